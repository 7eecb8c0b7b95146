// Scalars: strings with the escapes that RFC 8259 demands and no others, numbers with the fewest
// digits that read back as the same value.

extension JSONWriter {
  /// Writes `null`.
  public mutating func null() { literal("null") }

  /// Writes `true` or `false`.
  public mutating func bool(_ value: Bool) {
    if value { literal("true") } else { literal("false") }
  }

  /// Writes a whole number.
  @inlinable
  @inline(__always)
  public mutating func integer(_ value: some FixedWidthInteger & SignedInteger) {
    decimal(Int64(truncatingIfNeeded: value))
  }

  @usableFromInline mutating func decimal(_ value: Int64) {
    reserve(20)
    if value < 0 {
      unsafe buffer[count] = UInt8(ascii: "-")
      count += 1
    }
    var rest = value.magnitude
    var index = count &+ Self.decimalWidth(rest)
    count = index
    while rest >= 100 {
      index &-= 2
      writePair(rest % 100, at: index)
      rest /= 100
    }
    if rest >= 10 {
      writePair(rest, at: index &- 2)
    } else {
      unsafe buffer[index &- 1] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest)
    }
  }

  /// The number of decimal digits; 1 for zero.
  private static func decimalWidth(_ value: UInt64) -> Int {
    var width = 1
    var rest = value
    while rest >= 10_000 {
      width &+= 4
      rest /= 10_000
    }
    return width &+ (rest >= 1_000 ? 3 : rest >= 100 ? 2 : rest >= 10 ? 1 : 0)
  }

  /// Writes a non-negative number with leading zeros, such as the parts of a date.
  ///
  /// - Parameters:
  ///   - value: The number.
  ///   - width: How many digits, at most 19; higher digits of the number are cut off.
  @inlinable
  @inline(__always)
  public mutating func digits(_ value: Int, width: Int) {
    reserve(width)
    var rest = UInt64(truncatingIfNeeded: value)
    var index = count &+ width
    // A constant width lets the compiler unroll this.
    for _ in 0..<width >> 1 {
      index &-= 2
      writePair(rest % 100, at: index)
      rest /= 100
    }
    if width & 1 == 1 {
      unsafe buffer[count] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
    }
    count &+= width
  }

  /// Writes up to eight ASCII characters that stand in one word, the first in its lowest byte.
  ///
  /// There must be room for eight bytes, however many of them are meant.
  @unsafe
  @inline(__always)
  mutating func packed(_ characters: UInt64, count size: Int) {
    unsafe UnsafeMutableRawPointer(buffer + count).storeBytes(
      of: characters.littleEndian, as: UInt64.self)
    count &+= size
  }

  /// Writes two digits of a number below 100 where there is room.
  @inlinable
  @inline(__always)
  func writePair(_ value: UInt64, at index: Int) {
    let pairs: StaticString = """
      00010203040506070809101112131415161718192021222324252627282930313233343536373839\
      40414243444546474849505152535455565758596061626364656667686970717273747576777879\
      8081828384858687888990919293949596979899
      """
    let pair = unsafe UnsafeRawPointer(pairs.utf8Start + Int(truncatingIfNeeded: value &* 2))
    unsafe UnsafeMutableRawPointer(buffer + index).storeBytes(
      of: pair.loadUnaligned(as: UInt16.self), as: UInt16.self)
  }

  /// Writes the shortest digits that read back as this number; `null` for NaN and infinities.
  public mutating func double(_ value: Double) {
    guard value.isFinite else { return null() }
    ascii(value.description)
  }

  /// Writes the shortest digits that read back as this number; `null` for NaN and infinities.
  public mutating func float(_ value: Float) {
    guard value.isFinite else { return null() }
    ascii(value.description)
  }

  /// Writes a text in quotation marks.
  public mutating func string(_ text: String) {
    let isWritten = unsafe text.utf8.withContiguousStorageIfAvailable { text in
      unsafe quoted(text)
    }
    if isWritten == nil {
      var text = text
      _ = text.withUTF8 { text in unsafe quoted(text) }
    }
  }

  /// Writes the text of UTF-8 bytes in quotation marks; what is ill-formed in them becomes U+FFFD, as
  /// in a `String` of them.
  public mutating func string(_ utf8: Span<UInt8>) {
    unsafe utf8.withUnsafeBufferPointer { (text) in
      let start = count
      if unsafe quoted(text) || (try? UTF8Span(validating: utf8)) != nil { return }
      count = start
      string(unsafe String(decoding: text, as: UTF8.self))
    }
  }

  /// Writes UTF-8 text in quotation marks: escapes quotation marks, backslashes and control
  /// characters, and copies eight bytes at a time where there are none.
  ///
  /// - Returns: Whether all of the text is ASCII.
  private mutating func quoted(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    byte(UInt8(ascii: "\""))
    var index = 0
    var seen: UInt64 = 0
    while index < text.count {
      index &+= unsafe copyPlain(text, from: index, &seen)
      if index < text.count {
        unsafe escape(text[index])
        index &+= 1
      }
    }
    byte(UInt8(ascii: "\""))
    return JSONText.isASCII(seen)
  }

  /// Copies the bytes from an index on that need no escape, and returns their number.
  ///
  /// - Parameter seen: Gets the bits of all bytes that were looked at.
  @inline(__always)
  private mutating func copyPlain(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, _ seen: inout UInt64
  ) -> Int {
    guard let base = text.baseAddress else { return 0 }
    // Eight bytes are stored at once, so up to seven beyond the text.
    reserve(text.count &- start &+ 8)
    let output = unsafe UnsafeMutableRawPointer(buffer + count) - start
    var index = start
    var marks: UInt64 = 0
    while marks == 0, index &+ 8 <= text.count {
      let word = unsafe UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
      unsafe output.storeBytes(of: word, toByteOffset: index, as: UInt64.self)
      seen |= word
      marks = JSONText.escapedBytes(UInt64(littleEndian: word))
      index &+= 8
    }
    if marks != 0 {
      index &-= 8 &- marks.trailingZeroBitCount >> 3
    } else if index < text.count, text.count >= 8 {
      // The last bytes, up to seven, from the word that ends with them.
      let rest = UInt64(truncatingIfNeeded: text.count &- index)
      let end = unsafe UnsafeRawPointer(base + (text.count &- 8))
      let word =
        UInt64(littleEndian: unsafe end.loadUnaligned(as: UInt64.self)) >> (64 &- rest &* 8)
      unsafe output.storeBytes(of: word.littleEndian, toByteOffset: index, as: UInt64.self)
      seen |= word
      // The bytes above them are zeros, which are marked: so the first mark ends the plain bytes.
      index &+= JSONText.escapedBytes(word).trailingZeroBitCount >> 3
    } else {
      while index < text.count, unsafe !JSONText.mustBeEscaped(base[index]) {
        unsafe output.storeBytes(of: base[index], toByteOffset: index, as: UInt8.self)
        seen |= unsafe UInt64(base[index])
        index &+= 1
      }
    }
    count &+= index &- start
    return index &- start
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): literal("\\\"")
    case UInt8(ascii: "\\"): literal("\\\\")
    case 0x08: literal("\\b")
    case 0x09: literal("\\t")
    case 0x0A: literal("\\n")
    case 0x0C: literal("\\f")
    case 0x0D: literal("\\r")
    default:
      literal("\\u00")
      self.byte(UInt8(ascii: "0") + byte >> 4)
      let low = byte & 0xF
      self.byte(low < 10 ? UInt8(ascii: "0") + low : UInt8(ascii: "a") + low - 10)
    }
  }
}
