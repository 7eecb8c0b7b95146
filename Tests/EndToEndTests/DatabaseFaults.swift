// The database fails under load: killed backends, a stopped and restarted cluster, a frozen one.
// Clients see 200, 201 and 503 only; what was acknowledged is there, once; the server recovers alone.

import ContractTestSupport
import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension EndToEnd {
  @Suite(.serialized) struct DatabaseFaults {
    /// A cluster and a server for one test alone.
    private final class Scene: Sendable {
      let cluster: PostgreSQLCluster
      let server: ServerProcess
      let users: [User]

      init() async throws {
        cluster = try await onUngatedThread {
          let cluster = try PostgreSQLCluster(settings: ["synchronous_commit = on"])
          try cluster.createRole("todo")
          try cluster.createDatabase("todo", owner: "todo")
          return cluster
        }
        server = try await ServerProcess.serve(settings: [
          "DATABASE_URL": databaseURL(cluster, "todo"), "BETTER_AUTH_SECRET": World.secret,
          "DATABASE_STATEMENT_TIMEOUT_MS": "2000", "DATABASE_CONNECT_TIMEOUT_MS": "2000",
          "CORS_ORIGINS": World.origin,
        ])
        let server = server
        users = try (0..<6).map { try User(id: "user \($0)", on: server).urgent }
      }

      /// The titles stored for a user, with repetitions.
      func stored(_ user: User) throws -> [String] {
        try cluster.sql(
          "SELECT title FROM tasks WHERE user_id = '\(user.id)'", database: "todo"
        ).split(separator: "\n").map(String.init)
      }

      /// Process ids of the backends that serve clients.
      func backends() throws -> [Int32] {
        try cluster.sql(
          """
          SELECT pid FROM pg_stat_activity
          WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
          """
        ).split(separator: "\n").compactMap { Int32($0) }
      }

      func finish() async throws {
        try await server.stop()
        let cluster = cluster
        try await onUngatedThread { cluster.remove() }
      }
    }

    /// Expects that clients saw nothing but good answers and well-made refusals, and that the
    /// table holds what they were told.
    private func check(_ account: Load.Account, _ scene: Scene) throws {
      #expect(Set(account.statuses.keys).isSubset(of: [200, 201, 503]), "\(account.statuses)")
      #expect(account.brokenConnections == 0, "the server itself stayed")
      #expect(account.bareRefusals == 0, "each 503 says when to try again")
      #expect(account.slowestSeconds < 15, "\(account.slowestSeconds) s")
      for user in scene.users {
        let stored = try scene.stored(user)
        let acknowledged = account.acknowledged[user.id] ?? []
        let uncertain = account.uncertain[user.id] ?? []
        #expect(Set(stored).count == stored.count, "nothing is there twice")
        #expect(acknowledged.subtracting(stored).isEmpty, "nothing acknowledged is lost")
        #expect(Set(stored).subtracting(acknowledged).subtracting(uncertain).isEmpty)
      }
    }

    private func expectRecovery(_ load: Load) async throws {
      let before = load.successes
      let recovered = try await eventually(within: 60) { load.successes > before + 50 }
      #expect(recovered, "serves again by itself")
    }

    @Test func `kill -9 of all backends`() async throws {
      let scene = try await Scene()
      let load = Load(users: scene.users)
      load.start()
      try await expectRecovery(load)
      for _ in 0..<3 {
        let backends = try scene.backends()
        #expect(!backends.isEmpty)
        for backend in backends { kill(backend, SIGKILL) }
        try await Task.sleep(for: .seconds(0.3))
        try await expectRecovery(load)
      }
      let account = try await load.stop()
      try check(account, scene)
      try await scene.finish()
    }

    @Test func `backends ended by an operator or a suspending host`() async throws {
      let scene = try await Scene()
      // Between requests: the next one must not even notice, as a read is tried once more.
      for _ in 0..<3 {
        #expect(try await scene.users[0].send("GET", scene.users[0].tasks).status == 200)
        _ = try scene.cluster.terminateBackends()
        try await Task.sleep(for: .seconds(0.2))
        #expect(try await scene.users[0].send("GET", scene.users[0].tasks).status == 200)
      }
      let load = Load(users: scene.users)
      load.start()
      for _ in 0..<5 {
        try await Task.sleep(for: .seconds(0.3))
        _ = try scene.cluster.terminateBackends()
      }
      try await expectRecovery(load)
      try check(try await load.stop(), scene)
      try await scene.finish()
    }

    @Test func `a stopped and restarted cluster`() async throws {
      let scene = try await Scene()
      let user = scene.users[0]
      let load = Load(users: scene.users)
      load.start()
      try await expectRecovery(load)
      try await onUngatedThread { try scene.cluster.stop(.immediate) }
      try await Task.sleep(for: .seconds(0.5))
      // While it is away: 503 within a bound, with everything that a browser needs to see it.
      for method in ["GET", "POST"] {
        let started = monotonicSeconds()
        let response = try await user.send(
          method, user.tasks, json: method == "POST" ? #"{"title":"away"}"# : nil,
          headers: [(name: "Origin", value: World.origin)])
        expectProblem(response, 503)
        // The first waits for as long as a database may need to wake up.
        #expect(monotonicSeconds() - started < 12)
        #expect(Int(response.header("Retry-After") ?? "") != nil)
        #expect(response.header("Access-Control-Allow-Origin") == World.origin)
        #expect(!response.text.contains("127.0.0.1") && !response.text.contains("todo_app"))
      }
      // Who may not know learns nothing of it.
      expectProblem(try await user.client.send("GET", user.tasks), 401)
      expectProblem(try await user.send("GET", "/api/other/tasks"), 403)
      let health = try await user.client.send("GET", "/health")
      #expect(health.status == 200)
      #expect(try health.json()["status"] == "degraded")
      #expect(try health.json()["database"] == "unavailable")
      #expect(try await user.client.send("GET", "/livez").status == 200)
      let readiness = try await user.client.send("GET", "/readyz")
      expectProblem(readiness, 503)
      #expect(Int(readiness.header("Retry-After") ?? "") != nil)
      #expect(try await user.client.send("GET", "/openapi.yaml").status == 200)
      try await onUngatedThread { try scene.cluster.start() }
      try await expectRecovery(load)
      let account = try await load.stop()
      try check(account, scene)
      #expect((account.statuses[503] ?? 0) > 0)
      let recovered = try await eventually(within: 10) {
        try await user.client.send("GET", "/health").json()["status"] == "ok"
      }
      #expect(recovered)
      #expect(try await user.client.send("GET", "/readyz").status == 200)
      try await scene.finish()
    }

    @Test func `a frozen cluster`() async throws {
      let scene = try await Scene()
      let user = scene.users[0]
      let number = try await user.create("before")
      let file = scene.cluster.folder.appendingPathComponent("data/postmaster.pid")
      let first = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").first
      let postmaster = try #require(first.flatMap { Int32($0) })
      let frozen = try [postmaster] + scene.backends()
      for process in frozen { kill(process, SIGSTOP) }
      for method in ["GET", "PUT"] {
        let started = monotonicSeconds()
        let response = try await user.send(
          method, user.task(number), json: method == "PUT" ? "{}" : nil)
        expectProblem(response, 503)
        #expect(response.header("Retry-After") != nil)
        #expect(monotonicSeconds() - started < 12, "\(method)")
      }
      let started = monotonicSeconds()
      let health = try await user.client.send("GET", "/health")
      #expect(health.status == 200)
      #expect(try health.json()["database"] == "unavailable")
      #expect(monotonicSeconds() - started < 8)
      for process in frozen { kill(process, SIGCONT) }
      let recovered = try await eventually(within: 30, every: 0.2) {
        try await user.send("GET", user.task(number)).status == 200
      }
      #expect(recovered)
      try await scene.finish()
    }

    @Test func `a statement that waits for too long is 503, and is not done later`() async throws {
      let scene = try await Scene()
      let user = scene.users[0]
      try await user.create("before")
      let cluster = scene.cluster
      let lock = try await TableLock(on: "todo", of: cluster)
      let response = try await user.send("POST", user.tasks, json: #"{"title":"late"}"#)
      expectProblem(response, 503)
      try await lock.release()
      try await Task.sleep(for: .seconds(1))
      #expect(try scene.stored(user) == ["before"])
      #expect(try await user.send("POST", user.tasks, json: #"{"title":"after"}"#).status == 201)
      try await scene.finish()
    }
  }
}
