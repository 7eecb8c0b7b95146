// Whether the other end of a connection still answers, as far as is known from when it did last.
// A state machine without I/O and without a clock: the time in milliseconds comes in.

/// What is known of the life at the other end of one connection.
///
/// A frozen path gives no sign: neither end is told, and a send succeeds. So a connection counts as
/// well only for as long as it has been heard of since there was reason for doubt.
struct Liveness {
  /// When something last came from the other end.
  private(set) var heardAt: Int64
  /// When an answer was first owed, or when bytes for the other end were last seen to leave.
  private var owedSince: Int64
  /// Whether an answer has been owed for too long; ends when something comes.
  private(set) var isSilent = false

  init(now: Int64) {
    heardAt = now
    owedSince = now
  }

  /// Since when an answer has been waited for, where one is owed.
  var waitingSince: Int64 { max(heardAt, owedSince) }

  /// Something came.
  mutating func heard(now: Int64) {
    heardAt = now
    isSilent = false
  }

  /// An answer is owed from now on, or the other end takes what is being sent to it: a long
  /// parameter is not silence.
  mutating func owes(now: Int64) {
    owedSince = now
  }

  /// Whether a silence has just become too long; true once in each silence.
  mutating func fallsSilent(now: Int64, after limit: Int) -> Bool {
    guard !isSilent, now - waitingSince >= Int64(limit) else { return false }
    isSilent = true
    return true
  }

  /// Whether it has answered since a silence elsewhere began, of which it may have been part.
  func isTrusted(since doubt: Int64) -> Bool { !isSilent && heardAt >= doubt }

  /// Whether it was heard of so lately that it needs no proof of life before a write.
  func isRecent(now: Int64, within limit: Int) -> Bool { now - heardAt < Int64(limit) }
}
