// Faults against a real server of the test's own: killed, stopped, restarted, slow, overloaded.
import ContractPostgreSQL
import ContractTestSupport
import Synchronization
import Testing

@Suite(
  .enabled(if: PostgreSQLCluster.installedBinaries != nil, "no PostgreSQL is installed"),
  .serialized)
struct FaultTests {
  private static let addRow = Statement<Never, Int64>("INSERT INTO plain (key) VALUES ($1)")
  private static let keys = Statement<Int64>("SELECT key FROM plain ORDER BY key") {
    (row) throws(DatabaseError) in try row.int64()
  }

  /// What the callers of `load` saw.
  private struct Seen {
    /// Good reads by caller.
    var readsBy: [Int: Int] = [:]
    var reads: Int { readsBy.values.reduce(0, +) }
    var failedReads: [DatabaseError] = []
    var written: Set<Int64> = []
    var failedWrites: [Int64: DatabaseError] = [:]
  }

  /// Waits until each caller has read again and there were writes too: none waits for a fault that
  /// is past, and there was a load worth the name.
  private func recovery(_ seen: Shared<Seen>, of database: Database) async throws {
    let before = seen.value
    let progress = {
      let now = seen.value
      let reads = Self.readers.map { (caller) in
        now.readsBy[caller, default: 0] - before.readsBy[caller, default: 0]
      }
      let failedWrites = now.failedWrites.filter { (key, _) in before.failedWrites[key] == nil }
      return "reads \(reads), \(now.written.count - before.written.count) writes, failed since "
        + "\(now.failedReads.dropFirst(before.failedReads.count).prefix(3)) and "
        + "\(failedWrites.count) writes \(Array(failedWrites.values.prefix(3))), \(database.state)"
    }
    try await eventually(progress) {
      let now = seen.value
      return now.written.count > before.written.count + 20
        && Self.readers.allSatisfy { (caller) in
          now.readsBy[caller, default: 0] > before.readsBy[caller, default: 0] + 2
        }
    }
  }

  private static let readers = stride(from: 0, to: 16, by: 2)

  /// Callers that read and write without pause until the fault is over.
  private func load(
    _ database: Database, during fault: @Sendable (Shared<Seen>) async throws -> Void
  ) async throws -> Seen {
    let isOver = Shared(false)
    let lastKey = Shared<Int64>(0)
    let seen = Shared(Seen())
    try await withThrowingTaskGroup(of: Void.self) { (group) in
      for caller in 0..<16 {
        group.addTask {
          while !isOver.value {
            if caller % 2 == 0 {
              do throws(DatabaseError) {
                let rows = try await database.read(TaskStatements.echo.bind(Int64(caller)))
                #expect(rows == [Int64(caller)])
                seen.change { (seen) in seen.readsBy[caller, default: 0] += 1 }
              } catch {
                seen.change { (seen) in seen.failedReads.append(error) }
              }
            } else {
              let next = lastKey.change { (key) in
                key += 1
                return key
              }
              do throws(DatabaseError) {
                _ = try await database.write(Self.addRow.bind(next))
                seen.change { (seen) in _ = seen.written.insert(next) }
              } catch {
                seen.change { (seen) in seen.failedWrites[next] = error }
              }
            }
          }
        }
      }
      do {
        try await recovery(seen, of: database)
        try await fault(seen)
        try await recovery(seen, of: database)
      } catch {
        isOver.change { (isOver) in isOver = true }
        throw error
      }
      isOver.change { (isOver) in isOver = true }
      try await group.waitForAll()
    }
    return seen.value
  }

  /// Nothing acknowledged is lost, nothing is there twice, nothing refused is there.
  private func expectTruth(_ seen: Seen, _ database: Database) async throws {
    let keys = try await database.read(Self.keys.bind())
    let stored = Set(keys)
    #expect(keys.count == stored.count)
    #expect(seen.written.isSubset(of: stored))
    for (key, error) in seen.failedWrites {
      switch error {
      case .connectionLost(outcomeUnknown: true): continue
      case .unavailable: #expect(!stored.contains(key), "\(key) was refused but is stored")
      default: Issue.record("an unexpected error: \(error)")
      }
    }
  }

