// Generated from openapi.yaml. Do not edit.
// From what handlers answer to responses; debug builds hold these to the contract.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.GetSpaceSlashBooks.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondChoice(200, body, to: request)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(200, content: checkChoice)
  ]
}

extension Operations.GetBooks.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

private func respondChoice(
  _ status: Int, _ body: Schemas.Choice, to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter()
  body.write(to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

@Sendable private func checkChoice(_ response: Response) -> String? {
  ContractContent.check(response, ["application/json"], Schemas.Choice.read(from:))
}
