// Parameters as generated code reads them: the text becomes JSON by the parameter's shape, and the
// schema's own codec reads that JSON, so that there is one implementation of every keyword.

/// A function of generated code that reads one value.
public typealias JSONReading<T> = (inout JSONReader) throws(JSONSyntaxError) -> T?

/// A parameter of an operation with the codec of its schema.
public struct RequestParameter<Value>: Sendable {
  /// How the parameter is written.
  public let parameter: Parameter
  /// The parameter whose text is a string wherever it can be one; `nil` where nothing could be both.
  private let textual: Parameter?
  /// Whether JSON text `null` is no value.
  private let isNullable: Bool
  private let body: @Sendable (inout JSONReader) throws(JSONSyntaxError) -> Value?

  /// Describes a parameter in full, as `Parameter` does, with the codec of its value.
  public init(
    _ name: StaticString, in location: Parameter.Location, style: Parameter.Style, explode: Bool,
    required: Bool = false, allowEmptyValue: Bool = false, nullable: Bool = false,
    shape: ParameterShape,
    read body: @escaping @Sendable (inout JSONReader) throws(JSONSyntaxError) -> Value?
  ) {
    parameter = Parameter(
      name, in: location, style: style, explode: explode, required: required,
      allowEmptyValue: allowEmptyValue, shape: shape)
    textual = parameter.textual
    isNullable = nullable
    self.body = body
  }

  /// Describes a parameter with the default style of its location, and the codec of its value.
  public init(
    _ name: StaticString, in location: Parameter.Location, required: Bool = false,
    allowEmptyValue: Bool = false, nullable: Bool = false, shape: ParameterShape = .string,
    read body: @escaping @Sendable (inout JSONReader) throws(JSONSyntaxError) -> Value?
  ) {
    parameter = Parameter(
      name, in: location, required: required, allowEmptyValue: allowEmptyValue, shape: shape)
    textual = parameter.textual
    isNullable = nullable
    self.body = body
  }

  /// The value of a query parameter; `nil` where it is absent or breaks a rule, which is recorded.
  ///
  /// `others` are the names of the operation's other parameters, which an object of any members does
  /// not take.
  public func read(
    in query: QueryString, besides others: [StaticString] = [], _ violations: inout Violations
  ) throws(ProblemDetails) -> Value? {
    try read(&violations) { (parameter, violations) throws(ProblemDetails) in
      try parameter.json(in: query, besides: others, &violations)
    }
  }

  /// The value of a header parameter.
  public func read(
    in headers: Headers, _ violations: inout Violations
  ) throws(ProblemDetails) -> Value? {
    try read(in: headers, of: .request, &violations)
  }

  /// The value of a header field of a request or a response.
  func read(
    in headers: Headers, of message: JSONReader.Message, _ violations: inout Violations
  ) throws(ProblemDetails) -> Value? {
    try read(of: message, &violations) { (parameter, violations) throws(ProblemDetails) in
      try parameter.json(in: headers, &violations)
    }
  }

  /// The value of a cookie parameter, as `read(in:besides:)` of a query.
  public func read(
    in cookies: Cookies, besides others: [StaticString] = [], _ violations: inout Violations
  ) throws(ProblemDetails) -> Value? {
    try read(&violations) { (parameter, violations) throws(ProblemDetails) in
      try parameter.json(in: cookies, besides: others, &violations)
    }
  }

  /// The value of a path parameter.
  public func read(
    in text: RawText, _ violations: inout Violations
  ) throws(ProblemDetails) -> Value? {
    try read(&violations) { (parameter, violations) throws(ProblemDetails) in
      try parameter.json(in: text, &violations)
    }
  }

  private func read(
    of message: JSONReader.Message = .request, _ violations: inout Violations,
    _ json: (Parameter, inout Violations) throws(ProblemDetails) -> [UInt8]?
  ) throws(ProblemDetails) -> Value? {
    try ProblemDetails.about(parameter.pointer) { () throws(ProblemDetails) in
      try ContractContent.read(parameter, textual, &violations) {
        (parameter, violations) throws(ProblemDetails) in
        guard let json = try json(parameter, &violations) else { return nil }
        // A value that is `null` is as good as none: the contract's type has room for it.
        if isNullable || parameter.shape.scalars?.contains(.null) == true, JSON.isNull(json) {
          return nil
        }
        return try value(of: json, in: message, &violations)
      }
    }
  }

  private func value(
    of json: [UInt8], in message: JSONReader.Message, _ violations: inout Violations
  ) throws(ProblemDetails) -> Value? {
    do throws(JSONSyntaxError) {
      return try JSON.read(json, at: parameter.pointer, &violations) {
        (reader) throws(JSONSyntaxError) -> Value? in
        reader.message = message
        return try body(&reader)
      }
    } catch {
      throw error.problem
    }
  }
}

extension Parameter {
  /// The parameter whose text is a string wherever it can be one; `nil` where nothing could be both.
  fileprivate var textual: Parameter? {
    shape.textual.map {
      Parameter(
        name, in: location, style: style, explode: explode, required: isRequired,
        allowEmptyValue: allowEmptyValue, shape: $0)
    }
  }
}
