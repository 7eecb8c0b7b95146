// What the value of each schema keyword must be, for both dialects, as data: OpenAPI 3.0.4,
// section 4.7.24, and JSON Schema 2020-12 with OpenAPI's vocabulary.

/// What the value of a keyword must be.
enum KeywordRule {
  case any
  case string
  case boolean
  case number
  case positiveNumber
  case nonNegativeInteger
  case list
  case uniqueStrings
  case strings
  case mapping
  /// One name of a type, or in 2020-12 a list of them.
  case type
  case schema
  /// A schema, or a boolean where the dialect has no boolean schemas.
  case schemaOrBoolean
  case schemas
  case schemaMap
  /// A mapping of names to lists of unique strings.
  case stringLists
  /// `discriminator`, `xml` and `externalDocs`.
  case object
}

extension Keyword {
  private static let byText: [String: Keyword] = Dictionary(
    uniqueKeysWithValues: Keyword.allCases.map { ($0.rawValue, $0) })

  /// The keyword of this name.
  static func named(_ name: String) -> Keyword? { byText[name] }

  /// What a mistake in the keyword's value does to a server.
  var effect: Effect {
    switch self {
    case .comment, .title, .description, .deprecated, .example, .examples, .externalDocs, .xml:
      .harmless
    case .schema, .vocabulary, .id, .anchor, .dynamicAnchor, .ref, .dynamicRef, .defs, .allOf,
      .anyOf, .oneOf, .not, .if, .then, .else, .dependentSchemas, .prefixItems, .items, .contains,
      .properties, .patternProperties, .additionalProperties, .propertyNames, .unevaluatedItems,
      .unevaluatedProperties, .type, .enum, .const, .multipleOf, .maximum, .exclusiveMaximum,
      .minimum, .exclusiveMinimum, .maxLength, .minLength, .pattern, .maxItems, .minItems,
      .uniqueItems, .maxContains, .minContains, .maxProperties, .minProperties, .required,
      .dependentRequired, .format, .nullable, .contentEncoding, .contentMediaType, .contentSchema,
      .default, .readOnly, .writeOnly, .discriminator, .definitions, .dependencies,
      .additionalItems, .recursiveAnchor, .recursiveRef:
      .unclear
    }
  }

  /// The rule in OpenAPI 3.0's dialect; nil if it does not have the keyword.
  var rule30: KeywordRule? {
    switch self {
    case .title, .description, .format, .pattern: .string
    case .multipleOf: .positiveNumber
    case .maximum, .minimum: .number
    case .exclusiveMaximum, .exclusiveMinimum, .uniqueItems, .nullable, .readOnly, .writeOnly,
      .deprecated:
      .boolean
    case .maxLength, .minLength, .maxItems, .minItems, .maxProperties, .minProperties:
      .nonNegativeInteger
    case .required: .uniqueStrings
    case .enum: .list
    case .type: .type
    case .not, .items: .schema
    case .allOf, .oneOf, .anyOf: .schemas
    case .properties: .schemaMap
    case .additionalProperties: .schemaOrBoolean
    case .default, .example: .any
    case .discriminator, .xml, .externalDocs: .object
    case .ref: .string
    default: nil
    }
  }

  /// The rule in JSON Schema 2020-12 with OpenAPI's vocabulary; nil if it does not have the keyword.
  var rule2020: KeywordRule? {
    switch self {
    case .schema, .id, .anchor, .dynamicAnchor, .ref, .dynamicRef, .comment: .string
    case .vocabulary: .mapping
    case .defs, .dependentSchemas, .patternProperties, .definitions: .schemaMap
    case .additionalProperties, .propertyNames, .unevaluatedItems, .unevaluatedProperties,
      .contains, .if, .then, .else, .contentSchema:
      .schema
    case .prefixItems: .schemas
    case .const: .any
    case .exclusiveMaximum, .exclusiveMinimum: .number
    case .maxContains, .minContains: .nonNegativeInteger
    case .dependentRequired: .stringLists
    case .contentEncoding, .contentMediaType: .string
    case .examples: .list
    // Not of 2020-12: kept as unknown keywords, which assert nothing there.
    case .nullable, .dependencies, .additionalItems, .recursiveAnchor, .recursiveRef: nil
    default: rule30
    }
  }
}
