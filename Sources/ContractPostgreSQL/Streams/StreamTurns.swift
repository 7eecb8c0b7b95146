// Who may begin a stream, and who is next when one ends: at most so many at once in all, one an owner,
// and owners that wait take turns. A state machine without I/O.

/// Which of those that want a stream have one.
struct StreamTurns {
  enum Entrance: Equatable {
    /// It may begin.
    case begins
    /// It waits for its turn.
    case waits
    /// It waits, and the last one of the owner who has most of them waiting does so no longer: too many
    /// wait.
    case waitsInsteadOf(UInt64)
    /// Too many wait already.
    case refused
  }

  /// Those of one owner that wait, in the order of their arrival.
  private struct Line {
    let owner: OwnerIdentifier
    var tickets: [UInt64]
  }

  private let limit: Int
  private let waitingLimit: Int
  private var running: [OwnerIdentifier] = []
  /// Those of the running that make room for somebody and have not ended yet.
  private var yielding: [OwnerIdentifier] = []
  private var lines: [Line] = []
  private var waiting = 0

  /// - Parameters:
  ///   - limit: Streams at once.
  ///   - waitingLimit: Those that wait; beyond it they are refused.
  init(limit: Int, waitingLimit: Int) {
    self.limit = limit
    self.waitingLimit = waitingLimit
  }

  /// A stream is wanted; tickets are unique.
  mutating func enter(_ owner: OwnerIdentifier, ticket: UInt64) -> Entrance {
    // Where a place is free, whoever waits does so for a stream of the same owner.
    if running.count < limit, !running.contains(owner) {
      running.append(owner)
      return .begins
    }
    var removed: UInt64?
    if waiting >= waitingLimit {
      removed = takeFromLongest(for: owner)
      if removed == nil { return .refused }
    }
    waiting += 1
    if let line = lines.firstIndex(where: { (line) in line.owner == owner }) {
      lines[line].tickets.append(ticket)
    } else {
      lines.append(Line(owner: owner, tickets: [ticket]))
    }
    return removed.map { (ticket) in .waitsInsteadOf(ticket) } ?? .waits
  }

  /// Takes the last one out of the longest line, for somebody whose own line is shorter even with them
  /// in it: whoever has many waiting keeps nobody else from waiting.
  private mutating func takeFromLongest(for owner: OwnerIdentifier) -> UInt64? {
    let own = lines.first { (line) in line.owner == owner }?.tickets.count ?? 0
    let longest = lines.indices.max { (one, other) in
      lines[one].tickets.count < lines[other].tickets.count
    }
    guard let longest, lines[longest].tickets.count > own + 1 else { return nil }
    waiting -= 1
    return lines[longest].tickets.removeLast()
  }

  /// The stream of an owner has ended.
  ///
  /// - Returns: Which one begins instead.
  mutating func leave(_ owner: OwnerIdentifier) -> UInt64? {
    running.removeAll { (other) in other == owner }
    if let place = yielding.firstIndex(of: owner) {
      yielding.remove(at: place)
      putLast(owner)
    }
    guard running.count < limit,
      let next = lines.firstIndex(where: { (line) in !running.contains(line.owner) })
    else { return nil }
    var line = lines.remove(at: next)
    let ticket = line.tickets.removeFirst()
    waiting -= 1
    running.append(line.owner)
    if !line.tickets.isEmpty { lines.append(line) }
    return ticket
  }

  /// Whoever made room for others has another turn after them.
  private mutating func putLast(_ owner: OwnerIdentifier) {
    guard let place = lines.firstIndex(where: { (line) in line.owner == owner }) else { return }
    lines.append(lines.remove(at: place))
  }

  /// Whether the stream of an owner has to make room, and from now on is counted as doing so: somebody
  /// waits who could begin in its place, and nobody else makes room for them already.
  mutating func yields(_ owner: OwnerIdentifier) -> Bool {
    let served = lines.count { (line) in wouldBegin(line, insteadOf: owner) }
    guard served > yielding.count, !yielding.contains(owner) else { return false }
    yielding.append(owner)
    return true
  }

  /// How many times as long as it has worked an owner's stream rests for those who want none: as many
  /// as streams run, so that each of these makes up for the others, and not at all where somebody waits
  /// who could begin in its place.
  func restShares(_ owner: OwnerIdentifier) -> Int {
    let isAwaited = lines.contains { (line) in wouldBegin(line, insteadOf: owner) }
    return isAwaited ? 0 : running.count
  }

  private func wouldBegin(_ line: Line, insteadOf owner: OwnerIdentifier) -> Bool {
    line.owner != owner && !running.contains(line.owner)
  }

  /// One that waits does not want to any more; whether it did wait.
  @discardableResult
  mutating func withdraw(_ ticket: UInt64) -> Bool {
    for line in lines.indices {
      guard let place = lines[line].tickets.firstIndex(of: ticket) else { continue }
      lines[line].tickets.remove(at: place)
      if lines[line].tickets.isEmpty { lines.remove(at: line) }
      waiting -= 1
      return true
    }
    return false
  }
}
