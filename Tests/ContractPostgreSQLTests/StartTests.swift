// What runs before serving: migrations by several servers and roles, and the check of the wall.
import ContractPostgreSQL
import ContractTestSupport
import Testing

@Suite(.enabled(if: PostgreSQLCluster.installedBinaries != nil, "no PostgreSQL is installed"))
struct MigrationTests {
  private static let history = [
    Migration(
      version: 1, name: "notes", sql: "CREATE TABLE notes (id int8); SELECT pg_sleep(0.05);",
      isSatisfied: "SELECT to_regclass('notes') IS NOT NULL"),
    Migration(
      version: 2, name: "colour", sql: "ALTER TABLE notes ADD colour text NOT NULL DEFAULT ';'",
      isSatisfied: "SELECT EXISTS (SELECT FROM pg_attribute WHERE attname = 'colour')"),
  ]

  private func configuration(_ cluster: PostgreSQLCluster, _ database: String, user: String = "app")
    -> DatabaseConfiguration
  {
    DatabaseConfiguration(connectionString: cluster.uri(user: user, database: database))
  }

  @Test func severalServersAtOnceApplyEachMigrationOnce() async throws {
    let cluster = try await SharedCluster.get()
    try await onUngatedThread { try cluster.createDatabase("together", owner: "app") }
    let configuration = configuration(cluster, "together")
    let applied = try await withThrowingTaskGroup(of: [Int64].self) { (group) in
      for _ in 0..<6 {
        group.addTask { try await Migrations(Self.history, configuration: configuration).run() }
      }
      return try await group.reduce(into: []) { (all, versions) in all += versions }
    }
    #expect(applied.sorted() == [1, 2])
    let recorded = try await onUngatedThread {
      try cluster.sql(
        "SELECT version, name FROM schema_migrations ORDER BY 1", database: "together")
    }
    #expect(recorded == "1|notes\n2|colour")
    #expect(try await Migrations(Self.history, configuration: configuration).run() == [])
  }

