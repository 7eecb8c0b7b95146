// Generated from openapi.yaml. Do not edit.
// From requests to what handlers are given: parameters, body, then all violations.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.ListPages.Input {
  private static let pageParameter = ScalarParameter("page", in: .query, .int64(isLiteral: true))
  private static let sizeParameter = ScalarParameter("size", in: .query, .int32(isLiteral: true))
  private static let levelParameter = ScalarParameter(
    "level", in: .query, .enumeration(Operations.ListPages.Level.self, .int64(isLiteral: true)))
  private static let ratioParameter = ScalarParameter("ratio", in: .query, .double())

  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let query = try QueryString(target: request.target)
    let page = try Self.pageParameter.read(in: query, &violations)
    let size = try Self.sizeParameter.read(in: query, &violations) ?? 5
    let level = try Self.levelParameter.read(in: query, &violations) ?? ._1
    let ratio = try Self.ratioParameter.read(in: query, &violations) ?? 5.0
    try violations.throwIfAny()
    self.page = page
    self.size = size
    self.level = level
    self.ratio = ratio
  }
}
