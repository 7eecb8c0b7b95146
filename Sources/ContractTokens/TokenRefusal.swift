// What is thrown inside the verifier: the reason of a refusal together with what decided it, so that
// an operator can be shown why a token was refused. Callers of the API get the reason alone.

/// Why one token was refused, for a log: the reason, and what was seen where something else was
/// expected.
///
/// Never holds a token, a signature or a key. What was seen comes from whoever sent the token: it is
/// bounded and printable ASCII (``TokenLimits/loggedValueCharacters``).
public struct TokenRefusal: Error, Sendable, Equatable {
  /// What of the token decided.
  public enum Part: Sendable, Equatable {
    /// A parameter of the JOSE header (RFC 7515 section 4.1).
    case header(String)
    /// A claim (RFC 7519 section 4.1).
    case claim(String)
  }

  /// The reason.
  public let error: TokenError
  /// The header parameter or claim that decided; nil where the token as a whole did.
  public let part: Part?
  /// What the token has there.
  public let seen: String?
  /// What would have been accepted there.
  public let expected: String?

  init(_ error: TokenError, _ part: Part? = nil, seen: String? = nil, expected: String? = nil) {
    self.error = error
    self.part = part
    self.seen = seen
    self.expected = expected
  }
}

/// Writes values that strangers chose so that a log can take them.
enum LoggedValue {
  /// How a compact token begins: `{"` in base64url. A text with it is not repeated.
  private static let tokenStart = Array("eyJ".utf8)

  /// A text between quotation marks: printable ASCII, other characters escaped, its end cut off
  /// where it is long.
  static func text(_ text: String) -> String {
    guard !contains(text, tokenStart) else { return "a text that looks like a token" }
    var result = "'"
    for (count, scalar) in text.unicodeScalars.enumerated() {
      guard count < TokenLimits.loggedValueCharacters else {
        result += "...' (\(text.unicodeScalars.count) characters)"
        return result
      }
      if scalar.value >= 0x20, scalar.value < 0x7F, scalar != "'", scalar != "\\" {
        result.unicodeScalars.append(scalar)
      } else {
        result += "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return result + "'"
  }

  /// The first few of several texts.
  static func texts(_ texts: [String]) -> String {
    guard !texts.isEmpty else { return "none" }
    let shown = texts.prefix(TokenLimits.loggedValues).map(text).joined(separator: ", ")
    let rest = texts.count - TokenLimits.loggedValues
    return rest > 0 ? "\(shown) and \(rest) more" : shown
  }

  /// A number; times are shown as whole seconds where they are ones.
  static func number(_ number: Double) -> String {
    Int64(exactly: number).map(String.init) ?? String(number)
  }

  /// What a member holds; of arrays the texts, of objects only that it is one.
  static func value(_ value: StrictObject.Value?) -> String {
    switch value {
    case nil: "nothing"
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .number(let value): number(value)
    case .string(let value): text(value)
    case .array(let elements):
      "an array of \(texts(elements.compactMap(string)))"
    case .object, .ambiguousObject: "an object"
    }
  }

  private static func string(_ value: StrictObject.Value) -> String? {
    if case .string(let text) = value { text } else { nil }
  }

  private static func contains(_ text: String, _ part: [UInt8]) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count >= part.count else { return false }
    return (0...(bytes.count - part.count)).contains {
      bytes[$0..<($0 + part.count)].elementsEqual(part)
    }
  }
}
