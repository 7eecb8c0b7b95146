// What the whole suite shares: one PostgreSQL cluster and a few servers on it, started when the
// first test needs them, stopped (and their output searched) after the last.

import ContractTestSupport
import Foundation
import Testing

/// A database of the shared cluster.
typealias TestDatabase = (cluster: PostgreSQLCluster, name: String, url: String)

/// The shared cluster and servers.
actor World {
  static let shared = World()

  /// The secret of the shared servers; random, as no default exists anywhere.
  static let secret = randomText(40)
  /// The origin that the shared servers know.
  static let origin = "https://todo.example"
  static let otherOrigin = "http://localhost:3000"

  /// Whether every test that can runs on the Citus cluster of CITUS_URL.
  static let isCitusForAll = ProcessInfo.processInfo.environment["CITUS_FOR_ALL"] != nil

  private var cluster: Task<PostgreSQLCluster, any Error>?
  private var citus: Task<PostgreSQLCluster, any Error>?
  private var servers: [String: Task<(ServerProcess, TestDatabase), any Error>] = [:]
  private var keyServers: [String: KeyServer] = [:]
  private var databases = 0

  /// The cluster for everything that does not break it.
  ///
  /// With CITUS_FOR_ALL it is that of CITUS_URL, and every test runs there that can.
  func sharedCluster() async throws -> PostgreSQLCluster {
    if let cluster { return try await cluster.value }
    let starting = Task {
      try await onUngatedThread {
        if Self.isCitusForAll { return try PostgreSQLCluster.citus() }
        return try PostgreSQLCluster(settings: ["max_connections = 800", "synchronous_commit = on"])
      }
    }
    cluster = starting
    return try await starting.value
  }

  /// The Citus cluster of CITUS_URL.
  func citusCluster() async throws -> PostgreSQLCluster {
    if let citus { return try await citus.value }
    let starting = Task { try await onUngatedThread { try PostgreSQLCluster.citus() } }
    citus = starting
    return try await starting.value
  }

  /// Makes an empty database whose owner is no superuser.
  ///
  /// - Returns: its name, which is the role's name too, and its URL (with a password to look for).
  func newDatabase(
    roleOptions: String = "", isDistributed: Bool = false
  ) async throws -> TestDatabase {
    databases += 1
    let number = databases
    let cluster = isDistributed ? try await citusCluster() : try await sharedCluster()
    // A cluster that somebody else runs may have what an earlier run has left.
    let name =
      cluster.workerPorts.isEmpty ? "todo_\(number)" : "todo_\(number)_\(randomText(6))"
    try await onThread {
      try cluster.createRole(name, roleOptions)
      try cluster.createDatabase(name, owner: name)
    }
    return (cluster, name, databaseURL(cluster, name))
  }

  /// The server that most tests share: HS256 only, two known origins.
  func standardServer() async throws -> ServerProcess {
    try await server("standard") {
      [
        "BETTER_AUTH_SECRET": Self.secret,
        "CORS_ORIGINS": "\(Self.origin),\(Self.otherOrigin)",
      ]
    }
  }

  /// The server that trusts a key server, whose base URL is issuer and audience too.
  func keySetServer(_ keys: [SigningKey]) async throws -> (ServerProcess, KeyServer) {
    let keyServer = try keyServers["standard"] ?? KeyServer(keys: keys)
    keyServers["standard"] = keyServer
    let server = try await server("keys") {
      ["BETTER_AUTH_SECRET": Self.secret, "BETTER_AUTH_URL": keyServer.baseURL]
    }
    return (server, keyServer)
  }

  /// A server by name, on an empty database of its own.
  func server(
    _ name: String, settings: @Sendable @escaping () throws -> [String: String]
  ) async throws -> ServerProcess {
    try await serverWithDatabase(name, settings: settings).0
  }

  /// A server by name, and the empty database that it was started on.
  func serverWithDatabase(
    _ name: String, settings: @Sendable @escaping () throws -> [String: String]
  ) async throws -> (ServerProcess, TestDatabase) {
    if let server = servers[name] { return try await server.value }
    let starting = Task {
      let database = try await self.newDatabase()
      let all = try settings().merging(["DATABASE_URL": database.url]) { $1 }
      return (try await ServerProcess.serve(settings: all), database)
    }
    servers[name] = starting
    return try await starting.value
  }

  /// Stops everything; a server that could not start was reported by the tests that needed it.
  func tearDown() async throws {
    for starting in servers.values {
      if let (server, _) = try? await starting.value { try await server.stop() }
    }
    servers = [:]
    for keyServer in keyServers.values { keyServer.stop() }
    keyServers = [:]
    for starting in [cluster, citus] {
      if let running = try? await starting?.value { try await onUngatedThread { running.remove() } }
    }
    (cluster, citus) = (nil, nil)
  }
}

/// The URL of a database whose owner has its name.
func databaseURL(_ cluster: PostgreSQLCluster, _ name: String, user: String? = nil) -> String {
  "postgresql://\(user ?? name):\(databasePassword)@127.0.0.1:\(cluster.port)/\(name)"
}

/// No password is asked for; it is given so that its appearance in a log is noticed.
let databasePassword = randomText(24)

/// Random letters and digits.
func randomText(_ count: Int) -> String {
  String((0..<count).map { _ in "abcdefghijkmnpqrstuvwxyz23456789".randomElement() ?? "a" })
}

/// Stops the shared world after the last test of the suite that carries it.
struct SharedWorld: SuiteTrait, TestScoping {
  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    do {
      try await function()
    } catch {
      try await World.shared.tearDown()
      throw error
    }
    try await World.shared.tearDown()
  }
}

extension Trait where Self == ConditionTrait {
  /// Not run where CITUS_FOR_ALL has tests run on a cluster.
  ///
  /// - Parameter reason: What of it a cluster does not have, or what would be tested twice.
  static func oneServer(_ reason: Comment) -> ConditionTrait {
    .enabled(if: !World.isCitusForAll, reason)
  }
}

extension Trait where Self == SharedWorld {
  static var sharedWorld: SharedWorld { SharedWorld() }
}

/// Everything that runs against a real server on a real database.
@Suite(.sharedWorld)
enum EndToEnd {}
