// Connections that die in silence: a proxy freezes them, keeps them open, and lets new ones pass.
// Beside them, statements that merely take long and must not be taken for it.
import ContractPostgreSQL
import ContractTestSupport
import Testing

@Suite(
  .enabled(if: PostgreSQLCluster.installedBinaries != nil, "no PostgreSQL is installed"),
  .serialized)
struct SilenceTests {
  private static let sessions = Statement<Int64, String>(
    "SELECT count(*) FROM pg_stat_activity WHERE application_name = $1"
  ) { (row) throws(DatabaseError) in try row.int64() }
  private static let sleepers = Statement<Int64, String>(
    """
    SELECT count(*) FROM pg_stat_activity
    WHERE application_name = $1 AND state = 'active' AND query LIKE '%pg_sleep($1%'
    """
  ) { (row) throws(DatabaseError) in try row.int64() }

  /// A database whose way leads through a proxy.
  private func withProxy(
    connections: Int, configure: (inout DatabaseConfiguration) -> Void = { (_) in },
    _ body: (Database, FreezingProxy, PostgreSQLCluster) async throws -> Void
  ) async throws {
    let cluster = try await SharedCluster.get()
    let proxy = try FreezingProxy(to: cluster.port)
    defer { proxy.stop() }
    let uri = "postgresql://app@127.0.0.1:\(proxy.port)/todo"
    func settings(_ configuration: inout DatabaseConfiguration) {
      configuration.maximumConnections = connections
      configuration.statementTimeoutMilliseconds = 0
      configure(&configuration)
    }
    try await withWatchfulDatabase(cluster, uri: uri, configure: settings) { (database, _) in
      try await body(database, proxy, cluster)
    }
  }

