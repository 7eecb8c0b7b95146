// What a server tells about its work: enough for an access log and for metrics, and nothing that a
// log must not hold (no path with identifiers, no query, no token).

import ContractRuntime

/// Something that has happened in a server.
public enum ServerEvent: Sendable {
  /// A request was answered, by a responder or by the server itself, or its client has gone.
  case requestEnded(AccessRecord)
  /// A connection was closed without a word, because far too many were open.
  case connectionTurnedAway
}

/// One answered request.
public struct AccessRecord: Sendable {
  /// The request method; `nil` where the request line could not be read.
  public var method: Request.Method?
  /// The path template of the route; `nil` where none matched or the server itself refused.
  public var route: StaticString?
  /// The status that was sent; 499 where the connection ended before the response had left as a whole,
  /// and 500 where the responder failed in the midst of a streamed one.
  public var status: Int
  /// Why the server itself refused, as one word such as `overloaded`; `nil` where a responder answered.
  public var refusal: StaticString?
  /// Time from the complete head to the response being handed to the socket, in microseconds.
  public var durationMicroseconds: Int
  /// Bytes of the body that were received.
  public var requestBytes: Int
  /// Bytes of the response, head included.
  public var responseBytes: Int
  /// What else is known of the request; whoever keeps it keeps the request and its response.
  public var context: RequestContext

  /// Makes a record from its parts.
  public init(
    method: Request.Method?, route: StaticString? = nil, status: Int, refusal: StaticString? = nil,
    durationMicroseconds: Int, requestBytes: Int = 0, responseBytes: Int = 0,
    context: RequestContext
  ) {
    self.method = method
    self.route = route
    self.status = status
    self.refusal = refusal
    self.durationMicroseconds = durationMicroseconds
    self.requestBytes = requestBytes
    self.responseBytes = responseBytes
    self.context = context
  }

  /// The value of `X-Request-Id`.
  public var requestID: String { context.id }
  /// The operation of the contract; `nil` where the request reached none.
  public var operation: ContractOperation? { context.operation }
}
