// What becomes of work that failed: whether to try it again. What a client is told of it is the service's own.

extension DatabaseError {
  /// Whether the work that failed may be tried again.
  public enum Retryability: Sendable, Equatable {
    /// Nothing was committed, and the same work may succeed later: the database is away, overloaded, slow or
    /// being restarted, or another transaction was in the way. HTTP has 503 with `Retry-After` for it.
    case later
    /// The work may or may not have been committed: whoever tries again without looking may do it twice.
    case outcomeUnknown
    /// The same work will fail again: a mistake of the program, of its schema or of its settings.
    ///
    /// Constraints that values may violate (`SQLState.uniqueViolation` and the like), and values that a
    /// column does not take, are here as well: who expects one looks at `ServerError.state` before.
    case never
  }

  /// Whether the work that failed may be tried again.
  public var retryability: Retryability {
    switch self {
    case .unavailable, .overloaded, .closed: return .later
    case .connectionLost(let isUnknown), .timedOut(let isUnknown), .cancelled(let isUnknown):
      return isUnknown ? .outcomeUnknown : .later
    case .server(let error): return error.isTransient ? .later : .never
    case .limitExceeded, .unexpectedRow, .configuration: return .never
    }
  }
}

extension ServerError {
  /// Whether the same work may succeed later: shutting down, out of resources, a conflict, or a
  /// time-out (PostgreSQL manual, appendix "Error Codes": classes 08, 40, 53, 57; 25006, 55P03).
  public var isTransient: Bool {
    switch state.errorClass {
    case "08", "40", "53", "57": true
    default: state == .readOnlyTransaction || state == .lockNotAvailable
    }
  }
}
