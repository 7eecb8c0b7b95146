// Generated from openapi.yaml. Do not edit.
// From requests to what handlers are given: parameters, body, then all violations.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.CreateBook.Input {
  private static let content = RequestContent(["application/json"], required: true)

  nonisolated(nonsending) init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    let body = try await Self.content.json(request, limits, &violations, Schemas.Book.read(from:))
    guard violations.isEmpty, let body else { throw violations.problem }
    self.body = body
  }
}

extension Operations.GetBook.Input {
  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let bookID = try Parameters.bookID.read(in: path.rawValue(1), &violations)
    guard violations.isEmpty, let bookID else { throw violations.problem }
    self.bookID = bookID
  }
}

extension Operations.ListShelves.Input {
  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let query = try QueryString(target: request.target)
    let limit = try Parameters.limit.read(in: query, &violations)
    try violations.throwIfAny()
    self.limit = limit
  }
}

/// The parameters that operations share.
enum Parameters {
  static let bookID = ScalarParameter("bookId", in: .path, .string(matching: Patterns.bookID))
  static let limit = ScalarParameter("limit", in: .query, .int64(minimum: 1, maximum: 100))
}
