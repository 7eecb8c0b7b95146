// Generated from openapi.yaml. Do not edit.
// From what handlers answer to responses; debug builds hold these to the contract.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.ListBooks.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondBookArray(200, body, to: request)
    case .okEncoded(let body): encodedBookArray(200, body, to: request)
    case .okStream(let body): streamBookArray(200, body, to: request)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(200, content: checkBookArray)
  ]
}

extension Operations.CreateBook.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .created(let body): respondBook(201, body, to: request)
    case .error(let error): error.response(to: request)
    }
  }

  public static let declared: [DeclaredResponse] =
    [
      DeclaredResponse(201, content: checkBook)
    ] + Operations.CreateBook.ErrorResponse.declared
}

extension Operations.CreateBook.ErrorResponse {
  public func response(to request: Request) -> Response {
    switch self {
    case .notFound(let body): respondProblem(404, body, to: request)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(404, content: checkProblem)
  ]
}

extension Operations.GetBook.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondBook(200, body, to: request)
    case .error(let error): error.response(to: request)
    }
  }

  public static let declared: [DeclaredResponse] =
    [
      DeclaredResponse(200, content: checkBook)
    ] + Operations.CreateBook.ErrorResponse.declared
}

extension Operations.ListShelves.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondShelf2Array(200, body, to: request)
    case .okEncoded(let body): encodedShelf2Array(200, body, to: request)
    case .okStream(let body): streamShelf2Array(200, body, to: request)
    case .error(let error): error.response(to: request)
    }
  }

  public static let declared: [DeclaredResponse] =
    [
      DeclaredResponse(200, content: checkShelf2Array)
    ] + Operations.CreateBook.ErrorResponse.declared
}

private func respondBookArray(
  _ status: Int, _ body: [Schemas.Book], to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter()
  Codecs.writeBookArray(body, to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

private func encodedBookArray(
  _ status: Int, _ body: EncodedArray<Schemas.Book>, to _: Request, _ fields: Headers = Headers()
) -> Response {
  return .content(status, "application/json", body.json, fields)
}

private func streamBookArray(
  _ status: Int, _ body: ArrayStream<Schemas.Book>, to _: Request, _ fields: Headers = Headers()
) -> Response {
  return .stream(
    status, "application/json", body, fields, check: checkBookArray
  ) { (body, writer) in
    Codecs.writeBookArray(body, to: &writer)
  }
}

private func respondBook(
  _ status: Int, _ body: Schemas.Book, to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter()
  body.write(to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

private func respondProblem(
  _ status: Int, _ body: Schemas.Problem, to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter()
  body.write(to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

private func respondShelf2Array(
  _ status: Int, _ body: [Schemas.Shelf2], to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter()
  Codecs.writeShelf2Array(body, to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

private func encodedShelf2Array(
  _ status: Int, _ body: EncodedArray<Schemas.Shelf2>, to _: Request, _ fields: Headers = Headers()
) -> Response {
  return .content(status, "application/json", body.json, fields)
}

private func streamShelf2Array(
  _ status: Int, _ body: ArrayStream<Schemas.Shelf2>, to _: Request, _ fields: Headers = Headers()
) -> Response {
  return .stream(
    status, "application/json", body, fields, check: checkShelf2Array
  ) { (body, writer) in
    Codecs.writeShelf2Array(body, to: &writer)
  }
}

@Sendable private func checkBookArray(_ response: Response) -> String? {
  ContractContent.check(response, ["application/json"], Codecs.readBookArray(from:))
}

@Sendable private func checkBook(_ response: Response) -> String? {
  ContractContent.check(response, ["application/json"], Schemas.Book.read(from:))
}

@Sendable private func checkProblem(_ response: Response) -> String? {
  ContractContent.check(response, ["application/json"], Schemas.Problem.read(from:))
}

@Sendable private func checkShelf2Array(_ response: Response) -> String? {
  ContractContent.check(response, ["application/json"], Codecs.readShelf2Array(from:))
}
