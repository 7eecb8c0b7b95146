// Work on a schema beside the pool: questions and statements in one transaction, so that what was found
// out still holds when it is acted upon.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One transaction in which an operator's command looks at a schema, or changes it.
public struct SchemaTransaction: ~Copyable {
  /// What a transaction may do.
  public enum Kind: Sendable {
    /// It asks, and takes no lock that others wait for.
    case readOnly
    /// It changes the schema, alone: under the lock that `Migrations` take.
    case exclusive
  }

  /// The key of the advisory lock that all changes of a schema take: the bytes of "migrate".
  public static let lockKey: Int64 = 0x6D_6967_7261_7465

  /// READ COMMITTED whatever the database's default: what another server did while this one waited
  /// for the lock must be seen. To that end a catalogue is read as well: PostgreSQL looks at what
  /// others have changed when it locks a relation, and `to_regclass` would answer from memory.
  static let exclusiveBegin = """
    BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;
    SET LOCAL statement_timeout = 0;
    SELECT pg_advisory_xact_lock(\(lockKey));
    SELECT FROM pg_catalog.pg_class LIMIT 0;
    \(clusterSettings)
    """

  /// Until the end of the transaction, in a Citus cluster: tables that reference each other change over
  /// one connection to each worker, and a trigger of a distributed table may be made, since none here
  /// looks beyond its row. A statement with its semicolon.
  public static let clusterSettings = """
    SELECT set_config(name, value, true) FROM pg_catalog.pg_extension,
      (VALUES ('citus.multi_shard_modify_mode', 'sequential'), ('citus.enable_unsafe_triggers', 'on'))
      AS setting (name, value)
    WHERE extname = 'citus';
    """

  private static let readOnlyBegin = [
    "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", "SET LOCAL statement_timeout = 0",
  ]

  /// How long a table is waited for that somebody else has locked, in seconds; then 55P03 is thrown, with
  /// the sessions that have it.
  public static let lockSeconds = 10

  private let session: Session
  private let boundMilliseconds: Int

  private init(_ session: consuming Session, boundMilliseconds: Int) {
    self.session = session
    self.boundMilliseconds = boundMilliseconds
  }

  /// Runs a body in one transaction, which is committed unless the body throws.
  ///
  /// - Parameters:
  ///   - kind: Whether it reads only, or holds the lock of changes to the schema.
  ///   - configuration: The database, and as whom to connect.
  ///   - boundMilliseconds: How long one statement may take.
  ///   - body: What is done in it; its error rolls back.
  nonisolated(nonsending) public static func run<Value: Sendable>(
    _ kind: Kind, on configuration: DatabaseConfiguration, boundMilliseconds: Int = 3_600_000,
    _ body:
      @escaping @Sendable (_ transaction: borrowing SchemaTransaction) throws(DatabaseError) ->
      Value
  ) async throws(DatabaseError) -> Value {
    try await run(
      kind, on: MaintenanceConnection(configuration), boundMilliseconds: boundMilliseconds, body)
  }

  /// The same over a connection that goes on after it.
  nonisolated(nonsending) public static func run<Value: Sendable>(
    _ kind: Kind, on connection: MaintenanceConnection, boundMilliseconds: Int = 3_600_000,
    _ body:
      @escaping @Sendable (_ transaction: borrowing SchemaTransaction) throws(DatabaseError) ->
      Value
  ) async throws(DatabaseError) -> Value {
    try await Script.onOwnThread { () throws(DatabaseError) in
      let transaction = SchemaTransaction(
        try connection.lend(), boundMilliseconds: boundMilliseconds)
      let value = try transaction.patiently(kind, body)
      connection.takeBack(transaction.end())
      return value
    }
  }

  /// Asks one question in a transaction that only reads, all in one round trip; its rows come as text.
  nonisolated(nonsending) public static func answer(
    to sql: String, _ parameters: [String] = [], on connection: MaintenanceConnection
  ) async throws(DatabaseError) -> [[String?]] {
    try await Script.onOwnThread { () throws(DatabaseError) in
      let session = try connection.lend()
      let commands =
        readOnlyBegin.map { (statement) in Command(statement) }
        + [Command(sql, parameters), Command("COMMIT")]
      let answers = try session.exchange([commands], withinMilliseconds: lockSeconds * 1_000)[0]
      let rows = try answers.rows(of: readOnlyBegin.count)
      _ = try answers.rows(of: commands.count - 1)
      connection.takeBack(session)
      return rows
    }
  }

  /// Runs a body until it is not kept from a table any more, for `lockSeconds`.
  ///
  /// A change waits for a moment at a time, with everything taken back in between: all who come later
  /// stand behind who waits for a table.
  private func patiently<Value>(
    _ kind: Kind,
    _ body: (_ transaction: borrowing SchemaTransaction) throws(DatabaseError) -> Value
  ) throws(DatabaseError) -> Value {
    let deadline = Clock.milliseconds() + Int64(Self.lockSeconds) * 1_000
    while true {
      do throws(DatabaseError) {
        return try once(kind, body)
      } catch {
        // Any other error closes the connection, which rolls back.
        guard error.isLockNotAvailable else { throw error }
      }
      try run("ROLLBACK")
      let tables = try session.tablesInUse(withinMilliseconds: boundMilliseconds)
      guard Clock.milliseconds() < deadline else { throw .inUse(tables) }
      usleep(UInt32(Migrations.pauseMilliseconds) * 1_000)
    }
  }

  private func once<Value>(
    _ kind: Kind,
    _ body: (_ transaction: borrowing SchemaTransaction) throws(DatabaseError) -> Value
  ) throws(DatabaseError) -> Value {
    let begin =
      kind == .readOnly ? Self.readOnlyBegin.joined(separator: ";\n") + ";" : Self.exclusiveBegin
    // The lock before it belongs to another server that does the same, and is waited for.
    try run("\(begin)\nSET LOCAL lock_timeout = \(Migrations.lockMilliseconds)")
    let value = try body(self)
    try run("COMMIT")
    return value
  }

  private consuming func end() -> Session { session }

  /// Runs statements as they stand.
  public func run(_ statements: String) throws(DatabaseError) {
    try session.run(script: statements, withinMilliseconds: boundMilliseconds)
  }

  /// Runs one statement; its rows come as text.
  public func query(
    _ sql: String, _ parameters: [String] = []
  ) throws(DatabaseError) -> [[String?]] {
    try session.query(sql, parameters, withinMilliseconds: boundMilliseconds)
  }

  /// Runs statements, each with all of the parameters, in one round trip; the rows of each come as text.
  ///
  /// The first that fails throws, and those after it do not run. All of them together are a few kilobytes.
  public func queries(
    _ statements: [String], _ parameters: [String] = []
  ) throws(DatabaseError) -> [[[String?]]] {
    let commands = statements.map { (sql) in Command(sql, parameters) }
    let answers = try session.exchange([commands], withinMilliseconds: boundMilliseconds)[0]
    var rows: [[[String?]]] = []
    for place in commands.indices { rows.append(try answers.rows(of: place)) }
    return rows
  }
}
