// A connection used the plain way by one thread: one command, wait for its answer, with a bound.
// For what is not a unit of work: opening connections, migrations, the check at start.
import ContractLibPQ

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One libpq connection outside of the pool; closed with this value.
@safe
struct Session: ~Copyable {
  private let connection: OpaquePointer

  /// Connects, trying each host and address in turn, each within libpq's `connect_timeout`.
  ///
  /// Blocks, resolving names included: call it on a thread of its own.
  init(_ configuration: DatabaseConfiguration) throws(DatabaseError) {
    let session = unsafe Session(owning: try unsafe Self.open(configuration))
    try session.pinSearchPath(configuration)
    self = session
  }

  private init(owning connection: OpaquePointer) {
    unsafe self.connection = unsafe connection
  }

  /// Sets the `search_path` that is asked for, unless a pooler is at the other end: that answers with its
  /// own process identifier on connecting.
  func pinSearchPath(_ configuration: DatabaseConfiguration) throws(DatabaseError) {
    guard let searchPath = configuration.searchPath else { return }
    _ = try query(
      """
      SELECT CASE WHEN pg_catalog.pg_backend_pid() = $1::pg_catalog.int4
        THEN pg_catalog.set_config('search_path', $2, false) END
      """, [String(backendProcess), searchPath],
      withinMilliseconds: max(1, configuration.connectTimeoutSeconds) * 1_000)
  }

  /// Refuses what libpq cannot parse, without repeating any of it: it may hold a password.
  static func checkConnectionString(_ text: String) throws(DatabaseError) {
    if let options = unsafe PQconninfoParse(text, nil) {
      unsafe PQconninfoFree(options)
      return
    }
    throw .configuration(
      "the database's connection string is neither a URI (postgresql://user@host/database) "
        + "nor keyword=value pairs that libpq understands")
  }

  private static func open(
    _ configuration: DatabaseConfiguration
  ) throws(DatabaseError) -> OpaquePointer {
    // libpq lets later entries win: defaults stand before the connection string, musts behind it.
    let settings: KeyValuePairs = [
      "keepalives": "1", "keepalives_idle": "30", "keepalives_interval": "10",
      "keepalives_count": "3", "tcp_user_timeout": "30000",
      "fallback_application_name": configuration.applicationName,
      "dbname": configuration.connectionString,
      "client_encoding": "UTF8", "connect_timeout": connectTimeout(configuration),
    ]
    let keywords = CStrings(settings.map(\.key))
    let values = CStrings(settings.map(\.value))
    guard let connection = unsafe PQconnectdbParams(keywords.pointers, values.pointers, 1) else {
      throw .unavailable(reason: "out of memory")
    }
    unsafe PQsetNoticeReceiver(connection, { (_, _) in }, nil)
    guard unsafe PQstatus(connection) == CONNECTION_OK else {
      let reason = unsafe errorMessage(of: connection)
      unsafe PQfinish(connection)
      throw .unavailable(reason: reason)
    }
    return unsafe connection
  }

  /// The connection string's limit, or the configuration's.
  ///
  /// libpq takes 0 and less for no limit. An attempt that never ends would keep its place among the
  /// attempts for good, and with it all later ones from starting.
  private static func connectTimeout(_ configuration: DatabaseConfiguration) -> String {
    if let text = value(of: "connect_timeout", in: configuration.connectionString) {
      guard let seconds = Int(text), seconds <= 0 else { return text }
    }
    return String(max(1, configuration.connectTimeoutSeconds))
  }

  private static func value(of keyword: String, in connectionString: String) -> String? {
    guard let options = unsafe PQconninfoParse(connectionString, nil) else { return nil }
    defer { unsafe PQconninfoFree(options) }
    var option = unsafe options
    while let name = unsafe option.pointee.keyword {
      if unsafe String(cString: name) == keyword {
        return unsafe option.pointee.val.map { (value) in unsafe String(cString: value) }
      }
      unsafe option += 1
    }
    return nil
  }

