// What a client is told when the database fails: enough to act upon, nothing of the database itself.
import ContractPostgreSQL
import ContractRuntime

extension ProblemDetails {
  /// Seconds after which a client may try again while the database is away.
  public static let retryAfterSeconds = 2

  /// The answer to a failure of the database.
  ///
  /// 503 with `Retry-After` where waiting helps, else 500, which is a mistake of the program.
  public init(_ error: DatabaseError) {
    switch error {
    case .unavailable, .overloaded, .closed,
      .connectionLost(outcomeUnknown: false), .cancelled(outcomeUnknown: false):
      self = .unavailable("The service cannot reach its database at present; try again.")
    case .timedOut(outcomeUnknown: false):
      self = .unavailable("The database did not answer in time; try again.")
    case .connectionLost(outcomeUnknown: true), .timedOut(outcomeUnknown: true),
      .cancelled(outcomeUnknown: true):
      self = .unavailable(
        "The database did not answer: the change may or may not have been made. Look before trying again."
      )
    case .server(let error) where error.isTransient:
      self = .unavailable("The database could not take the request at present; try again.")
    case .server, .limitExceeded, .unexpectedRow, .configuration:
      self.init(status: 500, detail: "The server made a mistake; its log has the request id.")
    }
  }

  /// 503 that says when to try again.
  static func unavailable(_ detail: String) -> ProblemDetails {
    ProblemDetails(
      status: 503, detail: detail,
      headers: Headers([.init(name: "Retry-After", value: "\(retryAfterSeconds)")]))
  }
}

/// A failure of the database of which the client is told something of its own, while the log has the cause.
public struct DatabaseFailure: Error {
  /// What happened.
  public let error: DatabaseError
  /// What the client is told.
  public let problem: ProblemDetails
}

extension ServerError {
  /// Whether the same work may succeed later: shutting down, out of resources, a conflict, or a
  /// time-out (PostgreSQL manual, appendix "Error Codes": classes 08, 40, 53, 57; 25006, 55P03).
  var isTransient: Bool {
    switch state.errorClass {
    case "08", "40", "53", "57": true
    default: state.code == "25006" || state.code == "55P03"
    }
  }
}
