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

/// Streams without a pause, and counts the streams that have begun and those that have ended.
private final class EndlessStream: Responder {
  let begun = Atomic<Int>(0)
  let ended = Atomic<Int>(0)

  func respond(to request: Request) async -> Response {
    Response(
      status: 200,
      body: .stream(length: nil) { [self] writer in
        begun.add(1, ordering: .sequentiallyConsistent)
        defer { ended.add(1, ordering: .sequentiallyConsistent) }
        let piece = [UInt8](repeating: 0x79, count: 40 * 1024)
        while true { try await writer.write(piece) }
      }, route: "/endless")
  }
}

@Suite(.serialized) struct StreamTests {
  /// The end of a peer may show while a piece is being passed to the socket.
  @Test func everyProducerEndsWhosePeerHasGone() async throws {
    let stream = EndlessStream()
    try await withServer(responder: stream) { server in
      for round in 0..<300 {
        try await server.client { client in
          client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
          for _ in 0...round % 4 { _ = try client.skipWhatIsThere(atMost: 64 * 1024) }
          client.resetAtEnd()
        }
      }
      let hasEnded = {
        stream.ended.load(ordering: .sequentiallyConsistent)
          == stream.begun.load(ordering: .sequentiallyConsistent)
      }
      for _ in 0..<3_000 where !hasEnded() { try await Task.sleep(for: .milliseconds(10)) }
      #expect(hasEnded())
    }
  }

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

/// Answers with a stream that asks for the body of its request behind its first piece.
private struct LateReader: Responder {
  func respond(to request: Request) async -> Response {
    let body = request.body
    return Response(
      status: 200,
      body: .stream(length: nil) { (writer) in
        try await writer.write(Array("begun, ".utf8))
        let end: String
        do throws(RequestBodyError) {
          end = "\(try await body.collect(upTo: 1_024).count) bytes"
        } catch {
          end = "\(error)"
        }
        try await writer.write(Array(end.utf8))
      })
  }
}

@Suite struct LateReaderTests {
  private func head(_ fields: String = "") -> String {
    "POST / HTTP/1.1\r\nHost: a\r\n\(fields)Content-Length: 4\r\n\r\n"
  }

  @Test func aBodyIsReadWhileItsResponseIsWritten() async throws {
    try await withServer(responder: LateReader()) { server in
      let text = try await server.client { client in
        client.send(head())
        while try !client.hasInput() { usleep(1_000) }
        client.send("body")
        return try client.readResponse().text
      }
      #expect(text == "begun, 4 bytes")
    }
  }

  /// `100 Continue` amid the content would be taken for content.
  @Test func noBodyIsInvitedBehindTheHeadOfTheResponse() async throws {
    try await withServer(responder: LateReader()) { server in
      let (response, isClosed) = try await server.client { client in
        client.send(head("Expect: 100-continue\r\n"))
        return (try client.readResponse(), client.isClosed(within: 20))
      }
      #expect(response.status == 200 && response.text == "begun, disconnected")
      #expect(response["connection"] == "close" && isClosed)
    }
  }
}

/// Streams one piece and fails; tells what the server was told of it.
private final class FailingStream: Responder {
  struct Failure: Error {}
  let failures = Mutex<[(id: String, error: String)]>([])
  let statuses = Mutex<[Int]>([])

  func respond(to request: Request) async -> Response {
    Response(
      status: 200,
      body: .stream(length: nil) { (writer) in
        try await writer.write(Array("piece".utf8))
        throw Failure()
      })
  }

  func server() async throws -> HTTPServer {
    var configuration = HTTPServer.Configuration()
    configuration.port = 0
    configuration.streamFailed = { [self] (id, error) in
      failures.withLock { $0.append((id, "\(error)")) }
    }
    configuration.onEvent = { [self] event in
      guard case .requestEnded(let record) = event else { return }
      statuses.withLock { $0.append(record.status) }
    }
    return try await HTTPServer.start(configuration, responder: self)
  }
}

@Suite struct FailingStreamTests {
  @Test(arguments: ["HTTP/1.1", "HTTP/1.0"])
  func whatIsCutDoesNotLookWhole(version: String) async throws {
    let stream = FailingStream()
    let server = try await stream.server()
    let (text, ending) = try await onThread {
      let client = try RawClient(port: server.port)
      client.send("GET /stream \(version)\r\nHost: a\r\nX-Request-Id: the-one\r\n\r\n")
      let (bytes, ending) = client.readAll(seconds: 20, quiet: 20)
      return (String(decoding: bytes, as: UTF8.self), ending)
    }
    if version == "HTTP/1.1" {
      // What has not left yet is not sent any more; in no case is there a last chunk.
      #expect(!text.hasSuffix("0\r\n\r\n"))
    } else {
      // Here the end of the connection would be the end of the content.
      #expect(ending == .reset)
    }
    let failures = stream.failures.withLock { $0 }
    #expect(failures.map(\.id) == ["the-one"] && failures.map(\.error) == ["Failure()"])
    // The client has done nothing wrong, and has seen the end: what happened is recorded by then.
    #expect(stream.statuses.withLock { $0 } == [500])
    await server.stop(within: .milliseconds(200))
  }
}
