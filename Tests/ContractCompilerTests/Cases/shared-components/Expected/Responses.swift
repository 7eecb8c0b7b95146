// Generated from openapi.yaml. Do not edit.
// From what handlers answer to responses; debug builds hold these to the contract.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.ListLetters.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body, let headers): respondPageBody(200, body, to: request, headers.fields)
    case .error(let error): error.response(to: request)
    }
  }

  public static let declared: [DeclaredResponse] =
    [
      DeclaredResponse(200, fields: [xUnitField, xTotalField], content: checkPageBody)
    ] + Operations.ListLetters.ErrorResponse.declared
}

extension Operations.ListLetters.ErrorResponse {
  public func response(to request: Request) -> Response {
    switch self {
    case .clientError(let status, let body): respondRefusedContent(status, body, to: request)
    case .`default`(let status, let body): respondRefusedContent(status, body, to: request)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(range: 400...499, content: checkRefusedContent),
    .fallback(content: checkRefusedContent),
  ]
}

extension Operations.WriteLetter.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .created: Response(status: 201)
    case .error(let error): error.response(to: request)
    }
  }

  public static let declared: [DeclaredResponse] =
    [
      DeclaredResponse(201)
    ] + Operations.WriteLetter.ErrorResponse.declared
}

extension Operations.WriteLetter.ErrorResponse {
  public func response(to request: Request) -> Response {
    switch self {
    case .`default`(let status, let body): respondRefusedContent(status, body, to: request)
    }
  }

  public static let declared: [DeclaredResponse] = [
    .fallback(content: checkRefusedContent)
  ]
}

extension Operations.RewriteLetter.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body, let headers): respondPageBody(200, body, to: request, headers.fields)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(200, fields: [xUnitField, xTotalField], content: checkPageBody)
  ]
}

/// The parts of responses that operations share.
public enum Responses {
  public enum Unit: String, Sendable, CaseIterable {  // openapi.yaml:55
    case page
    case sheet
  }

  public struct PageBody: Sendable, Hashable {  // openapi.yaml:65
    public var letters: [Responses.PageBody.LettersItem]  // openapi.yaml:68

    public init(letters: [Responses.PageBody.LettersItem]) { self.letters = letters }

    public struct LettersItem: Sendable, Hashable {  // openapi.yaml:68
      public var text: String?  // openapi.yaml:68

      public init(text: String? = nil) { self.text = text }
    }
  }

  public struct RefusedBody: Sendable, Hashable {  // openapi.yaml:72
    public var reason: String?  // openapi.yaml:72

    public init(reason: String? = nil) { self.reason = reason }
  }

  /// The content of `Refused`, by its media type.
  public enum RefusedContent: Sendable {  // openapi.yaml:72
    /// `application/json`.
    case json(Responses.RefusedBody)
    /// `text/plain`.
    case text(String)
  }

  public struct PageHeaders: Hashable, Sendable {  // openapi.yaml:60
    public var xUnit: Responses.Unit?  // openapi.yaml:60
    public var xTotal: Int64  // openapi.yaml:61

    public init(xUnit: Responses.Unit? = nil, xTotal: Int64) {
      self.xUnit = xUnit
      self.xTotal = xTotal
    }

    var fields: Headers {
      var fields = Headers()
      if let xUnit {
        fields.add(json: "X-Unit", explode: false) { writer in
          xUnit.write(to: &writer)
        }
      }
      fields.add("X-Total", String(xTotal))
      return fields
    }
  }
}

private func respondPageBody(
  _ status: Int, _ body: Responses.PageBody, to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter()
  body.write(to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

private func respondRefusedContent(
  _ status: Int, _ body: Responses.RefusedContent, to _: Request, _ fields: Headers = Headers()
) -> Response {
  var fields = fields
  fields.vary(by: "Accept")
  switch body {
  case .json(let body):
    var writer = JSONWriter()
    body.write(to: &writer)
    return .content(status, "application/json", writer.finish(), fields)
  case .text(let body):
    var writer = JSONWriter()
    writer.string(body)
    return .text(status, "text/plain", writer.finish(), fields)
  }
}

@Sendable private func checkPageBody(_ response: Response) -> String? {
  ContractContent.check(response, ["application/json"], Responses.PageBody.read(from:))
}

@Sendable private func checkRefusedContent(_ response: Response) -> String? {
  let mediaTypes: [StaticString] = ["application/json", "text/plain"]
  switch ContractContent.declared(of: response, among: mediaTypes) {
  case 0:
    return ContractContent.checkJSON(response, Responses.RefusedBody.read(from:))
  case 1:
    return ContractContent.checkText(response, as: .string, String.read(from:))
  default: return ContractContent.check(response, mediaTypes)
  }
}

private let xUnitField = ScalarParameter("X-Unit", in: .header, .enumeration(Responses.Unit.self))
private let xTotalField = ScalarParameter("X-Total", in: .header, required: true, .int64())
