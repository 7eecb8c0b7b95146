// A configuration in, an open connection in pipeline mode out, or the reason why there is none.
// Each attempt has a thread: name resolution, TLS and SCRAM would otherwise stop all requests.
import ContractLibPQ

/// How an attempt to open a connection ended.
enum ConnectionAttempt: Sendable {
  /// An idle connection in pipeline mode.
  case opened(OpenedConnection)
  /// What libpq or the server said.
  case failed(reason: String)

  /// Starts an attempt, whose end is delivered to the inbox.
  static func start(_ configuration: DatabaseConfiguration, inbox: Inbox) {
    let isStarted = Thread.start(named: "db-connect") {
      let attempt = Self(configuration)
      if !inbox.deliver(attempt), case .opened(let opened) = attempt {
        opened.finish()
      }
    }
    if !isStarted { _ = inbox.deliver(.failed(reason: "no thread can be started")) }
  }

  private init(_ configuration: DatabaseConfiguration) {
    let startedAt = Clock.milliseconds()
    do throws(DatabaseError) {
      let session = try Session(configuration)
      let server = try Self.prepare(session, configuration)
      let connection = unsafe session.release()
      guard unsafe PQsetnonblocking(connection, 1) == 0, unsafe PQenterPipelineMode(connection) == 1
      else {
        unsafe PQfinish(connection)
        self = .failed(reason: "the connection cannot be switched to pipeline mode")
        return
      }
      self = .opened(
        unsafe OpenedConnection(
          handle: connection, isBehindPooler: server.isPooler,
          awaitsStandby: server.awaitsStandby, sharesTransactions: server.sharesTransactions,
          startedAt: startedAt))
    } catch {
      if case .unavailable(let reason) = error {
        self = .failed(reason: reason)
      } else {
        self = .failed(reason: error.description)
      }
    }
  }

  /// Tells a server from a pooler and sets up the session of a server.
  ///
  /// A pooler answers with its own process identifier on connecting, while `pg_backend_pid()` is
  /// that of whichever server connection runs the query. Behind one, nothing of the session may be
  /// changed: it belongs to others a moment later.
  private static func prepare(
    _ session: borrowing Session, _ configuration: DatabaseConfiguration
  ) throws(DatabaseError) -> (isPooler: Bool, awaitsStandby: Bool, sharesTransactions: Bool) {
    let bound = max(1, configuration.connectTimeoutSeconds) * 1_000
    let rows = try session.query(
      """
      SELECT pg_backend_pid(), current_setting('synchronous_standby_names', true),
        current_setting('default_transaction_isolation')
      """, withinMilliseconds: bound)
    guard let row = rows.first, row.count == 3 else {
      throw .unavailable(reason: "the server does not answer as PostgreSQL does")
    }
    let isPooler = row[0] != String(session.backendProcess)
    if !isPooler {
      // PostgreSQL's default takes a page out of order for four times as dear as one in order, as on
      // a turning disk, and so prefers reading and sorting to an index that has the rows in order.
      _ = try session.query(
        """
        SELECT set_config('statement_timeout', $1, false),
          set_config('random_page_cost', least(current_setting('random_page_cost')::float8, 1.1)::text,
            false)
        """,
        [String(configuration.statementTimeoutMilliseconds)], withinMilliseconds: bound)
    }
    return (isPooler, awaitsStandby: row[1] != "", sharesTransactions: row[2] == "read committed")
  }
}

/// A libpq connection that no thread uses any more, on its way to the database thread.
@safe
struct OpenedConnection: @unchecked Sendable {
  let handle: OpaquePointer
  /// Whether it leads through a transaction pooler.
  let isBehindPooler: Bool
  /// Whether a commit may wait for a standby server, or might for all that is known.
  let awaitsStandby: Bool
  /// Whether each statement sees what is committed when it begins, so that reads of several owners
  /// can share a transaction.
  let sharesTransactions: Bool
  /// When its attempt began, in milliseconds.
  let startedAt: Int64

  init(
    handle: OpaquePointer, isBehindPooler: Bool, awaitsStandby: Bool, sharesTransactions: Bool,
    startedAt: Int64
  ) {
    unsafe self.handle = unsafe handle
    self.isBehindPooler = isBehindPooler
    self.awaitsStandby = awaitsStandby
    self.sharesTransactions = sharesTransactions
    self.startedAt = startedAt
  }

  /// Closes it; it must not be used afterwards.
  func finish() {
    unsafe PQfinish(handle)
  }
}
