// Where the users live: in the server's own table, in Better Auth's `"user"`, or in a `users` that
// another service manages. Existing data is never altered.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite struct UserTables {
    private static func serve(_ url: String) async throws -> ServerProcess {
      try await ServerProcess.serveTablesOfOthers(settings: [
        "DATABASE_URL": url, "BETTER_AUTH_SECRET": World.secret,
      ])
    }

    private static let betterAuth = """
      CREATE TABLE "user" (
        id text PRIMARY KEY, name text NOT NULL, email text NOT NULL UNIQUE,
        "emailVerified" boolean NOT NULL DEFAULT false, image text,
        "createdAt" timestamptz NOT NULL DEFAULT now(), "updatedAt" timestamptz NOT NULL DEFAULT now()
      );
      INSERT INTO "user" (id, name, email) VALUES
        ('alice', 'Alice', 'alice@example.com'), ('bob', 'Bob', 'bob@example.com')
      """
    private static let elsewhere = """
      CREATE TABLE users (
        id varchar(255) PRIMARY KEY, email varchar(255) NOT NULL UNIQUE, name varchar(255),
        created_at timestamptz NOT NULL DEFAULT now()
      );
      INSERT INTO users (id, email) VALUES ('alice', 'alice@example.com'), ('bob', 'bob@example.com')
      """

    @Test func `without any table a row is made on the first write`() async throws {
      let database = try await World.shared.newDatabase()
      let server = try await Self.serve(database.url)
      let (cluster, name) = (database.cluster, database.name)
      let users = { @Sendable in try cluster.sql("SELECT id FROM users ORDER BY id", database: name)
      }
      let (alice, bob) = (try User(id: "alice", on: server), try User(id: "bob", on: server))
      #expect(try await alice.titles() == [])
      #expect(try users() == "", "reading makes no row")
      try await alice.create("first")
      try await alice.create("second")
      #expect(try users() == "alice")
      let concurrent = try await withThrowingTaskGroup { group in
        for index in 0..<8 {
          group.addTask {
            try await bob.send("POST", bob.tasks, json: #"{"title":"\#(index)"}"#).status
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(concurrent.allSatisfy { $0 == 201 }, "\(concurrent)")
      #expect(try users() == "alice\nbob")
      try await server.stop()
    }

    @Test(arguments: [(#""user""#, betterAuth), ("users", elsewhere)])
    func `a table that is managed elsewhere is referenced, and never written`(
      table: String, sql: String
    ) async throws {
      let database = try await World.shared.newDatabase()
      let (cluster, name) = (database.cluster, database.name)
      let contents = { @Sendable in
        try cluster.sql("SELECT * FROM \(table) ORDER BY id", database: name)
          + cluster.sql(
            """
            SELECT attname, format_type(atttypid, atttypmod), attnotnull FROM pg_attribute
            WHERE attrelid = '\(table)'::regclass AND attnum > 0 ORDER BY attnum
            """, database: name)
      }
      try await onThread {
        try cluster.sql(sql, user: name, database: name)
      }
      let before = try contents()
      let server = try await Self.serve(database.url)
      let (alice, carol) = (try User(id: "alice", on: server), try User(id: "carol", on: server))
      let number = try await alice.create("of alice")
      #expect(try await alice.titles() == ["of alice"])
      let refused = try await carol.send("POST", carol.tasks, json: #"{"title":"nobody's"}"#)
      expectProblem(refused, 401, "a subject without a row")
      #expect(refused.header("WWW-Authenticate")?.hasPrefix("Bearer") == true)
      #expect(try contents() == before)
      let reference = try cluster.sql(
        "SELECT confrelid::regclass FROM pg_constraint WHERE conrelid = 'tasks'::regclass AND contype = 'f'",
        database: name)
      #expect(reference == table)

      try await onThread {
        // Each in a transaction of its own: Citus wants one change of a distributed table in each.
        try cluster.sql("DELETE FROM tasks", database: name)
        try cluster.sql("DELETE FROM \(table) WHERE id = 'alice'", database: name)
      }
      for operation in Operation.all {
        let response = try await alice.send(
          operation.method, operation.target(user: "alice", task: "\(number)"),
          json: operation.body)
        expectProblem(response, 401, "the row of alice is gone: \(operation)")
      }
      let bob = try User(id: "bob", on: server)
      try await bob.create("still here")
      try await server.stop()
    }

    @Test func `a table of tasks that fits is adopted with its rows`() async throws {
      let database = try await World.shared.newDatabase()
      let (cluster, name) = (database.cluster, database.name)
      try await onThread {
        try cluster.sql(
          Self.elsewhere + """
            ;
            CREATE TABLE tasks (
              id serial PRIMARY KEY, user_id varchar(255) NOT NULL REFERENCES users (id),
              title varchar(200) NOT NULL, description varchar(1000),
              completed boolean NOT NULL DEFAULT false,
              created_at timestamptz NOT NULL DEFAULT now(),
              updated_at timestamptz NOT NULL DEFAULT now()
            );
            INSERT INTO tasks (user_id, title, created_at, updated_at) VALUES
              ('alice', 'old of alice', '2025-01-02T03:04:05Z', '2025-01-02T03:04:05Z'),
              ('bob', 'old of bob', '2025-01-02T03:04:05Z', '2025-01-02T03:04:05Z')
            """, user: name, database: name)
      }
      let server = try await Self.serve(database.url)
      let (alice, bob) = (try User(id: "alice", on: server), try User(id: "bob", on: server))
      #expect(try await alice.titles() == ["old of alice"])
      #expect(try await bob.titles() == ["old of bob"])
      let old = try #require(try await alice.send("GET", alice.tasks).json().items?.first)
      #expect(old["created_at"]?.string?.hasPrefix("2025-01-02T03:04:05") == true)
      let number = try await alice.create("new of alice")
      #expect(try await bob.send("DELETE", bob.task(number)).status == 404)
      try await server.stop()
      let rows = try cluster.sql("SELECT count(*) FROM tasks", database: name)
      #expect(rows == "3")
    }

    /// As ORMs make it, which set the values in the program.
    @Test func `a table of tasks without defaults and foreign key is adopted`() async throws {
      let database = try await World.shared.newDatabase()
      let (cluster, name) = (database.cluster, database.name)
      try await onThread {
        try cluster.sql(
          """
          CREATE TABLE tasks (
            id serial PRIMARY KEY, user_id varchar NOT NULL, title varchar(200) NOT NULL,
            description varchar(1000), completed boolean NOT NULL,
            created_at timestamptz NOT NULL, updated_at timestamptz
          );
          CREATE TABLE users (id text PRIMARY KEY, name text NOT NULL)
          """, user: name, database: name)
      }
      let server = try await Self.serve(database.url)
      let (alice, bob) = (try User(id: "alice", on: server), try User(id: "bob", on: server))
      let number = try await alice.create("of alice")
      #expect(try await alice.titles() == ["of alice"])
      #expect(try await bob.titles() == [])
      #expect(try await bob.send("DELETE", bob.task(number)).status == 404)
      try await server.stop()
      #expect(try cluster.sql("SELECT count(*) FROM users", database: name) == "0")
    }

    static let dates = "created_at timestamptz DEFAULT now(), updated_at timestamptz DEFAULT now()"

    /// A name is not enough: what `"user"` means follows the search_path.
    @Test func `users in a schema that is not in the search_path are referenced`() async throws {
      let database = try await World.shared.newDatabase()
      let (cluster, name) = (database.cluster, database.name)
      try await onThread {
        try cluster.sql(
          """
          CREATE SCHEMA auth;
          CREATE TABLE auth."user" (id text PRIMARY KEY);
          INSERT INTO auth."user" VALUES ('alice');
          CREATE TABLE tasks (id bigserial PRIMARY KEY, title text NOT NULL, description text,
            user_id text NOT NULL REFERENCES auth."user" (id) ON DELETE CASCADE,
            completed boolean NOT NULL DEFAULT false, \(Self.dates))
          """, user: name, database: name)
      }
      let server = try await Self.serve(database.url)
      let (alice, carol) = (try User(id: "alice", on: server), try User(id: "carol", on: server))
      try await alice.create("of alice")
      #expect(try await carol.titles() == [])
      expectProblem(
        try await carol.send("POST", carol.tasks, json: #"{"title":"x"}"#), 401)
      #expect(try await alice.titles() == ["of alice"])
      try await server.stop()
    }

    @Test(arguments: [
      ("dates without zone", "created_at timestamp NOT NULL DEFAULT now(), updated_at timestamp"),
      ("a missing column", "created_at timestamptz NOT NULL DEFAULT now()"),
      ("rows with gaps", "created_at timestamptz, updated_at timestamptz"),
    ])
    func `a table of tasks that does not fit is refused and left alone`(
      what: String, columns: String
    ) async throws {
      let database = try await World.shared.newDatabase()
      let (cluster, name) = (database.cluster, database.name)
      try await onThread {
        try cluster.sql(
          """
          CREATE TABLE tasks (id bigserial PRIMARY KEY, user_id text NOT NULL, title text NOT NULL,
            description text, completed boolean NOT NULL DEFAULT false, \(columns));
          INSERT INTO tasks (user_id, title) VALUES ('alice', 'kept')
          """, user: name, database: name)
      }
      let columnsNow = { @Sendable in
        try cluster.sql(
          """
          SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute
          WHERE attrelid = 'tasks'::regclass AND attnum > 0
          """, database: name) + cluster.sql("SELECT * FROM tasks", database: name)
      }
      let before = try columnsNow()
      let result = try await ServerProcess.run(
        ["serve"],
        settings: ["DATABASE_URL": database.url, "BETTER_AUTH_SECRET": World.secret, "PORT": "0"])
      #expect(result.status > 0)
      #expect(result.standardError.contains("tasks"), "\(result.standardError)")
      #expect(try columnsNow() == before)
    }

    @Test(arguments: [
      ("id must number", "id bigint PRIMARY KEY, title text, description text"),
      ("title must be", "id bigserial PRIMARY KEY, title varchar(100), description text"),
      ("description must be", "id bigserial PRIMARY KEY, title text, description varchar(999)"),
      (
        "priority must allow NULL or have a default",
        "id bigserial PRIMARY KEY, title text, description text, priority text NOT NULL"
      ),
      ("description must allow", "id bigserial PRIMARY KEY, title text, description text NOT NULL"),
    ])
    func `a table that could not take every task is refused with a sentence`(
      sentence: String, columns: String
    ) async throws {
      let database = try await World.shared.newDatabase()
      let (cluster, name) = (database.cluster, database.name)
      try await onThread {
        try cluster.sql(
          """
          CREATE TABLE tasks (\(columns), user_id text NOT NULL,
            completed boolean NOT NULL DEFAULT false, \(Self.dates))
          """, user: name, database: name)
      }
      let result = try await ServerProcess.run(
        ["serve"],
        settings: ["DATABASE_URL": database.url, "BETTER_AUTH_SECRET": World.secret, "PORT": "0"])
      #expect(result.status > 0)
      #expect(result.standardError.contains(sentence), "\(result.standardError)")
    }

    @Test func `users with ids of another type are refused with a sentence`() async throws {
      let database = try await World.shared.newDatabase()
      let (cluster, name) = (database.cluster, database.name)
      try await onThread {
        try cluster.sql("CREATE TABLE users (id uuid PRIMARY KEY)", user: name, database: name)
      }
      let result = try await ServerProcess.run(
        ["serve"],
        settings: ["DATABASE_URL": database.url, "BETTER_AUTH_SECRET": World.secret, "PORT": "0"])
      #expect(result.status > 0)
      #expect(result.standardError.contains("users"), "\(result.standardError)")
    }
  }
}
