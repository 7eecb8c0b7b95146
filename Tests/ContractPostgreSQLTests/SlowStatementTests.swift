// One statement that takes long, and what others have sent behind it on its connection.
import ContractPostgreSQL
import ContractTestSupport
import Testing

@Suite(.enabled(if: PostgreSQLCluster.installedBinaries != nil, "no PostgreSQL is installed"))
struct SlowStatementTests {
  /// Goes on for as long as somebody has a lock, and waits for none that could be seen.
  private static let busy = Statement<String, Int64>("SELECT busy_while_locked($1)") {
    (row) throws(DatabaseError) in try row.text()
  }
  private static let busyInsert = Statement<Int64, String, Int64>(
    "INSERT INTO tasks (user_id, title) SELECT $1, 't' || busy_while_locked($2) RETURNING id",
    effect: .plainInsert
  ) { (row) throws(DatabaseError) in try row.int64() }

  /// Ends what goes on while a lock is had only after the body.
  private func whileBusy<Value: Sendable>(
    _ key: Int64, _ body: () async throws -> Value
  ) async throws -> Value {
    try await withLockHolder(SharedCluster.get()) { (holder) in
      _ = try await holder.write(TaskStatements.lock.bind(key))
      let value = try await body()
      _ = try await holder.write(TaskStatements.unlock.bind(key))
      return value
    }
  }

  /// What can be done while a read goes on, which is answered behind it.
  private func besideSlowRead(
    _ database: Database, key: Int64, _ body: () async throws -> Void
  ) async throws {
    let slow = try await whileBusy(key) {
      let slow = Task { try await database.read(Self.busy.bind(key)) }
      try await eventually { database.state.inFlight == 1 }
      try await body()
      return slow
    }
    #expect(try await slow.value == [""])
  }

  private static func oneConnection(_ configuration: inout DatabaseConfiguration) {
    configuration.maximumConnections = 1
    configuration.statementTimeoutMilliseconds = 0
    configuration.limits.silenceMilliseconds = 500
  }

