// Units of work in, typed rows out: the raw door to the database.
// Requests on user data go through `OwnedDatabase`; this type is for migrations, health and start.

/// A client of one PostgreSQL database: a few connections driven by one thread of its own.
///
/// Any task may call it. Statements of one call are one unit of work: they are sent together, run
/// in order as one implicit transaction, and are rolled back together if one of them fails. Units of
/// `Database` itself share a transaction with no other; which of `OwnedDatabase` do, it says. There is
/// no way to keep a transaction open across calls. Close it before letting go of it.
public final class Database: Sendable {
  /// The settings it was made with.
  public let configuration: DatabaseConfiguration
  let inbox: Inbox
  let streams: StreamSlots

  /// Starts the database thread; connections are opened when there is work for them.
  ///
  /// Throws `.configuration` for a connection string that libpq does not understand.
  public init(_ configuration: DatabaseConfiguration) throws(DatabaseError) {
    try Session.checkConnectionString(configuration.connectionString)
    self.configuration = configuration
    inbox = try Inbox(configuration)
    streams = StreamSlots(limits: configuration.limits)
    try DatabaseLoop.start(inbox: inbox, configuration: configuration)
  }

  deinit {
    streams.close()
    inbox.close(deadlineMilliseconds: 0, closed: nil)
  }

  /// Runs one statement that only reads; it is sent again if its connection dies or is silent.
  nonisolated(nonsending) public func read<Row: Sendable>(
    _ statement: BoundStatement<Row>
  ) async throws(DatabaseError) -> [Row] {
    try await UnitOfWork.run(
      on: inbox, repeatable: true, prefix: nil, statement)
  }

  /// Runs a unit of work that only reads; it is sent again if its connection dies or is silent.
  nonisolated(nonsending) public func read<each Row: Sendable>(
    _ statement: repeat BoundStatement<each Row>
  ) async throws(DatabaseError) -> (repeat [each Row]) {
    try await UnitOfWork.run(
      on: inbox, repeatable: true, prefix: nil, repeat each statement)
  }

  /// Runs one statement that may write; once it may be committed it is never sent again.
  nonisolated(nonsending) public func write<Row: Sendable>(
    _ statement: BoundStatement<Row>
  ) async throws(DatabaseError) -> [Row] {
    try await UnitOfWork.run(
      on: inbox, repeatable: false, prefix: nil, statement)
  }

  /// Runs a unit of work that may write; once it may be committed it is never sent again.
  ///
  /// If the connection dies before the answer, `.connectionLost(outcomeUnknown: true)` is thrown.
  nonisolated(nonsending) public func write<each Row: Sendable>(
    _ statement: repeat BoundStatement<each Row>
  ) async throws(DatabaseError) -> (repeat [each Row]) {
    try await UnitOfWork.run(
      on: inbox, repeatable: false, prefix: nil, repeat each statement)
  }

  /// Asks the server for an answer, within the given bound in milliseconds.
  nonisolated(nonsending) public func ping(
    withinMilliseconds bound: Int = 1_000
  ) async throws(DatabaseError) {
    _ = try await UnitOfWork.run(
      on: inbox, repeatable: true, prefix: nil, limitMilliseconds: bound, Self.pingStatement.bind())
  }

  private static let pingStatement = Statement<Int64>("SELECT 1") {
    (row) throws(DatabaseError) in try row.int64()
  }

  /// What the database loop is doing at this moment.
  public var state: DatabaseState { inbox.state }

  /// Stops taking work, finishes what was taken within the deadline, closes all connections.
  ///
  /// Streams end at once: whoever wants them whole closes the database after them.
  /// Work that is not finished by then fails with `.closed` or `.connectionLost`. Returns when the
  /// database thread has ended. May be called more than once.
  nonisolated(nonsending) public func close(deadlineMilliseconds: Int = 5_000) async {
    streams.close()
    unsafe await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
      unsafe inbox.close(
        deadlineMilliseconds: deadlineMilliseconds, closed: Caller(continuation))
    }
  }
}

/// A look at the database loop, for health and metrics.
public struct DatabaseState: Sendable, Equatable {
  /// Whether connections can be had, as far as is known.
  public enum Availability: Sendable, Equatable {
    /// No connection is open and no attempt has failed, since there was no work for any; or all that are
    /// open are silent, as one with a slow statement is, and another is being tried.
    case unknown
    /// At least one connection is open, and not silent.
    case available
    /// No connection can be had: none is open, or all that are have been silent, and an attempt has failed or
    /// has not ended within `DatabaseLimits.silenceMilliseconds`.
    case unavailable(reason: String)
    /// `close` was called.
    case closed
  }

  /// Whether connections can be had.
  public var availability = Availability.unknown
  /// Connections that are open.
  public var connected = 0
  /// Units of work sent and not yet answered.
  public var inFlight = 0
  /// Units of work waiting to be sent.
  public var queued = 0
  /// Whether the open connections were found to lead through a transaction pooler.
  public var behindPooler = false

  /// Nothing open, nothing known.
  public init() {}
}
