// User ids are any text: what identity providers hand out, and what attackers try. The path's value
// is split, then decoded, then compared with `sub` byte by byte.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite struct OddUserIDs {
    @Test(arguments: [
      "auth0|a b/c", "0b7c2d1e-7a55-4bd0-9a39-2f7a3a1e8f10", "UW5pcXVlIDMyIGNoYXJhY3RlcnMgbG9u",
      "caf\u{e9}", "cafe\u{301}", "%2F", "%252F", "..", ".", "trailing ", " leading", "a+b",
      "a b", "\u{1F9D1}\u{200D}\u{1F4BB}", "a?b#c", "a;b=c", "a&b=c,d", "tasks", "api", "'\"`$(x)",
      "null", "0", "-1", "true", "back\\slash", "a%00b", "\u{202E}abc", "a\u{FEFF}bom",
      "tab\there", "new\nline", "google-oauth2|117", "samlp|x@example.com", "\u{10FFFF}",
    ])
    func `an odd user has her own tasks`(name: String) async throws {
      // Unique, yet odd at both ends.
      let user = try await User.new(name)
      let title = "of \(name.count) \(randomText(8))"
      let number = try await user.create(title)
      let task = try await user.read(number)
      #expect(task["user_id"] == .string(name))
      #expect(try await user.titles().contains(title))
      let lower = percentEncoded(name).lowercased()
      if lower.contains("%"), name.lowercased() == name {
        #expect(try await user.send("GET", "/api/\(lower)/tasks").status == 200)
      }
      let everything = name.utf8.map { String(format: "%%%02x", $0) }.joined()
      #expect(try await user.send("GET", "/api/\(everything)/tasks").status == 200)
      #expect(try await user.send("DELETE", user.task(number)).status == 200)
    }

    @Test(arguments: [
      ("caf\u{e9}", "cafe\u{301}"), ("alice", "Alice"), ("alice", "alice "), ("alice", " alice"),
      ("alice", "alice\u{200B}"), ("a+b", "a b"), ("%2F", "/"), ("a/b", "a%2Fb"),
      ("alice", "alice/"), ("\u{212B}", "\u{C5}"), ("\u{FB01}", "fi"), ("1", "01"),
      ("stra\u{DF}e", "strasse"), ("alice", "alice\u{0}"), ("alice", "\u{430}lice"),
    ])
    func `what looks alike is not the same user`(one: String, two: String) async throws {
      for (sub, path) in [(one, two), (two, one)] {
        let user = try await User.new(sub)
        let response = try await user.send("GET", "/api/\(percentEncoded(path))/tasks")
        // A token whose subject holds a NUL may be refused as such.
        #expect([401, 403].contains(response.status), "\(sub) at \(path): \(response.status)")
        #expect(response.status == 403 || sub.contains("\u{0}"))
      }
    }

    @Test func `a plus in a path is a plus`() async throws {
      let (plus, space) = (try await User.new("a+b"), try await User.new("a b"))
      #expect(try await plus.send("GET", "/api/a+b/tasks").status == 200)
      #expect(try await space.send("GET", "/api/a+b/tasks").status == 403)
      #expect(try await space.send("GET", "/api/a%20b/tasks").status == 200)
    }

    @Test func `segments are split before they are decoded`() async throws {
      let user = try await User.new("a/b")
      #expect(try await user.send("GET", "/api/a%2Fb/tasks").status == 200)
      #expect(try await user.send("GET", "/api/a%2fb/tasks").status == 200)
      #expect(try await user.send("GET", "/api/a/b/tasks").status == 404)
      let sly = try await User.new("alice/tasks/1")
      #expect(try await sly.send("GET", "/api/alice%2Ftasks%2F1/tasks").status == 200)
      let dots = try await User.new("..")
      #expect(try await dots.send("GET", "/api/%2E%2E/tasks").status == 200)
    }

    @Test(arguments: [
      "/api/%zz/tasks", "/api/%/tasks", "/api/%4/tasks", "/api/%ff/tasks", "/api/%c0%af/tasks",
      "/api/%ed%a0%80/tasks", "/api/%c3/tasks", "/api/alice%/tasks", "/api//tasks",
      "/api/%00/tasks", "/api/alice%00/tasks", "/api/../tasks", "/api/./tasks",
    ])
    func `a segment that is nobody's is refused, and never an error of the server`(
      path: String
    ) async throws {
      let user = try await User.new("alice")
      let response = try await user.send("GET", path)
      #expect([400, 403, 404].contains(response.status), "\(response.status)")
      expectProblem(response, response.status)
      let anonymous = try await user.client.send("GET", path)
      #expect([400, 401, 404].contains(anonymous.status), "\(anonymous.status)")
    }

    @Test(arguments: [255, 256, 1000, 4000])
    func `an id may have 255 characters of any kind, a longer one is refused`(
      length: Int
    ) async throws {
      // Random, so that no index compresses it.
      for user in [
        try await User.new(randomText(length)),
        try await User.new(
          String(repeating: "\u{1F600}", count: length - 8) + randomText(8)),
      ] {
        let created = try await user.send("POST", user.tasks, json: #"{"title":"long"}"#)
        let listed = try await user.send("GET", user.tasks)
        if length <= 255 {
          #expect(created.status == 201, "\(created.text.prefix(200))")
          #expect(listed.status == 200)
        } else {
          // Far too long a name does not even fit into a target or a header.
          #expect([401, 414, 422, 431].contains(created.status), "\(created.status)")
          #expect([401, 414, 422, 431].contains(listed.status), "\(listed.status)")
        }
      }
    }

    @Test func `a subject with NUL can be no user`() async throws {
      let user = try await User.new("al\u{0}ice")
      for operation in Operation.all {
        let response = try await user.send(
          operation.method, operation.target(user: user.id), json: operation.body)
        #expect([400, 401, 403, 422].contains(response.status), "\(operation): \(response.status)")
      }
    }
  }
}
