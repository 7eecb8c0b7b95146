// A point in time by which something must have happened, and waiting for a socket until then.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A point of the clock that never jumps.
struct Deadline: Sendable {
  private let nanoseconds: Int64

  /// So many milliseconds from now.
  init(millisecondsFromNow milliseconds: Int) {
    nanoseconds = Self.now() + Int64(milliseconds) * 1_000_000
  }

  /// The earlier of both.
  func orEarlier(_ other: Deadline) -> Deadline {
    nanoseconds <= other.nanoseconds ? self : other
  }

  /// What is left, rounded up; 0 where it has passed.
  var remainingMilliseconds: Int {
    Int(max(0, (nanoseconds - Self.now() + 999_999) / 1_000_000))
  }

  var hasPassed: Bool { remainingMilliseconds == 0 }

  /// Waits until the socket can be read or written, or has failed.
  ///
  /// - Parameter events: `POLLIN` or `POLLOUT`.
  /// - Returns: false where the deadline passed before.
  func wait(for socket: Int32, _ events: Int32) -> Bool {
    while true {
      let milliseconds = remainingMilliseconds
      guard milliseconds > 0 else { return false }
      var entry = pollfd(fd: socket, events: Int16(events), revents: 0)
      let count = unsafe poll(&entry, 1, Int32(clamping: milliseconds))
      if count > 0 { return true }
      if count < 0 && errno != EINTR { return true }
    }
  }

  private static func now() -> Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}

/// What the system says about an error number.
func systemMessage(_ number: Int32) -> String {
  var buffer = [CChar](repeating: 0, count: 256)
  guard unsafe strerror_r(number, &buffer, buffer.count) == 0 else { return "error \(number)" }
  return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}
