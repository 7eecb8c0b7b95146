// The checks that values ask for -> functions: each is lowered once, with those that it asks for itself. They
// stand beside a Swift type wherever the type cannot express a schema.

import ContractModel
import OpenAPIDocument

/// The check and evaluation functions of a contract, in printing order.
struct CheckFunctions {
  var checks: [CheckFunction] = []
  var evaluations: [EvaluationFunction] = []
  /// The regular expressions that something refers to, those of the functions among them.
  var patterns: PatternTable
}

/// The lowering pass for checks.
struct CheckLowering {
  private var checks: [CheckID: CheckFunction] = [:]
  private var evaluations: [EvaluationID: EvaluationFunction] = [:]

  /// The functions that the values of a contract ask for.
  static func run(_ schemas: LoweredSchemas) -> CheckFunctions {
    var lowered = schemas
    var lowering = CheckLowering()
    let asked = lowered.checks.takeAsked()
    var pending = Array(asked.reversed())
    while let next = pending.popLast() {
      lowering.lower(next, &lowered)
      pending += lowered.checks.takeAsked().reversed()
    }
    var order = PrintingOrder(lowering.checks, lowering.evaluations)
    for function in asked { order.visit(function.reference) }
    return CheckFunctions(
      checks: order.checks, evaluations: order.evaluations, patterns: lowered.patterns)
  }

  private mutating func lower(_ function: CheckTable.Function, _ lowered: inout LoweredSchemas) {
    switch function {
    case .check(let id, let schema, let context, let isOwn):
      let assertions =
        isOwn
        ? AssertionLowering.own(schema, in: context, &lowered)
        : AssertionLowering.all(schema, in: context, &lowered)
      checks[id] = CheckFunction(
        id: id, line: lowered.facts.line(of: schema.node), assertions: assertions)
    case .conjunction(let id, let schema, let parts):
      checks[id] = CheckFunction(
        id: id, line: lowered.facts.line(of: schema?.node), assertions: [.allOf(parts)])
    case .evaluation(let id, let schema, let context, let isWhole):
      let steps = EvaluationLowering.steps(of: schema, isWhole: isWhole, in: context, &lowered)
      evaluations[id] = EvaluationFunction(
        id: id, line: lowered.facts.line(of: schema.node), steps: steps)
    }
  }
}

extension CheckTable.Function {
  fileprivate var reference: CheckReference {
    switch self {
    case .check(let id, _, _, _), .conjunction(let id, _, _): .check(id)
    case .evaluation(let id, _, _, _): .evaluation(id)
    }
  }
}

/// A function that another one calls.
enum CheckReference: Hashable {
  case check(CheckID)
  case evaluation(EvaluationID)
}

/// The functions in the order in which a reader meets them: each before those that it is the first to
/// call.
private struct PrintingOrder {
  private(set) var checks: [CheckFunction] = []
  private(set) var evaluations: [EvaluationFunction] = []
  private let checksByID: [CheckID: CheckFunction]
  private let evaluationsByID: [EvaluationID: EvaluationFunction]
  private var visited: Set<CheckReference> = []

  init(_ checks: [CheckID: CheckFunction], _ evaluations: [EvaluationID: EvaluationFunction]) {
    checksByID = checks
    evaluationsByID = evaluations
  }

  /// Adds a function and all that it leads to; without recursion, as chains can be long.
  mutating func visit(_ reference: CheckReference) {
    var pending = [reference]
    while let next = pending.popLast() {
      guard visited.insert(next).inserted else { continue }
      switch next {
      case .check(let id):
        guard let function = checksByID[id] else { continue }
        checks.append(function)
        pending += function.assertions.flatMap(\.references).reversed()
      case .evaluation(let id):
        guard let function = evaluationsByID[id] else { continue }
        evaluations.append(function)
        pending += function.steps.flatMap(\.references).reversed()
      }
    }
  }
}

extension Assertion {
  /// The functions that it calls.
  fileprivate var references: [CheckReference] {
    switch self {
    case .never, .types, .values, .integerFormat, .number, .string, .array, .required,
      .propertyCount, .dependentRequired:
      []
    case .items(_, let check), .contains(let check, _, _), .additionalProperties(let check, _, _),
      .propertyNames(let check), .not(let check):
      [.check(check)]
    case .prefixItems(let checks), .allOf(let checks), .anyOf(let checks), .oneOf(let checks):
      checks.map { .check($0) }
    case .properties(let members), .dependentSchemas(let members):
      members.map { .check($0.check) }
    case .patternProperties(let members): members.map { .check($0.check) }
    case .conditional(let condition, let then, let otherwise):
      [condition, then, otherwise].compactMap { $0.map { .check($0) } }
    case .unevaluated(let evaluation, let members, let items):
      [.evaluation(evaluation)] + [members, items].compactMap { $0.map { .check($0) } }
    }
  }
}

extension Evaluation {
  /// The functions that it calls.
  fileprivate var references: [CheckReference] {
    switch self {
    case .members, .allMembers, .items, .allItems: []
    case .containedItems(let check): [.check(check)]
    case .applied(let evaluation), .dependent(_, let evaluation): [.evaluation(evaluation)]
    case .alternative(let check, let evaluation): [.evaluation(evaluation), .check(check)]
    case .conditional(let check, let then, let otherwise):
      [.check(check)] + (then + [otherwise].compactMap(\.self)).map { .evaluation($0) }
    }
  }
}
