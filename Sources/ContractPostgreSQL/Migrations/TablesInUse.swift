// Who has the tables that a change of the schema waits for: asked once a wait is over, so that an operator is
// told which process to look at.

extension Session {
  /// The tables that other sessions have locked, with the sessions that have them.
  func tablesInUse(withinMilliseconds bound: Int) throws(DatabaseError) -> String {
    let rows = try query(
      """
      SELECT format('%s (process %s%s)', l.relation::regclass, l.pid,
        ', ' || nullif(a.application_name, ''))
      FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_class c ON c.oid = l.relation
      LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
      WHERE l.locktype = 'relation' AND l.granted AND l.pid <> pg_catalog.pg_backend_pid()
        AND c.relkind IN ('r', 'p') AND c.oid >= 16384 AND l.database = (
          SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
      ORDER BY a.xact_start, l.pid LIMIT 4
      """, withinMilliseconds: bound
    ).compactMap { (row) in row.first.flatMap { (text) in text } }
    return rows.isEmpty
      ? "a table that was in use" : "tables that are in use: " + rows.joined(separator: ", ")
  }
}

extension DatabaseError {
  /// Whether a lock was not had within `lock_timeout`.
  var isLockNotAvailable: Bool {
    guard case .server(let server) = self else { return false }
    return server.state == .lockNotAvailable
  }

  /// The same error, where it is known who has the tables.
  static func inUse(_ tables: String) -> DatabaseError {
    .server(
      ServerError(
        state: .lockNotAvailable, message: "waiting was given up for \(tables)", constraint: nil))
  }
}
