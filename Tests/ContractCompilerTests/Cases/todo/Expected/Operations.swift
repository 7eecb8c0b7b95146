// Generated from openapi.yaml. Do not edit.
// What the application implements: Todo API 1.0.0.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// Lists the user's tasks.
  ///
  /// The newest task comes first unless `sort` or `order` ask for something else.
  ///
  /// `GET /api/{user_id}/tasks` (openapi.yaml:47)
  func listTasks(
    _ input: Operations.ListTasks.Input, owner: Owner
  ) async throws -> Operations.ListTasks.Output

  /// Creates a task.
  ///
  /// With an `Idempotency-Key` the request may be sent again, whatever became of it: it creates one
  /// task, and each time gets the first answer, also where the task has been changed or deleted
  /// since.
  ///
  /// `POST /api/{user_id}/tasks` (openapi.yaml:109)
  func createTask(
    _ input: Operations.CreateTask.Input, owner: Owner
  ) async throws -> Operations.CreateTask.Output

  /// Reads a task.
  ///
  /// `GET /api/{user_id}/tasks/{id}` (openapi.yaml:193)
  func getTask(
    _ input: Operations.GetTask.Input, owner: Owner
  ) async throws -> Operations.GetTask.Output

  /// Changes a task.
  ///
  /// An absent member keeps its value. `"description": null` clears the description.
  ///
  /// `PUT /api/{user_id}/tasks/{id}` (openapi.yaml:223)
  func updateTask(
    _ input: Operations.UpdateTask.Input, owner: Owner
  ) async throws -> Operations.UpdateTask.Output

  /// Changes a task, exactly as PUT does.
  ///
  /// For clients that send changes with PATCH: an absent member keeps its value, and
  /// `"description": null` clears the description.
  ///
  /// `PATCH /api/{user_id}/tasks/{id}` (openapi.yaml:263)
  func patchTask(
    _ input: Operations.PatchTask.Input, owner: Owner
  ) async throws -> Operations.PatchTask.Output

  /// Deletes a task for good.
  ///
  /// `DELETE /api/{user_id}/tasks/{id}` (openapi.yaml:302)
  func deleteTask(
    _ input: Operations.DeleteTask.Input, owner: Owner
  ) async throws -> Operations.DeleteTask.Output

  /// Toggles or sets whether a task is completed.
  ///
  /// Without a body, with `{}` or with `null`, the state is flipped; `{"completed": true}` and
  /// `{"completed": false}` set it.
  ///
  /// `PATCH /api/{user_id}/tasks/{id}/complete` (openapi.yaml:332)
  func completeTask(
    _ input: Operations.CompleteTask.Input, owner: Owner
  ) async throws -> Operations.CompleteTask.Output

  /// Tells whether the service has started and reaches its database.
  ///
  /// The answer is 200 once the service has started, and 503 before; `database` says whether
  /// requests for tasks can be served at present.
  ///
  /// `GET /health` (openapi.yaml:373)
  func getHealth(_ input: Operations.GetHealth.Input) async throws -> Operations.GetHealth.Output

  /// Tells that the process answers.
  ///
  /// For whoever restarts a process that does not; nothing else is asked or touched.
  ///
  /// `GET /livez` (openapi.yaml:397)
  func getLiveness(
    _ input: Operations.GetLiveness.Input
  ) async throws -> Operations.GetLiveness.Output

  /// Tells whether requests for tasks can be served at present.
  ///
  /// For whoever sends requests to one of several servers: 503 while it starts, and before it
  /// stops. In between the answer is what it knows of its database already: asking does not wake a
  /// database that sleeps.
  ///
  /// `GET /readyz` (openapi.yaml:419)
  func getReadiness(
    _ input: Operations.GetReadiness.Input
  ) async throws -> Operations.GetReadiness.Output

  /// This document, byte for byte as it was compiled into the server.
  ///
  /// `GET /openapi.yaml` (openapi.yaml:443)
  func getContractYAML(
    _ input: Operations.GetContractYAML.Input
  ) async throws -> Operations.GetContractYAML.Output

  /// This document as JSON.
  ///
  /// `GET /openapi.json` (openapi.yaml:470)
  func getContractJSON(
    _ input: Operations.GetContractJSON.Input
  ) async throws -> Operations.GetContractJSON.Output

  /// Tells what this is, and where to go from here.
  ///
  /// A page for a browser, JSON for everybody else.
  ///
  /// `GET /` (openapi.yaml:499)
  func describeService(
    _ input: Operations.DescribeService.Input
  ) async throws -> Operations.DescribeService.Output

  /// A page that shows this document, and tries its operations.
  ///
  /// 404 where the server is not told to serve it (`DOCS=on`): the page is a viewer that somebody
  /// else wrote, beside a token that is pasted into it.
  ///
  /// `GET /docs` (openapi.yaml:530)
  func getDocumentation(
    _ input: Operations.GetDocumentation.Input
  ) async throws -> Operations.GetDocumentation.Output

  /// The viewer of the page (Swagger UI).
  ///
  /// `GET /docs/viewer.js` (openapi.yaml:555)
  func getDocumentationViewer(
    _ input: Operations.GetDocumentationViewer.Input
  ) async throws -> Operations.GetDocumentationViewer.Output

  /// How the page looks.
  ///
  /// `GET /docs/viewer.css` (openapi.yaml:583)
  func getDocumentationStyle(
    _ input: Operations.GetDocumentationStyle.Input
  ) async throws -> Operations.GetDocumentationStyle.Output

  /// Starts the viewer with this document.
  ///
  /// `GET /docs/start.js` (openapi.yaml:611)
  func getDocumentationStart(
    _ input: Operations.GetDocumentationStart.Input
  ) async throws -> Operations.GetDocumentationStart.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// `GET /api/{user_id}/tasks`.
  public enum ListTasks {  // openapi.yaml:47
    public struct Input: Hashable, Sendable {
      /// Which tasks to list. `active` and `incomplete` mean the same as `pending`.
      public var status: Operations.ListTasks.Status  // openapi.yaml:53
      /// What to sort by. `created` and `date` mean the same as `created_at`, `updated` the same as
      /// `updated_at`, and `alpha` the same as `title`.
      public var sort: Operations.ListTasks.Sort  // openapi.yaml:62
      /// The direction. Without it dates run from new to old and titles from A to Z, whatever their
      /// case; letters beyond A to Z are ordered as the database orders them.
      public var order: Operations.ListTasks.Order?  // openapi.yaml:72

      public init(
        status: Operations.ListTasks.Status = .all, sort: Operations.ListTasks.Sort = .createdAt,
        order: Operations.ListTasks.Order? = nil
      ) {
        self.status = status
        self.sort = sort
        self.order = order
      }
    }

    public enum Output: OperationOutput, Hashable {
      /// The tasks; an empty array where there are none.
      case ok([Schemas.Task])  // openapi.yaml:82
      /// The same from JSON that was written item by item, without values of them.
      case okEncoded(EncodedArray<Schemas.Task>)  // openapi.yaml:82
      /// The same from items that are made while they are sent, for long arrays.
      case okStream(ArrayStream<Schemas.Task>)  // openapi.yaml:82
      /// An error that the contract describes among its components.
      case error(Operations.GetTask.ErrorResponse)
    }

    public typealias ErrorResponse = Operations.GetTask.ErrorResponse

    public enum Status: String, Sendable, CaseIterable {  // openapi.yaml:58
      case all
      case pending
      case completed
      case active
      case incomplete
    }

    public enum Sort: String, Sendable, CaseIterable {  // openapi.yaml:68
      case created
      case createdAt = "created_at"
      case date
      case updated
      case updatedAt = "updated_at"
      case title
      case alpha
    }

    public enum Order: String, Sendable, CaseIterable {  // openapi.yaml:78
      case asc
      case desc
    }
  }
}

