// CORS on every status that can be provoked, for the configured origins and for none other.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite struct CrossOrigin {
    /// Requests and the status that each gets.
    private static func provoked(
      _ user: User, origin: String
    ) async throws -> [(status: Int, response: HTTPResponse)] {
      let headers = [(name: "Origin", value: origin)]
      let number = try await user.create("cross")
      let tag = try await user.client.send("GET", "/openapi.yaml").header("ETag") ?? ""
      let text = (name: "Content-Type", value: "text/plain")
      let large = String(repeating: "x", count: 1_100_000)
      let bytes = { (line: String) in
        Array("\(line)\r\nHost: a\r\nOrigin: \(origin)\r\n\r\n".utf8)
      }
      return [
        (200, try await user.send("GET", user.tasks, headers: headers)),
        (200, try await user.send("HEAD", user.tasks, headers: headers)),
        (200, try await user.send("GET", "/health", headers: headers)),
        (200, try await user.send("DELETE", user.task(number), headers: headers)),
        (201, try await user.send("POST", user.tasks, json: #"{"title":"x"}"#, headers: headers)),
        (204, try await user.client.send("OPTIONS", user.tasks, headers: headers)),
        (
          304,
          try await user.client.send(
            "GET", "/openapi.yaml", headers: headers + [(name: "If-None-Match", value: tag)])
        ),
        (400, try await user.send("POST", user.tasks, json: "{", headers: headers)),
        (400, try await user.client.sendRaw(bytes("GET \(user.tasks) HTTP/1.1\r\nHost: b"))),
        (401, try await user.client.send("GET", user.tasks, headers: headers)),
        (403, try await user.send("GET", "/api/somebody/tasks", headers: headers)),
        (404, try await user.send("GET", "/nothing", headers: headers)),
        (404, try await user.send("GET", user.task(0), headers: headers)),
        (405, try await user.send("PUT", user.tasks, headers: headers)),
        (413, try await user.send("POST", user.tasks, json: large, headers: headers)),
        (
          414,
          try await user.send(
            "GET", "/" + String(repeating: "a", count: 60_000), headers: headers)
        ),
        (415, try await user.send("POST", user.tasks, json: "{}", headers: headers + [text])),
        (422, try await user.send("POST", user.tasks, json: "{}", headers: headers)),
        (
          431,
          try await user.send(
            "GET", user.tasks,
            headers: headers + [(name: "X-Large", value: String(repeating: "a", count: 60_000))])
        ),
      ]
    }

    @Test(arguments: [World.origin, World.otherOrigin])
    func `a configured origin is echoed on every status`(origin: String) async throws {
      for (status, response) in try await Self.provoked(try await User.new(), origin: origin) {
        #expect(response.status == status)
        #expect(response.header("Access-Control-Allow-Origin") == origin, "\(status)")
        #expect(response.header("Access-Control-Allow-Credentials") == "true", "\(status)")
        #expect(response.header("Vary")?.lowercased().contains("origin") == true, "\(status)")
        if response.header("X-Request-Id") != nil, status != 204 {
          let exposed = response.header("Access-Control-Expose-Headers")?.lowercased() ?? ""
          #expect(exposed.isEmpty || exposed.contains("x-request-id"))
        }
      }
    }

    @Test(arguments: [
      "https://evil.example", "null", "https://todo.example.evil.example", "http://todo.example",
      "https://todo.example:8443", "https://TODO.example.", "https://sub.todo.example", "*",
    ])
    func `another origin is told nothing`(origin: String) async throws {
      for (status, response) in try await Self.provoked(try await User.new(), origin: origin) {
        #expect(response.status == status)
        #expect(response.header("Access-Control-Allow-Origin") == nil, "\(status)")
        #expect(response.header("Access-Control-Allow-Credentials") == nil, "\(status)")
      }
    }

    @Test(arguments: [
      ("GET", ""), ("POST", ""), ("GET", "/1"), ("PUT", "/1"), ("DELETE", "/1"),
      ("PATCH", "/1/complete"),
    ])
    func `a preflight allows every verb and header that clients use`(
      method: String, suffix: String
    ) async throws {
      let client = try await World.shared.standardServer().client
      let response = try await client.send(
        "OPTIONS", "/api/alice/tasks" + suffix,
        headers: [
          (name: "Origin", value: World.origin),
          (name: "Access-Control-Request-Method", value: method),
          (name: "Access-Control-Request-Headers", value: "authorization,content-type"),
        ])
      #expect(response.status == 204)
      #expect(response.body.isEmpty)
      #expect(response.header("Access-Control-Allow-Origin") == World.origin)
      #expect(response.header("Access-Control-Allow-Credentials") == "true")
      let methods = response.header("Access-Control-Allow-Methods") ?? ""
      #expect(methods.contains(method), "\(methods)")
      let headers = response.header("Access-Control-Allow-Headers")?.lowercased() ?? ""
      for name in ["authorization", "content-type", "x-request-id", "traceparent", "tracestate"] {
        #expect(headers.contains(name), "\(headers)")
      }
    }

    @Test func `without Origin nothing is said of origins`() async throws {
      let user = try await User.new()
      let response = try await user.send("GET", user.tasks)
      #expect(response.header("Access-Control-Allow-Origin") == nil)
      #expect(response.header("Vary")?.lowercased().contains("origin") == true, "caches must know")
    }

    @Test func `a server without CORS_ORIGINS allows no origin`() async throws {
      let server = try await World.shared.server("no origins") {
        ["BETTER_AUTH_SECRET": World.secret]
      }
      let user = try User(id: "alice", on: server)
      for origin in [World.origin, "null", "http://127.0.0.1"] {
        let response = try await user.send(
          "GET", user.tasks, headers: [(name: "Origin", value: origin)])
        #expect(response.status == 200)
        #expect(response.header("Access-Control-Allow-Origin") == nil)
      }
    }
  }
}
