// Tables of tasks that nobody can convert without knowing more than their columns: refused by every
// command with one sentence that says what to do, and left alone.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd.Adopting {
  /// A table that is refused.
  struct Misfit: Sendable, CustomTestStringConvertible, ClusterCase {
    var name: String
    var sql: String
    var words: [String]
    var oneServer: String?
    var testDescription: String { name }
  }

  private static let rest = """
    title VARCHAR(200) NOT NULL, description VARCHAR, completed BOOLEAN NOT NULL,
    created_at TIMESTAMP NOT NULL, updated_at TIMESTAMP NOT NULL
    """

  static let misfits = [
    Misfit(
      name: "users with UUIDs",
      sql: """
        CREATE TABLE users (id UUID PRIMARY KEY, email VARCHAR);
        CREATE TABLE tasks (id SERIAL PRIMARY KEY, user_id UUID NOT NULL REFERENCES users, \(rest))
        """,
      words: ["user_id must be text", "uuid", "DROP CONSTRAINT tasks_user_id_fkey", "TYPE text"]),
    Misfit(
      name: "users with numbers",
      sql: """
        CREATE TABLE users (id SERIAL PRIMARY KEY, email VARCHAR);
        CREATE TABLE tasks (id SERIAL PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users, \(rest))
        """, words: ["user_id must be text", "integer", "docs/ADOPTING.md"]),
    Misfit(
      name: "tasks with UUIDs",
      sql: "CREATE TABLE tasks (id UUID PRIMARY KEY, user_id VARCHAR NOT NULL, \(rest))",
      words: ["id must be bigint or integer", "uuid"]),
    Misfit(
      name: "columns that a new task could not fill",
      sql: """
        CREATE TABLE tasks (id SERIAL PRIMARY KEY, user_id VARCHAR NOT NULL, \(rest),
          priority VARCHAR NOT NULL, "order" INTEGER NOT NULL, kind VARCHAR DEFAULT 'x' NOT NULL)
        """,
      words: ["priority must allow NULL or have a default", #"COLUMN "order" DROP NOT NULL"#]),
    Misfit(
      name: "a view of a column that must change",
      sql: """
        CREATE TABLE tasks (id SERIAL PRIMARY KEY, user_id VARCHAR NOT NULL, \(rest));
        CREATE VIEW recent AS SELECT title FROM tasks WHERE created_at > now() - interval '1 day'
        """, words: ["created_at must be timestamp with time zone", "the view recent uses it"]),
    Misfit(
      name: "a generated column",
      sql: """
        CREATE TABLE tasks (id SERIAL PRIMARY KEY, user_id VARCHAR NOT NULL, title VARCHAR(99),
          description VARCHAR, completed BOOLEAN, created_at timestamptz, updated_at timestamptz,
          size INTEGER GENERATED ALWAYS AS (length(title)) STORED)
        """, words: ["title must be text", "size", "uses it"]),
    Misfit(
      name: "rows of nobody",
      sql: """
        CREATE TABLE tasks (id SERIAL PRIMARY KEY, user_id VARCHAR, \(rest));
        INSERT INTO tasks (user_id, title, completed, created_at, updated_at)
        VALUES (NULL, 'x', true, now(), now()), (NULL, 'y', true, now(), now())
        """, words: ["user_id is missing in 2 rows"]),
    Misfit(
      name: "rows without a number",
      sql: """
        CREATE TABLE tasks (id INTEGER UNIQUE, user_id VARCHAR NOT NULL, \(rest));
        INSERT INTO tasks (user_id, title, completed, created_at, updated_at)
        VALUES ('a', 'x', true, now(), now())
        """, words: ["id is missing in 1 row"]),
    Misfit(
      name: "rows of an owner without a name",
      sql: """
        CREATE TABLE tasks (id SERIAL PRIMARY KEY, user_id VARCHAR NOT NULL, \(rest));
        INSERT INTO tasks (user_id, title, completed, created_at, updated_at)
        VALUES ('', 'x', true, now(), now())
        """, words: ["user_id is empty in 1 row"]),
    Misfit(
      name: "texts that the contract forbids",
      sql: """
        CREATE TABLE tasks (id SERIAL PRIMARY KEY, user_id VARCHAR NOT NULL, title VARCHAR,
          description TEXT, completed BOOLEAN NOT NULL, created_at timestamptz, updated_at timestamptz);
        INSERT INTO tasks (user_id, title, description, completed, created_at, updated_at) VALUES
          ('a', repeat('t', 201), repeat('d', 1001), true, now(), now()),
          ('b', repeat('t', 255), '', true, now(), now()), ('b', '', '', true, now(), now()),
          ('b', NULL, '', true, now(), now())
        """,
      words: [
        "title has more than 200 characters in 2 rows", "title is empty in 2 rows",
        "description has more than 1000 characters in 1 row",
      ]),
    Misfit(
      name: "times that no client understands",
      sql: """
        CREATE TABLE tasks (id SERIAL PRIMARY KEY, user_id VARCHAR NOT NULL, \(rest));
        INSERT INTO tasks (user_id, title, completed, created_at, updated_at) VALUES
          ('a', 'x', true, 'infinity', '10000-01-01'), ('a', 'x', true, '0044-03-15 BC', now())
        """, words: ["created_at is outside of the years 1 to 9999 in 2 rows", "updated_at is"]),
    Misfit(
      name: "the same id twice",
      sql: """
        CREATE TABLE tasks (id INTEGER NOT NULL, user_id VARCHAR NOT NULL, \(rest));
        INSERT INTO tasks (id, user_id, title, completed, created_at, updated_at)
        VALUES (1, 'a', 'x', true, now(), now()), (1, 'b', 'y', true, now(), now())
        """, words: ["id must be unique"]),
    Misfit(
      name: "no answer to what is completed",
      sql: """
        CREATE TABLE tasks (id SERIAL PRIMARY KEY, user_id VARCHAR NOT NULL, title VARCHAR NOT NULL,
          status VARCHAR NOT NULL DEFAULT 'pending', created_at TIMESTAMP NOT NULL);
        INSERT INTO tasks (user_id, title, created_at) VALUES ('a', 'x', now())
        """, words: ["completed is missing", "ADD COLUMN completed boolean"]),
    Misfit(
      name: "users who are equal without being the same",
      sql: """
        CREATE COLLATION careless (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
        CREATE TABLE tasks (id SERIAL PRIMARY KEY, user_id VARCHAR COLLATE careless NOT NULL, \(rest))
        """, words: ["user_id has a collation", "different users for one"]),
    Misfit(
      name: "a view named tasks",
      sql: """
        CREATE TABLE items (id SERIAL PRIMARY KEY, user_id VARCHAR NOT NULL, \(rest));
        CREATE VIEW tasks AS SELECT * FROM items
        """, words: ["tasks must be a table"]),
    Misfit(
      name: "texts for times",
      sql: """
        CREATE TABLE tasks (id SERIAL PRIMARY KEY, user_id VARCHAR NOT NULL, title VARCHAR NOT NULL,
          description VARCHAR, completed BOOLEAN NOT NULL, created_at VARCHAR, updated_at VARCHAR)
        """, words: ["created_at must be timestamp with time zone, and is character varying"]),
  ]

  @Test(arguments: misfits)
  func `a table that nobody can convert blindly is refused and left alone`(
    misfit: Misfit
  ) async throws {
    let database = try await Self.database(with: misfit.sql)
    let before = try await database.contents()
    // At start, rows with the same id are not looked for: that is what --adopt says.
    let commands = [
      ["migrate", "--adopt"], ["migrate", "--adopt", "--apply"], ["migrate"], ["serve"],
    ]
    for arguments in commands {
      let result = try await database.run(arguments)
      #expect(result.status == 1, "\(arguments): \(result.standardOutput)")
      // A server listens before it looks at its tables, and serves none of them.
      let isServer = arguments == ["serve"]
      #expect(
        isServer
          ? result.standardOutput.hasPrefix("listening on ") : result.standardOutput.isEmpty)
      Self.expectOneSentence(result.standardError, misfit.words)
    }
    #expect(try await database.contents() == before)
  }

  @Test(arguments: [
    ("uuid", "uuid PRIMARY KEY"), ("integer", "serial PRIMARY KEY"), ("unique", "text NOT NULL"),
  ])
  func `users whom tasks cannot reference are refused with what to do`(
    word: String, id: String
  ) async throws {
    for table in ["users", "\"user\""] {
      let database = try await Self.database(with: "CREATE TABLE \(table) (id \(id))")
      let result = try await database.run(["serve"])
      #expect(result.status == 1)
      Self.expectOneSentence(result.standardError, ["the table \(table)", word, "ALTER TABLE"])
      #expect(try await database.sql("SELECT to_regclass('tasks') IS NULL") == "t")
    }
  }

  @Test func `Better Auth's users beside old ones with numbers are found`() async throws {
    let database = try await Self.database(
      with: """
        CREATE TABLE users (id serial PRIMARY KEY, username varchar);
        CREATE TABLE "user" (id text PRIMARY KEY, email text NOT NULL, "emailVerified" boolean);
        INSERT INTO "user" VALUES ('alice', 'a@example.com', true)
        """)
    let server = try await ServerProcess.serveTablesOfOthers(settings: database.settings)
    let (alice, bob) = (try User(id: "alice", on: server), try User(id: "bob", on: server))
    try await alice.create("mine")
    expectProblem(try await bob.send("POST", bob.tasks, json: #"{"title":"x"}"#), 401)
    try await server.stop()
  }

  @Test(.oneServer("on a cluster its owner has more to run than this"))
  func `a table of another role is converted by that role alone`() async throws {
    let database = try await Self.database(with: "SELECT 1")
    try await database.sql(
      """
      CREATE TABLE tasks (id SERIAL PRIMARY KEY, user_id VARCHAR NOT NULL, \(Self.rest));
      GRANT ALL ON tasks, tasks_id_seq TO \(database.name)
      """)
    let before = try await database.contents()
    let refused = try await database.run(["migrate", "--adopt", "--apply"])
    #expect(refused.status == 1)
    Self.expectOneSentence(refused.standardError, ["belongs to the role 'postgres'", "psql"])
    #expect(try await database.contents() == before)
    let script = try await database.run(["migrate", "--adopt"])
    #expect(script.standardOutput.contains("-- Run it as the role postgres"))
    try await database.pipe(script.standardOutput, asOwner: false)
    // Its owner alone may guard it as well.
    let asOwner = ["DATABASE_URL": databaseURL(database.cluster, database.name, user: "postgres")]
    let migrated = try await ServerProcess.run(["migrate"], settings: asOwner)
    #expect(migrated.status == 0, "\(migrated.standardError)")
    try await database.sql(
      """
      GRANT SELECT, INSERT ON users TO \(database.name);
      GRANT ALL ON todo_idempotency_keys TO \(database.name)
      """)
    let server = try await ServerProcess.serveTablesOfOthers(settings: database.settings)
    let (alice, bob) = (try User(id: "alice", on: server), try User(id: "bob", on: server))
    try await alice.create("of alice")
    #expect(try await alice.titles() == ["of alice"])
    #expect(try await bob.titles() == [])
    try await server.stop()
  }

  /// What the page tells people to run, on the table that it is about; the words that find it.
  static let advice = [
    Misfit(
      name: "users with UUIDs",
      sql: """
        CREATE TABLE users (id UUID PRIMARY KEY);
        CREATE TABLE tasks (id SERIAL PRIMARY KEY, user_id UUID NOT NULL REFERENCES users, \(rest))
        """, words: ["DROP CONSTRAINT tasks_user_id_fkey"]),
    Misfit(
      name: "users with numbers",
      sql: """
        CREATE TABLE users (id SERIAL PRIMARY KEY, email VARCHAR);
        CREATE TABLE "user" (id text PRIMARY KEY, email text);
        CREATE TABLE tasks (id SERIAL PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users, \(rest));
        INSERT INTO users (email) VALUES ('Alice@example.com');
        INSERT INTO "user" VALUES ('alice', 'alice@example.com');
        INSERT INTO tasks (user_id, title, completed, created_at, updated_at)
        VALUES (1, 'x', true, now(), now())
        """,
      words: ["old_user_id"],
      oneServer: "the old numbers reference the old users, which a cluster asks to be dropped first"
    ),
    Misfit(
      name: "tasks with UUIDs",
      sql: """
        CREATE TABLE tasks (id UUID PRIMARY KEY, user_id VARCHAR NOT NULL, \(rest));
        INSERT INTO tasks VALUES (gen_random_uuid(), 'alice', 'x', '', true, now(), now())
        """, words: ["RENAME COLUMN id"]),
    Misfit(
      name: "a column that must have a value",
      sql: """
        CREATE TABLE tasks (id SERIAL PRIMARY KEY, user_id VARCHAR NOT NULL, \(rest),
          priority VARCHAR NOT NULL)
        """, words: ["SET DEFAULT 'medium'"]),
    Misfit(
      name: "no answer to what is completed",
      sql: """
        CREATE TABLE tasks (id SERIAL PRIMARY KEY, user_id VARCHAR NOT NULL, title VARCHAR NOT NULL,
          status VARCHAR NOT NULL DEFAULT 'pending', created_at TIMESTAMP NOT NULL);
        INSERT INTO tasks (user_id, title, created_at) VALUES ('alice', 'x', now())
        """, words: ["ADD COLUMN completed boolean"]),
    Misfit(
      name: "titles that are too long",
      sql: """
        CREATE TABLE tasks (id SERIAL PRIMARY KEY, user_id VARCHAR NOT NULL, title VARCHAR,
          description VARCHAR, completed BOOLEAN NOT NULL, created_at TIMESTAMP, updated_at TIMESTAMP);
        INSERT INTO tasks (user_id, title, completed, created_at, updated_at)
        VALUES ('alice', 'x' || repeat(' ', 300) || 'y', true, now(), now())
        """, words: ["left(title, 200)"]),
  ].whereTestsRun("what the page on adopting says")

  @Test(arguments: advice)
  func `what the page on adopting says helps`(misfit: Misfit) async throws {
    let page = try String(
      contentsOf: PackageFolder.url.appendingPathComponent("docs/ADOPTING.md"), encoding: .utf8)
    let blocks = page.components(separatedBy: "```sql\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
    let block = try #require(blocks.first { $0.contains(misfit.words[0]) })
    let database = try await Self.database(with: misfit.sql)
    #expect(try await database.run(["migrate", "--adopt"]).status == 1)
    try await database.sql(block, asOwner: true)
    let adopted = try await database.run(["migrate", "--adopt", "--apply"])
    #expect(adopted.status == 0, "\(adopted.standardError)")
    let server = try await ServerProcess.serveTablesOfOthers(settings: database.settings)
    let alice = try User(id: "alice", on: server)
    let rows = misfit.sql.contains("INSERT INTO tasks") ? ["x"] : []
    #expect(try await alice.titles().map { String($0.prefix(1)) } == rows)
    try await alice.create("new")
    try await server.stop()
  }
}
