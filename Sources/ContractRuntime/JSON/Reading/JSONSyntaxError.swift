// Why a text is not JSON: thrown by the reader, answered with 400.

/// A text that RFC 8259 does not allow, or that exceeds a limit of the reader.
public struct JSONSyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: Sendable, Hashable {
    /// The text ends inside a value, or is empty.
    case unexpectedEnd
    /// A byte that cannot stand at its place.
    case unexpectedByte
    /// Something other than white space follows the value.
    case trailingContent
    /// The text starts with U+FEFF (RFC 8259 section 8.1).
    case byteOrderMark
    /// A string is not well-formed UTF-8.
    case invalidUTF8
    /// A string contains an unescaped control character.
    case controlCharacter
    /// A backslash is followed by something else than section 7 lists.
    case invalidEscape
    /// A `\u` escape is half of a surrogate pair, which no Unicode text can contain.
    case loneSurrogate
    /// An object has two members of one name, of which nobody can tell which one is meant
    /// (RFC 8259 section 4, RFC 7493 section 2.3).
    case repeatedMember
    /// A number is not in the grammar of section 6.
    case invalidNumber
    /// More arrays and objects are open than `JSONLimits.depth`.
    case tooDeep
    /// Unions would have to read the text more often than `JSONLimits.rereadFactor`.
    case tooComplex
  }

  /// What is wrong.
  public var reason: Reason
  /// Where, in bytes from the start of the text.
  public var offset: Int

  /// Makes an error from its parts.
  public init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  /// The reason and the place; never quotes the text.
  public var description: String { "\(summary) at byte \(offset)" }

  private var summary: String {
    switch reason {
    case .unexpectedEnd: "the JSON text ends too early"
    case .unexpectedByte: "unexpected character in the JSON text"
    case .trailingContent: "unexpected content after the JSON value"
    case .byteOrderMark: "the JSON text starts with a byte order mark"
    case .invalidUTF8: "the JSON text is not valid UTF-8"
    case .controlCharacter: "unescaped control character in a JSON string"
    case .invalidEscape: "invalid escape in a JSON string"
    case .loneSurrogate: "unpaired surrogate escape in a JSON string"
    case .repeatedMember: "a member of a JSON object appears twice"
    case .invalidNumber: "invalid number in the JSON text"
    case .tooDeep: "the JSON text is nested too deeply"
    case .tooComplex: "the JSON text takes too long to compare with the alternatives of its schema"
    }
  }
}

extension JSONSyntaxError {
  /// The response for a request body that is not JSON: 400.
  public var problem: ProblemDetails {
    ProblemDetails(status: 400, detail: description)
  }
}
