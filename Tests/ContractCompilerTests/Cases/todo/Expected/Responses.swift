// Generated from openapi.yaml. Do not edit.
// From what handlers answer to responses; debug builds hold these to the contract.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.ListTasks.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondTaskArray(200, body, to: request)
    case .okEncoded(let body): encodedTaskArray(200, body, to: request)
    case .okStream(let body): streamTaskArray(200, body, to: request)
    case .error(let error): error.response(to: request)
    }
  }

  public static let declared: [DeclaredResponse] =
    [
      DeclaredResponse(200, content: checkTaskArray)
    ] + Operations.GetTask.ErrorResponse.declared
}

extension Operations.CreateTask.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .created(let body, let headers): respondTask(201, body, to: request, headers.fields)
    case .error(let error): error.response(to: request)
    }
  }

  public static let declared: [DeclaredResponse] =
    [
      DeclaredResponse(201, fields: [eTagField, locationField], content: checkTask)
    ] + Operations.CreateTask.ErrorResponse.declared
}

extension Operations.CreateTask.ErrorResponse {
  public func response(to request: Request) -> Response {
    switch self {
    case .badRequest(let body): respondProblem(400, body, to: request)
    case .unauthorized(let body, let headers):
      respondProblem(401, body, to: request, headers.fields)
    case .forbidden(let body): respondProblem(403, body, to: request)
    case .notFound(let body): respondProblem(404, body, to: request)
    case .requestTimeout(let body): respondProblem(408, body, to: request)
    case .conflict(let body, let headers): respondProblem(409, body, to: request, headers.fields)
    case .contentTooLarge(let body): respondProblem(413, body, to: request)
    case .uriTooLong(let body): respondProblem(414, body, to: request)
    case .unsupportedMediaType(let body): respondProblem(415, body, to: request)
    case .unprocessableContent(let body): respondProblem(422, body, to: request)
    case .requestHeaderFieldsTooLarge(let body): respondProblem(431, body, to: request)
    case .internalServerError(let body): respondProblem(500, body, to: request)
    case .serviceUnavailable(let body, let headers):
      respondProblem(503, body, to: request, headers.fields)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(400, 403, 404, 408, 413, 414, 415, 422, 431, 500, content: checkProblem),
    DeclaredResponse(401, fields: [wwwAuthenticateField], content: checkProblem),
    DeclaredResponse(409, 503, fields: [retryAfterField], content: checkProblem),
  ]
}

extension Operations.GetTask.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body, let headers): respondTask(200, body, to: request, headers.fields)
    case .notModified(let headers): Response(status: 304, headers: headers.fields)
    case .error(let error): error.response(to: request)
    }
  }

  public static let declared: [DeclaredResponse] =
    [
      DeclaredResponse(200, fields: [eTagField], content: checkTask),
      DeclaredResponse(304, fields: [eTagField]),
    ] + Operations.GetTask.ErrorResponse.declared
}

extension Operations.GetTask.ErrorResponse {
  public func response(to request: Request) -> Response {
    switch self {
    case .badRequest(let body): respondProblem(400, body, to: request)
    case .unauthorized(let body, let headers):
      respondProblem(401, body, to: request, headers.fields)
    case .forbidden(let body): respondProblem(403, body, to: request)
    case .notFound(let body): respondProblem(404, body, to: request)
    case .requestTimeout(let body): respondProblem(408, body, to: request)
    case .contentTooLarge(let body): respondProblem(413, body, to: request)
    case .uriTooLong(let body): respondProblem(414, body, to: request)
    case .unprocessableContent(let body): respondProblem(422, body, to: request)
    case .requestHeaderFieldsTooLarge(let body): respondProblem(431, body, to: request)
    case .internalServerError(let body): respondProblem(500, body, to: request)
    case .serviceUnavailable(let body, let headers):
      respondProblem(503, body, to: request, headers.fields)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(400, 403, 404, 408, 413, 414, 422, 431, 500, content: checkProblem),
    DeclaredResponse(401, fields: [wwwAuthenticateField], content: checkProblem),
    DeclaredResponse(503, fields: [retryAfterField], content: checkProblem),
  ]
}

extension Operations.UpdateTask.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body, let headers): respondTask(200, body, to: request, headers.fields)
    case .error(let error): error.response(to: request)
    }
  }

  public static let declared: [DeclaredResponse] =
    [
      DeclaredResponse(200, fields: [eTagField], content: checkTask)
    ] + Operations.CompleteTask.ErrorResponse.declared
}

