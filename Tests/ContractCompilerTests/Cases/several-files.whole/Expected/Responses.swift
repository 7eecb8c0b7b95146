// Generated from openapi.yaml. Do not edit.
// From what handlers answer to responses; debug builds hold these to the contract.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.A.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    case .error(let error): error.response(to: request)
    }
  }

  public static let declared: [DeclaredResponse] =
    [
      DeclaredResponse(204)
    ] + Operations.A.ErrorResponse.declared
}

extension Operations.A.ErrorResponse {
  public func response(to request: Request) -> Response {
    switch self {
    case .notFound(let body): respondNotFound2Body(404, body, to: request)
    case .conflict(let body): respondNotFoundBody(409, body, to: request)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(404, content: checkNotFound2Body),
    DeclaredResponse(409, content: checkNotFoundBody),
  ]
}

extension Operations.B.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let headers): Response(status: 200, headers: headers.fields)
    case .error(let error): error.response(to: request)
    }
  }

  public static let declared: [DeclaredResponse] =
    [
      DeclaredResponse(200, fields: [xAField])
    ] + Operations.A.ErrorResponse.declared
}

/// The parts of responses that operations share.
public enum Responses {
  public enum Head: String, Sendable, CaseIterable {  // head.yaml:1
    case a
    case b
  }

  public struct NotFound2Body: Sendable, Hashable {  // not-found.yaml:1
    public var a: Responses.NotFound2Body.A?  // not-found.yaml:1

    public init(a: Responses.NotFound2Body.A? = nil) { self.a = a }

    public struct A: Sendable, Hashable {  // not-found.yaml:1
      public var b: String?  // not-found.yaml:1

      public init(b: String? = nil) { self.b = b }
    }
  }

  public struct NotFoundBody: Sendable, Hashable {  // all.yaml:1
    public var c: Responses.NotFoundBody.C?  // all.yaml:1

    public init(c: Responses.NotFoundBody.C? = nil) { self.c = c }

    public struct C: Sendable, Hashable {  // all.yaml:1
      public var b: String?  // all.yaml:1

      public init(b: String? = nil) { self.b = b }
    }
  }
}

private func respondNotFound2Body(
  _ status: Int, _ body: Responses.NotFound2Body, to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter()
  body.write(to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

private func respondNotFoundBody(
  _ status: Int, _ body: Responses.NotFoundBody, to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter()
  body.write(to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

@Sendable private func checkNotFound2Body(_ response: Response) -> String? {
  ContractContent.check(response, ["application/json"], Responses.NotFound2Body.read(from:))
}

@Sendable private func checkNotFoundBody(_ response: Response) -> String? {
  ContractContent.check(response, ["application/json"], Responses.NotFoundBody.read(from:))
}

private let xAField = ScalarParameter("X-A", in: .header, .enumeration(Responses.Head.self))
