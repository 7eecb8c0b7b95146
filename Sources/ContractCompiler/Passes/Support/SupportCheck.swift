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
    for path in document.paths { check.visit(path) }
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
    switch name {
    case .vocabulary: refuse(keyword, "is a keyword of meta-schemas")
    case .dynamicRef where !dynamicReferences.isStatic(schema):
      refuse(keyword, "depends on where the schema is used; name the schema with '$ref'")
    case .schema where SchemaDialect(keyword.value.text) == nil:
      refuse(keyword, "names a dialect that is neither JSON Schema 2020-12 nor OpenAPI's")
    case .multipleOf:
      if let divisor = keyword.value.decimal, divisor.digitCount > 18 {
        refuse(keyword, "is supported with at most 18 digits")
      }
    case .format: visitFormat(keyword, in: schema)
    default: break
    }
  }

  private mutating func visitFormat(_ keyword: SchemaKeyword, in schema: Schema) {
    let format = keyword.value.text
    let isKnown =
      SchemaLowering.stringFormats[format] != nil || SchemaLowering.integerFormats[format] != nil
      || Self.otherFormats.contains(format)
    guard !isKnown else { return }
    diagnostics.add(
      Diagnostic(
        .unknownFormat, "the format '\(format)' is unknown and restricts nothing",
        at: keyword.value.location))
  }

  /// Formats that say how a value is shown or typed, or that a type enforces.
  private static let otherFormats: Set<String> = [
    "int32", "int64", "float", "double", "binary", "password", "html", "commonmark", "markdown",
  ]

  private mutating func refuse(_ keyword: SchemaKeyword, _ reason: String) {
    diagnostics.add(
      Diagnostic(
        .unsupportedKeyword, "'\(keyword.text)' \(reason)", at: keyword.key.location))
  }

  // MARK: - Paths

  private mutating func visit(_ path: Entry<PathItem>) {
    for (byte, escape) in [(UInt8(ascii: "?"), "%3F"), (UInt8(ascii: "#"), "%23")]
    where path.name.utf8.contains(byte) {
      let mark = Character(Unicode.Scalar(byte))
      diagnostics.add(
        Diagnostic(
          .unsupportedPath,
          "'\(mark)' ends the path of a request: only requests that send it as '\(escape)' match; "
            + "declare query parameters instead", at: path.key.location))
    }
  }
}
