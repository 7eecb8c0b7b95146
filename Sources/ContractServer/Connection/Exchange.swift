// One request and its response while they are under way on a connection.

import ContractRuntime
import NIOCore
import Synchronization

/// A request that is not answered yet; touched on the connection's event loop only.
///
/// It is the context of its request as well, so that a request needs one object and not two.
final class Exchange: RequestContext, @unchecked Sendable {
  let number: Int
  private let connection: HTTPConnection
  let startedAt: NIODeadline
  let method: Request.Method?
  let origin: String?
  let accept: String?
  let isHTTP10: Bool
  /// The CORS fields of the answer, where the request is a preflight.
  @safe @exclusivity(unchecked) var preflight: CrossOriginFields.Lines?

  /// The request, until it is handed to the responder.
  @safe @exclusivity(unchecked) var request: Request?
  /// The body, where there is one.
  @safe @exclusivity(unchecked) var body: RequestBodyStream?
  /// The peer waits for `100 Continue` before it sends the body.
  @safe @exclusivity(unchecked) var awaitsContinue = false
  /// Whether the connection ends with this response.
  @safe @exclusivity(unchecked) var closes: Bool

  @safe @exclusivity(unchecked) var response: Response?
  /// When the response was there as a whole, where it has to be waited for until it has left.
  var completedAt: NIODeadline?
  /// Why the server itself answered.
  @safe @exclusivity(unchecked) var refusal: StaticString?
  @safe @exclusivity(unchecked) var task: Task<Void, Never>?
  /// When the responder has taken too long; `nil` while the peer is waited for.
  ///
  /// A handler may ask how much is left from a task of its own, on any thread.
  var deadline: NIODeadline? {
    get {
      let uptime = deadlineUptime.load(ordering: .relaxed)
      return uptime == 0 ? nil : .uptimeNanoseconds(uptime)
    }
    set { deadlineUptime.store(newValue?.uptimeNanoseconds ?? 0, ordering: .relaxed) }
  }
  /// In nanoseconds; 0 where there is none.
  private let deadlineUptime = Atomic<UInt64>(0)
  /// Resumed when a streamed response may be written; false where the connection is gone.
  var turn: CheckedContinuation<Bool, Never>?
  /// Resumed when the peer has taken what was written of a streamed response.
  var room: CheckedContinuation<Bool, Never>?
  /// Whether the response is a stream that is being written.
  @safe @exclusivity(unchecked) var isStreaming = false
  @safe @exclusivity(unchecked) var isChunked = false
  /// What a stream with a known length has still to write.
  @safe @exclusivity(unchecked) var remainingLength: Int?
  @safe @exclusivity(unchecked) var responseBytes = 0

  /// An exchange for an acceptable head.
  init(number: Int, on connection: HTTPConnection, head: RequestHead) {
    self.number = number
    self.connection = connection
    startedAt = .now()
    method = head.method
    origin = head.origin
    accept = head.accept
    isHTTP10 = head.isHTTP10
    closes = !head.keepsConnection
    super.init(
      id: RequestIdentifier.only(head.headers) ?? connection.loop.nextRequestID(),
      headers: head.headers)
    problemContent = connection.server.problemContent
  }

  /// An exchange for bytes that are no acceptable head; `fields` is what could be read of them.
  init(number: Int, on connection: HTTPConnection, fields: UnreadableHead) {
    self.number = number
    self.connection = connection
    startedAt = .now()
    method = fields.method
    origin = fields.headers.all("Origin").last
    accept = fields.headers.all("Accept").last
    isHTTP10 = false
    closes = true
    super.init(
      id: RequestIdentifier.only(fields.headers) ?? connection.loop.nextRequestID(),
      headers: fields.headers)
    problemContent = connection.server.problemContent
  }

  // MARK: The context of the request

  override var remainingMilliseconds: Int? {
    guard let deadline else { return nil }
    return max(0, Int((deadline - .now()).nanoseconds / 1_000_000))
  }

  override var responseRoom: Int? { connection.loop.responseRoom }

  override var peerAddress: String? { connection.peerAddress }

  override var clientAddress: String? {
    peerAddress.map { connection.server.trustedProxies.client(peer: $0, headers: headers) }
  }

  /// Lets a streaming responder go on, or tells it that the connection is gone.
  func resumeWriter(_ isOpen: Bool) {
    let waiting = (turn, room)
    (turn, room) = (nil, nil)
    waiting.0?.resume(returning: isOpen)
    waiting.1?.resume(returning: isOpen)
  }
}
