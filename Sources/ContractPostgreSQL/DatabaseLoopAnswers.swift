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
    let action = connections[place].pipeline.receive(answer)
    if case .keep(let attempt) = action {
      attempt.keep(result)
      return true
    }
    defer { result.clear() }
    switch action {
    case .keep, .discard: break
    case .fail(let attempt): attempt.note(result.error.map { (error) in .server(error) })
    case .complete(let attempt): conclude(attempt)
    case .stale(let attempt): sendAgainUnprepared(attempt)
    case .hit(let attempt): sendAgain(attempt)
    case .outOfStep: return false
    }
    return true
  }

  /// An attempt is answered in full: its caller goes on; what else was sent for it is of no use.
  private mutating func conclude(_ attempt: Attempt) {
    if attempt.request.isHedged { withdraw(attempt.request) }
    attempt.request.resume(with: attempt)
  }

  /// A request has failed for good, wherever it is by now.
  mutating func fail(_ request: RequestReference, _ failure: DatabaseError) {
    if request.isHedged { withdraw(request) }
    request.fail(failure)
  }

  /// Lets go of every attempt of a request, queued or sent.
  private mutating func withdraw(_ request: RequestReference) {
    let isMeant = { (attempt: Attempt) in attempt.request.ticket == request.ticket }
    while queue.removeFirst(where: isMeant) != nil {}
    while repeats.removeFirst(where: isMeant) != nil {}
    while abandonSent(request) {}
  }

  /// Lets go of one attempt of a request that was sent; false if there is none.
  ///
  /// The server may go on with it for as long as it might have anyway, unless it is cancelled.
  private mutating func abandonSent(_ request: RequestReference) -> Bool {
    for place in connections.indices {
      for position in 0..<connections[place].pipeline.inFlight {
        guard let attempt = connections[place].pipeline.unit(at: position),
          attempt.request.ticket == request.ticket
        else { continue }
        connections[place].pipeline.abandon(
          at: position, now: now,
          closeAt: request.deadline + Int64(limits.abandonedUnitMilliseconds))
        return true
      }
    }
    return false
  }

  private mutating func sendAgainUnprepared(_ attempt: Attempt) {
    guard !attempt.goesUnprepared else { return conclude(attempt) }
    var again = attempt
    again.goesUnprepared = true
    sendAgain(again)
  }

  /// Nothing of it was committed.
  private mutating func sendAgain(_ attempt: Attempt) {
    attempt.reset()
    queue.prepend(attempt)
  }

  // MARK: - Losing a connection

  /// Closes a connection and decides what becomes of the units on it.
  mutating func lose(_ place: Int) {
    connections[place].finish()
    supply.connectionClosed()
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

  /// Ends the waits that have become too long, queued or sent.
  mutating func enforceTimeLimits() {
    expireQueue()
    for place in connections.indices.reversed() {
      expireSent(on: place)
      if connections[place].pipeline.isStuck(now: now) || connections[place].isDrained {
        lose(place)
      } else if connections[place].pipeline.inFlight > 0, !receive(from: place) {
        // TLS may hold decrypted bytes that poll(2) cannot see: look even if nothing was signalled.
        lose(place)
      }
    }
    watchSilence()
    cancelUnwanted()
  }

  private mutating func expireQueue() {
    for _ in 0..<queue.count {
      if let attempt = queue.popFirst(), !expire(attempt) { queue.append(attempt) }
    }
    for _ in 0..<repeats.count {
      if let attempt = repeats.popFirst(), !expire(attempt) { repeats.append(attempt) }
    }
  }

  private mutating func expire(_ attempt: Attempt) -> Bool {
    let unit = attempt.request
    if now >= unit.deadline {
      fail(unit, .timedOut(outcomeUnknown: false))
      return true
    }
    // Another attempt of it may still be answered.
    if unit.livingAttempts == 1, now - unit.submittedAt >= patience,
      !hasUsableConnection
    {
      supply.attemptIsLate()
      let reason = supply.reasonForBeingDown ?? reasonForSilence ?? "no connection is open"
      fail(unit, .unavailable(reason: reason))
      return true
    }
    return false
  }

  private var patience: Int64 {
    Int64(
      supply.isDown
        ? limits.unavailableWhileDownMilliseconds : limits.unavailableAfterMilliseconds)
  }

  private mutating func expireSent(on place: Int) {
    for position in 0..<connections[place].pipeline.inFlight {
      guard let unit = connections[place].pipeline.unit(at: position)?.request,
        now >= unit.deadline
      else { continue }
      connections[place].pipeline.abandon(
        at: position, now: now, closeAt: now + Int64(limits.abandonedUnitMilliseconds))
      fail(unit, .timedOut(outcomeUnknown: !unit.isRepeatable))
    }
  }

  /// Lets go of a request whose caller has gone, wherever it is by now.
  mutating func cancel(_ ticket: UInt64) {
    let isMeant = { (attempt: Attempt) in attempt.request.ticket == ticket }
    if let attempt = queue.removeFirst(where: isMeant) ?? repeats.removeFirst(where: isMeant) {
      fail(attempt.request, .cancelled(outcomeUnknown: false))
      return
    }
    guard let request = sentRequest(ticket) else { return }
    while abandonSent(request) {}
    fail(request, .cancelled(outcomeUnknown: !request.isRepeatable))
  }

  private func sentRequest(_ ticket: UInt64) -> RequestReference? {
    for place in connections.indices {
      for position in 0..<connections[place].pipeline.inFlight {
        if let request = connections[place].pipeline.unit(at: position)?.request,
          request.ticket == ticket
        {
          return request
        }
      }
    }
    return nil
  }

  // MARK: - The end

  /// Closes everything; whoever still waits is told.
  mutating func end() {
    while let attempt = queue.popFirst() ?? repeats.popFirst() { fail(attempt.request, .closed) }
    for place in connections.indices {
      connections[place].finish()
      while let (attempt, fate) = connections[place].pipeline.lose() {
        switch fate {
        case .refused: conclude(attempt)
        case .unknown where !attempt.request.isRepeatable:
          fail(attempt.request, .connectionLost(outcomeUnknown: true))
        case .notCommitted, .unknown: fail(attempt.request, .closed)
        }
      }
    }
    connections = []
    let late = inbox.end()
    for request in late.requests { request.fail(.closed) }
    for case .opened(let opened) in late.attempts { opened.finish() }
  }
}
