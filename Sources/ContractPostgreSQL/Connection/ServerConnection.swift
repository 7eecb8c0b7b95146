// One open libpq connection with its pipeline: sends units of work, reads what has come.
// All calls are on the database thread; none of them blocks.
import ContractLibPQ

/// A connection of the database loop.
@safe
struct ServerConnection {
  /// What reading from it gave.
  enum Next {
    /// A complete result, to be cleared by the one who asked.
    case result(ServerResult)
    /// The end of one statement's results.
    case endOfStatement
    /// Nothing more has come yet.
    case nothing
  }

  private let handle: OpaquePointer
  let descriptor: Int32
  let behindPooler: Bool
  var pipeline: Pipeline<Attempt>
  var liveness: Liveness
  /// Whether it takes no more units and is closed as soon as nobody waits for it.
  private(set) var isRetired = false
  /// Whether libpq holds bytes that the socket did not take yet.
  private(set) var hasUnsentBytes = false
  /// When the attempt to open it began: what killed other connections before cannot have met it.
  private let startedAt: Int64
  /// Whether a commit may wait for a standby server, or might for all that is known.
  ///
  /// A cancellation ends that wait and lets the commit stand, unreplicated.
  private let awaitsStandby: Bool
  /// Whether units may share a transaction: not where its end can still refuse reads.
  private let sharesTransactions: Bool
  private let limits: DatabaseLimits
  /// How many units have been handed to libpq whose common Sync has not, and which.
  private var unitsInBatch = 0
  private var batch: OwnerDoor.Batch?
  /// When it last gave an answer.
  private var answeredAt: Int64
  /// Whether something that may be slow was sent to it, and is not known to be over.
  private var hasTakenSuspect = false

  init(_ opened: OpenedConnection, prepares: Bool, limits: DatabaseLimits, now: Int64) {
    unsafe handle = unsafe opened.handle
    behindPooler = opened.isBehindPooler
    descriptor = unsafe PQsocket(opened.handle)
    startedAt = opened.startedAt
    awaitsStandby = opened.awaitsStandby
    sharesTransactions = opened.sharesTransactions
    self.limits = limits
    answeredAt = now
    liveness = Liveness(now: now)
    pipeline = Pipeline(prepares: prepares)
  }

  /// Whether it is known to have outlived the loss of another connection.
  func hasOutlived(lossAt: Int64, by margin: Int) -> Bool {
    startedAt >= lossAt || answeredAt >= lossAt + Int64(margin)
  }

  /// An answer came.
  mutating func noteAnswer(now: Int64) {
    answeredAt = now
    liveness.heard(now: now)
  }

  /// Whether what it is at takes long, or may: nothing is to stand behind that.
  func isSlow(now: Int64) -> Bool {
    guard pipeline.inFlight > 0 else { return false }
    return hasTakenSuspect || liveness.isSilent
      || now - liveness.waitingSince >= Int64(limits.slowMilliseconds)
  }

  /// Looks whether what may be slow is over.
  mutating func forgetSuspects() {
    if hasTakenSuspect {
      hasTakenSuspect = pipeline.containsUnit { (attempt) in attempt.isSuspect }
    }
  }

  /// Closes it; it must not be used afterwards.
  func finish() {
    unsafe PQfinish(handle)
  }

  /// Whether it may take units, while there is doubt about what was not heard of since a time.
  func isUsable(since doubt: Int64) -> Bool { !isRetired && liveness.isTrusted(since: doubt) }

  /// Whether it has been retired and nobody waits for it.
  var isDrained: Bool { isRetired && pipeline.inFlight == 0 }

  // MARK: - Cancelling

  /// Since when it has been busy with a unit that nobody waits for, where that may be cancelled.
  ///
  /// Behind a pooler a session is another client's a moment later, and some poolers hand on a late
  /// cancellation: there it is left to the statement's time-out. A write behind the unit must be
  /// one that is surely rolled back if it is hit, so that it can be sent again.
  var cancellableSince: Int64? {
    if behindPooler { return nil }
    let since = pipeline.cancellableSince(mayHit: mayHit)
    return since.map { (since) in max(since, answeredAt) }
  }

  /// The read that holds up writes, which cannot be sent elsewhere, if it may be cancelled.
  ///
  /// A write that takes long is left alone: it may be waiting for the end of its own commit.
  var readHoldingUpWrites: Attempt? {
    let place = pipeline.answering
    guard !behindPooler, let attempt = pipeline.unit(at: place), attempt.request.isRepeatable,
      !pipeline.holds(where: { (attempt) in !mayHit(attempt) }),
      (place + 1..<pipeline.inFlight).contains(where: { (place) in
        pipeline.unit(at: place)?.request.isRepeatable == false
      })
    else { return nil }
    return attempt
  }

