// One request, one response: the fields that every response carries, and how connections are kept
// or closed.

import ContractRuntime
import ContractServer
import Testing

@Suite struct BasicTests {
  @Test func answersWithTheFieldsOfEveryResponse() async throws {
    try await withServer { server in
      let response = try await server.exchange("GET /echo HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(response.status == 200)
      #expect(response.text == "Host: a\n")
      #expect(response["date"]?.hasSuffix(" GMT") == true)
      #expect(response["x-request-id"]?.count == 15)
      #expect(response["server"] == nil)
      #expect(response.count("content-length") == 1)
    }
  }

  @Test func keepsConnectionsAndGivesEveryRequestItsID() async throws {
    try await withServer { server in
      let ids = try await server.client { client in
        try (0..<3).map { _ in
          client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
          return try client.readResponse()["x-request-id"]
        }
      }
      #expect(Set(ids).count == 3)
    }
  }

  @Test(arguments: [
    ("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", true),
    ("GET / HTTP/1.1\r\nHost: a\r\nConnection: x, Close\r\n\r\n", true),
    ("GET / HTTP/1.0\r\n\r\n", true),
    ("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", false),
    ("GET / HTTP/1.1\r\nHost: a\r\n\r\n", false),
    ("GET /close HTTP/1.1\r\nHost: a\r\n\r\n", true),
    ("GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n", true),
  ])
  func closesWhereItIsAskedTo(request: String, closes: Bool) async throws {
    try await withServer { server in
      let (response, isClosed) = try await server.client { client in
        client.send(request)
        let response = try client.readResponse()
        return (response, client.isClosed(within: closes ? 8 : 0.2))
      }
      #expect(response.status == 200)
      #expect((response["connection"] == "close") == closes)
      #expect(isClosed == closes)
    }
  }

  @Test func headHasTheLengthAndNoBody() async throws {
    try await withServer { server in
      let lengths = try await server.client { client in
        client.send("HEAD /large HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n")
        let head = try client.readResponse(toHead: true)
        let next = try client.readResponse()
        return (head["content-length"], next.status)
      }
      #expect(lengths == ("300000", 200))
      let stream = try await server.exchange(
        "HEAD /stream-length HTTP/1.1\r\nHost: a\r\n\r\n", toHead: true)
      #expect(stream["content-length"] == "18")
    }
  }

  @Test func noContentHasNoLength() async throws {
    try await withServer { server in
      let response = try await server.exchange("GET /none HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(response.status == 204)
      #expect(response["content-length"] == nil && response["transfer-encoding"] == nil)
      let options = try await server.exchange("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(options.status == 204 && options["allow"]?.contains("PATCH") == true)
    }
  }

  @Test func responsesThatCannotBeSentBecome500() async throws {
    try await withServer { server in
      for path in ["/split", "/teapot"] {
        let response = try await server.exchange("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(response.status == 500)
        #expect(response["x-c"] == nil)
        #expect(response.text.contains(#""status":500"#))
      }
    }
  }

  @Test func absoluteTargetsReachTheResponderInOriginForm() async throws {
    try await withServer { server in
      let response = try await server.exchange("GET http://a/echo?b=c HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(response["x-target"] == "/echo?b=c")
    }
  }

  @Test func recordsWhatWasAnswered() async throws {
    try await withServer { server in
      let response = try await server.exchange(
        "POST /echo?secret HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello")
      _ = try await server.exchange("GARBAGE\r\n\r\n")
      let records = try await server.records(atLeast: 2)
      #expect(records.map(\.status) == [200, 400])
      #expect(records[0].method == .post && records[1].method == nil)
      #expect(records[0].route.map { "\($0)" } == "/echo" && records[1].route == nil)
      #expect(records[0].requestID == response["x-request-id"])
      #expect(records[0].requestBytes == 5 && records[0].responseBytes > 100)
    }
  }

  @Test func aPortInUseIsAClearError() async throws {
    try await withServer { server in
      var configuration = HTTPServer.Configuration()
      configuration.port = server.port
      do {
        _ = try await HTTPServer.start(configuration, responder: EchoResponder())
        Issue.record("a second server started on the same port")
      } catch {
        #expect("\(error)".contains("port \(server.port) on 127.0.0.1 is in use"))
      }
    }
  }

  @Test func wrongSettingsAreNamed() async throws {
    var configuration = HTTPServer.Configuration()
    configuration.cors = CORSPolicy(allowedOrigins: ["https://a.example/"])
    await #expect(throws: HTTPServerError.self) {
      try await HTTPServer.start(configuration, responder: EchoResponder())
    }
    configuration.cors = CORSPolicy()
    configuration.limits.headBytes = 0
    await #expect(throws: HTTPServerError.self) {
      try await HTTPServer.start(configuration, responder: EchoResponder())
    }
  }

  @Test func addressOfTheEnvironment() throws {
    let standard = try HTTPServer.Configuration { _ in nil }
    #expect(standard.host == "127.0.0.1" && standard.port == 8000)
    let empty = try HTTPServer.Configuration { _ in "" }
    #expect(empty.host == "127.0.0.1" && empty.port == 8000)
    let set = try HTTPServer.Configuration { ["HOST": "::1", "PORT": "0"][$0] }
    #expect(set.host == "::1" && set.port == 0)
    for port in ["http", "-1", "65536", "80 "] {
      let error = #expect(throws: HTTPServerError.self) {
        try HTTPServer.Configuration { ["PORT": port][$0] }
      }
      #expect(error?.description.contains("PORT is '\(port)'") == true)
    }
  }

  @Test(arguments: ["127.0.0.1", "::1"])
  func urlOfTheServer(host: String) async throws {
    var configuration = HTTPServer.Configuration()
    configuration.host = host
    configuration.port = 0
    configuration.eventLoopCount = 1
    let server = try await HTTPServer.start(configuration, responder: EchoResponder())
    let shown = host == "::1" ? "[::1]" : host
    #expect(server.url == "http://\(shown):\(server.port)" && server.port != 0)
    await server.stop(within: .seconds(1))
  }
}
