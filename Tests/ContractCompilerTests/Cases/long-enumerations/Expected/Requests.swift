// Generated from openapi.yaml. Do not edit.
// From requests to what handlers are given: parameters, body, then all violations.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.Send.Input {
  private static let areaParameter = ScalarParameter(
    "area", in: .path, .enumeration(Schemas.Area.self))
  private static let numberParameter = ScalarParameter(
    "number", in: .query, .enumeration(Schemas.Number.self, .int64()))
  private static let content = RequestContent(["application/json"], required: true)

  nonisolated(nonsending) init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    let query = try QueryString(target: request.target)
    let area = try Self.areaParameter.read(in: path.rawValue(1), &violations)
    let number = try Self.numberParameter.read(in: query, &violations)
    let body = try await Self.content.json(request, limits, &violations, Schemas.Areas.read(from:))
    guard violations.isEmpty, let area, let body else { throw violations.problem }
    self.area = area
    self.number = number
    self.body = body
  }
}
