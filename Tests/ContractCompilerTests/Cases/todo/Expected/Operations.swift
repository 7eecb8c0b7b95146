// Generated from openapi.yaml. Do not edit.
// What the application implements: Todo API 1.0.0.

import Runtime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// Lists the user's tasks.
  ///
  /// The newest task comes first unless `sort` or `order` ask for something else.
  ///
  /// `GET /api/{user_id}/tasks` (openapi.yaml:40)
  func listTasks(_ input: ListTasks.Input, owner: Owner) async throws -> ListTasks.Output

  /// Creates a task.
  ///
  /// `POST /api/{user_id}/tasks` (openapi.yaml:100)
  func createTask(_ input: CreateTask.Input, owner: Owner) async throws -> CreateTask.Output

  /// Reads a task.
  ///
  /// `GET /api/{user_id}/tasks/{id}` (openapi.yaml:170)
  func getTask(_ input: GetTask.Input, owner: Owner) async throws -> GetTask.Output

  /// Changes a task.
  ///
  /// An absent member keeps its value. `"description": null` clears the description.
  ///
  /// `PUT /api/{user_id}/tasks/{id}` (openapi.yaml:192)
  func updateTask(_ input: UpdateTask.Input, owner: Owner) async throws -> UpdateTask.Output

  /// Deletes a task for good.
  ///
  /// `DELETE /api/{user_id}/tasks/{id}` (openapi.yaml:227)
  func deleteTask(_ input: DeleteTask.Input, owner: Owner) async throws -> DeleteTask.Output

  /// Toggles or sets whether a task is completed.
  ///
  /// Without a body, or with `{}`, the state is flipped; `{"completed": true}` and
  /// `{"completed": false}` set it.
  ///
  /// `PATCH /api/{user_id}/tasks/{id}/complete` (openapi.yaml:254)
  func completeTask(_ input: CompleteTask.Input, owner: Owner) async throws -> CompleteTask.Output

  /// Tells whether the service lives and reaches its database.
  ///
  /// The answer is 200 as long as the process can answer; `database` says whether requests for
  /// tasks can be served at present.
  ///
  /// `GET /health` (openapi.yaml:290)
  func getHealth(_ input: GetHealth.Input) async throws -> GetHealth.Output

  /// This document, byte for byte as it was compiled into the server.
  ///
  /// `GET /openapi.yaml` (openapi.yaml:314)
  func getContractYAML(_ input: GetContractYAML.Input) async throws -> GetContractYAML.Output

  /// This document as JSON.
  ///
  /// `GET /openapi.json` (openapi.yaml:341)
  func getContractJSON(_ input: GetContractJSON.Input) async throws -> GetContractJSON.Output
}

/// `listTasks` of the contract.
public enum ListTasks {  // openapi.yaml:40
  /// What a request says, validated.
  public struct Input: Sendable {
    /// Which tasks to list. `active` and `incomplete` mean the same as `pending`.
    public var status: ListTasks.Status  // openapi.yaml:46
    /// What to sort by. `created` and `updated` mean the same as `created_at` and `updated_at`.
    public var sort: ListTasks.Sort  // openapi.yaml:55
    /// The direction. Without it dates run from new to old and titles from A to Z.
    public var order: ListTasks.Order?  // openapi.yaml:64

    /// Makes a value from its members.
    public init(
      status: ListTasks.Status = .all, sort: ListTasks.Sort = .createdAt,
      order: ListTasks.Order? = nil
    ) {
      self.status = status
      self.sort = sort
      self.order = order
    }
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: Sendable {
    /// The tasks; an empty array where there are none.
    case ok([Task])  // openapi.yaml:73
    /// The request is malformed, such as a body that is not JSON.
    case badRequest(Problem)  // openapi.yaml:89
    /// The token is missing, malformed, expired or not to be verified.
    case unauthorized(Problem, headers: UnauthorizedHeaders)  // openapi.yaml:90
    /// The token is good, but it is not the token of the user in the path.
    case forbidden(Problem)  // openapi.yaml:91
    /// There is no such path, or no such task of this user.
    case notFound(Problem)  // openapi.yaml:92
    /// The request took too long to arrive.
    case requestTimeout(Problem)  // openapi.yaml:93
    /// The body is larger than 1 MiB.
    case contentTooLarge(Problem)  // openapi.yaml:94
    /// The request target is too long.
    case uriTooLong(Problem)  // openapi.yaml:95
    /// The request is well-formed but disagrees with this contract; `errors` says where.
    case unprocessableContent(Problem)  // openapi.yaml:96
    /// The header fields are too large or too many.
    case requestHeaderFieldsTooLarge(Problem)  // openapi.yaml:97
    /// The server made a mistake; the request id finds it in the log.
    case internalServerError(Problem)  // openapi.yaml:98
    /// The database cannot be reached, or the server has too much to do.
    case serviceUnavailable(Problem, headers: ServiceUnavailableHeaders)  // openapi.yaml:99
  }

  /// `Status` of the contract.
  public enum Status: String, Sendable, CaseIterable {  // openapi.yaml:51
    /// `all`.
    case all
    /// `pending`.
    case pending
    /// `completed`.
    case completed
    /// `active`.
    case active
    /// `incomplete`.
    case incomplete
  }

  /// `Sort` of the contract.
  public enum Sort: String, Sendable, CaseIterable {  // openapi.yaml:60
    /// `created`.
    case created
    /// `created_at`.
    case createdAt = "created_at"
    /// `updated`.
    case updated
    /// `updated_at`.
    case updatedAt = "updated_at"
    /// `title`.
    case title
  }

  /// `Order` of the contract.
  public enum Order: String, Sendable, CaseIterable {  // openapi.yaml:69
    /// `asc`.
    case asc
    /// `desc`.
    case desc
  }
}

extension ListTasks.Input {
  private static let userIDParameter = Parameter("user_id", in: .path)
  private static let statusParameter = Parameter("status", in: .query)
  private static let sortParameter = Parameter("sort", in: .query)
  private static let orderParameter = Parameter("order", in: .query)

