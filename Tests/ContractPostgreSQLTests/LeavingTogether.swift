// Units of work that leave together, as those do that arrive while every connection is busy.
import ContractPostgreSQL
import ContractTestSupport
import Testing

/// A database of one connection, on which up to eight units share a transaction.
func withOneConnection(
  _ body: @Sendable (Database, OwnedDatabase<Owner>) async throws -> Void
) async throws {
  try await withDatabase(
    SharedCluster.get(),
    configure: { (configuration) in
      configuration.keepToOneConnection()
      // What holds the connection up lasts as long as a busy machine takes to queue the others.
      configuration.statementTimeoutMilliseconds = 120_000
      configuration.limits.requestMilliseconds = 120_000
      configuration.limits.unitsPerBatch = 8
      configuration.limits.insertsPerBatch = 8
    }, body)
}

/// Runs units that leave together, in their order: the one connection is held up by two units that wait for a lock,
/// until all of them are queued behind it.
///
/// - Parameters:
///   - key: The lock's; no other test has the same.
///   - meanwhile: What happens after they have left, while they are under way.
func leavingTogether<Value: Sendable>(
  _ database: Database, key: Int64, _ units: [@Sendable () async throws -> Value],
  meanwhile: @Sendable () async throws -> Void = {}
) async throws -> [Result<Value, any Error>] {
  try await withLockHolder(SharedCluster.get()) { (holder) in
    _ = try await holder.write(TaskStatements.lock.bind(key))
    return try await withThrowingTaskGroup(of: (Int, Result<Value, any Error>)?.self) { (group) in
      for _ in 0..<2 {
        group.addTask {
          _ = try await database.read(TaskStatements.awaitLock.bind(key))
          return nil
        }
      }
      try await eventually { database.state.inFlight == 2 }
      for (place, unit) in units.enumerated() {
        group.addTask {
          do {
            return (place, .success(try await unit()))
          } catch {
            return (place, .failure(error))
          }
        }
        // One after the other, so that they leave in their order. Those that share no transaction are sent
        // at once, and wait there.
        try await eventually {
          let state = database.state
          return state.inFlight + state.queued == place + 1 + 2
        }
      }
      _ = try await holder.write(TaskStatements.unlock.bind(key))
      try await meanwhile()
      var results: [Int: Result<Value, any Error>] = [:]
      for try await result in group {
        if let (place, value) = result { results[place] = value }
      }
      return units.indices.compactMap { (place) in results[place] }
    }
  }
}
