// 3.0's `nullable: true` that does not admit null, which authors believe it does: it adds null to the
// `type` beside it and does nothing else (OpenAPI 3.0.3, proposal "Clarify Semantics of nullable").

import OpenAPIDocument

/// Looks for `nullable` without effect.
public enum NullableCheck {
  /// Warns of every `nullable: true` whose schema refuses null all the same.
  public static func check(_ document: Document) -> Diagnostics {
    var diagnostics = Diagnostics()
    for schema in document.schemas {
      guard schema.isOpenAPI30,
        let keyword = schema.keywords.first(where: { $0.name == .nullable }),
        keyword.value.bool == true, let reason = reason(schema)
      else { continue }
      diagnostics.add(
        Diagnostic(
          .ineffectiveNullable, "'nullable' does not admit null here: \(reason.text)",
          at: keyword.key.location,
          notes: reason.place.map { [.init("the schema says so here", at: $0.location)] } ?? []))
    }
    return diagnostics
  }

  private static func reason(_ schema: Schema) -> (text: String, place: Node?)? {
    guard schema[.type] != nil else { return reasonWithoutType(schema) }
    if let values = schema.enumeration, !values.contains(where: \.isNull) {
      return ("'enum' does not list it; add null to 'enum'", schema[.enum])
    }
    guard !NullAcceptance.accepts(schema) else { return nil }
    let keyword = [Keyword.allOf, .oneOf, .anyOf, .not].first { schema[$0] != nil }
    return (
      "'\(keyword?.rawValue ?? "not")' refuses it; \(remedy)", keyword.flatMap { schema[$0] }
    )
  }

  private static func reasonWithoutType(_ schema: Schema) -> (text: String, place: Node?)? {
    let combined = [Keyword.allOf, .oneOf, .anyOf].contains { schema[$0] != nil }
    if !combined, impliesType(schema) {
      return ("it counts only beside 'type'; write the type", nil)
    }
    return NullAcceptance.accepts(schema)
      ? nil : ("it counts only beside 'type' in the same schema; \(remedy)", nil)
  }

  /// Whether a schema says something that its author would say of one type only.
  private static func impliesType(_ schema: Schema) -> Bool {
    let others: [Keyword] = [.nullable, .readOnly, .writeOnly, .not]
    return schema.keywords.contains { keyword in
      keyword.name.map { !$0.isAnnotation && !others.contains($0) } ?? false
    }
  }

  private static let remedy = "list the schema and '{enum: [null]}' under 'oneOf'"
}
