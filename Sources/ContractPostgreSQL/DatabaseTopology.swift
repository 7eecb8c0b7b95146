// Where the rows are: in the server that is asked, or spread over others that it asks in turn.

/// How a database keeps its rows, which decides how a transaction is told whose it is.
public enum DatabaseTopology: Sendable, Equatable {
  /// PostgreSQL keeps the rows itself.
  case single
  /// Citus: a coordinator keeps the tables' shape, and other servers, its workers, the rows.
  case distributed

  private static let citus = Statement<Bool>(
    "SELECT EXISTS (SELECT FROM pg_catalog.pg_extension WHERE extname = 'citus')"
  ) { (row) throws(DatabaseError) in try row.bool() }

  /// Looks the topology of a database up.
  public static func find(in database: Database) async throws(DatabaseError) -> DatabaseTopology {
    try await database.read(citus.bind()) == [true] ? .distributed : .single
  }

  /// The same within an operator's transaction.
  public static func find(
    in transaction: borrowing SchemaTransaction
  ) throws(DatabaseError) -> DatabaseTopology {
    let rows = try transaction.query(
      "SELECT FROM pg_catalog.pg_extension WHERE extname = 'citus'")
    return rows.isEmpty ? .single : .distributed
  }
}
