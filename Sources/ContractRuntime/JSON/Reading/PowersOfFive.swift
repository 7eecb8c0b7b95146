// The powers of five that turn decimal exponents into binary ones, to 128 bits, as the algorithm of
// FloatingPointParsing needs them. Calculated on first use: about a millisecond, 10 KB.

/// Approximations of `5^q`, scaled by a power of two so that the highest of 128 bits is set.
struct PowersOfFive {
  /// The exponents that matter: anything below is zero, anything above infinite in 64 bits.
  static let exponents = -342...308

  static let table = PowersOfFive()

  /// The upper and the lower halves, from the lowest exponent on.
  private let halves: [(high: UInt64, low: UInt64)]

  subscript(exponent: Int) -> (high: UInt64, low: UInt64) {
    halves[exponent - Self.exponents.lowerBound]
  }

  private init() {
    var powers: [LargeInteger] = [LargeInteger(words: [1])]
    for exponent in 1...(-Self.exponents.lowerBound) {
      powers.append(powers[exponent - 1].multiplied(by: 5))
    }
    halves = Self.exponents.map { exponent in
      exponent < 0
        ? Self.reciprocal(-exponent, bits: powers[-exponent].bitWidth)
        : powers[exponent].highest128Bits
    }
  }

  /// `2^(bits + 127) / 5^exponent`, rounded up where the quotient is used to decide on exact ties.
  private static func reciprocal(_ exponent: Int, bits: Int) -> (high: UInt64, low: UInt64) {
    var quotient = LargeInteger(powerOfTwo: bits + 127)
    var rest = exponent
    while rest > 0 {
      // 5^27 is the highest power in one word; rounding down in steps is rounding down once.
      let step = min(rest, 27)
      quotient.divide(by: (0..<step).reduce(1) { power, _ in power * 5 })
      rest -= step
    }
    var (high, low) = quotient.highest128Bits
    if exponent <= 27 {
      low &+= 1
      if low == 0 { high &+= 1 }
    }
    return (high, low)
  }
}

/// A natural number of any size: just what calculating the table takes.
private struct LargeInteger {
  /// The digits to base 2^64, lowest first; the last is not zero.
  var words: [UInt64]

  init(words: [UInt64]) { self.words = words }

  init(powerOfTwo exponent: Int) {
    words = Array(repeating: 0, count: exponent / 64) + [1 << (exponent % 64)]
  }

  var bitWidth: Int { words.count * 64 - (words.last?.leadingZeroBitCount ?? 0) }

  func multiplied(by factor: UInt64) -> LargeInteger {
    var product: [UInt64] = []
    product.reserveCapacity(words.count + 1)
    var carry: UInt64 = 0
    for word in words {
      let (high, low) = word.multipliedFullWidth(by: factor)
      let (sum, overflow) = low.addingReportingOverflow(carry)
      product.append(sum)
      carry = high + (overflow ? 1 : 0)
    }
    if carry > 0 { product.append(carry) }
    return LargeInteger(words: product)
  }

  mutating func divide(by divisor: UInt64) {
    var remainder: UInt64 = 0
    for index in words.indices.reversed() {
      (words[index], remainder) = divisor.dividingFullWidth((remainder, words[index]))
    }
    while let last = words.last, last == 0 { words.removeLast() }
  }

  /// The number shifted so that the highest of 128 bits is set; lower bits are cut off.
  var highest128Bits: (high: UInt64, low: UInt64) {
    func word(_ index: Int) -> UInt64 { index >= 0 ? words[index] : 0 }
    let top = words.count - 1
    let shift = UInt64(word(top).leadingZeroBitCount)
    if shift == 0 { return (word(top), word(top - 1)) }
    return (
      word(top) << shift | word(top - 1) >> (64 - shift),
      word(top - 1) << shift | word(top - 2) >> (64 - shift)
    )
  }
}
