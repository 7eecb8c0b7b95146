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
  private static let busyInsertText: StaticString =
    "INSERT INTO tasks (user_id, title) SELECT $1, 't' || busy_while_locked($2) RETURNING id"
  private static let busyInsert = Statement<Int64, String, Int64>(busyInsertText) {
    (row) throws(DatabaseError) in try row.int64()
  }
  private static let busySharedInsert = Statement<Int64, String, Int64>(
    busyInsertText, effect: .plainInsert
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

  private func readTwelve(_ database: Database) async throws {
    try await withThrowingTaskGroup(of: Void.self) { (group) in
      for number in Int64(0)..<12 {
        group.addTask {
          let rows = try await database.read(TaskStatements.echo.bind(number))
          #expect(rows == [number])
        }
      }
      try await group.waitForAll()
    }
  }

  private static func oneConnection(_ configuration: inout DatabaseConfiguration) {
    configuration.maximumConnections = 1
    configuration.statementTimeoutMilliseconds = 0
    configuration.limits.silenceMilliseconds = 500
  }

  /// They leave it, and its second attempt as well.
  @Test func readsBehindASlowReadAreAnsweredBeforeIt() async throws {
    try await withWatchfulDatabase(SharedCluster.get(), configure: Self.oneConnection) {
      (database, _) in
      _ = try await database.read(TaskStatements.one.bind())
      let slow = try await whileBusy(9_010) {
        let slow = Task { try await database.read(Self.busy.bind(9_010)) }
        try await eventually { database.state.inFlight == 1 }
        try await readTwelve(database)
        return slow
      }
      #expect(try await slow.value == [""])
    }
  }

  /// No connection need be silent for that.
  @Test func readsLeaveASlowConnectionForOneThatIsWell() async throws {
    func twoConnections(_ configuration: inout DatabaseConfiguration) {
      configuration.maximumConnections = 2
      configuration.statementTimeoutMilliseconds = 0
      configuration.limits.silenceMilliseconds = 120_000
    }
    try await withWatchfulDatabase(SharedCluster.get(), configure: twoConnections) {
      (database, _) in
      try await openConnections(2, database)
      let slow = try await whileBusy(9_011) {
        let slow = Task { try await database.read(Self.busy.bind(9_011)) }
        try await eventually { database.state.inFlight == 1 }
        for _ in 0..<4 { try await readTwelve(database) }
        return slow
      }
      #expect(try await slow.value == [""])
    }
  }

  @Test func writesBehindASlowReadAreDoneBeforeIt() async throws {
    try await withWatchfulDatabase(SharedCluster.get(), configure: Self.oneConnection) {
      (database, owned) in
      let owner = Owner(id: "behind-a-read")
      _ = try await database.read(TaskStatements.one.bind())
      let slow = try await whileBusy(9_012) {
        let slow = Task { try await database.read(Self.busy.bind(9_012)) }
        try await eventually { database.state.inFlight == 1 }
        async let insert = owned.write(as: owner, TaskStatements.insert.bind(owner.id, "a", nil))
        async let rename = owned.write(as: owner, TaskStatements.rename.bind("b"))
        _ = try await (insert, rename)
        return slow
      }
      #expect(try await slow.value == [""])
      #expect(try await owned.read(as: owner, TaskStatements.list.bind(owner.id)).count == 1)
    }
  }

  /// The slow one is begun again, once, and done once.
  @Test func writesBehindASlowWriteAreDoneBeforeIt() async throws {
    try await withWatchfulDatabase(SharedCluster.get(), configure: Self.oneConnection) {
      (database, owned) in
      let (slowOne, other) = (Owner(id: "slow-writer"), Owner(id: "behind-a-write"))
      _ = try await database.read(TaskStatements.one.bind())
      let slow = try await whileBusy(9_013) {
        let slow = Task {
          try await owned.write(as: slowOne, Self.busyInsert.bind(slowOne.id, 9_013))
        }
        try await eventually { database.state.inFlight == 1 }
        _ = try await owned.write(as: other, TaskStatements.insert.bind(other.id, "a", nil))
        return slow
      }
      #expect(try await slow.value.count == 1)
      for owner in [slowOne, other] {
        #expect(try await owned.read(as: owner, TaskStatements.list.bind(owner.id)).count == 1)
      }
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
          try await owned.write(as: slowOne, Self.busySharedInsert.bind(slowOne.id, 9_014))
        }
        try await eventually { database.state.inFlight > 0 && database.state.queued == 0 }
        // Nobody has this lock.
        _ = try await owned.write(as: other, Self.busySharedInsert.bind(other.id, 9_015))
        return slow
      }
      #expect(try await slow.value.count == 1)
    }
  }
}
