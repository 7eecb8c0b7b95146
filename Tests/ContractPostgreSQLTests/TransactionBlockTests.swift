// Units of work in transaction blocks, as a Citus cluster needs them, on a server that has the rows itself:
// what one unit leaves behind, the next must not meet.
import ContractTestSupport
import Testing

@testable import ContractPostgreSQL

@Suite struct TransactionBlockTests {
  private func withBlocks(
    connections: Int, _ body: (Database, OwnedDatabase<Owner>) async throws -> Void
  ) async throws {
    try await withTodoCluster { (cluster) in
      try await onUngatedThread {
        try cluster.sql(SetLocalFunction.sql, database: "todo")
      }
      try await withDatabase(cluster, configure: { $0.maximumConnections = connections }) {
        (database, _) in
        let owned = OwnedDatabase<Owner>(database, role: "todo_app", topology: .distributed) {
          (owner) in owner.id
        }
        try await body(database, owned)
      }
    }
  }

  @Test func ownersAreApartAndFailuresDisturbNobody() async throws {
    try await withBlocks(connections: 2) { (database, owned) in
      try await withThrowingTaskGroup { (group) in
        for number in 0..<40 {
          let owner = Owner(id: "o'neil \\ \(number % 8)")
          group.addTask {
            _ = try await owned.write(
              as: owner, TaskStatements.insert.bind(owner.id, "of \(number)", nil))
          }
          group.addTask {
            await #expect(throws: DatabaseError.self) {
              try await owned.write(
                as: owner, TaskStatements.insert.bind("another", "planted", nil))
            }
          }
          group.addTask {
            let rows = try await owned.read(as: owner, TaskStatements.listAll.bind())
            #expect(rows.allSatisfy { (row) in row.owner == owner.id })
          }
        }
        try await group.waitForAll()
      }
      var count = 0
      for number in 0..<8 {
        let owner = Owner(id: "o'neil \\ \(number)")
        count += try await owned.read(as: owner, TaskStatements.listAll.bind()).count
      }
      #expect(count == 40, "each write happened once")
      // A caller is told of a failure before the block that it has left open is rolled back.
      try await eventually {
        try await database.read(TaskStatements.openTransactions.bind()) == [0]
      }
    }
  }

  @Test func aReadWritesNothing() async throws {
    try await withBlocks(connections: 1) { (_, owned) in
      let owner = Owner(id: "alice")
      do {
        _ = try await owned.read(as: owner, TaskStatements.insert.bind("alice", "t", nil))
        Issue.record("a read has written")
      } catch DatabaseError.server(let error) {
        #expect(error.state == .readOnlyTransaction)
      }
      #expect(try await owned.read(as: owner, TaskStatements.listAll.bind()) == [])
    }
  }
}
