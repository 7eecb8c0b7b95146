// The questions behind `RowLevelSecurityCheck`, each answered by a fault sentence or nil.
// Runs inside one transaction that it begins; nobody ever commits it.

/// One transaction's worth of questions about row-level security.
struct RowSecurityProbe: ~Copyable {
  typealias Table = RowLevelSecurityCheck.Table

  /// How long one question may take, in milliseconds.
  static let bound = 10_000
  let session: Session
  let setting: String
  let topology: DatabaseTopology

  /// A table as it is tried.
  struct Subject {
    /// Its name, and that of the owner's column, quoted where SQL asks for that.
    let name: String
    let column: String
    /// Identifiers that no user has.
    let owner: String
    let stranger: String

    init(name: String, column: String, columnType: String?) {
      self.name = name
      self.column = column
      owner = RowSecurityProbe.madeUpIdentifier(for: columnType)
      stranger = RowSecurityProbe.madeUpIdentifier(for: columnType)
    }
  }

  init(session: consuming Session, setting: String, topology: DatabaseTopology) {
    self.session = session
    self.setting = setting
    self.topology = topology
  }

  /// An identifier that no user has: a number high above those that are given one after the other, where the
  /// column has numbers, else a UUID, which a text takes as well.
  static func madeUpIdentifier(for columnType: String?) -> String {
    switch columnType {
    case "bigint", "numeric": return String(Int64.random(in: 1 << 62 ... .max))
    case "integer": return String(Int32.random(in: 1 << 30 ... .max))
    default: return madeUpUUID()
    }
  }

