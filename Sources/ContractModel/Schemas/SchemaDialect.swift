// Which rules a schema is written by: OpenAPI's, or JSON Schema's own where it names them.

import OpenAPIDocument

/// A dialect of JSON Schema, as `$schema` and `jsonSchemaDialect` name it.
public enum SchemaDialect: Sendable {
  /// OpenAPI's: what every schema of a contract has that names none.
  case openAPI
  /// JSON Schema 2020-12 itself.
  case jsonSchema

  /// The dialect of a URI; `nil` for one that the compiler does not know.
  public init?(_ uri: String) {
    let name = uri.hasSuffix("#") ? String(uri.dropLast()) : uri
    if name == "https://json-schema.org/draft/2020-12/schema" {
      self = .jsonSchema
    } else if name.hasPrefix("https://spec.openapis.org/oas/3.") {
      self = .openAPI
    } else {
      return nil
    }
  }
}

extension Schema {
  /// Whether the schema's author named JSON Schema itself as its dialect (`$schema` of its resource or
  /// `jsonSchemaDialect` of the document).
  ///
  /// It is then taken at its word: `properties` without a `type` admits values of other types too, and
  /// `contentEncoding` is an annotation.
  public var isLiteral: Bool {
    guard !isOpenAPI30 else { return false }
    var current: Node? = node
    while let candidate = current {
      if let uri = candidate["$schema"], uri.isString {
        return SchemaDialect(uri.text) == .jsonSchema
      }
      current = candidate.parent
    }
    let uri = node.file.root["jsonSchemaDialect"]?.string
    return uri.flatMap(SchemaDialect.init) == .jsonSchema
  }
}
