// What migrations made and somebody removed, against a real server: made again once, in order, and
// never by a role that may not; and the transaction in which an operator's command looks and acts.
import ContractPostgreSQL
import ContractTestSupport
import Testing

@Suite(.enabled(if: PostgreSQLCluster.installedBinaries != nil, "no PostgreSQL is installed"))
struct MendingTests {
  private static let history = [
    Migration(
      version: 1, name: "notes",
      sql: "CREATE TABLE notes (id int8 PRIMARY KEY); CREATE INDEX notes_by_id ON notes (id)",
      parts: [
        Migration.Part(
          "the table notes", isThere: "SELECT to_regclass('notes') IS NOT NULL",
          sql: "CREATE TABLE notes (id int8 PRIMARY KEY)"),
        Migration.Part(
          "the index notes_by_id", isThere: "SELECT to_regclass('notes_by_id') IS NOT NULL",
          sql: "SELECT pg_sleep(0.05); CREATE INDEX notes_by_id ON notes (id)"),
      ]),
    Migration(
      version: 2, name: "guard", sql: "ALTER TABLE notes ENABLE ROW LEVEL SECURITY",
      parts: [
        Migration.Part(
          "the guard of notes",
          isThere: "SELECT relrowsecurity FROM pg_class WHERE oid = to_regclass('notes')",
          sql: "ALTER TABLE notes ENABLE ROW LEVEL SECURITY", isGuard: true)
      ]),
  ]

  /// A database with the history applied, from which something is removed.
  private func migrations(
    _ name: String, without sql: String, user: String = "app", history: [Migration] = history
  ) async throws -> Migrations {
    let cluster = try await SharedCluster.get()
    try await onUngatedThread { try cluster.createDatabase(name, owner: "app") }
    func migrations(_ user: String) -> Migrations {
      Migrations(
        history,
        configuration: DatabaseConfiguration(
          connectionString: cluster.uri(user: user, database: name)))
    }
    #expect(try await migrations("app").run() == [1, 2])
    try await onUngatedThread { try cluster.sql(sql, database: name) }
    return migrations(user)
  }

  @Test func nothingIsMadeWhereNothingIsGone() async throws {
    let whole = try await migrations("mend_whole", without: "SELECT 1")
    #expect(try await whole.mend(guards: true) == [])
    #expect(try await whole.run() == [])
  }

  @Test func partsAreMadeInOrderAndGuardsOnlyWhenAsked() async throws {
    let broken = try await migrations("mend_order", without: "DROP TABLE notes")
    #expect(
      try await broken.mend(guards: false) == ["the table notes", "the index notes_by_id"])
    #expect(try await broken.mend(guards: false) == [])
    #expect(try await broken.mend(guards: true) == ["the guard of notes"])
    #expect(try await broken.mend(guards: true) == [])
  }

  @Test func severalServersAtOnceMakeEachPartOnce() async throws {
    let broken = try await migrations("mend_together", without: "DROP TABLE notes")
    let made = try await withThrowingTaskGroup(of: [String].self) { (group) in
      for _ in 0..<6 { group.addTask { try await broken.mend(guards: true) } }
      return try await group.reduce(into: []) { (all, names) in all += names }
    }
    #expect(made.sorted() == ["the guard of notes", "the index notes_by_id", "the table notes"])
  }

  @Test func aPartThatCannotBeMadeLeavesNothing() async throws {
    let refusing = [
      Self.history[0],
      Migration(
        version: 2, name: "refusing", sql: "CREATE TABLE data (id int8)",
        parts: [
          Migration.Part(
            "the data", isThere: "SELECT to_regclass('data') IS NOT NULL",
            sql: "DO $$ BEGIN RAISE EXCEPTION 'the data cannot be made again'; END $$")
        ]),
    ]
    let broken = try await migrations(
      "mend_refusing", without: "DROP TABLE data; DROP INDEX notes_by_id", history: refusing)
    let error = await #expect(throws: DatabaseError.self) {
      _ = try await broken.mend(guards: true)
    }
    guard case .server(let server) = error else {
      Issue.record("not the server's error: \(String(describing: error))")
      return
    }
    #expect(server.state == .raisedException)
    #expect(server.message == "the data cannot be made again")
    let cluster = try await SharedCluster.get()
    let index = try await onUngatedThread {
      try cluster.sql("SELECT to_regclass('notes_by_id') IS NULL", database: "mend_refusing")
    }
    #expect(index == "t", "the part before it is taken back")
  }

  @Test func aRoleThatMayNotMakeAPartSaysWhich() async throws {
    let cluster = try await SharedCluster.get()
    try await onUngatedThread { try cluster.createRole("mender") }
    let broken = try await migrations(
      "mend_guest", without: "DROP INDEX notes_by_id", user: "mender")
    let error = await #expect(throws: DatabaseError.self) {
      _ = try await broken.mend(guards: true)
    }
    let text = error?.description ?? ""
    #expect(
      text.contains("the index notes_by_id is gone, and the role 'mender' may not"), "\(text)")
  }

  @Test func aMigrationIsSatisfiedByItsParts() async throws {
    let cluster = try await SharedCluster.get()
    try await onUngatedThread {
      try cluster.createRole("reader")
      try cluster.createDatabase("mend_parts", owner: "app")
      try cluster.sql("CREATE TABLE notes (id int8)", user: "app", database: "mend_parts")
    }
    let migrations = Migrations(
      Self.history,
      configuration: DatabaseConfiguration(
        connectionString: cluster.uri(user: "reader", database: "mend_parts")))
    await #expect(throws: DatabaseError.self) { _ = try await migrations.run() }
    try await onUngatedThread {
      try cluster.sql(
        "CREATE INDEX notes_by_id ON notes (id); ALTER TABLE notes ENABLE ROW LEVEL SECURITY",
        user: "app", database: "mend_parts")
    }
    #expect(try await migrations.run() == [])
  }

  @Test func aSchemaTransactionIsAllOrNothingAndAlone() async throws {
    let cluster = try await SharedCluster.get()
    try await onUngatedThread { try cluster.createDatabase("mend_alone", owner: "app") }
    let configuration = DatabaseConfiguration(
      connectionString: cluster.uri(user: "app", database: "mend_alone"))
    await #expect(throws: DatabaseError.self) {
      try await SchemaTransaction.run(.readOnly, on: configuration) {
        (transaction) throws(DatabaseError) in try transaction.run("CREATE TABLE t (n int8)")
      }
    }
    await #expect(throws: DatabaseError.configuration("no")) {
      try await SchemaTransaction.run(.exclusive, on: configuration) {
        (transaction) throws(DatabaseError) in
        try transaction.run("CREATE TABLE t (n int8)")
        throw .configuration("no")
      }
    }
    // Each sees what the one before it did: none of them makes the table twice.
    let makers = try await withThrowingTaskGroup(of: Bool.self) { (group) in
      for _ in 0..<5 {
        group.addTask {
          try await SchemaTransaction.run(.exclusive, on: configuration) {
            (transaction) throws(DatabaseError) in
            let found = try transaction.query("SELECT to_regclass($1)", ["t"])
            guard found.first?.first == .some(nil) else { return false }
            try transaction.run("SELECT pg_sleep(0.02); CREATE TABLE t (n int8)")
            return true
          }
        }
      }
      return try await group.reduce(into: []) { (all, made) in all.append(made) }
    }
    #expect(makers.count { (made) in made } == 1)
  }
}
