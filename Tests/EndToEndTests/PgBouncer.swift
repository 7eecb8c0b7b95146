// Behind PgBouncer in transaction mode: nothing may outlive a transaction, and nothing does.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite struct PgBouncer {
    private static let program = [
      "/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/opt/homebrew/bin/pgbouncer",
    ]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

    @Test(.enabled(if: program != nil, "pgbouncer is not installed"))
    func `the server works and isolates in transaction mode`() async throws {
      let database = try await World.shared.newDatabase()
      let pooler = try Pooler(
        program: try #require(Self.program), cluster: database.cluster, database: database.name)
      defer { pooler.stop() }
      let url = "postgresql://\(database.name)@127.0.0.1:\(pooler.port)/\(database.name)"
      let server = try await ServerProcess.serve(settings: [
        "DATABASE_URL": url, "BETTER_AUTH_SECRET": World.secret, "DATABASE_POOL_SIZE": "6",
      ])
      let users = try (0..<12).map { try User(id: "user \($0)", on: server) }
      try await withThrowingTaskGroup { group in
        for user in users {
          group.addTask {
            for round in 0..<15 {
              let number = try await user.create("\(user.id) \(round)")
              let toggled = try await user.send("PATCH", user.task(number) + "/complete")
              #expect(toggled.status == 200, "\(toggled.text)")
              let titles = try await user.titles()
              #expect(titles.count == round + 1)
              #expect(titles.allSatisfy { $0.hasPrefix("\(user.id) ") })
            }
          }
        }
        try await group.waitForAll()
      }
      let first = users[0]
      let foreign = try await users[1].send("GET", first.tasks)
      expectProblem(foreign, 403)
      try await server.stop()
    }

    /// A PgBouncer in front of one database, with fewer server connections than clients.
    private final class Pooler: Sendable {
      let port: Int
      private let folder: URL
      private let processID: Int32

      init(program: String, cluster: PostgreSQLCluster, database: String) throws {
        port = try PostgreSQLCluster.freePort()
        folder = URL(fileURLWithPath: "/tmp/pgbouncer-\(port)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appendingPathComponent("pgbouncer.ini")
        try """
        [databases]
        \(database) = host=127.0.0.1 port=\(cluster.port) dbname=\(database)
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = \(port)
        unix_socket_dir =
        auth_type = trust
        auth_file = \(folder.path)/users
        pool_mode = transaction
        default_pool_size = 3
        max_client_conn = 50
        logfile = \(folder.path)/log
        pidfile = \(folder.path)/pid
        """.write(to: file, atomically: true, encoding: .utf8)
        try "\"\(database)\" \"\"\n".write(
          to: folder.appendingPathComponent("users"), atomically: true, encoding: .utf8)
        // It refuses to run as root, as the server does.
        let isRoot = geteuid() == 0
        if isRoot {
          try PostgreSQLCluster.run("/bin/chown", ["-R", PostgreSQLCluster.superuser, folder.path])
          try PostgreSQLCluster.run(
            "/usr/sbin/runuser",
            ["-u", PostgreSQLCluster.superuser, "--", program, "-d", "-q", file.path])
        } else {
          try PostgreSQLCluster.run(program, ["-d", "-q", file.path])
        }
        let pidFile = folder.appendingPathComponent("pid").path
        var found: Int32?
        for _ in 0..<100 {
          let text = try? String(contentsOfFile: pidFile, encoding: .utf8)
          found = text.flatMap { Int32($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
          if found != nil { break }
          Thread.sleep(forTimeInterval: 0.05)
        }
        processID = try #require(found, "pgbouncer did not start")
      }

      func stop() {
        // It has nothing to save, and which milder signal ends it depends on its version.
        kill(processID, SIGKILL)
        try? FileManager.default.removeItem(at: folder)
      }
    }
  }
}
