// The database thread: requests in, results out, over a few connections and one poll(2).
// It performs what the state machines `Pipeline` and `ConnectionSupply` decide, and nothing else.
import ContractLibPQ

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// All state of the database thread; a local variable of that thread, so nothing is locked.
struct DatabaseLoop: ~Copyable {
  let inbox: Inbox
  let configuration: DatabaseConfiguration
  let limits: DatabaseLimits
  /// Opens each unit behind a pooler, where the session's own time-out cannot be set.
  let statementTimeout: EncodedStatement?
  /// Looked at in place, by their places: a copy of one would count references to each of its queues.
  var connections: [ServerConnection] = []
  /// Every request that was taken and not given back, wherever its attempts are.
  var requests = OpenRequests()
  /// Attempts that wait for a connection; their owners take turns.
  var queue = WaitingAttempts()
  /// Attempts that not every connection suits: reads that have been on a connection before. Each
  /// waits for a connection that suits it, and nobody waits behind it.
  var repeats = Ring<Attempt>(capacity: 16)
  var supply: ConnectionSupply
  /// When the latest silence of a connection began: whichever has not been heard of since may have
  /// been struck by the same fault.
  var doubt = Int64.min
  /// When the latest transaction that shares inserts was begun.
  var sharedWriteBegunAt = Int64(0)
  /// Since when no connection can be had, although there is work for one, or one is tried or silent.
  var outageSince: Int64?
  /// Since when all open connections are silent, or may be, or are being given up.
  var silentSince: Int64?
  /// Since when more connections are open than are of use.
  var surplusSince: Int64?
  let cancelRequests: CancelRequestThreads
  var arrivals = Inbox.Arrivals()
  /// Whether shared writes have ended the latest sleep, or would have.
  var sharedWritesWake = true
  var descriptors: [pollfd] = []
  var pointers = ParameterPointers()
  var now = Clock.milliseconds()
  var nextTick: Int64 = 0
  var closeBy: Int64?

  private static let setStatementTimeout = Statement<Never, String>(
    "SELECT set_config('statement_timeout', $1, true)")

  private init(inbox: Inbox, configuration: DatabaseConfiguration) {
    self.inbox = inbox
    self.configuration = configuration
    limits = configuration.limits
    supply = ConnectionSupply(
      maximumConnections: configuration.maximumConnections, limits: configuration.limits)
    let timeout = configuration.statementTimeoutMilliseconds
    cancelRequests = CancelRequestThreads(limit: configuration.limits.concurrentCancelRequests)
    statementTimeout = timeout > 0 ? Self.setStatementTimeout.bind(String(timeout)).encoded : nil
  }

  /// Starts the thread; it ends some time after `Inbox.close`.
  static func start(
    inbox: Inbox, configuration: DatabaseConfiguration
  ) throws(DatabaseError) {
    let isStarted = Thread.start(named: "database") {
      var loop = DatabaseLoop(inbox: inbox, configuration: configuration)
      loop.run()
    }
    if !isStarted { throw .unavailable(reason: "no thread can be started") }
  }

  private mutating func run() {
    while true {
      takeArrivals()
      // Before anything is sent: what it lets go of makes room, and nothing else would tell so.
      if now >= nextTick {
        enforceTimeLimits()
        nextTick = now + Int64(limits.tickMilliseconds)
      }
      let open = connections.count
      sendQueue()
      startAttempts()
      closeSurplus()
      flush()
      // A connection was lost by that: what was on it waits for another one.
      if connections.count < open { continue }
      if let closeBy, isIdle || now >= closeBy { break }
      waitForSockets()
    }
    end()
  }

  /// Whether nobody waits and no server owes an answer: while that is not so, time limits are
  /// checked.
  private var isIdle: Bool {
    if requests.count > 0 { return false }
    for place in connections.indices where connections[place].pipeline.inFlight > 0 { return false }
    return true
  }

  private var state: DatabaseState {
    var state = DatabaseState()
    state.connected = connections.count
    for place in connections.indices {
      state.inFlight += connections[place].pipeline.inFlight
      if connections[place].behindPooler { state.behindPooler = true }
    }
    state.queued = queue.count + repeats.count
    if hasUsableConnection {
      state.availability = .available
    } else if let reason = supply.reasonForBeingDown ?? reasonForProvenSilence {
      state.availability = .unavailable(reason: reason)
    }
    return state
  }

