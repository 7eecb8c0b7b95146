// Numbers of the contract as exact decimals, for bounds of whole numbers.

/// A decimal number: a sign, digits and a power of ten.
struct DecimalText {
  private var isNegative: Bool
  /// The digits before the decimal point, without leading zeros, as far as 64 bits reach.
  private var whole: UInt64?
  private var hasFraction: Bool

  /// Reads a number in JSON's grammar; `nil` for anything else.
  init?(_ text: String) {
    var digits: [UInt8] = []
    var exponent = 0
    var afterPoint = 0
    var seenPoint = false
    var rest = text.utf8[...]
    isNegative = rest.first == 0x2D
    if isNegative { rest = rest.dropFirst() }
    while let byte = rest.popFirst() {
      switch byte {
      case 0x30...0x39:
        digits.append(byte - 0x30)
        if seenPoint { afterPoint += 1 }
      case 0x2E: seenPoint = true
      case 0x65, 0x45:
        guard let value = Int(String(Substring(rest)).replacingPlus), abs(value) < 100_000 else {
          return nil
        }
        exponent = value
        rest = rest.dropFirst(rest.count)
      default: return nil
      }
    }
    let point = digits.count - afterPoint + exponent
    hasFraction = digits.dropFirst(max(point, 0)).contains { $0 != 0 }
    whole = Self.whole(digits, point: point)
  }

  private static func whole(_ digits: [UInt8], point: Int) -> UInt64? {
    var value: UInt64 = 0
    for index in 0..<max(point, 0) {
      let digit = index < digits.count ? UInt64(digits[index]) : 0
      let (product, first) = value.multipliedReportingOverflow(by: 10)
      let (sum, second) = product.addingReportingOverflow(digit)
      if first || second { return nil }
      value = sum
    }
    return value
  }

  /// The number without its fraction, where it fits 64 bits.
  private var truncated: Int64? {
    guard let whole else { return nil }
    if isNegative {
      return whole <= UInt64(Int64.max) + 1 ? Int64(truncatingIfNeeded: 0 &- whole) : nil
    }
    return Int64(exactly: whole)
  }

  /// The number, if it is whole and fits 64 bits.
  var wholeNumber: Int64? { hasFraction ? nil : truncated }

  /// The lowest whole number that satisfies a lower bound.
  func lowestWholeNumber(isExclusive: Bool) -> Int64? {
    guard let truncated else { return nil }
    if hasFraction { return isNegative ? truncated : adding(1, to: truncated) }
    return isExclusive ? adding(1, to: truncated) : truncated
  }

  /// The highest whole number that satisfies an upper bound.
  func highestWholeNumber(isExclusive: Bool) -> Int64? {
    guard let truncated else { return nil }
    if hasFraction { return isNegative ? adding(-1, to: truncated) : truncated }
    return isExclusive ? adding(-1, to: truncated) : truncated
  }

  private func adding(_ step: Int64, to value: Int64) -> Int64? {
    let (sum, overflow) = value.addingReportingOverflow(step)
    return overflow ? nil : sum
  }
}

extension String {
  fileprivate var replacingPlus: String { hasPrefix("+") ? String(dropFirst()) : self }
}
