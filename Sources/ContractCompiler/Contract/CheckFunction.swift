// Assertions for what a Swift type cannot express (`not`, `if`, `patternProperties`, tuples ...).

import ContractModel
import OpenAPIDocument

/// A check function by what it is called: nothing else of a contract is.
struct CheckID: Sendable, Hashable, CustomStringConvertible {
  static let prefix = "check"
  /// The name without its prefix, which the checks of parts are named after.
  let stem: String
  /// What follows the stem.
  var suffix = ""
  /// The name of the function.
  var description: String { Self.prefix + stem + suffix }

  /// The constant with the values of `enum` or `const`.
  func list(of keyword: String) -> String { keyword + stem + suffix }
}

/// The checks of a value in each message that has it.
struct MessageCheck: Sendable, Hashable {
  /// The check in requests, and in responses where no other is named.
  let always: CheckID
  /// The check in responses, where `readOnly` and `writeOnly` make it another.
  let inResponses: CheckID?

  init(_ always: CheckID, inResponses: CheckID? = nil) {
    self.always = always
    self.inResponses = inResponses
  }
}

/// A function that asserts a schema on a JSON value as it was sent.
struct CheckFunction: Sendable {
  var id: CheckID
  var line: ContractLine
  var assertions: [Assertion]
}

/// One assertion of JSON Schema.
enum Assertion: Sendable {
  case never
  /// `type`; integers may have to be written without fraction and exponent (OpenAPI 3.0).
  case types(JSONTypes, areIntegersLiteral: Bool)
  /// `enum` and `const`: JSON texts, one of which must be equal.
  case values([String], keyword: String)
  /// The bounds of a format of whole numbers.
  case integerFormat(minimum: Int64, maximum: Int64)
  case number(NumberRules)
  case string(StringRules)
  case array(ArrayRules)
  case prefixItems([CheckID])
  /// Items from this index on.
  case items(from: Int, CheckID)
  case contains(CheckID, minimum: Int?, maximum: Int?)
  case required([Name])
  case propertyCount(minimum: Int?, maximum: Int?)
  case properties([NamedMember])
  case patternProperties([Member])
  /// Members that neither a name nor a pattern covers.
  case additionalProperties(CheckID, names: [Name], patterns: [PatternID])
  case propertyNames(CheckID)
  case dependentRequired([Dependency])
  case dependentSchemas([NamedMember])
  case allOf([CheckID])
  case anyOf([CheckID])
  case oneOf([CheckID])
  case not(CheckID)
  /// `unevaluatedProperties` and `unevaluatedItems`: checks of what an evaluation function leaves.
  case unevaluated(evaluation: EvaluationID, members: CheckID?, items: CheckID?)
  case conditional(condition: CheckID, then: CheckID?, otherwise: CheckID?)

  /// A member and the check of its value.
  struct NamedMember: Sendable {
    var name: Name
    var check: CheckID
  }

  /// A pattern of names and the check of a member's value.
  struct Member: Sendable {
    var pattern: PatternID
    var check: CheckID
  }

  /// A member that needs others.
  struct Dependency: Sendable {
    var name: Name
    var required: [Name]
  }
}
