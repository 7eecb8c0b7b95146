// What the server sends back: values only, written by the generated routes, sent by HTTPServer.

/// One HTTP response.
///
/// HTTPServer adds the framing fields, `Date`, `X-Request-Id` and the CORS fields.
public struct Response: Sendable {
  /// The status code, 200 to 599.
  public var status: Int
  /// The header fields, without framing.
  public var headers: Headers
  /// The content.
  public var body: ResponseBody
  /// The path template of the route that answered, for access logs; `nil` where none matched.
  public var route: StaticString?

  /// Makes a response from its parts.
  public init(
    status: Int, headers: Headers = Headers(), body: ResponseBody = .empty,
    route: StaticString? = nil
  ) {
    self.status = status
    self.headers = headers
    self.body = body
    self.route = route
  }
}

/// The content of a response.
public enum ResponseBody: Sendable {
  /// No content.
  case empty
  /// The whole content, sent with `Content-Length`.
  case bytes([UInt8])
  /// Content that is written piece by piece; `length` is sent as `Content-Length` where known.
  case stream(length: Int?, @Sendable (any ResponseBodyWriter) async throws -> Void)
}

/// Takes the pieces of a streamed content; `write` returns when the peer keeps up.
public protocol ResponseBodyWriter: Sendable {
  /// Sends one piece.
  func write(_ bytes: [UInt8]) async throws
}

/// What answers requests: the generated router, or a wrapper around it.
public protocol Responder: Sendable {
  /// The answer to a request; every failure becomes a response.
  nonisolated(nonsending) func respond(to request: Request) async -> Response
  /// What pages of other origins may do with each path; `nil` where no contract says so, by which every
  /// method and the usual fields are allowed. A responder around another has the other's.
  var crossOrigin: CrossOriginRoutes? { get }
  /// What errors are sent as, those included that never reach the responder. A responder around another has
  /// the other's.
  var problemContent: ProblemContent { get }
}

extension Responder {
  /// Says nothing: the responder has no contract.
  public var crossOrigin: CrossOriginRoutes? { nil }

  /// Leaves it to the client: the responder has no contract.
  public var problemContent: ProblemContent { .negotiated }
}