  @Test func killedBackendsUnderLoadCostNoReadAndLoseNoWrite() async throws {
    // On a busy machine a backend that was told to end may answer once more, rather late.
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.limits.provenAfterLossMilliseconds = 10_000
    }
    try await withTodoCluster { (cluster) in
      try await withWatchfulDatabase(cluster, configure: configure) { (database, _) in
        let killed = Shared(0)
        let seen = try await load(database) { (seen) in
          for _ in 0..<4 {
            let count = try await onUngatedThread { try cluster.terminateBackends() }
            killed.change { (killed) in killed += count }
            // A read is repeated once: the next fault must not meet those of this one.
            try await recovery(seen, of: database)
          }
        }
        #expect(killed.value >= 4)
        #expect(seen.failedReads.isEmpty, "\(seen.failedReads.prefix(3))")
        try await expectTruth(seen, database)
      }
    }
  }

  @Test(arguments: [PostgreSQLCluster.StopMode.fast, .immediate])
  func aStoppedServerIsAnsweredForQuicklyAndRecoveredFrom(
    _ mode: PostgreSQLCluster.StopMode
  ) async throws {
    // What is committed is with the operating system, which goes on when the server is killed.
    let settings = ["synchronous_commit = on", "full_page_writes = on"]
    try await withTodoCluster(settings: settings) { (cluster) in
      let configure = { (configuration: inout DatabaseConfiguration) in
        configuration.limits.unavailableAfterMilliseconds = 500
      }
      try await withWatchfulDatabase(cluster, configure: configure) { (database, _) in
        let slowest = Shared(Duration.zero)
        let seen = try await load(database) { (_) in
          try await onUngatedThread { try cluster.stop(mode) }
          for _ in 0..<3 {
            let start = ContinuousClock.now
            let error = await #expect(throws: DatabaseError.self) {
              _ = try await database.read(TaskStatements.one.bind())
            }
            let time = ContinuousClock.now - start
            slowest.change { (slowest) in slowest = max(slowest, time) }
            guard case .unavailable = error else {
              Issue.record("not unavailable: \(String(describing: error))")
              break
            }
          }
          if case .unavailable = database.state.availability {
          } else {
            Issue.record("the state is \(database.state)")
          }
          try await onUngatedThread { try cluster.start() }
          try await eventually { database.state.availability == .available }
        }
        // Far below the wait for a connection attempt that does not end.
        #expect(slowest.value < .seconds(5))
        #expect(try await database.read(TaskStatements.one.bind()) == [1])
        try await expectTruth(seen, database)
      }
    }
  }

  @Test func anIdleConnectionThatDiesIsReplacedUnnoticed() async throws {
    try await withTodoCluster { (cluster) in
      try await withWatchfulDatabase(cluster) { (database, _) in
        _ = try await database.write(TaskStatements.one.bind())
        #expect(database.state.connected == 1)
        try await onUngatedThread { try cluster.restart() }
        try await eventually { database.state.connected == 0 }
        // A write, too: nothing of it was sent on the dead connection.
        _ = try await database.write(TaskStatements.one.bind())
        #expect(database.state.connected == 1)
      }
    }
  }

  @Test func whatHangsIsTimedOutAndItsConnectionReplaced() async throws {
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.maximumConnections = 1
      configuration.statementTimeoutMilliseconds = 0
      // Time enough to connect, even on a busy machine.
      configuration.limits.requestMilliseconds = 3_000
      configuration.limits.abandonedUnitMilliseconds = 200
    }
    try await withWatchfulDatabase(SharedCluster.get(), configure: configure) { (database, _) in
      let before = try await database.read(TaskStatements.backend.bind())
      await #expect(throws: DatabaseError.timedOut(outcomeUnknown: true)) {
        _ = try await database.write(TaskStatements.sleep.bind(60_000))
      }
      // One was opened beside it when it had been silent for a while.
      try await eventually { database.state.inFlight == 0 && database.state.connected == 1 }
      let after = try await database.read(TaskStatements.backend.bind())
      #expect(before != after)
    }
  }

  @Test func theServerEndsSlowStatements() async throws {
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.statementTimeoutMilliseconds = 100
    }
    try await withWatchfulDatabase(SharedCluster.get(), configure: configure) { (database, _) in
      let error = await #expect(throws: DatabaseError.self) {
        _ = try await database.read(TaskStatements.sleep.bind(5_000))
      }
      guard case .server(let server) = error else {
        Issue.record("not a server's error")
        return
      }
      #expect(server.state == .queryCanceled)
    }
  }

  @Test func aFullQueueRefusesAtOnceAndServesWhatItTook() async throws {
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.keepToOneConnection()
      configuration.limits.unitsInFlightPerConnection = 1
      configuration.limits.queuedUnits = 5
    }
    let cluster = try await SharedCluster.get()
    try await withLockHolder(cluster) { (other) in
      // Held by a session of its own, so that nothing is served before all have come.
      _ = try await other.write(TaskStatements.lock.bind(4_711))
      try await withWatchfulDatabase(cluster, configure: configure) { (database, _) in
        let refused = Shared(0)
        let served = try await withThrowingTaskGroup(of: Bool.self) { (group) in
          for _ in 0..<30 {
            group.addTask {
              do throws(DatabaseError) {
                _ = try await database.write(TaskStatements.awaitLock.bind(4_711))
                return true
              } catch {
                #expect(error == .overloaded)
                refused.change { (refused) in refused += 1 }
                return false
              }
            }
          }
          try await eventually {
            let state = database.state
            return state.inFlight == 1 && state.queued + 1 + refused.value == 30
          }
          _ = try await other.write(TaskStatements.unlock.bind(4_711))
          return try await group.reduce(0) { (count, isServed) in count + (isServed ? 1 : 0) }
        }
        // Five that waited, one of them at work by now, and whoever came since a place was free.
        #expect((5...7).contains(served))
        #expect(refused.value == 30 - served)
      }
    }
  }

  @Test func cancelledCallersGoAtOnceAndDisturbNobody() async throws {
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.maximumConnections = 1
    }
    try await withWatchfulDatabase(SharedCluster.get(), configure: configure) { (database, _) in
      for round in 0..<20 {
        let slow = Task {
          try await database.write(TaskStatements.sleep.bind(round == 0 ? 8_000 : 5))
        }
        if round == 0 { try await eventually { database.state.inFlight == 1 } }
        let others = (0..<10).map { (number) in
          Task { try await database.read(TaskStatements.echo.bind(number)) }
        }
        let start = ContinuousClock.now
        slow.cancel()
        others[3].cancel()
        let result = await slow.result
        if round == 0 {
          #expect(ContinuousClock.now - start < .seconds(6), "it does not wait for its statement")
          guard case .failure(let error) = result else {
            Issue.record("the cancelled call returned")
            return
          }
          #expect(error as? DatabaseError == .cancelled(outcomeUnknown: true))
        }
        for (number, other) in others.enumerated() where number != 3 {
          #expect(try await other.value == [Int64(number)])
        }
        _ = await others[3].result
      }
      let never = Task {
        withUnsafeCurrentTask { (task) in task?.cancel() }
        return try await database.read(TaskStatements.one.bind())
      }
      await #expect(throws: DatabaseError.cancelled(outcomeUnknown: false)) {
        _ = try await never.value
      }
    }
  }

  @Test func closingFinishesWhatIsInFlight() async throws {
    try await withWatchfulDatabase(SharedCluster.get()) { (database, _) in
      let slow = Task { try await database.write(TaskStatements.sleep.bind(500)) }
      try await eventually { database.state.inFlight == 1 }
      await database.close(deadlineMilliseconds: 20_000)
      #expect(try await slow.value.count == 1)
      await #expect(throws: DatabaseError.closed) {
        _ = try await database.read(TaskStatements.one.bind())
      }
      #expect(database.state.availability == .closed)
      await database.close()
    }
  }

  @Test func closingWithoutTimeTellsTheTruth() async throws {
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.statementTimeoutMilliseconds = 0
    }
    try await withWatchfulDatabase(SharedCluster.get(), configure: configure) { (database, _) in
      let write = Task { try await database.write(TaskStatements.sleep.bind(30_000)) }
      let read = Task { try await database.read(TaskStatements.sleep.bind(30_000)) }
      try await eventually { database.state.inFlight == 2 }
      let start = ContinuousClock.now
      await database.close(deadlineMilliseconds: 100)
      #expect(ContinuousClock.now - start < .seconds(10))
      await #expect(throws: DatabaseError.connectionLost(outcomeUnknown: true)) {
        _ = try await write.value
      }
      await #expect(throws: DatabaseError.closed) { _ = try await read.value }
    }
  }

  @Test func nobodyListeningIsUnavailableWithinTheBound() async throws {
    let port = try PostgreSQLCluster.freePort()
    let uri = "postgresql://app@127.0.0.1:\(port)/todo"
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.limits.unavailableAfterMilliseconds = 500
    }
    try await withWatchfulDatabase(SharedCluster.get(), uri: uri, configure: configure) {
      (database, _) in
      let start = ContinuousClock.now
      let error = await #expect(throws: DatabaseError.self) {
        try await database.ping(withinMilliseconds: 20_000)
      }
      #expect(ContinuousClock.now - start < .seconds(5))
      guard case .unavailable(let reason) = error else {
        Issue.record("not unavailable: \(String(describing: error))")
        return
      }
      #expect(reason.contains("refused"))
    }
  }

  @Test func severalHostsAreTriedInTurn() async throws {
    let cluster = try await SharedCluster.get()
    let dead = try PostgreSQLCluster.freePort()
    let uri =
      "postgresql://app@127.0.0.1:\(dead),127.0.0.1:\(cluster.port)/todo"
      + "?target_session_attrs=read-write&sslmode=prefer&connect_timeout=3"
    try await withWatchfulDatabase(cluster, uri: uri) { (database, _) in
      let rows = try await database.read(TaskStatements.one.bind())
      #expect(rows == [1])
    }
  }

  @Test func aWrongConnectionStringIsRefusedWithoutRepeatingIt() {
    let wrongStrings = ["postgresql://u:hunter2@host:99x/db?nonsense", "password=hunter2 nonsense"]
    for wrong in wrongStrings {
      let configuration = DatabaseConfiguration(connectionString: wrong)
      let error = #expect(throws: DatabaseError.self) { _ = try Database(configuration) }
      guard case .configuration(let reason) = error else {
        Issue.record("not a configuration error")
        return
      }
      #expect(!reason.contains("hunter2"))
    }
  }
}

/// A value that several tasks of a test change.
final class Shared<Value: Sendable>: Sendable {
  private let mutex: Mutex<Value>

  init(_ value: Value) {
    mutex = Mutex(value)
  }

  var value: Value { mutex.withLock { (value) in value } }

  @discardableResult
  func change<Answer: Sendable>(_ body: @Sendable (inout Value) -> Answer) -> Answer {
    mutex.withLock { (value) in body(&value) }
  }
}
