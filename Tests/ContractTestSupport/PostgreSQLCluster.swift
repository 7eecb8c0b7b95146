// A private PostgreSQL cluster in a temporary folder, for tests: made, started, broken, removed.
// It listens on a free port of the loopback address and on a Unix socket in its folder.
import Foundation
import Synchronization

/// A throw-away PostgreSQL server.
///
/// Running as root, its programs run as the user `postgres`, since the server refuses root. The
/// folder goes with the process: on normal exit at once, after a crash by the watchdog process that
/// waits for this one to end.
public final class PostgreSQLCluster: Sendable {
  /// How hard the server is stopped.
  public enum StopMode: String, Sendable {
    /// Lets transactions finish.
    case smart
    /// Ends transactions, then shuts down in order.
    case fast
    /// Like a power cut; the next start recovers.
    case immediate
  }

  /// What could not be done, with the output of the program that failed.
  public struct Failure: Error, CustomStringConvertible {
    /// The sentence and the output.
    public let description: String

    /// A failure from the sentence that tells it.
    public init(description: String) {
      self.description = description
    }
  }

  /// The superuser's name; it connects without a password.
  public static let superuser = "postgres"
  /// The temporary folder: data, socket and log.
  public let folder: URL
  /// The TCP port on 127.0.0.1, also part of the socket's name.
  public let port: Int
  private let binaries: URL
  private let isRunning = Mutex(false)
  /// Where it is somebody else's Citus cluster, the ports of its workers on 127.0.0.1; nil otherwise.
  let workers: [Int]?
  /// What was made in somebody else's cluster, to be taken away at the end.
  let made = Mutex<(databases: [String], roles: [String])>(([], []))

