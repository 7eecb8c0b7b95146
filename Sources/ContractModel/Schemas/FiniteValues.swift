// Schemas -> those that no finite value can satisfy, because each value would have to contain another
// one of the same schema: by a required property, or by an item of a list that must not be empty.

import OpenAPIDocument

/// Looks for schemas without a finite value.
public struct FiniteValues {
  /// The schemas that have a finite value, as far as is known; grows until nothing changes.
  private var finite: Set<ObjectIdentifier> = []

  /// Reports every schema that must contain itself.
  public static func check(_ document: Document) -> Diagnostics {
    var search = FiniteValues()
    var remaining = document.schemas
    var count = -1
    while count != remaining.count {
      count = remaining.count
      remaining.removeAll { search.settle($0) }
    }
    var diagnostics = Diagnostics()
    for schema in remaining {
      guard let need = search.need(of: schema), search.reaches(schema, from: need.schema) else {
        continue
      }
      diagnostics.add(
        Diagnostic(
          .noFiniteValue,
          "no finite value satisfies the schema: it must contain itself through "
            + need.phrase, at: schema.node.location,
          notes: [.init("the schema of the part is here", at: need.schema.node.location)]))
    }
    return diagnostics
  }

  /// Notes a schema that has a finite value; says whether it has.
  private mutating func settle(_ schema: Schema) -> Bool {
    guard isFinite(schema) else { return false }
    finite.insert(ObjectIdentifier(schema))
    return true
  }

  private func isKnown(_ schema: Schema) -> Bool {
    finite.contains(ObjectIdentifier(schema)) || schema.booleanValue != nil
  }

  private func isFinite(_ schema: Schema) -> Bool {
    if schema.booleanValue != nil { return true }
    let applied = [schema.reference?.target, schema.dynamicReference?.target].compactMap(\.self)
    guard (applied + schema.subschemas(of: .allOf).map(\.schema)).allSatisfy(isKnown) else {
      return false
    }
    for keyword in [Keyword.anyOf, .oneOf] {
      let alternatives = schema.subschemas(of: keyword)
      if !alternatives.isEmpty, !alternatives.contains(where: { isKnown($0.schema) }) {
        return false
      }
    }
    return need(of: schema) == nil
  }

  /// A part that every value must have and that is not known to be finite.
  private func need(of schema: Schema) -> (schema: Schema, phrase: String)? {
    let types = schema.types ?? []
    // A value of another type has no parts.
    if !types.subtracting([.object, .array]).isEmpty { return nil }
    if !types.contains(.array) {
      let required = Set(schema.required.map { Name($0.text) })
      for property in schema.properties where required.contains(property.name) {
        let isOneWay = property.value.resolved.isReadOnly || property.value.resolved.isWriteOnly
        if !isOneWay, !isKnown(property.value) {
          return (property.value, "the required property '\(property.name)'")
        }
      }
    }
    if !types.contains(.object), let minimum = schema[.minItems]?.size, minimum > 0,
      let items = schema.subschema(of: .items), !isKnown(items)
    {
      return (items, "its items, of which there is at least one")
    }
    return nil
  }

  /// Whether what a schema needs leads to another one.
  private func reaches(_ goal: Schema, from start: Schema) -> Bool {
    var waiting = [start]
    var seen: Set<ObjectIdentifier> = []
    while let next = waiting.popLast() {
      if next === goal { return true }
      guard !isKnown(next), seen.insert(ObjectIdentifier(next)).inserted else { continue }
      if let target = next.reference?.target { waiting.append(target) }
      if let target = next.dynamicReference?.target { waiting.append(target) }
      for keyword in [Keyword.allOf, .anyOf, .oneOf] {
        waiting += next.subschemas(of: keyword).map(\.schema)
      }
      if let need = need(of: next) { waiting.append(need.schema) }
    }
    return false
  }
}
