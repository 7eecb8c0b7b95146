// Long lists read piece by piece: whose rows they show, and what becomes of a stream whose reader
// waits, leaves or stays while its connection goes.
import ContractPostgreSQL
import ContractTestSupport
import Testing

private struct StreamedRow: RowDecodable, Equatable {
  let owner: String
  let number: Int64
  let backend: Int64
  let text: String

  init(from row: inout RowReader) throws(DatabaseError) {
    owner = try row.text()
    number = try row.int64()
    backend = try row.int64()
    text = try row.text()
  }
}

private enum Streams {
  /// Each visible task so many times, with a text of 200 bytes; forgets its WHERE.
  static let all = Statement<StreamedRow, Int64>(
    """
    SELECT user_id, number, pg_backend_pid(), repeat('x', 200)
    FROM tasks, generate_series(1, $1) AS number ORDER BY user_id, number
    """)
  /// $1 owner, who has one task, $2 times; without a sort, so that rows come at once.
  static let own = Statement<StreamedRow, String, Int64>(
    """
    SELECT user_id, number, pg_backend_pid(), repeat('x', 200)
    FROM tasks, generate_series(1, $2) AS number WHERE user_id = $1
    """)
  /// Texts of $1 bytes, $2 times.
  static let longTexts = Statement<String, Int64, Int64>(
    "SELECT repeat('x', $1::int) FROM generate_series(1, $2)"
  ) { (row) throws(DatabaseError) in try row.text() }
  /// Two pieces, of which the first takes 400 ms.
  static let slowAtFirst = Statement<Int64>(
    """
    SELECT number FROM generate_series(1, 256) AS number
    WHERE number > 1 OR pg_sleep(0.4) IS NOT NULL
    """
  ) { (row) throws(DatabaseError) in try row.int64() }
  static let lateFailure = Statement<Int64>(
    "SELECT 1000 / (1000 - number) FROM generate_series(1, 2000) AS number"
  ) { (row) throws(DatabaseError) in try row.int64() }
  static let settings = Statement<String>(
    """
    SELECT concat_ws(',', current_setting('app.user_id'), current_user,
      current_setting('transaction_read_only'), current_setting('statement_timeout'))
    """
  ) { (row) throws(DatabaseError) in try row.text() }
  static let isActive = Statement<Bool, Int64>(
    "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE pid = $1)"
  ) { (row) throws(DatabaseError) in try row.bool() }
  static let waitsForReader = Statement<Bool, Int64>(
    """
    SELECT EXISTS (SELECT FROM pg_stat_activity
      WHERE pid = $1 AND wait_event = 'ClientWrite')
    """
  ) { (row) throws(DatabaseError) in try row.bool() }
  static let terminate = Statement<Bool, Int64>("SELECT pg_terminate_backend($1::int)") {
    (row) throws(DatabaseError) in try row.bool()
  }
  static let sleepers = Statement<Int64, String>(
    "SELECT count(*) FROM pg_stat_activity WHERE application_name = $1 AND wait_event = 'PgSleep'"
  ) { (row) throws(DatabaseError) in try row.int64() }
}

/// Makes of rows how many there were, and the first and last of their numbers.
private struct Counter: RowCollector, ~Copyable {
  private var (count, first, last) = (0, Int64(0), Int64(0))

  mutating func add(_ rows: inout RowReader) throws(DatabaseError) {
    try rows.forEachRow { (row) throws(DatabaseError) in
      try row.skip()
      last = try row.int64()
      if count == 0 { first = last }
      count += 1
      try row.skip()
      try row.skip()
    }
  }

  consuming func finish() -> [Int64] { [Int64(count), first, last] }
}

@Suite(.enabled(if: PostgreSQLCluster.installedBinaries != nil, "no PostgreSQL is installed"))
struct RowStreamTests {
  private func rest<Row>(of stream: RowStream<[Row]>) async throws -> [Row] {
    var rows: [Row] = []
    while let piece = try await stream.next() {
      #expect((1...256).contains(piece.count))
      rows += piece
    }
    return rows
  }

  /// Owners with one task each.
  private func owners(_ names: String..., in owned: OwnedDatabase<Owner>) async throws -> [Owner] {
    for name in names {
      _ = try await owned.write(as: Owner(id: name), TaskStatements.insert.bind(name, "t", nil))
    }
    return names.map { (name) in Owner(id: name) }
  }

  // MARK: - Rows

  @Test func allRowsComeInOrder() async throws {
    try await withDatabase(SharedCluster.get()) { (_, owned) in
      let owner = try await owners("streamer-order", in: owned)[0]
      for count in [0, 1, 127, 128, 129, 5_000] as [Int64] {
        let stream = try await owned.stream(as: owner, Streams.own.bind(owner.id, count))
        let rows = try await rest(of: stream)
        #expect(rows.map(\.number) == (0..<count).map { (number) in number + 1 })
        #expect(try await stream.next() == nil)
      }
    }
  }

