// Isolation, from outside: many users at once on shared connections of every kind, and the third
// layer of the wall, the database, asked directly.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite struct Isolation {
    @Test func `many users at once never see another's task`() async throws {
      let users = try await withThrowingTaskGroup { group in
        for _ in 0..<24 { group.addTask { try await User.new() } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      let requests = try await withThrowingTaskGroup { group in
        for (index, user) in users.enumerated() {
          // Half of the connections carry one user each, half carry two in turns.
          let second = index % 2 == 0 ? user : users[(index + 1) % users.count]
          group.addTask {
            try await onUngatedThread { try Self.act(as: [user, second], rounds: 60) }
          }
        }
        return try await group.reduce(0, +)
      }
      #expect(requests > 5_000)
      for user in users {
        let tasks = try await user.send("GET", user.tasks).json().items ?? []
        #expect(tasks.allSatisfy { $0["user_id"] == .string(user.id) })
        #expect(tasks.allSatisfy { $0["title"]?.string?.hasPrefix("of \(user.id)") == true })
      }
    }

    /// Pipelines random operations of these users over one connection and checks each answer.
    private static func act(as users: [User], rounds: Int) throws -> Int {
      let connection = try TCPConnection(port: users[0].client.port, timeoutSeconds: 60)
      defer { connection.close() }
      let reader = HTTPResponseReader(connection)
      var ids: [String: [Int64]] = [:]
      var count = 0
      for round in 0..<rounds {
        let batch = (0..<4).map { step in
          let user = users[(round + step) % users.count]
          return (user, request(of: user, ids: ids[user.id] ?? [], round))
        }
        try connection.write(batch.flatMap { $0.1.bytes })
        for (user, request) in batch {
          let response = try reader.next(to: request.method)
          count += 1
          let body = try response.json()
          let tasks = body.items ?? (body["user_id"] == nil ? [] : [body])
          let isRight = tasks.allSatisfy { $0["user_id"] == .string(user.id) }
          #expect(isRight, "\(request.method) \(request.target): \(response.text)")
          #expect([200, 201, 404].contains(response.status), "\(response.text)")
          if response.status == 201, let id = body["id"]?.integer {
            ids[user.id, default: []].append(id)
          }
        }
      }
      return count
    }

    /// A random operation: on one's own tasks, and now and then on a number that is another's.
    private static func request(of user: User, ids: [Int64], _ round: Int) -> HTTPRequest {
      let headers = [
        (name: "Authorization", value: "Bearer \(user.token)"),
        (name: "Content-Type", value: "application/json"),
      ]
      let isForeign = Int.random(in: 0..<4) == 0
      let id = isForeign ? Int64.random(in: 1...500) : ids.randomElement() ?? 0
      switch Int.random(in: 0..<8) {
      case 0, 1, 2:
        let body = #"{"title":"of \#(user.id) \#(round)"}"#
        return HTTPRequest("POST", user.tasks, headers: headers, body: Array(body.utf8))
      case 3: return HTTPRequest("GET", user.tasks, headers: headers)
      case 4: return HTTPRequest("GET", user.task(id), headers: headers)
      case 5:
        let body = #"{"title":"of \#(user.id), changed"}"#
        return HTTPRequest("PUT", user.task(id), headers: headers, body: Array(body.utf8))
      case 6: return HTTPRequest("PATCH", user.task(id) + "/complete", headers: headers)
      default: return HTTPRequest("DELETE", user.task(id), headers: headers)
      }
    }

    @Test func `the database itself shows nobody another's rows`() async throws {
      let database = try await World.shared.newDatabase()
      let server = try await ServerProcess.serve(settings: [
        "DATABASE_URL": database.url, "BETTER_AUTH_SECRET": World.secret,
      ])
      let (alice, bob) = (try User(id: "alice", on: server), try User(id: "bob", on: server))
      let number = try await alice.create("of alice")
      try await bob.create("of bob")
      let (cluster, name) = (database.cluster, database.name)
      // As the server's own role, without any WHERE: the layer below the handlers stands alone.
      let run = { @Sendable (sql: String) in
        try cluster.sql(sql, user: name, database: name).split(separator: "\n").map(String.init)
      }
      let owner =
        cluster.workerPorts.isEmpty
        ? "SELECT set_config('app.user_id', 'bob', false); "
        : "BEGIN; SELECT contract_set_local('app.user_id', 'bob'); "
      #expect(try run("SELECT title FROM tasks") == [])
      #expect(try run(owner + "SELECT title FROM tasks") == ["bob", "of bob"])
      #expect(
        try run(owner + "UPDATE tasks SET title = 'taken' RETURNING user_id").dropFirst() == ["bob"]
      )
      #expect(
        try run(owner + "DELETE FROM tasks WHERE id = \(number) RETURNING id").dropFirst() == [])
      for sql in [
        "INSERT INTO tasks (user_id, title) VALUES ('alice', 'planted')",
        "UPDATE tasks SET user_id = 'alice'",
      ] {
        #expect(throws: (any Error).self, "\(sql)") { try run(owner + sql) }
      }
      #expect(try await alice.titles() == ["of alice"])
      try await server.stop()
    }
  }
}
