// The rules of scalars, once for all who read them: a JSON reader and a parameter's text record the same
// keyword with the same words.

/// Where it is recorded that a value breaks a rule of its schema.
protocol RuleRecording: ~Copyable {
  /// Records that the value breaks a keyword; the words are made only where they are kept.
  mutating func violation(_ keyword: StaticString, _ message: @autoclosure () -> String)
}

extension RuleRecording where Self: ~Copyable {
  /// Records that a value has another type.
  mutating func otherType(than expected: StaticString) {
    violation("type", "must be \(expected)")
  }

  /// Checks a length in Unicode scalars.
  @inline(__always)
  mutating func check(length: Int, _ minLength: Int, _ maxLength: Int) {
    if length < minLength {
      violation(
        "minLength",
        minLength == 1 ? "must not be empty" : Countable.character.atLeast(minLength))
    }
    if length > maxLength {
      violation("maxLength", Countable.character.atMost(maxLength))
    }
  }

  /// Checks a text's format and patterns.
  @inline(__always)
  mutating func check(
    _ text: String, _ format: TextFormat?, _ formatKeyword: StaticString, _ patterns: [PatternRule]
  ) {
    if let format, !format.matches(text) {
      violation(formatKeyword, "must be a valid \(format.rawValue)")
    }
    for rule in patterns where !rule.pattern.matches(text) {
      violation("pattern", rule.message.description)
    }
  }

  /// Checks a whole number.
  @inline(__always)
  mutating func check(_ number: Int64, _ bounds: IntegerBounds) {
    if number < bounds.minimum {
      violation(bounds.minimumKeyword, "must be at least \(bounds.minimum)")
    }
    if number > bounds.maximum {
      violation(bounds.maximumKeyword, "must be at most \(bounds.maximum)")
    }
    if bounds.factor != 1, number % bounds.factor != 0 {
      violation("multipleOf", "must be a multiple of \(bounds.factor)")
    }
  }

  /// Checks a number by its text in JSON's grammar.
  mutating func check(_ text: String, _ rules: DecimalRules) {
    if let (keyword, message) = rules.violation(of: text) { violation(keyword, message) }
  }

  /// Records that a whole number is written with a fraction or an exponent.
  mutating func noIntegerLiteral() {
    violation("type", "must be a whole number without fraction and exponent")
  }

  /// Records that a whole number does not fit its format.
  mutating func outOfRange(bits: Int) { violation("format", "must be a \(bits)-bit integer") }

  /// Records that a number is beyond what its format can hold.
  mutating func beyondFloatingPoint(bits: Int) {
    violation("format", "must be in the range of a \(bits)-bit floating-point number")
  }

  /// Records that a text is no Base64.
  mutating func notBase64(_ keyword: StaticString) { violation(keyword, "must be Base64") }

  /// Records that a value is none of an enumeration's.
  mutating func noCase<E: CaseIterable & RawRepresentable>(
    of type: E.Type, _ keyword: StaticString
  ) {
    let values = E.allCases.prefix(20).map { value in
      let text = "\(value.rawValue)"
      return text.isEmpty ? #""""# : text
    }.joined(separator: ", ")
    let rest = E.allCases.count > 20 ? ", ..." : ""
    violation(keyword, "must be one of \(values)\(rest)")
  }

  /// The value that UTF-8 stands for, or the violation that it has another format.
  @inline(__always)
  mutating func value<Value: FormattedText>(of text: Span<UInt8>) -> Value? {
    if let value = Value(utf8: text) { return value }
    violation("format", Value.expectation.description)
    return nil
  }
}

/// Inclusive bounds of a whole number, and the keywords of the contract that make them.
struct IntegerBounds: Sendable {
  var minimum: Int64
  var maximum: Int64
  /// What the number must be a multiple of; 1 where it may be anything.
  var factor: Int64
  var minimumKeyword: StaticString
  var maximumKeyword: StaticString

  @inline(__always)
  init(
    _ minimum: Int64, _ maximum: Int64, _ factor: Int64, _ minimumKeyword: StaticString,
    _ maximumKeyword: StaticString
  ) {
    self.minimum = minimum
    self.maximum = maximum
    self.factor = factor
    self.minimumKeyword = minimumKeyword
    self.maximumKeyword = maximumKeyword
  }
}

/// A type whose values are texts of one format.
protocol FormattedText: Sendable {
  /// The value of UTF-8; `nil` where it has another format.
  init?(utf8: Span<UInt8>)
  /// What is expected, for a person.
  static var expectation: StaticString { get }
}

extension DateTime: FormattedText {
  static let expectation: StaticString = "must be a date-time such as 2026-11-21T02:30:00Z"
}

extension CalendarDate: FormattedText {
  static let expectation: StaticString = "must be a date such as 2026-11-21"
}

extension UUIDValue: FormattedText {
  static let expectation: StaticString = "must be a UUID"
}
