// What one connection owes its callers: units sent, and the answers expected, in order.
// A state machine without I/O: inputs are methods, the returned action is for the loop to perform.

/// How a statement goes over the wire.
enum SendForm: Equatable {
  /// Parse, bind and execute in one go, leaving nothing behind on the server.
  case unprepared
  /// Prepare it under its name, then execute that.
  case prepareThenExecute
  /// Execute what was prepared before.
  case prepared
}

/// One result from the server, as far as the pipeline must know it.
enum Answer: Equatable {
  /// The statement was run or prepared.
  case completed
  /// The statement failed; the rest of its unit is skipped and rolled back.
  case refused(Refusal)
  /// The statement was skipped, because an earlier one of its unit failed.
  case skipped
  /// The unit is over and the server is ready for the next.
  case synchronized

  enum Refusal: Equatable {
    /// An error that is the caller's to know.
    case error
    /// The statement was cancelled, by a time-out or by a request; its unit is rolled back.
    case canceled
    /// The session does not know the name of a prepared statement.
    case sessionLostStatements
    /// The session knows the name already: another process has prepared the same statement.
    case nameIsTaken
    /// A prepared statement's row type has changed, or the like.
    case featureNotSupported
    /// Somebody has locked what the statement needs, and it has waited for as long as it may.
    case lockNotAvailable
    /// The transaction block of a unit before it has failed and is still open.
    case blockHasFailed
  }
}

/// What the loop does with a result.
enum PipelineAction<Unit> {
  /// Give the result to the unit.
  case keep(Unit)
  /// Free the result.
  case discard
  /// Take the error out of the result, for the unit.
  case fail(Unit)
  /// Resume the unit's caller, with its results or its failure.
  case complete(Unit)
  /// The unit failed for a reason of the session's prepared statements: nothing of it ran.
  case stale(Unit)
  /// Another unit's cancellation or failure ended this one: all of it was rolled back.
  case hit(Unit)
  /// The server does not answer what was asked: close the connection.
  case outOfStep
}

/// What is known of a unit whose connection died.
enum Fate: Equatable {
  /// It cannot have been committed: its end was never handed over.
  case notCommitted
  /// It may or may not have been committed.
  case unknown
  /// The server had refused it already.
  case refused
}

/// The order of answers on one connection in pipeline mode.
struct Pipeline<Unit> {
  private enum Expectation {
    case preparation(of: Int)
    case execution(of: Int, prepared: Bool, kept: Bool)
    case synchronization
    /// The end of a unit whose Sync comes later, with those of others. Nothing is received for it.
    case endOfUnit(commits: Bool)
  }

  private enum Preparation {
    case none
    case underWay
    case done
    case unusable
  }

  private struct Entry {
    /// Nil for a probe, which is a Sync alone.
    let unit: Unit?
    let goesUnprepared: Bool
    /// Whether it opens a transaction block, which a failure leaves open.
    let hasBlock: Bool
    /// When nobody waited for it any more, in milliseconds.
    var abandonedAt: Int64?
    /// Whether it writes and shares its transaction.
    var sharesWrites = false
    var isRefused = false
    var isStale = false
    var isHit = false
    var isHandedOver = false
    var isCancelSent = false
    var closeAt = Int64.max

    /// The unit, while somebody waits for it.
    var awaitedUnit: Unit? { abandonedAt == nil ? unit : nil }
  }

  private var expectations = Ring<Expectation>(capacity: 64)
  private var entries = Ring<Entry>(capacity: 16)
  /// How many entries at the front are answered but for the end of their transaction, which decides.
  private var uncommitted = 0
  /// How many entries at the front are answered, and not asked for yet; whether their transaction
  /// was rolled back.
  private var settled = (count: 0, wasRolledBack: false)
  private var preparations: [Preparation] = []
  /// Whether statements are prepared on this connection.
  private(set) var prepares: Bool
  /// Whether a cancellation is on its way that may hit a later unit than it was meant for.
  private(set) var expectsCancel = false
  /// Whether a failed transaction block is open: a ROLLBACK is to be sent now.
  private(set) var owesRollback = false

