// The JSON types that a schema or a value has, as a set that conjunctions intersect and alternatives
// unite.

import OpenAPIDocument

/// The set of JSON types that a schema allows.
public struct JSONTypes: OptionSet, Sendable, Hashable {
  /// One bit a type.
  public let rawValue: Int
  /// Makes a set from its bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// `null`.
  public static let null = JSONTypes(rawValue: 1)
  /// `true` and `false`.
  public static let boolean = JSONTypes(rawValue: 2)
  /// Whole numbers.
  public static let integer = JSONTypes(rawValue: 4)
  /// Every number, whole ones too.
  public static let number = JSONTypes(rawValue: 8 | 4)
  /// Text.
  public static let string = JSONTypes(rawValue: 16)
  /// Arrays.
  public static let array = JSONTypes(rawValue: 32)
  /// Objects.
  public static let object = JSONTypes(rawValue: 64)
  /// Every type: what a schema allows that names none.
  public static let all = JSONTypes(rawValue: 127)

  /// The types of a schema; `number` contains the whole numbers.
  public init(_ types: SchemaTypes) {
    self = []
    if types.contains(.null) { insert(.null) }
    if types.contains(.boolean) { insert(.boolean) }
    if types.contains(.integer) { insert(.integer) }
    if types.contains(.number) { insert(.number) }
    if types.contains(.string) { insert(.string) }
    if types.contains(.array) { insert(.array) }
    if types.contains(.object) { insert(.object) }
  }

  /// The name of the type in a schema; `nil` for a set of several.
  public var word: String? {
    switch self {
    case .null: "null"
    case .boolean: "boolean"
    case .integer: "integer"
    case .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    case _: nil
    }
  }
}

extension Node {
  /// The JSON type of a value of the contract.
  public var jsonTypes: JSONTypes {
    switch kind {
    case .null: .null
    case .boolean: .boolean
    case .integer: .integer
    case .number: .number
    case .string: .string
    case .sequence: .array
    case .mapping: .object
    }
  }
}