  // MARK: - Arrivals

  private mutating func takeArrivals() {
    inbox.exchange(&arrivals)
    closeBy = arrivals.closeBy
    if arrivals.isEmpty { return }
    // No time limit has been looked at while there was nothing to wait for.
    if requests.count == 0 { noteOutage() }
    for request in arrivals.requests {
      requests.insert(request)
      queue.append(Attempt(request: request))
    }
    // Owners take turns among those that have gathered.
    if !sharedWritesWake { queue.settleSharedWrites(beyond: limits.insertsPerBatch) }
    for ticket in arrivals.cancellations { cancel(ticket) }
    for attempt in arrivals.attempts { finish(attempt) }
    arrivals.requests.removeAll(keepingCapacity: true)
    arrivals.cancellations.removeAll(keepingCapacity: true)
    arrivals.attempts.removeAll(keepingCapacity: true)
  }

  private mutating func finish(_ attempt: ConnectionAttempt) {
    switch attempt {
    case .failed(let reason):
      supply.attemptFailed(reason: reason, now: now, jitter: .random(in: 0...1))
      inbox.onEvent?(.connectionFailed(reason: reason))
    case .opened(let opened):
      supply.attemptSucceeded()
      outageSince = nil
      inbox.onEvent?(.connectionOpened(milliseconds: Int(now - opened.startedAt)))
      let prepares =
        switch configuration.preparedStatements {
        case .automatic: !opened.isBehindPooler
        case .always: true
        case .never: false
        }
      connections.append(
        ServerConnection(
          opened, prepares: prepares, limits: limits, now: now))
    }
  }

  private mutating func startAttempts() {
    guard closeBy == nil || !isIdle else { return }
    let queued = queue.count + repeats.count - heldBack
    var waiting = queued + crowded
    if waiting > 0 { waiting = max(0, waiting - connectionsBeingProven) }
    if isInTheDark { waiting = max(1, waiting) }
    let spare = waiting > 0 ? spareConnections(besideSlow: queued > 0) : 0
    let started = supply.attemptsToStart(for: waiting, spare: spare, now: now)
    for _ in 0..<started { ConnectionAttempt.start(configuration, inbox: inbox) }
  }

  // MARK: - Sending

  /// How many units share a connection with another one, so that more connections would help.
  private var crowded = 0
  /// How many wait that no connection would help, as their owners have as many as one may.
  private var heldBack = 0

  private mutating func sendQueue() {
    crowded = 0
    heldBack = 0
    for _ in 0..<repeats.count {
      guard let attempt = repeats.popFirst() else { break }
      if let place = place(for: attempt) {
        send(attempt, on: place)
      } else {
        repeats.append(attempt)
      }
    }
    let turn = queue.turn
    if sendQueue(turn) { queue.endTurn() }
    _ = sendQueue(turn.other)
    queue.settle()
  }

  /// Sends what waits in a line, for as long as there is a place; false if none of it had one.
  ///
  /// Behind a writer who has as many connections as one may, all others go on.
  private mutating func sendQueue(_ line: WaitingAttempts.Line) -> Bool {
    var isServed = false
    var turnsToPass: Int?
    while let next = queue.first(in: line) {
      if let place = place(for: next), let attempt = queue.popFirst(in: line) {
        send(attempt, on: place)
        isServed = true
        turnsToPass = nil
        continue
      }
      guard isAtBound(next) else { break }
      let turns = turnsToPass ?? queue.turnsToPass(in: line)
      guard turns > 0 else {
        heldBack += queue.count(in: line)
        break
      }
      queue.passTurn(in: line)
      turnsToPass = turns - 1
    }
    return isServed
  }

  /// Whether the writes of an owner have as many connections as one may: half of those that take units or can
  /// be opened, and where some of them have fallen silent, three quarters of all at most. They may wait for
  /// each other, or for a lock, and others must not wait with them.
  private func isAtBound(_ attempt: Attempt) -> Bool {
    guard attempt.writer != 0 else { return false }
    let most = configuration.maximumConnections
    var usable = supply.mayOpen(spare: 0) ? most - supply.open : 0
    var (held, heldInAll) = (0, 0)
    for place in connections.indices {
      let isUsable = connections[place].isUsable(since: doubt)
      if isUsable { usable += 1 }
      guard holdsWrite(of: attempt.writer, place) else { continue }
      heldInAll += 1
      if isUsable { held += 1 }
    }
    return held >= max(1, usable / 2) || heldInAll >= max(1, most - most / 4)
  }

