// A blocking socket and a buffer: many requests in one write, one answer after the other.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

final class Connection {
  private var descriptor: Int32 = -1
  private var buffer: UnsafeMutableRawPointer
  private var capacity = 1 << 20
  private var start = 0
  private var end = 0
  private var output: [UInt8] = []

  init(port: UInt16) {
    buffer = .allocate(byteCount: capacity, alignment: 1)
    #if canImport(Glibc)
      descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var one: Int32 = 1
    setsockopt(
      descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
    let isConnected = withUnsafePointer(to: &address) { (address) in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) { (address) in
        connect(descriptor, address, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    if !isConnected {
      close(descriptor)
      descriptor = -1
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    buffer.deallocate()
  }

  func send(_ requests: some Sequence<[UInt8]>) -> Bool {
    output.removeAll(keepingCapacity: true)
    for request in requests { output += request }
    return output.withUnsafeBytes { (bytes) in
      var sent = 0
      while sent < bytes.count {
        let count = write(descriptor, bytes.baseAddress! + sent, bytes.count - sent)
        guard count > 0 else { return false }
        sent += count
      }
      return true
    }
  }

  /// The next answer: its status and its body, which is there until the next call.
  func answer() -> (status: Int, body: UnsafeRawBufferPointer)? {
    guard let head = headLength() else { return nil }
    let text = UnsafeRawBufferPointer(start: buffer + start, count: head)
    guard head > 12, let length = Self.contentLength(text) else { return nil }
    let status = text[9..<12].reduce(0) { (sum, digit) in sum * 10 + Int(digit) - 48 }
    let bodyStart = head + 4
    while end - start < bodyStart + length {
      guard readMore() else { return nil }
    }
    let body = UnsafeRawBufferPointer(start: buffer + start + bodyStart, count: length)
    start += bodyStart + length
    return (status, body)
  }

  private static func contentLength(_ head: UnsafeRawBufferPointer) -> Int? {
    let name = Array("\r\ncontent-length: ".utf8)
    var place = 0
    while place + name.count < head.count {
      if (0..<name.count).allSatisfy({ head[place + $0] | 0x20 == name[$0] | 0x20 }) {
        var (length, index) = (0, place + name.count)
        while index < head.count, (48...57).contains(head[index]) {
          length = length * 10 + Int(head[index]) - 48
          index += 1
        }
        return length
      }
      place += 1
    }
    return nil
  }

  private static let headEnd = Array("\r\n\r\n".utf8)

  /// How long the next head is; reads on until it is whole.
  private func headLength() -> Int? {
    while true {
      let unread = UnsafeRawBufferPointer(start: buffer + start, count: end - start)
      if let place = unread.firstPlace(of: Self.headEnd) { return place }
      guard readMore() else { return nil }
    }
  }

  private func readMore() -> Bool {
    if start > 0 {
      memmove(buffer, buffer + start, end - start)
      (start, end) = (0, end - start)
    }
    guard end < capacity else { return false }
    let count = read(descriptor, buffer + end, capacity - end)
    guard count > 0 else { return false }
    end += count
    return true
  }
}
