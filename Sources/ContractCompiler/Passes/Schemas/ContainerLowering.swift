// Arrays, and objects without members that are known -> arrays and maps, each read by a function.

import ContractModel
import OpenAPIDocument

/// The lowering pass for arrays and maps.
enum ContainerLowering {
  /// The value of a schema of type `array`.
  static func array(
    _ use: SchemaUse, at place: DeclarationPlace, _ lowered: inout LoweredSchemas
  ) -> Value {
    var item = Value(.any)
    let isTuple = use.merged.sources.contains { $0[.prefixItems] != nil }
    if !use.merged.items.isEmpty, !isTuple {
      item = ValueLowering.value(
        of: use.merged.items, at: place.part(place.name + " item"), &lowered)
    }
    guard item.swiftType.arrayDepth < SwiftType.arrayDepthLimit else {
      return Value(lowered.checked(.any, use))
    }
    var rules = ArrayRules(use.merged.arrays)
    rules.isUnique = false
    return Value(lowered.array(of: item, rules, for: use))
  }

  /// An object without known members: a map.
  static func map(
    _ use: SchemaUse, at place: DeclarationPlace, _ lowered: inout LoweredSchemas
  ) -> Value {
    let merged = use.merged
    let saysNothing = merged.additional.isEmpty && !merged.hasPatternProperties
    if saysNothing, !merged.closed.isEmpty {
      // No member is allowed, which the check says.
      let codec = lowered.map(
        of: Value(.any), minProperties: nil, maxProperties: nil, for: use)
      return Value(lowered.checked(codec, use))
    }
    let item =
      saysNothing
      ? Value(.any) : otherMember(of: merged, at: place.part(place.name + " value"), &lowered)
    let codec = lowered.map(
      of: item, minProperties: merged.minProperties, maxProperties: merged.maxProperties, for: use)
    guard !merged.required.isEmpty, !merged.needsCheck else { return Value(codec) }
    return Value(lowered.checked(codec, use))
  }

  /// The value of a member without a property. Those whose names match a pattern are among them: a
  /// check asserts which is which, so their value is any JSON unless all have the same schema.
  static func otherMember(
    of merged: MergedSchema, at place: DeclarationPlace, _ lowered: inout LoweredSchemas
  ) -> Value {
    guard merged.hasPatternProperties else {
      return ValueLowering.value(of: merged.additional, at: place, &lowered)
    }
    let patterns = merged.sources.flatMap(\.patternProperties)
    guard patterns.count == 1, merged.additional.isEmpty, !merged.closed.isEmpty else {
      return Value(.any)
    }
    return ValueLowering.value(of: patterns[0].value, at: place, &lowered)
  }
}
