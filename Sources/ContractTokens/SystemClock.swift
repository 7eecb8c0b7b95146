// The two clocks of the operating system: one that tells the date, one that never jumps.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

enum SystemClock {
  /// Seconds since 1970, as tokens count them; may be set by the operator.
  @Sendable static func unixSeconds() -> Double { seconds(CLOCK_REALTIME) }

  /// Seconds since some point in the past; for intervals.
  @Sendable static func monotonicSeconds() -> Double { seconds(CLOCK_MONOTONIC) }

  /// The time of a clock; not a number where the system has none, which refuses every token.
  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    guard unsafe clock_gettime(clock, &time) == 0 else { return .nan }
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
  }
}
