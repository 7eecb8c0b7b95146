// The room that the long bodies of one event loop share: kept for the whole of a body before it is read
// on, and handed on in the order in which it was asked for.

import NIOCore

/// What asks for room, and may have to wait for it.
protocol RoomSeeker: AnyObject {
  /// Whether it still wants the room that it asked for and did not get.
  var waitsForRoom: Bool { get }
}

/// How much of long bodies may be collected at once, and which of them wait for others to end.
struct BodyRoom<Body: RoomSeeker> {
  /// How many may have given up before their places in the line are looked for.
  private static var toleratedGone: Int { 32 }

  private let limit: Int
  private var taken = 0
  /// Those that wait, the longest first, with the bytes that each needs. The first of them does wait;
  /// others may have given up.
  private var waiting = CircularBuffer<(body: Body, bytes: Int)>()
  /// How many of those have given up.
  private var gone = 0

  /// - Parameter bytes: How much there is. One body at least may be as long as it likes.
  init(bytes: Int) { limit = max(1, bytes) }

  private func fits(_ bytes: Int) -> Bool { taken == 0 || bytes <= limit - taken }

  /// How many places there are in the line, those of bodies that have given up included.
  var lineLength: Int { waiting.count }

  /// Keeps room for a body; false where others have it or wait for it, and then the body has its place
  /// in the line.
  mutating func reserve(_ bytes: Int, for body: Body) -> Bool {
    guard waiting.isEmpty, fits(bytes) else {
      waiting.append((body, bytes))
      return false
    }
    taken += bytes
    return true
  }

  /// Takes back what was kept for a body.
  mutating func giveBack(_ bytes: Int) { taken -= bytes }

  /// One of those that wait does so no longer.
  mutating func noteGone() {
    gone += 1
    guard gone > Self.toleratedGone, gone > waiting.count / 2 else { return }
    waiting.removeAll { (place) in !place.body.waitsForRoom }
    gone = 0
  }

  /// Keeps room for the body that has waited the longest, where there is enough; nil where there is not,
  /// or where nobody waits.
  mutating func next() -> (body: Body, bytes: Int)? {
    while let first = waiting.first {
      guard first.body.waitsForRoom else {
        waiting.removeFirst()
        gone -= 1
        continue
      }
      guard fits(first.bytes) else { return nil }
      waiting.removeFirst()
      taken += first.bytes
      return first
    }
    return nil
  }
}
