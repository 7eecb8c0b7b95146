// Generated from openapi.yaml. Do not edit.
// From requests to what handlers are given: parameters, body, then all violations.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.Composed.Input {
  private static let idParameter = ScalarParameter("id", in: .path, .int64())
  private static let e2Parameter = ScalarParameter("é", in: .query, required: true, .int64())
  private static let eParameter = ScalarParameter("e\u{301}", in: .query, .string())
  private static let restParameter = RequestParameter(
    "rest", in: .query, shape: .object([], additional: .string), read: Codecs.readStringMap(from:))

  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let query = try QueryString(target: request.target)
    let id = try Self.idParameter.read(in: path.rawValue(1), &violations)
    let e2 = try Self.e2Parameter.read(in: query, &violations)
    let e = try Self.eParameter.read(in: query, &violations)
    let rest = try Self.restParameter.read(in: query, besides: ["é", "e\u{301}"], &violations)
    guard violations.isEmpty, let id, let e2 else { throw violations.problem }
    self.id = id
    self.e2 = e2
    self.e = e
    self.rest = rest
  }
}

extension Operations.Decomposed.Input {
  private static let idParameter = ScalarParameter("id", in: .path, .int64())
  private static let content = RequestContent(["multipart/form-data"], required: false)

  nonisolated(nonsending) init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    let id = try Self.idParameter.read(in: path.rawValue(1), &violations)
    var body: Operations.Decomposed.MultipartBodyContent?
    if let (match, bytes) = try await Self.content.read(request, limit: limits.bodyBytes) {
      switch match.index {
      default:
        let form = try MultipartForm(bytes, mediaType: match.mediaType)
        let shape = FormShape(
          [
            .init("e\u{301}", shape: .integer),
            .init("e", shape: .integer),
          ], files: ["é"])
        let values = try form.read(
          shape, limits, &violations, Operations.Decomposed.MultipartBodyContent.Fields.read(from:))
        let file1 = form.file("é", rules: .init(types: ["image/png"]), &violations)
        if let values {
          body = Operations.Decomposed.MultipartBodyContent(fields: values, e: file1)
        }
      }
    }
    guard violations.isEmpty, let id else { throw violations.problem }
    self.id = id
    self.body = body
  }
}
