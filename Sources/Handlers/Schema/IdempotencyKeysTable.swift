// The table of keys by which clients send requests again: whose, which body, and the first answer.
// It holds what users wrote, so it stands behind the same walls as the tasks.
import ContractPostgreSQL

enum IdempotencyKeysTable {
  static let name = "todo_idempotency_keys"

  static let create = Migration(
    version: 5, name: "Create idempotency keys", sql: createSQL,
    parts: [
      Migration.Part(
        "the table \(name)", isThere: "SELECT to_regclass('\(name)') IS NOT NULL", sql: createSQL),
      Migration.Part(
        "the columns of \(name)",
        isThere: """
          SELECT count(*) = \(columns.count + 2) FROM pg_attribute
          WHERE attrelid = to_regclass('\(name)') AND NOT attisdropped
            AND attname IN ('user_id', 'key', \(quotedColumns))
          """, sql: columnsSQL),
      Migration.Part(
        "the primary key of \(name)",
        // Another unique index finds a key as well; without one, two requests would both be the first.
        isThere: """
          SELECT EXISTS (SELECT FROM pg_index
            WHERE indrelid = to_regclass('\(name)') AND indisunique AND indisvalid AND indpred IS NULL
              AND (SELECT array_agg(attname::text ORDER BY attname) FROM pg_attribute
                WHERE attrelid = indrelid AND attnum = ANY (indkey)) = ARRAY['key', 'user_id'])
          """,
        sql: "ALTER TABLE \(name) ADD CONSTRAINT \(name)_pkey PRIMARY KEY (user_id, key)"),
      Migration.Part(
        "the index \(name)_by_age",
        isThere: """
          SELECT EXISTS (SELECT FROM pg_index JOIN pg_attribute ON attrelid = indrelid
              AND attnum = indkey[1] AND attname = 'used_at'
            WHERE indrelid = to_regclass('\(name)') AND indisvalid AND indpred IS NULL)
            OR NOT pg_has_role(relowner, 'USAGE')
          FROM pg_class WHERE oid = to_regclass('\(name)')
          """, sql: indexSQL),
      Migration.Part(
        "the reference of \(name) to users",
        isThere: """
          SELECT \(users) IS NULL OR coalesce((SELECT bool_and(confrelid = \(users))
            FROM pg_constraint WHERE conrelid = to_regclass('\(name)') AND contype = 'f'
              AND conparentid = 0), false)
          """, sql: referenceSQL),
      Migration.Part(
        "row-level security on \(name)",
        isThere: """
          SELECT relrowsecurity AND relforcerowsecurity FROM pg_class
          WHERE oid = to_regclass('\(name)')
          """, sql: guardSQL, isGuard: true),
      Migration.Part(
        "the policy \(name)_of_owner",
        isThere: "SELECT EXISTS (SELECT FROM pg_policy WHERE polrelid = to_regclass('\(name)'))",
        sql: guardSQL, isGuard: true),
    ])

  /// The table that tasks reference, where this role may read its ids and reference it too; or NULL.
  private static let users = """
    (SELECT u.oid::regclass FROM (SELECT \(TasksTable.referencedUsers)) AS u (oid)
     JOIN pg_attribute AS id ON id.attrelid = u.oid AND id.attname = 'id' AND NOT id.attisdropped
     WHERE has_table_privilege(u.oid, 'REFERENCES')
       AND has_column_privilege(u.oid, id.attnum, 'SELECT'))
    """

  /// What is stored under a key.
  private static let columns: [(name: String, type: String)] = [
    ("body_digest", "bytea NOT NULL"), ("used_at", "timestamptz NOT NULL DEFAULT now()"),
    ("task_id", "bigint"), ("title", "text"), ("description", "text"), ("completed", "boolean"),
    ("created_at", "timestamptz"), ("updated_at", "timestamptz"), ("version", "bigint"),
  ]

  private static let quotedColumns = columns.map { (column) in "'\(column.name)'" }
    .joined(separator: ", ")

  private static let indexSQL =
    "CREATE INDEX IF NOT EXISTS \(name)_by_age ON \(name) (user_id, used_at)"

  // An answer that has lost a part would be another answer, and who asks for it again would make a
  // second task of a key without one: only who uses the table knows whether its keys may go.
  private static let columnsSQL = """
    DO $$
    BEGIN
      RAISE EXCEPTION 'the table \(name) has lost columns, without which the answers that it keeps are '
        'not whole: restore it, or, where no client sends a request of the last day again, run '
        'DROP TABLE \(name), which is then made anew';
    END
    $$
    """

