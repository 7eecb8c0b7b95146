// Generated from openapi.yaml. Do not edit.
// From requests to what handlers are given: parameters, body, then all violations.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.ListLetters.Input {
  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let query = try QueryString(target: request.target)
    let sort = try Parameters.sort.read(in: query, &violations) ?? .newest
    let perPage = try Parameters.perPage.read(in: query, &violations) ?? 30
    try violations.throwIfAny()
    self.sort = sort
    self.perPage = perPage
  }
}

extension Operations.WriteLetter.Input {
  private static let content = RequestContent(["application/json"], required: true)

  nonisolated(nonsending) init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    let query = try QueryString(target: request.target)
    let sort = try Parameters.sort.read(in: query, &violations) ?? .newest
    let body = try await Self.content.json(
      request, limits, &violations, RequestBodies.LetterBody.read(from:))
    guard violations.isEmpty, let body else { throw violations.problem }
    self.sort = sort
    self.body = body
  }
}

extension Operations.RewriteLetter.Input {
  private static let idParameter = ScalarParameter("id", in: .path, .int64(minimum: 1))
  private static let content = RequestContent(["application/json"], required: true)

  nonisolated(nonsending) init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    let query = try QueryString(target: request.target)
    let id = try Self.idParameter.read(in: path.rawValue(1), &violations)
    let perPage = try Parameters.perPage.read(in: query, &violations) ?? 30
    let body = try await Self.content.json(
      request, limits, &violations, RequestBodies.LetterBody.read(from:))
    guard violations.isEmpty, let id, let body else { throw violations.problem }
    self.id = id
    self.perPage = perPage
    self.body = body
  }
}

/// The parameters that operations share.
public enum Parameters {
  static let sort = ScalarParameter("sort", in: .query, .enumeration(Parameters.Sort.self))
  static let perPage = ScalarParameter("per_page", in: .query, .int32(minimum: 1, maximum: 100))

  public enum Sort: String, Sendable, CaseIterable {  // openapi.yaml:33
    case newest
    case oldest
  }
}

/// The types of request bodies that operations share.
public enum RequestBodies {
  public struct LetterBody: Sendable, Hashable {  // openapi.yaml:48
    public var text: String  // openapi.yaml:51
    public var members: [String]?  // openapi.yaml:52

    public init(text: String, members: [String]? = nil) {
      self.text = text
      self.members = members
    }
  }
}
