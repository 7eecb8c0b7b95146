// The outbound half of a connection: responses become bytes in the order of their requests,
// gathered into one write per round of the event loop; and the end of the connection.

import ContractRuntime
import NIOCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension HTTPConnection {
  typealias Producer = @Sendable (any ResponseBodyWriter) async throws -> Void

  /// How much of a streamed response is gathered before it is passed to the socket.
  private static let gatheredBytes = 32 * 1024

  /// Takes the responder's response.
  ///
  /// - Returns: What is still to be run for a streamed content.
  func finish(_ exchange: Exchange, _ response: Response) -> Producer? {
    guard queue.finish(exchange.number) else { return nil }
    exchange.deadline = nil
    exchange.response = response
    var producer: Producer?
    if case .stream(_, let body) = response.body, Self.hasContent(response, exchange) {
      exchange.isStreaming = true
      producer = body
    }
    loop.round { gate?.pump() }
    if case .bytes(let content) = response.body, content.count >= Self.countedBytes {
      countHeldBytes()
    }
    return producer
  }

  /// Writes the response of the oldest exchange, or the head of its stream.
  func write(_ exchange: Exchange) {
    guard var response = exchange.response else { return }
    if !(200...599).contains(response.status) { response = replace(exchange) }
    exchange.closes = exchange.closes || isEnding(exchange) || Self.asksToClose(response)
    prepareOutput()
    let before = output.readableBytes
    if !append(response, exchange) {
      response = replace(exchange)
      _ = append(response, exchange)
    }
    exchange.responseBytes = output.readableBytes - before
    flushLater()
    if exchange.isStreaming {
      exchange.response?.status = response.status
      exchange.resumeWriter(true)
    } else {
      complete(exchange)
    }
  }

  /// A response in place of one that cannot be sent.
  private func replace(_ exchange: Exchange) -> Response {
    exchange.isStreaming = false
    exchange.turn?.resume(returning: false)
    exchange.turn = nil
    let response = self.response(to: exchange, .invalidResponse)
    exchange.response = response
    return response
  }

  private func append(_ response: Response, _ exchange: Exchange) -> Bool {
    let head = ResponseHead(
      framing: framing(of: response, exchange), closes: exchange.closes,
      isHTTP10: exchange.isHTTP10, requestID: exchange.id,
      crossOrigin: exchange.preflight
        ?? server.crossOrigin.response(origin: exchange.origin, path: exchange.routeNumber),
      date: loop.currentDateLine())
    var content: [UInt8] = []
    if case .bytes(let bytes) = response.body, Self.hasContent(response, exchange) {
      content = bytes
    }
    return head.write(response, content: content, to: &output)
  }

  private func framing(of response: Response, _ exchange: Exchange) -> ResponseHead.Framing {
    if response.status == 204 || response.status == 304 { return .none }
    switch response.body {
    case .empty: return .length(0)
    case .bytes(let bytes): return .length(bytes.count)
    case .stream(let length?, _):
      exchange.remainingLength = length
      return .length(length)
    case .stream(nil, _):
      if exchange.method == .head { return .none }
      exchange.isChunked = !exchange.isHTTP10
      if exchange.isHTTP10 { exchange.closes = true }
      return exchange.isHTTP10 ? .untilClose : .chunked
    }
  }

  private static func asksToClose(_ response: Response) -> Bool {
    response.headers.first("connection")?.isEqualIgnoringASCIICase("close") ?? false
  }

  private static func hasContent(_ response: Response, _ exchange: Exchange) -> Bool {
    exchange.method != .head && response.status != 204 && response.status != 304
  }

  /// Whether the connection cannot or should not go on after this response.
  private func isEnding(_ exchange: Exchange) -> Bool {
    if stage == .finishing || isQuiescing, queue.count == 1 { return true }
    guard exchange === current, let body = exchange.body else { return false }
    // A peer that still waits for `100 Continue` may send the body or not: nobody can tell where
    // the next request begins.
    if exchange.awaitsContinue { return true }
    // Nobody knows how much of a body without a length is to come: a client that goes on sending it would
    // find the connection closed without a word (RFC 9112 section 9.6).
    return body.remainingLength.map { $0 > limits.drainedBytes } ?? true
  }

  /// The response is in the output as a whole.
  private func complete(_ exchange: Exchange) {
    queue.removeFront()
    if isWritable, output.readableBytes < Self.countedBytes {
      record(exchange, status: exchange.response?.status ?? 0)
    } else {
      // Its content is in the output.
      exchange.response?.body = .empty
      exchange.completedAt = .now()
      leaving.append(exchange)
    }
    if exchange === current, let body = exchange.body {
      body.discard(atMost: limits.drainedBytes)
      discardDeadline = .now() + .milliseconds(Int64(limits.lingerMilliseconds))
    }
    if exchange.closes || (stage == .finishing && queue.isEmpty) {
      end()
    } else if queue.isEmpty {
      idleSince = .now()
    }
  }

  /// Tells about the exchanges whose responses have left, now that the channel takes more.
  func recordLeft() {
    let left = leaving
    leaving.removeAll()
    for exchange in left { record(exchange, status: exchange.response?.status ?? 0) }
  }

  /// Tells about an exchange that has ended.
  func record(_ exchange: Exchange, status: Int) {
    guard let onEvent = server.onEvent else { return }
    let duration = (exchange.completedAt ?? .now()) - exchange.startedAt
    onEvent(
      .requestEnded(
        AccessRecord(
          method: exchange.method, route: exchange.response?.route, status: status,
          refusal: exchange.refusal, durationMicroseconds: Int(duration.nanoseconds / 1000),
          requestBytes: exchange.body?.receivedBytes ?? 0,
          responseBytes: exchange.responseBytes, context: exchange)))
  }
}

