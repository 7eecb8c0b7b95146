// What is known of a request beside what it asks for: its name, its way here, its time limit, what
// it turned out to be. Whatever the head has to be read for is read when somebody asks.

/// The surroundings of one request, for handlers, middleware and what they call.
///
/// The server makes one for each request; whoever runs on behalf of the request finds it in ``current``.
/// It is written on the executor of its request only, before the handler runs, and may be read by all
/// that the handler starts.
open class RequestContext: @unchecked Sendable {
  /// The context of the request that the present task works for; `nil` in a task of no request.
  @TaskLocal public static var current: RequestContext?

  /// Identifies the request in logs and in the `X-Request-Id` response field: the client's own where
  /// it sent one that is well-formed, see ``RequestIdentifier``.
  public final let id: String
  /// The header fields in the order received.
  public final let headers: Headers
  /// The place of the path among those of the contract, as soon as it is known to have it.
  @safe @exclusivity(unchecked) public final var routeNumber: Int?
  /// The operation of the contract, as soon as route and method have told it.
  @safe @exclusivity(unchecked) public final var operation: ContractOperation?
  /// What errors are sent as.
  @safe @exclusivity(unchecked) public final var problemContent = ProblemContent.negotiated
  /// Who calls, once a credential has been verified that may do so.
  @safe @exclusivity(unchecked) public final var principal: Principal?

  /// A context from its parts.
  public init(id: String = "", headers: Headers = Headers()) {
    self.id = id
    self.headers = headers
  }

  /// How long the response may still take, in milliseconds; `nil` where nobody limits it.
  open var remainingMilliseconds: Int? { nil }

  /// How long a response the server takes at present without holding more than it should for peers
  /// that do not take theirs, in bytes; `nil` where nobody limits it.
  ///
  /// Whoever has a longer one had better give a stream, which waits for its peer.
  open var responseRoom: Int? { nil }

  /// The numeric address that the connection comes from; `nil` where it has none.
  open var peerAddress: String? { nil }

  /// The numeric address of the client, as far as proxies that are trusted tell it.
  open var clientAddress: String? { peerAddress }

  /// The trace that the client says the request is a part of; `nil` where it names none.
  public final var traceID: TraceID? { TraceID(headers) }
}

/// An operation of a contract: what metrics, traces and logs call a request.
public struct ContractOperation: Sendable {
  /// Its place among the operations of the contract, from 0.
  public let number: Int
  /// The `operationId`, or the method and path where there is none.
  public let id: StaticString

  /// Makes the name of an operation; generated code does.
  public init(_ number: Int, _ id: StaticString) {
    self.number = number
    self.id = id
  }
}

/// What is taken for a name of a request that came from outside.
public enum RequestIdentifier {
  /// The longest name that is kept, in bytes: those of gateways are shorter, and no token is.
  public static let maximumBytes = 64

  /// The client's own name for a request, where it sent one, and one only, that is well-formed.
  public static func only(_ headers: Headers) -> String? {
    guard case .once(let text) = headers.occurrence(of: "X-Request-Id"), isWellFormed(text) else {
      return nil
    }
    return text
  }

  /// Whether a text may stand for a request in logs and in a response field: 1 to 64 letters, digits
  /// and `-._~:/+=@`.
  public static func isWellFormed(_ text: String) -> Bool {
    (1...maximumBytes).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"),
          UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "+"), UInt8(ascii: "="),
          UInt8(ascii: "@"):
          true
        default: false
        }
      }
  }
}
