// What comparers find, by subject. A fact is a case of an enumeration whose `rule` is a switch
// without a default: a fact without a row does not compile, nor does a subject without its rules.

/// Something that a comparer has found; its row says what that means.
protocol Fact: CaseIterable, Sendable {
  /// The row.
  var rule: Rule { get }
  /// The subject whose table has the row.
  static var subject: Subject { get }
}

/// A part of a contract whose rules stand in one table.
enum Subject: CaseIterable {
  case operations
  case parameters
  case bodies
  case responses
  case security
  case outgoing
  case values
  case objects
  case alternatives
  case comparison

  /// The heading on the page of rules.
  var title: String {
    switch self {
    case .operations: "Paths, operations, servers"
    case .parameters: "Parameters"
    case .bodies: "Bodies"
    case .responses: "Responses"
    case .security: "Security and owners"
    case .outgoing: "Webhooks and callbacks"
    case .values: "Schemas: types, values, bounds"
    case .objects: "Schemas: members of objects"
    case .alternatives: "Schemas: alternatives and conditions"
    case .comparison: "The comparison itself"
    }
  }

  /// All rows of the subject, in the order of the table.
  var rules: [Rule] {
    switch self {
    case .operations: OperationFact.allCases.map(\.rule)
    case .parameters: ParameterFact.allCases.map(\.rule)
    case .bodies: BodyFact.allCases.map(\.rule)
    case .responses: ResponseFact.allCases.map(\.rule)
    case .security: SecurityFact.allCases.map(\.rule)
    case .outgoing: OutgoingFact.allCases.map(\.rule)
    case .values: ValueFact.allCases.map(\.rule)
    case .objects: ObjectFact.allCases.map(\.rule)
    case .alternatives: AlternativeFact.allCases.map(\.rule)
    case .comparison: ComparisonFact.allCases.map(\.rule)
    }
  }
}

/// What a comparison says about itself.
enum ComparisonFact: Fact {
  case incomplete

  static var subject: Subject { .comparison }

  var rule: Rule {
    switch self {
    case .incomplete:
      Rule(
        requests: "comparison-incomplete", of: "both documents", .changes,
        "a limit ended the comparison, and what is not compared may break")
    }
  }
}
