// One request's work must not keep the others of its event loop from theirs, whatever it does short
// of blocking the thread.

import ContractRuntime
import ContractServer
import Foundation
import Synchronization
import Testing

/// Has handlers that never come to an end, each in a way of its own.
final class RestlessResponder: Responder {
  let stops = Mutex(false)

  private var isStopped: Bool { stops.withLock { $0 } }

  func respond(to request: Request) async -> Response {
    switch request.target {
    case "/yields":
      // Deaf to cancellation, as careless code is.
      while !isStopped { await Task.yield() }
    case "/children":
      while !isStopped {
        await withTaskGroup(of: Void.self) { group in
          for _ in 0..<8 { group.addTask { await Task.yield() } }
        }
      }
    case "/streams":
      return Response(
        status: 200,
        body: .stream(length: nil) { writer in
          while true { try await writer.write([0x78]) }
        })
    case "/hops":
      while !isStopped { await Self.elsewhere() }
    default: break
    }
    return EchoResponder.text("done", route: "/")
  }

  @concurrent private static func elsewhere() async { await Task.yield() }
}

@Suite(.serialized) struct FairnessTests {
  static let request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

  static func head(_ target: String) -> String { "GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n" }

  /// Runs requests on connections of their own beside others that are busy without end.
  static func withBusyLoop(
    _ targets: [String], limits: Limits = Limits(), _ body: (TestServer) async throws -> Void
  ) async throws {
    let responder = RestlessResponder()
    try await withServer(responder: responder, limits: limits) { server in
      let busy = try targets.map { target in
        let client = try RawClient(port: server.port)
        client.send(head(target))
        return client
      }
      defer {
        responder.stops.withLock { $0 = true }
        withExtendedLifetime(busy) {}
      }
      try await body(server)
    }
  }

  @Test(arguments: [["/yields"], ["/children"], ["/hops"], ["/yields", "/yields", "/children"]])
  func othersAreServed(targets: [String]) async throws {
    try await Self.withBusyLoop(targets) { server in
      for _ in 0..<20 {
        let response = try await server.exchange(Self.request)
        #expect(response.status == 200)
      }
    }
  }

  @Test func timersRun() async throws {
    try await Self.withBusyLoop(["/yields"], limits: .with(\.headMilliseconds, 300)) { server in
      // A head that never ends, on the same loop.
      let status = try await server.client { client in
        client.send("GET / HTTP/1.1\r\n")
        return try client.readResponse().status
      }
      #expect(status == 408)
    }
  }

  @Test func theRestlessRequestItselfIsAnsweredFor() async throws {
    let responder = RestlessResponder()
    try await withServer(responder: responder, limits: .with(\.responseMilliseconds, 300)) {
      server in
      defer { responder.stops.withLock { $0 = true } }
      let response = try await server.exchange(Self.head("/yields"))
      #expect(response.status == 503)
    }
  }

  @Test func aPeerThatReadsAllThatIsStreamedKeepsNobodyWaiting() async throws {
    try await Self.withBusyLoop([]) { server in
      let statuses = try await server.client { reader in
        reader.send(Self.head("/streams"))
        _ = try reader.readLine()
        // Reads on while others are served.
        let other = try RawClient(port: server.port)
        return try (0..<20).map { _ in
          try reader.skipWhatIsThere(atMost: 16 * 1024)
          other.send(Self.request)
          return try other.readResponse().status
        }
      }
      #expect(statuses == Array(repeating: 200, count: 20))
    }
  }

  @Test func theServerStopsAtItsDeadline() async throws {
    let responder = RestlessResponder()
    let server = try await TestServer(responder: responder)
    let client = try RawClient(port: server.port)
    client.send(Self.head("/yields"))
    defer { responder.stops.withLock { $0 = true } }
    // The next one is served, so the restless one has begun.
    let served = try await server.exchange(Self.request).status
    #expect(served == 200)
    #expect(await !server.server.stop(within: .milliseconds(300)))
    #expect(client.isClosed(within: 8))
  }
}
