// Addresses -> a connected socket: one attempt after the other, the next one beginning before the one
// before has failed, and the first that connects wins (RFC 8305, "Happy Eyeballs").
#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Connects to the first of several addresses that answers.
struct TCPConnector: ~Copyable {
  /// How long an attempt is alone before the next address is tried as well.
  static let attemptDelayMilliseconds = 250

  private let addresses: [HostAddress]
  private let deadline: Deadline
  private var attempts: [Int32] = []
  private var next = 0
  private var nextAttempt = Deadline(millisecondsFromNow: 0)
  private var lastError: Int32 = 0

  private init(_ addresses: [HostAddress], before deadline: Deadline) {
    self.addresses = addresses
    self.deadline = deadline
  }

  deinit {
    for socket in attempts { close(socket) }
  }

  /// A connected socket that does not block; the caller closes it.
  static func connect(
    _ addresses: [HostAddress], before deadline: Deadline
  ) throws(FetchError) -> Int32 {
    var connector = TCPConnector(addresses, before: deadline)
    return try connector.run()
  }

  private mutating func run() throws(FetchError) -> Int32 {
    while true {
      if next < addresses.count, attempts.isEmpty || nextAttempt.hasPassed { begin() }
      if attempts.isEmpty, next == addresses.count {
        throw .cannotConnect(systemMessage(lastError))
      }
      if let socket = waitForOne() { return socket }
      guard !deadline.hasPassed else { throw .connectTimedOut }
    }
  }

  private mutating func begin() {
    let address = addresses[next]
    next += 1
    nextAttempt = Deadline(millisecondsFromNow: Self.attemptDelayMilliseconds)
    guard let socket = Self.nonBlockingSocket(address.family) else {
      lastError = errno
      return
    }
    let result = unsafe address.bytes.withUnsafeBytes { bytes in
      unsafe bytes.withMemoryRebound(to: sockaddr.self) { address in
        #if canImport(Glibc)
          unsafe Glibc.connect(socket, address.baseAddress, socklen_t(bytes.count))
        #else
          unsafe Darwin.connect(socket, address.baseAddress, socklen_t(bytes.count))
        #endif
      }
    }
    if result == 0 || errno == EINPROGRESS {
      attempts.append(socket)
    } else {
      lastError = errno
      close(socket)
    }
  }

  /// Waits until an attempt has ended, or the next may begin.
  ///
  /// - Returns: the socket that has connected.
  private mutating func waitForOne() -> Int32? {
    guard !attempts.isEmpty else { return nil }
    var entries = attempts.map { pollfd(fd: $0, events: Int16(POLLOUT), revents: 0) }
    let limit = next < addresses.count ? deadline.orEarlier(nextAttempt) : deadline
    let count = unsafe poll(
      &entries, nfds_t(entries.count), Int32(clamping: limit.remainingMilliseconds))
    guard count > 0 else { return nil }
    for entry in entries where entry.revents != 0 {
      attempts.removeAll { $0 == entry.fd }
      let error = Self.pendingError(entry.fd)
      if error == 0 { return entry.fd }
      lastError = error
      close(entry.fd)
    }
    return nil
  }

  private static func pendingError(_ socket: Int32) -> Int32 {
    var error: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    guard unsafe getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size) == 0 else { return errno }
    return error
  }

  private static func nonBlockingSocket(_ family: Int32) -> Int32? {
    #if canImport(Glibc)
      let descriptor = socket(family, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let descriptor = socket(family, SOCK_STREAM, 0)
    #endif
    guard descriptor >= 0 else { return nil }
    guard fcntl(descriptor, F_SETFD, FD_CLOEXEC) >= 0,
      fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK) >= 0
    else {
      close(descriptor)
      return nil
    }
    return descriptor
  }
}
