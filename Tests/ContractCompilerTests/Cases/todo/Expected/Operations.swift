// Generated from openapi.yaml. Do not edit.
// What the application implements: Todo API 1.0.0.

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// Lists the user's tasks.
  ///
  /// The newest task comes first unless `sort` or `order` ask for something else.
  ///
  /// `GET /api/{user_id}/tasks` (openapi.yaml:40)
  func listTasks(
    _ input: Operations.ListTasks.Input, owner: Owner
  ) async throws -> Operations.ListTasks.Output

  /// Creates a task.
  ///
  /// `POST /api/{user_id}/tasks` (openapi.yaml:101)
  func createTask(
    _ input: Operations.CreateTask.Input, owner: Owner
  ) async throws -> Operations.CreateTask.Output

  /// Reads a task.
  ///
  /// `GET /api/{user_id}/tasks/{id}` (openapi.yaml:177)
  func getTask(
    _ input: Operations.GetTask.Input, owner: Owner
  ) async throws -> Operations.GetTask.Output

  /// Changes a task.
  ///
  /// An absent member keeps its value. `"description": null` clears the description.
  ///
  /// `PUT /api/{user_id}/tasks/{id}` (openapi.yaml:199)
  func updateTask(
    _ input: Operations.UpdateTask.Input, owner: Owner
  ) async throws -> Operations.UpdateTask.Output

  /// Changes a task, exactly as PUT does.
  ///
  /// For clients that send changes with PATCH: an absent member keeps its value, and
  /// `"description": null` clears the description.
  ///
  /// `PATCH /api/{user_id}/tasks/{id}` (openapi.yaml:234)
  func patchTask(
    _ input: Operations.PatchTask.Input, owner: Owner
  ) async throws -> Operations.PatchTask.Output

  /// Deletes a task for good.
  ///
  /// `DELETE /api/{user_id}/tasks/{id}` (openapi.yaml:268)
  func deleteTask(
    _ input: Operations.DeleteTask.Input, owner: Owner
  ) async throws -> Operations.DeleteTask.Output

  /// Toggles or sets whether a task is completed.
  ///
  /// Without a body, with `{}` or with `null`, the state is flipped; `{"completed": true}` and
  /// `{"completed": false}` set it.
  ///
  /// `PATCH /api/{user_id}/tasks/{id}/complete` (openapi.yaml:295)
  func completeTask(
    _ input: Operations.CompleteTask.Input, owner: Owner
  ) async throws -> Operations.CompleteTask.Output

  /// Tells whether the service lives and reaches its database.
  ///
  /// The answer is 200 as long as the process can answer; `database` says whether requests for
  /// tasks can be served at present.
  ///
  /// `GET /health` (openapi.yaml:331)
  func getHealth(_ input: Operations.GetHealth.Input) async throws -> Operations.GetHealth.Output

  /// This document, byte for byte as it was compiled into the server.
  ///
  /// `GET /openapi.yaml` (openapi.yaml:355)
  func getContractYAML(
    _ input: Operations.GetContractYAML.Input
  ) async throws -> Operations.GetContractYAML.Output

  /// This document as JSON.
  ///
  /// `GET /openapi.json` (openapi.yaml:382)
  func getContractJSON(
    _ input: Operations.GetContractJSON.Input
  ) async throws -> Operations.GetContractJSON.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// `listTasks` of the contract.
  public enum ListTasks {  // openapi.yaml:40
    /// What a request says, validated.
    public struct Input: Sendable {
      /// Which tasks to list. `active` and `incomplete` mean the same as `pending`.
      public var status: Operations.ListTasks.Status  // openapi.yaml:46
      /// What to sort by. `created` and `date` mean the same as `created_at`, `updated` the same as
      /// `updated_at`, and `alpha` the same as `title`.
      public var sort: Operations.ListTasks.Sort  // openapi.yaml:55
      /// The direction. Without it dates run from new to old and titles from A to Z.
      public var order: Operations.ListTasks.Order?  // openapi.yaml:65

      /// Makes a value from its members.
      public init(
        status: Operations.ListTasks.Status = .all, sort: Operations.ListTasks.Sort = .createdAt,
        order: Operations.ListTasks.Order? = nil
      ) {
        self.status = status
        self.sort = sort
        self.order = order
      }
    }

    /// What the operation answers with: one case for each declared response.
    public enum Output: OperationOutput {
      /// The tasks; an empty array where there are none.
      case ok([Schemas.Task])  // openapi.yaml:74
      /// The request is malformed, such as a body that is not JSON.
      case badRequest(Schemas.Problem)  // openapi.yaml:90
      /// The token is missing, malformed, expired or not to be verified.
      case unauthorized(Schemas.Problem, headers: Responses.UnauthorizedHeaders)  // openapi.yaml:91
      /// The token is good, but it is not the token of the user in the path.
      case forbidden(Schemas.Problem)  // openapi.yaml:92
      /// There is no such path, or no such task of this user.
      case notFound(Schemas.Problem)  // openapi.yaml:93
      /// The request took too long to arrive.
      case requestTimeout(Schemas.Problem)  // openapi.yaml:94
      /// The body is larger than 1 MiB.
      case contentTooLarge(Schemas.Problem)  // openapi.yaml:95
      /// The request target is too long.
      case uriTooLong(Schemas.Problem)  // openapi.yaml:96
      /// The request is well-formed but disagrees with this contract; `errors` says where.
      case unprocessableContent(Schemas.Problem)  // openapi.yaml:97
      /// The header fields are too large or too many.
      case requestHeaderFieldsTooLarge(Schemas.Problem)  // openapi.yaml:98
      /// The server made a mistake; the request id finds it in the log.
      case internalServerError(Schemas.Problem)  // openapi.yaml:99
      /// The database cannot be reached, or the server has too much to do.
      case serviceUnavailable(Schemas.Problem, headers: Responses.ServiceUnavailableHeaders)  // openapi.yaml:100
    }

    /// `Status` of the contract.
    public enum Status: String, Sendable, CaseIterable {  // openapi.yaml:51
      case all
      case pending
      case completed
      case active
      case incomplete
    }

    /// `Sort` of the contract.
    public enum Sort: String, Sendable, CaseIterable {  // openapi.yaml:61
      case created
      case createdAt = "created_at"
      case date
      case updated
      case updatedAt = "updated_at"
      case title
      case alpha
    }

    /// `Order` of the contract.
    public enum Order: String, Sendable, CaseIterable {  // openapi.yaml:70
      case asc
      case desc
    }
  }
}

