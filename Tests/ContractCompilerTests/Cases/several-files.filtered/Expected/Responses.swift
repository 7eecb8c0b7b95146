// Generated from openapi.yaml. Do not edit.
// From what handlers answer to responses; debug builds hold these to the contract.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.GetNote.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondNote(200, body, to: request)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(200, content: checkNote)
  ]
}

private func respondNote(
  _ status: Int, _ body: Schemas.Note, to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter()
  body.write(to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

@Sendable private func checkNote(_ response: Response) -> String? {
  ContractContent.check(response, ["application/json"], Schemas.Note.read(from:))
}
