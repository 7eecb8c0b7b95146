// Parameters as generated code reads them: the text becomes JSON by the parameter's shape, and the
// schema's own codec reads that JSON, so that there is one implementation of every keyword.

/// A function of generated code that reads one value.
public typealias JSONReading<T> = (inout JSONReader) throws(JSONSyntaxError) -> T?

/// A parameter of an operation with the codec of its schema.
public struct RequestParameter<Value>: Sendable {
  /// How the parameter is written.
  public let parameter: Parameter
  private let body: @Sendable (inout JSONReader) throws(JSONSyntaxError) -> Value?

  /// Describes a parameter in full, as `Parameter` does, with the codec of its value.
  public init(
    _ name: StaticString, in location: Parameter.Location, style: Parameter.Style, explode: Bool,
    required: Bool = false, allowEmptyValue: Bool = false, shape: ParameterShape,
    read body: @escaping @Sendable (inout JSONReader) throws(JSONSyntaxError) -> Value?
  ) {
    parameter = Parameter(
      name, in: location, style: style, explode: explode, required: required,
      allowEmptyValue: allowEmptyValue, shape: shape)
    self.body = body
  }

  /// Describes a parameter with the default style of its location, and the codec of its value.
  public init(
    _ name: StaticString, in location: Parameter.Location, required: Bool = false,
    allowEmptyValue: Bool = false, shape: ParameterShape = .string,
    read body: @escaping @Sendable (inout JSONReader) throws(JSONSyntaxError) -> Value?
  ) {
    parameter = Parameter(
      name, in: location, required: required, allowEmptyValue: allowEmptyValue, shape: shape)
    self.body = body
  }

  /// The value of a query parameter; `nil` where it is absent or breaks a rule, which is recorded.
  public func read(
    in query: QueryString, _ violations: inout Violations
  ) throws(ProblemDetails) -> Value? {
    try read(parameter.json(in: query, &violations), &violations)
  }

  /// The value of a header parameter.
  public func read(
    in headers: Headers, _ violations: inout Violations
  ) throws(ProblemDetails) -> Value? {
    try read(parameter.json(in: headers, &violations), &violations)
  }

  /// The value of a cookie parameter.
  public func read(
    in cookies: Cookies, _ violations: inout Violations
  ) throws(ProblemDetails) -> Value? {
    try read(parameter.json(in: cookies, &violations), &violations)
  }

  /// The value of a path parameter.
  public func read(
    in text: RawText, _ violations: inout Violations
  ) throws(ProblemDetails) -> Value? {
    try read(parameter.json(in: text, &violations), &violations)
  }

  private func read(
    _ json: [UInt8]?, _ violations: inout Violations
  ) throws(ProblemDetails) -> Value? {
    guard let json else { return nil }
    do throws(JSONSyntaxError) {
      return try JSON.read(json, at: parameter.pointer, &violations, body)
    } catch {
      throw error.problem
    }
  }
}

extension RequestPath {
  /// Whether there is a segment at this index and it is not empty.
  public func hasText(_ index: Int) -> Bool { index < count && !rawValue(index).text.isEmpty }
}
