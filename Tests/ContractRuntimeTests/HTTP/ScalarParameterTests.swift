// Scalars read from their text are held against the same scalars read by way of JSON: the same value, the
// same violations, the same errors, wherever the parameter stands and however it is written.

import ContractRuntime
import Testing

@Suite("Scalar parameters")
struct ScalarParameterTests {
  static let texts = [
    "", "a", "A", "alice", "null", "true", "false", "True", "0", "-0", "1", "01", "-1", "+1", "1.0",
    "1e2", "-", "42", "2147483647", "2147483648", "-2147483648", "-2147483649",
    "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809",
    "123456789012345678901234567890", "3.25", "1.", ".5", "1e999", "1e400", "-1e400", "1e-400",
    "16777217", "3.4028236e38", "%20a", "a+b", "%2B1", "%31", "a%2Fb", "%", "%4", "%zz", "%FF",
    "%C3%A9", "e%CC%81", "%00", "a,b", "\"q\"", "a\\b", "2026-11-26", "2026-02-30",
    "2026-11-26T10:00:00Z", "2026-11-26T10%3A00%3A00%2B01:00",
    "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6", "aGk=", "aGk",
    "  a  ", "b@example.org", "zebra", "Größe", "Gr%C3%B6%C3%9Fe", "7", "9", "10",
  ]

  enum Animal: String, CaseIterable, Sendable, JSONReadable {
    case zebra
    case alice = "a"
    case composed = "\u{E9}"
    case size = "Größe"
    case empty = ""

    static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Animal? {
      guard try reader.beginString() else { return nil }
      if reader.text(is: "zebra") { return .zebra }
      if reader.text(is: "a") { return .alice }
      if reader.text(is: "\u{E9}") { return .composed }
      if reader.text(is: "Größe") { return .size }
      if reader.text(is: "") { return .empty }
      reader.enumViolation(Self.self)
      return nil
    }
  }

  enum Level: Int64, CaseIterable, Sendable, JSONReadable {
    case low = 1
    case high = 42

    static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Level? {
      guard let number = try reader.int64(maximum: 100) else { return nil }
      if let value = Self(rawValue: number) { return value }
      reader.enumViolation(Self.self)
      return nil
    }
  }

  @Test func texts() throws {
    try expectSame(.string, .string()) { (reader) throws(JSONSyntaxError) in try reader.string() }
    let pattern = PatternRule("^[^\\u0000]+$", message: "must not contain the character NUL")
    let letters = PatternRule("[a-z]")
    try expectSame(
      .string, .string(minLength: 1, maxLength: 4, matching: pattern, letters)
    ) { (reader) throws(JSONSyntaxError) in
      try reader.string(minLength: 1, maxLength: 4, matching: pattern, letters)
    }
    try expectSame(.string, .string(minLength: 3, format: .email)) {
      (reader) throws(JSONSyntaxError) in try reader.string(minLength: 3, format: .email)
    }
    try expectSame(.string, .base64()) { (reader) throws(JSONSyntaxError) in try reader.base64() }
  }

  @Test func typedTexts() throws {
    try expectSame(.string, .date, CalendarDate.read(from:))
    try expectSame(.string, .dateTime, DateTime.read(from:))
    try expectSame(.string, .uuid, UUIDValue.read(from:))
    try expectSame(.string, .enumeration(Animal.self), Animal.read(from:))
  }

  @Test func booleans() throws { try expectSame(.boolean, .boolean, Bool.read(from:)) }

  @Test func wholeNumbers() throws {
    try expectSame(.integer, .int64(), Int64.read(from:))
    try expectSame(.integer, .int32(), Int32.read(from:))
    try expectSame(
      .integer,
      .int64(
        minimum: 0, maximum: 100, multipleOf: 7, isLiteral: true,
        minimumKeyword: "exclusiveMinimum", maximumKeyword: "format")
    ) { (reader) throws(JSONSyntaxError) in
      try reader.int64(
        minimum: 0, maximum: 100, multipleOf: 7, isLiteral: true,
        minimumKeyword: "exclusiveMinimum", maximumKeyword: "format")
    }
    try expectSame(.integer, .int32(minimum: 5, multipleOf: 2)) {
      (reader) throws(JSONSyntaxError) in try reader.int32(minimum: 5, multipleOf: 2)
    }
    try expectSame(
      .integer, .enumeration(Level.self, .int64(maximum: 100)), Level.read(from:))
  }

  @Test func numbers() throws {
    try expectSame(.number, .double(), Double.read(from:))
    try expectSame(.number, .float(), Float.read(from:))
    try expectSame(.number, .double(exclusiveMinimum: "0", maximum: "42", multipleOf: "0.25")) {
      (reader) throws(JSONSyntaxError) in
      try reader.double(exclusiveMinimum: "0", maximum: "42", multipleOf: "0.25")
    }
  }

