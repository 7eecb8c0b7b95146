// Tables of tasks that other backends made before: refused with one sentence that names the command,
// converted by it with every row, and served to their owners afterwards.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite struct Adopting {
    @Test(arguments: legacies)
    func `a table of another backend is converted and served`(legacy: Legacy) async throws {
      let database = try await Self.database(with: legacy.sql)
      let before = try await database.contents()
      let refused = try await database.run(["serve"])
      #expect(refused.status == 1)
      Self.expectOneSentence(refused.standardError, [legacy.complaint, "migrate --adopt"])
      let printed = try await database.run(["migrate", "--adopt"])
      #expect(printed.status == 0, "\(printed.standardError)")
      #expect(try await database.contents() == before, "printing changes nothing")

      let applied = try await database.run(["migrate", "--adopt", "--apply"])
      #expect(applied.status == 0, "\(applied.standardError)")
      #expect(applied.standardOutput.hasPrefix(printed.standardOutput), "the same statements")
      #expect(applied.standardOutput.contains("2 rows kept"))
      let again = try await database.run(["migrate", "--adopt", "--apply"])
      #expect(again.status == 0, "\(again.standardError)")
      #expect(again.standardOutput.contains("nothing to adopt"))
      try await Self.expectServed(database)
    }

    /// Owners see their rows, with the instants that were meant, and can go on.
    private static func expectServed(_ database: Database) async throws {
      // Twice: the second start finds a table that is guarded already.
      for round in 0..<2 {
        let server = try await ServerProcess.serveTablesOfOthers(settings: database.settings)
        let (alice, bob) = (try User(id: "alice", on: server), try User(id: "bob", on: server))
        let task = try #require(
          try await alice.send("GET", alice.tasks + "?sort=created&order=asc").json().items?.first)
        #expect(task["title"]?.string == "of alice")
        #expect(task["completed"]?.bool == true)
        #expect(task["created_at"]?.string?.hasPrefix("2025-07-01T12:00:00.123456") == true)
        #expect(task["updated_at"]?.string?.hasSuffix("Z") == true)
        let foreign = try #require(try await bob.send("GET", bob.tasks).json().items)
        #expect(foreign.map { $0["title"]?.string } == ["of bob"])
        #expect(foreign.first?["completed"]?.bool == false)
        #expect(foreign.first?["created_at"]?.string?.hasPrefix("2025-01-02T03:04:05") == true)
        let number = try #require(foreign.first?["id"]?.integer)
        let tag = try await bob.send("GET", bob.task(number)).header("ETag")
        let stale = try await bob.send(
          "PUT", bob.task(number), json: "{}", headers: [(name: "If-Match", value: "\"1\"")])
        #expect(stale.status == 412 && tag != nil && stale.header("ETag") == tag)
        #expect(try await alice.send("DELETE", alice.task(number)).status == 404)
        let long = String(repeating: "t", count: 200)
        try await alice.create(long, description: .string(String(repeating: "d", count: 1_000)))
        #expect(try await alice.titles().count == round + 2)
        #expect(try await bob.titles().count == 1)
        try await server.stop()
      }
    }

    @Test func `the printed script does the same by psql, all or nothing`() async throws {
      // On a cluster too: until the tables are spread, nothing there minds.
      let legacy = Self.otherNames
      let (first, second) = (
        try await Self.database(with: legacy.sql), try await Self.database(with: legacy.sql)
      )
      let script = try await first.run(["migrate", "--adopt"]).standardOutput
      // A statement that fails takes all of them back.
      let broken = script.replacingOccurrences(of: "COMMIT;", with: "SELECT 1 / 0; COMMIT;")
      let before = try await first.contents()
      await #expect(throws: (any Error).self) { try await first.pipe(broken) }
      #expect(try await first.contents() == before)
      try await first.pipe(script)
      #expect(try await second.run(["migrate", "--adopt", "--apply"]).status == 0)
      #expect(try await first.contents() == second.contents())
      let nothing = try await first.run(["migrate", "--adopt"])
      #expect(nothing.status == 0 && nothing.standardOutput.contains("nothing to adopt"))
      try await first.pipe(nothing.standardOutput)
    }

    @Test func `several conversions at once are one`() async throws {
      let database = try await Self.database(with: Self.legacies[0].sql)
      try await database.sql(
        """
        INSERT INTO tasks (user_id, title, completed, created_at, updated_at)
        SELECT 'alice', 'more', false, '2025-07-01 12:00:00', '2025-07-01 12:00:00'
        FROM generate_series(1, 20000)
        """)
      let results = try await withThrowingTaskGroup { group in
        for _ in 0..<4 {
          group.addTask { try await database.run(["migrate", "--adopt", "--apply"]) }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(results.allSatisfy { $0.status == 0 }, "\(results.map(\.standardError))")
      #expect(results.count { $0.standardOutput.contains("20002 rows kept") } == 1)
      #expect(results.count { $0.standardOutput.contains("nothing to adopt") } == 3)
      // Converted twice, they would have moved by the time zone of the session.
      let instants = try await database.sql(
        "SELECT count(*), extract(epoch FROM min(created_at)) FROM tasks WHERE title = 'more'")
      #expect(instants == "20000|1751371200.000000")
    }

    @Test func `what is out of the ordinary among the rows is told, and kept`() async throws {
      let database = try await Self.database(
        with: """
          CREATE TABLE "user" (id text PRIMARY KEY);
          CREATE TABLE tasks (id SERIAL PRIMARY KEY, user_id VARCHAR NOT NULL,
            title VARCHAR NOT NULL, description VARCHAR, completed BOOLEAN NOT NULL,
            created_at TIMESTAMP NOT NULL, updated_at TIMESTAMP NOT NULL);
          INSERT INTO tasks (user_id, title, description, completed, created_at, updated_at) VALUES
            ('alice', '  ', NULL, false, now(), now()),
            ('alice', E' \\n ', repeat('d', 1000), false, '0001-01-01', '9999-12-31'),
            ('alice', repeat('t', 200), '', false, now(), now()),
            (repeat('u', 256), 'of nobody', NULL, false, now(), now());
          """)
      let applied = try await database.run(["migrate", "--adopt", "--apply"])
      #expect(applied.status == 0, "\(applied.standardError)")
      for note in [
        "2 rows with a blank title", "1 row with a user_id that no token can have",
        "4 rows with a user_id that \"user\" does not have", "4 rows kept",
      ] { #expect(applied.standardOutput.contains(note), "\(applied.standardOutput)") }
      let server = try await ServerProcess.serveTablesOfOthers(settings: database.settings)
      let alice = try User(id: "alice", on: server)
      #expect(try await alice.titles().map(\.count).sorted() == [2, 3, 200])
      try await server.stop()
      #expect(try await database.sql("SELECT count(*) FROM tasks") == "4")
    }

    @Test func `a table in use is waited for, and given up with a sentence`() async throws {
      let database = try await Self.database(with: Self.legacies[0].sql)
      let before = try await database.contents()
      let lock = try await TableLock(on: database.name, of: database.cluster)
      let result = try await database.run(["migrate", "--adopt", "--apply"])
      #expect(result.status == 1)
      Self.expectOneSentence(result.standardError, ["in use: tasks (process ", "old backend"])
      try await lock.release()
      #expect(try await database.contents() == before)
    }

    /// As on Neon: the restricted role must be able to number rows from sequences that are not its.
    @Test(arguments: legacies)
    func `a role that bypasses row-level security serves what it converted`(
      legacy: Legacy
    ) async throws {
      let database = try await Self.database(with: legacy.sql, roleOptions: "BYPASSRLS CREATEROLE")
      let applied = try await database.run(["migrate", "--adopt", "--apply"])
      #expect(applied.status == 0, "\(applied.standardError)")
      try await Self.expectServed(database)
    }

    @Test(.oneServer("a cluster refuses the table before, which is not spread yet"))
    func `a rule that would refuse what the contract allows is noticed`() async throws {
      let database = try await Self.database(
        with: """
          CREATE TABLE tasks (id SERIAL PRIMARY KEY, user_id VARCHAR NOT NULL, title VARCHAR NOT NULL,
            description VARCHAR, completed BOOLEAN NOT NULL, created_at timestamptz NOT NULL,
            updated_at timestamptz NOT NULL, CONSTRAINT brevity CHECK (length(title) < 100))
          """)
      let refused = try await database.run(["serve"])
      #expect(refused.status == 1)
      Self.expectOneSentence(refused.standardError, ["brevity", "must be changed by hand"])
    }

    @Test func `apply is a part of adopt`() async throws {
      let database = try await Self.database(with: "SELECT 1")
      let result = try await database.run(["migrate", "--apply"])
      #expect(result.status > 0)
      #expect(result.standardError.contains("--adopt"), "\(result.standardError)")
      for arguments in [["migrate", "--adopt"], ["migrate", "--adopt", "--apply"]] {
        let nothing = try await database.run(arguments)
        #expect(nothing.status == 0 && nothing.standardOutput.contains("nothing to adopt"))
      }
      #expect(try await database.run(["migrate"]).status == 0)
      let own = try await database.run(["migrate", "--adopt"])
      #expect(own.status == 0 && own.standardOutput.contains("nothing to adopt"))
    }
  }
}

extension EndToEnd.Adopting {
  /// A database with a table that was there before the server.
  struct Database: Sendable {
    var cluster: PostgreSQLCluster
    var name: String
    var url: String

    var settings: [String: String] { ["DATABASE_URL": url, "BETTER_AUTH_SECRET": World.secret] }

    @discardableResult
    func sql(_ script: String, asOwner: Bool = false) async throws -> String {
      try await onThread {
        try cluster.sql(
          script, user: asOwner ? name : PostgreSQLCluster.superuser, database: name)
      }
    }

    /// Gives a script to psql as a pipe does.
    func pipe(_ script: String, asOwner: Bool = true) async throws {
      _ = try await onThread {
        try cluster.pipe(
          script, user: asOwner ? name : PostgreSQLCluster.superuser, database: name)
      }
    }

    func run(
      _ arguments: [String]
    ) async throws -> (status: Int32, standardOutput: String, standardError: String) {
      try await ServerProcess.run(arguments, settings: settings.merging(["PORT": "0"]) { $1 })
    }

    /// Every relation, column, rule and row of the schema `public`.
    func contents() async throws -> String {
      let tables = try await sql(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
      ).split(separator: "\n")
      var text = try await sql(
        """
        SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
          pg_get_expr(d.adbin, d.adrelid), a.attidentity, c.relrowsecurity
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        WHERE c.relnamespace = 'public'::regnamespace ORDER BY 1, 2;
        SELECT conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2
        """)
      for table in tables {
        text += try await sql("SELECT * FROM \"\(table)\" AS t ORDER BY t::text")
      }
      return text
    }
  }

  /// Its owner's sessions have a time zone that is not UTC, as on many a developer's machine.
  static func database(with sql: String, roleOptions: String = "") async throws -> Database {
    let (cluster, name, url) = try await World.shared.newDatabase(roleOptions: roleOptions)
    let database = Database(cluster: cluster, name: name, url: url)
    try await database.sql("ALTER ROLE \"\(name)\" SET timezone = 'America/New_York'")
    try await database.sql(sql, asOwner: true)
    return database
  }

  /// One line, as a sentence, with all these words in it.
  static func expectOneSentence(
    _ text: String, _ words: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let lines = text.split(separator: "\n").filter { $0.hasPrefix("Error: ") }
    #expect(lines.count == 1 && text.hasSuffix(".\n"), "\(text)", sourceLocation: sourceLocation)
    for word in words {
      #expect(text.contains(word), "\(word) in \(text)", sourceLocation: sourceLocation)
    }
  }
}
