// What text turns into before its schema reads it: parameters and forms are text without types, JSON
// codecs enforce schemas; a shape says which text becomes a number, an array or an object. It is made
// from all alternatives of a schema, and the same for queries, paths, headers, cookies and forms.

/// The JSON types that a scalar may become.
public struct ScalarTypes: OptionSet, Sendable {
  /// The bits of the set.
  public let rawValue: UInt8

  /// Makes a set from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The text as it is.
  public static let string = ScalarTypes(rawValue: 1)
  /// Text of an integer: digits with an optional `-`, without leading zeros, and where strings are not
  /// allowed any text of a number.
  public static let integer = ScalarTypes(rawValue: 2)
  /// Text of a JSON number.
  public static let number = ScalarTypes(rawValue: 4)
  /// `true` or `false`.
  public static let boolean = ScalarTypes(rawValue: 8)
  /// `null`, and the empty text; where strings are allowed, only if the schema refuses these.
  public static let null = ScalarTypes(rawValue: 16)
  /// As `null`, also where strings are allowed.
  static let nullText = ScalarTypes(rawValue: 32)
}

/// The structure of a schema's values, as far as their text needs it.
public indirect enum ParameterShape: Sendable {
  /// A single value.
  case scalar(ScalarTypes)
  /// A list of values.
  case array(ParameterShape)
  /// Named values; names that are not listed have the shape of the patterns that match them, else
  /// that of `additional`.
  case object([Property], patterns: [NamePattern] = [], additional: ParameterShape?)
  /// JSON text: `content` with a JSON media type (OpenAPI 3.1 section 4.8.12.2).
  case json
  /// Whatever is written: text, a list where it is repeated, an object where names stand in brackets.
  case any
  /// One of several, told apart by how a value is written.
  case oneOf([ParameterShape])

  /// A string.
  public static let string = ParameterShape.scalar(.string)
  /// An integer.
  public static let integer = ParameterShape.scalar(.integer)
  /// A number.
  public static let number = ParameterShape.scalar(.number)
  /// A boolean.
  public static let boolean = ParameterShape.scalar(.boolean)

  /// A named value of an object.
  public struct Property: Sendable {
    /// The property's name.
    public let name: StaticString
    /// The structure of its value.
    public let shape: ParameterShape

    /// Makes a property from its parts.
    public init(_ name: StaticString, _ shape: ParameterShape) {
      self.name = name
      self.shape = shape
    }
  }

  /// The values of all names that match a regular expression (`patternProperties`).
  public struct NamePattern: Sendable {
    /// The regular expression.
    public let rule: PatternRule
    /// The structure of the values.
    public let shape: ParameterShape

    /// Makes a pattern from its parts.
    public init(_ rule: PatternRule, _ shape: ParameterShape) {
      self.rule = rule
      self.shape = shape
    }
  }
}

// MARK: - What a shape may be

extension ParameterShape {
  /// The types of a scalar; `nil` where no scalar is allowed.
  var scalars: ScalarTypes? {
    switch self {
    case .scalar(let types): types
    case .any: .string
    case .oneOf(let shapes): shapes.lazy.compactMap(\.scalars).first
    case .array, .object, .json: nil
    }
  }

  /// The structure of an item; `nil` where no array is allowed.
  var items: ParameterShape? {
    switch self {
    case .array(let items): items
    case .any: .any
    case .oneOf(let shapes): shapes.lazy.compactMap(\.items).first
    case .scalar, .object, .json: nil
    }
  }

  /// Whether nothing is said about the value.
  var isAny: Bool { if case .any = self { true } else { false } }

  /// Whether an object is allowed, and its members are known by name, pattern or schema.
  var hasMembers: Bool {
    switch self {
    case .object: true
    case .oneOf(let shapes): shapes.contains(where: \.hasMembers)
    case .scalar, .array, .any, .json: false
    }
  }

  /// The structure of a member of an object; `nil` where it is to be left out.
  func member(_ name: String) -> ParameterShape? {
    switch self {
    case .object(let properties, let patterns, let additional):
      let property = properties.first { name.hasSameBytes(as: $0.name) }
      return property?.shape ?? patterns.first { $0.rule.pattern.matches(name) }?.shape
        ?? additional
    case .any: return .any
    case .oneOf(let shapes): return shapes.lazy.compactMap { $0.member(name) }.first
    case .scalar, .array, .json: return nil
    }
  }

  /// Whether a name is listed, so that nothing else can mean it.
  func lists(_ name: String) -> Bool {
    switch self {
    case .object(let properties, _, _):
      properties.contains { name.hasSameBytes(as: $0.name) }
    case .oneOf(let shapes): shapes.contains { $0.lists(name) }
    case .scalar, .array, .any, .json: false
    }
  }

  /// Whether an encoded delimiter can only be a delimiter, since the items hold no free text.
  var isWithoutFreeText: Bool {
    switch self {
    case .scalar(let types): !types.contains(.string)
    case .array, .object, .json, .any, .oneOf: false
    }
  }
}

// MARK: - Text that is both

extension ParameterShape {
  /// The shape that takes text for a string where it could be a number, boolean or `null` too; `nil`
  /// where nothing could be both. A value is read by it where the first reading breaks the schema:
  /// `5` of `oneOf: [{type: integer, minimum: 10}, {type: string}]` is a string.
  var textual: ParameterShape? { isAmbiguous ? asText : nil }

  private var isAmbiguous: Bool {
    switch self {
    case .scalar(let types): types.contains(.string) && types != .string
    case .array(let items): items.isAmbiguous
    case .object(let properties, let patterns, let additional):
      properties.contains { $0.shape.isAmbiguous } || patterns.contains { $0.shape.isAmbiguous }
        || additional?.isAmbiguous ?? false
    case .oneOf(let shapes): shapes.contains(where: \.isAmbiguous)
    case .json, .any: false
    }
  }

  private var asText: ParameterShape {
    switch self {
    case .scalar(let types) where !types.contains(.string): self
    case .scalar(let types): .scalar(types.contains(.null) ? [.string, .nullText] : .string)
    case .array(let items): .array(items.asText)
    case .object(let properties, let patterns, let additional):
      .object(
        properties.map { Property($0.name, $0.shape.asText) },
        patterns: patterns.map { NamePattern($0.rule, $0.shape.asText) },
        additional: additional?.asText)
    case .oneOf(let shapes): .oneOf(shapes.map(\.asText))
    case .json, .any: self
    }
  }
}