extension Operations {
  /// `POST /api/{user_id}/tasks`.
  public enum CreateTask {  // openapi.yaml:109
    public struct Input: Hashable, Sendable {
      /// A text that the client makes up for this request alone, such as a UUID, with or without
      /// quotes. It is the user's own and is kept for at least a day, with the task as it was
      /// created, deleted meanwhile or not. A body of other bytes with the same key is 422; while
      /// the first request with it is under way, another waits for it, at most a second, and then
      /// is 409.
      public var idempotencyKey: String?  // openapi.yaml:675
      public var body: Schemas.NewTask  // openapi.yaml:120
      /// The request by the key under which its client may send it again; a handler has its effect
      /// once for each.
      public var idempotentRequest: IdempotentRequest?  // openapi.yaml:109

      public init(
        idempotencyKey: String? = nil, body: Schemas.NewTask,
        idempotentRequest: IdempotentRequest? = nil
      ) {
        self.idempotencyKey = idempotencyKey
        self.body = body
        self.idempotentRequest = idempotentRequest
      }
    }

    public enum Output: OperationOutput, Hashable {
      /// The task as stored.
      case created(Schemas.Task, headers: Operations.CreateTask.CreatedHeaders)  // openapi.yaml:129
      /// An error that the contract describes among its components.
      case error(Operations.CreateTask.ErrorResponse)
    }

    /// The errors of components that this operation, and others like it, declare.
    public enum ErrorResponse: OperationOutput, Hashable {
      /// The request is malformed, such as a body that is not JSON.
      case badRequest(Schemas.Problem)  // openapi.yaml:954
      /// The token is missing, malformed, expired or not to be verified.
      // openapi.yaml:963
      case unauthorized(Schemas.Problem, headers: Responses.UnauthorizedHeaders)
      /// The token is good, but it is not the token of the user in the path.
      case forbidden(Schemas.Problem)  // openapi.yaml:973
      /// There is no such path, or no such task of this user.
      case notFound(Schemas.Problem)  // openapi.yaml:976
      /// The request took too long to arrive.
      case requestTimeout(Schemas.Problem)  // openapi.yaml:993
      /// The first request with this `Idempotency-Key` is still under way.
      case conflict(Schemas.Problem, headers: Responses.ConflictHeaders)  // openapi.yaml:982
      /// The body is larger than 1 MiB.
      case contentTooLarge(Schemas.Problem)  // openapi.yaml:1003
      /// The request target is too long.
      case uriTooLong(Schemas.Problem)  // openapi.yaml:1006
      /// The body is not `application/json` in UTF-8, or it is compressed.
      case unsupportedMediaType(Schemas.Problem)  // openapi.yaml:1009
      /// The request is well-formed but disagrees with this contract; `errors` says where.
      case unprocessableContent(Schemas.Problem)  // openapi.yaml:1012
      /// The header fields are too large or too many.
      case requestHeaderFieldsTooLarge(Schemas.Problem)  // openapi.yaml:1015
      /// The server made a mistake; the request id finds it in the log.
      case internalServerError(Schemas.Problem)  // openapi.yaml:1018
      /// The database cannot be reached or did not answer in time, or the server is starting, or
      /// has too much to do. Where a change may have been made all the same, `detail` says so: look
      /// before trying again, or create with an `Idempotency-Key`.
      // openapi.yaml:1021
      case serviceUnavailable(Schemas.Problem, headers: Responses.ServiceUnavailableHeaders)
    }