extension Operations.ListTasks.Input {
  private static let statusParameter = RequestParameter(
    "status", in: .query, read: Operations.ListTasks.Status.read(from:))
  private static let sortParameter = RequestParameter(
    "sort", in: .query, read: Operations.ListTasks.Sort.read(from:))
  private static let orderParameter = RequestParameter(
    "order", in: .query, read: Operations.ListTasks.Order.read(from:))

  /// Reads a request (openapi.yaml:40).
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

extension Operations.ListTasks.Output {
  /// The response as it is sent (openapi.yaml:40).
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondTaskArray(200, body, to: request)
    case .badRequest(let body): respondProblem(400, body, to: request)
    case .unauthorized(let body, let headers):
      respondProblem(401, body, to: request, headers.fields)
    case .forbidden(let body): respondProblem(403, body, to: request)
    case .notFound(let body): respondProblem(404, body, to: request)
    case .requestTimeout(let body): respondProblem(408, body, to: request)
    case .contentTooLarge(let body): respondProblem(413, body, to: request)
    case .uriTooLong(let body): respondProblem(414, body, to: request)
    case .unprocessableContent(let body): respondProblem(422, body, to: request)
    case .requestHeaderFieldsTooLarge(let body): respondProblem(431, body, to: request)
    case .internalServerError(let body): respondProblem(500, body, to: request)
    case .serviceUnavailable(let body, let headers):
      respondProblem(503, body, to: request, headers.fields)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(200, content: checkTaskArray),
      DeclaredResponse(400, 403, 404, 408, 413, 414, 422, 431, 500, content: checkProblem),
      DeclaredResponse(401, fields: ["WWW-Authenticate"], content: checkProblem),
      DeclaredResponse(503, fields: ["Retry-After"], content: checkProblem),
    ]
  #endif
}

extension Operations {
  /// `createTask` of the contract.
  public enum CreateTask {  // openapi.yaml:101
    /// What a request says, validated.
    public struct Input: Sendable {
      /// The content of the request.
      public var body: Schemas.NewTask  // openapi.yaml:106

      /// Makes a value from its members.
      public init(body: Schemas.NewTask) {
        self.body = body
      }
    }

    /// What the operation answers with: one case for each declared response.
    public enum Output: OperationOutput {
      /// The task as stored.
      case created(Schemas.Task, headers: Operations.CreateTask.CreatedHeaders)  // openapi.yaml:115
      /// The request is malformed, such as a body that is not JSON.
      case badRequest(Schemas.Problem)  // openapi.yaml:160
      /// The token is missing, malformed, expired or not to be verified.
      case unauthorized(Schemas.Problem, headers: Responses.UnauthorizedHeaders)  // openapi.yaml:161
      /// The token is good, but it is not the token of the user in the path.
      case forbidden(Schemas.Problem)  // openapi.yaml:162
      /// There is no such path, or no such task of this user.
      case notFound(Schemas.Problem)  // openapi.yaml:163
      /// The request took too long to arrive.
      case requestTimeout(Schemas.Problem)  // openapi.yaml:164
      /// The body is larger than 1 MiB.
      case contentTooLarge(Schemas.Problem)  // openapi.yaml:165
      /// The request target is too long.
      case uriTooLong(Schemas.Problem)  // openapi.yaml:166
      /// The body is not `application/json`, or it is compressed.
      case unsupportedMediaType(Schemas.Problem)  // openapi.yaml:167
      /// The request is well-formed but disagrees with this contract; `errors` says where.
      case unprocessableContent(Schemas.Problem)  // openapi.yaml:168
      /// The header fields are too large or too many.
      case requestHeaderFieldsTooLarge(Schemas.Problem)  // openapi.yaml:169
      /// The server made a mistake; the request id finds it in the log.
      case internalServerError(Schemas.Problem)  // openapi.yaml:170
      /// The database cannot be reached, or the server has too much to do.
      case serviceUnavailable(Schemas.Problem, headers: Responses.ServiceUnavailableHeaders)  // openapi.yaml:171
    }

    /// Header fields of a response.
    public struct CreatedHeaders: Sendable {  // openapi.yaml:118
      /// The path of the new task.
      public var location: String  // openapi.yaml:118

      /// Makes a value from its members.
      public init(location: String) {
        self.location = location
      }

      /// The fields as they are sent.
      var fields: Headers {
        var fields = Headers()
        fields.add("Location", location)
        return fields
      }
    }
  }
}

extension Operations.CreateTask.Input {
  private static let content = RequestContent(["application/json"], required: true)

  /// Reads a request (openapi.yaml:101).
  init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    _ = try Parameters.userID.read(in: path.rawValue(1), &violations)
    let body = try await Self.content.json(
      request, limits, &violations, Schemas.NewTask.read(from:))
    try violations.throwIfAny()
    guard let body else { throw .unreadable() }
    self.body = body
  }
}

