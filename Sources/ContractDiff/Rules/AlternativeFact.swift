// The rules of schemas about alternatives, what tells them apart, and conditions that are only
// compared for saying the same.

/// What a comparer of alternatives and conditions finds.
enum AlternativeFact: Fact {
  case removed
  case added
  case overlap
  case conditionAdded
  case conditionRemoved
  case conditionChanged
  case discriminatorChanged
  case discriminatorValueRemoved
  case discriminatorValueAdded

  static var subject: Subject { .alternatives }

  var rule: Rule {
    switch self {
    case .removed:
      Rule(
        bothWays: "alternative-removed", of: "`oneOf`, `anyOf`", .narrows,
        "an alternative is gone")
    case .added:
      Rule(
        bothWays: "alternative-added", of: "`oneOf`, `anyOf`", .widens, "an alternative is new")
    case .overlap:
      Rule(
        requests: "request-alternatives-overlap", of: "`oneOf`", .narrows,
        "a value may match two alternatives now, which `oneOf` refuses")
    case .conditionAdded:
      Rule(
        bothWays: "condition-added", of: "`not`, `if`, `contains` and the like", .narrows,
        "a condition is new")
    case .conditionRemoved:
      Rule(
        bothWays: "condition-removed", of: "`not`, `if`, `contains` and the like", .widens,
        "a condition is gone")
    case .conditionChanged:
      Rule(
        bothWays: "condition-changed", of: "`not`, `if`, `contains` and the like", .changes,
        "a condition is another")
    case .discriminatorChanged:
      Rule(
        bothWays: "discriminator-changed", of: "`discriminator`", .changes,
        "another member tells the alternatives apart, or a value stands for another one")
    case .discriminatorValueRemoved:
      Rule(
        bothWays: "discriminator-value-removed", of: "`discriminator`: `mapping`", .narrows,
        "a value no longer tells an alternative")
    case .discriminatorValueAdded:
      Rule(
        bothWays: "discriminator-value-added", of: "`discriminator`: `mapping`", .widens,
        "a value tells an alternative now")
    }
  }

  /// The fact about a condition, by what a change of it does.
  static func condition(_ relation: Relation) -> AlternativeFact {
    switch relation {
    case .narrowed: .conditionAdded
    case .widened: .conditionRemoved
    case .changed: .conditionChanged
    }
  }
}
