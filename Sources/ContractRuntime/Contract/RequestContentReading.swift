// Request bodies in one step, as generated operations read them.

extension RequestContent {
  /// The JSON body as a value; `nil` where there is none and none is required, or after a violation.
  nonisolated(nonsending) public func json<T>(
    _ request: Request, _ limits: RequestLimits, _ violations: inout Violations,
    _ body: JSONReading<T>
  ) async throws(ProblemDetails) -> T? {
    guard let (_, bytes) = try await read(request, limit: limits.bodyBytes) else { return nil }
    return try ContractContent.read(bytes, limits, &violations, body)
  }

  /// The body, not yet read, after its media type was checked.
  public func stream(of request: Request) throws(ProblemDetails) -> RequestBody {
    _ = try find(request)
    return request.body
  }

  /// The body, not yet read, or `RequestBody.empty` where the request has none.
  public func optionalStream(of request: Request) throws(ProblemDetails) -> RequestBody {
    try find(request) == nil ? .empty : request.body
  }
}
