// An owner and statements in, that owner's rows out: the only door to user data.
// Each unit of work begins by telling PostgreSQL whose it is; row-level security does the rest.

/// A database whose every unit of work runs on behalf of one owner.
///
/// It opens each unit with `SELECT set_config('role', ..., true), set_config(setting, ..., true)` in
/// the same implicit transaction, so that policies can compare with
/// `current_setting('app.user_id')`. Values are set for the transaction only: the next unit on the
/// same connection, of whatever owner, starts without them. Reads of plain selects may share a
/// transaction with those of other owners, and so may plain inserts with theirs
/// (`StatementEffect`): the first sets the role and, for reads, that nothing is written, each puts its
/// own owner in place of the last, and if any of it fails, PostgreSQL skips the rest.
///
/// Where other servers keep the rows, each unit has a transaction block of its own and sets the owner
/// by `SET LOCAL`, which is handed on to them.
public struct OwnedDatabase<Owner: Sendable>: Sendable {
  private let database: Database
  private let ownerID: @Sendable (Owner) -> String
  private let door: OwnerDoor

  /// A database for owners.
  ///
  /// - Parameters:
  ///   - database: Where the units of work run; it is not handed out again.
  ///   - setting: The configuration parameter that policies read, with a dot in its name.
  ///   - role: The role to run as, which must not be able to bypass row-level security; nil if the
  ///     connection's own role is such a role.
  ///   - topology: Whether other servers keep the rows; then `SetLocalFunction` must be there.
  ///   - ownerID: The identifier that rows carry, from an owner.
  public init(
    _ database: Database, setting: String = "app.user_id", role: String? = nil,
    topology: DatabaseTopology = .single,
    ownerID: @escaping @Sendable (_ owner: Owner) -> String
  ) {
    self.database = database
    self.ownerID = ownerID
    door = OwnerDoor(setting: setting, role: role, topology: topology)
  }

  /// Runs one statement that only reads; it is sent again if its connection dies or is silent.
  ///
  /// The server refuses a statement that would write, with 25006: what is sent twice must not.
  nonisolated(nonsending) public func read<Row: Sendable>(
    as owner: Owner, _ statement: BoundStatement<Row>
  ) async throws(DatabaseError) -> [Row] {
    try await UnitOfWork.run(
      on: database.inbox, repeatable: true, prefix: prefix(for: owner, reads: true), statement)
  }

  /// The same where a closure makes something else of the rows than an array, such as the JSON of
  /// all of them.
  nonisolated(nonsending) public func read<Row: Sendable, Value>(
    as owner: Owner, _ statement: BoundStatement<Row>,
    rows: (_ rows: inout RowReader) throws(DatabaseError) -> Value
  ) async throws(DatabaseError) -> Value {
    try await UnitOfWork.run(
      on: database.inbox, repeatable: true, prefix: prefix(for: owner, reads: true), statement,
      rows: rows)
  }

  /// Runs a unit of work that only reads; it is sent again if its connection dies or is silent.
  ///
  /// The server refuses a statement that would write, with 25006: what is sent twice must not.
  nonisolated(nonsending) public func read<each Row: Sendable>(
    as owner: Owner, _ statement: repeat BoundStatement<each Row>
  ) async throws(DatabaseError) -> (repeat [each Row]) {
    try await UnitOfWork.run(
      on: database.inbox, repeatable: true, prefix: prefix(for: owner, reads: true),
      repeat each statement)
  }

  /// Runs one statement that may write; once it may be committed it is never sent again.
  nonisolated(nonsending) public func write<Row: Sendable>(
    as owner: Owner, _ statement: BoundStatement<Row>
  ) async throws(DatabaseError) -> [Row] {
    try await UnitOfWork.run(
      on: database.inbox, repeatable: false, prefix: prefix(for: owner, reads: false), statement)
  }

  /// Runs a unit of work that may write; once it may be committed it is never sent again.
  ///
  /// If the connection dies before the answer, `.connectionLost(outcomeUnknown: true)` is thrown.
  nonisolated(nonsending) public func write<each Row: Sendable>(
    as owner: Owner, _ statement: repeat BoundStatement<each Row>
  ) async throws(DatabaseError) -> (repeat [each Row]) {
    try await UnitOfWork.run(
      on: database.inbox, repeatable: false, prefix: prefix(for: owner, reads: false),
      repeat each statement)
  }

  /// Reads the rows of one statement piece by piece, on a connection of their own: for more of them
  /// than should be in memory at once.
  ///
  /// The same walls stand around it as around `read`: role, owner and a transaction that only reads.
  /// At most `DatabaseLimits.streams` run at once; others wait for their turn. Nothing is sent twice:
  /// a connection that dies ends the stream with an error.
  nonisolated(nonsending) public func stream<Row: Sendable>(
    as owner: Owner, _ statement: BoundStatement<Row>
  ) async throws(DatabaseError) -> RowStream<[Row]> {
    let decoder = statement.decode
    return try await stream(as: owner, statement) { ValueCollector(decoder) }
  }

  /// The same where something else is made of the rows than arrays of values, such as JSON.
  ///
  /// - Parameters:
  ///   - owner: Whose rows they are.
  ///   - statement: The statement with its values.
  ///   - collector: Makes what collects the rows of one piece; called on the stream's thread.
  nonisolated(nonsending) public func stream<Row: Sendable, Collector: RowCollector & ~Copyable>(
    as owner: Owner, _ statement: BoundStatement<Row>,
    collector: @escaping @Sendable () -> Collector
  ) async throws(DatabaseError) -> RowStream<Collector.Piece> {
    try await database.stream(
      statement.encoded, collector: collector, prefix: prefix(for: owner, reads: true))
  }

  private func prefix(for owner: Owner, reads: Bool) -> OwnerPrefix {
    OwnerPrefix(owner: OwnerIdentifier(ownerID(owner)), door: door, reads: reads)
  }
}
