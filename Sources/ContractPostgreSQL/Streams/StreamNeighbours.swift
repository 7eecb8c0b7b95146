// What a stream asks about everybody else: those who wait for its place, and those who do not.

/// Answers from any thread.
struct StreamNeighbours: Sendable {
  /// Whether it has to end for somebody who waits; asked once its reader has had its share of time.
  let endsForThem: @Sendable () -> Bool
  /// How many times as long as a piece has taken it rests for them; 0 for one that somebody waits for.
  let restShares: @Sendable () -> Int
  /// Units of work that callers of the database have asked for so far.
  let unitsBegun: @Sendable () -> UInt64
}
