// One client connection: decoded requests go in, responses come out in the same order. Decisions
// about order are taken by ExchangeQueue, those about heads by RequestHead; this class performs
// them. Its parts: events here, requests, responses and time limits in the files beside it.

import ContractRuntime
import NIOCore
import NIOExtras
import NIOHTTP1

/// The last handler of a connection, behind the HTTP codec.
///
/// It is touched on its event loop only (responders run there as well), which is what makes the
/// unchecked conformance to `Sendable` right. The run-time exclusivity checks of the properties
/// that every request touches are off: a profile showed them at 5 to 7 % of a request's time, and
/// code on one loop overlaps only through re-entrance, which the `isAdvancing` flags here and in
/// the gate rule out.
final class HTTPConnection: ChannelInboundHandler, @unchecked Sendable {
  typealias InboundIn = HTTPServerRequestPart

  /// How far the connection is on its way to its end.
  enum Stage {
    case open
    /// No further request is taken; what has been taken is answered.
    case finishing
    /// The last response is written or being sent; input is thrown away until the peer closes.
    case lingering
    case closed
  }

  let server: ServerContext
  let loop: EventLoopContext
  /// Whether this connection is one too many and exists only to be told so.
  let isRefused: Bool

  @safe @exclusivity(unchecked) var queue = ExchangeQueue<Exchange>()
  @safe @exclusivity(unchecked) var stage = Stage.open
  /// Exchanges whose responses have been passed to a channel that has not taken all of them yet.
  @safe @exclusivity(unchecked) var leaving: [Exchange] = []
  /// The request whose body is still arriving.
  @safe @exclusivity(unchecked) var current: Exchange?
  /// The framing of the head that has just been decoded, until the gate takes it.
  @safe @exclusivity(unchecked) var framing: RequestHead.Framing?
  @safe @exclusivity(unchecked) var isInputClosed = false
  /// When to find out whether a peer that sends nothing more still reads.
  var presenceCheck: NIODeadline?
  var isOutputClosed = false
  @safe @exclusivity(unchecked) var isWritable = true
  @safe @exclusivity(unchecked) var isQuiescing = false
  @safe @exclusivity(unchecked) var isAdvancing = false

  @safe @exclusivity(unchecked) var gate: InboundGate?
  /// Where the gate stands: writes and closes from there pass no other handler.
  @safe @exclusivity(unchecked) var gateContext: ChannelHandlerContext?
  @safe @exclusivity(unchecked) var output = ByteBuffer()
  @safe @exclusivity(unchecked) var isFlushPending = false

  @safe @exclusivity(unchecked) var idleSince = NIODeadline.now()
  @safe @exclusivity(unchecked) var headDeadline: NIODeadline?
  /// When the rest of an unwanted body, or of a closing connection's input, has been waited for
  /// enough.
  var discardDeadline: NIODeadline?
  /// When a peer that does not take what is to be sent has been waited for enough.
  var writeDeadline: NIODeadline?
  /// Bytes that have been passed to the socket, and how many of them it had taken at the last look.
  @safe @exclusivity(unchecked) var passedBytes = 0
  var takenBytes = 0
  /// Since when the peer has taken nothing of what is to be sent.
  var takesNothingSince: NIODeadline?
  /// What of the loop's `heldBytes` is this connection's.
  @safe @exclusivity(unchecked) var heldBytes = 0

  /// Whether a request is under way, or its response.
  var hasWork: Bool {
    !queue.isEmpty || current != nil || output.readableBytes > 0 || unsentBytes > 0
  }

  var limits: Limits { server.limits }

  /// The peer, known before the first request and the same from then on.
  private(set) var peer: SocketAddress?

  /// The numeric address of the peer.
  var peerAddress: String? { peer?.ipAddress }

  init(server: ServerContext, loop: EventLoopContext, isRefused: Bool) {
    self.server = server
    self.loop = loop
    self.isRefused = isRefused
  }

  func gateAdded(_ gate: InboundGate, context: ChannelHandlerContext) {
    self.gate = gate
    gateContext = context
    peer = context.channel.remoteAddress
    loop.add(self)
  }

  // MARK: Events of the channel

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head): receive(head)
    case .body(let bytes): receive(bytes)
    case .end(let trailers): receive(trailers: trailers)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let error = error as? HTTPParserError else { return abort() }
    // What the end of a connection has cut off is not malformed: that it has ended is told next.
    guard context.channel.isActive else { return }
    loop.round {
      guard stage == .open || current != nil else { return }
      let head = current == nil ? gate?.partialHead ?? UnreadableHead() : UnreadableHead()
      refuse(refusal(for: error, head), head)
      gate?.pump()
    }
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    isWritable = context.channel.isWritable
    guard isWritable else { return }
    if !leaving.isEmpty { recordLeft() }
    if heldBytes > 0 { countHeldBytes() }
    loop.round {
      for exchange in queue.elements where exchange.room != nil { exchange.resumeWriter(true) }
      gate?.pump()
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch event {
    case ChannelEvent.inputClosed: loop.round { inputClosed() }
    case is ChannelShouldQuiesceEvent: loop.round { quiesce() }
    default: context.fireUserInboundEventTriggered(event)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    loop.round { closed() }
    context.fireChannelInactive()
  }

  /// A channel that never became active is not told that it became inactive.
  func handlerRemoved(context: ChannelHandlerContext) {
    loop.round { closed() }
  }

  /// The peer sends nothing more, but may well read on (RFC 9112 section 9.6): what came whole is
  /// answered. A peer that is gone shows when it is written to, and by then nothing is lost.
  private func inputClosed() {
    isInputClosed = true
    guard stage == .open || stage == .finishing else {
      if isOutputClosed { abort() }
      return
    }
    stage = .finishing
    gate?.stop()
    current?.body?.fail(.disconnected)
    current = nil
    inputHasEnded()
    if queue.isEmpty { end() }
  }

  /// The peer has closed its sending side, and may have gone altogether; what it sent before that may
  /// still be to come.
  func inputHasEnded() {
    presenceCheck = .now() + .milliseconds(Int64(limits.halfClosedMilliseconds))
  }

  /// The server stops: what is under way is finished, and nothing new is begun.
  private func quiesce() {
    isQuiescing = true
    guard stage == .open else { return }
    if !queue.isEmpty || current != nil {
      stage = .finishing
      if queue.isEmpty { end() }
    } else if gate?.hasPartialHead != true {
      stage = .finishing
      end()
    }
  }

  private func closed() {
    guard stage != .closed else { return }
    stage = .closed
    loop.remove(self)
    server.leaveConnection()
    current?.body?.fail(.disconnected)
    current = nil
    for exchange in leaving { record(exchange, status: 499) }
    leaving.removeAll()
    let unanswered = queue.elements
    queue.removeAll()
    for exchange in unanswered {
      exchange.task?.cancel()
      exchange.body?.fail(.disconnected)
      exchange.resumeWriter(false)
      record(exchange, status: 499)
    }
    gate?.stop()
    gate = nil
    gateContext = nil
    output = ByteBuffer()
    countHeldBytes()
  }
}
