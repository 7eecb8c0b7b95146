// Generated from openapi.yaml. Do not edit.
// From what handlers answer to responses; debug builds hold these to the contract.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.RemoveBooks.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondStringArray(200, body, to: request)
    case .okEncoded(let body): encodedStringArray(200, body, to: request)
    case .okStream(let body): streamStringArray(200, body, to: request)
    case .noContent: Response(status: 204)
    case .resetContent: Response(status: 205)
    case .notModified(let headers): Response(status: 304, headers: headers.fields)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(200, content: checkStringArray),
    DeclaredResponse(204, 205, 304),
  ]
}

private func respondStringArray(
  _ status: Int, _ body: [String], to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter()
  Codecs.writeStringArray(body, to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

private func encodedStringArray(
  _ status: Int, _ body: EncodedArray<String>, to _: Request, _ fields: Headers = Headers()
) -> Response {
  return .content(status, "application/json", body.json, fields)
}

private func streamStringArray(
  _ status: Int, _ body: ArrayStream<String>, to _: Request, _ fields: Headers = Headers()
) -> Response {
  return .stream(
    status, "application/json", body, fields, check: checkStringArray
  ) { (body, writer) in
    Codecs.writeStringArray(body, to: &writer)
  }
}

@Sendable private func checkStringArray(_ response: Response) -> String? {
  ContractContent.check(response, ["application/json"], Codecs.readStringArray(from:))
}
