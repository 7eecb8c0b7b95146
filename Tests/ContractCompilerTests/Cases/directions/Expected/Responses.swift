// Generated from openapi.yaml. Do not edit.
// From what handlers answer to responses; debug builds hold these to the contract.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.CreateAccount.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .created(let body): respondAccount(201, body, to: request)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(201, content: checkAccount)
  ]
}

extension Operations.LogIn.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondSession(200, body, to: request)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(200, content: checkSession)
  ]
}

extension Operations.Check.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondCheckedChecked(200, body, to: request)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(200, content: checkCheckedChecked)
  ]
}

private func respondAccount(
  _ status: Int, _ body: Schemas.Account, to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter()
  body.write(to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

private func respondSession(
  _ status: Int, _ body: Schemas.Session, to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter()
  body.write(to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

private func respondCheckedChecked(
  _ status: Int, _ body: Schemas.Checked, to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter()
  Codecs.writeCheckedChecked(body, to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

@Sendable private func checkAccount(_ response: Response) -> String? {
  ContractContent.check(response, ["application/json"], Schemas.Account.read(from:))
}

@Sendable private func checkSession(_ response: Response) -> String? {
  ContractContent.check(response, ["application/json"], Schemas.Session.read(from:))
}

@Sendable private func checkCheckedChecked(_ response: Response) -> String? {
  ContractContent.check(response, ["application/json"], Codecs.readCheckedChecked(from:))
}