  deinit {
    unsafe PQfinish(connection)
  }

  /// Gives the libpq connection away.
  consuming func release() -> OpaquePointer {
    let connection = unsafe connection
    discard self
    return unsafe connection
  }

  /// The process identifier that the other end gave on connecting.
  var backendProcess: Int32 { unsafe PQbackendPID(connection) }

  /// Whether a transaction is open and has not failed.
  var isInTransaction: Bool { unsafe PQtransactionStatus(connection) == PQTRANS_INTRANS }

  /// Whether nothing is under way on it, as far as is known without waiting.
  var isIdle: Bool {
    // Read twice: a server that ends a session says why, and closes behind that.
    unsafe PQconsumeInput(connection) == 1 && PQconsumeInput(connection) == 1
      && PQstatus(connection) == CONNECTION_OK && PQtransactionStatus(connection) == PQTRANS_IDLE
  }

  /// Whether another command can be sent.
  var isUsable: Bool {
    unsafe PQstatus(connection) == CONNECTION_OK
      && PQtransactionStatus(connection) != PQTRANS_ACTIVE
  }

  private static func errorMessage(of connection: OpaquePointer) -> String {
    let text =
      unsafe PQerrorMessage(connection).map { (text) in unsafe String(cString: text) } ?? ""
    let lines = text.split(separator: "\n")
    return lines.isEmpty ? "the connection failed" : lines.joined(separator: "; ")
  }

  /// Runs a script of statements by the simple protocol and forgets their rows.
  func run(script: String, withinMilliseconds bound: Int) throws(DatabaseError) {
    guard unsafe PQsendQuery(connection, script) == 1 else { throw connectionError }
    var answers = Answers()
    try readResults(withinMilliseconds: bound, into: &answers)
    if let failure = answers.failure { throw failure }
  }

  /// Runs one statement; its rows come as text.
  func query(
    _ sql: String, _ parameters: [String] = [], withinMilliseconds bound: Int
  ) throws(DatabaseError) -> [[String?]] {
    try exchange([[Command(sql, parameters)]], withinMilliseconds: bound)[0].rows(of: 0)
  }

  /// Sends groups of commands together, so that all of them take one round trip, and gives the answers of
  /// each group.
  ///
  /// A command that fails takes the rest of its group with it (libpq manual, "Pipeline Mode"); the next group
  /// runs, in a transaction block that has failed as well. Only where the connection fails is it thrown.
  ///
  /// - Parameters:
  ///   - groups: All of them together are a few kilobytes: a connection that blocks has both ends wait for
  ///     each other where buffers are full (same chapter).
  ///   - bound: How long each command may take, in milliseconds.
  func exchange(
    _ groups: [[Command]], withinMilliseconds bound: Int
  ) throws(DatabaseError) -> [Answers] {
    guard unsafe PQenterPipelineMode(connection) == 1 else { throw connectionError }
    for group in groups {
      for command in group { try send(command) }
      guard unsafe PQpipelineSync(connection) == 1 else { throw connectionError }
    }
    var answers: [Answers] = []
    for group in groups {
      answers.append(try self.answers(to: group.count, withinMilliseconds: bound))
    }
    guard unsafe PQexitPipelineMode(connection) == 1 else { throw connectionError }
    return answers
  }

  private func send(_ command: Command) throws(DatabaseError) {
    let values = CStrings(command.parameters)
    let sent = unsafe PQsendQueryParams(
      connection, command.sql, Int32(command.parameters.count), nil, values.pointers, nil, nil, 0)
    guard sent == 1 else { throw connectionError }
  }

  // MARK: - Waiting

  private var connectionError: DatabaseError {
    unsafe PQstatus(connection) == CONNECTION_OK
      ? .unavailable(reason: Self.errorMessage(of: connection))
      : .connectionLost(outcomeUnknown: true)
  }

