// Where tables are looked for, held fast from the start on; and what stands there under the name of one of
// PostgreSQL's own functions and operators, which statements would call with the rights of their role.
import ContractPostgreSQL

extension Schema {
  /// What somebody has put where something of PostgreSQL's own is meant, in one sentence; nil where
  /// there is nothing of the kind.
  ///
  /// PostgreSQL takes whichever has the parameters that fit best, whatever its schema: a
  /// `lower(varchar)` in `public` comes before its own `lower(text)`. What belongs to a superuser, the
  /// owner of the schema, a role that the connection's own is a member of, or an extension is trusted.
  public static func intruder(
    on connection: MaintenanceConnection
  ) async throws(DatabaseError) -> String? {
    let found = try await SchemaTransaction.answer(to: intruders, on: connection)
    guard let row = found.first, let name = row[0], let owner = row[1], let schema = row[2] else {
      return nil
    }
    return "The \(name) of the role '\(owner)' would be called where PostgreSQL's own is meant: "
      + "drop it, or take the schema \(schema) out of the search_path of the role of DATABASE_URL."
  }

  /// The schemas in which the connection's role finds tables now, as a `search_path` that names each of
  /// them; nil where there is none.
  ///
  /// `"$user"` is the schema of the role that connects, whichever a transaction takes on. Temporary
  /// tables come last: PostgreSQL would take them for the tables of the same name.
  public static func searchPath(
    on connection: MaintenanceConnection
  ) async throws(DatabaseError) -> String? {
    try await SchemaTransaction.answer(
      to: """
        SELECT pg_catalog.string_agg(pg_catalog.quote_ident(name), ', ' ORDER BY place) || ', pg_temp'
        FROM pg_catalog.unnest(pg_catalog.current_schemas(false)) WITH ORDINALITY AS path (name, place)
        """, on: connection
    ).first?[0]
  }

  private static let intruders = """
    WITH place AS MATERIALIZED (
      SELECT n.oid, n.nspname, n.nspowner FROM pg_catalog.pg_namespace n
      WHERE n.nspname = ANY (pg_catalog.current_schemas(false)) AND n.nspname <> 'pg_catalog'
    ), found (name, owner, catalogue, object, schema, schema_owner) AS (
      SELECT pg_catalog.format('function %I.%I(%s)', place.nspname, p.proname,
          pg_catalog.pg_get_function_identity_arguments(p.oid)),
        p.proowner, 'pg_catalog.pg_proc'::regclass, p.oid, place.nspname, place.nspowner
      FROM place JOIN pg_catalog.pg_proc p ON p.pronamespace = place.oid
      WHERE EXISTS (SELECT FROM pg_catalog.pg_proc own
        WHERE own.pronamespace = 'pg_catalog'::regnamespace AND own.proname = p.proname)
      UNION ALL
      SELECT pg_catalog.format('operator %I.%s (%s, %s)', place.nspname, o.oprname,
          pg_catalog.format_type(o.oprleft, NULL), pg_catalog.format_type(o.oprright, NULL)),
        o.oprowner, 'pg_catalog.pg_operator'::regclass, o.oid, place.nspname, place.nspowner
      FROM place JOIN pg_catalog.pg_operator o ON o.oprnamespace = place.oid
      WHERE EXISTS (SELECT FROM pg_catalog.pg_operator own
        WHERE own.oprnamespace = 'pg_catalog'::regnamespace AND own.oprname = o.oprname)
    )
    SELECT found.name, r.rolname, found.schema
    FROM found JOIN pg_catalog.pg_roles r ON r.oid = found.owner
    WHERE NOT r.rolsuper
      AND NOT pg_catalog.pg_has_role(r.oid, found.schema_owner, 'USAGE'::text)
      AND NOT pg_catalog.pg_has_role(r.oid, 'USAGE'::text)
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = found.catalogue
        AND d.objid = found.object AND d.deptype = 'e')
    ORDER BY 1 LIMIT 1
    """
}
