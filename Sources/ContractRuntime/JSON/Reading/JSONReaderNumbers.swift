// Numbers: the exact grammar of RFC 8259 section 6, and the conversion to what Swift calculates with.

extension JSONReader {
  /// Reads a number that is whole and fits 64 bits; `1.0` and `1e2` are whole.
  ///
  /// A number that is not whole is a `type` violation, one out of range a `format` violation.
  public mutating func int64() throws(JSONSyntaxError) -> Int64? {
    guard try beginNumber("an integer") else { return nil }
    if let value = shortInteger { return value }
    let decimal = decimal
    guard decimal.isWhole else {
      violation("type", "must be an integer")
      return nil
    }
    if let value = decimal.int64 { return value }
    outOfRange(bits: 64)
    return nil
  }

  /// Reads a number that is whole and fits 32 bits; see `int64`.
  public mutating func int32() throws(JSONSyntaxError) -> Int32? {
    guard try beginNumber("an integer") else { return nil }
    let decimal = decimal
    guard decimal.isWhole else {
      violation("type", "must be an integer")
      return nil
    }
    if let value = decimal.int64.flatMap(Int32.init(exactly:)) { return value }
    outOfRange(bits: 32)
    return nil
  }

  /// Reads a number, correctly rounded; one beyond the range is a `format` violation.
  public mutating func double() throws(JSONSyntaxError) -> Double? {
    guard try beginNumber("a number") else { return nil }
    let value = unsafe FloatingPointParsing.double(decimal, text: numberBytes)
    if value.isFinite { return value }
    beyondFloatingPoint(bits: 64)
    return nil
  }

  /// Reads a number, correctly rounded; one beyond the range is a `format` violation.
  public mutating func float() throws(JSONSyntaxError) -> Float? {
    guard try beginNumber("a number") else { return nil }
    let value = unsafe FloatingPointParsing.float(decimal, text: numberBytes)
    if value.isFinite { return value }
    beyondFloatingPoint(bits: 32)
    return nil
  }

  /// Reads a number of any size and precision as its text.
  public mutating func number() throws(JSONSyntaxError) -> JSONNumber? {
    guard try beginNumber("a number") else { return nil }
    return JSONNumber(validText: numberText)
  }

  /// The text of the number just read; valid until the next token is read.
  public var numberText: String { unsafe String(decoding: numberBytes, as: UTF8.self) }

  /// Whether the number just read is written without fraction and exponent.
  var numberIsIntegerLiteral: Bool { unsafe JSONNumber.isIntegerLiteral(numberBytes) }

  private var numberBytes: UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(start: bytes + numberStart, count: numberEnd - numberStart)
  }

  /// The number just read where it is digits only and few, as most whole numbers are.
  @inline(__always)
  private var shortInteger: Int64? {
    let isNegative = byte(at: numberStart) == UInt8(ascii: "-")
    var place = isNegative ? numberStart &+ 1 : numberStart
    // Eighteen digits fit 64 bits, whichever they are.
    guard numberEnd &- place <= 18 else { return nil }
    var value: Int64 = 0
    while place < numberEnd {
      let digit = byte(at: place) &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int64(digit)
      place &+= 1
    }
    return isNegative ? 0 &- value : value
  }

  private var decimal: JSONDecimal { unsafe JSONDecimal(numberBytes) }

  /// Consumes a number, or records `type`, skips the value and returns false.
  private mutating func beginNumber(_ expected: StaticString) throws(JSONSyntaxError) -> Bool {
    let byte = try peekByte()
    guard byte == UInt8(ascii: "-") || byte &- UInt8(ascii: "0") < 10 else {
      try typeViolation(expected)
      return false
    }
    try scanNumber()
    return true
  }

  /// Consumes a number, whose first byte is a minus sign or a digit.
  mutating func scanNumber() throws(JSONSyntaxError) {
    numberStart = offset
    if byte(at: offset) == UInt8(ascii: "-") { offset += 1 }
    if offset < count, byte(at: offset) == UInt8(ascii: "0") {
      offset += 1
      if offset < count, byte(at: offset) &- UInt8(ascii: "0") < 10 {
        throw JSONSyntaxError(.invalidNumber, at: offset)
      }
    } else {
      try scanDigits()
    }
    if offset < count, byte(at: offset) == UInt8(ascii: ".") {
      offset += 1
      try scanDigits()
    }
    if offset < count, byte(at: offset) | 0x20 == UInt8(ascii: "e") {
      offset += 1
      if offset < count {
        let sign = byte(at: offset)
        if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { offset += 1 }
      }
      try scanDigits()
    }
    numberEnd = offset
  }

  /// Consumes at least one digit.
  @inline(__always)
  private mutating func scanDigits() throws(JSONSyntaxError) {
    let start = offset
    while offset < count, byte(at: offset) &- UInt8(ascii: "0") < 10 { offset += 1 }
    guard offset > start else {
      throw JSONSyntaxError(offset < count ? .invalidNumber : .unexpectedEnd, at: offset)
    }
  }
}
