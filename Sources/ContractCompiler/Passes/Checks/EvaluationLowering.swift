// The keywords of a schema -> which members and items they evaluate, for `unevaluatedProperties` and
// `unevaluatedItems`. The functions that they call are asked for, not lowered here.

import ContractModel
import OpenAPIDocument

/// The lowering pass for what one schema evaluates.
enum EvaluationLowering {
  /// What a schema evaluates; where `isWhole`, with what its own `unevaluated...` keywords do.
  static func steps(
    of schema: Schema, isWhole: Bool, in context: CheckTable.Context,
    _ lowered: inout LoweredSchemas
  ) -> [Evaluation] {
    var steps = ownSteps(of: schema, in: context, &lowered)
    if isWhole, schema[.unevaluatedProperties] != nil { steps.append(.allMembers) }
    if isWhole, schema[.unevaluatedItems] != nil { steps.append(.allItems) }
    return steps
  }

  private static func ownSteps(
    of schema: Schema, in context: CheckTable.Context, _ lowered: inout LoweredSchemas
  ) -> [Evaluation] {
    var steps: [Evaluation] = []
    if schema[.additionalProperties] != nil {
      steps.append(.allMembers)
    } else {
      let names = schema.properties.map(\.name)
      let patterns = schema.patternProperties.map { lowered.patterns.id(of: $0.key) }
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
      steps.append(.containedItems(check: lowered.checks.check(of: contains, in: context)))
    }
    return steps + appliedSteps(of: schema, in: context, &lowered.checks)
  }

  private static func appliedSteps(
    of schema: Schema, in context: CheckTable.Context, _ checks: inout CheckTable
  ) -> [Evaluation] {
    /// What a part evaluates; nothing for one that leads back to the schema.
    func evaluation(_ part: Schema?) -> EvaluationID? {
      guard let part, part.booleanValue == nil, !part.applies(schema) else { return nil }
      return checks.evaluation(of: part, isWhole: true, in: context)
    }
    var steps: [Evaluation] = []
    let references = [schema.reference, schema.dynamicReference].compactMap { $0?.target }
    let all = references + schema.subschemas(of: .allOf).map(\.schema)
    steps += all.compactMap(evaluation).map { .applied($0) }
    for keyword in [Keyword.anyOf, .oneOf] {
      for part in schema.subschemas(of: keyword) {
        guard let function = evaluation(part.schema) else { continue }
        let check = checks.check(of: part.schema, in: context)
        steps.append(.alternative(check: check, function))
      }
    }
    if let condition = schema.subschema(of: .if) {
      let then = schema.subschema(of: .then)
      steps.append(
        .conditional(
          check: checks.check(of: condition, in: CheckTable.Context()),
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
