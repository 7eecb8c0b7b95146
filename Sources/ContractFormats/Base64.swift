// Base64 text to bytes and back (RFC 4648 sections 4 and 5), strict: one text for each byte string.

/// Base64 in its standard and its URL-safe alphabet.
public enum Base64 {
  /// The bytes of padded base64; `nil` for anything else, white space and stray bits included.
  public static func decode(_ text: String) -> [UInt8]? {
    let utf8 = text.utf8
    guard utf8.count.isMultiple(of: 4) else { return nil }
    var padding = 0
    for byte in utf8.suffix(2) where byte == UInt8(ascii: "=") { padding += 1 }
    if padding == 1, utf8.last != UInt8(ascii: "=") { return nil }
    return decode(utf8.dropLast(padding), sixtyTwo: UInt8(ascii: "+"), UInt8(ascii: "/"))
  }

  /// The bytes of base64url, with or without padding; `nil` for anything else.
  public static func decodeURL(_ text: String) -> [UInt8]? {
    var digits = text.utf8[...]
    if digits.count.isMultiple(of: 4) {
      for _ in 0..<2 where digits.last == UInt8(ascii: "=") { digits = digits.dropLast() }
    }
    return decode(digits, sixtyTwo: UInt8(ascii: "-"), UInt8(ascii: "_"))
  }

  /// The padded base64 of bytes.
  public static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    func digit(_ value: UInt32) -> UInt8 {
      switch UInt8(truncatingIfNeeded: value & 63) {
      case let value where value < 26: UInt8(ascii: "A") + value
      case let value where value < 52: UInt8(ascii: "a") + value - 26
      case let value where value < 62: UInt8(ascii: "0") + value - 52
      case 62: UInt8(ascii: "+")
      default: UInt8(ascii: "/")
      }
    }
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var buffer: UInt32 = 0
      for byte in group { buffer = buffer << 8 | UInt32(byte) }
      buffer <<= UInt32(8 * (3 - group.count))
      for position in 0...group.count { text.append(digit(buffer >> UInt32(18 - 6 * position))) }
      text.append(contentsOf: repeatElement(0x3D, count: 3 - group.count))
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func decode(
    _ digits: Substring.UTF8View, sixtyTwo: UInt8, _ sixtyThree: UInt8
  ) -> [UInt8]? {
    let count = digits.count
    guard count % 4 != 1 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count / 4 * 3 + 2)
    var buffer: UInt32 = 0
    var bits: UInt32 = 0
    for digit in digits {
      let value: UInt8
      switch digit {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = digit - UInt8(ascii: "A")
      case UInt8(ascii: "a")...UInt8(ascii: "z"): value = digit - UInt8(ascii: "a") + 26
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0") + 52
      case sixtyTwo: value = 62
      case sixtyThree: value = 63
      default: return nil
      }
      buffer = buffer << 6 | UInt32(value)
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: buffer >> bits))
        buffer &= (1 << bits) - 1
      }
    }
    // The bits that no byte uses must be zero (RFC 4648 section 3.5).
    return buffer == 0 ? bytes : nil
  }
}
