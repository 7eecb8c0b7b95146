// The tables of the todo app as versioned migrations, and the role that row-level security binds.
// Existing tables are adopted where they fit and refused with a reason where they do not.
import ContractPostgreSQL

/// The database schema of the todo app.
public enum Schema {
  /// The setting that the policies compare the owner with.
  public static let ownerSetting = "app.user_id"

  /// The role that transactions on user data run as where the connection's own role bypasses
  /// row-level security, as superusers and Neon's default role do.
  public static let restrictedRole = "todo_app"

  /// The table of versions, named so that no other program in the database keeps its own there.
  public static let migrationsTable = "todo_schema_migrations"

  /// All migrations in order; a version once released never changes.
  public static let migrations = [
    Migration(
      version: 1, name: "Create users where nobody manages them", sql: createUsers,
      isSatisfied: "SELECT to_regclass('users') IS NOT NULL OR to_regclass('\"user\"') IS NOT NULL"),
    Migration(
      version: 2, name: "Create tasks", sql: createTasks,
      isSatisfied: "SELECT to_regclass('tasks') IS NOT NULL"),
    Migration(
      version: 3, name: "Guard tasks with row-level security", sql: guardTasks,
      isSatisfied: """
        SELECT relrowsecurity AND relforcerowsecurity
          AND EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid)
        FROM pg_class WHERE oid = to_regclass('tasks')
        """),
  ]

  private static let createUsers = """
    DO $$
    BEGIN
      IF to_regclass('users') IS NULL AND to_regclass('"user"') IS NULL THEN
        CREATE TABLE users (
          id text PRIMARY KEY CHECK (id <> ''),
          email text
        );
        COMMENT ON TABLE users IS '\(UserTable.mark)';
      END IF;
    END
    $$
    """

  private static let createTasks = """
    DO $$
    DECLARE
      users regclass := coalesce(to_regclass('users'), to_regclass('"user"'));
      id_type text;
      misfit text;
    BEGIN
      IF to_regclass('tasks') IS NULL THEN
        SELECT format_type(atttypid, NULL) INTO id_type
        FROM pg_attribute WHERE attrelid = users AND attname = 'id' AND NOT attisdropped;
        IF id_type IS NULL OR id_type NOT IN ('text', 'character varying') THEN
          RAISE EXCEPTION 'the table % has no column id of type text that tasks could reference; '
            'let Better Auth make text ids, or point DATABASE_URL at another database', users;
        END IF;
        EXECUTE format(
          'CREATE TABLE tasks (
             id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
             user_id text NOT NULL REFERENCES %s (id) ON DELETE CASCADE,
             title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 200),
             description text CHECK (char_length(description) <= 1000),
             completed boolean NOT NULL DEFAULT false,
             created_at timestamptz NOT NULL DEFAULT now(),
             updated_at timestamptz NOT NULL DEFAULT now()
           )', users);
        CREATE INDEX tasks_by_owner_newest_first ON tasks (user_id, created_at DESC, id DESC);
      ELSE
        SELECT string_agg(complaint, '; ') INTO misfit FROM (
          SELECT 'tasks must be a table'
          FROM pg_class WHERE oid = to_regclass('tasks') AND relkind NOT IN ('r', 'p')
          UNION ALL
          SELECT format('%s must be %s%s', expected.name, array_to_string(types, ' or '),
            ' of length ' || least || ' or more')
          FROM (VALUES
            ('id', ARRAY['bigint', 'integer'], NULL),
            ('user_id', ARRAY['text', 'character varying'], NULL),
            ('title', ARRAY['text', 'character varying'], 200),
            ('description', ARRAY['text', 'character varying'], 1000),
            ('completed', ARRAY['boolean'], NULL),
            ('created_at', ARRAY['timestamp with time zone'], NULL),
            ('updated_at', ARRAY['timestamp with time zone'], NULL)
          ) AS expected (name, types, least)
          WHERE NOT EXISTS (
            SELECT FROM pg_attribute
            WHERE attrelid = to_regclass('tasks') AND attname = expected.name
              AND NOT attisdropped AND format_type(atttypid, NULL) = ANY (expected.types)
              -- The modifier of a length counts four bytes more; -1 is no length.
              AND (least IS NULL OR atttypmod < 0 OR atttypmod - 4 >= least)
          )
          UNION ALL
          SELECT CASE attname
            WHEN 'id' THEN 'id must number new rows by itself'
            WHEN 'description' THEN 'description must allow NULL'
            ELSE format('%s must allow NULL or have a default', attname) END
          FROM pg_attribute
          WHERE attrelid = to_regclass('tasks') AND attnum > 0 AND NOT attisdropped
            AND (attname = 'description' OR NOT atthasdef AND attidentity = '')
            AND attnotnull AND attname <> ALL (
              ARRAY['user_id', 'title', 'completed', 'created_at', 'updated_at'])
        ) AS complaints (complaint);
        IF misfit IS NULL THEN
          IF EXISTS (
            SELECT FROM tasks WHERE user_id IS NULL OR title IS NULL OR completed IS NULL
              OR created_at IS NULL OR updated_at IS NULL
          ) THEN
            misfit := 'there are rows without user_id, title, completed, created_at or updated_at';
          END IF;
        END IF;
        IF misfit IS NOT NULL THEN
          RAISE EXCEPTION 'the table tasks exists already and does not fit: %; its data is never '
            'altered, so migrate it yourself or point DATABASE_URL at another database', misfit;
        END IF;
      END IF;
    END
    $$
    """

