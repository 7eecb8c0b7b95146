// The literal parts of a path template as requests mean them, however both are escaped.

/// Text of a path that is no parameter.
public enum PathLiteral {
  /// The text with escapes decoded that change nothing (RFC 3986 section 6.2.2): those of unreserved
  /// characters, and of characters beyond ASCII, which URIs have in escaped form only. What remains
  /// escaped has upper-case digits, and so has a `%` that escapes nothing.
  public static func normalised(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let decoded = escape(rest) else {
        // No escape: it stands for itself, as its escape does.
        bytes += "%25".utf8
        continue
      }
      if decoded >= 0x80 || isUnreserved(decoded) {
        bytes.append(decoded)
      } else {
        bytes += "%\(String(decoding: rest.prefix(2), as: UTF8.self).uppercased())".utf8
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
