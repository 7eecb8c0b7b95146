// The keywords of both schema dialects, by name.

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

  /// Whether the keyword says something about a schema without restricting what it admits.
  public var isAnnotation: Bool {
    switch self {
    case .comment, .title, .description, .default, .deprecated, .examples, .example, .externalDocs,
      .xml, .defs, .definitions, .schema, .id, .anchor, .dynamicAnchor, .vocabulary:
      true
    default: false
    }
  }
}
