// Generated from openapi.yaml. Do not edit.
// From requests to what handlers are given: parameters, body, then all violations.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.Renamed.Input {
  private static let uidParameter = ScalarParameter("uid", in: .path, .string(minLength: 2))

  init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits, _ owner: Owner
  ) throws(ProblemDetails) {
    var violations = Violations()
    Self.uidParameter.check(owner.id, &violations)
    try violations.throwIfAny()
  }
}

extension Operations.Shared.Input {
  private static let whoParameter = ScalarParameter("who", in: .path, .string())
  private static let userParameter = ScalarParameter("user", in: .path, .string())

  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let who = try Self.whoParameter.read(in: path.rawValue(1), &violations)
    let user = try Self.userParameter.read(in: path.rawValue(3), &violations)
    guard violations.isEmpty, let who, let user else { throw violations.problem }
    self.who = who
    self.user = user
  }
}
