// Where the rows are: in the server that is asked, or spread over others that it asks in turn.

/// How a database keeps its rows, which decides how a transaction is told whose it is.
public enum DatabaseTopology: Sendable, Equatable {
  /// PostgreSQL keeps the rows itself.
  case single
  /// Citus: a coordinator keeps the tables' shape, and other servers, its workers, the rows.
  case distributed

  private static let citus = "SELECT FROM pg_catalog.pg_extension WHERE extname = 'citus'"

  /// Looks the topology of a database up.
  public static func find(
    on connection: MaintenanceConnection
  ) async throws(DatabaseError) -> DatabaseTopology {
    try await SchemaTransaction.answer(to: citus, on: connection).isEmpty ? .single : .distributed
  }

  /// The same within an operator's transaction.
  public static func find(
    in transaction: borrowing SchemaTransaction
  ) throws(DatabaseError) -> DatabaseTopology {
    try transaction.query(citus).isEmpty ? .single : .distributed
  }
}
