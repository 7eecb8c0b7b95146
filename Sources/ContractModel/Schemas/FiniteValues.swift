// Schemas -> those that no finite value can satisfy, because each value would have to contain another
// one of the same schema: by a required property, or by an item of a list that must not be empty.

import OpenAPIDocument

/// Looks for schemas without a finite value.
public struct FiniteValues {
  /// A part that every value of a schema must have.
  private struct Need {
    let schema: Schema
    let phrase: String
  }

  private let schemas: NormalisedSchemas
  /// The schemas that have a finite value, as far as is known; grows until nothing changes.
  private var finite: Set<ObjectIdentifier> = []

  private init(_ schemas: NormalisedSchemas) { self.schemas = schemas }

  /// Reports every schema that must contain itself.
  public static func check(_ document: Document, _ schemas: NormalisedSchemas) -> Diagnostics {
    var search = FiniteValues(schemas)
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
    schema.booleanValue != nil || finite.contains(ObjectIdentifier(schema))
      || finite.contains(ObjectIdentifier(schema.resolved))
  }

  private func isFinite(_ schema: Schema) -> Bool {
    if schema.booleanValue != nil { return true }
    let merged = schemas.merged(schema)
    let hasAlternative = (merged.oneOf + merged.anyOf).allSatisfy { group in
      group.contains { isKnown($0.schema) }
    }
    return hasAlternative && need(of: schema) == nil
  }

  /// A part that every value must have and that is not known to be finite.
  private func need(of schema: Schema) -> Need? {
    let merged = schemas.merged(schema)
    let types = merged.types ?? []
    // A value of another type has no parts.
    if !types.subtracting([.object, .array]).isEmpty { return nil }
    if !types.contains(.array), let need = neededMember(of: merged) { return need }
    if !types.contains(.object), merged.arrays.minimum != nil,
      let items = merged.items.first(where: { !isKnown($0) })
    {
      return Need(schema: items, phrase: "its items, of which there is at least one")
    }
    return nil
  }

  private func neededMember(of merged: MergedSchema) -> Need? {
    let required = Set(merged.required)
    for member in merged.properties where required.contains(member.name) {
      guard let unknown = member.schemas.first(where: { !isKnown($0) }),
        schemas.onlyMessage(member.schemas) == nil
      else { continue }
      return Need(schema: unknown, phrase: "the required property '\(member.name)'")
    }
    return nil
  }

  /// Whether what a schema needs leads to another one.
  private func reaches(_ goal: Schema, from start: Schema) -> Bool {
    var waiting = [start]
    var seen: Set<ObjectIdentifier> = []
    while let next = waiting.popLast() {
      guard !isKnown(next), seen.insert(ObjectIdentifier(next.resolved)).inserted else { continue }
      let merged = schemas.merged(next)
      if next.resolved === goal.resolved || merged.sources.contains(where: { $0 === goal }) {
        return true
      }
      waiting += (merged.oneOf + merged.anyOf).flatMap { $0.map(\.schema) }
      if let need = need(of: next) { waiting.append(need.schema) }
    }
    return false
  }
}
