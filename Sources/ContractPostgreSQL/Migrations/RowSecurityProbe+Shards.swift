// The questions of `RowSecurityProbe` that are asked of the servers that keep the rows (Citus): what the
// coordinator's own catalogue says of a table binds nobody there.

extension RowSecurityProbe {
  /// One connection to each worker does all that the probe does: rows that it made over one of them
  /// could not be looked at over another.
  private static let oneConnectionEach = """
    SELECT set_config('citus.max_adaptive_executor_pool_size', '1', true),
      set_config('citus.multi_shard_modify_mode', 'sequential', true)
    """

  /// Whether the role that requests run as is bound on every server: roles are each server's own.
  func faultOfNodes() throws(DatabaseError) -> String? {
    _ = try query(Self.oneConnectionEach)
    let rows = try query(
      """
      SELECT node.nodename || ':' || node.nodeport, answer.success, answer.result
      FROM run_command_on_all_nodes($$
        SELECT concat_ws(' ', rolname, CASE WHEN rolsuper THEN 'is a superuser'
          WHEN rolbypassrls THEN 'has BYPASSRLS'
          WHEN current_setting('row_security') <> 'on' THEN 'has row_security off' END)
        FROM pg_catalog.pg_roles WHERE rolname = current_user $$) AS answer
      JOIN pg_catalog.pg_dist_node AS node USING (nodeid)
      WHERE NOT answer.success OR answer.result IS DISTINCT FROM current_user::text
      """)
    guard let row = rows.first, let node = row[0] else { return nil }
    let reason = row[2] ?? "unknown"
    return row[1] == "t"
      ? "on the node \(node) of the cluster, the role \(reason)"
      : "the node \(node) of the cluster cannot be asked (\(reason)): the role that requests run as "
        + "must be able to log in to every node from every other"
  }

  /// Whether every placement of every shard is guarded as the table is.
  func faultOfShards(of table: Table, _ name: String) throws(DatabaseError) -> String? {
    // `%1$s` is for `format`, which puts the shard's name there.
    let rows = try query(
      """
      SELECT placement.nodename || ':' || placement.nodeport, placement.shardid,
        placement.success, placement.result
      FROM run_command_on_placements($1::regclass, $2) AS placement
      WHERE NOT placement.success OR placement.result IS DISTINCT FROM
        (\(Self.guards(of: "$1::regclass")))
      ORDER BY placement.shardid
      """, [table.name, Self.guards(of: "'%1$s'::regclass")])
    if let row = rows.first, let node = row[0], let shard = row[1] {
      guard row[2] == "t" else {
        return "the shard \(shard) of \(name) on \(node) cannot be asked (\(row[3] ?? "unknown"))"
      }
      return
        "the shard \(shard) of \(name) on \(node) is not guarded by row-level security as \(name)"
        + " is: what was changed there by hand must be put back there"
    }
    let placements = try query(
      "SELECT FROM pg_catalog.pg_dist_shard WHERE logicalrelid = $1::regclass LIMIT 1", [table.name]
    )
    return placements.isEmpty ? "the table \(name) is not distributed" : nil
  }

  /// A query of one text: how a table is guarded, with every policy on it.
  private static func guards(of table: String) -> String {
    """
    SELECT concat_ws(' ', c.relrowsecurity, c.relforcerowsecurity,
      (SELECT string_agg(concat_ws(' ', p.polname, p.polcmd, p.polpermissive,
          (SELECT string_agg(coalesce(r.rolname, 'public'), ',' ORDER BY r.rolname)
           FROM unnest(p.polroles) AS bound (oid)
           LEFT JOIN pg_catalog.pg_roles r ON r.oid = bound.oid),
          pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)),
        '; ' ORDER BY p.polname)
       FROM pg_catalog.pg_policy p WHERE p.polrelid = c.oid))
    FROM pg_catalog.pg_class c WHERE c.oid = \(table)
    """
  }

  /// Made-up owners, one for each server that keeps rows of a table, whose rows are there.
  func ownersOnEachNode(of table: Table) throws(DatabaseError) -> [String] {
    try query(
      """
      WITH placement AS MATERIALIZED (
        SELECT nodename, nodeport, shardid FROM pg_catalog.pg_dist_shard_placement
        JOIN pg_catalog.pg_dist_shard USING (shardid) WHERE logicalrelid = $1::regclass),
      made_up AS MATERIALIZED (
        SELECT gen_random_uuid()::text AS id
        FROM generate_series(1, 20 * (SELECT count(*) FROM placement))),
      found AS MATERIALIZED (
        SELECT id, get_shard_id_for_distribution_column($1::regclass, id) AS shardid FROM made_up)
      SELECT DISTINCT ON (nodename, nodeport) id FROM found JOIN placement USING (shardid)
      """, [table.name]
    ).compactMap { (row) in row[0] }
  }
}