extension Operations.CreateTask.Output {
  /// The response as it is sent (openapi.yaml:101).
  public func response(to request: Request) -> Response {
    switch self {
    case .created(let body, let headers): respondTask(201, body, to: request, headers.fields)
    case .badRequest(let body): respondProblem(400, body, to: request)
    case .unauthorized(let body, let headers):
      respondProblem(401, body, to: request, headers.fields)
    case .forbidden(let body): respondProblem(403, body, to: request)
    case .notFound(let body): respondProblem(404, body, to: request)
    case .requestTimeout(let body): respondProblem(408, body, to: request)
    case .contentTooLarge(let body): respondProblem(413, body, to: request)
    case .uriTooLong(let body): respondProblem(414, body, to: request)
    case .unsupportedMediaType(let body): respondProblem(415, body, to: request)
    case .unprocessableContent(let body): respondProblem(422, body, to: request)
    case .requestHeaderFieldsTooLarge(let body): respondProblem(431, body, to: request)
    case .internalServerError(let body): respondProblem(500, body, to: request)
    case .serviceUnavailable(let body, let headers):
      respondProblem(503, body, to: request, headers.fields)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(201, fields: ["Location"], content: checkTask),
      DeclaredResponse(400, 403, 404, 408, 413, 414, 415, 422, 431, 500, content: checkProblem),
      DeclaredResponse(401, fields: ["WWW-Authenticate"], content: checkProblem),
      DeclaredResponse(503, fields: ["Retry-After"], content: checkProblem),
    ]
  #endif
}

extension Operations {
  /// `getTask` of the contract.
  public enum GetTask {  // openapi.yaml:177
    /// What a request says, validated.
    public struct Input: Sendable {
      /// The number of the task.
      public var id: Int64  // openapi.yaml:438

      /// Makes a value from its members.
      public init(id: Int64) {
        self.id = id
      }
    }

    /// What the operation answers with: one case for each declared response.
    public enum Output: OperationOutput {
      /// The task.
      case ok(Schemas.Task)  // openapi.yaml:182
      /// The request is malformed, such as a body that is not JSON.
      case badRequest(Schemas.Problem)  // openapi.yaml:188
      /// The token is missing, malformed, expired or not to be verified.
      case unauthorized(Schemas.Problem, headers: Responses.UnauthorizedHeaders)  // openapi.yaml:189
      /// The token is good, but it is not the token of the user in the path.
      case forbidden(Schemas.Problem)  // openapi.yaml:190
      /// There is no such path, or no such task of this user.
      case notFound(Schemas.Problem)  // openapi.yaml:191
      /// The request took too long to arrive.
      case requestTimeout(Schemas.Problem)  // openapi.yaml:192
      /// The body is larger than 1 MiB.
      case contentTooLarge(Schemas.Problem)  // openapi.yaml:193
      /// The request target is too long.
      case uriTooLong(Schemas.Problem)  // openapi.yaml:194
      /// The request is well-formed but disagrees with this contract; `errors` says where.
      case unprocessableContent(Schemas.Problem)  // openapi.yaml:195
      /// The header fields are too large or too many.
      case requestHeaderFieldsTooLarge(Schemas.Problem)  // openapi.yaml:196
      /// The server made a mistake; the request id finds it in the log.
      case internalServerError(Schemas.Problem)  // openapi.yaml:197
      /// The database cannot be reached, or the server has too much to do.
      case serviceUnavailable(Schemas.Problem, headers: Responses.ServiceUnavailableHeaders)  // openapi.yaml:198
    }
  }
}

extension Operations.GetTask.Input {
  /// Reads a request (openapi.yaml:177).
  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    _ = try Parameters.userID.read(in: path.rawValue(1), &violations)
    let id = try Parameters.taskID.read(in: path.rawValue(3), &violations)
    try violations.throwIfAny()
    guard let id else { throw .unreadable() }
    self.id = id
  }
}

extension Operations.GetTask.Output {
  /// The response as it is sent (openapi.yaml:177).
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondTask(200, body, to: request)
    case .badRequest(let body): respondProblem(400, body, to: request)
    case .unauthorized(let body, let headers):
      respondProblem(401, body, to: request, headers.fields)
    case .forbidden(let body): respondProblem(403, body, to: request)
    case .notFound(let body): respondProblem(404, body, to: request)
    case .requestTimeout(let body): respondProblem(408, body, to: request)
    case .contentTooLarge(let body): respondProblem(413, body, to: request)
    case .uriTooLong(let body): respondProblem(414, body, to: request)
    case .unprocessableContent(let body): respondProblem(422, body, to: request)
    case .requestHeaderFieldsTooLarge(let body): respondProblem(431, body, to: request)
    case .internalServerError(let body): respondProblem(500, body, to: request)
    case .serviceUnavailable(let body, let headers):
      respondProblem(503, body, to: request, headers.fields)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(200, content: checkTask),
      DeclaredResponse(400, 403, 404, 408, 413, 414, 422, 431, 500, content: checkProblem),
      DeclaredResponse(401, fields: ["WWW-Authenticate"], content: checkProblem),
      DeclaredResponse(503, fields: ["Retry-After"], content: checkProblem),
    ]
  #endif
}

extension Operations {
  /// `updateTask` of the contract.
  public enum UpdateTask {  // openapi.yaml:199
    /// What a request says, validated.
    public struct Input: Sendable {
      /// The number of the task.
      public var id: Int64  // openapi.yaml:438
      /// The content of the request.
      public var body: Schemas.TaskChanges  // openapi.yaml:206

      /// Makes a value from its members.
      public init(id: Int64, body: Schemas.TaskChanges) {
        self.id = id
        self.body = body
      }
    }

