// Safe to edit: a task's `ETag`, changes that are made only to the version that `If-Match` names, and
// reads that `If-None-Match` spares. No change is lost, whoever else writes to the row.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite struct EntityTags {
    /// What changes or deletes one task.
    static let writes = Operation.onOneTask.filter { $0.method != "GET" }

    private static func ifMatch(_ value: String) -> [(name: String, value: String)] {
      [(name: "If-Match", value: value)]
    }

    private static func ifNoneMatch(_ value: String) -> [(name: String, value: String)] {
      [(name: "If-None-Match", value: value)]
    }

    private static func tag(_ user: User, _ number: Int64) async throws -> String {
      try #require(try await user.send("GET", user.task(number)).header("ETag"))
    }

    @Test func `a response with one task has its tag, which changes with the task alone`()
      async throws
    {
      let user = try await User.new()
      let created = try await user.send("POST", user.tasks, json: #"{"title":"tagged"}"#)
      let number = try #require(try created.json()["id"]?.integer)
      var tags = [try #require(created.header("ETag"))]
      #expect(tags[0].wholeMatch(of: /"[!#-~]+"/) != nil, "strong: \(tags[0])")
      for operation in Operation.onOneTask where operation.method != "DELETE" {
        let target = operation.target(user: user.id, task: "\(number)")
        let response = try await user.send(operation.method, target, json: operation.body)
        #expect(response.status == 200, "\(operation.name)")
        #expect(
          try response.json().names.sorted() == created.json().names.sorted(), "no new member")
        let tag = try #require(response.header("ETag"), "\(operation.name)")
        if operation.method == "GET" {
          #expect(tag == tags.last)
        } else {
          #expect(!tags.contains(tag), "\(operation.name)")
          tags.append(tag)
        }
        #expect(try await Self.tag(user, number) == tag, "what is answered is what is stored")
      }
      #expect(try await user.send("HEAD", user.task(number)).header("ETag") == tags.last)
      #expect(try await user.send("GET", user.tasks).header("ETag") == nil, "none on a list")
      #expect(try await user.send("DELETE", user.task(number)).header("ETag") == nil)
    }

    @Test(arguments: writes)
    func `a write happens only to a version that If-Match names`(operation: Operation)
      async throws
    {
      let user = try await User.new()
      let number = try await user.create("Guarded")
      let target = operation.target(user: user.id, task: "\(number)")
      let first = try await Self.tag(user, number)
      let changed = try await user.send("PUT", user.task(number), json: #"{"title":"Changed"}"#)
      let now = try #require(changed.header("ETag"))
      let digits = now.dropFirst()
      let before = try await user.read(number)
      for field in [
        first, "W/\(now)", "\"+\(digits)", "\"0\(digits)", "\"\"", "\"x,\(digits.dropLast())\"",
        "\(first), W/\(now)", "\"99999999999999999999\"", "\"*\"",
      ] {
        let refused = try await user.send(
          operation.method, target, json: operation.body, headers: Self.ifMatch(field))
        expectProblem(refused, 412, "\(field)")
        #expect(refused.header("ETag") == now, "\(field)")
        #expect(try await user.read(number) == before, "\(field)")
      }
      // Each on the version that the one before it left.
      let accepted: [(String) -> String] = [
        { "\(first) ,\t\($0)" }, { "W/\"x\",,\($0)," }, { _ in "*" }, { $0 },
      ]
      for (index, field) in accepted.enumerated() {
        let task =
          operation.method == "DELETE" ? try await user.create("Deleted \(index)") : number
        let tag = try await Self.tag(user, task)
        let response = try await user.send(
          operation.method, operation.target(user: user.id, task: "\(task)"),
          json: operation.body, headers: Self.ifMatch(field(tag)))
        #expect(response.status == 200, "\(field(tag)): \(response.text)")
        let status = operation.method == "DELETE" ? 404 : 200
        #expect(try await user.send("GET", user.task(task)).status == status)
      }
    }

    @Test(arguments: writes)
    func `what If-Match says comes after owner, task and syntax`(operation: Operation)
      async throws
    {
      let (user, other) = (try await User.new(), try await User.new())
      let number = try await user.create("Ordered")
      let target = operation.target(user: user.id, task: "\(number)")
      for field in ["\"1\"", "*", "nonsense"] {
        let headers = Self.ifMatch(field)
        let foreign = try await other.send(
          operation.method, target, json: operation.body, headers: headers)
        expectProblem(foreign, 403, "\(field)")
        #expect(foreign.header("ETag") == nil)
        let anonymous = try await user.client.send(
          operation.method, target, headers: headers, json: operation.body)
        expectProblem(anonymous, 401, "\(field)")
      }
      // Another's task is like none, for every field.
      for field in ["\"1\"", "*", try await Self.tag(user, number)] {
        let missing = try await other.send(
          operation.method, operation.target(user: other.id, task: "\(number)"),
          json: operation.body, headers: Self.ifMatch(field))
        expectProblem(missing, 404, "\(field)")
        #expect(missing.header("ETag") == nil)
      }
      for field in ["nonsense", "", "1", "W/*", "\"a\" \"b\"", "*, \"a\"", "\"a", "w/\"a\"", ","] {
        let malformed = try await user.send(
          operation.method, target, json: operation.body, headers: Self.ifMatch(field))
        expectProblem(malformed, 422, "\(field)")
        #expect(try violations(malformed) == ["/header/If-Match pattern"], "\(field)")
      }
      if operation.body != nil {
        let body = try await user.send(
          operation.method, target, json: #"{"title":""}"#, headers: Self.ifMatch("\"1\""))
        expectProblem(body, 422)
      }
      #expect(try await user.read(number)["title"] == "Ordered")
    }

    @Test(arguments: ["GET", "HEAD"])
    func `If-None-Match spares what the client has`(method: String) async throws {
      let (user, other) = (try await User.new(), try await User.new())
      let number = try await user.create("Held")
      let target = user.task(number)
      let tag = try await Self.tag(user, number)
      for field in [tag, "*", "\"other\", \(tag)", "W/\(tag)", "\(tag),\"x\"", ", \(tag)"] {
        let response = try await user.send(method, target, headers: Self.ifNoneMatch(field))
        #expect(response.status == 304, "\(field)")
        #expect(response.header("ETag") == tag)
        #expect(response.body.isEmpty)
        let foreign = try await other.send(method, target, headers: Self.ifNoneMatch(field))
        #expect(foreign.status == 403)
        let missing = try await other.send(
          method, other.task(number), headers: Self.ifNoneMatch(field))
        #expect(missing.status == 404)
      }
      for field in ["\"other\"", "\"\"", "\"x,\(tag.dropFirst().dropLast())\""] {
        let response = try await user.send(method, target, headers: Self.ifNoneMatch(field))
        #expect(response.status == 200, "\(field)")
      }
      let malformed = try await user.send(method, target, headers: Self.ifNoneMatch("nonsense"))
      #expect(malformed.status == 422)
      _ = try await user.send("PATCH", target + "/complete")
      let changed = try await user.send(method, target, headers: Self.ifNoneMatch(tag))
      #expect(changed.status == 200)
      #expect(changed.header("ETag") != tag)
    }

    @Test func `of many that edit at once over two servers, no change is lost`() async throws {
      let database = try await World.shared.newDatabase()
      let settings = ["DATABASE_URL": database.url, "BETTER_AUTH_SECRET": World.secret]
      let servers = [
        try await ServerProcess.serve(settings: settings),
        try await ServerProcess.serve(settings: settings),
      ]
      let users = try servers.map { try User(id: "alice", on: $0).urgent }
      let number = try await users[0].create("0")
      let (editors, editions) = (8, 5)
      try await withThrowingTaskGroup(of: Int.self) { group in
        for editor in 0..<editors {
          let user = users[editor % users.count]
          group.addTask {
            var conflicts = 0
            for _ in 0..<editions {
              while true {
                let read = try await user.send("GET", user.task(number))
                let count = try #require(
                  try read.json()["title"]?.string.flatMap { Int($0) })
                let tag = try #require(read.header("ETag"))
                let written = try await user.send(
                  "PUT", user.task(number), json: #"{"title":"\#(count + 1)"}"#,
                  headers: EntityTags.ifMatch(tag))
                if written.status == 200 { break }
                #expect(written.status == 412, "\(written.text)")
                conflicts += 1
              }
            }
            return conflicts
          }
        }
        var conflicts = 0
        for try await count in group { conflicts += count }
        #expect(conflicts > 0, "they did meet")
      }
      #expect(try await users[1].read(number)["title"] == .string("\(editors * editions)"))
      for server in servers { try await server.stop() }
    }

    @Test(arguments: [true, false])
    func `a write that waited for another's sees what that one left`(isDeletion: Bool)
      async throws
    {
      let name = "tags, \(isDeletion)"
      let (server, database) = try await World.shared.serverWithDatabase(name) {
        ["BETTER_AUTH_SECRET": World.secret]
      }
      let user = try User(id: "user-\(randomText(8))", on: server)
      let number = try await user.create("contested")
      let tag = try await Self.tag(user, number)
      let statement =
        isDeletion
        ? "DELETE FROM tasks WHERE id = \(number)"
        : "UPDATE tasks SET title = 'theirs' WHERE id = \(number)"
      let other = try await OpenTransaction(statement, in: database)
      let written = try await user.urgent.send(
        "PUT", user.task(number), json: #"{"title":"mine"}"#, headers: Self.ifMatch(tag))
      expectProblem(written, isDeletion ? 404 : 412)
      try await other.ended()
      if !isDeletion {
        #expect(try await user.read(number)["title"] == "theirs")
        #expect(written.header("ETag") != tag)
        #expect(try await Self.tag(user, number) == written.header("ETag"))
      }
    }

    @Test func `whoever writes to the row changes its version`() async throws {
      let (server, database) = try await World.shared.serverWithDatabase("tags") {
        ["BETTER_AUTH_SECRET": World.secret]
      }
      let user = try User(id: "user-\(randomText(8))", on: server)
      let number = try await user.create("shared")
      var tags = [try await Self.tag(user, number)]
      for statement in [
        // What release 1.0.0 sends.
        """
        UPDATE tasks SET title = 'older', description = description,
          completed = coalesce(NULL, completed), updated_at = now()
        """, "UPDATE tasks SET completed = true", "UPDATE tasks SET title = title",
        // Twice in one transaction, and with a version of their own.
        "BEGIN; UPDATE tasks SET title = 'a'; UPDATE tasks SET title = 'b'; COMMIT",
        "UPDATE tasks SET todo_version = 1",
      ] {
        try await onThread {
          try database.cluster.sql(statement, database: database.name)
        }
        let tag = try await Self.tag(user, number)
        #expect(!tags.contains(tag), "\(statement)")
        let stale = try await user.send(
          "PUT", user.task(number), json: #"{"title":"lost"}"#,
          headers: Self.ifMatch(tags[tags.count - 1]))
        expectProblem(stale, 412, "\(statement)")
        tags.append(tag)
      }
    }
  }
}
