// UUIDs as texts (RFC 9562, section 4): what the format and the type of the runtime read them by.

/// The canonical text of a UUID, in either case, of any version.
package enum UUIDGrammar {
  /// The first and the last eight bytes; `nil` for anything else.
  package static func halves(
    of utf8: some Collection<UInt8>
  ) -> (high: UInt64, low: UInt64)? {
    var high: UInt64 = 0
    var low: UInt64 = 0
    var position = 0
    for byte in utf8 {
      switch position {
      case 8, 13, 18, 23:
        guard byte == UInt8(ascii: "-") else { return nil }
      default:
        guard position < 36, let digit = PercentEscape.digit(byte) else { return nil }
        if position < 18 {
          high = high << 4 | UInt64(digit)
        } else {
          low = low << 4 | UInt64(digit)
        }
      }
      position += 1
    }
    guard position == 36 else { return nil }
    return (high, low)
  }
}
