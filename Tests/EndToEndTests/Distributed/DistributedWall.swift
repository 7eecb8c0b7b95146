// The third layer of the wall where other servers have the rows: the shards keep users apart, and a server
// that finds one of them without its policy does not start.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite(.needsCitus) struct DistributedWall {
    @Test(arguments: ["", "SUPERUSER", "BYPASSRLS CREATEROLE"])
    func `the workers show nobody another's rows`(options: String) async throws {
      let scene = try await DistributedScene(roleOptions: options)
      let server = try await scene.serve()
      let (alice, bob) = try await scene.usersApart(on: server)
      let number = try await alice.create("of alice")
      try await bob.create("of bob")
      #expect(try await alice.titles() == ["of alice"])
      #expect(try await bob.titles() == ["of bob"])
      for operation in Operation.onOneTask {
        let target = operation.target(user: bob.id, task: "\(number)")
        expectProblem(
          try await bob.send(operation.method, target, json: operation.body), 404)
      }
      // As the role of requests, without any WHERE: the layer below the handlers stands alone.
      let role = options.isEmpty ? scene.database.name : "todo_app"
      let begin = "BEGIN; SELECT contract_set_local('app.user_id', '\(bob.id)');"
      let titles = "SELECT string_agg(title, ',') FROM tasks"
      #expect(try await scene.sql("\(begin) \(titles)", user: role).last == "of bob")
      #expect(try await scene.sql(titles, user: role).isEmpty, "nobody without an owner")
      let count = "SELECT count(*) FROM %@"
      for index in 0..<scene.database.cluster.workerPorts.count {
        #expect(try await scene.sql(count, onWorker: index, user: role) == ["0"])
      }
      // A setting of the coordinator alone fails shut.
      let here = "BEGIN; SELECT set_config('app.user_id', '\(bob.id)', true);"
      #expect(try await scene.sql("\(here) SELECT count(*) FROM tasks", user: role).last == "0")
      for sql in [
        "INSERT INTO tasks (user_id, title) VALUES ('\(alice.id)', 'planted')",
        "INSERT INTO todo_idempotency_keys (user_id, key, body_digest) VALUES ('\(alice.id)', 'k', '')",
      ] {
        try await scene.sql("\(begin) \(sql)", user: role, failingWith: "row-level security")
      }
      let deeds = """
        UPDATE tasks SET title = 'taken' WHERE user_id = '\(alice.id)';
        DELETE FROM tasks WHERE user_id = '\(alice.id)'; COMMIT
        """
      try await scene.sql("\(begin) \(deeds)", user: role)
      #expect(try await alice.titles() == ["of alice"])
      try await server.stop()
    }

    @Test func `no id becomes a part of the statement that tells the workers whose it is`()
      async throws
    {
      let scene = try await DistributedScene()
      let server = try await scene.serve()
      let odd = [
        "o'neil", "back\\slash\\'", "'; SET LOCAL app.user_id = 'victim'; --", "$$x$$", "\"q\"",
        "line\nbreak", "caf\u{e9} \u{1F600}", "percent %s %L %I", "tab\t", "E'\\x'", "victim",
        "a/b", String(repeating: "'", count: 200),
      ]
      let users = try odd.map { try User(id: $0, on: server) }
      for user in users { try await user.create("of \(user.id.count) \(user.id.prefix(100))") }
      for user in users {
        let tasks = try #require(try await user.send("GET", user.tasks).json().items)
        #expect(tasks.map { $0["user_id"] } == [.string(user.id)], "\(user.id)")
      }
      try await server.stop()
    }

    /// Ways to take the wall down where the coordinator's catalogue does not show it.
    static let breaches = [
      "ALTER TABLE %@ DISABLE ROW LEVEL SECURITY",
      "ALTER TABLE %@ NO FORCE ROW LEVEL SECURITY",
      "CREATE POLICY hole ON %@ USING (true)",
      "CREATE POLICY hole ON %@ FOR DELETE USING (true)",
      "DO $$ DECLARE name text := (SELECT polname FROM pg_policy WHERE polrelid = '%@'::regclass); "
        + "BEGIN EXECUTE format('ALTER POLICY %I ON %@ USING (true)', name); END $$",
      "DO $$ DECLARE name text := (SELECT polname FROM pg_policy WHERE polrelid = '%@'::regclass); "
        + "BEGIN EXECUTE format('DROP POLICY %I ON %@', name); END $$",
    ]

    @Test(arguments: breaches)
    func `a shard whose wall somebody took down is noticed at start`(sql: String) async throws {
      let scene = try await DistributedScene()
      // Without tasks: there is nothing that could be seen through the hole.
      #expect(try await scene.run("migrate").status == 0)
      for table in ["tasks", "todo_idempotency_keys"] {
        try await scene.sql(
          "SET citus.enable_ddl_propagation = off; SET citus.enable_manual_changes_to_shards = on; "
            + sql, onWorker: 1, shardOf: table)
        try await scene.expectRefusal("shard", "of \(table) on 127.0.0.1", "row-level security")
        try await scene.mendShards(of: table)
      }
      #expect(try await scene.run("migrate").status == 0, "it is whole again")
    }

    @Test func `a policy that also shows what is shared is noticed at start`() async throws {
      let scene = try await DistributedScene()
      #expect(try await scene.run("migrate").status == 0)
      try await scene.sql(
        """
        ALTER TABLE tasks ADD COLUMN shared boolean NOT NULL DEFAULT false;
        ALTER POLICY tasks_of_owner ON tasks
          USING (user_id = current_setting('app.user_id', true) OR shared)
        """)
      try await scene.expectRefusal("row-level security", "may let rows of other owners through")
    }

    @Test func `a role that one worker's policies do not bind is noticed at start`() async throws {
      let scene = try await DistributedScene()
      #expect(try await scene.run("migrate").status == 0)
      let role = scene.database.name
      let change = { @Sendable (option: String) in
        _ =
          try await scene.sql(
            "SET citus.enable_alter_role_propagation = off; SET citus.enable_ddl_propagation = off; "
              + "ALTER ROLE \(role) \(option)", onWorker: 0)
      }
      for (option, words) in [("SUPERUSER", "is a superuser"), ("BYPASSRLS", "has BYPASSRLS")] {
        try await change(option)
        try await scene.expectRefusal("row-level security", "on the node 127.0.0.1", words)
        try await change("NO" + option)
      }
      try await change("NOLOGIN")
      try await scene.expectRefusal("row-level security", "cannot be asked")
      try await change("LOGIN")
      #expect(try await scene.run("migrate").status == 0, "it is whole again")
    }

    @Test func `an owner whom the workers do not learn is noticed at start`() async throws {
      let scene = try await DistributedScene()
      #expect(try await scene.run("migrate").status == 0)
      // As set_config does: the coordinator alone knows it.
      try await scene.sql(
        """
        CREATE OR REPLACE FUNCTION contract_set_local(name text, value text) RETURNS text
          LANGUAGE sql AS $$ SELECT set_config(name, value, true) $$
        """)
      try await scene.expectRefusal("row-level security")
    }
  }
}

