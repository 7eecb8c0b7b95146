// Base64url without padding (RFC 4648 section 5, RFC 7515 section 2), strict: one text, one value.

enum Base64URL {
  /// The decoded bytes; nil for padding, white space, foreign characters, an impossible length, or
  /// bits set behind the last whole byte (which would give one value several spellings).
  static func decode(_ text: Span<UInt8>) -> [UInt8]? {
    let remainder = text.count & 3
    if remainder == 1 { return nil }
    var invalid: UInt8 = 0
    var trailing: UInt32 = 0
    let size = text.count / 4 * 3 + (remainder == 0 ? 0 : remainder - 1)
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
      var output = 0
      var accumulator: UInt32 = 0
      var bits = 0
      for index in text.indices {
        let sextet = sextet(text[index])
        invalid |= sextet
        accumulator = accumulator << 6 | UInt32(truncatingIfNeeded: sextet & 0x3F)
        bits += 6
        if bits >= 8 {
          bits -= 8
          unsafe buffer[output] = UInt8(truncatingIfNeeded: accumulator >> UInt32(bits))
          output += 1
        }
      }
      trailing = accumulator & ((1 << UInt32(bits)) - 1)
      initialized = output
    }
    return invalid & 0x80 == 0 && trailing == 0 ? bytes : nil
  }

  /// The decoded bytes of a JSON string's value; nil as above.
  static func decode(_ text: String) -> [UInt8]? { decode(Array(text.utf8).span) }

  /// Appends the text of the bytes.
  static func encode(_ bytes: Span<UInt8>, into text: inout [UInt8]) {
    var accumulator: UInt32 = 0
    var bits = 0
    for index in bytes.indices {
      accumulator = accumulator << 8 | UInt32(bytes[index])
      bits += 8
      while bits >= 6 {
        bits -= 6
        text.append(character(accumulator >> UInt32(bits)))
      }
    }
    if bits > 0 { text.append(character(accumulator << UInt32(6 - bits))) }
  }

  /// The value of a character, with the highest bit set where it has none.
  @inline(__always)
  private static func sextet(_ character: UInt8) -> UInt8 {
    switch character {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): character &- UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): character &- UInt8(ascii: "a") &+ 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character &- UInt8(ascii: "0") &+ 52
    case UInt8(ascii: "-"): 62
    case UInt8(ascii: "_"): 63
    default: 0x80
    }
  }

  private static func character(_ bits: UInt32) -> UInt8 {
    let sextet = UInt8(truncatingIfNeeded: bits & 0x3F)
    switch sextet {
    case 0..<26: return sextet + UInt8(ascii: "A")
    case 26..<52: return sextet - 26 + UInt8(ascii: "a")
    case 52..<62: return sextet - 52 + UInt8(ascii: "0")
    case 62: return UInt8(ascii: "-")
    default: return UInt8(ascii: "_")
    }
  }
}
