// Well-formed UTF-8 in, scalars out; and the stretches of a text that need no look at each character.

extension Span where Element == UInt8 {
  /// The scalar at a place of well-formed UTF-8, which moves behind it.
  func scalar(at place: inout Int) -> UInt32 {
    let first = UInt32(self[place])
    guard first >= 0x80 else {
      place += 1
      return first
    }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var scalar = first & (0xFF >> UInt32(length + 1))
    for offset in 1..<length { scalar = scalar << 6 | UInt32(self[place + offset]) & 0x3F }
    place += length
    return scalar
  }

  /// Whether the number of scalars of well-formed UTF-8 is in a range.
  func hasScalars(_ counts: ClosedRange<Int>) -> Bool {
    // A scalar has one to four bytes, so most texts need not be counted.
    if counts.contains(count), counts.contains((count + 3) / 4) { return true }
    var scalars = 0
    for place in 0..<count where self[place] & 0xC0 != 0x80 { scalars += 1 }
    return counts.contains(scalars)
  }

  /// The scalars of well-formed UTF-8.
  var scalars: [UInt32] {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(count)
    var place = 0
    while place < count { scalars.append(scalar(at: &place)) }
    return scalars
  }
}

/// Characters that most texts are made of, and that many patterns take all alike: where one does, eight
/// bytes are passed over by one look.
enum PlainText: UInt8 {
  /// U+0020 to U+007F.
  case ascii
  /// Everything but the control characters below U+0020.
  case all

  /// The bytes of characters in ASCII.
  static let bytes: ClosedRange<UInt8> = 0x20...0x7F

  /// Where a stretch of such characters ends that begins at a place of well-formed UTF-8.
  @inline(__always)
  func end(in text: Span<UInt8>, from start: Int) -> Int {
    let count = text.count
    var place = start
    while place &+ 8 <= count {
      let others = others(among: Self.word(of: text, at: place))
      if others != 0 { return place &+ others.trailingZeroBitCount >> 3 }
      place &+= 8
    }
    if count >= 8 {
      // The last bytes, with zeros behind them that end the search as control characters do.
      let rest = Self.word(of: text, at: count &- 8) >> UInt64(64 &- (count &- place) &* 8)
      return place &+ others(among: rest).trailingZeroBitCount >> 3
    }
    // The lowest byte's mark is exact, whatever stands above it.
    while place < count, others(among: UInt64(text[place])) & 0x80 == 0 { place &+= 1 }
    return place
  }

  /// Marks the highest bit of bytes of other characters. The lowest mark is exact: a subtraction
  /// borrows only from the byte above one that is marked.
  @inline(__always)
  private func others(among word: UInt64) -> UInt64 {
    let controls = (word &- 0x2020_2020_2020_2020) & ~word
    return (self == .all ? controls : controls | word) & 0x8080_8080_8080_8080
  }

  /// Eight bytes from a place on, the first as the lowest.
  @inline(__always)
  private static func word(of text: Span<UInt8>, at place: Int) -> UInt64 {
    // Any eight bytes are a number, and the load refuses what is beyond the span.
    UInt64(
      littleEndian: unsafe text.bytes.unsafeLoadUnaligned(
        fromByteOffset: place, as: UInt64.self))
  }
}