  @Test func aFailingMigrationLeavesNothingAndKeepsTheOnesBefore() async throws {
    let cluster = try await SharedCluster.get()
    try await onUngatedThread { try cluster.createDatabase("failing", owner: "app") }
    let configuration = configuration(cluster, "failing")
    let broken = Migration(version: 3, name: "x", sql: "CREATE TABLE half (id int8); SELECT 1/0")
    await #expect(throws: DatabaseError.self) {
      _ = try await Migrations(Self.history + [broken], configuration: configuration).run()
    }
    let left = try await onUngatedThread {
      try cluster.sql(
        "SELECT max(version), to_regclass('half') IS NULL FROM schema_migrations",
        database: "failing")
    }
    #expect(left == "2|t")
    let escaping = Migration(version: 3, name: "escape", sql: "COMMIT")
    let error = await #expect(throws: DatabaseError.self) {
      _ = try await Migrations(Self.history + [escaping], configuration: configuration).run()
    }
    #expect(error?.description.contains("'escape' ends its transaction") == true)
    await #expect(throws: DatabaseError.self) {
      _ = try await Migrations([broken, Self.history[0]], configuration: configuration).run()
    }
  }

  @Test func aRoleThatMayCreateNothingIsServedWhereNothingIsMissing() async throws {
    let cluster = try await SharedCluster.get()
    try await onUngatedThread {
      try cluster.createDatabase("guarded", owner: "app")
      try cluster.createRole("guest")
    }
    let owner = configuration(cluster, "guarded")
    let guest = configuration(cluster, "guarded", user: "guest")
    // Nothing there: one sentence that says what to do.
    let error = await #expect(throws: DatabaseError.self) {
      _ = try await Migrations(Self.history, configuration: guest).run()
    }
    guard case .configuration(let reason) = error else {
      Issue.record("not a configuration error: \(String(describing: error))")
      return
    }
    #expect(reason.contains("'guest' may not apply it"))
    // The objects are there, made by other means, but no table of versions.
    try await onUngatedThread {
      try cluster.sql(
        "CREATE TABLE notes (id int8, colour text)", user: "app", database: "guarded")
    }
    #expect(try await Migrations(Self.history, configuration: guest).run() == [])
    // The table of versions is there and can be read.
    try await onUngatedThread {
      try cluster.sql("DROP TABLE notes", user: "app", database: "guarded")
    }
    #expect(try await Migrations(Self.history, configuration: owner).run() == [1, 2])
    try await onUngatedThread {
      try cluster.sql(
        "GRANT SELECT ON schema_migrations TO guest", user: "app", database: "guarded")
    }
    let unsatisfied = Self.history.map { (migration) in
      Migration(version: migration.version, name: migration.name, sql: migration.sql)
    }
    #expect(try await Migrations(unsatisfied, configuration: guest).run() == [])
    let next = Migration(version: 3, name: "next", sql: "CREATE TABLE more (id int8)")
    await #expect(throws: DatabaseError.self) {
      _ = try await Migrations(Self.history + [next], configuration: guest).run()
    }
  }

  /// It refuses the transaction itself, not the statement that would write.
  @Test func aServerThatOnlyReadsIsNamedAsSuch() async throws {
    try await withTodoCluster { (cluster) in
      let configuration = configuration(cluster, "todo")
      #expect(try await Migrations([Self.history[0]], configuration: configuration).run() == [1])
      try await onUngatedThread { try cluster.becomeStandby() }
      #expect(try await Migrations([Self.history[0]], configuration: configuration).run() == [])
      let error = await #expect(throws: DatabaseError.self) {
        _ = try await Migrations(Self.history, configuration: configuration).run()
      }
      guard case .configuration(let reason) = error else {
        Issue.record("not a configuration error: \(String(describing: error))")
        return
      }
      #expect(reason.contains("migration 2 'colour'") && reason.contains("during recovery"))
    }
  }

  @Test func anotherProgramsTableOfVersionsIsLeftAlone() async throws {
    let cluster = try await SharedCluster.get()
    try await onUngatedThread {
      try cluster.createDatabase("shared", owner: "app")
      try cluster.sql(
        """
        CREATE TABLE schema_migrations (version bigint PRIMARY KEY, dirty boolean NOT NULL);
        INSERT INTO schema_migrations VALUES (2, false)
        """, user: "app", database: "shared")
    }
    let migrations = Migrations(
      Self.history, table: "our_migrations", configuration: configuration(cluster, "shared"))
    #expect(try await migrations.run() == [1, 2])
    #expect(try await migrations.run() == [])
    let theirs = try await onUngatedThread {
      try cluster.sql("SELECT * FROM schema_migrations", database: "shared")
    }
    #expect(theirs == "2|f")
  }

  private static let holdNotes = Statement<String, Int64>(
    "SELECT busy_while_locked($1) FROM notes"
  ) { (row) throws(DatabaseError) in try row.text() }
  private static let countNotes = Statement<Int64>("SELECT count(*) FROM notes") {
    (row) throws(DatabaseError) in try row.int64()
  }
  /// How many sessions have notes, or wait for it.
  private static let locksOfNotes = Statement<Int64, Bool>(
    "SELECT count(*) FROM pg_locks WHERE relation = to_regclass('notes') AND granted = $1"
  ) { (row) throws(DatabaseError) in try row.int64() }

  /// Whoever came behind it would stand behind it.
  @Test func aMigrationThatWaitsForATableHoldsNobodyUp() async throws {
    let cluster = try await SharedCluster.get()
    try await onUngatedThread {
      try cluster.createDatabase("in_use", owner: "app")
      try cluster.sql(
        busyWhileLocked + "; CREATE TABLE notes (id int8); INSERT INTO notes VALUES (1)",
        user: "app", database: "in_use")
    }
    let configuration = configuration(cluster, "in_use")
    func settings(_ configuration: inout DatabaseConfiguration) {
      configuration.statementTimeoutMilliseconds = 0
      configuration.limits.requestMilliseconds = 30_000
    }
    let uri = configuration.connectionString
    try await withWatchfulDatabase(cluster, uri: uri, configure: settings) { (database, _) in
      try await withLockHolder(cluster, uri: uri) { (holder) in
        _ = try await holder.write(TaskStatements.lock.bind(8_401))
        let user = Task { _ = try await database.read(Self.holdNotes.bind(8_401)) }
        // More than one where the machine is so busy that the read is sent a second time.
        try await eventually { try await holder.read(Self.locksOfNotes.bind(true)) != [0] }
        var migrations = Migrations(
          [Migration(version: 1, name: "colour", sql: "ALTER TABLE notes ADD colour text")],
          configuration: configuration)
        let told = Shared<[String]>([])
        migrations.onWait = { (sentence) in told.change { (told) in told.append(sentence) } }
        let change = Task { [migrations] in try await migrations.run() }
        try await eventually { try await holder.read(Self.locksOfNotes.bind(false)) != [0] }
        #expect(try await database.read(Self.countNotes.bind()) == [1])
        try await eventually { !told.value.isEmpty }
        #expect(
          told.value[0].hasPrefix(
            "migration 1 'colour' waits for tables that are in use: notes (process "))
        _ = try await holder.write(TaskStatements.unlock.bind(8_401))
        try await user.value
        #expect(try await change.value == [1])
      }
    }
  }

  @Test func aScriptRunsAsItStands() async throws {
    let configuration = configuration(try await SharedCluster.get(), "todo")
    try await Script.run(
      "CREATE TABLE scripted (id int8); INSERT INTO scripted VALUES (1); DROP TABLE scripted;",
      on: configuration)
    await #expect(throws: DatabaseError.self) {
      try await Script.run("SELECT 1; SELECT 1/0", on: configuration)
    }
  }
}

