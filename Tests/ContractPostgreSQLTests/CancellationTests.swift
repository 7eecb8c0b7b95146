// Statements whose callers are gone are cancelled on the server, and nobody else's are: a
// cancellation that comes late is held back by a proxy until it must hit somebody else.
import ContractPostgreSQL
import ContractTestSupport
import Testing

@Suite(
  .enabled(if: PostgreSQLCluster.installedBinaries != nil, "no PostgreSQL is installed"),
  .serialized)
struct CancellationTests {
  /// What each test has: a database behind a proxy with one connection, its owner's door, and
  /// another database past the proxy to hold locks and to look.
  private struct Scene {
    let database: Database
    let owned: OwnedDatabase<Owner>
    let observer: Database
    let proxy: FreezingProxy

    /// Waits until so many sessions wait for an advisory lock.
    func awaits(_ key: Int64, _ count: Int64) async throws {
      try await lockIsAwaited(key, by: count, observer)
    }

    func lock(_ key: Int64) async throws {
      _ = try await observer.write(TaskStatements.lock.bind(key))
    }

    func unlock(_ key: Int64) async throws {
      #expect(try await observer.write(TaskStatements.unlock.bind(key)) == [true])
    }

    /// Waits until a connection beyond those of before has come: a request to cancel, as a rule.
    func newConnection(after count: Int) async throws {
      try await eventually { proxy.accepted > count }
    }
  }

  private func withScene(
    connections: Int = 1, configure: (inout DatabaseConfiguration) -> Void = { (_) in },
    cluster given: PostgreSQLCluster? = nil, _ body: (Scene) async throws -> Void
  ) async throws {
    let shared = try await SharedCluster.get()
    let cluster = given ?? shared
    let proxy = try FreezingProxy(to: cluster.port)
    defer { proxy.stop() }
    let uri = "postgresql://app@127.0.0.1:\(proxy.port)/todo"
    func settings(_ configuration: inout DatabaseConfiguration) {
      configuration.maximumConnections = connections
      configuration.statementTimeoutMilliseconds = 0
      configure(&configuration)
    }
    let one = { (configuration: inout DatabaseConfiguration) in
      configuration.keepToOneConnection()
    }
    try await withDatabase(cluster, configure: one) { (observer, _) in
      try await withDatabase(cluster, uri: uri, configure: settings) { (database, owned) in
        try await body(
          Scene(database: database, owned: owned, observer: observer, proxy: proxy))
      }
    }
  }