    public struct CreatedHeaders: Hashable, Sendable {  // openapi.yaml:132
      /// The version of the task (RFC 9110, section 8.8.3): a strong tag, for `If-Match` of changes
      /// and deletions, and for `If-None-Match` of `GET`. Nothing can be read from its text.
      public var eTag: String  // openapi.yaml:132
      /// The path of the new task.
      public var location: String  // openapi.yaml:133

      public init(eTag: String, location: String) {
        self.eTag = eTag
        self.location = location
      }

      var fields: Headers {
        var fields = Headers()
        fields.add("ETag", eTag)
        fields.add("Location", location)
        return fields
      }
    }
  }
}

extension Operations {
  /// `GET /api/{user_id}/tasks/{id}`.
  public enum GetTask {  // openapi.yaml:193
    public struct Input: Hashable, Sendable {
      /// The number of the task.
      public var id: Int64  // openapi.yaml:666
      /// The versions of the task that the client holds, as `ETag` values, or `*` for any (RFC
      /// 9110, section 13.1.2). Where the task has one of them, the answer is 304 without content.
      public var ifNoneMatch: String?  // openapi.yaml:701

      public init(id: Int64, ifNoneMatch: String? = nil) {
        self.id = id
        self.ifNoneMatch = ifNoneMatch
      }
    }

    public enum Output: OperationOutput, Hashable {
      /// The task.
      case ok(Schemas.Task, headers: Operations.GetTask.OKHeaders)  // openapi.yaml:200
      /// The task is the one that the client has.
      case notModified(headers: Operations.GetTask.NotModifiedHeaders)  // openapi.yaml:208
      /// An error that the contract describes among its components.
      case error(Operations.GetTask.ErrorResponse)
    }

    /// The errors of components that this operation, and others like it, declare.
    public enum ErrorResponse: OperationOutput, Hashable {
      /// The request is malformed, such as a body that is not JSON.
      case badRequest(Schemas.Problem)  // openapi.yaml:954
      /// The token is missing, malformed, expired or not to be verified.
      // openapi.yaml:963
      case unauthorized(Schemas.Problem, headers: Responses.UnauthorizedHeaders)
      /// The token is good, but it is not the token of the user in the path.
      case forbidden(Schemas.Problem)  // openapi.yaml:973
      /// There is no such path, or no such task of this user.
      case notFound(Schemas.Problem)  // openapi.yaml:976
      /// The request took too long to arrive.
      case requestTimeout(Schemas.Problem)  // openapi.yaml:993
      /// The body is larger than 1 MiB.
      case contentTooLarge(Schemas.Problem)  // openapi.yaml:1003
      /// The request target is too long.
      case uriTooLong(Schemas.Problem)  // openapi.yaml:1006
      /// The request is well-formed but disagrees with this contract; `errors` says where.
      case unprocessableContent(Schemas.Problem)  // openapi.yaml:1012
      /// The header fields are too large or too many.
      case requestHeaderFieldsTooLarge(Schemas.Problem)  // openapi.yaml:1015
      /// The server made a mistake; the request id finds it in the log.
      case internalServerError(Schemas.Problem)  // openapi.yaml:1018
      /// The database cannot be reached or did not answer in time, or the server is starting, or
      /// has too much to do. Where a change may have been made all the same, `detail` says so: look
      /// before trying again, or create with an `Idempotency-Key`.
      // openapi.yaml:1021
      case serviceUnavailable(Schemas.Problem, headers: Responses.ServiceUnavailableHeaders)
    }

    public struct OKHeaders: Hashable, Sendable {  // openapi.yaml:203
      /// The version of the task (RFC 9110, section 8.8.3): a strong tag, for `If-Match` of changes
      /// and deletions, and for `If-None-Match` of `GET`. Nothing can be read from its text.
      public var eTag: String  // openapi.yaml:203

      public init(eTag: String) { self.eTag = eTag }

      var fields: Headers {
        var fields = Headers()
        fields.add("ETag", eTag)
        return fields
      }
    }

    public struct NotModifiedHeaders: Hashable, Sendable {  // openapi.yaml:211
      /// The version of the task (RFC 9110, section 8.8.3): a strong tag, for `If-Match` of changes
      /// and deletions, and for `If-None-Match` of `GET`. Nothing can be read from its text.
      public var eTag: String  // openapi.yaml:211

