// A small multi-user schema and its statements, shared by the tests against a real server.
import ContractPostgreSQL
import ContractTestSupport
import Testing

struct Owner: Sendable {
  let id: String
}

/// One row of the test schema's tasks.
struct TaskRow: RowDecodable, Equatable {
  let id: Int64
  let owner: String
  let title: String
  let note: String?
  let completed: Bool
  let createdAt: Int64

  init(from row: inout RowReader) throws(DatabaseError) {
    id = try row.int64()
    owner = try row.text()
    title = try row.text()
    note = try row.textOrNil()
    completed = try row.bool()
    createdAt = try row.timestamptz()
  }
}

enum TaskStatements {
  static let list = Statement<TaskRow, String>(
    """
    SELECT id, user_id, title, note, completed, created_at FROM tasks
    WHERE user_id = $1 ORDER BY id
    """)
  /// Forgets its WHERE, as a careless programmer might.
  static let listAll = Statement<TaskRow>(
    "SELECT id, user_id, title, note, completed, created_at FROM tasks ORDER BY id")
  static let insert = Statement<TaskRow, String, String, String?>(
    """
    INSERT INTO tasks (user_id, title, note) VALUES ($1, $2, $3)
    RETURNING id, user_id, title, note, completed, created_at
    """)
  static let rename = Statement<Int64, String>("UPDATE tasks SET title = $1 RETURNING id") {
    (row) throws(DatabaseError) in try row.int64()
  }
  static let deleteAll = Statement<Int64>("DELETE FROM tasks RETURNING id") {
    (row) throws(DatabaseError) in try row.int64()
  }
  static let one = Statement<Int64>("SELECT 1::int8") {
    (row) throws(DatabaseError) in try row.int64()
  }
  static let echo = Statement<Int64, Int64>("SELECT $1") {
    (row) throws(DatabaseError) in try row.int64()
  }
  static let divide = Statement<Int64, Int64>("SELECT 1 / $1") {
    (row) throws(DatabaseError) in try row.int64()
  }
  static let sleep = Statement<String, Int64>("SELECT pg_sleep($1 / 1000.0)::text") {
    (row) throws(DatabaseError) in try row.text()
  }
  /// A lock that belongs to the session and outlives its unit of work.
  static let lock = Statement<String, Int64>("SELECT pg_advisory_lock($1)::text") {
    (row) throws(DatabaseError) in try row.text()
  }
  static let unlock = Statement<Bool, Int64>("SELECT pg_advisory_unlock($1)") {
    (row) throws(DatabaseError) in try row.bool()
  }
  /// Waits for the lock, which ends with the unit of work.
  static let awaitLock = Statement<String, Int64>("SELECT pg_advisory_xact_lock($1)::text") {
    (row) throws(DatabaseError) in try row.text()
  }
  /// How many sessions wait for the lock.
  static let lockWaiters = Statement<Int64, Int64>(
    """
    SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = $1 AND NOT granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    """
  ) { (row) throws(DatabaseError) in try row.int64() }
  static let addPlain = Statement<Never, Int64>("INSERT INTO plain (key) VALUES ($1)")
  static let countPlain = Statement<Int64, Int64>("SELECT count(*) FROM plain WHERE key = $1") {
    (row) throws(DatabaseError) in try row.int64()
  }
  /// Other sessions of the database that have left a transaction open.
  static let openTransactions = Statement<Int64>(
    """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND state LIKE 'idle in transaction%'
    """
  ) { (row) throws(DatabaseError) in try row.int64() }
  static let backend = Statement<Int64>("SELECT pg_backend_pid()") {
    (row) throws(DatabaseError) in try row.int64()
  }
}

/// Waits until so many sessions wait for an advisory lock; throws after a minute.
func lockIsAwaited(
  _ key: Int64, by count: Int64 = 1, _ database: Database,
  sourceLocation: SourceLocation = #_sourceLocation
) async throws {
  let awaited = { "\(count) for lock \(key)" }
  try await eventually(awaited, sourceLocation: sourceLocation) {
    try await database.read(TaskStatements.lockWaiters.bind(key)) == [count]
  }
}

/// One cluster for all tests that do not break it.
enum SharedCluster {
  // All tests run at once, each with a pool or two.
  private static let cluster = Task {
    try await onUngatedThread { try makeTodoCluster(settings: ["max_connections = 400"]) }
  }
  static func get() async throws -> PostgreSQLCluster { try await cluster.value }
}

/// A cluster for one test, which may break it; removed after the body.
func withTodoCluster<Value: Sendable>(
  settings: [String] = [], _ body: (PostgreSQLCluster) async throws -> Value
) async throws -> Value {
  let cluster = try await onUngatedThread { try makeTodoCluster(settings: settings) }
  let result: Result<Value, any Error>
  do { result = .success(try await body(cluster)) } catch { result = .failure(error) }
  try await onUngatedThread { cluster.remove() }
  return try result.get()
}

