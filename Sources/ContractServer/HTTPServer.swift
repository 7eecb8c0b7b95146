// The server as its application sees it: an address and a responder go in, a running server comes
// out, and it can be stopped without losing what is under way.

import ContractRuntime
import NIOConcurrencyHelpers
import NIOCore
import NIOExtras
import NIOPosix

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An HTTP/1.1 server (RFC 9110, RFC 9112) on SwiftNIO.
///
/// Responders run on the event loop of their connection and must not block it.
public final class HTTPServer: Sendable {
  /// What a server is started with.
  public struct Configuration: Sendable {
    /// The name or numeric address to listen on.
    public var host = "127.0.0.1"
    /// The port; 0 takes any free one.
    public var port = 8000
    /// The number of event loops, each with a thread of its own; the number of cores unless told
    /// otherwise.
    public var eventLoopCount = System.coreCount
    /// The limits.
    public var limits = Limits()
    /// Which browser origins may read responses; the responder says what they may send.
    public var cors = CORSPolicy()
    /// The proxies whose `X-Forwarded-For` or `Forwarded` is believed.
    public var trustedProxies: [IPNetwork] = []
    /// Told what happens, on the event loop of whatever it happens to; must not block.
    public var onEvent: (@Sendable (ServerEvent) -> Void)?
    /// Told why a streamed response could not be sent to its end; its connection is closed at once, so
    /// that the client does not take a part for the whole. Not told where the client has gone.
    public var streamFailed: (@Sendable (_ requestID: String, _ error: any Error) -> Void)?

    /// Makes the default configuration.
    public init() {}
  }

  /// The address that the server listens on.
  public let host: String
  /// The port that the server listens on.
  public let port: Int
  /// How many connections the server serves at once: `Limits.connections`, or fewer where
  /// `RLIMIT_NOFILE` has no room for them.
  public var connectionLimit: Int { context.limits.connections }
  /// Every word that `AccessRecord.refusal` can be.
  public static var refusalReasons: [StaticString] { Refusal.reasons }
  /// Requests that responders are at work on.
  public var requestsInFlight: Int { context.requestsInFlight }
  /// Connections that are open.
  public var openConnections: Int { context.openConnections }
  /// Where the server is reached, such as `http://127.0.0.1:8000`.
  public var url: String { "http://\(host.contains(":") ? "[\(host)]" : host):\(port)" }

  private let group: MultiThreadedEventLoopGroup
  private let context: ServerContext
  private let loops: [EventLoopContext]
  /// Let go before the loops end, because it fails its promise on one of them when it goes.
  private let quiescing: NIOLockedValueBox<ServerQuiescingHelper?>

  private init(
    channel: any Channel, group: MultiThreadedEventLoopGroup, context: ServerContext,
    loops: [EventLoopContext], quiescing: NIOLockedValueBox<ServerQuiescingHelper?>
  ) {
    host = channel.localAddress?.ipAddress ?? ""
    port = channel.localAddress?.port ?? 0
    self.group = group
    self.context = context
    self.loops = loops
    self.quiescing = quiescing
  }

  /// Starts a server.
  ///
  /// - Throws: `HTTPServerError`, with a sentence for the person who starts it.
  public static func start(_ configuration: Configuration, responder: any Responder)
    async throws(HTTPServerError) -> HTTPServer
  {
    if let problem = configuration.limits.problem { throw .invalidConfiguration(problem) }
    guard configuration.eventLoopCount > 0 else {
      throw .invalidConfiguration("the number of event loops has to be greater than zero")
    }
    if let problem = configuration.cors.problem { throw .invalidConfiguration(problem) }
    let limits = try fittedLimits(configuration.limits)
    let context = ServerContext(
      configuration: configuration, limits: limits, responder: responder)
    let group = MultiThreadedEventLoopGroup(numberOfThreads: configuration.eventLoopCount)
    let loops = Array(group.makeIterator())
      .map {
        EventLoopContext(eventLoop: $0, limits: limits, shares: configuration.eventLoopCount)
      }
    let quiescing = NIOLockedValueBox<ServerQuiescingHelper?>(ServerQuiescingHelper(group: group))
    do {
      let channel = try await listen(configuration, group, context, loops, quiescing)
      return HTTPServer(
        channel: channel, group: group, context: context, loops: loops, quiescing: quiescing)
    } catch {
      // The quiescing helper wants a loop that runs when it goes; the loops let go of what they hold
      // of the failed channel, which may be the last to hold it.
      quiescing.withLockedValue { $0 = nil }
      for loop in loops { try? await loop.eventLoop.submit {}.get() }
      try? await group.shutdownGracefully()
      throw reason(error, configuration)
    }
  }

  /// The limits with as many connections as the system lets the process open.
  private static func fittedLimits(_ limits: Limits) throws(HTTPServerError) -> Limits {
    var fitted = limits
    let available = DescriptorLimit.raise(to: limits.descriptors)
    fitted.connections = DescriptorLimit.connections(
      wanted: limits.connections, descriptors: available, reserved: limits.reservedDescriptors)
    guard fitted.connections > 0 else { throw .tooFewDescriptors(available) }
    return fitted
  }

