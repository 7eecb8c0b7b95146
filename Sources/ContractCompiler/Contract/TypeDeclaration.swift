// What the emitted types are: structures, enumerations and unions, each with its codec decided.

import ContractModel
import OpenAPIDocument

/// A Swift type that is emitted, and how JSON becomes it.
struct TypeDeclaration: Sendable {
  /// The last part of the name, such as `Status`.
  var name: String
  var path: TypePath
  /// Text for the doc comment, one element a line.
  var documentation: [String]
  var line: ContractLine
  var kind: Kind
  /// Types that are declared inside this one.
  var nested: [TypeDeclaration]
  var isDeprecated: Bool
  var json = JSONUse()
  /// Whether a function writes its JSON from one parameter a member, without a value of it.
  var isWrittenByMembers = false

  /// What its body sees, where it stands in `outer`.
  func scope(in outer: LookupScope) -> LookupScope { outer.declaring(nested.map(\.name)) }

  /// What the body of an extension of it sees.
  var extensionScope: LookupScope { scope(in: .module) }

  /// What sort of type it is.
  enum Kind: Sendable {
    case structure(Structure)
    case enumeration(Enumeration)
    case union(Union)
    /// A name space for the inline types of an operation or a response, without values.
    case nameSpace
  }
}

/// A JSON object with known members.
struct Structure: Sendable {
  var properties: [Property]
  /// What happens to members without a property.
  var additional: Additional
  var minProperties: Int?
  var maxProperties: Int?
  var reading: ObjectReading

  /// What happens to members without a property.
  enum Additional: Sendable {
    /// They are read past, as clients may be newer than the contract.
    case ignored
    /// They are violations (`additionalProperties: false`).
    case refused
    /// They are kept in a property of this name.
    case kept(swiftName: String, value: Value)
  }
}

/// How an object is read: what holds its parts until the structure can be made of them.
struct ObjectReading: Sendable {
  /// The variable that tells which declared members were there.
  var members: String
  /// The function inside `read(from:)` that reads one member, where there are many.
  ///
  /// Whatever throws releases all variables of the body that it stands in: the code of a body that
  /// reads all members itself grows with the square of them.
  var memberFunction: String?

  /// The most members that are read in the body itself.
  static let memberLimit = 16
}

/// One member of an object.
struct Property: Sendable {
  /// The member's name in JSON.
  var name: Name
  var swiftName: String
  /// The variable that holds its value while the object is read.
  var local: String
  var value: Value
  var presence: Presence
  /// The only message in which the member must be there, where its Swift type cannot say so.
  var requiredIn: Message?
  /// Whether the value is stored behind an indirection, because its type contains this one or is large.
  var isBoxed = false
  /// What a client sends is validated and dropped (`readOnly` in a request).
  var isDroppedWhenRead = false
  /// Swift source of the default value.
  var defaultValue: String?
  var documentation: [String]
  var line: ContractLine
  var isDeprecated: Bool

  /// Whether the member may be absent, and how the Swift type tells.
  enum Presence: Sendable, Hashable {
    /// Always there; `T`, or `T?` where `null` is allowed.
    case required
    /// `T?`, where `nil` is absent and `null` is a violation.
    case optional
    /// `Field<T>`: absent, null or a value.
    case optionalNullable
    /// `T`; an absent member has the default value.
    case defaulted
  }
}

/// A closed set of values.
struct Enumeration: Sendable {
  var raw: Raw
  var cases: [Case]
  var form: Form
  /// The keyword that lists the values: `enum` or `const`.
  var keyword: Keyword
  /// The rules beside the list of whole numbers.
  var rules = IntegerRules()

  /// The type of the values in JSON.
  enum Raw: Sendable { case string, integer }

  /// What it is in Swift.
  enum Form: Sendable {
    /// An `enum` with a case for each value.
    case cases
    /// A structure with a static member for each value, and this one with the list of them.
    ///
    /// The Swift compiler's time and memory grow with the square of the cases of an `enum`.
    case list(member: String)
  }

  /// The most values that become cases.
  static let caseLimit = 256

  /// One value.
  struct Case: Sendable {
    var swiftName: String
    var string: String
    var integer: Int64
    /// Whether Swift takes the value from the name.
    var isNamedAfterValue: Bool
  }
}

/// One of several types.
struct Union: Sendable {
  var variants: [Variant]
  var selection: Selection

  /// One alternative.
  struct Variant: Sendable {
    var swiftName: String
    var value: Value
    var isIndirect = false
    /// The values of the discriminator that select it.
    var discriminatorValues: [Name] = []
    /// The JSON types that it accepts, where it is known; none means any.
    var jsonTypes: JSONTypes
  }

  /// How the alternative is found.
  enum Selection: Sendable {
    /// By the value of a member; where it is absent, `fallback` is the variant (OpenAPI 3.2).
    case discriminator(member: Name, fallback: Int?)
    /// Exactly one must accept the value.
    case exactlyOne
    /// By the JSON type of the value, as no two variants have one in common.
    case jsonType
    /// The first that accepts the value.
    case firstMatch
  }
}