/// A cluster with the todo schema: `app` owns the tables, rows are served as `todo_app`.
func makeTodoCluster(settings: [String] = []) throws -> PostgreSQLCluster {
  let cluster = try PostgreSQLCluster(settings: settings)
  try cluster.createRole("app")
  try cluster.sql("CREATE ROLE todo_app NOLOGIN; GRANT todo_app TO app")
  try cluster.createDatabase("todo", owner: "app")
  try cluster.sql(
    """
    CREATE TABLE tasks (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, user_id text NOT NULL,
      title varchar(200) NOT NULL, note text, completed boolean NOT NULL DEFAULT false,
      created_at timestamptz NOT NULL DEFAULT now(), CONSTRAINT not_blank CHECK (title <> ''));
    CREATE INDEX ON tasks (user_id);
    ALTER TABLE tasks ENABLE ROW LEVEL SECURITY;
    ALTER TABLE tasks FORCE ROW LEVEL SECURITY;
    CREATE POLICY owner ON tasks USING (user_id = current_setting('app.user_id', true))
      WITH CHECK (user_id = current_setting('app.user_id', true));
    GRANT SELECT, INSERT, UPDATE, DELETE ON tasks TO todo_app;
    CREATE TABLE plain (key bigint PRIMARY KEY, value text);
    CREATE TABLE parents (id text PRIMARY KEY);
    CREATE TABLE children (
      user_id text NOT NULL REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED);
    GRANT SELECT, INSERT ON children TO todo_app;
    """ + busyWhileLocked, user: "app", database: "todo")
  return cluster
}

/// A function that goes on for as long as somebody has an advisory lock, and waits for none itself.
let busyWhileLocked = """
  CREATE FUNCTION busy_while_locked(key bigint) RETURNS text LANGUAGE plpgsql AS $$
  BEGIN
    WHILE NOT pg_try_advisory_xact_lock(key) LOOP PERFORM pg_sleep(0.01); END LOOP;
    RETURN '';
  END
  $$
  """

/// A database that holds locks of a session: it has one connection, so that whoever unlocks is who has locked.
func withLockHolder<Value: Sendable>(
  _ cluster: PostgreSQLCluster, uri: String? = nil,
  _ body: (Database) async throws -> Value
) async throws -> Value {
  let oneConnection = { (configuration: inout DatabaseConfiguration) in
    configuration.keepToOneConnection()
  }
  return try await withDatabase(cluster, uri: uri, configure: oneConnection) { (database, _) in
    try await body(database)
  }
}

extension DatabaseConfiguration {
  /// One connection and none beside it while that is slow: what a session holds is found again, and what
  /// waits behind others does so for as long as they take.
  mutating func keepToOneConnection() {
    maximumConnections = 1
    limits.spareConnections = 0
  }
}

/// A database over the cluster, closed after the body, with the owner's door to it.
///
/// Its waits are longer than by default, since a busy machine is no fault; tests of a wait set it. Nothing
/// counts as slow or silent: a read that is sent a second time would be one more to whoever counts them.
func withDatabase<Value: Sendable>(
  _ cluster: PostgreSQLCluster, uri: String? = nil,
  configure: (inout DatabaseConfiguration) -> Void = { (_) in },
  _ body: (Database, OwnedDatabase<Owner>) async throws -> Value
) async throws -> Value {
  var configuration = DatabaseConfiguration(
    connectionString: uri ?? cluster.uri(user: "app", database: "todo"))
  configuration.limits.unavailableAfterMilliseconds = 20_000
  configuration.limits.slowMilliseconds = 120_000
  configuration.limits.silenceMilliseconds = 120_000
  configuration.limits.requestMilliseconds = 60_000
  configure(&configuration)
  let database = try Database(configuration)
  let owned = OwnedDatabase<Owner>(database, role: "todo_app") { (owner) in owner.id }
  do {
    let value = try await body(database, owned)
    await database.close(deadlineMilliseconds: 1_000)
    return value
  } catch {
    await database.close(deadlineMilliseconds: 0)
    throw error
  }
}

/// Reads so many times at once; each gets its own answer.
func readAtOnce(_ count: Int64, _ database: Database) async throws {
  try await withThrowingTaskGroup(of: Void.self) { (group) in
    for number in 0..<count {
      group.addTask {
        let rows = try await database.read(TaskStatements.echo.bind(number))
        #expect(rows == [number])
      }
    }
    try await group.waitForAll()
  }
}

/// Opens so many connections, by keeping each busy until all are.
func openConnections(_ count: Int, _ database: Database) async throws {
  try await eventually {
    try await withThrowingTaskGroup(of: Void.self) { (group) in
      for _ in 0..<count {
        group.addTask { _ = try await database.read(TaskStatements.sleep.bind(50)) }
      }
      try await group.waitForAll()
    }
    return database.state.connected >= count
  }
  try #require(database.state.connected == count)
}

/// As `withDatabase`, where connections count as slow and as silent when the product takes them for it.
func withWatchfulDatabase<Value: Sendable>(
  _ cluster: PostgreSQLCluster, uri: String? = nil,
  configure: (inout DatabaseConfiguration) -> Void = { (_) in },
  _ body: (Database, OwnedDatabase<Owner>) async throws -> Value
) async throws -> Value {
  func watching(_ configuration: inout DatabaseConfiguration) {
    configuration.limits.slowMilliseconds = DatabaseLimits().slowMilliseconds
    configuration.limits.silenceMilliseconds = DatabaseLimits().silenceMilliseconds
    configure(&configuration)
  }
  return try await withDatabase(cluster, uri: uri, configure: watching, body)
}
