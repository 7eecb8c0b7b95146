// The way to the database freezes under the server, and clients leave while it works for them: what
// a user sees of the first, and what the database sees of the second.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite(.serialized) struct SilentDatabase {
    /// A server whose way to its database leads through a proxy.
    private struct Scene {
      let database: (cluster: PostgreSQLCluster, name: String, url: String)
      let proxy: FreezingProxy
      let server: ServerProcess
      let user: User

      init(poolSize: Int = 3) async throws {
        database = try await World.shared.newDatabase()
        let proxy = try FreezingProxy(to: database.cluster.port)
        self.proxy = proxy
        let url = database.url.replacingOccurrences(
          of: ":\(database.cluster.port)/", with: ":\(proxy.port)/")
        server = try await ServerProcess.serve(settings: [
          "DATABASE_URL": url, "BETTER_AUTH_SECRET": World.secret,
          "DATABASE_POOL_SIZE": String(poolSize), "DATABASE_STATEMENT_TIMEOUT_MS": "60000",
        ])
        user = try User(id: "alice", on: server).urgent
      }

      func ask(_ sql: String) async throws -> String {
        let (cluster, name) = (database.cluster, database.name)
        return try await onUngatedThread { try cluster.sql(sql, database: name) }
      }

      /// Keeps every connection of the pool busy at once, so that all are open.
      func fillPool() async throws {
        let lock = try await TableLock(on: database.name, of: database.cluster)
        let (user, tasks) = (user, user.tasks)
        try await withThrowingTaskGroup { group in
          for _ in 0..<6 {
            group.addTask {
              let response = try await user.send("GET", tasks)
              #expect(response.status == 200)
            }
          }
          try await lock.awaited()
          try await Task.sleep(for: .seconds(0.3))
          try await lock.release()
          try await group.waitForAll()
        }
      }

      /// How many statements wait for the table.
      func waiting() async throws -> Int {
        try await TableLock.waiting(in: database.name, of: database.cluster)
      }

      func finish() async throws {
        try await server.stop()
        proxy.stop()
      }
    }

    @Test func `a server starts whose connections take long to open`() async throws {
      let database = try await World.shared.newDatabase()
      // Longer than a request would wait for a connection.
      let proxy = try FreezingProxy(to: database.cluster.port, delaySeconds: 3)
      let url = database.url.replacingOccurrences(
        of: ":\(database.cluster.port)/", with: ":\(proxy.port)/")
      let server = try await ServerProcess.serve(
        settings: [
          "DATABASE_URL": url, "BETTER_AUTH_SECRET": World.secret,
          "DATABASE_CONNECT_TIMEOUT_MS": "20000",
        ], within: 90)
      try await User(id: "alice", on: server).create("there")
      try await server.stop()
      proxy.stop()
    }

    @Test func `frozen connections cost a second, once, and no request`() async throws {
      let scene = try await Scene()
      let user = scene.user
      let number = try await user.create("before")
      try await scene.fillPool()
      scene.proxy.freeze()
      let started = monotonicSeconds()
      for _ in 0..<3 { #expect(try await user.send("GET", user.task(number)).status == 200) }
      #expect(monotonicSeconds() - started < 9, "not ten seconds for each connection")
      let writing = monotonicSeconds()
      for title in ["one", "two", "three"] { try await user.create(title) }
      #expect(monotonicSeconds() - writing < 9)
      #expect(try await user.titles().sorted() == ["before", "one", "three", "two"])
      try await scene.finish()
    }

    @Test func `somebody's slow statement leaves the service ready`() async throws {
      let scene = try await Scene()
      let (user, server) = (scene.user, scene.server)
      try await user.create("before")
      let lock = try await TableLock(on: scene.database.name, of: scene.database.cluster)
      async let slow = user.send("POST", user.tasks, json: #"{"title":"slow"}"#)
      try await lock.awaited()
      // The one connection that is open is busy for longer than it takes to call it silent.
      let end = monotonicSeconds() + 3
      var statuses: Set<Int> = []
      while monotonicSeconds() < end {
        statuses.insert(try await server.client.send("GET", "/readyz").status)
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(statuses == [200])
      let health = try await server.client.send("GET", "/health").json()
      #expect(health["database"]?.string == "connected")
      try await lock.release()
      #expect(try await slow.status == 201)
      try await scene.finish()
    }

    @Test func `concurrent reads on frozen connections are all served`() async throws {
      let scene = try await Scene()
      let user = scene.user
      try await scene.fillPool()
      scene.proxy.freeze()
      let started = monotonicSeconds()
      try await withThrowingTaskGroup { group in
        for _ in 0..<8 {
          group.addTask {
            let response = try await user.send("GET", user.tasks)
            #expect(response.status == 200)
          }
        }
        try await group.waitForAll()
      }
      #expect(monotonicSeconds() - started < 9)
      try await scene.finish()
    }

    @Test(arguments: ["GET", "POST"])
    func `a client that closes its connection ends its statement`(method: String) async throws {
      let scene = try await Scene()
      let user = scene.user
      try await user.create("before")
      let lock = try await TableLock(on: scene.database.name, of: scene.database.cluster)
      let request = HTTPRequest(
        method, user.tasks,
        headers: [
          (name: "Authorization", value: "Bearer \(user.token)"),
          (name: "Content-Type", value: "application/json"),
        ], body: method == "POST" ? Array(#"{"title":"never"}"#.utf8) : nil)
      let connection = try TCPConnection(port: user.client.port)
      try connection.write(request.bytes)
      try await lock.awaited()
      connection.close()
      // Until then it may be sent again: a read that is silent, a write that shared a transaction.
      let isNoticed = try await eventually(within: 20) {
        scene.server.standardError.contains(#""status":"499""#)
      }
      #expect(isNoticed)
      // The lock is held: nothing but a cancellation ends the wait so soon.
      let isGone = try await eventually(within: 20) { try await scene.waiting() == 0 }
      #expect(isGone)
      try await lock.release()
      let titles = try await user.titles()
      #expect(titles == ["before"])
      #expect(!scene.server.standardError.contains("request failed"), "nobody was told so")
      try await scene.finish()
    }

    @Test func `a client that only closes its sending side is answered, however long`() async throws
    {
      let scene = try await Scene()
      let user = scene.user
      let lock = try await TableLock(on: scene.database.name, of: scene.database.cluster)
      let connection = try TCPConnection(port: user.client.port)
      let request = HTTPRequest(
        "GET", user.tasks, headers: [(name: "Authorization", value: "Bearer \(user.token)")])
      try connection.write(request.bytes)
      try await lock.awaited()
      connection.finishWriting()
      let reader = HTTPResponseReader(connection)
      let first = try await onUngatedThread { try reader.next(interim: true).status }
      #expect(first == 100, "it was asked whether it is still there")
      // The read goes on, and a second attempt of it beside, as nobody knows what it waits for.
      #expect(try await scene.waiting() > 0)
      try await lock.release()
      let last = try await onUngatedThread { try reader.next(interim: true).status }
      #expect(last == 200)
      try await scene.finish()
    }
  }
}
