// Safe to repeat: a creation with an Idempotency-Key happens once, and gets the first answer again,
// whatever became of the connection, the server, the database's backends or the task.

import ContractTestSupport
import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension EndToEnd {
  @Suite struct IdempotencyKeys {
    private static func key(_ value: String) -> [(name: String, value: String)] {
      [(name: "Idempotency-Key", value: value)]
    }

    private static func body(_ title: String) -> String { #"{"title":"\#(title)"}"# }

    private static func create(
      _ user: User, _ title: String, key: String
    ) async throws -> HTTPResponse {
      try await user.send("POST", user.tasks, json: body(title), headers: Self.key(key))
    }

    @Test func `the first answer is given again, also after a change and a deletion`()
      async throws
    {
      let user = try await User.new()
      let key = randomText(20)
      let first = try await Self.create(user, "Once", key: key)
      #expect(first.status == 201, "\(first.text)")
      let number = try #require(try first.json()["id"]?.integer)
      #expect(try await user.read(number) == first.json())
      for step in ["", "PUT", "DELETE"] {
        if !step.isEmpty {
          let target = user.task(number)
          let json = step == "PUT" ? #"{"title":"Changed","completed":true}"# : nil
          #expect(try await user.send(step, target, json: json).status == 200)
        }
        // The quoted form of the draft names the same key.
        for spelling in [key, "\"\(key)\""] {
          let again = try await Self.create(user, "Once", key: spelling)
          #expect(again.comparable == first.comparable, "after \(step)")
        }
      }
      #expect(try await user.titles() == [])
      let without = try await user.send("POST", user.tasks, json: Self.body("Once"))
      #expect(without.status == 201)
      #expect(try without.json()["id"]?.integer != number)
    }

    @Test func `another body with the key is refused, another owner's key is another`()
      async throws
    {
      let (user, other) = (try await User.new(), try await User.new())
      let key = randomText(20)
      let first = try await Self.create(user, "Mine", key: key)
      #expect(first.status == 201)
      for json in [Self.body("Other"), #"{"title":"Mine" }"#, #"{"title":"Mine","x":1}"#] {
        let refused = try await user.send(
          "POST", user.tasks, json: json, headers: Self.key(key))
        expectProblem(refused, 422, "\(json)")
        #expect(try violations(refused) == ["/header/Idempotency-Key x-idempotency-key"])
      }
      // Neither the key's existence nor its answer is anybody else's.
      let theirs = try await Self.create(other, "Mine", key: key)
      #expect(theirs.status == 201)
      #expect(try theirs.json()["user_id"] == .string(other.id))
      #expect(try theirs.json()["id"] != first.json()["id"])
      let foreign = try await other.send(
        "POST", user.tasks, json: Self.body("Mine"), headers: Self.key(key))
      expectProblem(foreign, 403)
      #expect(try await user.titles() == ["Mine"])
      #expect(try await other.titles() == ["Mine"])
    }

    @Test func `nothing is received of a body that is of another type`() async throws {
      let user = try await User.new()
      let refused = try await user.send(
        "POST", user.tasks, json: String(repeating: "x", count: 2_000_000),
        headers: Self.key("a") + [(name: "Content-Type", value: "text/plain")])
      expectProblem(refused, 415)
    }

    @Test func `what is no key is refused, and a refused request takes none`() async throws {
      let user = try await User.new()
      for field in ["", "a b", "\"\"", "\"a", "\"\\a\"", String(repeating: "k", count: 256)] {
        let refused = try await Self.create(user, "No key", key: field)
        expectProblem(refused, 422, "\(field)")
        #expect(
          try violations(refused).allSatisfy { $0.hasPrefix("/header/Idempotency-Key ") },
          "\(field)")
      }
      let key = String(repeating: "k", count: 255)
      let invalid = try await Self.create(user, "", key: key)
      expectProblem(invalid, 422)
      #expect(try await Self.create(user, "Valid", key: key).status == 201)
      let twice = try await user.send(
        "POST", user.tasks, json: Self.body("x"), headers: Self.key("a") + Self.key("b"))
      expectProblem(twice, 422)
      #expect(try await user.titles() == ["Valid"])
    }

    @Test func `of many duplicates at once over two servers, one creates`() async throws {
      let database = try await World.shared.newDatabase()
      let settings = ["DATABASE_URL": database.url, "BETTER_AUTH_SECRET": World.secret]
      let servers = [
        try await ServerProcess.serve(settings: settings),
        try await ServerProcess.serve(settings: settings),
      ]
      let users = try servers.map { try User(id: "alice", on: $0).urgent }
      for round in 0..<5 {
        let answers = try await withThrowingTaskGroup(of: HTTPResponse.self) { group in
          for index in 0..<16 {
            let user = users[index % users.count]
            group.addTask {
              while true {
                let response = try await Self.create(
                  user, "round \(round)",
                  key: "key \(round)"
                    .replacingOccurrences(of: " ", with: "-"))
                if response.status != 409 { return response }
              }
            }
          }
          return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(answers.map(\.status)) == [201])
        #expect(Set(answers.map(\.comparable)).count == 1, "one answer")
        #expect(try await users[0].titles().count == round + 1, "one task")
      }
      // A restart forgets nothing.
      try await servers[0].stop()
      let restarted = try await ServerProcess.serve(settings: settings)
      let again = try User(id: "alice", on: restarted)
      #expect(try await Self.create(again, "round 0", key: "key-0").status == 201)
      #expect(try await again.titles().count == 5)
      try await restarted.stop()
      try await servers[1].stop()
    }

    @Test func `requests that are sent again until they are answered create one task each`()
      async throws
    {
      let database = try await World.shared.newDatabase()
      let server = try await ServerProcess.serve(settings: [
        "DATABASE_URL": database.url, "BETTER_AUTH_SECRET": World.secret,
      ])
      let users = try (0..<4).map { try User(id: "user \($0)", on: server).urgent }
      let (cluster, name) = (database.cluster, database.name)
      let killer = Task {
        var kills = 0
        while !Task.isCancelled {
          let backends = try await onUngatedThread {
            try cluster.sql(
              """
              SELECT pg_terminate_backend(pid) FROM pg_stat_activity
              WHERE datname = '\(name)' AND pid <> pg_backend_pid()
                AND backend_type = 'client backend'
              """)
          }
          kills += backends.split(separator: "\n").count
          // In a cluster it takes longer until a connection has done anything.
          try? await Task.sleep(for: .milliseconds(World.isCitusForAll ? 1_000 : 30))
        }
        return kills
      }
      let tasks = 40
      let refusals = try await withThrowingTaskGroup(of: [HTTPResponse].self) { group in
        for user in users {
          group.addTask {
            var refused: [HTTPResponse] = []
            for number in 0..<tasks {
              while true {
                let response = try await Self.create(user, "\(number)", key: "key-\(number)")
                if response.status == 201 { break }
                refused.append(response)
              }
            }
            return refused
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      killer.cancel()
      #expect(try await killer.value > 0)
      #expect(Set(refusals.map(\.status)).isSubset(of: [409, 503]))
      for response in refusals where response.text.contains("may or may not") {
        #expect(response.text.contains("again with the same Idempotency-Key"))
      }
      let expected = Set((0..<tasks).map(String.init))
      for user in users {
        let titles = try await user.titles()
        #expect(titles.count == tasks && Set(titles) == expected, "\(user.id): \(titles.count)")
      }
      try await server.stop()
    }

    @Test func `a duplicate waits for the first, but not for long`() async throws {
      let (server, database) = try await World.shared.serverWithDatabase("keys of one") {
        ["BETTER_AUTH_SECRET": World.secret]
      }
      let user = try User(id: "alice", on: server)
      try await user.create("there")
      // It keeps who waits for it for longer than a request waits.
      let first = try await OpenTransaction(
        """
        INSERT INTO todo_idempotency_keys (user_id, key, body_digest)
        VALUES ('alice', 'held', sha256(''))
        """, in: database, ending: "SELECT pg_sleep(2); ROLLBACK")
      let waiting = try await Self.create(user.urgent, "held", key: "held")
      expectProblem(waiting, 409)
      #expect(waiting.header("Retry-After") == "1")
      try await first.ended()
      // The first came to nothing, so that this one is the first.
      #expect(try await Self.create(user, "held", key: "held").status == 201)
      #expect(try await user.titles().sorted() == ["held", "there"])
    }

    /// It is not the first request that keeps this one waiting.
    @Test func `a lock of somebody else is no request under way`() async throws {
      let (server, database) = try await World.shared.serverWithDatabase("locked users") {
        ["BETTER_AUTH_SECRET": World.secret]
      }
      let user = try User(id: "alice", on: server)
      try await user.create("there")
      let lock = try await OpenTransaction(
        "SELECT FROM users WHERE id = 'alice' FOR UPDATE", in: database,
        ending: "SELECT pg_sleep(3); ROLLBACK")
      let refused = try await Self.create(user.urgent, "held", key: "held")
      expectProblem(refused, 503)
      let id = try #require(refused.header("X-Request-Id"))
      let isExplained = try await eventually(within: 10) {
        server.standardError.split(separator: "\n")
          .contains { $0.contains("request failed") && $0.contains(id) && $0.contains("55P03") }
      }
      #expect(isExplained, "the log says why")
      try await lock.ended()
      #expect(try await Self.create(user, "held", key: "held").status == 201)
      #expect(try await user.titles().sorted() == ["held", "there"])
    }

    @Test func `a key lives a day, and an owner's old ones are cleaned up by the next`()
      async throws
    {
      let (server, database) = try await World.shared.serverWithDatabase("old keys") {
        ["BETTER_AUTH_SECRET": World.secret]
      }
      let (user, other) = (
        try User(id: "alice", on: server), try User(id: "bob", on: server)
      )
      let count = { (id: String) in
        try await onThread {
          try database.cluster.sql(
            "SELECT count(*) FROM todo_idempotency_keys WHERE user_id = '\(id)'",
            database: database.name)
        }
      }
      for number in 0..<15 {
        #expect(try await Self.create(user, "\(number)", key: "key-\(number)").status == 201)
        #expect(try await Self.create(other, "\(number)", key: "key-\(number)").status == 201)
      }
      let age = { (hours: Int) in
        try await onThread {
          try database.cluster.sql(
            "UPDATE todo_idempotency_keys SET used_at = now() - interval '\(hours) hours'",
            database: database.name)
        }
      }
      _ = try await age(23)
      #expect(try await Self.create(user, "0", key: "key-0").status == 201)
      #expect(try await user.titles().count == 15, "still the first answer")
      _ = try await age(25)
      // The day is over: the key is a new one, for another body as well.
      let renewed = try await Self.create(user, "new", key: "key-0")
      #expect(renewed.status == 201)
      #expect(try await user.titles().count == 16)
      #expect(try await count("alice") == "5", "ten of fourteen are gone")
      #expect(try await Self.create(user, "newer", key: "next").status == 201)
      #expect(try await count("alice") == "2")
      #expect(try await count("bob") == "15", "nobody cleans up another's")
      #expect(try await Self.create(user, "new", key: "key-0").comparable == renewed.comparable)
      // A key has the text of a task that may be gone: a deletion is rid of it when its day is over.
      _ = try await age(25)
      let last = try await other.send("POST", other.tasks, json: Self.body("last"))
      let number = try #require(try last.json()["id"]?.integer)
      #expect(try await other.send("DELETE", other.task(number)).status == 200)
      #expect(try await count("bob") == "5", "ten are gone")
      #expect(try await count("alice") == "2", "nobody cleans up another's")
    }
  }
}
