// The minimal table of users that the server maintains where nobody else manages one, and how the
// table is found that tasks reference.
import ContractPostgreSQL

enum UsersTable {
  static let create = Migration(
    version: 1, name: "Create users where nobody manages them", sql: sql,
    parts: [
      Migration.Part(
        "the table users",
        // Where tasks referenced a table of another program, no table of ours takes its place.
        isThere: """
          SELECT to_regclass('users') IS NOT NULL OR to_regclass('"user"') IS NOT NULL
            OR \(TasksTable.managedReference) IS NOT NULL
          """, sql: sql + ";\n" + spreadSQL),
      Migration.Part(
        "the column email of users",
        isThere: """
          SELECT coalesce(obj_description(to_regclass('users')::oid, 'pg_class'), '')
              <> '\(Schema.mark)'
            OR EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass('users')
              AND attname = 'email' AND NOT attisdropped)
          """, sql: "ALTER TABLE users ADD COLUMN email text"),
    ])

  private static let sql = """
    DO $$
    BEGIN
      IF to_regclass('users') IS NULL AND to_regclass('"user"') IS NULL THEN
        CREATE TABLE users (
          id text PRIMARY KEY CHECK (id <> ''),
          email text
        );
        COMMENT ON TABLE users IS '\(Schema.mark)';
      END IF;
    END
    $$
    """

  // In a Citus cluster tables that are spread can reference none that is not. New tables are spread
  // together later; one that is made again must lie beside what is left before that references it.
  private static let spreadSQL = """
    DO $$
    DECLARE
      companion regclass;
    BEGIN
      IF obj_description(to_regclass('users')::oid, 'pg_class') = '\(Schema.mark)'
        AND EXISTS (SELECT FROM pg_extension WHERE extname = 'citus')
      THEN
        SELECT logicalrelid INTO companion FROM pg_dist_partition
        WHERE logicalrelid IN (to_regclass('tasks'), to_regclass('\(IdempotencyKeysTable.name)'))
          AND partmethod = 'h' LIMIT 1;
        IF companion IS NOT NULL THEN
          PERFORM create_distributed_table('users', 'id', colocate_with => companion::text);
        END IF;
      END IF;
    END
    $$
    """

  /// The table whose ids tasks can reference, a `regclass` or NULL: text ids, each there once.
  ///
  /// A table that another program manages comes before the maintained one, Better Auth's before
  /// others: an old `users` with numbers does not hide a `"user"` beside it.
  static let candidate = """
    (SELECT c.oid::regclass FROM pg_class c
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'id' AND NOT a.attisdropped
     WHERE c.oid IN (to_regclass('users')::oid, to_regclass('"user"')::oid)
       AND c.relkind IN ('r', 'p') AND format_type(a.atttypid, NULL) IN ('text', 'character varying')
       AND EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique
         AND i.indpred IS NULL AND i.indnkeyatts = 1 AND i.indkey[0] = a.attnum)
     ORDER BY coalesce(obj_description(c.oid, 'pg_class'), '') = '\(Schema.mark)',
       NOT EXISTS (SELECT FROM pg_attribute b WHERE b.attrelid = c.oid
         AND b.attname IN ('emailVerified', 'email_verified')),
       c.relname <> 'users'
     LIMIT 1)
    """

  /// Raises the sentence for tables of users none of which tasks can reference.
  static let raiseUnfit = """
    DECLARE
      unfit regclass;
      id_type text;
    BEGIN
      SELECT c.oid::regclass, format_type(a.atttypid, NULL) INTO unfit, id_type
      FROM pg_class c
      LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'id' AND NOT a.attisdropped
      WHERE c.oid IN (to_regclass('users')::oid, to_regclass('"user"')::oid)
      ORDER BY c.relname = 'users' LIMIT 1;
      IF unfit IS NULL THEN
        RAISE EXCEPTION 'there is no table of users that tasks could reference';
      ELSIF id_type IN ('text', 'character varying') THEN
        RAISE EXCEPTION 'the ids of the table % are not unique, so that tasks cannot reference '
          'them: ALTER TABLE % ADD PRIMARY KEY (id)', unfit, unfit;
      END IF;
      RAISE EXCEPTION 'the table % has % ids, and the subjects of tokens are text, so that tasks '
        'cannot reference it: if it is an older program''s, rename it (ALTER TABLE % RENAME TO '
        'old_users); if it is Better Auth''s, leave advanced.database.generateId and useNumberId '
        'at their defaults, which make text ids; or point DATABASE_URL at another database',
        unfit, coalesce(id_type, 'no'), unfit;
    END;
    """

  /// What the restricted role may do with the users: look ids up, and add one to the maintained table.
  static let grants = """
    DO $$
    DECLARE
      users regclass := \(TasksTable.referencedUsers);
      place regnamespace := (SELECT relnamespace FROM pg_class WHERE oid = users);
    BEGIN
      IF users IS NULL THEN
        RETURN;
      END IF;
      IF NOT has_schema_privilege('\(Schema.restrictedRole)', place, 'USAGE') THEN
        EXECUTE format('GRANT USAGE ON SCHEMA %s TO \(Schema.restrictedRole)', place);
      END IF;
      IF NOT has_column_privilege('\(Schema.restrictedRole)', users, 'id', 'SELECT') THEN
        EXECUTE format('GRANT SELECT (id) ON %s TO \(Schema.restrictedRole)', users);
      END IF;
      IF obj_description(users, 'pg_class') = '\(Schema.mark)'
        AND NOT has_column_privilege('\(Schema.restrictedRole)', users, 'id', 'INSERT') THEN
        EXECUTE format('GRANT INSERT (id) ON %s TO \(Schema.restrictedRole)', users);
      END IF;
    END
    $$;
    """
}
