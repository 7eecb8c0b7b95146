// The text of a JSON number as sign, digits and exponent, which is all that arithmetic on it needs.

/// A number's value: `mantissa * 10^exponent`, plus less than one unit if digits were dropped.
struct JSONDecimal {
  var isNegative = false
  /// The first significant digits, at most 19 of them.
  var mantissa: UInt64 = 0
  /// The power of ten of the mantissa's last digit. Exponents beyond 2^60 count as 2^60.
  var exponent = 0
  /// Whether there are further digits other than zero.
  var isTruncated = false
  /// The power of ten of the last digit that is not zero.
  var lowestExponent = 0

  /// Takes a text of the grammar of RFC 8259 section 6 apart.
  init(_ text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    var digits = 0
    var fraction = 0
    var inFraction = false
    var dropped = 0
    var trailingZeros = 0
    if unsafe text.first == UInt8(ascii: "-") {
      isNegative = true
      index = 1
    }
    while index < text.count {
      let byte = unsafe text[index]
      let digit = byte &- UInt8(ascii: "0")
      if digit < 10 {
        if inFraction { fraction += 1 }
        trailingZeros = digit == 0 ? trailingZeros + 1 : 0
        if digits < 19 {
          mantissa = mantissa &* 10 &+ UInt64(digit)
          if mantissa != 0 { digits += 1 }
        } else {
          dropped += 1
          if digit != 0 { isTruncated = true }
        }
      } else if byte == UInt8(ascii: ".") {
        inFraction = true
      } else {
        break
      }
      index += 1
    }
    let scale = unsafe Self.exponent(text, from: index) - fraction
    exponent = scale + dropped
    lowestExponent = scale + trailingZeros
  }

  /// The value of an exponent part, which begins with its letter; 0 without one.
  private static func exponent(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard start < text.count else { return 0 }
    var index = start + 1
    var isNegative = false
    if let sign = unsafe index < text.count ? text[index] : nil, sign < UInt8(ascii: "0") {
      isNegative = sign == UInt8(ascii: "-")
      index += 1
    }
    var value = 0
    while index < text.count {
      value = unsafe min(value * 10 + Int(text[index] &- UInt8(ascii: "0")), 1 << 59)
      index += 1
    }
    return isNegative ? -value : value
  }

  /// Whether the value is zero.
  var isZero: Bool { mantissa == 0 }

  /// Whether the value is a whole number.
  var isWhole: Bool { isZero || lowestExponent >= 0 }

  /// The value, if it is whole and in range.
  var int64: Int64? {
    if isZero { return 0 }
    guard !isTruncated, isWhole, exponent < 19 else { return nil }
    var magnitude = mantissa
    if exponent < 0 {
      // Whole in spite of the fraction: its digits are zeros, at most 18 of them in the mantissa.
      for _ in exponent..<0 { magnitude /= 10 }
    }
    for _ in 0..<max(0, exponent) {
      let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      magnitude = product
    }
    if isNegative {
      return magnitude <= Int64.min.magnitude ? Int64(truncatingIfNeeded: 0 &- magnitude) : nil
    }
    return Int64(exactly: magnitude)
  }
}
