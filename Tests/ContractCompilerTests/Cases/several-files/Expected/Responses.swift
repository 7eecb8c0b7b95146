// Generated from openapi.yaml. Do not edit.
// From what handlers answer to responses; debug builds hold these to the contract.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.ListBooks.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondBook2Array(200, body, to: request)
    case .okEncoded(let body): encodedBook2Array(200, body, to: request)
    case .okStream(let body): streamBook2Array(200, body, to: request)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(200, content: checkBook2Array)
  ]
}

extension Operations.CreateBook.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .created(let body): respondBook2(201, body, to: request)
    case .error(let error): error.response(to: request)
    }
  }

  public static let declared: [DeclaredResponse] =
    [
      DeclaredResponse(201, content: checkBook2)
    ] + Operations.CreateBook.ErrorResponse.declared
}

extension Operations.CreateBook.ErrorResponse {
  public func response(to request: Request) -> Response {
    switch self {
    case .notFound(let body): respondNotFoundBody(404, body, to: request)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(404, content: checkNotFoundBody)
  ]
}

extension Operations.GetBook.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondBook2(200, body, to: request)
    case .error(let error): error.response(to: request)
    }
  }

  public static let declared: [DeclaredResponse] =
    [
      DeclaredResponse(200, content: checkBook2)
    ] + Operations.CreateBook.ErrorResponse.declared
}

extension Operations.ListShelves.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondListShelvesOKBodyItemArray(200, body, to: request)
    case .okEncoded(let body): encodedListShelvesOKBodyItemArray(200, body, to: request)
    case .okStream(let body): streamListShelvesOKBodyItemArray(200, body, to: request)
    case .error(let error): error.response(to: request)
    }
  }

  public static let declared: [DeclaredResponse] =
    [
      DeclaredResponse(200, content: checkListShelvesOKBodyItemArray)
    ] + Operations.CreateBook.ErrorResponse.declared
}

/// The parts of responses that operations share.
public enum Responses {
  public enum NotFoundBody: Sendable, Hashable {  // problem.yaml:1
    /// `Responses.NotFoundBody.Object1`.
    case object1(Responses.NotFoundBody.Object1)
    /// `Responses.NotFoundBody.Object2`.
    case object2(Responses.NotFoundBody.Object2)

    public struct Object1: Sendable, Hashable {  // missing.yaml:1
      public var kind: String  // missing.yaml:4

      public init(kind: String) { self.kind = kind }
    }

    public struct Object2: Sendable, Hashable {  // lent.yaml:1
      public var kind: String  // lent.yaml:4
      public var until: CalendarDate  // lent.yaml:5

      public init(kind: String, until: CalendarDate) {
        self.kind = kind
        self.until = until
      }
    }
  }
}

private func respondBook2Array(
  _ status: Int, _ body: [Schemas.Book2], to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter()
  Codecs.writeBook2Array(body, to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

private func encodedBook2Array(
  _ status: Int, _ body: EncodedArray<Schemas.Book2>, to _: Request, _ fields: Headers = Headers()
) -> Response {
  return .content(status, "application/json", body.json, fields)
}

private func streamBook2Array(
  _ status: Int, _ body: ArrayStream<Schemas.Book2>, to _: Request, _ fields: Headers = Headers()
) -> Response {
  return .stream(
    status, "application/json", body, fields, check: checkBook2Array
  ) { (body, writer) in
    Codecs.writeBook2Array(body, to: &writer)
  }
}

private func respondBook2(
  _ status: Int, _ body: Schemas.Book2, to _: Request, _ fields: Headers = Headers()
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

private func respondListShelvesOKBodyItemArray(
  _ status: Int, _ body: [Operations.ListShelves.OKBodyItem], to _: Request,
  _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter()
  Codecs.writeListShelvesOKBodyItemArray(body, to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

private func encodedListShelvesOKBodyItemArray(
  _ status: Int, _ body: EncodedArray<Operations.ListShelves.OKBodyItem>, to _: Request,
  _ fields: Headers = Headers()
) -> Response {
  return .content(status, "application/json", body.json, fields)
}

private func streamListShelvesOKBodyItemArray(
  _ status: Int, _ body: ArrayStream<Operations.ListShelves.OKBodyItem>, to _: Request,
  _ fields: Headers = Headers()
) -> Response {
  return .stream(
    status, "application/json", body, fields, check: checkListShelvesOKBodyItemArray
  ) { (body, writer) in
    Codecs.writeListShelvesOKBodyItemArray(body, to: &writer)
  }
}

@Sendable private func checkBook2Array(_ response: Response) -> String? {
  ContractContent.check(response, ["application/json"], Codecs.readBook2Array(from:))
}

@Sendable private func checkBook2(_ response: Response) -> String? {
  ContractContent.check(response, ["application/json"], Schemas.Book2.read(from:))
}

@Sendable private func checkNotFoundBody(_ response: Response) -> String? {
  ContractContent.check(response, ["application/json"], Responses.NotFoundBody.read(from:))
}

@Sendable private func checkListShelvesOKBodyItemArray(_ response: Response) -> String? {
  ContractContent.check(
    response, ["application/json"], Codecs.readListShelvesOKBodyItemArray(from:))
}
