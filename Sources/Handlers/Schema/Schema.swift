// What the app has in its database: the list of its tables' migrations, the names that hold them
// together, and what the proof at start is made with. One file a table has the rest.
import ContractPostgreSQL

/// The database schema of the todo app.
public enum Schema {
  /// The setting that the policies compare the owner with.
  public static let ownerSetting = "app.user_id"

  /// The role that transactions on user data run as where the connection's own role bypasses
  /// row-level security, as superusers and Neon's default role do.
  public static let restrictedRole = "todo_app"

  /// The table of versions, named so that no other program in the database keeps its own there.
  public static let migrationsTable = "todo_schema_migrations"

  /// The comment that tells the tables of this server from others (`COMMENT ON TABLE`).
  static let mark = "maintained by todo-server"

  /// All migrations in order; what a released version makes never changes.
  public static let migrations = [
    UsersTable.create, TasksTable.create, TasksTable.guardRows, TasksTable.countVersions,
    IdempotencyKeysTable.create,
  ]

  /// The tables that row-level security must guard, for the check at start, which makes a row itself.
  public static func guardedTables(users: UserTable) -> [RowLevelSecurityCheck.Table] {
    [TasksTable.guarded(users: users), IdempotencyKeysTable.guarded(users: users)]
  }
}
