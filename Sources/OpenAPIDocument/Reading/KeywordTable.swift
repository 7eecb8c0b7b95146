// The table of schema keywords: what the value of each must be in both dialects (OpenAPI 3.0.4, section
// 4.7.24, and JSON Schema 2020-12 with OpenAPI's vocabulary), and what becomes of it.

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
  case discriminator
  case xml
  case externalDocs

  /// Whether schemas stand in the value: one, a list of them, or one behind each name.
  var holdsSchemas: Bool {
    switch self {
    case .schema, .schemaOrBoolean, .schemas, .schemaMap: true
    case .any, .string, .boolean, .number, .positiveNumber, .nonNegativeInteger, .list,
      .uniqueStrings, .strings, .mapping, .type, .stringLists, .discriminator, .xml, .externalDocs:
      false
    }
  }
}

/// A row of the table.
struct KeywordRow {
  /// The rule in OpenAPI 3.0's dialect; nil if it does not have the keyword.
  let rule30: KeywordRule?
  /// The rule in JSON Schema 2020-12 with OpenAPI's vocabulary; nil if it does not have the keyword,
  /// which then is an unknown one that asserts nothing.
  let rule2020: KeywordRule?
  /// What to write in its place, where JSON Schema 2020-12 does not have it.
  let advice: String?
  let role: Keyword.Role
  let enforcement: Enforcement

  init(
    _ rule30: KeywordRule?, _ rule2020: KeywordRule, _ role: Keyword.Role,
    _ enforcement: Enforcement
  ) {
    self.rule30 = rule30
    self.rule2020 = rule2020
    advice = nil
    self.role = role
    self.enforcement = enforcement
  }

  /// A keyword that JSON Schema 2020-12 does not have.
  init(
    _ rule30: KeywordRule?, goneSince31 advice: String, _ role: Keyword.Role,
    _ enforcement: Enforcement
  ) {
    self.rule30 = rule30
    rule2020 = nil
    self.advice = advice
    self.role = role
    self.enforcement = enforcement
  }
}

extension Keyword {
  private static let byText: [Name: Keyword] = Dictionary(
    uniqueKeysWithValues: Keyword.allCases.map { (Name($0.rawValue), $0) })

  /// The keyword of this name.
  static func named(_ name: Name) -> Keyword? { byText[name] }

  /// What a mistake in the keyword's value does to a server: nothing, where the keyword only describes.
  var effect: Effect {
    guard isAnnotation else { return .unclear }
    switch enforcement {
    case .withoutEffect, .example: return .harmless
    case .enforced, .refused: return .unclear
    }
  }

  var rule30: KeywordRule? { row.rule30 }
  var rule2020: KeywordRule? { row.rule2020 }

  /// Whether it is of the draft that 3.0 is made from, which has left it out.
  var isInDraft4: Bool { self == .additionalItems || self == .dependencies }

  private static let olderDraft =
    "is a keyword of an older draft of JSON Schema and has no effect"