  // No reference to the task: the answer outlives it. With the user, what she wrote goes too.
  private static let createSQL = """
    CREATE TABLE IF NOT EXISTS \(name) (
      user_id text NOT NULL,
      key text NOT NULL CHECK (char_length(key) <= 255),
      \(columns.map { (column) in "\(column.name) \(column.type)" }.joined(separator: ",\n      ")),
      PRIMARY KEY (user_id, key)
    );
    \(indexSQL);
    COMMENT ON TABLE \(name) IS '\(Schema.mark)';
    \(guardSQL);
    \(referenceSQL)
    """

  // Only keys whose user is gone go with her: each of the others keeps a task from being made twice.
  // Row-level security binds the table's own role too; it is lifted as for the reference of tasks.
  private static let referenceSQL = """
    DO $$
    DECLARE
      users regclass := \(users);
      elsewhere name;
      is_bound boolean := row_security_active('\(name)');
    BEGIN
      IF users IS NULL THEN
        RETURN;
      END IF;
      LOCK TABLE \(name) IN ACCESS EXCLUSIVE MODE;
      FOR elsewhere IN SELECT conname FROM pg_constraint
        WHERE conrelid = to_regclass('\(name)') AND contype = 'f' AND conparentid = 0
          AND confrelid <> users
      LOOP
        EXECUTE format('ALTER TABLE \(name) DROP CONSTRAINT %I', elsewhere);
      END LOOP;
      IF EXISTS (SELECT FROM pg_constraint
        WHERE conrelid = to_regclass('\(name)') AND contype = 'f' AND conparentid = 0)
      THEN
        RETURN;
      END IF;
      \(TasksTable.refuseUsersElsewhere(for: name))
      IF is_bound THEN
        ALTER TABLE \(name) NO FORCE ROW LEVEL SECURITY;
      END IF;
      -- A table that was just made has none. In a Citus cluster it is not distributed yet, and could not
      -- be asked about together with users that are; there a query must have a column, too.
      IF EXISTS (SELECT 1 FROM \(name)) THEN
        EXECUTE format(
          'DELETE FROM \(name)
           WHERE NOT EXISTS (SELECT 1 FROM %s AS known WHERE known.id = \(name).user_id)', users);
      END IF;
      EXECUTE format(
        'ALTER TABLE \(name) ADD FOREIGN KEY (user_id) REFERENCES %s (id) ON DELETE CASCADE', users);
      IF is_bound THEN
        ALTER TABLE \(name) FORCE ROW LEVEL SECURITY;
      END IF;
    END
    $$
    """

  private static let guardSQL = """
    ALTER TABLE \(name) ENABLE ROW LEVEL SECURITY;
    ALTER TABLE \(name) FORCE ROW LEVEL SECURITY;
    DO $$
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = to_regclass('\(name)')) THEN
        CREATE POLICY \(name)_of_owner ON \(name)
          USING (user_id = current_setting('\(Schema.ownerSetting)', true))
          WITH CHECK (user_id = current_setting('\(Schema.ownerSetting)', true));
      END IF;
    END
    $$
    """

  /// What the restricted role may do with the keys.
  static let grants = """
    DO $$
    BEGIN
      IF NOT (has_table_privilege('\(Schema.restrictedRole)', '\(name)', 'SELECT')
        AND has_table_privilege('\(Schema.restrictedRole)', '\(name)', 'INSERT')
        AND has_table_privilege('\(Schema.restrictedRole)', '\(name)', 'UPDATE')
        AND has_table_privilege('\(Schema.restrictedRole)', '\(name)', 'DELETE'))
      THEN
        GRANT SELECT, INSERT, UPDATE, DELETE ON \(name) TO \(Schema.restrictedRole);
      END IF;
    END
    $$;
    """

  static func guarded(users: UserTable) -> RowLevelSecurityCheck.Table {
    var probe = [
      "INSERT INTO \(name) (user_id, key, body_digest) VALUES ($1, repeat('k', 255), sha256(''))"
    ]
    var existingOwner: String?
    switch users {
    // The proof of the tasks has made this user already.
    case .maintained:
      probe.insert("INSERT INTO users (id) VALUES ($1) ON CONFLICT DO NOTHING", at: 0)
    case .managedUsers: existingOwner = "SELECT id FROM users LIMIT 1"
    case .managedUser: existingOwner = "SELECT id FROM \"user\" LIMIT 1"
    case .managedElsewhere: probe = []
    case .unreferenced: break
    }
    return RowLevelSecurityCheck.Table(
      name, ownerColumn: "user_id", probe: probe, existingOwner: existingOwner)
  }
}
