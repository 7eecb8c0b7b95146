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
    let isStarted = Thread.start {
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
          awaitsStandby: server.awaitsStandby, startedAt: startedAt))
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
  ) throws(DatabaseError) -> (isPooler: Bool, awaitsStandby: Bool) {
    let bound = max(1, configuration.connectTimeoutSeconds) * 1_000
    let rows = try session.query(
      "SELECT pg_backend_pid(), current_setting('synchronous_standby_names', true)",
      withinMilliseconds: bound)
    guard let row = rows.first, row.count == 2 else {
      throw .unavailable(reason: "the server does not answer as PostgreSQL does")
    }
    let isPooler = row[0] != String(session.backendProcess)
    if !isPooler {
      _ = try session.query(
        "SELECT set_config('statement_timeout', $1, false)",
        [String(configuration.statementTimeoutMilliseconds)], withinMilliseconds: bound)
    }
    return (isPooler, awaitsStandby: row[1] != "")
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
  /// When its attempt began, in milliseconds.
  let startedAt: Int64

  init(handle: OpaquePointer, isBehindPooler: Bool, awaitsStandby: Bool, startedAt: Int64) {
    unsafe self.handle = unsafe handle
    self.isBehindPooler = isBehindPooler
    self.awaitsStandby = awaitsStandby
    self.startedAt = startedAt
  }

  /// Closes it; it must not be used afterwards.
  func finish() {
    unsafe PQfinish(handle)
  }
}
