// The requests in the bytes of a case, read by the grammar of RFC 9112 and nothing else: what a
// correct server sees, and why this one refuses some of it on purpose.

/// One request as its bytes say it.
struct HTTPVectorMessage: Equatable, Sendable {
  struct Field: Equatable, Sendable {
    var name: String
    var value: String
  }

  var method = ""
  var target = ""
  var version = ""
  var fields: [Field] = []
  var trailers: [Field] = []
  /// The lines before the chunks: size and extensions.
  var chunkLines: [String] = []
  var body: [UInt8] = []
  /// Where the request line ends in the bytes.
  var fieldsStart = 0
  /// Whether the head is there to its end.
  var hasWholeHead = false
  /// Whether head and body are there to their end.
  var isComplete = false
  /// Whether the head has the form of one: a line of three words, then fields with names.
  var isWellFormed = true

  func values(_ name: String) -> [String] {
    fields.filter { $0.name.lowercased() == name }.map(\.value)
  }

  func hasToken(_ token: String, in name: String) -> Bool {
    values(name).contains { value in
      value.split(separator: ",").contains { Self.trimmed($0).lowercased() == token }
    }
  }

  /// Whether another request may follow on the connection.
  var keepsConnection: Bool {
    if hasToken("close", in: "connection") || !values("upgrade").isEmpty { return false }
    if version == "HTTP/1.0" { return hasToken("keep-alive", in: "connection") }
    return !(["GET", "HEAD"].contains(method) && hasContent)
  }

  private var hasContent: Bool {
    !values("transfer-encoding").isEmpty
      || values("content-length").contains { $0.contains { $0 != "0" } }
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    return String(text.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
  }
}

extension HTTPVectorMessage {
  /// The requests in some bytes, up to the first that is incomplete or malformed, or ends the
  /// connection.
  static func all(in bytes: [UInt8]) -> [HTTPVectorMessage] {
    var reader = Reader(bytes)
    var messages: [HTTPVectorMessage] = []
    while let message = reader.next() {
      messages.append(message)
      guard message.isComplete, message.isWellFormed, message.keepsConnection else { break }
    }
    return messages
  }

  private struct Reader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> HTTPVectorMessage? {
      // Empty lines before a request line are ignored (RFC 9112 section 2.2).
      while position < bytes.count, bytes[position] == 0x0D || bytes[position] == 0x0A {
        position += 1
      }
      guard position < bytes.count else { return nil }
      var message = HTTPVectorMessage()
      guard let start = line() else { return message }
      message.fieldsStart = position
      let words = start.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      message.isWellFormed = words.count == 3
      message.method = words.first ?? ""
      message.target = words.count > 1 ? words[1] : ""
      message.version = words.count > 2 ? words[2] : ""
      guard let fields = section(&message.isWellFormed) else { return message }
      message.fields = fields
      message.hasWholeHead = true
      readBody(of: &message)
      return message
    }

    private mutating func readBody(of message: inout HTTPVectorMessage) {
      if message.hasToken("chunked", in: "transfer-encoding") {
        readChunks(of: &message)
      } else if let length = message.values("content-length").first {
        let count = max(0, Int(length) ?? 0)
        message.body = Array(bytes[position...].prefix(count))
        position += message.body.count
        message.isComplete = message.body.count == count
      } else {
        message.isComplete = true
      }
    }

    private mutating func readChunks(of message: inout HTTPVectorMessage) {
      while let line = line() {
        message.chunkLines.append(line)
        guard let size = Int(line.prefix { $0.isHexDigit }, radix: 16) else {
          message.isWellFormed = false
          return
        }
        if size == 0 {
          guard let trailers = section(&message.isWellFormed) else { return }
          message.trailers = trailers
          message.isComplete = true
          return
        }
        guard size < bytes.count, position + size + 2 <= bytes.count else { return }
        message.body += bytes[position..<position + size]
        position += size
        guard self.line()?.isEmpty ?? true else {
          message.isWellFormed = false
          return
        }
      }
    }

    /// Field lines up to an empty line; nil where the bytes end before it.
    private mutating func section(_ isWellFormed: inout Bool) -> [Field]? {
      var fields: [Field] = []
      while let line = line() {
        if line.isEmpty { return fields }
        let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty,
          !parts[0].contains(where: { $0 == " " || $0 == "\t" })
        else {
          isWellFormed = false
          continue
        }
        fields.append(Field(name: String(parts[0]), value: trimmed(parts[1])))
      }
      return nil
    }

    /// A line without its end, as Latin-1; nil where the bytes end before the line does.
    private mutating func line() -> String? {
      guard let end = bytes[position...].firstIndex(of: 0x0A) else {
        position = bytes.count
        return nil
      }
      var line = bytes[position..<end]
      if line.last == 0x0D { line.removeLast() }
      position = end + 1
      return String(String.UnicodeScalarView(line.map { Unicode.Scalar($0) }))
    }
  }
}

