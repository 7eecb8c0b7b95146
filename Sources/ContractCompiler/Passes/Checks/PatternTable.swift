// Regular expressions of the contract -> constants, one for each expression with its message.

import ContractModel
import OpenAPIDocument

/// The pattern constants of a contract, in the order asked for.
struct PatternTable {
  private let places: SchemaPlaces
  /// What was wrong with the expressions.
  private(set) var diagnostics = Diagnostics()
  /// The constants so far.
  private(set) var constants: [Contract.PatternConstant] = []
  private var known: Set<SchemaPlaces.PatternKey> = []

  /// Makes a table whose constants are called after where they stand.
  init(_ places: SchemaPlaces) { self.places = places }

  /// The name of the constant for a pattern; a faulty pattern is an error at its line.
  ///
  /// `message` is what `x-pattern-message` says beside it.
  mutating func constant(_ node: Node, message: String? = nil) -> String {
    let key = SchemaPlaces.PatternKey(node, message)
    let name = places.constant(key)
    guard known.insert(key).inserted else { return name }
    if let error = PatternCheck.error(in: node.text) {
      diagnostics.add(
        Diagnostic(
          .invalidPattern, "the regular expression is not valid: \(error)", at: node.location))
    }
    constants.append(Contract.PatternConstant(name: name, source: node.text, message: message))
    return name
  }
}