  init(prepares: Bool) {
    self.prepares = prepares
  }

  /// Transactions sent whose end is not answered.
  private(set) var transactionsInFlight = 0
  /// Those of them that several units write in.
  private(set) var sharedWritesInFlight = 0
  /// Units sent and not yet fully answered, abandoned ones and probes included.
  var inFlight: Int { entries.count }
  /// Whether nothing but probes is in flight.
  var holdsOnlyProbes: Bool { !containsEntry { (entry) in entry.unit != nil } }

  // MARK: - Sending

  /// A unit's statements follow.
  ///
  /// - Parameters:
  ///   - unprepared: Whether to rely on no prepared statement of this connection, for a unit that
  ///     another connection's have failed already: it is not sent a third time.
  ///   - hasBlock: Whether its first statement is BEGIN and its last COMMIT.
  mutating func begin(_ unit: Unit?, unprepared: Bool = false, hasBlock: Bool = false) {
    entries.append(Entry(unit: unit, goesUnprepared: unprepared, hasBlock: hasBlock))
  }

  /// The COMMIT of the unit begun follows: whatever of it is sent may commit the unit.
  mutating func handOver() {
    entries[entries.count - 1]?.isHandedOver = true
  }

  /// A Sync follows, and before it the ROLLBACK of the block that a failure has left open.
  mutating func rollBack() {
    owesRollback = false
    begin(nil, unprepared: true)
  }

  /// A statement of the unit begun: in which form to send it.
  ///
  /// A statement whose preparation is still unanswered goes unprepared, since that preparation may
  /// yet be skipped.
  mutating func send(statement number: Int, keepsResult: Bool) -> SendForm {
    let form = form(of: number)
    if form == .prepareThenExecute {
      preparations[number] = .underWay
      expectations.append(.preparation(of: number))
    }
    expectations.append(
      .execution(of: number, prepared: form != .unprepared, kept: keepsResult))
    return form
  }

  /// The unit begun is complete: a Sync follows.
  mutating func end() {
    transactionsInFlight += 1
    expectations.append(.synchronization)
    let last = entries.count - 1
    entries[last]?.isHandedOver = true
  }

  /// The unit begun is complete, and others share its transaction: their one Sync comes later.
  ///
  /// An error skips those that come after it in the transaction, and takes back those before it that
  /// wrote, which is no fault of theirs: they are `hit`. So is one that waited for a lock, since in
  /// a shared transaction it may not wait for as long as alone.
  ///
  /// - Parameter commits: Whether the unit writes, so that it is over only with its transaction.
  mutating func endWithinBatch(commits: Bool) {
    expectations.append(.endOfUnit(commits: commits))
    let last = entries.count - 1
    entries[last]?.isHandedOver = !commits
    entries[last]?.sharesWrites = commits
  }

  /// A Sync follows that ends the transaction of a batch; what its units wrote may be committed.
  mutating func endBatch() {
    var place = entries.count - 1
    while place >= 0, entries[place]?.isHandedOver == false {
      entries[place]?.isHandedOver = true
      place -= 1
    }
    if place < entries.count - 1 { sharedWritesInFlight += 1 }
    probe()
  }

  /// A Sync follows that belongs to no unit: its answer shows that the server can be reached.
  mutating func probe() {
    begin(nil, unprepared: true)
    end()
  }

  private mutating func form(of number: Int) -> SendForm {
    guard prepares, entries[entries.count - 1]?.goesUnprepared != true else { return .unprepared }
    while preparations.count <= number { preparations.append(.none) }
    switch preparations[number] {
    case .none: return .prepareThenExecute
    case .done: return .prepared
    case .underWay, .unusable: return .unprepared
    }
  }

  // MARK: - Receiving

