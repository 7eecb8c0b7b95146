// The keywords of one schema -> rules, narrowed by those of others that apply to the same value.

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
    let pairs = [
      (minimum, schema.inclusiveMinimum), (maximum, schema.inclusiveMaximum),
      (exclusiveMinimum, schema.exclusiveMinimum), (exclusiveMaximum, schema.exclusiveMaximum),
    ]
    // Bounds that differ by less than a binary floating-point number can tell.
    let areTold = pairs.allSatisfy { known, node in
      guard let known, let text = node?.jsonNumber, known != text else { return true }
      return Double(known) != Double(text)
    }
    guard areTold, let known = multipleOf, let text = schema[.multipleOf]?.jsonNumber else {
      return areTold
    }
    return known == text
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
    guard let left, let right, let first = Double(left), let second = Double(right) else {
      return left ?? right
    }
    return (first > second) == isLower ? left : right
  }
}

extension StringRules {
  /// Adds the lengths of a schema.
  mutating func add(_ schema: Schema) {
    if let minimum = schema[.minLength]?.integer, minimum > 0 {
      minLength = max(minLength ?? 0, minimum)
    }
    if let maximum = schema[.maxLength]?.integer { maxLength = min(maxLength ?? .max, maximum) }
  }
}

extension ArrayRules {
  /// Adds the counts of a schema.
  mutating func add(_ schema: Schema) {
    if let minimum = schema[.minItems]?.integer, minimum > 0 {
      minItems = max(minItems ?? 0, minimum)
    }
    if let maximum = schema[.maxItems]?.integer { maxItems = min(maxItems ?? .max, maximum) }
    if schema[.uniqueItems]?.bool == true { isUnique = true }
  }
}
