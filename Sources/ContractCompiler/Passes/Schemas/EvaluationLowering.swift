// Schemas -> evaluation functions, beside the check functions of `unevaluatedProperties` and
// `unevaluatedItems`.

import OpenAPIDocument

extension SchemaLowering {
  /// The assertion of a schema's `unevaluatedProperties` and `unevaluatedItems`.
  func unevaluated(_ schema: Schema, named name: String) -> Assertion? {
    let members = schema.subschema(of: .unevaluatedProperties)
    let items = schema.subschema(of: .unevaluatedItems)
    guard members != nil || items != nil else { return nil }
    return .unevaluated(
      evaluation: evaluationName(of: schema, isWhole: false, named: name),
      members: members.map { checkName(of: $0, named: name + "Member") },
      items: items.map { checkName(of: $0, named: name + "Item") })
  }

  /// The evaluation function of a schema; made once.
  ///
  /// - Parameter isWhole: Whether what the schema's own `unevaluated...` keywords evaluate counts, as
  ///   it does for a schema that applies this one.
  private func evaluationName(of schema: Schema, isWhole: Bool, named name: String) -> String {
    let target = schema.resolved
    let own: [Keyword] = [.unevaluatedProperties, .unevaluatedItems]
    let isWhole = isWhole && own.contains { target[$0] != nil }
    let key = EvaluationKey(schema: ObjectIdentifier(target), isWhole: isWhole)
    if let known = evaluationNames[key] { return known }
    let unique = takeEvaluationName(names.schemas[ObjectIdentifier(target)] ?? name)
    evaluationNames[key] = unique
    let index = evaluations.count
    evaluations.append(nil)
    var steps = evaluations(of: target, named: String(unique.dropFirst("evaluate".count)))
    if isWhole, target[.unevaluatedProperties] != nil { steps.append(.allMembers) }
    if isWhole, target[.unevaluatedItems] != nil { steps.append(.allItems) }
    evaluations[index] = EvaluationFunction(
      name: unique, line: line(of: target.node), steps: steps)
    return unique
  }

  private func takeEvaluationName(_ text: String) -> String {
    let base = "evaluate" + SwiftWords.upperCamel(text)
    var name = base
    var number = 2
    while !takenCheckNames.insert(name).inserted {
      name = "\(base)\(number)"
      number += 1
    }
    return name
  }

  private func evaluations(of schema: Schema, named name: String) -> [Evaluation] {
    var steps: [Evaluation] = []
    if schema[.additionalProperties] != nil {
      steps.append(.allMembers)
    } else {
      let names = schema.properties.map(\.name)
      let patterns = schema.patternProperties.map { patternConstant($0.key) }
      if !names.isEmpty || !patterns.isEmpty {
        steps.append(.members(names: names, patterns: patterns))
      }
    }
    let prefix = schema.subschemas(of: .prefixItems).count
    if schema[.items] != nil {
      steps.append(.allItems)
    } else if prefix > 0 {
      steps.append(.items(upTo: prefix))
    }
    if let contains = schema.subschema(of: .contains) {
      steps.append(.containedItems(check: checkName(of: contains, named: name + "Contains")))
    }
    return steps + appliedEvaluations(of: schema, named: name)
  }

  private func appliedEvaluations(of schema: Schema, named name: String) -> [Evaluation] {
    /// What a part evaluates; nothing for one that leads back to the schema.
    func evaluation(_ part: Schema?) -> String? {
      guard let part, part.booleanValue == nil, !part.applies(schema) else { return nil }
      return evaluationName(of: part, isWhole: true, named: name + "Part")
    }
    var steps: [Evaluation] = []
    let references = [schema.reference, schema.dynamicReference].compactMap { $0?.target }
    let all = references + schema.subschemas(of: .allOf).map(\.schema)
    steps += all.compactMap(evaluation).map { .applied($0) }
    for keyword in [Keyword.anyOf, .oneOf] {
      for part in schema.subschemas(of: keyword) {
        guard let function = evaluation(part.schema) else { continue }
        let check = checkName(of: part.schema, named: name + "Part")
        steps.append(.alternative(check: check, function))
      }
    }
    if let condition = schema.subschema(of: .if) {
      let then = schema.subschema(of: .then)
      steps.append(
        .conditional(
          check: checkName(of: condition, named: name + "If"),
          then: [condition, then].compactMap(evaluation),
          otherwise: evaluation(schema.subschema(of: .else))))
    }
    for part in schema.subschemas(of: .dependentSchemas) {
      guard let function = evaluation(part.schema) else { continue }
      steps.append(.dependent(member: part.key?.text ?? "", function))
    }
    return steps
  }
}

/// What makes two evaluation functions the same.
struct EvaluationKey: Hashable {
  var schema: ObjectIdentifier
  var isWhole: Bool
}
