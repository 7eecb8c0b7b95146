// How many connections to open and when: on demand, bounded, with back-off while it fails.
// A state machine without I/O and without a clock: the time in milliseconds comes in.

/// The number of connections, the attempts under way, and what is known of the database's health.
struct ConnectionSupply {
  private let maximumConnections: Int
  private let maximumAttempts: Int
  private let firstPause: Int64
  private let longestPause: Int64
  private let lateAfter: Int64
  private(set) var open = 0
  private(set) var attempts = 0
  private var failuresInARow = 0
  private var nextAttemptAt = Int64.min
  private var lastAttemptAt = Int64.min
  /// Why the last attempt failed, while no connection is open.
  private(set) var reasonForBeingDown: String?
  /// The last attempt, if it failed, whatever else is open.
  private var lastFailure: (at: Int64, reason: String)?

  init(maximumConnections: Int, limits: DatabaseLimits) {
    self.maximumConnections = max(1, maximumConnections)
    maximumAttempts = max(1, limits.concurrentConnectionAttempts)
    firstPause = Int64(max(1, limits.reconnectFirstMilliseconds))
    longestPause = Int64(max(1, limits.reconnectLongestMilliseconds))
    lateAfter = Int64(max(1, limits.lateAttemptMilliseconds))
  }

  /// Whether an attempt has failed and no connection is open.
  var isDown: Bool { reasonForBeingDown != nil }

  /// How many attempts to start now, for so many units that found no idle connection.
  ///
  /// While the database is down, one at a time, wanted or not, so that recovery is noticed. Where those
  /// under way hear nothing, one more is begun beside them: TCP repeats its first packet only after
  /// one, two, four seconds, and a path that is well again meanwhile would not be noticed.
  ///
  /// - Parameter spare: How many may be open beyond the maximum, for others that are of no use.
  mutating func attemptsToStart(for waiting: Int, spare: Int = 0, now: Int64) -> Int {
    guard now >= nextAttemptAt else { return 0 }
    let isLate = attempts > 0 && (isDown || waiting > 0) && now >= lateAt
    let wanted = isLate ? attempts + 1 : isDown ? 1 : waiting
    let bound = isLate ? lateAttempts : failuresInARow > 0 ? 1 : maximumAttempts
    let allowed = min(maximumConnections + spare - open - attempts, bound - attempts)
    let started = max(0, min(wanted - attempts, allowed))
    attempts += started
    if started > 0 { lastAttemptAt = now }
    return started
  }

  /// Whether another connection can be expected soon, if one is waited for.
  func mayOpen(spare: Int) -> Bool { failuresInARow == 0 && open < maximumConnections + spare }

  /// When one more attempt may be begun beside those that hear nothing.
  private var lateAt: Int64 { lastAttemptAt + lateAfter }

  /// Most attempts under way, where those that were begun first hear nothing.
  private var lateAttempts: Int { 2 * maximumAttempts }

  /// How many of the open connections are more than are allowed.
  func surplus(spare: Int) -> Int { max(0, open - maximumConnections - spare) }

  /// The time at which to ask `attemptsToStart` again although nothing has happened.
  var nextWakeUp: Int64? {
    guard isDown else { return nil }
    if attempts == 0 { return nextAttemptAt }
    let isFull = attempts >= min(lateAttempts, maximumConnections - open)
    return isFull ? nil : max(nextAttemptAt, lateAt)
  }

  mutating func attemptSucceeded() {
    attempts -= 1
    open += 1
    failuresInARow = 0
    reasonForBeingDown = nil
    lastFailure = nil
    nextAttemptAt = .min
  }

  /// - Parameter jitter: From 0 to 1; the pause is between one half of its length and all of it.
  mutating func attemptFailed(reason: String, now: Int64, jitter: Double) {
    attempts -= 1
    let doublings = min(failuresInARow, 16)
    failuresInARow += 1
    let pause = min(longestPause, firstPause << Int64(doublings))
    nextAttemptAt = now + pause / 2 + Int64(Double(pause - pause / 2) * jitter)
    lastFailure = (now, reason)
    if open == 0 { reasonForBeingDown = reason }
  }

  /// Somebody waited for a connection longer than allowed, and no attempt has ended.
  mutating func attemptIsLate() {
    if open == 0, reasonForBeingDown == nil {
      reasonForBeingDown = "the connection attempt has not ended yet"
    }
  }

  /// Why the last attempt failed, if that was since then.
  func failure(since time: Int64) -> String? {
    lastFailure.flatMap { (failure) in failure.at >= time ? failure.reason : nil }
  }

  /// - Parameter silentSince: Since when no connection has answered, if that is why this one is given up:
  ///   an attempt that has failed since then tells of the database.
  mutating func connectionClosed(silentSince: Int64? = nil) {
    open -= 1
    if open == 0, let silentSince { reasonForBeingDown = failure(since: silentSince) }
  }
}
