// A database URL in, a database that may be served from out: migrated, with the role and the proof
// that row-level security holds for it.

import ContractPostgreSQL
import TodoHandlers

struct DatabaseSetUp {
  /// Who asks: an operator who wants the schema put right, or a server that wants to start.
  enum Purpose {
    case migrating
    case serving
  }

  let database: Database
  let appliedMigrations: [Int64]
  /// What recorded migrations had made, was gone, and was made again.
  let mended: [String]
  /// The role that transactions on user data take on; `nil` where the connection's own is bound.
  let role: String?
  let users: UserTable
  let insertEffect: StatementEffect
  let topology: DatabaseTopology
  /// Whether tables that were new have been spread over the workers of a Citus cluster.
  let isSpread: Bool

  /// The pause before a database that could not be reached is asked again.
  private static let retryMilliseconds = 250

  /// Does everything that must be right before the first request for tasks.
  ///
  /// A database that cannot be reached yet, as one that sleeps or is still starting, is asked again for
  /// as long as a request would wait for it: everything done here may be done twice.
  ///
  /// - Throws: `OperatorError` where the database cannot be reached, the schema does not fit, or
  ///   row-level security would not hold.
  static func run(
    _ configuration: DatabaseConfiguration, for purpose: Purpose, _ observers: some Observer
  ) async throws -> DatabaseSetUp {
    let clock = ContinuousClock()
    let deadline = clock.now + .milliseconds(configuration.limits.unavailableAfterMilliseconds)
    var isFirst = true
    while true {
      do {
        return try await attempt(configuration, purpose, observers)
      } catch DatabaseError.unavailable(let reason) where clock.now < deadline {
        if isFirst {
          observers.observe(.databaseAwaited(reason: reason))
        }
        isFirst = false
        try await Task.sleep(for: .milliseconds(retryMilliseconds))
      } catch let error as DatabaseError {
        throw OperatorError(sentence(for: error))
      }
    }
  }

  private static func attempt(
    _ configuration: DatabaseConfiguration, _ purpose: Purpose, _ observers: some Observer
  ) async throws -> DatabaseSetUp {
    var connection = MaintenanceConnection(configuration)
    if let sentence = try await Schema.intruder(on: connection) {
      throw OperatorError(sentence)
    }
    // From here on every connection looks where this one does, whatever becomes of the role's setting.
    connection = connection.pinned(searchPath: try await Schema.searchPath(on: connection))
    let database = try Database(connection.configuration)
    do {
      // The pool's first connection is opened while the schema is looked at.
      async let isReachable: Void = awaitConnection(to: database)
      let topology = try await DatabaseTopology.find(on: connection)
      let changes = try await putInOrder(connection, topology, purpose, observers)
      try await isReachable
      let role = try await Schema.role(in: database, connection)
      let users = try await UserTable.find(in: database)
      async let insertEffect = Schema.insertEffect(in: database)
      if let sentence = try await Schema.missingRight(of: role, on: connection) {
        throw OperatorError(sentence + ".")
      }
      try await prove(role: role, users: users, topology, connection)
      if topology == .distributed {
        try await proveOwnerReachesWorkers(role: role, database)
      }
      return try await DatabaseSetUp(
        database: database, appliedMigrations: changes.applied, mended: changes.mended, role: role,
        users: users, insertEffect: insertEffect, topology: topology, isSpread: changes.isSpread)
    } catch {
      await database.close(deadlineMilliseconds: 0)
      throw error
    }
  }

  /// Makes what is missing of the schema, or refuses to; what was made is told and returned.
  private static func putInOrder(
    _ connection: MaintenanceConnection, _ topology: DatabaseTopology, _ purpose: Purpose,
    _ observers: some Observer
  ) async throws -> (applied: [Int64], mended: [String], isSpread: Bool) {
    if topology == .distributed,
      let refusal = try await Schema.distribution(on: connection)?.refusal
    {
      throw OperatorError(refusal)
    }
    var mended = try await fitExistingTable(connection, purpose)
    var migrations = Migrations(
      Schema.migrations, table: Schema.migrationsTable, connection: connection)
    migrations.onWait = { (sentence) in
      observers.observe(.schemaChangeWaits(sentence: sentence))
    }
    let applied = try await migrations.run()
    for version in applied {
      observers.observe(.schemaMigrated(version: version))
    }
    // What keeps users apart was taken down by somebody: a server says so and stops when it proves.
    mended += try await migrations.mend(guards: purpose == .migrating)
    for part in mended {
      observers.observe(.schemaMended(part: part))
    }
    let isSpread = topology == .distributed ? try await spreadTables(connection) : false
    if isSpread { observers.observe(.schemaDistributed) }
    return (applied, mended, isSpread)
  }

