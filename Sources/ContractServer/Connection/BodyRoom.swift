// The room that the long bodies of one event loop share: kept for the whole of a body before it is read
// on, and handed on in the order in which it was asked for.

import NIOCore

/// How much of long bodies may be collected at once, and which of them wait for others to end.
struct BodyRoom {
  private let limit: Int
  private var taken = 0
  /// Those that wait, the longest first, with the bytes that each needs. The first of them does wait;
  /// others may have given up.
  private var waiting = CircularBuffer<(body: RequestBodyStream, bytes: Int)>()

  /// - Parameter bytes: How much there is. One body at least may be as long as it likes.
  init(bytes: Int) { limit = max(1, bytes) }

  private func fits(_ bytes: Int) -> Bool { taken == 0 || bytes <= limit - taken }

  /// Keeps room for a body; false where others have it, and then the body has its place among those
  /// that wait.
  mutating func reserve(_ bytes: Int, for body: RequestBodyStream) -> Bool {
    guard waiting.isEmpty, fits(bytes) else {
      waiting.append((body, bytes))
      return false
    }
    taken += bytes
    return true
  }

  /// Takes back what was kept for a body.
  mutating func giveBack(_ bytes: Int) { taken -= bytes }

  /// Keeps room for the body that has waited the longest, where there is enough; nil where there is not,
  /// or where nobody waits.
  mutating func next() -> (body: RequestBodyStream, bytes: Int)? {
    while let first = waiting.first {
      if first.body.waitsForRoom, !fits(first.bytes) { return nil }
      waiting.removeFirst()
      if first.body.waitsForRoom {
        taken += first.bytes
        return first
      }
    }
    return nil
  }
}
