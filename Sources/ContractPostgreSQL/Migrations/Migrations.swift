// A list of numbered SQL scripts in, a database that has them all out.
// Safe to run by several servers at once, and by a role that may not create anything.

/// A schema's history and how to bring a database up to it.
///
/// Each migration runs in a transaction of its own, together with the row that records it, under an
/// advisory lock that other servers wait for. Where all are recorded, nothing is locked or written.
public struct Migrations: Sendable {
  /// How long one script may take, in milliseconds, waiting for other servers included.
  public var scriptMilliseconds = 300_000
  /// Told what a change waits for, where tables are in use: a sentence without a full stop.
  public var onWait: (@Sendable (_ sentence: String) -> Void)?
  let migrations: [Migration]
  /// Where to ask whether anything is to be done.
  let connection: @Sendable () -> MaintenanceConnection
  /// The table of versions, found through the role's `search_path`.
  private let table: String

  /// A history in order of its versions, for the database of a configuration.
  ///
  /// - Parameters:
  ///   - migrations: The history, in order; versions only grow.
  ///   - table: The name of the table of versions, as SQL would have it; no other program that uses the
  ///     database may record its own history there.
  ///   - configuration: The database, and as whom to connect.
  public init(
    _ migrations: [Migration], table: String = "schema_migrations",
    configuration: DatabaseConfiguration
  ) {
    self.init(migrations, table) { MaintenanceConnection(configuration) }
  }

  /// The same over a connection that other work goes on with; a session that something was made over is
  /// closed, as a script may have changed its settings.
  public init(
    _ migrations: [Migration], table: String = "schema_migrations",
    connection: MaintenanceConnection
  ) {
    self.init(migrations, table) { connection }
  }

  private init(
    _ migrations: [Migration], _ table: String,
    connection: @escaping @Sendable () -> MaintenanceConnection
  ) {
    self.migrations = migrations
    self.table = table
    self.connection = connection
  }

  /// Runs what is missing; the versions that this call ran.
  ///
  /// Throws `.configuration` with a sentence for an operator where something is missing and the
  /// role may not add it, and `.server` where a migration's own SQL fails; that one is rolled back.
  nonisolated(nonsending) public func run() async throws(DatabaseError) -> [Int64] {
    try checkOrder()
    return try await Script.onOwnThread { () throws(DatabaseError) in try runBlocking() }
  }

  private func checkOrder() throws(DatabaseError) {
    var last: Int64 = 0
    for migration in migrations {
      guard migration.version > last else {
        throw .configuration("migration \(migration.version) stands after migration \(last)")
      }
      last = migration.version
    }
  }

  private func runBlocking() throws(DatabaseError) -> [Int64] {
    let connection = self.connection()
    let session = try connection.lend()
    let recorded = try recordedVersions(session)
    let missing = migrations.filter { (migration) in
      !(recorded?.contains(migration.version) ?? false)
    }
    if missing.isEmpty {
      connection.takeBack(session)
      return []
    }
    var versions: [Int64] = []
    for (place, migration) in missing.enumerated() {
      do throws(DatabaseError) {
        if try apply(migration, session) { versions.append(migration.version) }
      } catch {
        guard isForbidden(error) else { throw error }
        try rollBack(session)
        try checkSatisfied(missing[place...], recorded: recorded != nil, error, session)
        break
      }
    }
    return versions
  }

  /// The versions recorded; nil if there is no table of versions that this role may read.
  private func recordedVersions(_ session: borrowing Session) throws(DatabaseError) -> Set<Int64>? {
    do throws(DatabaseError) {
      return Set(
        try session.query(
          "SELECT version FROM \(table)", withinMilliseconds: scriptMilliseconds
        ).compactMap { (row) in row.first.flatMap { (text) in text.flatMap { Int64($0) } } })
    } catch {
      guard case .server(let server) = error,
        server.state == .undefinedTable || server.state == .insufficientPrivilege
      else { throw error }
      return nil
    }
  }

