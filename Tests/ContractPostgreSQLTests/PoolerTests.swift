import ContractPostgreSQL
import ContractTestSupport
// The same promises behind PgBouncer in transaction mode, where no session state may be relied on.
import Foundation
import Testing

@Suite(
  .enabled(if: PostgreSQLCluster.installedBinaries != nil, "no PostgreSQL is installed"),
  .enabled(if: PgBouncer.program != nil, "PgBouncer is not installed (Debian: pgbouncer)"),
  .serialized)
struct PoolerTests {
  @Test func unitsOfWorkHoldTogetherWithoutASession() async throws {
    let cluster = try await SharedCluster.get()
    let pooler = try await PgBouncer.start(cluster, user: "app", database: "todo", poolSize: 2)
    defer { pooler.stop() }
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.maximumConnections = 6
    }
    try await withDatabase(cluster, uri: pooler.uri, configure: configure) { (database, owned) in
      try await withThrowingTaskGroup(of: Void.self) { (group) in
        for number in 0..<20 {
          group.addTask {
            let owner = Owner(id: "pooled-\(number)")
            for round in 0..<10 {
              _ = try await owned.write(
                as: owner, TaskStatements.insert.bind(owner.id, "\(round)", nil))
              let rows = try await owned.read(as: owner, TaskStatements.listAll.bind())
              #expect(rows.count == round + 1)
              #expect(rows.allSatisfy { (row) in row.owner == owner.id })
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(database.state.behindPooler)
      let prepared = Statement<Int64>("SELECT count(*) FROM pg_prepared_statements") {
        (row) throws(DatabaseError) in try row.int64()
      }
      #expect(try await database.read(prepared.bind()) == [0])
    }
  }

  @Test func statementsTimeOutWithoutTouchingTheSession() async throws {
    let cluster = try await SharedCluster.get()
    let pooler = try await PgBouncer.start(cluster, user: "app", database: "todo", poolSize: 1)
    defer { pooler.stop() }
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.statementTimeoutMilliseconds = 100
    }
    try await withDatabase(cluster, uri: pooler.uri, configure: configure) { (database, _) in
      let error = await #expect(throws: DatabaseError.self) {
        _ = try await database.read(TaskStatements.sleep.bind(5_000))
      }
      guard case .server(let server) = error else {
        Issue.record("not a server's error: \(String(describing: error))")
        return
      }
      #expect(server.state == .queryCanceled)
      let left = try PostgreSQLCluster.run(
        cluster.program("psql"),
        ["-X", "-q", "-t", "-A", "-d", pooler.uri, "-c", "SHOW statement_timeout"])
      #expect(left == "0\n")
    }
  }

  /// One session of the server for both: what a stream sets must be gone for the next client.
  @Test func aStreamLeavesNothingInTheSession() async throws {
    let cluster = try await SharedCluster.get()
    let pooler = try await PgBouncer.start(cluster, user: "app", database: "todo", poolSize: 1)
    defer { pooler.stop() }
    try await withDatabase(cluster, uri: pooler.uri) { (_, owned) in
      let owner = Owner(id: "pooled-streamer")
      for _ in 0..<300 {
        _ = try await owned.write(as: owner, TaskStatements.insert.bind(owner.id, "t", nil))
      }
      for _ in 0..<3 {
        let stream = try await owned.stream(as: owner, TaskStatements.listAll.bind())
        var rows: [TaskRow] = []
        while let piece = try await stream.next() { rows += piece }
        #expect(rows.count == 300 && rows.allSatisfy { (row) in row.owner == owner.id })
        let left = try PostgreSQLCluster.run(
          cluster.program("psql"),
          [
            "-X", "-q", "-t", "-A", "-d", pooler.uri, "-c",
            """
            SELECT current_user, coalesce(current_setting('app.user_id', true), ''),
              current_setting('statement_timeout'), current_setting('transaction_read_only')
            """,
          ])
        #expect(left == "app||0|off\n")
      }
    }
  }

  /// `always` is wrong here on purpose: statements are prepared where the next unit does not run.
  @Test func preparedStatementsThatGetLostAreDoneWithout() async throws {
    let cluster = try await SharedCluster.get()
    let pooler = try await PgBouncer.start(cluster, user: "app", database: "todo", poolSize: 3)
    defer { pooler.stop() }
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.preparedStatements = .always
      configuration.maximumConnections = 4
    }
    try await withDatabase(cluster, uri: pooler.uri, configure: configure) { (database, _) in
      try await withThrowingTaskGroup(of: Void.self) { (group) in
        for number in Int64(0)..<200 {
          group.addTask {
            let (one, two) = try await database.write(
              TaskStatements.echo.bind(number), TaskStatements.echo.bind(-number))
            #expect(one == [number])
            #expect(two == [-number])
          }
        }
        try await group.waitForAll()
      }
    }
  }