  /// Reads a request (openapi.yaml:40).
  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let query = try QueryString(target: request.target)
    _ = try Self.userIDParameter.read(in: path.rawValue(1), &violations) {
      (reader: inout JSONReader) throws(JSONSyntaxError) -> String? in
      try reader.string(minLength: 1, maxLength: 255, matching: Patterns.pattern3)
    }
    let status =
      try Self.statusParameter.read(in: query, &violations, ListTasks.Status.read) ?? .all
    let sort =
      try Self.sortParameter.read(in: query, &violations, ListTasks.Sort.read) ?? .createdAt
    let order = try Self.orderParameter.read(in: query, &violations, ListTasks.Order.read)
    try violations.throwIfAny()
    self.status = status
    self.sort = sort
    self.order = order
  }
}

extension ListTasks.Output {
  /// The response as it is sent (openapi.yaml:40).
  func response(to request: Request) -> Response {
    switch self {
    case .ok(let body):
      return respondTask(200, body, to: request)
    case .badRequest(let body):
      return respondProblem(400, body, to: request)
    case .unauthorized(let body, let headers):
      return respondProblem(401, body, to: request, headers.fields)
    case .forbidden(let body):
      return respondProblem(403, body, to: request)
    case .notFound(let body):
      return respondProblem(404, body, to: request)
    case .requestTimeout(let body):
      return respondProblem(408, body, to: request)
    case .contentTooLarge(let body):
      return respondProblem(413, body, to: request)
    case .uriTooLong(let body):
      return respondProblem(414, body, to: request)
    case .unprocessableContent(let body):
      return respondProblem(422, body, to: request)
    case .requestHeaderFieldsTooLarge(let body):
      return respondProblem(431, body, to: request)
    case .internalServerError(let body):
      return respondProblem(500, body, to: request)
    case .serviceUnavailable(let body, let headers):
      return respondProblem(503, body, to: request, headers.fields)
    }
  }
}

extension ListTasks {
  /// What is wrong with a response, in debug builds; `nil` if nothing is.
  static func check(_ response: Response) -> String? {
    #if DEBUG
      switch response.status {
      case 200:
        return checkTask(response)
      case 400, 403, 404, 408, 413, 414, 422, 431, 500:
        return checkProblem(response)
      case 401:
        let fault = ContractContent.missing(["WWW-Authenticate"], in: response)
        if let fault { return fault }
        return checkProblem(response)
      case 503:
        let fault = ContractContent.missing(["Retry-After"], in: response)
        if let fault { return fault }
        return checkProblem(response)
      default: return ContractContent.undeclared(response)
      }
    #else
      return nil
    #endif
  }
}

/// `createTask` of the contract.
public enum CreateTask {  // openapi.yaml:100
  /// What a request says, validated.
  public struct Input: Sendable {
    /// The content of the request.
    public var body: NewTask  // openapi.yaml:105

    /// Makes a value from its members.
    public init(body: NewTask) {
      self.body = body
    }
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: Sendable {
    /// The task as stored.
    case created(Task, headers: CreateTask.CreatedHeaders)  // openapi.yaml:114
    /// The request is malformed, such as a body that is not JSON.
    case badRequest(Problem)  // openapi.yaml:153
    /// The token is missing, malformed, expired or not to be verified.
    case unauthorized(Problem, headers: UnauthorizedHeaders)  // openapi.yaml:154
    /// The token is good, but it is not the token of the user in the path.
    case forbidden(Problem)  // openapi.yaml:155
    /// There is no such path, or no such task of this user.
    case notFound(Problem)  // openapi.yaml:156
    /// The request took too long to arrive.
    case requestTimeout(Problem)  // openapi.yaml:157
    /// The body is larger than 1 MiB.
    case contentTooLarge(Problem)  // openapi.yaml:158
    /// The request target is too long.
    case uriTooLong(Problem)  // openapi.yaml:159
    /// The body is not `application/json`.
    case unsupportedMediaType(Problem)  // openapi.yaml:160
    /// The request is well-formed but disagrees with this contract; `errors` says where.
    case unprocessableContent(Problem)  // openapi.yaml:161
    /// The header fields are too large or too many.
    case requestHeaderFieldsTooLarge(Problem)  // openapi.yaml:162
    /// The server made a mistake; the request id finds it in the log.
    case internalServerError(Problem)  // openapi.yaml:163
    /// The database cannot be reached, or the server has too much to do.
    case serviceUnavailable(Problem, headers: ServiceUnavailableHeaders)  // openapi.yaml:164
  }

  /// Header fields of a response.
  public struct CreatedHeaders: Sendable {  // openapi.yaml:117
    /// The path of the new task.
    public var location: String  // openapi.yaml:117

    /// Makes a value from its members.
    public init(location: String) {
      self.location = location
    }
  }
}

extension CreateTask.CreatedHeaders {
  /// The fields as they are sent (openapi.yaml:117).
  var fields: Headers {
    var fields = Headers()
    fields.add("Location", location)
    return fields
  }
}

extension CreateTask.Input {
  private static let userIDParameter = Parameter("user_id", in: .path)
  private static let content = RequestContent(["application/json"], required: true)

  /// Reads a request (openapi.yaml:100).
  init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    _ = try Self.userIDParameter.read(in: path.rawValue(1), &violations) {
      (reader: inout JSONReader) throws(JSONSyntaxError) -> String? in
      try reader.string(minLength: 1, maxLength: 255, matching: Patterns.pattern3)
    }
    let body = try await Self.content.json(request, limits, &violations, NewTask.read)
    try violations.throwIfAny()
    guard let body else { throw .unreadable() }
    self.body = body
  }
}

extension CreateTask.Output {
  /// The response as it is sent (openapi.yaml:100).
  func response(to request: Request) -> Response {
    switch self {
    case .created(let body, let headers):
      return respondTask2(201, body, to: request, headers.fields)
    case .badRequest(let body):
      return respondProblem(400, body, to: request)
    case .unauthorized(let body, let headers):
      return respondProblem(401, body, to: request, headers.fields)
    case .forbidden(let body):
      return respondProblem(403, body, to: request)
    case .notFound(let body):
      return respondProblem(404, body, to: request)
    case .requestTimeout(let body):
      return respondProblem(408, body, to: request)
    case .contentTooLarge(let body):
      return respondProblem(413, body, to: request)
    case .uriTooLong(let body):
      return respondProblem(414, body, to: request)
    case .unsupportedMediaType(let body):
      return respondProblem(415, body, to: request)
    case .unprocessableContent(let body):
      return respondProblem(422, body, to: request)
    case .requestHeaderFieldsTooLarge(let body):
      return respondProblem(431, body, to: request)
    case .internalServerError(let body):
      return respondProblem(500, body, to: request)
    case .serviceUnavailable(let body, let headers):
      return respondProblem(503, body, to: request, headers.fields)
    }
  }
}

