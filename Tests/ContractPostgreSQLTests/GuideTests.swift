// The program of docs/DATABASE.md, run against a real server: what the page shows stands here line by line.
import ContractPostgreSQL
import ContractRuntime
import ContractTestSupport
import Foundation
import Testing

enum NoteSchema {
  /// As whom requests run.
  static let role = "notes_app"

  static let migrations = [
    Migration(
      version: 1, name: "notes",
      sql: """
        CREATE TABLE notes (
          id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
          user_id text NOT NULL,
          text text NOT NULL,
          tags text[] NOT NULL DEFAULT '{}',
          due date,
          price numeric(12, 2),
          created_at timestamptz NOT NULL DEFAULT now());
        CREATE INDEX notes_by_owner ON notes (user_id, created_at DESC, id);
        ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
        ALTER TABLE notes FORCE ROW LEVEL SECURITY;
        CREATE POLICY notes_of_owner ON notes
          USING (user_id = current_setting('app.user_id', true))
          WITH CHECK (user_id = current_setting('app.user_id', true));
        GRANT SELECT, INSERT, UPDATE, DELETE ON notes TO notes_app;
        """)
  ]

  static let guarded = RowLevelSecurityCheck.Table(
    "notes", ownerColumn: "user_id",
    probe: ["INSERT INTO notes (user_id, text) VALUES ($1, 'probe')"])
}

struct NoteStore: Sendable {
  let database: Database
  let notes: OwnedDatabase<Owner>

  /// Opens the database: its schema is up to date and its wall is proven, or this throws.
  static func open(_ connectionString: String) async throws -> NoteStore {
    var configuration = DatabaseConfiguration(connectionString: connectionString)
    configuration.applicationName = "notes"
    // Nobody waits for the database longer than the client waits for its answer.
    configuration.remainingMilliseconds = { RequestContext.current?.remainingMilliseconds }
    let connection = MaintenanceConnection(configuration)
    _ = try await Migrations(
      NoteSchema.migrations, table: "notes_migrations", connection: connection
    ).run()
    let check = RowLevelSecurityCheck(role: NoteSchema.role, tables: [NoteSchema.guarded])
    if case .fails(let reason) = try await check.run(connection) {
      throw DatabaseError.configuration(reason)
    }
    let database = try Database(configuration)
    return NoteStore(
      database: database,
      notes: OwnedDatabase(database, role: NoteSchema.role) { (owner) in owner.id })
  }
}

struct Note: RowDecodable {
  let id: UUIDValue
  let text: String
  let tags: [String]
  let due: CalendarDate?
  let price: String?
  let createdAt: DateTime

  /// Reads the columns of `NoteStatements`, from left to right.
  init(from row: inout RowReader) throws(DatabaseError) {
    let id = try row.uuid()
    self.id = UUIDValue(high: id.high, low: id.low)
    text = try row.text()
    tags = try row.texts()
    due = try row.dateOrNil().flatMap { (days) in CalendarDate(daysSinceUnixEpoch: days) }
    price = try row.textOrNil()
    createdAt = DateTime(microsecondsSinceUnixEpoch: try row.timestamptz())
  }
}

enum NoteStatements {
  /// $1 owner.
  static let list = Statement<Note, String>(
    """
    SELECT id, text, tags, due, price::text, created_at FROM notes
    WHERE user_id = $1 ORDER BY created_at DESC, id
    """, effect: .plainSelect)

  static let first = list.limited(to: 100)

  /// $1 owner, $2 text, $3 tags, $4 due, $5 price.
  static let add = Statement<Note, String, String, [String], Day?, String?>(
    """
    INSERT INTO notes (user_id, text, tags, due, price) VALUES ($1, $2, $3, $4, $5::numeric)
    RETURNING id, text, tags, due, price::text, created_at
    """, effect: .plainInsert)

  /// $1 owner, $2 id.
  static let delete = Statement<Bool, String, UUIDBits>(
    "DELETE FROM notes WHERE user_id = $1 AND id = $2 RETURNING true"
  ) { (row) throws(DatabaseError) in try row.bool() }
}

extension NoteStore {
  func newest(of owner: Owner) async throws -> [Note] {
    try await notes.read(as: owner, NoteStatements.first.bind(owner.id))
  }