  /// Whether an attempt may be sent again after a cancellation has rolled it back.
  private func mayHit(_ attempt: Attempt) -> Bool {
    if attempt.request.isRepeatable { return true }
    // A commit over several nodes may be ended in part.
    guard let prefix = attempt.request.prefix else { return false }
    return prefix.door.block == nil && !awaitsStandby
  }

  /// Makes the request that ends what the session runs at present, and takes no more units: what
  /// it hits late is either sent again or nothing.
  mutating func cancel(closeAt: Int64) -> CancelRequest? {
    isRetired = true
    pipeline.noteCancel(closeAt: closeAt)
    return unsafe CancelRequest(of: handle)
  }

  // MARK: - Receiving

  /// Takes what the socket has; false if the connection is broken.
  mutating func consumeInput() -> Bool {
    unsafe PQconsumeInput(handle) == 1
  }

  /// The next of what has been taken in.
  mutating func next() -> Next {
    if unsafe PQisBusy(handle) == 1 { return .nothing }
    guard let result = unsafe PQgetResult(handle) else { return .endOfStatement }
    return .result(unsafe ServerResult(result))
  }

  /// Whether libpq believes the connection to be open.
  var isOpen: Bool { unsafe PQstatus(handle) == CONNECTION_OK }

  // MARK: - Sending

  /// Hands a unit over to libpq; false if the connection is broken.
  mutating func send(
    _ attempt: Attempt, first: EncodedStatement?, now: Int64, pointers: inout ParameterPointers
  ) -> Bool {
    if pipeline.inFlight == 0 { liveness.owes(now: now) }
    if attempt.isSuspect { hasTakenSuspect = true }
    let unit = attempt.request
    let batch = sharesTransactions ? attempt.batch : nil
    let joins = batch != nil && batch === self.batch
    let isWell = joins || endBatch()
    // Begun even where that has failed: who loses the connection finds the unit there.
    let block = unit.prefix?.door.block
    pipeline.begin(attempt, unprepared: attempt.goesUnprepared, hasBlock: block != nil)
    guard isWell else { return false }
    if let block, !send(block.begin, keepsResult: false, &pointers) { return false }
    if let first, !joins, !send(first, keepsResult: false, &pointers) { return false }
    if let prefix = unit.prefix,
      !send(prefix.opening(isFurther: joins, of: batch), prefix, &pointers)
    {
      return false
    }
    for place in 0..<unit.statementCount
    where !send(unit.statement(at: place), keepsResult: true, &pointers) { return false }
    hasUnsentBytes = true
    if let batch {
      pipeline.endWithinBatch(commits: batch.commits)
      unitsInBatch += 1
      self.batch = batch
      let most = batch.commits ? limits.insertsPerBatch : limits.unitsPerBatch
      return unitsInBatch < most || endBatch()
    }
    if let block {
      pipeline.handOver()
      if !send(block.commit, keepsResult: false, &pointers) { return false }
    }
    // Whatever of the Sync was sent may have committed the unit.
    pipeline.end()
    return unsafe PipelineSync.send(handle) == 1
  }

  /// Whether a unit can join those whose transaction is not ended yet.
  func hasOpenBatch(_ batch: OwnerDoor.Batch) -> Bool { self.batch === batch }

  /// Ends the transaction that units share, if there is one; false if the connection is broken.
  private mutating func endBatch() -> Bool {
    guard unitsInBatch > 0 else { return true }
    unitsInBatch = 0
    batch = nil
    pipeline.endBatch()
    return unsafe PipelineSync.send(handle) == 1
  }

  /// Asks for a sign of life: a Sync alone; false if the connection is broken.
  mutating func sendProbe(now: Int64) -> Bool {
    guard endBatch() else { return false }
    if pipeline.inFlight == 0 { liveness.owes(now: now) }
    pipeline.probe()
    hasUnsentBytes = true
    return unsafe PipelineSync.send(handle) == 1
  }

  /// Ends the transaction block that a failure has left open; false if the connection is broken.
  mutating func rollBack(now: Int64, pointers: inout ParameterPointers) -> Bool {
    guard endBatch() else { return false }
    if pipeline.inFlight == 0 { liveness.owes(now: now) }
    pipeline.rollBack()
    guard send(Self.block.rollBack, keepsResult: false, &pointers) else { return false }
    pipeline.end()
    hasUnsentBytes = true
    return unsafe PipelineSync.send(handle) == 1
  }

  private static let block = TransactionBlock()

