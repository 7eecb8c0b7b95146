// The keywords of both schema dialects, by name: the table in Reading/KeywordTable.swift says of each
// what its value is, since when it exists and what becomes of it.

/// A keyword that OpenAPI 3.0's dialect, JSON Schema 2020-12 or OpenAPI's vocabulary knows.
public enum Keyword: String, CaseIterable, Sendable {
  // Core.
  case schema = "$schema"
  case vocabulary = "$vocabulary"
  case id = "$id"
  case anchor = "$anchor"
  case dynamicAnchor = "$dynamicAnchor"
  case ref = "$ref"
  case dynamicRef = "$dynamicRef"
  case defs = "$defs"
  case comment = "$comment"
  // Applicators.
  case allOf, anyOf, oneOf, not, `if`, then, `else`, dependentSchemas, prefixItems, items, contains
  case properties, patternProperties, additionalProperties, propertyNames
  case unevaluatedItems, unevaluatedProperties
  // Assertions.
  case type, `enum`, const, multipleOf, maximum, exclusiveMaximum, minimum, exclusiveMinimum
  case maxLength, minLength, pattern, maxItems, minItems, uniqueItems, maxContains, minContains
  case maxProperties, minProperties, required, dependentRequired, format, nullable
  // Content.
  case contentEncoding, contentMediaType, contentSchema
  // Annotations.
  case title, description, `default`, deprecated, readOnly, writeOnly, examples
  // OpenAPI.
  case discriminator, xml, externalDocs, example
  // Earlier drafts, understood by name only.
  case definitions, dependencies, additionalItems
  case recursiveAnchor = "$recursiveAnchor"
  case recursiveRef = "$recursiveRef"

  /// What a keyword does to the values of a schema.
  public enum Role: Sendable {
    /// It restricts them, or applies schemas that do.
    case restricts
    /// It says something about the schema, whatever the value.
    case annotates
  }

  /// Whether the keyword says something about a schema without restricting what it admits.
  public var isAnnotation: Bool { row.role == .annotates }
  /// What becomes of it.
  public var enforcement: Enforcement { row.enforcement }
}
