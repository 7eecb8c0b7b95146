// A low limit on open files: as many connections as fit are served, the database keeps what it needs,
// and the server neither spins nor fails at its limit.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite struct OpenFiles {
    @Test func `connections are bounded by what the system lets be opened`() async throws {
      let database = try await World.shared.newDatabase()
      let server = try await ServerProcess.serve(
        settings: [
          "DATABASE_URL": database.url, "BETTER_AUTH_SECRET": World.secret,
          "DATABASE_POOL_SIZE": "4", "LOG_FORMAT": "json",
        ], openFiles: 160)
      let user = try User(id: "alice", on: server)
      try await user.create("there")
      let said = server.standardError.split(separator: "\n").filter { $0.contains("RLIMIT_NOFILE") }
      let line = try JSON(parsing: Array(try #require(said.first).utf8))
      #expect(said.count == 1 && line["level"] == "warning")
      let limit = try #require(line["connections"]?.string.flatMap { Int($0) })
      #expect((20..<160).contains(limit))

      let request = HTTPRequest(
        "GET", user.tasks, headers: [(name: "Authorization", value: "Bearer \(user.token)")])
      // Asks at once: a connection that is one too many is not waited for.
      let held = try await onUngatedThread {
        try (0..<400).map { _ in
          let connection = try TCPConnection(port: server.port, timeoutSeconds: 20)
          try? connection.write(request.bytes)
          return connection
        }
      }
      // Those that came first are served, up to the limit; who came later is told 503 or turned away.
      let statuses = try await onUngatedThread {
        held.map { (try? HTTPResponseReader($0).next().status) ?? 0 }
      }
      let served = statuses.filter { $0 == 200 }.count
      #expect((limit - 8...limit).contains(served), "\(served) of \(limit)")
      #expect(statuses.allSatisfy { [0, 200, 503].contains($0) })
      #expect(statuses.contains(503))

      // At the limit, with more knocking, the server does nothing.
      if let before = server.processorSeconds() {
        try await Task.sleep(for: .seconds(2))
        let used = (server.processorSeconds() ?? before) - before
        #expect(used < 1, "\(used) s of processor time in 2 s of rest")
      }
      for connection in held { connection.close() }
      let isServed = try await eventually(within: 20) {
        // Refused until the server has seen that they were closed.
        (try? await user.send("GET", user.tasks).status) == 200
      }
      #expect(isServed)
      #expect(try await user.titles() == ["there"])
      try await server.stop()
    }

    @Test func `no room for any connection is said, and the server does not start`() async throws {
      let database = try await World.shared.newDatabase()
      let server = try ServerProcess(
        ["serve"],
        settings: [
          "DATABASE_URL": database.url, "BETTER_AUTH_SECRET": World.secret, "PORT": "0",
          "DATABASE_POOL_SIZE": "2",
        ], openFiles: 40)
      let status = try await server.exitStatus(within: 40)
      #expect(status != 0 && status != nil)
      #expect(server.standardError.contains("RLIMIT_NOFILE"), "\(server.standardError)")
      server.signal(SIGKILL)
    }
  }
}