  /// The newest installed server's programs; nil if there is none.
  public static let installedBinaries: URL? = {
    let fixed = ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt"]
    var found: [(version: Int, folder: URL)] = []
    for root in fixed {
      for name in (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? [] {
        let digits = name.split(separator: "@").last.map(String.init) ?? name
        guard let version = Int(digits) else { continue }
        let folder = URL(fileURLWithPath: "\(root)/\(name)/bin")
        let program = folder.appendingPathComponent("initdb").path
        if FileManager.default.isExecutableFile(atPath: program) { found.append((version, folder)) }
      }
    }
    return found.max { (left, right) in left.version < right.version }?.folder
  }()

  /// Makes a cluster and starts it.
  ///
  /// - Parameter settings: Lines for `postgresql.conf`, after the ones that make tests quick.
  public init(settings: [String] = []) throws {
    guard let binaries = Self.installedBinaries else {
      throw Failure(description: "no PostgreSQL server is installed (Debian: postgresql)")
    }
    self.binaries = binaries
    workers = nil
    port = try Self.freePort()
    folder = URL(fileURLWithPath: "/tmp/pg-\(getpid())-\(port)")
    try? FileManager.default.removeItem(at: folder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Self.startWatchdog(folder: folder)
    if geteuid() == 0 { try Self.run("/bin/chown", [Self.superuser, folder.path]) }
    try runAsServer(
      "initdb",
      [
        "--pgdata", data, "--username", Self.superuser, "--auth", "trust", "--encoding", "UTF8",
        "--locale", "C", "--no-sync", "--no-instructions",
      ])
    let lines =
      [
        "listen_addresses = '127.0.0.1'", "port = \(port)",
        "unix_socket_directories = '\(folder.path)'", "fsync = off", "full_page_writes = off",
        "synchronous_commit = off", "max_connections = 60", "shared_buffers = 32MB",
        "logging_collector = off", "log_min_messages = warning",
      ] + settings
    let configuration = URL(fileURLWithPath: data).appendingPathComponent("postgresql.conf")
    let handle = try FileHandle(forWritingTo: configuration)
    try handle.seekToEnd()
    try handle.write(contentsOf: Data((lines.joined(separator: "\n") + "\n").utf8))
    try handle.close()
    try start()
  }

  /// A cluster that is there and goes on, at a port of 127.0.0.1.
  init(attachedTo port: Int, workers: [Int]) throws {
    guard let binaries = Self.installedBinaries else {
      throw Failure(description: "no PostgreSQL server is installed (Debian: postgresql)")
    }
    self.binaries = binaries
    self.port = port
    self.workers = workers
    folder = URL(fileURLWithPath: "/nonexistent")
  }

  deinit {
    remove()
  }

  private var data: String { folder.appendingPathComponent("data").path }

  /// A connection URI over TCP.
  public func uri(user: String = superuser, database: String = "postgres") -> String {
    "postgresql://\(user)@127.0.0.1:\(port)/\(database)"
  }

  /// A connection URI over the Unix socket.
  public func socketURI(user: String = superuser, database: String = "postgres") -> String {
    let host = folder.path.replacingOccurrences(of: "/", with: "%2F")
    return "postgresql://\(user)@\(host):\(port)/\(database)"
  }

  /// Starts the server and waits until it accepts connections.
  public func start() throws {
    let file = folder.appendingPathComponent("log").path
    do {
      try runAsServer("pg_ctl", ["start", "-w", "-t", "60", "-D", data, "-l", file])
    } catch let failure as Failure {
      // What it says is in its log.
      throw Failure(description: failure.description + "\n" + log.suffix(2_000))
    }
    isRunning.withLock { (isRunning) in isRunning = true }
  }

  /// Stops the server and waits until it is down.
  public func stop(_ mode: StopMode = .fast) throws {
    try runAsServer("pg_ctl", ["stop", "-w", "-t", "60", "-m", mode.rawValue, "-D", data])
    isRunning.withLock { (isRunning) in isRunning = false }
  }

  /// Stops the server and starts it again.
  public func restart(_ mode: StopMode = .fast) throws {
    try stop(mode)
    try start()
  }

  /// Starts the server again as a standby, which only reads.
  public func becomeStandby() throws {
    try stop()
    let signal = URL(fileURLWithPath: data).appendingPathComponent("standby.signal").path
    try Data().write(to: URL(fileURLWithPath: signal))
    try start()
  }

  /// Stops the server and removes its folder; nothing works afterwards. May be called twice.
  public func remove() {
    if workers != nil { return removeWhatWasMade() }
    let wasRunning = isRunning.withLock { (isRunning) in
      defer { isRunning = false }
      return isRunning
    }
    if wasRunning {
      _ = try? runAsServer("pg_ctl", ["stop", "-w", "-m", "immediate", "-D", data])
    }
    try? FileManager.default.removeItem(at: folder)
  }

  /// Runs SQL through psql as a superuser or another role; the output is unaligned, without titles.
  @discardableResult
  public func sql(
    _ script: String, user: String = superuser, database: String = "postgres"
  ) throws -> String {
    try sql(script, at: uri(user: user, database: database))
  }

  /// Runs SQL through psql on a server that a connection URI names.
  @discardableResult
  func sql(_ script: String, at uri: String) throws -> String {
    try Self.run(
      binaries.appendingPathComponent("psql").path,
      [
        "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set", "ON_ERROR_STOP=1",
        "--dbname", uri, "--command", script,
      ]
    ).trimmingCharacters(in: .newlines)
  }

  /// Runs a script as it comes from a pipe, by psql with its defaults; throws where its status is
  /// not 0.
  @discardableResult
  public func pipe(
    _ script: String, user: String = superuser, database: String = "postgres"
  ) throws -> String {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try script.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    return try Self.run(
      binaries.appendingPathComponent("psql").path,
      [
        "--no-psqlrc", "--quiet", "--dbname", uri(user: user, database: database), "--file",
        file.path,
      ])
  }

  /// Makes a role that may log in, with more options (`CREATEDB`, `BYPASSRLS` ...) if wanted.
  public func createRole(_ name: String, _ options: String = "") throws {
    made.withLock { $0.roles.append(name) }
    let create = "CREATE ROLE \"\(name)\" LOGIN \(options)"
    if workers == nil { try sql(create) } else { try onAllNodes { try sql(create) } }
  }

  /// Makes a database.
  public func createDatabase(_ name: String, owner: String = superuser) throws {
    if let workers { return try createDatabase(name, owner: owner, over: workers) }
    try sql("CREATE DATABASE \"\(name)\" OWNER \"\(owner)\"")
  }

  /// Ends all other server processes of clients, as an operator or a suspending host would.
  @discardableResult
  public func terminateBackends() throws -> Int {
    let count = try sql(
      """
      SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
      WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'
      """)
    return Int(count) ?? 0
  }

  /// The server's log, for a test that failed.
  public var log: String {
    (try? String(contentsOf: folder.appendingPathComponent("log"), encoding: .utf8)) ?? ""
  }

  /// The path of one of the server's programs, such as `pgbench`.
  public func program(_ name: String) -> String {
    binaries.appendingPathComponent(name).path
  }

  // MARK: - Programs

  @discardableResult
  private func runAsServer(_ program: String, _ arguments: [String]) throws -> String {
    let path = self.program(program)
    guard geteuid() == 0 else { return try Self.run(path, arguments) }
    return try Self.run("/usr/sbin/runuser", ["-u", Self.superuser, "--", path] + arguments)
  }

  /// Runs a program to its end; its output, or `Failure` with it.
  @discardableResult
  public static func run(_ path: String, _ arguments: [String]) throws -> String {
    let output = FileManager.default.temporaryDirectory
      .appendingPathComponent("run-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: output) }
    let ended = try ChildProcess.spawn(path, arguments, output: output).wait()
    let text = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
    guard ended == 0 else {
      throw Failure(description: "\(path) ended with status \(ended): \(text)")
    }
    return text
  }

  /// A small shell that outlives a crashed test run just long enough to clean up after it.
  private static func startWatchdog(folder: URL) throws {
    let script = """
      trap '' INT TERM HUP
      while kill -0 "$1" 2>/dev/null && [ -d "$2" ]; do sleep 1; done
      [ -d "$2" ] || exit 0
      [ -f "$2/data/postmaster.pid" ] && kill -QUIT "$(head -n 1 "$2/data/postmaster.pid")"
      sleep 1
      case "$2" in /tmp/pg-*) rm -rf "$2" ;; esac
      """
    _ = try ChildProcess.spawn(
      "/bin/sh", ["-c", script, "watchdog", String(getpid()), folder.path], output: "/dev/null")
  }

  /// Ports that were given out: two servers that start at once must not get the same one.
  private static let given = Mutex<Set<Int>>([])

  /// A TCP port that nothing listens on, and that nobody else gets meanwhile.
  ///
  /// It lies below those that systems take for outgoing connections. One of those could be taken while
  /// its server is down for a moment, and who connects to it could even be given it on both ends.
  public static func freePort() throws -> Int {
    for _ in 0..<1_000 {
      let port = Int.random(in: 20_000..<32_000)
      guard given.withLock({ $0.insert(port).inserted }) else { continue }
      if try isFree(port) { return port }
    }
    throw Failure(description: "no free port was found")
  }

  private static func isFree(_ port: Int) throws -> Bool {
    #if canImport(Glibc)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    let descriptor = socket(AF_INET, kind, 0)
    guard descriptor >= 0 else { throw Failure(description: "no socket can be opened") }
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port)).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let length = socklen_t(MemoryLayout<sockaddr_in>.size)
    return withUnsafeMutablePointer(to: &address) { (pointer) in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { (generic) in
        bind(descriptor, generic, length) == 0
      }
    }
  }
}
