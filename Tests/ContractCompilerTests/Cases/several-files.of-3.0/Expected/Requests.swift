// Generated from openapi.yaml. Do not edit.
// From requests to what handlers are given: parameters, body, then all violations.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.Subscribe.Input {
  private static let content = RequestContent(["application/json"], required: true)

  nonisolated(nonsending) init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    let body = try await Self.content.json(request, limits, &violations, Schemas.ABC.read(from:))
    guard violations.isEmpty, let body else { throw violations.problem }
    self.body = body
  }
}