  @Test(arguments: [true, false])
  func aStatementWhoseCallerIsGoneIsEnded(_ writes: Bool) async throws {
    try await withScene { (scene) in
      try await scene.lock(5_001)
      let caller = Task {
        writes
          ? try await scene.database.write(TaskStatements.awaitLock.bind(5_001))
          : try await scene.database.read(TaskStatements.awaitLock.bind(5_001))
      }
      try await scene.awaits(5_001, 1)
      caller.cancel()
      await #expect(throws: DatabaseError.cancelled(outcomeUnknown: writes)) {
        _ = try await caller.value
      }
      try await scene.awaits(5_001, 0)
      try await scene.unlock(5_001)
      #expect(try await scene.database.read(TaskStatements.one.bind()) == [1])
    }
  }

  @Test func aStatementWhoseTimeIsUpIsEnded() async throws {
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.limits.requestMilliseconds = 2_000
      // Not by closing the connection.
      configuration.limits.abandonedUnitMilliseconds = 60_000
    }
    try await withScene(configure: configure) { (scene) in
      try await scene.lock(5_002)
      await #expect(throws: DatabaseError.timedOut(outcomeUnknown: true)) {
        _ = try await scene.database.write(TaskStatements.awaitLock.bind(5_002))
      }
      try await scene.awaits(5_002, 0)
      try await scene.unlock(5_002)
    }
  }

  @Test func shortStatementsAreLeftToEndByThemselves() async throws {
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.limits.cancelAfterMilliseconds = 10_000
    }
    try await withScene(configure: configure) { (scene) in
      _ = try await scene.database.read(TaskStatements.one.bind())
      let before = scene.proxy.accepted
      for _ in 0..<5 {
        try await scene.lock(5_008)
        let caller = Task { try await scene.database.read(TaskStatements.awaitLock.bind(5_008)) }
        try await scene.awaits(5_008, 1)
        caller.cancel()
        _ = await caller.result
        try await scene.unlock(5_008)
        #expect(try await scene.database.read(TaskStatements.echo.bind(1)) == [1])
      }
      #expect(scene.proxy.accepted == before, "neither a cancellation nor a new connection")
    }
  }

  /// The race on purpose: the cancelled statement ends by itself while its cancellation is on the
  /// way, which then hits the write behind it on the same connection.
  @Test func aWriteThatALateCancellationHitsIsDoneOnceAllTheSame() async throws {
    let cluster = try await onUngatedThread { try makeTodoCluster() }
    defer { cluster.remove() }
    try await withScene(cluster: cluster) { (scene) in
      let owner = Owner(id: "innocent")
      _ = try await scene.database.read(TaskStatements.one.bind())
      try await scene.lock(5_003)
      try await scene.lock(5_004)
      let slow = Task { try await scene.database.read(TaskStatements.awaitLock.bind(5_003)) }
      try await scene.awaits(5_003, 1)
      let write = Task {
        try await scene.owned.write(
          as: owner, TaskStatements.insert.bind(owner.id, "once", nil),
          TaskStatements.awaitLock.bind(5_004))
      }
      let read = Task { try await scene.owned.read(as: owner, TaskStatements.list.bind(owner.id)) }
      try await eventually { scene.database.state.inFlight == 3 }
      let before = scene.proxy.accepted
      scene.proxy.holdNewConnections()
      slow.cancel()
      _ = await slow.result
      try await scene.newConnection(after: before)
      try await scene.unlock(5_003)
      try await scene.awaits(5_004, 1)
      // The write runs, in the place where its predecessor ran.
      scene.proxy.releaseNewConnections()
      let canceled = "canceling statement due to user request"
      try await eventually { cluster.log.contains(canceled) }
      try await scene.awaits(5_004, 1)
      try await scene.unlock(5_004)
      let (rows, _) = try await write.value
      #expect(rows.map(\.title) == ["once"])
      _ = try await read.value
      let stored = try await scene.owned.read(as: owner, TaskStatements.list.bind(owner.id))
      #expect(stored.map(\.title) == ["once"])
      #expect(cluster.log.components(separatedBy: canceled).count == 2, "one hit, and that one")
    }
  }

  /// Nothing says that a write of this kind is rolled back as a whole, so it is not endangered.
  @Test func nothingIsCancelledBeforeAWriteThatCouldNotBeRepeated() async throws {
    try await withScene { (scene) in
      _ = try await scene.database.read(TaskStatements.one.bind())
      try await scene.lock(5_005)
      let slow = Task { try await scene.database.read(TaskStatements.awaitLock.bind(5_005)) }
      try await scene.awaits(5_005, 1)
      let write = Task { try await scene.database.write(TaskStatements.addPlain.bind(8_001)) }
      try await eventually { scene.database.state.inFlight == 2 }
      let before = scene.proxy.accepted
      slow.cancel()
      _ = await slow.result
      try await Task.sleep(for: .milliseconds(500))
      try await scene.awaits(5_005, 1)
      #expect(scene.proxy.accepted == before)
      try await scene.unlock(5_005)
      _ = try await write.value
    }
  }

  @Test func aCancellationThatComesAfterEverythingHitsNobody() async throws {
    try await withScene { (scene) in
      _ = try await scene.database.read(TaskStatements.one.bind())
      try await scene.lock(5_006)
      try await scene.lock(5_007)
      let slow = Task { try await scene.database.read(TaskStatements.awaitLock.bind(5_006)) }
      try await scene.awaits(5_006, 1)
      let before = scene.proxy.accepted
      scene.proxy.holdNewConnections()
      slow.cancel()
      _ = await slow.result
      try await scene.newConnection(after: before)
      try await scene.unlock(5_006)
      // The session goes with the statement, so that there is nothing left to hit.
      try await eventually { scene.database.state.connected == 0 }
      let next = Task { try await scene.database.write(TaskStatements.awaitLock.bind(5_007)) }
      try await scene.newConnection(after: before + 1)
      scene.proxy.releaseNewConnections()
      try await scene.awaits(5_007, 1)
      try await Task.sleep(for: .milliseconds(300))
      try await scene.unlock(5_007)
      _ = try await next.value
    }
  }

  /// Statements that end by themselves just as they are cancelled, with others close behind.
  @Test func cancellationsInEveryMomentDisturbNobody() async throws {
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.limits.cancelAfterMilliseconds = 0
      configuration.limits.tickMilliseconds = 5
    }
    try await withScene(connections: 2, configure: configure) { (scene) in
      let owner = Owner(id: "crowd")
      for round in 0..<60 {
        let slow = (0..<2).map { (_) in
          Task { try await scene.database.read(TaskStatements.sleep.bind(.random(in: 5...30))) }
        }
        try await Task.sleep(for: .milliseconds(.random(in: 0...10)))
        let reads = (0..<4).map { (number) in
          Task { try await scene.database.read(TaskStatements.echo.bind(number)) }
        }
        let writes = (0..<4).map { (number) in
          Task {
            try await scene.owned.write(
              as: owner, TaskStatements.insert.bind(owner.id, "\(round) \(number)", nil),
              TaskStatements.sleep.bind(2))
          }
        }
        for task in slow { task.cancel() }
        for (number, read) in reads.enumerated() {
          #expect(try await read.value == [Int64(number)])
        }
        for write in writes { #expect(try await write.value.0.count == 1) }
        for task in slow { _ = await task.result }
      }
      let titles = try await scene.owned.read(as: owner, TaskStatements.list.bind(owner.id))
        .map(\.title)
      #expect(titles.count == 240)
      #expect(Set(titles).count == 240)
    }
  }
}
