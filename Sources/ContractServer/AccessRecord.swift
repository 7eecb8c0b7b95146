// What is told about each answered request: enough for an access log, and nothing that a log must
// not hold (no path with identifiers, no query, no token).

import ContractRuntime

/// One answered request, for an access log.
public struct AccessRecord: Sendable {
  /// The request method; `nil` where the request line could not be read.
  public var method: Request.Method?
  /// The path template of the route; `nil` where none matched or the server itself refused.
  public var route: StaticString?
  /// The status that was sent; 499 where the client went away before there was one.
  public var status: Int
  /// Time from the complete head to the response being handed to the socket, in microseconds.
  public var durationMicroseconds: Int
  /// The value of `X-Request-Id`.
  public var requestID: String
  /// Bytes of the body that were received.
  public var requestBytes: Int
  /// Bytes of the response, head included.
  public var responseBytes: Int
}