  @Test func aFrozenPoolCostsOneSilenceAndNoRead() async throws {
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.limits.silenceMilliseconds = 3_000
    }
    try await withProxy(connections: 3, configure: configure) { (database, proxy, _) in
      try await openConnections(3, database)
      proxy.freeze()
      let start = ContinuousClock.now
      for number in Int64(0)..<6 {
        #expect(try await database.read(TaskStatements.echo.bind(number)) == [number])
      }
      // One silence of three seconds; not one for each connection, far less a time-out for each.
      #expect(ContinuousClock.now - start < .seconds(8))
      // The frozen ones go, all of them, and with them the room beyond the maximum.
      try await eventually { database.state.inFlight == 0 && database.state.connected <= 3 }
      _ = try await database.write(TaskStatements.addPlain.bind(9_001))
      #expect(try await database.read(TaskStatements.countPlain.bind(9_001)) == [1])
    }
  }

  @Test func readsAtOnceOnAFrozenPoolAllSucceed() async throws {
    try await withProxy(connections: 3) { (database, proxy, _) in
      try await openConnections(3, database)
      proxy.freeze()
      let start = ContinuousClock.now
      try await readAtOnce(40, database)
      // Waiting for what was sent on frozen connections would take a minute.
      #expect(ContinuousClock.now - start < .seconds(20))
      #expect(proxy.accepted <= 3 + 2 + 4, "three frozen, two spare, and a cancellation each")
    }
  }

  @Test func aWriteOnAConnectionThatFallsSilentIsUnknownAndTheNextOneIsWell() async throws {
    let configure = { (configuration: inout DatabaseConfiguration) in
      // The write is to be sent within the one, and the next one to be done between the two.
      configuration.limits.silenceMilliseconds = 3_000
      configuration.limits.requestMilliseconds = 12_000
    }
    try await withProxy(connections: 1, configure: configure) { (database, proxy, _) in
      // The answer has only just come: nothing speaks against sending a write at once.
      _ = try await database.read(TaskStatements.one.bind())
      proxy.freeze()
      let isOver = Shared(false)
      let write = Task {
        defer { isOver.change { (isOver) in isOver = true } }
        _ = try await database.write(TaskStatements.addPlain.bind(9_002))
      }
      // The silence itself lasts for no longer than another connection takes, which may be missed.
      try await eventually { proxy.accepted > 1 }
      _ = try await database.write(TaskStatements.addPlain.bind(9_003))
      #expect(!isOver.value, "it did not wait behind the first")
      await #expect(throws: DatabaseError.timedOut(outcomeUnknown: true)) {
        _ = try await write.value
      }
      // It must not have been sent a second time, and may yet arrive.
      #expect(try await database.read(TaskStatements.countPlain.bind(9_002)) == [0])
    }
  }

  @Test func aWriteAsksAnIdleConnectionForASignOfLifeFirst() async throws {
    try await withProxy(connections: 2) { (database, proxy, _) in
      try await openConnections(2, database)
      try await Task.sleep(for: .milliseconds(1_200))
      proxy.freeze()
      let start = ContinuousClock.now
      _ = try await database.write(TaskStatements.addPlain.bind(9_004))
      // Sent on one of the frozen ones it would wait for a minute, and fail.
      #expect(ContinuousClock.now - start < .seconds(20))
      #expect(try await database.read(TaskStatements.countPlain.bind(9_004)) == [1])
    }
  }

  @Test func anIdlePoolThatIsWellTakesAWriteWithoutANewConnection() async throws {
    try await withProxy(connections: 4) { (database, proxy, _) in
      try await openConnections(2, database)
      let before = proxy.accepted
      try await Task.sleep(for: .milliseconds(1_200))
      _ = try await database.write(TaskStatements.addPlain.bind(9_005))
      #expect(proxy.accepted == before)
      #expect(database.state.connected == before)
    }
  }

  @Test func whatIsFrozenForAMomentIsTrustedAgain() async throws {
    try await withProxy(connections: 1) { (database, proxy, _) in
      let before = try await database.read(TaskStatements.backend.bind())
      proxy.holdNewConnections()
      proxy.freeze()
      let read = Task { try await database.read(TaskStatements.backend.bind()) }
      try await eventually { database.state.availability != .available }
      proxy.thaw()
      #expect(try await read.value == before, "the first attempt was answered first")
      #expect(try await database.write(TaskStatements.backend.bind()) == before)
      proxy.releaseNewConnections()
    }
  }

  @Test func slowReadsAreNotKilledAndDoubledWithinABound() async throws {
    let name = "slow reads"
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.applicationName = name
      configuration.limits.silenceMilliseconds = 300
      configuration.limits.repeatedReads = 2
    }
    try await withProxy(connections: 4, configure: configure) { (database, _, cluster) in
      try await withDatabase(cluster) { (observer, _) in
        try await openConnections(4, database)
        let most = Shared<(sleepers: Int64, sessions: Int64, units: Int)>((0, 0, 0))
        let reads = (0..<4).map { (_) in
          Task { try await database.read(TaskStatements.sleep.bind(3_000)) }
        }
        let watch = Task {
          while !Task.isCancelled {
            let sleepers = try await observer.read(Self.sleepers.bind(name))[0]
            let sessions = try await observer.read(Self.sessions.bind(name))[0]
            let units = database.state.inFlight + database.state.queued
            most.change { (most) in
              most = (
                max(most.sleepers, sleepers), max(most.sessions, sessions), max(most.units, units)
              )
            }
          }
        }
        for read in reads { #expect(try await read.value.count == 1) }
        watch.cancel()
        _ = await watch.result
        #expect(most.value.sleepers > 4, "some were sent twice")
        #expect(most.value.units <= 4 + 2, "two at once, the others wait for those to end")
        #expect(most.value.sessions <= 4 + 2)
        // What is left of the second attempts is ended, and the pool has its size again.
        try await eventually { database.state.inFlight == 0 }
        try await eventually { database.state.connected <= 4 }
        #expect(try await observer.read(Self.sleepers.bind(name)) == [0])
      }
    }
  }

  @Test func aSlowWriteRunsOnceAndOthersDoNotWaitForIt() async throws {
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.limits.silenceMilliseconds = 300
    }
    let slowAdd = Statement<String, Int64>(
      "INSERT INTO plain SELECT $1, pg_advisory_xact_lock($1)::text RETURNING key::text"
    ) { (row) throws(DatabaseError) in try row.text() }
    let one = { (configuration: inout DatabaseConfiguration) in
      configuration.keepToOneConnection()
    }
    try await withProxy(connections: 1, configure: configure) { (database, _, cluster) in
      try await withDatabase(cluster, configure: one) { (observer, _) in
        _ = try await observer.write(TaskStatements.lock.bind(9_006))
        _ = try await database.read(TaskStatements.one.bind())
        let slow = Task { try await database.write(slowAdd.bind(9_006)) }
        try await lockIsAwaited(9_006, observer)
        // Nobody else asks for anything, and another connection is there all the same.
        try await eventually { database.state.connected == 2 }
        try await eventually { database.state.availability == .available }
        // On a spare connection: the slow one does not end before these have.
        _ = try await database.write(TaskStatements.addPlain.bind(9_007))
        #expect(try await database.read(TaskStatements.countPlain.bind(9_007)) == [1])
        try await lockIsAwaited(9_006, observer)
        _ = try await observer.write(TaskStatements.unlock.bind(9_006))
        #expect(try await slow.value == ["9006"])
        #expect(try await database.read(TaskStatements.countPlain.bind(9_006)) == [1])
        try await eventually { database.state.connected == 1 }
      }
    }
  }

  /// A slow statement is no outage, and what watches the service must not take it for one.
  @Test func aSlowStatementDoesNotMakeTheDatabaseUnavailable() async throws {
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.limits.silenceMilliseconds = 2_000
    }
    try await withProxy(connections: 1, configure: configure) { (database, _, _) in
      let slow = Task { try await database.write(TaskStatements.sleep.bind(6_000)) }
      let wasUnavailable = Shared(false)
      let watch = Task {
        while !Task.isCancelled {
          if case .unavailable = database.state.availability {
            wasUnavailable.change { (wasUnavailable) in wasUnavailable = true }
          }
          try await Task.sleep(for: .milliseconds(5))
        }
      }
      _ = try await slow.value
      watch.cancel()
      _ = await watch.result
      #expect(!wasUnavailable.value)
    }
  }

  @Test func whereNothingAnswersTheQueueIsToldSoInTime() async throws {
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.limits.requestMilliseconds = 10_000
      configuration.limits.unavailableAfterMilliseconds = 3_000
    }
    try await withProxy(connections: 2, configure: configure) { (database, proxy, _) in
      _ = try await database.read(TaskStatements.one.bind())
      proxy.holdNewConnections()
      proxy.freeze()
      let read = Task { try await database.read(TaskStatements.one.bind()) }
      try await eventually { database.state.availability != .available }
      let start = ContinuousClock.now
      let error = await #expect(throws: DatabaseError.self) {
        _ = try await database.write(TaskStatements.addPlain.bind(9_008))
      }
      guard case .unavailable = error else {
        Issue.record("not unavailable: \(String(describing: error))")
        return
      }
      #expect(ContinuousClock.now - start < .seconds(8))
      await #expect(throws: DatabaseError.timedOut(outcomeUnknown: false)) {
        _ = try await read.value
      }
      // Nobody waits any more, and the database has been away all the same.
      let later = ContinuousClock.now
      await #expect(throws: DatabaseError.self) {
        _ = try await database.write(TaskStatements.addPlain.bind(9_008))
      }
      #expect(ContinuousClock.now - later < .seconds(2))
      proxy.releaseNewConnections()
      try await eventually { database.state.availability == .available }
      #expect(try await database.read(TaskStatements.countPlain.bind(9_008)) == [0])
    }
  }
}