  /// The next result came.
  mutating func receive(_ answer: Answer) -> PipelineAction<Unit> {
    guard let expectation = expectations.popFirst(), let entry = answered else {
      return .outOfStep
    }
    switch (expectation, answer) {
    case (.synchronization, .synchronized):
      transactionsInFlight -= 1
      if uncommitted > 0 {
        settle()
        return .discard
      }
      _ = entries.popFirst()
      return ended(entry)
    case (.synchronization, .refused(let refusal)):
      return refusedAtTheEnd(refusal, entry)
    case (.synchronization, _), (_, .synchronized), (.endOfUnit, _):
      return .outOfStep
    case (.preparation(let number), .completed):
      preparations[number] = .done
      return .discard
    case (.execution(_, _, let kept), .completed):
      guard kept, let unit = entry.awaitedUnit else { return .discard }
      return .keep(unit)
    case (.preparation(let number), .skipped):
      preparations[number] = .none
      noteSkip(entry)
      return .discard
    case (.execution, .skipped):
      noteSkip(entry)
      return .discard
    case (.preparation(let number), .refused(let refusal)):
      // Names are digests of SQL and types: who has taken the name has prepared the same.
      preparations[number] = refusal == .nameIsTaken ? .done : .none
      let isStale = refusal == .sessionLostStatements || refusal == .nameIsTaken
      return refused(refusal, entry, isStale: isStale)
    case (.execution(let number, let prepared, _), .refused(let refusal)):
      if prepared, refusal == .featureNotSupported { preparations[number] = .unusable }
      let isStale = refusal == .sessionLostStatements || refusal == .featureNotSupported
      return refused(refusal, entry, isStale: prepared && isStale)
    }
  }

  /// The end of a unit in a batch, once it is certain; to be asked for after each result, until
  /// there is none.
  ///
  /// A read need not wait for the end of its transaction, which can neither change nor refuse it. A
  /// write is over when that has come: then all units of the batch are, or those without an error of
  /// their own are `hit`, since nothing of them is there.
  mutating func receiveEndOfUnit() -> PipelineAction<Unit>? {
    if settled.count > 0, let entry = entries.popFirst() {
      settled.count -= 1
      return ended(entry, wasRolledBack: settled.wasRolledBack)
    }
    guard case .endOfUnit(let commits) = expectations.first, let entry = answered else {
      return nil
    }
    _ = expectations.popFirst()
    if commits {
      uncommitted += 1
      return receiveEndOfUnit()
    }
    _ = entries.popFirst()
    return ended(entry)
  }

  /// The entry whose answers are due, behind those that only wait for the end of their transaction.
  private var answered: Entry? { uncommitted < entries.count ? entries[uncommitted] : nil }

  /// The transaction of the units at the front has ended, and with it the entry of its Sync.
  private mutating func settle() {
    var wasRolledBack = false
    for place in 0..<uncommitted {
      if let entry = entries[place], entry.isRefused || entry.isHit { wasRolledBack = true }
    }
    settled = (uncommitted + 1, wasRolledBack)
    uncommitted = 0
    sharedWritesInFlight -= 1
  }

  /// What is skipped without an error of its own is so because of one before it in the batch.
  private mutating func noteSkip(_ entry: Entry) {
    if !entry.isRefused { entries[uncommitted]?.isHit = true }
  }

  /// The transaction was refused as it ended, by a deferred constraint for example. Its Sync is
  /// answered behind the error.
  ///
  /// Of units that wrote in it together nobody says whose error it is: each is sent again alone.
  private mutating func refusedAtTheEnd(
    _ refusal: Answer.Refusal, _ entry: Entry
  ) -> PipelineAction<Unit> {
    expectations.prepend(.synchronization)
    guard uncommitted > 0 else { return refused(refusal, entry, isStale: false) }
    for place in 0..<uncommitted { entries[place]?.isHit = true }
    return .discard
  }

  private func ended(
    _ entry: Entry, wasRolledBack: Bool = false
  ) -> PipelineAction<Unit> {
    guard let unit = entry.awaitedUnit else { return .discard }
    if entry.isHit || (wasRolledBack && !entry.isRefused) { return .hit(unit) }
    return entry.isStale ? .stale(unit) : .complete(unit)
  }

