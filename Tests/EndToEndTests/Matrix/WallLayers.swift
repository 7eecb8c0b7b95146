// Each layer of the wall alone: what is left when another layer is taken away from a running
// server. Which layers the sources can lose is shown by `make mutants`; here the database loses its
// own.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite(.oneServer("DistributedWall takes layers away from workers")) struct WallLayers {
    /// Makes the attempts that get as far as a statement: the intruder's own path, the victim's
    /// resource, and every plain request of her own.
    private func expectIsolation(
      on server: ServerProcess, _ contract: PublishedContract, _ rows: OwnersRows
    ) async throws {
      let alice = MatrixUser(try User(id: "alice", on: server), contract)
      let bob = MatrixUser(try User(id: "bob", on: server), contract)
      let search = ForeignRowSearch(ownerName: rows.column, users: [alice, bob])
      for maker in contract.owned where maker.method == "POST" && maker.resourceParameters.isEmpty {
        try await alice.perform(maker)
      }
      for operation in contract.owned {
        for user in [alice, bob] {
          let answer = try await user.perform(operation)
          #expect(search.findings(in: answer, to: user.id).isEmpty, "\(operation.testDescription)")
        }
        let theirs = try await alice.resource(for: operation)
        let before = try await rows.of(alice.id)
        try #require(before.contains { $0.contains(alice.mark) })
        let attempts = AccessAttempts(
          operation: operation, intruder: bob, victim: alice, theirs: theirs)
        let run = MatrixRun(operation: operation, intruder: bob, search: search)
        var faults = MatrixFaults()
        for attempt in attempts.foreignResources() {
          let response = try await run.send(attempt, own: [:])
          faults.add(run.faults(of: response, to: attempt, missing: response))
        }
        #expect(faults.rows.isEmpty, "\(faults.rows.joined(separator: "\n"))")
        #expect(try await rows.of(alice.id) == before, "\(operation.testDescription)")
      }
    }

    @Test func `without row-level security the statements alone keep users apart`() async throws {
      let contract = try PublishedContract.compiled()
      let database = try await World.shared.newDatabase()
      let server = try await ServerProcess.serve(settings: [
        "DATABASE_URL": database.url, "BETTER_AUTH_SECRET": World.secret,
      ])
      let column = try #require(contract.ownerName)
      // The server has proved at start that the layer holds; now it is gone.
      let guarded = """
        DO $$ DECLARE name regclass; BEGIN
          FOR name IN SELECT oid FROM pg_class WHERE relrowsecurity LOOP
            EXECUTE format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', name);
          END LOOP;
        END $$
        """
      try await onThread { try database.cluster.sql(guarded, database: database.name) }
      let rows = OwnersRows(cluster: database.cluster, database: database.name, column: column)
      try await expectIsolation(on: server, contract, rows)
      try await server.stop()
    }

    @Test(arguments: ["SUPERUSER", "BYPASSRLS CREATEROLE"])
    func `statements of a role that could bypass the policies run as the restricted role`(
      options: String
    ) async throws {
      let database = try await World.shared.newDatabase(roleOptions: options)
      let server = try await ServerProcess.serve(settings: [
        "DATABASE_URL": database.url, "BETTER_AUTH_SECRET": World.secret,
      ])
      let user = try User(id: "alice", on: server)
      let run = { @Sendable (sql: String) in
        try await onThread { try database.cluster.sql(sql, database: database.name) }
      }
      // Whoever writes is written down.
      _ = try await run(
        """
        CREATE FUNCTION note_role() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN NEW.title := current_user; RETURN NEW; END $$;
        CREATE TRIGGER note_role BEFORE INSERT OR UPDATE ON tasks
          FOR EACH ROW EXECUTE FUNCTION note_role()
        """)
      let number = try await user.create("replaced")
      #expect(try await user.titles() == ["todo_app"])
      _ = try await run("UPDATE tasks SET title = 'replaced'")
      #expect(try await user.titles() != ["todo_app"], "the note is of the last writer")
      let changed = try await user.send("PATCH", user.task(number) + "/complete")
      #expect(try changed.json()["title"] == "todo_app")
      // Whoever reads has the rights of that role alone.
      _ = try await run("REVOKE SELECT ON tasks FROM todo_app")
      #expect(try await user.send("GET", user.tasks).status == 500)
      try await server.stop()
    }
  }
}
