// Numbers of a contract: of any size, exact, compared as they are written and never as doubles. The
// only reading of numbers at build time.

/// A decimal number, exact whatever its size: `0.DIGITS` times ten to the power of an exponent.
public struct Decimal: Sendable, Comparable, Hashable, CustomStringConvertible {
  /// Exponents beyond this keep their sign and lose only their size.
  private static let exponentLimit = 1 << 60

  private let isNegative: Bool
  /// Without leading and trailing zeros; empty for zero.
  private let digits: [UInt8]
  private let exponent: Int

  /// Reads a number in JSON's grammar (RFC 8259, section 6); `nil` for anything else.
  public init?(_ text: String) {
    var rest = Array(text.utf8)[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest.removeFirst() }
    let isDigit: (UInt8) -> Bool = { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    let whole = rest.prefix(while: isDigit)
    rest = rest.dropFirst(whole.count)
    var fraction: ArraySlice<UInt8> = []
    if rest.first == UInt8(ascii: ".") {
      fraction = rest.dropFirst().prefix(while: isDigit)
      rest = rest.dropFirst(1 + fraction.count)
    }
    var power = 0
    if let mark = rest.first {
      guard mark | 0x20 == UInt8(ascii: "e") else { return nil }
      let written = String(decoding: rest.dropFirst(), as: UTF8.self)
      let isSmall = written.utf8.first == UInt8(ascii: "-")
      power = Int(written) ?? (isSmall ? -Self.exponentLimit : Self.exponentLimit)
      power = min(max(power, -Self.exponentLimit), Self.exponentLimit)
    }
    guard !whole.isEmpty else { return nil }
    let all = (whole + fraction).map { $0 - UInt8(ascii: "0") }
    let zeros = all.prefix { $0 == 0 }.count
    var significant = Array(all.dropFirst(zeros))
    while significant.last == 0 { significant.removeLast() }
    digits = significant
    exponent = significant.isEmpty ? 0 : whole.count - zeros + power
    self.isNegative = isNegative && !significant.isEmpty
  }

  /// A whole number.
  public init(_ value: Int64) {
    var rest = value.magnitude
    var digits: [UInt8] = []
    while rest > 0 {
      digits.append(UInt8(rest % 10))
      rest /= 10
    }
    exponent = digits.count
    digits.reverse()
    while digits.last == 0 { digits.removeLast() }
    self.digits = digits
    isNegative = value < 0
  }

  /// Whether one number is less than another.
  public static func < (left: Decimal, right: Decimal) -> Bool {
    if left.sign != right.sign { return left.sign < right.sign }
    return left.isNegative ? right.isSmallerInSize(left) : left.isSmallerInSize(right)
  }

  private var sign: Int { digits.isEmpty ? 0 : isNegative ? -1 : 1 }

  private func isSmallerInSize(_ other: Decimal) -> Bool {
    if exponent != other.exponent { return exponent < other.exponent }
    return digits.lexicographicallyPrecedes(other.digits)
  }

  /// Whether it is zero.
  public var isZero: Bool { digits.isEmpty }
  /// Whether it is less than zero.
  public var isBelowZero: Bool { isNegative }
  /// Whether it has no fraction, whatever its size.
  public var isWhole: Bool { digits.count <= exponent || isZero }
  /// The number of significant digits; 1 for zero.
  public var digitCount: Int { max(1, digits.count) }

  /// The number as written by people where that is short, else with an exponent; equal numbers have
  /// equal texts.
  public var description: String {
    guard !digits.isEmpty else { return "0" }
    let text = String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
    let sign = isNegative ? "-" : ""
    if exponent >= digits.count, exponent <= 21 {
      return sign + text + String(repeating: "0", count: exponent - digits.count)
    }
    if exponent > 0, exponent < digits.count {
      return sign + text.prefix(exponent) + "." + text.dropFirst(exponent)
    }
    if exponent <= 0, exponent > -7 {
      return sign + "0." + String(repeating: "0", count: -exponent) + text
    }
    return "\(sign)0.\(text)e\(exponent)"
  }
}

extension Decimal {
  /// The number without its fraction, where it fits 64 bits.
  private var truncated: Int64? {
    guard exponent <= 19 else { return nil }
    var value: UInt64 = 0
    for index in 0..<max(exponent, 0) {
      let digit = index < digits.count ? UInt64(digits[index]) : 0
      let (product, first) = value.multipliedReportingOverflow(by: 10)
      let (sum, second) = product.addingReportingOverflow(digit)
      if first || second { return nil }
      value = sum
    }
    if isNegative {
      return value <= Int64.min.magnitude ? Int64(truncatingIfNeeded: 0 &- value) : nil
    }
    return Int64(exactly: value)
  }

  /// The value, if it is whole and fits 64 bits.
  public var integer: Int64? { isWhole ? truncated : nil }

  /// The lowest whole number that satisfies this as a lower bound; `nil` beyond 64 bits.
  public func lowestInteger(isExclusive: Bool) -> Int64? {
    guard let truncated else { return nil }
    if !isWhole { return isNegative ? truncated : Self.sum(truncated, 1) }
    return isExclusive ? Self.sum(truncated, 1) : truncated
  }

  /// The highest whole number that satisfies this as an upper bound; `nil` beyond 64 bits.
  public func highestInteger(isExclusive: Bool) -> Int64? {
    guard let truncated else { return nil }
    if !isWhole { return isNegative ? Self.sum(truncated, -1) : truncated }
    return isExclusive ? Self.sum(truncated, -1) : truncated
  }

  private static func sum(_ value: Int64, _ step: Int64) -> Int64? {
    let (sum, overflow) = value.addingReportingOverflow(step)
    return overflow ? nil : sum
  }

  /// Whether it is a whole multiple of another; `nil` where that is beyond 18 digits.
  public func isMultiple(of other: Decimal) -> Bool? {
    if self == other || isZero { return true }
    let fraction = max(0, digits.count - exponent, other.digits.count - other.exponent)
    guard fraction <= 18, let size = scaled(by: fraction), let unit = other.scaled(by: fraction),
      unit != 0
    else { return nil }
    return size % unit == 0
  }

  /// The whole number that is larger by a number of fractional digits, where it has at most 18.
  private func scaled(by count: Int) -> Int64? {
    let zeros = exponent - digits.count + count
    guard (0...18).contains(zeros), digits.count + zeros <= 18 else { return nil }
    let value = digits.reduce(Int64(0)) { $0 * 10 + Int64($1) }
    return (0..<zeros).reduce(isNegative ? -value : value) { size, _ in size * 10 }
  }
}

extension Node {
  /// The value of a number; `nil` for anything else.
  public var decimal: Decimal? { jsonNumber.flatMap(Decimal.init) }
  /// The value of a length or a number of things: a whole number from 0, of which one beyond 64 bits
  /// is as good as the largest; `nil` for anything else.
  public var size: Int? {
    guard let decimal, decimal.isWhole, !decimal.isBelowZero else { return nil }
    return decimal.integer.map(Int.init) ?? .max
  }
}
