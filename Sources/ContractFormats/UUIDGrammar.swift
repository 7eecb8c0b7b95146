// UUIDs as texts (RFC 9562, section 4): what the format and the type of the runtime read them by.

/// The canonical text of a UUID, in either case, of any version.
package enum UUIDGrammar {
  /// The first and the last eight bytes; `nil` for anything else.
  package static func halves(of text: Span<UInt8>) -> (high: UInt64, low: UInt64)? {
    guard text.count == 36 else { return nil }
    var high: UInt64 = 0
    var low: UInt64 = 0
    for position in 0..<36 {
      switch position {
      case 8, 13, 18, 23:
        guard text[position] == UInt8(ascii: "-") else { return nil }
      default:
        guard let digit = PercentEscape.digit(text[position]) else { return nil }
        if position < 18 {
          high = high << 4 | UInt64(digit)
        } else {
          low = low << 4 | UInt64(digit)
        }
      }
    }
    return (high, low)
  }
}
