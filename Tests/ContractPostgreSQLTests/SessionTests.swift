// The connection beside the pool: commands that are sent together, and what each of them is answered with.
import ContractTestSupport
import Testing

@testable import ContractPostgreSQL

@Suite(.enabled(if: PostgreSQLCluster.installedBinaries != nil, "no PostgreSQL is installed"))
struct SessionTests {
  private static let bound = 10_000

  /// Runs a body over a session, on a thread of its own.
  private func over(
    _ database: String,
    _ body: @escaping @Sendable (borrowing Session) throws(DatabaseError) -> Void
  ) async throws {
    let cluster = try await SharedCluster.get()
    try await onUngatedThread { () throws in
      try cluster.createDatabase(database, owner: "app")
      let uri = cluster.uri(user: "app", database: database)
      try body(try Session(DatabaseConfiguration(connectionString: uri)))
    }
  }

  private static func state(of failure: DatabaseError?) -> SQLState? {
    guard case .server(let error)? = failure else { return nil }
    return error.state
  }

  @Test func aCommandThatFailsTakesOnlyTheRestOfItsGroupWithIt() async throws {
    try await over("session_groups") { (session) throws(DatabaseError) in
      let answers = try session.exchange(
        [
          [Command("SELECT 1"), Command("SELECT 1/0"), Command("SELECT 3")],
          [],
          [Command("SELECT $1 || '!'", ["a"]), Command("SELECT FROM generate_series(1, 2)")],
        ], withinMilliseconds: Self.bound)
      #expect(answers.count == 3)
      #expect(try answers[0].rows(of: 0) == [["1"]])
      for place in [1, 2] {
        let failure = #expect(throws: DatabaseError.self) { try answers[0].rows(of: place) }
        #expect(Self.state(of: failure) == SQLState("22012"))
      }
      #expect(answers[1].failure == nil)
      #expect(try answers[2].rows(of: 0) == [["a!"]])
      #expect(try answers[2].rows(of: 1) == [[], []])
      #expect(answers[2].failure == nil)
      let isIdle = session.isIdle
      #expect(isIdle)
      let rows = try session.query("SELECT 4", withinMilliseconds: Self.bound)
      #expect(rows == [["4"]])
    }
  }

  /// PostgreSQL says so behind the command, when the transaction ends.
  @Test func whatIsRefusedAtTheEndIsNotTakenForDone() async throws {
    try await over("session_deferred") { (session) throws(DatabaseError) in
      try session.run(
        script: """
          CREATE TABLE referenced (id int8 PRIMARY KEY);
          CREATE TABLE referring (id int8 REFERENCES referenced DEFERRABLE INITIALLY DEFERRED)
          """, withinMilliseconds: Self.bound)
      let failure = #expect(throws: DatabaseError.self) {
        try session.query(
          "INSERT INTO referring VALUES ($1::int8) RETURNING id", ["1"],
          withinMilliseconds: Self.bound)
      }
      #expect(Self.state(of: failure) == .foreignKeyViolation)
      let isIdle = session.isIdle
      #expect(isIdle)
      let rows = try session.query("SELECT FROM referring", withinMilliseconds: Self.bound)
      #expect(rows.isEmpty)
    }
  }

  @Test func aSessionThatEndsInBetweenIsNoticed() async throws {
    try await over("session_ending") { (session) throws(DatabaseError) in
      // Counted from here: making the cluster and the database takes a busy machine as long.
      let clock = ContinuousClock()
      let begin = clock.now
      #expect(throws: DatabaseError.self) {
        try session.exchange(
          [
            [Command("SELECT 1")],
            [Command("SELECT pg_terminate_backend(pg_backend_pid())"), Command("SELECT 2")],
            [Command("SELECT 3")],
          ], withinMilliseconds: Self.bound)
      }
      #expect(clock.now - begin < .seconds(9), "not the time limit")
      let isIdle = session.isIdle
      #expect(!isIdle)
    }
  }

  @Test func aCommandThatTakesTooLongIsGivenUp() async throws {
    try await over("session_slow") { (session) throws(DatabaseError) in
      #expect(throws: DatabaseError.timedOut(outcomeUnknown: true)) {
        try session.query("SELECT pg_sleep(30)", withinMilliseconds: 200)
      }
      let isIdle = session.isIdle
      #expect(!isIdle)
    }
  }
}
