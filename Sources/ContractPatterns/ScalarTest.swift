// A set of scalars prepared for many questions: most texts are ASCII, and two words answer for that.

/// Whether scalars are in a set; a class, so that a text is tested without copies of the set.
final class ScalarTest: Sendable {
  private let set: ScalarSet
  /// A bit for each scalar below 64, and from there below 128.
  private let low: UInt64
  private let high: UInt64
  /// Plain text of which the set has every character.
  let plainText: PlainText?

  init(_ set: ScalarSet) {
    self.set = set
    low = Self.bits(of: set, from: 0)
    high = Self.bits(of: set, from: 64)
    plainText = set.plainText
  }

  private static func bits(of set: ScalarSet, from start: UInt32) -> UInt64 {
    var bits: UInt64 = 0
    for place in 0..<UInt32(64) where set.contains(start + place) { bits |= 1 << UInt64(place) }
    return bits
  }

  private func contains(ascii byte: UInt8) -> Bool {
    (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 == 1
  }

  /// Whether one of the scalars of well-formed UTF-8 is in the set.
  func containsAny(of text: Span<UInt8>) -> Bool {
    var place = 0
    while place < text.count {
      if containsNext(in: text, at: &place) { return true }
    }
    return false
  }

  /// Whether all scalars of well-formed UTF-8 are in the set, and so many of them.
  func containsAll(_ text: Span<UInt8>, _ counts: ClosedRange<Int>) -> Bool {
    var place = 0
    while place < text.count {
      if let plainText {
        place = plainText.end(in: text, from: place)
        guard place < text.count else { break }
      }
      guard containsNext(in: text, at: &place) else { return false }
    }
    return text.hasScalars(counts)
  }

  /// Whether the set has the scalar at a place, which moves behind it.
  @inline(__always)
  private func containsNext(in text: Span<UInt8>, at place: inout Int) -> Bool {
    let byte = text[place]
    guard byte < 0x80 else { return set.contains(text.scalar(at: &place)) }
    place += 1
    return contains(ascii: byte)
  }
}

extension ScalarSet {
  /// Plain text of which the set has every character.
  fileprivate var plainText: PlainText? {
    guard PlainText.bytes.allSatisfy({ contains(UInt32($0)) }) else { return nil }
    return hasAllBeyondASCII ? .all : .ascii
  }

  /// Whether the set is known to have every scalar from U+0080 on.
  private var hasAllBeyondASCII: Bool {
    if isNegated { return properties.isEmpty && ranges.allSatisfy { $0.upperBound < 0x80 } }
    return ranges.contains { $0.lowerBound <= 0x80 && $0.upperBound >= 0x10FFFF }
  }
}