      public init(eTag: String) { self.eTag = eTag }

      var fields: Headers {
        var fields = Headers()
        fields.add("ETag", eTag)
        return fields
      }
    }
  }
}

extension Operations {
  /// `PUT /api/{user_id}/tasks/{id}`.
  public enum UpdateTask {  // openapi.yaml:223
    public struct Input: Hashable, Sendable {
      /// The number of the task.
      public var id: Int64  // openapi.yaml:666
      /// The versions of the task that the client expects, as `ETag` values, or `*` for any (RFC
      /// 9110, section 13.1.1). Where the task has another, nothing is done, and the answer is 412.
      /// A weak tag
      /// (`W/"..."`) is that of no version.
      public var ifMatch: String?  // openapi.yaml:689
      public var body: Schemas.TaskChanges  // openapi.yaml:232

      public init(id: Int64, ifMatch: String? = nil, body: Schemas.TaskChanges) {
        self.id = id
        self.ifMatch = ifMatch
        self.body = body
      }
    }

    public enum Output: OperationOutput, Hashable {
      /// The task after the change.
      case ok(Schemas.Task, headers: Operations.UpdateTask.OKHeaders)  // openapi.yaml:242
      /// An error that the contract describes among its components.
      case error(Operations.CompleteTask.ErrorResponse)
    }

    public typealias ErrorResponse = Operations.CompleteTask.ErrorResponse

    public struct OKHeaders: Hashable, Sendable {  // openapi.yaml:245
      /// The version of the task (RFC 9110, section 8.8.3): a strong tag, for `If-Match` of changes
      /// and deletions, and for `If-None-Match` of `GET`. Nothing can be read from its text.
      public var eTag: String  // openapi.yaml:245

      public init(eTag: String) { self.eTag = eTag }

      var fields: Headers {
        var fields = Headers()
        fields.add("ETag", eTag)
        return fields
      }
    }
  }
}

extension Operations {
  /// `PATCH /api/{user_id}/tasks/{id}`.
  public enum PatchTask {  // openapi.yaml:263
    public struct Input: Hashable, Sendable {
      /// The number of the task.
      public var id: Int64  // openapi.yaml:666
      /// The versions of the task that the client expects, as `ETag` values, or `*` for any (RFC
      /// 9110, section 13.1.1). Where the task has another, nothing is done, and the answer is 412.
      /// A weak tag
      /// (`W/"..."`) is that of no version.
      public var ifMatch: String?  // openapi.yaml:689
      public var body: Schemas.TaskChanges  // openapi.yaml:273

      public init(id: Int64, ifMatch: String? = nil, body: Schemas.TaskChanges) {
        self.id = id
        self.ifMatch = ifMatch
        self.body = body
      }
    }

    public enum Output: OperationOutput, Hashable {
      /// The task after the change.
      case ok(Schemas.Task, headers: Operations.PatchTask.OKHeaders)  // openapi.yaml:281
      /// An error that the contract describes among its components.
      case error(Operations.CompleteTask.ErrorResponse)
    }

    public typealias ErrorResponse = Operations.CompleteTask.ErrorResponse

    public struct OKHeaders: Hashable, Sendable {  // openapi.yaml:284
      /// The version of the task (RFC 9110, section 8.8.3): a strong tag, for `If-Match` of changes
      /// and deletions, and for `If-None-Match` of `GET`. Nothing can be read from its text.
      public var eTag: String  // openapi.yaml:284

      public init(eTag: String) { self.eTag = eTag }

      var fields: Headers {
        var fields = Headers()
        fields.add("ETag", eTag)
        return fields
      }
    }
  }
}

extension Operations {
  /// `DELETE /api/{user_id}/tasks/{id}`.
  public enum DeleteTask {  // openapi.yaml:302
    public struct Input: Hashable, Sendable {
      /// The number of the task.
      public var id: Int64  // openapi.yaml:666
      /// The versions of the task that the client expects, as `ETag` values, or `*` for any (RFC
      /// 9110, section 13.1.1). Where the task has another, nothing is done, and the answer is 412.
      /// A weak tag
      /// (`W/"..."`) is that of no version.
      public var ifMatch: String?  // openapi.yaml:689

      public init(id: Int64, ifMatch: String? = nil) {
        self.id = id
        self.ifMatch = ifMatch
      }
    }

    public enum Output: OperationOutput, Hashable {
      /// What was deleted.
      case ok(Schemas.DeletedTask)  // openapi.yaml:309
      /// An error that the contract describes among its components.
      case error(Operations.DeleteTask.ErrorResponse)
    }

