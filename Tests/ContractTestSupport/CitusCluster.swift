// A Citus cluster that somebody else runs, named by CITUS_URL: a coordinator with two workers or more, all
// on 127.0.0.1, whose superuser needs no password. Each test has a database of its own over all of them.
import Foundation
import Synchronization

extension PostgreSQLCluster {
  /// The value of CITUS_URL, such as `postgresql://postgres@127.0.0.1:5432/postgres`; nil without one.
  public static let citusURL = ProcessInfo.processInfo.environment["CITUS_URL"]

  /// Whether tests that need one can run.
  public static var isCitusNamed: Bool { citusURL != nil }

  /// What is said where they cannot.
  public static let citusAbsence =
    "CITUS_URL names no Citus coordinator with two workers on 127.0.0.1 (docs/SCALING.md)"

  /// The cluster of CITUS_URL.
  public static func citus() throws -> PostgreSQLCluster {
    guard let citusURL, let port = URLComponents(string: citusURL)?.port else {
      throw Failure(description: citusAbsence)
    }
    let coordinator = try PostgreSQLCluster(attachedTo: port, workers: [])
    let ports = try coordinator.sql(
      "SELECT nodeport FROM pg_dist_node WHERE groupid > 0 AND isactive ORDER BY nodeport"
    ).split(separator: "\n").compactMap { Int($0) }
    guard ports.count > 1 else {
      throw Failure(description: "\(citusURL) has \(ports.count) workers")
    }
    return try PostgreSQLCluster(attachedTo: port, workers: ports)
  }

  /// The ports of the servers that have the rows; none where the cluster has them itself.
  public var workerPorts: [Int] { workers ?? [] }

  /// Runs SQL through psql on one of the servers that have the rows.
  @discardableResult
  public func sql(
    _ script: String, onWorker port: Int, user: String = superuser, database: String
  ) throws -> String {
    try sql(script, at: "postgresql://\(user)@127.0.0.1:\(port)/\(database)")
  }

  /// Makes a database on every node and joins them: Citus does neither.
  func createDatabase(_ name: String, owner: String, over workers: [Int]) throws {
    made.withLock { $0.databases.append(name) }
    try onAllNodes { try create(name, owner: owner, over: workers) }
  }

  private func create(_ name: String, owner: String, over workers: [Int]) throws {
    for node in [port] + workers {
      let uri = "postgresql://\(Self.superuser)@127.0.0.1:\(node)"
      // Nobody can be connected to template0, so that it can be copied at any moment.
      try sql(
        "CREATE DATABASE \"\(name)\" OWNER \"\(owner)\" TEMPLATE template0", at: uri + "/postgres")
      try sql("CREATE EXTENSION citus", at: uri + "/" + name)
    }
    try join(name)
  }

  /// Joins the servers of a database on which the extension is installed.
  public func joinNodes(of name: String) throws { try onAllNodes { try join(name) } }

  private func join(_ name: String) throws {
    let nodes = workerPorts.map { "SELECT citus_add_node('127.0.0.1', \($0))" }
    try sql(
      (["SELECT citus_set_coordinator_host('127.0.0.1', \(port))"] + nodes).joined(separator: ";"),
      database: name)
  }

  /// A node that joins is given every role anew, which fails where one is made at the same moment.
  private static let nodes = Mutex(())

  func onAllNodes(_ work: () throws -> Void) throws {
    try Self.nodes.withLock { (_) in try work() }
  }

  /// Takes away what tests have made.
  func removeWhatWasMade() {
    let (databases, roles) = made.withLock { (made) in
      defer { made = ([], []) }
      return made
    }
    for node in [port] + workerPorts {
      let uri = "postgresql://\(Self.superuser)@127.0.0.1:\(node)/postgres"
      for name in databases {
        _ = try? sql("DROP DATABASE IF EXISTS \"\(name)\" WITH (FORCE)", at: uri)
      }
    }
    for name in roles { _ = try? sql("DROP ROLE IF EXISTS \"\(name)\"") }
  }
}
