// Percent-encoded text in, Unicode text out: strict, because two readings of one path are how
// authorization checks are bypassed.

import ContractFormats

/// Percent-decoding (RFC 3986 section 2.1) and form decoding (WHATWG URL section 5.1).
enum PercentDecoding {
  /// How `+` is read.
  enum Plus {
    /// As itself: paths, cookies.
    case literal
    /// As a space: queries and `application/x-www-form-urlencoded` bodies.
    case space
  }

  /// The decoded text.
  ///
  /// - Throws: 400 where an escape is not `%` and two hexadecimal digits, or where the decoded bytes
  ///   are not UTF-8.
  static func decode(_ text: Substring, plus: Plus) throws(ProblemDetails) -> String {
    if !isEncoded(text, plus: plus) { return String(text) }
    guard let bytes = bytes(of: text.utf8, plus: plus) else {
      throw .badRequest("Percent-encoded text holds '%' without two hexadecimal digits.")
    }
    guard let decoded = String(validating: bytes, as: UTF8.self) else {
      throw .badRequest("Percent-encoded bytes are not UTF-8.")
    }
    return decoded
  }

  /// The decoded bytes; `nil` where an escape is malformed.
  static func bytes(of text: some Collection<UInt8>, plus: Plus) -> [UInt8]? {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(text.count)
    var iterator = text.makeIterator()
    while let byte = iterator.next() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = iterator.next().flatMap(hexadecimalDigit),
          let low = iterator.next().flatMap(hexadecimalDigit)
        else { return nil }
        decoded.append(high << 4 | low)
      case UInt8(ascii: "+") where plus == .space:
        decoded.append(UInt8(ascii: " "))
      default:
        decoded.append(byte)
      }
    }
    return decoded
  }

  /// Whether every `%` opens a well-formed escape.
  static func isWellFormed(_ text: some Collection<UInt8>) -> Bool {
    PercentEscape.areWellFormed(in: text)
  }

  /// The value of a hexadecimal digit; `nil` for any other byte.
  static func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
    PercentEscape.digit(byte)
  }

  /// Whether anything in a text stands for something else.
  static func isEncoded(_ text: Substring, plus: Plus) -> Bool {
    let bytes = text.utf8Span.span
    for place in bytes.indices {
      let byte = bytes[place]
      if byte == UInt8(ascii: "%") || (byte == UInt8(ascii: "+") && plus == .space) { return true }
    }
    return false
  }
}
