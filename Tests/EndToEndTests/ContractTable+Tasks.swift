// The rows of the contract's table about tasks: paths, shape, lists, create, update, toggle, delete.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite struct TaskOperations {
    @Test func `a task has exactly the members that clients read`() async throws {
      let user = try await User.new()
      let response = try await user.send("POST", user.tasks, json: #"{"title":"Buy milk"}"#)
      #expect(response.status == 201)
      #expect(response.mediaType == "application/json")
      let task = try response.json()
      #expect(
        task.names == [
          "completed", "created_at", "description", "id", "title", "updated_at", "user_id",
        ])
      #expect(task["id"]?.integer != nil)
      #expect(task["user_id"] == .string(user.id))
      #expect(task["title"] == "Buy milk")
      #expect(task["description"]?.isNull == true)
      #expect(task["completed"] == false)
      #expect(task["created_at"] == task["updated_at"])
    }

    @Test func `dates are RFC 3339 in UTC with Z, and now`() async throws {
      let user = try await User.new()
      let task = try await user.read(user.create("dated"))
      for name in ["created_at", "updated_at"] {
        let text = try #require(task[name]?.string)
        let pattern = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/
        #expect(try pattern.wholeMatch(in: text) != nil, "\(text)")
        let seconds = try Date(String(text.prefix(19)) + "Z", strategy: .iso8601)
        #expect(abs(seconds.timeIntervalSinceNow) < 60, "\(text)")
      }
    }

    @Test func `create answers 201 with a Location that leads to the task`() async throws {
      for id in [nil, "auth0|a b/c-\(randomText(6))", "é-\(randomText(6))"] {
        let user = try await User.new(id)
        let response = try await user.send("POST", user.tasks, json: #"{"title":"Located"}"#)
        #expect(response.status == 201)
        let number = try #require(try response.json()["id"]?.integer)
        let location = try #require(response.header("Location"))
        #expect(
          location.hasPrefix("/api/") && location.hasSuffix("/tasks/\(number)"), "\(location)")
        #expect(location.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "|") })
        #expect(location.filter { $0 == "/" }.count == 4, "\(location)")
        let found = try await user.send("GET", location)
        #expect(found.status == 200)
        #expect(try found.json() == response.json())
      }
    }

    @Test func `unknown members of a body are ignored`() async throws {
      let (user, other) = (try await User.new(), try await User.new())
      let response = try await user.send(
        "POST", user.tasks,
        json: """
          {"title":"Mine","user_id":"\(other.id)","id":7,"completed":true,"priority":"high",
           "created_at":"1999-01-01T00:00:00Z","tags":[{"a":[1,2,{"b":null}]}]}
          """)
      #expect(response.status == 201, "\(response.text)")
      let task = try response.json()
      #expect(task["user_id"] == .string(user.id))
      #expect(task["completed"] == false)
      #expect(task["created_at"]?.string?.hasPrefix("1999") == false)
      let number = try #require(task["id"]?.integer)
      let changed = try await user.send(
        "PUT", user.task(number), json: #"{"user_id":"\#(other.id)","id":9,"title":"Still mine"}"#)
      #expect(changed.status == 200)
      #expect(try changed.json()["user_id"] == .string(user.id))
      #expect(try changed.json()["id"] == .integer(number))
      #expect(try await other.titles() == [])
    }

    @Test(arguments: [
      ("Plain", "and simple"), ("e\u{301} is not \u{e9}", "\u{e9}"),
      ("\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} family", "\u{1F1E9}\u{1F1EA}"),
      ("quotes \" and \\ and / and \u{2028}", "tab\tline\nreturn\r\u{1}\u{1f}\u{7f}"),
      ("\u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{202e}right to left", "\u{10FFFF}\u{FFFE}\u{FFFF}"),
      ("  spaces around  ", ""), ("'; DROP TABLE tasks; --", "$1 %s {} \\x00 \\u0000"),
    ])
    func `text comes back byte for byte`(title: String, description: String) async throws {
      let user = try await User.new()
      let number = try await user.create(title, description: .string(description))
      let task = try await user.read(number)
      #expect(task["title"] == .string(title))
      #expect(task["description"] == .string(description))
    }

    @Test(arguments: ["PUT", "PATCH"])
    func `update keeps what is absent, clears a null description, sets the rest`(
      method: String
    ) async throws {
      let user = try await User.new()
      let number = try await user.create("First", description: "text")
      let created = try await user.read(number)
      let steps: [(body: String, title: JSON, description: JSON, completed: JSON)] = [
        (#"{}"#, "First", "text", false),
        (#"{"title":"Second"}"#, "Second", "text", false),
        (#"{"description":"more"}"#, "Second", "more", false),
        (#"{"completed":true}"#, "Second", "more", true),
        (#"{"description":null}"#, "Second", nil, true),
        (#"{"title":"Third","completed":false,"description":""}"#, "Third", "", false),
      ]
      for step in steps {
        let response = try await user.send(method, user.task(number), json: step.body)
        #expect(response.status == 200, "\(step.body): \(response.text)")
        let task = try response.json()
        #expect(task["title"] == step.title, "\(step.body)")
        #expect(task["description"] == step.description, "\(step.body)")
        #expect(task["completed"] == step.completed, "\(step.body)")
        #expect(task["created_at"] == created["created_at"], "\(step.body)")
        #expect(try await user.read(number) == task, "what is answered is what is stored")
      }
      let last = try await user.read(number)
      let (before, after) = (created["updated_at"]?.string, last["updated_at"]?.string)
      #expect(try #require(before) < #require(after), "updated_at moves")
    }

    @Test func `toggle flips without a body, and sets with one`() async throws {
      let user = try await User.new()
      let number = try await user.create("Toggled")
      let json = [(name: "Content-Type", value: "application/json")]
      let steps: [(body: String?, headers: [(name: String, value: String)], completed: Bool)] = [
        (nil, [], true), (nil, [], false), ("{}", [], true), ("", json, false),
        (nil, json, true), (#"{"completed":true}"#, [], true),
        (#"{"completed":true}"#, [], true), (#"{"completed":false}"#, [], false),
        (#"{"completed":false}"#, [], false), (#"{"other":1}"#, [], true),
        ("null", [], false), (" null\n", json, true),
      ]
      for (index, step) in steps.enumerated() {
        let response = try await user.send(
          "PATCH", user.task(number) + "/complete", json: step.body, headers: step.headers)
        #expect(response.status == 200, "step \(index): \(response.text)")
        #expect(try response.json()["completed"] == .bool(step.completed), "step \(index)")
        #expect(try response.json()["title"] == "Toggled")
      }
    }

    @Test(arguments: [
      #"{"completed":null}"#, #"{"completed":"true"}"#, #"{"completed":1}"#, "[]", "true",
      #""completed""#,
    ])
    func `toggle refuses other bodies`(body: String) async throws {
      let user = try await User.new()
      let number = try await user.create("Not toggled")
      let response = try await user.send("PATCH", user.task(number) + "/complete", json: body)
      expectProblem(response, 422, "\(body)")
      #expect(try await user.read(number)["completed"] == false)
    }

    @Test func `delete answers 200 with a message and the id, then the task is gone`() async throws
    {
      let user = try await User.new()
      let number = try await user.create("Deleted")
      let response = try await user.send("DELETE", user.task(number))
      #expect(response.status == 200)
      #expect(response.mediaType == "application/json")
      let body = try response.json()
      #expect(body.names == ["id", "message"])
      #expect(body["id"] == .integer(number))
      #expect(body["message"]?.string?.isEmpty == false)
      for operation in Operation.onOneTask {
        let again = try await user.send(
          operation.method, operation.target(user: user.id, task: "\(number)"),
          json: operation.body)
        expectProblem(again, 404, "\(operation)")
      }
      #expect(try await user.titles() == [])
    }

    @Test(.oneServer("times may be equal there, as docs/SCALING.md says"))
    func `a change that waited for another one is the later of the two`() async throws {
      let database = try await World.shared.newDatabase()
      let server = try await ServerProcess.serve(settings: [
        "DATABASE_URL": database.url, "BETTER_AUTH_SECRET": World.secret,
      ])
      let user = try User(id: "alice", on: server)
      let number = try await user.create("contested")
      let other = try await OpenTransaction(
        "UPDATE tasks SET title = 'theirs'", in: database,
        ending: """
          UPDATE tasks SET updated_at = clock_timestamp();
          CREATE TABLE change AS SELECT updated_at FROM tasks; COMMIT
          """)
      let changed = try await user.urgent.send(
        "PUT", user.task(number), json: #"{"completed":true}"#)
      #expect(changed.status == 200)
      try await other.ended()
      let isLater = try await onThread {
        try database.cluster.sql(
          "SELECT tasks.updated_at > change.updated_at FROM tasks, change",
          database: database.name)
      }
      #expect(isLater == "t")
      #expect(try await user.read(number)["title"] == "theirs")
      try await server.stop()
    }

    @Test(arguments: ["0", "-1", "9223372036854775807", "-9223372036854775808"])
    func `a number that no task has is 404`(id: String) async throws {
      let user = try await User.new()
      for operation in Operation.onOneTask {
        let response = try await user.send(
          operation.method, operation.target(user: user.id, task: id), json: operation.body)
        expectProblem(response, 404, "\(operation)")
      }
    }

    @Test(arguments: [
      "abc", "9223372036854775808", "1.5", "%20", "1e400", "0x10", "null", "%C2%B2",
    ])
    func `an id that is no int64 is 422 at its parameter`(id: String) async throws {
      let user = try await User.new()
      for operation in Operation.onOneTask {
        let response = try await user.send(
          operation.method, operation.target(user: user.id, task: id), json: operation.body)
        expectProblem(response, 422, "\(operation)")
        #expect(try violations(response).allSatisfy { $0.hasPrefix("/path/id ") })
      }
    }
  }
}
