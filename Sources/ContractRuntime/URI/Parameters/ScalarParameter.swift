// A parameter that is one scalar in the style of its place, which is the text itself: it is decoded once
// where something is encoded, and read where it stands. `RequestParameter` reads all others.
//
// It is called from generated code, which is another module, so that the compiler does not specialise it by
// itself: what every request goes through is specialised for texts here.

/// A parameter of an operation whose value is a scalar.
public struct ScalarParameter<Value>: Sendable {
  /// What the contract says of its place.
  private let parameter: Parameter
  /// Whether `null` and the empty text stand for no value, where they are none themselves.
  private let isNullable: Bool
  private let rule: ScalarRule<Value>

  /// Describes a parameter as `Parameter` does, with the rules of its value.
  public init(
    _ name: StaticString, in location: Parameter.Location, required: Bool = false,
    allowEmptyValue: Bool = false, nullable isNullable: Bool = false, _ rule: ScalarRule<Value>
  ) {
    parameter = Parameter(
      name, in: location, required: required, allowEmptyValue: allowEmptyValue)
    self.isNullable = isNullable
    self.rule = rule
  }

  /// The value of a query parameter; `nil` where it is absent or breaks a rule, or is given several
  /// times, which is recorded.
  ///
  /// - Throws: 400 where the text cannot be decoded.
  public func read(
    in query: QueryString, _ violations: inout Violations
  ) throws(ProblemDetails) -> Value? {
    guard let text = parameter.only(query.occurrence(of: parameter.name), &violations) else {
      return nil
    }
    if text.isEmpty, parameter.allowEmptyValue { return emptyValue(&violations) }
    return value(of: try decoded(text, .percent(.space)), &violations)
  }

  /// The value of a header parameter.
  public func read(
    in headers: Headers, _ violations: inout Violations
  ) throws(ProblemDetails) -> Value? {
    let occurrence = headers.occurrence(of: parameter.name)
    if case .repeated = occurrence, let list = headers.combined(parameter.name.description) {
      return value(of: Substring(list), &violations)
    }
    guard let text = parameter.only(occurrence, &violations) else { return nil }
    return value(of: Substring(text).trimmingSpaces(), &violations)
  }

  /// The value of a cookie parameter.
  public func read(
    in cookies: Cookies, _ violations: inout Violations
  ) throws(ProblemDetails) -> Value? {
    guard let text = parameter.only(cookies.occurrence(of: parameter.name), &violations) else {
      return nil
    }
    if text.isEmpty, parameter.allowEmptyValue { return emptyValue(&violations) }
    return value(of: try decoded(text, .cookie), &violations)
  }

  /// The value of a path parameter.
  ///
  /// - Throws: 400 where the text cannot be decoded.
  public func read(
    in raw: RawText, _ violations: inout Violations
  ) throws(ProblemDetails) -> Value? {
    value(of: try decoded(raw.text, .percent(.literal)), &violations)
  }

  /// Checks a text that has been decoded already, such as an owner's.
  @specialized(where Value == String)
  public func check(_ text: String, _ violations: inout Violations) {
    _ = value(of: Substring(text), &violations)
  }

  private func decoded(
    _ text: Substring, _ decoding: TextDecoding
  ) throws(ProblemDetails) -> Substring {
    try ProblemDetails.about(parameter.pointer) { () throws(ProblemDetails) in
      try decoding.decoded(text)
    }
  }

  @specialized(where Value == String)
  private func value(of text: Substring, _ violations: inout Violations) -> Value? {
    let count = violations.count
    let value = checkedValue(of: text, &violations)
    if value == nil, isNullable, text.isEmpty || text.utf8.elementsEqual("null".utf8) {
      violations.truncate(to: count)
    }
    return value
  }

  @specialized(where Value == String)
  private func checkedValue(of text: Substring, _ violations: inout Violations) -> Value? {
    let count = violations.count
    var recorder = TextRecorder(pointer: parameter.pointer, violations: Violations())
    swap(&recorder.violations, &violations)
    let value = rule.read(text, &recorder)
    swap(&recorder.violations, &violations)
    return violations.count == count ? value : nil
  }

  /// What `name=` is where `allowEmptyValue` stands: the parameter is unused (OpenAPI 3.1.1 section
  /// 4.8.12.2), or where it is required the empty text.
  private func emptyValue(_ violations: inout Violations) -> Value? {
    parameter.isRequired ? checkedValue(of: "", &violations) : nil
  }
}
