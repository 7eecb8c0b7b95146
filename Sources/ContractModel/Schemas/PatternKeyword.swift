// `pattern`, and `x-pattern-message`, which says to people what a pattern asks for.

import ContractPatterns
import OpenAPIDocument

/// A `pattern` of a schema with the words for its violation.
public struct PatternKeyword {
  /// The extension beside `pattern` that says what is expected, such as `must not be blank`.
  private static let messageName: Name = "x-pattern-message"

  /// The regular expression.
  public let source: Node
  /// The words, where the contract has some.
  public let message: String?

  /// The keyword of a schema; nil where it has none.
  public init?(_ schema: Schema) {
    guard let source = schema[.pattern] else { return nil }
    self.source = source
    message = (Self.message(of: schema)?.value.string).map(Self.trimmed)
  }

  /// Whether it is certain that every text which matches one `pattern` matches the other too.
  public static func isIncluded(_ pattern: Node, in other: Node) -> Bool {
    Pattern.isIncluded(pattern.text, in: other.text)
  }

  /// What is wrong with the message of a schema; nil if nothing is.
  public static func messageProblem(in schema: Schema) -> Diagnostic? {
    guard let message = message(of: schema) else { return nil }
    guard schema[.pattern] != nil else {
      return Diagnostic(
        .invalidPatternMessage, "'\(messageName)' needs a 'pattern' beside it",
        at: message.key.location)
    }
    let isText = message.value.string?.contains { !$0.isWhitespace } ?? false
    guard !isText else { return nil }
    return Diagnostic(
      .invalidPatternMessage,
      "'\(messageName)' is a text that says what is expected, such as 'must not be blank'",
      at: message.value.location)
  }

  /// The text without the white space around it, such as the line end of a block in YAML.
  private static func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }

  private static func message(of schema: Schema) -> Member? {
    schema.extensions.first { $0.name == messageName }
  }
}
