// The role that row-level security binds: made where the connection's own bypasses it, given what
// each table says that it needs, and asked whether it has it.
import ContractPostgreSQL

extension Schema {
  /// Whether the connection's role would bypass row-level security.
  private static let bypasses = Statement<Bool>(
    "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
  ) { (row) throws(DatabaseError) in try row.bool() }

  /// The role $1, or where that is empty the connection's own, and the statements that would give it the
  /// rights that it lacks, one a row.
  private static let missingGrants = """
    WITH numbers (oid) AS MATERIALIZED (\(TasksTable.sequences)),
      grantee (role) AS MATERIALIZED (SELECT coalesce(nullif($1, '')::name, current_user))
    SELECT role, format('GRANT %s TO %I', missing.rights, role)
    FROM grantee CROSS JOIN LATERAL (
      SELECT format('%s ON tasks', need.name)
      FROM (VALUES ('SELECT'), ('INSERT'), ('UPDATE')) AS need (name)
      WHERE NOT has_any_column_privilege(role, to_regclass('tasks')::oid, need.name)
      UNION ALL
      SELECT 'DELETE ON tasks'
      WHERE NOT has_table_privilege(role, to_regclass('tasks')::oid, 'DELETE')
      UNION ALL
      SELECT format('%s ON \(IdempotencyKeysTable.name)', need.name)
      FROM (VALUES ('SELECT'), ('INSERT'), ('UPDATE'), ('DELETE')) AS need (name)
      WHERE NOT has_table_privilege(role, to_regclass('\(IdempotencyKeysTable.name)')::oid, need.name)
      UNION ALL
      SELECT format('USAGE ON SEQUENCE %s', numbers.oid)
      FROM numbers
      WHERE NOT has_sequence_privilege(role, numbers.oid, 'USAGE')
      UNION ALL
      SELECT format('%s (id) ON %s', need.name, users.oid)
      FROM (SELECT \(TasksTable.referencedUsers)) AS users (oid)
      CROSS JOIN LATERAL (SELECT CASE
        WHEN obj_description(users.oid, 'pg_class') = '\(mark)' THEN 'INSERT' ELSE 'SELECT'
        END) AS need (name)
      WHERE NOT has_column_privilege(role, users.oid, 'id', need.name)
    ) AS missing (rights)
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
    let rows = try await SchemaTransaction.answer(to: missingGrants, [role ?? ""], on: connection)
    guard let name = rows.first?[0] else { return nil }
    return "The role '\(name)' lacks rights that requests need: "
      + rows.compactMap { (row) in row[1] }.joined(separator: "; ")
  }
}
