// A thread of its own for one stream: opens a connection, sets the owner as every unit of work does,
// and hands over the rows as they come. It ends with the rows, an error or the taker.
import ContractLibPQ

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The connection of one stream, used by one thread; closed with this value.
///
/// All is one transaction that only reads, of one statement that gives rows: behind a pooler in
/// transaction mode the session is another's afterwards, and nothing of this is left in it.
@safe
struct StreamSession<Collector: RowCollector & ~Copyable>: ~Copyable {
  private let connection: OpaquePointer
  private let handOver: HandOver<Collector.Piece>
  private let limits: DatabaseLimits
  /// When the first rows have to be there.
  private let startBy: Int64
  private let endBy: Int64
  private var patience: ReaderPatience
  private let neighbours: StreamNeighbours
  private var isBehindPooler = true

  /// Reads all rows of a statement on behalf of an owner, and closes the connection.
  ///
  /// Blocks: call it on a thread of its own. The outcome is given to the hand-over.
  static func run(
    _ statement: EncodedStatement, collector: () -> Collector, prefix: OwnerPrefix,
    _ configuration: DatabaseConfiguration, startBy: Int64,
    into handOver: HandOver<Collector.Piece>, cancelRequests: CancelRequestThreads,
    neighbours: StreamNeighbours
  ) {
    do throws(DatabaseError) {
      try handOver.checkCancellation()
      let session = try Session(configuration)
      var stream = unsafe StreamSession(
        owning: session.release(), limits: configuration.limits, startBy: startBy, into: handOver,
        neighbours: neighbours)
      do throws(DatabaseError) {
        try stream.begin(prefix)
        try stream.read(statement, collector, configuration)
        handOver.end(nil)
        stream.commit()
      } catch {
        stream.cancelStatement(cancelRequests)
        throw error
      }
    } catch {
      handOver.end(error)
    }
  }

  private init(
    owning connection: OpaquePointer, limits: DatabaseLimits, startBy: Int64,
    into handOver: HandOver<Collector.Piece>, neighbours: StreamNeighbours
  ) {
    unsafe self.connection = unsafe connection
    self.handOver = handOver
    self.limits = limits
    self.startBy = startBy
    self.neighbours = neighbours
    endBy = Clock.milliseconds() + Int64(limits.streamMilliseconds)
    patience = ReaderPatience(
      endBy: endBy, shareMilliseconds: limits.readerMilliseconds,
      yields: neighbours.endsForThem)
  }

  deinit {
    unsafe PQfinish(connection)
  }

  // MARK: - The transaction

  private mutating func begin(_ prefix: OwnerPrefix) throws(DatabaseError) {
    guard unsafe PQsendQuery(connection, "BEGIN READ ONLY") == 1 else { throw lost }
    _ = try onlyRow()
    let settings = StreamStatements.settings.bind(String(limits.streamMilliseconds))
    try send(settings.encoded, format: 0)
    let backend = try onlyRow()
    // A pooler answers with its own process identifier on connecting.
    isBehindPooler = unsafe backend != String(PQbackendPID(connection))
    try send(prefix)
    _ = try onlyRow()
  }

  /// Ends the transaction, so that a pooler can use its connection again.
  private func commit() {
    guard unsafe PQsendQuery(connection, "COMMIT") == 1 else { return }
    // A moment from now: nothing depends on what is waited for.
    let deadline = Clock.milliseconds() + Int64(limits.abandonedUnitMilliseconds)
    while let result = try? unsafe nextResult(deadline: deadline) { unsafe PQclear(result) }
  }

  private mutating func read(
    _ statement: EncodedStatement, _ makeCollector: () -> Collector,
    _ configuration: DatabaseConfiguration
  ) throws(DatabaseError) {
    try send(statement, format: 1)
    guard unsafe RowsInPieces.ask(connection, rows: limits.rowsPerChunk) else { throw lost }
    var deadline = startBy
    if configuration.statementTimeoutMilliseconds > 0 {
      deadline = min(
        startBy, Clock.milliseconds() + Int64(configuration.statementTimeoutMilliseconds))
    }
    var pace = StreamPace(
      at: Clock.microseconds(), unitsBegun: neighbours.unitsBegun(),
      longestMilliseconds: limits.restMilliseconds)
    var collector = makeCollector()
    var (rows, bytes) = (0, 0)
    while let result = try unsafe nextResult(deadline: deadline) {
      defer { unsafe PQclear(result) }
      deadline = endBy
      guard unsafe RowsInPieces.isPiece(result) else {
        try unsafe check(result)
        continue
      }
      var reader = unsafe RowReader(result: result)
      try collector.add(&reader)
      rows += reader.rowCount
      bytes += reader.byteCount
      guard rows >= limits.rowsPerPiece || bytes >= limits.bytesPerPiece else { continue }
      let next = pace.next(
        at: Clock.microseconds(), unitsBegun: neighbours.unitsBegun(),
        shares: neighbours.restShares())
      try handOver.put(collector.finish(), &patience)
      rest(until: next)
      pace.begin(at: Clock.microseconds())
      collector = makeCollector()
      (rows, bytes) = (0, 0)
    }
    if rows > 0 { try handOver.put(collector.finish(), &patience) }
  }

