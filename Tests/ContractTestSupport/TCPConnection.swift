// A blocking TCP connection to 127.0.0.1 with a time limit on every wait: bytes in, bytes out,
// so that tests can send halves of requests, several at once, and none at all.

import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What went wrong on a socket.
package enum SocketError: Error, Equatable, CustomStringConvertible {
  case failed(call: String, code: Int32)
  case timedOut
  case closed

  package var description: String {
    switch self {
    case .failed(let call, let code): "\(call): \(String(cString: strerror(code)))"
    case .timedOut: "the peer was silent for too long"
    case .closed: "the peer closed the connection"
    }
  }
}

/// One connection, used by one thread at a time.
package final class TCPConnection: @unchecked Sendable {
  private var descriptor: Int32
  private let timeoutSeconds: Double

  package init(port: Int, timeoutSeconds: Double = 20) throws {
    self.timeoutSeconds = timeoutSeconds
    descriptor = try openSocket()
    var address = loopbackAddress(port: port)
    let result = withSocketAddress(&address) { connect(descriptor, $0, $1) }
    // A signal ends the call and not the attempt, whose end shows as for one that does not block.
    let isConnected = result == 0 || (errno == EINTR && awaitConnection())
    if !isConnected {
      // What was opened is closed by deinit, which runs as all is initialised: closing it here too
      // would close what another thread opens meanwhile.
      throw SocketError.failed(call: "connect", code: errno)
    }
    var one: Int32 = 1
    setsockopt(
      descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
  }

  /// Waits for the end of an attempt to connect; on failure `errno` says why.
  private func awaitConnection() -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    var ready: Int32
    repeat {
      ready = poll(&entry, 1, Int32(timeoutSeconds * 1_000))
    } while ready < 0 && errno == EINTR
    guard ready > 0 else {
      if ready == 0 { errno = ETIMEDOUT }
      return false
    }
    var code: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    guard getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &size) == 0 else { return false }
    errno = code
    return code == 0
  }

  /// Takes over a connection that was accepted.
  package init(adopting descriptor: Int32, timeoutSeconds: Double = 20) {
    self.descriptor = descriptor
    self.timeoutSeconds = timeoutSeconds
  }

  deinit { close() }

  /// Writes everything.
  package func write(_ bytes: [UInt8]) throws {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        send(descriptor, buffer.baseAddress! + sent, buffer.count - sent, noSignal)
      }
      if count > 0 {
        sent += count
      } else if errno == EINTR {
        continue
      } else if errno == EPIPE || errno == ECONNRESET {
        throw SocketError.closed
      } else {
        throw SocketError.failed(call: "send", code: errno)
      }
    }
  }

  package func write(_ text: String) throws {
    try write(Array(text.utf8))
  }

  /// The next bytes; empty when the peer has closed.
  package func read(atMost limit: Int = 65_536, timeoutSeconds: Double? = nil) throws -> [UInt8] {
    let deadline = monotonicSeconds() + (timeoutSeconds ?? self.timeoutSeconds)
    while true {
      var interest = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let left = deadline - monotonicSeconds()
      guard left > 0 else { throw SocketError.timedOut }
      let ready = poll(&interest, 1, Int32(left * 1000) + 1)
      if ready < 0, errno == EINTR { continue }
      guard ready > 0 else { throw SocketError.timedOut }
      var buffer = [UInt8](repeating: 0, count: limit)
      let count = recv(descriptor, &buffer, limit, 0)
      if count >= 0 { return Array(buffer.prefix(count)) }
      if errno == EINTR { continue }
      if errno == ECONNRESET { return [] }
      throw SocketError.failed(call: "recv", code: errno)
    }
  }

  /// Everything until the peer closes.
  package func readToEnd(timeoutSeconds: Double? = nil) throws -> [UInt8] {
    let deadline = monotonicSeconds() + (timeoutSeconds ?? self.timeoutSeconds)
    var all: [UInt8] = []
    while true {
      let bytes = try read(timeoutSeconds: max(0.001, deadline - monotonicSeconds()))
      if bytes.isEmpty { return all }
      all += bytes
    }
  }

  /// Says that nothing more will be sent.
  package func finishWriting() {
    shutdown(descriptor, Int32(SHUT_WR))
  }

  package func close() {
    if descriptor >= 0 {
      Self.shut(descriptor)
      descriptor = -1
    }
  }

  private static func shut(_ descriptor: Int32) {
    #if canImport(Glibc)
      _ = Glibc.close(descriptor)
    #elseif canImport(Darwin)
      _ = Darwin.close(descriptor)
    #endif
  }
}

/// A listening socket on 127.0.0.1.
package final class TCPListener: @unchecked Sendable {
  private let descriptor: Int32
  package let port: Int

  /// Listens at `port`; 0 takes a free one.
  package init(port: Int = 0) throws {
    let descriptor = try openSocket()
    self.descriptor = descriptor
    var one: Int32 = 1
    setsockopt(
      descriptor, SOL_SOCKET, SO_REUSEADDR, &one, socklen_t(MemoryLayout<Int32>.size))
    var address = loopbackAddress(port: port)
    guard withSocketAddress(&address, { bind(descriptor, $0, $1) }) == 0,
      listen(descriptor, 64) == 0
    else {
      let code = errno
      TCPConnection(adopting: descriptor).close()
      throw SocketError.failed(call: "bind or listen", code: code)
    }
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    _ = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getsockname(descriptor, $0, &length)
      }
    }
    self.port = Int(UInt16(bigEndian: address.sin_port))
  }

  deinit { TCPConnection(adopting: descriptor).close() }

  /// The next connection, or nil after `seconds`.
  package func accept(within seconds: Double) -> TCPConnection? {
    var interest = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&interest, 1, Int32(seconds * 1000)) > 0 else { return nil }
    #if canImport(Glibc)
      let accepted = Glibc.accept(descriptor, nil, nil)
    #elseif canImport(Darwin)
      let accepted = Darwin.accept(descriptor, nil, nil)
    #endif
    guard accepted >= 0 else { return nil }
    _ = fcntl(accepted, F_SETFD, FD_CLOEXEC)
    return TCPConnection(adopting: accepted, timeoutSeconds: 5)
  }
}

#if canImport(Glibc)
  private let noSignal = Int32(MSG_NOSIGNAL)
#else
  private let noSignal: Int32 = 0
#endif

private func openSocket() throws -> Int32 {
  #if canImport(Glibc)
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  #else
    let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    var one: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &one, socklen_t(MemoryLayout<Int32>.size))
  #endif
  guard descriptor >= 0 else { throw SocketError.failed(call: "socket", code: errno) }
  // A server that is started meanwhile must not inherit this end and keep it open.
  _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  return descriptor
}

private func loopbackAddress(port: Int) -> sockaddr_in {
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = UInt16(port).bigEndian
  address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
  return address
}

private func withSocketAddress(
  _ address: inout sockaddr_in, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
) -> Int32 {
  withUnsafePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
    }
  }
}
