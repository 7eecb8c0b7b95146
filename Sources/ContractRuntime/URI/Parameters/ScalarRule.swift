// The text of one scalar in, its value out: the rules of a schema whose values are texts, numbers,
// booleans or one of a list, made once and applied to text without JSON in between.

/// How a scalar's text becomes a value, and what is checked on the way.
public struct ScalarRule<Value>: Sendable {
  /// Reads the decoded text; `nil` only after a violation was recorded.
  let read: @Sendable (Substring, inout TextRecorder) -> Value?

  init(_ read: @escaping @Sendable (Substring, inout TextRecorder) -> Value?) { self.read = read }
}

/// Records what one text breaks, all at one pointer.
struct TextRecorder: RuleRecording {
  let pointer: String
  var violations: Violations

  mutating func violation(_ keyword: StaticString, _ message: @autoclosure () -> String) {
    violations.record(pointer: pointer, keyword: keyword.description, message: message())
  }
}

// MARK: - Texts

extension ScalarRule where Value == String {
  /// A text; lengths count Unicode scalars.
  public static func string(
    minLength: Int = 0, maxLength: Int = .max, format: TextFormat? = nil,
    formatKeyword: StaticString = "format", matching patterns: PatternRule...
  ) -> ScalarRule {
    let countsLength = minLength > 0 || maxLength < .max
    return ScalarRule { text, recorder in
      let text = String(text)
      if countsLength { recorder.check(length: TextLength.of(text), minLength, maxLength) }
      recorder.check(text, format, formatKeyword, patterns)
      return text
    }
  }
}

extension ScalarRule where Value == [UInt8] {
  /// Base64 text as its bytes (RFC 4648 section 4), as a keyword of the contract asks.
  public static func base64(keyword: StaticString = "format") -> ScalarRule {
    ScalarRule { text, recorder in
      if let bytes = Base64.decode(String(text)) { return bytes }
      recorder.notBase64(keyword)
      return nil
    }
  }
}

extension ScalarRule where Value: FormattedText {
  fileprivate static var formatted: ScalarRule {
    ScalarRule { text, recorder in
      let text = String(text)
      return recorder.value(of: text.utf8Span.span)
    }
  }
}

extension ScalarRule where Value == DateTime {
  /// A date-time of RFC 3339.
  public static var dateTime: ScalarRule { formatted }
}

extension ScalarRule where Value == CalendarDate {
  /// A full-date of RFC 3339.
  public static var date: ScalarRule { formatted }
}

extension ScalarRule where Value == UUIDValue {
  /// A UUID in either case.
  public static var uuid: ScalarRule { formatted }
}

// MARK: - Booleans and numbers

extension ScalarRule where Value == Bool {
  /// `true` or `false`.
  public static var boolean: ScalarRule {
    ScalarRule { text, recorder in
      if text.utf8.elementsEqual("true".utf8) { return true }
      if text.utf8.elementsEqual("false".utf8) { return false }
      recorder.otherType(than: "true or false")
      return nil
    }
  }
}

extension ScalarRule where Value == Int64 {
  /// A whole number within inclusive bounds, as `JSONReader.int64` checks them.
  public static func int64(
    minimum: Int64 = .min, maximum: Int64 = .max, multipleOf factor: Int64 = 1,
    isLiteral: Bool = false, minimumKeyword: StaticString = "minimum",
    maximumKeyword: StaticString = "maximum"
  ) -> ScalarRule {
    let bounds = IntegerBounds(minimum, maximum, factor, minimumKeyword, maximumKeyword)
    return ScalarRule { text, recorder in
      recorder.integer(text, bits: 64, isLiteral: isLiteral, bounds)
    }
  }
}

extension ScalarRule where Value == Int32 {
  /// A whole number of 32 bits within inclusive bounds.
  public static func int32(
    minimum: Int32 = .min, maximum: Int32 = .max, multipleOf factor: Int64 = 1,
    isLiteral: Bool = false, minimumKeyword: StaticString = "minimum",
    maximumKeyword: StaticString = "maximum"
  ) -> ScalarRule {
    let bounds = IntegerBounds(
      Int64(minimum), Int64(maximum), factor, minimumKeyword, maximumKeyword)
    return ScalarRule { text, recorder in
      recorder.integer(text, bits: 32, isLiteral: isLiteral, bounds)
        .map { Int32(truncatingIfNeeded: $0) }
    }
  }
}

