// Schemas -> check functions, which assert every keyword on a JSON value. They stand beside a Swift
// type wherever the type cannot express a schema.

import ContractModel
import OpenAPIDocument

extension SchemaLowering {
  /// The check function of a conjunction of schemas.
  func checkName(of schemas: [Schema], named name: String) -> String {
    if schemas.count == 1 { return checkName(of: schemas[0], named: name) }
    let parts = schemas.map { checkName(of: $0, named: name) }
    let unique = takeCheckName(name)
    checks.append(
      CheckFunction(name: unique, line: line(of: schemas.first?.node), assertions: [.allOf(parts)]))
    return unique
  }

  /// The check function of a schema; made once.
  func checkName(of schema: Schema, named name: String) -> String {
    let target = schema.resolved
    if let known = checkNames[ObjectIdentifier(target)] { return known }
    let unique = takeCheckName(names.schemas[ObjectIdentifier(target)] ?? name)
    checkNames[ObjectIdentifier(target)] = unique
    let index = checks.count
    checks.append(nil)
    checks[index] = CheckFunction(
      name: unique, line: line(of: target.node), assertions: assertions(of: target, named: unique))
    return unique
  }

  /// The check function of a schema that another one applies to the same value.
  ///
  /// Where it leads back to the other, what it applies itself is left out: it would never end.
  private func appliedName(of part: Schema, by schema: Schema, named name: String) -> String {
    guard part.applies(schema) else { return checkName(of: part, named: name) }
    let target = part.resolved
    if let known = ownCheckNames[ObjectIdentifier(target)] { return known }
    let unique = takeCheckName("Own " + (names.schemas[ObjectIdentifier(target)] ?? name))
    ownCheckNames[ObjectIdentifier(target)] = unique
    let index = checks.count
    checks.append(nil)
    checks[index] = CheckFunction(
      name: unique, line: line(of: target.node),
      assertions: ownAssertions(of: target, named: unique))
    return unique
  }

  private func takeCheckName(_ text: String) -> String {
    let base = "check" + SwiftWords.upperCamel(text)
    var name = base
    var number = 2
    while !takenCheckNames.insert(name).inserted {
      name = "\(base)\(number)"
      number += 1
    }
    return name
  }

  private func assertions(of schema: Schema, named name: String) -> [Assertion] {
    var list = ownAssertions(of: schema, named: name)
    let part = String(name.dropFirst("check".count))
    for reference in [schema.reference, schema.dynamicReference] {
      if let target = reference?.target {
        list.append(.allOf([appliedName(of: target, by: schema, named: part)]))
      }
    }
    addCombinations(of: schema, named: part, to: &list)
    if let unevaluated = unevaluated(schema, named: part) { list.append(unevaluated) }
    return list
  }

  /// The assertions of keywords that apply no other schema to the same value.
  private func ownAssertions(of schema: Schema, named name: String) -> [Assertion] {
    if let value = schema.booleanValue { return value ? [] : [.never] }
    var list: [Assertion] = []
    let part = String(name.dropFirst("check".count))
    if schema[.type] != nil, let types = schema.types {
      list.append(.types(JSONTypes(types), areIntegersLiteral: schema.isOpenAPI30))
    }
    addValueAssertions(of: schema, to: &list)
    addScalarAssertions(of: schema, to: &list)
    addArrayAssertions(of: schema, named: part, to: &list)
    addObjectAssertions(of: schema, named: part, to: &list)
    return list
  }

  private func addValueAssertions(of schema: Schema, to list: inout [Assertion]) {
    if let values = schema.enumeration {
      list.append(.values(values.map(JSONText.of), keyword: "enum"))
    }
    if let value = schema[.const] { list.append(.values([JSONText.of(value)], keyword: "const")) }
  }

  private func addScalarAssertions(of schema: Schema, to list: inout [Assertion]) {
    var numbers = NumberBounds()
    numbers.add(schema)
    if !numbers.isEmpty { list.append(.number(NumberRules(numbers))) }
    let types = schema.types.map(JSONTypes.init)
    if let format = schema.format, types.map({ !$0.isDisjoint(with: .number) }) ?? true {
      if let bounds = Self.integerFormats[format] {
        list.append(.integerFormat(minimum: bounds.minimum, maximum: bounds.maximum))
      }
    }
    var merged = MergedSchema()
    merged.strings.add(schema)
    if let pattern = PatternKeyword(schema) { merged.patterns = [pattern] }
    merged.format = schema[.format]
    if !schema.isLiteral { merged.contentEncoding = schema[.contentEncoding]?.string }
    let strings = stringRules(of: merged)
    if !strings.isEmpty { list.append(.string(strings)) }
  }

