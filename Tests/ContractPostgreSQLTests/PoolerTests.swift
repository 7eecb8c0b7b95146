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
    try await onThread {
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

  func stop() {
    process.signal(SIGTERM)
    _ = process.wait()
  }
}