extension Operations.PatchTask.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body, let headers): respondTask(200, body, to: request, headers.fields)
    case .error(let error): error.response(to: request)
    }
  }

  public static let declared: [DeclaredResponse] =
    [
      DeclaredResponse(200, fields: [eTagField], content: checkTask)
    ] + Operations.CompleteTask.ErrorResponse.declared
}

extension Operations.DeleteTask.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondDeletedTask(200, body, to: request)
    case .error(let error): error.response(to: request)
    }
  }

  public static let declared: [DeclaredResponse] =
    [
      DeclaredResponse(200, content: checkDeletedTask)
    ] + Operations.DeleteTask.ErrorResponse.declared
}

extension Operations.DeleteTask.ErrorResponse {
  public func response(to request: Request) -> Response {
    switch self {
    case .badRequest(let body): respondProblem(400, body, to: request)
    case .unauthorized(let body, let headers):
      respondProblem(401, body, to: request, headers.fields)
    case .forbidden(let body): respondProblem(403, body, to: request)
    case .notFound(let body): respondProblem(404, body, to: request)
    case .requestTimeout(let body): respondProblem(408, body, to: request)
    case .preconditionFailed(let body, let headers):
      respondProblem(412, body, to: request, headers.fields)
    case .contentTooLarge(let body): respondProblem(413, body, to: request)
    case .uriTooLong(let body): respondProblem(414, body, to: request)
    case .unprocessableContent(let body): respondProblem(422, body, to: request)
    case .requestHeaderFieldsTooLarge(let body): respondProblem(431, body, to: request)
    case .internalServerError(let body): respondProblem(500, body, to: request)
    case .serviceUnavailable(let body, let headers):
      respondProblem(503, body, to: request, headers.fields)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(400, 403, 404, 408, 413, 414, 422, 431, 500, content: checkProblem),
    DeclaredResponse(401, fields: [wwwAuthenticateField], content: checkProblem),
    DeclaredResponse(412, fields: [eTagField], content: checkProblem),
    DeclaredResponse(503, fields: [retryAfterField], content: checkProblem),
  ]
}

extension Operations.CompleteTask.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body, let headers): respondTask(200, body, to: request, headers.fields)
    case .error(let error): error.response(to: request)
    }
  }

  public static let declared: [DeclaredResponse] =
    [
      DeclaredResponse(200, fields: [eTagField], content: checkTask)
    ] + Operations.CompleteTask.ErrorResponse.declared
}

extension Operations.CompleteTask.ErrorResponse {
  public func response(to request: Request) -> Response {
    switch self {
    case .badRequest(let body): respondProblem(400, body, to: request)
    case .unauthorized(let body, let headers):
      respondProblem(401, body, to: request, headers.fields)
    case .forbidden(let body): respondProblem(403, body, to: request)
    case .notFound(let body): respondProblem(404, body, to: request)
    case .requestTimeout(let body): respondProblem(408, body, to: request)
    case .preconditionFailed(let body, let headers):
      respondProblem(412, body, to: request, headers.fields)
    case .contentTooLarge(let body): respondProblem(413, body, to: request)
    case .uriTooLong(let body): respondProblem(414, body, to: request)
    case .unsupportedMediaType(let body): respondProblem(415, body, to: request)
    case .unprocessableContent(let body): respondProblem(422, body, to: request)
    case .requestHeaderFieldsTooLarge(let body): respondProblem(431, body, to: request)
    case .internalServerError(let body): respondProblem(500, body, to: request)
    case .serviceUnavailable(let body, let headers):
      respondProblem(503, body, to: request, headers.fields)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(400, 403, 404, 408, 413, 414, 415, 422, 431, 500, content: checkProblem),
    DeclaredResponse(401, fields: [wwwAuthenticateField], content: checkProblem),
    DeclaredResponse(412, fields: [eTagField], content: checkProblem),
    DeclaredResponse(503, fields: [retryAfterField], content: checkProblem),
  ]
}

extension Operations.GetHealth.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondHealth(200, body, to: request)
    case .error(let error): error.response(to: request)
    }
  }

  public static let declared: [DeclaredResponse] =
    [
      DeclaredResponse(200, content: checkHealth)
    ] + Operations.GetContractJSON.ErrorResponse.declared
}

extension Operations.GetLiveness.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondProbe(200, body, to: request)
    case .error(let error): error.response(to: request)
    }
  }

  public static let declared: [DeclaredResponse] =
    [
      DeclaredResponse(200, content: checkProbe)
    ] + Operations.GetContractJSON.ErrorResponse.declared
}

extension Operations.GetReadiness.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondProbe(200, body, to: request)
    case .error(let error): error.response(to: request)
    }
  }

  public static let declared: [DeclaredResponse] =
    [
      DeclaredResponse(200, content: checkProbe)
    ] + Operations.GetContractJSON.ErrorResponse.declared
}

