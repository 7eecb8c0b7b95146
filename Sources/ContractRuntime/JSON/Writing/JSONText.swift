// Which bytes of a string need attention: shared by reading and writing.

/// Classes of bytes inside JSON strings (RFC 8259 section 7).
enum JSONText {
  @inline(__always)
  private static func repeated(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// Marks bytes that a reader must look at: quotation mark, backslash, control, not ASCII.
  ///
  /// The lowest marked byte is exact; marks above it may be false.
  @inline(__always)
  static func specialBytes(_ word: UInt64) -> UInt64 {
    (escapeMarks(word) | word) & repeated(0x80)
  }

  /// Marks bytes that a writer must escape: quotation mark, backslash, control.
  ///
  /// The lowest marked byte is exact; marks above it may be false.
  @inline(__always)
  static func escapedBytes(_ word: UInt64) -> UInt64 {
    escapeMarks(word) & ~word & repeated(0x80)
  }

  /// Highest bits that tell of ASCII what must be escaped; those of other bytes mean nothing.
  ///
  /// Where bit 1 is turned, the quotation mark is next to the controls, and both are below 0x21.
  /// A subtraction borrows only from the byte above one that is marked.
  @inline(__always)
  private static func escapeMarks(_ word: UInt64) -> UInt64 {
    let quoteOrControl = (word ^ repeated(0x02)) &- repeated(0x21)
    let backslash = (word ^ repeated(UInt8(ascii: "\\"))) &- repeated(1)
    return quoteOrControl | backslash
  }

  /// Whether a byte stands for itself and is ASCII.
  @inline(__always)
  static func isPlain(_ byte: UInt8) -> Bool { byte < 0x80 && !mustBeEscaped(byte) }

  /// Whether a byte may not stand in a string as it is.
  @inline(__always)
  static func mustBeEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  /// Whether all bytes of a word are ASCII.
  @inline(__always)
  static func isASCII(_ word: UInt64) -> Bool { word & repeated(0x80) == 0 }
}
