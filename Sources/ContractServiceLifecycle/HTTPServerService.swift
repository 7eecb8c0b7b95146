// The server as one service of a `ServiceGroup`: it starts with the group and stops gracefully with it. A
// product of its own, so that only those who use ServiceLifecycle build it.

import ContractRuntime
import ContractServer
import ServiceLifecycle

/// An HTTP server as a service of Swift Service Lifecycle.
///
/// The group handles the signals, starts the services in order and stops them in the opposite order. List
/// what responders use, such as a database, before this service, so that it is there until the last
/// request is answered.
///
/// ```swift
/// let group = ServiceGroup(
///   services: [HTTPServerService(responder: router)],
///   gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
/// try await group.run()
/// ```
public struct HTTPServerService: Service {
  private let configuration: HTTPServer.Configuration
  private let responder: any Responder
  private let deadline: Duration
  private let onStart: @Sendable (HTTPServer) async -> Void

  /// Makes a service; nothing listens before `run`.
  ///
  /// - Parameters:
  ///   - configuration: What the server is started with.
  ///   - responder: What answers, such as a generated `Router`.
  ///   - deadline: The longest wait for requests under way once a graceful shutdown has begun; what is left
  ///     then is cut off.
  ///   - onStart: Told of the server as soon as it listens, such as to print where. The group waits for
  ///     it with nothing: other services run meanwhile.
  public init(
    configuration: HTTPServer.Configuration = .init(), responder: any Responder,
    deadline: Duration = .seconds(10),
    onStart: @escaping @Sendable (HTTPServer) async -> Void = { _ in }
  ) {
    self.configuration = configuration
    self.responder = responder
    self.deadline = deadline
    self.onStart = onStart
  }

  /// Serves until the group shuts down gracefully, then finishes the requests under way and returns.
  ///
  /// Where the task is cancelled, before the shutdown or while it finishes requests, what is left is cut
  /// off at once.
  /// - Throws: `HTTPServerError` where the server cannot start, `CancellationError` where it was cancelled
  ///   while it served.
  public func run() async throws {
    let server = try await HTTPServer.start(configuration, responder: responder)
    await onStart(server)
    do {
      try await gracefulShutdown()
    } catch {
      await server.stop(within: .zero)
      throw error
    }
    await server.stop(within: deadline)
  }
}
