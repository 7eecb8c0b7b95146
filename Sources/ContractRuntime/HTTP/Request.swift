// What a handler side of the server sees of an HTTP request: values only, free of any networking
// library. HTTPServer makes them; the generated routes read them.

/// One HTTP request, its head complete and its body perhaps still on the way.
public struct Request: Sendable {
  /// The request method (RFC 9110 section 9).
  public var method: Method
  /// The request target as received, in origin form: percent-encoded path and optional query.
  public var target: String
  /// The header fields in the order received.
  public var headers: Headers
  /// The body; `RequestBody.empty` where the request has none.
  public var body: RequestBody
  /// What else is known of the request, such as who sent it.
  public var context: RequestContext

  /// Identifies the request in logs and in the `X-Request-Id` response field.
  public var id: String { context.id }

  /// Makes a request from its parts, with a context of its own.
  public init(
    method: Method, target: String, headers: Headers = Headers(), body: RequestBody = .empty,
    id: String = ""
  ) {
    self.init(
      method: method, target: target, headers: headers, body: body,
      context: RequestContext(id: id, headers: headers))
  }

  /// Makes a request of a context.
  public init(
    method: Method, target: String, headers: Headers, body: RequestBody = .empty,
    context: RequestContext
  ) {
    self.method = method
    self.target = target
    self.headers = headers
    self.body = body
    self.context = context
  }
}

extension Request {
  /// A request method (RFC 9110 section 9); names are case-sensitive.
  public enum Method: Hashable, Sendable {
    case get
    case head
    case post
    case put
    case delete
    case options
    case patch
    case trace
    case query
    case other(String)

    /// A method that is not in HTTP's registry as the server knows it, and in no contract: all that a
    /// responder can say of it is which methods its target has (405 with `Allow`).
    public static let unrecognised = Method.other("")

    /// The method with this name as it stands on the request line.
    public init(_ name: String) {
      switch name {
      case "GET": self = .get
      case "HEAD": self = .head
      case "POST": self = .post
      case "PUT": self = .put
      case "DELETE": self = .delete
      case "OPTIONS": self = .options
      case "PATCH": self = .patch
      case "TRACE": self = .trace
      case "QUERY": self = .query
      default: self = .other(name)
      }
    }

    /// The name as it stands on the request line.
    public var name: String {
      switch self {
      case .get: "GET"
      case .head: "HEAD"
      case .post: "POST"
      case .put: "PUT"
      case .delete: "DELETE"
      case .options: "OPTIONS"
      case .patch: "PATCH"
      case .trace: "TRACE"
      case .query: "QUERY"
      case .other(let name): name
      }
    }
  }
}
