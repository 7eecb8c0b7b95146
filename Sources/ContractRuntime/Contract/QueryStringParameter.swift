// The whole query of a request as one value (OpenAPI 3.2, section 4.12, `in: querystring`).

/// A parameter that is the whole query, with the codec of its schema.
public struct QueryStringParameter<Value>: Sendable {
  /// How the query stands for the value.
  public enum Content: Sendable {
    /// The fields of a form, as an urlencoded body has them.
    case form(FormShape)
    /// JSON text, percent-encoded; `+` is itself.
    case json
    /// Text, percent-encoded; `+` is itself.
    case text(ParameterShape)
  }

  /// The name, which no request has.
  public let name: StaticString
  /// Whether the request must have a query.
  public let isRequired: Bool
  private let isNullable: Bool
  private let content: Content
  private let body: @Sendable (inout JSONReader) throws(JSONSyntaxError) -> Value?

  /// Describes a parameter.
  ///
  /// - Parameters:
  ///   - name: Its name, for people.
  ///   - required: Whether the request must have a query.
  ///   - nullable: Whether JSON `null` is no value.
  ///   - content: How the query stands for the value.
  ///   - body: The codec of the value.
  public init(
    _ name: StaticString, required: Bool = false, nullable: Bool = false, content: Content,
    read body: @escaping @Sendable (inout JSONReader) throws(JSONSyntaxError) -> Value?
  ) {
    self.name = name
    isRequired = required
    isNullable = nullable
    self.content = content
    self.body = body
  }

  /// The value of a query; `nil` where there is none or it breaks a rule, which is recorded.
  ///
  /// A form without fields is an empty object where there must be a query: both are written alike.
  /// `keys` are the names of API keys, which stand in the query beside the value.
  ///
  /// - Throws: 400 where the text cannot be decoded, or is not JSON where it has to be.
  public func read(
    in query: QueryString, besides keys: [StaticString] = [], _ violations: inout Violations
  ) throws(ProblemDetails) -> Value? {
    let text = Self.text(of: query, without: keys)
    if text.isEmpty, !isRequired { return nil }
    return try ProblemDetails.about(Self.pointer) { () throws(ProblemDetails) in
      try value(of: text, &violations)
    }
  }

  private func value(
    of text: Substring, _ violations: inout Violations
  ) throws(ProblemDetails) -> Value? {
    switch content {
    case .form(let shape):
      let form = URLEncodedForm(pairs: Array(EncodedPairs(text)))
      return try ContractContent.read(shape, shape.textual, &violations) {
        (shape, violations) throws(ProblemDetails) in
        try value(of: try form.json(shape), &violations)
      }
    case .json:
      guard let text = try decoded(text, &violations) else { return nil }
      return try value(of: Array(text.utf8), &violations)
    case .text(let shape):
      guard let text = try decoded(text, &violations) else { return nil }
      return try ContractContent.read(shape, shape.textual, &violations) {
        (shape, violations) throws(ProblemDetails) in
        var json = ShapedJSON()
        try json.append(text, as: shape)
        return try value(of: json.bytes, &violations)
      }
    }
  }

  private func decoded(
    _ text: Substring, _ violations: inout Violations
  ) throws(ProblemDetails) -> String? {
    guard text.isEmpty else { return try PercentDecoding.decode(text, plus: .literal) }
    violations.record(pointer: Self.pointer, keyword: "required", message: "is required")
    return nil
  }

  private func value(
    of json: [UInt8], _ violations: inout Violations
  ) throws(ProblemDetails) -> Value? {
    if isNullable, JSON.isNull(json) { return nil }
    do throws(JSONSyntaxError) {
      return try JSON.read(json, at: Self.pointer, &violations, body)
    } catch {
      throw error.problem
    }
  }

  /// Where violations are reported: a member `a` of the value at `/query/a`.
  private static var pointer: String { "/query" }

  /// The query without the pairs that are API keys.
  private static func text(of query: QueryString, without keys: [StaticString]) -> Substring {
    if keys.isEmpty { return query.text }
    let parts = query.text.split(separator: "&", omittingEmptySubsequences: false).filter { part in
      var pairs = EncodedPairs(part)
      guard let pair = pairs.next() else { return true }
      return !keys.contains { pair.isNamed($0) }
    }
    return Substring(parts.joined(separator: "&"))
  }
}
