// Request bodies: asked for or not, large, slow, broken; and the interim response that invites
// them.

import ContractServer
import Foundation
import Testing

@Suite struct BodyTests {
  static func post(_ path: String, _ body: String, _ fields: String = "") -> String {
    "POST \(path) HTTP/1.1\r\nHost: a\r\n\(fields)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }

  @Test func bodiesArriveWholeHoweverTheyAreCut() async throws {
    try await withServer { server in
      let body = String(repeating: "0123456789", count: 20_000)
      let text = try await server.client { client in
        client.send(Self.post("/echo", body))
        return try client.readResponse().text
      }
      #expect(text == body)
      let pieces = try await server.client { client in
        for byte in Self.post("/echo", "in single bytes").utf8 { client.send([byte]) }
        return try client.readResponse().text
      }
      #expect(pieces == "in single bytes")
    }
  }

  @Test func piecesAreHandedOverAsTheyCome() async throws {
    try await withServer { server in
      let text = try await server.client { client in
        client.send("POST /pieces HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
        for _ in 0..<5 {
          client.send("64\r\n" + String(repeating: "x", count: 100) + "\r\n")
          usleep(5000)
        }
        client.send("0\r\n\r\n")
        return try client.readResponse().text
      }
      #expect(text == "500")
    }
  }

  @Test func continueIsSentOnlyWhereTheBodyIsAskedFor() async throws {
    try await withServer { server in
      let asked = try await server.client { client in
        client.send(
          "POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n")
        let interim = try client.readResponse()
        client.send("body")
        let response = try client.readResponse()
        return [interim.status, response.status, response.body.count]
      }
      #expect(asked == [100, 200, 4])
      let (unasked, isClosed) = try await server.client { client in
        client.send(
          "POST /unread HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n")
        return (try client.readResponse(), client.isClosed(within: 8))
      }
      #expect(unasked.status == 200 && unasked["connection"] == "close" && isClosed)
    }
  }

  @Test func anAnnouncedBodyBeyondTheLimitIsRefusedWithoutReadingIt() async throws {
    try await withServer { server in
      let response = try await server.client { client in
        client.send(
          "POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 1048577\r\n\r\n"
        )
        return try client.readResponse()
      }
      #expect(response.status == 413 && response["connection"] == "close")
    }
  }

  @Test func aChunkedBodyBeyondTheLimitIsRefusedAsSoonAsItIsSeen() async throws {
    try await withServer { server in
      let response = try await server.client { client in
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
        let chunk = "10000\r\n" + String(repeating: "x", count: 65536) + "\r\n"
        for _ in 0..<40 where !client.send(chunk) { break }
        return try client.readResponse()
      }
      #expect(response.status == 413)
    }
  }

  @Test func aSmallUnreadBodyIsDrainedAndTheConnectionKept() async throws {
    try await withServer { server in
      let texts = try await server.client { client in
        client.send(Self.post("/unread", String(repeating: "x", count: 5000)))
        client.send(Self.post("/echo", "next"))
        return try (0..<2).map { _ in try client.readResponse().text }
      }
      #expect(texts == ["body was not read", "next"])
    }
  }

  @Test func aLargeUnreadBodyEndsTheConnectionAndTheResponseIsSeen() async throws {
    try await withServer { server in
      let (response, ending) = try await server.client { client in
        client.send("POST /unread HTTP/1.1\r\nHost: a\r\nContent-Length: 10000000\r\n\r\n")
        // Sending goes on while the server has answered: a reset would destroy the response.
        for _ in 0..<20 { client.send([UInt8](repeating: 0x78, count: 50_000)) }
        let response = try client.readResponse()
        return (response, client.readAll(seconds: 8, quiet: 8).ending)
      }
      #expect(response.status == 200 && response["connection"] == "close")
      #expect(ending == .closed)
    }
  }

  /// Nobody knows how long it will be, so that its client is told before it sends the rest.
  @Test func aChunkedUnreadBodyEndsItsConnection() async throws {
    try await withServer(limits: .with(\.drainedBytes, 10_000)) { server in
      let (response, ending) = try await server.client { client in
        client.send("POST /unread HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
        let response = try client.readResponse()
        let chunk = "1000\r\n" + String(repeating: "x", count: 4096) + "\r\n"
        for _ in 0..<10 { client.send(chunk) }
        return (response, client.readAll(seconds: 8, quiet: 8).ending)
      }
      #expect(response.status == 200 && response["connection"] == "close")
      #expect(ending == .closed)
    }
  }

  @Test func aBrokenBodyIsRefusedOnce() async throws {
    try await withServer { server in
      let bytes = try await server.client { client in
        client.send(
          "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")
        usleep(50_000)
        client.send("oops\r\n")
        return try client.readToEnd()
      }
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.hasPrefix("HTTP/1.1 400 "))
      #expect(text.components(separatedBy: "HTTP/1.1 ").count == 2)
    }
  }

  @Test func aSlowBodyGets408() async throws {
    try await withServer(limits: .with(\.bodyMilliseconds, 150)) { server in
      let (response, isClosed) = try await server.client { client in
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf")
        return (try client.readResponse(), client.isClosed(within: 8))
      }
      #expect(response.status == 408 && response["connection"] == "close" && isClosed)
    }
  }

  @Test func halfABodyFollowedByTheEndGets400OrNothing() async throws {
    try await withServer { server in
      let bytes = try await server.client { client in
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf")
        client.shutdownOutput()
        return try client.readToEnd()
      }
      #expect(bytes.isEmpty || String(decoding: bytes, as: UTF8.self).hasPrefix("HTTP/1.1 400 "))
    }
  }
}
