// The keywords of one schema -> rules, narrowed by those of others that apply to the same value.

import ContractModel
import OpenAPIDocument

extension JSONTypes {
  /// The types of a schema; `number` contains the whole numbers.
  init(_ types: SchemaTypes) {
    self = []
    if types.contains(.null) { insert(.null) }
    if types.contains(.boolean) { insert(.boolean) }
    if types.contains(.integer) { insert(.integer) }
    if types.contains(.number) { insert(.number) }
    if types.contains(.string) { insert(.string) }
    if types.contains(.array) { insert(.array) }
    if types.contains(.object) { insert(.object) }
  }
}

extension NumberRules {
  /// Whether the rules of a schema and those that are here make rules that say the same as both.
  func canAdd(_ schema: Schema) -> Bool {
    guard let known = multipleOf, let other = schema[.multipleOf]?.decimal else { return true }
    return Decimal(known) == other
  }

  /// Adds the bounds of a schema, keeping the narrower of two.
  mutating func add(_ schema: Schema) {
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

extension StringRules {
  /// Adds the lengths of a schema.
  mutating func add(_ schema: Schema) {
    if let minimum = schema[.minLength]?.size, minimum > 0 {
      minLength = max(minLength ?? 0, minimum)
    }
    if let maximum = schema[.maxLength]?.size { maxLength = min(maxLength ?? .max, maximum) }
  }
}

extension ArrayRules {
  /// Adds the counts of a schema.
  mutating func add(_ schema: Schema) {
    if let minimum = schema[.minItems]?.size, minimum > 0 {
      minItems = max(minItems ?? 0, minimum)
    }
    if let maximum = schema[.maxItems]?.size { maxItems = min(maxItems ?? .max, maximum) }
    if schema[.uniqueItems]?.bool == true { isUnique = true }
  }
}
