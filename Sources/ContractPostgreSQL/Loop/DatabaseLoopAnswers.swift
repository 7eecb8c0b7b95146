// What comes back to the database thread: results, lost connections, time limits, the end.
extension DatabaseLoop {
  /// Reads what a socket has; false if the connection is lost.
  mutating func receive(from place: Int) -> Bool {
    guard connections[place].consumeInput() else { return false }
    var endings = 0
    reading: while connections[place].pipeline.inFlight > 0 {
      switch connections[place].next() {
      case .nothing: break reading
      case .endOfStatement:
        // One follows each statement; two in a row mean that libpq expects no more.
        endings += 1
        if endings > 1 { return false }
      case .result(let result):
        endings = 0
        if !take(result, from: place) { return false }
      }
    }
    return connections[place].isOpen && !connections[place].isDrained
  }

  private mutating func take(_ result: ServerResult, from place: Int) -> Bool {
    guard let answer = result.answer else {
      result.clear()
      return false
    }
    connections[place].noteAnswer(now: now)
    let isInStep = perform(connections[place].pipeline.receive(answer), with: result)
    while let end = connections[place].pipeline.receiveEndOfUnit() { perform(end) }
    if connections[place].pipeline.owesRollback {
      return connections[place].rollBack(now: now, pointers: &pointers) && isInStep
    }
    return isInStep
  }

  /// Does with a result what the pipeline says, and frees it unless it is kept.
  private mutating func perform(
    _ action: PipelineAction<Attempt>, with result: ServerResult
  ) -> Bool {
    switch action {
    case .keep(let attempt):
      attempt.keep(result)
      return true
    case .fail(let attempt): attempt.note(result.error.map { (error) in .server(error) })
    case .outOfStep:
      result.clear()
      return false
    case .discard, .complete, .stale, .hit: perform(action)
    }
    result.clear()
    return true
  }

  /// Does what the end of a unit asks for.
  private mutating func perform(_ action: PipelineAction<Attempt>) {
    switch action {
    case .keep, .fail, .discard, .outOfStep: break
    case .complete(let attempt): conclude(attempt)
    case .stale(let attempt): sendAgainUnprepared(attempt)
    case .hit(let attempt): sendAgainAlone(attempt)
    }
  }

  /// An attempt is answered in full: its caller goes on; what else was sent for it is of no use.
  private mutating func conclude(_ attempt: Attempt) {
    if attempt.request.isHedged { withdraw(attempt.request) }
    requests.remove(attempt.request)
    attempt.request.resume(with: attempt, countedIn: inbox.unreadResults)
  }

  /// A request has failed for good, wherever it is by now.
  mutating func fail(_ request: RequestReference, _ failure: DatabaseError) {
    if request.isHedged { withdraw(request) }
    requests.remove(request)
    request.fail(failure)
  }

  /// Lets go of every attempt of a request, queued or sent; says whether any was sent.
  ///
  /// The server may go on with it for as long as it might have anyway, unless it is cancelled.
  @discardableResult
  private mutating func withdraw(_ request: RequestReference) -> Bool {
    let isMeant = { (attempt: Attempt) in attempt.request.ticket == request.ticket }
    while queue.removeFirst(where: isMeant) != nil {}
    while repeats.removeFirst(where: isMeant) != nil {}
    var wasSent = false
    for place in connections.indices {
      for position in 0..<connections[place].pipeline.inFlight
      where connections[place].pipeline.unit(at: position)?.request.ticket == request.ticket {
        abandon(at: position, of: place)
        wasSent = true
      }
    }
    return wasSent
  }

  /// Lets go of an attempt that was sent. Its connection is not well if that is still being answered a while
  /// after its caller's time.
  mutating func abandon(at position: Int, of place: Int) {
    guard let attempt = connections[place].pipeline.unit(at: position) else { return }
    let closeAt = max(now, attempt.request.deadline) + Int64(limits.abandonedUnitMilliseconds)
    connections[place].pipeline.abandon(at: position, now: now, closeAt: closeAt)
  }

  private mutating func sendAgainUnprepared(_ attempt: Attempt) {
    guard !attempt.goesUnprepared else { return conclude(attempt) }
    var again = attempt
    again.goesUnprepared = true
    sendAgain(again)
  }

  /// What was in one transaction with something slow is not to stand behind it a second time.
  private mutating func sendAgainAlone(_ attempt: Attempt) {
    var again = attempt
    again.goesAlone = true
    again.isSuspect = true
    sendAgain(again)
  }

  /// Nothing of it was committed.
  private mutating func sendAgain(_ attempt: Attempt) {
    attempt.reset()
    if attempt.isSelective { repeats.append(attempt) } else { queue.prepend(attempt) }
  }

  // MARK: - Losing a connection