extension CreateTask {
  /// What is wrong with a response, in debug builds; `nil` if nothing is.
  static func check(_ response: Response) -> String? {
    #if DEBUG
      switch response.status {
      case 201:
        let fault = ContractContent.missing(["Location"], in: response)
        if let fault { return fault }
        return checkTask2(response)
      case 400, 403, 404, 408, 413, 414, 415, 422, 431, 500:
        return checkProblem(response)
      case 401:
        let fault = ContractContent.missing(["WWW-Authenticate"], in: response)
        if let fault { return fault }
        return checkProblem(response)
      case 503:
        let fault = ContractContent.missing(["Retry-After"], in: response)
        if let fault { return fault }
        return checkProblem(response)
      default: return ContractContent.undeclared(response)
      }
    #else
      return nil
    #endif
  }
}

/// `getTask` of the contract.
public enum GetTask {  // openapi.yaml:170
  /// What a request says, validated.
  public struct Input: Sendable {
    /// The number of the task.
    public var id: Int64  // openapi.yaml:396

    /// Makes a value from its members.
    public init(id: Int64) {
      self.id = id
    }
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: Sendable {
    /// The task.
    case ok(Task)  // openapi.yaml:175
    /// The request is malformed, such as a body that is not JSON.
    case badRequest(Problem)  // openapi.yaml:181
    /// The token is missing, malformed, expired or not to be verified.
    case unauthorized(Problem, headers: UnauthorizedHeaders)  // openapi.yaml:182
    /// The token is good, but it is not the token of the user in the path.
    case forbidden(Problem)  // openapi.yaml:183
    /// There is no such path, or no such task of this user.
    case notFound(Problem)  // openapi.yaml:184
    /// The request took too long to arrive.
    case requestTimeout(Problem)  // openapi.yaml:185
    /// The body is larger than 1 MiB.
    case contentTooLarge(Problem)  // openapi.yaml:186
    /// The request target is too long.
    case uriTooLong(Problem)  // openapi.yaml:187
    /// The request is well-formed but disagrees with this contract; `errors` says where.
    case unprocessableContent(Problem)  // openapi.yaml:188
    /// The header fields are too large or too many.
    case requestHeaderFieldsTooLarge(Problem)  // openapi.yaml:189
    /// The server made a mistake; the request id finds it in the log.
    case internalServerError(Problem)  // openapi.yaml:190
    /// The database cannot be reached, or the server has too much to do.
    case serviceUnavailable(Problem, headers: ServiceUnavailableHeaders)  // openapi.yaml:191
  }
}

extension GetTask.Input {
  private static let userIDParameter = Parameter("user_id", in: .path)
  private static let idParameter = Parameter("id", in: .path, shape: .integer)

  /// Reads a request (openapi.yaml:170).
  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    _ = try Self.userIDParameter.read(in: path.rawValue(1), &violations) {
      (reader: inout JSONReader) throws(JSONSyntaxError) -> String? in
      try reader.string(minLength: 1, maxLength: 255, matching: Patterns.pattern3)
    }
    let id = try Self.idParameter.read(in: path.rawValue(3), &violations) {
      (reader: inout JSONReader) throws(JSONSyntaxError) -> Int64? in
      try reader.int64()
    }
    try violations.throwIfAny()
    guard let id else { throw .unreadable() }
    self.id = id
  }
}

extension GetTask.Output {
  /// The response as it is sent (openapi.yaml:170).
  func response(to request: Request) -> Response {
    switch self {
    case .ok(let body):
      return respondTask2(200, body, to: request)
    case .badRequest(let body):
      return respondProblem(400, body, to: request)
    case .unauthorized(let body, let headers):
      return respondProblem(401, body, to: request, headers.fields)
    case .forbidden(let body):
      return respondProblem(403, body, to: request)
    case .notFound(let body):
      return respondProblem(404, body, to: request)
    case .requestTimeout(let body):
      return respondProblem(408, body, to: request)
    case .contentTooLarge(let body):
      return respondProblem(413, body, to: request)
    case .uriTooLong(let body):
      return respondProblem(414, body, to: request)
    case .unprocessableContent(let body):
      return respondProblem(422, body, to: request)
    case .requestHeaderFieldsTooLarge(let body):
      return respondProblem(431, body, to: request)
    case .internalServerError(let body):
      return respondProblem(500, body, to: request)
    case .serviceUnavailable(let body, let headers):
      return respondProblem(503, body, to: request, headers.fields)
    }
  }
}

extension GetTask {
  /// What is wrong with a response, in debug builds; `nil` if nothing is.
  static func check(_ response: Response) -> String? {
    #if DEBUG
      switch response.status {
      case 200:
        return checkTask2(response)
      case 400, 403, 404, 408, 413, 414, 422, 431, 500:
        return checkProblem(response)
      case 401:
        let fault = ContractContent.missing(["WWW-Authenticate"], in: response)
        if let fault { return fault }
        return checkProblem(response)
      case 503:
        let fault = ContractContent.missing(["Retry-After"], in: response)
        if let fault { return fault }
        return checkProblem(response)
      default: return ContractContent.undeclared(response)
      }
    #else
      return nil
    #endif
  }
}

/// `updateTask` of the contract.
public enum UpdateTask {  // openapi.yaml:192
  /// What a request says, validated.
  public struct Input: Sendable {
    /// The number of the task.
    public var id: Int64  // openapi.yaml:396
    /// The content of the request.
    public var body: TaskChanges  // openapi.yaml:199

