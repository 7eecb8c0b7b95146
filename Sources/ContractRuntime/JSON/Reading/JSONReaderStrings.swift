// Strings: escapes decoded, UTF-8 validated and Unicode scalars counted in one pass.

extension JSONReader {
  /// Reads a string; records `minLength` and `maxLength`, which count Unicode scalars.
  public mutating func string(
    minLength: Int = 0, maxLength: Int = .max
  ) throws(JSONSyntaxError) -> String? {
    guard try beginString() else { return nil }
    check(length: textScalars, minLength, maxLength)
    return text
  }

  /// Reads a string without making a `String`: `text(is:)` and `text` tell what it was.
  ///
  /// If something else comes next, records `type`, skips it and returns false.
  @inline(__always)
  public mutating func beginString() throws(JSONSyntaxError) -> Bool {
    guard try peekByte() == UInt8(ascii: "\"") else {
      try typeViolation("a string")
      return false
    }
    try scanString()
    return true
  }

  /// Reads a string that stands for a value, such as a date, or records that it has another format.
  @inline(__always)
  mutating func formattedText<Value: FormattedText>() throws(JSONSyntaxError) -> Value? {
    guard try beginString() else { return nil }
    let bytes = unsafe textBuffer
    return unsafe value(of: bytes.span)
  }

  /// Consumes a string, whose quotation mark comes next, and remembers its content.
  @inline(__always)
  mutating func scanString() throws(JSONSyntaxError) {
    let start = offset &+ 1
    let end = endOfPlainASCII(from: start)
    guard end < count, byte(at: end) == UInt8(ascii: "\"") else {
      offset = end
      return try scanMixedString(from: start)
    }
    unsafe textStart = bytes + start
    textCount = end &- start
    textScalars = end &- start
    offset = end &+ 1
  }

  /// Consumes the rest of a string that is not only plain ASCII.
  @inline(never)
  private mutating func scanMixedString(from start: Int) throws(JSONSyntaxError) {
    var continuationBytes = 0
    while true {
      offset = endOfPlainASCII(from: offset)
      guard offset < count else { throw JSONSyntaxError(.unexpectedEnd, at: offset) }
      let byte = byte(at: offset)
      switch byte {
      case UInt8(ascii: "\""):
        unsafe textStart = bytes + start
        textCount = offset - start
        textScalars = textCount - continuationBytes
        offset += 1
        return
      case UInt8(ascii: "\\"):
        return try scanEscapedString(from: start, continuationBytes)
      case 0..<0x20:
        throw JSONSyntaxError(.controlCharacter, at: offset)
      case 0x80...:
        let length = try multibyteLength()
        offset += length
        continuationBytes += length - 1
      default:
        offset += 1
      }
    }
  }

  /// Where the characters end that stand for themselves from an offset on; eight are seen at a time.
  @inline(__always)
  private func endOfPlainASCII(from start: Int) -> Int {
    var place = start
    while place &+ 8 <= count {
      let special = JSONText.specialBytes(word(at: place))
      if special != 0 { return place &+ special.trailingZeroBitCount >> 3 }
      place &+= 8
    }
    if count >= 8 {
      // The last bytes, with zeros behind them that end the search as control characters do.
      let rest = word(at: count &- 8) >> UInt64(64 &- (count &- place) &* 8)
      return place &+ JSONText.specialBytes(rest).trailingZeroBitCount >> 3
    }
    while place < count, JSONText.isPlain(byte(at: place)) { place &+= 1 }
    return place
  }

  /// Skips characters that stand for themselves, eight at a time, and copies them.
  ///
  /// - Parameter output: Has room for as many bytes as the text has left.
  /// - Returns: How many bytes were copied.
  @inline(__always)
  private mutating func copyPlainASCII(to output: UnsafeMutablePointer<UInt8>) -> Int {
    let start = offset
    var place = start
    while place &+ 8 <= count {
      let word = word(at: place)
      // All eight are written, and those that are special are written over by what follows.
      unsafe UnsafeMutableRawPointer(output + (place &- start)).storeBytes(
        of: word.littleEndian, as: UInt64.self)
      let special = JSONText.specialBytes(word)
      if special != 0 {
        offset = place &+ special.trailingZeroBitCount >> 3
        return offset &- start
      }
      place &+= 8
    }
    while place < count, JSONText.isPlain(byte(at: place)) {
      unsafe output[place &- start] = byte(at: place)
      place &+= 1
    }
    offset = place
    return place &- start
  }

