// The places for streams of one database: callers wait here for their turn, within their time limit,
// and closing the database ends the streams that run.
import Synchronization

/// The streams of a database, running and waiting.
final class StreamSlots: Sendable {
  /// What one stream holds for as long as its connection is open.
  struct Slot: Sendable {
    fileprivate let owner: OwnerIdentifier
    fileprivate let ticket: UInt64
  }

  fileprivate enum Waiter {
    /// It has not suspended yet.
    case arriving
    case suspended(CheckedContinuation<DatabaseError?, Never>)
    /// It has its place, or an error; it has not looked yet.
    case decided(DatabaseError?)
  }

  fileprivate struct State {
    var turns: StreamTurns
    var waiters: [UInt64: Waiter] = [:]
    /// How to end each stream that runs.
    var running: [UInt64: @Sendable () -> Void] = [:]
    var lastTicket: UInt64 = 0
    var isClosed = false
  }

  private let state: Mutex<State>
  /// What ends statements of streams whose reader has left.
  let cancelRequests: CancelRequestThreads

  init(limits: DatabaseLimits) {
    cancelRequests = CancelRequestThreads(limit: limits.concurrentCancelRequests)
    let turns = StreamTurns(limit: limits.streams, waitingLimit: limits.waitingStreams)
    state = Mutex(State(turns: turns))
  }

  /// Waits for a place, which `leave` gives back.
  ///
  /// Throws `.overloaded` where too many wait, and this owner's are not fewer than another's;
  /// `.timedOut` after so many milliseconds, `.cancelled` and `.closed`.
  nonisolated(nonsending) func enter(
    _ owner: OwnerIdentifier, withinMilliseconds bound: Int
  ) async throws(DatabaseError) -> Slot {
    let (ticket, refusal, waits, displaced) = register(owner)
    displaced?.resume(returning: .overloaded)
    if let refusal { throw refusal }
    let slot = Slot(owner: owner, ticket: ticket)
    guard waits else { return slot }
    let timer = Task { [self] in
      try await Task.sleep(for: .milliseconds(bound))
      withdraw(ticket, .timedOut(outcomeUnknown: false))
    }
    defer { timer.cancel() }
    let failure = await withTaskCancellationHandler {
      await withCheckedContinuation { (continuation) in
        suspend(ticket, continuation)
      }
    } onCancel: {
      withdraw(ticket, .cancelled(outcomeUnknown: false))
    }
    if let failure { throw failure }
    return slot
  }

  private func register(_ owner: OwnerIdentifier) -> (
    ticket: UInt64, refusal: DatabaseError?, waits: Bool,
    displaced: CheckedContinuation<DatabaseError?, Never>?
  ) {
    state.withLock { (state) in
      if state.isClosed { return (0, .closed, false, nil) }
      state.lastTicket += 1
      let ticket = state.lastTicket
      switch state.turns.enter(owner, ticket: ticket) {
      case .begins: return (ticket, nil, false, nil)
      case .refused: return (ticket, .overloaded, false, nil)
      case .waits:
        state.waiters[ticket] = .arriving
        return (ticket, nil, true, nil)
      case .waitsInsteadOf(let other):
        state.waiters[ticket] = .arriving
        return (ticket, nil, true, state.decide(other, .overloaded))
      }
    }
  }

  private func suspend(
    _ ticket: UInt64, _ continuation: CheckedContinuation<DatabaseError?, Never>
  ) {
    let decision: DatabaseError?? = state.withLock { (state) in
      if case .decided(let failure) = state.waiters[ticket] {
        state.waiters[ticket] = nil
        return .some(failure)
      }
      state.waiters[ticket] = .suspended(continuation)
      return nil
    }
    if let decision { continuation.resume(returning: decision) }
  }

  private func withdraw(_ ticket: UInt64, _ failure: DatabaseError) {
    let waiter = state.withLock { (state) in
      state.turns.withdraw(ticket) ? state.decide(ticket, failure) : nil
    }
    waiter?.resume(returning: failure)
  }

  /// Says how to end a stream that runs; it is ended at once if the database has been closed.
  func begin(_ slot: Slot, end: @escaping @Sendable () -> Void) {
    let isClosed = state.withLock { (state) in
      state.running[slot.ticket] = end
      return state.isClosed
    }
    if isClosed { end() }
  }

  /// Whether a stream whose reader has had its share of time has to end for somebody who waits.
  func yields(_ slot: Slot) -> Bool {
    state.withLock { (state) in state.turns.yields(slot.owner) }
  }

  /// How many times as long as it has worked a stream rests for those who want none.
  func restShares(_ slot: Slot) -> Int {
    state.withLock { (state) in state.turns.restShares(slot.owner) }
  }

  /// A stream has ended and its connection is closed.
  func leave(_ slot: Slot) {
    let next = state.withLock { (state) in
      state.running[slot.ticket] = nil
      return state.turns.leave(slot.owner).flatMap { (ticket) in state.decide(ticket, nil) }
    }
    next?.resume(returning: nil)
  }

  /// Ends all streams and lets nobody begin another.
  func close() {
    let (waiters, ends) = state.withLock { (state) in
      state.isClosed = true
      var waiters: [CheckedContinuation<DatabaseError?, Never>] = []
      for ticket in Array(state.waiters.keys) where state.turns.withdraw(ticket) {
        if let waiter = state.decide(ticket, .closed) { waiters.append(waiter) }
      }
      return (waiters, Array(state.running.values))
    }
    for waiter in waiters { waiter.resume(returning: .closed) }
    for end in ends { end() }
  }
}

extension StreamSlots.State {
  /// Settles what becomes of one that waits.
  ///
  /// - Returns: What to resume, outside of the lock.
  fileprivate mutating func decide(
    _ ticket: UInt64, _ failure: DatabaseError?
  ) -> CheckedContinuation<DatabaseError?, Never>? {
    switch waiters[ticket] {
    case .suspended(let continuation):
      waiters[ticket] = nil
      return continuation
    case .arriving:
      waiters[ticket] = .decided(failure)
      return nil
    case .decided, nil: return nil
    }
  }
}
