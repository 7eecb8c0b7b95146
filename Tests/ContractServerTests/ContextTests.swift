// What a responder is told about a request beside the request: its name, its trace, its client, its
// time limit; and middleware around it.

import ContractRuntime
import Synchronization
import Testing

@testable import ContractServer

/// Answers with what the context says, one value a line.
private struct ContextResponder: Responder {
  func respond(to request: Request) async -> Response {
    await Task.yield()
    let context = RequestContext.current
    let lines = [
      request.id, context?.id ?? "none", context?.traceID?.description ?? "none",
      context?.clientAddress ?? "none", context?.peerAddress ?? "none",
      context?.remainingMilliseconds.map { $0 > 20_000 && $0 <= 30_000 ? "some" : "\($0)" }
        ?? "none",
    ]
    return EchoResponder.text(lines.joined(separator: "\n"), route: "/context")
  }
}

/// Refuses a path, and marks every response.
private struct Marking: Middleware {
  let name: String

  func respond(to request: Request, next: some Responder) async -> Response {
    if request.target == "/refused-by-\(name)" {
      return Response(status: 429, headers: Headers([.init(name: "X-Order", value: name)]))
    }
    var response = await next.respond(to: request)
    response.headers.add("X-Order", name)
    return response
  }
}

@Suite struct ContextTests {
  private func lines(_ server: TestServer, _ fields: String) async throws -> [String] {
    let response = try await server.exchange("GET / HTTP/1.1\r\nHost: a\r\n\(fields)\r\n")
    #expect(response.status == 200)
    return response.text.split(separator: "\n").map(String.init) + [response["x-request-id"] ?? ""]
  }

  @Test func aResponderIsToldWhatIsKnown() async throws {
    try await withServer(responder: ContextResponder()) { server in
      let lines = try await lines(
        server,
        "X-Request-Id: abc-123\r\n"
          + "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\n"
          + "X-Forwarded-For: 192.0.2.1\r\n")
      #expect(
        lines == [
          "abc-123", "abc-123", "4bf92f3577b34da6a3ce929d0e0e4736", "127.0.0.1", "127.0.0.1",
          "some",
          "abc-123",
        ])
      let records = try await server.records(atLeast: 1)
      #expect(records.first?.requestID == "abc-123")
    }
  }

  /// Those are the requests that are looked up.
  @Test(arguments: [
    "FOO / HTTP/1.1\r\nHost: a\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nExpect: more\r\n", "GET / HTTP/2.7\r\nHost: a\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n",
  ])
  func whatIsRefusedKeepsItsNameToo(head: String) async throws {
    try await withServer(responder: ContextResponder()) { server in
      for (fields, name) in [
        ("X-Request-Id: abc-123\r\n", "abc-123"), ("x-request-id: a\r\nX-Request-ID: b\r\n", nil),
        ("X-Request-Id: a b\r\n", nil),
      ] as [(String, String?)] {
        let trace = "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\n"
        // What comes behind the head is none of it.
        let rest = "\r\nX-Request-Id: behind\r\ntraceparent: none\r\n\r\n"
        let response = try await server.exchange(head + trace + fields + "\r\n" + rest)
        #expect(response.status >= 400)
        let given = try #require(response["x-request-id"])
        #expect(name.map { $0 == given } ?? (given.count == 15))
        let records = try await server.records(atLeast: 1)
        let record = try #require(records.first { $0.requestID == given })
        #expect(record.context.traceID?.description == "4bf92f3577b34da6a3ce929d0e0e4736")
      }
    }
  }

  /// Half of a name is another name.
  @Test func aNameThatHasNotArrivedWholeIsNone() async throws {
    var limits = Limits()
    limits.headMilliseconds = 300
    try await withServer(responder: ContextResponder(), limits: limits) { server in
      let response = try await server.exchange(
        "GET / HTTP/1.1\r\ntraceparent: none\r\nX-Request-Id: abc-12")
      #expect(response.status == 408)
      #expect(response["x-request-id"]?.count == 15)
    }
  }

  @Test(arguments: ["X-Request-Id: a b\r\n", "X-Request-Id: a\r\nX-Request-Id: a\r\n", ""])
  func anotherNameIsGivenWhereNoneIsWellFormed(fields: String) async throws {
    try await withServer(responder: ContextResponder()) { server in
      let lines = try await lines(server, fields)
      #expect(lines[0].count == 15 && lines[0] == lines[1] && lines[0] == lines.last)
    }
  }

  @Test func aTrustedProxyTellsTheClient() async throws {
    let networks = try [#require(IPNetwork("127.0.0.0/8"))]
    try await withServer(responder: ContextResponder(), trustedProxies: networks) { server in
      let lines = try await lines(server, "X-Forwarded-For: 203.0.113.9, 192.0.2.1\r\n")
      #expect(lines[3] == "192.0.2.1" && lines[4] == "127.0.0.1")
    }
  }

  @Test func middlewareStandsAroundAResponder() async throws {
    let responder = ContextResponder().wrapped(in: Marking(name: "inner"))
      .wrapped(in: Marking(name: "outer"))
    try await withServer(responder: responder) { server in
      let passed = try await server.exchange("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(passed.status == 200)
      #expect(passed.all("x-order") == ["inner", "outer"])
      let inner = try await server.exchange("GET /refused-by-inner HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(inner.status == 429 && inner.all("x-order") == ["inner", "outer"])
      let outer = try await server.exchange("GET /refused-by-outer HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(outer.status == 429 && outer.all("x-order") == ["outer"])
    }
  }

  @Test func whatTheServerRefusesIsToldWithAReason() async throws {
    try await withServer { server in
      _ = try await server.exchange("GET / HTTP/1.1\r\n\r\n")
      _ = try await server.exchange("BREW / HTTP/1.1\r\nHost: a\r\n\r\n")
      _ = try await server.exchange(
        "GET /\(String(repeating: "a", count: 9_000)) HTTP/1.1\r\nHost: a\r\n\r\n")
      _ = try await server.exchange("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      let records = try await server.records(atLeast: 4)
      let reasons = records.map { $0.refusal?.description ?? "none" }
      #expect(reasons == ["malformed", "unknown_method", "target_too_long", "none"])
    }
  }

  @Test func theLagOfEachLoopIsMeasured() async throws {
    try await withServer(loops: 2) { server in
      let lags = await server.server.eventLoopLags()
      #expect(lags.count == 2 && lags.allSatisfy { $0 >= .zero && $0 < .seconds(20) })
    }
  }
}