  /// Leaves the processors to others. What the reader has been waited for is rest as well.
  private func rest(until next: Int64) {
    let remaining = next - Clock.microseconds()
    guard remaining > 0 else { return }
    usleep(UInt32(clamping: remaining))
  }

  /// Ends what the server still does for nobody. Not behind a pooler, where the session may be
  /// another client's by the time that the request arrives; there closing the connection has to do.
  ///
  /// On another thread: the server may be silent, and neither the reader, who is still to be told,
  /// nor the next one for this place waits for it.
  private func cancelStatement(_ cancelRequests: CancelRequestThreads) {
    guard !isBehindPooler, unsafe PQstatus(connection) == CONNECTION_OK,
      unsafe PQtransactionStatus(connection) == PQTRANS_ACTIVE, cancelRequests.hasRoom,
      let request = unsafe CancelRequest(of: connection)
    else { return }
    cancelRequests.send(request)
  }

  // MARK: - Sending

  private func send(_ prefix: OwnerPrefix) throws(DatabaseError) {
    let opening = prefix.opening(isFurther: false, of: nil)
    var pointers = ParameterPointers()
    let isSent = pointers.point(at: opening, owner: prefix.owner.text) { (pointers) in
      send(opening.shape, pointers, format: 0)
    }
    guard isSent else { throw lost }
  }

  private func send(_ statement: EncodedStatement, format: Int32) throws(DatabaseError) {
    var pointers = ParameterPointers()
    let isSent = pointers.point(at: statement) { (pointers) in
      send(statement.shape, pointers, format: format)
    }
    guard isSent else { throw lost }
  }

  /// Sends a statement with the values that the pointers are at, and prepares nothing.
  private func send(
    _ shape: StatementShape, _ pointers: ParameterPointers, format: Int32
  ) -> Bool {
    unsafe PQsendQueryParams(
      connection, shape.sql, Int32(truncatingIfNeeded: shape.parameterCount),
      shape.parameterTypes, pointers.values, pointers.lengths, shape.formats, format) == 1
  }

  // MARK: - Receiving

  private var lost: DatabaseError { .connectionLost(outcomeUnknown: false) }

  /// The first column of the one row that a statement gives; nil where it gives none.
  private func onlyRow() throws(DatabaseError) -> String? {
    var value: String?
    while let result = try unsafe nextResult(deadline: startBy) {
      defer { unsafe PQclear(result) }
      try unsafe check(result)
      if unsafe PQntuples(result) > 0, let text = unsafe PQgetvalue(result, 0, 0) {
        value = unsafe String(cString: text)
      }
    }
    return value
  }

  /// Throws where a statement has failed.
  @unsafe
  private func check(_ result: OpaquePointer) throws(DatabaseError) {
    switch unsafe PQresultStatus(result) {
    case PGRES_TUPLES_OK, PGRES_COMMAND_OK: return
    default:
      guard let error = unsafe ServerError(result: result) else { throw lost }
      throw .server(error)
    }
  }

  /// The next result of the statement that runs; nil after its last.
  @unsafe
  private func nextResult(deadline: Int64) throws(DatabaseError) -> OpaquePointer? {
    while unsafe PQisBusy(connection) == 1 {
      try handOver.checkCancellation()
      let remaining = deadline - Clock.milliseconds()
      guard remaining > 0 else { throw .timedOut(outcomeUnknown: false) }
      var descriptors = [
        pollfd(fd: unsafe PQsocket(connection), events: Int16(POLLIN), revents: 0),
        pollfd(fd: handOver.wakeUpDescriptor, events: Int16(POLLIN), revents: 0),
      ]
      _ = unsafe poll(&descriptors, 2, Int32(clamping: remaining))
      if descriptors[1].revents != 0 { handOver.drainWakeUp() }
      guard unsafe PQconsumeInput(connection) == 1 else { throw lost }
    }
    return unsafe PQgetResult(connection)
  }
}

private enum StreamStatements {
  /// $1 milliseconds. Long lists are read in the order of an index, as lists of the pool are.
  static let settings = Statement<Never, String>(
    """
    SELECT pg_backend_pid(), set_config('statement_timeout', $1, true),
      set_config('random_page_cost', least(current_setting('random_page_cost')::float8, 1.1)::text,
        true)
    """)
}

/// Results of a few rows each, while a statement runs.
private enum RowsInPieces {
  private typealias Chunked = @convention(c) (OpaquePointer?, Int32) -> Int32

  /// A call of libpq 17; older ones have a result for each row.
  private static let chunked = unsafe LibPQ.function("PQsetChunkedRowsMode", as: Chunked.self)
  /// `PGRES_TUPLES_CHUNK`, which older headers do not have.
  private static let tuplesChunk: UInt32 = 12

  @unsafe
  static func ask(_ connection: OpaquePointer, rows: Int) -> Bool {
    unsafe (chunked?(connection, Int32(clamping: max(1, rows))) ?? PQsetSingleRowMode(connection))
      == 1
  }

  @unsafe
  static func isPiece(_ result: OpaquePointer) -> Bool {
    let status = unsafe PQresultStatus(result)
    return status == PGRES_SINGLE_TUPLE || status.rawValue == tuplesChunk
  }
}
