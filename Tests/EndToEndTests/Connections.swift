// Connections that misbehave: halves of requests, drips, early ends, floods of idle ones. Each gets
// its status or its end in time, and others are served meanwhile.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite struct Connections {
    @Test func `a head that does not come to its end is 408`() async throws {
      let client = try await World.shared.standardServer().client
      try await onUngatedThread {
        let connection = try TCPConnection(port: client.port, timeoutSeconds: 40)
        try connection.write("GET /health HTTP/1.1\r\nHost: a\r\nX-Half: ")
        let response = try HTTPResponseReader(connection).next()
        expectProblem(response, 408)
        #expect(response.header("Connection")?.lowercased() == "close")
        #expect(try connection.readToEnd().isEmpty)
      }
    }

    @Test func `a head that drips is 408 too`() async throws {
      let client = try await World.shared.standardServer().client
      try await onUngatedThread {
        let connection = try TCPConnection(port: client.port, timeoutSeconds: 1)
        try connection.write("GET /health HTTP/1.1\r\nHost: a\r\nX-Drip: ")
        let reader = HTTPResponseReader(connection)
        let started = monotonicSeconds()
        while monotonicSeconds() - started < 40 {
          try? connection.write("x")
          do {
            expectProblem(try reader.next(), 408)
            return
          } catch SocketError.timedOut {
            continue
          }
        }
        Issue.record("it was still patient after 40 seconds")
      }
    }

    @Test func `a body that does not come to its end is 408, with CORS`() async throws {
      let user = try await User.new()
      try await onUngatedThread {
        let connection = try TCPConnection(port: user.client.port, timeoutSeconds: 60)
        try connection.write(
          """
          POST \(user.tasks) HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n\
          Origin: \(World.origin)\r\n\
          Authorization: Bearer \(user.token)\r\nContent-Length: 100\r\n\r\n{"title":"half
          """)
        let response = try HTTPResponseReader(connection).next(to: "POST")
        expectProblem(response, 408)
        #expect(response.header("Access-Control-Allow-Origin") == World.origin)
      }
      #expect(try await user.titles() == [])
    }

    @Test func `a client that leaves in the middle changes nothing`() async throws {
      let user = try await User.new()
      let head = """
        POST \(user.tasks) HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n\
        Authorization: Bearer \(user.token)\r\nContent-Length: 20\r\n\r\n
        """
      for text in ["", "POST ", head, head + "{\"title\":\"half"] {
        try await onThread {
          let connection = try TCPConnection(port: user.client.port)
          try connection.write(text)
          connection.close()
        }
        try await onThread {
          let connection = try TCPConnection(port: user.client.port)
          try connection.write(text)
          connection.finishWriting()
          _ = try connection.readToEnd()
        }
      }
      #expect(try await user.titles() == [])
    }

    @Test func `a client that only closes its sending side still gets its answer`() async throws {
      let database = try await World.shared.newDatabase()
      // On a busy machine it takes seconds to see that the lock is waited for.
      let server = try await ServerProcess.serve(settings: [
        "DATABASE_URL": database.url, "BETTER_AUTH_SECRET": World.secret,
        "DATABASE_STATEMENT_TIMEOUT_MS": "0",
      ])
      let user = try User(id: "alice", on: server)
      let request = HTTPRequest(
        "GET", user.tasks, headers: [(name: "Authorization", value: "Bearer \(user.token)")])
      // The end of its input arrives while the database is still at work.
      let lock = try await TableLock(on: database.name, of: database.cluster)
      let connection = try TCPConnection(port: user.client.port)
      try connection.write(request.bytes)
      try await lock.awaited()
      connection.finishWriting()
      try await Task.sleep(for: .seconds(0.3))
      try await lock.release()
      let status = try await onUngatedThread {
        try HTTPResponseReader(connection).next().status
      }
      #expect(status == 200)
      try await server.stop()
    }

    @Test func `requests in single bytes are served`() async throws {
      let user = try await User.new()
      let request = HTTPRequest(
        "POST", user.tasks,
        headers: [
          (name: "Authorization", value: "Bearer \(user.token)"),
          (name: "Content-Type", value: "application/json"),
        ],
        body: Array(#"{"title":"byte by byte"}"#.utf8))
      let status = try await onThread {
        let connection = try TCPConnection(port: user.client.port)
        for byte in request.bytes { try connection.write([byte]) }
        return try HTTPResponseReader(connection).next(to: "POST").status
      }
      #expect(status == 201)
    }

    @Test func `hundreds of half-open connections keep nobody waiting`() async throws {
      let user = try await User.new()
      let held = try await onThread {
        try (0..<300).map { _ in
          let connection = try TCPConnection(port: user.client.port)
          try connection.write("GET /health HTTP/1.1\r\nHost: a\r\n")
          return connection
        }
      }
      #expect(try await user.urgent.send("GET", user.tasks).status == 200)
      // Not because the others were given up meanwhile: the youngest of them is still waited for.
      #expect(throws: SocketError.timedOut) { try held[299].read(timeoutSeconds: 0.01) }
      for connection in held { connection.close() }
    }

    @Test(arguments: [
      "GET /health HTTP/1.1\r\n\r\n", "GET /health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
      "GET /health\r\n\r\n", "\0\0\0\0\r\n\r\n",
      "GET /health HTTP/1.1\r\nHost: a\r\nA b: c\r\n\r\n",
      "GET /health HTTP/1.1\r\nHost: a\r\nX : y\r\n\r\n",
      "POST /health HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
      "POST /health HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
      "POST /health HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "POST /health HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
    ])
    func `what is no HTTP request is refused, and the connection ends`(
      text: String
    ) async throws {
      let client = try await World.shared.standardServer().client
      let (status, rest) = try await onThread {
        let connection = try TCPConnection(port: client.port)
        try connection.write(text)
        let response = try HTTPResponseReader(connection).next(to: "POST")
        return (response.status, String(decoding: try connection.readToEnd(), as: UTF8.self))
      }
      #expect([400, 405, 501, 505].contains(status), "\(status)")
      // Not a second answer to what may have been hidden in the first request.
      #expect(!rest.contains("HTTP/1.1 200"))
    }
  }
}
