// Decimal numbers of any size, exact: bounds are compared as they are written, never as doubles.

/// The number `0.digits * 10^exponent`, or zero.
struct DecimalNumber: Comparable, Hashable, CustomStringConvertible {
  private let isNegative: Bool
  /// Without leading and trailing zeros; empty for zero.
  private let digits: [UInt8]
  private let exponent: Int

  /// Reads a number in JSON's grammar.
  init?(_ text: String) {
    var rest = Array(text.utf8)[...]
    let isNegative = rest.first == 0x2D
    if isNegative { rest.removeFirst() }
    let isDigit: (UInt8) -> Bool = { (0x30...0x39).contains($0) }
    let whole = rest.prefix(while: isDigit)
    rest = rest.dropFirst(whole.count)
    var fraction: ArraySlice<UInt8> = []
    if rest.first == 0x2E {
      fraction = rest.dropFirst().prefix(while: isDigit)
      rest = rest.dropFirst(1 + fraction.count)
    }
    var power = 0
    if let mark = rest.first {
      guard mark | 0x20 == 0x65 else { return nil }
      let written = String(decoding: rest.dropFirst(), as: UTF8.self)
      // An exponent beyond 64 bits keeps its sign and loses only its size.
      power = Int(written) ?? (written.utf8.first == 0x2D ? -(1 << 60) : 1 << 60)
      power = min(max(power, -(1 << 60)), 1 << 60)
    }
    let all = (whole + fraction).map { $0 - 0x30 }
    let zeros = all.prefix { $0 == 0 }.count
    var significant = Array(all.dropFirst(zeros))
    while significant.last == 0 { significant.removeLast() }
    digits = significant
    exponent = significant.isEmpty ? 0 : whole.count - zeros + power
    self.isNegative = isNegative && !significant.isEmpty
  }

  static func < (left: DecimalNumber, right: DecimalNumber) -> Bool {
    if left.sign != right.sign { return left.sign < right.sign }
    return left.isNegative ? right.isSmallerInSize(left) : left.isSmallerInSize(right)
  }

  private var sign: Int { digits.isEmpty ? 0 : isNegative ? -1 : 1 }

  private func isSmallerInSize(_ other: DecimalNumber) -> Bool {
    if exponent != other.exponent { return exponent < other.exponent }
    return digits.lexicographicallyPrecedes(other.digits)
  }

  var isZero: Bool { digits.isEmpty }

  /// The number as written by people where that is short, else with an exponent.
  var description: String {
    guard !digits.isEmpty else { return "0" }
    let text = String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
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

  /// The whole number that is `count` fractional digits larger, if it fits.
  private func scaled(by count: Int) -> Int? {
    let zeros = exponent - digits.count + count
    guard (0...18).contains(zeros), digits.count + zeros <= 18 else { return nil }
    let value = digits.reduce(0) { $0 * 10 + Int($1) }
    return (0..<zeros).reduce(isNegative ? -value : value) { size, _ in size * 10 }
  }

  /// The value, if it is a whole number of at most 18 digits.
  var integer: Int? { isZero ? 0 : scaled(by: 0) }

  /// Whether it is a whole multiple of another; nil where that is beyond 18 digits.
  func isMultiple(of other: DecimalNumber) -> Bool? {
    if self == other || isZero { return true }
    let fraction = max(0, digits.count - exponent, other.digits.count - other.exponent)
    guard fraction <= 18, let size = scaled(by: fraction), let unit = other.scaled(by: fraction),
      unit != 0
    else { return nil }
    return size % unit == 0
  }
}
