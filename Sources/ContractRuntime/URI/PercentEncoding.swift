// Text in, its percent-encoded form for one place of a URI out (RFC 3986 section 2).

/// Percent-encodes text for use in a URI.
public enum PercentEncoding {
  /// The text as one path segment: every byte but the unreserved characters is encoded, so that the
  /// segment means the same wherever it is split or decoded.
  public static func segment(_ text: String) -> String {
    if isUnreserved(text.utf8Span.span) { return text }
    let digits = Array("0123456789ABCDEF".utf8)
    var encoded: [UInt8] = []
    encoded.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      if isUnreserved(byte) {
        encoded.append(byte)
      } else {
        encoded.append(UInt8(ascii: "%"))
        encoded.append(digits[Int(byte >> 4)])
        encoded.append(digits[Int(byte & 0xF)])
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  private static func isUnreserved(_ text: Span<UInt8>) -> Bool {
    for place in text.indices where !isUnreserved(text[place]) { return false }
    return true
  }

  /// RFC 3986 section 2.3.
  static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
