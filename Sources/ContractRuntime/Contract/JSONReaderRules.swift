// Scalars with the rules of their schema, as generated codecs read them: the value, then every rule
// that it breaks is recorded.

extension JSONReader {
  /// Reads a text with a pattern, which is matched where the text stands; lengths count Unicode
  /// scalars.
  public mutating func string(
    minLength: Int = 0, maxLength: Int = .max, matching rule: PatternRule
  ) throws(JSONSyntaxError) -> String? {
    guard try beginString() else { return nil }
    check(length: textScalars, minLength, maxLength)
    if !textMatches(rule) { violation("pattern", rule.message.description) }
    return text
  }

  /// Whether the string just read matches a pattern.
  @inline(__always)
  private func textMatches(_ rule: PatternRule) -> Bool {
    if let counts = rule.countsOfPlainASCII, textIsPlainASCII { return counts.contains(textCount) }
    let bytes = unsafe textBuffer
    return unsafe rule.pattern.matches(utf8: bytes.span)
  }

  /// Reads a text with a format or several patterns; lengths count Unicode scalars.
  public mutating func string(
    minLength: Int = 0, maxLength: Int = .max, format: TextFormat? = nil,
    formatKeyword: StaticString = "format", matching patterns: PatternRule...
  ) throws(JSONSyntaxError) -> String? {
    guard let text = try string(minLength: minLength, maxLength: maxLength) else { return nil }
    check(text, format, formatKeyword, patterns)
    return text
  }

  /// Reads a whole number within inclusive bounds.
  ///
  /// `minimumKeyword` and `maximumKeyword` say which keyword of the contract makes each bound.
  public mutating func int64(
    minimum: Int64 = .min, maximum: Int64 = .max, multipleOf factor: Int64 = 1,
    isLiteral: Bool = false, minimumKeyword: StaticString = "minimum",
    maximumKeyword: StaticString = "maximum"
  ) throws(JSONSyntaxError) -> Int64? {
    guard let number = try int64() else { return nil }
    if isLiteral, !numberIsIntegerLiteral { noIntegerLiteral() }
    check(number, IntegerBounds(minimum, maximum, factor, minimumKeyword, maximumKeyword))
    return number
  }

  /// Reads a whole number of 32 bits within inclusive bounds.
  public mutating func int32(
    minimum: Int32 = .min, maximum: Int32 = .max, multipleOf factor: Int64 = 1,
    isLiteral: Bool = false, minimumKeyword: StaticString = "minimum",
    maximumKeyword: StaticString = "maximum"
  ) throws(JSONSyntaxError) -> Int32? {
    guard let number = try int32() else { return nil }
    if isLiteral, !numberIsIntegerLiteral { noIntegerLiteral() }
    check(
      Int64(number),
      IntegerBounds(Int64(minimum), Int64(maximum), factor, minimumKeyword, maximumKeyword))
    return number
  }

  /// Reads a number within decimal bounds, compared exactly.
  public mutating func double(
    minimum: StaticString? = nil, exclusiveMinimum: StaticString? = nil,
    maximum: StaticString? = nil, exclusiveMaximum: StaticString? = nil,
    multipleOf: StaticString? = nil
  ) throws(JSONSyntaxError) -> Double? {
    guard let number = try double() else { return nil }
    let rules = DecimalRules(minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf)
    check(numberText, rules)
    return number
  }

  /// Reads a number of single precision within decimal bounds, compared exactly.
  public mutating func float(
    minimum: StaticString? = nil, exclusiveMinimum: StaticString? = nil,
    maximum: StaticString? = nil, exclusiveMaximum: StaticString? = nil,
    multipleOf: StaticString? = nil
  ) throws(JSONSyntaxError) -> Float? {
    guard let number = try float() else { return nil }
    let rules = DecimalRules(minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf)
    check(numberText, rules)
    return number
  }

  /// Reads Base64 text as its bytes (RFC 4648 section 4), as a keyword of the contract asks.
  public mutating func base64(
    keyword: StaticString = "format"
  ) throws(JSONSyntaxError) -> [UInt8]? {
    guard let text = try string() else { return nil }
    guard let bytes = Base64.decode(text) else {
      notBase64(keyword)
      return nil
    }
    return bytes
  }

  /// Reads any value; never `nil`, but as optional as all other reading functions.
  public mutating func anyValue() throws(JSONSyntaxError) -> JSONValue? { try json() }

