// Bytes of a multipart body in, in pieces of any size; its parts out as they arrive
// (RFC 2046 section 5.1, RFC 7578). A state machine without I/O.

/// The named limits of a multipart body.
public struct MultipartLimits: Sendable {
  /// The most parts.
  public var parts = 1000
  /// The most bytes of one part's header fields.
  public var headerBytes = 8192
  /// The most header fields of one part.
  public var headerFields = 32
  /// The most bytes of one part; the whole body has the limit of its request.
  public var partBytes = Int.max

  /// The default limits.
  public init() {}
}

/// What happens next in a multipart body.
package enum MultipartEvent: Sendable {
  /// A part begins.
  case part(MultipartHeaders)
  /// A piece of the part's content.
  case bytes([UInt8])
  /// The part is complete.
  case endOfPart
}

/// What the header fields of a part say (RFC 7578 section 4.2).
package struct MultipartHeaders: Sendable {
  /// The name of the form's field; empty where the part has none.
  package var name: String
  /// The name of the file as the client gives it: text for people, never a path.
  package var fileName: String?
  /// The `Content-Type`; `nil` where the part has none or it cannot be read.
  package var mediaType: MediaType?
  /// All header fields of the part.
  package var headers: Headers
}

/// Splits a multipart body into its parts.
package struct MultipartParser {
  private enum State {
    /// Before the first boundary.
    case preamble
    /// Behind a boundary: white space, then a line end or the closing hyphens.
    case boundaryEnd
    case headers
    case content
    /// Behind the closing boundary: whatever follows is disregarded.
    case epilogue
  }

  /// The longest boundary (RFC 2046 section 5.1.1).
  private static let boundaryLimit = 70
  /// The most white space behind a boundary.
  private static let paddingLimit = 256

  /// CR LF, two hyphens and the boundary.
  private let delimiter: [UInt8]
  private let limits: MultipartLimits
  private var state = State.preamble
  /// Bytes that are not consumed yet; a line end in front stands in for the one before the body.
  private var buffer: [UInt8] = [0x0D, 0x0A]
  private var consumed = 0
  private var partCount = 0
  private var partBytes = 0

  /// Prepares to split a body; 400 where the media type has no boundary.
  package init(
    mediaType: MediaType?, limits: MultipartLimits = MultipartLimits()
  ) throws(ProblemDetails) {
    guard let boundary = mediaType?.parameter("boundary"),
      (1...Self.boundaryLimit).contains(boundary.utf8.count), boundary.utf8.last != 0x20,
      boundary.utf8.allSatisfy({ (0x20...0x7E).contains($0) })
    else { throw .badRequest("The Content-Type of a multipart body must have a boundary.") }
    delimiter = Array("\r\n--\(boundary)".utf8)
    self.limits = limits
  }

  /// Whether the closing boundary has come.
  package var isComplete: Bool {
    if case .epilogue = state { return true }
    return false
  }

  /// Takes the next bytes of the body.
  package mutating func append(_ bytes: [UInt8]) {
    guard !isComplete else { return }
    if consumed > 0 {
      buffer.removeFirst(consumed)
      consumed = 0
    }
    buffer.append(contentsOf: bytes)
  }

  /// The next event; `nil` where more bytes are needed or the body is complete.
  package mutating func next() throws(ProblemDetails) -> MultipartEvent? {
    while true {
      switch state {
      case .preamble:
        guard skipPreamble() else { return nil }
      case .boundaryEnd:
        guard try finishBoundary() else { return nil }
      case .headers:
        guard let headers = try readHeaders() else { return nil }
        return .part(headers)
      case .content: return try readContent()
      case .epilogue: return nil
      }
    }
  }

  private mutating func skipPreamble() -> Bool {
    if let start = find(delimiter, from: consumed) {
      consumed = start + delimiter.count
      state = .boundaryEnd
      return true
    }
    consumed = max(consumed, buffer.count - delimiter.count + 1)
    return false
  }

  /// Reads what follows a boundary; `false` where more bytes are needed.
  private mutating func finishBoundary() throws(ProblemDetails) -> Bool {
    var position = consumed
    if buffer.count - position >= 2, buffer[position] == 0x2D, buffer[position + 1] == 0x2D {
      state = .epilogue
      return true
    }
    while position < buffer.count, buffer[position] == 0x20 || buffer[position] == 0x09 {
      position += 1
    }
    guard position - consumed <= Self.paddingLimit else { throw Self.malformed }
    guard buffer.count - position >= 2 else {
      guard position == buffer.count || [0x0D, 0x2D].contains(buffer[position]) else {
        throw Self.malformed
      }
      return false
    }
    guard buffer[position] == 0x0D, buffer[position + 1] == 0x0A else { throw Self.malformed }
    partCount += 1
    guard partCount <= limits.parts else {
      throw ProblemDetails(status: 413, detail: "The body has more than \(limits.parts) parts.")
    }
    // The line end is kept: header fields end with an empty line even where there are none.
    consumed = position
    partBytes = 0
    state = .headers
    return true
  }

  private mutating func readHeaders() throws(ProblemDetails) -> MultipartHeaders? {
    guard let end = find([0x0D, 0x0A, 0x0D, 0x0A], from: consumed) else {
      guard buffer.count - consumed <= limits.headerBytes else { throw tooManyHeaders }
      return nil
    }
    guard end - consumed <= limits.headerBytes else { throw tooManyHeaders }
    let headers = try MultipartHeaders(buffer[consumed..<end], limit: limits.headerFields)
    // The last line end is kept: a boundary may follow it at once.
    consumed = end + 2
    skipsLineEnd = true
    state = .content
    return headers
  }

  /// Whether the line end in front of the content is still in the buffer.
  private var skipsLineEnd = false

  private mutating func readContent() throws(ProblemDetails) -> MultipartEvent? {
    if let end = find(delimiter, from: consumed) {
      if skipsLineEnd {
        skipsLineEnd = false
        if end > consumed { consumed += 2 }
      }
      if end > consumed { return .bytes(try take(upTo: end)) }
      consumed = end + delimiter.count
      state = .boundaryEnd
      return .endOfPart
    }
    // What may be the beginning of a delimiter is held back.
    let end = buffer.count - delimiter.count + 1
    let start = consumed + (skipsLineEnd ? 2 : 0)
    guard end > start else { return nil }
    consumed = start
    skipsLineEnd = false
    return .bytes(try take(upTo: end))
  }

  private mutating func take(upTo end: Int) throws(ProblemDetails) -> [UInt8] {
    partBytes += end - consumed
    guard partBytes <= limits.partBytes else {
      throw ProblemDetails(
        status: 413, detail: "A part of the body is larger than \(limits.partBytes) bytes.")
    }
    defer { consumed = end }
    return Array(buffer[consumed..<end])
  }

  private func find(_ pattern: [UInt8], from start: Int) -> Int? {
    guard buffer.count - start >= pattern.count else { return nil }
    var position = start
    let last = buffer.count - pattern.count
    while position <= last {
      // Every pattern begins with CR, which contents rarely have.
      guard let candidate = buffer[position...last].firstIndex(of: pattern[0]) else { return nil }
      if buffer[candidate..<candidate + pattern.count].elementsEqual(pattern) { return candidate }
      position = candidate + 1
    }
    return nil
  }

  private var tooManyHeaders: ProblemDetails {
    ProblemDetails(
      status: 431, detail: "A part has more than \(limits.headerBytes) bytes of header fields.")
  }

  static var malformed: ProblemDetails { .badRequest("The multipart body is malformed.") }
}

