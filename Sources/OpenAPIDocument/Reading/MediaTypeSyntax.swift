// Texts that stand in a message's Content-Type field -> whether they can. What is no media type matches
// no request, and could end the field of a response or begin another.

/// The grammar of media types and ranges (RFC 9110, sections 5.6.6, 8.3.1 and 12.5.1).
public enum MediaTypeSyntax {
  /// The text that spellings of one media type have in common: lower case, without white space around
  /// its parts.
  public static func canonical(_ written: String) -> String {
    written.lowercased().split(separator: ";", omittingEmptySubsequences: false)
      .map { part in String(part.filter { $0 != " " && $0 != "\t" }) }.joined(separator: ";")
  }

  /// Whether the content is a form or parts, or may be by its range.
  static func mayHaveEncoding(_ written: String) -> Bool {
    let text = canonical(written)
    return text.hasPrefix("multipart/") || text.hasPrefix("application/x-www-form-urlencoded")
      || text.hasPrefix("*/") || text.hasPrefix("application/*")
  }

  /// Whether the content is a form without parts.
  static func isURLEncoded(_ written: String) -> Bool {
    canonical(written).hasPrefix("application/x-www-form-urlencoded")
  }

  /// Whether a text is a media type such as `text/plain; charset=utf-8`, `type/*` or `*/*`.
  static func isRange(_ text: some Collection<UInt8>) -> Bool {
    var rest = Array(text)[...]
    skipSpaces(&rest)
    let type = token(&rest)
    guard !type.isEmpty, rest.popFirst() == UInt8(ascii: "/") else { return false }
    let subtype = token(&rest)
    let asterisk = [UInt8(ascii: "*")][...]
    guard !subtype.isEmpty, type != asterisk || subtype == asterisk else { return false }
    while true {
      skipSpaces(&rest)
      guard let semicolon = rest.popFirst() else { return true }
      guard semicolon == UInt8(ascii: ";") else { return false }
      skipSpaces(&rest)
      // An empty parameter is allowed: `text/plain;`.
      guard let next = rest.first, next != UInt8(ascii: ";") else { continue }
      guard !token(&rest).isEmpty, rest.popFirst() == UInt8(ascii: "="), value(&rest) else {
        return false
      }
    }
  }

  /// Whether an asterisk is only a piece of a type or subtype, as in `application/*+json`, which is no range
  /// (RFC 9110, section 12.5.1).
  static func hasPartialAsterisk(_ written: String) -> Bool {
    canonical(written).prefix { $0 != ";" }.split(separator: "/")
      .contains { part in part.contains("*") && part != "*" }
  }

  private static func skipSpaces(_ rest: inout ArraySlice<UInt8>) {
    rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }

  private static func token(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let token = rest.prefix(while: HTTPToken.contains)
    rest = rest[token.endIndex...]
    return token
  }

  /// Reads a token or a quoted text.
  private static func value(_ rest: inout ArraySlice<UInt8>) -> Bool {
    guard rest.first == UInt8(ascii: "\"") else { return !token(&rest).isEmpty }
    rest = rest.dropFirst()
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""): return true
      case UInt8(ascii: "\\"):
        guard let escaped = rest.popFirst(), isText(escaped) else { return false }
      default:
        guard isText(byte) else { return false }
      }
    }
    return false
  }

  /// Whether a byte may stand between quotation marks: no control character but the tab.
  private static func isText(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != 0x7F || byte == UInt8(ascii: "\t")
  }
}
