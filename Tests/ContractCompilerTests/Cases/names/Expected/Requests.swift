// Generated from openapi.yaml. Do not edit.
// From requests to what handlers are given: parameters, body, then all violations.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.ParametersOperation.Input {
  private static let queryQueryParameter = RequestParameter(
    "query", in: .query, read: String.read(from:))
  private static let queryValueParameter = RequestParameter(
    "queryValue", in: .query, read: String.read(from:))
  private static let headerQueryParameter = RequestParameter(
    "query", in: .header, read: String.read(from:))
  private static let violationsParameter = RequestParameter(
    "violations", in: .query, required: true, read: String.read(from:))
  private static let body2Parameter = RequestParameter(
    "body", in: .query, shape: .integer, read: Int64.read(from:))
  private static let emptyParameter = RequestParameter(
    "empty", in: .query, read: Operations.ParametersOperation.Empty.read(from:))

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
