// The questions behind `RowLevelSecurityCheck`, each answered by a fault sentence or nil.
// Runs inside one transaction; the caller never commits it.

/// One transaction's worth of questions about row-level security.
struct RowSecurityProbe: ~Copyable {
  typealias Table = RowLevelSecurityCheck.Table

  /// How long one question may take, in milliseconds.
  static let bound = 10_000
  private let session: Session
  private let setting: String
  private let topology: DatabaseTopology
  /// Identifiers that no user has; UUIDs, so that a column of that type takes them as well.
  private let owner: String
  private let stranger: String

  init(session: consuming Session, setting: String, topology: DatabaseTopology) {
    self.session = session
    self.setting = setting
    self.topology = topology
    owner = Self.madeUpIdentifier()
    stranger = Self.madeUpIdentifier()
  }

  static func madeUpIdentifier() -> String {
    func digits(_ count: Int) -> String {
      String((0..<count).map { (_) in "0123456789abcdef".randomElement() ?? "0" })
    }
    return "\(digits(8))-\(digits(4))-4\(digits(3))-8\(digits(3))-\(digits(12))"
  }

  func firstFault(role: String?, tables: [Table]) throws(DatabaseError) -> String? {
    if let fault = try faultOfRole(role) { return fault }
    if tables.isEmpty { return "no table was named to check" }
    if topology == .distributed, let fault = try faultOfNodes() { return fault }
    for table in tables {
      if let fault = try fault(of: table) { return fault }
    }
    return nil
  }

  func query(_ sql: String, _ parameters: [String] = []) throws(DatabaseError)
    -> [[String?]]
  {
    try session.query(sql, parameters, withinMilliseconds: Self.bound)
  }

  // MARK: - The role

  private func faultOfRole(_ role: String?) throws(DatabaseError) -> String? {
    if let role {
      do throws(DatabaseError) {
        _ = try query("SELECT set_config('role', $1, true)", [role])
      } catch {
        guard case .server(let server) = error else { throw error }
        return "the connection's role cannot act as the role '\(role)': \(server.message)"
      }
    }
    let rows = try query(
      """
      SELECT rolname, rolsuper, rolbypassrls, current_setting('row_security') = 'on'
      FROM pg_catalog.pg_roles WHERE rolname = current_user
      """)
    guard let row = rows.first, let name = row[0] else { return "the current role is not known" }
    let remedy = "; name a role without that right for requests to run as"
    if row[1] != "f" { return "the role '\(name)' is a superuser\(remedy)" }
    if row[2] != "f" { return "the role '\(name)' has BYPASSRLS\(remedy)" }
    if row[3] != "t" { return "the setting row_security is off for the role '\(name)'" }
    return nil
  }

  // MARK: - A table

  private func fault(of table: Table) throws(DatabaseError) -> String? {
    let rows = try query(
      """
      SELECT c.oid::regclass::text, quote_ident($2), c.relkind IN ('r', 'p'), c.relrowsecurity,
        c.relforcerowsecurity,
        EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid
          AND a.attname = $2 AND a.attnum > 0 AND NOT a.attisdropped),
        has_table_privilege(c.oid, 'SELECT'),
        has_any_column_privilege(c.oid, 'INSERT'),
        EXISTS (SELECT FROM pg_catalog.pg_attribute a
          JOIN pg_catalog.pg_collation l ON l.oid = a.attcollation
          WHERE a.attrelid = c.oid AND a.attname = $2 AND NOT l.collisdeterministic)
      FROM pg_catalog.pg_class c WHERE c.oid = to_regclass($1)
      """, [table.name, table.ownerColumn])
    guard let row = rows.first, let name = row[0], let column = row[1] else {
      return "there is no table '\(table.name)' that the role can find" + (try searchPath())
    }
    if row[2] != "t" { return "\(name) is not a table" }
    if row[5] != "t" { return "the table \(name) has no column \(column)" }
    if row[3] != "t" {
      return "row-level security is not enabled on \(name): "
        + "ALTER TABLE \(name) ENABLE ROW LEVEL SECURITY"
    }
    if row[4] != "t" {
      return "row-level security is not forced on \(name), so its owner is not bound by it: "
        + "ALTER TABLE \(name) FORCE ROW LEVEL SECURITY"
    }
    if row[8] != "f" {
      return "the column \(column) of \(name) has a collation that takes different owners for one: "
        + "give it a deterministic one"
    }
    if let fault = try faultOfPolicies(on: table, name) { return fault }
    if topology == .distributed, let fault = try faultOfShards(of: table, name) { return fault }
    if row[6] == "t", let fault = try faultOfVisibility(name) { return fault }
    if row[7] == "t", let fault = try faultOfInsertion(name, column) { return fault }
    if let fault = try faultOfForeignAccess(table, name, column) { return fault }
    return try faultOfExpressions(on: table, name, column)
  }