  /// Refuses a table that does not fit before anything is changed; a column that a table of this
  /// server has lost is added where it can be.
  private static func fitExistingTable(
    _ connection: MaintenanceConnection, _ purpose: Purpose
  ) async throws -> [String] {
    let fit = try await Schema.fit(on: connection, asksForOtherNames: purpose == .serving)
    guard let fit, !fit.isServable else { return [] }
    guard fit.isMendable, case .adopted = try await Schema.adopt(on: connection) else {
      throw OperatorError(fit.sentence)
    }
    return fit.additions
  }

  /// Spreads new tables over the workers where the database is a Citus cluster, and says whether it did;
  /// refuses others.
  private static func spreadTables(_ connection: MaintenanceConnection) async throws -> Bool {
    switch try await Schema.distribute(on: connection, asksFirst: true) {
    case .nothingToDo: return false
    case .refused(let sentence): throw OperatorError(sentence)
    case .distributed: return true
    }
  }

  /// Waits for the first connection for as long as opening one may take: the database is known to be
  /// there by now. A request is refused sooner, but a server that starts has nobody who waits.
  private static func awaitConnection(to database: Database) async throws(DatabaseError) {
    let clock = ContinuousClock()
    let deadline = clock.now + .seconds(database.configuration.connectTimeoutSeconds)
    while true {
      do {
        return try await database.ping(
          withinMilliseconds: database.configuration.limits.unavailableAfterMilliseconds)
      } catch {
        guard case .unavailable = error, clock.now < deadline else { throw error }
      }
    }
  }

  private static func prove(
    role: String?, users: UserTable, _ topology: DatabaseTopology,
    _ connection: MaintenanceConnection
  ) async throws {
    let verdict = try await RowLevelSecurityCheck(
      role: role, setting: Schema.ownerSetting, topology: topology,
      tables: Schema.guardedTables(users: users)
    ).run(connection)
    guard case .fails(let reason) = verdict else { return }
    throw OperatorError(
      "The proof of row-level security failed, so the server does not start: \(reason). "
        + "'todo-server migrate' puts back what this server had set up and is gone; a policy or a rule "
        + "that somebody else made must be changed by hand."
    )
  }

  private static func proveOwnerReachesWorkers(
    role: String?, _ database: Database
  ) async throws {
    guard let reason = try await Schema.faultOfOwner(in: database, role: role) else { return }
    throw OperatorError(
      "The proof of row-level security failed, so the server does not start: \(reason). Citus 11 or "
        + "later hands it on (citus.propagate_set_commands) where the coordinator is asked directly or "
        + "through a pooler in transaction mode.")
  }

  /// Runs work on the schema, whose errors become sentences for an operator.
  static func explained<Value>(
    _ work: () async throws(DatabaseError) -> Value
  ) async throws -> Value {
    do {
      return try await work()
    } catch {
      throw OperatorError(sentence(for: error))
    }
  }

  /// What an operator can do about a failure at start.
  private static func sentence(for error: DatabaseError) -> String {
    switch error {
    case .unavailable, .connectionLost, .timedOut:
      "The database of DATABASE_URL cannot be reached; check that it runs and that host, port, name and password are right (\(error))."
    case .server(let error) where error.state == .raisedException:
      "The schema cannot be set up: \(error.message)."
    case .server(let error) where error.state == .insufficientPrivilege:
      "The role of DATABASE_URL may not set up the schema; run 'todo-server migrate' once with a role that may (\(error))."
    case .server(let error) where error.state == .invalidSchemaName:
      "The role of DATABASE_URL may use no schema of its search_path, so that no table can be made; mend the search_path where DATABASE_URL or the role names another, or, as a superuser or the schema's owner, run: CREATE SCHEMA IF NOT EXISTS public; GRANT USAGE, CREATE ON SCHEMA public TO <that role> (\(error))."
    case .server(let error) where error.state == .readOnlyTransaction:
      "The database of DATABASE_URL takes no writes, as a replica does not, nor a session with default_transaction_read_only; name the primary, and a session that may write (\(error))."
    case .server(let error) where error.state == .queryCanceled:
      "A statement took longer than DATABASE_STATEMENT_TIMEOUT_MS, while the server starts, or the role's statement_timeout allows, or was cancelled; raise the limit, and run this again (\(error))."
    case .server(let error) where error.state == .lockNotAvailable:
      "The schema was not changed, since \(error.message): end what uses them, such as the old backend, and run this again."
    default: "The database of DATABASE_URL cannot be used: \(error)."
    }
  }
}
