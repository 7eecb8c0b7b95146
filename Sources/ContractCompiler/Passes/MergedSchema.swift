// One schema with its references and `allOf` merged in: what its value must satisfy as a whole. Says
// nothing about Swift; schema lowering decides on types from it.

import ContractModel
import OpenAPIDocument

/// A conjunction of schemas, keyword by keyword.
struct MergedSchema {
  /// A property with all the schemas that apply to it.
  struct Member {
    var name: String
    var key: Node
    var schemas: [Schema]
  }

  /// The schemas that were merged, in order, without references.
  var sources: [Schema] = []
  /// The JSON types that are left, `nil` where nothing restricts them.
  var types: JSONTypes?
  /// Whether 3.0's `nullable: true` stands on one of the schemas outside `allOf`.
  var isDeclaredNullable = false
  /// Whether nothing is accepted.
  var isImpossible = false
  var properties: [Member] = []
  var required: [String] = []
  /// The schemas that members without a property must satisfy.
  var additional: [Schema] = []
  /// For every part with `additionalProperties: false`, the names that it allows.
  var closed: [Set<String>] = []
  /// For every part that restricts members without a property, the names that are none to it.
  private(set) var covered: [Set<String>] = []
  /// Required names that a check around the value asserts.
  private(set) var assertedNames: Set<String> = []
  var items: [Schema] = []
  /// The values of `enum` and `const`, intersected.
  var values: [Node]?
  var valuesKeyword = "enum"
  var oneOf: [[Subschema]] = []
  var anyOf: [[Subschema]] = []
  var discriminator: Discriminator?
  /// The first place of each keyword that a value's rules are made of.
  var numbers = NumberRules()
  var strings = StringRules()
  var patterns: [PatternKeyword] = []
  var arrays = ArrayRules()
  var minProperties: Int?
  var maxProperties: Int?
  var format: Node?
  var contentEncoding: String?
  /// Whether a keyword is there that a Swift type and its rules cannot express.
  var hasCheckedKeyword = false
  var isReadOnly = false
  var isWriteOnly = false
  var isDeprecated = false
  var defaultValue: Node?
  var title: String?
  var description: String?

  /// The place to name in diagnostics and comments.
  var node: Node? { sources.first?.node }

  /// Whether a keyword about the members of objects is there.
  var describesMembers: Bool { !properties.isEmpty || !additional.isEmpty || !closed.isEmpty }

  /// Whether a Swift type and its rules cannot express the conjunction, so that a check must.
  var needsCheck: Bool {
    if hasCheckedKeyword { return true }
    let names = Set(properties.map(\.name))
    // What one part takes for an additional member may be a property of another part.
    if covered.contains(where: { !names.isSubset(of: $0) }) { return true }
    return !names.isEmpty && !names.isSuperset(of: Set(required).subtracting(assertedNames))
  }

  /// Whether a part says what members have whose names match a pattern.
  var hasPatternProperties: Bool { sources.contains { $0[.patternProperties] != nil } }

  /// The names that every closed part allows.
  func allows(_ name: String) -> Bool { closed.allSatisfy { $0.contains(name) } }
}

extension MergedSchema {
  /// Notes that a part restricts all members but these.
  fileprivate mutating func cover(_ names: Set<String>) { covered.append(names) }

  /// The conjunction without what only a check can assert.
  func withoutChecks() -> MergedSchema {
    var result = self
    result.hasCheckedKeyword = false
    result.covered = []
    result.assertedNames = Set(required)
    result.values = nil
    return result
  }
}

/// Merges schemas.
struct SchemaMerger {
  /// Schemas whose `allOf` leads back to themselves.
  private(set) var cycles: [Schema] = []
  private var path: [Schema] = []

  /// The conjunction of several schemas.
  mutating func merge(_ schemas: [Schema]) -> MergedSchema {
    var result = MergedSchema()
    for schema in schemas { add(schema, to: &result, isPart: false) }
    return result
  }

  /// Adds a schema to a conjunction.
  mutating func add(_ schema: Schema, to result: inout MergedSchema, isPart: Bool) {
    guard !path.contains(where: { $0 === schema }) else {
      cycles.append(schema)
      return
    }
    path.append(schema)
    defer { path.removeLast() }
    if let value = schema.booleanValue {
      if !value { result.isImpossible = true }
      result.sources.append(schema)
      return
    }
    addOwnKeywords(of: schema, to: &result, isPart: isPart)
    if let target = schema.reference?.target { add(target, to: &result, isPart: isPart) }
    if let target = schema.dynamicReference?.target { add(target, to: &result, isPart: isPart) }
    let parts = schema.subschemas(of: .allOf)
    for part in parts {
      add(part.schema, to: &result, isPart: isPart || parts.count > 1 || schema[.properties] != nil)
    }
  }

