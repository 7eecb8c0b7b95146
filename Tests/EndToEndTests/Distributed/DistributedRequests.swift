// What a client can ask for works where other servers have the rows as it does where one has them.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite(.needsCitus) struct DistributedRequests {
    @Test func `everything that a client can do with tasks`() async throws {
      let scene = try await DistributedScene()
      let server = try await scene.serve()
      let user = try User(id: "alice", on: server)
      let created = try await user.send(
        "POST", user.tasks, json: #"{"title":"b","description":"d"}"#)
      #expect(created.status == 201, "\(created.text)")
      let number = try #require(try created.json()["id"]?.integer)
      let tag = try #require(created.header("ETag"))
      try await user.create("A")
      #expect(try await user.titles() == ["A", "b"])
      #expect(try await user.titles("?sort=title") == ["A", "b"])
      #expect(try await user.titles("?sort=title&order=desc") == ["b", "A"])
      #expect(try await user.titles("?sort=created&order=asc") == ["b", "A"])
      let unchanged = try await user.send(
        "GET", user.task(number), headers: [(name: "If-None-Match", value: tag)])
      #expect(unchanged.status == 304)
      let changed = try await user.send(
        "PUT", user.task(number), json: #"{"title":"c","description":null}"#,
        headers: [(name: "If-Match", value: tag)])
      #expect(changed.status == 200, "\(changed.text)")
      #expect(try changed.json()["title"] == "c")
      #expect(try changed.json()["description"] == .null)
      #expect(changed.header("ETag") != tag)
      let stale = try await user.send(
        "DELETE", user.task(number), headers: [(name: "If-Match", value: tag)])
      expectProblem(stale, 412)
      let completed = try await user.send("PATCH", user.task(number) + "/complete")
      #expect(try completed.json()["completed"] == true)
      #expect(try await user.titles("?status=completed") == ["c"])
      #expect(try await user.titles("?status=pending") == ["A"])
      #expect(try await user.titles("?sort=updated&order=asc") == ["A", "c"])
      #expect(try await user.send("DELETE", user.task(number)).status == 200)
      expectProblem(try await user.send("GET", user.task(number)), 404)
      for path in ["/livez", "/readyz", "/health"] {
        #expect(try await user.client.send("GET", path).status == 200, "\(path)")
      }
      try await server.stop()
    }

    @Test func `a creation with a key happens once, over two servers at once`() async throws {
      let scene = try await DistributedScene()
      let servers = [try await scene.serve(), try await scene.serve()]
      let users = try servers.map { try User(id: "alice", on: $0).urgent }
      for round in 0..<4 {
        let answers = try await withThrowingTaskGroup(of: HTTPResponse.self) { group in
          for index in 0..<12 {
            let user = users[index % users.count]
            group.addTask {
              while true {
                let response = try await user.send(
                  "POST", user.tasks, json: #"{"title":"round \#(round)"}"#,
                  headers: [(name: "Idempotency-Key", value: "key-\(round)")])
                if response.status != 409 { return response }
              }
            }
          }
          return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.allSatisfy { $0.status == 201 }, "\(answers.map(\.text))")
        #expect(Set(answers.map(\.text)).count == 1)
      }
      #expect(try await users[0].titles().count == 4)
      let other = try await users[0].send(
        "POST", users[0].tasks, json: #"{"title":"another"}"#,
        headers: [(name: "Idempotency-Key", value: "key-0")])
      expectProblem(other, 422)
      // A key whose day is over is used anew, and others whose day is over are taken away.
      try await scene.sql("UPDATE todo_idempotency_keys SET used_at = now() - interval '25 hours'")
      let anew = try await users[0].send(
        "POST", users[0].tasks, json: #"{"title":"anew"}"#,
        headers: [(name: "Idempotency-Key", value: "key-0")])
      #expect(anew.status == 201)
      #expect(try await scene.sql("SELECT key FROM todo_idempotency_keys") == ["key-0"])
      for server in servers { try await server.stop() }
    }

    @Test func `a list that is too long for the memory is streamed`() async throws {
      let scene = try await DistributedScene()
      let server = try await scene.serve()
      let (alice, bob) = try await scene.usersApart(on: server)
      for user in [alice, bob] {
        try await scene.sql(
          """
          INSERT INTO users (id) VALUES ('\(user.id)');
          INSERT INTO tasks (user_id, title)
          SELECT '\(user.id)', 'of \(user.id) ' || number FROM generate_series(1, 1500) AS number
          """)
      }
      for user in [alice, bob] {
        let response = try await user.send("GET", user.tasks + "?sort=title")
        #expect(response.header("Transfer-Encoding") == "chunked")
        let tasks = try #require(try response.json().items)
        #expect(tasks.count == 1500)
        #expect(tasks.allSatisfy { $0["user_id"] == .string(user.id) })
      }
      try await server.stop()
    }

    /// A failed statement leaves a transaction block open; the next request must not meet it.
    @Test func `failures of some disturb nobody else on the same connection`() async throws {
      let scene = try await DistributedScene()
      let server = try await scene.serve(["DATABASE_POOL_SIZE": "1"])
      let known = try User(id: "known", on: server)
      try await known.create("first")
      try await withThrowingTaskGroup { group in
        for index in 0..<40 {
          group.addTask {
            // The first write of each is refused by the database, and sent again with its user.
            let user = try User(id: "new-\(index)", on: server)
            try await user.create("of \(index)")
            #expect(try await user.titles() == ["of \(index)"])
          }
          group.addTask {
            #expect(try await known.titles().contains("first"))
            try await known.create("more")
          }
        }
        try await group.waitForAll()
      }
      #expect(try await known.titles().count == 41)
      let aborted = """
        SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND state LIKE 'idle in transaction%' AND usename <> 'postgres'
        """
      let isClean = try await eventually(within: 10) { try await scene.sql(aborted) == ["0"] }
      #expect(isClean, "no transaction is left open")
      try await server.stop()
    }

    @Test func `many users at once never see another's task`() async throws {
      let scene = try await DistributedScene()
      let server = try await scene.serve()
      let users = try (0..<16).map { try User(id: "user-\($0)", on: server) }
      try await withThrowingTaskGroup { group in
        for user in users {
          group.addTask {
            var numbers: [Int64] = []
            for round in 0..<15 {
              numbers.append(try await user.create("of \(user.id) \(round)"))
              let foreign = Int64.random(in: 1...200)
              let target = user.task(numbers.contains(foreign) ? 0 : foreign)
              #expect(try await user.send("GET", target).status == 404)
              #expect(try await user.send("PUT", target, json: "{}").status == 404)
              let tasks = try #require(try await user.send("GET", user.tasks).json().items)
              #expect(tasks.allSatisfy { $0["user_id"] == .string(user.id) })
              #expect(tasks.count == round + 1)
            }
          }
        }
        try await group.waitForAll()
      }
      try await server.stop()
    }
  }
}