  /// They leave it, and its second attempt as well, and another slow one that has left with them.
  @Test(arguments: [1, 2]) func readsBehindSlowReadsAreAnsweredBeforeThose(
    _ count: Int
  ) async throws {
    try await withWatchfulDatabase(SharedCluster.get(), configure: Self.oneConnection) {
      (database, _) in
      _ = try await database.read(TaskStatements.one.bind())
      let key = Int64(9_020 + count)
      let slow = try await whileBusy(key) {
        var slow: [Task<[String], any Error>] = []
        for _ in 0..<count {
          slow.append(Task { try await database.read(Self.busy.bind(key)) })
        }
        try await eventually { database.state.inFlight == count }
        try await readAtOnce(20, database)
        return slow
      }
      for read in slow { #expect(try await read.value == [""]) }
    }
  }

  /// Nothing is sent behind it any more where another connection is well.
  @Test func whoComesLaterTakesAConnectionThatIsWell() async throws {
    func twoConnections(_ configuration: inout DatabaseConfiguration) {
      configuration.maximumConnections = 2
      configuration.statementTimeoutMilliseconds = 0
      configuration.limits.silenceMilliseconds = 4_000
    }
    try await withWatchfulDatabase(SharedCluster.get(), configure: twoConnections) {
      (database, owned) in
      let owner = Owner(id: "comes-later")
      try await openConnections(2, database)
      // So long that the other one has to give a sign of life before it takes a write.
      try await Task.sleep(for: .milliseconds(4_200))
      _ = try await database.read(TaskStatements.one.bind())
      try await besideSlowRead(database, key: 9_011) {
        try await Task.sleep(for: .milliseconds(2 * DatabaseLimits().slowMilliseconds))
        let start = ContinuousClock.now
        _ = try await owned.write(as: owner, TaskStatements.insert.bind(owner.id, "a", nil))
        for _ in 0..<4 { try await readAtOnce(20, database) }
        #expect(ContinuousClock.now - start < .seconds(3), "it is not silent yet")
      }
    }
  }

  /// Nor is anything sent behind it that comes later, though no other connection is there yet.
  @Test func whoComesLaterWaitsForAnotherConnection() async throws {
    func oneConnection(_ configuration: inout DatabaseConfiguration) {
      Self.oneConnection(&configuration)
      configuration.limits.silenceMilliseconds = 120_000
    }
    try await withWatchfulDatabase(SharedCluster.get(), configure: oneConnection) {
      (database, owned) in
      let owner = Owner(id: "comes-first")
      _ = try await database.read(TaskStatements.one.bind())
      try await besideSlowRead(database, key: 9_016) {
        try await Task.sleep(for: .milliseconds(2 * DatabaseLimits().slowMilliseconds))
        _ = try await owned.write(as: owner, TaskStatements.insert.bind(owner.id, "a", nil))
        #expect(try await database.read(TaskStatements.echo.bind(1)) == [1])
        #expect(database.state.connected == 2)
      }
      try await eventually { database.state.connected == 1 }
    }
  }

  @Test func writesBehindASlowReadAreDoneBeforeIt() async throws {
    try await withWatchfulDatabase(SharedCluster.get(), configure: Self.oneConnection) {
      (database, owned) in
      let owner = Owner(id: "behind-a-read")
      _ = try await database.read(TaskStatements.one.bind())
      try await besideSlowRead(database, key: 9_012) {
        async let insert = owned.write(as: owner, TaskStatements.insert.bind(owner.id, "a", nil))
        async let rename = owned.write(as: owner, TaskStatements.rename.bind("b"))
        _ = try await (insert, rename)
      }
      #expect(try await owned.read(as: owner, TaskStatements.list.bind(owner.id)).count == 1)
    }
  }

  /// Inserts that share transactions wait for those under way, but not for one that takes long.
  @Test func insertsDoNotWaitForATransactionThatIsHeldUp() async throws {
    func oneAtATime(_ configuration: inout DatabaseConfiguration) {
      configuration.maximumConnections = 2
      configuration.statementTimeoutMilliseconds = 0
      configuration.limits.silenceMilliseconds = 120_000
      configuration.limits.sharedWritesInFlight = 1
    }
    try await withWatchfulDatabase(SharedCluster.get(), configure: oneAtATime) {
      (database, owned) in
      let (slowOne, other) = (Owner(id: "slow-sharer"), Owner(id: "beside-it"))
      try await openConnections(2, database)
      let slow = try await whileBusy(9_014) {
        let slow = Task {
          try await owned.write(as: slowOne, Self.busyInsert.bind(slowOne.id, 9_014))
        }
        try await eventually { database.state.inFlight > 0 && database.state.queued == 0 }
        // Nobody has this lock.
        _ = try await owned.write(as: other, Self.busyInsert.bind(other.id, 9_015))
        return slow
      }
      #expect(try await slow.value.count == 1)
    }
  }

  /// However many writes of one owner wait for something, they wait on half of the connections.
  @Test func writesOfOneOwnerLeaveConnectionsToOthers() async throws {
    func fourConnections(_ configuration: inout DatabaseConfiguration) {
      configuration.maximumConnections = 4
      configuration.statementTimeoutMilliseconds = 0
    }
    try await withWatchfulDatabase(SharedCluster.get(), configure: fourConnections) {
      (database, owned) in
      let (many, other) = (Owner(id: "writes-much"), Owner(id: "writes-little"))
      // On the first one to be opened they would stand behind the others' writes, which nothing ends here.
      try await openConnections(4, database)
      let slow = try await whileBusy(9_017) {
        let slow = (0..<100).map { (_) in
          Task { try await owned.write(as: many, Self.busy.bind(9_017)) }
        }
        try await eventually { database.state.inFlight > 0 && database.state.queued > 0 }
        for _ in 0..<3 {
          _ = try await owned.write(as: other, TaskStatements.insert.bind(other.id, "a", nil))
          _ = try await owned.write(as: other, TaskStatements.rename.bind("b"))
          for owner in [many, other] {
            _ = try await owned.read(as: owner, TaskStatements.list.bind(owner.id))
          }
          try await Task.sleep(for: .milliseconds(500))
        }
        return slow
      }
      for write in slow { #expect(try await write.value == [""]) }
    }
  }
}
