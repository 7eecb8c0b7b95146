// Which members and items the keywords of a schema evaluate, for `unevaluatedProperties` and
// `unevaluatedItems` (JSON Schema 2020-12 core, section 11).

/// A function that notes what a schema evaluates of a value that it accepts.
struct EvaluationFunction: Sendable {
  var name: String
  var line: ContractLine
  var steps: [Evaluation]
}

/// What one keyword evaluates; names refer to check functions and to other evaluation functions.
enum Evaluation: Sendable {
  /// Members by name and by the constants of patterns.
  case members(names: [String], patterns: [String])
  case allMembers
  /// The items before this index.
  case items(upTo: Int)
  case allItems
  /// The items that a check accepts (`contains`).
  case containedItems(check: String)
  /// What another function notes (`$ref`, `allOf`).
  case applied(String)
  /// What another function notes, if a check accepts the value (`anyOf`, `oneOf`).
  case alternative(check: String, String)
  /// `if`: what it and `then` note where it accepts the value, otherwise what `else` notes.
  case conditional(check: String, then: [String], otherwise: String?)
  /// What another function notes, if there is a member of this name (`dependentSchemas`).
  case dependent(member: String, String)
}