    /// The errors of components that this operation, and others like it, declare.
    public enum ErrorResponse: OperationOutput, Hashable {
      /// The request is malformed, such as a body that is not JSON.
      case badRequest(Schemas.Problem)  // openapi.yaml:954
      /// The token is missing, malformed, expired or not to be verified.
      // openapi.yaml:963
      case unauthorized(Schemas.Problem, headers: Responses.UnauthorizedHeaders)
      /// The token is good, but it is not the token of the user in the path.
      case forbidden(Schemas.Problem)  // openapi.yaml:973
      /// There is no such path, or no such task of this user.
      case notFound(Schemas.Problem)  // openapi.yaml:976
      /// The request took too long to arrive.
      case requestTimeout(Schemas.Problem)  // openapi.yaml:993
      /// The task is none of the versions that `If-Match` names, as it has changed, or as the tag
      /// is weak. Nothing was done.
      // openapi.yaml:996
      case preconditionFailed(Schemas.Problem, headers: Responses.PreconditionFailedHeaders)
      /// The body is larger than 1 MiB.
      case contentTooLarge(Schemas.Problem)  // openapi.yaml:1003
      /// The request target is too long.
      case uriTooLong(Schemas.Problem)  // openapi.yaml:1006
      /// The request is well-formed but disagrees with this contract; `errors` says where.
      case unprocessableContent(Schemas.Problem)  // openapi.yaml:1012
      /// The header fields are too large or too many.
      case requestHeaderFieldsTooLarge(Schemas.Problem)  // openapi.yaml:1015
      /// The server made a mistake; the request id finds it in the log.
      case internalServerError(Schemas.Problem)  // openapi.yaml:1018
      /// The database cannot be reached or did not answer in time, or the server is starting, or
      /// has too much to do. Where a change may have been made all the same, `detail` says so: look
      /// before trying again, or create with an `Idempotency-Key`.
      // openapi.yaml:1021
      case serviceUnavailable(Schemas.Problem, headers: Responses.ServiceUnavailableHeaders)
    }
  }
}

extension Operations {
  /// `PATCH /api/{user_id}/tasks/{id}/complete`.
  public enum CompleteTask {  // openapi.yaml:332
    public struct Input: Hashable, Sendable {
      /// The number of the task.
      public var id: Int64  // openapi.yaml:666
      /// The versions of the task that the client expects, as `ETag` values, or `*` for any (RFC
      /// 9110, section 13.1.1). Where the task has another, nothing is done, and the answer is 412.
      /// A weak tag
      /// (`W/"..."`) is that of no version.
      public var ifMatch: String?  // openapi.yaml:689
      public var body: Schemas.Completion?  // openapi.yaml:342

      public init(id: Int64, ifMatch: String? = nil, body: Schemas.Completion? = nil) {
        self.id = id
        self.ifMatch = ifMatch
        self.body = body
      }
    }

    public enum Output: OperationOutput, Hashable {
      /// The task after the change.
      case ok(Schemas.Task, headers: Operations.CompleteTask.OKHeaders)  // openapi.yaml:350
      /// An error that the contract describes among its components.
      case error(Operations.CompleteTask.ErrorResponse)
    }

    /// The errors of components that this operation, and others like it, declare.
    public enum ErrorResponse: OperationOutput, Hashable {
      /// The request is malformed, such as a body that is not JSON.
      case badRequest(Schemas.Problem)  // openapi.yaml:954
      /// The token is missing, malformed, expired or not to be verified.
      // openapi.yaml:963
      case unauthorized(Schemas.Problem, headers: Responses.UnauthorizedHeaders)
      /// The token is good, but it is not the token of the user in the path.
      case forbidden(Schemas.Problem)  // openapi.yaml:973
      /// There is no such path, or no such task of this user.
      case notFound(Schemas.Problem)  // openapi.yaml:976
      /// The request took too long to arrive.
      case requestTimeout(Schemas.Problem)  // openapi.yaml:993
      /// The task is none of the versions that `If-Match` names, as it has changed, or as the tag
      /// is weak. Nothing was done.
      // openapi.yaml:996
      case preconditionFailed(Schemas.Problem, headers: Responses.PreconditionFailedHeaders)
      /// The body is larger than 1 MiB.
      case contentTooLarge(Schemas.Problem)  // openapi.yaml:1003
      /// The request target is too long.
      case uriTooLong(Schemas.Problem)  // openapi.yaml:1006
      /// The body is not `application/json` in UTF-8, or it is compressed.
      case unsupportedMediaType(Schemas.Problem)  // openapi.yaml:1009
      /// The request is well-formed but disagrees with this contract; `errors` says where.
      case unprocessableContent(Schemas.Problem)  // openapi.yaml:1012
      /// The header fields are too large or too many.
      case requestHeaderFieldsTooLarge(Schemas.Problem)  // openapi.yaml:1015
      /// The server made a mistake; the request id finds it in the log.
      case internalServerError(Schemas.Problem)  // openapi.yaml:1018
      /// The database cannot be reached or did not answer in time, or the server is starting, or
      /// has too much to do. Where a change may have been made all the same, `detail` says so: look
      /// before trying again, or create with an `Idempotency-Key`.
      // openapi.yaml:1021
      case serviceUnavailable(Schemas.Problem, headers: Responses.ServiceUnavailableHeaders)
    }

    public struct OKHeaders: Hashable, Sendable {  // openapi.yaml:353
      /// The version of the task (RFC 9110, section 8.8.3): a strong tag, for `If-Match` of changes
      /// and deletions, and for `If-None-Match` of `GET`. Nothing can be read from its text.
      public var eTag: String  // openapi.yaml:353

      public init(eTag: String) { self.eTag = eTag }

      var fields: Headers {
        var fields = Headers()
        fields.add("ETag", eTag)
        return fields
      }
    }
  }
}

