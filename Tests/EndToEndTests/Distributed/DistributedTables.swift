// How the tables come to lie in a Citus cluster: made so where they are new; where there are rows, refused
// with statements that keep every one of them.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite(.needsCitus) struct DistributedTables {
    /// Where each table is, as the cluster has it.
    private static func layout(_ scene: DistributedScene) async throws -> [String] {
      try await scene.sql(
        """
        SELECT concat_ws(' ', logicalrelid, partmethod, repmodel,
          CASE WHEN partkey IS NOT NULL THEN column_to_column_name(logicalrelid, partkey) END,
          dense_rank() OVER (ORDER BY colocationid))
        FROM pg_dist_partition WHERE logicalrelid::text NOT LIKE '%account%' ORDER BY 1
        """)
    }

    private static let spread = [
      "tasks h s user_id 1", "todo_idempotency_keys h s user_id 1", "users h s id 1",
    ]

    @Test func `several servers that start at once spread new tables over the workers`()
      async throws
    {
      let scene = try await DistributedScene()
      let servers = try await withThrowingTaskGroup { group in
        for _ in 0..<3 { group.addTask { try await scene.serve() } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(try await Self.layout(scene) == Self.spread)
      let user = try User(id: "alice", on: servers[0])
      for (index, server) in servers.enumerated() {
        var here = user
        here.client = server.client
        try await here.create("at \(index)")
      }
      #expect(try await user.titles().count == servers.count)
      for server in servers { try await server.stop() }
      // What somebody drops while developing is made, and spread, again; nothing is done twice.
      try await scene.sql("DROP TABLE todo_idempotency_keys")
      let mended = try await scene.run("migrate")
      #expect(mended.standardOutput.contains("Spread the tables"), "\(mended.standardError)")
      #expect(try await Self.layout(scene) == Self.spread)
      try await scene.sql("DROP POLICY tasks_of_owner ON tasks")
      try await scene.expectRefusal("row-level security")
      #expect(try await scene.run("migrate").status == 0)
      let again = try await scene.run("migrate")
      #expect(again.standardOutput == "The schema is up to date.\n", "\(again.standardError)")
    }

    @Test(arguments: [true, false])
    func `tables with rows are refused with statements that keep every row`(applies: Bool)
      async throws
    {
      let scene = try await DistributedScene()
      // The tables as a single server has them, with what users made there.
      try await scene.sql("DROP EXTENSION citus")
      let before = try await scene.serve()
      let users = try (0..<20).map { try User(id: "user \($0) o'neil", on: before) }
      var lists: [JSON] = []
      var tags: [String?] = []
      for user in users {
        let number = try await user.create("first of \(user.id)")
        try await user.create("second")
        let sent = try await user.send(
          "POST", user.tasks, json: #"{"title":"once"}"#,
          headers: [(name: "Idempotency-Key", value: "key")])
        #expect(sent.status == 201)
        lists.append(try await user.send("GET", user.tasks).json())
        tags.append(try await user.send("GET", user.task(number)).header("ETag"))
      }
      try await before.stop()
      try await scene.makeCluster()
      try await scene.expectRefusal("migrate --distribute", "nothing was changed")
      let printed = try await scene.run("migrate", "--distribute")
      #expect(printed.status == 0, "\(printed.standardError)")
      #expect(try await Self.layout(scene) == [], "printing changes nothing")
      if applies {
        let applied = try await scene.run("migrate", "--distribute", "--apply")
        #expect(applied.status == 0, "\(applied.standardError)")
      } else {
        try await scene.psql(printed.standardOutput)
      }
      #expect(try await Self.layout(scene) == Self.spread)
      let after = try await scene.serve()
      for (user, (list, tag)) in zip(users, zip(lists, tags)) {
        var here = user
        here.client = after.client
        #expect(try await here.send("GET", here.tasks).json() == list)
        let number = try #require(list.items?.last?["id"]?.integer)
        #expect(try await here.send("GET", here.task(number)).header("ETag") == tag)
        let again = try await here.send(
          "POST", here.tasks, json: #"{"title":"once"}"#,
          headers: [(name: "Idempotency-Key", value: "key")])
        #expect(try again.json() == list.items?.first, "the key is known still")
        try await here.create("later")
      }
      #expect(
        try await scene.sql("SELECT pg_relation_size('tasks') + pg_relation_size('users')") == [
          "0"
        ],
        "nothing is left on the coordinator")
      try await after.stop()
    }

    @Test func `a table that refers to one on the coordinator says what has to go first`()
      async throws
    {
      let scene = try await DistributedScene()
      try await scene.sql("DROP EXTENSION citus")
      let before = try await scene.serve()
      try await User(id: "alice", on: before).create("kept")
      try await before.stop()
      try await scene.sql("CREATE TABLE categories (id integer PRIMARY KEY)")
      try await scene.sql("ALTER TABLE tasks ADD COLUMN category integer REFERENCES categories")
      try await scene.makeCluster()
      try await scene.expectRefusal("nothing was changed", "tasks references categories")
      let refused = try await scene.run("migrate", "--distribute", "--apply")
      #expect(refused.status == 1)
      #expect(refused.standardError.contains("drop the constraint tasks_category_fkey"))
      try await scene.sql("ALTER TABLE tasks DROP CONSTRAINT tasks_category_fkey")
      let applied = try await scene.run("migrate", "--distribute", "--apply")
      #expect(applied.status == 0, "\(applied.standardError)")
      try await scene.sql("SELECT create_reference_table('categories')")
      try await scene.sql(
        """
        ALTER TABLE tasks ADD CONSTRAINT tasks_category_fkey FOREIGN KEY (category)
        REFERENCES categories
        """)
      let after = try await scene.serve()
      #expect(try await User(id: "alice", on: after).titles() == ["kept"])
      try await after.stop()
    }

    /// Something of the keys that somebody removed, and what is said when it is put back.
    private static let damages = [
      ("DROP TABLE todo_idempotency_keys", "the table todo_idempotency_keys"),
      (
        "ALTER TABLE todo_idempotency_keys DROP CONSTRAINT todo_idempotency_keys_user_id_fkey",
        "the reference of todo_idempotency_keys to users"
      ),
      (
        "ALTER TABLE todo_idempotency_keys DROP CONSTRAINT todo_idempotency_keys_pkey",
        "the primary key of todo_idempotency_keys"
      ),
      ("DROP INDEX todo_idempotency_keys_by_age", "the index todo_idempotency_keys_by_age"),
      (
        "ALTER TABLE todo_idempotency_keys NO FORCE ROW LEVEL SECURITY",
        "row-level security on todo_idempotency_keys"
      ),
      (
        "DROP POLICY todo_idempotency_keys_of_owner ON todo_idempotency_keys",
        "the policy todo_idempotency_keys_of_owner"
      ),
    ]

    @Test func `what somebody removed of the keys is put back on every worker`() async throws {
      let scene = try await DistributedScene()
      let create = { @Sendable (key: String) in
        let server = try await scene.serve()
        let alice = try User(id: "alice", on: server)
        let response = try await alice.send(
          "POST", alice.tasks, json: #"{"title":"once"}"#,
          headers: [(name: "Idempotency-Key", value: key)])
        #expect(response.status == 201, "\(response.text)")
        let count = try await alice.titles().count
        try await server.stop()
        return (response.text, count)
      }
      for (index, (sql, made)) in Self.damages.enumerated() {
        let (answer, count) = try await create("key-\(index)")
        try await scene.sql(sql, user: scene.database.name)
        let mended = try await scene.run("migrate")
        #expect(mended.standardOutput.contains(made), "\(mended.standardError)")
        #expect(try await Self.layout(scene) == Self.spread, "\(sql)")
        let (again, same) = try await create("key-\(index)")
        let isLost = sql.hasPrefix("DROP TABLE")
        #expect(isLost || again == answer && same == count, "\(sql)")
      }
      try await scene.sql("ALTER TABLE todo_idempotency_keys DROP COLUMN title")
      try await scene.expectRefusal("has lost columns", "DROP TABLE todo_idempotency_keys")
    }

    /// What somebody drops while developing, and whether tasks go with it.
    private static let drops = [
      ("DROP TABLE tasks", true), ("DROP TABLE users CASCADE", false),
      ("DROP TABLE tasks, users CASCADE", true),
      ("DROP TABLE tasks, todo_idempotency_keys, users", true),
      ("ALTER TABLE tasks DROP CONSTRAINT tasks_pkey", false),
      ("DROP INDEX tasks_by_owner_newest_first", false),
    ]

    @Test(arguments: drops)
    func `what somebody dropped is made again where it was`(
      sql: String, losesTasks: Bool
    ) async throws {
      let scene = try await DistributedScene()
      let objects = {
        try await scene.sql(
          """
          SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1;
          SELECT concat_ws(' ', conrelid::regclass, pg_get_constraintdef(oid)) FROM pg_constraint
          WHERE conrelid IN ('tasks'::regclass, 'todo_idempotency_keys'::regclass) ORDER BY 1
          """)
      }
      let before = try await scene.serve()
      try await User(id: "alice", on: before).create("kept")
      try await before.stop()
      let whole = try await objects()
      try await scene.sql(sql, user: scene.database.name)
      let mended = try await scene.run("migrate")
      #expect(mended.status == 0, "\(mended.standardError)")
      #expect(try await Self.layout(scene) == Self.spread)
      #expect(try await objects().map(Self.withoutValidity) == whole.map(Self.withoutValidity))
      let again = try await scene.run("migrate")
      #expect(again.standardOutput == "The schema is up to date.\n", "\(again.standardError)")
      let after = try await scene.serve()
      let alice = try User(id: "alice", on: after)
      #expect(try await alice.titles() == (losesTasks ? [] : ["kept"]))
      try await alice.create("new")
      #expect(try await User(id: "bob", on: after).titles() == [])
      try await after.stop()
    }

    /// The definition of a constraint that rows before it need not keep is the same otherwise.
    private static func withoutValidity(_ definition: String) -> String {
      definition.replacingOccurrences(of: " NOT VALID", with: "")
    }

    /// Its restricted role is granted rights on tables that lie in two ways, in one transaction.
    @Test func `a role that bypasses row-level security serves beside Better Auth's users`()
      async throws
    {
      let scene = try await DistributedScene(roleOptions: "BYPASSRLS CREATEROLE")
      try await scene.sql(
        """
        CREATE TABLE "user" (id text PRIMARY KEY, "emailVerified" boolean);
        INSERT INTO "user" VALUES ('alice'), ('bob')
        """, user: scene.database.name)
      // It makes the other tables, and refuses to spread those of others unasked.
      #expect(try await scene.run("migrate").status == 1)
      let applied = try await scene.run("migrate", "--distribute", "--apply")
      #expect(applied.status == 0, "\(applied.standardError)")
      let server = try await scene.serve()
      let (alice, bob) = (try User(id: "alice", on: server), try User(id: "bob", on: server))
      let number = try await alice.create("mine")
      #expect(try await bob.titles() == [])
      expectProblem(try await bob.send("DELETE", bob.task(number)), 404)
      #expect(try await alice.titles() == ["mine"])
      try await server.stop()
    }

    @Test func `Better Auth's users are made a reference table first, by statements`() async throws
    {
      let scene = try await DistributedScene()
      try await scene.sql(
        """
        CREATE TABLE "user" (id text PRIMARY KEY, email text NOT NULL UNIQUE, "emailVerified" boolean);
        CREATE TABLE account (id text PRIMARY KEY, "userId" text REFERENCES "user" ON DELETE CASCADE);
        INSERT INTO "user" VALUES ('alice', 'a@example.org', true);
        INSERT INTO account VALUES ('1', 'alice')
        """, user: scene.database.name)
      try await scene.expectRefusal("migrate --distribute")
      let applied = try await scene.run("migrate", "--distribute", "--apply")
      #expect(applied.status == 0, "\(applied.standardError)")
      let server = try await scene.serve()
      let alice = try User(id: "alice", on: server)
      try await alice.create("mine")
      #expect(try await alice.titles() == ["mine"])
      let nobody = try User(id: "nobody", on: server)
      expectProblem(try await nobody.send("POST", nobody.tasks, json: #"{"title":"x"}"#), 401)
      expectProblem(try await nobody.send("GET", nobody.tasks), 401)
      #expect(try await scene.sql("SELECT id FROM account") == ["1"], "left alone")
      // Who is deleted takes her tasks along, on whatever worker.
      try await scene.sql("DELETE FROM \"user\"", user: scene.database.name)
      expectProblem(try await alice.send("GET", alice.tasks), 401)
      try await server.stop()
    }

    @Test func `a server starts where another program's users are on every node already`()
      async throws
    {
      let scene = try await DistributedScene()
      for statement in [
        #"CREATE TABLE "user" (id text PRIMARY KEY, "emailVerified" boolean)"#,
        #"SELECT create_reference_table('"user"')"#, #"INSERT INTO "user" VALUES ('alice')"#,
      ] {
        try await scene.sql(statement, user: scene.database.name)
      }
      let server = try await scene.serve()
      let alice = try User(id: "alice", on: server)
      try await alice.create("mine")
      #expect(try await alice.titles() == ["mine"])
      let references = try await scene.sql(
        "SELECT conrelid::regclass FROM pg_constraint WHERE contype = 'f' "
          + #"AND confrelid = '"user"'::regclass AND confdeltype = 'c' ORDER BY 1::text"#)
      #expect(references == ["tasks", "todo_idempotency_keys"])
      try await server.stop()
      let again = try await scene.run("migrate")
      #expect(again.standardOutput == "The schema is up to date.\n", "\(again.standardError)")
    }

    /// Nothing gets tables out of that state that have numbers of their own.
    @Test func `users that are moved before the tasks are told of`() async throws {
      let scene = try await DistributedScene()
      try await scene.sql(
        #"CREATE TABLE "user" (id text PRIMARY KEY, "emailVerified" boolean)"#,
        user: scene.database.name)
      #expect(try await scene.run("migrate").status == 1)
      try await scene.sql(
        #"SELECT create_reference_table('"user"')"#, user: scene.database.name)
      let refused = try await scene.run("migrate")
      #expect(refused.status == 1)
      #expect(refused.standardError.contains("rename it"), "\(refused.standardError)")
    }

    /// A table of users that its program has made anew is on the coordinator, where the keys are not.
    @Test func `users that were dropped with the tasks have to be moved again`() async throws {
      let scene = try await DistributedScene()
      let users = #"CREATE TABLE "user" (id text PRIMARY KEY, "emailVerified" boolean)"#
      try await scene.sql(users, user: scene.database.name)
      #expect(try await scene.run("migrate").status == 1)
      let applied = try await scene.run("migrate", "--distribute", "--apply")
      #expect(applied.status == 0, "\(applied.standardError)")
      for statement in [
        #"DROP TABLE tasks, "user" CASCADE"#, users, #"INSERT INTO "user" VALUES ('alice')"#,
      ] {
        try await scene.sql(statement, user: scene.database.name)
      }
      let refused = try await scene.run("migrate")
      #expect(refused.status == 1)
      let statement = #"SELECT create_reference_table('"user"')"#
      #expect(refused.standardError.contains(statement), "\(refused.standardError)")
      try await scene.sql(statement, user: scene.database.name)
      let mended = try await scene.run("migrate")
      #expect(mended.status == 0, "\(mended.standardError)")
      let server = try await scene.serve()
      let alice = try User(id: "alice", on: server)
      try await alice.create("new")
      #expect(try await alice.titles() == ["new"])
      try await server.stop()
    }

    @Test func `another program's table of tasks is adopted, then spread`() async throws {
      let scene = try await DistributedScene()
      try await scene.sql(
        """
        CREATE TABLE task (id serial PRIMARY KEY, user_id varchar NOT NULL, title varchar(200) NOT NULL,
          description varchar(1000), completed boolean NOT NULL, created_at timestamp NOT NULL,
          updated_at timestamp NOT NULL);
        INSERT INTO task (user_id, title, completed, created_at, updated_at)
          VALUES ('alice', 'old', false, now(), now()), ('bob', 'of bob', true, now(), now())
        """, user: scene.database.name)
      for flag in ["--adopt", "--distribute"] {
        // The second needs the tables of the migrations, which 'migrate' makes before it refuses.
        if flag == "--distribute" { _ = try await scene.run("migrate") }
        let done = try await scene.run("migrate", flag, "--apply")
        #expect(done.status == 0, "\(flag): \(done.standardError)")
      }
      let server = try await scene.serve()
      for (id, titles) in [("alice", ["old"]), ("bob", ["of bob"])] {
        let user = try User(id: id, on: server)
        #expect(try await user.titles() == titles)
        let number = try await user.create("new")
        #expect(try await user.send("PATCH", user.task(number) + "/complete").status == 200)
      }
      try await server.stop()
    }

    @Test func `a layout that nobody can mend by a script is told`() async throws {
      let scene = try await DistributedScene()
      try await scene.sql("DROP EXTENSION citus")
      #expect(try await scene.run("migrate").status == 0)
      try await scene.makeCluster()
      try await scene.sql(
        """
        SET citus.enable_unsafe_triggers = on;
        ALTER TABLE tasks DROP CONSTRAINT tasks_user_id_fkey;
        ALTER TABLE tasks DROP CONSTRAINT tasks_pkey, ADD PRIMARY KEY (user_id, id);
        SELECT create_distributed_table('tasks', 'id', colocate_with => 'none')
        """)
      try await scene.expectRefusal("tasks is distributed already", "nothing was changed")
      // A worker is not the coordinator.
      let port = scene.database.cluster.workerPorts[0]
      let url = "postgresql://\(scene.database.name)@127.0.0.1:\(port)/\(scene.database.name)"
      let result = try await ServerProcess.run(
        ["migrate"], settings: scene.settings.merging(["DATABASE_URL": url]) { $1 })
      #expect(result.status > 0)
      #expect(result.standardError.contains("name the coordinator"), "\(result.standardError)")
    }
  }
}

extension DistributedScene {
  /// Gives a script to psql, as the owner of the tables would.
  func psql(_ script: String) async throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("script-\(UUID().uuidString).sql")
    try Data(script.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let (cluster, url) = (database.cluster, database.url)
    _ = try await onThread {
      try PostgreSQLCluster.run(
        cluster.program("psql"),
        ["--no-psqlrc", "--set", "ON_ERROR_STOP=1", "--dbname", url, "--file", file.path])
    }
  }

  /// Joins the database's servers to a cluster, where they were not.
  func makeCluster() async throws {
    let (cluster, name) = (database.cluster, database.name)
    try await onThread {
      try cluster.sql("CREATE EXTENSION citus", database: name)
      try cluster.joinNodes(of: name)
    }
  }
}
