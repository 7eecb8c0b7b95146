// The statements that read, create and delete tasks, with the types that go in and the rows that come out;
// TaskChanges.swift and IdempotencyStatements.swift hold the others.
// Row-level security guards each of them; each names its owner in its WHERE all the same.

import ContractPostgreSQL
import ContractRuntime
import TodoContract

// The columns are id, user_id, title, description, completed, created_at, updated_at.

extension Schemas.Task: RowDecodable {
  /// Reads a task.
  public init(from row: inout RowReader) throws(DatabaseError) {
    self.init(
      id: try row.int64(),
      userID: try row.text(),
      title: try row.text(),
      description: try row.textOrNil(),
      completed: try row.bool(),
      createdAt: DateTime(microsecondsSinceUnixEpoch: try row.timestamptz()),
      updatedAt: DateTime(microsecondsSinceUnixEpoch: try row.timestamptz()))
  }
}

/// Writes tasks from rows; no value is made for any of them.
struct TaskCollector: RowCollector, ~Copyable {
  private var tasks = EncodedArray<Schemas.Task>.Encoder()

  mutating func add(_ rows: inout RowReader) throws(DatabaseError) {
    try rows.forEachRow { (row) throws(DatabaseError) in
      try tasks.append { (writer) throws(DatabaseError) in
        Schemas.Task.write(
          to: &writer,
          id: try row.int64(),
          userID: try row.utf8(),
          title: try row.utf8(),
          description: try row.utf8OrNil(),
          completed: try row.bool(),
          createdAt: DateTime(microsecondsSinceUnixEpoch: try row.timestamptz()),
          updatedAt: DateTime(microsecondsSinceUnixEpoch: try row.timestamptz()))
      }
    }
  }

  consuming func finish() -> EncodedArray<Schemas.Task> { tasks.finish() }
}

enum TaskStatements {
  /// A list in one order: all of an owner's tasks, or those that are completed or not.
  ///
  /// Two statements, since a condition that may be switched off is looked at for every row: it cost a
  /// fifth of what PostgreSQL does for a list.
  struct List {
    /// Tasks of a list that is read in one go and answered from memory; a longer one is streamed.
    static let tasksInMemory = 1_000
    /// What the rows of such a list may take whatever the server holds for other peers, in bytes.
    static let bytesInMemory = 64 << 10

    /// $1 owner.
    private let all: Statement<Schemas.Task, String>
    /// $1 owner, $2 completed.
    private let byCompletion: Statement<Schemas.Task, String, Bool>
    private let firstOfAll: Statement<Schemas.Task, String>
    private let firstByCompletion: Statement<Schemas.Task, String, Bool>

    init(
      all: Statement<Schemas.Task, String>, byCompletion: Statement<Schemas.Task, String, Bool>
    ) {
      self.all = all
      self.byCompletion = byCompletion
      firstOfAll = all.limited(to: Self.tasksInMemory + 1)
      firstByCompletion = byCompletion.limited(to: Self.tasksInMemory + 1)
    }

    /// The tasks of an owner.
    ///
    /// - Parameter completed: Whether they are completed; nil for all.
    func bind(_ owner: String, completed: Bool?) -> BoundStatement<Schemas.Task> {
      if let completed { return byCompletion.bind(owner, completed) }
      return all.bind(owner)
    }

    /// The tasks of all rows as JSON; nil where the list is to be streamed: it is too long, or not short
    /// and the server holds as much as it should for peers that do not take theirs.
    static func inMemory(_ rows: inout RowReader) throws(DatabaseError) -> EncodedArray<
      Schemas.Task
    >? {
      guard rows.rowCount <= tasksInMemory else { return nil }
      let memory = rows.memoryBytes
      if memory > bytesInMemory, let room = RequestContext.current?.responseRoom, memory > room {
        return nil
      }
      var tasks = TaskCollector()
      try tasks.add(&rows)
      return tasks.finish()
    }

    /// As many of them as are answered from memory, and one more where there are more.
    func bindFirst(_ owner: String, completed: Bool?) -> BoundStatement<Schemas.Task> {
      if let completed { return firstByCompletion.bind(owner, completed) }
      return firstOfAll.bind(owner)
    }
  }

  static let newestFirst = List(
    all: Statement(
      """
      SELECT id, user_id, title, description, completed, created_at, updated_at
      FROM tasks WHERE user_id = $1
      ORDER BY created_at DESC, id DESC
      """, effect: .plainSelect),
    byCompletion: Statement(
      """
      SELECT id, user_id, title, description, completed, created_at, updated_at
      FROM tasks WHERE user_id = $1 AND completed = $2
      ORDER BY created_at DESC, id DESC
      """, effect: .plainSelect))

