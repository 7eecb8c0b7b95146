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

    /// Paths, their methods, and fields of requests and responses that one has and another has not.
    private static let paths: [(path: String, methods: String, accepts: String, exposes: String)] =
      [
        ("/api/alice/tasks", "GET HEAD OPTIONS POST", "idempotency-key", "etag location"),
        ("/api/alice/tasks/", "GET HEAD OPTIONS POST", "idempotency-key", "etag location"),
        (
          "/api/alice/tasks/1?x=y", "DELETE GET HEAD OPTIONS PATCH PUT", "if-match if-none-match",
          "etag"
        ),
        ("/api/alice/tasks/1/complete", "OPTIONS PATCH", "if-match", "etag"),
        ("/health", "GET HEAD OPTIONS", "", ""),
        ("/openapi.yaml", "GET HEAD OPTIONS", "if-none-match", "etag"),
      ]

    private static let notEverywhere: Set = [
      "idempotency-key", "if-match", "if-none-match", "etag", "location",
    ]

    private static func preflight(
      _ client: HTTPClient, _ path: String, _ method: String, _ fields: String = "",
      origin: String = World.origin
    ) async throws -> HTTPResponse {
      try await client.send(
        "OPTIONS", path,
        headers: [
          (name: "Origin", value: origin), (name: "Access-Control-Request-Method", value: method),
          (name: "Access-Control-Request-Headers", value: fields),
        ])
    }

    private static func items(_ name: String, _ response: HTTPResponse) -> Set<String> {
      let text = response.header("Access-Control-" + name) ?? ""
      return Set(text.lowercased().split { ", ".contains($0) }.map(String.init))
    }

    @Test func `a preflight allows what the contract has at the path, and what monitoring sends`()
      async throws
    {
      let client = try await World.shared.standardServer().client
      for row in Self.paths {
        let method = row.methods.split(separator: " ").last.map(String.init) ?? ""
        let response = try await Self.preflight(client, row.path, method, "authorization")
        #expect(response.status == 204 && response.body.isEmpty)
        #expect(response.header("Access-Control-Allow-Origin") == World.origin)
        #expect(response.header("Access-Control-Allow-Credentials") == "true")
        #expect(response.header("Access-Control-Max-Age") == "600")
        let methods = Set(row.methods.lowercased().split(separator: " ").map(String.init))
        #expect(Self.items("Allow-Methods", response) == methods, "\(row.path)")
        let allowed = Self.items("Allow-Headers", response)
        let own = Set(row.accepts.split(separator: " ").map(String.init))
        #expect(allowed.intersection(Self.notEverywhere) == own, "\(row.path): \(allowed)")
        #expect(
          allowed.isSuperset(of: [
            "authorization", "content-type", "x-request-id", "traceparent", "tracestate", "baggage",
            "sentry-trace", "x-requested-with", "cache-control", "pragma",
            "ngrok-skip-browser-warning",
          ]), "\(row.path): \(allowed)")
      }
    }

    @Test func `a page may read the fields that the contract has at the path`() async throws {
      let client = try await World.shared.standardServer().client
      for row in Self.paths {
        let response = try await client.send(
          "GET", row.path, headers: [(name: "Origin", value: World.origin)])
        let exposed = Self.items("Expose-Headers", response)
        let own = Set(row.exposes.split(separator: " ").map(String.init))
        #expect(exposed.intersection(Self.notEverywhere) == own, "\(row.path): \(exposed)")
        #expect(exposed.isSuperset(of: ["x-request-id", "retry-after", "www-authenticate"]))
      }
    }

    @Test func `a page is let through to the error of a path that is not there`() async throws {
      let client = try await World.shared.standardServer().client
      let allowed = try await Self.preflight(client, "/api/alice/task", "DELETE", "if-match")
      #expect(allowed.status == 204)
      #expect(allowed.header("Access-Control-Allow-Origin") == World.origin)
      #expect(Self.items("Allow-Methods", allowed).contains("delete"))
      #expect(Self.items("Allow-Headers", allowed).contains("if-match"))
      let response = try await client.send(
        "DELETE", "/api/alice/task", headers: [(name: "Origin", value: World.origin)])
      #expect(response.status == 404)
      #expect(response.header("Access-Control-Allow-Origin") == World.origin)
    }

    @Test func `previews of a frontend, further fields and the time to keep them are settings`()
      async throws
    {
      let server = try await World.shared.server("previews") {
        [
          "BETTER_AUTH_SECRET": World.secret, "CORS_MAX_AGE": "7200",
          "CORS_ORIGINS": "\(World.origin), https://todo-*-alice.example.app",
          "CORS_ALLOW_HEADERS": "X-Client-Version, x-datadog-trace-id",
        ]
      }
      let user = try User(id: "alice", on: server)
      for origin in [World.origin, "https://todo-git-main-alice.example.app"] {
        let preflight = try await Self.preflight(
          server.client, user.tasks, "POST", "x-client-version", origin: origin)
        #expect(preflight.header("Access-Control-Allow-Origin") == origin)
        #expect(preflight.header("Access-Control-Max-Age") == "7200")
        let names: Set = ["x-client-version", "x-datadog-trace-id", "idempotency-key"]
        #expect(Self.items("Allow-Headers", preflight).isSuperset(of: names))
        let headers = [(name: "Origin", value: origin)]
        for response in [
          try await user.send("GET", user.tasks, headers: headers),
          try await user.client.send("GET", user.tasks, headers: headers),
        ] {
          #expect(response.header("Access-Control-Allow-Origin") == origin)
          #expect(response.header("Access-Control-Allow-Credentials") == "true")
        }
      }
      for origin in [
        "https://todo-x-alice.example.app.evil.com", "https://todo-x.evil-alice.example.app",
        "https://todo-x@evil-alice.example.app", "https://todo-x-alice.example.app:8443",
        "https://TODO-x-alice.example.app", "https://todo-x-alice.example.app.",
        "http://todo-x-alice.example.app", "https://todo--alice.example.app.evil.com", "null",
        "https://todo-xn--x.-alice.example.app", "https://todo-*-alice.example.app",
      ] {
        let preflight = try await Self.preflight(server.client, user.tasks, "GET", origin: origin)
        let response = try await user.send(
          "GET", user.tasks, headers: [(name: "Origin", value: origin)])
        for answer in [preflight, response] {
          #expect(answer.header("Access-Control-Allow-Origin") == nil, "\(origin)")
          #expect(answer.header("Access-Control-Allow-Credentials") == nil, "\(origin)")
        }
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
