// Log lines from every thread in, one file descriptor out, on a thread of its own: whoever logs never
// waits for whoever reads. What finds no room is counted, and the count is written in its place.
import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A bounded number of log lines on their way to a file descriptor.
///
/// Lines leave in the order in which they came. While the reader does not keep up, lines gather up to
/// `capacityBytes`; further ones are dropped until the reader has taken those, and then a line says how
/// many they were.
final class LogBuffer: Sendable {
  /// How much may wait, in bytes; as much again may be in the hands of the writing thread.
  static let capacityBytes = 1 << 20
  /// The longest wait for the reader when the process ends.
  static let millisecondsAtExit = 1_000

  private struct State {
    var bytes: [UInt8] = []
    var lines = 0
    /// Lines from before those that wait, which could not be written.
    var lost = 0
    /// Lines that found no room behind those that wait.
    var dropped = 0
    /// Whether the writing thread is at work, or about to be.
    var isWriting = false
  }

  private let state = Mutex(State())
  private let file: Int32
  private let capacity: Int
  private let onDrop: @Sendable (Int) -> Void
  private let notice: @Sendable (_ dropped: Int) -> [UInt8]
  private let thread = DispatchQueue(label: "log", qos: .utility)

  /// Makes a buffer.
  ///
  /// - Parameters:
  ///   - file: Where the lines go; blocking or not.
  ///   - onDrop: Told how many lines more were dropped, or were lost with their reader.
  ///   - notice: The line, without its end, that says how many were dropped.
  init(
    file: Int32, capacityBytes: Int = LogBuffer.capacityBytes,
    onDrop: @escaping @Sendable (Int) -> Void = { _ in },
    notice: @escaping @Sendable (_ dropped: Int) -> [UInt8]
  ) {
    self.file = file
    capacity = capacityBytes
    self.onDrop = onDrop
    self.notice = notice
  }

  /// Takes a line, without its end; never waits for the reader.
  func append(_ line: [UInt8]) {
    let (isTaken, isIdle) = state.withLock { state in
      // What comes after a dropped line is dropped as well, so that the count stands in its place.
      guard state.dropped == 0, state.bytes.count + line.count < capacity else {
        state.dropped += 1
        return (false, false)
      }
      state.bytes += line
      state.bytes.append(0x0A)
      state.lines += 1
      defer { state.isWriting = true }
      return (true, !state.isWriting)
    }
    if !isTaken { onDrop(1) }
    if isIdle { thread.async { self.writeAll() } }
  }

  /// Waits until everything is written that was taken before.
  ///
  /// - Returns: False where the reader did not take it in time.
  @discardableResult
  func flush(withinMilliseconds milliseconds: Int) -> Bool {
    let done = DispatchSemaphore(value: 0)
    thread.async { done.signal() }
    return done.wait(timeout: .now() + .milliseconds(milliseconds)) == .success
  }

  private func writeAll() {
    while let (bytes, lines, fresh) = next() {
      if Self.write(bytes, to: file) { continue }
      // Nobody reads any more, so that what has come meanwhile is lost as well. The next line is another
      // attempt: a pipe may get a new reader.
      let waiting = state.withLock { state in
        let waiting = state.lines
        let lost = lines + state.lost + state.lines + state.dropped
        state = State()
        state.lost = lost
        return waiting
      }
      return onDrop(fresh + waiting)
    }
  }

  /// What is to be written next, how many lines it accounts for, and how many of them it holds; `nil`
  /// where there is nothing, and then the thread is done.
  private func next() -> (bytes: [UInt8], lines: Int, fresh: Int)? {
    state.withLock { state in
      let count = state.lost + state.lines + state.dropped
      guard count > 0 else {
        state.isWriting = false
        return nil
      }
      var bytes: [UInt8] = []
      if state.lost > 0 { bytes = notice(state.lost) + [0x0A] }
      bytes += state.bytes
      if state.dropped > 0 { bytes += notice(state.dropped) + [0x0A] }
      let fresh = state.lines
      state = State()
      state.isWriting = true
      return (bytes, count, fresh)
    }
  }

  /// Writes everything, waiting for the reader; false where it is gone.
  private static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
    unsafe bytes.withUnsafeBytes { (buffer) in
      var offset = 0
      while offset < buffer.count {
        let base = unsafe buffer.baseAddress! + offset
        let written = unsafe systemWrite(file, base, buffer.count - offset)
        if written >= 0 {
          offset += written
        } else if errno == EAGAIN {
          // The descriptor does not block, because whoever shares it wants it so.
          var poller = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
          unsafe poll(&poller, 1, -1)
        } else if errno != EINTR {
          return false
        }
      }
      return true
    }
  }
}

extension LogBuffer {
  private static let flushedAtExit = Mutex<[LogBuffer]>([])

  /// Has what is left written when the process ends, as far as the reader takes it in time.
  func flushAtExit() {
    let isFirst = Self.flushedAtExit.withLock { buffers in
      buffers.append(self)
      return buffers.count == 1
    }
    guard isFirst else { return }
    atexit { LogBuffer.flushAll() }
  }

  /// Has everything written that the process logged, as far as the readers take it in time.
  static func flushAll() {
    for buffer in flushedAtExit.withLock({ $0 }) {
      buffer.flush(withinMilliseconds: millisecondsAtExit)
    }
  }
}

/// write(2), under a name that no method has.
private func systemWrite(_ file: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  unsafe write(file, bytes, count)
}