  static let oldestFirst = List(
    all: Statement(
      """
      SELECT id, user_id, title, description, completed, created_at, updated_at
      FROM tasks WHERE user_id = $1
      ORDER BY created_at, id
      """, effect: .plainSelect),
    byCompletion: Statement(
      """
      SELECT id, user_id, title, description, completed, created_at, updated_at
      FROM tasks WHERE user_id = $1 AND completed = $2
      ORDER BY created_at, id
      """, effect: .plainSelect))

  static let lastChangedFirst = List(
    all: Statement(
      """
      SELECT id, user_id, title, description, completed, created_at, updated_at
      FROM tasks WHERE user_id = $1
      ORDER BY updated_at DESC, id DESC
      """, effect: .plainSelect),
    byCompletion: Statement(
      """
      SELECT id, user_id, title, description, completed, created_at, updated_at
      FROM tasks WHERE user_id = $1 AND completed = $2
      ORDER BY updated_at DESC, id DESC
      """, effect: .plainSelect))

  static let lastChangedLast = List(
    all: Statement(
      """
      SELECT id, user_id, title, description, completed, created_at, updated_at
      FROM tasks WHERE user_id = $1
      ORDER BY updated_at, id
      """, effect: .plainSelect),
    byCompletion: Statement(
      """
      SELECT id, user_id, title, description, completed, created_at, updated_at
      FROM tasks WHERE user_id = $1 AND completed = $2
      ORDER BY updated_at, id
      """, effect: .plainSelect))

  static let titleAToZ = List(
    all: Statement(
      """
      SELECT id, user_id, title, description, completed, created_at, updated_at
      FROM tasks WHERE user_id = $1
      ORDER BY pg_catalog.lower(title), title, id
      """, effect: .plainSelect),
    byCompletion: Statement(
      """
      SELECT id, user_id, title, description, completed, created_at, updated_at
      FROM tasks WHERE user_id = $1 AND completed = $2
      ORDER BY pg_catalog.lower(title), title, id
      """, effect: .plainSelect))

  static let titleZToA = List(
    all: Statement(
      """
      SELECT id, user_id, title, description, completed, created_at, updated_at
      FROM tasks WHERE user_id = $1
      ORDER BY pg_catalog.lower(title) DESC, title DESC, id DESC
      """, effect: .plainSelect),
    byCompletion: Statement(
      """
      SELECT id, user_id, title, description, completed, created_at, updated_at
      FROM tasks WHERE user_id = $1 AND completed = $2
      ORDER BY pg_catalog.lower(title) DESC, title DESC, id DESC
      """, effect: .plainSelect))

  /// $1 owner, $2 id.
  static let get = Statement<StoredTask, String, Int64>(
    """
    SELECT id, user_id, title, description, completed, created_at, updated_at,
      todo_version
    FROM tasks WHERE user_id = $1 AND id = $2
    """, effect: .plainSelect)

  /// $1 owner, $2 title, $3 description.
  ///
  /// - Parameter effect: What adding a row to the table does, as `Schema.insertEffect` tells.
  static func create(_ effect: StatementEffect) -> Statement<StoredTask, String, String, String?> {
    effect == .plainInsert ? plainCreate : otherCreate
  }

  private static let plainCreate = Statement<StoredTask, String, String, String?>(
    createSQL, effect: .plainInsert)
  private static let otherCreate = Statement<StoredTask, String, String, String?>(createSQL)

  // A table that was adopted may have no defaults.
  private static let createSQL: StaticString = """
    INSERT INTO tasks (user_id, title, description, completed, created_at, updated_at)
    VALUES ($1, $2, $3, false, now(), now())
    RETURNING id, user_id, title, description, completed, created_at, updated_at,
      todo_version
    """

  /// $1 owner, $2 id, $3 the versions that it may have, or NULL for any.
  static let delete = Statement<Int64, String, Int64, [Int64]?>(
    """
    DELETE FROM tasks WHERE user_id = $1 AND id = $2 AND ($3 IS NULL OR todo_version = ANY ($3))
    RETURNING id
    """
  ) { (row) throws(DatabaseError) in try row.int64() }
}

enum UserStatements {
  /// $1 id; for the minimal table that the server maintains itself.
  static let add = Statement<Never, String>(
    "INSERT INTO users (id) VALUES ($1) ON CONFLICT DO NOTHING")

  /// $1 id; whether `users` has a row of it.
  static let isInUsers = Statement<Bool, String>(
    "SELECT EXISTS (SELECT FROM users WHERE id = $1)"
  ) { (row) throws(DatabaseError) in try row.bool() }

  /// $1 id; the same for Better Auth's own table name.
  static let isInUser = Statement<Bool, String>(
    "SELECT EXISTS (SELECT FROM \"user\" WHERE id = $1)"
  ) { (row) throws(DatabaseError) in try row.bool() }
}