    /// Makes a value from its members.
    public init(id: Int64, body: TaskChanges) {
      self.id = id
      self.body = body
    }
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: Sendable {
    /// The task after the change.
    case ok(Task)  // openapi.yaml:209
    /// The request is malformed, such as a body that is not JSON.
    case badRequest(Problem)  // openapi.yaml:215
    /// The token is missing, malformed, expired or not to be verified.
    case unauthorized(Problem, headers: UnauthorizedHeaders)  // openapi.yaml:216
    /// The token is good, but it is not the token of the user in the path.
    case forbidden(Problem)  // openapi.yaml:217
    /// There is no such path, or no such task of this user.
    case notFound(Problem)  // openapi.yaml:218
    /// The request took too long to arrive.
    case requestTimeout(Problem)  // openapi.yaml:219
    /// The body is larger than 1 MiB.
    case contentTooLarge(Problem)  // openapi.yaml:220
    /// The request target is too long.
    case uriTooLong(Problem)  // openapi.yaml:221
    /// The body is not `application/json`.
    case unsupportedMediaType(Problem)  // openapi.yaml:222
    /// The request is well-formed but disagrees with this contract; `errors` says where.
    case unprocessableContent(Problem)  // openapi.yaml:223
    /// The header fields are too large or too many.
    case requestHeaderFieldsTooLarge(Problem)  // openapi.yaml:224
    /// The server made a mistake; the request id finds it in the log.
    case internalServerError(Problem)  // openapi.yaml:225
    /// The database cannot be reached, or the server has too much to do.
    case serviceUnavailable(Problem, headers: ServiceUnavailableHeaders)  // openapi.yaml:226
  }
}

extension UpdateTask.Input {
  private static let userIDParameter = Parameter("user_id", in: .path)
  private static let idParameter = Parameter("id", in: .path, shape: .integer)
  private static let content = RequestContent(["application/json"], required: true)

  /// Reads a request (openapi.yaml:192).
  init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    _ = try Self.userIDParameter.read(in: path.rawValue(1), &violations) {
      (reader: inout JSONReader) throws(JSONSyntaxError) -> String? in
      try reader.string(minLength: 1, maxLength: 255, matching: Patterns.pattern3)
    }
    let id = try Self.idParameter.read(in: path.rawValue(3), &violations) {
      (reader: inout JSONReader) throws(JSONSyntaxError) -> Int64? in
      try reader.int64()
    }
    let body = try await Self.content.json(request, limits, &violations, TaskChanges.read)
    try violations.throwIfAny()
    guard let id, let body else { throw .unreadable() }
    self.id = id
    self.body = body
  }
}

extension UpdateTask.Output {
  /// The response as it is sent (openapi.yaml:192).
  func response(to request: Request) -> Response {
    switch self {
    case .ok(let body):
      return respondTask2(200, body, to: request)
    case .badRequest(let body):
      return respondProblem(400, body, to: request)
    case .unauthorized(let body, let headers):
      return respondProblem(401, body, to: request, headers.fields)
    case .forbidden(let body):
      return respondProblem(403, body, to: request)
    case .notFound(let body):
      return respondProblem(404, body, to: request)
    case .requestTimeout(let body):
      return respondProblem(408, body, to: request)
    case .contentTooLarge(let body):
      return respondProblem(413, body, to: request)
    case .uriTooLong(let body):
      return respondProblem(414, body, to: request)
    case .unsupportedMediaType(let body):
      return respondProblem(415, body, to: request)
    case .unprocessableContent(let body):
      return respondProblem(422, body, to: request)
    case .requestHeaderFieldsTooLarge(let body):
      return respondProblem(431, body, to: request)
    case .internalServerError(let body):
      return respondProblem(500, body, to: request)
    case .serviceUnavailable(let body, let headers):
      return respondProblem(503, body, to: request, headers.fields)
    }
  }
}

extension UpdateTask {
  /// What is wrong with a response, in debug builds; `nil` if nothing is.
  static func check(_ response: Response) -> String? {
    #if DEBUG
      switch response.status {
      case 200:
        return checkTask2(response)
      case 400, 403, 404, 408, 413, 414, 415, 422, 431, 500:
        return checkProblem(response)
      case 401:
        let fault = ContractContent.missing(["WWW-Authenticate"], in: response)
        if let fault { return fault }
        return checkProblem(response)
      case 503:
        let fault = ContractContent.missing(["Retry-After"], in: response)
        if let fault { return fault }
        return checkProblem(response)
      default: return ContractContent.undeclared(response)
      }
    #else
      return nil
    #endif
  }
}

/// `deleteTask` of the contract.
public enum DeleteTask {  // openapi.yaml:227
  /// What a request says, validated.
  public struct Input: Sendable {
    /// The number of the task.
    public var id: Int64  // openapi.yaml:396

    /// Makes a value from its members.
    public init(id: Int64) {
      self.id = id
    }
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: Sendable {
    /// What was deleted.
    case ok(DeletedTask)  // openapi.yaml:232
    /// The request is malformed, such as a body that is not JSON.
    case badRequest(Problem)  // openapi.yaml:238
    /// The token is missing, malformed, expired or not to be verified.
    case unauthorized(Problem, headers: UnauthorizedHeaders)  // openapi.yaml:239
    /// The token is good, but it is not the token of the user in the path.
    case forbidden(Problem)  // openapi.yaml:240
    /// There is no such path, or no such task of this user.
    case notFound(Problem)  // openapi.yaml:241
    /// The request took too long to arrive.
    case requestTimeout(Problem)  // openapi.yaml:242
    /// The body is larger than 1 MiB.
    case contentTooLarge(Problem)  // openapi.yaml:243
    /// The request target is too long.
    case uriTooLong(Problem)  // openapi.yaml:244
    /// The request is well-formed but disagrees with this contract; `errors` says where.
    case unprocessableContent(Problem)  // openapi.yaml:245
    /// The header fields are too large or too many.
    case requestHeaderFieldsTooLarge(Problem)  // openapi.yaml:246
    /// The server made a mistake; the request id finds it in the log.
    case internalServerError(Problem)  // openapi.yaml:247
    /// The database cannot be reached, or the server has too much to do.
    case serviceUnavailable(Problem, headers: ServiceUnavailableHeaders)  // openapi.yaml:248
  }
}

extension DeleteTask.Input {
  private static let userIDParameter = Parameter("user_id", in: .path)
  private static let idParameter = Parameter("id", in: .path, shape: .integer)

