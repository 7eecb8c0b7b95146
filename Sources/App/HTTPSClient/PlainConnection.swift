// A connected socket as a stream without encryption, with deadlines.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Sends and receives over a socket that does not block; the socket stays the caller's.
struct PlainConnection {
  private let socket: Int32

  init(_ socket: Int32) { self.socket = socket }

  /// Sends all bytes.
  func write(_ bytes: [UInt8], before deadline: Deadline) throws(FetchError) {
    var sent = 0
    while sent < bytes.count {
      guard deadline.wait(for: socket, POLLOUT) else { throw .timedOut }
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe send(socket, buffer.baseAddress! + sent, buffer.count - sent, Self.flags)
      }
      if count >= 0 { sent += count } else { try Self.check(errno) }
    }
  }

  /// Receives some bytes; none where the server has closed its side.
  func read(_ count: Int, before deadline: Deadline) throws(FetchError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    while true {
      guard deadline.wait(for: socket, POLLIN) else { throw .timedOut }
      let received = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe recv(socket, buffer.baseAddress, buffer.count, 0)
      }
      if received >= 0 { return Array(bytes.prefix(received)) }
      try Self.check(errno)
    }
  }

  private static func check(_ error: Int32) throws(FetchError) {
    guard error == EINTR || error == EAGAIN || error == EWOULDBLOCK else {
      throw .connectionLost(systemMessage(error))
    }
  }

  /// A peer that is gone is an error of the call, not a signal.
  #if canImport(Glibc)
    private static let flags = Int32(MSG_NOSIGNAL)
  #else
    private static let flags: Int32 = 0
  #endif
}
