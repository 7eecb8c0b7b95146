// The table of tasks: what makes it, what guards it, who may use it, and how each of its objects is
// made again. A table that was there before is looked at by `Adoption`, and never made or changed here.
import ContractPostgreSQL

enum TasksTable {
  static let create = Migration(
    version: 2, name: "Create tasks", sql: createSQL,
    parts: [
      Migration.Part(
        "the table tasks", isThere: "SELECT to_regclass('tasks') IS NOT NULL",
        // A table that is made has no rows that somebody could see before it is guarded.
        sql: createSQL + ";\n" + guardSQL),
      Migration.Part(
        "the reference of tasks to users",
        isThere: "SELECT NOT \(isOurs) OR \(referencedUsers) IS NOT NULL", sql: referenceSQL),
      check("tasks_title_check", titleRule),
      check("tasks_description_check", descriptionRule),
      Migration.Part(
        "the index tasks_by_owner_newest_first",
        // One that somebody else made serves as well, and who may not make one does without.
        isThere: """
          SELECT \(hasOwnerIndex) OR NOT pg_has_role(relowner, 'USAGE')
          FROM pg_class WHERE oid = to_regclass('tasks')
          """, sql: indexSQL),
    ])

  private static let titleRule = "char_length(title) BETWEEN 1 AND 200"
  private static let descriptionRule = "char_length(description) <= 1000"

  /// A rule of the table that this server made; rows that came in meanwhile are left alone.
  private static func check(_ name: String, _ rule: String) -> Migration.Part {
    Migration.Part(
      "the constraint \(name)",
      isThere: """
        SELECT NOT \(isOurs) OR EXISTS (SELECT FROM pg_constraint
          WHERE conrelid = to_regclass('tasks') AND conname = '\(name)')
        """, sql: "ALTER TABLE tasks ADD CONSTRAINT \(name) CHECK (\(rule)) NOT VALID")
  }

  static let guardRows = Migration(
    version: 3, name: "Guard tasks with row-level security", sql: guardSQL,
    parts: [
      Migration.Part(
        "row-level security on tasks",
        isThere: "SELECT relrowsecurity FROM pg_class WHERE oid = to_regclass('tasks')",
        sql: "ALTER TABLE tasks ENABLE ROW LEVEL SECURITY", isGuard: true),
      Migration.Part(
        "row-level security for the owner of tasks",
        isThere: "SELECT relforcerowsecurity FROM pg_class WHERE oid = to_regclass('tasks')",
        sql: "ALTER TABLE tasks FORCE ROW LEVEL SECURITY", isGuard: true),
      Migration.Part(
        "the policy tasks_of_owner",
        isThere: "SELECT EXISTS (SELECT FROM pg_policy WHERE polrelid = to_regclass('tasks'))",
        sql: guardSQL, isGuard: true),
    ])

  // MARK: - Questions

  /// Whether this server made the table, a boolean or NULL.
  static let isOurs =
    "coalesce(obj_description(to_regclass('tasks')::oid, 'pg_class') = '\(Schema.mark)', false)"

  /// The table that `user_id` references, a `regclass` or NULL.
  static let referencedUsers = """
    (SELECT confrelid::regclass FROM pg_constraint
     JOIN pg_attribute ON attrelid = conrelid AND attname = 'user_id' AND NOT attisdropped
     WHERE conrelid = to_regclass('tasks') AND contype = 'f' AND conparentid = 0
       AND conkey = ARRAY[attnum] LIMIT 1)
    """

  /// The name of the table of another program that tasks were made to reference, or NULL.
  ///
  /// Kept as a comment on the column, so that it is known even after that table is gone.
  static let managedReference = """
    (SELECT substring(col_description(attrelid, attnum) FROM '^references (.+)$')
     FROM pg_attribute
     WHERE attrelid = to_regclass('tasks') AND attname = 'user_id' AND NOT attisdropped)
    """

  /// Whether an index finds the tasks of an owner, whoever made it.
  ///
  /// The primary key of a distributed table of this server begins with the owner too, but has the tasks
  /// in another order than lists.
  static let hasOwnerIndex = """
    EXISTS (SELECT FROM pg_index JOIN pg_attribute
       ON attrelid = indrelid AND attnum = indkey[0] AND attname = 'user_id'
     WHERE indrelid = to_regclass('tasks') AND indisvalid AND indpred IS NULL
       AND NOT (indisprimary AND \(isOurs)))
    """

