// The rows of the contract's table about routes, errors and the service: trailing slashes, HEAD,
// OPTIONS, 404 and 405, problem responses, request ids, the published contract, health.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite struct Service {
    private static let public200 = [
      "/", "/health", "/livez", "/readyz", "/openapi.yaml", "/openapi.json",
    ]

    @Test(arguments: ["", "/", "?", "/?", "?&", "/?x=1"])
    func `a trailing slash and a bare question mark do no harm`(suffix: String) async throws {
      let user = try await User.new()
      let created = try await user.send("POST", user.tasks + suffix, json: #"{"title":"slash"}"#)
      #expect(created.status == 201)
      let number = try #require(try created.json()["id"]?.integer)
      #expect(created.header("Location") == user.task(number))
      let complete = user.task(number) + "/complete" + suffix
      for (method, target, body) in [
        ("GET", user.tasks + suffix, nil), ("GET", user.task(number) + suffix, nil),
        ("PUT", user.task(number) + suffix, "{}"), ("PATCH", user.task(number) + suffix, "{}"),
        ("PATCH", complete, nil),
        ("DELETE", user.task(number) + suffix, nil), ("GET", "/health" + suffix, nil),
        ("GET", "/openapi.json" + suffix, nil),
      ] {
        let response = try await user.send(method, target, json: body)
        #expect(response.status == 200, "\(method) \(target)")
      }
    }

    @Test func `Content-Type on requests without a body does no harm`() async throws {
      let user = try await User.new()
      let number = try await user.create("typed")
      let complete = user.task(number) + "/complete"
      for (method, target) in [
        ("GET", user.tasks), ("GET", user.task(number)), ("PATCH", complete),
        ("DELETE", user.task(number)), ("GET", "/health"),
      ] {
        let response = try await user.send(
          method, target, headers: [(name: "Content-Type", value: "application/json")])
        #expect(response.status == 200, "\(method) \(target): \(response.text)")
      }
    }

    @Test func `HEAD answers as GET does, without a body`() async throws {
      let user = try await User.new()
      let number = try await user.create("head")
      for target in [user.tasks, user.task(number), user.task(0)] + Self.public200 {
        let get = try await user.send("GET", target)
        let head = try await user.send("HEAD", target)
        #expect(head.status == get.status, "\(target)")
        #expect(head.body.isEmpty)
        for name in ["Content-Type", "Content-Length", "ETag"] {
          #expect(head.header(name) == get.header(name), "\(name) of \(target)")
        }
      }
      // What follows on the connection is the next response, not a body.
      let pipelined = try await user.client.pipeline([
        HTTPRequest("HEAD", "/openapi.yaml"), HTTPRequest("GET", "/health"),
      ])
      #expect(try pipelined[1].json()["status"] == "ok")
      expectProblem(try await user.client.send("GET", user.tasks), 401)
      #expect(try await user.client.send("HEAD", user.tasks).status == 401)
    }

    @Test(arguments: [
      ("/api/alice/tasks", ["GET", "HEAD", "OPTIONS", "POST"]),
      ("/api/alice/tasks/1", ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "PUT"]),
      ("/api/alice/tasks/1/complete", ["OPTIONS", "PATCH"]),
      ("/health", ["GET", "HEAD", "OPTIONS"]),
      ("/livez", ["GET", "HEAD", "OPTIONS"]), ("/readyz", ["GET", "HEAD", "OPTIONS"]),
      ("/openapi.yaml", ["GET", "HEAD", "OPTIONS"]),
      ("/openapi.json", ["GET", "HEAD", "OPTIONS"]),
    ])
    func `OPTIONS and 405 list what a path supports`(
      path: String, methods: [String]
    ) async throws {
      let client = try await World.shared.standardServer().client
      let options = try await client.send("OPTIONS", path)
      #expect(options.status == 204)
      #expect(Self.allowed(options) == methods)
      for method in ["BREW", "get", "PROPFIND", "x_Y!"] {
        // Nobody here knows these, but the path has others: RFC 9110 section 15.5.6.
        let response = try await client.send(method, path)
        expectProblem(response, 405, "\(method)")
        #expect(Self.allowed(response) == methods, "\(method)")
        expectProblem(try await client.send(method, "/nowhere"), method == "PROPFIND" ? 404 : 501)
      }
      let all = ["GET", "POST", "PUT", "PATCH", "DELETE", "TRACE"]
      for method in all where !methods.contains(method) {
        // Without a token: the route comes first.
        let response = try await client.send(method, path)
        expectProblem(response, 405, "\(method)")
        #expect(Self.allowed(response) == methods, "\(method)")
      }
    }

    private static func allowed(_ response: HTTPResponse) -> [String] {
      (response.header("Allow") ?? "").split(separator: ",")
        .map { $0.trimmingCharacters(in: .whitespaces) }.sorted()
    }

    @Test(arguments: [
      "/index.html", "/api", "/api/", "/api/alice", "/api/alice/tasks/1/complete/now",
      "/api/alice/task",
      "/API/alice/tasks", "/api/a/b/tasks", "/tasks", "/docs/index.html", "/openapi.yml",
      "/healthz",
      "/api/alice/tasks/1/uncomplete", "//api/alice/tasks", "/api/alice/tasks//",
      "/api/alice%2Ftasks", "/debug", "/metrics", "/favicon.ico", "/.env", "/../etc/passwd",
    ])
    func `a path that is not in the contract is 404, token or not`(path: String) async throws {
      let user = try await User.new("alice")
      expectProblem(try await user.client.send("GET", path), 404)
      expectProblem(try await user.send("POST", path, json: "{"), 404)
    }

    @Test func `literal segments may be percent-encoded`() async throws {
      let user = try await User.new()
      let response = try await user.send("GET", "/%61pi/\(user.id)/t%61sks")
      #expect(response.status == 200)
    }

    @Test(
      arguments: [
        (nil, "application/json"), ("*/*", "application/json"),
        ("application/json", "application/json"),
        ("application/problem+json", "application/problem+json"),
        ("application/json, application/problem+json", "application/problem+json"),
        ("Application/Problem+JSON; q=0.5", "application/problem+json"),
        ("application/problem+json;q=0, */*", "application/json"),
        ("application/*", "application/json"), ("text/html", "application/json"),
        ("nonsense", "application/json"),
      ] as [(String?, String)])
    func `errors are sent in the type that the client names`(
      accept: String?, type: String
    ) async throws {
      let user = try await User.new()
      let headers = accept.map { [(name: "Accept", value: $0)] } ?? []
      let rows: [(Int, HTTPResponse)] = [
        (401, try await user.client.send("GET", user.tasks, headers: headers)),
        (403, try await user.send("GET", "/api/x\(user.id)/tasks", headers: headers)),
        (404, try await user.send("GET", user.task(0), headers: headers)),
        (404, try await user.send("GET", "/nothing", headers: headers)),
        (405, try await user.send("PUT", user.tasks, headers: headers)),
        (422, try await user.send("POST", user.tasks, json: "{}", headers: headers)),
        (400, try await user.send("POST", user.tasks, json: "{", headers: headers)),
      ]
      for (status, response) in rows { expectProblem(response, status, mediaType: type) }
    }

    @Test func `every response has a request id of its own`() async throws {
      let user = try await User.new()
      var seen: Set<String> = []
      for (method, target) in [
        ("GET", user.tasks), ("GET", user.tasks), ("OPTIONS", user.tasks), ("GET", "/nothing"),
        ("PUT", user.tasks), ("GET", user.task(0)), ("GET", "/health"), ("HEAD", "/openapi.yaml"),
      ] {
        let id = try await user.send(method, target).header("X-Request-Id")
        #expect(try seen.insert(#require(id, "\(method) \(target)")).inserted)
      }
      let bad = try await user.client.sendRaw(Array("GET / HTTP/9.9\r\n\r\n".utf8))
      #expect(bad.header("X-Request-Id") != nil)
    }

    @Test func `health tells of the database without a token`() async throws {
      let client = try await World.shared.standardServer().client
      let response = try await client.send("GET", "/health")
      #expect(response.status == 200)
      let body = try response.json()
      #expect(body["status"] == "ok")
      #expect(body["database"] == "connected")
      // A token that would be refused elsewhere does not matter on a public path.
      let withToken = try await client.send("GET", "/health", token: "garbage")
      #expect(withToken.status == 200)
    }

    @Test(arguments: ["/livez", "/readyz"])
    func `probes answer without a token`(path: String) async throws {
      let client = try await World.shared.standardServer().client
      for token in [nil, "garbage"] {
        let response = try await client.send("GET", path, token: token)
        #expect(response.status == 200)
        #expect(response.text == #"{"status":"ok"}"#)
      }
    }

    @Test func `the contract is published byte for byte`() async throws {
      let client = try await World.shared.standardServer().client
      let response = try await client.send("GET", "/openapi.yaml")
      #expect(response.status == 200)
      #expect(response.mediaType == "application/yaml")
      let file = try Data(contentsOf: PackageFolder.url.appendingPathComponent("openapi.yaml"))
      #expect(Data(response.body) == file, "rebuild the server after a change of openapi.yaml")
    }

    @Test func `the contract as JSON says the same`() async throws {
      let client = try await World.shared.standardServer().client
      let response = try await client.send("GET", "/openapi.json")
      #expect(response.status == 200)
      #expect(response.mediaType == "application/json")
      let contract = try response.json()
      #expect(contract["openapi"] == "3.1.0")
      #expect(contract["info"]?["title"] == "Todo API")
      #expect(
        contract["paths"]?.names == [
          "/", "/api/{user_id}/tasks", "/api/{user_id}/tasks/{id}",
          "/api/{user_id}/tasks/{id}/complete", "/docs", "/docs/start.js", "/docs/viewer.css",
          "/docs/viewer.js", "/health", "/livez", "/openapi.json", "/openapi.yaml", "/readyz",
        ])
      #expect(
        contract["components"]?["securitySchemes"]?["bearerAuth"]?["x-owner"]
          == ["claim": "sub", "parameter": "user_id"])
      // An anchor and its aliases are the same value in each place.
      let responses = contract["components"]?["responses"]
      #expect(responses?["NotFound"]?["content"] == responses?["BadRequest"]?["content"])
      let text = try #require(contract["components"]?["schemas"]?["Title"]?["pattern"]?.string)
      #expect(text == #"^[^\u0000]*[^\s\u0000][^\u0000]*$"#)
    }

    @Test(arguments: ["/openapi.yaml", "/openapi.json"])
    func `ETag and If-None-Match spare the transfer`(path: String) async throws {
      let client = try await World.shared.standardServer().client
      let first = try await client.send("GET", path)
      let tag = try #require(first.header("ETag"))
      #expect(tag.hasSuffix("\"") && (tag.hasPrefix("\"") || tag.hasPrefix("W/\"")))
      for field in [tag, "*", "\"other\", \(tag)", "W/\(tag)", "\(tag),\"x\""] {
        let response = try await client.send(
          "GET", path, headers: [(name: "If-None-Match", value: field)])
        #expect(response.status == 304, "\(field)")
        #expect(response.header("ETag") == tag)
        #expect(response.body.isEmpty)
      }
      for field in ["\"other\"", "", "nonsense"] {
        let response = try await client.send(
          "GET", path, headers: [(name: "If-None-Match", value: field)])
        #expect(response.status == 200, "\(field)")
        #expect(response.body == first.body)
      }
      let other = path == "/openapi.yaml" ? "/openapi.json" : "/openapi.yaml"
      #expect(try await client.send("GET", other).header("ETag") != tag)
    }

    @Test func `a target that is too long is 414, headers that are too large 431`() async throws {
      let user = try await User.new()
      let long = user.tasks + "?x=" + String(repeating: "a", count: 60_000)
      let tooLong = try await user.send("GET", long)
      #expect(tooLong.status == 414)
      expectProblem(tooLong, 414)
      let large = try await user.send(
        "GET", user.tasks,
        headers: [(name: "X-Large", value: String(repeating: "a", count: 60_000))])
      expectProblem(large, 431)
      let many = (0..<400).map { (name: "X-\($0)", value: "1") }
      expectProblem(try await user.send("GET", user.tasks, headers: many), 431)
      let ordinary = (0..<40).map { (name: "X-\($0)", value: String(repeating: "a", count: 50)) }
      #expect(try await user.send("GET", user.tasks, headers: ordinary).status == 200)
    }

    @Test func `pipelined requests are answered in order on one connection`() async throws {
      let user = try await User.new()
      let number = try await user.create("pipelined")
      let token = [(name: "Authorization", value: "Bearer \(user.token)")]
      let responses = try await user.client.pipeline([
        HTTPRequest("GET", user.task(number), headers: token),
        HTTPRequest("GET", "/nothing"),
        HTTPRequest("GET", user.tasks),
        HTTPRequest("POST", user.tasks, headers: token, body: Array(#"{"title":"next"}"#.utf8)),
        HTTPRequest("GET", "/health"),
        HTTPRequest("GET", user.tasks, headers: token),
      ])
      #expect(responses.map(\.status) == [200, 404, 401, 201, 200, 200])
      #expect(try responses[5].json().items?.count == 2)
    }
  }
}