  private mutating func send(
    _ opening: OwnerDoor.Opening, _ prefix: OwnerPrefix, _ pointers: inout ParameterPointers
  ) -> Bool {
    pointers.point(at: opening, owner: prefix.owner.text) { (pointers) in
      unsafe send(opening.shape, keepsResult: false, pointers)
    }
  }

  private mutating func send(
    _ statement: EncodedStatement, keepsResult: Bool, _ pointers: inout ParameterPointers
  ) -> Bool {
    pointers.point(at: statement) { (pointers) in
      unsafe send(statement.shape, keepsResult: keepsResult, pointers)
    }
  }

  /// Sends a statement with the values that the pointers are at.
  @unsafe
  private mutating func send(
    _ shape: StatementShape, keepsResult: Bool, _ pointers: ParameterPointers
  ) -> Bool {
    let form = pipeline.send(statement: shape.number, keepsResult: keepsResult)
    let count = Int32(truncatingIfNeeded: shape.parameterCount)
    switch form {
    case .prepareThenExecute:
      let sent = unsafe PQsendPrepare(handle, shape.name, shape.sql, count, shape.parameterTypes)
      if sent != 1 { return false }
    case .unprepared:
      return unsafe PQsendQueryParams(
        handle, shape.sql, count, shape.parameterTypes, pointers.values, pointers.lengths,
        shape.formats, 1) == 1
    case .prepared: break
    }
    return unsafe PQsendQueryPrepared(
      handle, shape.name, count, pointers.values, pointers.lengths, shape.formats, 1) == 1
  }

  /// Gives what is unsent to the socket; false if the connection is broken.
  mutating func flush() -> Bool {
    guard endBatch() else { return false }
    let status = unsafe PQflush(handle)
    hasUnsentBytes = status == 1
    return status >= 0
  }
}

/// Where the values of one statement's parameters lie, in the form libpq wants; used over and over.
@safe
struct ParameterPointers {
  var values: [UnsafePointer<CChar>?] = unsafe []
  var lengths: [Int32] = []
  /// Where a value of no bytes is said to be.
  nonisolated(unsafe) private static let emptyValue = UnsafeMutableRawPointer.allocate(
    byteCount: 1, alignment: 1)

  /// Points at the parameters of a statement while a body sends it.
  mutating func point(
    at statement: EncodedStatement, _ send: (_ pointers: ParameterPointers) -> Bool
  ) -> Bool {
    unsafe statement.parameters.withUnsafeBytes { (bytes) in
      unsafe point(at: bytes, count: statement.shape.parameterCount)
      return send(self)
    }
  }

  /// Points at the parameters of a statement that opens an owner's unit while a body sends it.
  mutating func point(
    at opening: OwnerDoor.Opening, owner: String, _ send: (_ pointers: ParameterPointers) -> Bool
  ) -> Bool {
    var owner = owner
    return unsafe opening.leading.withUnsafeBytes { (leading) in
      owner.withUTF8 { (owner) in
        unsafe point(at: leading, count: opening.shape.parameterCount - 1)
        unsafe append(UnsafeRawBufferPointer(owner))
        return send(self)
      }
    }
  }

  /// Points at the values of encoded parameters, and at nothing else.
  private mutating func point(at bytes: UnsafeRawBufferPointer, count: Int) {
    unsafe values.removeAll(keepingCapacity: true)
    lengths.removeAll(keepingCapacity: true)
    var offset = 0
    for _ in 0..<count {
      let length = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self)
      offset += 4
      guard length >= 0 else {
        unsafe values.append(nil)
        lengths.append(0)
        continue
      }
      unsafe append(UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + Int(length)]))
      offset += Int(length)
    }
  }

  /// Points at one more value, which is not NULL.
  private mutating func append(_ value: UnsafeRawBufferPointer) {
    // An empty value may have no address, which libpq would take for NULL.
    let start = unsafe value.baseAddress ?? UnsafeRawPointer(Self.emptyValue)
    unsafe values.append(start.assumingMemoryBound(to: CChar.self))
    lengths.append(Int32(truncatingIfNeeded: value.count))
  }

}

/// The end of a unit of work.
///
/// libpq 17 has a call that leaves the bytes to the loop's one flush per turn; older ones flush
/// with each Sync.
enum PipelineSync {
  private typealias Function = @convention(c) (OpaquePointer?) -> Int32

  private static let deferred = unsafe LibPQ.function(
    "PQsendPipelineSync", as: Function.self)

  static func send(_ connection: OpaquePointer) -> Int32 {
    unsafe deferred?(connection) ?? PQpipelineSync(connection)
  }
}
