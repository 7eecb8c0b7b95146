// The connection that work on a schema goes over: kept from one piece of work to the next, and not kept
// where anything is left open on it.
import ContractPostgreSQL
import ContractTestSupport
import Testing

@Suite(.enabled(if: PostgreSQLCluster.installedBinaries != nil, "no PostgreSQL is installed"))
struct MaintenanceConnectionTests {
  private func connection(_ database: String) async throws -> MaintenanceConnection {
    let cluster = try await SharedCluster.get()
    try await onUngatedThread { try cluster.createDatabase(database, owner: "app") }
    return MaintenanceConnection(
      DatabaseConfiguration(connectionString: cluster.uri(user: "app", database: database)))
  }

  /// One value of the session, asked for in a transaction that only reads.
  private func value(
    _ sql: String, over connection: MaintenanceConnection
  ) async throws -> String {
    let rows = try await SchemaTransaction.run(.readOnly, on: connection) {
      (transaction) throws(DatabaseError) in try transaction.query(sql)
    }
    return try #require(rows.first?.first.flatMap { (text) in text })
  }

  private func process(over connection: MaintenanceConnection) async throws -> String {
    try await value("SELECT pg_backend_pid()", over: connection)
  }

  @Test func oneSessionDoesOnePieceOfWorkAfterTheOther() async throws {
    let connection = try await connection("maintained")
    let first = try await process(over: connection)
    let record = Migration(version: 1, name: "notes", sql: "CREATE TABLE notes (id int8)")
    try await Script.run("CREATE TABLE of_a_script (id int8)", on: connection)
    // What is missing is made over another session.
    #expect(try await Migrations([record], connection: connection).run() == [1])
    let second = try await process(over: connection)
    #expect(try await Migrations([record], connection: connection).run() == [])
    #expect(try await Migrations([record], connection: connection).mend(guards: true) == [])
    let made = try await SchemaTransaction.run(.exclusive, on: connection) {
      (transaction) throws(DatabaseError) in
      try transaction.run("CREATE TABLE of_a_transaction (id int8)")
      return try transaction.query("SELECT pg_backend_pid()")
    }
    #expect(made == [[second]])
    #expect(try await process(over: connection) == second)
    #expect(first != second)
    let pinned = connection.pinned(searchPath: "pg_catalog, pg_temp")
    #expect(try await process(over: pinned) == second)
    #expect(try await value("SHOW search_path", over: pinned) == "pg_catalog, pg_temp")
    let unpinned = pinned.pinned(searchPath: nil)
    #expect(try await value("SHOW search_path", over: unpinned) != "pg_catalog, pg_temp")
    // Taken over, so that the one before opens another.
    #expect(try await process(over: connection) != second)
    #expect(try await value("SHOW search_path", over: connection) != "pg_catalog, pg_temp")
  }

  @Test func aScriptOfAMigrationLeavesNoSettingForOtherWork() async throws {
    let connection = try await connection("maintained_settings")
    let script = Migration(
      version: 1, name: "notes",
      sql: "SET search_path = pg_catalog; CREATE TABLE public.notes (id int8)")
    #expect(
      try await Migrations([script], table: "public.history", connection: connection).run() == [1])
    #expect(try await value("SHOW search_path", over: connection) != "pg_catalog")
  }

  @Test func whatFailsIsRolledBackAndItsSessionNotKept() async throws {
    let connection = try await connection("maintained_failing")
    let before = try await process(over: connection)
    await #expect(throws: DatabaseError.configuration("no")) {
      try await SchemaTransaction.run(.exclusive, on: connection) {
        (transaction) throws(DatabaseError) in
        try transaction.run("CREATE TABLE t (n int8)")
        throw .configuration("no")
      }
    }
    #expect(try await value("SELECT (to_regclass('t') IS NULL)::text", over: connection) == "true")
    #expect(try await process(over: connection) != before)
    // A transaction that a script leaves open is closed with its session.
    let next = try await process(over: connection)
    try await Script.run("BEGIN; CREATE TABLE t (n int8)", on: connection)
    #expect(try await value("SELECT (to_regclass('t') IS NULL)::text", over: connection) == "true")
    #expect(try await process(over: connection) != next)
    // The check rolls back what it tries by closing its session.
    let last = try await process(over: connection)
    _ = try await RowLevelSecurityCheck(tables: []).run(connection)
    #expect(try await process(over: connection) != last)
  }

  @Test func aSessionThatWasLostMeanwhileIsReplaced() async throws {
    let connection = try await connection("maintained_lost")
    let lost = try await process(over: connection)
    let cluster = try await SharedCluster.get()
    try await onUngatedThread { () throws in
      _ = try cluster.sql("SELECT pg_terminate_backend(\(lost), 5000)")
    }
    #expect(try await process(over: connection) != lost)
  }

  @Test func piecesOfWorkAtOnceHaveSessionsOfTheirOwn() async throws {
    let connection = try await connection("maintained_at_once")
    let processes = try await withThrowingTaskGroup(of: String.self) { (group) in
      for _ in 0..<4 {
        group.addTask {
          try await self.value(
            "SELECT pg_backend_pid()::text FROM pg_sleep(0.5)", over: connection)
        }
      }
      return try await group.reduce(into: Set()) { (all, process) in all.insert(process) }
    }
    #expect(processes.count == 4)
    #expect(processes.contains(try await process(over: connection)))
  }

  @Test func aQuestionIsATransactionOfItsOwn() async throws {
    let connection = try await connection("maintained_questions")
    let before = try await process(over: connection)
    let setting = "SELECT current_setting('transaction_read_only') || $1"
    #expect(try await SchemaTransaction.answer(to: setting, ["!"], on: connection) == [["on!"]])
    #expect(try await process(over: connection) == before)
    let failure = await #expect(throws: DatabaseError.self) {
      _ = try await SchemaTransaction.answer(to: "SELECT 1/0", on: connection)
    }
    guard case .server(let refused)? = failure else {
      Issue.record("\(failure as Any)")
      return
    }
    #expect(refused.message.contains("division by zero"))
    #expect(try await process(over: connection) != before)
  }

  @Test func statementsThatAreSentTogetherAnswerOneByOne() async throws {
    let connection = try await connection("maintained_together")
    let rows = try await SchemaTransaction.run(.exclusive, on: connection) {
      (transaction) throws(DatabaseError) in
      try transaction.queries(
        ["SELECT $1 || 'a' AS text INTO made", "SELECT text FROM made WHERE text <> $1"], ["b"])
    }
    #expect(rows == [[], [["ba"]]])
    let failure = await #expect(throws: DatabaseError.self) {
      try await SchemaTransaction.run(.exclusive, on: connection) {
        (transaction) throws(DatabaseError) in
        _ = try transaction.queries(["DROP TABLE made", "SELECT FROM nowhere", "SELECT 1/0"])
      }
    }
    // The first that fails is the one that is told of.
    #expect("\(failure as Any)".contains("nowhere"))
    #expect(try await value("SELECT text FROM made", over: connection) == "ba")
  }

  @Test func aSessionThatEndsWhileItIsAskedIsToldOf() async throws {
    let connection = try await connection("maintained_ending")
    let before = try await process(over: connection)
    await #expect(throws: DatabaseError.self) {
      try await SchemaTransaction.run(.readOnly, on: connection) {
        (transaction) throws(DatabaseError) in
        _ = try transaction.queries(
          ["SELECT 1", "SELECT pg_terminate_backend(pg_backend_pid())", "SELECT pg_sleep(60)"])
      }
    }
    #expect(try await process(over: connection) != before)
  }
}