extension Operations {
  /// `GET /health`.
  public enum GetHealth {  // openapi.yaml:373
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// The service is alive.
      case ok(Schemas.Health)  // openapi.yaml:382
      /// An error that the contract describes among its components.
      case error(Operations.GetContractJSON.ErrorResponse)
    }

    public typealias ErrorResponse = Operations.GetContractJSON.ErrorResponse
  }
}

extension Operations {
  /// `GET /livez`.
  public enum GetLiveness {  // openapi.yaml:397
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// The process answers.
      case ok(Schemas.Probe)  // openapi.yaml:404
      /// An error that the contract describes among its components.
      case error(Operations.GetContractJSON.ErrorResponse)
    }

    public typealias ErrorResponse = Operations.GetContractJSON.ErrorResponse
  }
}

extension Operations {
  /// `GET /readyz`.
  public enum GetReadiness {  // openapi.yaml:419
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// Requests for tasks can be served, as far as is known.
      case ok(Schemas.Probe)  // openapi.yaml:428
      /// An error that the contract describes among its components.
      case error(Operations.GetContractJSON.ErrorResponse)
    }

    public typealias ErrorResponse = Operations.GetContractJSON.ErrorResponse
  }
}

extension Operations {
  /// `GET /openapi.yaml`.
  public enum GetContractYAML {  // openapi.yaml:443
    public struct Input: Hashable, Sendable {
      /// The `ETag` values that the client holds (RFC 9110, section 13.1.2).
      public var ifNoneMatch: String?  // openapi.yaml:709

      public init(ifNoneMatch: String? = nil) { self.ifNoneMatch = ifNoneMatch }
    }

    public enum Output: OperationOutput {
      /// The document as YAML.
      case ok(ResponseBody, headers: Operations.GetContractYAML.OKHeaders)  // openapi.yaml:451
      /// The document is the one that the client has.
      case notModified(headers: Operations.GetContractYAML.NotModifiedHeaders)  // openapi.yaml:457
      /// An error that the contract describes among its components.
      case error(Operations.GetContractJSON.ErrorResponse)
    }

    public typealias ErrorResponse = Operations.GetContractJSON.ErrorResponse

    public struct OKHeaders: Hashable, Sendable {  // openapi.yaml:454
      /// Identifies this version of the document.
      public var eTag: String  // openapi.yaml:454

      public init(eTag: String) { self.eTag = eTag }

      var fields: Headers {
        var fields = Headers()
        fields.add("ETag", eTag)
        return fields
      }
    }

    public struct NotModifiedHeaders: Hashable, Sendable {  // openapi.yaml:460
      /// Identifies this version of the document.
      public var eTag: String  // openapi.yaml:460

      public init(eTag: String) { self.eTag = eTag }

      var fields: Headers {
        var fields = Headers()
        fields.add("ETag", eTag)
        return fields
      }
    }
  }
}

extension Operations {
  /// `GET /openapi.json`.
  public enum GetContractJSON {  // openapi.yaml:470
    public struct Input: Hashable, Sendable {
      /// The `ETag` values that the client holds (RFC 9110, section 13.1.2).
      public var ifNoneMatch: String?  // openapi.yaml:709

      public init(ifNoneMatch: String? = nil) { self.ifNoneMatch = ifNoneMatch }
    }

    public enum Output: OperationOutput, Hashable {
      /// The document as JSON.
      case ok(RawJSON, headers: Operations.GetContractJSON.OKHeaders)  // openapi.yaml:478
      /// The document is the one that the client has.
      case notModified(headers: Operations.GetContractJSON.NotModifiedHeaders)  // openapi.yaml:486
      /// An error that the contract describes among its components.
      case error(Operations.GetContractJSON.ErrorResponse)
    }

    /// The errors of components that this operation, and others like it, declare.
    public enum ErrorResponse: OperationOutput, Hashable {
      /// The request is malformed, such as a body that is not JSON.
      case badRequest(Schemas.Problem)  // openapi.yaml:954
      /// The request took too long to arrive.
      case requestTimeout(Schemas.Problem)  // openapi.yaml:993
      /// The body is larger than 1 MiB.
      case contentTooLarge(Schemas.Problem)  // openapi.yaml:1003
      /// The request target is too long.
      case uriTooLong(Schemas.Problem)  // openapi.yaml:1006
      /// The header fields are too large or too many.
      case requestHeaderFieldsTooLarge(Schemas.Problem)  // openapi.yaml:1015
      /// The server made a mistake; the request id finds it in the log.
      case internalServerError(Schemas.Problem)  // openapi.yaml:1018
      /// The database cannot be reached or did not answer in time, or the server is starting, or
      /// has too much to do. Where a change may have been made all the same, `detail` says so: look
      /// before trying again, or create with an `Idempotency-Key`.
      // openapi.yaml:1021
      case serviceUnavailable(Schemas.Problem, headers: Responses.ServiceUnavailableHeaders)
    }

    public struct OKHeaders: Hashable, Sendable {  // openapi.yaml:481
      /// Identifies this version of the document.
      public var eTag: String  // openapi.yaml:481

      public init(eTag: String) { self.eTag = eTag }

