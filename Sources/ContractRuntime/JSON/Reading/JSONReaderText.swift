// The content of the name or string just read: as a text, as bytes, and beside texts of the contract.

extension JSONReader {
  /// The name or string just read; valid until the next token is read.
  public var text: String {
    let bytes = unsafe textBuffer
    // `scanString` has validated the bytes; they are ASCII where each is a scalar.
    return unsafe String(
      copying: UTF8Span(unchecked: bytes.span, isKnownASCII: textScalars == textCount))
  }

  /// The well-formed UTF-8 of the name or string just read; valid until the next token is read.
  @inline(__always)
  var textBuffer: UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(start: textStart, count: textCount)
  }

  /// Whether the name or string just read has characters from U+0020 to U+007F only: where each byte
  /// is a scalar, and stands in the text itself, `scanString` has seen to it.
  @inline(__always)
  var textIsPlainASCII: Bool {
    unsafe textScalars == textCount && textStart != UnsafePointer(scratch)
  }

  /// The UTF-8 bytes of the name or string just read; valid until the next token is read.
  public var textBytes: [UInt8] { unsafe [UInt8](textBuffer) }

  /// Whether the member name just read is this one, byte by byte.
  @inlinable
  @inline(__always)
  public func key(is name: StaticString) -> Bool { text(is: name) }

  /// Whether the string just read is this one, byte by byte.
  @inlinable
  @inline(__always)
  public func text(is other: StaticString) -> Bool {
    guard textCount == other.utf8CodeUnitCount else { return false }
    return unsafe Self.areEqual(textStart, other.utf8Start, other.utf8CodeUnitCount)
  }

  /// Whether so many bytes are the same at two places, which have as many.
  ///
  /// Where the number is a constant no loop remains, but a comparison for each word and its halves.
  @inlinable
  @inline(__always)
  static func areEqual(
    _ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int
  ) -> Bool {
    let left = unsafe UnsafeRawPointer(left)
    let right = unsafe UnsafeRawPointer(right)
    var place = 0
    while place &+ 8 <= count {
      guard unsafe isSame(UInt64.self, left, right, at: place) else { return false }
      place &+= 8
    }
    if count & 4 != 0 {
      guard unsafe isSame(UInt32.self, left, right, at: place) else { return false }
      place &+= 4
    }
    if count & 2 != 0 {
      guard unsafe isSame(UInt16.self, left, right, at: place) else { return false }
      place &+= 2
    }
    return unsafe count & 1 == 0 || isSame(UInt8.self, left, right, at: place)
  }

  @inlinable
  @inline(__always)
  static func isSame<Word: FixedWidthInteger & BitwiseCopyable>(
    _ word: Word.Type, _ left: UnsafeRawPointer, _ right: UnsafeRawPointer, at place: Int
  ) -> Bool {
    unsafe left.loadUnaligned(fromByteOffset: place, as: word)
      == right.loadUnaligned(fromByteOffset: place, as: word)
  }
}