  private mutating func refused(
    _ refusal: Answer.Refusal, _ entry: Entry, isStale: Bool
  ) -> PipelineAction<Unit> {
    if refusal == .sessionLostStatements { prepares = false }
    entries[uncommitted]?.isRefused = true
    if isStale { entries[uncommitted]?.isStale = true }
    if refusal == .canceled, expectsCancel { entries[uncommitted]?.isHit = true }
    if refusal == .lockNotAvailable, entry.sharesWrites { entries[uncommitted]?.isHit = true }
    if entry.hasBlock { owesRollback = true }
    // It was sent before the failure was known, and nothing of it ran.
    if entry.hasBlock, refusal == .blockHasFailed { entries[uncommitted]?.isHit = true }
    return entry.awaitedUnit.map { (unit) in .fail(unit) } ?? .discard
  }

  // MARK: - Giving up

  /// The place of the unit that is being answered: those before it wait for the end of their transaction.
  var answering: Int { uncommitted }

  /// The unit in flight at a place, unless it is abandoned; 0 is the first one sent.
  func unit(at place: Int) -> Unit? { entries[place]?.awaitedUnit }

  /// Whether a unit that somebody waits for matches.
  func holds(where matches: (Unit) -> Bool) -> Bool {
    containsEntry { (entry) in entry.awaitedUnit.map(matches) ?? false }
  }

  /// Whether a unit in flight matches, abandoned ones included.
  func containsUnit(where matches: (Unit) -> Bool) -> Bool {
    containsEntry { (entry) in entry.unit.map(matches) ?? false }
  }

  private func containsEntry(where matches: (Entry) -> Bool) -> Bool {
    for place in 0..<entries.count {
      if let entry = entries[place], matches(entry) { return true }
    }
    return false
  }

  /// The caller of the unit at a place does not wait any more; its results will be freed.
  ///
  /// If it is still being answered at `closeAt`, in milliseconds, the connection is not well.
  mutating func abandon(at place: Int, now: Int64, closeAt: Int64) {
    entries[place]?.abandonedAt = now
    entries[place]?.closeAt = closeAt
  }

  /// Whether a unit being answered was abandoned long ago, and nobody waits with it or behind it.
  func isStuck(now: Int64) -> Bool {
    let isLate = (0..<min(uncommitted + 1, entries.count)).contains { (place) in
      entries[place].map { (entry) in entry.closeAt <= now } ?? false
    }
    return isLate && !holds(where: { (_) in true })
  }

  /// The connection is gone: takes out the next unit that somebody waits for, with its fate.
  mutating func lose() -> (unit: Unit, fate: Fate)? {
    while let entry = entries.popFirst() {
      guard let unit = entry.awaitedUnit else { continue }
      if entry.isHit || entry.isStale { return (unit, .notCommitted) }
      if entry.isRefused { return (unit, .refused) }
      return (unit, entry.isHandedOver ? .unknown : .notCommitted)
    }
    expectations = Ring(capacity: 1)
    transactionsInFlight = 0
    sharedWritesInFlight = 0
    uncommitted = 0
    settled = (0, false)
    return nil
  }

  // MARK: - Cancelling

  /// When the unit being answered was abandoned, unless its cancellation is sent already or would
  /// endanger a unit behind it.
  ///
  /// A cancellation that comes late hits whatever the session runs by then.
  ///
  /// - Parameter mayHit: Whether a unit may be run again after a cancellation rolled it back.
  func cancellableSince(mayHit: (Unit) -> Bool) -> Int64? {
    guard let entry = answered, let since = entry.abandonedAt, !entry.isCancelSent,
      !holds(where: { (unit) in !mayHit(unit) })
    else { return nil }
    return since
  }

  /// The cancellation of the unit being answered is on its way.
  mutating func noteCancel(closeAt: Int64) {
    expectsCancel = true
    entries[uncommitted]?.isCancelSent = true
    entries[uncommitted]?.closeAt = closeAt
  }
}
