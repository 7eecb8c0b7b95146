// What the todo app does, one method an operation of openapi.yaml. Token, owner, parameters and body
// have been checked by the generated router before any of these run.

import ContractPostgreSQL
import ContractRuntime
import TodoContract

/// The todo app behind the generated routes.
public struct TodoApplication: API {
  let storage: TodoStorage
  let documentation: DocumentationViewer?

  /// The app on its storage, which may open later.
  ///
  /// - Parameter documentation: What `/docs` shows the contract with; `nil` where it is not served.
  public init(storage: TodoStorage, documentation: DocumentationViewer? = nil) {
    self.storage = storage
    self.documentation = documentation
  }

  var database: OwnedDatabase<Owner> {
    get throws(ProblemDetails) { try storage.proven.database }
  }

  var users: UserTable {
    get throws(ProblemDetails) { try storage.proven.users }
  }

  /// Lists the owner's tasks.
  public func listTasks(
    _ input: Operations.ListTasks.Input, owner: Owner
  ) async throws -> Operations.ListTasks.Output {
    let statement = Self.list(sortedBy: input.sort, order: input.order)
    let completed = Self.completed(input.status)
    let tasks = try await database.read(
      as: owner, statement.bindFirst(owner.id, completed: completed),
      rows: TaskStatements.List.inMemory)
    guard let tasks else {
      return .okStream(try await stream(statement.bind(owner.id, completed: completed), owner))
    }
    if tasks.count == 0 { try await requireUser(owner) }
    return .okEncoded(tasks)
  }

  /// Creates a task; adds the owner to the users where the server maintains them.
  public func createTask(
    _ input: Operations.CreateTask.Input, owner: Owner
  ) async throws -> Operations.CreateTask.Output {
    let stored: StoredTask
    if let request = input.idempotentRequest {
      stored = try await storedOnce(input.body, request, owner)
    } else {
      let create = TaskStatements.create(try storage.proven.insertEffect)
      stored = try await self.stored(
        create.bind(owner.id, input.body.title, input.body.description.value), owner)
    }
    let location = "/api/\(PercentEncoding.segment(owner.id))/tasks/\(stored.task.id)"
    return .created(
      stored.task, headers: .init(eTag: stored.version.tag.field, location: location))
  }

  /// Reads one of the owner's tasks, or 304 to a client that has it.
  public func getTask(_ input: Operations.GetTask.Input, owner: Owner) async throws
    -> Operations.GetTask.Output
  {
    let tasks = try await database.read(as: owner, TaskStatements.get.bind(owner.id, input.id))
    let stored = try await found(tasks, owner)
    let tag = stored.version.tag
    if let held = input.ifNoneMatch, tag.matches(ifNoneMatch: held) {
      return .notModified(headers: .init(eTag: tag.field))
    }
    return .ok(stored.task, headers: .init(eTag: tag.field))
  }

  /// Changes the members of a task that the body names.
  public func updateTask(
    _ input: Operations.UpdateTask.Input, owner: Owner
  ) async throws -> Operations.UpdateTask.Output {
    let stored = try await changed(input.id, input.body, ifMatch: input.ifMatch, owner)
    return .ok(stored.task, headers: .init(eTag: stored.version.tag.field))
  }

  /// Changes the members of a task that the body names, for clients that send PATCH.
  public func patchTask(
    _ input: Operations.PatchTask.Input, owner: Owner
  ) async throws -> Operations.PatchTask.Output {
    let stored = try await changed(input.id, input.body, ifMatch: input.ifMatch, owner)
    return .ok(stored.task, headers: .init(eTag: stored.version.tag.field))
  }

  /// Deletes a task for good.
  public func deleteTask(
    _ input: Operations.DeleteTask.Input, owner: Owner
  ) async throws -> Operations.DeleteTask.Output {
    let versions = TaskVersion.numbers(ifMatch: input.ifMatch)
    let delete = TaskStatements.delete.bind(owner.id, input.id, versions)
    // Keys have tasks as they were created: who deletes one is rid of those whose day is over, too.
    let cleanUp = IdempotencyStatements.cleanUp.bind(owner.id, "")
    let id = try await done(delete, to: input.id, onlyIf: versions, owner, besides: cleanUp)
    return .ok(Schemas.DeletedTask(message: "Task deleted", id: id))
  }

  /// Flips or sets whether a task is completed.
  public func completeTask(
    _ input: Operations.CompleteTask.Input, owner: Owner
  ) async throws -> Operations.CompleteTask.Output {
    let versions = TaskVersion.numbers(ifMatch: input.ifMatch)
    let complete = try storage.proven.changes.complete.bind(
      owner.id, input.id, input.body?.completed, versions)
    let stored = try await done(complete, to: input.id, onlyIf: versions, owner)
    return .ok(stored.task, headers: .init(eTag: stored.version.tag.field))
  }
}

