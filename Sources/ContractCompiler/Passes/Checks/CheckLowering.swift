// Schemas -> check functions, which assert every keyword on a JSON value. They stand beside a Swift
// type wherever the type cannot express a schema.

import ContractModel
import OpenAPIDocument

/// The check and evaluation functions of a contract, each made once.
final class CheckLowering {
  /// What makes two check functions the same.
  struct Key: Hashable {
    var schema: ObjectIdentifier
    var context: Context
    /// Whether what the schema applies to the same value is left out.
    var isOwn = false
  }

  /// What makes the checks of two conjunctions the same.
  struct ConjunctionKey: Hashable {
    var schemas: [ObjectIdentifier]
    var context: Context
  }

  /// What a check depends on besides its schema.
  struct Context: Hashable {
    /// The message that has the value; `nil` where that makes no difference.
    var message: Message?
    /// Members of the value that the message does not have, by schemas around this one.
    var absent: Set<Name> = []

    /// What tells the names of functions for responses from those for requests.
    var suffix: String { message == .response ? "InResponse" : "" }
  }

  let names: Names
  let normalised: NormalisedSchemas
  let directions: Directions
  let patterns: PatternTable
  let file: String
  private var checks: [CheckFunction?] = []
  private var known: [Key: CheckID] = [:]
  private var knownConjunctions: [ConjunctionKey: CheckID] = [:]
  var evaluations: [EvaluationFunction?] = []
  var knownEvaluations: [EvaluationKey: EvaluationID] = [:]
  private var taken: Set<String> = []

  init(
    names: Names, normalised: NormalisedSchemas, directions: Directions, patterns: PatternTable,
    file: String
  ) {
    self.names = names
    self.normalised = normalised
    self.directions = directions
    self.patterns = patterns
    self.file = file
  }

  /// The finished check functions.
  var functions: [CheckFunction] { checks.compactMap(\.self) }
  /// The finished evaluation functions.
  var evaluationFunctions: [EvaluationFunction] { evaluations.compactMap(\.self) }

  /// The checks of a conjunction of schemas for each message that it travels in.
  func check(of schemas: [Schema]) -> MessageCheck {
    let messages = directions.messages(schemas)
    let isDependent = schemas.contains { directions.dependsOnMessage($0.resolved) }
    func id(_ message: Message?) -> CheckID {
      var context = Context(message: message)
      if let message, schemas.count > 1 {
        context.absent = normalised.absentMembers(of: schemas, in: message)
      }
      return check(of: schemas, in: context)
    }
    guard isDependent else { return MessageCheck(id(nil)) }
    guard messages.count > 1 else { return MessageCheck(id(messages.first)) }
    return MessageCheck(id(.request), inResponses: id(.response))
  }

  private func check(of schemas: [Schema], in context: Context) -> CheckID {
    if schemas.count == 1 { return check(of: schemas[0], in: context) }
    let key = ConjunctionKey(
      schemas: schemas.map { ObjectIdentifier($0.resolved) }, context: context)
    if let known = knownConjunctions[key] { return known }
    let parts = schemas.map { check(of: $0, in: context) }
    let id = take(schemas.first.map { names.places[$0] + "Conjunction" } ?? "Nothing", context)
    knownConjunctions[key] = id
    checks.append(
      CheckFunction(id: id, line: line(of: schemas.first), assertions: [.allOf(parts)]))
    return id
  }

  /// The check function of a schema; made once.
  func check(of schema: Schema, in context: Context) -> CheckID {
    let target = schema.resolved
    let context = narrowed(context, for: target)
    return function(
      Key(schema: ObjectIdentifier(target), context: context), of: target
    ) { id in
      assertions(of: target, in: context)
    }
  }

  /// The check function of a schema that another one applies to the same value.
  ///
  /// Where it leads back to the other, what it applies itself is left out: it would never end.
  private func applied(
    _ part: Schema, by schema: Schema, in context: Context
  ) -> CheckID {
    guard part.applies(schema) else { return check(of: part, in: context) }
    let target = part.resolved
    let context = narrowed(context, for: target)
    let key = Key(schema: ObjectIdentifier(target), context: context, isOwn: true)
    return function(key, of: target) { id in
      ownAssertions(of: target, in: context)
    }
  }