    /// What the operation answers with: one case for each declared response.
    public enum Output: OperationOutput {
      /// The task after the change.
      case ok(Schemas.Task)  // openapi.yaml:216
      /// The request is malformed, such as a body that is not JSON.
      case badRequest(Schemas.Problem)  // openapi.yaml:222
      /// The token is missing, malformed, expired or not to be verified.
      case unauthorized(Schemas.Problem, headers: Responses.UnauthorizedHeaders)  // openapi.yaml:223
      /// The token is good, but it is not the token of the user in the path.
      case forbidden(Schemas.Problem)  // openapi.yaml:224
      /// There is no such path, or no such task of this user.
      case notFound(Schemas.Problem)  // openapi.yaml:225
      /// The request took too long to arrive.
      case requestTimeout(Schemas.Problem)  // openapi.yaml:226
      /// The body is larger than 1 MiB.
      case contentTooLarge(Schemas.Problem)  // openapi.yaml:227
      /// The request target is too long.
      case uriTooLong(Schemas.Problem)  // openapi.yaml:228
      /// The body is not `application/json`, or it is compressed.
      case unsupportedMediaType(Schemas.Problem)  // openapi.yaml:229
      /// The request is well-formed but disagrees with this contract; `errors` says where.
      case unprocessableContent(Schemas.Problem)  // openapi.yaml:230
      /// The header fields are too large or too many.
      case requestHeaderFieldsTooLarge(Schemas.Problem)  // openapi.yaml:231
      /// The server made a mistake; the request id finds it in the log.
      case internalServerError(Schemas.Problem)  // openapi.yaml:232
      /// The database cannot be reached, or the server has too much to do.
      case serviceUnavailable(Schemas.Problem, headers: Responses.ServiceUnavailableHeaders)  // openapi.yaml:233
    }
  }
}

extension Operations.UpdateTask.Input {
  private static let content = RequestContent(["application/json"], required: true)

  /// Reads a request (openapi.yaml:199).
  init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    _ = try Parameters.userID.read(in: path.rawValue(1), &violations)
    let id = try Parameters.taskID.read(in: path.rawValue(3), &violations)
    let body = try await Self.content.json(
      request, limits, &violations, Schemas.TaskChanges.read(from:))
    try violations.throwIfAny()
    guard let id, let body else { throw .unreadable() }
    self.id = id
    self.body = body
  }
}

extension Operations.UpdateTask.Output {
  /// The response as it is sent (openapi.yaml:199).
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondTask(200, body, to: request)
    case .badRequest(let body): respondProblem(400, body, to: request)
    case .unauthorized(let body, let headers):
      respondProblem(401, body, to: request, headers.fields)
    case .forbidden(let body): respondProblem(403, body, to: request)
    case .notFound(let body): respondProblem(404, body, to: request)
    case .requestTimeout(let body): respondProblem(408, body, to: request)
    case .contentTooLarge(let body): respondProblem(413, body, to: request)
    case .uriTooLong(let body): respondProblem(414, body, to: request)
    case .unsupportedMediaType(let body): respondProblem(415, body, to: request)
    case .unprocessableContent(let body): respondProblem(422, body, to: request)
    case .requestHeaderFieldsTooLarge(let body): respondProblem(431, body, to: request)
    case .internalServerError(let body): respondProblem(500, body, to: request)
    case .serviceUnavailable(let body, let headers):
      respondProblem(503, body, to: request, headers.fields)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(200, content: checkTask),
      DeclaredResponse(400, 403, 404, 408, 413, 414, 415, 422, 431, 500, content: checkProblem),
      DeclaredResponse(401, fields: ["WWW-Authenticate"], content: checkProblem),
      DeclaredResponse(503, fields: ["Retry-After"], content: checkProblem),
    ]
  #endif
}

extension Operations {
  /// `patchTask` of the contract.
  public enum PatchTask {  // openapi.yaml:234
    /// What a request says, validated.
    public struct Input: Sendable {
      /// The number of the task.
      public var id: Int64  // openapi.yaml:438
      /// The content of the request.
      public var body: Schemas.TaskChanges  // openapi.yaml:242

      /// Makes a value from its members.
      public init(id: Int64, body: Schemas.TaskChanges) {
        self.id = id
        self.body = body
      }
    }

    /// What the operation answers with: one case for each declared response.
    public enum Output: OperationOutput {
      /// The task after the change.
      case ok(Schemas.Task)  // openapi.yaml:250
      /// The request is malformed, such as a body that is not JSON.
      case badRequest(Schemas.Problem)  // openapi.yaml:256
      /// The token is missing, malformed, expired or not to be verified.
      case unauthorized(Schemas.Problem, headers: Responses.UnauthorizedHeaders)  // openapi.yaml:257
      /// The token is good, but it is not the token of the user in the path.
      case forbidden(Schemas.Problem)  // openapi.yaml:258
      /// There is no such path, or no such task of this user.
      case notFound(Schemas.Problem)  // openapi.yaml:259
      /// The request took too long to arrive.
      case requestTimeout(Schemas.Problem)  // openapi.yaml:260
      /// The body is larger than 1 MiB.
      case contentTooLarge(Schemas.Problem)  // openapi.yaml:261
      /// The request target is too long.
      case uriTooLong(Schemas.Problem)  // openapi.yaml:262
      /// The body is not `application/json`, or it is compressed.
      case unsupportedMediaType(Schemas.Problem)  // openapi.yaml:263
      /// The request is well-formed but disagrees with this contract; `errors` says where.
      case unprocessableContent(Schemas.Problem)  // openapi.yaml:264
      /// The header fields are too large or too many.
      case requestHeaderFieldsTooLarge(Schemas.Problem)  // openapi.yaml:265
      /// The server made a mistake; the request id finds it in the log.
      case internalServerError(Schemas.Problem)  // openapi.yaml:266
      /// The database cannot be reached, or the server has too much to do.
      case serviceUnavailable(Schemas.Problem, headers: Responses.ServiceUnavailableHeaders)  // openapi.yaml:267
    }
  }
}

extension Operations.PatchTask.Input {
  private static let content = RequestContent(["application/json"], required: true)

  /// Reads a request (openapi.yaml:234).
  init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    _ = try Parameters.userID.read(in: path.rawValue(1), &violations)
    let id = try Parameters.taskID.read(in: path.rawValue(3), &violations)
    let body = try await Self.content.json(
      request, limits, &violations, Schemas.TaskChanges.read(from:))
    try violations.throwIfAny()
    guard let id, let body else { throw .unreadable() }
    self.id = id
    self.body = body
  }
}