  // The policy compares without a sub-select, which distributed PostgreSQL refuses there. The
  // setting is NULL or empty outside a transaction of an owner, and no owner is empty: it fails shut.
  private static let guardTasks = """
    ALTER TABLE tasks ENABLE ROW LEVEL SECURITY;
    ALTER TABLE tasks FORCE ROW LEVEL SECURITY;
    DO $$
    BEGIN
      IF NOT EXISTS (
        SELECT FROM pg_policy WHERE polrelid = to_regclass('tasks') AND polname = 'tasks_of_owner'
      ) THEN
        CREATE POLICY tasks_of_owner ON tasks
          USING (user_id = current_setting('\(ownerSetting)', true))
          WITH CHECK (user_id = current_setting('\(ownerSetting)', true));
      END IF;
    END
    $$
    """
}

extension Schema {
  /// The tables that row-level security must guard, for the check at start, which makes a row itself.
  public static func guardedTables(users: UserTable) -> [RowLevelSecurityCheck.Table] {
    var probe = [
      """
      INSERT INTO tasks (user_id, title, completed, created_at, updated_at)
      VALUES ($1, 'probe', false, now(), now())
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
    return [
      RowLevelSecurityCheck.Table(
        "tasks", ownerColumn: "user_id", probe: probe, existingOwner: existingOwner)
    ]
  }
}

extension Schema {
  /// Whether the connection's role would bypass row-level security.
  private static let bypasses = Statement<Bool>(
    "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
  ) { (row) throws(DatabaseError) in try row.bool() }

  // One number for all servers that set up the role at once: catalog rows take no concurrent GRANT.
  private static let lockRoleSetUp = Statement<Never>(
    "DO $$ BEGIN PERFORM pg_advisory_xact_lock(7463981); END $$")

  private static let createRole = Statement<Never>(
    """
    DO $$
    DECLARE
      users regclass;
      numbers text;
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'todo_app') THEN
        CREATE ROLE todo_app NOLOGIN;
      END IF;
      -- From 16 on, being a member is not yet being allowed to take on the role.
      IF NOT pg_has_role(current_user, 'todo_app', CASE
        WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END)
      THEN
        GRANT todo_app TO CURRENT_USER;
      END IF;
      IF NOT (has_table_privilege('todo_app', 'tasks', 'SELECT')
        AND has_table_privilege('todo_app', 'tasks', 'INSERT')
        AND has_table_privilege('todo_app', 'tasks', 'UPDATE')
        AND has_table_privilege('todo_app', 'tasks', 'DELETE'))
      THEN
        GRANT SELECT, INSERT, UPDATE, DELETE ON tasks TO todo_app;
      END IF;
      -- A table that was adopted may number its rows from a sequence of its own.
      numbers := pg_get_serial_sequence('tasks', 'id');
      IF numbers IS NOT NULL AND NOT has_sequence_privilege('todo_app', numbers, 'USAGE') THEN
        EXECUTE format('GRANT USAGE ON SEQUENCE %s TO todo_app', numbers);
      END IF;
      SELECT confrelid INTO users FROM pg_constraint
      WHERE conrelid = 'tasks'::regclass AND contype = 'f' LIMIT 1;
      IF users IS NOT NULL AND NOT has_column_privilege('todo_app', users, 'id', 'SELECT') THEN
        EXECUTE format('GRANT SELECT (id) ON %s TO todo_app', users);
      END IF;
      IF users IS NOT NULL AND obj_description(users, 'pg_class') = 'maintained by todo-server'
        AND NOT has_column_privilege('todo_app', users, 'id', 'INSERT') THEN
        EXECUTE format('GRANT INSERT (id) ON %s TO todo_app', users);
      END IF;
      IF NOT has_schema_privilege('todo_app', current_schema(), 'USAGE') THEN
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO todo_app', current_schema());
      END IF;
    END
    $$
    """)

  /// The role that transactions on user data must take on, made where it is missing.
  ///
  /// - Returns: `restrictedRole`, or `nil` where the connection's own role is bound already.
  public static func role(in database: Database) async throws(DatabaseError) -> String? {
    guard try await database.read(bypasses.bind()) != [false] else { return nil }
    _ = try await database.write(lockRoleSetUp.bind(), createRole.bind())
    return restrictedRole
  }
}