@Suite(.enabled(if: PostgreSQLCluster.installedBinaries != nil, "no PostgreSQL is installed"))
struct RowLevelSecurityCheckTests {
  private static let tasks = RowLevelSecurityCheck.Table(
    "tasks", ownerColumn: "user_id",
    probe: ["INSERT INTO tasks (user_id, title) VALUES ($1, 'probe')"])

  private static let guardedTable = """
    CREATE TABLE tasks
      (id bigint GENERATED ALWAYS AS IDENTITY, user_id text, title text NOT NULL);
    ALTER TABLE tasks ENABLE ROW LEVEL SECURITY;
    ALTER TABLE tasks FORCE ROW LEVEL SECURITY;
    CREATE POLICY owner ON tasks USING (user_id = current_setting('app.user_id', true));
    GRANT SELECT, INSERT, UPDATE, DELETE ON tasks TO todo_app;
    INSERT INTO tasks (user_id, title) SELECT 'someone', 'else' WHERE
      set_config('app.user_id', 'someone', true) <> '';
    """

  /// A database with a guarded table that the given SQL then spoils; the check's verdict on it.
  private func verdict(
    _ name: String, user: String = "app", role: String? = "todo_app", spoiledBy spoiler: String,
    table: RowLevelSecurityCheck.Table = tasks
  ) async throws -> RowLevelSecurityCheck.Verdict {
    let cluster = try await SharedCluster.get()
    try await onUngatedThread {
      try cluster.createDatabase(name, owner: "app")
      try cluster.sql(Self.guardedTable, user: "app", database: name)
      if !spoiler.isEmpty { try cluster.sql(spoiler, database: name) }
    }
    let check = RowLevelSecurityCheck(role: role, tables: [table])
    let verdict = try await check.run(
      DatabaseConfiguration(connectionString: cluster.uri(user: user, database: name)))
    // Whatever the probe did is gone.
    let left = try await onUngatedThread {
      try cluster.sql("SELECT count(*), min(title) FROM tasks", database: name)
    }
    #expect(left == "1|else")
    return verdict
  }

  private func expectFault(
    _ verdict: RowLevelSecurityCheck.Verdict, _ words: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard case .fails(let reason) = verdict else {
      Issue.record("the check passed", sourceLocation: sourceLocation)
      return
    }
    #expect(reason.contains(words), sourceLocation: sourceLocation)
  }

  @Test func aGuardedTableHolds() async throws {
    #expect(try await verdict("rls_ok", spoiledBy: "") == .holds)
    #expect(try await verdict("rls_own", role: nil, spoiledBy: "") == .holds)
    #expect(try await verdict("rls_super", user: "postgres", spoiledBy: "") == .holds)
    let plain = RowLevelSecurityCheck.Table("public.tasks", ownerColumn: "user_id")
    #expect(try await verdict("rls_plain", spoiledBy: "", table: plain) == .holds)
  }

  @Test func rolesThatCanBypassAreRefused() async throws {
    let cluster = try await SharedCluster.get()
    try await onUngatedThread {
      try cluster.createRole("neon", "BYPASSRLS")
      try cluster.createRole("stranger")
    }
    let superuser = try await verdict("rls_1", user: "postgres", role: nil, spoiledBy: "")
    expectFault(superuser, "'postgres' is a superuser")
    let bypass = try await verdict(
      "rls_2", user: "neon", role: nil, spoiledBy: "GRANT ALL ON tasks TO neon")
    expectFault(bypass, "'neon' has BYPASSRLS")
    expectFault(
      try await verdict("rls_3", user: "stranger", spoiledBy: ""),
      "cannot act as the role 'todo_app'")
    expectFault(
      try await verdict("rls_4", user: "postgres", role: "neon", spoiledBy: ""), "BYPASSRLS")
  }