extension Operations.PatchTask.Output {
  /// The response as it is sent (openapi.yaml:234).
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondTask(200, body, to: request)
    case .badRequest(let body): respondProblem(400, body, to: request)
    case .unauthorized(let body, let headers):
      respondProblem(401, body, to: request, headers.fields)
    case .forbidden(let body): respondProblem(403, body, to: request)
    case .notFound(let body): respondProblem(404, body, to: request)
    case .requestTimeout(let body): respondProblem(408, body, to: request)
    case .contentTooLarge(let body): respondProblem(413, body, to: request)
    case .uriTooLong(let body): respondProblem(414, body, to: request)
    case .unsupportedMediaType(let body): respondProblem(415, body, to: request)
    case .unprocessableContent(let body): respondProblem(422, body, to: request)
    case .requestHeaderFieldsTooLarge(let body): respondProblem(431, body, to: request)
    case .internalServerError(let body): respondProblem(500, body, to: request)
    case .serviceUnavailable(let body, let headers):
      respondProblem(503, body, to: request, headers.fields)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(200, content: checkTask),
      DeclaredResponse(400, 403, 404, 408, 413, 414, 415, 422, 431, 500, content: checkProblem),
      DeclaredResponse(401, fields: ["WWW-Authenticate"], content: checkProblem),
      DeclaredResponse(503, fields: ["Retry-After"], content: checkProblem),
    ]
  #endif
}

extension Operations {
  /// `deleteTask` of the contract.
  public enum DeleteTask {  // openapi.yaml:268
    /// What a request says, validated.
    public struct Input: Sendable {
      /// The number of the task.
      public var id: Int64  // openapi.yaml:438

      /// Makes a value from its members.
      public init(id: Int64) {
        self.id = id
      }
    }

    /// What the operation answers with: one case for each declared response.
    public enum Output: OperationOutput {
      /// What was deleted.
      case ok(Schemas.DeletedTask)  // openapi.yaml:273
      /// The request is malformed, such as a body that is not JSON.
      case badRequest(Schemas.Problem)  // openapi.yaml:279
      /// The token is missing, malformed, expired or not to be verified.
      case unauthorized(Schemas.Problem, headers: Responses.UnauthorizedHeaders)  // openapi.yaml:280
      /// The token is good, but it is not the token of the user in the path.
      case forbidden(Schemas.Problem)  // openapi.yaml:281
      /// There is no such path, or no such task of this user.
      case notFound(Schemas.Problem)  // openapi.yaml:282
      /// The request took too long to arrive.
      case requestTimeout(Schemas.Problem)  // openapi.yaml:283
      /// The body is larger than 1 MiB.
      case contentTooLarge(Schemas.Problem)  // openapi.yaml:284
      /// The request target is too long.
      case uriTooLong(Schemas.Problem)  // openapi.yaml:285
      /// The request is well-formed but disagrees with this contract; `errors` says where.
      case unprocessableContent(Schemas.Problem)  // openapi.yaml:286
      /// The header fields are too large or too many.
      case requestHeaderFieldsTooLarge(Schemas.Problem)  // openapi.yaml:287
      /// The server made a mistake; the request id finds it in the log.
      case internalServerError(Schemas.Problem)  // openapi.yaml:288
      /// The database cannot be reached, or the server has too much to do.
      case serviceUnavailable(Schemas.Problem, headers: Responses.ServiceUnavailableHeaders)  // openapi.yaml:289
    }
  }
}

extension Operations.DeleteTask.Input {
  /// Reads a request (openapi.yaml:268).
  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    _ = try Parameters.userID.read(in: path.rawValue(1), &violations)
    let id = try Parameters.taskID.read(in: path.rawValue(3), &violations)
    try violations.throwIfAny()
    guard let id else { throw .unreadable() }
    self.id = id
  }
}

extension Operations.DeleteTask.Output {
  /// The response as it is sent (openapi.yaml:268).
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondDeletedTask(200, body, to: request)
    case .badRequest(let body): respondProblem(400, body, to: request)
    case .unauthorized(let body, let headers):
      respondProblem(401, body, to: request, headers.fields)
    case .forbidden(let body): respondProblem(403, body, to: request)
    case .notFound(let body): respondProblem(404, body, to: request)
    case .requestTimeout(let body): respondProblem(408, body, to: request)
    case .contentTooLarge(let body): respondProblem(413, body, to: request)
    case .uriTooLong(let body): respondProblem(414, body, to: request)
    case .unprocessableContent(let body): respondProblem(422, body, to: request)
    case .requestHeaderFieldsTooLarge(let body): respondProblem(431, body, to: request)
    case .internalServerError(let body): respondProblem(500, body, to: request)
    case .serviceUnavailable(let body, let headers):
      respondProblem(503, body, to: request, headers.fields)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(200, content: checkDeletedTask),
      DeclaredResponse(400, 403, 404, 408, 413, 414, 422, 431, 500, content: checkProblem),
      DeclaredResponse(401, fields: ["WWW-Authenticate"], content: checkProblem),
      DeclaredResponse(503, fields: ["Retry-After"], content: checkProblem),
    ]
  #endif
}

extension Operations {
  /// `completeTask` of the contract.
  public enum CompleteTask {  // openapi.yaml:295
    /// What a request says, validated.
    public struct Input: Sendable {
      /// The number of the task.
      public var id: Int64  // openapi.yaml:438
      /// The content of the request.
      public var body: Schemas.Completion?  // openapi.yaml:303

      /// Makes a value from its members.
      public init(id: Int64, body: Schemas.Completion? = nil) {
        self.id = id
        self.body = body
      }
    }

