// The first handler of a connection: bytes from the socket go to the HTTP codec one request at a
// time, and only while the connection can take them. What is held back is what was read at once; then
// reading stops. The end of a peer's input has all read that the system holds, which is bounded for all
// connections together.

import NIOCore
import NIOHTTP1

/// Cuts the input at the ends of requests and stops it where the connection has enough.
final class InboundGate: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = ByteBuffer

  private let connection: HTTPConnection
  /// None before the first request and while a connection has waited for the next for long.
  @safe @exclusivity(unchecked) private var codec: HTTPCodec?
  @safe @exclusivity(unchecked) private var framing: InboundFraming
  @safe @exclusivity(unchecked) private var held = ByteBuffer()
  /// What has gone to the codec of a head that came in pieces.
  @safe @exclusivity(unchecked) private var headSoFar = ByteBuffer()
  @safe @exclusivity(unchecked) private var trailingWhitespace = TrailingWhitespace()
  @safe @exclusivity(unchecked) private var isPumping = false
  @safe @exclusivity(unchecked) private var isReadHeld = false
  /// How much may be held back of one connection without being counted, in bytes: what is read at once
  /// of a peer that goes on sending.
  private static let uncountedBytes = 32 * 1024
  /// What of the loop's `heldInputBytes` is this connection's.
  @safe @exclusivity(unchecked) private var countedBytes = 0
  /// The peer sends nothing more, of which the others hear behind what is held.
  private var isInputClosedBehind = false
  @safe @exclusivity(unchecked) private var context: ChannelHandlerContext?

  init(connection: HTTPConnection, limits: Limits) {
    self.connection = connection
    framing = InboundFraming(
      requestLineLimit: limits.requestLineBytes, headLimit: limits.headBytes,
      refusedHeadLimit: limits.refusedHeadBytes)
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    connection.gateAdded(self, context: context)
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    self.context = nil
    codec = nil
    held = ByteBuffer()
    countHeldBytes()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var bytes = unwrapInboundIn(data)
    if framing.section == .none { return }
    if held.readableBytes == 0 { held = bytes } else { held.writeBuffer(&bytes) }
    connection.loop.round {
      pump()
      // Nobody is read from any more by then whose bytes are not there already.
      if countedBytes > 0, connection.loop.holdsTooMuchInput {
        connection.refuse(.overloaded, partialHead)
      }
    }
  }

  private func countHeldBytes() {
    let bytes = max(0, held.readableBytes - Self.uncountedBytes)
    guard bytes != countedBytes else { return }
    connection.loop.heldInputBytes += bytes - countedBytes
    countedBytes = bytes
  }

  func read(context: ChannelHandlerContext) {
    if held.readableBytes > 0, !connection.wants(framing.section) {
      isReadHeld = true
    } else {
      context.read()
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case ChannelEvent.inputClosed = event, held.readableBytes > 0 || isPumping {
      isInputClosedBehind = true
      connection.inputHasEnded()
    } else {
      if case ChannelEvent.inputClosed = event { codec?.inputClosed() }
      context.fireUserInboundEventTriggered(event)
    }
  }

  /// Whether part of a head has arrived.
  var hasPartialHead: Bool {
    framing.section == .refusedHead || (framing.section == .head && framing.headCount > 0)
  }

  /// What is known of the head under way, including what has arrived but not been read yet.
  var partialHead: UnreadableHead {
    var bytes = headSoFar
    if framing.section == .head { bytes.writeImmutableBuffer(held) }
    return UnreadableHead(Array(bytes.readableBytesView.prefix(connection.limits.headBytes)))
  }

  /// Takes no more input; what arrives is thrown away.
  func stop() {
    framing.enter(.none)
    held = ByteBuffer()
    headSoFar = ByteBuffer()
    countHeldBytes()
    resumeReading()
  }

  /// Goes on after the connection has got room.
  func pump() {
    guard !isPumping else { return }
    isPumping = true
    repeat {
      while held.readableBytes > 0, connection.wants(framing.section) { forward() }
      connection.advance()
    } while held.readableBytes > 0 && connection.wants(framing.section)
    isPumping = false
    countHeldBytes()
    connection.notePartialHead(hasPartialHead)
    tellOfInputClosed()
    resumeReading()
  }

  private func tellOfInputClosed() {
    guard isInputClosedBehind, held.readableBytes == 0 else { return }
    isInputClosedBehind = false
    codec?.inputClosed()
    context?.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
  }

  private func resumeReading() {
    guard isReadHeld, held.readableBytes == 0 || connection.wants(framing.section) else { return }
    isReadHeld = false
    context?.read()
  }

  private func forward() {
    let section = framing.section
    guard section != .none else {
      held = ByteBuffer()
      return
    }
    let taken = unsafe held.withUnsafeReadableBytes { unsafe framing.take($0) }
    if section == .refusedHead { return skip(taken) }
    switch taken {
    case .overflow(let count, .targetTooLong):
      keep(count)
      framing.enter(.refusedHead)
    case .part(let count): pass(count, of: section)
    case .last(let count):
      pass(count, of: section, isLast: true)
      if framing.section != .none { close(section) }
    case .overflow(let count, let refusal):
      pass(count, of: section)
      // The codec may have found fault with an earlier byte; that answer stands.
      if framing.section != .none { connection.refuse(refusal, partialHead) }
    }
  }

  /// Goes on through a head whose request line is too long, which the codec does not get to see.
  private func skip(_ taken: InboundFraming.Taken) {
    switch taken {
    case .part(let count): keep(count)
    case .last(let count), .overflow(let count, _):
      keep(count)
      connection.refuse(.targetTooLong, UnreadableHead(Array(headSoFar.readableBytesView)))
    }
  }

  private func keep(_ count: Int) {
    guard let slice = held.readSlice(length: count) else { return }
    headSoFar.writeImmutableBuffer(slice)
  }

  private func pass(_ count: Int, of section: InboundFraming.Section, isLast: Bool = false) {
    guard var slice = held.readSlice(length: count) else { return }
    if section == .head {
      let isFirst = headSoFar.readableBytes == 0
      if isFirst { headSoFar = slice } else { headSoFar.writeImmutableBuffer(slice) }
      slice = trailingWhitespace.remove(from: slice, isWholeHead: isFirst && isLast)
    }
    guard let context else { return }
    let codec = self.codec ?? HTTPCodec(limits: connection.limits, context: context)
    self.codec = codec
    codec.decode(slice)
  }

  /// Gives up what only a request needs, of a connection that waits for the next.
  func releaseCodec() {
    guard held.readableBytes == 0, framing.section == .head, !hasPartialHead else { return }
    codec = nil
    held = ByteBuffer()
  }

  /// The scanner saw the end of a section; the codec has to have seen it too.
  private func close(_ section: InboundFraming.Section) {
    guard section == .head else {
      framing.enter(.head)
      if !connection.bodyEnded() { connection.refuse(.malformedBody, UnreadableHead()) }
      return
    }
    guard let body = connection.takeFraming() else {
      return connection.refuse(.malformed, partialHead)
    }
    headSoFar = ByteBuffer()
    trailingWhitespace.reset()
    switch body {
    case .none: framing.enter(.head)
    case .fixed(let length): framing.enter(.fixed(length))
    case .chunked: framing.enter(.chunked)
    }
  }

  /// Whether the request line of the head that the codec has just decoded names HTTP.
  var hasHTTPLine: Bool { framing.namesHTTP ?? partialHead.isHTTPLine }
}