  /// Runs one migration and records it; false if another server has done so in the meantime.
  private func apply(
    _ migration: Migration, _ session: borrowing Session
  ) throws(DatabaseError) -> Bool {
    let bound = scriptMilliseconds
    let name = "migration \(migration.version) '\(migration.name)'"
    return try exclusively(name, session) { (session) throws(DatabaseError) in
      try createTable(session)
      let version = String(migration.version)
      let known = try session.query(
        "SELECT 1 FROM \(table) WHERE version = $1::bigint", [version],
        withinMilliseconds: bound)
      guard known.isEmpty else { return false }
      try session.run(script: try runnable(migration.sql, session), withinMilliseconds: bound)
      guard session.isInTransaction else {
        throw .configuration(
          "\(name) ends its transaction; "
            + "remove BEGIN, COMMIT and ROLLBACK from it")
      }
      _ = try session.query(
        "INSERT INTO \(table) (version, name) VALUES ($1::bigint, $2)",
        [version, migration.name], withinMilliseconds: bound)
      return true
    }
  }

  /// A script in the form in which this database takes it.
  ///
  /// Citus hands the text of a command on to the workers, and where a command came among others in one
  /// message, the text of all of them, which they refuse. Within a block each has a text of its own.
  func runnable(
    _ sql: String, _ session: borrowing Session
  ) throws(DatabaseError) -> String {
    let citus = try session.query(
      "SELECT FROM pg_catalog.pg_extension WHERE extname = 'citus'",
      withinMilliseconds: scriptMilliseconds)
    return citus.isEmpty ? sql : "DO $migration$ BEGIN\n\(sql);\nEND $migration$"
  }

  /// CREATE TABLE IF NOT EXISTS would ask for the right to create even where the table exists.
  private func createTable(_ session: borrowing Session) throws(DatabaseError) {
    let found = try session.query(
      "SELECT to_regclass($1) IS NOT NULL", [table], withinMilliseconds: scriptMilliseconds)
    if found.first?.first == .some(.some("t")) { return }
    try session.run(
      script: """
        CREATE TABLE \(table) (
          version bigint PRIMARY KEY,
          name text NOT NULL,
          applied_at timestamptz NOT NULL DEFAULT now())
        """, withinMilliseconds: scriptMilliseconds)
  }

  func rollBack(_ session: borrowing Session) throws(DatabaseError) {
    if session.isUsable { try session.run(script: "ROLLBACK", withinMilliseconds: 10_000) }
  }

  /// 42501 for a role that may not, 25006 on a server that only reads.
  func isForbidden(_ error: DatabaseError) -> Bool {
    guard case .server(let server) = error else { return false }
    return server.state == .insufficientPrivilege || server.state == .readOnlyTransaction
  }

  /// The role's name, for a sentence about what it may not do.
  func currentRole(_ session: borrowing Session) throws(DatabaseError) -> String {
    let role = try session.query("SELECT current_user", withinMilliseconds: scriptMilliseconds)
    return role.first?.first.flatMap { (name) in name } ?? "?"
  }

  private func checkSatisfied(
    _ missing: ArraySlice<Migration>, recorded: Bool, _ error: DatabaseError,
    _ session: borrowing Session
  ) throws(DatabaseError) {
    for migration in missing {
      if let question = migration.isSatisfied {
        let answer = try session.query(question, withinMilliseconds: scriptMilliseconds)
        if answer.first?.first == .some(.some("t")) { continue }
      }
      let name = try currentRole(session)
      let absence =
        recorded
        ? "is not recorded in \(table)"
        : "is not recorded, since there is no table \(table) that this role can read or make"
      throw .configuration(
        "database migration \(migration.version) '\(migration.name)' \(absence), and the role "
          + "'\(name)' may not apply it: run the migrations once as a role that may, such as the "
          + "owner of the schema, or give it the right (\(error))")
    }
  }
}