// MARK: - Streams

extension HTTPConnection {
  /// Runs the producer of a streamed content once the head has been written.
  func stream(_ exchange: Exchange, _ producer: Producer) async {
    let isOpen = await withCheckedContinuation { continuation in
      if stage == .closed || stage == .lingering || !queue.contains(exchange.number) {
        continuation.resume(returning: false)
      } else if exchange.responseBytes > 0 {
        continuation.resume(returning: true)
      } else {
        exchange.turn = continuation
      }
    }
    guard isOpen else { return }
    var failure: (any Error)?
    do {
      try await producer(ResponseStreamWriter(connection: self, exchange: exchange))
    } catch {
      failure = error
    }
    loop.round { endStream(exchange, failure) }
  }

  /// Sends one piece; `continuation` gets false where the piece cannot be sent any more.
  func write(
    _ bytes: [UInt8], of exchange: Exchange, _ continuation: CheckedContinuation<Bool, Never>
  ) {
    guard stage == .open || stage == .finishing, queue.contains(exchange.number),
      exchange.room == nil, bytes.count <= exchange.remainingLength ?? Int.max
    else { return continuation.resume(returning: false) }
    exchange.remainingLength = exchange.remainingLength.map { $0 - bytes.count }
    prepareOutput()
    let before = output.readableBytes
    if exchange.isChunked { output.writeString("\(String(bytes.count, radix: 16))\r\n") }
    output.writeBytes(bytes)
    if exchange.isChunked { output.writeStaticString("\r\n") }
    exchange.responseBytes += output.readableBytes - before
    // It waits before anything is flushed: that may find the peer gone, which ends every wait.
    exchange.room = continuation
    if output.readableBytes >= Self.gatheredBytes { flush() } else { flushLater() }
    if isWritable { exchange.resumeWriter(true) }
  }

  /// Closes a streamed content; one that is cut short closes the connection, so that the peer
  /// notices.
  private func endStream(_ exchange: Exchange, _ failure: (any Error)?) {
    guard stage == .open || stage == .finishing, queue.contains(exchange.number) else { return }
    // A piece of a task that the producer did not wait for.
    exchange.resumeWriter(false)
    guard failure == nil, exchange.remainingLength ?? 0 == 0 else {
      if let failure { server.streamFailed?(exchange.id, failure) }
      // The status that was sent says nothing of this.
      queue.removeFront()
      record(exchange, status: 500)
      return exchange.isHTTP10 ? reset() : abort()
    }
    if exchange.isChunked {
      prepareOutput()
      output.writeStaticString("0\r\n\r\n")
      exchange.responseBytes += 5
      flushLater()
    }
    complete(exchange)
    gate?.pump()
  }
}

// MARK: - Output and end

extension HTTPConnection {
  /// Sends `100 Continue` (RFC 9110 section 10.1.1).
  func writeInterim() {
    prepareOutput()
    output.writeStaticString("HTTP/1.1 100 Continue\r\n\r\n")
    flushLater()
  }

  private func prepareOutput() {
    if output.capacity == 0 { output = loop.takeBuffer() }
  }

  private func flushLater() {
    guard !isFlushPending else { return }
    isFlushPending = true
    loop.flushLater(self)
  }

  /// Passes what has gathered to the socket, and closes where this was the last of it.
  func flush() {
    isFlushPending = false
    guard let context = gateContext, stage != .closed else {
      output = ByteBuffer()
      return
    }
    let bytes = output
    output = ByteBuffer()
    passedBytes += bytes.readableBytes
    if stage == .lingering {
      context.writeAndFlush(NIOAny(bytes)).whenComplete { result in
        if case .success = result { self.recordLeft() }
        self.closeOutput()
      }
    } else if bytes.readableBytes > 0 {
      context.writeAndFlush(NIOAny(bytes), promise: nil)
      loop.giveBack(bytes)
    }
    if isWritable, !leaving.isEmpty { recordLeft() }
    if !isWritable || heldBytes > 0 { countHeldBytes() }
  }

  /// Ends the connection after what has been written, in the way that lets the peer read it: output
  /// is closed first, and input thrown away for a while. Closing at once would answer late input
  /// with a reset, which can destroy the response on its way (RFC 9112 section 9.6).
  func end() {
    guard stage == .open || stage == .finishing else { return }
    stage = .lingering
    // Counted anew once the last response has been taken.
    discardDeadline = nil
    current?.body?.discard(atMost: Int.max)
    current = nil
    for exchange in queue.elements {
      exchange.task?.cancel()
      exchange.body?.fail(.disconnected)
      exchange.resumeWriter(false)
      record(exchange, status: 499)
    }
    queue.removeAll()
    gate?.stop()
    flushLater()
  }

  private func closeOutput() {
    guard let context = gateContext, stage == .lingering else { return }
    isOutputClosed = true
    discardDeadline = .now() + .milliseconds(Int64(limits.lingerMilliseconds))
    if isInputClosed {
      context.close(promise: nil)
    } else {
      context.close(mode: .output, promise: nil)
    }
  }

  /// Closes with a reset: where the end of the connection is the end of the content, only that tells
  /// the peer that it has not got all of it (RFC 9112 section 8).
  private func reset() {
    let socket = gateContext?.channel as? any SocketOptionProvider
    _ = socket?.setSoLinger(linger(l_onoff: 1, l_linger: 0))
    abort()
  }

  /// Closes without further ado.
  func abort() { gateContext?.close(promise: nil) }
}
