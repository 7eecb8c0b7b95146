// Streamed responses: framing, back pressure, and what happens when either side stops early.

import ContractRuntime
import ContractServer
import Foundation
import Synchronization
import Testing

/// Streams forty megabytes and tells how many of them have been taken.
private final class LargeStream: Responder {
  let writtenBytes = Atomic<Int>(0)

  func respond(to request: Request) async -> Response {
    EchoResponder.largeStream { [self] in writtenBytes.store($0, ordering: .relaxed) }
  }
}

@Suite(.serialized) struct StreamTests {
  @Test func streamsAreChunkedWithoutALengthAndPlainWithOne() async throws {
    try await withServer { server in
      let (chunked, plain) = try await server.client { client in
        client.send(
          "GET /stream HTTP/1.1\r\nHost: a\r\n\r\nGET /stream-length HTTP/1.1\r\nHost: a\r\n\r\n")
        return (try client.readResponse(), try client.readResponse())
      }
      #expect(chunked["transfer-encoding"] == "chunked" && chunked["content-length"] == nil)
      #expect(chunked.text == "piece0piece1piece2")
      #expect(plain["content-length"] == "18" && plain.text == "piece0piece1piece2")
    }
  }

  @Test func http10GetsAStreamUntilTheEnd() async throws {
    try await withServer { server in
      let response = try await server.exchange(
        "GET /stream HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
      #expect(response["transfer-encoding"] == nil && response["connection"] == "close")
      #expect(response.text == "piece0piece1piece2")
    }
  }

  @Test func aStreamThatIsTooShortIsNotEndedProperly() async throws {
    try await withServer { server in
      let text = try await server.client { client in
        client.send("GET /stream-short HTTP/1.1\r\nHost: a\r\n\r\n")
        return String(decoding: client.readAll(seconds: 3, quiet: 3).bytes, as: UTF8.self)
      }
      #expect(text.contains("Content-Length: 18") && text.hasSuffix("piece0piece1"))
    }
  }

  @Test func aPeerThatDoesNotReadStopsTheProducer() async throws {
    let stream = LargeStream()
    try await withServer(responder: stream) { server in
      try await server.client(receiveBufferBytes: 16 * 1024) { client in
        client.send("GET /stream-large HTTP/1.1\r\nHost: a\r\n\r\n")
        var written = 0
        // Until it stands still.
        repeat {
          written = stream.writtenBytes.load(ordering: .relaxed)
          usleep(700_000)
        } while written == 0 || written != stream.writtenBytes.load(ordering: .relaxed)
        // Socket buffers take some of it; forty megabytes would be a missing brake.
        #expect(written > 0 && written < 20_000_000)
        let response = try client.readResponse(seconds: 60)
        #expect(response.body.count == 640 * 64 * 1024)
      }
    }
  }

  @Test func aPeerThatNeverReadsIsCutOff() async throws {
    try await withServer(limits: .with(\.writeMilliseconds, 300)) { server in
      try await server.client(receiveBufferBytes: 16 * 1024) { client in
        client.send("GET /stream-large HTTP/1.1\r\nHost: a\r\n\r\n")
        // While the client is still there, so that it is not its end that is seen.
        for _ in 0..<200 where server.records.isEmpty { usleep(100_000) }
        #expect(server.records.first?.status == 499)
      }
    }
  }
}
