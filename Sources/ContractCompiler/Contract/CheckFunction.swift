// Assertions for what a Swift type cannot express (`not`, `if`, `patternProperties`, tuples ...).

import ContractModel

/// A function that asserts a schema on a JSON value as it was sent.
struct CheckFunction: Sendable {
  var name: String
  var line: ContractLine
  var assertions: [Assertion]
}

/// One assertion of JSON Schema; a name refers to another check function.
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
  case prefixItems([String])
  /// Items from this index on.
  case items(from: Int, String)
  case contains(String, minimum: Int?, maximum: Int?)
  case required([String])
  case propertyCount(minimum: Int?, maximum: Int?)
  case properties([Member])
  case patternProperties([Member])
  /// Members that neither a name nor a pattern covers.
  case additionalProperties(String, names: [String], patterns: [String])
  case propertyNames(String)
  case dependentRequired([Dependency])
  case dependentSchemas([Member])
  case allOf([String])
  case anyOf([String])
  case oneOf([String])
  case not(String)
  /// `unevaluatedProperties` and `unevaluatedItems`: checks of what an evaluation function leaves.
  case unevaluated(evaluation: String, members: String?, items: String?)
  case conditional(condition: String, then: String?, otherwise: String?)

  /// A member name or pattern constant and the check of its value.
  struct Member: Sendable {
    var name: String
    var check: String
  }

  /// A member that needs others.
  struct Dependency: Sendable {
    var name: String
    var required: [String]
  }
}
