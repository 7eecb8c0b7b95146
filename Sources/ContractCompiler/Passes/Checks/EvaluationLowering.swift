// Schemas -> evaluation functions, beside the check functions of `unevaluatedProperties` and
// `unevaluatedItems`.

import ContractModel
import OpenAPIDocument

extension CheckLowering {
  /// The assertion of a schema's `unevaluatedProperties` and `unevaluatedItems`.
  mutating func unevaluated(
    _ schema: Schema, in context: Context
  ) -> Assertion? {
    let members = schema.subschema(of: .unevaluatedProperties)
    let items = schema.subschema(of: .unevaluatedItems)
    guard members != nil || items != nil else { return nil }
    return .unevaluated(
      evaluation: evaluation(of: schema, isWhole: false, in: context),
      members: members.map { check(of: $0, in: context) },
      items: items.map { check(of: $0, in: context) })
  }

  /// The evaluation function of a schema; made once.
  ///
  /// - Parameter isWhole: Whether what the schema's own `unevaluated...` keywords evaluate counts, as
  ///   it does for a schema that applies this one.
  private mutating func evaluation(
    of schema: Schema, isWhole: Bool, in context: Context
  ) -> EvaluationID {
    let target = schema.resolved
    let own: [Keyword] = [.unevaluatedProperties, .unevaluatedItems]
    let isWhole = isWhole && own.contains { target[$0] != nil }
    let key = EvaluationKey(schema: ObjectIdentifier(target), isWhole: isWhole, context: context)
    if let known = knownEvaluations[key] { return known }
    let stem = take(names.places[target], prefix: EvaluationID.prefix, suffix: context.suffix)
    let id = EvaluationID(stem: stem, suffix: context.suffix)
    knownEvaluations[key] = id
    let index = evaluations.count
    evaluations.append(nil)
    var steps = evaluations(of: target, in: context)
    if isWhole, target[.unevaluatedProperties] != nil { steps.append(.allMembers) }
    if isWhole, target[.unevaluatedItems] != nil { steps.append(.allItems) }
    evaluations[index] = EvaluationFunction(id: id, line: line(of: target), steps: steps)
    return id
  }

  private mutating func evaluations(
    of schema: Schema, in context: Context
  ) -> [Evaluation] {
    var steps: [Evaluation] = []
    if schema[.additionalProperties] != nil {
      steps.append(.allMembers)
    } else {
      let names = schema.properties.map(\.name)
      let patterns = schema.patternProperties.map { self.patterns.constant($0.key) }
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
      steps.append(
        .containedItems(check: check(of: contains, in: context)))
    }
    return steps + appliedEvaluations(of: schema, in: context)
  }

  private mutating func appliedEvaluations(
    of schema: Schema, in context: Context
  ) -> [Evaluation] {
    /// What a part evaluates; nothing for one that leads back to the schema.
    func evaluation(_ part: Schema?) -> EvaluationID? {
      guard let part, part.booleanValue == nil, !part.applies(schema) else { return nil }
      return self.evaluation(of: part, isWhole: true, in: context)
    }
    var steps: [Evaluation] = []
    let references = [schema.reference, schema.dynamicReference].compactMap { $0?.target }
    let all = references + schema.subschemas(of: .allOf).map(\.schema)
    steps += all.compactMap(evaluation).map { .applied($0) }
    for keyword in [Keyword.anyOf, .oneOf] {
      for part in schema.subschemas(of: keyword) {
        guard let function = evaluation(part.schema) else { continue }
        let check = check(of: part.schema, in: context)
        steps.append(.alternative(check: check, function))
      }
    }
    if let condition = schema.subschema(of: .if) {
      let then = schema.subschema(of: .then)
      steps.append(
        .conditional(
          check: check(of: condition, in: Context()),
          then: [condition, then].compactMap(evaluation),
          otherwise: evaluation(schema.subschema(of: .else))))
    }
    for part in schema.subschemas(of: .dependentSchemas) {
      guard let function = evaluation(part.schema) else { continue }
      steps.append(.dependent(member: part.key?.name ?? "", function))
    }
    return steps
  }
}

/// What makes two evaluation functions the same.
struct EvaluationKey: Hashable {
  var schema: ObjectIdentifier
  var isWhole: Bool
  var context: CheckLowering.Context
}
