// The end of things: graceful stop, and clients that go away.

import ContractRuntime
import ContractServer
import ContractTestSupport
import Foundation
import Synchronization
import Testing

/// Answers after a time that the target names, and counts what it began and what was cancelled.
final class CountingResponder: Responder {
  let begun = Atomic<Int>(0)
  let cancelled = Atomic<Int>(0)

  func respond(to request: Request) async -> Response {
    begun.add(1, ordering: .sequentiallyConsistent)
    let milliseconds = Int(request.target.dropFirst()) ?? 0
    do {
      if milliseconds > 0 { try await Task.sleep(for: .milliseconds(milliseconds)) }
      return EchoResponder.text("done", route: "/")
    } catch {
      cancelled.add(1, ordering: .sequentiallyConsistent)
      return EchoResponder.text("cancelled", route: "/")
    }
  }

  /// Waits until a number of requests have been begun, at most half a minute.
  func waitUntilBegun(_ count: Int) async throws { try await wait(until: begun, is: count) }

  /// Waits until a number of requests have been cancelled, at most half a minute.
  func waitUntilCancelled(_ count: Int) async throws { try await wait(until: cancelled, is: count) }

  private func wait(until counter: borrowing Atomic<Int>, is count: Int) async throws {
    for _ in 0..<3000 where counter.load(ordering: .sequentiallyConsistent) < count {
      try await Task.sleep(for: .milliseconds(10))
    }
  }
}

