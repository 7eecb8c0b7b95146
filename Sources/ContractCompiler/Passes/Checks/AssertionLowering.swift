// The keywords of a schema -> assertions on a JSON value. The checks that they call are asked for, not
// lowered here.

import ContractModel
import OpenAPIDocument

/// The lowering pass for the assertions of one schema.
enum AssertionLowering {
  typealias Context = CheckTable.Context

  /// The assertions of all keywords of a schema.
  static func all(
    _ schema: Schema, in context: Context, _ lowered: inout LoweredSchemas
  ) -> [Assertion] {
    var inner = context
    if let message = context.message {
      inner.absent.formUnion(
        lowered.facts.normalised.absentMembers(of: [schema], in: message))
    }
    var list = own(schema, in: inner, &lowered)
    for reference in [schema.reference, schema.dynamicReference] {
      if let target = reference?.target {
        let check = lowered.checks.check(of: target, appliedBy: schema, in: inner)
        list.append(.allOf([check]))
      }
    }
    addCombinations(of: schema, in: inner, to: &list, &lowered.checks)
    if let unevaluated = unevaluated(schema, in: context, &lowered.checks) {
      list.append(unevaluated)
    }
    return list
  }

  /// The assertion of a schema's `unevaluatedProperties` and `unevaluatedItems`.
  private static func unevaluated(
    _ schema: Schema, in context: Context, _ checks: inout CheckTable
  ) -> Assertion? {
    let members = schema.subschema(of: .unevaluatedProperties)
    let items = schema.subschema(of: .unevaluatedItems)
    guard members != nil || items != nil else { return nil }
    return .unevaluated(
      evaluation: checks.evaluation(of: schema, isWhole: false, in: context),
      members: members.map { checks.check(of: $0, in: context) },
      items: items.map { checks.check(of: $0, in: context) })
  }

  /// The assertions of keywords that apply no other schema to the same value.
  static func own(
    _ schema: Schema, in context: Context, _ lowered: inout LoweredSchemas
  ) -> [Assertion] {
    if let value = schema.booleanValue { return value ? [] : [.never] }
    var list: [Assertion] = []
    if schema[.type] != nil, let types = schema.types {
      list.append(.types(JSONTypes(types), areIntegersLiteral: schema.isOpenAPI30))
    }
    if let values = schema.enumeration {
      list.append(.values(values.map(JSONText.of), keyword: "enum"))
    }
    if let value = schema[.const] { list.append(.values([JSONText.of(value)], keyword: "const")) }
    addScalarAssertions(of: schema, to: &list, &lowered.patterns)
    // The parts of a value are other values: what is absent of this one says nothing about them.
    let inner = Context(message: context.message)
    addArrayAssertions(of: schema, in: inner, to: &list, &lowered.checks)
    let required = schema.required.map(\.name).filter { !context.absent.contains($0) }
    if !required.isEmpty { list.append(.required(required)) }
    addObjectAssertions(of: schema, in: inner, to: &list, &lowered)
    addDependencies(of: schema, in: context, to: &list)
    return list
  }

  private static func addScalarAssertions(
    of schema: Schema, to list: inout [Assertion], _ patterns: inout PatternTable
  ) {
    var numbers = NumberBounds()
    numbers.add(schema)
    if !numbers.isEmpty { list.append(.number(NumberRules(numbers))) }
    let types = schema.types.map(JSONTypes.init)
    if let bounds = Format(schema[.format])?.integerBounds,
      types.map({ !$0.isDisjoint(with: .number) }) ?? true
    {
      list.append(.integerFormat(minimum: bounds.minimum, maximum: bounds.maximum))
    }
    var merged = MergedSchema()
    merged.strings.add(schema)
    if let pattern = PatternKeyword(schema) { merged.patterns = [pattern] }
    merged.format = schema[.format]
    if !schema.isLiteral {
      merged.contentEncoding = schema[.contentEncoding]?.string.map(Name.init)
    }
    let strings = StringRules(merged, &patterns)
    if !strings.isEmpty { list.append(.string(strings)) }
  }

