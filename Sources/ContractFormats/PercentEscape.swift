// Percent-escapes in texts of formats and of requests (RFC 3986 section 2.1).

/// The digits of percent-escapes.
package enum PercentEscape {
  /// The value of a hexadecimal digit; `nil` for any other byte.
  @inlinable
  package static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// Whether every `%` opens a well-formed escape.
  @inlinable
  package static func areWellFormed(in text: some Collection<UInt8>) -> Bool {
    var iterator = text.makeIterator()
    while let byte = iterator.next() {
      guard byte == UInt8(ascii: "%") else { continue }
      guard iterator.next().flatMap(digit) != nil, iterator.next().flatMap(digit) != nil else {
        return false
      }
    }
    return true
  }
}
