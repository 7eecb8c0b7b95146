// Owners beside each other: row-level security alone, and connections shared by many of them.
import ContractPostgreSQL
import ContractTestSupport
import Testing

@Suite(.enabled(if: PostgreSQLCluster.installedBinaries != nil, "no PostgreSQL is installed"))
struct IsolationTests {
  @Test func aForgottenWhereShowsOnlyOnesOwnRows() async throws {
    try await withDatabase(SharedCluster.get()) { (database, owned) in
      let anna = Owner(id: "anna")
      let ben = Owner(id: "ben|a b/ç'")
      _ = try await owned.write(as: anna, TaskStatements.insert.bind(anna.id, "of anna", nil))
      _ = try await owned.write(as: ben, TaskStatements.insert.bind(ben.id, "of ben", nil))
      let seen = try await owned.read(as: anna, TaskStatements.listAll.bind())
      #expect(seen.map(\.title) == ["of anna"])
      // Run as the wrong owner: the WHERE names one, the connection acts for the other.
      #expect(try await owned.read(as: anna, TaskStatements.list.bind(ben.id)) == [])
      #expect(try await owned.write(as: anna, TaskStatements.rename.bind("mine")).count == 1)
      let error = await #expect(throws: DatabaseError.self) {
        _ = try await owned.write(as: anna, TaskStatements.insert.bind(ben.id, "forged", nil))
      }
      guard case .server(let server) = error else {
        Issue.record("not a server's error")
        return
      }
      #expect(server.state == .insufficientPrivilege)
      #expect(try await owned.write(as: anna, TaskStatements.deleteAll.bind()).count == 1)
      let left = try await owned.read(as: ben, TaskStatements.listAll.bind())
      #expect(left.map(\.title) == ["of ben"])
      // Nobody's unit of work sees nothing, even though the role owns the table.
      #expect(try await database.read(TaskStatements.listAll.bind()) == [])
    }
  }

  /// Whatever a unit of work was told at its beginning is forgotten at its end, good or bad.
  @Test func nothingOfAnOwnerOutlivesTheUnitOfWork() async throws {
    let session = Statement<String>(
      """
      SELECT concat_ws(',', coalesce(current_setting('app.user_id', true), ''), current_user,
        current_setting('transaction_read_only'), pg_backend_pid())
      """
    ) { (row) throws(DatabaseError) in try row.text() }
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.keepToOneConnection()
    }
    try await withDatabase(SharedCluster.get(), configure: configure) { (database, owned) in
      let before = try await database.read(session.bind())
      #expect(before.first?.hasPrefix(",app,off,") == true, "\(before)")
      let owner = Owner(id: "passing")
      for door in [owned, OwnedDatabase<Owner>(database) { (owner) in owner.id }] {
        let during = try await door.read(as: owner, session.bind())
        #expect(during.first?.hasPrefix("passing,") == true)
        #expect(try await database.read(session.bind()) == before)
        _ = try await door.write(as: owner, TaskStatements.insert.bind(owner.id, "new", nil))
        #expect(try await database.read(session.bind()) == before)
        await #expect(throws: DatabaseError.self) {
          _ = try await door.write(as: owner, TaskStatements.divide.bind(0))
        }
        await #expect(throws: DatabaseError.self) {
          _ = try await door.read(as: owner, TaskStatements.divide.bind(0))
        }
        #expect(try await database.read(session.bind()) == before)
      }
    }
  }

  @Test func aReadThatWritesIsRefused() async throws {
    try await withDatabase(SharedCluster.get()) { (database, owned) in
      let owner = Owner(id: "reader")
      let bare = OwnedDatabase<Owner>(database) { (owner) in owner.id }
      for door in [owned, bare] {
        let error = await #expect(throws: DatabaseError.self) {
          _ = try await door.read(as: owner, TaskStatements.insert.bind(owner.id, "new", nil))
        }
        guard case .server(let server) = error else {
          Issue.record("not a server's error")
          return
        }
        #expect(server.state == .readOnlyTransaction)
        // The next unit on the same connection may write again.
        _ = try await door.write(as: owner, TaskStatements.insert.bind(owner.id, "new", nil))
      }
    }
  }

  @Test func thousandsOfRequestsOfManyOwnersNeverMix() async throws {
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.maximumConnections = 3
    }
    try await withDatabase(SharedCluster.get(), configure: configure) { (_, owned) in
      try await withThrowingTaskGroup(of: Int.self) { (group) in
        for number in 0..<50 {
          group.addTask {
            let owner = Owner(id: "owner-\(number)")
            var requests = 0
            for round in 0..<20 {
              _ = try await owned.write(
                as: owner, TaskStatements.insert.bind(owner.id, "\(round)", nil))
              for _ in 0..<3 {
                let rows = try await owned.read(as: owner, TaskStatements.listAll.bind())
                #expect(rows.count == round + 1)
                #expect(rows.allSatisfy { (row) in row.owner == owner.id })
                requests += 1
              }
              if round % 5 == 0 {
                await #expect(throws: DatabaseError.self) {
                  _ = try await owned.write(
                    as: owner, TaskStatements.insert.bind("owner-0x", "forged", nil))
                }
              }
              requests += 1
            }
            return requests
          }
        }
        var total = 0
        for try await requests in group { total += requests }
        #expect(total == 4_000)
      }
    }
  }
}