  private func function(
    _ key: Key, of schema: Schema, _ assertions: (CheckID) -> [Assertion]
  ) -> CheckID {
    if let known = known[key] { return known }
    let place = names.places[schema]
    let id = take(key.isOwn ? "Own" + place : place, key.context)
    known[key] = id
    // The place is taken before the parts, so that functions stand before those that they call.
    let index = checks.count
    checks.append(nil)
    checks[index] = CheckFunction(id: id, line: line(of: schema), assertions: assertions(id))
    return id
  }

  /// The context without what makes no difference to a schema.
  private func narrowed(_ context: Context, for schema: Schema) -> Context {
    if context.absent.isEmpty, !directions.dependsOnMessage(schema) { return Context() }
    return context
  }

  private func take(_ base: String, _ context: Context) -> CheckID {
    let stem = take(base, prefix: CheckID.prefix, suffix: context.suffix)
    return CheckID(stem: stem, suffix: context.suffix)
  }

  /// A name that nothing else has, without its prefix and suffix.
  func take(_ base: String, prefix: String, suffix: String) -> String {
    var name = base
    var number = 2
    while !taken.insert(prefix + name + suffix).inserted {
      name = "\(base)\(number)"
      number += 1
    }
    return name
  }

  func line(of schema: Schema?) -> ContractLine {
    guard let node = schema?.node else { return ContractLine(file: file, line: 1) }
    return ContractLine(node, in: file)
  }

  // MARK: - Assertions

  private func assertions(
    of schema: Schema, in context: Context
  ) -> [Assertion] {
    var inner = context
    if let message = context.message {
      inner.absent.formUnion(normalised.absentMembers(of: [schema], in: message))
    }
    var list = ownAssertions(of: schema, in: inner)
    for reference in [schema.reference, schema.dynamicReference] {
      if let target = reference?.target {
        list.append(.allOf([applied(target, by: schema, in: inner)]))
      }
    }
    addCombinations(of: schema, in: inner, to: &list)
    if let unevaluated = unevaluated(schema, in: context) { list.append(unevaluated) }
    return list
  }

  /// The assertions of keywords that apply no other schema to the same value.
  private func ownAssertions(
    of schema: Schema, in context: Context
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
    addScalarAssertions(of: schema, to: &list)
    // The parts of a value are other values: what is absent of this one says nothing about them.
    let inner = Context(message: context.message)
    addArrayAssertions(of: schema, in: inner, to: &list)
    let required = schema.required.map(\.name).filter { !context.absent.contains($0) }
    if !required.isEmpty { list.append(.required(required)) }
    addObjectAssertions(of: schema, in: inner, to: &list)
    addDependencies(of: schema, in: context, to: &list)
    return list
  }

  private func addScalarAssertions(of schema: Schema, to list: inout [Assertion]) {
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
    let strings = ScalarRules.strings(of: merged, patterns)
    if !strings.isEmpty { list.append(.string(strings)) }
  }

  private func addArrayAssertions(
    of schema: Schema, in context: Context, to list: inout [Assertion]
  ) {
    func check(_ part: Schema) -> CheckID {
      self.check(of: part, in: context)
    }
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

  private func addObjectAssertions(
    of schema: Schema, in context: Context, to list: inout [Assertion]
  ) {
    func check(_ part: Schema) -> CheckID {
      self.check(of: part, in: context)
    }
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
      Assertion.Member(name: patterns.constant(entry.key), check: check(entry.value))
    }
    if !matching.isEmpty { list.append(.patternProperties(matching)) }
    if let additional = schema.subschema(of: .additionalProperties), additional.booleanValue != true
    {
      list.append(
        .additionalProperties(
          check(additional), names: properties.map(\.name),
          patterns: matching.map(\.name)))
    }
    if let propertyNames = schema.subschema(of: .propertyNames) {
      list.append(.propertyNames(check(propertyNames)))
    }
  }

  private func addDependencies(
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

  private func addCombinations(
    of schema: Schema, in context: Context, to list: inout [Assertion]
  ) {
    func check(_ part: Schema) -> CheckID {
      applied(part, by: schema, in: context)
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
      applied(part, by: schema, in: Context())
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
