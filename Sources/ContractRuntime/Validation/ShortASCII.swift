// A few ASCII characters without an allocation: how dates and UUIDs reach the response buffer.

/// Up to 64 ASCII characters, held in place.
public struct ShortASCII: Sendable, RandomAccessCollection {
  /// The most characters.
  public static let capacity = 64

  private var storage = SIMD64<UInt8>()
  /// The number of characters.
  public private(set) var count = 0

  /// Makes an empty text.
  public init() {}

  /// Where the characters begin.
  public var startIndex: Int { 0 }
  /// Behind the last character.
  public var endIndex: Int { count }

  /// The character at a position.
  public subscript(position: Int) -> UInt8 { storage[position] }

  /// Appends a character; one beyond the capacity is left out.
  public mutating func append(_ character: UInt8) {
    guard count < Self.capacity else { return }
    storage[count] = character
    count += 1
  }

  /// Appends a number with at least this many digits.
  public mutating func append(_ number: Int, digits: Int) {
    var divisor = 1
    for _ in 1..<digits { divisor *= 10 }
    while number / divisor > 9 { divisor *= 10 }
    while divisor > 0 {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / divisor % 10))
      divisor /= 10
    }
  }

  /// The text as a String.
  public var string: String { String(decoding: self, as: UTF8.self) }
}
