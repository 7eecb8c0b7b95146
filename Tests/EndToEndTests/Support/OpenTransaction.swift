// A transaction that another program has open: it has written, and ends when somebody waits for it.

import ContractTestSupport
import Foundation
import Testing

/// A transaction in a database of a test's own; it ends by itself, at the latest after a minute.
///
/// Whether it has written, and whether somebody waits for it, is asked of its own locks, so that what
/// other tests do in the same cluster is never taken for it.
struct OpenTransaction: Sendable {
  private let ending: Task<Void, any Error>

  /// Runs statements in a transaction; returns when they have written.
  ///
  /// - Parameters:
  ///   - statements: SQL, before anybody waits.
  ///   - ending: SQL, when somebody waits for what the transaction has locked; it ends it.
  init(_ statements: String, in database: TestDatabase, ending: String = "COMMIT") async throws {
    // Who waits on a worker, only the cluster as a whole knows.
    let waiting =
      database.cluster.workerPorts.isEmpty
      ? "pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))"
      : "citus_lock_waits WHERE blocking_gpid = citus_backend_gpid()"
    let mark = Int.random(in: 1...Int(Int32.max))
    let sql = """
      BEGIN; \(statements);
      SELECT pg_advisory_xact_lock(\(mark));
      DO $$ BEGIN FOR round IN 1..600 LOOP
        EXIT WHEN EXISTS (SELECT FROM \(waiting));
        PERFORM pg_sleep(0.1);
      END LOOP; END $$;
      \(ending)
      """
    self.ending = Task {
      try await onUngatedThread { _ = try database.cluster.sql(sql, database: database.name) }
    }
    let hasWritten = try await eventually(within: 60) {
      try await onUngatedThread {
        try database.cluster.sql(
          """
          SELECT count(*) FROM pg_locks
          WHERE locktype = 'advisory' AND objid = \(mark) AND granted
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
          """, database: database.name)
      } == "1"
    }
    try #require(hasWritten)
  }

  /// Returns when the transaction has ended; throws what it failed with.
  func ended() async throws {
    try await ending.value
  }
}
