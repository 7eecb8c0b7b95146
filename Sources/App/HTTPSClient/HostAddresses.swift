// A host name -> the addresses to connect to. The system's resolver blocks and knows no deadline, so
// it works on a thread of its own that is left behind where it is too slow.
import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One address of a host, as the socket calls take it.
struct HostAddress: Sendable {
  let family: Int32
  /// The bytes of a `sockaddr_in` or `sockaddr_in6`.
  let bytes: [UInt8]

  /// Most addresses of a host that are tried.
  static let limit = 8

  /// The addresses of a host, families by turns, so that one that leads nowhere costs little.
  static func resolve(
    _ host: String, port: UInt16, before deadline: Deadline
  ) throws(FetchError) -> [HostAddress] {
    if HostName.isIPv4(host) || host.contains(":") {
      return try lookUp(host, port: port, flags: AI_NUMERICHOST).get()
    }
    let answer = Answer()
    // A queue of its own gets a thread at once, however many of the shared ones are blocked.
    DispatchQueue(label: "host name").async {
      answer.fill(lookUp(host, port: port))
    }
    let milliseconds = deadline.remainingMilliseconds
    guard let result = answer.wait(milliseconds: milliseconds) else {
      throw .lookupTimedOut("\(milliseconds) ms")
    }
    let found = try result.get()
    let families = Dictionary(grouping: found, by: \.family)
    let first = families[found[0].family] ?? []
    let second = found.filter { $0.family != found[0].family }
    var ordered: [HostAddress] = []
    for index in 0..<max(first.count, second.count) {
      if index < first.count { ordered.append(first[index]) }
      if index < second.count { ordered.append(second[index]) }
    }
    return Array(ordered.prefix(limit))
  }

  /// Hands the result from the resolving thread to the one that waits, if it still does.
  private final class Answer: Sendable {
    private let result = Mutex<Result<[HostAddress], FetchError>?>(nil)
    private let semaphore = DispatchSemaphore(value: 0)

    func fill(_ value: Result<[HostAddress], FetchError>) {
      result.withLock { $0 = value }
      semaphore.signal()
    }

    func wait(milliseconds: Int) -> Result<[HostAddress], FetchError>? {
      _ = semaphore.wait(timeout: .now() + .milliseconds(milliseconds))
      return result.withLock { $0 }
    }
  }

  private static func lookUp(
    _ host: String, port: UInt16, flags: Int32 = 0
  ) -> Result<[HostAddress], FetchError> {
    var hints = unsafe addrinfo()
    unsafe hints.ai_flags = flags
    #if canImport(Glibc)
      unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #else
      unsafe hints.ai_socktype = SOCK_STREAM
    #endif
    var list: UnsafeMutablePointer<addrinfo>?
    let code = unsafe getaddrinfo(host, String(port), &hints, &list)
    guard code == 0 else {
      return .failure(.unknownHost(unsafe String(cString: gai_strerror(code))))
    }
    defer { unsafe freeaddrinfo(list) }
    var addresses: [HostAddress] = []
    var next = unsafe list
    while let entry = unsafe next {
      let info = unsafe entry.pointee
      if unsafe (info.ai_family == AF_INET || info.ai_family == AF_INET6),
        let address = unsafe info.ai_addr
      {
        let bytes = unsafe UnsafeRawBufferPointer(start: address, count: Int(info.ai_addrlen))
        unsafe addresses.append(HostAddress(family: info.ai_family, bytes: Array(bytes)))
      }
      unsafe next = info.ai_next
    }
    return addresses.isEmpty
      ? .failure(.unknownHost("it has no address")) : .success(addresses)
  }
}