      var fields: Headers {
        var fields = Headers()
        fields.add("ETag", eTag)
        return fields
      }
    }

    public struct NotModifiedHeaders: Hashable, Sendable {  // openapi.yaml:489
      /// Identifies this version of the document.
      public var eTag: String  // openapi.yaml:489

      public init(eTag: String) { self.eTag = eTag }

      var fields: Headers {
        var fields = Headers()
        fields.add("ETag", eTag)
        return fields
      }
    }
  }
}

extension Operations {
  /// `GET /`.
  public enum DescribeService {  // openapi.yaml:499
    public struct Input: Sendable {
      /// Which media types the client accepts, and which it prefers.
      public var accept: Accept  // openapi.yaml:499

      public init(accept: Accept = Accept(Headers())) { self.accept = accept }
    }

    public enum Output: OperationOutput {
      /// What is where.
      // openapi.yaml:506
      case ok(Operations.DescribeService.OKContent, headers: Operations.DescribeService.OKHeaders)
      /// An error that the contract describes among its components.
      case error(Operations.DescribeService.ErrorResponse)
    }

    /// The errors of components that this operation, and others like it, declare.
    public enum ErrorResponse: OperationOutput, Hashable {
      /// The request is malformed, such as a body that is not JSON.
      case badRequest(Schemas.Problem)  // openapi.yaml:954
      /// The client accepts neither JSON nor HTML.
      case notAcceptable(Schemas.Problem)  // openapi.yaml:979
      /// The request took too long to arrive.
      case requestTimeout(Schemas.Problem)  // openapi.yaml:993
      /// The body is larger than 1 MiB.
      case contentTooLarge(Schemas.Problem)  // openapi.yaml:1003
      /// The request target is too long.
      case uriTooLong(Schemas.Problem)  // openapi.yaml:1006
      /// The header fields are too large or too many.
      case requestHeaderFieldsTooLarge(Schemas.Problem)  // openapi.yaml:1015
      /// The server made a mistake; the request id finds it in the log.
      case internalServerError(Schemas.Problem)  // openapi.yaml:1018
      /// The database cannot be reached or did not answer in time, or the server is starting, or
      /// has too much to do. Where a change may have been made all the same, `detail` says so: look
      /// before trying again, or create with an `Idempotency-Key`.
      // openapi.yaml:1021
      case serviceUnavailable(Schemas.Problem, headers: Responses.ServiceUnavailableHeaders)
    }

    /// The content of the response 200, by its media type.
    public enum OKContent: Sendable {  // openapi.yaml:506
      /// `application/json`.
      case json(Schemas.ServiceDescription)
      /// `text/html`.
      case textHTML(ResponseBody)
    }

    public struct OKHeaders: Hashable, Sendable {  // openapi.yaml:509
      /// What the page may load and run, which is nothing but what this server has.
      public var contentSecurityPolicy: String  // openapi.yaml:509
      /// The answer depends on `Accept`.
      public var vary: String  // openapi.yaml:510

      public init(contentSecurityPolicy: String, vary: String) {
        self.contentSecurityPolicy = contentSecurityPolicy
        self.vary = vary
      }

      var fields: Headers {
        var fields = Headers()
        fields.add("Content-Security-Policy", contentSecurityPolicy)
        fields.add("Vary", vary)
        return fields
      }
    }
  }
}

extension Operations {
  /// `GET /docs`.
  public enum GetDocumentation {  // openapi.yaml:530
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput {
      /// The page.
      case ok(ResponseBody, headers: Operations.GetDocumentation.OKHeaders)  // openapi.yaml:539
      /// An error that the contract describes among its components.
      case error(Operations.GetDocumentation.ErrorResponse)
    }

    /// The errors of components that this operation, and others like it, declare.
    public enum ErrorResponse: OperationOutput, Hashable {
      /// The request is malformed, such as a body that is not JSON.
      case badRequest(Schemas.Problem)  // openapi.yaml:954
      /// There is no such path, or no such task of this user.
      case notFound(Schemas.Problem)  // openapi.yaml:976
      /// The request took too long to arrive.
      case requestTimeout(Schemas.Problem)  // openapi.yaml:993
      /// The body is larger than 1 MiB.
      case contentTooLarge(Schemas.Problem)  // openapi.yaml:1003
      /// The request target is too long.
      case uriTooLong(Schemas.Problem)  // openapi.yaml:1006
      /// The header fields are too large or too many.
      case requestHeaderFieldsTooLarge(Schemas.Problem)  // openapi.yaml:1015
      /// The server made a mistake; the request id finds it in the log.
      case internalServerError(Schemas.Problem)  // openapi.yaml:1018
      /// The database cannot be reached or did not answer in time, or the server is starting, or
      /// has too much to do. Where a change may have been made all the same, `detail` says so: look
      /// before trying again, or create with an `Idempotency-Key`.
      // openapi.yaml:1021
      case serviceUnavailable(Schemas.Problem, headers: Responses.ServiceUnavailableHeaders)
    }

    public struct OKHeaders: Hashable, Sendable {  // openapi.yaml:542
      /// What the page may load and run, which is nothing but what this server has.
      public var contentSecurityPolicy: String  // openapi.yaml:542