extension DistributedScene {
  /// Runs SQL that must fail with these words.
  func sql(
    _ text: String, user: String? = nil, failingWith words: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    do {
      try await sql(text, user: user)
      Issue.record("it did not fail: \(text)", sourceLocation: sourceLocation)
    } catch let failure as PostgreSQLCluster.Failure {
      #expect(
        failure.description.contains(words), "\(failure.description)",
        sourceLocation: sourceLocation)
    }
  }

  /// Gives every shard of a table on the second worker the guards that its table has.
  func mendShards(of table: String) async throws {
    try await sql(
      """
      SET citus.enable_ddl_propagation = off; SET citus.enable_manual_changes_to_shards = on;
      DO $$ DECLARE old name; BEGIN
        FOR old IN SELECT polname FROM pg_policy WHERE polrelid = '%@'::regclass LOOP
          EXECUTE format('DROP POLICY %I ON %@', old);
        END LOOP;
      END $$;
      ALTER TABLE %@ ENABLE ROW LEVEL SECURITY; ALTER TABLE %@ FORCE ROW LEVEL SECURITY;
      CREATE POLICY \(table)_of_owner ON %@
        USING (user_id = current_setting('app.user_id', true))
        WITH CHECK (user_id = current_setting('app.user_id', true))
      """, onWorker: 1, shardOf: table)
  }
}
