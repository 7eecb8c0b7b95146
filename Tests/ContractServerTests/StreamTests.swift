// Streamed responses: framing, back pressure, and what happens when either side stops early.

import ContractRuntime
import ContractServer
import ContractTestSupport
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

/// `/stream` waits behind its head and then writes one piece; `/block` holds the event loop up.
private final class GatedStream: Responder {
  private enum Gate {
    case untouched
    case waiting(CheckedContinuation<Void, Never>)
    case open
  }

  private let gate = Mutex(Gate.untouched)
  private let blocking = DispatchSemaphore(value: 0)
  let isBlocked = Atomic<Bool>(false)
  let hasEnded = Atomic<Bool>(false)

  func respond(to request: Request) async -> Response {
    guard request.target == "/stream" else {
      isBlocked.store(true, ordering: .sequentiallyConsistent)
      block()
      return EchoResponder.text("unblocked", route: "/block")
    }
    return Response(
      status: 200,
      body: .stream(length: nil) { [self] writer in
        defer { hasEnded.store(true, ordering: .sequentiallyConsistent) }
        await waitAtGate()
        try await writer.write([UInt8](repeating: 0x79, count: 256 * 1024))
      }, route: "/stream")
  }

  private func block() { blocking.wait() }

  private func waitAtGate() async {
    await withCheckedContinuation { continuation in
      let isOpen = gate.withLock { gate in
        if case .open = gate { return true }
        gate = .waiting(continuation)
        return false
      }
      if isOpen { continuation.resume() }
    }
  }

  var isWaitedAt: Bool {
    gate.withLock { gate in
      if case .waiting = gate { return true }
      return false
    }
  }

  func openGate() {
    let waiting = gate.withLock { gate -> CheckedContinuation<Void, Never>? in
      defer { gate = .open }
      guard case .waiting(let continuation) = gate else { return nil }
      return continuation
    }
    waiting?.resume()
  }

  func unblock() { blocking.signal() }
}

@Suite(.serialized) struct StreamTests {
  /// Waits for what is about to come, at most half a minute.
  private static func wait(until condition: () -> Bool) async throws {
    for _ in 0..<3_000 where !condition() { try await Task.sleep(for: .milliseconds(10)) }
    #expect(condition())
  }

  /// The loop hears of the end of a peer by writing to it, before it looks at what there is to read.
  @Test func aProducerEndsWhosePieceFindsThePeerGone() async throws {
    let responder = GatedStream()
    try await withServer(responder: responder) { server in
      async let blocked = server.client { client in
        while !responder.isWaitedAt { usleep(1_000) }
        client.send("GET /block HTTP/1.1\r\nHost: a\r\n\r\n")
        return try client.readResponse().text
      }
      try await server.client { client in
        client.send("GET /stream HTTP/1.1\r\nHost: a\r\n\r\n")
        _ = try client.readLine()
        while !responder.isBlocked.load(ordering: .sequentiallyConsistent) { usleep(1_000) }
        client.resetAtEnd()
      }
      responder.openGate()
      responder.unblock()
      #expect(try await blocked == "unblocked")
      try await Self.wait { responder.hasEnded.load(ordering: .sequentiallyConsistent) }
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
    let (text, ending) = try await onUngatedThread {
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
