// The inbound half of a connection: decoded parts become exchanges, and exchanges are handed to the
// responder when their turn has come.

import ContractRuntime
import NIOCore
import NIOHTTP1

extension HTTPConnection {
  // MARK: What the gate asks

  /// Whether more bytes of this section can be taken at present; a long body has its place in the line
  /// by asking.
  func wants(_ section: InboundFraming.Section) -> Bool {
    switch section {
    case .none: return true
    case .head, .refusedHead:
      return stage == .open && current == nil && isWritable
        && queue.count < limits.pipelinedRequests
    case .fixed, .chunked:
      guard let current, let body = current.body else { return true }
      // What is short is taken in before its request has been started.
      return (body.wantsBytes && body.takesRoomToGrow())
        || (current.request != nil && body.receivedBytes < RequestBodyStream.shortBytes)
    }
  }

  /// The framing of the head that the codec has decoded since the last call.
  func takeFraming() -> RequestHead.Framing? {
    defer { framing = nil }
    return framing
  }

  /// Whether the codec has seen the end of the body as well.
  func bodyEnded() -> Bool { current == nil }

  func notePartialHead(_ isPartial: Bool) {
    if !isPartial {
      headDeadline = nil
    } else if headDeadline == nil {
      headDeadline = .now() + .milliseconds(Int64(limits.headMilliseconds))
    }
  }

  // MARK: Decoded parts

  func receive(_ head: HTTPRequestHead) {
    guard stage == .open, let gate else { return }
    headDeadline = nil
    do throws(Refusal) {
      let head = try RequestHead(head, isHTTPLine: gate.hasHTTPLine, limits: limits)
      framing = head.framing
      accept(head)
    } catch {
      refuse(error, gate.partialHead)
    }
  }

  private func accept(_ head: RequestHead) {
    let exchange = Exchange(number: queue.nextNumber, on: self, head: head)
    if head.framing != .none {
      var length: Int?
      if case .fixed(let count) = head.framing { length = count }
      exchange.body = RequestBodyStream(
        loop: loop, connection: self, announcedLength: length)
      exchange.awaitsContinue = head.expectsContinue && !head.isHTTP10
      current = exchange
    }
    if !head.keepsConnection { stage = .finishing }
    if let response = ownResponse(to: head, exchange) {
      exchange.response = response
      queue.appendReady(exchange)
      return
    }
    exchange.request = Request(
      method: head.method, target: head.target, headers: head.headers, context: exchange)
    queue.append(exchange, runsAlone: head.framing != .none || !Self.isSafe(head.method))
  }

  /// What the server answers itself: refused connections, CORS preflights, and `OPTIONS *`.
  private func ownResponse(to head: RequestHead, _ exchange: Exchange) -> Response? {
    if isRefused {
      exchange.closes = true
      stage = .finishing
      return response(to: exchange, .tooManyConnections)
    }
    let crossOrigin = server.crossOrigin
    if crossOrigin.isPreflight(method: head.method, origin: head.origin, headers: head.headers) {
      exchange.preflight = crossOrigin.preflight(
        origin: head.origin, target: head.target, headers: head.headers)
      return Response(status: 204)
    }
    if head.target == "*" {
      let methods = CrossOriginFields.usualMethods.joined(separator: ", ")
      return Response(status: 204, headers: Headers([.init(name: "Allow", value: methods)]))
    }
    return nil
  }

  /// Methods whose requests may run side by side (RFC 9110 section 9.2.1).
  private static func isSafe(_ method: Request.Method) -> Bool {
    switch method {
    case .get, .head, .options, .trace: true
    default: false
    }
  }

  func receive(_ bytes: ByteBuffer) {
    guard let body = current?.body else { return }
    body.receive(bytes.readableBytesView)
    if body.isDiscarding, body.receivedBytes > body.discardLimit {
      current = nil
      end()
    }
  }

  func receive(trailers: HTTPHeaders?) {
    guard let body = current?.body else { return }
    guard RequestHead.isAcceptable(trailers: trailers) else {
      return refuse(.forbiddenTrailer, UnreadableHead())
    }
    body.end()
    current = nil
    discardDeadline = nil
    if queue.isEmpty { idleSince = .now() }
  }

  // MARK: Refusals

  /// Answers what cannot be read, and takes nothing more from this connection.
  func refuse(_ refusal: Refusal, _ head: UnreadableHead) {
    guard stage != .lingering, stage != .closed else { return }
    stage = .finishing
    if let exchange = current {
      current = nil
      gate?.stop()
      breakBody(of: exchange, refusal)
      return
    }
    let exchange = Exchange(number: queue.nextNumber, on: self, fields: head)
    if refusal == .unknownMethod, let target = head.target, !isRefused {
      exchange.request = Request(
        method: .unrecognised, target: target, headers: exchange.headers, context: exchange)
      queue.append(exchange, runsAlone: true)
    } else {
      exchange.response = response(to: exchange, refusal)
      queue.appendReady(exchange)
    }
    gate?.stop()
  }

