// One result of libpq, wrapped: the only owner-shipped pointer that travels between the threads.
// Whoever holds it last clears it; the name says which functions do.
import ContractLibPQ

/// A `PGresult`; libpq lets any thread use and clear it once it has been handed out.
@safe
struct ServerResult: @unchecked Sendable {
  let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) {
    unsafe self.pointer = unsafe pointer
  }

  /// Frees it; it must not be used afterwards.
  func clear() {
    unsafe PQclear(pointer)
  }

  /// What libpq has allocated for it, in bytes.
  var memoryBytes: Int { unsafe Int(PQresultMemorySize(pointer)) }

  /// What it means to the pipeline; nil if it means the end of the connection.
  var answer: Answer? {
    switch unsafe PQresultStatus(pointer) {
    case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: return .completed
    case PGRES_PIPELINE_SYNC: return .synchronized
    case PGRES_PIPELINE_ABORTED: return .skipped
    case PGRES_FATAL_ERROR: return refusal
    default: return nil
    }
  }

  private var refusal: Answer? {
    // The severity, not translated; FATAL and PANIC end the session.
    guard unsafe ServerError.field("V", of: pointer) == "ERROR", let error else { return nil }
    switch error.state {
    case .invalidStatementName: return .refused(.sessionLostStatements)
    case .duplicatePreparedStatement: return .refused(.nameIsTaken)
    case .queryCanceled: return .refused(.canceled)
    case .featureNotSupported: return .refused(.featureNotSupported)
    case .lockNotAvailable: return .refused(.lockNotAvailable)
    case .inFailedTransaction: return .refused(.blockHasFailed)
    default: return .refused(.error)
    }
  }

  /// The error it carries; nil if there is none, or if it is libpq's own and has no code.
  var error: ServerError? { unsafe ServerError(result: pointer) }
}

extension ServerError {
  init?(result: OpaquePointer) {
    guard let state = unsafe Self.field("C", of: result) else { return nil }
    self.init(
      state: SQLState(state), message: unsafe Self.field("M", of: result) ?? "",
      constraint: unsafe Self.field("n", of: result),
      context: unsafe Self.field("W", of: result))
  }

  /// A field of an error by its letter (PostgreSQL manual, "Error and Notice Message Fields").
  fileprivate static func field(_ letter: Character, of result: OpaquePointer) -> String? {
    let text = unsafe PQresultErrorField(result, Int32(letter.asciiValue ?? 0))
    return unsafe text.map { (text) in unsafe String(cString: text) }
  }
}