  private func holdsWrite(of writer: Int, _ place: Int) -> Bool {
    connections[place].pipeline.containsUnit { (attempt) in attempt.writer == writer }
  }

  private mutating func send(_ attempt: Attempt, on place: Int) {
    if connections[place].pipeline.inFlight > 0 { crowded += 1 }
    attempt.request.noteSent(at: now)
    let first = connections[place].behindPooler ? statementTimeout : nil
    if !connections[place].send(attempt, first: first, now: now, pointers: &pointers) {
      lose(place)
    }
  }

  /// The connection to send an attempt on; nil where it has to wait.
  ///
  /// Units that may share a transaction join the one that is being put together. Where every
  /// connection has enough of them, they wait in the queue and leave together: the busier it is, the
  /// more of them share a transaction.
  ///
  /// Behind what takes long nothing is sent where there is another connection, or may be one.
  private mutating func place(for attempt: Attempt) -> Int? {
    if let batch = attempt.batch, let open = placeOfOpen(batch) { return open }
    if attempt.isSharedWrite, !mayBeginSharedWrite { return nil }
    let best = leastBurdened(for: attempt)
    if best?.isIdle != true, !attempt.request.isRepeatable, awaitsSignOfLife() { return nil }
    guard let best else { return nil }
    if best.isSlow, mayExpectBetter(for: attempt) { return nil }
    if attempt.isSharedWrite { sharedWriteBegunAt = now }
    return best.place
  }

  /// Of the connections that may take an attempt the one with the fewest units, or transactions where it may
  /// share one; a slow one only where no other may.
  ///
  /// A write needs one that was heard of lately, since nobody could tell what became of it on one that is
  /// frozen. One owner's writes do not spread over more than half of them.
  private func leastBurdened(for attempt: Attempt) -> (place: Int, isIdle: Bool, isSlow: Bool)? {
    let sharesTransaction = attempt.batch != nil
    let most =
      sharesTransaction
      ? limits.transactionsInFlightPerConnection : limits.unitsInFlightPerConnection
    let isAtBound = isAtBound(attempt)
    var best: (place: Int, isIdle: Bool, isSlow: Bool)?
    var least = Int.max
    for place in connections.indices {
      let inFlight =
        sharesTransaction
        ? connections[place].pipeline.transactionsInFlight : connections[place].pipeline.inFlight
      guard inFlight < min(most, least), connections[place].isUsable(since: doubt),
        attempt.request.isRepeatable || isRecent(place), suits(place, attempt),
        !isAtBound || holdsWrite(of: attempt.writer, place)
      else { continue }
      let isSlow = connections[place].isSlow(now: now)
      let burden = isSlow ? inFlight + most : inFlight
      guard burden < least else { continue }
      least = burden
      best = (place, burden == 0, isSlow)
    }
    return best
  }

  /// Whether a write that would stand behind something waits for a sign of life instead: of an idle connection
  /// that is not known to be well, which is asked now, or of one that has been asked.
  private mutating func awaitsSignOfLife() -> Bool {
    var isAsked = false
    for place in connections.indices where !isRecent(place) && mayProveWell(place) {
      if connections[place].pipeline.inFlight == 0 {
        _ = probe(place)
        return true
      }
      isAsked = true
    }
    return isAsked
  }

  /// Whether a connection that is well can be expected to have room soon, where all that have it are slow.
  private func mayExpectBetter(for attempt: Attempt) -> Bool {
    let isAnyWell = connections.indices.contains { (place) in
      isWell(place) && suits(place, attempt)
    }
    return isAnyWell || connectionsBeingProven > 0
      || supply.mayOpen(spare: spareConnections(besideSlow: true))
  }

  /// Whether inserts may begin a transaction: one at a time, as whatever comes while it waits for the
  /// disk shares the next one, and another beside one that is held up.
  private var mayBeginSharedWrite: Bool {
    let underWay = sharedWritesInFlight
    return underWay == 0
      || (underWay < limits.sharedWritesInFlight && now >= anotherSharedWriteAt)
  }

  private var anotherSharedWriteAt: Int64 {
    sharedWriteBegunAt + Int64(limits.sharedWriteMilliseconds)
  }