  private func addOwnKeywords(of schema: Schema, to result: inout MergedSchema, isPart: Bool) {
    if schema.reference == nil || schema.keywords.count > 1 { result.sources.append(schema) }
    addTypes(of: schema, to: &result, isPart: isPart)
    addAnnotations(of: schema, to: &result)
    addMembers(of: schema, to: &result)
    addValues(of: schema, to: &result)
    if !result.numbers.canAdd(schema) { result.hasCheckedKeyword = true }
    result.numbers.add(schema)
    result.strings.add(schema)
    result.arrays.add(schema)
    if let pattern = PatternKeyword(schema) { result.patterns.append(pattern) }
    if let items = schema.subschema(of: .items) {
      result.items.append(items)
    }
    addTextForms(of: schema, to: &result)
    let oneOf = schema.subschemas(of: .oneOf)
    if !oneOf.isEmpty, !listsPath(oneOf, of: schema) { result.oneOf.append(oneOf) }
    let anyOf = schema.subschemas(of: .anyOf)
    if !anyOf.isEmpty, !listsPath(anyOf, of: schema) { result.anyOf.append(anyOf) }
    result.discriminator = result.discriminator ?? schema.discriminator
    if schema.keywords.contains(where: { $0.name.map(Self.needsCheck) ?? false }) {
      result.hasCheckedKeyword = true
    }
    if schema[.uniqueItems]?.bool == true { result.hasCheckedKeyword = true }
  }

  /// Whether the alternatives of a base lead back to the schema that builds on it: they say nothing
  /// about that one, which is one of them.
  private func listsPath(_ alternatives: [Subschema], of base: Schema) -> Bool {
    guard let start = path.first?.resolved, start !== base else { return false }
    return alternatives.contains { $0.schema.applies(start) }
  }

  /// Rules have room for one format and one encoding; a check asserts the others.
  private func addTextForms(of schema: Schema, to result: inout MergedSchema) {
    if let format = schema[.format] {
      if let known = result.format, known.text != format.text { result.hasCheckedKeyword = true }
      result.format = result.format ?? format
    }
    guard let encoding = schema[.contentEncoding]?.string, !schema.isLiteral else { return }
    if let known = result.contentEncoding, known != encoding { result.hasCheckedKeyword = true }
    result.contentEncoding = result.contentEncoding ?? encoding
  }

  private func addTypes(of schema: Schema, to result: inout MergedSchema, isPart: Bool) {
    if schema.isOpenAPI30, schema[.nullable]?.bool == true, !isPart {
      result.isDeclaredNullable = true
    }
    guard schema[.type] != nil, let types = schema.types else { return }
    let own = JSONTypes(types)
    result.types = result.types.map { $0.intersection(own) } ?? own
    if result.types?.isEmpty == true { result.isImpossible = true }
  }

  private func addAnnotations(of schema: Schema, to result: inout MergedSchema) {
    result.isReadOnly = result.isReadOnly || schema.isReadOnly
    result.isWriteOnly = result.isWriteOnly || schema.isWriteOnly
    result.isDeprecated = result.isDeprecated || schema.isDeprecated
    result.defaultValue = result.defaultValue ?? schema[.default]
    result.title = result.title ?? schema.title
    result.description = result.description ?? schema.description
  }

  private func addMembers(of schema: Schema, to result: inout MergedSchema) {
    let properties = schema.properties
    for property in properties {
      let index = result.properties.firstIndex { $0.key.textEquals(property.name) }
      if let index {
        if !result.properties[index].schemas.contains(where: {
          $0.resolved === property.value.resolved
        }) {
          result.properties[index].schemas.append(property.value)
        }
      } else {
        result.properties.append(
          MergedSchema.Member(name: property.name, key: property.key, schemas: [property.value]))
      }
    }
    for name in schema.required.map(\.text) where !result.required.contains(name) {
      result.required.append(name)
    }
    if let additional = schema.subschema(of: .additionalProperties) {
      let names = Set(properties.map(\.name))
      if additional.booleanValue != true { result.cover(names) }
      if additional.booleanValue == false {
        result.closed.append(names)
      } else if additional.booleanValue == nil {
        result.additional.append(additional)
      }
    }
    if let minimum = schema[.minProperties]?.size {
      result.minProperties = max(result.minProperties ?? 0, minimum)
    }
    if let maximum = schema[.maxProperties]?.size {
      result.maxProperties = min(result.maxProperties ?? .max, maximum)
    }
  }

  private func addValues(of schema: Schema, to result: inout MergedSchema) {
    if let values = schema.enumeration { intersect(values, into: &result, keyword: "enum") }
    if let value = schema[.const] { intersect([value], into: &result, keyword: "const") }
  }

  private func intersect(_ values: [Node], into result: inout MergedSchema, keyword: String) {
    guard let known = result.values else {
      result.values = values
      result.valuesKeyword = keyword
      return
    }
    let texts = Set(values.map { CanonicalValue.text($0) })
    result.values = known.filter { texts.contains(CanonicalValue.text($0)) }
    if result.values?.isEmpty == true { result.isImpossible = true }
  }

  private static func needsCheck(_ keyword: Keyword) -> Bool {
    switch keyword {
    case .not, .if, .patternProperties, .propertyNames, .dependentRequired, .dependentSchemas,
      .contains, .prefixItems, .unevaluatedItems, .unevaluatedProperties:
      true
    default: false
    }
  }
}