      public init(contentSecurityPolicy: String) {
        self.contentSecurityPolicy = contentSecurityPolicy
      }

      var fields: Headers {
        var fields = Headers()
        fields.add("Content-Security-Policy", contentSecurityPolicy)
        return fields
      }
    }
  }
}

extension Operations {
  /// `GET /docs/viewer.js`.
  public enum GetDocumentationViewer {  // openapi.yaml:555
    public struct Input: Hashable, Sendable {
      /// The `ETag` values that the client holds (RFC 9110, section 13.1.2).
      public var ifNoneMatch: String?  // openapi.yaml:709

      public init(ifNoneMatch: String? = nil) { self.ifNoneMatch = ifNoneMatch }
    }

    public enum Output: OperationOutput {
      /// The file.
      // openapi.yaml:563
      case ok(ResponseBody, headers: Operations.GetDocumentationViewer.OKHeaders)
      /// The file is the one that the client has.
      // openapi.yaml:569
      case notModified(headers: Operations.GetDocumentationViewer.NotModifiedHeaders)
      /// An error that the contract describes among its components.
      case error(Operations.GetDocumentation.ErrorResponse)
    }

    public typealias ErrorResponse = Operations.GetDocumentation.ErrorResponse

    public struct OKHeaders: Hashable, Sendable {  // openapi.yaml:566
      /// Identifies this version of the document.
      public var eTag: String  // openapi.yaml:566

      public init(eTag: String) { self.eTag = eTag }

      var fields: Headers {
        var fields = Headers()
        fields.add("ETag", eTag)
        return fields
      }
    }

    public struct NotModifiedHeaders: Hashable, Sendable {  // openapi.yaml:572
      /// Identifies this version of the document.
      public var eTag: String  // openapi.yaml:572

      public init(eTag: String) { self.eTag = eTag }

      var fields: Headers {
        var fields = Headers()
        fields.add("ETag", eTag)
        return fields
      }
    }
  }
}

extension Operations {
  /// `GET /docs/viewer.css`.
  public enum GetDocumentationStyle {  // openapi.yaml:583
    public struct Input: Hashable, Sendable {
      /// The `ETag` values that the client holds (RFC 9110, section 13.1.2).
      public var ifNoneMatch: String?  // openapi.yaml:709

      public init(ifNoneMatch: String? = nil) { self.ifNoneMatch = ifNoneMatch }
    }

    public enum Output: OperationOutput {
      /// The file.
      // openapi.yaml:591
      case ok(ResponseBody, headers: Operations.GetDocumentationStyle.OKHeaders)
      /// The file is the one that the client has.
      // openapi.yaml:597
      case notModified(headers: Operations.GetDocumentationStyle.NotModifiedHeaders)
      /// An error that the contract describes among its components.
      case error(Operations.GetDocumentation.ErrorResponse)
    }

    public typealias ErrorResponse = Operations.GetDocumentation.ErrorResponse

    public struct OKHeaders: Hashable, Sendable {  // openapi.yaml:594
      /// Identifies this version of the document.
      public var eTag: String  // openapi.yaml:594

      public init(eTag: String) { self.eTag = eTag }

      var fields: Headers {
        var fields = Headers()
        fields.add("ETag", eTag)
        return fields
      }
    }

    public struct NotModifiedHeaders: Hashable, Sendable {  // openapi.yaml:600
      /// Identifies this version of the document.
      public var eTag: String  // openapi.yaml:600

      public init(eTag: String) { self.eTag = eTag }

      var fields: Headers {
        var fields = Headers()
        fields.add("ETag", eTag)
        return fields
      }
    }
  }
}

extension Operations {
  /// `GET /docs/start.js`.
  public enum GetDocumentationStart {  // openapi.yaml:611
    public struct Input: Hashable, Sendable {
      /// The `ETag` values that the client holds (RFC 9110, section 13.1.2).
      public var ifNoneMatch: String?  // openapi.yaml:709

      public init(ifNoneMatch: String? = nil) { self.ifNoneMatch = ifNoneMatch }
    }

    public enum Output: OperationOutput {
      /// The file.
      // openapi.yaml:619
      case ok(ResponseBody, headers: Operations.GetDocumentationStart.OKHeaders)
      /// The file is the one that the client has.
      // openapi.yaml:625
      case notModified(headers: Operations.GetDocumentationStart.NotModifiedHeaders)
      /// An error that the contract describes among its components.
      case error(Operations.GetDocumentation.ErrorResponse)
    }

    public typealias ErrorResponse = Operations.GetDocumentation.ErrorResponse

    public struct OKHeaders: Hashable, Sendable {  // openapi.yaml:622
      /// Identifies this version of the document.
      public var eTag: String  // openapi.yaml:622

      public init(eTag: String) { self.eTag = eTag }

      var fields: Headers {
        var fields = Headers()
        fields.add("ETag", eTag)
        return fields
      }
    }

    public struct NotModifiedHeaders: Hashable, Sendable {  // openapi.yaml:628
      /// Identifies this version of the document.
      public var eTag: String  // openapi.yaml:628

      public init(eTag: String) { self.eTag = eTag }

      var fields: Headers {
        var fields = Headers()
        fields.add("ETag", eTag)
        return fields
      }
    }
  }
}
