// A database that sleeps while nobody asks it for anything, as a suspended one of Neon: the request that
// wakes it is slow, and is answered.

import ContractTestSupport
import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension EndToEnd {
  @Suite(.serialized) struct SleepingDatabase {
    /// A cluster of its own and a server on it, by a way that can be held up.
    private final class Scene: Sendable {
      let cluster: PostgreSQLCluster
      let proxy: FreezingProxy
      let server: ServerProcess
      let user: User

      init() async throws {
        cluster = try await onUngatedThread {
          let cluster = try PostgreSQLCluster()
          try cluster.createRole("todo")
          try cluster.createDatabase("todo", owner: "todo")
          return cluster
        }
        let proxy = try FreezingProxy(to: cluster.port)
        self.proxy = proxy
        let url = databaseURL(cluster, "todo").replacingOccurrences(
          of: ":\(cluster.port)/", with: ":\(proxy.port)/")
        server = try await ServerProcess.serve(settings: [
          "DATABASE_URL": url, "BETTER_AUTH_SECRET": World.secret,
        ])
        user = try User(id: "alice", on: server).urgent
        try await user.create("before")
      }

      /// Sends a read and a write, and whatever wakes the database in the midst of them.
      func expectAnswers(after wake: @escaping @Sendable () async throws -> Void) async throws {
        // It fell asleep because nobody had used it: what is lost under a request is another matter.
        try await Task.sleep(for: .seconds(1.5))
        let (user, started) = (user, monotonicSeconds())
        async let list = user.send("GET", user.tasks)
        async let created = user.send("POST", user.tasks, json: #"{"title":"first"}"#)
        try await Task.sleep(for: .seconds(4))
        try await wake()
        #expect(try await [list.status, created.status] == [200, 201])
        #expect(monotonicSeconds() - started >= 4, "nobody answered who slept")
        #expect(try await user.titles().sorted() == ["before", "first"])
      }

      func finish() async throws {
        try await server.stop()
        proxy.stop()
        let cluster = cluster
        try await onUngatedThread { cluster.remove() }
      }
    }

    @Test func `nothing listens until it wakes`() async throws {
      let scene = try await Scene()
      let cluster = scene.cluster
      // Without the proxy: it would accept, and then close.
      let server = try await ServerProcess.serve(settings: [
        "DATABASE_URL": databaseURL(cluster, "todo"), "BETTER_AUTH_SECRET": World.secret,
      ])
      let user = try User(id: "bob", on: server).urgent
      try await onUngatedThread { try cluster.stop() }
      async let list = user.send("GET", user.tasks)
      async let created = user.send("POST", user.tasks, json: #"{"title":"first"}"#)
      try await Task.sleep(for: .seconds(4))
      try await onUngatedThread { try cluster.start() }
      #expect(try await [list.status, created.status] == [200, 201])
      try await server.stop()
      try await scene.finish()
    }

    @Test func `connections are accepted and silent until it wakes`() async throws {
      let scene = try await Scene()
      // Its host has forgotten the connections that were open.
      scene.proxy.freeze()
      scene.proxy.holdNewConnections()
      let proxy = scene.proxy
      try await scene.expectAnswers { proxy.releaseNewConnections() }
      try await scene.finish()
    }

    @Test func `every new connection is told to come back until it wakes`() async throws {
      let scene = try await Scene()
      scene.proxy.meetNewConnections(with: .cannotConnectNow)
      _ = try scene.cluster.terminateBackends()
      let proxy = scene.proxy
      try await scene.expectAnswers { proxy.meetNewConnections(with: nil) }
      try await scene.finish()
    }

    @Test func `all of its processes are stopped until it wakes`() async throws {
      let scene = try await Scene()
      let file = scene.cluster.folder.appendingPathComponent("data/postmaster.pid")
      let first = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").first
      let postmaster = try #require(first.flatMap { Int32($0) })
      _ = try scene.cluster.terminateBackends()
      kill(postmaster, SIGSTOP)
      try await scene.expectAnswers { kill(postmaster, SIGCONT) }
      try await scene.finish()
    }
  }
}
