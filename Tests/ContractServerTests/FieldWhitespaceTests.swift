// Optional white space around field values (RFC 9110 section 5.5): spaces and tabs on both sides
// belong to no value, whatever the field decides, and however the bytes arrive.

import Foundation
import Testing

@testable import ContractServer

@Suite struct FieldWhitespaceTests {
  /// White space that may stand before or after a value.
  static let paddings = ["", " ", "\t", " \t", "\t ", "\t\t", "  \t \t"]

  static func both(_ name: String, _ value: String) -> [String] {
    paddings.flatMap {
      [
        "\(name): \(value)\($0)", "\(name):\($0)\(value)", "\(name):\($0)\(value)\($0)",
      ]
    }
  }

  /// Sends a head and a body, whole or byte by byte, and reads what comes back.
  static func answer(
    _ server: TestServer, _ text: String, inBytes: Bool = false
  ) async throws -> (response: RawResponse, isClosed: Bool) {
    try await server.client { client in
      if inBytes {
        for byte in text.utf8 { client.send([byte]) }
      } else {
        client.send(text)
      }
      let response = try client.readResponse()
      return (response, response["connection"] == "close" && client.isClosed(within: 8))
    }
  }

  @Test(arguments: both("Host", "a.example")) func hosts(line: String) async throws {
    try await withServer { server in
      let (response, _) = try await Self.answer(server, "GET / HTTP/1.1\r\n\(line)\r\n\r\n")
      #expect(response.status == 200)
      #expect(response.text == "Host: a.example\n")
    }
  }

  @Test(arguments: both("Content-Length", "5")) func lengths(line: String) async throws {
    try await withServer { server in
      for inBytes in [false, true] {
        let (response, _) = try await Self.answer(
          server, "POST / HTTP/1.1\r\nHost: a\r\n\(line)\r\n\r\nhello", inBytes: inBytes)
        #expect(response.status == 200 && response.text == "hello")
      }
    }
  }

  @Test(arguments: both("Transfer-Encoding", "chunked")) func codings(line: String) async throws {
    try await withServer { server in
      for inBytes in [false, true] {
        let (response, _) = try await Self.answer(
          server, "POST / HTTP/1.1\r\nHost: a\r\n\(line)\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
          inBytes: inBytes)
        #expect(response.status == 200 && response.text == "hello")
      }
    }
  }

  @Test(arguments: both("Connection", "close")) func connections(line: String) async throws {
    try await withServer { server in
      let (response, isClosed) = try await Self.answer(
        server, "GET / HTTP/1.1\r\nHost: a\r\n\(line)\r\n\r\n")
      #expect(response.status == 200 && isClosed)
    }
  }

  @Test(arguments: both("Expect", "100-continue")) func expectations(line: String) async throws {
    try await withServer { server in
      let interim = try await server.client { client in
        client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\(line)\r\n\r\n")
        let interim = try client.readResponse().status
        client.send("ok")
        return (interim, try client.readResponse().text)
      }
      #expect(interim == (100, "ok"))
    }
  }

  @Test(arguments: both("X-Other", "a \t b")) func otherValuesKeepTheirInside(
    line: String
  ) async throws {
    try await withServer { server in
      for inBytes in [false, true] {
        let (response, _) = try await Self.answer(
          server, "GET / HTTP/1.1\r\nHost: a\r\n\(line)\r\n\r\n", inBytes: inBytes)
        #expect(response.text == "Host: a\nX-Other: a \t b\n")
      }
    }
  }

  /// What must stay refused: none of it may become well-formed, or end a head, by white space that
  /// is taken away.
  @Test(arguments: [
    "GET / HTTP/1.1\t\r\nHost: a\r\n\r\n", "GET / HTTP/1.1\r\nHost\t: a\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\n\t\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\n \t \r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n\tc\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\t\nY: c\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nX: b\t\rY: c\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nX\t\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\t5\r\n\r\nhello",
    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length:\t\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\u{B}\r\n\r\nhello",
    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\t\r\nTransfer-Encoding: chunked\t\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\t\r\nTransfer-Encoding:\tchunked\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\tx\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: x\tchunked\t\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding\t: chunked\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\t\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\t\r\nhello\r\n0\r\n\r\n",
  ])
  func malformedHeadsStayRefused(text: String) async throws {
    try await withServer { server in
      for inBytes in [false, true] {
        let answer = try await server.client { client in
          if inBytes {
            for byte in text.utf8 where client.send([byte]) {}
          } else {
            client.send(text)
          }
          return String(decoding: client.readAll(seconds: 8, quiet: 8).bytes, as: UTF8.self)
        }
        #expect(answer.hasPrefix("HTTP/1.1 400 "), "\(text.debugDescription): \(answer.prefix(40))")
        // One answer: nothing of it was taken for another request.
        #expect(answer.components(separatedBy: "HTTP/1.1 ").count == 2)
      }
    }
  }
}
