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
  /// Time to receive what one `collect` of a body asks for; beyond it 408.
  ///
  /// Where a body is read piece by piece, time for which the peer may be slower than
  /// `bodyBytesPerSecond`.
  public var bodyMilliseconds = 30_000
  /// How fast a peer has to send a body that is read piece by piece, in bytes a second.
  public var bodyBytesPerSecond = 1_024
  /// Time for which a connection without a request is kept; then it is closed without a word.
  public var idleMilliseconds = 75_000
  /// Time for which a peer may accept what is to be sent more slowly than `writeBytesPerSecond`; then
  /// the connection is closed.
  public var writeMilliseconds = 30_000
  /// How fast a peer has to accept what is to be sent, in bytes a second.
  public var writeBytesPerSecond = 1_024
  /// What the system holds of a response that it has not sent yet, in bytes; beyond it the server
  /// waits (`TCP_NOTSENT_LOWAT`).
  ///
  /// Half of it, and what one segment adds, has to leave before a peer is seen to have taken anything. It is
  /// small, so that this takes a peer less than `writeMilliseconds` at little more than `writeBytesPerSecond`.
  public var unsentBytes = 32 * 1024
  /// What the server wants to hold of responses that peers have not taken yet, in bytes.
  ///
  /// Each event loop has its share. A responder learns how much is left (`RequestContext.responseRoom`),
  /// so that it can give a stream; beyond it, peers that take nothing lose their connections.
  public var heldResponseBytes = 32 * 1024 * 1024
  /// What the server keeps of bodies that are longer than 16 KiB and are collected whole, in bytes, all of a
  /// body counted from its beginning.
  ///
  /// Each event loop has its share. A body for which there is no room is not read on until it is its turn;
  /// where that takes longer than `bodyMilliseconds`, 503 with `Retry-After`. One whose length is not
  /// announced counts as the most that may come, and takes up to twice what has come while it grows.
  ///
  /// As much again may be held back of what peers had sent before they closed their sending side; beyond
  /// it 503, too.
  public var heldBodyBytes = 32 * 1024 * 1024
  /// Time for which a peer may take nothing while the server holds more than `heldResponseBytes`; then
  /// its connection is closed.
  public var crowdedWriteMilliseconds = 1_000
  /// Time that a responder may take, not counting waits for the peer; beyond it 503 and the task is
  /// cancelled.
  public var responseMilliseconds = 30_000
  /// Time that a request may go on after its peer has closed its sending side, before it is asked
  /// whether it is still there.
  public var halfClosedMilliseconds = 1_000
  /// Time for which input is thrown away after a last response, so that the client can read that
  /// response before the connection goes (RFC 9112 section 9.6).
  public var lingerMilliseconds = 2_000

  /// Requests being answered in the whole server; beyond it 503 with `Retry-After`.
  public var requestsInFlight = 4_096
  /// Open connections; a connection beyond it is told 503 with `Retry-After` and closed.
  ///
  /// The server starts with fewer where `RLIMIT_NOFILE` has no room for them.
  public var connections = 10_000
  /// Open files that are left for everything but connections: listening, logs, databases.
  public var reservedDescriptors = 64
  /// Requests of one connection being answered or waiting for their turn; beyond it the server
  /// stops reading from the connection.
  public var pipelinedRequests = 16
  /// What `Retry-After` says with a 503, in seconds.
  public var retryAfterSeconds = 2

  /// Makes the default limits.
  public init() {}
}

extension Limits {
  /// The most connections that are open at once where `connections` of them are served.
  ///
  /// Those beyond are accepted only to be told 503; beyond them too, a connection is closed at once.
  public static func acceptedConnections(for connections: Int) -> Int {
    let (sum, isTooLarge) = connections.addingReportingOverflow(max(16, connections / 8))
    return isTooLarge ? Int.max : sum
  }

  /// Open files that the server needs to have all connections open.
  var descriptors: Int {
    let accepted = Self.acceptedConnections(for: connections)
    let (sum, isTooLarge) = accepted.addingReportingOverflow(reservedDescriptors)
    return isTooLarge ? Int.max : sum
  }

  /// The longest first line that can still hold an acceptable target.
  var requestLineBytes: Int { targetBytes + 64 }

  /// The shortest of the times that end a connection, which sets how often all are looked at: the
  /// question to a half-closed peer may come a little late.
  var shortestMilliseconds: Int {
    min(
      headMilliseconds, bodyMilliseconds, idleMilliseconds, writeMilliseconds,
      crowdedWriteMilliseconds, responseMilliseconds, lingerMilliseconds)
  }

  /// What is wrong with these limits, or `nil`.
  var problem: String? {
    let values = [
      targetBytes, headBytes, refusedHeadBytes, fieldCount, headMilliseconds, bodyMilliseconds,
      idleMilliseconds, writeMilliseconds, responseMilliseconds, halfClosedMilliseconds,
      lingerMilliseconds, bodyBytesPerSecond, writeBytesPerSecond, unsentBytes, heldResponseBytes,
      heldBodyBytes, crowdedWriteMilliseconds, requestsInFlight, connections, pipelinedRequests,
      retryAfterSeconds,
    ]
    if values.contains(where: { $0 <= 0 }) { return "every limit has to be greater than zero" }
    if reservedDescriptors < 0 { return "reservedDescriptors cannot be negative" }
    if drainedBytes < 0 { return "drainedBytes cannot be negative" }
    return nil
  }
}
