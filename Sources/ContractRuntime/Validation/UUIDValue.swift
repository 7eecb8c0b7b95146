// UUIDs as 16 bytes (RFC 9562). Not named UUID, since Foundation's type of that name would make
// every use ambiguous in applications that import both.

import ContractFormats

/// A universally unique identifier; any version and variant.
public struct UUIDValue: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The first eight bytes, big-endian.
  public let high: UInt64
  /// The last eight bytes, big-endian.
  public let low: UInt64

  /// Makes an identifier from its two halves.
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Reads `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx` in either case; `nil` for anything else.
  public init?(_ text: String) { self.init(utf8: text.utf8Span.span) }

  /// A constant of the contract, whose text the compiler has checked; zero for a faulty one.
  public init(contract text: StaticString) {
    self = UUIDValue(text.description) ?? UUIDValue(high: 0, low: 0)
  }

  /// Reads the canonical text from UTF-8; `nil` for anything else.
  public init?(utf8: some Collection<UInt8>) { self.init(utf8: Array(utf8).span) }

  /// Reads the canonical text from UTF-8 that somebody else owns; `nil` for anything else.
  public init?(utf8: Span<UInt8>) {
    guard let (high, low) = UUIDGrammar.halves(of: utf8) else { return nil }
    self.init(high: high, low: low)
  }

  /// A random identifier (version 4).
  public static func random() -> UUIDValue {
    let high = UInt64.random(in: .min ... .max)
    let low = UInt64.random(in: .min ... .max)
    return UUIDValue(
      high: high & 0xFFFF_FFFF_FFFF_0FFF | 0x4000,
      low: low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000)
  }

  /// The identifier as it is written in JSON: in lower case.
  public var ascii: ShortASCII {
    var text = ShortASCII()
    for position in 0..<32 {
      if position == 8 || position == 12 || position == 16 || position == 20 {
        text.append(UInt8(ascii: "-"))
      }
      let half = position < 16 ? high : low
      let digit = UInt8(truncatingIfNeeded: half >> UInt64(60 - position % 16 * 4)) & 0x0F
      text.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
    return text
  }

  /// The canonical text in lower case.
  public var description: String { ascii.string }

  /// Whether one identifier sorts before another, as their texts do.
  public static func < (left: UUIDValue, right: UUIDValue) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}
