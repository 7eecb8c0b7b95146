// Generated from openapi.yaml. Do not edit.
// From requests to what handlers are given: parameters, body, then all violations.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.GetBooks.Input {
  private static let pageParameter = ScalarParameter(
    "page", in: .query, .enumeration(Operations.GetBooks.Page.self, .int64()))

  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let query = try QueryString(target: request.target)
    let page = try Self.pageParameter.read(in: query, &violations)
    try violations.throwIfAny()
    self.page = page
  }
}

extension Operations.PostBooks.Input {
  private static let pageParameter = ScalarParameter(
    "page", in: .query, .enumeration(Operations.GetBooks.Page.self, .int64()))
  private static let content = RequestContent(["application/json"], required: true)

  nonisolated(nonsending) init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    let query = try QueryString(target: request.target)
    let page = try Self.pageParameter.read(in: query, &violations)
    let body = try await Self.content.json(
      request, limits, &violations, Operations.PostBooks.BodyContent.read(from:))
    guard violations.isEmpty, let body else { throw violations.problem }
    self.page = page
    self.body = body
  }
}

extension Operations.GetShelves.Input {
  private static let pageParameter = ScalarParameter(
    "page", in: .query, .enumeration(Operations.GetBooks.Page.self, .int64()))

  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let query = try QueryString(target: request.target)
    let page = try Self.pageParameter.read(in: query, &violations)
    try violations.throwIfAny()
    self.page = page
  }
}

extension Operations.PostShelves.Input {
  private static let pageParameter = ScalarParameter(
    "page", in: .query, .enumeration(Operations.GetBooks.Page.self, .int64()))
  private static let content = RequestContent(["application/json"], required: true)

  nonisolated(nonsending) init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    let query = try QueryString(target: request.target)
    let page = try Self.pageParameter.read(in: query, &violations)
    let body = try await Self.content.json(
      request, limits, &violations, Operations.PostBooks.BodyContent.read(from:))
    guard violations.isEmpty, let body else { throw violations.problem }
    self.page = page
    self.body = body
  }
}

extension Operations.PutLoans.Input {
  private static let pageParameter = ScalarParameter(
    "page", in: .query, .enumeration(Operations.GetBooks.Page.self, .int64()))
  private static let content = RequestContent(["application/json"], required: true)

  nonisolated(nonsending) init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    let query = try QueryString(target: request.target)
    let page = try Self.pageParameter.read(in: query, &violations)
    let body = try await Self.content.json(
      request, limits, &violations, Operations.PostBooks.BodyContent.read(from:))
    guard violations.isEmpty, let body else { throw violations.problem }
    self.page = page
    self.body = body
  }
}

extension Operations.PatchLoans.Input {
  private static let pageParameter = ScalarParameter(
    "page", in: .query, .enumeration(Operations.GetBooks.Page.self, .int64()))
  private static let content = RequestContent(["application/json"], required: true)

  nonisolated(nonsending) init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    let query = try QueryString(target: request.target)
    let page = try Self.pageParameter.read(in: query, &violations)
    let body = try await Self.content.json(
      request, limits, &violations, Operations.PostBooks.BodyContent.read(from:))
    guard violations.isEmpty, let body else { throw violations.problem }
    self.page = page
    self.body = body
  }
}