  private static func reason(
    _ error: any Error, _ configuration: Configuration
  ) -> HTTPServerError {
    let (host, port) = (configuration.host, configuration.port)
    if let unknown = error as? SocketAddressError.UnknownHost {
      return .cannotBind(host: host, port: port, reason: unknown.errorDescription)
    }
    guard let code = (error as? IOError)?.errnoCode else {
      return .cannotBind(host: host, port: port, reason: String(describing: error))
    }
    if code == EADDRINUSE { return .addressInUse(host: host, port: port) }
    return .cannotBind(host: host, port: port, reason: unsafe String(cString: strerror(code)))
  }

  /// Stops the server: no new connections, idle ones are closed, requests under way are finished.
  ///
  /// Where the task that waits for it is cancelled, the deadline is now.
  /// - Parameter deadline: When everything that is left is cut off.
  /// - Returns: Whether every request was finished before.
  @discardableResult
  public func stop(within deadline: Duration) async -> Bool {
    guard let stopped = beginStop() else { return true }
    let wasCut = NIOLockedValueBox(false)
    let loops = loops
    let cut: @Sendable () -> Void = {
      for loop in loops {
        loop.eventLoop.execute { if loop.closeAll() { wasCut.withLockedValue { $0 = true } } }
      }
    }
    let atDeadline = group.any().scheduleTask(in: TimeAmount(deadline), cut)
    await withTaskCancellationHandler {
      try? await stopped.get()
    } onCancel: {
      cut()
    }
    atDeadline.cancel()
    await shutDownLoops()
    return !wasCut.withLockedValue { $0 }
  }

  /// Stops accepting and tells every connection; `nil` where that has been done before.
  private func beginStop() -> EventLoopFuture<Void>? {
    quiescing.withLockedValue { helper in
      guard let current = helper else { return nil }
      helper = nil
      let stopped = group.any().makePromise(of: Void.self)
      current.initiateShutdown(promise: stopped)
      return stopped.futureResult
    }
  }

  /// Ends the threads; where a responder does not heed its cancellation they stay, for it to return
  /// to.
  private func shutDownLoops() async {
    for _ in 0..<100 where context.requestsInFlight > 0 {
      // Not `Task.sleep`, which does not wait in a task that is cancelled.
      try? await group.any().scheduleTask(in: .milliseconds(10)) {}.futureResult.get()
    }
    if context.requestsInFlight == 0 { try? await group.shutdownGracefully() }
  }

  /// How long each event loop takes to get to something new: the lag that a request meets.
  ///
  /// Asked only while the server runs: a loop that has ended never answers.
  public func eventLoopLags() async -> [Duration] {
    var lags: [Duration] = []
    for loop in loops {
      let asked = NIODeadline.now()
      let answered = try? await loop.eventLoop.submit { NIODeadline.now() }.get()
      if let answered { lags.append(.nanoseconds((answered - asked).nanoseconds)) }
    }
    return lags
  }

  private static let receiveBuffers = AdaptiveRecvByteBufferAllocator(
    minimum: 256, initial: 256, maximum: 8 * 1024)

  private static func listen(
    _ configuration: Configuration, _ group: MultiThreadedEventLoopGroup, _ context: ServerContext,
    _ loops: [EventLoopContext], _ quiescing: NIOLockedValueBox<ServerQuiescingHelper?>
  ) async throws -> any Channel {
    try await ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 1024)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .serverChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let handler = quiescing.withLockedValue { $0?.makeServerChannelHandler(channel: channel) }
          if let handler { try channel.pipeline.syncOperations.addHandler(handler) }
        }
      }
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      // The end of a peer's input is an event, not the end of the connection: a response may be on
      // its way.
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      // Every connection keeps what it has read into. It grows with the first request that needs more.
      .childChannelOption(.recvAllocator, value: Self.receiveBuffers)
      // What a slow reader leaves behind stays small, and how fast it reads shows soon.
      .childChannelOption(
        .tcpOption(.init(rawValue: TCP_NOTSENT_LOWAT)), value: context.limits.unsentBytes
      )
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try configure(channel, context, loops) }
      }
      .bind(host: configuration.host, port: configuration.port).get()
  }

  private static func configure(
    _ channel: any Channel, _ context: ServerContext, _ loops: [EventLoopContext]
  ) throws {
    let limits = context.limits
    let count = context.enterConnection()
    guard let loop = loops.first(where: { $0.eventLoop === channel.eventLoop }),
      count <= Limits.acceptedConnections(for: limits.connections)
    else {
      context.leaveConnection()
      context.onEvent?(.connectionTurnedAway)
      throw ChannelError.operationUnsupported
    }
    let connection = HTTPConnection(
      server: context, loop: loop, isRefused: count > limits.connections)
    try channel.pipeline.syncOperations.addHandlers([
      InboundGate(connection: connection, limits: limits), connection,
    ])
  }
}
