// Objects that the migrations made and somebody removed: made again where nothing can be lost, or
// refused with one sentence. What keeps users apart is put back by `migrate`, never silently.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite struct Healing {
    /// Something that was removed.
    struct Loss: Sendable, CustomTestStringConvertible, ClusterCase {
      var name: String
      var sql: String
      /// What `migrate` says that it made; empty where there is nothing to say.
      var made: String
      /// Whether the tasks that were there are gone with it.
      var losesTasks = false
      /// Whether a server refuses until `migrate` has run.
      var isGuard = false
      var oneServer: String?
      var testDescription: String { name }
    }

    static let losses = [
      Loss(name: "the table", sql: "DROP TABLE tasks", made: "the table tasks", losesTasks: true),
      Loss(
        name: "both tables", sql: "DROP TABLE tasks, users CASCADE", made: "the table users",
        losesTasks: true),
      Loss(name: "the users", sql: "DROP TABLE users CASCADE", made: "the table users"),
      Loss(
        name: "the reference", sql: "ALTER TABLE tasks DROP CONSTRAINT tasks_user_id_fkey",
        made: "the reference of tasks to users"),
      Loss(
        name: "a column without which tasks can be understood",
        sql: "ALTER TABLE tasks DROP COLUMN description", made: "the column description"),
      Loss(
        name: "a column that follows from another", sql: "ALTER TABLE tasks DROP COLUMN updated_at",
        made: "the column updated_at"),
      Loss(name: "a column of users", sql: "ALTER TABLE users DROP COLUMN email", made: "email"),
      Loss(
        name: "the key", sql: "ALTER TABLE tasks DROP CONSTRAINT tasks_pkey", made: "primary key"),
      Loss(
        name: "a rule", sql: "ALTER TABLE tasks DROP CONSTRAINT tasks_title_check",
        made: "the constraint tasks_title_check"),
      Loss(
        name: "the index", sql: "DROP INDEX tasks_by_owner_newest_first",
        made: "the index tasks_by_owner_newest_first"),
      Loss(
        name: "the versions", sql: "ALTER TABLE tasks DROP COLUMN todo_version",
        made: "the column todo_version"),
      Loss(
        name: "what counts them", sql: "DROP FUNCTION todo_count_version CASCADE",
        made: "the trigger todo_count_version"),
      Loss(
        name: "what counts them, for a while",
        sql: allowingTriggers("ALTER TABLE tasks DISABLE TRIGGER todo_count_version"),
        made: "the trigger todo_count_version"),
      Loss(
        name: "the keys", sql: "DROP TABLE todo_idempotency_keys",
        made: "the table todo_idempotency_keys"),
      Loss(
        name: "what keeps a key from being there twice",
        sql: "ALTER TABLE todo_idempotency_keys DROP CONSTRAINT todo_idempotency_keys_pkey",
        made: "the primary key of todo_idempotency_keys"),
      Loss(
        name: "the index of the keys", sql: "DROP INDEX todo_idempotency_keys_by_age",
        made: "the index todo_idempotency_keys_by_age"),
      Loss(
        name: "row-level security of the keys",
        sql: "ALTER TABLE todo_idempotency_keys NO FORCE ROW LEVEL SECURITY",
        made: "row-level security on todo_idempotency_keys", isGuard: true),
      Loss(
        name: "the policy of the keys",
        sql: "DROP POLICY todo_idempotency_keys_of_owner ON todo_idempotency_keys",
        made: "the policy todo_idempotency_keys_of_owner", isGuard: true),
      Loss(
        name: "the record", sql: "DROP TABLE todo_schema_migrations",
        made: "Applied migration 1, migration 2, migration 3, migration 4, migration 5"),
      Loss(
        name: "row-level security", sql: "ALTER TABLE tasks DISABLE ROW LEVEL SECURITY",
        made: "row-level security on tasks", isGuard: true),
      Loss(
        name: "FORCE", sql: "ALTER TABLE tasks NO FORCE ROW LEVEL SECURITY",
        made: "row-level security for the owner of tasks", isGuard: true),
      Loss(
        name: "the policy", sql: "DROP POLICY tasks_of_owner ON tasks",
        made: "the policy tasks_of_owner", isGuard: true),
      Loss(
        name: "the schema",
        sql:
          "DROP SCHEMA public CASCADE; CREATE SCHEMA public; GRANT ALL ON SCHEMA public TO PUBLIC",
        made: "Applied migration 1, migration 2, migration 3, migration 4, migration 5",
        losesTasks: true, oneServer: withExtension),
    ].whereTestsRun("what is made again")

    private static let withExtension =
      "the extension goes with its schema, and with it what the coordinator knows of the workers"

    /// A cluster takes a command about triggers from who asks for it, and by itself.
    private static func allowingTriggers(_ sql: String) -> String {
      guard World.isCitusForAll else { return sql }
      return "DO $$ BEGIN SET LOCAL citus.enable_unsafe_triggers = on; \(sql); END $$"
    }

    /// A database that has served a task of alice and one of bob.
    private static func servedDatabase(roleOptions: String = "") async throws -> Adopting.Database {
      let (cluster, name, url) = try await World.shared.newDatabase(roleOptions: roleOptions)
      let database = Adopting.Database(cluster: cluster, name: name, url: url)
      let server = try await ServerProcess.serve(settings: database.settings)
      for id in ["alice", "bob"] { try await User(id: id, on: server).create("of \(id)") }
      try await server.stop()
      return database
    }

    private static func expectService(_ database: Adopting.Database, losesTasks: Bool) async throws
    {
      let server = try await ServerProcess.serve(settings: database.settings)
      for id in ["alice", "bob"] {
        let user = try User(id: id, on: server)
        #expect(try await user.titles() == (losesTasks ? [] : ["of \(id)"]))
        let number = try await user.create("new of \(id)")
        let tag = try await user.send("GET", user.task(number)).header("ETag")
        let changed = try await user.send("PATCH", user.task(number) + "/complete")
        #expect(changed.status == 200 && tag != nil && changed.header("ETag") != tag)
        let other = try user.other("carol \(id)")
        #expect(try await other.titles() == [])
        #expect(try await other.send("DELETE", other.task(number)).status == 404)
        #expect(try await user.titles().count == (losesTasks ? 1 : 2))
      }
      try await server.stop()
    }

    @Test(arguments: losses)
    func `migrate makes again what is gone`(loss: Loss) async throws {
      let database = try await Self.servedDatabase()
      try await database.sql(loss.sql)
      let migrated = try await database.run(["migrate"])
      #expect(migrated.status == 0, "\(migrated.standardError)")
      #expect(migrated.standardOutput.contains(loss.made), "\(migrated.standardOutput)")
      let again = try await database.run(["migrate"])
      #expect(again.standardOutput == "The schema is up to date.\n")
      try await Self.expectService(database, losesTasks: loss.losesTasks)
    }

    @Test(arguments: losses)
    func `serve makes it again too, but for what keeps users apart`(loss: Loss) async throws {
      let database = try await Self.servedDatabase()
      try await database.sql(loss.sql)
      guard loss.isGuard else {
        return try await Self.expectService(database, losesTasks: loss.losesTasks)
      }
      let before = try await database.contents()
      let refused = try await database.run(["serve"])
      #expect(refused.status == 1)
      Adopting.expectOneSentence(
        refused.standardError, ["row-level security", "'todo-server migrate' puts back"])
      #expect(try await database.contents() == before)
    }

    private static func create(_ user: User, key: String) async throws -> HTTPResponse {
      try await user.send(
        "POST", user.tasks, json: #"{"title":"Once"}"#,
        headers: [(name: "Idempotency-Key", value: key)])
    }

    /// Where the users went to another table too, keys follow the tasks to it.
    @Test(arguments: [
      "ALTER TABLE todo_idempotency_keys DROP CONSTRAINT todo_idempotency_keys_user_id_fkey",
      "DROP TABLE users CASCADE",
      """
      CREATE TABLE "user" (id text PRIMARY KEY);
      INSERT INTO "user" SELECT id FROM users;
      ALTER TABLE tasks DROP CONSTRAINT tasks_user_id_fkey
      """,
    ])
    func `keys are kept, and with them the answers`(sql: String) async throws {
      let database = try await Self.servedDatabase()
      let before = try await ServerProcess.serve(settings: database.settings)
      let first = try await Self.create(try User(id: "alice", on: before), key: "k")
      #expect(first.status == 201)
      try await before.stop()
      try await database.sql(
        """
        ALTER TABLE todo_idempotency_keys DROP CONSTRAINT todo_idempotency_keys_user_id_fkey;
        INSERT INTO todo_idempotency_keys (user_id, key, body_digest) VALUES ('gone', 'k', '');
        ALTER TABLE todo_idempotency_keys ADD FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID
        """)
      try await database.sql(sql, asOwner: true)
      if World.isCitusForAll, sql.contains("\"user\"") {
        let move = "SELECT create_reference_table('\"user\"')"
        Adopting.expectOneSentence(try await database.run(["serve"]).standardError, [move])
        try await database.sql(move, asOwner: true)
      }
      let server = try await ServerProcess.serve(settings: database.settings)
      let alice = try User(id: "alice", on: server)
      let again = try await Self.create(alice, key: "k")
      #expect(again.comparable == first.comparable)
      #expect(try await alice.titles().count == 2)
      let state = try await database.sql(
        """
        SELECT string_agg(confrelid::regclass::text, ',') FROM pg_constraint
        WHERE conrelid = 'todo_idempotency_keys'::regclass AND contype = 'f';
        SELECT relforcerowsecurity FROM pg_class WHERE relname = 'todo_idempotency_keys';
        SELECT string_agg(user_id, ',') FROM todo_idempotency_keys
        """)
      let users = sql.contains("\"user\"") ? "\"user\"" : "users"
      #expect(state == "\(users)\nt\nalice")
      try await server.stop()
      // Each in a transaction of its own: Citus wants one change of a distributed table in each.
      try await database.sql("DELETE FROM tasks")
      try await database.sql("DELETE FROM \(users) WHERE id = 'alice'")
      #expect(try await database.sql("SELECT count(*) FROM todo_idempotency_keys") == "0")
    }

    @Test(arguments: ["body_digest", "title", "key", "used_at"])
    func `answers that are not whole are refused, until their table is dropped`(
      column: String
    ) async throws {
      let database = try await Self.servedDatabase()
      try await database.sql("ALTER TABLE todo_idempotency_keys DROP COLUMN \(column) CASCADE")
      for command in ["serve", "migrate"] {
        let refused = try await database.run([command])
        #expect(refused.status == 1)
        Adopting.expectOneSentence(
          refused.standardError, ["has lost columns", "DROP TABLE todo_idempotency_keys"])
      }
      try await database.sql("DROP TABLE todo_idempotency_keys")
      try await Self.expectService(database, losesTasks: false)
    }

    @Test func `what only its owner could restore is refused, and rows stay as they are`()
      async throws
    {
      for (column, advice) in [
        ("completed", "ADD COLUMN completed boolean NOT NULL DEFAULT false"),
        ("title", "ADD COLUMN title text"), ("id", "ADD COLUMN id bigint"),
      ] {
        let database = try await Self.servedDatabase()
        try await database.sql("ALTER TABLE tasks DROP COLUMN \(column)")
        let before = try await database.contents()
        for arguments in [["serve"], ["migrate"], ["migrate", "--adopt", "--apply"]] {
          let refused = try await database.run(arguments)
          #expect(refused.status == 1)
          Adopting.expectOneSentence(
            refused.standardError, ["\(column) is missing", "ALTER TABLE", advice])
        }
        #expect(try await database.contents() == before)
      }
    }

    @Test(.oneServer("a cluster does not drop the column that rows are spread by"))
    func `a table without rows gets every column back`() async throws {
      let database = try await Self.servedDatabase()
      try await database.sql("TRUNCATE tasks; ALTER TABLE tasks DROP COLUMN user_id CASCADE")
      try await database.sql("ALTER TABLE tasks DROP COLUMN completed, DROP COLUMN title")
      // The policy went with the column: that is for migrate.
      #expect(try await database.run(["serve"]).status == 1)
      let migrated = try await database.run(["migrate"])
      #expect(migrated.status == 0, "\(migrated.standardError)")
      try await Self.expectService(database, losesTasks: true)
    }

    @Test(.oneServer("a cluster refuses tables of others that are not spread yet"))
    func `the users of another program are never replaced`() async throws {
      let users =
        "CREATE TABLE \"user\" (id text PRIMARY KEY); INSERT INTO \"user\" VALUES ('alice'), ('bob')"
      let database = try await Adopting.database(with: users)
      let server = try await ServerProcess.serve(settings: database.settings)
      for id in ["alice", "bob"] { try await User(id: id, on: server).create("of \(id)") }
      try await server.stop()
      try await database.sql("DROP TABLE \"user\" CASCADE")
      for command in ["serve", "migrate"] {
        let gone = try await database.run([command])
        #expect(gone.status == 1)
        Adopting.expectOneSentence(gone.standardError, ["\"user\" is gone", "Better Auth"])
      }
      // Made again, but without the users whose tasks there are.
      try await database.sql(
        "CREATE TABLE \"user\" (id text PRIMARY KEY); INSERT INTO \"user\" VALUES ('alice')",
        asOwner: true)
      let lost = try await database.run(["serve"])
      #expect(lost.status == 1)
      Adopting.expectOneSentence(lost.standardError, ["1 of its rows", "\"user\" does not have"])
      try await database.sql("INSERT INTO \"user\" VALUES ('bob')")
      let back = try await ServerProcess.serve(settings: database.settings)
      #expect(try await User(id: "alice", on: back).titles() == ["of alice"])
      let carol = try User(id: "carol", on: back)
      expectProblem(try await carol.send("GET", carol.tasks), 401)
      try await back.stop()
      #expect(
        try await database.sql("SELECT relforcerowsecurity FROM pg_class WHERE relname = 'tasks'")
          == "t")
    }

    /// What takes rights from the restricted role, or the tables that it had them on.
    struct Deprivation: Sendable, CustomTestStringConvertible, ClusterCase {
      var sql: String
      var oneServer: String?
      var testDescription: String { sql }
    }

    static let deprivations = [
      Deprivation(sql: "REVOKE ALL ON tasks FROM todo_app"),
      Deprivation(sql: "REVOKE ALL ON SCHEMA public FROM todo_app, PUBLIC"),
      Deprivation(sql: "REVOKE ALL (id) ON users FROM todo_app"),
      Deprivation(sql: "DROP TABLE tasks, users CASCADE"),
      Deprivation(
        sql: "DROP SCHEMA public CASCADE; CREATE SCHEMA public", oneServer: withExtension),
      Deprivation(sql: "REVOKE todo_app FROM CURRENT_USER"),
    ].whereTestsRun("what takes rights")

    @Test(arguments: deprivations)
    func `the restricted role gets its rights back`(_ deprivation: Deprivation) async throws {
      let sql = deprivation.sql
      let database = try await Self.servedDatabase(roleOptions: "SUPERUSER")
      try await database.sql(sql, asOwner: true)
      let losesTasks = sql.hasPrefix("DROP")
      try await Self.expectService(database, losesTasks: losesTasks)
    }

    @Test(arguments: ["SELECT", "INSERT", "UPDATE", "DELETE"])
    func `a right that the connection's own role lacks is named`(right: String) async throws {
      let database = try await Self.servedDatabase()
      try await database.sql("REVOKE \(right) ON tasks FROM \"\(database.name)\"")
      let refused = try await database.run(["serve"])
      #expect(refused.status == 1)
      let grant = "GRANT \(right) ON tasks TO \(database.name)"
      Adopting.expectOneSentence(refused.standardError, ["lacks rights", grant])
      try await database.sql(grant)
      try await Self.expectService(database, losesTasks: false)
    }

    @Test func `a role that may not make it again says so`() async throws {
      let database = try await Self.servedDatabase()
      let role = "guest_\(database.name)"
      try await database.sql(
        """
        CREATE ROLE \(role) LOGIN;
        GRANT ALL ON ALL TABLES IN SCHEMA public TO \(role);
        ALTER TABLE tasks DROP CONSTRAINT tasks_user_id_fkey
        """)
      var settings = database.settings
      settings["DATABASE_URL"] = databaseURL(database.cluster, database.name, user: role)
      settings["PORT"] = "0"
      let refused = try await ServerProcess.run(["serve"], settings: settings)
      #expect(refused.status == 1)
      Adopting.expectOneSentence(
        refused.standardError, ["the reference of tasks to users is gone", "'\(role)' may not"])
    }

    @Test(.oneServer("the extension goes with its schema"))
    func `a schema that cannot be used is named`() async throws {
      let database = try await Self.servedDatabase()
      try await database.sql("DROP SCHEMA public CASCADE")
      let none = try await database.run(["serve"])
      #expect(none.status == 1)
      Adopting.expectOneSentence(none.standardError, ["CREATE SCHEMA", "GRANT USAGE, CREATE"])
      try await database.sql("CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO PUBLIC")
      let closed = try await database.run(["serve"])
      #expect(closed.status == 1)
      Adopting.expectOneSentence(
        closed.standardError, ["permission denied for schema public", "may not apply it"])
    }

    @Test func `several servers make it again at once`() async throws {
      let database = try await Self.servedDatabase()
      try await database.sql("DROP TABLE tasks, users CASCADE")
      let servers = try await withThrowingTaskGroup { group in
        for _ in 0..<4 {
          group.addTask { try await ServerProcess.serve(settings: database.settings) }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      for server in servers {
        try await User(id: "alice", on: server).create("new")
        try await server.stop()
      }
      #expect(try await database.sql("SELECT count(*) FROM tasks") == "4")
    }
  }
}
