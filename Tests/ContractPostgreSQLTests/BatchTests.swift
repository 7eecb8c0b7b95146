// Reads of several owners in one transaction: each sees its own rows, whatever becomes of the others.
import ContractPostgreSQL
import ContractTestSupport
import Testing

/// What a unit of work saw of its transaction.
private struct Sight: RowDecodable, Equatable {
  let owner: String
  let role: String
  let readOnly: String
  let transactionStart: Int64
  let rows: Int64

  init(from row: inout RowReader) throws(DatabaseError) {
    owner = try row.text()
    role = try row.text()
    readOnly = try row.text()
    transactionStart = try row.timestamptz()
    rows = try row.int64()
  }
}

private let sight: StaticString = """
  SELECT coalesce(current_setting('app.user_id', true), ''), current_user::text,
    current_setting('transaction_read_only'), now(), (SELECT count(*) FROM tasks)
  """

private enum Sights {
  static let plain = Statement<Sight>(sight, effect: .plainSelect)
  /// The same, of which nobody has said that it leaves nothing behind.
  static let other = Statement<Sight>(sight)
  static let divide = Statement<Int64, Int64>("SELECT 1 / $1", effect: .plainSelect) {
    (row) throws(DatabaseError) in try row.int64()
  }
}

@Suite(.enabled(if: PostgreSQLCluster.installedBinaries != nil, "no PostgreSQL is installed"))
struct BatchTests {
  @Test func ownersShareATransactionAndSeeTheirOwnRows() async throws {
    try await withOneConnection { (database, owned) in
      for number in 0..<8 {
        let owner = Owner(id: "sharer-\(number)")
        for _ in 0...number {
          _ = try await owned.write(as: owner, TaskStatements.insert.bind(owner.id, "t", nil))
        }
      }
      let results = try await leavingTogether(
        database, key: 8101,
        (0..<16).map { (place) in
          { try await owned.read(as: Owner(id: "sharer-\(place % 8)"), Sights.plain.bind()) }
        })
      let seen = try results.map { (result) in try #require(try result.get().first) }
      for (place, sight) in seen.enumerated() {
        #expect(sight.owner == "sharer-\(place % 8)")
        #expect(sight.rows == Int64(place % 8 + 1))
        #expect(sight.readOnly == "on")
      }
      #expect(Set(seen.map(\.role)).count == 1)
      let transactions = Set(seen.map(\.transactionStart)).count
      #expect((2...4).contains(transactions), "\(transactions) transactions for 16 reads")
      #expect(try await database.read(Sights.plain.bind()).first?.owner == "")
    }
  }

  @Test func anErrorIsItsOwnersAlone() async throws {
    try await withOneConnection { (database, owned) in
      let results = try await leavingTogether(
        database, key: 8102,
        (0..<8).map { (place) in
          {
            try await owned.read(
              as: Owner(id: "sharer-\(place)"), Sights.divide.bind(place % 3 == 1 ? 0 : 1))
          }
        })
      for (place, result) in results.enumerated() {
        switch result {
        case .success(let rows): #expect(place % 3 != 1 && rows == [1])
        case .failure(let error):
          #expect(place % 3 == 1)
          guard case .server(let server) = error as? DatabaseError else { throw error }
          #expect(server.state.code == "22012")
        }
      }
    }
  }

  /// What is not known to be a plain select, or comes through another door, begins a transaction.
  @Test func nothingElseIsShared() async throws {
    try await withOneConnection { (database, owned) in
      let other = OwnedDatabase<Owner>(database, setting: "app.other") { (owner) in owner.id }
      let results = try await leavingTogether(
        database, key: 8103,
        (0..<9).map { (place) in
          {
            let owner = Owner(id: "sharer-\(place)")
            switch place % 3 {
            case 0: return try await owned.read(as: owner, Sights.plain.bind())
            case 1: return try await owned.read(as: owner, Sights.other.bind())
            default: return try await other.read(as: owner, Sights.plain.bind())
            }
          }
        })
      let seen = try results.map { (result) in try #require(try result.get().first) }
      for (place, sight) in seen.enumerated() {
        // The other door sets another parameter: no owner of this one is left for it to see.
        #expect(sight.owner == (place % 3 == 2 ? "" : "sharer-\(place)"))
        if place % 3 == 1 {
          #expect(seen.count { (other) in other.transactionStart == sight.transactionStart } == 1)
        }
      }
      let doors = [0, 2].map { (kind) in
        Set(
          seen.indices.filter { (place) in place % 3 == kind }.map { (place) in
            seen[place].transactionStart
          })
      }
      #expect(doors[0].isDisjoint(with: doors[1]))
    }
  }
}
