// Generated from openapi.yaml. Do not edit.
// From requests to what handlers are given: parameters, body, then all violations.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.ListTasks.Input {
  private static let statusParameter = ScalarParameter(
    "status", in: .query, .enumeration(Operations.ListTasks.Status.self))
  private static let sortParameter = ScalarParameter(
    "sort", in: .query, .enumeration(Operations.ListTasks.Sort.self))
  private static let orderParameter = ScalarParameter(
    "order", in: .query, .enumeration(Operations.ListTasks.Order.self))

  init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits, _ owner: Owner
  ) throws(ProblemDetails) {
    var violations = Violations()
    let query = try QueryString(target: request.target)
    Parameters.userID.check(owner.id, &violations)
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

  nonisolated(nonsending) init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits, _ owner: Owner
  ) async throws(ProblemDetails) {
    var violations = Violations()
    Parameters.userID.check(owner.id, &violations)
    let idempotencyKey = try Parameters.idempotencyKey.read(in: request.headers, &violations)
    var request = request
    let idempotentRequest = try await IdempotentRequest(
      idempotencyKey, &request, limits, content: Self.content)
    let body = try await Self.content.json(
      request, limits, &violations, Schemas.NewTask.read(from:))
    guard violations.isEmpty, let body else { throw violations.problem }
    self.idempotencyKey = idempotencyKey
    self.idempotentRequest = idempotentRequest
    self.body = body
  }
}

extension Operations.GetTask.Input {
  init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits, _ owner: Owner
  ) throws(ProblemDetails) {
    var violations = Violations()
    Parameters.userID.check(owner.id, &violations)
    let id = try Parameters.taskID.read(in: path.rawValue(3), &violations)
    let ifNoneMatch = try Parameters.taskIfNoneMatch.read(in: request.headers, &violations)
    guard violations.isEmpty, let id else { throw violations.problem }
    self.id = id
    self.ifNoneMatch = ifNoneMatch
  }
}

extension Operations.UpdateTask.Input {
  private static let content = RequestContent(["application/json"], required: true)

  nonisolated(nonsending) init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits, _ owner: Owner
  ) async throws(ProblemDetails) {
    var violations = Violations()
    Parameters.userID.check(owner.id, &violations)
    let id = try Parameters.taskID.read(in: path.rawValue(3), &violations)
    let ifMatch = try Parameters.taskIfMatch.read(in: request.headers, &violations)
    let body = try await Self.content.json(
      request, limits, &violations, Schemas.TaskChanges.read(from:))
    guard violations.isEmpty, let id, let body else { throw violations.problem }
    self.id = id
    self.ifMatch = ifMatch
    self.body = body
  }
}

extension Operations.PatchTask.Input {
  private static let content = RequestContent(["application/json"], required: true)

  nonisolated(nonsending) init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits, _ owner: Owner
  ) async throws(ProblemDetails) {
    var violations = Violations()
    Parameters.userID.check(owner.id, &violations)
    let id = try Parameters.taskID.read(in: path.rawValue(3), &violations)
    let ifMatch = try Parameters.taskIfMatch.read(in: request.headers, &violations)
    let body = try await Self.content.json(
      request, limits, &violations, Schemas.TaskChanges.read(from:))
    guard violations.isEmpty, let id, let body else { throw violations.problem }
    self.id = id
    self.ifMatch = ifMatch
    self.body = body
  }
}

extension Operations.DeleteTask.Input {
  init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits, _ owner: Owner
  ) throws(ProblemDetails) {
    var violations = Violations()
    Parameters.userID.check(owner.id, &violations)
    let id = try Parameters.taskID.read(in: path.rawValue(3), &violations)
    let ifMatch = try Parameters.taskIfMatch.read(in: request.headers, &violations)
    guard violations.isEmpty, let id else { throw violations.problem }
    self.id = id
    self.ifMatch = ifMatch
  }
}

extension Operations.CompleteTask.Input {
  private static let content = RequestContent(["application/json"], required: false)

  nonisolated(nonsending) init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits, _ owner: Owner
  ) async throws(ProblemDetails) {
    var violations = Violations()
    Parameters.userID.check(owner.id, &violations)
    let id = try Parameters.taskID.read(in: path.rawValue(3), &violations)
    let ifMatch = try Parameters.taskIfMatch.read(in: request.headers, &violations)
    let body = try await Self.content.json(request, limits, &violations) {
      (reader: inout JSONReader) throws(JSONSyntaxError) -> Schemas.Completion?? in
      try reader.readNull() ? .some(nil) : Schemas.Completion.read(from: &reader)
    }
    guard violations.isEmpty, let id else { throw violations.problem }
    self.id = id
    self.ifMatch = ifMatch
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

extension Operations.DescribeService.Input {
  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    accept = Accept(request.headers)
  }
}

extension Operations.GetDocumentationViewer.Input {
  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let ifNoneMatch = try Parameters.ifNoneMatch.read(in: request.headers, &violations)
    try violations.throwIfAny()
    self.ifNoneMatch = ifNoneMatch
  }
}

extension Operations.GetDocumentationStyle.Input {
  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let ifNoneMatch = try Parameters.ifNoneMatch.read(in: request.headers, &violations)
    try violations.throwIfAny()
    self.ifNoneMatch = ifNoneMatch
  }
}

extension Operations.GetDocumentationStart.Input {
  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let ifNoneMatch = try Parameters.ifNoneMatch.read(in: request.headers, &violations)
    try violations.throwIfAny()
    self.ifNoneMatch = ifNoneMatch
  }
}

/// The parameters that operations share.
enum Parameters {
  static let idempotencyKey = ScalarParameter(
    "Idempotency-Key", in: .header,
    .string(minLength: 1, maxLength: 255, matching: Patterns.idempotencyKeyParameter))
  static let ifNoneMatch = ScalarParameter("If-None-Match", in: .header, .string())
  static let taskID = ScalarParameter("id", in: .path, .int64())
  static let taskIfMatch = ScalarParameter(
    "If-Match", in: .header, .string(matching: Patterns.taskIfMatchParameter))
  static let taskIfNoneMatch = ScalarParameter(
    "If-None-Match", in: .header, .string(matching: Patterns.taskIfMatchParameter))
  static let userID = ScalarParameter(
    "user_id", in: .path, .string(minLength: 1, maxLength: 255, matching: Patterns.userIDParameter))
}
