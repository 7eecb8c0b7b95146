// A lock on the table of tasks, so that requests are in flight for as long as a test wants.

import ContractTestSupport
import Foundation
import Testing

/// A lock that is held until it is released, or two minutes have passed.
struct TableLock: Sendable {
  private let cluster: PostgreSQLCluster
  private let database: String
  private let name = "lock_\(randomText(10))"
  private let holding: Task<Void, Never>
  /// Tables of several databases of a cluster may have the same number.
  private static let ofTasks = """
    FROM pg_locks WHERE relation = 'tasks'::regclass
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    """

  /// Takes the lock; returns when it is held.
  init(on database: String, of cluster: PostgreSQLCluster) async throws {
    self.cluster = cluster
    self.database = database
    let statement = """
      SET application_name = '\(name)';
      BEGIN; LOCK TABLE tasks IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(120); COMMIT
      """
    holding = Task {
      // It ends with an error: its backend is terminated.
      _ = try? await onUngatedThread { try cluster.sql(statement, database: database) }
    }
    let isHeld = try await eventually(within: 30) {
      try await ask(
        "SELECT count(*) \(Self.ofTasks) AND mode = 'AccessExclusiveLock' AND granted") == "1"
    }
    try #require(isHeld)
  }

  /// Waits until somebody waits for the lock.
  func awaited() async throws {
    let isAwaited = try await eventually(within: 20) { try await waiting() > 0 }
    try #require(isAwaited)
  }

  /// How many statements wait for the lock.
  func waiting() async throws -> Int {
    try await Self.waiting(in: database, of: cluster)
  }

  /// How many statements wait for a lock on the table of tasks.
  static func waiting(in database: String, of cluster: PostgreSQLCluster) async throws -> Int {
    let text = try await onUngatedThread {
      try cluster.sql("SELECT count(*) \(ofTasks) AND NOT granted", database: database)
    }
    return try #require(Int(text))
  }

  /// Gives it back.
  func release() async throws {
    _ = try await ask(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '\(name)'")
    await holding.value
  }

  private func ask(_ sql: String) async throws -> String {
    let (cluster, database) = (cluster, database)
    return try await onUngatedThread { try cluster.sql(sql, database: database) }
  }
}
