// A byte in a pipe ends the database thread's sleep in poll(2); works on Linux and macOS alike.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A non-blocking pipe to oneself.
final class WakeUp: Sendable {
  let readDescriptor: Int32
  private let writeDescriptor: Int32

  init() throws(DatabaseError) {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else {
      throw .unavailable(
        reason: unsafe "no pipe can be opened: \(String(cString: strerror(errno)))")
    }
    readDescriptor = ends[0]
    writeDescriptor = ends[1]
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
  }

  deinit {
    _ = close(readDescriptor)
    _ = close(writeDescriptor)
  }

  /// Makes the read end readable. A full pipe is as good.
  func signal() {
    var byte: UInt8 = 1
    _ = unsafe write(writeDescriptor, &byte, 1)
  }

  func drain() {
    unsafe withUnsafeTemporaryAllocation(byteCount: 64, alignment: 1) { (buffer) in
      while unsafe read(readDescriptor, buffer.baseAddress, 64) == 64 {}
    }
  }
}
