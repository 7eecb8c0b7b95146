// Rows on their way from a connection of their own to whoever sends them on, a piece at a time.
// One thread puts, one task takes; neither is ever more than a few pieces ahead of the other.
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The rows of one statement, in pieces, read while they are taken.
///
/// They are one snapshot. Its connection is closed after the last row, after an error, when the task
/// that takes is cancelled, and when this object goes. `Piece` is an array of rows, or what a
/// ``RowCollector`` makes of them.
public final class RowStream<Piece: Sendable>: Sendable {
  private let handOver: HandOver<Piece>

  init(_ handOver: HandOver<Piece>) {
    self.handOver = handOver
  }

  deinit {
    handOver.cancel()
  }

  /// The next rows in their order, a bounded number and at least one; nil after the last.
  ///
  /// Rows that came before an error are not all of them: whoever passes them on must not let them
  /// pass for the whole.
  nonisolated(nonsending) public func next() async throws(DatabaseError) -> Piece? {
    try await handOver.next()
  }
}

/// The place between the thread that reads rows and the task that takes them.
final class HandOver<Piece: Sendable>: Sendable {
  private enum End {
    case complete
    case failed(DatabaseError)
  }

  private struct State {
    var pieces: [Piece] = []
    var takers: [CheckedContinuation<Void, Never>] = []
    var end: End?
    /// Why nobody wants the rest.
    var cancellation: DatabaseError?
  }

  private enum Look {
    case piece(Piece)
    case end(End)
    case nothing
  }

  private let state = Mutex(State())
  private let piecesAhead: Int
  private let wakeUp: WakeUp

  /// - Parameter piecesAhead: How many pieces wait to be taken; then the thread waits.
  init(piecesAhead: Int) throws(DatabaseError) {
    self.piecesAhead = piecesAhead
    wakeUp = try WakeUp()
  }

  // MARK: - The thread that reads

  /// Becomes readable when there is something to look at: room, or the end.
  var wakeUpDescriptor: Int32 { wakeUp.readDescriptor }

  func drainWakeUp() {
    wakeUp.drain()
  }

  /// Throws where nobody wants the rest.
  func checkCancellation() throws(DatabaseError) {
    if let cancellation = state.withLock({ (state) in state.cancellation }) { throw cancellation }
  }

  /// Puts a piece, once there is room for it; blocks until then.
  ///
  /// - Parameter patience: Spent while the reader takes nothing; where that is too long, this throws
  ///   `.timedOut`.
  func put(_ piece: Piece, _ patience: inout ReaderPatience) throws(DatabaseError) {
    while true {
      try checkCancellation()
      if offer(piece) { return }
      let began = Clock.milliseconds()
      guard let milliseconds = patience.milliseconds(at: began)
      else { throw .timedOut(outcomeUnknown: false) }
      var descriptor = pollfd(fd: wakeUp.readDescriptor, events: Int16(POLLIN), revents: 0)
      _ = unsafe poll(&descriptor, 1, Int32(clamping: milliseconds))
      wakeUp.drain()
      patience.spend(Clock.milliseconds() - began)
    }
  }

  private func offer(_ piece: Piece) -> Bool {
    change { (state) in
      guard state.pieces.count < piecesAhead else { return false }
      state.pieces.append(piece)
      return true
    }
  }

  /// There is no more; those that have been put can still be taken.
  func end(_ failure: DatabaseError?) {
    change { (state) in
      if state.end == nil { state.end = failure.map { (failure) in .failed(failure) } ?? .complete }
      return true
    }
  }

  /// Changes the state and wakes who waits for that, if it says so.
  @discardableResult
  private func change(_ body: (inout State) -> Bool) -> Bool {
    typealias Takers = [CheckedContinuation<Void, Never>]
    let (isChanged, takers) = state.withLock { (state) -> (Bool, Takers) in
      guard body(&state) else { return (false, []) }
      let takers = state.takers
      state.takers = []
      return (true, takers)
    }
    for taker in takers { taker.resume() }
    return isChanged
  }

  // MARK: - The task that takes

  nonisolated(nonsending) func next() async throws(DatabaseError) -> Piece? {
    while true {
      try await waitForAnything()
      switch take() {
      case .piece(let piece): return piece
      case .end(.complete): return nil
      case .end(.failed(let failure)): throw failure
      case .nothing: continue
      }
    }
  }

  /// Waits for the first piece, or throws why there is none.
  nonisolated(nonsending) func waitForFirst() async throws(DatabaseError) {
    try await waitForAnything()
    let failure: DatabaseError? = state.withLock { (state) in
      if let cancellation = state.cancellation { return cancellation }
      guard state.pieces.isEmpty, case .failed(let failure) = state.end else { return nil }
      return failure
    }
    if let failure { throw failure }
  }

  private func take() -> Look {
    let (look, hasRoom) = state.withLock { (state) -> (Look, Bool) in
      if let cancellation = state.cancellation { return (.end(.failed(cancellation)), false) }
      guard state.pieces.isEmpty else {
        let wasFull = state.pieces.count >= piecesAhead
        return (.piece(state.pieces.removeFirst()), wasFull)
      }
      return (state.end.map { (end) in .end(end) } ?? .nothing, false)
    }
    if hasRoom { wakeUp.signal() }
    return look
  }

  nonisolated(nonsending) private func waitForAnything() async throws(DatabaseError) {
    await withTaskCancellationHandler {
      await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
        let isReady = state.withLock { (state) in
          if !state.pieces.isEmpty || state.end != nil || state.cancellation != nil { return true }
          state.takers.append(continuation)
          return false
        }
        if isReady { continuation.resume() }
      }
    } onCancel: {
      cancel()
    }
    if Task.isCancelled { throw .cancelled(outcomeUnknown: false) }
  }

  /// Nobody wants the rest; the thread closes the connection and ends.
  func cancel(as failure: DatabaseError = .cancelled(outcomeUnknown: false)) {
    change { (state) in
      if state.cancellation == nil { state.cancellation = failure }
      state.pieces = []
      return true
    }
    wakeUp.signal()
  }
}
