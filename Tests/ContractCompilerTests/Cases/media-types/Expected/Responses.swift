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

extension Operations.ReadNote.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondString(200, body, to: request)
    case .clientError(let status, let body):
      respondReadNoteClientErrorContent(status, body, to: request)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(200, content: checkString),
    DeclaredResponse(range: 400...499, content: checkReadNoteClientErrorContent),
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

private func respondString(
  _ status: Int, _ body: String, to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter()
  writer.string(body)
  return .text(status, "text/plain", writer.finish(), fields)
}

private func respondReadNoteClientErrorContent(
  _ status: Int, _ body: Operations.ReadNote.ClientErrorContent, to _: Request,
  _ fields: Headers = Headers()
) -> Response {
  var fields = fields
  fields.vary(by: "Accept")
  switch body {
  case .json(let body):
    var writer = JSONWriter()
    writer.string(body)
    return .content(status, "application/json", writer.finish(), fields)
  case .text(let body):
    var writer = JSONWriter()
    writer.integer(body)
    return .text(status, "text/plain", writer.finish(), fields)
  case .textSlashStar(let body):
    var writer = JSONWriter()
    writer.string(body)
    return .text(status, "text/plain; charset=utf-8", writer.finish(), fields)
  case .textCSV(let body):
    var writer = JSONWriter()
    writer.string(body)
    return .text(status, "text/csv", writer.finish(), fields)
  case .applicationPDF(let body):
    return .content(status, "application/pdf", body, fields)
  }
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
  var fields = fields
  fields.vary(by: "Accept")
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
  var fields = fields
  fields.vary(by: "Accept")
  switch body {
  case .imagePNG(let body):
    return .content(status, "image/png", body, fields)
  case .imageJPEG(let body):
    return .content(status, "image/jpeg", body, fields)
  }
}

@Sendable private func checkString(_ response: Response) -> String? {
  ContractContent.check(response, ["text/plain"], as: .string) {
    (reader: inout JSONReader) throws(JSONSyntaxError) -> String? in
    try reader.string(maxLength: 100)
  }
}

@Sendable private func checkReadNoteClientErrorContent(_ response: Response) -> String? {
  let mediaTypes: [StaticString] = [
    "application/json", "text/plain", "text/plain; charset=utf-8", "text/csv", "application/pdf",
  ]
  switch ContractContent.declared(of: response, among: mediaTypes) {
  case 0:
    return ContractContent.checkJSON(response, String.read(from:))
  case 1:
    return ContractContent.checkText(response, as: .integer) {
      (reader: inout JSONReader) throws(JSONSyntaxError) -> Int64? in
      try reader.int64(minimum: 2)
    }
  case 2, 3:
    return ContractContent.checkText(response, as: .string, String.read(from:))
  default: return ContractContent.check(response, mediaTypes)
  }
}

@Sendable private func checkImage(_ response: Response) -> String? {
  ContractContent.check(response, ["image/*"])
}

@Sendable private func checkGetCoverClientErrorContent(_ response: Response) -> String? {
  let mediaTypes: [StaticString] = ["application/json", "text/plain"]
  switch ContractContent.declared(of: response, among: mediaTypes) {
  case 0:
    return ContractContent.checkJSON(response, String.read(from:))
  case 1:
    return ContractContent.checkText(response, as: .string, String.read(from:))
  default: return ContractContent.check(response, mediaTypes)
  }
}

@Sendable private func checkGetPosterOKContent(_ response: Response) -> String? {
  ContractContent.check(response, ["image/png", "image/jpeg"])
}