  /// The response of a refusal, whose reason the exchange keeps.
  func response(to exchange: Exchange, _ refusal: Refusal) -> Response {
    exchange.refusal = refusal.reason
    return refusal.response(
      as: exchange.problemContent, accept: exchange.accept,
      retryAfterSeconds: limits.retryAfterSeconds)
  }

  /// Ends an exchange whose body turned out to be malformed: one response, whoever makes it.
  private func breakBody(of exchange: Exchange, _ refusal: Refusal) {
    exchange.closes = true
    if queue.contains(exchange.number) {
      answer(exchange, refusal)
    } else {
      end()
    }
    exchange.body?.fail(.disconnected)
  }

  /// Answers in place of the responder, which is cancelled; does nothing where it has answered
  /// already.
  func answer(_ exchange: Exchange, _ refusal: Refusal) {
    guard queue.finish(exchange.number) else { return }
    exchange.deadline = nil
    exchange.request = nil
    exchange.response = response(to: exchange, refusal)
    exchange.task?.cancel()
  }

  func refusal(for error: HTTPParserError, _ head: UnreadableHead) -> Refusal {
    if current != nil { return error == .headerOverflow ? .chunkLineTooLong : .malformedBody }
    switch error {
    case .headerOverflow: return .headTooLarge
    case .invalidMethod: return head.isMethodToken ? .unknownMethod : .malformed
    case .invalidVersion: return head.namesOtherVersion ? .version : .malformed
    default: return .malformed
    }
  }

  // MARK: Responders

  /// Does everything that can be done now: starts requests, writes responses.
  func advance() {
    guard !isAdvancing else { return }
    isAdvancing = true
    while stage == .open || stage == .finishing, let action = queue.next() {
      switch action {
      case .start(let exchange): start(exchange)
      case .write(let exchange): write(exchange)
      }
    }
    isAdvancing = false
  }

  private func start(_ exchange: Exchange) {
    guard var request = exchange.request.take() else { return }
    guard server.enterRequest() else { return answer(exchange, .overloaded) }
    if let body = exchange.body {
      if let bytes = body.takeWhole() {
        request.body = .bytes(bytes)
      } else {
        request.body = .source(body)
      }
    }
    exchange.deadline = .now() + .milliseconds(Int64(limits.responseMilliseconds))
    if #available(macOS 26, iOS 26, tvOS 26, watchOS 26, *) {
      // Begins at once, on this stack: a responder that does not wait costs no trip through the
      // executor.
      exchange.task = Task.immediate(executorPreference: loop) { [request, self] in
        await respond(to: request, exchange)
      }
    } else {
      exchange.task = Task(executorPreference: loop) { [request, self] in
        await respond(to: request, exchange)
      }
    }
  }

  nonisolated(nonsending) private func respond(to request: Request, _ exchange: Exchange) async {
    // For the responder alone: what comes behind it may write the responses of other requests.
    let response = await RequestContext.$current.withValue(exchange) {
      await server.responder.respond(to: request)
    }
    if let producer = finish(exchange, answer(response, exchange, request.method)) {
      await stream(exchange, producer)
    }
    server.leaveRequest()
  }

  /// The responder's answer; of a method that nobody here knows it is 501, unless the target is known
  /// to have others (RFC 9110, sections 9.1 and 15.5.6).
  private func answer(
    _ response: Response, _ exchange: Exchange, _ method: Request.Method
  ) -> Response {
    guard method == .unrecognised, response.status != 405 else { return response }
    return self.response(to: exchange, .unknownMethod)
  }

  /// Somebody waits for the body of the current request.
  func bodyIsAwaited() {
    guard let exchange = current else { return }
    exchange.deadline = nil
    if exchange.awaitsContinue {
      exchange.awaitsContinue = false
      if exchange.body?.receivedBytes == 0 {
        // A client that has the head of the response sends no body that it has not been asked for.
        guard exchange.responseBytes == 0 else {
          exchange.body?.fail(.disconnected)
          return
        }
        writeInterim()
      }
    }
    loop.round { gate?.pump() }
  }

  /// Nobody waits for the body any more; the responder's time runs again.
  func bodyIsAnswered(_ body: RequestBodyStream) {
    for exchange in queue.elements where exchange.body === body && exchange.response == nil {
      exchange.deadline = .now() + .milliseconds(Int64(limits.responseMilliseconds))
    }
  }
}