  /// Closes a connection and decides what becomes of the units on it.
  mutating func lose(_ place: Int) {
    inbox.onEvent?(.connectionClosed(unanswered: connections[place].pipeline.inFlight))
    let wasSilent = connections[place].liveness.isSilent
    supply.connectionClosed(silentSince: wasSilent ? silentSince : nil)
    connections[place].finish()
    var again: [Attempt] = []
    while let (attempt, fate) = connections[place].pipeline.lose() {
      switch fate {
      case .refused: conclude(attempt)
      case .notCommitted: again.append(attempt)
      case .unknown: lose(attempt)
      }
    }
    connections.swapAt(place, connections.count - 1)
    connections.removeLast()
    for attempt in again.reversed() { sendAgain(attempt) }
  }

  private mutating func lose(_ attempt: Attempt) {
    let request = attempt.request
    if request.livingAttempts > 1 { return request.drop(attempt) }
    guard request.isRepeatable, request.lostAt == nil else {
      return fail(request, .connectionLost(outcomeUnknown: !request.isRepeatable))
    }
    request.noteLoss(of: attempt, at: now)
    repeats.append(attempt)
  }

  // MARK: - Time limits

  /// Ends the waits that have become too long, and connections that are of no use any more.
  mutating func enforceTimeLimits() {
    endOverdueRequests()
    refuseWhereNothingAnswers()
    let isFull = inbox.unreadResults.isFull
    for place in connections.indices.reversed() {
      if connections[place].pipeline.isStuck(now: now) || connections[place].isDrained {
        lose(place)
      } else if isFull {
        // Who is not listened to is not silent.
        connections[place].liveness.owes(now: now)
      } else if connections[place].pipeline.inFlight > 0, !receive(from: place) {
        // TLS may hold decrypted bytes that poll(2) cannot see: look even if nothing was signalled.
        lose(place)
      }
    }
    watchSilence()
    cancelUnwanted()
  }

  /// Ends every request whose time is up. This is the one place where a deadline is looked at, and
  /// it asks nothing of where the attempts of a request are.
  private mutating func endOverdueRequests() {
    let isAway = !hasUsableConnection
    // From the back, because an ended request's place is taken by the last one.
    for place in (0..<requests.count).reversed() where now >= requests[place].deadline {
      let request = requests[place]
      let wasSent = withdraw(request)
      if isAway, !wasSent {
        fail(request, .unavailable(reason: reasonForOutage))
      } else {
        fail(request, .timedOut(outcomeUnknown: wasSent && !request.isRepeatable))
      }
    }
  }

  /// Lets go of a request whose caller has gone, wherever it is by now.
  mutating func cancel(_ ticket: UInt64) {
    guard let request = requests.first(ticket: ticket) else { return }
    let wasSent = withdraw(request)
    fail(request, .cancelled(outcomeUnknown: wasSent && !request.isRepeatable))
  }

  /// Ends requests that wait for a database that counts as down.
  private mutating func refuseWhereNothingAnswers() {
    noteOutage()
    guard isDown else { return }
    var waiting = WaitingAttempts()
    swap(&waiting, &queue)
    while let attempt = waiting.popFirst() {
      if !refuse(attempt) { queue.append(attempt) }
    }
    for _ in 0..<repeats.count {
      if let attempt = repeats.popFirst(), !refuse(attempt) { repeats.append(attempt) }
    }
  }

  /// Whether no connection could be had for so long that nobody is made to wait for one.
  private var isDown: Bool {
    outageSince.map { (since) in now - since >= Int64(limits.unavailableAfterMilliseconds) }
      ?? false
  }

  /// Notes when the database began to be away. It goes on being so after those who waited have been
  /// refused, for as long as one is tried, or none could be had beside silent ones.
  mutating func noteOutage() {
    let isAway =
      !hasUsableConnection
      && (supply.isDown || supply.attempts > 0 || reasonForProvenSilence != nil || queue.count > 0
        || !repeats.isEmpty)
    outageSince = isAway ? outageSince ?? now : nil
  }

  private mutating func refuse(_ attempt: Attempt) -> Bool {
    let request = attempt.request
    let waited = now - request.submittedAt
    // Another attempt of it may still be answered.
    guard request.livingAttempts == 1, waited >= Int64(limits.unavailableWhileDownMilliseconds)
    else { return false }
    supply.attemptIsLate()
    fail(request, .unavailable(reason: reasonForOutage))
    return true
  }

  private var reasonForOutage: String {
    supply.reasonForBeingDown ?? reasonForSilence ?? "no connection is open"
  }

  // MARK: - The end

  /// Closes everything; whoever still waits is told.
  mutating func end() {
    for place in connections.indices {
      connections[place].finish()
      while let (attempt, fate) = connections[place].pipeline.lose() {
        switch fate {
        case .refused: conclude(attempt)
        case .unknown where !attempt.request.isRepeatable:
          fail(attempt.request, .connectionLost(outcomeUnknown: true))
        case .notCommitted, .unknown: break
        }
      }
    }
    connections = []
    queue = WaitingAttempts()
    repeats = Ring()
    while requests.count > 0 { fail(requests[0], .closed) }
    let late = inbox.end()
    for request in late.requests { request.fail(.closed) }
    for case .opened(let opened) in late.attempts { opened.finish() }
  }
}