extension Operations.GetContractYAML.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body, let headers): respondApplicationYAML(200, body, to: request, headers.fields)
    case .notModified(let headers): Response(status: 304, headers: headers.fields)
    case .error(let error): error.response(to: request)
    }
  }

  public static let declared: [DeclaredResponse] =
    [
      DeclaredResponse(200, fields: [eTagField2], content: checkApplicationYAML),
      DeclaredResponse(304, fields: [eTagField2]),
    ] + Operations.GetContractJSON.ErrorResponse.declared
}

extension Operations.GetContractJSON.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body, let headers): respondRawJSON(200, body, to: request, headers.fields)
    case .notModified(let headers): Response(status: 304, headers: headers.fields)
    case .error(let error): error.response(to: request)
    }
  }

  public static let declared: [DeclaredResponse] =
    [
      DeclaredResponse(200, fields: [eTagField2], content: checkRawJSON),
      DeclaredResponse(304, fields: [eTagField2]),
    ] + Operations.GetContractJSON.ErrorResponse.declared
}

extension Operations.GetContractJSON.ErrorResponse {
  public func response(to request: Request) -> Response {
    switch self {
    case .badRequest(let body): respondProblem(400, body, to: request)
    case .requestTimeout(let body): respondProblem(408, body, to: request)
    case .contentTooLarge(let body): respondProblem(413, body, to: request)
    case .uriTooLong(let body): respondProblem(414, body, to: request)
    case .requestHeaderFieldsTooLarge(let body): respondProblem(431, body, to: request)
    case .internalServerError(let body): respondProblem(500, body, to: request)
    case .serviceUnavailable(let body, let headers):
      respondProblem(503, body, to: request, headers.fields)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(400, 408, 413, 414, 431, 500, content: checkProblem),
    DeclaredResponse(503, fields: [retryAfterField], content: checkProblem),
  ]
}

extension Operations.DescribeService.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body, let headers):
      respondDescribeServiceOKContent(200, body, to: request, headers.fields)
    case .error(let error): error.response(to: request)
    }
  }

  public static let declared: [DeclaredResponse] =
    [
      DeclaredResponse(
        200, fields: [contentSecurityPolicyField, varyField],
        content: checkDescribeServiceOKContent)
    ] + Operations.DescribeService.ErrorResponse.declared
}

extension Operations.DescribeService.ErrorResponse {
  public func response(to request: Request) -> Response {
    switch self {
    case .badRequest(let body): respondProblem(400, body, to: request)
    case .notAcceptable(let body): respondProblem(406, body, to: request)
    case .requestTimeout(let body): respondProblem(408, body, to: request)
    case .contentTooLarge(let body): respondProblem(413, body, to: request)
    case .uriTooLong(let body): respondProblem(414, body, to: request)
    case .requestHeaderFieldsTooLarge(let body): respondProblem(431, body, to: request)
    case .internalServerError(let body): respondProblem(500, body, to: request)
    case .serviceUnavailable(let body, let headers):
      respondProblem(503, body, to: request, headers.fields)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(400, 406, 408, 413, 414, 431, 500, content: checkProblem),
    DeclaredResponse(503, fields: [retryAfterField], content: checkProblem),
  ]
}

extension Operations.GetDocumentation.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body, let headers): respondTextHTML(200, body, to: request, headers.fields)
    case .error(let error): error.response(to: request)
    }
  }

  public static let declared: [DeclaredResponse] =
    [
      DeclaredResponse(200, fields: [contentSecurityPolicyField], content: checkTextHTML)
    ] + Operations.GetDocumentation.ErrorResponse.declared
}

extension Operations.GetDocumentation.ErrorResponse {
  public func response(to request: Request) -> Response {
    switch self {
    case .badRequest(let body): respondProblem(400, body, to: request)
    case .notFound(let body): respondProblem(404, body, to: request)
    case .requestTimeout(let body): respondProblem(408, body, to: request)
    case .contentTooLarge(let body): respondProblem(413, body, to: request)
    case .uriTooLong(let body): respondProblem(414, body, to: request)
    case .requestHeaderFieldsTooLarge(let body): respondProblem(431, body, to: request)
    case .internalServerError(let body): respondProblem(500, body, to: request)
    case .serviceUnavailable(let body, let headers):
      respondProblem(503, body, to: request, headers.fields)
    }
  }

  public static let declared: [DeclaredResponse] = [
    DeclaredResponse(400, 404, 408, 413, 414, 431, 500, content: checkProblem),
    DeclaredResponse(503, fields: [retryAfterField], content: checkProblem),
  ]
}

