// Generated from openapi.yaml. Do not edit.
// From requests to what handlers are given: parameters, body, then all violations.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.GetSpaceSlashBooks.Input {
  private static let querySpaceIDParameter = ScalarParameter(
    "id", in: .query, .string(minLength: 1))
  private static let headerIDParameter = ScalarParameter("id", in: .header, .string(minLength: 2))
  private static let queryIDParameter = ScalarParameter(
    "query id", in: .query, .string(minLength: 3))

  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let query = try QueryString(target: request.target)
    let querySpaceID = try Self.querySpaceIDParameter.read(in: query, &violations)
    let headerID = try Self.headerIDParameter.read(in: request.headers, &violations)
    let queryID = try Self.queryIDParameter.read(in: query, &violations)
    try violations.throwIfAny()
    self.querySpaceID = querySpaceID
    self.headerID = headerID
    self.queryID = queryID
  }
}

extension Operations.GetBooks.Input {
  private static let content = RequestContent(["application/json"], required: false)

  nonisolated(nonsending) init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    let body = try await Self.content.json(
      request, limits, &violations, Codecs.readCheckedContact(from:))
    try violations.throwIfAny()
    self.body = body
  }
}