  /// The sequences that defaults of the table draw from, each a `regclass`.
  static let sequences = """
    SELECT DISTINCT s.oid::regclass FROM pg_attrdef f
    JOIN pg_depend d ON d.classid = 'pg_attrdef'::regclass AND d.objid = f.oid
      AND d.refclassid = 'pg_class'::regclass
    JOIN pg_class s ON s.oid = d.refobjid AND s.relkind = 'S'
    WHERE f.adrelid = to_regclass('tasks')
    """

  // MARK: - What makes it

  private static let createSQL = """
    DO $$
    DECLARE
      users regclass := \(UsersTable.candidate);
      is_early boolean := false;
      reference text := '';
    BEGIN
      IF to_regclass('tasks') IS NOT NULL THEN
        RETURN;
      END IF;
      IF users IS NULL THEN
        \(UsersTable.raiseUnfit)
      END IF;
      \(noteEarly)
      IF NOT is_early THEN
        reference := format('REFERENCES %s (id) ON DELETE CASCADE', users);
      END IF;
      EXECUTE format(
        'CREATE TABLE tasks (
           id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
           user_id text NOT NULL %s,
           title text NOT NULL CHECK (\(titleRule)),
           description text CHECK (\(descriptionRule)),
           completed boolean NOT NULL DEFAULT false,
           created_at timestamptz NOT NULL DEFAULT now(),
           updated_at timestamptz NOT NULL DEFAULT now()
         )', reference);
      \(indexSQL);
      COMMENT ON TABLE tasks IS '\(Schema.mark)';
      \(rememberReference)
    END
    $$
    """

  /// Writes down a table that another program manages, for `managedReference`.
  private static let rememberReference = """
    IF obj_description(users, 'pg_class') IS DISTINCT FROM '\(Schema.mark)' THEN
        EXECUTE format('COMMENT ON COLUMN tasks.user_id IS %L', 'references ' || users);
      END IF;
    """

  static let indexSQL = """
    CREATE INDEX IF NOT EXISTS tasks_by_owner_newest_first
      ON tasks (user_id, created_at DESC, id DESC)
    """

  // By a reference to a table that is on every node of a Citus cluster, a table becomes one of the
  // coordinator that the cluster knows, and one with numbers of its own stays that for good. So it comes
  // with spreading (`DistributionRules`).
  private static let noteEarly = """
    IF EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
        is_early := EXISTS (SELECT FROM pg_dist_partition
            WHERE logicalrelid = users AND partmethod = 'n' AND repmodel = 't')
          AND NOT EXISTS (SELECT FROM pg_dist_partition
            WHERE logicalrelid = to_regclass('tasks') AND partmethod = 'h');
      END IF;
    """

  /// Refuses to let a table that is spread reference users that only the coordinator of a Citus cluster
  /// has: a table that another program manages is not moved unasked.
  static func refuseUsersElsewhere(for table: String) -> String {
    """
    IF EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
        IF EXISTS (SELECT FROM pg_dist_partition
            WHERE logicalrelid = to_regclass('\(table)') AND partmethod = 'h')
          AND NOT EXISTS (SELECT FROM pg_dist_partition
            WHERE logicalrelid = users AND (partmethod = 'h' OR repmodel = 't'))
        THEN
          RAISE EXCEPTION '\(table) is spread over the workers of the cluster, where the table % is not, '
            'which it is to reference: SELECT create_reference_table(%)', users, quote_literal(users);
        END IF;
      END IF;
    """
  }

  // Row-level security binds the table's own role too, which then could not see whose rows there
  // are. What lifts that for the length of the transaction is seen by no other session: the lock
  // comes first, and an error takes everything back.
  private static let referenceSQL = """
    DO $$
    DECLARE
      users regclass := \(UsersTable.candidate);
      managed text := \(managedReference);
      is_bound boolean := row_security_active('tasks');
      is_early boolean := false;
      lost bigint := 0;
    BEGIN
      IF managed IS NOT NULL AND to_regclass(managed) IS NULL THEN
        RAISE EXCEPTION 'the table % is gone, which tasks references and another program manages: '
          'let that program make it again (Better Auth: npx @better-auth/cli migrate), or drop '
          'the table tasks as well to start afresh', managed;
      END IF;
      IF users IS NULL THEN
        \(UsersTable.raiseUnfit)
      END IF;
      \(noteEarly)
      IF is_early THEN
        RETURN;
      END IF;
      \(refuseUsersElsewhere(for: "tasks"))
      LOCK TABLE tasks IN ACCESS EXCLUSIVE MODE;
      IF is_bound THEN
        ALTER TABLE tasks NO FORCE ROW LEVEL SECURITY;
      END IF;
      IF obj_description(users, 'pg_class') = '\(Schema.mark)' THEN
        EXECUTE format(
          'INSERT INTO %s (id) SELECT DISTINCT user_id FROM tasks ON CONFLICT DO NOTHING', users);
      ELSE
        EXECUTE format(
          'SELECT count(*) FROM tasks
           WHERE NOT EXISTS (SELECT 1 FROM %s AS known WHERE known.id = tasks.user_id)', users)
          INTO lost;
      END IF;
      IF lost > 0 THEN
        RAISE EXCEPTION 'tasks references no table of users any more, and % of its rows belong to '
          'ids that % does not have: restore those users, or delete their tasks', lost, users;
      END IF;
      EXECUTE format(
        'ALTER TABLE tasks ADD FOREIGN KEY (user_id) REFERENCES %s (id) ON DELETE CASCADE', users);
      \(rememberReference)
      IF is_bound THEN
        ALTER TABLE tasks FORCE ROW LEVEL SECURITY;
      END IF;
    END
    $$
    """