  @Test func ownersWhoAreEqualWithoutBeingTheSameAreRefused() async throws {
    let careless = """
      CREATE COLLATION careless (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
      DROP POLICY owner ON tasks;
      ALTER TABLE tasks ALTER COLUMN user_id TYPE text COLLATE careless;
      CREATE POLICY owner ON tasks USING (user_id = current_setting('app.user_id', true))
      """
    expectFault(
      try await verdict("rls_23", spoiledBy: careless), "takes different owners for one")
  }

  @Test func whyAnOwnersOwnRowIsRefusedIsTold() async throws {
    expectFault(
      try await verdict(
        "rls_24", spoiledBy: "ALTER TABLE tasks ADD CONSTRAINT short CHECK (length(title) < 5)"),
      "cannot insert a row of their own into tasks (PostgreSQL error 23514")
  }

  @Test func tablesThatAreOpenAreRefused() async throws {
    expectFault(
      try await verdict("rls_5", spoiledBy: "ALTER TABLE tasks NO FORCE ROW LEVEL SECURITY"),
      "not forced on tasks")
    expectFault(
      try await verdict("rls_6", spoiledBy: "ALTER TABLE tasks DISABLE ROW LEVEL SECURITY"),
      "not enabled on tasks")
    expectFault(
      try await verdict("rls_7", spoiledBy: "DROP POLICY owner ON tasks"), "no policy on tasks")
    expectFault(
      try await verdict(
        "rls_8",
        spoiledBy: """
          DROP POLICY owner ON tasks;
          CREATE POLICY a ON tasks FOR SELECT USING (user_id = current_setting('app.user_id', true))
          """), "is for INSERT")
    let missing = RowLevelSecurityCheck.Table("nowhere", ownerColumn: "user_id")
    expectFault(try await verdict("rls_9", spoiledBy: "", table: missing), "no table 'nowhere'")
    let column = RowLevelSecurityCheck.Table("tasks", ownerColumn: "owner")
    expectFault(try await verdict("rls_10", spoiledBy: "", table: column), "no column owner")
  }

  /// `"$user"` is the schema of whoever acts.
  @Test func aSchemaOfTheLoginRolesIsNotThatOfTheRoleThatActs() async throws {
    let spoiler = """
      CREATE SCHEMA app AUTHORIZATION app;
      ALTER TABLE tasks SET SCHEMA app;
      ALTER ROLE postgres IN DATABASE rls_28 SET search_path = app
      """
    expectFault(
      try await verdict("rls_28", spoiledBy: spoiler),
      "\"$user\" is the role 'todo_app' here, not 'app'; name the schema of the tables in it")
  }

  @Test func policiesThatLeakAreFoundOut() async throws {
    expectFault(
      try await verdict("rls_11", spoiledBy: "CREATE POLICY open ON tasks FOR SELECT USING (true)"),
      "sees rows of tasks that belong to others")
    expectFault(
      try await verdict(
        "rls_12", spoiledBy: "CREATE POLICY open ON tasks FOR INSERT WITH CHECK (true)"),
      "can insert a row for another owner")
    expectFault(
      try await verdict(
        "rls_13",
        spoiledBy: """
          DROP POLICY owner ON tasks;
          CREATE POLICY wrong ON tasks USING (user_id = current_setting('app.other', true))
          """), "cannot insert a row of their own")
    // Empty tables hide a leak from a plain look; the probe's own row does not.
    expectFault(
      try await verdict(
        "rls_14",
        spoiledBy: """
          CREATE POLICY leak ON tasks FOR SELECT USING (user_id <> 'someone')
          """), "can see another owner's row")
  }

  /// A policy for UPDATE or DELETE alone shows only to statements without WHERE.
  @Test(arguments: [
    ("rls_15", "FOR DELETE USING (true)"), ("rls_16", "FOR UPDATE USING (true)"),
    (
      "rls_17",
      "FOR UPDATE USING (user_id = current_setting('app.user_id', true)) WITH CHECK (true)"
    ),
  ])
  func policiesThatLetCarelessStatementsThroughAreFoundOut(
    name: String, policy: String
  ) async throws {
    expectFault(
      try await verdict(name, spoiledBy: "CREATE POLICY careless ON tasks \(policy)"),
      "the policy careless on tasks")
  }

