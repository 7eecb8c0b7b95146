// Transactions that PostgreSQL refuses at their very end, as deferred constraints do: the error is its
// owner's alone, and neither the connection nor anybody else on it suffers from it.
import ContractPostgreSQL
import ContractTestSupport
import Testing

private enum Children {
  static let sql: StaticString = "INSERT INTO children (user_id) VALUES ($1) RETURNING user_id"
  static let plain = Statement<String, String>(sql, effect: .plainInsert) {
    (row) throws(DatabaseError) in try row.text()
  }
  static let other = Statement<String, String>(sql) {
    (row) throws(DatabaseError) in try row.text()
  }
  static let addParent = Statement<Never, String>("INSERT INTO parents (id) VALUES ($1)")
  static let count = Statement<Int64, String>("SELECT count(*) FROM children WHERE user_id = $1") {
    (row) throws(DatabaseError) in try row.int64()
  }
}

@Suite(.enabled(if: PostgreSQLCluster.installedBinaries != nil, "no PostgreSQL is installed"))
struct CommitRefusalTests {
  /// Every third owner has no row among the parents, which shows only as the transaction ends.
  @Test(arguments: [(8_301, "apart"), (8_302, "together")] as [(Int64, String)])
  func anErrorAtTheEndIsItsOwnersAlone(key: Int64, manner: String) async throws {
    let statement = manner == "together" ? Children.plain : Children.other
    try await withOneConnection { (database, owned) in
      let ids = (0..<8).map { (place) in "\(manner)-\(place)" }
      for (place, id) in ids.enumerated() where place % 3 != 1 {
        _ = try await database.write(Children.addParent.bind(id))
      }
      let backend = try await database.read(TaskStatements.backend.bind())
      let results = try await leavingTogether(
        database, key: key,
        ids.map { (id) in
          { try await owned.write(as: Owner(id: id), statement.bind(id)) }
        })
      for (place, result) in results.enumerated() {
        switch result {
        case .success(let rows): #expect(place % 3 != 1 && rows == [ids[place]])
        case .failure(let error):
          #expect(place % 3 == 1, "\(error)")
          guard case .server(let server) = error as? DatabaseError else { throw error }
          #expect(server.state == .foreignKeyViolation)
        }
        let count = try await database.read(Children.count.bind(ids[place]))
        #expect(count == [place % 3 == 1 ? 0 : 1])
      }
      #expect(try await database.read(TaskStatements.backend.bind()) == backend)
    }
  }
}