    /// What the operation answers with: one case for each declared response.
    public enum Output: OperationOutput {
      /// The task after the change.
      case ok(Schemas.Task)  // openapi.yaml:311
      /// The request is malformed, such as a body that is not JSON.
      case badRequest(Schemas.Problem)  // openapi.yaml:317
      /// The token is missing, malformed, expired or not to be verified.
      case unauthorized(Schemas.Problem, headers: Responses.UnauthorizedHeaders)  // openapi.yaml:318
      /// The token is good, but it is not the token of the user in the path.
      case forbidden(Schemas.Problem)  // openapi.yaml:319
      /// There is no such path, or no such task of this user.
      case notFound(Schemas.Problem)  // openapi.yaml:320
      /// The request took too long to arrive.
      case requestTimeout(Schemas.Problem)  // openapi.yaml:321
      /// The body is larger than 1 MiB.
      case contentTooLarge(Schemas.Problem)  // openapi.yaml:322
      /// The request target is too long.
      case uriTooLong(Schemas.Problem)  // openapi.yaml:323
      /// The body is not `application/json`, or it is compressed.
      case unsupportedMediaType(Schemas.Problem)  // openapi.yaml:324
      /// The request is well-formed but disagrees with this contract; `errors` says where.
      case unprocessableContent(Schemas.Problem)  // openapi.yaml:325
      /// The header fields are too large or too many.
      case requestHeaderFieldsTooLarge(Schemas.Problem)  // openapi.yaml:326
      /// The server made a mistake; the request id finds it in the log.
      case internalServerError(Schemas.Problem)  // openapi.yaml:327
      /// The database cannot be reached, or the server has too much to do.
      case serviceUnavailable(Schemas.Problem, headers: Responses.ServiceUnavailableHeaders)  // openapi.yaml:328
    }
  }
}

extension Operations.CompleteTask.Input {
  private static let content = RequestContent(["application/json"], required: false)

  /// Reads a request (openapi.yaml:295).
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
    try violations.throwIfAny()
    guard let id else { throw .unreadable() }
    self.id = id
    self.body = body ?? nil
  }
}

extension Operations.CompleteTask.Output {
  /// The response as it is sent (openapi.yaml:295).
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondTask(200, body, to: request)
    case .badRequest(let body): respondProblem(400, body, to: request)
    case .unauthorized(let body, let headers):
      respondProblem(401, body, to: request, headers.fields)
    case .forbidden(let body): respondProblem(403, body, to: request)
    case .notFound(let body): respondProblem(404, body, to: request)
    case .requestTimeout(let body): respondProblem(408, body, to: request)
    case .contentTooLarge(let body): respondProblem(413, body, to: request)
    case .uriTooLong(let body): respondProblem(414, body, to: request)
    case .unsupportedMediaType(let body): respondProblem(415, body, to: request)
    case .unprocessableContent(let body): respondProblem(422, body, to: request)
    case .requestHeaderFieldsTooLarge(let body): respondProblem(431, body, to: request)
    case .internalServerError(let body): respondProblem(500, body, to: request)
    case .serviceUnavailable(let body, let headers):
      respondProblem(503, body, to: request, headers.fields)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(200, content: checkTask),
      DeclaredResponse(400, 403, 404, 408, 413, 414, 415, 422, 431, 500, content: checkProblem),
      DeclaredResponse(401, fields: ["WWW-Authenticate"], content: checkProblem),
      DeclaredResponse(503, fields: ["Retry-After"], content: checkProblem),
    ]
  #endif
}

extension Operations {
  /// `getHealth` of the contract.
  public enum GetHealth {  // openapi.yaml:331
    /// What a request says, validated.
    public struct Input: Sendable {
      /// Makes a value from its members.
      public init() {}
    }

    /// What the operation answers with: one case for each declared response.
    public enum Output: OperationOutput {
      /// The service is alive.
      case ok(Schemas.Health)  // openapi.yaml:340
      /// The request is malformed, such as a body that is not JSON.
      case badRequest(Schemas.Problem)  // openapi.yaml:346
      /// The request took too long to arrive.
      case requestTimeout(Schemas.Problem)  // openapi.yaml:347
      /// The body is larger than 1 MiB.
      case contentTooLarge(Schemas.Problem)  // openapi.yaml:348
      /// The request target is too long.
      case uriTooLong(Schemas.Problem)  // openapi.yaml:349
      /// The header fields are too large or too many.
      case requestHeaderFieldsTooLarge(Schemas.Problem)  // openapi.yaml:350
      /// The server made a mistake; the request id finds it in the log.
      case internalServerError(Schemas.Problem)  // openapi.yaml:351
      /// The database cannot be reached, or the server has too much to do.
      case serviceUnavailable(Schemas.Problem, headers: Responses.ServiceUnavailableHeaders)  // openapi.yaml:352
    }
  }
}

extension Operations.GetHealth.Output {
  /// The response as it is sent (openapi.yaml:331).
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body): respondHealth(200, body, to: request)
    case .badRequest(let body): respondProblem(400, body, to: request)
    case .requestTimeout(let body): respondProblem(408, body, to: request)
    case .contentTooLarge(let body): respondProblem(413, body, to: request)
    case .uriTooLong(let body): respondProblem(414, body, to: request)
    case .requestHeaderFieldsTooLarge(let body): respondProblem(431, body, to: request)
    case .internalServerError(let body): respondProblem(500, body, to: request)
    case .serviceUnavailable(let body, let headers):
      respondProblem(503, body, to: request, headers.fields)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(200, content: checkHealth),
      DeclaredResponse(400, 408, 413, 414, 431, 500, content: checkProblem),
      DeclaredResponse(503, fields: ["Retry-After"], content: checkProblem),
    ]
  #endif
}

extension Operations {
  /// `getContractYAML` of the contract.
  public enum GetContractYAML {  // openapi.yaml:355
    /// What a request says, validated.
    public struct Input: Sendable {
      /// The `ETag` values that the client holds (RFC 9110, section 13.1.2).
      public var ifNoneMatch: String?  // openapi.yaml:447

      /// Makes a value from its members.
      public init(ifNoneMatch: String? = nil) {
        self.ifNoneMatch = ifNoneMatch
      }
    }

