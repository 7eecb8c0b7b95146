// Whatever the other end does, each unit of work ends by its own time limit, and what comes after
// the fault is served: listeners that do not speak, close, speak half, or cannot serve at present.
import ContractPostgreSQL
import ContractTestSupport
import Testing

@Suite(
  .enabled(if: PostgreSQLCluster.installedBinaries != nil, "no PostgreSQL is installed"),
  .serialized)
struct TimeLimitTests {
  /// Text of a length, which takes many reads from the socket.
  private static let long = Statement<Int, Int64>("SELECT repeat('x', $1::int)") {
    (row) throws(DatabaseError) in try row.utf8OrNil()?.count ?? 0
  }
  /// How much later than its limit a call may end: a busy machine is no fault.
  private static let slack = Duration.seconds(10)

  /// A database behind a proxy; the limit of each unit is in milliseconds.
  private func withProxy(
    limit: Int, connections: Int = 2, parameters: String = "",
    _ body: (Database, FreezingProxy) async throws -> Void
  ) async throws {
    let cluster = try await SharedCluster.get()
    let proxy = try FreezingProxy(to: cluster.port)
    defer { proxy.stop() }
    let uri = "postgresql://app@127.0.0.1:\(proxy.port)/todo?sslmode=disable\(parameters)"
    func settings(_ configuration: inout DatabaseConfiguration) {
      configuration.maximumConnections = connections
      configuration.connectTimeoutSeconds = 2
      configuration.limits.requestMilliseconds = limit
      configuration.limits.abandonedUnitMilliseconds = 500
    }
    try await withWatchfulDatabase(cluster, uri: uri, configure: settings) { (database, _) in
      try await body(database, proxy)
    }
  }

  /// Calls of both kinds, at once: each has to fail, by the limit.
  private func expectFailures(_ database: Database, limit: Int) async {
    await withTaskGroup(of: Void.self) { (group) in
      for number in Int64(0)..<20 {
        group.addTask {
          let start = ContinuousClock.now
          let error = await #expect(throws: DatabaseError.self) {
            if number % 2 == 0 {
              _ = try await database.read(TaskStatements.echo.bind(number))
            } else {
              _ = try await database.write(TaskStatements.echo.bind(number))
            }
          }
          #expect(ContinuousClock.now - start < .milliseconds(limit) + Self.slack)
          switch error {
          case .unavailable, .timedOut(outcomeUnknown: false): break
          default: Issue.record("nothing was sent: \(String(describing: error))")
          }
        }
      }
    }
  }

  @Test(arguments: FreezingProxy.Fault.allCases)
  func whereNoConnectionComesAboutUnitsEndAndLaterOnesAreServed(
    _ fault: FreezingProxy.Fault
  ) async throws {
    try await withProxy(limit: 1_500) { (database, proxy) in
      proxy.meetNewConnections(with: fault)
      for _ in 0..<2 { await expectFailures(database, limit: 1_500) }
      proxy.meetNewConnections(with: nil)
      try await eventually { database.state.availability == .available }
      #expect(try await database.read(TaskStatements.echo.bind(7)) == [7])
    }
  }

  /// libpq takes a limit of 0 for none.
  @Test(arguments: ["", "&connect_timeout=0"])
  func aListenerThatNeverSpeaksDelaysRecoveryByNoMoreThanAnAttempt(
    _ parameters: String
  ) async throws {
    try await withProxy(limit: 1_500, parameters: parameters) { (database, proxy) in
      proxy.holdNewConnections()
      for _ in 0..<2 { await expectFailures(database, limit: 1_500) }
      #expect(proxy.accepted > 0)
      // Those that are held stay so until their attempts give up.
      proxy.freeze()
      proxy.releaseNewConnections()
      try await eventually { database.state.availability == .available }
      #expect(try await database.read(TaskStatements.echo.bind(7)) == [7])
    }
  }

  @Test func halfAnAnswerThenSilenceEndsAWriteByItsLimitAndCostsNoRead() async throws {
    try await withProxy(limit: 6_000) { (database, proxy) in
      _ = try await database.read(TaskStatements.one.bind())
      proxy.cutAnswers(after: 100_000, closing: false)
      let start = ContinuousClock.now
      await #expect(throws: DatabaseError.timedOut(outcomeUnknown: true)) {
        _ = try await database.write(Self.long.bind(1_000_000))
      }
      #expect(ContinuousClock.now - start < .milliseconds(6_000) + Self.slack)
      #expect(try await database.read(Self.long.bind(1_000_000)) == [1_000_000])
      proxy.cutAnswers(after: 100_000, closing: false)
      #expect(try await database.read(Self.long.bind(1_000_000)) == [1_000_000])
    }
  }

  @Test func halfAnAnswerThenTheEndIsALostConnection() async throws {
    try await withProxy(limit: 20_000) { (database, proxy) in
      _ = try await database.read(TaskStatements.one.bind())
      proxy.cutAnswers(after: 100_000, closing: true)
      await #expect(throws: DatabaseError.connectionLost(outcomeUnknown: true)) {
        _ = try await database.write(Self.long.bind(1_000_000))
      }
      _ = try await database.read(TaskStatements.one.bind())
      proxy.cutAnswers(after: 100_000, closing: true)
      #expect(try await database.read(Self.long.bind(1_000_000)) == [1_000_000])
    }
  }

  /// All faults, one after the other, in the midst of a load whose calls have limits of their own.
  @Test func everyUnitEndsByItsOwnLimitWhateverHappens() async throws {
    try await withProxy(limit: 2_000, connections: 4) { (database, proxy) in
      let isOver = Shared(false)
      let slowest = Shared(Duration.zero)
      try await withThrowingTaskGroup(of: Void.self) { (group) in
        for caller in 0..<24 {
          group.addTask {
            while !isOver.value {
              let limit = caller % 3 == 0 ? 2_000 : Int.random(in: 1...1_500)
              let start = ContinuousClock.now
              do throws(DatabaseError) {
                if caller % 3 == 0 {
                  _ = try await database.write(TaskStatements.sleep.bind(.random(in: 0...5)))
                } else {
                  try await database.ping(withinMilliseconds: limit)
                }
              } catch {
                // Which one it is, is the matter of other tests.
              }
              let excess = ContinuousClock.now - start - .milliseconds(limit)
              slowest.change { (slowest) in slowest = max(slowest, excess) }
            }
          }
        }
        for round in 0..<24 {
          try await Task.sleep(for: .milliseconds(.random(in: 20...200)))
          switch round % 6 {
          case 0: proxy.freeze()
          case 1: proxy.holdNewConnections()
          case 2: proxy.meetNewConnections(with: FreezingProxy.Fault.allCases.randomElement())
          case 3: proxy.thaw()
          case 4: proxy.cutAnswers(after: .random(in: 0...500), closing: .random())
          default:
            proxy.meetNewConnections(with: nil)
            proxy.releaseNewConnections()
          }
        }
        proxy.thaw()
        isOver.change { (isOver) in isOver = true }
        try await group.waitForAll()
      }
      #expect(slowest.value < Self.slack)
      // Attempts that met a fault have to fail before others can start.
      try await eventually {
        let state = database.state
        if case .unavailable = state.availability { return false }
        return state.inFlight == 0 && state.queued == 0
      }
      #expect(try await database.read(TaskStatements.echo.bind(7)) == [7])
    }
  }
}
