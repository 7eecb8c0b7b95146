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
    switch error.retryability {
    case .later: self = .unavailable(Self.cause(error) + "; try again.")
    case .outcomeUnknown:
      self = .unavailable(
        "The database did not answer: the change may or may not have been made. Look before trying again."
      )
    case .never:
      self.init(status: 500, detail: "The server made a mistake; its log has the request id.")
    }
  }

  /// Why waiting helps, for the client.
  private static func cause(_ error: DatabaseError) -> String {
    switch error {
    case .timedOut: "The database did not answer in time"
    case .server: "The database could not take the request at present"
    default: "The service cannot reach its database at present"
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
