// What errors are sent as: one of two media types with the same members, by what a contract declares.

/// The media types of problems, which have one set of members (RFC 9457 section 3).
public enum ProblemContent: Sendable {
  /// `application/problem+json` to clients whose `Accept` names it, `application/json` to all others, and
  /// `Vary` tells caches so: for contracts that declare both, or none.
  case negotiated
  /// `application/json`: for contracts that declare nothing else for errors.
  case json
  /// `application/problem+json`: for contracts that declare nothing else for errors.
  case problemJSON
}
