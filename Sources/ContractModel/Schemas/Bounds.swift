// The keywords of one schema that bound numbers, lengths and counts -> bounds, narrowed by those of
// others that apply to the same value.

import OpenAPIDocument

/// The bounds of numbers, as the decimals that the contract writes, for exact comparison.
public struct NumberBounds: Sendable, Hashable {
  /// `minimum`, in JSON's grammar; 3.0's `exclusiveMinimum: true` makes it exclusive.
  public private(set) var minimum: String?
  /// `exclusiveMinimum`.
  public private(set) var exclusiveMinimum: String?
  /// `maximum`.
  public private(set) var maximum: String?
  /// `exclusiveMaximum`.
  public private(set) var exclusiveMaximum: String?
  /// `multipleOf`.
  public private(set) var multipleOf: String?

  /// Bounds that bound nothing.
  public init() {}

  /// Whether nothing is bounded.
  public var isEmpty: Bool { self == NumberBounds() }

  /// Whether the bounds of a schema and these make bounds that say the same as both.
  func canAdd(_ schema: Schema) -> Bool {
    guard let known = multipleOf, let other = schema[.multipleOf]?.decimal else { return true }
    return Decimal(known) == other
  }

  /// Adds the bounds of a schema, keeping the narrower of two.
  public mutating func add(_ schema: Schema) {
    minimum = narrower(minimum, schema.inclusiveMinimum?.jsonNumber, isLower: true)
    maximum = narrower(maximum, schema.inclusiveMaximum?.jsonNumber, isLower: false)
    exclusiveMinimum = narrower(
      exclusiveMinimum, schema.exclusiveMinimum?.jsonNumber, isLower: true)
    exclusiveMaximum = narrower(
      exclusiveMaximum, schema.exclusiveMaximum?.jsonNumber, isLower: false)
    multipleOf = multipleOf ?? schema[.multipleOf]?.jsonNumber
  }

  private func narrower(_ left: String?, _ right: String?, isLower: Bool) -> String? {
    guard let left, let right, let first = Decimal(left), let second = Decimal(right) else {
      return left ?? right
    }
    return (first > second) == isLower ? left : right
  }
}

/// The bounds of a text's length, in Unicode scalars.
public struct LengthBounds: Sendable, Hashable {
  /// `minLength`, where it is more than 0.
  public private(set) var minimum: Int?
  /// `maxLength`.
  public private(set) var maximum: Int?

  /// Bounds that bound nothing.
  public init() {}

  /// Whether nothing is bounded.
  public var isEmpty: Bool { self == LengthBounds() }

  /// Adds the lengths of a schema, keeping the narrower of two.
  public mutating func add(_ schema: Schema) {
    if let own = schema[.minLength]?.size, own > 0 { minimum = max(minimum ?? 0, own) }
    if let own = schema[.maxLength]?.size { maximum = min(maximum ?? .max, own) }
  }
}

/// The bounds of an array's items.
public struct ItemBounds: Sendable, Hashable {
  /// `minItems`, where it is more than 0.
  public private(set) var minimum: Int?
  /// `maxItems`.
  public private(set) var maximum: Int?
  /// `uniqueItems`.
  public private(set) var isUnique = false

  /// Bounds that bound nothing.
  public init() {}

  /// Whether nothing is bounded.
  public var isEmpty: Bool { self == ItemBounds() }

  /// Adds the counts of a schema, keeping the narrower of two.
  public mutating func add(_ schema: Schema) {
    if let own = schema[.minItems]?.size, own > 0 { minimum = max(minimum ?? 0, own) }
    if let own = schema[.maxItems]?.size { maximum = min(maximum ?? .max, own) }
    if schema[.uniqueItems]?.bool == true { isUnique = true }
  }
}
