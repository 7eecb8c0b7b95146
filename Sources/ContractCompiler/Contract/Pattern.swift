// Regular expressions of the contract, each compiled once at run time.

/// A regular expression by what its constant is called: nothing else of a contract is.
struct PatternID: Sendable, Hashable {
  /// The name of the constant in its name space.
  let name: String

  /// How emitted code refers to the constant.
  var reference: String { "\(NameSpace.patterns.rawValue).\(name)" }
}

/// The constant of a regular expression.
struct PatternConstant: Sendable {
  var id: PatternID
  var source: String
  /// The words for its violation, where the contract has some.
  var message: String?
}