  private static func madeUpUUID() -> String {
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

  private static let roleInUse = Command(
    """
    SELECT rolname, rolsuper, rolbypassrls, current_setting('row_security') = 'on'
    FROM pg_catalog.pg_roles WHERE rolname = current_user
    """)

  private func faultOfRole(_ role: String?) throws(DatabaseError) -> String? {
    let takeOn = role.map { (role) in Command("SELECT set_config('role', $1, true)", [role]) }
    let answers = try session.exchange(
      [[Command("BEGIN")], takeOn.map { (command) in [command] } ?? [], [Self.roleInUse]],
      withinMilliseconds: Self.bound)
    _ = try answers[0].rows(of: 0)
    if let role, let failure = answers[1].failure {
      guard case .server(let server) = failure else { throw failure }
      return "the connection's role cannot act as the role '\(role)': \(server.message)"
    }
    let rows = try answers[2].rows(of: 0)
    guard let row = rows.first, let name = row[0] else { return "the current role is not known" }
    let remedy = "; name a role without that right for requests to run as"
    if row[1] != "f" { return "the role '\(name)' is a superuser\(remedy)" }
    if row[2] != "f" { return "the role '\(name)' has BYPASSRLS\(remedy)" }
    if row[3] != "t" { return "the setting row_security is off for the role '\(name)'" }
    return nil
  }

  // MARK: - A table

  private func fault(of table: Table) throws(DatabaseError) -> String? {
    let catalogue = try session.exchange(
      [[shape(of: table), Self.commandsWithoutPolicy(on: table), expressions(on: table)]],
      withinMilliseconds: Self.bound)[0]
    guard let row = try catalogue.rows(of: 0).first, let name = row[0], let column = row[1] else {
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
    if let command = try catalogue.rows(of: 1).first?[0] {
      return "no policy on \(name) is for \(command) by the role that requests run as"
    }
    if topology == .distributed, let fault = try faultOfShards(of: table, name) { return fault }
    let subject = Subject(name: name, column: column, columnType: row[9])
    do throws(DatabaseError) {
      if let fault = try faultOfDeeds(table, on: subject, sees: row[6] == "t", adds: row[7] == "t")
      {
        return fault
      }
    } catch {
      guard case .server(let server) = error, server.state.errorClass == "22" else { throw error }
      return unfitIdentifiers(subject, server)
    }
    return faultOfExpressions(try catalogue.rows(of: 2), name, column)
  }

  /// What is tried on a table, by a role that may select rows of it or add some.
  private func faultOfDeeds(
    _ table: Table, on subject: Subject, sees: Bool, adds: Bool
  ) throws(DatabaseError) -> String? {
    var deeds: [Deed] = []
    if sees { deeds += [subject.stranger, ""].map { (someone) in look(of: someone, at: subject) } }
    if adds { deeds.append(plantingOfRow(in: subject)) }
    for owner in try probeOwners(table, subject) {
      deeds += attempts(on: owner, table, subject)
      // One owner at a time: a cluster has many servers, and what is sent together must stay small.
      if let fault = try firstFault(of: deeds) { return fault }
      deeds = []
    }
    return try firstFault(of: deeds)
  }

  /// Owners of another kind than those that are made up can be neither tried nor, most likely, served.
  private func unfitIdentifiers(_ subject: Subject, _ error: ServerError) -> String {
    "the policies on \(subject.name) cannot be tried (\(error)): the check makes up owners, numbers where "
      + "the column \(subject.column) is a bigint, integer or numeric and UUIDs elsewhere, and the column "
      + "or what a policy casts '\(setting)' to does not take them"
  }

  private func shape(of table: Table) -> Command {
    Command(
      """
      SELECT c.oid::regclass::text, quote_ident($2), c.relkind IN ('r', 'p'), c.relrowsecurity,
        c.relforcerowsecurity,
        EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid
          AND a.attname = $2 AND a.attnum > 0 AND NOT a.attisdropped),
        has_table_privilege(c.oid, 'SELECT'),
        has_any_column_privilege(c.oid, 'INSERT'),
        EXISTS (SELECT FROM pg_catalog.pg_attribute a
          JOIN pg_catalog.pg_collation l ON l.oid = a.attcollation
          WHERE a.attrelid = c.oid AND a.attname = $2 AND NOT l.collisdeterministic),
        (SELECT a.atttypid::regtype::text FROM pg_catalog.pg_attribute a
          WHERE a.attrelid = c.oid AND a.attname = $2 AND NOT a.attisdropped)
      FROM pg_catalog.pg_class c WHERE c.oid = to_regclass($1)
      """, [table.name, table.ownerColumn])
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

  private static func commandsWithoutPolicy(on table: Table) -> Command {
    Command(
      """
      SELECT command.name FROM (VALUES ('SELECT', 'r'), ('INSERT', 'a'), ('UPDATE', 'w'),
        ('DELETE', 'd')) AS command (name, code)
      WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_policy p
        WHERE p.polrelid = to_regclass($1) AND p.polpermissive
        AND p.polcmd::text IN ('*', command.code)
        AND (0 = ANY (p.polroles) OR EXISTS (SELECT FROM unnest(p.polroles) AS r (oid)
          WHERE pg_has_role(r.oid, 'USAGE'))))
      """, [table.name])
  }

  private func expressions(on table: Table) -> Command {
    Command(
      """
      SELECT quote_ident(p.polname), pg_get_expr(p.polqual, p.polrelid),
        pg_get_expr(p.polwithcheck, p.polrelid), quote_literal($2)
      FROM pg_catalog.pg_policy p
      WHERE p.polrelid = to_regclass($1) AND p.polpermissive
        AND (0 = ANY (p.polroles) OR EXISTS (SELECT FROM unnest(p.polroles) AS r (oid)
          WHERE pg_has_role(r.oid, 'USAGE')))
      ORDER BY p.polname
      """, [table.name, setting])
  }

  /// Policies that let the role in must demand the owner, whatever the deeds have shown: there may be no
  /// row yet that one of them lets through, or nobody to make a row for. Those for UPDATE and DELETE
  /// alone count by themselves only where a statement has no WHERE and reads nothing; such a deed would
  /// cost too much where it succeeds.
  private func faultOfExpressions(
    _ policies: [[String?]], _ name: String, _ column: String
  ) -> String? {
    for row in policies {
      guard let policy = row[0], let literal = row[3] else { continue }
      for case let text? in row[1...2] where !PolicyExpression(text).demandsOwner(column, setting) {
        let fault =
          text.contains(literal)
          ? "may let rows of other owners through: it must demand "
          : "does not name '\(setting)': it must demand, itself and not through a function, "
        return "the policy \(policy) on \(name) \(fault)"
          + "\(column) = current_setting(\(literal), true), alone or with AND"
      }
    }
    return nil
  }

  /// Whose rows the probe makes; nobody where there is nobody yet.
  ///
  /// Where other servers keep the rows and anybody will do, one whose rows are on each of them.
  private func probeOwners(
    _ table: Table, _ subject: Subject
  ) throws(DatabaseError) -> [String] {
    if table.probe.isEmpty { return [] }
    guard let question = table.existingOwner else {
      return topology == .distributed ? try ownersOnEachNode(of: table) : [subject.owner]
    }
    let answers = try session.exchange(
      [[act(as: subject.stranger), Deed.savepoint, Command(question)], [Deed.rollback]],
      withinMilliseconds: Self.bound)[0]
    _ = try answers.rows(of: 1)
    if Self.isRefusal(answers.failure) { return [] }
    return try answers.rows(of: 2).first?[0].map { (owner) in [owner] } ?? []
  }
}