  /// The answers up to the next synchronisation point, which is read as well.
  private func answers(
    to count: Int, withinMilliseconds bound: Int
  ) throws(DatabaseError) -> Answers {
    var answers = Answers()
    for _ in 0..<count {
      try readResults(withinMilliseconds: bound, into: &answers)
    }
    try readSynchronization(withinMilliseconds: bound, into: &answers)
    return answers
  }

  /// Reads what one command, or one script, is answered with.
  private func readResults(
    withinMilliseconds bound: Int, into answers: inout Answers
  ) throws(DatabaseError) {
    let deadline = Clock.milliseconds() + Int64(bound)
    var rows: [[String?]] = []
    while let result = try unsafe nextResult(deadline: deadline) {
      defer { unsafe PQclear(result) }
      switch unsafe PQresultStatus(result) {
      case PGRES_TUPLES_OK: rows = unsafe Self.text(of: result)
      case PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: rows = []
      case PGRES_PIPELINE_ABORTED: break
      default: answers.fail(try unsafe failure(result, after: answers))
      }
    }
    answers.append(rows)
  }

  /// Reads the end of a group, where a transaction that is no block may yet be refused: by a deferred
  /// constraint, for example.
  private func readSynchronization(
    withinMilliseconds bound: Int, into answers: inout Answers
  ) throws(DatabaseError) {
    let deadline = Clock.milliseconds() + Int64(bound)
    // An error, its end, and what was waited for.
    for _ in 0..<3 {
      guard let result = try unsafe nextResult(deadline: deadline) else { continue }
      defer { unsafe PQclear(result) }
      if unsafe PQresultStatus(result) == PGRES_PIPELINE_SYNC { return }
      answers.refuse(try unsafe failure(result, after: answers))
    }
    throw answers.failure ?? .connectionLost(outcomeUnknown: true)
  }

  /// The failure that a result tells of; thrown where the connection is gone, for which libpq has such a
  /// result again and again.
  private func failure(
    _ result: OpaquePointer, after answers: Answers
  ) throws(DatabaseError) -> DatabaseError {
    let error = unsafe ServerError(result: result)
    let failure =
      error.map { (error) in DatabaseError.server(error) } ?? .connectionLost(outcomeUnknown: true)
    guard unsafe PQstatus(connection) == CONNECTION_OK else { throw answers.failure ?? failure }
    return failure
  }

  private func nextResult(deadline: Int64) throws(DatabaseError) -> OpaquePointer? {
    while unsafe PQisBusy(connection) == 1 {
      let remaining = deadline - Clock.milliseconds()
      guard remaining > 0 else { throw .timedOut(outcomeUnknown: true) }
      var descriptor = unsafe pollfd(fd: PQsocket(connection), events: Int16(POLLIN), revents: 0)
      _ = unsafe poll(&descriptor, 1, Int32(clamping: remaining))
      guard unsafe PQconsumeInput(connection) == 1 else { throw connectionError }
    }
    return unsafe PQgetResult(connection)
  }

  private static func text(of result: OpaquePointer) -> [[String?]] {
    unsafe (0..<PQntuples(result)).map { (row) in
      unsafe (0..<PQnfields(result)).map { (column) in
        unsafe PQgetisnull(result, row, column) == 1
          ? nil : String(cString: PQgetvalue(result, row, column))
      }
    }
  }
}

/// libpq lets any thread use a connection, one at a time (manual, "Behavior in Threaded Programs"), which a value
/// without copies sees to.
extension Session: @unchecked Sendable {}

/// Copies of strings as C has them, with a nil at the end; freed with this value.
@safe
private struct CStrings: ~Copyable {
  private(set) var pointers: [UnsafePointer<CChar>?] = unsafe []

  init(_ texts: [String]) {
    for text in texts { unsafe pointers.append(UnsafePointer(strdup(text))) }
    unsafe pointers.append(nil)
  }

  deinit {
    for place in unsafe pointers.indices {
      unsafe free(UnsafeMutablePointer(mutating: pointers[place]))
    }
  }
}
