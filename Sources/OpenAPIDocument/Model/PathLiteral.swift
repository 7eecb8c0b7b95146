// The literal parts of a path template as requests mean them, however both are escaped.

/// Text of a path that is no parameter.
public enum PathLiteral {
  /// The text with escapes decoded that change nothing (RFC 3986 section 6.2.2): those of unreserved
  /// characters, and of characters beyond ASCII, which URIs have in escaped form only. What remains
  /// escaped has upper-case digits, and so has what a path can have in no other form (RFC 3986 section
  /// 3.3), a `%` that escapes nothing among it.
  public static func normalised(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        if byte >= 0x80 || isPathCharacter(byte) {
          bytes.append(byte)
        } else {
          bytes += escaped(byte)
        }
        continue
      }
      guard let decoded = escape(rest) else {
        // No escape: it stands for itself, as its escape does.
        bytes += escaped(byte)
        continue
      }
      if decoded >= 0x80 || isUnreserved(decoded) {
        bytes.append(decoded)
      } else {
        bytes += escaped(decoded)
      }
      rest = rest.dropFirst(2)
    }
    // Escapes of what is not UTF-8 stay: no text can say what they mean.
    return String(validating: bytes, as: UTF8.self) ?? text
  }

  /// Whether a `%` is there that no two hexadecimal digits follow.
  static func hasMalformedEscape(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.indices.contains { index in
      bytes[index] == UInt8(ascii: "%") && escape(bytes[(index + 1)...]) == nil
    }
  }

  /// The byte that two hexadecimal digits stand for.
  private static func escape(_ digits: ArraySlice<UInt8>) -> UInt8? {
    guard digits.count >= 2,
      digits.prefix(2).allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit })
    else { return nil }
    return UInt8(String(decoding: digits.prefix(2), as: UTF8.self), radix: 16)
  }

  private static func escaped(_ byte: UInt8) -> [UInt8] {
    let digits = String(byte, radix: 16, uppercase: true)
    return Array("%\(byte < 0x10 ? "0" : "")\(digits)".utf8)
  }

  /// Whether a segment has the character as it stands: `pchar` of RFC 3986 section 3.3.
  private static func isPathCharacter(_ byte: UInt8) -> Bool {
    isUnreserved(byte) || "!$&'()*+,;=:@".utf8.contains(byte)
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
