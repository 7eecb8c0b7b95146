// Generated from openapi.yaml. Do not edit.
// From requests to what handlers are given: parameters, body, then all violations.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.A.Input {
  private static let content = RequestContent(["application/json"], required: false)

  nonisolated(nonsending) init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    let query = try QueryString(target: request.target)
    let limit = try Parameters.limit.read(in: query, &violations)
    let body = try await Self.content.json(
      request, limits, &violations, RequestBodies.BodyBody.read(from:))
    try violations.throwIfAny()
    self.limit = limit
    self.body = body
  }
}

extension Operations.B.Input {
  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let query = try QueryString(target: request.target)
    let limit = try Parameters.limit.read(in: query, &violations)
    try violations.throwIfAny()
    self.limit = limit
  }
}

/// The parameters that operations share.
public enum Parameters {
  static let limit = ScalarParameter("limit", in: .query, .enumeration(Parameters.Limit.self))

  public enum Limit: String, Sendable, CaseIterable {  // limit.yaml:1
    case a
    case b
  }
}

/// The types of request bodies that operations share.
public enum RequestBodies {
  public struct BodyBody: Sendable, Hashable {  // body.yaml:1
    public var a: String?  // body.yaml:1

    public init(a: String? = nil) { self.a = a }
  }
}
