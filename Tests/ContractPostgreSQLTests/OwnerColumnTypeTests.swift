// The check at start where owners are no texts: policies that cast the setting, and what the check says of
// those that it cannot try.
import ContractPostgreSQL
import ContractTestSupport
import Testing

/// One after the other: others beside them wait for what takes so and so long, on the same machine.
@Suite(
  .enabled(if: PostgreSQLCluster.installedBinaries != nil, "no PostgreSQL is installed"),
  .serialized)
struct OwnerColumnTypeTests {
  private static let setting = "current_setting('app.user_id', true)"

  /// One database for all: each case has a table of its own.
  private static let database = Task {
    let cluster = try await SharedCluster.get()
    try await onUngatedThread {
      try cluster.createDatabase("owners", owner: "app")
      try cluster.sql(
        "CREATE FUNCTION me() RETURNS text STABLE LANGUAGE sql RETURN \(setting)", user: "app",
        database: "owners")
    }
    return cluster
  }

  /// The check's verdict on a table with one row, whose owner's column has a type and whose policy a condition.
  private func verdict(
    _ name: String, column type: String, row owner: String, policy condition: String,
    also sql: String = ""
  ) async throws -> RowLevelSecurityCheck.Verdict {
    let cluster = try await Self.database.value
    try await onUngatedThread {
      try cluster.sql(
        """
        CREATE TABLE \(name) (user_id \(type) NOT NULL, text text NOT NULL);
        INSERT INTO \(name) VALUES (\(owner), 'first');
        ALTER TABLE \(name) ENABLE ROW LEVEL SECURITY;
        ALTER TABLE \(name) FORCE ROW LEVEL SECURITY;
        CREATE POLICY owner ON \(name) USING (\(condition)) WITH CHECK (\(condition));
        GRANT SELECT, INSERT, UPDATE, DELETE ON \(name) TO todo_app;
        \(sql)
        """, user: "app", database: "owners")
    }
    let table = RowLevelSecurityCheck.Table(
      name, ownerColumn: "user_id",
      probe: ["INSERT INTO \(name) (user_id, text) VALUES ($1, 'probe')"])
    return try await RowLevelSecurityCheck(role: "todo_app", tables: [table]).run(
      DatabaseConfiguration(connectionString: cluster.uri(user: "app", database: "owners")))
  }

  /// Without `nullif` nobody is refused by an error instead of being shown nothing.
  @Test(arguments: [
    ("owner_1", "uuid", "gen_random_uuid()", "user_id = \(setting)::uuid"),
    ("owner_2", "uuid", "gen_random_uuid()", "user_id = nullif(\(setting), '')::uuid"),
    ("owner_3", "uuid", "gen_random_uuid()", "user_id::text = \(setting)"),
    ("owner_4", "bigint", "1", "user_id = \(setting)::bigint"),
    ("owner_5", "bigint", "1", "user_id = nullif(\(setting), '')::bigint"),
    ("owner_6", "integer", "1", "user_id = \(setting)::integer"),
    ("owner_7", "numeric", "1", "user_id = nullif(\(setting), '')::numeric"),
  ])
  func policiesThatCastTheSettingHold(
    name: String, type: String, row: String, policy: String
  ) async throws {
    #expect(try await verdict(name, column: type, row: row, policy: policy) == .holds)
  }

  /// That nobody is refused by an error proves nothing of the rest.
  @Test(arguments: [
    (
      "owner_8", "CREATE POLICY leak ON owner_8 FOR SELECT USING (user_id <> \(setting)::uuid)",
      "an owner without rows sees rows of owner_8 that belong to others"
    ),
    (
      "owner_9", "CREATE POLICY leak ON owner_9 FOR INSERT WITH CHECK (true)",
      "an owner can insert a row for another owner into owner_9"
    ),
    (
      "owner_10", "CREATE POLICY leak ON owner_10 FOR SELECT USING (text = 'probe')",
      "an owner can see another owner's row of owner_10"
    ),
    (
      "owner_11",
      "CREATE POLICY leak ON owner_11 FOR SELECT USING (user_id = \(setting)::uuid OR text = '')",
      "the policy leak on owner_11 may let rows of other owners through: it must demand user_id = "
    ),
    (
      "owner_12", "CREATE POLICY leak ON owner_12 FOR SELECT USING (text = '')",
      "the policy leak on owner_12 does not name 'app.user_id': it must demand, itself and not through a "
        + "function, user_id = current_setting('app.user_id', true), alone or with AND"
    ),
  ])
  func theRestIsProvenAllTheSame(name: String, leak: String, fault: String) async throws {
    let verdict = try await verdict(
      name, column: "uuid", row: "gen_random_uuid()", policy: "user_id = \(Self.setting)::uuid",
      also: leak)
    expectFault(verdict, fault)
  }

  @Test func aPolicyThroughAFunctionIsToldToNameTheSetting() async throws {
    expectFault(
      try await verdict("owner_13", column: "text", row: "'someone'", policy: "user_id = me()"),
      "the policy owner on owner_13 does not name 'app.user_id': it must demand, itself and not through a "
        + "function, user_id = current_setting('app.user_id', true), alone or with AND")
  }

  /// Neither a bare error of the server nor a leak that is none.
  @Test(arguments: [
    ("owner_14", "varchar(8)", "'someone'", "user_id = \(setting)", "22001"),
    ("owner_15", "boolean", "true", "user_id = \(setting)::boolean", "22P02"),
    ("owner_16", "text", "'1'", "user_id = \(setting)::bigint::text", "22P02"),
  ])
  func ownersThatCannotBeMadeUpAreToldOf(
    name: String, type: String, row: String, policy: String, code: String
  ) async throws {
    expectFault(
      try await verdict(name, column: type, row: row, policy: policy),
      "the policies on \(name) cannot be tried (PostgreSQL error \(code)): the check makes up owners, numbers "
        + "where the column user_id is a bigint, integer or numeric and UUIDs elsewhere, and the column or "
        + "what a policy casts 'app.user_id' to does not take them")
  }

  private func expectFault(
    _ verdict: RowLevelSecurityCheck.Verdict, _ words: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard case .fails(let reason) = verdict else {
      Issue.record("the check passed", sourceLocation: sourceLocation)
      return
    }
    #expect(reason.hasPrefix(words), sourceLocation: sourceLocation)
  }
}
