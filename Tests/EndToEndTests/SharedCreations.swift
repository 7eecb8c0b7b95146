// Which tables let creations of several owners share a transaction: only those where adding a row
// is known to do nothing else.
import ContractPostgreSQL
import ContractTestSupport
import Testing
import TodoHandlers

extension EndToEnd {
  @Suite(.oneServer("no transaction is shared in a cluster")) struct SharedCreations {
    /// Something that runs with each creation, and what takes it away again.
    private static let additions = [
      (
        "ALTER TABLE tasks ADD COLUMN tag text DEFAULT made_by_somebody('x')",
        "ALTER TABLE tasks DROP COLUMN tag"
      ),
      (
        "ALTER TABLE tasks ADD COLUMN tag text GENERATED ALWAYS AS (made_by_somebody(title)) STORED",
        "ALTER TABLE tasks DROP COLUMN tag"
      ),
      (
        "ALTER TABLE tasks ADD CONSTRAINT tag CHECK (made_by_somebody(title) <> '')",
        "ALTER TABLE tasks DROP CONSTRAINT tag"
      ),
      (
        "CREATE INDEX tag ON tasks (made_by_somebody(title))", "DROP INDEX tag"
      ),
      (
        "CREATE POLICY tag ON tasks AS RESTRICTIVE WITH CHECK (made_by_somebody(title) <> '')",
        "DROP POLICY tag ON tasks"
      ),
      (
        """
        CREATE DOMAIN tag AS text CHECK (made_by_somebody(VALUE) <> '');
        ALTER TABLE tasks ADD COLUMN tag tag
        """, "ALTER TABLE tasks DROP COLUMN tag"
      ),
      (
        """
        ALTER TABLE tasks DROP CONSTRAINT tasks_user_id_fkey, ADD CONSTRAINT tag
          FOREIGN KEY (user_id) REFERENCES users (id) DEFERRABLE
        """, "ALTER TABLE tasks DROP CONSTRAINT tag"
      ),
      (
        "CREATE RULE tag AS ON INSERT TO tasks DO ALSO NOTHING", "DROP RULE tag ON tasks"
      ),
      (
        """
        ALTER TABLE tasks RENAME TO old_tasks;
        CREATE TABLE tasks (LIKE old_tasks) PARTITION BY HASH (user_id)
        """, "DROP TABLE tasks; ALTER TABLE old_tasks RENAME TO tasks"
      ),
    ]

    @Test func `what somebody else's code does with each row keeps creations apart`() async throws {
      let (cluster, name, url) = try await World.shared.newDatabase()
      let run = { @Sendable (_ sql: String) in
        try await onThread { try cluster.sql(sql, user: name, database: name) }
      }
      let migrated = try await ServerProcess.run(
        ["migrate"], settings: ["DATABASE_URL": url, "BETTER_AUTH_SECRET": World.secret])
      #expect(migrated.status == 0, "\(migrated.standardError)")
      _ = try await run(
        """
        CREATE FUNCTION made_by_somebody(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1';
        """)
      let database = try Database(DatabaseConfiguration(connectionString: url))
      #expect(try await Schema.insertEffect(in: database) == .plainInsert)
      for (addition, removal) in Self.additions {
        _ = try await run(addition)
        #expect(try await Schema.insertEffect(in: database) == .any, "\(addition)")
        _ = try await run(removal)
        #expect(try await Schema.insertEffect(in: database) == .plainInsert, "\(removal)")
      }
      await database.close(deadlineMilliseconds: 1_000)
    }
  }
}