  // MARK: - What guards it

  // The policy compares without a sub-select, which distributed PostgreSQL refuses there. The
  // setting is NULL or empty outside a transaction of an owner, and no owner is empty: it fails shut.
  private static let guardSQL = """
    ALTER TABLE tasks ENABLE ROW LEVEL SECURITY;
    ALTER TABLE tasks FORCE ROW LEVEL SECURITY;
    \(policySQL)
    """

  static let policySQL = """
    DO $$
    BEGIN
      IF NOT EXISTS (
        SELECT FROM pg_policy WHERE polrelid = to_regclass('tasks') AND polname = 'tasks_of_owner'
      ) THEN
        CREATE POLICY tasks_of_owner ON tasks
          USING (user_id = current_setting('\(Schema.ownerSetting)', true))
          WITH CHECK (user_id = current_setting('\(Schema.ownerSetting)', true));
      END IF;
    END
    $$
    """

  /// What the restricted role may do with the tasks, their numbers and their schema.
  static let grants = """
    DO $$
    DECLARE
      target regclass := 'tasks';
      numbers regclass;
      place regnamespace := (SELECT relnamespace FROM pg_class WHERE oid = 'tasks'::regclass);
    BEGIN
      IF NOT (has_table_privilege('\(Schema.restrictedRole)', target, 'SELECT')
        AND has_table_privilege('\(Schema.restrictedRole)', target, 'INSERT')
        AND has_table_privilege('\(Schema.restrictedRole)', target, 'UPDATE')
        AND has_table_privilege('\(Schema.restrictedRole)', target, 'DELETE'))
      THEN
        GRANT SELECT, INSERT, UPDATE, DELETE ON tasks TO \(Schema.restrictedRole);
      END IF;
      -- A table that was adopted may number its rows from a sequence, which need not be its own.
      FOR numbers IN \(sequences) LOOP
        IF NOT has_sequence_privilege('\(Schema.restrictedRole)', numbers, 'USAGE') THEN
          EXECUTE format('GRANT USAGE ON SEQUENCE %s TO \(Schema.restrictedRole)', numbers);
        END IF;
      END LOOP;
      IF NOT has_schema_privilege('\(Schema.restrictedRole)', place, 'USAGE') THEN
        EXECUTE format('GRANT USAGE ON SCHEMA %s TO \(Schema.restrictedRole)', place);
      END IF;
    END
    $$;
    """

  /// The longest title and description are part of the proof: a table with a narrower rule of its
  /// own would refuse what the contract allows.
  static func guarded(users: UserTable) -> RowLevelSecurityCheck.Table {
    var probe = [
      """
      INSERT INTO tasks (user_id, title, description, completed, created_at, updated_at)
      VALUES ($1, repeat('t', 200), repeat('d', 1000), false, now(), now())
      """
    ]
    var existingOwner: String?
    switch users {
    case .maintained: probe.insert("INSERT INTO users (id) VALUES ($1)", at: 0)
    case .managedUsers: existingOwner = "SELECT id FROM users LIMIT 1"
    case .managedUser: existingOwner = "SELECT id FROM \"user\" LIMIT 1"
    // Nobody is known whom a row could belong to: the policies are read instead.
    case .managedElsewhere: probe = []
    case .unreferenced: break
    }
    return RowLevelSecurityCheck.Table(
      "tasks", ownerColumn: "user_id", probe: probe, existingOwner: existingOwner)
  }
}
