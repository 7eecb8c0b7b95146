// Database roles: those that could bypass row-level security, those that may create nothing, and
// databases where somebody took the wall down. The server isolates all the same, or does not serve.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite struct Roles {
    private static func settings(_ url: String) -> [String: String] {
      ["DATABASE_URL": url, "BETTER_AUTH_SECRET": World.secret]
    }

    private static func expectIsolation(_ server: ServerProcess) async throws {
      let (alice, bob) = (try User(id: "alice", on: server), try User(id: "bob", on: server))
      let number = try await alice.create("of alice")
      #expect(try await bob.titles() == [])
      #expect(try await bob.send("GET", bob.task(number)).status == 404)
      #expect(try await alice.titles() == ["of alice"])
    }

    private static func expectRefusal(
      _ url: String, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
      let result = try await ServerProcess.run(
        ["serve"], settings: settings(url).merging(["PORT": "0"]) { $1 })
      #expect(result.status > 0, sourceLocation: sourceLocation)
      let text = result.standardError.lowercased()
      #expect(
        text.contains("row-level security") || text.contains("row level security"),
        "\(result.standardError)", sourceLocation: sourceLocation)
    }

    @Test(arguments: ["SUPERUSER", "BYPASSRLS CREATEROLE"])
    func `a role that bypasses row-level security is not used for tasks`(
      options: String
    ) async throws {
      let database = try await World.shared.newDatabase(roleOptions: options)
      let server = try await ServerProcess.serve(settings: Self.settings(database.url))
      try await Self.expectIsolation(server)
      try await server.stop()
    }

    @Test func `a role that bypasses it and can make no other does not serve, or isolates`()
      async throws
    {
      let database = try await World.shared.newDatabase(roleOptions: "BYPASSRLS")
      do {
        let server = try await ServerProcess.serve(settings: Self.settings(database.url))
        try await Self.expectIsolation(server)
        try await server.stop()
      } catch ServerProcess.StartError.exited(let status, let output) {
        #expect(status > 0)
        #expect(output.contains("DATABASE_URL"), "\(output)")
      }
    }

    /// In a schema where others may make things, a better fit than PostgreSQL's own would be called.
    @Test(
      .oneServer("its role makes a function that no worker would take from it"),
      arguments: [
        (
          "FUNCTION", "lower(character varying)",
          "CREATE FUNCTION lower(varchar) RETURNS text LANGUAGE sql AS 'SELECT $1::text'"
        ),
        (
          "OPERATOR", "= (character varying, text)",
          """
          CREATE FUNCTION same(varchar, text) RETURNS boolean LANGUAGE sql AS 'SELECT true';
          CREATE OPERATOR = (leftarg = varchar, rightarg = text, function = same)
          """
        ),
      ])
    func `what another role has put in front of PostgreSQL's own is refused`(
      kind: String, what: String, sql: String
    ) async throws {
      let database = try await World.shared.newDatabase()
      let role = "intruder_\(database.name)"
      let run = { @Sendable (_ sql: String) in
        try await onThread { try database.cluster.sql(sql, database: database.name) }
      }
      _ = try await run(
        """
        CREATE ROLE \(role); GRANT CREATE, USAGE ON SCHEMA public TO \(role);
        SET ROLE \(role); \(sql)
        """)
      for command in ["serve", "migrate"] {
        let result = try await ServerProcess.run(
          [command], settings: Self.settings(database.url).merging(["PORT": "0"]) { $1 })
        #expect(result.status == 1)
        EndToEnd.Adopting.expectOneSentence(
          result.standardError, [what, "of the role '\(role)'", "search_path"])
      }
      // What the schema's owner has made there is the owner's own affair.
      _ = try await run("ALTER \(kind) \(what) OWNER TO \(PostgreSQLCluster.superuser)")
      let server = try await ServerProcess.serve(settings: Self.settings(database.url))
      try await Self.expectIsolation(server)
      try await server.stop()
    }

    @Test(arguments: [
      ["ALTER TABLE tasks NO FORCE ROW LEVEL SECURITY"],
      ["ALTER TABLE tasks DISABLE ROW LEVEL SECURITY"],
      ["CREATE POLICY all_of_it ON tasks USING (true)"],
      ["ALTER POLICY tasks_of_owner ON tasks USING (true)"],
      [
        "DROP POLICY tasks_of_owner ON tasks",
        "CREATE POLICY tasks_of_owner ON tasks USING (user_id <> '')",
      ],
    ])
    func `a wall that somebody took down is noticed at start`(statements: [String]) async throws {
      let database = try await World.shared.newDatabase()
      let first = try await ServerProcess.serve(settings: Self.settings(database.url))
      try await Self.expectIsolation(first)
      try await first.stop()
      try await onThread {
        for statement in statements { try database.cluster.sql(statement, database: database.name) }
      }
      try await Self.expectRefusal(database.url)
    }

    @Test(arguments: [
      "USING (true) WITH CHECK (user_id = current_setting('app.user_id', true))",
      "FOR SELECT USING (true)", "FOR UPDATE USING (true)", "FOR DELETE USING (true)",
      "FOR SELECT USING (user_id = current_setting('app.user_id', true) OR completed)",
    ])
    func `a wall with a hole is noticed though there are no rows to see through it`(
      policy: String
    ) async throws {
      let database = try await World.shared.newDatabase()
      let migrated = try await ServerProcess.run(
        ["migrate"], settings: ["DATABASE_URL": database.url])
      #expect(migrated.status == 0, "\(migrated.standardError)")
      try await onThread {
        try database.cluster.sql(
          "CREATE POLICY hole ON tasks \(policy)", database: database.name)
      }
      try await Self.expectRefusal(database.url)
    }

    /// The other table is one that no policy guards, with a row for her.
    @Test func `a server stays with the tables of its start, whatever becomes of the search_path`()
      async throws
    {
      let database = try await World.shared.newDatabase()
      let server = try await ServerProcess.serve(settings: Self.settings(database.url))
      let alice = try User(id: "alice", on: server)
      try await alice.create("of alice")
      let (cluster, name) = (database.cluster, database.name)
      try await onThread {
        try cluster.sql(
          """
          CREATE SCHEMA elsewhere CREATE TABLE tasks (LIKE public.tasks INCLUDING ALL);
          GRANT ALL ON SCHEMA elsewhere TO "\(name)";
          GRANT ALL ON elsewhere.tasks TO "\(name)";
          INSERT INTO elsewhere.tasks (user_id, title) VALUES ('alice', 'planted');
          ALTER ROLE "\(name)" IN DATABASE "\(name)" SET search_path = elsewhere, public;
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '\(name)'
          """, database: name)
      }
      // Every connection from here on is a new one.
      let isBack = try await eventually(within: 30) {
        try await alice.send("GET", alice.tasks).status == 200
      }
      #expect(isBack)
      #expect(try await alice.titles() == ["of alice"])
      try await server.stop()
    }

    @Test func `a hole is noticed where Better Auth has no users yet, or some`() async throws {
      for users in ["", "INSERT INTO \"user\" VALUES ('alice')"] {
        let database = try await World.shared.newDatabase()
        let (cluster, name) = (database.cluster, database.name)
        try await onThread {
          try cluster.sql(
            "CREATE TABLE \"user\" (id text PRIMARY KEY); \(users)", user: name, database: name)
        }
        let server = try await ServerProcess.serveTablesOfOthers(
          settings: Self.settings(database.url))
        try await server.stop()
        try await onThread {
          try cluster.sql("CREATE POLICY hole ON tasks USING (true)", database: name)
        }
        try await Self.expectRefusal(database.url)
      }
    }

    @Test func `a role that may create nothing serves where the tables are there`() async throws {
      let database = try await World.shared.newDatabase()
      let (cluster, name) = (database.cluster, database.name)
      let role = "plain_\(name)"
      let url = databaseURL(cluster, name, user: role)
      try await onThread {
        try cluster.createRole(role)
        try cluster.sql("REVOKE CREATE ON SCHEMA public FROM PUBLIC", database: name)
      }
      // Nothing is there yet: it cannot serve, and says so.
      let refused = try await ServerProcess.run(
        ["serve"], settings: Self.settings(url).merging(["PORT": "0"]) { $1 })
      #expect(refused.status > 0)
      #expect(!refused.standardError.isEmpty)
      let migrated = try await ServerProcess.run(
        ["migrate"], settings: ["DATABASE_URL": database.url])
      #expect(migrated.status == 0, "\(migrated.standardError)")
      try await onThread {
        try cluster.sql(
          """
          GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO \(role);
          GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO \(role)
          """, database: name)
      }
      let server = try await ServerProcess.serve(settings: Self.settings(url))
      try await Self.expectIsolation(server)
      try await server.stop()
    }

    @Test func `several servers start at once on an empty database`() async throws {
      let database = try await World.shared.newDatabase()
      let servers = try await withThrowingTaskGroup { group in
        for _ in 0..<5 {
          group.addTask {
            try await ServerProcess.serve(settings: Self.settings(database.url))
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      let user = try User(id: "alice", on: servers[0])
      for (index, server) in servers.enumerated() {
        var here = user
        here.client = server.client
        try await here.create("at \(index)")
      }
      #expect(try await user.titles().count == servers.count)
      for server in servers { try await server.stop() }
    }

    @Test func `a new start continues with the same data`() async throws {
      let database = try await World.shared.newDatabase()
      for round in 0..<3 {
        let server = try await ServerProcess.serve(settings: Self.settings(database.url))
        let user = try User(id: "alice", on: server)
        try await user.create("round \(round)")
        #expect(try await user.titles().count == round + 1)
        try await server.stop()
      }
    }
  }
}