  /// Records that a value is none of an enumeration's, which a keyword of the contract lists.
  public mutating func enumViolation<E: CaseIterable & RawRepresentable>(
    _ type: E.Type, keyword: StaticString = "enum"
  ) {
    noCase(of: type, keyword)
  }

  /// Records where the object that comes next has too few or too many members.
  public mutating func checkMemberCount(
    minimum: Int = 0, maximum: Int = .max
  ) throws(JSONSyntaxError) {
    guard let count = try memberCount() else { return }
    if count < minimum { violation("minProperties", Countable.member.atLeast(minimum)) }
    if count > maximum { violation("maxProperties", Countable.member.atMost(maximum)) }
  }

  /// Runs a check function over the value just read, unless it broke a rule already.
  ///
  /// `others` is the one for responses, where `readOnly` and `writeOnly` make it another.
  public mutating func check(
    _ requests: JSONCheck, inResponses others: JSONCheck? = nil, since start: JSONCheckpoint
  ) throws(JSONSyntaxError) {
    guard isValid(since: start) else { return }
    try rewind(to: start)
    let value = try json()
    let found: CheckViolation?
    if message == .response, let others {
      found = others(value)
    } else {
      found = requests(value)
    }
    if let found { violation(found) }
  }

  /// Records `required` for a member that must be there in one message only (`readOnly`,
  /// `writeOnly`) and is not.
  public mutating func require(_ name: StaticString, _ isThere: Bool, in message: Message) {
    if message == self.message { require(name, isThere) }
  }

  /// Whether the object that comes next has a text as its discriminator, which `text(is:)` compares.
  ///
  /// Where it has not, the violation is recorded and the value skipped.
  public mutating func beginDiscriminated(
    by name: StaticString
  ) throws(JSONSyntaxError) -> Bool {
    switch try findMember(name) {
    case .string: return true
    case .notAnObject: try typeViolation("an object")
    case .absent:
      require(name, false)
      try skipValue()
    case .other:
      violation("type", "the member \(name) must be a string")
      try skipValue()
    }
    return false
  }

  /// Records that the discriminator has none of the declared values, and skips the object.
  public mutating func unknownDiscriminator(
    _ name: StaticString, _ values: StaticString
  ) throws(JSONSyntaxError) {
    violation("discriminator", "the member \(name) must be one of \(values)")
    try skipValue()
  }
}

/// Decimal bounds of a number.
struct DecimalRules: Sendable {
  private let bounds: [(keyword: StaticString, text: StaticString?)]

  /// Whether there is none.
  var isEmpty: Bool { bounds.allSatisfy { $0.text == nil } }

  init(
    _ minimum: StaticString?, _ exclusiveMinimum: StaticString?, _ maximum: StaticString?,
    _ exclusiveMaximum: StaticString?, _ multipleOf: StaticString?
  ) {
    bounds = [
      ("minimum", minimum), ("exclusiveMinimum", exclusiveMinimum), ("maximum", maximum),
      ("exclusiveMaximum", exclusiveMaximum), ("multipleOf", multipleOf),
    ]
  }

  /// The first rule that a number in JSON's grammar breaks.
  func violation(of text: String) -> (StaticString, String)? {
    for bound in bounds {
      guard let limit = bound.text else { continue }
      guard !holds(bound.keyword, text, limit) else { continue }
      return (bound.keyword, Self.message(bound.keyword, limit))
    }
    return nil
  }

  private func holds(_ keyword: StaticString, _ text: String, _ limit: StaticString) -> Bool {
    if keyword.description == "multipleOf" {
      guard let number = ExactDecimal(text) else { return false }
      return number.isMultiple(of: ExactDecimal(contract: limit))
    }
    guard let number = JSONNumber(text), let bound = JSONNumber(limit.description) else {
      return false
    }
    switch keyword.description {
    case "minimum": return number >= bound
    case "exclusiveMinimum": return number > bound
    case "maximum": return number <= bound
    default: return number < bound
    }
  }

  private static func message(_ keyword: StaticString, _ limit: StaticString) -> String {
    switch keyword.description {
    case "minimum": "must be at least \(limit)"
    case "exclusiveMinimum": "must be greater than \(limit)"
    case "maximum": "must be at most \(limit)"
    case "exclusiveMaximum": "must be less than \(limit)"
    default: "must be a multiple of \(limit)"
    }
  }
}