extension Operations.GetDocumentationViewer.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body, let headers): respondTextJavascript(200, body, to: request, headers.fields)
    case .notModified(let headers): Response(status: 304, headers: headers.fields)
    case .error(let error): error.response(to: request)
    }
  }

  public static let declared: [DeclaredResponse] =
    [
      DeclaredResponse(200, fields: [eTagField2], content: checkTextJavascript),
      DeclaredResponse(304, fields: [eTagField2]),
    ] + Operations.GetDocumentation.ErrorResponse.declared
}

extension Operations.GetDocumentationStyle.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body, let headers): respondTextCSS(200, body, to: request, headers.fields)
    case .notModified(let headers): Response(status: 304, headers: headers.fields)
    case .error(let error): error.response(to: request)
    }
  }

  public static let declared: [DeclaredResponse] =
    [
      DeclaredResponse(200, fields: [eTagField2], content: checkTextCSS),
      DeclaredResponse(304, fields: [eTagField2]),
    ] + Operations.GetDocumentation.ErrorResponse.declared
}

extension Operations.GetDocumentationStart.Output {
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body, let headers): respondTextJavascript(200, body, to: request, headers.fields)
    case .notModified(let headers): Response(status: 304, headers: headers.fields)
    case .error(let error): error.response(to: request)
    }
  }

  public static let declared: [DeclaredResponse] =
    [
      DeclaredResponse(200, fields: [eTagField2], content: checkTextJavascript),
      DeclaredResponse(304, fields: [eTagField2]),
    ] + Operations.GetDocumentation.ErrorResponse.declared
}

/// The parts of responses that operations share.
public enum Responses {
  public struct UnauthorizedHeaders: Hashable, Sendable {  // openapi.yaml:965
    /// The challenge (RFC 6750, section 3).
    public var wwwAuthenticate: String  // openapi.yaml:965

    public init(wwwAuthenticate: String) { self.wwwAuthenticate = wwwAuthenticate }

    var fields: Headers {
      var fields = Headers()
      fields.add("WWW-Authenticate", wwwAuthenticate)
      return fields
    }
  }

  public struct ServiceUnavailableHeaders: Hashable, Sendable {  // openapi.yaml:1026
    /// Seconds after which to try again.
    public var retryAfter: Int32  // openapi.yaml:1026

    public init(retryAfter: Int32) { self.retryAfter = retryAfter }

    var fields: Headers {
      var fields = Headers()
      fields.add("Retry-After", String(retryAfter))
      return fields
    }
  }

  public struct ConflictHeaders: Hashable, Sendable {  // openapi.yaml:984
    /// Seconds after which to try again.
    public var retryAfter: Int32  // openapi.yaml:984

    public init(retryAfter: Int32) { self.retryAfter = retryAfter }

    var fields: Headers {
      var fields = Headers()
      fields.add("Retry-After", String(retryAfter))
      return fields
    }
  }

  public struct PreconditionFailedHeaders: Hashable, Sendable {  // openapi.yaml:1000
    /// The version of the task (RFC 9110, section 8.8.3): a strong tag, for `If-Match` of changes
    /// and deletions, and for `If-None-Match` of `GET`. Nothing can be read from its text.
    public var eTag: String  // openapi.yaml:1000

    public init(eTag: String) { self.eTag = eTag }

    var fields: Headers {
      var fields = Headers()
      fields.add("ETag", eTag)
      return fields
    }
  }
}

