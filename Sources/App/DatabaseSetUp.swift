import ContractPostgreSQL
import Logging
// A database URL in, a database that may be served from out: migrated, with the role and the proof
// that row-level security holds for it.
import TodoHandlers

struct DatabaseSetUp {
  let database: Database
  let appliedMigrations: [Int64]
  /// The role that transactions on user data take on; `nil` where the connection's own is bound.
  let role: String?
  let users: UserTable

  /// Does everything that must be right before the first request.
  ///
  /// - Throws: `OperatorError` where the database cannot be reached, the schema does not fit, or
  ///   row-level security would not hold.
  static func run(_ settings: DatabaseSettings, logger: Logger) async throws -> DatabaseSetUp {
    let configuration = settings.configuration
    do {
      let applied = try await Migrations(
        Schema.migrations, table: Schema.migrationsTable, configuration: configuration
      ).run()
      for version in applied {
        logger.notice("schema migrated", metadata: ["version": "\(version)"])
      }
      let database = try Database(configuration)
      let role = try await Schema.role(in: database)
      let users = try await UserTable.find(in: database)
      let verdict = try await RowLevelSecurityCheck(
        role: role, setting: Schema.ownerSetting, tables: Schema.guardedTables(users: users)
      ).run(configuration)
      if case .fails(let reason) = verdict {
        throw OperatorError(
          "Row-level security would not isolate the users, so the server does not start: \(reason)")
      }
      return DatabaseSetUp(
        database: database, appliedMigrations: applied, role: role, users: users)
    } catch let error as DatabaseError {
      throw OperatorError(sentence(for: error))
    }
  }

  /// What an operator can do about a failure at start.
  private static func sentence(for error: DatabaseError) -> String {
    switch error {
    case .unavailable, .connectionLost, .timedOut:
      "The database of DATABASE_URL cannot be reached; check that it runs and that host, port, name and password are right (\(error))."
    case .server(let error) where error.state == .raised:
      "The schema cannot be set up: \(error.message)."
    case .server(let error) where error.state == .insufficientPrivilege:
      "The role of DATABASE_URL may not set up the schema; run 'todo-server migrate' once with a role that may (\(error))."
    default: "The database of DATABASE_URL cannot be used: \(error)."
    }
  }
}

extension SQLState {
  /// P0001, which the migrations raise with a sentence of their own.
  fileprivate static let raised = SQLState("P0001")
}
