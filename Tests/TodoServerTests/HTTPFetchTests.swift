// The fetching of a document from real sockets that behave well, badly or not at all.
import ContractTestSupport
import Foundation
import Testing

@testable import TodoServer

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Answers each connection with a piece of code, on a thread of its own.
private final class TestListener: @unchecked Sendable {
  private let listener: TCPListener
  private let answer: @Sendable (TCPConnection) throws -> Void
  private var stopped = false

  init(_ answer: @escaping @Sendable (TCPConnection) throws -> Void) throws {
    listener = try TCPListener()
    self.answer = answer
    let (listener, answer) = (listener, answer)
    Thread { [weak self] in
      while let self, !self.stopped {
        guard let connection = listener.accept(within: 0.1) else { continue }
        Thread {
          try? answer(connection)
          connection.close()
        }.start()
      }
    }.start()
  }

  deinit { stopped = true }

  func address(_ scheme: String = "http", host: String = "127.0.0.1") throws -> WebAddress {
    try WebAddress("\(scheme)://\(host):\(listener.port)/jwks")
  }
}

private func readHead(_ connection: TCPConnection) throws -> String {
  var head = ""
  while !head.contains("\r\n\r\n") {
    let bytes = try connection.read()
    if bytes.isEmpty { throw SocketError.closed }
    head += String(decoding: bytes, as: UTF8.self)
  }
  return head
}

@Suite("Fetching over HTTP")
struct HTTPFetchTests {
  init() { signal(SIGPIPE, SIG_IGN) }

  private func fetch(
    _ address: WebAddress, _ limits: HTTPFetch.Limits = .init()
  ) async throws(FetchError) -> HTTPFetch.Response {
    try await HTTPFetch(address: address, limits: limits).response()
  }

  /// Fetches with a limit that is reached soon, again where a busy machine has needed all of it for
  /// connecting; the error of the connection that stood.
  private func giveUp(_ address: WebAddress) async -> FetchError? {
    let limits = HTTPFetch.Limits(connectMilliseconds: 1_500, totalMilliseconds: 1_500)
    while true {
      do throws(FetchError) {
        _ = try await fetch(address, limits)
        return nil
      } catch {
        if error != .connectTimedOut { return error }
      }
    }
  }

  @Test("a document in pieces, by name and by address", arguments: ["127.0.0.1", "localhost"])
  func document(host: String) async throws {
    let listener = try TestListener { connection in
      let head = try readHead(connection)
      guard head.hasPrefix("GET /jwks HTTP/1.1\r\nHost: "), head.contains("Connection: close")
      else { return }
      let text = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
      for byte in Array(text.utf8) { try connection.write([byte]) }
    }
    let response = try await fetch(try listener.address(host: host))
    #expect(response.status == 200)
    #expect(response.body == Array("{}".utf8))
  }

  @Test("a redirect is told and not followed")
  func redirect() async throws {
    let listener = try TestListener { connection in
      _ = try readHead(connection)
      try connection.write(
        "HTTP/1.1 308 Moved\r\nLocation: https://elsewhere.example/jwks\r\nContent-Length: 9\r\n\r\n"
      )
    }
    let client = KeySetClient(address: try listener.address())
    let error = await #expect(throws: FetchError.self) { try await client.fetch() }
    #expect(error == .redirected(status: 308, to: "https://elsewhere.example/jwks"))
    #expect(error?.description.contains("https://elsewhere.example/jwks") == true)
  }

  @Test("a server that hangs is given up in time", arguments: ["http", "https"])
  func silence(scheme: String) async throws {
    let listener = try TestListener { connection in
      // Until the client has given up.
      _ = try? connection.readToEnd(timeoutSeconds: 600)
    }
    #expect(await giveUp(try listener.address(scheme)) == .timedOut)
  }

