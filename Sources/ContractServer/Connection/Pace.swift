// How long a peer is waited for that sends or takes bytes: a deadline that moves with them, but only
// as far as the least rate allows.

import NIOCore

/// The least rate at which a peer has to send or to take, and how long it may be slower.
struct Pace {
  /// How long the peer may be slower than the rate.
  let period: TimeAmount
  private let bytesPerSecond: Int

  init(milliseconds: Int, bytesPerSecond: Int) {
    period = .milliseconds(Int64(milliseconds))
    self.bytesPerSecond = bytesPerSecond
  }

  /// The deadline after `count` more bytes: later by the time that they take at the least rate, and
  /// at most one period from now.
  func deadline(_ deadline: NIODeadline?, after count: Int, now: NIODeadline) -> NIODeadline {
    guard let deadline else { return now + period }
    return min(now + period, deadline + time(for: count))
  }

  /// How much of a period is left for the next bytes, where `left` of it were when `count` came.
  func remainder(_ left: TimeAmount, after count: Int) -> TimeAmount {
    min(period, left + time(for: count))
  }

  /// The time for a number of bytes at the least rate, as far as a period.
  private func time(for count: Int) -> TimeAmount {
    let seconds = Double(max(count, 0)) / Double(bytesPerSecond)
    return .nanoseconds(Int64(min(seconds * 1e9, Double(period.nanoseconds))))
  }
}
