// The server as a service of a group: it listens with the group, and ends with it, gracefully or at once.

import ContractRuntime
import ContractServer
import ContractServiceLifecycle
import ContractTestSupport
import Foundation
import Logging
import ServiceLifecycle
import Synchronization
import Testing

/// Answers once it is let, so that a test knows what is under way.
private final class GatedResponder: Responder {
  private let begun = AsyncStream.makeStream(of: Void.self)
  private let opened = AsyncStream.makeStream(of: Void.self)

  func respond(to request: Request) async -> Response {
    begun.continuation.yield()
    for await _ in opened.stream { break }
    return EchoResponder.text(Task.isCancelled ? "cancelled" : "done", route: "/")
  }

  func waitUntilBegun() async { for await _ in begun.stream { break } }
  func open() { opened.continuation.yield() }
}

@Suite(.timeLimit(.minutes(3))) struct ServiceLifecycleTests {
  /// A group with one service, and the server of it once it listens.
  private struct Scene {
    let group: ServiceGroup
    let running: Task<Void, any Error>
    let server: HTTPServer

    init(_ responder: any Responder, heedsSignal: Bool = false) async throws {
      var configuration = HTTPServer.Configuration()
      configuration.port = 0
      configuration.eventLoopCount = 1
      let (servers, continuation) = AsyncStream.makeStream(of: HTTPServer.self)
      // Longer than any test waits.
      let service = HTTPServerService(
        configuration: configuration, responder: responder, deadline: .seconds(3_600)
      ) { server in
        continuation.yield(server)
      }
      let group = ServiceGroup(
        services: [service], gracefulShutdownSignals: heedsSignal ? [.sigusr2] : [],
        logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
      self.group = group
      running = Task {
        defer { continuation.finish() }
        try await group.run()
      }
      var iterator = servers.makeAsyncIterator()
      server = try #require(await iterator.next())
    }

    /// All that a request brings, sent on a connection of its own.
    func answer(to path: String) -> Task<[UInt8], any Error> {
      let port = server.port
      return Task {
        try await onUngatedThread {
          let client = try RawClient(port: port)
          client.send("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
          return client.readAll(seconds: 60, quiet: 60).bytes
        }
      }
    }

    /// Waits until nothing new is accepted, at most half a minute.
    func waitUntilClosed() async throws {
      let port = server.port
      for _ in 0..<3_000 {
        guard (try? await onUngatedThread { _ = try RawClient(port: port) }) != nil else { return }
        try await Task.sleep(for: .milliseconds(10))
      }
      Issue.record("the server went on accepting connections")
    }
  }

  /// SIGUSR2 stands for SIGTERM, which other tests of this process would get as well.
  @Test("What is under way is answered before the group ends", arguments: [false, true])
  func graceful(bySignal: Bool) async throws {
    let responder = GatedResponder()
    let scene = try await Scene(responder, heedsSignal: bySignal)
    let answer = scene.answer(to: "/")
    await responder.waitUntilBegun()
    if bySignal {
      kill(getpid(), SIGUSR2)
    } else {
      await scene.group.triggerGracefulShutdown()
    }
    try await scene.waitUntilClosed()
    responder.open()
    let text = String(decoding: try await answer.value, as: UTF8.self)
    #expect(text.hasPrefix("HTTP/1.1 200 ") && text.hasSuffix("done"), "\(text)")
    try await scene.running.value
    #expect(scene.server.openConnections == 0)
  }

  @Test("Cancelled while it serves, it cuts off what is under way")
  func cancelled() async throws {
    let responder = CountingResponder()
    let scene = try await Scene(responder)
    let answer = scene.answer(to: "/600000")
    try await responder.waitUntilBegun(1)
    scene.running.cancel()
    #expect(try await answer.value.isEmpty)
    try await responder.waitUntilCancelled(1)
    _ = await scene.running.result
    #expect(scene.server.openConnections == 0)
  }

  @Test("Cancelled while it finishes requests, it cuts off the rest")
  func cancelledLate() async throws {
    let responder = CountingResponder()
    let scene = try await Scene(responder)
    let answer = scene.answer(to: "/600000")
    try await responder.waitUntilBegun(1)
    await scene.group.triggerGracefulShutdown()
    try await scene.waitUntilClosed()
    #expect(responder.cancelled.load(ordering: .sequentiallyConsistent) == 0)
    scene.running.cancel()
    #expect(try await answer.value.isEmpty)
    _ = await scene.running.result
  }

  @Test("Where it cannot start, the group ends with the reason")
  func cannotStart() async throws {
    try await withServer { taken in
      var configuration = HTTPServer.Configuration()
      configuration.port = taken.port
      let service = HTTPServerService(
        configuration: configuration, responder: EchoResponder())
      let group = ServiceGroup(
        services: [service],
        logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
      await #expect(throws: HTTPServerError.self) { try await group.run() }
    }
  }
}