  /// How many of these transactions are under way where an answer can be expected soon.
  private var sharedWritesInFlight: Int {
    var count = 0
    for place in connections.indices where isWell(place) {
      count += connections[place].pipeline.sharedWritesInFlight
    }
    return count
  }

  /// The connection with such a batch that has room for another unit.
  private func placeOfOpen(_ batch: OwnerDoor.Batch) -> Int? {
    connections.indices.first { (place) in connections[place].hasOpenBatch(batch) }
  }

  /// What kills one connection often kills all, one after the other: a unit that was lost once goes
  /// to a connection that has outlived that, or to any after a while. A read that is sent twice
  /// does not need the same connection twice.
  private func suits(_ place: Int, _ attempt: Attempt) -> Bool {
    if let lossAt = attempt.request.lostAt,
      now < lossAt + Int64(limits.lostUnitMilliseconds),
      !connections[place].hasOutlived(lossAt: lossAt, by: limits.provenAfterLossMilliseconds)
    {
      return false
    }
    guard attempt.request.isHedged else { return true }
    let ticket = attempt.request.ticket
    return !connections[place].pipeline.holds(where: { (other) in other.request.ticket == ticket })
  }

  private mutating func flush() {
    for place in connections.indices.reversed()
    where connections[place].hasUnsentBytes && !connections[place].flush() { lose(place) }
  }

  // MARK: - Waiting

  private mutating func waitForSockets() {
    descriptors.removeAll(keepingCapacity: true)
    descriptors.append(
      pollfd(fd: inbox.wakeUpDescriptor, events: Int16(POLLIN), revents: 0))
    let isFull = inbox.unreadResults.isFull
    for place in connections.indices {
      var events = isFull ? 0 : POLLIN
      if connections[place].hasUnsentBytes { events |= POLLOUT }
      descriptors.append(
        pollfd(fd: connections[place].descriptor, events: Int16(events), revents: 0))
    }
    sharedWritesWake = canSendSharedWrites
    var mayWait = inbox.fallAsleep(
      knowing: closeBy, state: state, sharedWritesWake: sharedWritesWake)
    // Whoever makes room from here on wakes the thread.
    if isFull, !inbox.unreadResults.isFull { mayWait = false }
    _ = unsafe poll(&descriptors, nfds_t(descriptors.count), mayWait ? pause : 0)
    inbox.wake()
    now = Clock.milliseconds()
    if descriptors[0].revents != 0 { inbox.drainWakeUp() }
    // From the back, because a lost connection's place is taken by the last one.
    for place in (1..<descriptors.count).reversed() where descriptors[place].revents != 0 {
      let events = Int32(descriptors[place].revents)
      if events & Int32(POLLOUT) != 0 { connections[place - 1].liveness.owes(now: now) }
      if events & Int32(POLLIN) != 0 { connections[place - 1].liveness.heard(now: now) }
      if !receive(from: place - 1) { lose(place - 1) }
    }
  }

  /// Whether a shared write that arrives can be sent, or makes another connection be opened. Where it cannot, that
  /// is so until an answer has come, another transaction may begin, or a connection counts as slow.
  private var canSendSharedWrites: Bool { mayBeginSharedWrite || supply.mayOpen(spare: 0) }

  /// When the next connection will have been busy for so long that it counts as slow.
  private var slowAt: Int64 {
    var earliest = Int64.max
    for place in connections.indices where connections[place].pipeline.inFlight > 0 {
      let slowAt = connections[place].liveness.waitingSince + Int64(limits.slowMilliseconds)
      if slowAt > now { earliest = min(earliest, slowAt) }
    }
    return earliest
  }

  /// How long to sleep if nothing happens, in milliseconds; -1 is for ever.
  private var pause: Int32 {
    if closeBy != nil || !isIdle {
      var wakeUp = nextTick
      if !sharedWritesWake || queue.first(in: .sharedWrites) != nil {
        wakeUp = min(wakeUp, slowAt)
        if anotherSharedWriteAt > now { wakeUp = min(wakeUp, anotherSharedWriteAt) }
      }
      return Int32(clamping: max(0, wakeUp - now))
    }
    let wakeUp = min(supply.nextWakeUp ?? .max, closeSurplusAt ?? .max)
    return wakeUp == .max ? -1 : Int32(clamping: max(0, wakeUp - now) + 1)
  }
}