  func add(
    _ text: String, tags: [String], due: CalendarDate?, price: String?, to owner: Owner
  ) async throws -> [Note] {
    let due = due.map { (date) in Day(daysSinceUnixEpoch: date.daysSinceUnixEpoch) }
    return try await notes.write(
      as: owner, NoteStatements.add.bind(owner.id, text, tags, due, price))
  }

  /// Whether it was there.
  func delete(_ id: UUIDValue, of owner: Owner) async throws -> Bool {
    let id = UUIDBits(high: id.high, low: id.low)
    return try await !notes.write(as: owner, NoteStatements.delete.bind(owner.id, id)).isEmpty
  }

  /// All of an owner's notes, a piece at a time; an owner has one stream at once, and others wait.
  func all(of owner: Owner) async throws -> RowStream<[Note]> {
    try await notes.stream(as: owner, NoteStatements.list.bind(owner.id))
  }
}

extension ProblemDetails {
  /// What a client is told of a failure of the database; the log has the error itself.
  init(_ error: DatabaseError) {
    let retryAfter = Headers([.init(name: "Retry-After", value: "2")])
    switch error.retryability {
    case .later:
      self.init(status: 503, detail: "Not at present; try again.", headers: retryAfter)
    case .outcomeUnknown:
      self.init(
        status: 503, detail: "It may have been done: look before trying again.",
        headers: retryAfter)
    case .never: self.init(status: 500, detail: "The server made a mistake.")
    }
  }

  /// For `Router(application:authenticators:problem:)`.
  static func answer(to error: any Error, _ request: Request) -> ProblemDetails {
    if let error = error as? DatabaseError { return ProblemDetails(error) }
    return .unexpected(error, request)
  }
}

@Suite struct GuideTests {
  @Test(.enabled(if: PostgreSQLCluster.installedBinaries != nil, "no PostgreSQL is installed"))
  func theProgramOfTheGuideRuns() async throws {
    let cluster = try await SharedCluster.get()
    try await onUngatedThread {
      try cluster.sql("CREATE ROLE notes_app NOLOGIN; GRANT notes_app TO app")
      try cluster.createDatabase("notes", owner: "app")
    }
    let store = try await NoteStore.open(cluster.uri(user: "app", database: "notes"))
    let ann = Owner(id: "ann")
    let ben = Owner(id: "ben")
    let due = try #require(CalendarDate("2028-02-29"))
    _ = try await store.add("milk", tags: ["shop", ""], due: due, price: "1.10", to: ann)
    let bread = try await store.add("bread", tags: [], due: nil, price: nil, to: ann)
    let id = try #require(bread.first?.id)
    let read = try await store.newest(of: ann)
    #expect(read.map(\.text) == ["bread", "milk"])
    #expect(read.map(\.tags) == [[], ["shop", ""]])
    #expect(read.map(\.due) == [nil, due])
    #expect(read.map(\.price) == [nil, "1.10"])
    #expect(try await store.newest(of: ben).isEmpty)
    let stream = try await store.all(of: ann)
    var texts: [String] = []
    while let notes = try await stream.next() { texts += notes.map(\.text) }
    #expect(texts == ["bread", "milk"])
    #expect(try await !store.delete(id, of: ben))
    #expect(try await store.delete(id, of: ann))
    #expect(try await !store.delete(id, of: ann))
    await store.database.close(deadlineMilliseconds: 1_000)
  }

  @Test func whatThePageShowsStandsHere() throws {
    let file = URL(filePath: #filePath)
    func lines(_ text: Substring) -> String {
      text.split(separator: "\n").map { (line) in line.trimmingPrefix { $0 == " " } }
        .joined(separator: "\n")
    }
    let program = lines(try String(contentsOf: file, encoding: .utf8)[...])
    let page = try String(
      contentsOf: PackageFolder.url.appending(path: "docs/DATABASE.md"), encoding: .utf8)
    let blocks = page.split(separator: "```swift\n").dropFirst().map { (rest) in
      rest.prefix(upTo: rest.firstRange(of: "```")?.lowerBound ?? rest.endIndex)
    }
    #expect(blocks.count >= 5)
    for block in blocks { #expect(program.contains(lines(block)), "\(block)") }
  }
}