  /// The eight bytes from an offset on, of which none is beyond the text; the first is the lowest.
  @inline(__always)
  private func word(at offset: Int) -> UInt64 {
    UInt64(littleEndian: unsafe UnsafeRawPointer(bytes + offset).loadUnaligned(as: UInt64.self))
  }

  /// Decodes the rest of a string into `scratch` once the first escape has been met.
  private mutating func scanEscapedString(
    from start: Int, _ continuationBytesBefore: Int
  ) throws(JSONSyntaxError) {
    var continuationBytes = continuationBytesBefore
    // What is decoded is never longer than what it is decoded from, so there is always room left.
    let output = unsafe decodingBuffer()
    var length = offset - start
    unsafe output.update(from: bytes + start, count: length)
    while true {
      length += unsafe copyPlainASCII(to: output + length)
      guard offset < count else { throw JSONSyntaxError(.unexpectedEnd, at: offset) }
      let byte = byte(at: offset)
      switch byte {
      case UInt8(ascii: "\""):
        unsafe textStart = UnsafePointer(output)
        textCount = length
        textScalars = length - continuationBytes
        offset += 1
        return
      case UInt8(ascii: "\\"):
        let units = try unsafe Self.encode(scanEscape(), to: output + length)
        length += units
        continuationBytes += units - 1
      case 0..<0x20:
        throw JSONSyntaxError(.controlCharacter, at: offset)
      default:
        let size = try multibyteLength()
        for place in 0..<size { unsafe output[length + place] = bytes[offset + place] }
        offset += size
        length += size
        continuationBytes += size - 1
      }
    }
  }

  /// Writes a scalar as UTF-8 and returns how many bytes it took.
  @inline(__always)
  private static func encode(
    _ scalar: Unicode.Scalar, to output: UnsafeMutablePointer<UInt8>
  ) -> Int {
    guard !scalar.isASCII else {
      unsafe output[0] = UInt8(truncatingIfNeeded: scalar.value)
      return 1
    }
    var length = 0
    for unit in scalar.utf8 {
      unsafe output[length] = unit
      length += 1
    }
    return length
  }

  /// Room for any string of the text, taken once: a text without escapes needs none.
  private mutating func decodingBuffer() -> UnsafeMutablePointer<UInt8> {
    if let scratch = unsafe scratch { return unsafe scratch }
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: count)
    unsafe scratch = memory
    return unsafe memory
  }
}

// MARK: - Escapes and UTF-8

extension JSONReader {
  /// Consumes one escape, whose backslash comes next (RFC 8259 section 7).
  mutating func scanEscape() throws(JSONSyntaxError) -> Unicode.Scalar {
    let start = offset
    guard start + 1 < count else { throw JSONSyntaxError(.unexpectedEnd, at: count) }
    let byte = byte(at: start + 1)
    offset += 2
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): break
    default: throw JSONSyntaxError(.invalidEscape, at: start)
    }
    let unit = try scanHexadecimal()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard unit < 0xDC00, offset + 1 < count, self.byte(at: offset) == UInt8(ascii: "\\"),
      self.byte(at: offset + 1) == UInt8(ascii: "u")
    else { throw JSONSyntaxError(.loneSurrogate, at: start) }
    offset += 2
    let low = try scanHexadecimal()
    guard (0xDC00..<0xE000).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    else { throw JSONSyntaxError(.loneSurrogate, at: start) }
    return scalar
  }

  /// Consumes four hexadecimal digits.
  private mutating func scanHexadecimal() throws(JSONSyntaxError) -> UInt32 {
    guard offset + 4 <= count else { throw JSONSyntaxError(.unexpectedEnd, at: count) }
    var value: UInt32 = 0
    for _ in 0..<4 {
      let byte = byte(at: offset)
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: throw JSONSyntaxError(.invalidEscape, at: offset)
      }
      value = value << 4 | UInt32(digit)
      offset += 1
    }
    return value
  }

  /// The length of the multi-byte sequence that comes next: well-formed as in Unicode's table 3-7,
  /// so neither overlong, nor a surrogate, nor above U+10FFFF.
  @inline(__always)
  func multibyteLength() throws(JSONSyntaxError) -> Int {
    let first = byte(at: offset)
    var second: ClosedRange<UInt8> = 0x80...0xBF
    let length: Int
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: throw JSONSyntaxError(.invalidUTF8, at: offset)
    }
    guard offset + length <= count, second.contains(byte(at: offset + 1)) else {
      throw JSONSyntaxError(.invalidUTF8, at: offset)
    }
    for next in 2..<max(2, length) where byte(at: offset + next) & 0xC0 != 0x80 {
      throw JSONSyntaxError(.invalidUTF8, at: offset)
    }
    return length
  }
}
