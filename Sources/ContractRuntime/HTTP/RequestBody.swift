// The body of a request as the generated code asks for it: only after the security steps passed,
// and never more of it than the operation allows.

/// The body of a request.
///
/// Nothing is read from the peer, and no `100 Continue` is sent, before `collect` or `next` asks.
public enum RequestBody: Sendable {
  /// The request carries no body.
  case empty
  /// The whole body is in memory.
  case bytes([UInt8])
  /// The body is still arriving.
  case source(any RequestBodySource)
}

/// Where a body that is still arriving comes from.
public protocol RequestBodySource: AnyObject, Sendable {
  /// The whole body.
  ///
  /// - Throws: `RequestBodyError.tooLarge` as soon as more than `limit` bytes are announced or seen.
  func collect(upTo limit: Int) async throws(RequestBodyError) -> [UInt8]

  /// The next piece of the body, or `nil` at its end; back pressure reaches the peer.
  func next() async throws(RequestBodyError) -> [UInt8]?
}

/// Why a body could not be read.
public enum RequestBodyError: Error, Hashable, Sendable {
  /// Answered with 413 (RFC 9110 section 15.5.14).
  case tooLarge(limitBytes: Int)
  /// The peer took too long; answered with 408.
  case timedOut
  /// The peer went away or broke the framing; there is nobody to answer.
  case disconnected
}

extension RequestBody {
  /// The whole body, at most `limit` bytes of it.
  nonisolated(nonsending) public func collect(
    upTo limit: Int
  ) async throws(RequestBodyError) -> [UInt8] {
    switch self {
    case .empty: return []
    case .bytes(let bytes):
      guard bytes.count <= limit else { throw .tooLarge(limitBytes: limit) }
      return bytes
    case .source(let source): return try await source.collect(upTo: limit)
    }
  }
}
