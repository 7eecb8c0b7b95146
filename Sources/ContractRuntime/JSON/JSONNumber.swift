// Numbers of any size and precision: the text as it was sent, compared by mathematical value.

/// A JSON number, exact.
public struct JSONNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The number as it stands in JSON (RFC 8259 section 6).
  public let text: String

  /// Takes a text that is known to be a JSON number.
  init(validText text: String) { self.text = text }

  /// Makes a number from text; `nil` if it is not in JSON's grammar.
  public init?(_ text: String) {
    guard let first = text.utf8.first, first == UInt8(ascii: "-") || first &- 0x30 < 10,
      let last = text.utf8.last, last &- 0x30 < 10,
      let value = try? JSON.parse(Array(text.utf8)), let number = value.number
    else { return nil }
    self = number
  }

  /// Makes a whole number.
  public init(_ value: Int64) { text = String(value) }

  /// Makes a number with the fewest digits that read back as the same value; `nil` for NaN and
  /// infinities, which JSON does not have.
  public init?(_ value: Double) {
    guard value.isFinite else { return nil }
    text = value.description
  }

  /// The text.
  public var description: String { text }

  /// Whether the value is whole, such as `1.0`.
  public var isInteger: Bool { decimal.isWhole }

  /// Whether it is written without fraction and exponent.
  public var isIntegerLiteral: Bool { JSONNumber.isIntegerLiteral(text.utf8) }

  static func isIntegerLiteral(_ text: some Sequence<UInt8>) -> Bool {
    text.allSatisfy { $0 != UInt8(ascii: ".") && $0 | 0x20 != UInt8(ascii: "e") }
  }

  /// The value, if it is whole and in range.
  public var int64: Int64? { decimal.int64 }

  /// The nearest binary floating-point number; infinite beyond the range.
  public var double: Double {
    var text = text
    return text.withUTF8 { bytes in
      unsafe FloatingPointParsing.double(JSONDecimal(bytes), text: bytes)
    }
  }

  private var decimal: JSONDecimal {
    var text = text
    return text.withUTF8 { bytes in unsafe JSONDecimal(bytes) }
  }
}

// MARK: - Comparison

extension JSONNumber {
  /// Whether both have the same mathematical value.
  public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
    left.text.hasSameBytes(as: right.text) || left.comparison(with: right) == 0
  }

  /// Whether the value is less, mathematically.
  public static func < (left: JSONNumber, right: JSONNumber) -> Bool {
    left.comparison(with: right) < 0
  }

  /// Hashes the mathematical value.
  public func hash(into hasher: inout Hasher) {
    let significand = Significand(self)
    hasher.combine(significand.sign)
    hasher.combine(significand.exponent)
    for digit in significand.digits { hasher.combine(digit) }
  }

  /// Negative, zero or positive as the value is less than, equal to or greater than the other.
  private func comparison(with other: JSONNumber) -> Int {
    let left = Significand(self)
    let right = Significand(other)
    guard left.sign == right.sign else { return left.sign - right.sign }
    if left.exponent != right.exponent {
      return left.exponent < right.exponent ? -left.sign : left.sign
    }
    if left.digits == right.digits { return 0 }
    return left.digits.lexicographicallyPrecedes(right.digits) ? -left.sign : left.sign
  }

  /// A number as `sign * 0.digits * 10^exponent` without zeros at either end; unique for a value.
  private struct Significand {
    var sign = 0
    var exponent = 0
    var digits: [UInt8] = []

    init(_ number: JSONNumber) {
      let decimal = number.decimal
      digits.reserveCapacity(number.text.utf8.count)
      for byte in number.text.utf8 {
        if byte | 0x20 == UInt8(ascii: "e") { break }
        let digit = byte &- UInt8(ascii: "0")
        if digit < 10, digit != 0 || !digits.isEmpty { digits.append(digit) }
      }
      while digits.last == 0 { digits.removeLast() }
      guard !digits.isEmpty else { return }
      sign = decimal.isNegative ? -1 : 1
      exponent = decimal.lowestExponent + digits.count
    }
  }
}
