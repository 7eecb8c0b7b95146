// A rolling upgrade: servers of this release start, migrate and serve while those of the release before go
// on with their statements, which `Releases` keeps. Nobody gets an error, and nobody overwrites unseen.

import ContractTestSupport
import Foundation
import Synchronization
import Testing

/// Something that is told once.
private final class Flag: Sendable {
  private let value = Atomic<Bool>(false)
  var isSet: Bool { value.load(ordering: .acquiring) }
  func set() { value.store(true, ordering: .releasing) }
}

extension EndToEnd {
  @Suite(.oneServer("the release before knew no clusters")) struct RollingUpgrade {
    private static let release = PackageFolder.url.appendingPathComponent("Releases/1.0.0")

    @Test func `servers of this release and statements of the one before share a database`()
      async throws
    {
      let database = try await World.shared.newDatabase()
      try await Self.prepare(database)
      let isOver = Flag()
      let rounds = Task {
        repeat {
          try await onUngatedThread { try Self.requestsOfReleaseBefore(on: database) }
        } while !isOver.isSet
      }
      #expect(try await Self.hasBegun(database), "they run before anything is migrated")
      let servers = try await withThrowingTaskGroup { group in
        for _ in 0..<3 {
          group.addTask {
            try await ServerProcess.serve(settings: [
              "DATABASE_URL": database.url, "BETTER_AUTH_SECRET": World.secret,
            ])
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      try await withThrowingTaskGroup { group in
        for (index, server) in servers.enumerated() {
          group.addTask { try await Self.act(as: try User(id: "new-\(index)", on: server)) }
        }
        // The same users as theirs, so that both write to the same rows.
        group.addTask { try await Self.act(as: try User(id: "user-1", on: servers[0])) }
        try await group.waitForAll()
      }
      isOver.set()
      try await rounds.value
      // A whole one on the schema of this release, whatever the others had begun with.
      try await onUngatedThread { try Self.requestsOfReleaseBefore(on: database) }
      try await Self.expectVersions(database, servers[0])
      for server in servers { try await server.stop() }
    }

    /// What a migration must not do while servers of the release before go on.
    static let breakages = [
      """
      ALTER TABLE tasks ADD COLUMN kind text NOT NULL DEFAULT 'plain';
      ALTER TABLE tasks ALTER COLUMN kind DROP DEFAULT
      """,
      "ALTER TABLE users ADD COLUMN name text, ADD CHECK (name IS NOT NULL) NOT VALID",
      "ALTER TABLE tasks RENAME COLUMN completed TO done",
      "ALTER TABLE tasks DROP COLUMN description",
      "CREATE UNIQUE INDEX ON tasks (user_id, title) WHERE title <> 'old'",
      "ALTER POLICY tasks_of_owner ON tasks USING (user_id = current_setting('app.owner', true))",
    ]

    @Test(arguments: breakages)
    func `a change that the release before cannot live with would be noticed`(
      sql: String
    ) async throws {
      let database = try await World.shared.newDatabase()
      try await Self.prepare(database)
      try await onThread { try database.cluster.sql(sql, database: database.name) }
      await #expect(throws: PostgreSQLCluster.Failure.self) {
        try await onUngatedThread { try Self.requestsOfReleaseBefore(on: database, rounds: 2) }
      }
    }

    private static func prepare(_ database: TestDatabase) async throws {
      try await onThread {
        try PostgreSQLCluster.run(
          database.cluster.program("psql"),
          [
            "--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1", "--dbname", database.url,
            "--file", release.appendingPathComponent("schema.sql").path,
          ])
        try database.cluster.sql(
          """
          INSERT INTO users (id) SELECT 'user-' || n FROM generate_series(1, 20) AS n;
          INSERT INTO tasks (user_id, title)
          SELECT 'user-' || 1 + n % 20, 'old' FROM generate_series(1, 800) AS n
          """, database: database.name)
      }
    }

    /// Throws where one statement fails: pgbench then ends with another status than 0.
    private static func requestsOfReleaseBefore(
      on database: TestDatabase, rounds: Int = 150
    ) throws {
      try PostgreSQLCluster.run(
        database.cluster.program("pgbench"),
        [
          "--no-vacuum", "--protocol", "prepared", "--client", "4", "--transactions",
          "\(rounds)", "--file", release.appendingPathComponent("requests.sql").path, database.url,
        ])
    }

    private static func hasBegun(_ database: TestDatabase) async throws -> Bool {
      try await eventually(within: 60) {
        try await onUngatedThread {
          try database.cluster.sql(
            "SELECT count(*) > 0 FROM tasks WHERE title = 'changed by 1.0.0'",
            database: database.name)
        } == "t"
      }
    }

    private static func act(as user: User) async throws {
      for round in 0..<40 {
        let created = try await user.send(
          "POST", user.tasks, json: #"{"title":"of this release"}"#,
          headers: [(name: "Idempotency-Key", value: "key-\(round)")])
        #expect(created.status == 201, "\(created.text)")
        let number = try #require(try created.json()["id"]?.integer)
        let tag = try #require(created.header("ETag"))
        let changed = try await user.send(
          "PUT", user.task(number), json: #"{"completed":true}"#,
          headers: [(name: "If-Match", value: tag)])
        #expect(changed.status == 200 || user.id == "user-1", "\(changed.text)")
        #expect(try await user.send("GET", user.tasks + "?sort=title").status == 200)
        #expect([200, 404].contains(try await user.send("DELETE", user.task(number)).status))
      }
    }

    /// A change that the release before makes is a change: who did not see it is told so.
    private static func expectVersions(
      _ database: TestDatabase, _ server: ServerProcess
    ) async throws {
      let user = try User(id: "new-0", on: server)
      let number = try await user.create("contested")
      let tag = try #require(try await user.send("GET", user.task(number)).header("ETag"))
      try await onThread {
        try database.cluster.sql(
          """
          SELECT set_config('app.user_id', 'new-0', false);
          UPDATE tasks SET title = 'theirs', updated_at = now() WHERE id = \(number)
          """, user: database.name, database: database.name)
      }
      let refused = try await user.send(
        "PUT", user.task(number), json: #"{"title":"mine"}"#,
        headers: [(name: "If-Match", value: tag)])
      expectProblem(refused, 412)
      #expect(try await user.read(number)["title"] == "theirs")
    }
  }
}
