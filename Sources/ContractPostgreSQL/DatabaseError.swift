// What can go wrong between a unit of work and its rows, as one closed enumeration.
// Descriptions are safe to log: they never hold a parameter's or a column's value.

/// Why a unit of work gave no rows.
public enum DatabaseError: Error, Equatable, Sendable {
  /// The server refused a statement; the whole unit of work was rolled back.
  case server(ServerError)
  /// The connection died before the answer was complete.
  ///
  /// With `outcomeUnknown` the unit may or may not have been committed.
  case connectionLost(outcomeUnknown: Bool)
  /// No connection could be had within the bound; try again later.
  case unavailable(reason: String)
  /// The unit waited or ran longer than `DatabaseLimits.requestMilliseconds`.
  ///
  /// With `outcomeUnknown` it had been sent and may still be committed.
  case timedOut(outcomeUnknown: Bool)
  /// The queue is full; nothing of the unit was sent.
  case overloaded
  /// The calling task was cancelled; with `outcomeUnknown` the unit had been sent.
  case cancelled(outcomeUnknown: Bool)
  /// The database was closed.
  case closed
  /// A limit of `DatabaseLimits` forbids the unit; nothing of it was sent.
  case limitExceeded(String)
  /// A row does not have the shape its statement declares: a mistake in the program.
  case unexpectedRow(String)
  /// A setting or migration is wrong; the text says which and what to do.
  case configuration(String)
}

/// An error response of the server (PostgreSQL manual, "Error and Notice Message Fields").
public struct ServerError: Error, Equatable, Sendable {
  /// The five-character error code.
  public let state: SQLState
  /// The primary message; for some codes it quotes a value, see `description`.
  public let message: String
  /// The constraint that was violated, where the server names one.
  public let constraint: String?
  /// What the server was doing, in its words: of a wait for another transaction it names the relation.
  /// It may quote statements, and is in no description.
  public internal(set) var context: String?
}

/// A five-character SQLSTATE (PostgreSQL manual, appendix "Error Codes").
public struct SQLState: Hashable, Sendable, CustomStringConvertible {
  /// The code as the server sent it.
  public let code: String

  /// A code from its five characters.
  public init(_ code: String) {
    self.code = code
  }

  /// The code itself.
  public var description: String { code }

  /// The first two characters, which name the class of the error.
  public var errorClass: Substring { code.prefix(2) }

  /// 23503
  public static let foreignKeyViolation = SQLState("23503")
  /// 23505
  public static let uniqueViolation = SQLState("23505")
  /// 23502
  public static let notNullViolation = SQLState("23502")
  /// 23514
  public static let checkViolation = SQLState("23514")
  /// 22021, for example a NUL byte in a text
  public static let characterNotInRepertoire = SQLState("22021")
  /// 22P02, a text that is none of another type, such as a UUID
  public static let invalidTextRepresentation = SQLState("22P02")
  /// 42501, which row-level security answers a forbidden write with
  public static let insufficientPrivilege = SQLState("42501")
  /// 42P01
  public static let undefinedTable = SQLState("42P01")
  /// 3F000, among others where no schema of the `search_path` is there and may be used
  public static let invalidSchemaName = SQLState("3F000")
  /// 55P03, a lock that was not had within `lock_timeout`
  public static let lockNotAvailable = SQLState("55P03")
  /// P0001, a sentence that a script raised itself
  public static let raisedException = SQLState("P0001")
  /// 25P02, a statement in a transaction block that has failed
  public static let inFailedTransaction = SQLState("25P02")
  /// 25006, a write where only reads are possible
  public static let readOnlyTransaction = SQLState("25006")
  /// 57014, which `statement_timeout` ends a statement with
  public static let queryCanceled = SQLState("57014")
  /// 26000, a prepared statement that this session does not know
  public static let invalidStatementName = SQLState("26000")
  /// 42P05, a prepared statement that this session knows already
  public static let duplicatePreparedStatement = SQLState("42P05")
  /// 0A000, among others for a prepared statement whose row type has changed
  public static let featureNotSupported = SQLState("0A000")
}

extension DatabaseError: CustomStringConvertible, CustomDebugStringConvertible {
  /// One sentence for a log; holds no values.
  public var description: String {
    switch self {
    case .server(let error): return error.description
    case .connectionLost(let unknown):
      return unknown
        ? "the database connection was lost; the outcome is unknown"
        : "the database connection was lost; nothing was committed"
    case .unavailable(let reason): return "the database is not available: \(reason)"
    case .timedOut(let unknown):
      return unknown
        ? "the database did not answer in time; the outcome is unknown"
        : "the database did not answer in time; nothing was committed"
    case .overloaded: return "the database queue is full"
    case .cancelled(let unknown):
      return unknown
        ? "the caller was cancelled; the outcome is unknown"
        : "the caller was cancelled; nothing was committed"
    case .closed: return "the database client is closed"
    case .limitExceeded(let limit): return "a database limit was exceeded: \(limit)"
    case .unexpectedRow(let reason): return "a row does not fit its statement: \(reason)"
    case .configuration(let reason): return reason
    }
  }

  /// The same sentence.
  public var debugDescription: String { description }
}

extension ServerError: CustomStringConvertible, CustomDebugStringConvertible {
  /// Classes whose primary message names objects and settings, but never data.
  private static let classesWithoutValues: Set<Substring> = [
    "08", "0A", "23", "25", "26", "28", "3D", "3F", "40", "42", "53", "54", "55", "57", "58", "XX",
  ]

  /// Code, constraint and, for classes of errors that quote no values, the message.
  public var description: String {
    var text = "PostgreSQL error \(state)"
    if Self.classesWithoutValues.contains(state.errorClass) { text += ": \(message)" }
    if let constraint { text += " (constraint \(constraint))" }
    return text
  }

  /// The same text.
  public var debugDescription: String { description }
}