  /// Reads a request (openapi.yaml:227).
  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    _ = try Self.userIDParameter.read(in: path.rawValue(1), &violations) {
      (reader: inout JSONReader) throws(JSONSyntaxError) -> String? in
      try reader.string(minLength: 1, maxLength: 255, matching: Patterns.pattern3)
    }
    let id = try Self.idParameter.read(in: path.rawValue(3), &violations) {
      (reader: inout JSONReader) throws(JSONSyntaxError) -> Int64? in
      try reader.int64()
    }
    try violations.throwIfAny()
    guard let id else { throw .unreadable() }
    self.id = id
  }
}

extension DeleteTask.Output {
  /// The response as it is sent (openapi.yaml:227).
  func response(to request: Request) -> Response {
    switch self {
    case .ok(let body):
      return respondDeletedTask(200, body, to: request)
    case .badRequest(let body):
      return respondProblem(400, body, to: request)
    case .unauthorized(let body, let headers):
      return respondProblem(401, body, to: request, headers.fields)
    case .forbidden(let body):
      return respondProblem(403, body, to: request)
    case .notFound(let body):
      return respondProblem(404, body, to: request)
    case .requestTimeout(let body):
      return respondProblem(408, body, to: request)
    case .contentTooLarge(let body):
      return respondProblem(413, body, to: request)
    case .uriTooLong(let body):
      return respondProblem(414, body, to: request)
    case .unprocessableContent(let body):
      return respondProblem(422, body, to: request)
    case .requestHeaderFieldsTooLarge(let body):
      return respondProblem(431, body, to: request)
    case .internalServerError(let body):
      return respondProblem(500, body, to: request)
    case .serviceUnavailable(let body, let headers):
      return respondProblem(503, body, to: request, headers.fields)
    }
  }
}

extension DeleteTask {
  /// What is wrong with a response, in debug builds; `nil` if nothing is.
  static func check(_ response: Response) -> String? {
    #if DEBUG
      switch response.status {
      case 200:
        return checkDeletedTask(response)
      case 400, 403, 404, 408, 413, 414, 422, 431, 500:
        return checkProblem(response)
      case 401:
        let fault = ContractContent.missing(["WWW-Authenticate"], in: response)
        if let fault { return fault }
        return checkProblem(response)
      case 503:
        let fault = ContractContent.missing(["Retry-After"], in: response)
        if let fault { return fault }
        return checkProblem(response)
      default: return ContractContent.undeclared(response)
      }
    #else
      return nil
    #endif
  }
}

/// `completeTask` of the contract.
public enum CompleteTask {  // openapi.yaml:254
  /// What a request says, validated.
  public struct Input: Sendable {
    /// The number of the task.
    public var id: Int64  // openapi.yaml:396
    /// The content of the request.
    public var body: Completion?  // openapi.yaml:262

    /// Makes a value from its members.
    public init(id: Int64, body: Completion? = nil) {
      self.id = id
      self.body = body
    }
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: Sendable {
    /// The task after the change.
    case ok(Task)  // openapi.yaml:270
    /// The request is malformed, such as a body that is not JSON.
    case badRequest(Problem)  // openapi.yaml:276
    /// The token is missing, malformed, expired or not to be verified.
    case unauthorized(Problem, headers: UnauthorizedHeaders)  // openapi.yaml:277
    /// The token is good, but it is not the token of the user in the path.
    case forbidden(Problem)  // openapi.yaml:278
    /// There is no such path, or no such task of this user.
    case notFound(Problem)  // openapi.yaml:279
    /// The request took too long to arrive.
    case requestTimeout(Problem)  // openapi.yaml:280
    /// The body is larger than 1 MiB.
    case contentTooLarge(Problem)  // openapi.yaml:281
    /// The request target is too long.
    case uriTooLong(Problem)  // openapi.yaml:282
    /// The body is not `application/json`.
    case unsupportedMediaType(Problem)  // openapi.yaml:283
    /// The request is well-formed but disagrees with this contract; `errors` says where.
    case unprocessableContent(Problem)  // openapi.yaml:284
    /// The header fields are too large or too many.
    case requestHeaderFieldsTooLarge(Problem)  // openapi.yaml:285
    /// The server made a mistake; the request id finds it in the log.
    case internalServerError(Problem)  // openapi.yaml:286
    /// The database cannot be reached, or the server has too much to do.
    case serviceUnavailable(Problem, headers: ServiceUnavailableHeaders)  // openapi.yaml:287
  }
}

extension CompleteTask.Input {
  private static let userIDParameter = Parameter("user_id", in: .path)
  private static let idParameter = Parameter("id", in: .path, shape: .integer)
  private static let content = RequestContent(["application/json"], required: false)

  /// Reads a request (openapi.yaml:254).
  init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    _ = try Self.userIDParameter.read(in: path.rawValue(1), &violations) {
      (reader: inout JSONReader) throws(JSONSyntaxError) -> String? in
      try reader.string(minLength: 1, maxLength: 255, matching: Patterns.pattern3)
    }
    let id = try Self.idParameter.read(in: path.rawValue(3), &violations) {
      (reader: inout JSONReader) throws(JSONSyntaxError) -> Int64? in
      try reader.int64()
    }
    let body = try await Self.content.json(request, limits, &violations, Completion.read)
    try violations.throwIfAny()
    guard let id else { throw .unreadable() }
    self.id = id
    self.body = body
  }
}

