// An address in, one response out: a GET over HTTP/1.1 on a connection of its own, with or without
// TLS, bounded in time and size. It blocks: HTTPFetch.response runs it beside the event loops.
import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One GET; redirects are not followed, proxies of the environment are not used.
struct HTTPFetch: Sendable {
  /// How long and how much a fetch may take.
  struct Limits: Sendable {
    /// The longest time until a connection stands, from the look-up of the name on.
    var connectMilliseconds = 3_000
    /// The longest time for everything.
    var totalMilliseconds = 5_000
    /// The largest body that is taken.
    var bodyBytes = 256 * 1_024
    /// How much is read at once.
    var readBytes = 16 * 1_024
  }

  /// What the server answered.
  struct Response: Sendable {
    var status: Int
    /// Where a redirect leads; bounded and printable.
    var location: String?
    var body: [UInt8]
  }

  let address: WebAddress
  var limits = Limits()

  /// The response, whatever its status.
  func response() async throws(FetchError) -> Response {
    let result = await withCheckedContinuation { continuation in
      // Never on a thread of the concurrency runtime: those must not block.
      DispatchQueue(label: "http fetch").async {
        continuation.resume(returning: Result { () throws(FetchError) in try blockingResponse() })
      }
    }
    return try result.get()
  }

  private func blockingResponse() throws(FetchError) -> Response {
    let end = Deadline(millisecondsFromNow: limits.totalMilliseconds)
    let connectEnd = Deadline(millisecondsFromNow: limits.connectMilliseconds).orEarlier(end)
    let addresses = try HostAddress.resolve(
      address.host, port: address.port, before: connectEnd)
    let socket = try TCPConnector.connect(addresses, before: connectEnd)
    defer { close(socket) }
    switch address.scheme {
    case .https:
      let connection = try TLSConnection(socket, host: address.host)
      try connection.handshake(before: end)
      try connection.write(request, before: end)
      return try receive { () throws(FetchError) in
        try connection.read(limits.readBytes, before: end)
      }
    case .http:
      let connection = PlainConnection(socket)
      try connection.write(request, before: end)
      return try receive { () throws(FetchError) in
        try connection.read(limits.readBytes, before: end)
      }
    }
  }

  private var request: [UInt8] {
    Array(
      """
      GET \(address.target) HTTP/1.1\r
      Host: \(address.authority)\r
      User-Agent: todo-server\r
      Accept: application/json\r
      Accept-Encoding: identity\r
      Connection: close\r
      \r\n
      """.utf8)
  }

  private func receive(
    _ read: () throws(FetchError) -> [UInt8]
  ) throws(FetchError) -> Response {
    var reader = HTTPResponseReader(limits: .init(bodyBytes: limits.bodyBytes))
    while !reader.isComplete {
      // What a redirect or a failure has for a body is of no interest.
      if reader.hasHead, reader.status != 200 { break }
      let bytes = try read()
      if bytes.isEmpty { try reader.receiveEnd() } else { try reader.receive(bytes) }
    }
    if reader.status == 200, let coding = reader.field("content-encoding"),
      coding.lowercased() != "identity"
    {
      throw .malformedResponse("it is compressed, which was not asked for")
    }
    return Response(
      status: reader.status, location: reader.field("location").map(Self.printable),
      body: reader.body)
  }

  /// Most characters of a redirect's target that are repeated.
  private static let locationCharacters = 256

  private static func printable(_ text: String) -> String {
    String(
      text.unicodeScalars.prefix(locationCharacters).map { scalar in
        (0x20..<0x7F).contains(scalar.value) ? Character(scalar) : "?"
      })
  }
}
