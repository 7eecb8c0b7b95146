// A piece of a request target that is still percent-encoded, so that delimiters can be told from
// encoded data.

/// A piece of a path as received: percent-encoded.
public struct RawText: Sendable {
  /// The characters as received.
  let text: Substring

  init(_ text: Substring) { self.text = text }

  /// Whether nothing stands there.
  public var isEmpty: Bool { text.isEmpty }

  /// The decoded text.
  ///
  /// - Throws: 400 on a malformed escape and where the decoded bytes are not UTF-8.
  public func decoded() throws(ProblemDetails) -> String {
    try PercentDecoding.decode(text, plus: .literal)
  }
}
