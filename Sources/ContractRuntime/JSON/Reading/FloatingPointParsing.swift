// Decimal text to binary floating point, rounded to nearest, ties to even. Three ways, from quick to
// exact: one operation on exact operands; the algorithm of Eisel and Lemire ("Number Parsing at a
// Gigabyte per Second", 2021); and the standard library for what these leave open.

enum FloatingPointParsing {
  /// The value of a JSON number; infinite beyond the range.
  static func double(_ decimal: JSONDecimal, text: UnsafeBufferPointer<UInt8>) -> Double {
    // Both operands are exact, so the one operation on them is rounded correctly.
    if !decimal.isTruncated, decimal.mantissa <= 1 << 53, -22...22 ~= decimal.exponent {
      let mantissa = Double(decimal.mantissa)
      let power = powersOfTen[abs(decimal.exponent)]
      let magnitude = decimal.exponent < 0 ? mantissa / power : mantissa * power
      return decimal.isNegative ? -magnitude : magnitude
    }
    if let bits = bits(decimal.mantissa, decimal.exponent),
      // With digits cut off the value is between two mantissas: they must round to the same.
      !decimal.isTruncated || bits == self.bits(decimal.mantissa + 1, decimal.exponent)
    {
      return Double(bitPattern: bits | (decimal.isNegative ? 1 << 63 : 0))
    }
    return unsafe Double(String(decoding: text, as: UTF8.self)) ?? .nan
  }

  /// The value of a JSON number; infinite beyond the range.
  static func float(_ decimal: JSONDecimal, text: UnsafeBufferPointer<UInt8>) -> Float {
    if !decimal.isTruncated, decimal.mantissa <= 1 << 24, -10...10 ~= decimal.exponent {
      let mantissa = Float(decimal.mantissa)
      let power = Float(powersOfTen[abs(decimal.exponent)])
      let magnitude = decimal.exponent < 0 ? mantissa / power : mantissa * power
      return decimal.isNegative ? -magnitude : magnitude
    }
    return unsafe Float(String(decoding: text, as: UTF8.self)) ?? .nan
  }

  /// The powers of ten that a `Double` holds exactly.
  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}

// MARK: - Eisel-Lemire

extension FloatingPointParsing {
  /// The bits of `mantissa * 10^exponent`, rounded; `nil` where 128 bits do not tell.
  private static func bits(_ mantissa: UInt64, _ exponent: Int) -> UInt64? {
    if mantissa == 0 || exponent < PowersOfFive.exponents.lowerBound { return 0 }
    if exponent > PowersOfFive.exponents.upperBound { return Double.infinity.bitPattern }
    let shift = mantissa.leadingZeroBitCount
    let (high, low) = product(mantissa << UInt64(shift), exponent)
    if low == .max, !(-27...55 ~= exponent) { return nil }
    let upperBit = Int(high >> 63)
    // 54 bits: those of the significand and one to round by.
    let cut = UInt64(upperBit + 64 - 52 - 3)
    // 217706 / 2^16 is log2(10).
    let binaryExponent = (217_706 * exponent) >> 16 + 63 + upperBit - shift + 1_023
    if binaryExponent <= 0 { return subnormal(high >> cut, binaryExponent) }
    var significand = high >> cut
    // Exactly between two values, which only such exponents allow: to the even one.
    if low <= 1, -4...23 ~= exponent, significand & 3 == 1, significand << cut == high {
      significand -= 1
    }
    significand = (significand + significand & 1) >> 1
    let carry = significand >> 53
    let biased = UInt64(binaryExponent) + carry
    if biased >= 0x7FF { return Double.infinity.bitPattern }
    return biased << 52 | (carry == 1 ? 0 : significand & (1 << 52 - 1))
  }

  private static func subnormal(_ significand: UInt64, _ binaryExponent: Int) -> UInt64 {
    if binaryExponent <= -63 { return 0 }
    let shifted = significand >> UInt64(1 - binaryExponent)
    // Rounding up to 2^52 gives the smallest normal number, whose bits these are.
    return (shifted + shifted & 1) >> 1
  }

  /// The upper 128 bits of a mantissa, whose highest bit is set, times a power of five.
  @inline(__always)
  private static func product(_ mantissa: UInt64, _ exponent: Int) -> (high: UInt64, low: UInt64) {
    let power = PowersOfFive.table[exponent]
    var (high, low) = mantissa.multipliedFullWidth(by: power.high)
    let mask: UInt64 = .max >> 55
    if high & mask == mask {
      let (carry, overflow) = low.addingReportingOverflow(
        mantissa.multipliedFullWidth(by: power.low).high)
      low = carry
      if overflow { high += 1 }
    }
    return (high, low)
  }
}