extension TodoApplication {
  private static func list(
    sortedBy sort: Operations.ListTasks.Sort, order: Operations.ListTasks.Order?
  ) -> TaskStatements.List {
    switch sort {
    case .created, .createdAt, .date:
      order == .asc ? TaskStatements.oldestFirst : TaskStatements.newestFirst
    case .updated, .updatedAt:
      order == .asc ? TaskStatements.lastChangedLast : TaskStatements.lastChangedFirst
    case .title, .alpha:
      order == .desc ? TaskStatements.titleZToA : TaskStatements.titleAToZ
    }
  }

  private static func completed(_ status: Operations.ListTasks.Status) -> Bool? {
    switch status {
    case .all: nil
    case .completed: true
    case .pending, .active, .incomplete: false
    }
  }

  /// A list that is too long for the memory, read again from its beginning as one snapshot.
  private func stream(
    _ statement: BoundStatement<Schemas.Task>, _ owner: Owner
  ) async throws -> ArrayStream<Schemas.Task> {
    let rows = try await database.stream(as: owner, statement) { TaskCollector() }
    return .encoded { try await rows.next() }
  }

  /// The task after the changes.
  private func changed(
    _ id: Int64, _ changes: Schemas.TaskChanges, ifMatch: String?, _ owner: Owner
  ) async throws -> StoredTask {
    let versions = TaskVersion.numbers(ifMatch: ifMatch)
    let update = try storage.proven.changes.update.bind(
      owner.id, id, changes.title, changes.description.isPresent, changes.description.value,
      changes.completed, versions)
    return try await done(update, to: id, onlyIf: versions, owner)
  }

  /// Does something to a task whose version is one of those named, if any are; its row.
  ///
  /// The condition is in the statement that writes, so that nothing can come between. Where it did
  /// nothing, the statement behind it tells a task that has changed from one that is gone: it runs in
  /// the same round trip, and sees what the first one had to wait for.
  private func done<Row>(
    _ write: BoundStatement<Row>, to id: Int64, onlyIf versions: [Int64]?, _ owner: Owner,
    besides other: BoundStatement<Never>? = nil
  ) async throws -> Row {
    guard versions != nil else {
      return try await found(try await written(write, besides: other, owner), owner)
    }
    let get = TaskStatements.get.bind(owner.id, id)
    let rows: [Row]
    let present: [StoredTask]
    if let other {
      (rows, present, _) = try await database.write(as: owner, write, get, other)
    } else {
      (rows, present) = try await database.write(as: owner, write, get)
    }
    if rows.isEmpty, let version = present.first?.version {
      throw ProblemDetails(
        status: 412,
        detail: "The task is none of the versions that If-Match names: "
          + "it has changed, or the tag is weak.",
        headers: Headers([.init(name: "ETag", value: version.tag.field)]))
    }
    return try await found(rows, owner)
  }

  /// The rows of a statement that writes; another may do its work in the same unit.
  private func written<Row>(
    _ write: BoundStatement<Row>, besides other: BoundStatement<Never>?, _ owner: Owner
  ) async throws -> [Row] {
    guard let other else { return try await database.write(as: owner, write) }
    let (rows, _) = try await database.write(as: owner, write, other)
    return rows
  }

  /// Stores a task; where the owner has no row among the users, that row first.
  private func stored(_ create: BoundStatement<StoredTask>, _ owner: Owner) async throws
    -> StoredTask
  {
    do {
      return try Self.only(try await database.write(as: owner, create))
    } catch DatabaseError.server(let error) where error.state == .foreignKeyViolation {
      // Nothing of the unit of work has been stored, so that it may be sent again.
      guard try users == .maintained else { throw Self.userIsGone }
    }
    let (_, created) = try await database.write(
      as: owner, UserStatements.add.bind(owner.id), create)
    return try Self.only(created)
  }

  /// The one row of an answer; a missing task and another user's task give the same 404.
  private func found<Row>(_ rows: [Row], _ owner: Owner) async throws -> Row {
    if let row = rows.first { return row }
    try await requireUser(owner)
    throw ProblemDetails(status: 404, detail: "There is no such task.")
  }

  /// Refuses a subject whose row is gone from a table of users that is managed elsewhere.
  ///
  /// Its tasks went with it, so that only an empty answer needs this second look.
  private func requireUser(_ owner: Owner) async throws {
    let statement: Statement<Bool, String>
    switch try users {
    case .maintained, .managedElsewhere, .unreferenced: return
    case .managedUsers: statement = UserStatements.isInUsers
    case .managedUser: statement = UserStatements.isInUser
    }
    let isThere = try await database.read(as: owner, statement.bind(owner.id))
    guard isThere == [true] else { throw Self.userIsGone }
  }

  static var userIsGone: ProblemDetails {
    AuthenticationFailure.invalid("The user of this token does not exist.")
      .problem([.bearer(scopes: [])])
  }

  static func only<Row>(_ rows: [Row]) throws(DatabaseError) -> Row {
    guard let row = rows.first, rows.count == 1 else {
      throw .unexpectedRow("\(rows.count) rows came where one was due")
    }
    return row
  }
}
