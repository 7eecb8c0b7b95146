// A script of SQL in, done or an error out: the plain door for what is not a request.
// It has a connection and a thread beside the pool's, so a slow script stops nobody else.

/// SQL text that is run as it stands, by the simple protocol.
public enum Script {
  /// Runs the statements of a script, as one implicit transaction unless it says otherwise.
  ///
  /// - Parameters:
  ///   - sql: Statements separated by semicolons. Never build it from a user's input.
  ///   - configuration: Where to run it, on a connection of its own; the pool's limits do not apply.
  ///   - bound: How long it may take, in milliseconds.
  nonisolated(nonsending) public static func run(
    _ sql: String, on configuration: DatabaseConfiguration, withinMilliseconds bound: Int = 60_000
  ) async throws(DatabaseError) {
    try await run(sql, on: MaintenanceConnection(configuration), withinMilliseconds: bound)
  }

  /// The same over a connection that goes on after it: the script leaves no setting of the session behind.
  nonisolated(nonsending) public static func run(
    _ sql: String, on connection: MaintenanceConnection, withinMilliseconds bound: Int = 60_000
  ) async throws(DatabaseError) {
    try await onOwnThread { () throws(DatabaseError) in
      let session = try connection.lend()
      try session.run(script: sql, withinMilliseconds: bound)
      connection.takeBack(session)
    }
  }

  /// Runs a blocking body on a new thread and waits for it without blocking.
  nonisolated(nonsending) static func onOwnThread<Value: Sendable>(
    _ body: @escaping @Sendable () throws(DatabaseError) -> Value
  ) async throws(DatabaseError) -> Value {
    typealias Outcome = Result<Value, DatabaseError>
    let outcome = unsafe await withUnsafeContinuation {
      (continuation: UnsafeContinuation<Outcome, Never>) in
      let isStarted = Thread.start(named: "db-maintenance") {
        do throws(DatabaseError) {
          unsafe continuation.resume(returning: .success(try body()))
        } catch {
          unsafe continuation.resume(returning: .failure(error))
        }
      }
      if !isStarted {
        unsafe continuation.resume(
          returning: .failure(.unavailable(reason: "no thread can be started")))
      }
    }
    return try outcome.get()
  }
}