extension CompleteTask.Output {
  /// The response as it is sent (openapi.yaml:254).
  func response(to request: Request) -> Response {
    switch self {
    case .ok(let body):
      return respondTask2(200, body, to: request)
    case .badRequest(let body):
      return respondProblem(400, body, to: request)
    case .unauthorized(let body, let headers):
      return respondProblem(401, body, to: request, headers.fields)
    case .forbidden(let body):
      return respondProblem(403, body, to: request)
    case .notFound(let body):
      return respondProblem(404, body, to: request)
    case .requestTimeout(let body):
      return respondProblem(408, body, to: request)
    case .contentTooLarge(let body):
      return respondProblem(413, body, to: request)
    case .uriTooLong(let body):
      return respondProblem(414, body, to: request)
    case .unsupportedMediaType(let body):
      return respondProblem(415, body, to: request)
    case .unprocessableContent(let body):
      return respondProblem(422, body, to: request)
    case .requestHeaderFieldsTooLarge(let body):
      return respondProblem(431, body, to: request)
    case .internalServerError(let body):
      return respondProblem(500, body, to: request)
    case .serviceUnavailable(let body, let headers):
      return respondProblem(503, body, to: request, headers.fields)
    }
  }
}

extension CompleteTask {
  /// What is wrong with a response, in debug builds; `nil` if nothing is.
  static func check(_ response: Response) -> String? {
    #if DEBUG
      switch response.status {
      case 200:
        return checkTask2(response)
      case 400, 403, 404, 408, 413, 414, 415, 422, 431, 500:
        return checkProblem(response)
      case 401:
        let fault = ContractContent.missing(["WWW-Authenticate"], in: response)
        if let fault { return fault }
        return checkProblem(response)
      case 503:
        let fault = ContractContent.missing(["Retry-After"], in: response)
        if let fault { return fault }
        return checkProblem(response)
      default: return ContractContent.undeclared(response)
      }
    #else
      return nil
    #endif
  }
}

/// `getHealth` of the contract.
public enum GetHealth {  // openapi.yaml:290
  /// What a request says, validated.
  public struct Input: Sendable {
    /// Makes a value from its members.
    public init() {}
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: Sendable {
    /// The service is alive.
    case ok(Health)  // openapi.yaml:299
    /// The request is malformed, such as a body that is not JSON.
    case badRequest(Problem)  // openapi.yaml:305
    /// The request took too long to arrive.
    case requestTimeout(Problem)  // openapi.yaml:306
    /// The body is larger than 1 MiB.
    case contentTooLarge(Problem)  // openapi.yaml:307
    /// The request target is too long.
    case uriTooLong(Problem)  // openapi.yaml:308
    /// The header fields are too large or too many.
    case requestHeaderFieldsTooLarge(Problem)  // openapi.yaml:309
    /// The server made a mistake; the request id finds it in the log.
    case internalServerError(Problem)  // openapi.yaml:310
    /// The database cannot be reached, or the server has too much to do.
    case serviceUnavailable(Problem, headers: ServiceUnavailableHeaders)  // openapi.yaml:311
  }
}

extension GetHealth.Output {
  /// The response as it is sent (openapi.yaml:290).
  func response(to request: Request) -> Response {
    switch self {
    case .ok(let body):
      return respondHealth(200, body, to: request)
    case .badRequest(let body):
      return respondProblem(400, body, to: request)
    case .requestTimeout(let body):
      return respondProblem(408, body, to: request)
    case .contentTooLarge(let body):
      return respondProblem(413, body, to: request)
    case .uriTooLong(let body):
      return respondProblem(414, body, to: request)
    case .requestHeaderFieldsTooLarge(let body):
      return respondProblem(431, body, to: request)
    case .internalServerError(let body):
      return respondProblem(500, body, to: request)
    case .serviceUnavailable(let body, let headers):
      return respondProblem(503, body, to: request, headers.fields)
    }
  }
}

extension GetHealth {
  /// What is wrong with a response, in debug builds; `nil` if nothing is.
  static func check(_ response: Response) -> String? {
    #if DEBUG
      switch response.status {
      case 200:
        return checkHealth(response)
      case 400, 408, 413, 414, 431, 500:
        return checkProblem(response)
      case 503:
        let fault = ContractContent.missing(["Retry-After"], in: response)
        if let fault { return fault }
        return checkProblem(response)
      default: return ContractContent.undeclared(response)
      }
    #else
      return nil
    #endif
  }
}

/// `getContractYAML` of the contract.
public enum GetContractYAML {  // openapi.yaml:314
  /// What a request says, validated.
  public struct Input: Sendable {
    /// The `ETag` values that the client holds (RFC 9110, section 13.1.2).
    public var ifNoneMatch: String?  // openapi.yaml:405

    /// Makes a value from its members.
    public init(ifNoneMatch: String? = nil) {
      self.ifNoneMatch = ifNoneMatch
    }
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: Sendable {
    /// The document as YAML.
    case ok(ResponseBody, headers: GetContractYAML.OKHeaders)  // openapi.yaml:322
    /// The document is the one that the client has.
    case notModified(headers: GetContractYAML.NotModifiedHeaders)  // openapi.yaml:328
    /// The request is malformed, such as a body that is not JSON.
    case badRequest(Problem)  // openapi.yaml:332
    /// The request took too long to arrive.
    case requestTimeout(Problem)  // openapi.yaml:333
    /// The body is larger than 1 MiB.
    case contentTooLarge(Problem)  // openapi.yaml:334
    /// The request target is too long.
    case uriTooLong(Problem)  // openapi.yaml:335
    /// The header fields are too large or too many.
    case requestHeaderFieldsTooLarge(Problem)  // openapi.yaml:336
    /// The server made a mistake; the request id finds it in the log.
    case internalServerError(Problem)  // openapi.yaml:337
    /// The database cannot be reached, or the server has too much to do.
    case serviceUnavailable(Problem, headers: ServiceUnavailableHeaders)  // openapi.yaml:338
  }

  /// Header fields of a response.
  public struct OKHeaders: Sendable {  // openapi.yaml:325
    /// Identifies this version of the document.
    public var eTag: String  // openapi.yaml:325

    /// Makes a value from its members.
    public init(eTag: String) {
      self.eTag = eTag
    }
  }

  /// Header fields of a response.
  public struct NotModifiedHeaders: Sendable {  // openapi.yaml:331
    /// Identifies this version of the document.
    public var eTag: String  // openapi.yaml:331