  @Test("a server that sends a byte now and then is given up all the same")
  func trickle() async throws {
    let listener = try TestListener { connection in
      try connection.write("HTTP/1.1 200 OK\r\n\r\n")
      while true {
        try connection.write("x")
        Thread.sleep(forTimeInterval: 0.05)
      }
    }
    #expect(await giveUp(try listener.address()) == .timedOut)
  }

  @Test("a body without end is given up at its limit")
  func endless() async throws {
    let listener = try TestListener { connection in
      try connection.write("HTTP/1.1 200 OK\r\n\r\n")
      while true { try connection.write([UInt8](repeating: 0x20, count: 10_000)) }
    }
    await #expect(throws: FetchError.tooLarge(limit: 100_000)) {
      try await fetch(try listener.address(), HTTPFetch.Limits(bodyBytes: 100_000))
    }
  }

  @Test("a body that nobody asked to compress is not read")
  func compressed() async throws {
    let listener = try TestListener { connection in
      _ = try readHead(connection)
      try connection.write(
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}")
    }
    let error = await #expect(throws: FetchError.self) { try await fetch(try listener.address()) }
    if case .malformedResponse = error {} else { Issue.record("\(String(describing: error))") }
  }

  @Test("plain HTTP where TLS is expected is an error of TLS")
  func plainForTLS() async throws {
    let listener = try TestListener { connection in
      _ = try connection.read()
      try connection.write("HTTP/1.1 400 Bad Request\r\n\r\n")
    }
    let error = await #expect(throws: FetchError.self) {
      try await fetch(try listener.address("https"))
    }
    if case .tls = error {} else { Issue.record("\(String(describing: error))") }
  }

  @Test("nobody listens, and no such name")
  func nobody() async throws {
    let port = try PostgreSQLCluster.freePort()
    let refused = await #expect(throws: FetchError.self) {
      try await fetch(try WebAddress("http://127.0.0.1:\(port)/"))
    }
    if case .cannotConnect = refused {} else { Issue.record("\(String(describing: refused))") }
    let unknown = await #expect(throws: FetchError.self) {
      try await fetch(try WebAddress("https://no-such-host.invalid/"))
    }
    switch unknown {
    case .unknownHost, .lookupTimedOut: break
    default: Issue.record("\(String(describing: unknown))")
    }
  }

  #if os(Linux)
    /// An address that answers nothing: its queue is full, so that Linux drops what asks for more.
    @Test("an address that is silent does not hold up the next one")
    func fallBack() throws {
      let silent = try SilentAddress()
      let good = try TCPListener()
      let deadline = Deadline(millisecondsFromNow: 20_000)
      let addresses =
        try HostAddress.resolve("127.0.0.1", port: silent.port, before: deadline)
        + HostAddress.resolve("127.0.0.1", port: UInt16(good.port), before: deadline)
      let socket = try TCPConnector.connect(addresses, before: deadline)
      #expect(good.accept(within: 5) != nil, "the second address is the one that was taken")
      close(socket)
      #expect(throws: FetchError.connectTimedOut) {
        try TCPConnector.connect(
          [addresses[0]], before: Deadline(millisecondsFromNow: 300))
      }
    }
  #endif
}

#if os(Linux)
  /// A listening socket whose queue of connections is full and never emptied.
  private final class SilentAddress {
    private let listener: Int32
    private var connections: [Int32] = []
    let port: UInt16

    init() throws {
      listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      var size = socklen_t(MemoryLayout<sockaddr_in>.size)
      let (listener, bytes) = (listener, size)
      let isListening = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
          bind(listener, address, bytes) == 0 && listen(listener, 0) == 0
            && getsockname(listener, address, &size) == 0
        }
      }
      try #require(isListening)
      port = UInt16(bigEndian: address.sin_port)
      for _ in 0..<4 {
        let descriptor = socket(
          AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
        withUnsafePointer(to: &address) { pointer in
          pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            _ = connect(descriptor, $0, bytes)
          }
        }
        connections.append(descriptor)
      }
    }

    deinit { for descriptor in connections + [listener] { close(descriptor) } }
  }
#endif
