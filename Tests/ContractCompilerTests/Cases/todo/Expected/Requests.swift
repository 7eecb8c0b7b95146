// Generated from openapi.yaml. Do not edit.
// From requests to what handlers are given: parameters, body, then all violations.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.ListTasks.Input {
  private static let statusParameter = RequestParameter(
    "status", in: .query, read: Operations.ListTasks.Status.read(from:))
  private static let sortParameter = RequestParameter(
    "sort", in: .query, read: Operations.ListTasks.Sort.read(from:))
  private static let orderParameter = RequestParameter(
    "order", in: .query, read: Operations.ListTasks.Order.read(from:))

  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let query = try QueryString(target: request.target)
    _ = try Parameters.userID.read(in: path.rawValue(1), &violations)
    let status = try Self.statusParameter.read(in: query, &violations) ?? .all
    let sort = try Self.sortParameter.read(in: query, &violations) ?? .createdAt
    let order = try Self.orderParameter.read(in: query, &violations)
    try violations.throwIfAny()
    self.status = status
    self.sort = sort
    self.order = order
  }
}

extension Operations.CreateTask.Input {
  private static let content = RequestContent(["application/json"], required: true)

  init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    _ = try Parameters.userID.read(in: path.rawValue(1), &violations)
    let body = try await Self.content.json(
      request, limits, &violations, Schemas.NewTask.read(from:))
    guard violations.isEmpty, let body else { throw violations.problem }
    self.body = body
  }
}

extension Operations.GetTask.Input {
  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    _ = try Parameters.userID.read(in: path.rawValue(1), &violations)
    let id = try Parameters.taskID.read(in: path.rawValue(3), &violations)
    guard violations.isEmpty, let id else { throw violations.problem }
    self.id = id
  }
}

extension Operations.UpdateTask.Input {
  private static let content = RequestContent(["application/json"], required: true)

  init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    _ = try Parameters.userID.read(in: path.rawValue(1), &violations)
    let id = try Parameters.taskID.read(in: path.rawValue(3), &violations)
    let body = try await Self.content.json(
      request, limits, &violations, Schemas.TaskChanges.read(from:))
    guard violations.isEmpty, let id, let body else { throw violations.problem }
    self.id = id
    self.body = body
  }
}

extension Operations.PatchTask.Input {
  private static let content = RequestContent(["application/json"], required: true)

  init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    _ = try Parameters.userID.read(in: path.rawValue(1), &violations)
    let id = try Parameters.taskID.read(in: path.rawValue(3), &violations)
    let body = try await Self.content.json(
      request, limits, &violations, Schemas.TaskChanges.read(from:))
    guard violations.isEmpty, let id, let body else { throw violations.problem }
    self.id = id
    self.body = body
  }
}

extension Operations.DeleteTask.Input {
  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    _ = try Parameters.userID.read(in: path.rawValue(1), &violations)
    let id = try Parameters.taskID.read(in: path.rawValue(3), &violations)
    guard violations.isEmpty, let id else { throw violations.problem }
    self.id = id
  }
}

extension Operations.CompleteTask.Input {
  private static let content = RequestContent(["application/json"], required: false)

  init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    _ = try Parameters.userID.read(in: path.rawValue(1), &violations)
    let id = try Parameters.taskID.read(in: path.rawValue(3), &violations)
    let body = try await Self.content.json(request, limits, &violations) {
      (reader: inout JSONReader) throws(JSONSyntaxError) -> Schemas.Completion?? in
      try reader.readNull() ? .some(nil) : Schemas.Completion.read(from: &reader)
    }
    guard violations.isEmpty, let id else { throw violations.problem }
    self.id = id
    self.body = body ?? nil
  }
}

extension Operations.GetContractYAML.Input {
  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let ifNoneMatch = try Parameters.ifNoneMatch.read(in: request.headers, &violations)
    try violations.throwIfAny()
    self.ifNoneMatch = ifNoneMatch
  }
}

extension Operations.GetContractJSON.Input {
  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let ifNoneMatch = try Parameters.ifNoneMatch.read(in: request.headers, &violations)
    try violations.throwIfAny()
    self.ifNoneMatch = ifNoneMatch
  }
}

/// The parameters that operations share.
enum Parameters {
  static let ifNoneMatch = RequestParameter("If-None-Match", in: .header, read: String.read(from:))
  static let taskID = RequestParameter("id", in: .path, shape: .integer, read: Int64.read(from:))
  static let userID = RequestParameter("user_id", in: .path) {
    (reader: inout JSONReader) throws(JSONSyntaxError) -> String? in
    try reader.string(minLength: 1, maxLength: 255, matching: Patterns.pattern3)
  }
}