  @Test func aCollectorIsGivenTheRowsOfEachPieceInOrder() async throws {
    try await withDatabase(SharedCluster.get()) { (_, owned) in
      let owner = try await owners("streamer-collected", in: owned)[0]
      for count in [0, 1, 128, 1_000] as [Int64] {
        let stream = try await owned.stream(
          as: owner, Streams.own.bind(owner.id, count), collector: { Counter() })
        var end: Int64 = 0
        while let piece = try await stream.next() {
          #expect(piece[0] > 0 && piece[1] == end + 1 && piece[2] == end + piece[0])
          end = piece[2]
        }
        #expect(end == count)
      }
    }
  }

  @Test func rowLevelSecurityAloneKeepsOthersRowsOut() async throws {
    try await withDatabase(SharedCluster.get()) { (database, owned) in
      let both = try await owners("streamer-rls-a", "streamer-rls-b", in: owned)
      for owner in both {
        let rows = try await rest(of: try await owned.stream(as: owner, Streams.all.bind(1_000)))
        #expect(rows.count == 1_000 && rows.allSatisfy { (row) in row.owner == owner.id })
      }
      // The WHERE names one, the connection acts for the other.
      let foreign = try await owned.stream(as: both[0], Streams.own.bind(both[1].id, 10))
      #expect(try await rest(of: foreign) == [])
    }
  }

  @Test func theWhereAloneKeepsOthersRowsOut() async throws {
    let cluster = try await SharedCluster.get()
    let both = try await withDatabase(cluster) { (_, owned) in
      try await owners("streamer-where-a", "streamer-where-b", in: owned)
    }
    // A superuser, whom no policy binds.
    try await withDatabase(cluster, uri: cluster.uri(database: "todo")) { (database, _) in
      let bare = OwnedDatabase<Owner>(database) { (owner) in owner.id }
      let unbound = try await rest(of: try await bare.stream(as: both[0], Streams.all.bind(1)))
      #expect(Set(unbound.map(\.owner)).isSuperset(of: both.map(\.id)))
      let stream = try await bare.stream(as: both[0], Streams.own.bind(both[0].id, 1_000))
      let rows = try await rest(of: stream)
      #expect(rows.count == 1_000 && rows.allSatisfy { (row) in row.owner == both[0].id })
    }
  }

