// Attempts that wait for a connection. Inserts that share transactions wait apart from all others:
// of those transactions only so many are under way, and nobody else is to wait for that.

/// The queue of the database loop, in which the owners take turns.
struct WaitingAttempts {
  /// Who waits for what.
  enum Line {
    /// Units that write and may share a transaction.
    case sharedWrites
    /// All others.
    case others

    var other: Line { self == .others ? .sharedWrites : .others }
  }

  private var sharedWrites = Self.emptyQueue
  private var others = Self.emptyQueue
  /// Which line is served first the next time, so that neither takes every free place.
  private(set) var turn = Line.others

  private static var emptyQueue: TurnQueue<Attempt, Attempt.Party> {
    TurnQueue(capacity: 64) { (attempt) in attempt.party }
  }

  var count: Int { sharedWrites.count + others.count }

  /// What is next in a line.
  func first(in line: Line) -> Attempt? {
    line == .others ? others.first : sharedWrites.first
  }

  mutating func popFirst(in line: Line) -> Attempt? {
    line == .others ? others.popFirst() : sharedWrites.popFirst()
  }

  mutating func popFirst() -> Attempt? { others.popFirst() ?? sharedWrites.popFirst() }

  /// Whose turn it is in a line has to wait, and others need not.
  mutating func passTurn(in line: Line) {
    if line == .others { others.passTurn() } else { sharedWrites.passTurn() }
  }

  func count(in line: Line) -> Int { line == .others ? others.count : sharedWrites.count }

  /// How often `passTurn` can bring somebody new to the front of a line.
  mutating func turnsToPass(in line: Line) -> Int {
    line == .others ? others.turnsToPass() : sharedWrites.turnsToPass()
  }

  /// The line whose turn it was has been served.
  mutating func endTurn() { turn = turn.other }

  mutating func append(_ attempt: Attempt) {
    if attempt.isSharedWrite { sharedWrites.append(attempt) } else { others.append(attempt) }
  }

  /// Puts back what has been sent and is to be sent again, before all others of its line.
  mutating func prepend(_ attempt: Attempt) {
    if attempt.isSharedWrite { sharedWrites.prepend(attempt) } else { others.prepend(attempt) }
  }

  /// Where more shared writes wait than leave together, each does so in the line of its owner from now on.
  mutating func settleSharedWrites(beyond number: Int) {
    if sharedWrites.count > number { sharedWrites.settle() }
  }

  /// Whatever is left has to wait, and does so in the line of its owner from now on.
  mutating func settle() {
    others.settle()
    sharedWrites.settle()
  }

  mutating func removeFirst(where matches: (Attempt) -> Bool) -> Attempt? {
    others.removeFirst(where: matches) ?? sharedWrites.removeFirst(where: matches)
  }
}

extension Attempt {
  /// Who takes turns: an owner, and apart from that the owner's writes, which may have to wait longer; all
  /// that is for nobody is one party.
  fileprivate struct Party: Hashable {
    let owner: OwnerIdentifier?
    let writesAlone: Bool
  }

  fileprivate var party: Party { Party(owner: request.prefix?.owner, writesAlone: writer != 0) }
}
