// Schemas -> those that no finite value can satisfy, because each value would have to contain another
// one of the same schema. What every value must contain is decided in `NeededParts`.

import OpenAPIDocument

/// Looks for schemas without a finite value.
///
/// Only what surely has none is found: a schema counts as finite until it is proven that each of its
/// values has a part of a schema that is not.
public struct FiniteValues {
  private let schemas: NormalisedSchemas
  private let parts: NeededParts
  /// The schemas that have a finite value, as far as is known; grows until nothing changes.
  private var finite: Set<ObjectIdentifier> = []

  private init(_ schemas: NormalisedSchemas, in message: Message?) {
    self.schemas = schemas
    parts = NeededParts(schemas, in: message)
  }

  /// Reports every schema that must contain itself: at all, or in a message that it is used in.
  public static func check(_ document: Document, _ schemas: NormalisedSchemas) -> Diagnostics {
    var diagnostics = Diagnostics()
    var search = FiniteValues(schemas, in: nil)
    search.reportRemaining(of: document.schemas, "", &diagnostics)
    guard document.schemas.contains(where: { $0.isReadOnly || $0.isWriteOnly }) else {
      return diagnostics
    }
    let directions = Directions(document, schemas)
    // What a member of one message adds changes nothing about schemas that do not lead to it.
    let dependent = document.schemas.filter {
      search.isKnown($0) && directions.dependsOnMessage($0)
    }
    search.finite.subtract(dependent.map(ObjectIdentifier.init))
    for message in Message.allCases {
      var directed = FiniteValues(schemas, in: message)
      directed.finite = search.finite
      let reached = dependent.filter { directions.isUsed($0, in: message) }
      directed.reportRemaining(of: reached, " in a \(message)", &diagnostics)
    }
    return diagnostics
  }

  /// Reports those of the schemas that turn out to have no finite value.
  private mutating func reportRemaining(
    of schemas: [Schema], _ place: String, _ diagnostics: inout Diagnostics
  ) {
    var remaining = schemas
    var count = -1
    while count != remaining.count {
      count = remaining.count
      remaining.removeAll { settle($0) }
    }
    for schema in remaining {
      guard let need = need(of: schema), !need.isAlternative,
        reaches(schema, from: need.schema)
      else { continue }
      diagnostics.add(
        Diagnostic(
          .noFiniteValue,
          "no finite value satisfies the schema\(place): it must contain itself through "
            + need.phrase, at: schema.node.location,
          notes: [.init("the schema of the part is here", at: need.schema.node.location)]))
    }
  }

  /// Notes a schema that has a finite value; says whether it has.
  private mutating func settle(_ schema: Schema) -> Bool {
    guard schema.booleanValue != nil || need(of: schema) == nil else { return false }
    finite.insert(ObjectIdentifier(schema))
    return true
  }

  private func isKnown(_ schema: Schema) -> Bool {
    schema.booleanValue != nil || finite.contains(ObjectIdentifier(schema))
      || finite.contains(ObjectIdentifier(schema.resolved))
  }

  /// A part that every value must have and that is not known to be finite.
  private func need(of schema: Schema) -> NeededParts.Need? {
    parts.need(of: schema, isKnown: isKnown)
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
