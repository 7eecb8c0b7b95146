// A use of a type: which Swift type, which codec, which constraints.

import ContractModel
import OpenAPIDocument

/// A value of the contract: its Swift type and how it is read, written and validated.
struct Value: Sendable, Hashable {
  var codec: Codec
  /// Whether `null` is a value; the Swift type is then optional.
  var isNullable: Bool

  init(_ codec: Codec, isNullable: Bool = false) {
    self.codec = codec
    self.isNullable = isNullable
  }

  /// The Swift type, optional where the value is nullable.
  var swiftType: SwiftType { isNullable ? .optional(codec.swiftType) : codec.swiftType }
}

/// How one JSON value, other than an allowed `null`, becomes a Swift value and back.
indirect enum Codec: Sendable, Hashable {
  case boolean
  case integer(IntegerRules)
  case number(NumberRules)
  case string(StringRules)
  /// Base64 text, by the keyword that says so: `format: byte` or `contentEncoding: base64`.
  case bytes(Keyword)
  case dateTime
  case date
  case uuid
  /// Any JSON value, `JSONValue`.
  case any
  /// Only `null`.
  case null
  /// An emitted type with its own `read` and `write`.
  case declared(TypePath)
  /// A function of `Contract.codecs`.
  case function(CodecID, swiftType: SwiftType)

  /// The Swift type without regard to `null`.
  var swiftType: SwiftType {
    switch self {
    case .boolean: .library(.bool)
    case .integer(let rules): .library(rules.bits == 32 ? .int32 : .int64)
    case .number(let rules): .library(rules.isSingle ? .float : .double)
    case .string: .library(.string)
    case .bytes: .array(.library(.uint8))
    case .dateTime: .library(.dateTime)
    case .date: .library(.calendarDate)
    case .uuid: .library(.uuid)
    case .any: .library(.jsonValue)
    case .null: .library(.jsonNull)
    case .declared(let path): .declared(path)
    case .function(_, let swiftType): swiftType
    }
  }
}

extension Codec {
  /// Whether it asserts more than a type, so that it belongs to one place of the contract.
  var hasRules: Bool {
    switch self {
    case .integer(let rules):
      rules.minimum != nil || rules.maximum != nil || rules.multipleOf != nil
    case .number(let rules): !rules.isEmpty
    case .string(let rules): !rules.isEmpty
    case .boolean, .bytes, .dateTime, .date, .uuid, .any, .null, .declared, .function: false
    }
  }
}

/// Constraints of a whole number.
struct IntegerRules: Sendable, Hashable {
  var bits = 64
  /// Whether it must be written without fraction and exponent, as OpenAPI 3.0 defines `integer`.
  var isLiteral = false
  /// Inclusive bounds, exclusive ones already moved by one.
  var minimum: Int64?
  var maximum: Int64?
  var multipleOf: Int64?
  /// The keyword that each bound stands for in a violation.
  var minimumKeyword = "minimum"
  var maximumKeyword = "maximum"
  init() {}
}

/// Constraints of a number; decimals are kept as their text, for exact comparison.
struct NumberRules: Sendable, Hashable {
  var isSingle = false
  var minimum: String?
  var exclusiveMinimum: String?
  var maximum: String?
  var exclusiveMaximum: String?
  var multipleOf: String?
  init() {}
  init(_ bounds: NumberBounds) {
    minimum = bounds.minimum
    exclusiveMinimum = bounds.exclusiveMinimum
    maximum = bounds.maximum
    exclusiveMaximum = bounds.exclusiveMaximum
    multipleOf = bounds.multipleOf
  }
  var isEmpty: Bool {
    minimum == nil && exclusiveMinimum == nil && maximum == nil && exclusiveMaximum == nil
      && multipleOf == nil
  }
}

/// Constraints of a text.
struct StringRules: Sendable, Hashable {
  var minLength: Int?
  var maxLength: Int?
  /// Patterns, all of which must match.
  var patterns: [PatternID] = []
  /// The kind of text, and the keyword that asks for it.
  var format: TextFormat?
  init() {}
  init(_ bounds: LengthBounds) {
    minLength = bounds.minimum
    maxLength = bounds.maximum
  }

  /// A format and the keyword that asks for it: `format`, or `contentEncoding`.
  struct TextFormat: Sendable, Hashable {
    var format: Format
    var keyword: Keyword
  }
  var isEmpty: Bool {
    minLength == nil && maxLength == nil && patterns.isEmpty && format == nil
  }
}

/// Constraints of an array.
struct ArrayRules: Sendable, Hashable {
  var minItems: Int?
  var maxItems: Int?
  var isUnique = false
  init() {}
  init(_ bounds: ItemBounds) {
    minItems = bounds.minimum
    maxItems = bounds.maximum
    isUnique = bounds.isUnique
  }
}

/// A codec function by what it is called: nothing else of a contract is.
struct CodecID: Sendable, Hashable {
  /// The name without its prefixes, such as `TaskArray`.
  let stem: String
  var read: String { "read" + stem }
  var write: String { "write" + stem }
}

/// A function that reads and writes a container or a checked value.
struct CodecFunction: Sendable {
  var id: CodecID
  var swiftType: SwiftType
  var line: ContractLine
  var body: Body
  var json = JSONUse()

  /// What it does.
  enum Body: Sendable, Hashable {
    case array(item: Value, rules: ArrayRules)
    case map(item: Value, minProperties: Int?, maxProperties: Int?)
    /// First the check function over the whole value, then the codec.
    case checked(Codec, check: MessageCheck)
  }
}
