// What the database thread does about silence, about what takes long and about callers that have gone:
// reads are sent elsewhere, connections asked for a sign of life, statements cancelled that nobody waits
// for or that hold others up.
extension DatabaseLoop {
  /// Whether any connection may take units.
  var hasUsableConnection: Bool {
    let doubt = doubt
    return connections.indices.contains { (place) in connections[place].isUsable(since: doubt) }
  }

  /// Whether a connection may take units, and nothing on it takes long.
  func isWell(_ place: Int) -> Bool {
    connections[place].isUsable(since: doubt) && !connections[place].isSlow(now: now)
  }

  /// Whether a connection was heard of lately enough for a write.
  func isRecent(_ place: Int) -> Bool {
    connections[place].liveness.isRecent(now: now, within: limits.silenceMilliseconds)
  }

  /// Why connections are open and none can be used.
  var reasonForSilence: String? { connections.isEmpty ? nil : "no open connection answers" }

  /// The same where it is not only a statement that takes long: no other connection could be had either,
  /// since an attempt has failed or has not ended in as much time as makes a silence. A pool that is full of
  /// slow statements, with the spare connections, is no such proof.
  var reasonForProvenSilence: String? {
    guard let silentSince else { return nil }
    let isLong =
      supply.attempts > 0 && now - silentSince >= Int64(limits.silenceMilliseconds)
    return isLong || supply.failure(since: silentSince) != nil ? reasonForSilence : nil
  }

  /// Whether no open connection can be used, and none of those that were asked has given a sign of life at
  /// once: another one tells whether the database is away or a statement is slow, and whoever comes next
  /// needs it in any case.
  var isInTheDark: Bool {
    guard closeBy == nil, let silentSince else { return false }
    return now - silentSince >= Int64(limits.tickMilliseconds) && !connections.isEmpty
      && !hasUsableConnection
  }

  /// How many connections may be open beyond the maximum: some for those that are of no use.
  ///
  /// - Parameter besideSlow: Whether somebody waits for want of one that is not slow.
  func spareConnections(besideSlow: Bool) -> Int {
    let useless = connections.indices.count { (place) in
      connections[place].isRetired || connections[place].liveness.isSilent
        || (besideSlow && connections[place].isSlow(now: now))
    }
    return min(useless, limits.spareConnections)
  }

  /// Connections of which nothing bad is known and that have been asked for a sign of life: what
  /// waits for them needs no new one yet.
  var connectionsBeingProven: Int {
    connections.indices.count { (place) in
      connections[place].pipeline.inFlight > 0 && mayProveWell(place)
    }
  }

  /// Whether nothing is on a connection but the question for a sign of life, if that, and an answer to it can be
  /// expected at once.
  func mayProveWell(_ place: Int) -> Bool {
    isWell(place) && connections[place].pipeline.holdsOnlyProbes
  }

  /// Asks for a sign of life; false if the connection was lost by that, and its place is another's.
  mutating func probe(_ place: Int) -> Bool {
    if connections[place].sendProbe(now: now) { return true }
    lose(place)
    return false
  }

  // MARK: - Silence

  /// Notices connections that owe an answer for too long, and acts on it.
  mutating func watchSilence() {
    for place in connections.indices where connections[place].pipeline.inFlight > 0 {
      let waitingSince = connections[place].liveness.waitingSince
      if connections[place].liveness.fallsSilent(now: now, after: limits.silenceMilliseconds) {
        doubt = max(doubt, waitingSince)
      }
    }
    for place in connections.indices.reversed() { actOnDoubt(place) }
    for place in connections.indices { connections[place].forgetSuspects() }
    silentSince = connections.isEmpty || hasUsableConnection ? nil : silentSince ?? now
    // What is not read yet may be their answers.
    if inbox.unreadResults.isFull { return }
    repeatReads()
    interruptForWrites()
  }

  private mutating func actOnDoubt(_ place: Int) {
    if connections[place].liveness.isSilent, connections[place].pipeline.holdsOnlyProbes {
      lose(place)
    } else if connections[place].pipeline.inFlight == 0, !connections[place].isUsable(since: doubt)
    {
      _ = probe(place)
    }
  }