  /// Two processes that meet a read and a delete of the same types in different order, and a pooler
  /// that hands the session of one to the other: names in order of first use would run the delete.
  @Test func anotherProcessesStatementIsNeverRunForOnesOwn() async throws {
    let cluster = try await SharedCluster.get()
    let pooler = try await PgBouncer.start(cluster, user: "app", database: "todo", poolSize: 2)
    defer { pooler.stop() }
    // Locks of a session are given back where they were taken.
    let one = { (configuration: inout DatabaseConfiguration) in
      configuration.keepToOneConnection()
    }
    try await withDatabase(cluster, configure: one) { (direct, _) in
      let sessions = HeldSessions(direct, pooler)
      _ = try await direct.write(TaskStatements.addPlain.bind(7_007))
      let steps = pooler.steps
      try await sessions.hold(0)
      let reader = try Harness(
        pooler.uri,
        ["read:7007", "done:\(steps)1", "await:\(steps)2", "read:7007", "done:\(steps)3"])
      try await eventually { FileManager.default.fileExists(atPath: "\(steps)1") }
      try await sessions.hold(1)
      try await sessions.release(0)
      // It has the session that the reader never had.
      let deleter = try Harness(pooler.uri, ["delete:-1", "done:\(steps)4"])
      try await eventually { FileManager.default.fileExists(atPath: "\(steps)4") }
      #expect(try await deleter.output() == "delete:-1 []\n")
      // Now the reader gets it.
      _ = FileManager.default.createFile(atPath: "\(steps)2", contents: nil)
      try await eventually { FileManager.default.fileExists(atPath: "\(steps)3") }
      #expect(try await reader.output() == "read:7007 [7007]\nread:7007 [7007]\n")
      try await sessions.release(1)
      #expect(try await direct.read(TaskStatements.countPlain.bind(7_007)) == [1])
    }
  }

  @Test func whatAnotherHasPreparedInTheSessionIsUsed() async throws {
    let cluster = try await SharedCluster.get()
    let pooler = try await PgBouncer.start(cluster, user: "app", database: "todo", poolSize: 1)
    defer { pooler.stop() }
    let always = { (configuration: inout DatabaseConfiguration) in
      configuration.preparedStatements = .always
      configuration.keepToOneConnection()
    }
    let uses = Statement<Int64, String>(
      """
      SELECT sum(generic_plans + custom_plans)::int8
      FROM pg_prepared_statements WHERE statement = $1
      """
    ) { (row) throws(DatabaseError) in try row.int64() }
    try await withDatabase(cluster, uri: pooler.uri, configure: always) { (first, _) in
      #expect(try await first.read(TaskStatements.echo.bind(1)) == [1])
      #expect(try await first.read(TaskStatements.echo.bind(2)) == [2])
      try await withDatabase(cluster, uri: pooler.uri, configure: always) { (second, _) in
        for number in Int64(3)..<6 {
          let rows = try await second.read(TaskStatements.echo.bind(number))
          #expect(rows == [number])
        }
        // Two of the first, and the last of the second: its first unit found the name of what sets
        // the time-out taken, its second one this name, and each was run without names.
        let count = try await second.read(uses.bind("SELECT $1"))
        #expect(count == [3])
      }
    }
  }

  @Test func aWriteAfterAPauseWorksWithoutASession() async throws {
    let cluster = try await SharedCluster.get()
    let pooler = try await PgBouncer.start(cluster, user: "app", database: "todo", poolSize: 1)
    defer { pooler.stop() }
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.limits.silenceMilliseconds = 100
    }
    try await withDatabase(cluster, uri: pooler.uri, configure: configure) { (database, _) in
      for number in Int64(0)..<5 {
        #expect(try await database.write(TaskStatements.echo.bind(number)) == [number])
        try await Task.sleep(for: .milliseconds(150))
      }
    }
  }

  @Test func migrationsAndTheCheckRunThroughThePooler() async throws {
    let cluster = try await SharedCluster.get()
    let pooler = try await PgBouncer.start(cluster, user: "app", database: "todo", poolSize: 2)
    defer { pooler.stop() }
    let configuration = DatabaseConfiguration(connectionString: pooler.uri)
    let migration = Migration(version: 1, name: "pooled", sql: "CREATE TABLE pooled (id int8)")
    #expect(try await Migrations([migration], configuration: configuration).run() == [1])
    #expect(try await Migrations([migration], configuration: configuration).run() == [])
    let table = RowLevelSecurityCheck.Table("tasks", ownerColumn: "user_id")
    let check = RowLevelSecurityCheck(role: "todo_app", tables: [table])
    #expect(try await check.run(configuration) == .holds)
  }
}

