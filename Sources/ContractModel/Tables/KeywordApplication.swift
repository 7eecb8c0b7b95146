// Keywords -> what the schemas below them are applied to (JSON Schema 2020-12 core, section 10): the value
// itself, or its items and members. A keyword without a decision here does not compile.

import OpenAPIDocument

extension Keyword {
  /// What a keyword applies schemas to.
  public enum Application: Sendable {
    /// The value that the keyword's own schema is about.
    case value
    /// That value too, where it is what a condition asks for, such as one with a certain member.
    case condition
    /// The items or members of the value, or the names of these.
    case parts
    /// It applies none, or none to a value: the schemas of `$defs` are there for references.
    case nothing
  }

  /// What the keyword applies schemas to.
  public var application: Application {
    switch self {
    case .ref, .dynamicRef, .recursiveRef, .allOf, .anyOf, .oneOf, .not: .value
    case .if, .then, .else, .dependentSchemas, .dependentRequired, .dependencies: .condition
    case .prefixItems, .items, .contains, .properties, .patternProperties, .additionalProperties,
      .propertyNames, .unevaluatedItems, .unevaluatedProperties, .additionalItems:
      .parts
    case .schema, .vocabulary, .id, .anchor, .dynamicAnchor, .defs, .comment, .type, .enum, .const,
      .multipleOf, .maximum, .exclusiveMaximum, .minimum, .exclusiveMinimum, .maxLength, .minLength,
      .pattern, .maxItems, .minItems, .uniqueItems, .maxContains, .minContains, .maxProperties,
      .minProperties, .required, .format, .nullable, .contentEncoding, .contentMediaType,
      .contentSchema, .title, .description, .default, .deprecated, .readOnly, .writeOnly, .examples,
      .discriminator, .xml, .externalDocs, .example, .definitions, .recursiveAnchor:
      .nothing
    }
  }
}