    /// What the operation answers with: one case for each declared response.
    public enum Output: OperationOutput {
      /// The document as YAML.
      case ok(ResponseBody, headers: Operations.GetContractYAML.OKHeaders)  // openapi.yaml:363
      /// The document is the one that the client has.
      case notModified(headers: Operations.GetContractYAML.NotModifiedHeaders)  // openapi.yaml:369
      /// The request is malformed, such as a body that is not JSON.
      case badRequest(Schemas.Problem)  // openapi.yaml:373
      /// The request took too long to arrive.
      case requestTimeout(Schemas.Problem)  // openapi.yaml:374
      /// The body is larger than 1 MiB.
      case contentTooLarge(Schemas.Problem)  // openapi.yaml:375
      /// The request target is too long.
      case uriTooLong(Schemas.Problem)  // openapi.yaml:376
      /// The header fields are too large or too many.
      case requestHeaderFieldsTooLarge(Schemas.Problem)  // openapi.yaml:377
      /// The server made a mistake; the request id finds it in the log.
      case internalServerError(Schemas.Problem)  // openapi.yaml:378
      /// The database cannot be reached, or the server has too much to do.
      case serviceUnavailable(Schemas.Problem, headers: Responses.ServiceUnavailableHeaders)  // openapi.yaml:379
    }

    /// Header fields of a response.
    public struct OKHeaders: Sendable {  // openapi.yaml:366
      /// Identifies this version of the document.
      public var eTag: String  // openapi.yaml:366

      /// Makes a value from its members.
      public init(eTag: String) {
        self.eTag = eTag
      }

      /// The fields as they are sent.
      var fields: Headers {
        var fields = Headers()
        fields.add("ETag", eTag)
        return fields
      }
    }

    /// Header fields of a response.
    public struct NotModifiedHeaders: Sendable {  // openapi.yaml:372
      /// Identifies this version of the document.
      public var eTag: String  // openapi.yaml:372

      /// Makes a value from its members.
      public init(eTag: String) {
        self.eTag = eTag
      }

      /// The fields as they are sent.
      var fields: Headers {
        var fields = Headers()
        fields.add("ETag", eTag)
        return fields
      }
    }
  }
}

extension Operations.GetContractYAML.Input {
  /// Reads a request (openapi.yaml:355).
  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let ifNoneMatch = try Parameters.ifNoneMatch.read(in: request.headers, &violations)
    try violations.throwIfAny()
    self.ifNoneMatch = ifNoneMatch
  }
}

extension Operations.GetContractYAML.Output {
  /// The response as it is sent (openapi.yaml:355).
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body, let headers): respondApplicationYAML(200, body, to: request, headers.fields)
    case .notModified(let headers): Response(status: 304, headers: headers.fields)
    case .badRequest(let body): respondProblem(400, body, to: request)
    case .requestTimeout(let body): respondProblem(408, body, to: request)
    case .contentTooLarge(let body): respondProblem(413, body, to: request)
    case .uriTooLong(let body): respondProblem(414, body, to: request)
    case .requestHeaderFieldsTooLarge(let body): respondProblem(431, body, to: request)
    case .internalServerError(let body): respondProblem(500, body, to: request)
    case .serviceUnavailable(let body, let headers):
      respondProblem(503, body, to: request, headers.fields)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(200, fields: ["ETag"], content: checkApplicationYAML),
      DeclaredResponse(304, fields: ["ETag"]),
      DeclaredResponse(400, 408, 413, 414, 431, 500, content: checkProblem),
      DeclaredResponse(503, fields: ["Retry-After"], content: checkProblem),
    ]
  #endif
}

extension Operations {
  /// `getContractJSON` of the contract.
  public enum GetContractJSON {  // openapi.yaml:382
    /// What a request says, validated.
    public struct Input: Sendable {
      /// The `ETag` values that the client holds (RFC 9110, section 13.1.2).
      public var ifNoneMatch: String?  // openapi.yaml:447

      /// Makes a value from its members.
      public init(ifNoneMatch: String? = nil) {
        self.ifNoneMatch = ifNoneMatch
      }
    }

    /// What the operation answers with: one case for each declared response.
    public enum Output: OperationOutput {
      /// The document as JSON.
      case ok(RawJSON, headers: Operations.GetContractJSON.OKHeaders)  // openapi.yaml:390
      /// The document is the one that the client has.
      case notModified(headers: Operations.GetContractJSON.NotModifiedHeaders)  // openapi.yaml:398
      /// The request is malformed, such as a body that is not JSON.
      case badRequest(Schemas.Problem)  // openapi.yaml:402
      /// The request took too long to arrive.
      case requestTimeout(Schemas.Problem)  // openapi.yaml:403
      /// The body is larger than 1 MiB.
      case contentTooLarge(Schemas.Problem)  // openapi.yaml:404
      /// The request target is too long.
      case uriTooLong(Schemas.Problem)  // openapi.yaml:405
      /// The header fields are too large or too many.
      case requestHeaderFieldsTooLarge(Schemas.Problem)  // openapi.yaml:406
      /// The server made a mistake; the request id finds it in the log.
      case internalServerError(Schemas.Problem)  // openapi.yaml:407
      /// The database cannot be reached, or the server has too much to do.
      case serviceUnavailable(Schemas.Problem, headers: Responses.ServiceUnavailableHeaders)  // openapi.yaml:408
    }

    /// Header fields of a response.
    public struct OKHeaders: Sendable {  // openapi.yaml:393
      /// Identifies this version of the document.
      public var eTag: String  // openapi.yaml:393

      /// Makes a value from its members.
      public init(eTag: String) {
        self.eTag = eTag
      }

      /// The fields as they are sent.
      var fields: Headers {
        var fields = Headers()
        fields.add("ETag", eTag)
        return fields
      }
    }

    /// Header fields of a response.
    public struct NotModifiedHeaders: Sendable {  // openapi.yaml:401
      /// Identifies this version of the document.
      public var eTag: String  // openapi.yaml:401

      /// Makes a value from its members.
      public init(eTag: String) {
        self.eTag = eTag
      }

