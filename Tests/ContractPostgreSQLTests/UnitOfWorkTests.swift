// Units of work against a real server: order, atomicity, types, errors, limits.
import ContractPostgreSQL
import ContractTestSupport
import Testing

@Suite(.enabled(if: PostgreSQLCluster.installedBinaries != nil, "no PostgreSQL is installed"))
struct UnitOfWorkTests {
  @Test func resultsComePerStatementInOrder() async throws {
    try await withDatabase(SharedCluster.get()) { (database, _) in
      let (first, second, third) = try await database.read(
        TaskStatements.echo.bind(1), TaskStatements.one.bind(), TaskStatements.echo.bind(3))
      #expect(first == [1])
      #expect(second == [1])
      #expect(third == [3])
      try await database.ping(withinMilliseconds: 20_000)
      #expect(database.state.connected >= 1)
      #expect(database.state.availability == .available)
      #expect(!database.state.behindPooler)
    }
  }

  @Test(arguments: [DatabaseConfiguration.PreparedStatements.automatic, .always, .never])
  func manyCallersEachGetTheirOwnAnswer(
    _ prepared: DatabaseConfiguration.PreparedStatements
  ) async throws {
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.preparedStatements = prepared
      configuration.limits.unitsInFlightPerConnection = 5
      configuration.maximumConnections = 3
    }
    try await withDatabase(SharedCluster.get(), configure: configure) { (database, _) in
      try await withThrowingTaskGroup(of: Void.self) { (group) in
        for caller in 0..<40 {
          group.addTask {
            for round in 0..<50 {
              let number = Int64(caller * 1_000 + round)
              if number % 7 == 3 {
                // An error in between must not shift anybody's answers.
                await #expect(throws: DatabaseError.self) {
                  _ = try await database.read(
                    TaskStatements.echo.bind(number), TaskStatements.divide.bind(0))
                }
              }
              let (one, two) = try await database.read(
                TaskStatements.echo.bind(number), TaskStatements.echo.bind(-number))
              #expect(one == [number])
              #expect(two == [-number])
            }
          }
        }
        try await group.waitForAll()
      }
      // As many as may be, and no more; the last attempt may have outlasted the work.
      try await eventually { database.state.connected == 3 }
    }
  }

  @Test func anErrorInTheMiddleRollsTheWholeUnitBack() async throws {
    try await withDatabase(SharedCluster.get()) { (_, owned) in
      let owner = Owner(id: "rollback")
      // The second round runs prepared statements where the first prepared them.
      for _ in 0..<2 {
        let error = await #expect(throws: DatabaseError.self) {
          _ = try await owned.write(
            as: owner, TaskStatements.insert.bind(owner.id, "first", nil),
            TaskStatements.divide.bind(0), TaskStatements.insert.bind(owner.id, "last", nil))
        }
        guard case .server(let server) = error else {
          Issue.record("not a server's error: \(String(describing: error))")
          return
        }
        #expect(server.state == SQLState("22012"))
        #expect(try await owned.read(as: owner, TaskStatements.list.bind(owner.id)) == [])
      }
      let created = try await owned.write(
        as: owner, TaskStatements.insert.bind(owner.id, "kept", "note"))
      #expect(try await owned.read(as: owner, TaskStatements.list.bind(owner.id)) == created)
    }
  }

  @Test func errorsNameTheConstraintAndNeverTheValue() async throws {
    try await withDatabase(SharedCluster.get()) { (database, owned) in
      let owner = Owner(id: "constraint")
      let blank = await #expect(throws: DatabaseError.self) {
        _ = try await owned.write(
          as: owner, TaskStatements.insert.bind(owner.id, "", "secret note"))
      }
      guard case .server(let server) = blank else {
        Issue.record("not a server's error")
        return
      }
      #expect(server.state == .checkViolation)
      #expect(server.constraint == "not_blank")
      #expect(!"\(server)".contains("secret"))
      let cast = Statement<Int64, String>("SELECT $1::text::int8") {
        (row) throws(DatabaseError) in try row.int64()
      }
      let invalid = await #expect(throws: DatabaseError.self) {
        _ = try await database.read(cast.bind("secret"))
      }
      #expect(invalid?.description == "PostgreSQL error 22P02")
      let nul = await #expect(throws: DatabaseError.self) {
        _ = try await owned.write(as: owner, TaskStatements.insert.bind(owner.id, "a\0b", nil))
      }
      guard case .server(let nulError) = nul else {
        Issue.record("not a server's error")
        return
      }
      #expect(nulError.state == .characterNotInRepertoire)
    }
  }

  /// A closure may make anything of the rows, from bytes that stay where they are.
  @Test func rowsAreReadWithoutCopies() async throws {
    let texts = ["e\u{301}", "\u{e9}", "", "a", String(repeating: "ü", count: 100_000)]
    let all = Statement<String>(
      """
      VALUES ('e\u{301}'), ('\u{e9}'), (''), ('a'), (repeat('ü', 100000))
      """
    ) { (row) throws(DatabaseError) in try row.text() }
    let null = Statement<String>("SELECT NULL::text") { (row) throws(DatabaseError) in
      try row.text()
    }
    try await withDatabase(SharedCluster.get()) { (_, owned) in
      await #expect(throws: DatabaseError.self) {
        try await owned.read(as: Owner(id: "a"), null.bind()) { (rows) throws(DatabaseError) in
          try rows.forEachRow { (row) throws(DatabaseError) in _ = try row.utf8() }
        }
      }
      let read = try await owned.read(as: Owner(id: "a"), all.bind()) {
        (rows) throws(DatabaseError) in
        var read: [[UInt8]] = []
        try rows.forEachRow { (row) throws(DatabaseError) in
          let text = try row.utf8()
          read.append(text.indices.map { (index) in text[index] })
        }
        return read
      }
      #expect(read == texts.map { (text) in Array(text.utf8) })
      // A row must be read to its end.
      await #expect(throws: DatabaseError.self) {
        try await owned.read(as: Owner(id: "a"), all.bind()) { (rows) throws(DatabaseError) in
          try rows.forEachRow { (_) in }
        }
      }
    }
  }

  @Test func valuesOfEveryTypeMakeTheRoundTrip() async throws {
    struct Values: RowDecodable, Equatable {
      let text: String?
      let integer: Int64?
      let flag: Bool?
      let time: Int64?

      init(text: String?, integer: Int64?, flag: Bool?, time: Int64?) {
        self.text = text
        self.integer = integer
        self.flag = flag
        self.time = time
      }

      init(from row: inout RowReader) throws(DatabaseError) {
        text = try row.textOrNil()
        integer = try row.int64OrNil()
        flag = try row.boolOrNil()
        time = try row.timestamptzOrNil()
      }
    }
    let echo = Statement<Values, String?, Int64?, Bool?, Timestamp?>("SELECT $1, $2, $3, $4")
    let cases = [
      Values(text: nil, integer: nil, flag: nil, time: nil),
      Values(text: "", integer: 0, flag: false, time: 0),
      Values(text: "Ünï 👩‍👩‍👧 \"'\\", integer: .max, flag: true, time: 1_700_000_000_123_456),
      Values(text: "e\u{301}", integer: .min, flag: true, time: -62_135_596_800_000_000),
      Values(
        text: String(repeating: "x", count: 300_000), integer: -1, flag: false,
        time: 946_684_799_999_999),
    ]
    try await withDatabase(SharedCluster.get()) { (database, _) in
      for values in cases {
        let rows = try await database.read(
          echo.bind(
            values.text, values.integer, values.flag,
            values.time.map { (time) in Timestamp(microseconds: time) }))
        #expect(rows == [values])
        #expect(rows.first?.text.map { Array($0.utf8) } == values.text.map { Array($0.utf8) })
      }
      let list = Statement<Bool, [Int64]?>(
        """
        SELECT coalesce($1 = CASE cardinality($1) WHEN 0 THEN '{}'::int8[]
          ELSE '{7, -9223372036854775808, 7}'::int8[] END, false)
        """
      ) { (row) throws(DatabaseError) in try row.bool() }
      let lists: [([Int64]?, Bool)] = [
        ([7, .min, 7], true), ([], true), ([7], false), (nil, false),
      ]
      for (integers, isEqual) in lists {
        #expect(try await database.read(list.bind(integers)) == [isEqual])
      }
      let narrow = Statement<[Int64]>("SELECT 7::int2, -7::int4, 'infinity'::timestamptz, 1.5") {
        (row) throws(DatabaseError) in
        let integers = [try row.int64(), try row.int64(), try row.timestamptz()]
        try row.skip()
        return integers
      }
      #expect(try await database.read(narrow.bind()) == [[7, -7, .max]])
      let length = Statement<Int>("SELECT 'häuser'::text, NULL::text") {
        (row) throws(DatabaseError) in
        let count = try row.utf8().count
        return try row.utf8OrNil() == nil ? count : -1
      }
      #expect(try await database.read(length.bind()) == [7])
    }
  }

  @Test func rowsOfAnotherShapeAreErrorsThatSaySo() async throws {
    let tooFew = Statement<Int64>("SELECT 1::int8, 2::int8") {
      (row) throws(DatabaseError) in try row.int64()
    }
    let tooMany = Statement<Int64>("SELECT 1::int8") {
      (row) throws(DatabaseError) in try row.int64() + row.int64()
    }
    let wrongType = Statement<Int64>("SELECT 'one'::text AS number") {
      (row) throws(DatabaseError) in try row.int64()
    }
    let null = Statement<String>("SELECT NULL::text AS name") {
      (row) throws(DatabaseError) in try row.text()
    }
    let none = Statement<Never>("SELECT 1")
    let expected = [
      (tooFew, "2 columns came, 1 were read"), (tooMany, "1 columns came, more were read"),
      (
        wrongType,
        "column 1 ('number') has the type with identifier 25, an integer was read"
      ),
    ]
    try await withDatabase(SharedCluster.get()) { (database, _) in
      for (statement, reason) in expected {
        await #expect(throws: DatabaseError.unexpectedRow(reason)) {
          _ = try await database.read(statement.bind())
        }
      }
      await #expect(throws: DatabaseError.unexpectedRow("column 1 ('name') is NULL")) {
        _ = try await database.read(null.bind())
      }
      await #expect(throws: DatabaseError.self) { _ = try await database.read(none.bind()) }
      let rows = try await database.read(TaskStatements.one.bind())
      #expect(rows == [1])
    }
  }

  @Test func aChangedTableDoesNotBreakPreparedStatements() async throws {
    let all = Statement<Int64>("SELECT * FROM changing") { (row) throws(DatabaseError) in
      let first = try row.int64()
      // Columns that were added since.
      while (try? row.skip()) != nil {}
      return first
    }
    let cluster = try await SharedCluster.get()
    try await onUngatedThread {
      try cluster.sql("CREATE TABLE changing AS SELECT 1::int8", user: "app", database: "todo")
    }
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.keepToOneConnection()
    }
    try await withDatabase(cluster, configure: configure) { (database, _) in
      for _ in 0..<3 { #expect(try await database.read(all.bind()) == [1]) }
      try await onUngatedThread {
        try cluster.sql("ALTER TABLE changing ADD more text", user: "app", database: "todo")
      }
      for _ in 0..<3 { #expect(try await database.read(all.bind()) == [1]) }
      try await onUngatedThread {
        try cluster.sql("DROP TABLE changing", user: "app", database: "todo")
      }
      let error = await #expect(throws: DatabaseError.self) {
        _ = try await database.read(all.bind())
      }
      guard case .server(let server) = error else {
        Issue.record("not a server's error")
        return
      }
      #expect(server.state == .undefinedTable)
    }
  }

  @Test func aSessionThatForgotItsStatementsIsServedWithoutThem() async throws {
    let forget = Statement<Never>("DEALLOCATE ALL")
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.keepToOneConnection()
    }
    try await withDatabase(SharedCluster.get(), configure: configure) { (database, _) in
      for _ in 0..<2 { #expect(try await database.write(TaskStatements.echo.bind(5)) == [5]) }
      _ = try await database.write(forget.bind())
      for _ in 0..<3 { #expect(try await database.write(TaskStatements.echo.bind(6)) == [6]) }
    }
  }

  @Test func limitsAreErrorsAtOnce() async throws {
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.limits.parameterBytesPerStatement = 1_000
    }
    try await withDatabase(SharedCluster.get(), configure: configure) { (_, owned) in
      let owner = Owner(id: "limits")
      let long = String(repeating: "x", count: 1_000)
      await #expect(throws: DatabaseError.limitExceeded("1018 bytes of parameters")) {
        _ = try await owned.write(as: owner, TaskStatements.insert.bind(owner.id, long, nil))
      }
    }
  }
}
