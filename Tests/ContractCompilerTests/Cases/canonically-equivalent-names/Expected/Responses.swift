// Generated from openapi.yaml. Do not edit.
// From what handlers answer to responses; debug builds hold these to the contract.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.Composed.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondCup(200, body, to: request)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(200, content: checkCup)
  ]
}

extension Operations.Decomposed.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondVessel(200, body, to: request)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(200, content: checkVessel)
  ]
}

private func respondCup(
  _ status: Int, _ body: Schemas.Cup, to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter()
  body.write(to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

private func respondVessel(
  _ status: Int, _ body: Schemas.Vessel, to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter()
  body.write(to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

@Sendable private func checkCup(_ response: Response) -> String? {
  ContractContent.check(response, ["application/json"], Schemas.Cup.read(from:))
}

@Sendable private func checkVessel(_ response: Response) -> String? {
  ContractContent.check(response, ["application/json"], Schemas.Vessel.read(from:))
}