  /// No row is there yet that they would let through, and the probe's own is none of theirs.
  @Test(arguments: [
    ("rls_25", "FOR SELECT USING (shared)"), ("rls_26", "USING (shared)"),
    ("rls_27", "FOR INSERT WITH CHECK (shared)"),
  ])
  func policiesThatDoNotAskWhoseARowIsAreRefused(name: String, policy: String) async throws {
    let spoiler = """
      ALTER TABLE tasks ADD shared boolean NOT NULL DEFAULT false;
      CREATE POLICY exception ON tasks \(policy)
      """
    expectFault(
      try await verdict(name, spoiledBy: spoiler),
      "the policy exception on tasks does not name 'app.user_id': it must demand, itself")
  }

  /// The setting is named, and yet a row that is shared belongs to everybody.
  @Test(arguments: [
    ("rls_31", "USING (user_id = current_setting('app.user_id', true) OR shared)"),
    ("rls_32", "FOR SELECT USING (shared OR user_id = current_setting('app.user_id', true))"),
    (
      "rls_33",
      "FOR SELECT USING (CASE WHEN shared THEN true ELSE user_id = current_setting('app.user_id', true) END)"
    ),
    (
      "rls_34", "FOR UPDATE USING (coalesce(current_setting('app.user_id', true) = 'admin', false))"
    ),
  ])
  func policiesThatAlsoLetOthersThroughAreRefused(name: String, policy: String) async throws {
    let spoiler = """
      ALTER TABLE tasks ADD shared boolean NOT NULL DEFAULT false;
      CREATE POLICY exception ON tasks \(policy)
      """
    expectFault(
      try await verdict(name, spoiledBy: spoiler),
      "the policy exception on tasks may let rows of other owners through: it must demand user_id")
  }

  /// As other programs write them.
  @Test(arguments: [
    ("rls_35", "user_id = current_setting('app.user_id', true) AND NOT gone"),
    ("rls_36", "(SELECT current_setting('app.user_id', true)) = user_id"),
    ("rls_37", "user_id::text = nullif(current_setting('app.user_id', true), '')::text"),
    ("rls_38", "(gone OR NOT gone) AND (user_id = current_setting('app.user_id', false) AND true)"),
  ])
  func policiesThatDemandTheOwnerInOtherWordsHold(name: String, condition: String) async throws {
    let other = """
      ALTER TABLE tasks ADD gone boolean NOT NULL DEFAULT false;
      DROP POLICY owner ON tasks;
      CREATE POLICY other ON tasks USING (\(condition)) WITH CHECK (\(condition))
      """
    #expect(try await verdict(name, spoiledBy: other) == .holds)
  }

  @Test func rowsOfExistingOwnersAreMadeWhereNoOwnerCanBeMadeUp() async throws {
    let table = RowLevelSecurityCheck.Table(
      "tasks", ownerColumn: "user_id", probe: Self.tasks.probe,
      existingOwner: "SELECT id FROM people LIMIT 1")
    let people = """
      CREATE TABLE people (id text PRIMARY KEY);
      INSERT INTO people SELECT 'someone';
      GRANT SELECT ON people TO todo_app;
      ALTER TABLE tasks ADD FOREIGN KEY (user_id) REFERENCES people (id);
      """
    #expect(try await verdict("rls_18", spoiledBy: people, table: table) == .holds)
    // No plain reading of it, and no made-up stranger, would find this one.
    let leak = """
      CREATE POLICY leak ON tasks FOR SELECT
        USING (user_id = current_setting('app.user_id', true) OR title = 'probe')
      """
    expectFault(
      try await verdict("rls_19", spoiledBy: people + leak, table: table),
      "can see another owner's row")
  }

  @Test func policiesAreReadWhereNoRowCanBeMade() async throws {
    let table = RowLevelSecurityCheck.Table(
      "tasks", ownerColumn: "user_id", probe: Self.tasks.probe,
      existingOwner: "SELECT id FROM people LIMIT 1")
    let people = "CREATE TABLE people (id text PRIMARY KEY);"
    #expect(
      try await verdict(
        "rls_20", spoiledBy: people + "GRANT SELECT ON people TO todo_app", table: table) == .holds)
    let leak = "CREATE POLICY leak ON tasks FOR SELECT USING (user_id <> 'someone')"
    // The second time because the role may not even read the people.
    for (name, grant) in [("rls_21", "GRANT SELECT ON people TO todo_app;"), ("rls_22", "")] {
      expectFault(
        try await verdict(name, spoiledBy: people + grant + leak, table: table),
        "the policy leak on tasks does not name 'app.user_id': it must demand, itself")
    }
  }
}
