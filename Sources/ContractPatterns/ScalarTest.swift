// A set of scalars prepared for many questions: most texts are ASCII, and two words answer for that.

/// Whether scalars are in a set.
struct ScalarTest: Sendable {
  private let set: ScalarSet
  /// A bit for each scalar below 64, and from there below 128.
  private let low: UInt64
  private let high: UInt64

  init(_ set: ScalarSet) {
    self.set = set
    low = Self.bits(of: set, from: 0)
    high = Self.bits(of: set, from: 64)
  }

  private static func bits(of set: ScalarSet, from start: UInt32) -> UInt64 {
    var bits: UInt64 = 0
    for place in 0..<UInt32(64) where set.contains(start + place) { bits |= 1 << UInt64(place) }
    return bits
  }

  /// Whether the set has a scalar.
  func contains(_ scalar: UInt32) -> Bool {
    scalar < 0x80 ? contains(ascii: UInt8(truncatingIfNeeded: scalar)) : set.contains(scalar)
  }

  private func contains(ascii byte: UInt8) -> Bool {
    (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 == 1
  }

  /// Whether all scalars of a text are in the set, and so many of them.
  func containsAll(_ text: String, _ counts: ClosedRange<Int>) -> Bool {
    let bytes = text.utf8Span.span
    for index in bytes.indices {
      let byte = bytes[index]
      guard byte < 0x80 else { return containsAllScalars(text, counts) }
      guard contains(ascii: byte) else { return false }
    }
    return counts.contains(bytes.count)
  }

  private func containsAllScalars(_ text: String, _ counts: ClosedRange<Int>) -> Bool {
    var count = 0
    for scalar in text.unicodeScalars {
      guard contains(scalar.value) else { return false }
      count += 1
    }
    return counts.contains(count)
  }
}
