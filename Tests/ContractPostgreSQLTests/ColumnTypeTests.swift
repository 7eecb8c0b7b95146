// Columns and parameters of each type against a real server: round trips with edge values, NULL, types and
// values that are refused.
import ContractPostgreSQL
import ContractTestSupport
import Testing

/// Reads one column.
private typealias Read<Value> = @Sendable (inout RowReader) throws(DatabaseError) -> Value

/// One after the other: others beside them wait for what takes so and so long, on the same machine.
@Suite(
  .enabled(if: PostgreSQLCluster.installedBinaries != nil, "no PostgreSQL is installed"),
  .serialized)
struct ColumnTypeTests {
  /// One pool for all of them: one each would be fifty connections.
  private static let pool = Task {
    let uri = try await SharedCluster.get().uri(user: "app", database: "todo")
    var configuration = DatabaseConfiguration(connectionString: uri)
    configuration.limits.unavailableAfterMilliseconds = 20_000
    configuration.limits.slowMilliseconds = 120_000
    configuration.limits.silenceMilliseconds = 120_000
    configuration.limits.requestMilliseconds = 60_000
    return try Database(configuration)
  }

  /// What a statement's rows are read as.
  private func rows<Value: Sendable>(_ sql: StaticString, _ read: @escaping Read<Value>)
    async throws -> [Value]
  {
    let statement = Statement<Value>(sql, row: read)
    return try await Self.pool.value.read(statement.bind())
  }

  /// What comes back of values that are sent, NULL last.
  private func echoes<Value: Parameter & Equatable>(
    _ values: [Value], _ read: @escaping Read<Value?>
  ) async throws -> [Value?] {
    let echo = Statement<Value?, Value?>("SELECT $1", row: read)
    var echoes: [Value?] = []
    for value in values + [nil] { echoes += try await Self.pool.value.read(echo.bind(value)) }
    return echoes
  }