  /// Reads every text in every place both ways.
  private func expectSame<Value: Equatable>(
    _ shape: ParameterShape, _ rule: ScalarRule<Value>,
    _ body: @escaping @Sendable (inout JSONReader) throws(JSONSyntaxError) -> Value?,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for variant in Variant.all(of: shape) {
      let shape = variant.isNullable ? Self.nullable(shape) : shape
      for location in [Parameter.Location.path, .query, .header, .cookie] {
        let scalar = ScalarParameter(
          "x", in: location, required: variant.isRequired,
          allowEmptyValue: variant.allowsEmptyValue, nullable: variant.isNullable, rule)
        let json = RequestParameter(
          "x", in: location, required: variant.isRequired,
          allowEmptyValue: variant.allowsEmptyValue, shape: shape, read: body)
        for text in Self.texts {
          for wire in Self.wires(location, text) {
            let direct = Outcome { violations throws(ProblemDetails) in
              try scalar.read(wire, &violations)
            }
            let byJSON = Outcome { violations throws(ProblemDetails) in
              try json.read(wire, &violations)
            }
            #expect(
              direct == byJSON, "\(location) \(wire) \(variant)", sourceLocation: sourceLocation)
          }
        }
      }
    }
  }

  private static func nullable(_ shape: ParameterShape) -> ParameterShape {
    if case .scalar(let types) = shape { .scalar(types.union(.null)) } else { shape }
  }

  /// What a request says where the parameter would be.
  private static func wires(_ location: Parameter.Location, _ text: String) -> [Wire] {
    switch location {
    case .path: text.isEmpty ? [] : [.path("/\(text)")]
    case .query:
      ["/?x=\(text)", "/?y=1&x=\(text)&x=second", "/?%78=\(text)&", "/?y=\(text)", "/?x"]
        .map(Wire.query)
    case .header: [.header(text)]
    case .cookie: [.cookie("x=\(text)"), .cookie("y=1; x=\(text); x=2"), .cookie("y=\(text)")]
    }
  }

  struct Variant: CustomStringConvertible {
    var isRequired = false
    var allowsEmptyValue = false
    var isNullable = false

    var description: String {
      "required \(isRequired) empty \(allowsEmptyValue) nullable \(isNullable)"
    }

    /// Texts have no form of `null`, all others have.
    static func all(of shape: ParameterShape) -> [Variant] {
      var isText = false
      if case .scalar(.string) = shape { isText = true }
      var variants: [Variant] = []
      for isRequired in [false, true] {
        for allowsEmptyValue in [false, true] {
          for isNullable in isText ? [false] : [false, true] {
            variants.append(
              Variant(
                isRequired: isRequired, allowsEmptyValue: allowsEmptyValue, isNullable: isNullable))
          }
        }
      }
      return variants
    }
  }
}

/// A place of a request, as it was sent.
private enum Wire {
  case path(String)
  case query(String)
  case header(String)
  case cookie(String)
}

/// What reading a parameter leads to.
private struct Outcome<Value: Equatable>: Equatable {
  var value: Value?
  var violations: [Violation] = []
  var problem: String?

  init(_ read: (inout Violations) throws(ProblemDetails) -> Value?) {
    var violations = Violations()
    do throws(ProblemDetails) {
      value = try read(&violations)
    } catch {
      problem = error.detail
    }
    self.violations = violations.items
  }
}

extension ScalarParameter {
  fileprivate func read(
    _ wire: Wire, _ violations: inout Violations
  ) throws(ProblemDetails) -> Value? {
    switch wire {
    case .path(let target):
      try read(in: RequestPath(target: target).rawValue(0), &violations)
    case .query(let target): try read(in: QueryString(target: target), &violations)
    case .header(let text):
      try read(in: Headers([.init(name: "X", value: text)]), &violations)
    case .cookie(let text):
      try read(in: Cookies(Headers([.init(name: "Cookie", value: text)])), &violations)
    }
  }
}

extension RequestParameter {
  fileprivate func read(
    _ wire: Wire, _ violations: inout Violations
  ) throws(ProblemDetails) -> Value? {
    switch wire {
    case .path(let target):
      try read(in: RequestPath(target: target).rawValue(0), &violations)
    case .query(let target): try read(in: QueryString(target: target), &violations)
    case .header(let text):
      try read(in: Headers([.init(name: "X", value: text)]), &violations)
    case .cookie(let text):
      try read(in: Cookies(Headers([.init(name: "Cookie", value: text)])), &violations)
    }
  }
}
