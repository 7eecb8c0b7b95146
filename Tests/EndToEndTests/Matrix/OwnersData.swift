// What must never happen, seen from both ends: another's row in an answer, and a change of
// another's rows in the database, which is asked as a superuser.

import ContractTestSupport
import Foundation

/// Looks for other users' data in answers.
struct ForeignRowSearch: Sendable {
  /// The member that names a row's owner.
  let ownerName: String
  /// The users whose data must not be seen, but by themselves.
  let users: [MatrixUser]

  /// What an answer to `requester` (nil: to nobody) holds of others; empty is right.
  ///
  /// - Parameter hasRows: Whether the operation answers with rows; the contract itself has examples.
  func findings(
    in response: HTTPResponse, to requester: String?, hasRows: Bool = true
  ) -> [String] {
    let whole = response.headers.map { "\($0.name): \($0.value)\n" }.joined() + response.text
    var found = users.filter { $0.id != requester && whole.contains($0.mark) }
      .map { "data of \($0.id)" }
    guard hasRows, let body = try? response.json() else { return found }
    found += owners(in: body).filter { owner in
      requester.map { !$0.hasSameBytes(as: owner) } ?? true
    }.map { "a row of \($0)" }
    return found
  }

  private func owners(in value: JSON) -> [String] {
    if let items = value.items { return items.flatMap(owners) }
    return value.members.flatMap { member in
      if member.name == ownerName, let owner = member.value.string { return [owner] }
      return owners(in: member.value)
    }
  }
}

/// The rows of a database, by owner, as PostgreSQL itself has them.
struct OwnersRows: Sendable {
  let cluster: PostgreSQLCluster
  let database: String
  /// The column that names a row's owner.
  let column: String

  /// All rows of every table with that column that belong to somebody else than `owner`.
  func notOf(_ owner: String) async throws -> [String] {
    try await rows("WHERE \(column) IS DISTINCT FROM \(quoted(owner))")
  }

  /// All rows of every table with that column that belong to `owner`.
  func of(_ owner: String) async throws -> [String] {
    try await rows("WHERE \(column) = \(quoted(owner))")
  }

  /// All rows of every table with that column.
  func all() async throws -> [String] { try await rows("") }

  private func rows(_ condition: String) async throws -> [String] {
    let tables = try await ask(
      """
      SELECT format('%I.%I', table_schema, table_name)
      FROM information_schema.columns JOIN information_schema.tables
        USING (table_schema, table_name)
      WHERE column_name = \(quoted(column)) AND table_type = 'BASE TABLE'
        AND table_schema NOT IN ('pg_catalog', 'information_schema')
      ORDER BY 1
      """)
    if tables.isEmpty { return [] }
    let queries = tables.map { table in
      "SELECT \(quoted(table)) || ' ' || to_jsonb(r)::text FROM \(table) AS r \(condition)"
    }
    return try await ask(queries.joined(separator: " UNION ALL ") + " ORDER BY 1")
  }

  private func ask(_ sql: String) async throws -> [String] {
    let (cluster, database) = (cluster, database)
    return try await onThread {
      try cluster.sql(sql, database: database).split(separator: "\n").map(String.init)
    }
  }

  private func quoted(_ text: String) -> String {
    "'" + text.replacingOccurrences(of: "'", with: "''") + "'"
  }
}
