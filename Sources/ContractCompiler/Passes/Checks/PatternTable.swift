// Regular expressions of the contract -> constants, one for each expression with its message.

import ContractModel
import OpenAPIDocument

/// The pattern constants of a contract, in the order asked for.
final class PatternTable {
  /// What was wrong with the expressions.
  private(set) var diagnostics = Diagnostics()
  /// The constants so far.
  private(set) var constants: [Contract.PatternConstant] = []
  /// The names of constants by the expression and its message.
  private var names: [[[UInt8]?]: String] = [:]

  /// The name of the constant for a pattern; a faulty pattern is an error at its line.
  ///
  /// `message` is what `x-pattern-message` says beside it.
  func constant(_ node: Node, message: String? = nil) -> String {
    let key = [Array(node.textBytes), message.map { Array($0.utf8) }]
    if let known = names[key] { return known }
    if let error = PatternCheck.error(in: node.text) {
      diagnostics.add(
        Diagnostic(
          .invalidPattern, "the regular expression is not valid: \(error)", at: node.location))
    }
    let name = "pattern\(constants.count + 1)"
    constants.append(Contract.PatternConstant(name: name, source: node.text, message: message))
    names[key] = name
    return name
  }
}
