// Where the users live: in a table of Better Auth, or in a minimal one that the server maintains.
import ContractPostgreSQL

/// The table that `tasks.user_id` references.
public enum UserTable: Sendable, Equatable {
  /// The minimal `users` of the first migration: a verified subject is added on its first write.
  case maintained
  /// A `users` that is managed elsewhere: a subject without a row is refused.
  case managedUsers
  /// Better Auth's own `"user"`: a subject without a row is refused.
  case managedUser
  /// A table of another name or schema: a subject without a row cannot write.
  case managedElsewhere
  /// None: the tasks were there before, without a foreign key, and need no row among any users.
  case unreferenced

  private static let lookUp = Statement<UserTable, String>(
    """
    SELECT referenced.oid = to_regclass('users'), referenced.oid = to_regclass('"user"'),
           coalesce(obj_description(referenced.oid, 'pg_class') = $1, false)
    FROM pg_constraint AS reference
    JOIN pg_class AS referenced ON referenced.oid = reference.confrelid
    JOIN pg_attribute AS owner_column
      ON owner_column.attrelid = reference.conrelid AND owner_column.attname = 'user_id'
    WHERE reference.conrelid = to_regclass('tasks') AND reference.contype = 'f'
      AND reference.conparentid = 0
      AND reference.conkey = ARRAY[owner_column.attnum]
    """
  ) { (row) throws(DatabaseError) in
    // The table itself, not its name: one in a schema that is not in the search_path is another.
    switch (try row.boolOrNil(), try row.boolOrNil(), try row.bool()) {
    case (true, _, true): .maintained
    case (true, _, false): .managedUsers
    case (_, true, _): .managedUser
    default: .managedElsewhere
    }
  }

  /// Finds out which table it is, once the schema is in place.
  public static func find(in database: Database) async throws(DatabaseError) -> UserTable {
    try await database.read(lookUp.bind(Schema.mark)).first ?? .unreferenced
  }
}