  /// The row of the keyword.
  var row: KeywordRow {
    switch self {
    case .schema: KeywordRow(nil, .string, .annotates, .enforced(by: .dialect))
    case .vocabulary:
      KeywordRow(nil, .mapping, .annotates, .refused("is a keyword of meta-schemas"))
    case .id: KeywordRow(nil, .string, .annotates, .enforced(by: .references))
    case .anchor: KeywordRow(nil, .string, .annotates, .enforced(by: .references))
    case .dynamicAnchor: KeywordRow(nil, .string, .annotates, .enforced(by: .references))
    case .ref: KeywordRow(.string, .string, .restricts, .enforced(by: .merging))
    case .dynamicRef: KeywordRow(nil, .string, .restricts, .enforced(by: .merging))
    case .defs: KeywordRow(nil, .schemaMap, .annotates, .enforced(by: .reading))
    case .comment: KeywordRow(nil, .string, .annotates, .forPeople)
    case .allOf: KeywordRow(.schemas, .schemas, .restricts, .enforced(by: .merging))
    case .anyOf: KeywordRow(.schemas, .schemas, .restricts, .enforced(by: .unions))
    case .oneOf: KeywordRow(.schemas, .schemas, .restricts, .enforced(by: .unions))
    case .not: KeywordRow(.schema, .schema, .restricts, .enforced(by: .checkFunctions))
    case .if: KeywordRow(nil, .schema, .restricts, .enforced(by: .checkFunctions))
    case .then: KeywordRow(nil, .schema, .restricts, .enforced(by: .checkFunctions))
    case .else: KeywordRow(nil, .schema, .restricts, .enforced(by: .checkFunctions))
    case .dependentSchemas: KeywordRow(nil, .schemaMap, .restricts, .enforced(by: .checkFunctions))
    case .prefixItems: KeywordRow(nil, .schemas, .restricts, .enforced(by: .checkFunctions))
    case .items: KeywordRow(.schema, .schema, .restricts, .enforced(by: .types))
    case .contains: KeywordRow(nil, .schema, .restricts, .enforced(by: .checkFunctions))
    case .properties: KeywordRow(.schemaMap, .schemaMap, .restricts, .enforced(by: .types))
    case .patternProperties: KeywordRow(nil, .schemaMap, .restricts, .enforced(by: .checkFunctions))
    case .additionalProperties:
      KeywordRow(.schemaOrBoolean, .schema, .restricts, .enforced(by: .types))
    case .propertyNames: KeywordRow(nil, .schema, .restricts, .enforced(by: .checkFunctions))
    case .unevaluatedItems: KeywordRow(nil, .schema, .restricts, .enforced(by: .evaluations))
    case .unevaluatedProperties: KeywordRow(nil, .schema, .restricts, .enforced(by: .evaluations))
    case .type: KeywordRow(.type, .type, .restricts, .enforced(by: .types))
    case .enum: KeywordRow(.list, .list, .restricts, .enforced(by: .types))
    case .const: KeywordRow(nil, .any, .restricts, .enforced(by: .types))
    case .multipleOf:
      KeywordRow(.positiveNumber, .positiveNumber, .restricts, .enforced(by: .scalars))
    case .maximum: KeywordRow(.number, .number, .restricts, .enforced(by: .scalars))
    case .exclusiveMaximum: KeywordRow(.boolean, .number, .restricts, .enforced(by: .scalars))
    case .minimum: KeywordRow(.number, .number, .restricts, .enforced(by: .scalars))
    case .exclusiveMinimum: KeywordRow(.boolean, .number, .restricts, .enforced(by: .scalars))
    case .maxLength:
      KeywordRow(.nonNegativeInteger, .nonNegativeInteger, .restricts, .enforced(by: .scalars))
    case .minLength:
      KeywordRow(.nonNegativeInteger, .nonNegativeInteger, .restricts, .enforced(by: .scalars))
    case .pattern: KeywordRow(.string, .string, .restricts, .enforced(by: .scalars))
    case .maxItems:
      KeywordRow(.nonNegativeInteger, .nonNegativeInteger, .restricts, .enforced(by: .types))
    case .minItems:
      KeywordRow(.nonNegativeInteger, .nonNegativeInteger, .restricts, .enforced(by: .types))
    case .uniqueItems: KeywordRow(.boolean, .boolean, .restricts, .enforced(by: .checkFunctions))
    case .maxContains:
      KeywordRow(nil, .nonNegativeInteger, .restricts, .enforced(by: .checkFunctions))
    case .minContains:
      KeywordRow(nil, .nonNegativeInteger, .restricts, .enforced(by: .checkFunctions))
    case .maxProperties:
      KeywordRow(.nonNegativeInteger, .nonNegativeInteger, .restricts, .enforced(by: .types))
    case .minProperties:
      KeywordRow(.nonNegativeInteger, .nonNegativeInteger, .restricts, .enforced(by: .types))
    case .required: KeywordRow(.uniqueStrings, .uniqueStrings, .restricts, .enforced(by: .types))
    case .dependentRequired:
      KeywordRow(nil, .stringLists, .restricts, .enforced(by: .checkFunctions))
    case .format: KeywordRow(.string, .string, .restricts, .enforced(by: .scalars))
    case .nullable:
      KeywordRow(
        .boolean,
        goneSince31:
          "is a schema keyword only of OpenAPI 3.0 and has no effect; null is a type since 3.1",
        .restricts, .enforced(by: .types))
    case .contentEncoding: KeywordRow(nil, .string, .restricts, .enforced(by: .scalars))
    case .contentMediaType: KeywordRow(nil, .string, .restricts, .enforced(by: .contents))
    case .contentSchema:
      KeywordRow(
        nil, .schema, .restricts,
        .withoutEffect("what is inside of a text is the handler's to read"))
    case .title: KeywordRow(.string, .string, .annotates, .forPeople)
    case .description: KeywordRow(.string, .string, .annotates, .forPeople)
    case .default: KeywordRow(.any, .any, .annotates, .enforced(by: .defaults))
    case .deprecated: KeywordRow(.boolean, .boolean, .annotates, .forClients)
    case .readOnly: KeywordRow(.boolean, .boolean, .restricts, .enforced(by: .directions))
    case .writeOnly: KeywordRow(.boolean, .boolean, .restricts, .enforced(by: .directions))
    case .examples: KeywordRow(nil, .list, .annotates, .example)
    case .discriminator:
      KeywordRow(.discriminator, .discriminator, .restricts, .enforced(by: .unions))
    case .xml: KeywordRow(.xml, .xml, .annotates, .forXML)
    case .externalDocs: KeywordRow(.externalDocs, .externalDocs, .annotates, .forPeople)
    case .example: KeywordRow(.any, .any, .annotates, .example)
    case .definitions: KeywordRow(nil, .schemaMap, .annotates, .enforced(by: .reading))
    case .dependencies:
      KeywordRow(
        nil,
        goneSince31:
          "has no effect since 3.1; write 'dependentRequired' or 'dependentSchemas'",
        .restricts, .refused("has no effect since 3.1"))
    case .additionalItems:
      KeywordRow(
        nil, goneSince31: "has no effect since 3.1; write 'items' beside 'prefixItems'",
        .restricts, .refused("has no effect since 3.1"))
    case .recursiveAnchor:
      KeywordRow(
        nil, goneSince31: Self.olderDraft, .restricts,
        .withoutEffect("it is a keyword of an older draft"))
    case .recursiveRef:
      KeywordRow(
        nil, goneSince31: Self.olderDraft, .restricts, .refused("is a keyword of an older draft"))
    }
  }
}
