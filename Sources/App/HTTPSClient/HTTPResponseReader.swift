// The bytes of one HTTP/1.1 response (RFC 9112) -> status, fields and body: a state machine without
// I/O. Strict, because nothing but a well-formed document of bounded size is of use here.

/// Reads the only response of a connection.
struct HTTPResponseReader {
  /// The bounds of a response.
  struct Limits {
    /// Most bytes of status line and fields.
    var headBytes = 16 * 1_024
    /// Most bytes of the body.
    var bodyBytes: Int
    /// Longest line with a chunk's size, extensions included.
    var chunkLineBytes = 256
    /// Most bytes of the fields behind the last chunk.
    var trailerBytes = 8 * 1_024
    /// Most interim responses (1xx) before the final one.
    var interimResponses = 8
  }

  private enum State {
    case head
    case body(remaining: Int)
    case untilEnd
    case chunkSize
    case chunk(remaining: Int)
    case chunkEnd
    case trailers(bytes: Int)
    case complete
  }

  private let limits: Limits
  private var state = State.head
  private var buffer: [UInt8] = []
  private var interimResponses = 0
  private(set) var status = 0
  private(set) var fields: [(name: String, value: String)] = []
  private(set) var body: [UInt8] = []

  init(limits: Limits) { self.limits = limits }

  /// Whether the whole response has been read; what comes behind it is not looked at.
  var isComplete: Bool { if case .complete = state { true } else { false } }

  /// Whether status and fields are there.
  var hasHead: Bool { if case .head = state { false } else { true } }

  /// The value of the only field with this name; nil where there is none or where there are several.
  func field(_ name: String) -> String? {
    let values = fields.filter { $0.name == name }
    return values.count == 1 ? values[0].value : nil
  }

  /// Takes the next bytes of the connection.
  mutating func receive(_ bytes: some Collection<UInt8>) throws(FetchError) {
    buffer.append(contentsOf: bytes)
    while try step() {}
  }

  /// The connection was closed by the server, in order.
  mutating func receiveEnd() throws(FetchError) {
    switch state {
    case .untilEnd: state = .complete
    case .complete: break
    default: throw .connectionLost("closed before the answer was whole")
    }
  }

  /// Does one step; false where it needs more bytes or nothing is left to do.
  private mutating func step() throws(FetchError) -> Bool {
    switch state {
    case .head: return try readHead()
    case .body(let remaining):
      let left = try takeBody(upTo: remaining)
      state = left == 0 ? .complete : .body(remaining: left)
      return false
    case .untilEnd:
      _ = try takeBody(upTo: .max)
      return false
    case .chunkSize: return try readChunkSize()
    case .chunk(let remaining):
      let left = try takeBody(upTo: remaining)
      state = left == 0 ? .chunkEnd : .chunk(remaining: left)
      return left == 0
    case .chunkEnd:
      guard let line = try takeLine(limit: 0, "a chunk that is longer than its size") else {
        return false
      }
      guard line.isEmpty else { throw .malformedResponse("a chunk that is longer than its size") }
      state = .chunkSize
      return true
    case .trailers(let bytes):
      let problem = "trailers that are too long"
      guard let line = try takeLine(limit: limits.trailerBytes - bytes, problem) else {
        return false
      }
      state = line.isEmpty ? .complete : .trailers(bytes: bytes + line.count + 2)
      return true
    case .complete:
      buffer = []
      return false
    }
  }

  /// Moves bytes from the buffer to the body.
  ///
  /// - Returns: how many of `count` are still to come.
  private mutating func takeBody(upTo count: Int) throws(FetchError) -> Int {
    let taken = min(count, buffer.count)
    guard body.count + taken <= limits.bodyBytes else { throw .tooLarge(limit: limits.bodyBytes) }
    body.append(contentsOf: buffer[..<taken])
    buffer.removeFirst(taken)
    return count - taken
  }

  /// Takes a line and its CR LF; nil where its end has not arrived.
  private mutating func takeLine(
    limit: Int, _ problem: String
  ) throws(FetchError) -> [UInt8]? {
    guard let end = buffer.firstIndex(of: 0x0A) else {
      guard buffer.count <= limit + 1 else { throw .malformedResponse(problem) }
      return nil
    }
    guard end > 0, buffer[end - 1] == 0x0D else {
      throw .malformedResponse("a line that does not end with CR LF")
    }
    guard end - 1 <= limit else { throw .malformedResponse(problem) }
    let line = Array(buffer[..<(end - 1)])
    buffer.removeFirst(end + 1)
    return line
  }

  private mutating func readChunkSize() throws(FetchError) -> Bool {
    let problem = "a chunk size that is none"
    guard let line = try takeLine(limit: limits.chunkLineBytes, problem) else { return false }
    let digits = line.prefix { $0 != UInt8(ascii: ";") && $0 != 0x20 && $0 != 0x09 }
    guard (1...8).contains(digits.count), digits.allSatisfy(Self.isHexadecimal),
      let size = Int(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw .malformedResponse(problem) }
    guard body.count + size <= limits.bodyBytes else { throw .tooLarge(limit: limits.bodyBytes) }
    state = size == 0 ? .trailers(bytes: 0) : .chunk(remaining: size)
    return true
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }

  private mutating func readHead() throws(FetchError) -> Bool {
    guard let end = Self.endOfHead(buffer) else {
      guard buffer.count <= limits.headBytes else {
        throw .malformedResponse("fields of more than \(limits.headBytes) bytes")
      }
      return false
    }
    guard end <= limits.headBytes else {
      throw .malformedResponse("fields of more than \(limits.headBytes) bytes")
    }
    let head = try HTTPResponseHead(buffer[..<end])
    buffer.removeFirst(end)
    if (100..<200).contains(head.status) {
      interimResponses += 1
      guard interimResponses <= limits.interimResponses, head.status != 101 else {
        throw .malformedResponse("interim responses without end")
      }
      return true
    }
    status = head.status
    fields = head.fields
    state = try bodyState(head)
    return true
  }

  /// The length of the head with the empty line that ends it.
  private static func endOfHead(_ bytes: [UInt8]) -> Int? {
    let mark: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
    guard bytes.count >= mark.count else { return nil }
    for index in 0...(bytes.count - mark.count) where bytes[index] == 0x0D {
      if bytes[index..<(index + mark.count)].elementsEqual(mark) { return index + mark.count }
    }
    return nil
  }

  /// How the body ends (RFC 9112 section 6.3).
  private func bodyState(_ head: HTTPResponseHead) throws(FetchError) -> State {
    if head.status == 204 || head.status == 304 { return .complete }
    let codings = head.values("transfer-encoding")
    let lengths = head.values("content-length")
    guard codings.isEmpty || lengths.isEmpty else {
      throw .malformedResponse("a length beside a transfer coding")
    }
    if !codings.isEmpty {
      guard codings.map({ $0.lowercased() }) == ["chunked"] else {
        throw .malformedResponse("a transfer coding that was not asked for")
      }
      return .chunkSize
    }
    guard let length = lengths.first else { return .untilEnd }
    guard lengths.allSatisfy({ $0 == length }), (1...18).contains(length.utf8.count),
      length.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let count = Int(length)
    else { throw .malformedResponse("a content length that is none") }
    guard count <= limits.bodyBytes else { throw .tooLarge(limit: limits.bodyBytes) }
    return count == 0 ? .complete : .body(remaining: count)
  }
}
