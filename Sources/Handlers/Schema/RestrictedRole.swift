// The role that row-level security binds: made where the connection's own bypasses it, given what
// each table says that it needs, and asked whether it has it.
import ContractPostgreSQL

extension Schema {
  /// Whether the connection's role would bypass row-level security.
  private static let bypasses = Statement<Bool>(
    "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
  ) { (row) throws(DatabaseError) in try row.bool() }

  /// Statements that would give the role $1 the rights that it lacks, one a row.
  private static let missingGrants = """
    WITH numbers (oid) AS MATERIALIZED (\(TasksTable.sequences))
    SELECT format('GRANT %s ON tasks TO %I', need.name, $1::name)
    FROM (VALUES ('SELECT'), ('INSERT'), ('UPDATE')) AS need (name)
    WHERE NOT has_any_column_privilege($1::name, to_regclass('tasks')::oid, need.name)
    UNION ALL
    SELECT format('GRANT DELETE ON tasks TO %I', $1::name)
    WHERE NOT has_table_privilege($1::name, to_regclass('tasks')::oid, 'DELETE')
    UNION ALL
    SELECT format('GRANT %s ON \(IdempotencyKeysTable.name) TO %I', need.name, $1::name)
    FROM (VALUES ('SELECT'), ('INSERT'), ('UPDATE'), ('DELETE')) AS need (name)
    WHERE NOT has_table_privilege($1::name, to_regclass('\(IdempotencyKeysTable.name)')::oid, need.name)
    UNION ALL
    SELECT format('GRANT USAGE ON SEQUENCE %s TO %I', numbers.oid, $1::name)
    FROM numbers
    WHERE NOT has_sequence_privilege($1::name, numbers.oid, 'USAGE')
    UNION ALL
    SELECT format('GRANT %s (id) ON %s TO %I', need.name, users.oid, $1::name)
    FROM (SELECT \(TasksTable.referencedUsers)) AS users (oid)
    CROSS JOIN LATERAL (SELECT CASE
      WHEN obj_description(users.oid, 'pg_class') = '\(mark)' THEN 'INSERT' ELSE 'SELECT'
      END) AS need (name)
    WHERE NOT has_column_privilege($1::name, users.oid, 'id', need.name)
    """

  // Roles are those of the whole cluster: a server of another database, which no lock of this one
  // holds back, may make the role or the membership at the same moment. Then it is there.
  private static let createRole = """
    DO $$
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '\(restrictedRole)') THEN
        BEGIN
          CREATE ROLE \(restrictedRole) NOLOGIN;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END;
      END IF;
      -- The nodes of a Citus cluster connect to each other as the role that a transaction runs as.
      IF EXISTS (SELECT FROM pg_extension WHERE extname = 'citus')
        AND NOT (SELECT rolcanlogin FROM pg_roles WHERE rolname = '\(restrictedRole)')
      THEN
        ALTER ROLE \(restrictedRole) LOGIN;
      END IF;
      -- From 16 on, being a member is not yet being allowed to take on the role.
      IF NOT pg_has_role(current_user, '\(restrictedRole)', CASE
        WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END)
      THEN
        BEGIN
          GRANT \(restrictedRole) TO CURRENT_USER;
        EXCEPTION WHEN unique_violation THEN NULL;
        END;
      END IF;
    END
    $$;
    """

  // One number for all servers of this database: catalog rows take no concurrent GRANT.
  private static let lockRoleSetUp = "SELECT pg_advisory_xact_lock(7463981);"

  /// The role that transactions on user data must take on, made where it is missing.
  ///
  /// - Returns: `restrictedRole`, or `nil` where the connection's own role is bound already.
  public static func role(in database: Database, _ connection: MaintenanceConnection)
    async throws(DatabaseError) -> String?
  {
    guard try await database.read(bypasses.bind()) != [false] else { return nil }
    // Rights on tables that reference each other are granted on the workers too. Statements that are sent
    // together are one transaction.
    try await Script.run(
      lockRoleSetUp + SchemaTransaction.clusterSettings + createRole + TasksTable.grants
        + IdempotencyKeysTable.grants + UsersTable.grants, on: connection)
    return restrictedRole
  }

  /// What the role that requests run as must be granted, in one sentence; nil where it has it all.
  ///
  /// - Parameter role: nil for the connection's own.
  public static func missingRight(
    of role: String?, on connection: MaintenanceConnection
  ) async throws(DatabaseError) -> String? {
    try await SchemaTransaction.run(.readOnly, on: connection) {
      (transaction) throws(DatabaseError) in
      let own = try transaction.query("SELECT current_user").first?.first.flatMap { (name) in name }
      let name = role ?? own ?? ""
      let grants = try transaction.query(missingGrants, [name]).compactMap { (row) in row[0] }
      guard !grants.isEmpty else { return nil }
      return "The role '\(name)' lacks rights that requests need: "
        + grants.joined(separator: "; ")
    }
  }
}
