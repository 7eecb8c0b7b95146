// Document -> diagnostics: every construct that the generated code would not enforce is an error at
// its line, so that nothing is skipped in silence.

import ContractModel
import OpenAPIDocument

/// The support check, the first pass of the compiler.
struct SupportCheck {
  private var diagnostics = Diagnostics()
  private let dynamicReferences: DynamicReferences

  private init(_ document: Document) { dynamicReferences = DynamicReferences(document) }

  /// Reports whatever the compiler does not enforce.
  static func run(_ document: Document) -> Diagnostics {
    var check = SupportCheck(document)
    for schema in document.schemas { check.visit(schema) }
    for field in document.refusedFields { check.visit(field) }
    check.visitDialect(of: document)
    return check.diagnostics
  }

  // MARK: - Schemas

  private mutating func visit(_ schema: Schema) {
    for keyword in schema.keywords {
      if let name = keyword.name { visit(name, keyword, in: schema) }
    }
    if let problem = PatternKeyword.messageProblem(in: schema) { diagnostics.add(problem) }
  }

  private mutating func visit(_ name: Keyword, _ keyword: SchemaKeyword, in schema: Schema) {
    // The table says what is refused everywhere; here is what depends on the value.
    if case .refused(let reason) = name.enforcement { return refuse(keyword, reason) }
    if name == .dynamicRef, !dynamicReferences.isStatic(schema) {
      refuse(keyword, "depends on where the schema is used; name the schema with '$ref'")
    }
    if name == .schema, SchemaDialect(keyword.value.text) == nil {
      refuse(keyword, "names a dialect that is neither JSON Schema 2020-12 nor OpenAPI's")
    }
    if name == .multipleOf, let divisor = keyword.value.decimal, divisor.digitCount > 18 {
      refuse(keyword, "is supported with at most 18 digits")
    }
    if name == .format, Format(keyword.value) == nil {
      diagnostics.add(
        Diagnostic(
          .unknownFormat, "the format '\(keyword.value.text)' is unknown and restricts nothing",
          at: keyword.value.location))
    }
    if name == .contentEncoding, !schema.isLiteral,
      keyword.value.string.map({ Format(encoding: Name($0)) == nil }) ?? false
    {
      diagnostics.add(
        Diagnostic(
          .unknownFormat,
          "the encoding '\(keyword.value.text)' restricts nothing: 'base64' and 'base64url' are "
            + "checked", at: keyword.value.location))
    }
  }

  /// Refuses a dialect for all schemas that is not known (OpenAPI 3.1, section 4.8.24.5).
  private mutating func visitDialect(of document: Document) {
    guard let uri = document.node["jsonSchemaDialect"], uri.isString,
      SchemaDialect(uri.text) == nil
    else { return }
    diagnostics.add(
      Diagnostic(
        .unsupportedField,
        "'jsonSchemaDialect' names a dialect that is neither JSON Schema 2020-12 nor OpenAPI's",
        at: uri.location))
  }

  private mutating func refuse(_ keyword: SchemaKeyword, _ reason: String) {
    diagnostics.add(
      Diagnostic(
        .unsupportedKeyword, "'\(keyword.text)' \(reason)", at: keyword.key.location))
  }

  // MARK: - Fixed fields

  /// Refuses what the table of fixed fields refuses.
  private mutating func visit(_ field: RefusedField) {
    diagnostics.add(
      Diagnostic(
        .unsupportedField,
        "'\(field.key.text)' of \(field.object) is not supported: \(field.reason)",
        at: field.key.location))
  }
}
