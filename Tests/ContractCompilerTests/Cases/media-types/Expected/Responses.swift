// Generated from openapi.yaml. Do not edit.
// From what handlers answer to responses; debug builds hold these to the contract.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.AddAlbum.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

extension Operations.WriteNote.Output {
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(204)
  ]
}

extension Operations.GetCover.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondImage(200, body, to: request)
    case .clientError(let status, let body):
      respondGetCoverClientErrorContent(status, body, to: request)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(200, content: checkImage),
    DeclaredResponse(range: 400...499, content: checkGetCoverClientErrorContent),
  ]
}

extension Operations.GetPoster.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondGetPosterOKContent(200, body, to: request)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(200, content: checkGetPosterOKContent)
  ]
}

private func respondImage(
  _ status: Int, _ body: MediaContent, to _: Request, _ fields: Headers = Headers()
) -> Response {
  return .content(status, body, fields)
}

private func respondGetCoverClientErrorContent(
  _ status: Int, _ body: Operations.GetCover.ClientErrorContent, to _: Request,
  _ fields: Headers = Headers()
) -> Response {
  switch body {
  case .json(let body):
    var writer = JSONWriter()
    writer.string(body)
    return .content(status, "application/json", writer.finish(), fields)
  case .text(let body):
    var writer = JSONWriter()
    writer.string(body)
    return .text(status, "text/plain", writer.finish(), fields)
  }
}

private func respondGetPosterOKContent(
  _ status: Int, _ body: Operations.GetPoster.OKContent, to _: Request,
  _ fields: Headers = Headers()
) -> Response {
  switch body {
  case .imagePNG(let body):
    return .content(status, "image/png", body, fields)
  case .imageJPEG(let body):
    return .content(status, "image/jpeg", body, fields)
  }
}

@Sendable private func checkImage(_ response: Response) -> String? {
  ContractContent.check(response, ["image/*"])
}

@Sendable private func checkGetCoverClientErrorContent(_ response: Response) -> String? {
  let jsonFault = ContractContent.checkJSON(response, ["application/json"], String.read(from:))
  if let jsonFault { return jsonFault }
  return ContractContent.check(response, ["application/json", "text/plain"])
}

@Sendable private func checkGetPosterOKContent(_ response: Response) -> String? {
  ContractContent.check(response, ["image/png", "image/jpeg"])
}
