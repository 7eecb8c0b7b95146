// Schemas -> check functions, each made once. They stand beside a Swift type wherever the type cannot
// express a schema; what is in one, AssertionLowering says.

import ContractModel
import OpenAPIDocument

/// The check and evaluation functions of a contract, each made once.
struct CheckLowering {
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
  var patterns: PatternTable
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
  mutating func check(of schemas: [Schema]) -> MessageCheck {
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

  private mutating func check(of schemas: [Schema], in context: Context) -> CheckID {
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
  mutating func check(of schema: Schema, in context: Context) -> CheckID {
    let target = schema.resolved
    let context = narrowed(context, for: target)
    return function(
      Key(schema: ObjectIdentifier(target), context: context), of: target
    ) { lowering in
      lowering.assertions(of: target, in: context)
    }
  }

  /// The check function of a schema that another one applies to the same value.
  ///
  /// Where it leads back to the other, what it applies itself is left out: it would never end.
  mutating func applied(
    _ part: Schema, by schema: Schema, in context: Context
  ) -> CheckID {
    guard part.applies(schema) else { return check(of: part, in: context) }
    let target = part.resolved
    let context = narrowed(context, for: target)
    let key = Key(schema: ObjectIdentifier(target), context: context, isOwn: true)
    return function(key, of: target) { lowering in
      lowering.ownAssertions(of: target, in: context)
    }
  }

  private mutating func function(
    _ key: Key, of schema: Schema, _ assertions: (inout CheckLowering) -> [Assertion]
  ) -> CheckID {
    if let known = known[key] { return known }
    let place = names.places[schema]
    let id = take(key.isOwn ? "Own" + place : place, key.context)
    known[key] = id
    // The place is taken before the parts, so that functions stand before those that they call.
    let index = checks.count
    checks.append(nil)
    checks[index] = CheckFunction(id: id, line: line(of: schema), assertions: assertions(&self))
    return id
  }

  /// The context without what makes no difference to a schema.
  private func narrowed(_ context: Context, for schema: Schema) -> Context {
    if context.absent.isEmpty, !directions.dependsOnMessage(schema) { return Context() }
    return context
  }

  private mutating func take(_ base: String, _ context: Context) -> CheckID {
    let stem = take(base, prefix: CheckID.prefix, suffix: context.suffix)
    return CheckID(stem: stem, suffix: context.suffix)
  }

  /// A name that nothing else has, without its prefix and suffix.
  mutating func take(_ base: String, prefix: String, suffix: String) -> String {
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
}
