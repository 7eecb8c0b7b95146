// Generated from openapi.yaml. Do not edit.
// From requests to what handlers are given: parameters, body, then all violations.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.ParametersOperation.Input {
  private static let queryQueryParameter = ScalarParameter("query", in: .query, .string())
  private static let queryValueParameter = ScalarParameter("queryValue", in: .query, .string())
  private static let headerQueryParameter = ScalarParameter("query", in: .header, .string())
  private static let violationsParameter = ScalarParameter(
    "violations", in: .query, required: true, .string())
  private static let body2Parameter = ScalarParameter("body", in: .query, .int64())
  private static let emptyParameter = ScalarParameter(
    "empty", in: .query, .enumeration(Operations.ParametersOperation.Empty.self))

  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let query = try QueryString(target: request.target)
    let queryQuery = try Self.queryQueryParameter.read(in: query, &violations)
    let queryValue = try Self.queryValueParameter.read(in: query, &violations)
    let headerQuery = try Self.headerQueryParameter.read(in: request.headers, &violations)
    let violationsValue = try Self.violationsParameter.read(in: query, &violations)
    let body2 = try Self.body2Parameter.read(in: query, &violations)
    let empty = try Self.emptyParameter.read(in: query, &violations)
    guard violations.isEmpty, let violationsValue else { throw violations.problem }
    self.queryQuery = queryQuery
    self.queryValue = queryValue
    self.headerQuery = headerQuery
    self.violations = violationsValue
    self.body2 = body2
    self.empty = empty
  }
}

extension Operations.Files.Input {
  private static let content = RequestContent(["multipart/form-data"], required: false)

  nonisolated(nonsending) init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    var body: Operations.Files.MultipartBodyContent?
    if let (match, bytes) = try await Self.content.read(request, limit: limits.bodyBytes) {
      switch match.index {
      default:
        let form = try MultipartForm(bytes, mediaType: match.mediaType)
        let file1 = form.file("super", &violations)
        let file2 = form.file("inout", &violations)
        body = Operations.Files.MultipartBodyContent(super: file1, `inout`: file2)
      }
    }
    try violations.throwIfAny()
    self.body = body
  }
}