  /// What keeps a role from finding a table that others find: `"$user"` in the search_path is the
  /// schema of whoever acts, after SET ROLE as well.
  private func searchPath() throws(DatabaseError) -> String {
    let rows = try query("SELECT current_setting('search_path'), current_user, session_user")
    guard let row = rows.first, let path = row[0], let role = row[1], let login = row[2],
      path.contains("$user"), role != login
    else { return "" }
    return
      ": the search_path is \(path), and its \"$user\" is the role '\(role)' here, not '\(login)'; "
      + "name the schema of the tables in it (ALTER ROLE \(login) SET search_path = ...)"
  }

  private func faultOfPolicies(on table: Table, _ name: String) throws(DatabaseError) -> String? {
    let rows = try query(
      """
      SELECT command.name FROM (VALUES ('SELECT', 'r'), ('INSERT', 'a'), ('UPDATE', 'w'),
        ('DELETE', 'd')) AS command (name, code)
      WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_policy p
        WHERE p.polrelid = to_regclass($1) AND p.polpermissive
        AND p.polcmd::text IN ('*', command.code)
        AND (0 = ANY (p.polroles) OR EXISTS (SELECT FROM unnest(p.polroles) AS r (oid)
          WHERE pg_has_role(r.oid, 'USAGE'))))
      """, [table.name])
    guard let command = rows.first?.first.flatMap({ (name) in name }) else { return nil }
    return "no policy on \(name) is for \(command) by the role that requests run as"
  }

  // MARK: - Deeds

  private func act(as owner: String) throws(DatabaseError) {
    switch topology {
    case .single: _ = try query("SELECT set_config($1, $2, true)", [setting, owner])
    case .distributed: _ = try query("SELECT \(SetLocalFunction.name)($1, $2)", [setting, owner])
    }
  }

  private func faultOfVisibility(_ name: String) throws(DatabaseError) -> String? {
    for someone in [stranger, ""] {
      try act(as: someone)
      if try query("SELECT 1 FROM \(name) LIMIT 1").isEmpty { continue }
      return someone.isEmpty
        ? "without an owner in '\(setting)', rows of \(name) can be seen"
        : "an owner without rows sees rows of \(name) that belong to others"
    }
    return nil
  }

  /// PostgreSQL checks policies before constraints, so the owner's column alone will do.
  private func faultOfInsertion(_ name: String, _ column: String) throws(DatabaseError) -> String? {
    try act(as: stranger)
    let refused = try refusal(
      of: "INSERT INTO \(name) (\(column)) VALUES ($1)", [owner])
    if refused?.state == .readOnlyTransaction {
      return "the database takes no writes, as a replica does: name its primary"
    }
    guard refused?.state != .insufficientPrivilege else { return nil }
    return "an owner can insert a row for another owner into \(name)"
  }

  /// Makes a row of one owner, then tries to get at it as another.
  private func faultOfForeignAccess(
    _ table: Table, _ name: String, _ column: String
  ) throws(DatabaseError) -> String? {
    for owner in try probeOwners(table) {
      if let fault = try faultOfAccess(to: owner, table, name, column) { return fault }
    }
    return nil
  }

