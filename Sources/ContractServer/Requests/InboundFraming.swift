// Where a request ends in the bytes that arrive: a scanner without I/O that lets the connection
// hand the HTTP codec one request at a time, so that a client cannot make the server parse ahead
// without bound. It does not judge syntax (the codec and RequestHead do); where it and the codec
// disagree about an end, the connection is refused.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The position in the stream of request bytes.
struct InboundFraming {
  /// What the next bytes belong to.
  enum Section: Equatable {
    /// A request head, or the empty lines before it.
    case head
    /// The rest of a head that is refused for its request line: read on, within a bound, for the
    /// `Origin` that decides about the CORS fields of the refusal.
    case refusedHead
    /// A body of which this many bytes are to come.
    case fixed(Int)
    /// A body in chunks.
    case chunked
    /// Nothing: the last request of this connection has been read.
    case none
  }

  /// What `take` found in a piece of input.
  enum Taken: Equatable {
    /// This many bytes belong to the current section, which goes on.
    case part(Int)
    /// This many bytes belong to the current section and close it.
    case last(Int)
    /// A limit is passed after this many bytes.
    case overflow(Int, Refusal)
  }

  private(set) var section = Section.head
  private let requestLineLimit: Int
  private let headLimit: Int
  private let refusedHeadLimit: Int

  /// Bytes of the current head so far; a head is under way where this is not zero.
  private(set) var headCount = 0
  /// Bytes of the current line so far, its CR included.
  private var lineCount = 0
  private var lastByte: UInt8 = 0
  private var isFirstLine = true
  /// Whether the request line ended with `HTTP/` and three more bytes; `nil` where it came in
  /// pieces.
  private(set) var namesHTTP: Bool?
  private var chunk = ChunkScanner()

  init(requestLineLimit: Int, headLimit: Int, refusedHeadLimit: Int = 0) {
    self.requestLineLimit = requestLineLimit
    self.headLimit = headLimit
    self.refusedHeadLimit = refusedHeadLimit
  }

  /// Takes what belongs to the current section from the front of `bytes`.
  mutating func take(_ bytes: UnsafeRawBufferPointer) -> Taken {
    switch section {
    case .head, .refusedHead: return unsafe takeHead(bytes)
    case .fixed(let remaining):
      guard bytes.count < remaining else { return .last(remaining) }
      section = .fixed(remaining - bytes.count)
      return .part(bytes.count)
    case .chunked:
      let (count, ended) = unsafe chunk.scan(bytes)
      guard chunk.lineCount <= headLimit else { return .overflow(count, .chunkLineTooLong) }
      return ended ? .last(count) : .part(count)
    case .none: return .part(bytes.count)
    }
  }

  /// Goes on with a body after a head, or with the next head after a body.
  mutating func enter(_ next: Section) {
    section = next
    switch next {
    case .head:
      headCount = 0
      lineCount = 0
      lastByte = 0
      isFirstLine = true
      namesHTTP = nil
    case .chunked: chunk = ChunkScanner()
    case .refusedHead, .fixed, .none: break
    }
  }

  private mutating func takeHead(_ bytes: UnsafeRawBufferPointer) -> Taken {
    var position = 0
    while position < bytes.count {
      let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[position...])
      guard let feed = unsafe Self.lineFeed(in: rest) else {
        lineCount += rest.count
        headCount += rest.count
        lastByte = unsafe rest[rest.count - 1]
        return overflow(at: bytes.count) ?? .part(bytes.count)
      }
      let byteBefore = unsafe feed > 0 ? rest[feed - 1] : lastByte
      let isEmptyLine = lineCount + feed == 0 || (lineCount + feed == 1 && byteBefore == 0x0D)
      lineCount += feed + 1
      headCount += feed + 1
      position += feed + 1
      lastByte = 0x0A
      if let overflow = overflow(at: position) { return overflow }
      lineCount = 0
      if isEmptyLine, !isFirstLine { return .last(position) }
      // Empty lines before the request line are skipped (RFC 9112 section 2.2).
      if !isEmptyLine, isFirstLine {
        isFirstLine = false
        if feed >= 9 { namesHTTP = unsafe Self.isHTTP(rest, before: feed) }
      }
    }
    return .part(position)
  }

  private func overflow(at position: Int) -> Taken? {
    if section == .refusedHead {
      return headCount > refusedHeadLimit ? .overflow(position, .targetTooLong) : nil
    }
    if isFirstLine && lineCount > requestLineLimit { return .overflow(position, .targetTooLong) }
    if headCount > headLimit { return .overflow(position, .headTooLarge) }
    return nil
  }

  private static func isHTTP(_ line: UnsafeRawBufferPointer, before feed: Int) -> Bool {
    unsafe line[feed - 9] == UInt8(ascii: "H") && line[feed - 8] == UInt8(ascii: "T")
      && line[feed - 7] == UInt8(ascii: "T") && line[feed - 6] == UInt8(ascii: "P")
      && line[feed - 5] == UInt8(ascii: "/")
  }

  private static func lineFeed(in bytes: UnsafeRawBufferPointer) -> Int? {
    guard let start = bytes.baseAddress, let found = unsafe memchr(start, 0x0A, bytes.count)
    else { return nil }
    return unsafe UnsafeRawPointer(found) - start
  }
}

/// Finds the end of a chunked body (RFC 9112 section 7.1), trailers included.
struct ChunkScanner {
  private enum State {
    case size
    case restOfSizeLine
    case data(Int)
    case dataEnd
    case trailer(isEmpty: Bool)
  }

  private var state = State.size
  private var size = 0
  /// Bytes of the current chunk line or of all trailers so far, for the limit on them.
  private(set) var lineCount = 0

  /// How many of `bytes` belong to the body, and whether its end is among them.
  mutating func scan(_ bytes: UnsafeRawBufferPointer) -> (count: Int, ended: Bool) {
    var position = 0
    while position < bytes.count {
      if case .data(let remaining) = state {
        let count = min(remaining, bytes.count - position)
        position += count
        state = count == remaining ? .dataEnd : .data(remaining - count)
        continue
      }
      let byte = unsafe bytes[position]
      position += 1
      if step(byte) { return (position, true) }
    }
    return (position, false)
  }

  /// Takes one byte outside of chunk data; true where it closes the body.
  private mutating func step(_ byte: UInt8) -> Bool {
    lineCount += 1
    switch state {
    case .size:
      if let digit = Self.hexDigit(byte), size < 1 << 56 {
        size = size << 4 | digit
        return false
      }
      state = .restOfSizeLine
      fallthrough
    case .restOfSizeLine:
      guard byte == 0x0A else { return false }
      lineCount = 0
      state = size == 0 ? .trailer(isEmpty: true) : .data(size)
      size = 0
    case .dataEnd:
      guard byte == 0x0A else { return false }
      lineCount = 0
      state = .size
    case .trailer(let isEmpty):
      if byte == 0x0A {
        if isEmpty { return true }
        state = .trailer(isEmpty: true)
      } else if byte != 0x0D {
        state = .trailer(isEmpty: false)
      }
    case .data: break
    }
    return false
  }

  private static func hexDigit(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x41...0x46: Int(byte) - 0x37
    case 0x61...0x66: Int(byte) - 0x57
    default: nil
    }
  }
}
