// Which members and items the keywords of a schema evaluate, for `unevaluatedProperties` and
// `unevaluatedItems` (JSON Schema 2020-12 core, section 11).

import OpenAPIDocument

/// An evaluation function by what it is called: nothing else of a contract is.
struct EvaluationID: Sendable, Hashable, CustomStringConvertible {
  static let prefix = "evaluate"
  /// The name without its prefix, which those of parts are named after.
  let stem: String
  /// What follows the stem.
  var suffix = ""
  /// The name of the function.
  var description: String { Self.prefix + stem + suffix }
}

/// A function that notes what a schema evaluates of a value that it accepts.
struct EvaluationFunction: Sendable {
  var id: EvaluationID
  var line: ContractLine
  var steps: [Evaluation]
}

/// What one keyword evaluates.
enum Evaluation: Sendable {
  /// Members by name and by patterns of their names.
  case members(names: [Name], patterns: [PatternID])
  case allMembers
  /// The items before this index.
  case items(upTo: Int)
  case allItems
  /// The items that a check accepts (`contains`).
  case containedItems(check: CheckID)
  /// What another function notes (`$ref`, `allOf`).
  case applied(EvaluationID)
  /// What another function notes, if a check accepts the value (`anyOf`, `oneOf`).
  case alternative(check: CheckID, EvaluationID)
  /// `if`: what it and `then` note where it accepts the value, otherwise what `else` notes.
  case conditional(check: CheckID, then: [EvaluationID], otherwise: EvaluationID?)
  /// What another function notes, if there is a member of this name (`dependentSchemas`).
  case dependent(member: Name, EvaluationID)
}