  private static func addArrayAssertions(
    of schema: Schema, in context: Context, to list: inout [Assertion],
    _ checks: inout CheckTable
  ) {
    func check(_ part: Schema) -> CheckID { checks.check(of: part, in: context) }
    var arrays = ItemBounds()
    arrays.add(schema)
    if !arrays.isEmpty { list.append(.array(ArrayRules(arrays))) }
    let prefix = schema.subschemas(of: .prefixItems)
    if !prefix.isEmpty { list.append(.prefixItems(prefix.map { check($0.schema) })) }
    if let items = schema.subschema(of: .items) {
      list.append(.items(from: prefix.count, check(items)))
    }
    if let contains = schema.subschema(of: .contains) {
      list.append(
        .contains(
          check(contains), minimum: schema[.minContains]?.size,
          maximum: schema[.maxContains]?.size))
    }
  }

  private static func addObjectAssertions(
    of schema: Schema, in context: Context, to list: inout [Assertion],
    _ lowered: inout LoweredSchemas
  ) {
    func check(_ part: Schema) -> CheckID { lowered.checks.check(of: part, in: context) }
    let minimum = schema[.minProperties]?.size
    let maximum = schema[.maxProperties]?.size
    if minimum != nil || maximum != nil {
      list.append(.propertyCount(minimum: minimum, maximum: maximum))
    }
    let properties = schema.properties
    let members = properties.map { entry in
      Assertion.NamedMember(name: entry.name, check: check(entry.value))
    }
    if !members.isEmpty { list.append(.properties(members)) }
    let matching = schema.patternProperties.map { entry in
      Assertion.Member(
        pattern: lowered.patterns.id(of: entry.key), check: check(entry.value))
    }
    if !matching.isEmpty { list.append(.patternProperties(matching)) }
    if let additional = schema.subschema(of: .additionalProperties), additional.booleanValue != true
    {
      list.append(
        .additionalProperties(
          check(additional), names: properties.map(\.name),
          patterns: matching.map(\.pattern)))
    }
    if let propertyNames = schema.subschema(of: .propertyNames) {
      list.append(.propertyNames(check(propertyNames)))
    }
  }

  private static func addDependencies(
    of schema: Schema, in context: Context, to list: inout [Assertion]
  ) {
    let dependencies = (schema[.dependentRequired]?.members ?? []).map { member in
      Assertion.Dependency(
        name: member.name,
        required: member.value.elements.map(\.name).filter { !context.absent.contains($0) })
    }
    let asserted = dependencies.filter { !$0.required.isEmpty }
    if !asserted.isEmpty { list.append(.dependentRequired(asserted)) }
  }

  private static func addCombinations(
    of schema: Schema, in context: Context, to list: inout [Assertion],
    _ table: inout CheckTable
  ) {
    func check(_ part: Schema) -> CheckID {
      table.check(of: part, appliedBy: schema, in: context)
    }
    func checks(_ keyword: Keyword) -> [CheckID] {
      schema.subschemas(of: keyword).map { check($0.schema) }
    }
    let all = checks(.allOf)
    if !all.isEmpty { list.append(.allOf(all)) }
    let any = checks(.anyOf)
    if !any.isEmpty { list.append(.anyOf(any)) }
    let one = checks(.oneOf)
    if !one.isEmpty { list.append(.oneOf(one)) }
    // `not` and `if` ask what is there: no message makes them ask for less.
    func question(_ part: Schema) -> CheckID {
      table.check(of: part, appliedBy: schema, in: Context())
    }
    if let not = schema.subschema(of: .not) { list.append(.not(question(not))) }
    if let condition = schema.subschema(of: .if) {
      let then = schema.subschema(of: .then)
      let otherwise = schema.subschema(of: .else)
      if then != nil || otherwise != nil {
        list.append(
          .conditional(
            condition: question(condition), then: then.map { check($0) },
            otherwise: otherwise.map { check($0) }))
      }
    }
    let dependent = schema.subschemas(of: .dependentSchemas).map { part in
      Assertion.NamedMember(name: part.key?.name ?? "", check: check(part.schema))
    }
    if !dependent.isEmpty { list.append(.dependentSchemas(dependent)) }
  }
}