extension MultipartHeaders {
  fileprivate init(_ bytes: ArraySlice<UInt8>, limit: Int) throws(ProblemDetails) {
    var headers = Headers()
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .badRequest("The header fields of a part are not UTF-8.")
    }
    for line in text.utf8.split(whereSeparator: { $0 == 0x0A }) {
      var line = Substring(line)
      if line.utf8.last == 0x0D { line = Substring(line.utf8.dropLast()) }
      if line.isEmpty { continue }
      guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")),
        colon != line.startIndex, !line.utf8.contains(0x0D), !line.utf8.contains(0),
        line.utf8[..<colon].allSatisfy({ HTTPToken.isByte($0) })
      else { throw MultipartParser.malformed }
      let value = line[line.utf8.index(after: colon)...].trimmingSpaces()
      headers.add(String(line[..<colon]), String(value))
    }
    guard headers.fields.count <= limit else {
      throw ProblemDetails(status: 431, detail: "A part has more than \(limit) header fields.")
    }
    self.headers = headers
    mediaType = headers.first("Content-Type").flatMap { MediaType($0) }
    let disposition = Self.disposition(headers.first("Content-Disposition"))
    name = disposition.name ?? ""
    fileName = disposition.fileName
  }

  /// The parameters of `form-data; name="a"; filename="b"`.
  ///
  /// Browsers write quotes as `%22` and leave backslashes alone (WHATWG HTML section 4.10.21.8).
  private static func disposition(_ text: String?) -> (name: String?, fileName: String?) {
    guard let text else { return (nil, nil) }
    var name: String?
    var fileName: String?
    var scanner = FieldScanner(text, keepsBackslashes: true)
    guard scanner.token() != nil, let parameters = scanner.parameters() else { return (nil, nil) }
    for parameter in parameters {
      if parameter.name == "name", name == nil { name = parameter.value }
      if parameter.name == "filename", fileName == nil { fileName = parameter.value }
    }
    return (name, fileName)
  }
}