  /// Sends reads elsewhere whose connection is silent, so many at once and no more.
  ///
  /// The one that is being answered may be slow itself, or the path be frozen, which nobody can tell: it goes
  /// on, and is tried once more beside that; whichever is answered first counts. Those behind it go elsewhere,
  /// as often as they stand behind something slow.
  private mutating func repeatReads() {
    guard connections.contains(where: { (connection) in connection.liveness.isSilent }) else {
      return
    }
    var room = limits.repeatedReads - repeatsUnderWay
    var suspects: [Attempt] = []
    for place in connections.indices where connections[place].liveness.isSilent {
      for position in 0..<connections[place].pipeline.inFlight {
        guard let attempt = connections[place].pipeline.unit(at: position),
          attempt.request.isRepeatable, room > 0 || attempt.isRepeat
        else { continue }
        if position != connections[place].pipeline.answering {
          abandon(at: position, of: place)
          repeats.append(attempt.moved())
          if !attempt.isRepeat { room -= 1 }
        } else if room > 0, !attempt.request.isHedged {
          suspects.append(attempt.hedge())
          room -= 1
        }
      }
    }
    for attempt in suspects { repeats.append(attempt) }
  }

  /// Cancels a read that has been answered for so long that its connection is silent, where writes stand
  /// behind it and it goes on elsewhere.
  private mutating func interruptForWrites() {
    for place in connections.indices
    where connections[place].liveness.isSilent && cancelRequests.hasRoom {
      guard let attempt = connections[place].readHoldingUpWrites,
        isUnderWay(attempt, elsewhereThanOn: place)
      else { continue }
      attempt.request.drop(attempt)
      abandon(at: connections[place].pipeline.answering, of: place)
      cancel(place)
    }
  }

  /// Whether another attempt of the same request was sent, and on a connection that may answer it.
  private func isUnderWay(_ attempt: Attempt, elsewhereThanOn place: Int) -> Bool {
    let ticket = attempt.request.ticket
    return connections.indices.contains { (other) in
      other != place && !connections[other].liveness.isSilent
        && connections[other].pipeline.holds(where: { (held) in held.request.ticket == ticket })
    }
  }

  private var repeatsUnderWay: Int {
    var count = 0
    for position in 0..<repeats.count where repeats[position]?.isRepeat == true { count += 1 }
    for connection in connections {
      for position in 0..<connection.pipeline.inFlight
      where connection.pipeline.unit(at: position)?.isRepeat == true { count += 1 }
    }
    return count
  }

  /// When connections are closed that are open and of no use, if there are any.
  var closeSurplusAt: Int64? { surplusSince.map { (since) in since + 1_000 } }

  /// Closes idle connections that were opened beside slow and silent ones, once those have been well or gone
  /// for a second: the next ones may follow at once.
  mutating func closeSurplus() {
    var surplus = supply.surplus(spare: 0)
    if surplus > 0 { surplus = supply.surplus(spare: spareConnections(besideSlow: true)) }
    surplusSince = surplus > 0 ? surplusSince ?? now : nil
    guard let closeSurplusAt, now >= closeSurplusAt else { return }
    for place in connections.indices.reversed()
    where surplus > 0 && connections[place].pipeline.inFlight == 0 {
      lose(place)
      surplus -= 1
    }
  }

  // MARK: - Cancelling

  /// Asks the server to end statements that nobody waits for any more.
  mutating func cancelUnwanted() {
    for place in connections.indices where cancelRequests.hasRoom {
      guard let since = connections[place].cancellableSince,
        now - since >= Int64(limits.cancelAfterMilliseconds)
      else { continue }
      cancel(place)
    }
  }

  private mutating func cancel(_ place: Int) {
    let closeAt = now + Int64(limits.abandonedUnitMilliseconds)
    if let request = connections[place].cancel(closeAt: closeAt) { cancelRequests.send(request) }
  }
}
