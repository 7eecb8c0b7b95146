// Numbers as their decimal digits, so that `multipleOf: 0.01` means what it says: binary floating
// point has no 0.01.

/// A decimal number of any size and precision.
public struct ExactDecimal: Sendable, Comparable {
  /// The most significant digits of a divisor.
  public static let divisorDigitLimit = 18
  /// Exponents beyond this are taken for this: such numbers are zero or infinite as `Double`.
  private static let exponentLimit = 1_000_000_000

  private let isNegative: Bool
  /// Significant digits from the first to the last one that is not zero; empty for zero.
  private let digits: [UInt8]
  /// The value is 0.DIGITS times ten to the power of this.
  private let magnitude: Int

  /// Reads a JSON number; `nil` for anything else.
  public init?(_ text: String) { self.init(utf8: text.utf8) }

  /// A number of the contract, which the compiler has checked; anything else is zero.
  public init(contract text: StaticString) {
    self = ExactDecimal(utf8: text.description.utf8) ?? ExactDecimal(zero: ())
  }

  /// Reads a JSON number from UTF-8; `nil` for anything else.
  public init?(utf8: some Collection<UInt8>) {
    guard NumberText.isNumber(utf8) else { return nil }
    var digits: [UInt8] = []
    var magnitude = 0
    var exponent = 0
    var isNegative = false
    var hasNegativeExponent = false
    var part = Part.integer
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "-"):
        if part == .exponent { hasNegativeExponent = true } else { isNegative = true }
      case UInt8(ascii: "."): part = .fraction
      case UInt8(ascii: "e"), UInt8(ascii: "E"): part = .exponent
      case UInt8(ascii: "+"): break
      default:
        let digit = byte - UInt8(ascii: "0")
        if part == .exponent {
          exponent = min(exponent * 10 + Int(digit), Self.exponentLimit)
        } else {
          if part == .integer, !digits.isEmpty || digit != 0 { magnitude += 1 }
          if part == .fraction, digits.isEmpty, digit == 0 { magnitude -= 1 }
          if !digits.isEmpty || digit != 0 { digits.append(digit) }
        }
      }
    }
    while digits.last == 0 { digits.removeLast() }
    self.isNegative = isNegative && !digits.isEmpty
    self.digits = digits
    self.magnitude =
      digits.isEmpty ? 0 : magnitude + (hasNegativeExponent ? -exponent : exponent)
  }

  private enum Part { case integer, fraction, exponent }

  private init(zero: Void) {
    isNegative = false
    digits = []
    magnitude = 0
  }

  /// Whether this number is a whole multiple of `divisor`, exactly.
  ///
  /// A divisor must be greater than zero and have at most `divisorDigitLimit` significant digits;
  /// nothing is a multiple of any other.
  public func isMultiple(of divisor: ExactDecimal) -> Bool {
    guard !divisor.digits.isEmpty, !divisor.isNegative,
      divisor.digits.count <= Self.divisorDigitLimit
    else { return false }
    guard !digits.isEmpty else { return true }
    // Both as whole numbers times a power of ten. Neither ends in zero, so a divisor with the
    // larger power cannot divide.
    let shift = (magnitude - digits.count) - (divisor.magnitude - divisor.digits.count)
    guard shift >= 0 else { return false }
    let modulus = divisor.digits.reduce(UInt64(0)) { $0 * 10 + UInt64($1) }
    let remainder = digits.reduce(UInt64(0)) { remainder, digit in
      (Self.product(remainder, 10, modulus) + UInt64(digit)) % modulus
    }
    return Self.product(remainder, Self.power(10 % modulus, shift, modulus), modulus) == 0
  }

  private static func product(_ left: UInt64, _ right: UInt64, _ modulus: UInt64) -> UInt64 {
    modulus.dividingFullWidth(
      (left % modulus).multipliedFullWidth(by: right % modulus)
    ).remainder
  }

  private static func power(_ base: UInt64, _ exponent: Int, _ modulus: UInt64) -> UInt64 {
    var result = 1 % modulus
    var base = base
    var exponent = exponent
    while exponent > 0 {
      if !exponent.isMultiple(of: 2) { result = product(result, base, modulus) }
      base = product(base, base, modulus)
      exponent /= 2
    }
    return result
  }

  /// Whether one number is less than another.
  public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative ? isNearer(right, left) : isNearer(left, right)
  }

  /// Whether one number is nearer to zero than another.
  private static func isNearer(_ left: ExactDecimal, _ right: ExactDecimal) -> Bool {
    if left.digits.isEmpty || right.digits.isEmpty {
      return left.digits.isEmpty && !right.digits.isEmpty
    }
    if left.magnitude != right.magnitude { return left.magnitude < right.magnitude }
    return left.digits.lexicographicallyPrecedes(right.digits)
  }
}