  private func addArrayAssertions(of schema: Schema, named name: String, to list: inout [Assertion])
  {
    var arrays = ItemBounds()
    arrays.add(schema)
    if !arrays.isEmpty { list.append(.array(ArrayRules(arrays))) }
    let prefix = schema.subschemas(of: .prefixItems)
    if !prefix.isEmpty {
      list.append(.prefixItems(prefix.map { checkName(of: $0.schema, named: name + "Item") }))
    }
    if let items = schema.subschema(of: .items) {
      list.append(.items(from: prefix.count, checkName(of: items, named: name + "Item")))
    }
    if let contains = schema.subschema(of: .contains) {
      list.append(
        .contains(
          checkName(of: contains, named: name + "Contains"),
          minimum: schema[.minContains]?.size, maximum: schema[.maxContains]?.size))
    }
  }

  private func addObjectAssertions(
    of schema: Schema, named name: String, to list: inout [Assertion]
  ) {
    let required = requiredNames(of: schema)
    if !required.isEmpty { list.append(.required(required)) }
    let minimum = schema[.minProperties]?.size
    let maximum = schema[.maxProperties]?.size
    if minimum != nil || maximum != nil {
      list.append(.propertyCount(minimum: minimum, maximum: maximum))
    }
    let properties = schema.properties
    let members = properties.map { entry in
      Assertion.Member(
        name: entry.name, check: checkName(of: entry.value, named: name + " " + entry.name))
    }
    if !members.isEmpty { list.append(.properties(members)) }
    let patterns = schema.patternProperties.map { entry in
      Assertion.Member(
        name: patternConstant(entry.key), check: checkName(of: entry.value, named: name + "Member"))
    }
    if !patterns.isEmpty { list.append(.patternProperties(patterns)) }
    if let additional = schema.subschema(of: .additionalProperties), additional.booleanValue != true
    {
      list.append(
        .additionalProperties(
          checkName(of: additional, named: name + "Member"), names: properties.map(\.name),
          patterns: patterns.map(\.name)))
    }
    if let propertyNames = schema.subschema(of: .propertyNames) {
      list.append(.propertyNames(checkName(of: propertyNames, named: name + "Name")))
    }
    if let dependent = schema[.dependentRequired]?.members, !dependent.isEmpty {
      list.append(
        .dependentRequired(
          dependent.map { .init(name: $0.name, required: $0.value.elements.map(\.text)) }))
    }
  }

  /// The members that must be there in a request and in a response: not those of one direction.
  private func requiredNames(of schema: Schema) -> [String] {
    let names = schema.required.map(\.text)
    if names.isEmpty || schema.isLiteral { return names }
    let oneWay = schema.properties.filter { property in
      let merged = normalised.merged(property.value)
      return merged.isReadOnly || merged.isWriteOnly
    }
    return names.filter { name in !oneWay.contains { $0.name == name } }
  }

  private func addCombinations(of schema: Schema, named name: String, to list: inout [Assertion]) {
    func check(_ part: Schema, _ suffix: String) -> String {
      appliedName(of: part, by: schema, named: name + suffix)
    }
    func checks(_ keyword: Keyword) -> [String] {
      schema.subschemas(of: keyword).map { check($0.schema, "Part") }
    }
    let all = checks(.allOf)
    if !all.isEmpty { list.append(.allOf(all)) }
    let any = checks(.anyOf)
    if !any.isEmpty { list.append(.anyOf(any)) }
    let one = checks(.oneOf)
    if !one.isEmpty { list.append(.oneOf(one)) }
    if let not = schema.subschema(of: .not) {
      list.append(.not(check(not, "Not")))
    }
    if let condition = schema.subschema(of: .if) {
      let then = schema.subschema(of: .then)
      let otherwise = schema.subschema(of: .else)
      if then != nil || otherwise != nil {
        list.append(
          .conditional(
            condition: check(condition, "If"), then: then.map { check($0, "Then") },
            otherwise: otherwise.map { check($0, "Else") }))
      }
    }
    let dependent = schema.subschemas(of: .dependentSchemas).map { part in
      Assertion.Member(name: part.key?.text ?? "", check: check(part.schema, "Dependent"))
    }
    if !dependent.isEmpty { list.append(.dependentSchemas(dependent)) }
  }
}