/// The sessions of a pooler, kept from others one by one: each is held by a transaction that waits
/// for a lock.
private final class HeldSessions {
  private let direct: Database
  private let pooler: PgBouncer
  private var transactions: [Int64: Task<Void, any Error>] = [:]

  init(_ direct: Database, _ pooler: PgBouncer) {
    self.direct = direct
    self.pooler = pooler
  }

  /// Takes a session that is free.
  func hold(_ number: Int64) async throws {
    let key = 7_000 + number
    _ = try await direct.write(TaskStatements.lock.bind(key))
    var configuration = DatabaseConfiguration(connectionString: pooler.uri)
    configuration.statementTimeoutMilliseconds = 0
    configuration.limits.requestMilliseconds = 60_000
    let database = try Database(configuration)
    transactions[number] = Task {
      _ = try await database.write(TaskStatements.awaitLock.bind(key))
      await database.close()
    }
    try await lockIsAwaited(key, direct)
  }

  func release(_ number: Int64) async throws {
    _ = try await direct.write(TaskStatements.unlock.bind(7_000 + number))
    try await transactions[number]?.value
  }
}

/// A process that runs statements in the order of its arguments.
private final class Harness {
  private let process: SpawnedProcess
  private let outputFile: String

  init(_ uri: String, _ steps: [String]) throws {
    let bundles = Bundle.allBundles.filter { (bundle) in bundle.bundlePath.hasSuffix(".xctest") }
    let folders = (bundles + [.main]).flatMap { (bundle) in
      [bundle.executableURL, bundle.bundleURL].compactMap { (url) in
        url?.deletingLastPathComponent()
      }
    }
    let places = folders.map { (folder) in
      folder.appendingPathComponent("ContractPostgreSQLHarness").path
    }
    let path = try #require(places.first(where: FileManager.default.isExecutableFile(atPath:)))
    outputFile =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("harness-\(UUID().uuidString)").path
    process = try SpawnedProcess(
      path, [uri] + steps, environment: [:], standardOutput: outputFile,
      standardError: outputFile)
  }

  deinit { try? FileManager.default.removeItem(atPath: outputFile) }

  /// What it printed, once it has ended.
  func output() async throws -> String {
    try await eventually { !process.isRunning }
    return try String(contentsOfFile: outputFile, encoding: .utf8)
  }
}

/// A PgBouncer in transaction mode before a cluster.
final class PgBouncer: Sendable {
  static let program: String? = ["/usr/sbin/pgbouncer", "/opt/homebrew/bin/pgbouncer"].first {
    (path) in FileManager.default.isExecutableFile(atPath: path)
  }

  let uri: String
  private let folder: String
  private let process: ChildProcess

  /// Starts one and waits until it answers.
  static func start(
    _ cluster: PostgreSQLCluster, user: String, database: String, poolSize: Int
  ) async throws -> PgBouncer {
    try await onUngatedThread {
      try PgBouncer(cluster, user: user, database: database, poolSize: poolSize)
    }
  }

  private init(
    _ cluster: PostgreSQLCluster, user: String, database: String, poolSize: Int
  ) throws {
    let port = try PostgreSQLCluster.freePort()
    folder = "\(cluster.folder.path)/bouncer-\(port)"
    uri = "postgresql://\(user)@127.0.0.1:\(port)/\(database)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    try """
    [databases]
    \(database) = host=127.0.0.1 port=\(cluster.port) dbname=\(database)
    [pgbouncer]
    listen_addr = 127.0.0.1
    listen_port = \(port)
    unix_socket_dir =
    auth_type = trust
    auth_file = \(folder)/users
    pool_mode = transaction
    default_pool_size = \(poolSize)
    max_client_conn = 200
    """.write(toFile: "\(folder)/pgbouncer.ini", atomically: true, encoding: .utf8)
    try "\"\(user)\" \"\"\n".write(toFile: "\(folder)/users", atomically: true, encoding: .utf8)
    var command = [Self.program ?? "pgbouncer", "\(folder)/pgbouncer.ini"]
    if geteuid() == 0 {
      command = ["/usr/sbin/runuser", "-u", PostgreSQLCluster.superuser, "--"] + command
    }
    process = try ChildProcess.spawn(
      command[0], Array(command.dropFirst()), output: "\(folder)/log")
    for _ in 0..<600 {
      let arguments = ["-h", "127.0.0.1", "-p", String(port), "-U", user, "-d", database]
      if (try? PostgreSQLCluster.run(cluster.program("pg_isready"), arguments)) != nil { return }
      usleep(50_000)
    }
    throw PostgreSQLCluster.Failure(
      description: "PgBouncer did not start: "
        + ((try? String(contentsOfFile: "\(folder)/log", encoding: .utf8)) ?? ""))
  }

  /// Where the files of a test's steps begin.
  var steps: String { "\(folder)/step-" }

  func stop() {
    process.signal(SIGTERM)
    _ = process.wait()
  }
}
