// What reaches the database thread from others: requests, cancellations, new connections, the end.
// A lock around a few arrays, and a pipe that is written to only when the thread may be asleep.
import ContractLibPQ
import Synchronization

/// The one thing that callers and the database thread share.
final class Inbox: Sendable {
  let limits: DatabaseLimits
  let remainingMilliseconds: (@Sendable () -> Int?)?
  let onEvent: (@Sendable (DatabaseEvent) -> Void)?
  /// What callers have been given and have not read.
  let unreadResults: UnreadResults
  private let wakeUp: WakeUp
  private let tickets = Atomic<UInt64>(0)
  private let contents = Mutex(Contents())

  /// What has arrived since the last look.
  struct Arrivals: Sendable {
    var requests: [RequestReference] = []
    var cancellations: [UInt64] = []
    var attempts: [ConnectionAttempt] = []
    /// When to give up what is unfinished, once closing.
    var closeBy: Int64?

    var isEmpty: Bool { requests.isEmpty && cancellations.isEmpty && attempts.isEmpty }
  }

  fileprivate struct Contents {
    var arrivals = Arrivals()
    var waiting = 0
    var isAsleep = false
    /// Whether a unit that writes and may share its transaction ends the thread's sleep.
    var sharedWritesWake = true
    var isClosing = false
    var hasEnded = false
    var closers: [Caller] = []
    var state = DatabaseState()
  }

  init(_ configuration: DatabaseConfiguration) throws(DatabaseError) {
    limits = configuration.limits
    unreadResults = UnreadResults(limit: configuration.limits.unreadResultBytes)
    remainingMilliseconds = configuration.remainingMilliseconds
    onEvent = configuration.onEvent
    wakeUp = try WakeUp()
  }

  var wakeUpDescriptor: Int32 { wakeUp.readDescriptor }

  // MARK: - Any thread

  func nextTicket() -> UInt64 {
    tickets.wrappingAdd(1, ordering: .relaxed).newValue
  }

  /// How many units of work have been asked for since the database was opened.
  var unitsBegun: UInt64 { tickets.load(ordering: .relaxed) }

  /// Takes a request, or says why not.
  func submit(_ request: RequestReference) -> DatabaseError? {
    let isSharedWrite = request.batch?.commits == true
    let (refusal, mustWake): (DatabaseError?, Bool) = contents.withLock { (contents) in
      if contents.isClosing { return (.closed, false) }
      if contents.waiting >= limits.queuedUnits { return (.overloaded, false) }
      contents.waiting += 1
      contents.arrivals.requests.append(request)
      if isSharedWrite, !contents.sharedWritesWake { return (nil, false) }
      return (nil, contents.takeSleep())
    }
    if mustWake { wakeUp.signal() }
    return refusal
  }

  /// The caller of a request does not want it any more.
  func cancel(_ ticket: UInt64) {
    deliver { (contents) in contents.arrivals.cancellations.append(ticket) }
  }

  /// A caller has read results that were counted as so many bytes.
  func noteRead(_ bytes: Int) {
    if unreadResults.remove(bytes) { deliver { (_) in } }
  }

  /// A connection attempt has ended. If nobody wants its connection any more, false.
  func deliver(_ attempt: ConnectionAttempt) -> Bool {
    deliver { (contents) in contents.arrivals.attempts.append(attempt) }
  }

  func close(deadlineMilliseconds: Int, closed: Caller?) {
    let deadline = Clock.milliseconds() + Int64(max(0, deadlineMilliseconds))
    let isWaiting = deliver { (contents) in
      contents.isClosing = true
      contents.arrivals.closeBy = min(contents.arrivals.closeBy ?? .max, deadline)
      if let closed = closed { contents.closers.append(closed) }
    }
    if !isWaiting { closed?.resume() }
  }

  var state: DatabaseState {
    contents.withLock { (contents) in
      var state = contents.state
      state.queued = contents.waiting
      if contents.isClosing { state.availability = .closed }
      return state
    }
  }

  /// Changes the contents and wakes the thread; false if the thread has ended.
  @discardableResult
  private func deliver(_ change: (inout Contents) -> Void) -> Bool {
    let (isRunning, mustWake) = contents.withLock { (contents) in
      if contents.hasEnded { return (false, false) }
      change(&contents)
      return (true, contents.takeSleep())
    }
    if mustWake { wakeUp.signal() }
    return isRunning
  }

  // MARK: - The database thread

  /// Swaps what has arrived with the emptied `arrivals`, whose memory is used again.
  func exchange(_ arrivals: inout Arrivals) {
    contents.withLock { (contents) in
      arrivals.closeBy = contents.arrivals.closeBy
      swap(&contents.arrivals, &arrivals)
    }
  }

  /// Says whether the thread may sleep: nothing has arrived. Arrivals will wake it from now on.
  ///
  /// - Parameters:
  ///   - closeBy: What the thread knows of the end.
  ///   - state: What callers see from now on; its `queued` are the requests taken but not yet sent.
  ///   - sharedWritesWake: False where a unit that writes and may share its transaction could not be sent: it
  ///     is taken, and the thread wakes by itself in time.
  func fallAsleep(
    knowing closeBy: Int64?, state: DatabaseState, sharedWritesWake: Bool
  ) -> Bool {
    contents.withLock { (contents) in
      contents.state = state
      contents.sharedWritesWake = sharedWritesWake
      contents.waiting = state.queued + contents.arrivals.requests.count
      contents.isAsleep = contents.arrivals.isEmpty && contents.arrivals.closeBy == closeBy
      return contents.isAsleep
    }
  }

  /// The thread is awake, for whatever reason: no need to wake it.
  func wake() {
    contents.withLock { (contents) in contents.isAsleep = false }
  }

  func drainWakeUp() {
    wakeUp.drain()
  }

  /// The thread ends: late arrivals are handed back, and everybody who waits in `close` goes on.
  func end() -> Arrivals {
    let (arrivals, closers) = contents.withLock { (contents) in
      contents.hasEnded = true
      contents.isClosing = true
      contents.state = DatabaseState()
      let last = (contents.arrivals, contents.closers)
      contents.arrivals = Arrivals()
      contents.closers = []
      return last
    }
    for closer in closers { closer.resume() }
    return arrivals
  }
}

extension Inbox.Contents {
  /// Whether the thread was asleep; it counts as awake from now on.
  fileprivate mutating func takeSleep() -> Bool {
    defer { isAsleep = false }
    return isAsleep
  }
}
