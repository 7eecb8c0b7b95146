// How long a stream rests between two pieces: as long as the last one took, or a few times that, where
// others ask for something meanwhile. A state machine without I/O.

/// The pace of one stream, which lets others have the processors in between.
///
/// A stream keeps the database, a thread here and the event loop busy without a pause, and each of
/// them may have as large a share of the processors as all the others together: whoever asks for a few
/// rows then waits until a share is used up. Where it rests after each piece, nobody waits for longer
/// than a piece takes, and half of the time for none. What arrives on its connection meanwhile is
/// not lost time: the next piece takes less.
struct StreamPace {
  /// For so long after others have asked for something they count as about to ask again.
  static let memoryMicroseconds: Int64 = 100_000

  private let longestMicroseconds: Int64
  private var begunAt: Int64
  private var unitsBegun: UInt64
  private var othersUntil: Int64 = .min

  /// - Parameters:
  ///   - now: When the first piece is begun, in microseconds.
  ///   - unitsBegun: Units of work that callers have asked for until then.
  ///   - longestMilliseconds: No rest is longer.
  init(at now: Int64, unitsBegun: UInt64, longestMilliseconds: Int) {
    begunAt = now
    self.unitsBegun = unitsBegun
    longestMicroseconds = Int64(longestMilliseconds) * 1_000
  }

  /// When to begin the next piece, now that one has been read; a time that has passed where nobody
  /// else asks for anything.
  ///
  /// - Parameters:
  ///   - now: In microseconds.
  ///   - unitsBegun: Units of work that callers have asked for until now.
  ///   - shares: How many times as long as the piece has taken the rest is.
  mutating func next(at now: Int64, unitsBegun: UInt64, shares: Int) -> Int64 {
    if unitsBegun != self.unitsBegun {
      self.unitsBegun = unitsBegun
      othersUntil = now + Self.memoryMicroseconds
    }
    guard now < othersUntil else { return now }
    return now + min((now - begunAt) * Int64(shares), longestMicroseconds)
  }

  /// The next piece is begun.
  mutating func begin(at now: Int64) {
    begunAt = now
  }
}
