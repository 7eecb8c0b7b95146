// A client that sends exactly the bytes it is given and reads what comes back: what no HTTP library
// lets a test do.

import Dispatch
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct ClientError: Error, CustomStringConvertible {
  var description: String
}

/// One response as it came from the wire.
struct RawResponse: Sendable {
  var status: Int
  var fields: [(name: String, value: String)]
  var body: [UInt8]

  var text: String { String(decoding: body, as: UTF8.self) }

  subscript(name: String) -> String? {
    fields.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  func all(_ name: String) -> [String] {
    fields.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
  }

  func count(_ name: String) -> Int {
    fields.filter { $0.name.lowercased() == name.lowercased() }.count
  }
}

/// A TCP connection with blocking calls; used on threads of its own.
final class RawClient {
  enum Ending: Equatable {
    case closed
    case reset
    case open
  }

  private let descriptor: Int32
  private var received: [UInt8] = []
  #if canImport(Glibc)
    private static let sendFlags = Int32(MSG_NOSIGNAL)
  #else
    private static let sendFlags: Int32 = 0
  #endif

  init(port: Int, receiveBufferBytes: Int32? = nil) throws {
    #if canImport(Glibc)
      descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var one: Int32 = 1
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, 4)
    #if canImport(Darwin)
      setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &one, 4)
    #endif
    if var bytes = receiveBufferBytes { setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &bytes, 4) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port)).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw ClientError(description: "connect: errno \(errno)") }
  }

  deinit { Foundation.close(descriptor) }

  /// Sends everything; false where the peer does not take it any more.
  @discardableResult
  func send(_ bytes: some Collection<UInt8>) -> Bool {
    let bytes = Array(bytes)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Foundation.send(descriptor, $0.baseAddress, $0.count, Self.sendFlags)
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  @discardableResult
  func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// Makes the end of this client a reset, as when its machine or process dies.
  func resetAtEnd() {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
  }

  func shutdownOutput() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// Reads what is there within `seconds`; `nil` at the end of the stream, empty where nothing
  /// came.
  private func readSome(_ seconds: Double, atMost bytes: Int = 65536) throws -> [UInt8]? {
    var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&poller, 1, Int32(max(seconds, 0) * 1000)) > 0 else { return [] }
    var buffer = [UInt8](repeating: 0, count: min(bytes, 65536))
    let count = recv(descriptor, &buffer, buffer.count, 0)
    if count < 0 { throw ClientError(description: "reset") }
    return count == 0 ? nil : Array(buffer[..<count])
  }

  /// Reads until the peer closes, is silent for `quiet` seconds after the first byte, or `seconds`
  /// are over.
  func readAll(seconds: Double = 2, quiet: Double = 0.15) -> (bytes: [UInt8], ending: Ending) {
    var wait = seconds
    do {
      while let bytes = try readSome(wait) {
        if bytes.isEmpty { return (take(), .open) }
        received += bytes
        wait = quiet
      }
      return (take(), .closed)
    } catch {
      return (take(), .reset)
    }
  }

  /// Reads until the peer closes; throws after `seconds`.
  func readToEnd(seconds: Double = 20) throws -> [UInt8] {
    let (bytes, ending) = readAll(seconds: seconds, quiet: seconds)
    guard ending == .closed else { throw ClientError(description: "not closed: \(ending)") }
    return bytes
  }

  private func take() -> [UInt8] {
    defer { received = [] }
    return received
  }

  private func fill(_ deadline: Date) throws {
    guard let bytes = try readSome(deadline.timeIntervalSinceNow) else {
      throw ClientError(description: "closed after \(received.count) bytes")
    }
    guard !bytes.isEmpty else { throw ClientError(description: "timed out") }
    received += bytes
  }

  /// Reads one line.
  func readLine(seconds: Double = 20) throws -> String {
    try readLine(Date(timeIntervalSinceNow: seconds))
  }

  /// Whether something has arrived that has not been read.
  func hasInput() throws -> Bool {
    guard let bytes = try readSome(0) else { return true }
    received += bytes
    return !received.isEmpty
  }

  /// Reads and forgets at most `bytes` of what has arrived, without waiting.
  ///
  /// - Returns: How many bytes that were; `nil` where the peer has closed.
  @discardableResult
  func skipWhatIsThere(atMost bytes: Int = 1 << 20) throws -> Int? {
    received = []
    var count = 0
    while count < bytes {
      guard let some = try readSome(0, atMost: bytes - count) else { return nil }
      if some.isEmpty { break }
      count += some.count
    }
    return count
  }

  /// Reads and forgets what comes, in pieces with a pause after each.
  ///
  /// - Returns: How many bytes that were: `total` or more, or fewer where the peer has closed.
  func skipSlowly(_ total: Int, inPiecesOf bytes: Int, pauseMicroseconds: UInt32) throws -> Int {
    var count = 0
    while count < total, let some = try skipWhatIsThere(atMost: bytes) {
      count += some
      usleep(pauseMicroseconds)
    }
    return count
  }

  private func readLine(_ deadline: Date) throws -> String {
    while true {
      if let feed = received.firstIndex(of: 0x0A) {
        let line = received[..<feed].filter { $0 != 0x0D }
        received.removeFirst(feed + 1)
        return String(decoding: line, as: UTF8.self)
      }
      try fill(deadline)
    }
  }

  private func readExactly(_ count: Int, _ deadline: Date) throws -> [UInt8] {
    while received.count < count { try fill(deadline) }
    defer { received.removeFirst(count) }
    return Array(received[..<count])
  }

  /// Reads one response; `toHead` where it answers HEAD and so has no body.
  func readResponse(toHead: Bool = false, seconds: Double = 20) throws -> RawResponse {
    let deadline = Date(timeIntervalSinceNow: seconds)
    let start = try readLine(deadline).split(separator: " ")
    guard start.count >= 2, start[0] == "HTTP/1.1", let status = Int(start[1]) else {
      throw ClientError(description: "not a status line: \(start)")
    }
    var response = RawResponse(status: status, fields: [], body: [])
    while case let line = try readLine(deadline), !line.isEmpty {
      let parts = line.split(separator: ":", maxSplits: 1)
      response.fields.append(
        (String(parts[0]), parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : ""))
    }
    if toHead || status == 204 || status == 304 || status < 200 { return response }
    if let length = response["content-length"].flatMap(Int.init) {
      response.body = try readExactly(length, deadline)
    } else if response["transfer-encoding"] == "chunked" {
      while let size = Int(try readLine(deadline), radix: 16), size > 0 {
        response.body += try readExactly(size, deadline)
        _ = try readLine(deadline)
      }
      _ = try readLine(deadline)
    } else {
      response.body = try readToEnd(seconds: deadline.timeIntervalSinceNow)
    }
    return response
  }

  /// Whether the peer closes within `seconds` without sending anything more.
  func isClosed(within seconds: Double) -> Bool {
    let (bytes, ending) = readAll(seconds: seconds, quiet: seconds)
    return bytes.isEmpty && ending != .open
  }
}