  @Test func theTransactionIsThatOfARead() async throws {
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.limits.streamMilliseconds = 123_000
    }
    try await withDatabase(SharedCluster.get(), configure: configure) { (_, owned) in
      let owner = Owner(id: "streamer-door")
      let seen = try await rest(of: try await owned.stream(as: owner, Streams.settings.bind()))
      #expect(seen == ["streamer-door,todo_app,on,123s"])
      let error = await #expect(throws: DatabaseError.self) {
        _ = try await owned.stream(as: owner, TaskStatements.insert.bind(owner.id, "new", nil))
      }
      guard case .server(let server) = error else {
        Issue.record("not a server's error: \(String(describing: error))")
        return
      }
      #expect(server.state == .readOnlyTransaction)
    }
  }

  // MARK: - Ends

  @Test func aReaderThatWaitsHoldsTheServerUp() async throws {
    try await withDatabase(SharedCluster.get()) { (database, owned) in
      let owner = try await owners("streamer-slow", in: owned)[0]
      let stream = try await owned.stream(as: owner, Streams.own.bind(owner.id, 100_000))
      let first = try #require(try await stream.next())
      let backend = try #require(first.first?.backend)
      try await withDatabase(try await SharedCluster.get(), uri: superuser()) { (watcher, _) in
        try await eventually {
          try await watcher.read(Streams.waitsForReader.bind(backend)) == [true]
        }
      }
      #expect(first.count + (try await rest(of: stream)).count == 100_000)
    }
  }

  private func superuser() async throws -> String {
    try await SharedCluster.get().uri(database: "todo")
  }

  @Test func aReaderThatLeavesEndsTheConnection() async throws {
    try await withDatabase(SharedCluster.get()) { (database, owned) in
      let owner = try await owners("streamer-leaves", in: owned)[0]
      let backend: Int64
      do {
        let stream = try await owned.stream(as: owner, Streams.own.bind(owner.id, 1_000_000))
        backend = try #require(try await stream.next()?.first?.backend)
        #expect(try await database.read(Streams.isActive.bind(backend)) == [true])
      }
      try await eventually { try await database.read(Streams.isActive.bind(backend)) == [false] }
      // Its place is free again.
      _ = try await rest(of: try await owned.stream(as: owner, Streams.own.bind(owner.id, 1)))
    }
  }

  @Test func aStatementThatNobodyWaitsForIsCancelled() async throws {
    let name = "stream-sleeper"
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.applicationName = name
    }
    try await withDatabase(SharedCluster.get(), configure: configure) { (_, owned) in
      let reader = Task {
        _ = try await owned.stream(as: Owner(id: "streamer"), TaskStatements.sleep.bind(600_000))
      }
      try await withDatabase(try await SharedCluster.get(), uri: superuser()) { (watcher, _) in
        try await eventually { try await watcher.read(Streams.sleepers.bind(name)) == [1] }
        reader.cancel()
        await #expect(throws: DatabaseError.cancelled(outcomeUnknown: false)) {
          try await reader.value
        }
        try await eventually { try await watcher.read(Streams.sleepers.bind(name)) == [0] }
      }
    }
  }

  @Test func aStatementThatGivesNoRowInTimeIsAnError() async throws {
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.statementTimeoutMilliseconds = 200
    }
    _ = try await withDatabase(SharedCluster.get(), configure: configure) { (_, owned) in
      await #expect(throws: DatabaseError.timedOut(outcomeUnknown: false)) {
        _ = try await owned.stream(as: Owner(id: "streamer"), TaskStatements.sleep.bind(600_000))
      }
    }
  }

  /// The request to cancel it hears nothing either: neither the caller nor the next stream waits.
  @Test func aServerThatFallsSilentEndsTheStreamInTime() async throws {
    let cluster = try await SharedCluster.get()
    let proxy = try FreezingProxy(to: cluster.port)
    defer { proxy.stop() }
    let name = "stream-silence"
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.applicationName = name
      configuration.limits.streams = 1
      configuration.limits.requestMilliseconds = 20_000
      configuration.connectTimeoutSeconds = 2
      configuration.statementTimeoutMilliseconds = 8_000
    }
    let uri = "postgresql://app@127.0.0.1:\(proxy.port)/todo"
    try await withDatabase(cluster, uri: uri, configure: configure) { (_, owned) in
      let owner = try await owners("streamer-silence", in: owned)[0]
      try await withDatabase(cluster, uri: superuser()) { (watcher, _) in
        // Connected before the statement begins, which ends by itself.
        #expect(try await watcher.read(Streams.sleepers.bind(name)) == [0])
        let reader = Task {
          _ = try await owned.stream(as: owner, TaskStatements.sleep.bind(600_000))
        }
        try await eventually { try await watcher.read(Streams.sleepers.bind(name)) == [1] }
        proxy.holdNewConnections()
        proxy.freeze()
        await #expect(throws: DatabaseError.timedOut(outcomeUnknown: false)) {
          try await reader.value
        }
        // The connection is closed, and its place is another's: that one is refused for itself.
        let failure = await #expect(throws: DatabaseError.self) {
          _ = try await owned.stream(as: Owner(id: "next"), Streams.own.bind("next", 1))
        }
        guard case .unavailable = failure else {
          Issue.record("\(String(describing: failure))")
          return
        }
        proxy.thaw()
        proxy.releaseNewConnections()
        try await eventually { try await watcher.read(Streams.sleepers.bind(name)) == [0] }
      }
    }
  }

  @Test func aBackendThatDiesEndsTheStreamWithAnError() async throws {
    try await withDatabase(SharedCluster.get()) { (database, owned) in
      let owner = try await owners("streamer-killed", in: owned)[0]
      let stream = try await owned.stream(as: owner, Streams.own.bind(owner.id, 1_000_000))
      let backend = try #require(try await stream.next()?.first?.backend)
      try await withDatabase(try await SharedCluster.get(), uri: superuser()) { (killer, _) in
        let isKilled = try await killer.read(Streams.terminate.bind(backend))
        #expect(isKilled == [true])
      }
      await #expect(throws: DatabaseError.self) { _ = try await rest(of: stream) }
    }
  }

  @Test func anErrorInTheMiddleComesBehindTheRowsBeforeIt() async throws {
    try await withDatabase(SharedCluster.get()) { (_, owned) in
      let stream = try await owned.stream(as: Owner(id: "streamer"), Streams.lateFailure.bind())
      #expect(try await stream.next()?.first == 1)
      let error = await #expect(throws: DatabaseError.self) { _ = try await rest(of: stream) }
      guard case .server(let server) = error else {
        Issue.record("not a server's error: \(String(describing: error))")
        return
      }
      #expect(server.state.code == "22012")
    }
  }

  @Test func closingTheDatabaseEndsStreams() async throws {
    try await withDatabase(SharedCluster.get()) { (database, owned) in
      let owner = try await owners("streamer-closed", in: owned)[0]
      let stream = try await owned.stream(as: owner, Streams.own.bind(owner.id, 1_000_000))
      _ = try await stream.next()
      await database.close()
      await #expect(throws: DatabaseError.closed) { _ = try await rest(of: stream) }
      await #expect(throws: DatabaseError.closed) {
        _ = try await owned.stream(as: owner, Streams.own.bind(owner.id, 1))
      }
    }
  }

  // MARK: - Turns

  @Test func aStreamRestsAfterAPieceWhileOthersAsk() async throws {
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.limits.restMilliseconds = 10_000
    }
    let clock = ContinuousClock()
    try await withDatabase(SharedCluster.get(), configure: configure) { (database, owned) in
      let others = Task {
        while !Task.isCancelled { _ = try await database.read(TaskStatements.one.bind()) }
      }
      let start = clock.now
      let stream = try await owned.stream(as: Owner(id: "streamer"), Streams.slowAtFirst.bind())
      #expect(try await rest(of: stream).count == 256)
      others.cancel()
      // What the first piece takes, and the rest after it.
      #expect(clock.now - start >= .milliseconds(2 * 400))
    }
  }

  @Test func twoRunAndAThirdWaits() async throws {
    try await withDatabase(SharedCluster.get()) { (_, owned) in
      let three = try await owners("streamer-1", "streamer-2", "streamer-3", in: owned)
      var running: [RowStream<[StreamedRow]>] = []
      for owner in three.prefix(2) {
        running.append(try await owned.stream(as: owner, Streams.own.bind(owner.id, 1_000_000)))
      }
      let third = Task {
        let stream = try await owned.stream(as: three[2], Streams.own.bind(three[2].id, 10))
        return try await rest(of: stream).count
      }
      let fourth = Task {
        _ = try await owned.stream(as: three[2], Streams.own.bind(three[2].id, 10))
      }
      fourth.cancel()
      await #expect(throws: DatabaseError.cancelled(outcomeUnknown: false)) {
        try await fourth.value
      }
      // Both still run: none has made room for the third.
      for stream in running { #expect(try await stream.next() != nil) }
      running.removeFirst()
      #expect(try await third.value == 10)
    }
  }

  @Test func aSlowReaderIsEndedForSomebodyWhoWaits() async throws {
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.limits.streams = 1
      configuration.limits.readerMilliseconds = 50
      // Nobody else would have a place before these have passed.
      configuration.limits.streamMilliseconds = 600_000
      configuration.limits.requestMilliseconds = 120_000
    }
    try await withDatabase(SharedCluster.get(), configure: configure) { (_, owned) in
      let both = try await owners("streamer-slow-1", "streamer-next", in: owned)
      let slow = try await owned.stream(as: both[0], Streams.own.bind(both[0].id, 1_000_000))
      // It has had its share, and goes on for as long as nobody waits.
      try await Task.sleep(for: .milliseconds(300))
      #expect(try await slow.next() != nil)
      let next = try await owned.stream(as: both[1], Streams.own.bind(both[1].id, 10))
      #expect(try await rest(of: next).count == 10)
      await #expect(throws: DatabaseError.timedOut(outcomeUnknown: false)) {
        _ = try await rest(of: slow)
      }
    }
  }

  @Test func piecesAreBoundedInBytes() async throws {
    try await withDatabase(SharedCluster.get()) { (_, owned) in
      let stream = try await owned.stream(
        as: Owner(id: "streamer"), Streams.longTexts.bind(20_000, 300))
      var (count, pieces) = (0, 0)
      while let piece = try await stream.next() {
        #expect(piece.reduce(0) { (sum, text) in sum + text.utf8.count } <= (256 + 16 * 20) * 1_024)
        (count, pieces) = (count + piece.count, pieces + 1)
      }
      #expect(count == 300 && pieces > 10)
    }
  }

  @Test func whoWaitsTooLongIsTold() async throws {
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.limits.streams = 1
      configuration.limits.waitingStreams = 0
    }
    try await withDatabase(SharedCluster.get(), configure: configure) { (_, owned) in
      let owner = try await owners("streamer-long", in: owned)[0]
      let stream = try await owned.stream(as: owner, Streams.own.bind(owner.id, 1_000_000))
      await #expect(throws: DatabaseError.overloaded) {
        _ = try await owned.stream(as: Owner(id: "other"), Streams.own.bind("other", 1))
      }
      #expect(try await stream.next() != nil)
    }
    let withoutRoom = { (configuration: inout DatabaseConfiguration) in
      configuration.limits.streams = 0
      configuration.limits.requestMilliseconds = 50
    }
    _ = try await withDatabase(SharedCluster.get(), configure: withoutRoom) { (_, owned) in
      await #expect(throws: DatabaseError.timedOut(outcomeUnknown: false)) {
        _ = try await owned.stream(as: Owner(id: "late"), Streams.own.bind("late", 1))
      }
    }
  }
}