    /// Makes a value from its members.
    public init(eTag: String) {
      self.eTag = eTag
    }
  }
}

extension GetContractYAML.OKHeaders {
  /// The fields as they are sent (openapi.yaml:325).
  var fields: Headers {
    var fields = Headers()
    fields.add("ETag", eTag)
    return fields
  }
}

extension GetContractYAML.NotModifiedHeaders {
  /// The fields as they are sent (openapi.yaml:331).
  var fields: Headers {
    var fields = Headers()
    fields.add("ETag", eTag)
    return fields
  }
}

extension GetContractYAML.Input {
  private static let ifNoneMatchParameter = Parameter("If-None-Match", in: .header)

  /// Reads a request (openapi.yaml:314).
  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let ifNoneMatch = try Self.ifNoneMatchParameter.read(in: request.headers, &violations) {
      (reader: inout JSONReader) throws(JSONSyntaxError) -> String? in
      try reader.string()
    }
    try violations.throwIfAny()
    self.ifNoneMatch = ifNoneMatch
  }
}

extension GetContractYAML.Output {
  /// The response as it is sent (openapi.yaml:314).
  func response(to request: Request) -> Response {
    switch self {
    case .ok(let body, let headers):
      return respondApplicationYAML(200, body, to: request, headers.fields)
    case .notModified(let headers):
      return Response(status: 304, headers: headers.fields)
    case .badRequest(let body):
      return respondProblem(400, body, to: request)
    case .requestTimeout(let body):
      return respondProblem(408, body, to: request)
    case .contentTooLarge(let body):
      return respondProblem(413, body, to: request)
    case .uriTooLong(let body):
      return respondProblem(414, body, to: request)
    case .requestHeaderFieldsTooLarge(let body):
      return respondProblem(431, body, to: request)
    case .internalServerError(let body):
      return respondProblem(500, body, to: request)
    case .serviceUnavailable(let body, let headers):
      return respondProblem(503, body, to: request, headers.fields)
    }
  }
}

extension GetContractYAML {
  /// What is wrong with a response, in debug builds; `nil` if nothing is.
  static func check(_ response: Response) -> String? {
    #if DEBUG
      switch response.status {
      case 200:
        let fault = ContractContent.missing(["ETag"], in: response)
        if let fault { return fault }
        return checkApplicationYAML(response)
      case 304:
        let fault = ContractContent.missing(["ETag"], in: response)
        if let fault { return fault }
        return ContractContent.checkEmpty(response)
      case 400, 408, 413, 414, 431, 500:
        return checkProblem(response)
      case 503:
        let fault = ContractContent.missing(["Retry-After"], in: response)
        if let fault { return fault }
        return checkProblem(response)
      default: return ContractContent.undeclared(response)
      }
    #else
      return nil
    #endif
  }
}

/// `getContractJSON` of the contract.
public enum GetContractJSON {  // openapi.yaml:341
  /// What a request says, validated.
  public struct Input: Sendable {
    /// The `ETag` values that the client holds (RFC 9110, section 13.1.2).
    public var ifNoneMatch: String?  // openapi.yaml:405

    /// Makes a value from its members.
    public init(ifNoneMatch: String? = nil) {
      self.ifNoneMatch = ifNoneMatch
    }
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: Sendable {
    /// The document as JSON.
    case ok(RawJSON, headers: GetContractJSON.OKHeaders)  // openapi.yaml:349
    /// The document is the one that the client has.
    case notModified(headers: GetContractJSON.NotModifiedHeaders)  // openapi.yaml:357
    /// The request is malformed, such as a body that is not JSON.
    case badRequest(Problem)  // openapi.yaml:361
    /// The request took too long to arrive.
    case requestTimeout(Problem)  // openapi.yaml:362
    /// The body is larger than 1 MiB.
    case contentTooLarge(Problem)  // openapi.yaml:363
    /// The request target is too long.
    case uriTooLong(Problem)  // openapi.yaml:364
    /// The header fields are too large or too many.
    case requestHeaderFieldsTooLarge(Problem)  // openapi.yaml:365
    /// The server made a mistake; the request id finds it in the log.
    case internalServerError(Problem)  // openapi.yaml:366
    /// The database cannot be reached, or the server has too much to do.
    case serviceUnavailable(Problem, headers: ServiceUnavailableHeaders)  // openapi.yaml:367
  }

  /// Header fields of a response.
  public struct OKHeaders: Sendable {  // openapi.yaml:352
    /// Identifies this version of the document.
    public var eTag: String  // openapi.yaml:352

    /// Makes a value from its members.
    public init(eTag: String) {
      self.eTag = eTag
    }
  }

  /// Header fields of a response.
  public struct NotModifiedHeaders: Sendable {  // openapi.yaml:360
    /// Identifies this version of the document.
    public var eTag: String  // openapi.yaml:360

    /// Makes a value from its members.
    public init(eTag: String) {
      self.eTag = eTag
    }
  }
}

extension GetContractJSON.OKHeaders {
  /// The fields as they are sent (openapi.yaml:352).
  var fields: Headers {
    var fields = Headers()
    fields.add("ETag", eTag)
    return fields
  }
}

extension GetContractJSON.NotModifiedHeaders {
  /// The fields as they are sent (openapi.yaml:360).
  var fields: Headers {
    var fields = Headers()
    fields.add("ETag", eTag)
    return fields
  }
}

extension GetContractJSON.Input {
  private static let ifNoneMatchParameter = Parameter("If-None-Match", in: .header)

