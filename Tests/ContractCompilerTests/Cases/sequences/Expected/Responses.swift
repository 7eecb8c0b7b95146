// Generated from openapi.yaml. Do not edit.
// From what handlers answer to responses; debug builds hold these to the contract.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.AddLines.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

extension Operations.AddRecords.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondTextEventStream(200, body, to: request)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(200, content: checkTextEventStream)
  ]
}

private func respondTextEventStream(
  _ status: Int, _ body: ResponseBody, to _: Request, _ fields: Headers = Headers()
) -> Response {
  return .content(status, "text/event-stream", body, fields)
}

@Sendable private func checkTextEventStream(_ response: Response) -> String? {
  ContractContent.check(response, ["text/event-stream"])
}
