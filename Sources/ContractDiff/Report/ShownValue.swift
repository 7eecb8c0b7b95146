// Values of contracts as messages show them: on one line and not long.

import ContractModel
import OpenAPIDocument

extension CanonicalValue {
  /// The most Unicode scalars of a value that a message shows.
  private static let shownLimit = 60

  /// A value as a message shows it.
  static func shown(_ node: Node) -> String { shown(text(node)) }

  /// The text of a value as a message shows it.
  static func shown(_ value: Name) -> String {
    let scalars = value.text.unicodeScalars
    guard scalars.count > shownLimit else { return value.text }
    return String(String.UnicodeScalarView(scalars.prefix(shownLimit - 3))) + "..."
  }
}
