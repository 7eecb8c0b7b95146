// A server that starts: it listens at once, says of everything that needs the database that it is not
// there yet, ends at once when it is told to, and with a sentence where its database cannot be used.

import ContractTestSupport
import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension EndToEnd {
  @Suite struct Starting {
    /// A database whose schema another server is at work on, for as long as it is told to be.
    private struct Scene {
      let database: TestDatabase
      private let holding: Task<Void, Never>

      init() async throws {
        let database = try await World.shared.newDatabase()
        self.database = database
        holding = Task {
          _ = try? await onUngatedThread {
            try database.cluster.sql(
              "SELECT pg_advisory_lock(x'6D696772617465'::bigint); SELECT pg_sleep(600)",
              database: database.name)
          }
        }
        #expect(try await isLocked(granted: true))
      }

      /// Whether somebody soon has the lock on the schema, or waits for it.
      func isLocked(granted: Bool) async throws -> Bool {
        let (cluster, name) = (database.cluster, database.name)
        return try await eventually(within: 30) {
          try await onUngatedThread {
            try cluster.sql(
              """
              SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = database
              WHERE locktype = 'advisory' AND datname = '\(name)' AND granted = \(granted)
              """)
          } == "1"
        }
      }

      /// Has the other server end its work.
      func release() async throws {
        let (cluster, name) = (database.cluster, database.name)
        _ = try await onUngatedThread {
          try cluster.sql(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = '\(name)' AND query LIKE '%pg_sleep%' AND pid <> pg_backend_pid()
            """)
        }
        await holding.value
      }

      func serve() async throws -> ServerProcess {
        let server = try await ServerProcess.serve(
          settings: [
            "DATABASE_URL": database.url, "BETTER_AUTH_SECRET": World.secret,
            "CORS_ORIGINS": World.origin,
          ], isAwaited: false)
        #expect(try await isLocked(granted: false), "it waits for the lock")
        return server
      }
    }

    @Test func `a server that starts answers, and serves tasks later`() async throws {
      let scene = try await Scene()
      let server = try await scene.serve()
      let user = try User(id: "alice", on: server)
      #expect(try await user.client.send("GET", "/livez").status == 200)
      #expect(try await user.client.send("GET", "/openapi.yaml").status == 200)
      for path in ["/readyz", "/health"] {
        let response = try await user.client.send("GET", path)
        expectProblem(response, 503)
        #expect(Int(response.header("Retry-After") ?? "") != nil, "\(path)")
      }
      let origin = [(name: "Origin", value: World.origin)]
      let requests = [
        ("GET", user.tasks, nil), ("POST", user.tasks, #"{"title":"early"}"#),
        ("GET", user.task(1), nil), ("PUT", user.task(1), "{}"), ("DELETE", user.task(1), nil),
        ("PATCH", user.task(1) + "/complete", nil),
      ]
      for (method, path, body) in requests {
        let response = try await user.send(method, path, json: body, headers: origin)
        expectProblem(response, 503)
        #expect(Int(response.header("Retry-After") ?? "") != nil, "\(method)")
        #expect(response.header("Access-Control-Allow-Origin") == World.origin, "\(method)")
      }
      // The order of checks is what it always is: 503 is what the task itself is answered with.
      expectProblem(try await user.send("GET", "/nothing"), 404)
      expectProblem(try await user.send("PATCH", user.tasks), 405)
      expectProblem(try await user.client.send("GET", user.tasks), 401)
      expectProblem(try await user.send("GET", "/api/other/tasks"), 403)
      expectProblem(try await user.send("POST", user.tasks, json: "{}"), 422)
      let health = ["HOST": "127.0.0.1", "PORT": "\(server.port)"]
      #expect(try await ServerProcess.run(["health"], settings: health).status == 0)
      let early = try await ServerProcess.run(["health", "--ready"], settings: health)
      #expect(early.status > 0 && early.standardError.contains("not ready"))
      try await scene.release()
      #expect(try await eventually(within: 40) { try await server.isReady() })
      #expect(try await user.titles() == [], "nothing of what was refused was done")
      #expect(try await user.client.send("GET", "/health").status == 200)
      #expect(try await ServerProcess.run(["health", "--ready"], settings: health).status == 0)
      try await server.stop()
    }

    @Test func `a signal while it starts ends it at once`() async throws {
      let scene = try await Scene()
      let server = try await scene.serve()
      let user = try User(id: "alice", on: server)
      expectProblem(try await user.send("GET", user.tasks), 503)
      server.signal(SIGTERM)
      #expect(try await server.exitStatus(within: 20) == 0)
      try await scene.release()
    }

    @Test func `a proof that fails ends a server that listens`() async throws {
      let database = try await World.shared.newDatabase()
      let (cluster, name) = (database.cluster, database.name)
      let settings = ["DATABASE_URL": database.url, "BETTER_AUTH_SECRET": World.secret]
      #expect(try await ServerProcess.run(["migrate"], settings: settings).status == 0)
      _ = try await onUngatedThread {
        try cluster.sql(
          "CREATE POLICY everybody ON tasks USING (true)", database: name)
      }
      let result = try await ServerProcess.run(
        ["serve"], settings: settings.merging(["PORT": "0", "LOG_LEVEL": "error"]) { $1 })
      #expect(result.status > 0)
      #expect(result.standardOutput.contains("listening on"))
      let lines = result.standardError.split(separator: "\n")
      #expect(lines.count == 1 && lines[0].contains("row-level security"), "\(lines)")
    }

    @Test func `a server waits for a database that starts after it`() async throws {
      let cluster = try await onUngatedThread {
        let cluster = try PostgreSQLCluster()
        try cluster.createRole("todo")
        try cluster.createDatabase("todo", owner: "todo")
        try cluster.stop()
        return cluster
      }
      let server = try await ServerProcess.serve(
        settings: [
          "DATABASE_URL": databaseURL(cluster, "todo"), "BETTER_AUTH_SECRET": World.secret,
        ], isAwaited: false)
      let isTold = try await eventually(within: 20) {
        server.standardError.contains("cannot be reached yet")
      }
      #expect(isTold)
      try await onUngatedThread { try cluster.start() }
      #expect(try await eventually(within: 40) { try await server.isReady() })
      try await User(id: "alice", on: server).create("there")
      try await server.stop()
      try await onUngatedThread { cluster.remove() }
    }

    /// Far from its database, a server starts in about as many times the way there and back.
    @Test func `a start asks for what it can ask for at once`() async throws {
      let database = try await World.shared.newDatabase()
      let settings = ["DATABASE_URL": database.url, "BETTER_AUTH_SECRET": World.secret]
      #expect(try await ServerProcess.run(["migrate"], settings: settings).status == 0)
      let recorder = try StatementRecorder(to: database.cluster.port)
      defer { recorder.stop() }
      let url = database.url.replacingOccurrences(
        of: ":\(database.cluster.port)/", with: ":\(recorder.port)/")
      let server = try await ServerProcess.serve(
        settings: settings.merging(["DATABASE_URL": url + "?sslmode=disable"]) { $1 })
      #expect(try await eventually(within: 40) { try await server.isReady() })
      #expect((10...40).contains(recorder.roundTrips), "\(recorder.roundTrips)")
      #expect(recorder.statements.contains { $0.sql == "SAVEPOINT deed" }, "the proof was seen")
      try await server.stop()
    }
  }
}