extension ScalarRule where Value == Double {
  /// A number within decimal bounds, compared exactly.
  public static func double(
    minimum: StaticString? = nil, exclusiveMinimum: StaticString? = nil,
    maximum: StaticString? = nil, exclusiveMaximum: StaticString? = nil,
    multipleOf: StaticString? = nil
  ) -> ScalarRule {
    let rules = DecimalRules(minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf)
    return ScalarRule { text, recorder in
      unsafe recorder.number(text, bits: 64, rules, FloatingPointParsing.double)
    }
  }
}

extension ScalarRule where Value == Float {
  /// A number of single precision within decimal bounds, compared exactly.
  public static func float(
    minimum: StaticString? = nil, exclusiveMinimum: StaticString? = nil,
    maximum: StaticString? = nil, exclusiveMaximum: StaticString? = nil,
    multipleOf: StaticString? = nil
  ) -> ScalarRule {
    let rules = DecimalRules(minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf)
    return ScalarRule { text, recorder in
      unsafe recorder.number(text, bits: 32, rules, FloatingPointParsing.float)
    }
  }
}

extension TextRecorder {
  /// The whole number that a text is, if it fits so many bits; where `isLiteral`, one that is written
  /// without fraction and exponent.
  fileprivate mutating func integer(
    _ text: Substring, bits: Int, isLiteral: Bool, _ bounds: IntegerBounds
  ) -> Int64? {
    var text = text
    let decimal = text.withUTF8 { unsafe NumberText.isNumber($0) ? JSONDecimal($0) : nil }
    guard let decimal, decimal.isWhole else {
      otherType(than: "an integer")
      return nil
    }
    guard let number = decimal.int64, bits == 64 || Int32(exactly: number) != nil else {
      outOfRange(bits: bits)
      return nil
    }
    if isLiteral, !NumberText.isInteger(text.utf8) { noIntegerLiteral() }
    check(number, bounds)
    return number
  }

  /// The number that a text is, correctly rounded.
  fileprivate mutating func number<Value: BinaryFloatingPoint>(
    _ text: Substring, bits: Int, _ rules: DecimalRules,
    _ parse: (JSONDecimal, UnsafeBufferPointer<UInt8>) -> Value
  ) -> Value? {
    guard NumberText.isNumber(text.utf8) else {
      otherType(than: "a number")
      return nil
    }
    var text = String(text)
    let value = text.withUTF8 { unsafe parse(JSONDecimal($0), $0) }
    guard value.isFinite else {
      beyondFloatingPoint(bits: bits)
      return nil
    }
    if !rules.isEmpty { check(text, rules) }
    return value
  }
}

// MARK: - Enumerations

extension ScalarRule
where Value: CaseIterable & RawRepresentable & Sendable, Value.RawValue == String {
  /// A case of an enumeration of texts, compared byte for byte; `keyword` lists them.
  public static func enumeration(
    _ type: Value.Type, keyword: StaticString = "enum"
  ) -> ScalarRule {
    let cases = Value.allCases.sorted {
      $0.rawValue.utf8.lexicographicallyPrecedes($1.rawValue.utf8)
    }
    let texts = SortedTexts(cases.map(\.rawValue))
    return ScalarRule { text, recorder in
      if let index = texts.index(of: text) { return cases[index] }
      recorder.noCase(of: Value.self, keyword)
      return nil
    }
  }
}

extension ScalarRule
where Value: CaseIterable & RawRepresentable & Sendable, Value.RawValue == Int64 {
  /// A case of an enumeration of whole numbers; `keyword` lists them.
  public static func enumeration(
    _ type: Value.Type, _ number: ScalarRule<Int64>, keyword: StaticString = "enum"
  ) -> ScalarRule {
    ScalarRule { text, recorder in
      guard let number = number.read(text, &recorder) else { return nil }
      if let value = Value(rawValue: number) { return value }
      recorder.noCase(of: Value.self, keyword)
      return nil
    }
  }

  /// A case of an enumeration of whole numbers of 32 bits; `keyword` lists them.
  public static func enumeration(
    _ type: Value.Type, _ number: ScalarRule<Int32>, keyword: StaticString = "enum"
  ) -> ScalarRule {
    enumeration(
      type,
      ScalarRule<Int64> { text, recorder in
        number.read(text, &recorder).map(Int64.init)
      }, keyword: keyword)
  }
}
