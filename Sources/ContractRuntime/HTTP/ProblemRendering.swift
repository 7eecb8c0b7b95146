// A problem in, a response out. Where the contract leaves it open the media type follows the client: many
// clients read an error only where its content type contains `application/json`.

extension ProblemDetails {
  /// The problem as a response, of the media type that the contract declares for errors: see
  /// ``ProblemContent``.
  public func response(to request: Request, route: StaticString? = nil) -> Response {
    response(
      as: request.context.problemContent, accept: { Accept(request.headers) }, route: route)
  }

  /// The problem as a response to a client that accepts this, where it has a choice.
  package func response(
    as content: ProblemContent, accept: () -> Accept, route: StaticString? = nil
  ) -> Response {
    var headers = headers
    // One allocation for the copy and for what is added.
    headers.fields.reserveCapacity(headers.fields.count + 2)
    switch content {
    case .negotiated:
      headers.set("Content-Type", accept().problemMediaType)
      headers.add("Vary", "Accept")
    case .json: headers.set("Content-Type", "application/json")
    case .problemJSON: headers.set("Content-Type", "application/problem+json")
    }
    return Response(status: status, headers: headers, body: .bytes(json), route: route)
  }

  /// The members of RFC 9457 section 3.1, and `errors` on 422.
  public var json: [UInt8] {
    var writer = JSONWriter()
    writer.literal("{\"type\":\"about:blank\",\"title\":")
    writer.string(title)
    writer.literal(",\"status\":")
    writer.integer(Int64(status))
    writer.literal(",\"detail\":")
    writer.string(detail)
    if status == 422 {
      writer.literal(",\"errors\":")
      writer.array(errors)
    }
    writer.literal("}")
    return writer.finish()
  }
}

extension Violation: JSONWritable {
  /// Writes the violation as a member of `errors`.
  public func write(to writer: inout JSONWriter) {
    writer.literal("{\"pointer\":")
    writer.string(pointer)
    writer.literal(",\"keyword\":")
    writer.string(keyword)
    writer.literal(",\"message\":")
    writer.string(message)
    writer.literal("}")
  }
}