private func respondTaskArray(
  _ status: Int, _ body: [Schemas.Task], to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter()
  Codecs.writeTaskArray(body, to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

private func encodedTaskArray(
  _ status: Int, _ body: EncodedArray<Schemas.Task>, to _: Request, _ fields: Headers = Headers()
) -> Response {
  return .content(status, "application/json", body.json, fields)
}

private func streamTaskArray(
  _ status: Int, _ body: ArrayStream<Schemas.Task>, to _: Request, _ fields: Headers = Headers()
) -> Response {
  return .stream(
    status, "application/json", body, fields, check: checkTaskArray
  ) { (body, writer) in
    Codecs.writeTaskArray(body, to: &writer)
  }
}

private func respondProblem(
  _ status: Int, _ body: Schemas.Problem, to request: Request, _ fields: Headers = Headers()
) -> Response {
  var fields = fields
  let mediaType = ContractContent.choose(
    ["application/json", "application/problem+json"], for: request, &fields)
  var writer = JSONWriter()
  body.write(to: &writer)
  return .content(status, mediaType, writer.finish(), fields)
}

private func respondTask(
  _ status: Int, _ body: Schemas.Task, to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter()
  body.write(to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

private func respondDeletedTask(
  _ status: Int, _ body: Schemas.DeletedTask, to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter()
  body.write(to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

private func respondHealth(
  _ status: Int, _ body: Schemas.Health, to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter()
  body.write(to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

private func respondProbe(
  _ status: Int, _ body: Schemas.Probe, to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter()
  body.write(to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

private func respondApplicationYAML(
  _ status: Int, _ body: ResponseBody, to _: Request, _ fields: Headers = Headers()
) -> Response {
  return .content(status, "application/yaml", body, fields)
}

private func respondRawJSON(
  _ status: Int, _ body: RawJSON, to _: Request, _ fields: Headers = Headers()
) -> Response {
  return .content(status, "application/json", body.bytes, fields)
}

private func respondDescribeServiceOKContent(
  _ status: Int, _ body: Operations.DescribeService.OKContent, to _: Request,
  _ fields: Headers = Headers()
) -> Response {
  var fields = fields
  fields.vary(by: "Accept")
  switch body {
  case .json(let body):
    var writer = JSONWriter()
    body.write(to: &writer)
    return .content(status, "application/json", writer.finish(), fields)
  case .textHTML(let body):
    return .content(status, "text/html", body, fields)
  }
}

private func respondTextHTML(
  _ status: Int, _ body: ResponseBody, to _: Request, _ fields: Headers = Headers()
) -> Response {
  return .content(status, "text/html", body, fields)
}

private func respondTextJavascript(
  _ status: Int, _ body: ResponseBody, to _: Request, _ fields: Headers = Headers()
) -> Response {
  return .content(status, "text/javascript", body, fields)
}

private func respondTextCSS(
  _ status: Int, _ body: ResponseBody, to _: Request, _ fields: Headers = Headers()
) -> Response {
  return .content(status, "text/css", body, fields)
}

@Sendable private func checkTaskArray(_ response: Response) -> String? {
  ContractContent.check(response, ["application/json"], Codecs.readTaskArray(from:))
}

@Sendable private func checkProblem(_ response: Response) -> String? {
  ContractContent.check(
    response, ["application/json", "application/problem+json"], Schemas.Problem.read(from:))
}

@Sendable private func checkTask(_ response: Response) -> String? {
  ContractContent.check(response, ["application/json"], Schemas.Task.read(from:))
}

@Sendable private func checkDeletedTask(_ response: Response) -> String? {
  ContractContent.check(response, ["application/json"], Schemas.DeletedTask.read(from:))
}

@Sendable private func checkHealth(_ response: Response) -> String? {
  ContractContent.check(response, ["application/json"], Schemas.Health.read(from:))
}

@Sendable private func checkProbe(_ response: Response) -> String? {
  ContractContent.check(response, ["application/json"], Schemas.Probe.read(from:))
}

@Sendable private func checkApplicationYAML(_ response: Response) -> String? {
  ContractContent.check(response, ["application/yaml"])
}

@Sendable private func checkRawJSON(_ response: Response) -> String? {
  ContractContent.check(response, ["application/json"], Codecs.readJSONMap(from:))
}

@Sendable private func checkDescribeServiceOKContent(_ response: Response) -> String? {
  let mediaTypes: [StaticString] = ["application/json", "text/html"]
  switch ContractContent.declared(of: response, among: mediaTypes) {
  case 0:
    return ContractContent.checkJSON(response, Schemas.ServiceDescription.read(from:))
  default: return ContractContent.check(response, mediaTypes)
  }
}

@Sendable private func checkTextHTML(_ response: Response) -> String? {
  ContractContent.check(response, ["text/html"])
}

@Sendable private func checkTextJavascript(_ response: Response) -> String? {
  ContractContent.check(response, ["text/javascript"])
}

@Sendable private func checkTextCSS(_ response: Response) -> String? {
  ContractContent.check(response, ["text/css"])
}

private let wwwAuthenticateField = ScalarParameter(
  "WWW-Authenticate", in: .header, required: true, .string())
private let retryAfterField = ScalarParameter("Retry-After", in: .header, required: true, .int32())
private let eTagField = ScalarParameter(
  "ETag", in: .header, required: true, .string(matching: Patterns.preconditionFailedResponseETag))
private let locationField = ScalarParameter(
  "Location", in: .header, required: true, .string(format: .uriReference))
private let eTagField2 = ScalarParameter("ETag", in: .header, required: true, .string())
private let contentSecurityPolicyField = ScalarParameter(
  "Content-Security-Policy", in: .header, required: true, .string())
private let varyField = ScalarParameter("Vary", in: .header, required: true, .string())