/// Why this server refuses a request that a parser takes: a rule with the statuses it is answered
/// with.
struct HTTPPolicy: Sendable {
  var name: String
  var statuses: Set<Int>
  var applies: @Sendable (HTTPVectorMessage) -> Bool

  /// The rules that a request breaks.
  static func broken(by message: HTTPVectorMessage) -> [HTTPPolicy] {
    rules.filter { $0.applies(message) }
  }

  static let rules: [HTTPPolicy] = [
    HTTPPolicy(name: "the protocol is HTTP/1.0 or HTTP/1.1", statuses: [400, 505]) {
      $0.version != "HTTP/1.1" && $0.version != "HTTP/1.0"
    },
    HTTPPolicy(name: "the head has the form of RFC 9112", statuses: [400]) { !$0.isWellFormed },
    HTTPPolicy(name: "no tunnels", statuses: [501]) { $0.method == "CONNECT" },
    HTTPPolicy(name: "a method begins with a letter", statuses: [400, 501]) {
      $0.method.first.map { !$0.isLetter } ?? true
    },
    HTTPPolicy(name: "'*' is for OPTIONS", statuses: [400]) {
      $0.target == "*" && $0.method != "OPTIONS"
    },
    HTTPPolicy(name: "a target has no fragment and only visible ASCII", statuses: [400]) {
      $0.target.unicodeScalars.contains { $0.value <= 0x20 || $0.value >= 0x7F || $0 == "#" }
    },
    HTTPPolicy(name: "a target has origin or absolute form", statuses: [400]) {
      !$0.target.hasPrefix("/") && $0.target != "*" && $0.authority == nil
    },
    HTTPPolicy(name: "a target names no user", statuses: [400]) {
      $0.authority?.contains("@") ?? false
    },
    HTTPPolicy(name: "one Host, except in HTTP/1.0", statuses: [400]) {
      // A Host that is not there yet may still come until the head ends.
      $0.values("host").count > 1
        || $0.hasWholeHead && $0.values("host").isEmpty && $0.version == "HTTP/1.1"
    },
    HTTPPolicy(name: "one way of framing (RFC 9112 section 6.1)", statuses: [400]) {
      let codings = $0.values("transfer-encoding").count
      return codings > 0 && ($0.version == "HTTP/1.0" || !$0.values("content-length").isEmpty)
    },
    HTTPPolicy(name: "the only transfer coding is chunked", statuses: [400, 501]) {
      let codings = $0.values("transfer-encoding")
      return !codings.isEmpty && codings.map { $0.lowercased() } != ["chunked"]
    },
    HTTPPolicy(name: "a length is digits, given once", statuses: [400]) {
      let lengths = $0.values("content-length")
      return lengths.count > 1
        || lengths.contains { $0.wholeMatch(of: /0|[1-9][0-9]{0,17}/) == nil }
    },
    HTTPPolicy(name: "framing fields are spelt right", statuses: [400]) {
      !$0.values("content_length").isEmpty || !$0.values("transfer_encoding").isEmpty
    },
    HTTPPolicy(name: "the expectation is 100-continue", statuses: [417]) {
      $0.values("expect").contains { $0.lowercased() != "100-continue" }
    },
    HTTPPolicy(name: "no white space in chunk extensions (the codec's rule)", statuses: [400]) {
      // In a quoted string it is a part of the value.
      $0.chunkLines.contains { line in
        line.replacing(/"([^"\\]|\\.)*"/, with: "").contains { $0 == " " || $0 == "\t" }
      }
    },
    HTTPPolicy(name: "trailers decide nothing (RFC 9110 section 6.5.1)", statuses: [400]) {
      let ofHead: Set = [
        "authorization", "connection", "content-encoding", "content-length", "content-range",
        "content-type", "cookie", "expect", "host", "te", "trailer", "transfer-encoding", "upgrade",
      ]
      return $0.trailers.contains { ofHead.contains($0.name.lowercased()) }
    },
  ]
}

extension HTTPVectorMessage {
  /// The authority of a target in absolute form.
  var authority: String? {
    let lower = target.lowercased()
    guard let scheme = ["http://", "https://"].first(where: { lower.hasPrefix($0) }) else {
      return nil
    }
    return String(target.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" })
  }

  /// The target in origin form, as the server hands it on (RFC 9112 section 3.2).
  var originTarget: String {
    guard let authority, let range = target.range(of: authority) else { return target }
    let rest = String(target[range.upperBound...])
    if rest.isEmpty { return method == "OPTIONS" ? "*" : "/" }
    return rest.hasPrefix("/") ? rest : "/" + rest
  }
}
