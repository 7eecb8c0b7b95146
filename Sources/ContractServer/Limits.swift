// Every bound of the server in one place: sizes, counts and times, each with the status that a
// client sees when it is passed.

/// The named limits of an HTTP server.
public struct Limits: Sendable {
  /// Length of a request target in bytes; beyond it 414.
  public var targetBytes = 8 * 1024
  /// Size of a request head in bytes, request line included; beyond it 431.
  public var headBytes = 32 * 1024
  /// How much of a head is read on whose target is too long, to find its `Origin`; in bytes.
  public var refusedHeadBytes = 128 * 1024
  /// Number of field lines in a head or in trailers; beyond it 431.
  public var fieldCount = 100
  /// What is read and thrown away of a body that nobody asked for, in bytes.
  ///
  /// Where more remains, the connection is closed after the response instead.
  public var drainedBytes = 64 * 1024

  /// Time from the first byte of a request head to its last; beyond it 408.
  public var headMilliseconds = 10_000
  /// Time to receive what one `collect` or one `next` of a body asks for; beyond it 408.
  public var bodyMilliseconds = 30_000
  /// Time for which a connection without a request is kept; then it is closed without a word.
  public var idleMilliseconds = 75_000
  /// Time for which a peer may accept nothing of what is to be sent; then the connection is closed.
  public var writeMilliseconds = 30_000
  /// Time that a responder may take, not counting waits for the peer; beyond it 503 and the task is
  /// cancelled.
  public var responseMilliseconds = 30_000
  /// Time for which input is thrown away after a last response, so that the client can read that
  /// response before the connection goes (RFC 9112 section 9.6).
  public var lingerMilliseconds = 2_000

  /// Requests being answered in the whole server; beyond it 503 with `Retry-After`.
  public var requestsInFlight = 4_096
  /// Open connections; a connection beyond it is told 503 with `Retry-After` and closed.
  public var connections = 10_000
  /// Requests of one connection being answered or waiting for their turn; beyond it the server
  /// stops reading from the connection.
  public var pipelinedRequests = 16
  /// What `Retry-After` says with a 503, in seconds.
  public var retryAfterSeconds = 2

  /// Makes the default limits.
  public init() {}
}

extension Limits {
  /// Connections beyond `connections` that are accepted only to be told 503; beyond them too, a
  /// connection is closed at once.
  var refusedConnections: Int { max(16, connections / 8) }

  /// The longest first line that can still hold an acceptable target.
  var requestLineBytes: Int { targetBytes + 64 }

  /// The shortest of the times, which sets how often they are looked at.
  var shortestMilliseconds: Int {
    min(
      headMilliseconds, bodyMilliseconds, idleMilliseconds, writeMilliseconds,
      responseMilliseconds, lingerMilliseconds)
  }

  /// What is wrong with these limits, or `nil`.
  var problem: String? {
    let values = [
      targetBytes, headBytes, refusedHeadBytes, fieldCount, headMilliseconds, bodyMilliseconds,
      idleMilliseconds, writeMilliseconds, responseMilliseconds, lingerMilliseconds,
      requestsInFlight, connections, pipelinedRequests, retryAfterSeconds,
    ]
    if values.contains(where: { $0 <= 0 }) { return "every limit has to be greater than zero" }
    if drainedBytes < 0 { return "drainedBytes cannot be negative" }
    return nil
  }
}
