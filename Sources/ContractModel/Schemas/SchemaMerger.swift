// A schema -> what it adds to a conjunction: its own keywords, then those of the schemas that it
// applies to the same value by `$ref` and `allOf`.

import OpenAPIDocument

/// Merges schemas. Those whose `allOf` leads back to themselves have been reported by `SchemaCycles`;
/// here the way back adds nothing.
struct SchemaMerger {
  private let start: Schema
  /// What has been added: a schema that several ways lead to says nothing new the second time.
  private var seen: Set<ObjectIdentifier> = []

  private init(start: Schema) { self.start = start }

  /// Adds a schema to a conjunction.
  static func add(_ schema: Schema, to result: inout MergedSchema) {
    var merger = SchemaMerger(start: schema.resolved)
    merger.add(schema, to: &result)
  }

  private mutating func add(_ schema: Schema, to result: inout MergedSchema) {
    guard seen.insert(ObjectIdentifier(schema)).inserted else { return }
    if let value = schema.booleanValue {
      if !value { result.isImpossible = true }
      result.sources.append(schema)
      return
    }
    addOwnKeywords(of: schema, to: &result)
    if let target = schema.reference?.target { add(target, to: &result) }
    if let target = schema.dynamicReference?.target { add(target, to: &result) }
    for part in schema.subschemas(of: .allOf) { add(part.schema, to: &result) }
  }

  private func addOwnKeywords(of schema: Schema, to result: inout MergedSchema) {
    if schema.reference == nil || schema.keywords.count > 1 { result.sources.append(schema) }
    addTypes(of: schema, to: &result)
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
    if schema.keywords.contains(where: Self.needsCheck) { result.hasCheckedKeyword = true }
  }

  /// Whether the alternatives of a base lead back to the schema that builds on it: they say nothing
  /// about that one, which is one of them.
  private func listsPath(_ alternatives: [Subschema], of base: Schema) -> Bool {
    start !== base && alternatives.contains { $0.schema.applies(start) }
  }

  /// Rules have room for one format and one encoding; a check asserts the others.
  private func addTextForms(of schema: Schema, to result: inout MergedSchema) {
    if let format = schema[.format] {
      if let known = result.format, known.name != format.name { result.hasCheckedKeyword = true }
      result.format = result.format ?? format
    }
    guard let encoding = schema[.contentEncoding]?.string.map(Name.init), !schema.isLiteral else {
      return
    }
    if let known = result.contentEncoding, known != encoding { result.hasCheckedKeyword = true }
    result.contentEncoding = result.contentEncoding ?? encoding
  }

  private func addTypes(of schema: Schema, to result: inout MergedSchema) {
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
    var places = Dictionary(
      result.properties.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    for property in properties {
      if let index = places[property.name] {
        if !result.properties[index].schemas.contains(where: {
          $0.resolved === property.value.resolved
        }) {
          result.properties[index].schemas.append(property.value)
        }
      } else {
        places[property.name] = result.properties.count
        result.properties.append(
          MergedSchema.Member(name: property.name, key: property.key, schemas: [property.value]))
      }
    }
    var required = Set(result.required)
    for name in schema.required.map(\.name) where required.insert(name).inserted {
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
    if let values = schema.enumeration { intersect(values, into: &result, keyword: .enum) }
    if let value = schema[.const] { intersect([value], into: &result, keyword: .const) }
  }

  private func intersect(_ values: [Node], into result: inout MergedSchema, keyword: Keyword) {
    guard let known = result.values else {
      // A value that is listed twice counts once.
      var seen: Set<Name> = []
      result.values = values.filter { seen.insert(CanonicalValue.text($0)).inserted }
      result.valuesKeyword = keyword
      return
    }
    let texts = Set(values.map { CanonicalValue.text($0) })
    result.values = known.filter { texts.contains(CanonicalValue.text($0)) }
    if result.values?.isEmpty == true { result.isImpossible = true }
  }

  /// Whether only a check function, or what it calls, enforces a keyword.
  private static func needsCheck(_ keyword: SchemaKeyword) -> Bool {
    guard let name = keyword.name else { return false }
    switch name.enforcement {
    case .enforced(by: .checkFunctions):
      return name != .uniqueItems || keyword.value.bool == true
    case .enforced(by: .evaluations): return true
    case .enforced, .refused, .withoutEffect: return false
    }
  }
}
