// UUIDs as PostgreSQL sends them. A type of this module alone, since it imports neither Foundation nor the
// runtime of contracts; both make theirs of the same 16 bytes.

/// The 16 bytes of a UUID, as a `uuid` column has them and as a parameter for one.
///
/// A value of a contract is made of it by `UUIDValue(high: bits.high, low: bits.low)`.
public struct UUIDBits: ArrayElement, Hashable, CustomStringConvertible {
  /// The first eight bytes, big-endian.
  public var high: UInt64
  /// The last eight bytes, big-endian.
  public var low: UInt64

  /// A UUID from its two halves.
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The canonical text in lower case, as PostgreSQL writes it (RFC 9562 section 4).
  public var description: String {
    var text = ""
    for position in 0..<32 {
      if [8, 12, 16, 20].contains(position) { text.append("-") }
      let half = position < 16 ? high : low
      text.append(String(half >> UInt64(60 - position % 16 * 4) & 0xF, radix: 16))
    }
    return text
  }

  /// `uuid`
  public static var typeIdentifier: UInt32 { TypeIdentifier.uuid }
  /// `uuid[]`
  public static var arrayTypeIdentifier: UInt32 { TypeIdentifier.uuidArray }
  /// Appends the 16 bytes.
  public func encode(into parameters: inout EncodedParameters) {
    parameters.append(words: high, low)
  }
}