  /// Reads a request (openapi.yaml:341).
  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let ifNoneMatch = try Self.ifNoneMatchParameter.read(in: request.headers, &violations) {
      (reader: inout JSONReader) throws(JSONSyntaxError) -> String? in
      try reader.string()
    }
    try violations.throwIfAny()
    self.ifNoneMatch = ifNoneMatch
  }
}

extension GetContractJSON.Output {
  /// The response as it is sent (openapi.yaml:341).
  func response(to request: Request) -> Response {
    switch self {
    case .ok(let body, let headers):
      return respondRawJSON(200, body, to: request, headers.fields)
    case .notModified(let headers):
      return Response(status: 304, headers: headers.fields)
    case .badRequest(let body):
      return respondProblem(400, body, to: request)
    case .requestTimeout(let body):
      return respondProblem(408, body, to: request)
    case .contentTooLarge(let body):
      return respondProblem(413, body, to: request)
    case .uriTooLong(let body):
      return respondProblem(414, body, to: request)
    case .requestHeaderFieldsTooLarge(let body):
      return respondProblem(431, body, to: request)
    case .internalServerError(let body):
      return respondProblem(500, body, to: request)
    case .serviceUnavailable(let body, let headers):
      return respondProblem(503, body, to: request, headers.fields)
    }
  }
}

extension GetContractJSON {
  /// What is wrong with a response, in debug builds; `nil` if nothing is.
  static func check(_ response: Response) -> String? {
    #if DEBUG
      switch response.status {
      case 200:
        let fault = ContractContent.missing(["ETag"], in: response)
        if let fault { return fault }
        return checkRawJSON(response)
      case 304:
        let fault = ContractContent.missing(["ETag"], in: response)
        if let fault { return fault }
        return ContractContent.checkEmpty(response)
      case 400, 408, 413, 414, 431, 500:
        return checkProblem(response)
      case 503:
        let fault = ContractContent.missing(["Retry-After"], in: response)
        if let fault { return fault }
        return checkProblem(response)
      default: return ContractContent.undeclared(response)
      }
    #else
      return nil
    #endif
  }
}

/// Header fields of a response.
public struct UnauthorizedHeaders: Sendable {  // openapi.yaml:600
  /// The challenge (RFC 6750, section 3).
  public var wwwAuthenticate: String  // openapi.yaml:603

  /// Makes a value from its members.
  public init(wwwAuthenticate: String) {
    self.wwwAuthenticate = wwwAuthenticate
  }
}

extension UnauthorizedHeaders {
  /// The fields as they are sent (openapi.yaml:600).
  var fields: Headers {
    var fields = Headers()
    fields.add("WWW-Authenticate", wwwAuthenticate)
    return fields
  }
}

/// Header fields of a response.
public struct ServiceUnavailableHeaders: Sendable {  // openapi.yaml:637
  /// Seconds after which to try again.
  public var retryAfter: Int32  // openapi.yaml:640

  /// Makes a value from its members.
  public init(retryAfter: Int32) {
    self.retryAfter = retryAfter
  }
}

extension ServiceUnavailableHeaders {
  /// The fields as they are sent (openapi.yaml:637).
  var fields: Headers {
    var fields = Headers()
    fields.add("Retry-After", String(retryAfter))
    return fields
  }
}

/// A response with `application/json` (openapi.yaml:76).
private func respondTask(
  _ status: Int, _ body: [Task], to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter(reserving: 512)
  writeTaskArray(body, to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

#if DEBUG
  /// What is wrong with such a response; `nil` if nothing is.
  private func checkTask(_ response: Response) -> String? {
    if let fault = ContractContent.check(response, "application/json", readTaskArray) {
      return fault
    }
    return ContractContent.checkMediaType(response, ["application/json"])
  }
#endif

/// A response with `application/json` or `application/problem+json` (openapi.yaml:594).
private func respondProblem(
  _ status: Int, _ body: Problem, to request: Request, _ fields: Headers = Headers()
) -> Response {
  let mediaType = ContractContent.choose(
    ["application/json", "application/problem+json"], for: request)
  var writer = JSONWriter(reserving: 512)
  body.write(to: &writer)
  return .content(status, mediaType, writer.finish(), fields)
}

#if DEBUG
  /// What is wrong with such a response; `nil` if nothing is.
  private func checkProblem(_ response: Response) -> String? {
    if let fault = ContractContent.check(response, "application/json", Problem.read) {
      return fault
    }
    if let fault = ContractContent.check(response, "application/problem+json", Problem.read) {
      return fault
    }
    return ContractContent.checkMediaType(
      response, ["application/json", "application/problem+json"])
  }
#endif

/// A response with `application/json` (openapi.yaml:125).
private func respondTask2(
  _ status: Int, _ body: Task, to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter(reserving: 512)
  body.write(to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

#if DEBUG
  /// What is wrong with such a response; `nil` if nothing is.
  private func checkTask2(_ response: Response) -> String? {
    if let fault = ContractContent.check(response, "application/json", Task.read) {
      return fault
    }
    return ContractContent.checkMediaType(response, ["application/json"])
  }
#endif

/// A response with `application/json` (openapi.yaml:235).
private func respondDeletedTask(
  _ status: Int, _ body: DeletedTask, to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter(reserving: 512)
  body.write(to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

#if DEBUG
  /// What is wrong with such a response; `nil` if nothing is.
  private func checkDeletedTask(_ response: Response) -> String? {
    if let fault = ContractContent.check(response, "application/json", DeletedTask.read) {
      return fault
    }
    return ContractContent.checkMediaType(response, ["application/json"])
  }
#endif

/// A response with `application/json` (openapi.yaml:302).
private func respondHealth(
  _ status: Int, _ body: Health, to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter(reserving: 512)
  body.write(to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

#if DEBUG
  /// What is wrong with such a response; `nil` if nothing is.
  private func checkHealth(_ response: Response) -> String? {
    if let fault = ContractContent.check(response, "application/json", Health.read) {
      return fault
    }
    return ContractContent.checkMediaType(response, ["application/json"])
  }
#endif

/// A response with `application/yaml` (openapi.yaml:327).
private func respondApplicationYAML(
  _ status: Int, _ body: ResponseBody, to _: Request, _ fields: Headers = Headers()
) -> Response {
  return .content(status, "application/yaml", body, fields)
}

#if DEBUG
  /// What is wrong with such a response; `nil` if nothing is.
  private func checkApplicationYAML(_ response: Response) -> String? {
    return ContractContent.checkMediaType(response, ["application/yaml"])
  }
#endif

/// A response with `application/json` (openapi.yaml:354).
private func respondRawJSON(
  _ status: Int, _ body: RawJSON, to _: Request, _ fields: Headers = Headers()
) -> Response {
  return .content(status, "application/json", body.bytes, fields)
}

#if DEBUG
  /// What is wrong with such a response; `nil` if nothing is.
  private func checkRawJSON(_ response: Response) -> String? {
    if let fault = ContractContent.check(response, "application/json", readJSONMap) {
      return fault
    }
    return ContractContent.checkMediaType(response, ["application/json"])
  }
#endif
