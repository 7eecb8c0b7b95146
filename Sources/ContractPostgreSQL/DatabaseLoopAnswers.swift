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
    return connections[place].isOpen
  }

  private mutating func take(_ result: ServerResult, from place: Int) -> Bool {
    guard let answer = result.answer else {
      result.clear()
      return false
    }
    connections[place].answeredAt = now
    let action = connections[place].pipeline.receive(answer)
    if case .keep(let unit) = action {
      unit.keep(result)
      return true
    }
    defer { result.clear() }
    switch action {
    case .keep, .discard: break
    case .fail(let unit): unit.note(result.error.map { (error) in .server(error) })
    case .complete(let unit): unit.resume()
    case .stale(let unit): sendAgainUnprepared(unit)
    case .outOfStep: return false
    }
    return true
  }

  private mutating func sendAgainUnprepared(_ unit: Unit) {
    guard !unit.wasStale else {
      unit.resume()
      return
    }
    unit.noteStale()
    queue.prepend(unit)
  }

  // MARK: - Losing a connection

  /// Closes a connection and decides what becomes of the units on it.
  mutating func lose(_ place: Int) {
    var lost = connections[place]
    connections.swapAt(place, connections.count - 1)
    connections.removeLast()
    lost.finish()
    supply.connectionClosed()
    var again: [Unit] = []
    while let (unit, fate) = lost.pipeline.lose() {
      switch fate {
      case .refused: unit.resume()
      case .notCommitted:
        again.append(unit)
      case .unknown where unit.isRepeatable && unit.lostAt == nil:
        unit.noteLoss(at: now)
        repeats.append(unit)
      case .unknown:
        unit.fail(.connectionLost(outcomeUnknown: !unit.isRepeatable))
      }
    }
    for unit in again.reversed() {
      unit.reset()
      queue.prepend(unit)
    }
  }

  // MARK: - Time limits

  /// Ends the waits that have become too long, queued or sent.
  mutating func enforceTimeLimits() {
    expireQueue()
    for place in connections.indices.reversed() {
      expireSent(on: place)
      if connections[place].pipeline.isStuck(now: now) {
        lose(place)
      } else if connections[place].pipeline.inFlight > 0, !receive(from: place) {
        // TLS may hold decrypted bytes that poll(2) cannot see: look even if nothing was signalled.
        lose(place)
      }
    }
  }

  private mutating func expireQueue() {
    for _ in 0..<queue.count {
      if let unit = queue.popFirst(), !expire(unit) { queue.append(unit) }
    }
    for _ in 0..<repeats.count {
      if let unit = repeats.popFirst(), !expire(unit) { repeats.append(unit) }
    }
  }

  private mutating func expire(_ unit: Unit) -> Bool {
    if now >= unit.deadline {
      unit.fail(.timedOut(outcomeUnknown: false))
      return true
    }
    if connections.isEmpty, now - unit.submittedAt >= patience {
      supply.attemptIsLate()
      unit.fail(.unavailable(reason: supply.reasonForBeingDown ?? "no connection is open"))
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
      guard let unit = connections[place].pipeline.unit(at: position),
        now >= unit.deadline
      else { continue }
      connections[place].pipeline.abandon(
        at: position, closeAt: now + Int64(limits.abandonedUnitMilliseconds))
      unit.fail(.timedOut(outcomeUnknown: !unit.isRepeatable))
    }
  }

  /// Lets go of a request whose caller has gone, wherever it is by now.
  mutating func cancel(_ ticket: UInt64) {
    let isMeant = { (unit: Unit) in unit.ticket == ticket }
    if let unit = queue.removeFirst(where: isMeant) ?? repeats.removeFirst(where: isMeant) {
      unit.fail(.cancelled(outcomeUnknown: false))
      return
    }
    for place in connections.indices {
      for position in 0..<connections[place].pipeline.inFlight {
        guard let unit = connections[place].pipeline.unit(at: position),
          unit.ticket == ticket
        else { continue }
        // The server may go on with it for as long as it might have anyway.
        connections[place].pipeline.abandon(
          at: position,
          closeAt: unit.deadline + Int64(limits.abandonedUnitMilliseconds))
        unit.fail(.cancelled(outcomeUnknown: !unit.isRepeatable))
        return
      }
    }
  }

  // MARK: - The end

  /// Closes everything; whoever still waits is told.
  mutating func end() {
    while let unit = queue.popFirst() ?? repeats.popFirst() { unit.fail(.closed) }
    for place in connections.indices {
      connections[place].finish()
      while let (unit, fate) = connections[place].pipeline.lose() {
        switch fate {
        case .refused: unit.resume()
        case .unknown where !unit.isRepeatable:
          unit.fail(.connectionLost(outcomeUnknown: true))
        case .notCommitted, .unknown: unit.fail(.closed)
        }
      }
    }
    connections = []
    let late = inbox.end()
    for request in late.requests { request.fail(.closed) }
    for case .opened(let opened) in late.attempts { opened.finish() }
  }
}
