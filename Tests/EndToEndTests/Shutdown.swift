// SIGTERM: what is in flight is answered, nothing new is accepted, the process ends with 0 in time,
// whoever still holds a connection.

import ContractTestSupport
import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension EndToEnd {
  @Suite struct Shutdown {
    private static func scene() async throws -> (PostgreSQLCluster, String, ServerProcess) {
      let database = try await World.shared.newDatabase()
      let server = try await ServerProcess.serve(settings: [
        "DATABASE_URL": database.url, "BETTER_AUTH_SECRET": World.secret,
        "DATABASE_STATEMENT_TIMEOUT_MS": "20000",
      ])
      return (database.cluster, database.name, server)
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func `requests in flight are answered, then it exits with 0`(signal: Int32) async throws {
      let (cluster, name, server) = try await Self.scene()
      let user = try User(id: "alice", on: server)
      try await user.create("waits")
      let lock = try await TableLock(on: name, of: cluster)
      let answers = Task {
        try await withThrowingTaskGroup { group in
          for index in 0..<8 {
            group.addTask {
              let isRead = index % 2 == 0
              return try await user.urgent.send(
                isRead ? "GET" : "POST", user.tasks, json: isRead ? nil : #"{"title":"flies"}"#
              ).status
            }
          }
          return try await group.reduce(into: []) { $0.append($1) }
        }
      }
      try await lock.awaited()
      // One of them waits; the others, which were sent at the same time, have a while to arrive.
      try await Task.sleep(for: .seconds(2))
      server.signal(signal)
      var late = user.client.urgent
      late.timeoutSeconds = 1
      let isRefused = try await eventually(within: 10) {
        (try? await late.send("GET", "/health")) == nil
      }
      #expect(isRefused, "nothing new is accepted")
      #expect(server.isRunning, "it waits for the requests in flight")
      try await lock.release()
      let statuses = try await answers.value
      #expect(statuses.sorted() == [200, 200, 200, 200, 201, 201, 201, 201])
      #expect(try await server.exitStatus(within: 10) == 0)
      server.expectNoSecrets()
      let count = try await onThread {
        try cluster.sql("SELECT count(*) FROM tasks", database: name)
      }
      #expect(count == "5", "what was acknowledged is stored")
    }

    @Test func `under load every request that was read is answered`() async throws {
      let (cluster, name, server) = try await Self.scene()
      let users = try (0..<6).map { try User(id: "user \($0)", on: server) }
      let load = Load(users: users)
      load.start()
      try await Task.sleep(for: .seconds(1))
      let started = monotonicSeconds()
      server.signal(SIGTERM)
      #expect(try await server.exitStatus(within: 15) == 0)
      #expect(monotonicSeconds() - started < 10)
      let account = try await load.stop()
      #expect(Set(account.statuses.keys).isSubset(of: [200, 201, 503]), "\(account.statuses)")
      for user in users {
        let stored = try await onThread {
          try cluster.sql("SELECT title FROM tasks WHERE user_id = '\(user.id)'", database: name)
        }.split(separator: "\n").map(String.init)
        #expect(Set(stored).count == stored.count)
        #expect((account.acknowledged[user.id] ?? []).subtracting(stored).isEmpty)
      }
      server.expectNoSecrets()
    }

    @Test func `idle and half-open connections do not hold it up`() async throws {
      let (_, _, server) = try await Self.scene()
      let port = server.port
      let held = try await onThread {
        try (0..<20).map { index in
          let connection = try TCPConnection(port: port)
          if index % 4 == 1 { try connection.write("GET /health HTTP/1.1\r\nHo") }
          if index % 4 == 2 {
            try connection.write("GET /health HTTP/1.1\r\nHost: a\r\n\r\n")
            _ = try HTTPResponseReader(connection).next()
          }
          if index % 4 == 3 {
            try connection.write(
              "POST /api/a/tasks HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{")
          }
          return connection
        }
      }
      let started = monotonicSeconds()
      server.signal(SIGTERM)
      #expect(try await server.exitStatus(within: 30) == 0)
      #expect(monotonicSeconds() - started < 20)
      for connection in held { connection.close() }
    }

    @Test func `while it drains it serves, and says that it is not ready`() async throws {
      let database = try await World.shared.newDatabase()
      // Longer than any test waits: the second signal ends it.
      let server = try await ServerProcess.serve(settings: [
        "DATABASE_URL": database.url, "BETTER_AUTH_SECRET": World.secret,
        "SHUTDOWN_DELAY_MS": "600000",
      ])
      let user = try User(id: "alice", on: server)
      #expect(try await server.isReady())
      server.signal(SIGTERM)
      let isTold = try await eventually(within: 20) {
        try await user.client.send("GET", "/readyz").status == 503
      }
      #expect(isTold, "whoever sends requests is told")
      let refusal = try await user.client.send("GET", "/readyz")
      #expect(refusal.header("Retry-After") != nil)
      #expect(try await user.client.send("GET", "/livez").status == 200)
      #expect(try await user.client.send("GET", "/health").status == 200)
      try await user.create("while it drains")
      #expect(try await user.titles() == ["while it drains"])
      server.signal(SIGTERM)
      #expect(try await server.exitStatus(within: 20) == 128 + SIGTERM)
    }

    @Test func `after the delay it ends as ever`() async throws {
      let database = try await World.shared.newDatabase()
      let server = try await ServerProcess.serve(settings: [
        "DATABASE_URL": database.url, "BETTER_AUTH_SECRET": World.secret, "SHUTDOWN_DELAY_MS": "1",
      ])
      try await server.stop()
      #expect(server.standardError.contains("not ready any more"))
    }

    @Test func `a second signal ends it at once`() async throws {
      let (cluster, name, server) = try await Self.scene()
      let user = try User(id: "alice", on: server)
      try await user.create("waits")
      let lock = try await TableLock(on: name, of: cluster)
      let answer = Task { try await user.urgent.send("GET", user.tasks) }
      try await lock.awaited()
      server.signal(SIGTERM)
      #expect(try await eventually(within: 10) { server.standardError.contains("stopping") })
      server.signal(SIGTERM)
      #expect(try await server.exitStatus(within: 8) != nil, "an operator in a hurry is obeyed")
      _ = try? await answer.value
      try await lock.release()
    }
  }
}
