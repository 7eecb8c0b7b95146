// Patterns of the contract as generated code names them.

import ContractPatterns

/// A regular expression of the contract, compiled once, with the words for its violation.
public final class PatternRule: Sendable {
  let pattern: Pattern
  /// How many characters from U+0020 to U+007F match without a look at them.
  let countsOfPlainASCII: ClosedRange<Int>?
  /// What is expected, for a person: a regular expression tells most people nothing.
  let message: StaticString

  /// A pattern that the contract compiler has checked, and `x-pattern-message` where the contract has
  /// one.
  public init(
    _ source: StaticString, message: StaticString = "must have the form that the contract asks for"
  ) {
    pattern = Pattern(contract: source)
    countsOfPlainASCII = pattern.countsOfPlainASCII
    self.message = message
  }
}
