// A database of its own over the nodes of the Citus cluster of CITUS_URL, and servers on it.

import ContractTestSupport
import Foundation
import Testing

extension Trait where Self == ConditionTrait {
  /// Runs only where CITUS_URL names a cluster.
  static var needsCitus: ConditionTrait {
    .enabled(
      if: PostgreSQLCluster.isCitusNamed, Comment(rawValue: PostgreSQLCluster.citusAbsence))
  }
}

/// One database of the cluster.
struct DistributedScene: Sendable {
  let database: TestDatabase

  init(roleOptions: String = "") async throws {
    database = try await World.shared.newDatabase(roleOptions: roleOptions, isDistributed: true)
  }

  var settings: [String: String] {
    ["DATABASE_URL": database.url, "BETTER_AUTH_SECRET": World.secret]
  }

  func serve(_ more: [String: String] = [:]) async throws -> ServerProcess {
    try await ServerProcess.serve(settings: settings.merging(more) { $1 })
  }

  /// Runs the command on the database.
  func run(
    _ arguments: String...
  ) async throws -> (status: Int32, standardOutput: String, standardError: String) {
    try await ServerProcess.run(arguments, settings: settings.merging(["PORT": "0"]) { $1 })
  }

  /// Expects that no server starts, and that it says why.
  func expectRefusal(
    _ sentences: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let result = try await run("serve")
    #expect(result.status > 0, sourceLocation: sourceLocation)
    for sentence in sentences {
      #expect(
        result.standardError.contains(sentence), "\(result.standardError)",
        sourceLocation: sourceLocation)
    }
  }

  /// Runs SQL on the coordinator, as a superuser unless told otherwise.
  @discardableResult
  func sql(_ text: String, user: String? = nil) async throws -> [String] {
    let (cluster, name) = (database.cluster, database.name)
    return try await onThread {
      try cluster.sql(text, user: user ?? PostgreSQLCluster.superuser, database: name)
    }.split(separator: "\n").map(String.init)
  }

  /// Runs SQL on a worker; `%@` stands for the name of a shard of the table that the worker has.
  @discardableResult
  func sql(
    _ text: String, onWorker index: Int, shardOf table: String = "tasks", user: String? = nil
  ) async throws -> [String] {
    let (cluster, name) = (database.cluster, database.name)
    let port = cluster.workerPorts[index]
    let shards = try await sql(
      """
      SELECT shard_name(logicalrelid, shardid) FROM pg_dist_shard_placement
      JOIN pg_dist_shard USING (shardid)
      WHERE logicalrelid = '\(table)'::regclass AND nodeport = \(port) ORDER BY shardid
      """)
    let shard = try #require(shards.first)
    return try await onThread {
      try cluster.sql(
        text.replacingOccurrences(of: "%@", with: shard), onWorker: port,
        user: user ?? PostgreSQLCluster.superuser, database: name)
    }.split(separator: "\n").map(String.init)
  }

  /// Two users whose rows are on two workers, and one beside the first on her shard.
  func usersApart(on server: ServerProcess) async throws -> (User, User) {
    var byNode: [String: User] = [:]
    for _ in 0..<200 where byNode.count < 2 {
      let user = try User(id: "user-\(randomText(8))", on: server)
      let node = try await sql(
        """
        SELECT nodeport FROM pg_dist_shard_placement
        WHERE shardid = get_shard_id_for_distribution_column('tasks', '\(user.id)')
        """)
      byNode[node.joined()] = user
    }
    let users = Array(byNode.values)
    try #require(users.count == 2)
    return (users[0], users[1])
  }
}
