// Every named limit with its status, the cross-origin fields on each of them, and what slow peers
// get.

import ContractRuntime
import ContractServer
import Foundation
import Testing

/// Has one target, for two methods.
private struct KnownTarget: Responder {
  func respond(to request: Request) async -> Response {
    let isAllowed = request.method == .get || request.method == .head
    if request.target != "/known" || isAllowed { return Response(status: 200) }
    return Response(status: 405, headers: Headers([.init(name: "Allow", value: "GET, HEAD")]))
  }
}

@Suite struct LimitTests {
  static let origin = "http://localhost:3000"
  static let cors = CORSPolicy(allowedOrigins: [origin])

  static func head(_ line: String, _ fields: String = "") -> String {
    "\(line)\r\nHost: a\r\nOrigin: \(origin)\r\n\(fields)\r\n"
  }

  /// Each refusal is one problem response, readable for the script that caused it, and closes.
  static func expectRefusal(
    _ server: TestServer, _ request: String, _ status: Int, origin: Bool = true
  )
    async throws
  {
    let (response, isClosed) = try await server.client { client in
      client.send(request)
      return (try client.readResponse(), client.isClosed(within: 8))
    }
    #expect(response.status == status, "\(request.prefix(60))")
    #expect(isClosed && response["connection"] == "close")
    #expect(response["content-type"] == "application/json")
    #expect(
      response.text.contains(#""status":\#(status)"#) && response.text.contains(#""detail":""#))
    #expect(response.all("vary") == ["Accept", "Origin"])
    #expect((response["access-control-allow-origin"] == Self.origin) == origin)
    #expect((response["access-control-allow-credentials"] == "true") == origin)
    #expect(response["x-request-id"] != nil && response["date"] != nil)
  }

  @Test func refusalsOfHeads() async throws {
    try await withServer(cors: Self.cors) { server in
      let long = String(repeating: "a", count: 9000)
      try await Self.expectRefusal(server, Self.head("GET /\(long) HTTP/1.1"), 414)
      let longer = String(repeating: "a", count: 60_000)
      try await Self.expectRefusal(server, Self.head("GET /\(longer) HTTP/1.1"), 414)
      let endless = String(repeating: "a", count: 200_000)
      try await Self.expectRefusal(
        server, Self.head("GET /\(endless) HTTP/1.1"), 414, origin: false)
      try await Self.expectRefusal(
        server, Self.head("GET / HTTP/1.1", "X: " + String(repeating: "b", count: 33_000) + "\r\n"),
        431)
      try await Self.expectRefusal(
        server, Self.head("GET / HTTP/1.1", String(repeating: "a: b\r\n", count: 120)), 431)
      try await Self.expectRefusal(server, Self.head("GET / HTTP/9.9"), 505)
      // A method is any token (RFC 9110, section 9.1); one that nobody here knows is 501.
      for method in ["FROB", "get", "M_X", "x!#$%&'*+-.^_`|~9", String(repeating: "A", count: 64)] {
        try await Self.expectRefusal(server, Self.head("\(method) / HTTP/1.1"), 501)
        try await Self.expectRefusal(server, Self.head("\(method) a:80 HTTP/1.1"), 501)
      }
      for method in ["FR(OB", "FR\u{E9}", "\"GET\"", "FROB/", String(repeating: "A", count: 65)] {
        try await Self.expectRefusal(server, Self.head("\(method) / HTTP/1.1"), 400)
      }
      // A line of another form is no request line, whatever it begins with (RFC 9112, section 3).
      for line in [
        "G ET / HTTP/1.1", "FROB  / HTTP/1.1", "FROB /  HTTP/1.1", "FROB / x HTTP/1.1", "FROB /",
        "FROB HTTP/1.1", "FROB  HTTP/1.1", "FROB", "FROB / HTTP/abc", "FROB / HTTP/1,1",
      ] {
        try await Self.expectRefusal(server, Self.head(line), 400)
      }
      try await Self.expectRefusal(server, Self.head("GET / HTTP/1.1", "Bad Name: x\r\n"), 400)
      try await Self.expectRefusal(server, Self.head("GET / HTTP/1.1", "Host: b\r\n"), 400)
      try await Self.expectRefusal(
        server, Self.head("POST / HTTP/1.1", "Transfer-Encoding: gzip, chunked\r\n"), 501)
      try await Self.expectRefusal(server, Self.head("POST / HTTP/1.1", "Expect: tea\r\n"), 417)
      try await Self.expectRefusal(server, "\u{16}\u{3}\u{1}", 400, origin: false)
    }
  }

  /// A method that nobody here knows is not allowed where others are (RFC 9110, section 15.5.6).
  @Test func unknownMethodsOfKnownTargets() async throws {
    try await withServer(cors: Self.cors, responder: KnownTarget()) { server in
      for (target, status) in [("/known", 405), ("/other", 501)] {
        let (response, isClosed) = try await server.client { client in
          client.send(Self.head("FROB \(target) HTTP/1.1"))
          return (try client.readResponse(), client.isClosed(within: 8))
        }
        #expect(response.status == status && isClosed)
        #expect(response["allow"] == (status == 405 ? "GET, HEAD" : nil))
        #expect(response["access-control-allow-origin"] == Self.origin)
      }
      // Not for a request line of another protocol or version.
      try await Self.expectRefusal(server, Self.head("FROB /known HTTP/9.9"), 501)
    }
  }

  @Test func aFloodOfFieldsIsCutOff() async throws {
    try await withServer { server in
      let status = try await server.client { client in
        client.send("GET / HTTP/1.1\r\nHost: a\r\n")
        for index in 0..<100_000 where !client.send("X-\(index): y\r\n") { break }
        return try client.readResponse().status
      }
      #expect(status == 431)
    }
  }

  @Test func aSlowHeadGets408() async throws {
    try await withServer(cors: Self.cors, limits: .with(\.headMilliseconds, 200)) { server in
      try await Self.expectRefusal(
        server, "GET / HTTP/1.1\r\nHost: a\r\nOrigin: \(Self.origin)\r\n", 408)
      let status = try await server.client { client in
        for byte in "GET / HTTP/1.1\r\nX: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy".utf8
        where client.send([byte]) {
          usleep(20_000)
        }
        return try client.readResponse().status
      }
      #expect(status == 408)
    }
  }

  /// The peer takes nothing of its first response, so that nothing more is taken from it.
  @Test(arguments: [("\r\n", 200), ("", 408)])
  func aHeadIsNotLateWhileItIsNotTaken(rest: String, status: Int) async throws {
    try await withServer(limits: .with(\.headMilliseconds, 3_000)) { server in
      let statuses = try await server.client(receiveBufferBytes: 16 * 1024) { client in
        client.send(
          "GET /stream-large HTTP/1.1\r\nHost: a\r\n\r\nGET /echo HTTP/1.1\r\nHost: a\r\n")
        // A head that came later on the same event loop is late: by now the first one would be.
        let other = try RawClient(port: server.port)
        other.send("GET / HTTP/1.1\r\n")
        var statuses = [try other.readResponse().status]
        client.send(rest)
        for _ in 0..<2 { statuses.append(try client.readResponse(seconds: 60).status) }
        return statuses
      }
      #expect(statuses == [408, 200, status])
    }
  }

  @Test func anIdleConnectionIsClosedWithoutAWord() async throws {
    try await withServer(limits: .with(\.idleMilliseconds, 3_000)) { server in
      let closed = try await server.client { client in client.isClosed(within: 20) }
      #expect(closed)
      let closedAfter = try await server.client { client in
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        _ = try client.readResponse()
        return client.isClosed(within: 20)
      }
      #expect(closedAfter)
    }
  }

  /// A connection that waits for long gives up its decoder, and makes another for the next request.
  @Test func aConnectionThatHasWaitedIsServedAsBefore() async throws {
    try await withServer { server in
      let pieces = [
        ["GET / HTTP/1.1\r\nHost: a\r\n\r\n"], ["GET / HTTP/1.1\r\nHo", "st: a\r\n\r\n"],
        ["POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nab", "cd"],
      ]
      let statuses = try await server.client { client in
        try pieces.map { pieces in
          for piece in pieces {
            usleep(1_600_000)
            client.send(piece)
          }
          return try client.readResponse().status
        }
      }
      #expect(statuses == [200, 200, 200])
    }
  }

  @Test func tooManyRequestsGet503AndTheConnectionStays() async throws {
    let responder = CountingResponder()
    let limits = Limits.with(\.requestsInFlight, 1)
    try await withServer(cors: Self.cors, responder: responder, limits: limits) { server in
      async let slow = server.exchange("GET /4000 HTTP/1.1\r\nHost: a\r\n\r\n")
      try await responder.waitUntilBegun(1)
      let (refused, later) = try await server.client { client in
        client.send(Self.head("GET /0 HTTP/1.1"))
        let refused = try client.readResponse()
        // Until the slow one is over.
        for _ in 0..<100 {
          usleep(100_000)
          client.send(Self.head("GET /0 HTTP/1.1"))
          let later = try client.readResponse()
          if later.status != 503 { return (refused, later) }
        }
        return (refused, refused)
      }
      #expect(refused.status == 503 && refused["retry-after"] == "2")
      #expect(refused["access-control-allow-origin"] == Self.origin)
      #expect(refused["connection"] == nil && later.status == 200)
      #expect(try await slow.status == 200)
    }
  }

  @Test func tooManyConnectionsAreTold503() async throws {
    try await withServer(cors: Self.cors, limits: .with(\.connections, 1)) { server in
      let port = server.port
      try await server.client { first in
        first.send(Self.head("GET / HTTP/1.1"))
        _ = try first.readResponse()
        let second = try RawClient(port: port)
        second.send(Self.head("GET / HTTP/1.1"))
        let refused = try second.readResponse()
        #expect(refused.status == 503 && refused["retry-after"] == "2")
        #expect(refused["access-control-allow-origin"] == Self.origin)
        #expect(second.isClosed(within: 8))
        first.send(Self.head("GET / HTTP/1.1"))
        let status = try first.readResponse().status
        #expect(status == 200)
      }
      let again = try await server.exchange(Self.head("GET / HTTP/1.1"))
      #expect(again.status == 200)
    }
  }

  @Test func aResponderThatTakesTooLongIsCancelledAndAnsweredFor() async throws {
    try await withServer(cors: Self.cors, limits: .with(\.responseMilliseconds, 200)) { server in
      let (timedOut, next) = try await server.client { client in
        client.send(Self.head("GET /slow?60000 HTTP/1.1"))
        let timedOut = try client.readResponse()
        client.send(Self.head("GET / HTTP/1.1"))
        return (timedOut, try client.readResponse())
      }
      #expect(timedOut.status == 503 && timedOut["retry-after"] == "2")
      #expect(timedOut["access-control-allow-origin"] == Self.origin)
      #expect(next.status == 200)
    }
  }

  @Test func preflightsAreAnsweredByTheServer() async throws {
    try await withServer(cors: Self.cors) { server in
      let preflight =
        "Access-Control-Request-Method: PATCH\r\nAccess-Control-Request-Headers: authorization\r\n"
      let known = try await server.exchange(Self.head("OPTIONS /any HTTP/1.1", preflight))
      #expect(known.status == 204)
      #expect(known["access-control-allow-origin"] == Self.origin)
      #expect(known["access-control-allow-methods"]?.contains("PATCH") == true)
      #expect(known["access-control-allow-headers"]?.lowercased().contains("authorization") == true)
      let unknown = try await server.exchange(
        "OPTIONS /any HTTP/1.1\r\nHost: a\r\nOrigin: http://evil.example\r\n\(preflight)\r\n")
      #expect(unknown.status == 204)
      #expect(!unknown.fields.contains { $0.name.lowercased().hasPrefix("access-control") })
      #expect(unknown["vary"]?.hasPrefix("Origin") == true)
      let plain = try await server.exchange("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(plain["vary"] == "Origin" && plain["access-control-allow-origin"] == nil)
    }
  }
}