@Suite struct StopTests {
  @Test func whatIsUnderWayIsFinishedAndIdleConnectionsAreClosed() async throws {
    let responder = CountingResponder()
    let server = try await TestServer(responder: responder)
    let port = server.port
    async let slow = server.client { client in
      client.send("GET /5000 HTTP/1.1\r\nHost: a\r\n\r\n")
      return (try client.readResponse(), client.isClosed(within: 8), Date())
    }
    async let idle = server.client { client in
      client.send("GET /0 HTTP/1.1\r\nHost: a\r\n\r\n")
      _ = try client.readResponse()
      return (client.isClosed(within: 8), Date())
    }
    try await responder.waitUntilBegun(2)
    _ = try await server.records(atLeast: 1)
    async let stopped = server.server.stop(within: .seconds(20))
    let (idleClosed, idleEnd) = try await idle
    await #expect(throws: ClientError.self) {
      try await onUngatedThread { _ = try RawClient(port: port) }
    }
    let (response, isClosed, slowEnd) = try await slow
    #expect(response.status == 200 && response["connection"] == "close" && isClosed)
    #expect(idleClosed && idleEnd < slowEnd)
    #expect(await stopped)
  }

  @Test func theDeadlineCutsOffTheRest() async throws {
    let responder = CountingResponder()
    let server = try await TestServer(responder: responder)
    async let slow = server.client { client in
      client.send("GET /20000 HTTP/1.1\r\nHost: a\r\n\r\n")
      return client.readAll(seconds: 15, quiet: 15).bytes
    }
    try await responder.waitUntilBegun(1)
    let start = Date()
    let wasClean = await server.server.stop(within: .milliseconds(300))
    #expect(!wasClean)
    #expect(Date().timeIntervalSince(start) < 10)
    #expect(try await slow.isEmpty)
    try await responder.waitUntilCancelled(1)
    #expect(responder.cancelled.load(ordering: .sequentiallyConsistent) == 1)
  }

  @Test func whereNothingIsUnderWayNothingIsCutOff() async throws {
    let server = try await TestServer()
    let client = try await server.client { client in
      client.send("GET /0 HTTP/1.1\r\nHost: a\r\n\r\n")
      _ = try client.readResponse()
      return Unchecked(client)
    }
    // The client stays, so that the connection is waited for beyond the deadline.
    #expect(await server.server.stop(within: .zero))
    withExtendedLifetime(client) {}
  }

  @Test func stoppingTwiceIsHarmless() async throws {
    let server = try await TestServer()
    #expect(await server.server.stop(within: .seconds(20)))
    #expect(await server.server.stop(within: .seconds(20)))
  }

  @Test func aClientThatIsGoneCancelsItsTask() async throws {
    let responder = CountingResponder()
    try await withServer(responder: responder) { server in
      try await server.client { client in
        client.send("GET /30000 HTTP/1.1\r\nHost: a\r\n\r\n")
        while responder.begun.load(ordering: .sequentiallyConsistent) == 0 { usleep(1000) }
        client.resetAtEnd()
      }
      _ = try await server.records(atLeast: 1)
      try await responder.waitUntilCancelled(1)
      #expect(responder.cancelled.load(ordering: .sequentiallyConsistent) == 1)
    }
  }

  private static let asksSoon: Limits = {
    var limits = Limits()
    limits.halfClosedMilliseconds = 20
    return limits
  }()

  /// Its end looks like the end of its input alone, until something is sent to it.
  @Test func aClientThatClosedItsConnectionCancelsItsTask() async throws {
    let responder = CountingResponder()
    try await withServer(responder: responder, limits: Self.asksSoon) { server in
      try await server.client { client in
        client.send("GET /30000 HTTP/1.1\r\nHost: a\r\n\r\n")
        while responder.begun.load(ordering: .sequentiallyConsistent) == 0 { usleep(1000) }
      }
      try await responder.waitUntilCancelled(1)
      #expect(responder.cancelled.load(ordering: .sequentiallyConsistent) == 1)
      #expect(try await server.records(atLeast: 1).map(\.status) == [499])
    }
  }

  @Test func aClientThatOnlyStoppedSendingIsAskedAndAnswered() async throws {
    let responder = CountingResponder()
    try await withServer(responder: responder, limits: Self.asksSoon) { server in
      try await server.client { client in
        client.send("GET /3000 HTTP/1.1\r\nHost: a\r\n\r\nGET /1 HTTP/1.1\r\nHost: a\r\n\r\n")
        while responder.begun.load(ordering: .sequentiallyConsistent) == 0 { usleep(1000) }
        client.shutdownOutput()
        let text = String(decoding: client.readAll(seconds: 15, quiet: 15).bytes, as: UTF8.self)
        let statuses = text.components(separatedBy: "HTTP/1.1 ").dropFirst().map { $0.prefix(3) }
        #expect(statuses == ["100", "200", "200"], "asked once; no two answers to one request")
      }
    }
  }

  /// HTTP/1.0 knows no interim responses.
  @Test func anOldClientThatOnlyStoppedSendingIsNotAsked() async throws {
    let responder = CountingResponder()
    try await withServer(responder: responder, limits: Self.asksSoon) { server in
      try await server.client { client in
        client.send("GET /1500 HTTP/1.0\r\nHost: a\r\n\r\n")
        while responder.begun.load(ordering: .sequentiallyConsistent) == 0 { usleep(1000) }
        client.shutdownOutput()
        let text = String(decoding: client.readAll(seconds: 15, quiet: 15).bytes, as: UTF8.self)
        #expect(text.hasPrefix("HTTP/1.1 200"))
      }
    }
  }

  @Test func aClientThatOnlyStoppedSendingIsAnswered() async throws {
    let responder = CountingResponder()
    try await withServer(responder: responder) { server in
      try await server.client { client in
        client.send("GET /300 HTTP/1.1\r\nHost: a\r\n\r\nGET /1 HTTP/1.1\r\nHost: a\r\n\r\n")
        while responder.begun.load(ordering: .sequentiallyConsistent) == 0 { usleep(1000) }
        client.shutdownOutput()
        for _ in 0..<2 {
          let response = try client.readResponse()
          #expect(response.status == 200)
          #expect(response.text != "cancelled")
        }
      }
      #expect(responder.cancelled.load(ordering: .sequentiallyConsistent) == 0)
    }
  }

  @Test func severalLoopsServeManyConnections() async throws {
    try await withServer(loops: 2) { server in
      try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<40 {
          group.addTask {
            try await server.client { client in
              try (0..<20).filter { _ in
                client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                return try client.readResponse().status == 200
              }.count
            }
          }
        }
        var total = 0
        for try await count in group { total += count }
        #expect(total == 800)
      }
    }
  }
}
