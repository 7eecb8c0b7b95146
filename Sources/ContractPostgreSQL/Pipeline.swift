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
    /// The session does not know the name of a prepared statement, or knows it already.
    case sessionLostStatements
    /// A prepared statement's row type has changed, or the like.
    case featureNotSupported
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
  }

  private enum Preparation {
    case none
    case underWay
    case done
    case unusable
  }

  private struct Entry {
    let unit: Unit
    let goesUnprepared: Bool
    var isAbandoned = false
    var isRefused = false
    var isStale = false
    var isHandedOver = false
    var closeAt = Int64.max
  }

  private var expectations = Ring<Expectation>(capacity: 64)
  private var entries = Ring<Entry>(capacity: 16)
  private var preparations: [Preparation] = []
  /// Whether statements are prepared on this connection.
  private(set) var prepares: Bool

  init(prepares: Bool) {
    self.prepares = prepares
  }

  /// Units sent and not yet fully answered, abandoned ones included.
  var inFlight: Int { entries.count }

  // MARK: - Sending

  /// A unit's statements follow.
  ///
  /// - Parameter unprepared: Whether to rely on no prepared statement of this connection, for a unit
  ///   that another connection's have failed already: it is not sent a third time.
  mutating func begin(_ unit: Unit, unprepared: Bool = false) {
    entries.append(Entry(unit: unit, goesUnprepared: unprepared))
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
    expectations.append(.synchronization)
    let last = entries.count - 1
    entries[last]?.isHandedOver = true
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
    guard let expectation = expectations.popFirst(), let entry = entries.first else {
      return .outOfStep
    }
    switch (expectation, answer) {
    case (.synchronization, .synchronized):
      _ = entries.popFirst()
      if entry.isAbandoned { return .discard }
      return entry.isStale ? .stale(entry.unit) : .complete(entry.unit)
    case (.synchronization, _), (_, .synchronized):
      return .outOfStep
    case (.preparation(let number), .completed):
      preparations[number] = .done
      return .discard
    case (.execution(_, _, let kept), .completed):
      return kept && !entry.isAbandoned ? .keep(entry.unit) : .discard
    case (.preparation(let number), .skipped):
      preparations[number] = .none
      return .discard
    case (.execution, .skipped):
      return .discard
    case (.preparation(let number), .refused(let refusal)):
      preparations[number] = .none
      if refusal == .sessionLostStatements { entries[0]?.isStale = true }
      return refused(refusal, entry)
    case (.execution(let number, let prepared, _), .refused(let refusal)):
      if prepared, refusal == .featureNotSupported { preparations[number] = .unusable }
      if prepared, refusal != .error { entries[0]?.isStale = true }
      return refused(refusal, entry)
    }
  }

  private mutating func refused(_ refusal: Answer.Refusal, _ entry: Entry) -> PipelineAction<Unit> {
    if refusal == .sessionLostStatements { prepares = false }
    entries[0]?.isRefused = true
    return entry.isAbandoned ? .discard : .fail(entry.unit)
  }

  // MARK: - Giving up

  /// The unit in flight at a place, unless it is abandoned; 0 is the one being answered.
  func unit(at place: Int) -> Unit? {
    guard let entry = entries[place], !entry.isAbandoned else { return nil }
    return entry.unit
  }

  /// The caller of the unit at a place does not wait any more; its results will be freed.
  ///
  /// If it still blocks the connection at `closeAt`, in milliseconds, the connection is not well.
  mutating func abandon(at place: Int, closeAt: Int64) {
    entries[place]?.isAbandoned = true
    entries[place]?.closeAt = closeAt
  }

  /// Whether the unit being answered was abandoned long ago.
  func isStuck(now: Int64) -> Bool {
    entries.first.map { (entry) in entry.closeAt <= now } ?? false
  }

  /// The connection is gone: takes out the next unit that somebody waits for, with its fate.
  mutating func lose() -> (unit: Unit, fate: Fate)? {
    while let entry = entries.popFirst() {
      if entry.isAbandoned { continue }
      if entry.isRefused, !entry.isStale { return (entry.unit, .refused) }
      return (entry.unit, entry.isHandedOver && !entry.isStale ? .unknown : .notCommitted)
    }
    expectations = Ring(capacity: 1)
    return nil
  }
}
