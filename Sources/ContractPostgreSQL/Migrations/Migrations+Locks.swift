// A change of the schema in, run alone in its transaction: what somebody uses is waited for a moment at
// a time, with nothing held in between, since everybody who comes later stands behind who waits.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Migrations {
  /// How long a change waits for a table at a time; all others wait that long with it.
  static let lockMilliseconds = 2_000
  /// How long it lets them go on before it tries again.
  static let pauseMilliseconds = 500

  /// Runs a change in one transaction, under the lock that all changes of a schema take.
  ///
  /// It is committed unless the body throws. Where a table that it needs is in use, it is rolled
  /// back, `onWait` is told, and it is tried again within `scriptMilliseconds`.
  func exclusively<Value>(
    _ change: String, _ session: borrowing Session,
    _ body: (_ session: borrowing Session) throws(DatabaseError) -> Value
  ) throws(DatabaseError) -> Value {
    let deadline = Clock.milliseconds() + Int64(scriptMilliseconds)
    var told: String?
    while true {
      do throws(DatabaseError) {
        try begin(session)
        let value = try body(session)
        try session.run(script: "COMMIT", withinMilliseconds: scriptMilliseconds)
        return value
      } catch {
        try rollBack(session)
        guard error.isLockNotAvailable else { throw error }
      }
      let tables = try session.tablesInUse(withinMilliseconds: scriptMilliseconds)
      guard Clock.milliseconds() < deadline else { throw .inUse(tables) }
      let sentence = "\(change) waits for \(tables)"
      if sentence != told { onWait?(sentence) }
      told = sentence
      usleep(UInt32(Self.pauseMilliseconds) * 1_000)
    }
  }

  private func begin(_ session: borrowing Session) throws(DatabaseError) {
    // The time for a table comes last: the lock before it belongs to another server that does the same.
    let script =
      "\(SchemaTransaction.exclusiveBegin)\nSET LOCAL lock_timeout = \(Self.lockMilliseconds)"
    do throws(DatabaseError) {
      try session.run(script: script, withinMilliseconds: scriptMilliseconds)
    } catch {
      // A standby refuses READ WRITE as such. To who asks, it is a server that only reads.
      guard case .server(let server) = error, server.state == .featureNotSupported else {
        throw error
      }
      throw .server(
        ServerError(state: .readOnlyTransaction, message: server.message, constraint: nil))
    }
  }
}