      /// The fields as they are sent.
      var fields: Headers {
        var fields = Headers()
        fields.add("ETag", eTag)
        return fields
      }
    }
  }
}

extension Operations.GetContractJSON.Input {
  /// Reads a request (openapi.yaml:382).
  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let ifNoneMatch = try Parameters.ifNoneMatch.read(in: request.headers, &violations)
    try violations.throwIfAny()
    self.ifNoneMatch = ifNoneMatch
  }
}

extension Operations.GetContractJSON.Output {
  /// The response as it is sent (openapi.yaml:382).
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body, let headers): respondRawJSON(200, body, to: request, headers.fields)
    case .notModified(let headers): Response(status: 304, headers: headers.fields)
    case .badRequest(let body): respondProblem(400, body, to: request)
    case .requestTimeout(let body): respondProblem(408, body, to: request)
    case .contentTooLarge(let body): respondProblem(413, body, to: request)
    case .uriTooLong(let body): respondProblem(414, body, to: request)
    case .requestHeaderFieldsTooLarge(let body): respondProblem(431, body, to: request)
    case .internalServerError(let body): respondProblem(500, body, to: request)
    case .serviceUnavailable(let body, let headers):
      respondProblem(503, body, to: request, headers.fields)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(200, fields: ["ETag"], content: checkRawJSON),
      DeclaredResponse(304, fields: ["ETag"]),
      DeclaredResponse(400, 408, 413, 414, 431, 500, content: checkProblem),
      DeclaredResponse(503, fields: ["Retry-After"], content: checkProblem),
    ]
  #endif
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

/// The parts of responses that operations share.
public enum Responses {
  /// Header fields of a response.
  public struct UnauthorizedHeaders: Sendable {  // openapi.yaml:647
    /// The challenge (RFC 6750, section 3).
    public var wwwAuthenticate: String  // openapi.yaml:647

    /// Makes a value from its members.
    public init(wwwAuthenticate: String) {
      self.wwwAuthenticate = wwwAuthenticate
    }

    /// The fields as they are sent.
    var fields: Headers {
      var fields = Headers()
      fields.add("WWW-Authenticate", wwwAuthenticate)
      return fields
    }
  }

  /// Header fields of a response.
  public struct ServiceUnavailableHeaders: Sendable {  // openapi.yaml:684
    /// Seconds after which to try again.
    public var retryAfter: Int32  // openapi.yaml:684

    /// Makes a value from its members.
    public init(retryAfter: Int32) {
      self.retryAfter = retryAfter
    }

    /// The fields as they are sent.
    var fields: Headers {
      var fields = Headers()
      fields.add("Retry-After", String(retryAfter))
      return fields
    }
  }
}

/// A response with `application/json` (openapi.yaml:77).
private func respondTaskArray(
  _ status: Int, _ body: [Schemas.Task], to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter(reserving: 512)
  Codecs.writeTaskArray(body, to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

/// A response with `application/json` or `application/problem+json` (openapi.yaml:638).
private func respondProblem(
  _ status: Int, _ body: Schemas.Problem, to request: Request, _ fields: Headers = Headers()
) -> Response {
  let mediaType = ContractContent.choose(
    ["application/json", "application/problem+json"], for: request)
  var writer = JSONWriter(reserving: 512)
  body.write(to: &writer)
  return .content(status, mediaType, writer.finish(), fields)
}

/// A response with `application/json` (openapi.yaml:126).
private func respondTask(
  _ status: Int, _ body: Schemas.Task, to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter(reserving: 512)
  body.write(to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

/// A response with `application/json` (openapi.yaml:276).
private func respondDeletedTask(
  _ status: Int, _ body: Schemas.DeletedTask, to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter(reserving: 512)
  body.write(to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

/// A response with `application/json` (openapi.yaml:343).
private func respondHealth(
  _ status: Int, _ body: Schemas.Health, to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter(reserving: 512)
  body.write(to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

/// A response with `application/yaml` (openapi.yaml:368).
private func respondApplicationYAML(
  _ status: Int, _ body: ResponseBody, to _: Request, _ fields: Headers = Headers()
) -> Response {
  return .content(status, "application/yaml", body, fields)
}

/// A response with `application/json` (openapi.yaml:395).
private func respondRawJSON(
  _ status: Int, _ body: RawJSON, to _: Request, _ fields: Headers = Headers()
) -> Response {
  return .content(status, "application/json", body.bytes, fields)
}

#if DEBUG
  /// What is wrong with such a response; `nil` if nothing is.
  @Sendable private func checkTaskArray(_ response: Response) -> String? {
    ContractContent.check(response, ["application/json"], Codecs.readTaskArray(from:))
  }

  /// What is wrong with such a response; `nil` if nothing is.
  @Sendable private func checkProblem(_ response: Response) -> String? {
    ContractContent.check(
      response, ["application/json", "application/problem+json"], Schemas.Problem.read(from:))
  }

  /// What is wrong with such a response; `nil` if nothing is.
  @Sendable private func checkTask(_ response: Response) -> String? {
    ContractContent.check(response, ["application/json"], Schemas.Task.read(from:))
  }

  /// What is wrong with such a response; `nil` if nothing is.
  @Sendable private func checkDeletedTask(_ response: Response) -> String? {
    ContractContent.check(response, ["application/json"], Schemas.DeletedTask.read(from:))
  }

  /// What is wrong with such a response; `nil` if nothing is.
  @Sendable private func checkHealth(_ response: Response) -> String? {
    ContractContent.check(response, ["application/json"], Schemas.Health.read(from:))
  }

  /// What is wrong with such a response; `nil` if nothing is.
  @Sendable private func checkApplicationYAML(_ response: Response) -> String? {
    ContractContent.check(response, ["application/yaml"])
  }

  /// What is wrong with such a response; `nil` if nothing is.
  @Sendable private func checkRawJSON(_ response: Response) -> String? {
    ContractContent.check(response, ["application/json"], Codecs.readJSONMap(from:))
  }
#endif