  private func faultOfAccess(
    to owner: String, _ table: Table, _ name: String, _ column: String
  ) throws(DatabaseError) -> String? {
    try act(as: owner)
    for statement in table.probe {
      if let error = try refusal(of: statement, [owner]) {
        return "an owner cannot insert a row of their own into \(name) (\(error))"
      }
    }
    guard try !query("SELECT 1 FROM \(name) WHERE \(column)::text = $1", [owner]).isEmpty else {
      return "an owner cannot see their own row of \(name)"
    }
    try act(as: stranger)
    let deeds = [
      ("see", "SELECT 1 FROM \(name) WHERE \(column)::text = $1"),
      ("change", "UPDATE \(name) SET \(column) = \(column) WHERE \(column)::text = $1 RETURNING 1"),
      ("delete", "DELETE FROM \(name) WHERE \(column)::text = $1 RETURNING 1"),
    ]
    for (deed, sql) in deeds {
      if try reaches(sql, owner) { return "an owner can \(deed) another owner's row of \(name)" }
    }
    return nil
  }

  /// Whose rows the probe makes; nobody where there is nobody yet.
  ///
  /// Where other servers keep the rows and anybody will do, one whose rows are on each of them.
  private func probeOwners(_ table: Table) throws(DatabaseError) -> [String] {
    if table.probe.isEmpty { return [] }
    guard let question = table.existingOwner else {
      return topology == .distributed ? try ownersOnEachNode(of: table) : [owner]
    }
    _ = try query("SAVEPOINT deed")
    do throws(DatabaseError) {
      return try query(question).first?.first.flatMap { (text) in text }.map { (text) in [text] }
        ?? []
    } catch {
      guard case .server(let server) = error, server.state == .insufficientPrivilege else {
        throw error
      }
      _ = try query("ROLLBACK TO SAVEPOINT deed")
      return []
    }
  }

  /// Policies that let the role in must demand the owner, whatever the deeds have shown: there may be no
  /// row yet that one of them lets through, or nobody to make a row for. Those for UPDATE and DELETE
  /// alone count by themselves only where a statement has no WHERE and reads nothing; such a deed would
  /// cost too much where it succeeds.
  private func faultOfExpressions(
    on table: Table, _ name: String, _ column: String
  ) throws(DatabaseError) -> String? {
    let rows = try query(
      """
      SELECT quote_ident(p.polname), pg_get_expr(p.polqual, p.polrelid),
        pg_get_expr(p.polwithcheck, p.polrelid), quote_literal($2)
      FROM pg_catalog.pg_policy p
      WHERE p.polrelid = to_regclass($1) AND p.polpermissive
        AND (0 = ANY (p.polroles) OR EXISTS (SELECT FROM unnest(p.polroles) AS r (oid)
          WHERE pg_has_role(r.oid, 'USAGE')))
      ORDER BY p.polname
      """, [table.name, setting])
    for row in rows {
      guard let policy = row[0], let literal = row[3] else { continue }
      for case let text? in row[1...2] where !PolicyExpression(text).demandsOwner(column, setting) {
        return text.contains(literal)
          ? "the policy \(policy) on \(name) may let rows of other owners through: it must demand "
            + "\(column) = current_setting(\(literal), true), alone or with AND"
          : "the policy \(policy) on \(name) lets rows through without a look at '\(setting)'"
      }
    }
    return nil
  }

  /// Runs a statement behind a savepoint; its error, if it fails.
  private func refusal(
    of sql: String, _ parameters: [String]
  ) throws(DatabaseError) -> ServerError? {
    _ = try query("SAVEPOINT deed")
    do throws(DatabaseError) {
      _ = try query(sql, parameters)
      return nil
    } catch {
      guard case .server(let server) = error else { throw error }
      _ = try query("ROLLBACK TO SAVEPOINT deed")
      return server
    }
  }

  /// Whether a statement gives rows; one that the role has no right to run does not.
  private func reaches(_ sql: String, _ parameter: String) throws(DatabaseError) -> Bool {
    _ = try query("SAVEPOINT deed")
    do throws(DatabaseError) {
      return try !query(sql, [parameter]).isEmpty
    } catch {
      guard case .server(let server) = error, server.state == .insufficientPrivilege else {
        throw error
      }
      _ = try query("ROLLBACK TO SAVEPOINT deed")
      return false
    }
  }
}
