// Parameters as generated code reads them: the text becomes JSON by the parameter's shape, and the
// schema's own codec reads that JSON, so that there is one implementation of every keyword.

/// A function of generated code that reads one value.
public typealias JSONReading<T> = (inout JSONReader) throws(JSONSyntaxError) -> T?

extension Parameter {
  /// The value of a query parameter; `nil` where it is absent or breaks a rule, which is recorded.
  public func read<T>(
    in query: QueryString, _ violations: inout Violations, _ body: JSONReading<T>
  ) throws(ProblemDetails) -> T? {
    guard let json = try json(in: query, &violations) else { return nil }
    return try read(json, &violations, body)
  }

  /// The value of a header parameter.
  public func read<T>(
    in headers: Headers, _ violations: inout Violations, _ body: JSONReading<T>
  ) throws(ProblemDetails) -> T? {
    guard let json = try json(in: headers, &violations) else { return nil }
    return try read(json, &violations, body)
  }

  /// The value of a cookie parameter.
  public func read<T>(
    in cookies: Cookies, _ violations: inout Violations, _ body: JSONReading<T>
  ) throws(ProblemDetails) -> T? {
    guard let json = try json(in: cookies, &violations) else { return nil }
    return try read(json, &violations, body)
  }

  /// The value of a path parameter.
  public func read<T>(
    in text: RawText, _ violations: inout Violations, _ body: JSONReading<T>
  ) throws(ProblemDetails) -> T? {
    guard let json = try json(in: text, &violations) else { return nil }
    return try read(json, &violations, body)
  }

  private func read<T>(
    _ json: [UInt8], _ violations: inout Violations, _ body: JSONReading<T>
  ) throws(ProblemDetails) -> T? {
    do throws(JSONSyntaxError) {
      return try JSON.read(json, at: pointer, &violations, body)
    } catch {
      throw error.problem
    }
  }
}

extension RequestPath {
  /// Whether there is a segment at this index and it is not empty.
  public func hasText(_ index: Int) -> Bool { index < count && !rawValue(index).text.isEmpty }
}
