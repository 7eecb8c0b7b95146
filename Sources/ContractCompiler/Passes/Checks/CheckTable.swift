// Which check and evaluation functions a contract needs: what is asked for gets its name here, and its
// body in CheckLowering.

import ContractModel
import OpenAPIDocument

/// The functions asked for, each once.
struct CheckTable {
  /// What a function depends on besides its schema.
  struct Context: Hashable {
    /// The message that has the value; `nil` where that makes no difference.
    var message: Message?
    /// Members of the value that the message does not have, by schemas around this one.
    var absent: Set<Name> = []

    /// What tells the names of functions for responses from those for requests.
    var suffix: String { message == .response ? "InResponse" : "" }
  }

  /// A function without its body.
  enum Function {
    /// What a schema asserts; where `isOwn`, without what it applies to the same value.
    case check(CheckID, of: Schema, Context, isOwn: Bool)
    /// Several checks together.
    case conjunction(CheckID, of: Schema?, [CheckID])
    /// What a schema evaluates; where `isWhole`, with what its own `unevaluated...` keywords do.
    case evaluation(EvaluationID, of: Schema, Context, isWhole: Bool)
  }

  /// What makes two functions the same.
  private enum Key: Hashable {
    case check(ObjectIdentifier, Context, isOwn: Bool)
    case conjunction([ObjectIdentifier], Context)
  }

  private struct EvaluationKey: Hashable {
    var schema: ObjectIdentifier
    var context: Context
    var isWhole: Bool
  }

  private let names: Names
  private let normalised: NormalisedSchemas
  private let directions: Directions
  private var checks: [Key: CheckID] = [:]
  private var evaluations: [EvaluationKey: EvaluationID] = [:]
  private var taken: Set<String> = []
  private var asked: [Function] = []

  init(_ facts: SchemaFacts) {
    names = facts.names
    normalised = facts.normalised
    directions = facts.directions
  }

  /// Takes out what has been asked for since the last time, in that order.
  mutating func takeAsked() -> [Function] {
    defer { asked = [] }
    return asked
  }

  // MARK: - Asking

  /// The checks of a conjunction of schemas for each message that it travels in.
  mutating func check(of schemas: [Schema]) -> MessageCheck {
    let messages = directions.messages(schemas)
    let isDependent = schemas.contains { directions.dependsOnMessage($0.resolved) }
    guard isDependent else { return MessageCheck(check(of: schemas, in: nil)) }
    guard messages.count > 1 else { return MessageCheck(check(of: schemas, in: messages.first)) }
    return MessageCheck(
      check(of: schemas, in: .request), inResponses: check(of: schemas, in: .response))
  }

  private mutating func check(of schemas: [Schema], in message: Message?) -> CheckID {
    var context = Context(message: message)
    if schemas.count == 1 { return check(of: schemas[0], in: context) }
    if let message { context.absent = normalised.absentMembers(of: schemas, in: message) }
    let key = Key.conjunction(schemas.map { ObjectIdentifier($0.resolved) }, context)
    if let known = checks[key] { return known }
    let parts = schemas.map { check(of: $0, in: context) }
    let name = take(
      schemas.first.map { names.places[$0] + "Conjunction" } ?? "Nothing",
      prefix: CheckID.prefix, context)
    let id = CheckID(stem: name, suffix: context.suffix)
    checks[key] = id
    asked.append(.conjunction(id, of: schemas.first, parts))
    return id
  }

  /// The check of a schema.
  mutating func check(of schema: Schema, in context: Context) -> CheckID {
    check(of: schema.resolved, in: context, isOwn: false)
  }

  /// The check of a schema that another one applies to the same value.
  ///
  /// Where it leads back to the other, what it applies itself is left out: it would never end.
  mutating func check(of part: Schema, appliedBy schema: Schema, in context: Context) -> CheckID {
    check(of: part.resolved, in: context, isOwn: part.applies(schema))
  }

  private mutating func check(of schema: Schema, in context: Context, isOwn: Bool) -> CheckID {
    let context = narrowed(context, for: schema)
    let key = Key.check(ObjectIdentifier(schema), context, isOwn: isOwn)
    if let known = checks[key] { return known }
    let name = take(
      (isOwn ? "Own" : "") + names.places[schema], prefix: CheckID.prefix, context)
    let id = CheckID(stem: name, suffix: context.suffix)
    checks[key] = id
    asked.append(.check(id, of: schema, context, isOwn: isOwn))
    return id
  }

  /// The evaluation function of a schema.
  ///
  /// - Parameter isWhole: Whether what the schema's own `unevaluated...` keywords evaluate counts, as
  ///   it does for a schema that applies this one.
  mutating func evaluation(
    of schema: Schema, isWhole: Bool, in context: Context
  ) -> EvaluationID {
    let target = schema.resolved
    let own: [Keyword] = [.unevaluatedProperties, .unevaluatedItems]
    let isWhole = isWhole && own.contains { target[$0] != nil }
    let key = EvaluationKey(schema: ObjectIdentifier(target), context: context, isWhole: isWhole)
    if let known = evaluations[key] { return known }
    let name = take(names.places[target], prefix: EvaluationID.prefix, context)
    let id = EvaluationID(stem: name, suffix: context.suffix)
    evaluations[key] = id
    asked.append(.evaluation(id, of: target, context, isWhole: isWhole))
    return id
  }

  // MARK: - Names

  /// The context without what makes no difference to a schema.
  private func narrowed(_ context: Context, for schema: Schema) -> Context {
    if context.absent.isEmpty, !directions.dependsOnMessage(schema) { return Context() }
    return context
  }

  /// A name that nothing else has, without its prefix and suffix.
  private mutating func take(_ base: String, prefix: String, _ context: Context) -> String {
    var name = base
    var number = 2
    while !taken.insert(prefix + name + context.suffix).inserted {
      name = "\(base)\(number)"
      number += 1
    }
    return name
  }
}
