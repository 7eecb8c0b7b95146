// What there is to know about one of the app's tables in a Citus cluster before it is distributed, from the
// catalogue of the coordinator.
import ContractPostgreSQL

/// One table, as far as its distribution depends on it.
struct DistributedTable: Sendable {
  /// Where its rows are.
  enum Placement: Sendable, Equatable {
    /// On the coordinator alone, known to the cluster or not.
    case coordinator
    /// Spread by the hash of a column; tables of one group have equal values of it on one worker.
    case spread(column: String, group: String)
    /// Whole on every node.
    case everywhere
    /// Spread in another way.
    case other
  }

  /// A foreign key.
  struct Constraint: Sendable, Equatable {
    var name: String
    var definition: String
  }

  /// Its name as SQL has it.
  var name: String
  var owner: String
  var mayAlter: Bool
  /// Whether a migration of this server made it.
  var isOurs: Bool
  /// Whether it is certain that there are no rows.
  var isEmpty: Bool
  var placement: Placement
  /// The types of `id`, nil where there is none, and of the column that names the owner.
  var idType: String?
  var ownerType: String
  /// The name of its primary key. What that consists of is not asked by PostgreSQL's function, which fails
  /// where another server that starts makes the key anew at this moment.
  var primaryKey: String?
  /// Whether the primary key has the owner's column.
  var primaryKeyNamesOwner: Bool
  /// Its foreign key on the owner's column.
  var reference: Constraint?
  /// Why the cluster could not hold it, each a part of a sentence.
  var obstacles: [String]

  /// Looks a table up; nil where there is none.
  ///
  /// - Parameters:
  ///   - table: A query of one `regclass` or NULL.
  ///   - ownerColumn: The column that names whose a row is.
  static func read(
    _ table: String, ownerColumn: String, _ transaction: borrowing SchemaTransaction
  ) throws(DatabaseError) -> DistributedTable? {
    let rows = try transaction.query(question(table), [ownerColumn])
    guard let row = rows.first, let name = row[0], let owner = row[1] else { return nil }
    return DistributedTable(
      name: name, owner: owner, mayAlter: row[2] == "t", isOurs: row[3] == "t",
      isEmpty: row[4] == "t",
      placement: placement(method: row[5], column: row[6], group: row[7], replication: row[8]),
      idType: row[9], ownerType: row[10] ?? "",
      primaryKey: row[11], primaryKeyNamesOwner: row[12] == "t",
      reference: constraint(row[13], row[14]),
      obstacles: try obstacles(table, ownerColumn, transaction))
  }

  private static func constraint(_ name: String?, _ definition: String?) -> Constraint? {
    guard let name, let definition else { return nil }
    return Constraint(name: name, definition: definition)
  }

  /// `pg_dist_partition`: method `h` is by hash; `n` is without a column, on every node where the
  /// replication is `t`, and else on one.
  private static func placement(
    method: String?, column: String?, group: String?, replication: String?
  ) -> Placement {
    switch (method, column) {
    case (nil, _): .coordinator
    case ("h", let column?): .spread(column: column, group: group ?? "")
    case ("n", _): replication == "t" ? .everywhere : .coordinator
    default: .other
    }
  }

  private static func question(_ table: String) -> String {
    """
    SELECT c.oid::regclass, pg_get_userbyid(c.relowner), pg_has_role(c.relowner, 'USAGE'),
      coalesce(obj_description(c.oid, 'pg_class') = '\(Schema.mark)', false),
      c.relkind = 'r' AND pg_relation_size(c.oid) = 0,
      p.partmethod, CASE WHEN p.partkey IS NOT NULL
        THEN column_to_column_name(p.logicalrelid, p.partkey) END, p.colocationid, p.repmodel,
      (SELECT format_type(atttypid, NULL) FROM pg_attribute
       WHERE attrelid = c.oid AND attname = 'id' AND NOT attisdropped),
      format_type(a.atttypid, NULL), quote_ident(k.conname),
      a.attnum = ANY (k.conkey), quote_ident(f.conname), pg_get_constraintdef(f.oid)
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = $1 AND NOT a.attisdropped
    LEFT JOIN pg_dist_partition p ON p.logicalrelid = c.oid
    LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
    LEFT JOIN pg_constraint f ON f.conrelid = c.oid AND f.contype = 'f'
      AND f.conkey = ARRAY[a.attnum]
    WHERE c.oid = (\(table))
    """
  }

  /// What the cluster would refuse, in the words of whoever has to decide what becomes of it.
  private static func obstacles(
    _ table: String, _ ownerColumn: String, _ transaction: borrowing SchemaTransaction
  ) throws(DatabaseError) -> [String] {
    try transaction.query(
      """
      WITH subject AS (SELECT c.oid, a.attnum FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = $1 WHERE c.oid = (\(table)))
      SELECT format('the table %s references %s', f.conrelid::regclass, s.oid::regclass)
      FROM subject s JOIN pg_constraint f ON f.confrelid = s.oid AND f.contype = 'f'
      WHERE f.conrelid NOT IN (to_regclass('tasks'), to_regclass('\(IdempotencyKeysTable.name)'))
      UNION ALL
      SELECT format('%s references %s: drop the constraint %I, which can be made again when all is '
        'distributed and %2$s is on every node (create_reference_table)',
        s.oid::regclass, f.confrelid::regclass, f.conname)
      FROM subject s JOIN pg_constraint f ON f.conrelid = s.oid AND f.contype = 'f'
      WHERE f.conkey <> ARRAY[s.attnum]
      UNION ALL
      SELECT format('the unique index %s of %s has no %s', i.indexrelid::regclass, s.oid::regclass, $1)
      FROM subject s JOIN pg_index i ON i.indrelid = s.oid
      WHERE i.indisunique AND NOT i.indisprimary AND NOT s.attnum = ANY (i.indkey)
      UNION ALL
      SELECT format('the trigger %s of %s may do what a shard cannot', t.tgname, s.oid::regclass)
      FROM subject s JOIN pg_trigger t ON t.tgrelid = s.oid
      WHERE NOT t.tgisinternal AND t.tgname <> 'todo_count_version'
        AND t.tgname NOT LIKE 'truncate\\_trigger\\_%'
      UNION ALL
      SELECT format('the cluster took %s for a table of the coordinator when a table that it references '
        'came to lie on every node, and Citus changes no such table with numbers of its own: rename it, '
        'let ''todo-server migrate'' make it anew, and copy its rows', s.oid::regclass)
      FROM subject s JOIN pg_dist_partition p ON p.logicalrelid = s.oid
      WHERE p.partmethod = 'n' AND p.repmodel <> 't' AND EXISTS (
        SELECT FROM pg_attribute WHERE attrelid = s.oid AND attidentity <> '')
      """, [ownerColumn]
    ).compactMap { (row) in row[0] }
  }
}