  private func expectRefusal<Value: Sendable>(
    _ sql: StaticString, _ reason: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ read: @escaping Read<Value>
  ) async {
    await #expect(throws: DatabaseError.unexpectedRow(reason), sourceLocation: sourceLocation) {
      _ = try await rows(sql, read)
    }
  }

  @Test func bytes() async throws {
    let values = [[], [0], [0, 255, 92, 39], [UInt8](repeating: 7, count: 70_000)].map(Bytes.init)
    let echoed = try await echoes(values) { (row) throws(DatabaseError) in
      try row.bytesOrNil().map(Bytes.init)
    }
    #expect(echoed == values + [nil])
    let lent = try await rows(#"VALUES ('\x00ff'::bytea), (''), (NULL)"#) {
      (row) throws(DatabaseError) -> [UInt8]? in
      guard let bytes = try row.byteSpanOrNil() else { return nil }
      return bytes.indices.map { (index) in bytes[index] }
    }
    #expect(lent == [[0, 255], [], nil])
    await expectRefusal(
      "SELECT 'a'::text AS a", "column 1 ('a') has the type with identifier 25, a bytea was read"
    ) {
      (row) throws(DatabaseError) in try row.bytes()
    }
    await expectRefusal("SELECT NULL::bytea AS a", "column 1 ('a') is NULL") {
      (row) throws(DatabaseError) in try row.bytes()
    }
    await expectRefusal("SELECT NULL::bytea AS a", "column 1 ('a') is NULL") {
      (row) throws(DatabaseError) in try row.byteSpan().count
    }
  }

  @Test func floatingPoint() async throws {
    let values: [Double] = [
      0, -0.0, 1.5, -1e308, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .infinity, -.infinity,
      0.1, .nan,
    ]
    let echoed = try await echoes(values) { (row) throws(DatabaseError) in try row.float64OrNil() }
    #expect(echoed.map { $0?.bitPattern } == values.map(\.bitPattern) + [nil])
    let narrow = try await rows("VALUES (1.5::float4), ('-Infinity')") {
      (row) throws(DatabaseError) in try row.float64()
    }
    #expect(narrow == [1.5, -.infinity])
    let cast = try await rows(
      "SELECT 12345678901234567890.123::numeric::text, 0.25::numeric::float8"
    ) {
      (row) throws(DatabaseError) in "\(try row.text()) \(try row.float64())"
    }
    #expect(cast == ["12345678901234567890.123 0.25"])
    await expectRefusal(
      "SELECT 1.5 AS a", "column 1 ('a') has the type with identifier 1700, a float8 was read"
    ) {
      (row) throws(DatabaseError) in try row.float64()
    }
    await expectRefusal("SELECT NULL::float8 AS a", "column 1 ('a') is NULL") {
      (row) throws(DatabaseError) in try row.float64()
    }
  }

  @Test func uuids() async throws {
    let values = [
      UUIDBits(high: 0, low: 0), UUIDBits(high: .max, low: .max),
      UUIDBits(high: 0x0123_4567_89AB_4DEF, low: 0x8123_4567_89AB_CDEF),
    ]
    let echoed = try await echoes(values) { (row) throws(DatabaseError) in try row.uuidOrNil() }
    #expect(echoed == values + [nil])
    // PostgreSQL's text is the description's, and a text that is cast is the same value.
    let texts = Statement<String, UUIDBits, String>("SELECT $1::text WHERE $1 = $2::uuid") {
      (row) throws(DatabaseError) in try row.text()
    }
    try await withDatabase(SharedCluster.get()) { (database, _) async throws in
      for value in values {
        #expect(try await database.read(texts.bind(value, "\(value)")) == ["\(value)"])
      }
      let among = Statement<String, [UUIDBits]>(
        "SELECT count(*)::text FROM (VALUES ('00000000-0000-0000-0000-000000000000'::uuid)) AS v (id) WHERE id = ANY ($1)"
      ) { (row) throws(DatabaseError) in try row.text() }
      #expect(try await database.read(among.bind(values)) == ["1"])
      #expect(try await database.read(among.bind([values[1]])) == ["0"])
      #expect(try await database.read(among.bind([])) == ["0"])
      #expect("\(values[2])" == "01234567-89ab-4def-8123-456789abcdef")
      let error = await #expect(throws: DatabaseError.self) {
        try await database.read(texts.bind(values[0], "nobody"))
      }
      #expect(error?.description == "PostgreSQL error 22P02")
    }
    await expectRefusal(
      "SELECT ''::text AS a", "column 1 ('a') has the type with identifier 25, a uuid was read"
    ) {
      (row) throws(DatabaseError) in try row.uuid()
    }
    await expectRefusal("SELECT NULL::uuid AS a", "column 1 ('a') is NULL") {
      (row) throws(DatabaseError) in try row.uuid()
    }
  }

  @Test func days() async throws {
    // From the first day that PostgreSQL has to its last.
    let days: [Int64] = [0, -1, 10_956, 10_957, -2_440_588, 2_145_042_905, .min, .max]
    let echoed = try await echoes(days.map(Day.init(daysSinceUnixEpoch:))) {
      (row) throws(DatabaseError) in try row.dateOrNil().map(Day.init(daysSinceUnixEpoch:))
    }
    #expect(echoed.map { $0?.daysSinceUnixEpoch } == days + [nil])
    let known = try await rows(
      """
      VALUES ('1970-01-01'::date), ('2000-02-29'), ('1969-12-31'), ('infinity'), ('-infinity'),
        ('4714-11-24 BC'), ('5874897-12-31')
      """
    ) { (row) throws(DatabaseError) in try row.date() }
    #expect(known == [0, 11_016, -1, .max, .min, -2_440_588, 2_145_042_905])
    // What PostgreSQL cannot express becomes an infinity.
    let text = Statement<String, Day>("SELECT $1::text") { (row) throws(DatabaseError) in
      try row.text()
    }
    try await withDatabase(SharedCluster.get()) { (database, _) async throws in
      #expect(try await database.read(text.bind(Day(daysSinceUnixEpoch: 1 << 40))) == ["infinity"])
      #expect(
        try await database.read(text.bind(Day(daysSinceUnixEpoch: -1 << 40))) == ["-infinity"])
    }
    await expectRefusal(
      "SELECT now() AS a", "column 1 ('a') has the type with identifier 1184, a date was read"
    ) {
      (row) throws(DatabaseError) in try row.date()
    }
    await expectRefusal("SELECT NULL::date AS a", "column 1 ('a') is NULL") {
      (row) throws(DatabaseError) in try row.date()
    }
  }

  @Test func jsonIsText() async throws {
    let texts = try await rows(
      #"SELECT '{"a": 1}'::jsonb, '{"a":1}'::json, NULL::jsonb, chr(1) || 'x', '"ä"'::jsonb, '1'::jsonb"#
    ) { (row) throws(DatabaseError) in
      let first = [try row.text(), try row.text(), try row.textOrNil() ?? "-", try row.text()]
      let count = try row.utf8().count
      return first + ["\(count)", "\(try row.utf8OrNil()?[0] ?? 0)"]
    }
    #expect(texts == [[#"{"a": 1}"#, #"{"a":1}"#, "-", "\u{1}x", "4", "49"]])
    // Rows after the first, of which no type is looked at any more.
    let many = try await rows("SELECT to_jsonb(n), n::text FROM generate_series(1, 3) AS n") {
      (row) throws(DatabaseError) in try row.text() + row.text()
    }
    #expect(many == ["11", "22", "33"])
    let sent = Statement<Bool, String>(#"SELECT $1::jsonb @> '{"a": [1]}'"#) {
      (row) throws(DatabaseError) in try row.bool()
    }
    try await withDatabase(SharedCluster.get()) { (database, _) async throws in
      #expect(try await database.read(sent.bind(#"{"a": [1, 2]}"#)) == [true])
    }
  }

  @Test func arraysOfTexts() async throws {
    let values = [
      [], [""], ["a", "e\u{301}", "{\"NULL\",}"], Array(repeating: "ü", count: 5_000),
    ]
    let echoed = try await echoes(values) { (row) throws(DatabaseError) in try row.textsOrNil() }
    #expect(echoed == values + [nil])
    let known = try await rows(
      "SELECT '{a,b}'::varchar(9)[], '[7:8]={a,b}'::text[], '{}'::name[], '{ab}'::char(2)[]"
    ) {
      (row) throws(DatabaseError) in
      [try row.texts(), try row.texts(), try row.texts(), try row.texts()]
    }
    #expect(known == [[["a", "b"], ["a", "b"], [], ["ab"]]])
    let count = Statement<Int64, [String]>("SELECT coalesce(array_length($1, 1), 0)") {
      (row) throws(DatabaseError) in try row.int64()
    }
    try await withDatabase(SharedCluster.get()) { (database, _) async throws in
      #expect(try await database.read(count.bind([])) == [0])
      #expect(try await database.read(count.bind(["a", "b"])) == [2])
      let error = await #expect(throws: DatabaseError.self) {
        try await database.read(count.bind(["a\0"]))
      }
      guard case .server(let server)? = error else { return }
      #expect(server.state == .characterNotInRepertoire)
    }
    await expectRefusal(
      "SELECT '{a,NULL}'::text[] AS a", "column 1 ('a') is an array with an element that is NULL"
    ) {
      (row) throws(DatabaseError) in try row.texts()
    }
    await expectRefusal(
      "SELECT '{{a},{b}}'::text[] AS a", "column 1 ('a') is an array of 2 dimensions"
    ) {
      (row) throws(DatabaseError) in try row.texts()
    }
    await expectRefusal(
      "SELECT '{1}'::int8[] AS a",
      "column 1 ('a') has the type with identifier 1016, an array of texts was read"
    ) {
      (row) throws(DatabaseError) in try row.texts()
    }
    await expectRefusal("SELECT NULL::text[] AS a", "column 1 ('a') is NULL") {
      (row) throws(DatabaseError) in try row.texts()
    }
  }

  @Test func arraysOfIntegers() async throws {
    let values: [[Int64]] = [[], [0], [.min, -1, .max], Array(0..<5_000)]
    let echoed = try await echoes(values) { (row) throws(DatabaseError) in try row.int64sOrNil() }
    #expect(echoed == values + [nil])
    let narrow = try await rows(
      "SELECT '{-2147483648,2147483647}'::int4[], '{-32768,32767}'::int2[]"
    ) {
      (row) throws(DatabaseError) in try row.int64s() + row.int64s()
    }
    #expect(narrow == [[-2_147_483_648, 2_147_483_647, -32_768, 32_767]])
    await expectRefusal(
      "SELECT '{1,NULL}'::int8[] AS a", "column 1 ('a') is an array with an element that is NULL"
    ) {
      (row) throws(DatabaseError) in try row.int64s()
    }
    await expectRefusal(
      "SELECT '{1.5}'::numeric[] AS a",
      "column 1 ('a') has the type with identifier 1231, an array of integers was read"
    ) {
      (row) throws(DatabaseError) in try row.int64s()
    }
    await expectRefusal("SELECT NULL::int8[] AS a", "column 1 ('a') is NULL") {
      (row) throws(DatabaseError) in try row.int64s()
    }
  }

  /// A row whose shape is not the first one's is still read within its bounds.
  @Test func lengthsAreCheckedOnEveryRow() async throws {
    let reads: [(String, @Sendable (inout RowReader) throws(DatabaseError) -> Void)] = [
      ("a float8", { (row) throws(DatabaseError) in _ = try row.float64() }),
      ("a uuid", { (row) throws(DatabaseError) in _ = try row.uuid() }),
      ("a date", { (row) throws(DatabaseError) in _ = try row.date() }),
      ("an array of texts", { (row) throws(DatabaseError) in _ = try row.texts() }),
      ("an array of integers", { (row) throws(DatabaseError) in _ = try row.int64s() }),
    ]
    let rows = Statement<Bool>("SELECT 'abc'::text AS a FROM generate_series(1, 2)") {
      (row) throws(DatabaseError) in
      try row.skip()
      return true
    }
    try await withDatabase(SharedCluster.get()) { (_, owned) async throws in
      for (name, read) in reads {
        let reason = "column 1 ('a') has 3 bytes, \(name) was read"
        await #expect(throws: DatabaseError.unexpectedRow(reason)) {
          try await owned.read(as: Owner(id: "a"), rows.bind()) { (rows) throws(DatabaseError) in
            var isFirst = true
            try rows.forEachRow { (row) throws(DatabaseError) in
              if isFirst { try row.skip() } else { try read(&row) }
              isFirst = false
            }
          }
        }
      }
    }
  }

  /// An interval has microseconds, days and months.
  @Test func bytesOfAnyOtherTypeAreLent() async throws {
    let months = try await rows("VALUES (interval '2 months'), (NULL)") {
      (row) throws(DatabaseError) -> UInt8? in
      guard let bytes = try row.binaryOrNil(ofType: 1186) else { return nil }
      return bytes.count == 16 ? bytes[15] : nil
    }
    #expect(months == [2, nil])
    await expectRefusal(
      "SELECT 1::int8 AS a",
      "column 1 ('a') has the type with identifier 20, the type with identifier 1186 was read"
    ) {
      (row) throws(DatabaseError) in try row.binary(ofType: 1186).count
    }
    await expectRefusal("SELECT NULL::interval AS a", "column 1 ('a') is NULL") {
      (row) throws(DatabaseError) in try row.binary(ofType: 1186).count
    }
  }
}
