// The published HTTP/1.1 cases in the folder that TEST_VECTORS names: reading them, sending them,
// judging the answers by the rules of the vectors' own page.

import ContractServer
import ContractTestSupport
import Foundation

/// One case: steps on one connection, and what a correct server does.
struct HTTPVector: Decodable, Sendable {
  struct Step: Decodable, Sendable {
    var raw: String?
    var parts: [Part]?
  }

  struct Part: Decodable, Sendable {
    var raw: String
  }

  /// A verdict, perhaps dependent on whether the connection was closed.
  enum Verdict: Decodable, Sendable {
    case fixed(String)
    case byEnding(open: String, closed: String)

    init(from decoder: any Decoder) throws {
      if let text = try? decoder.singleValueContainer().decode(String.self) {
        self = .fixed(text)
      } else {
        let cases = try decoder.singleValueContainer().decode([String: String].self)
        self = .byEnding(open: cases["open"] ?? "LOOK", closed: cases["closed"] ?? "LOOK")
      }
    }
  }

  var id: String
  var source: String
  var name: String
  var steps: [Step]
  var expected: String
  var verdicts: [String: Verdict]?
  var messages: Int?
  var hasHost: Bool?
  var parsed: [Parsed]?
  var configuration: Configuration?

  /// What the source's own parser makes of a request.
  struct Parsed: Decodable, Sendable {
    var method: String
    var uri: String
    /// Names in capitals, and values; a character is a byte.
    var headers: [[String]]
    /// A character is a byte.
    var body: String
  }

  /// A configuration of the source's server that the verdict depends on.
  struct Configuration: Decodable, Sendable {
    init(from decoder: any Decoder) throws {}
  }

  enum CodingKeys: String, CodingKey {
    case id, source, name, steps, expected, verdicts, messages, parsed
    case hasHost = "has_host"
    case configuration = "non_default_config"
  }

  /// The sets of cases that are there, by the names of their files.
  static let sets: [String] = {
    let files = try? PublishedData.vectors.files("http", where: { $0.hasSuffix(".jsonl") })
    return (files ?? []).map { String($0.name.dropLast(".jsonl".count)) }
  }()

  static func load(_ set: String) throws -> [HTTPVector] {
    try PublishedData.vectors.lines("http/\(set).jsonl").map {
      try JSONDecoder().decode(HTTPVector.self, from: Data($0.utf8))
    }
  }

  /// The bytes of all steps.
  var bytes: [UInt8] {
    steps.flatMap { step in
      (step.parts.map { $0.map(\.raw) } ?? [step.raw ?? ""]).flatMap(Self.unescape)
    }
  }

  /// The bytes of an escaped text: `\r \n \t \\ \xHH`, everything else Latin-1.
  static func unescape(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\\", let code = rest.popFirst() else {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
        continue
      }
      switch code {
      case "r": bytes.append(0x0D)
      case "n": bytes.append(0x0A)
      case "t": bytes.append(0x09)
      case "x":
        let digits = String(String.UnicodeScalarView(rest.prefix(2)))
        rest = rest.dropFirst(2)
        bytes.append(UInt8(digits, radix: 16) ?? 0)
      default: bytes.append(UInt8(truncatingIfNeeded: code.value))
      }
    }
    return bytes
  }

  /// The text that `unescape` reads as these bytes.
  private static func escape(_ bytes: [UInt8]) -> String {
    bytes.reduce(into: "") { text, byte in
      if byte == 0x5C { text.unicodeScalars.append("\\") }
      text.unicodeScalars.append(Unicode.Scalar(byte))
    }
  }
}

/// What came back in one case.
struct HTTPVectorResult: Sendable {
  var answers: [(bytes: [UInt8], ending: RawClient.Ending)]

  /// The status of the first answer.
  var status: Int? { Self.statuses(answers.first?.bytes ?? []).first }
  /// Statuses of all answers, interim ones excluded.
  var statuses: [Int] { answers.flatMap { Self.statuses($0.bytes) }.filter { $0 >= 200 } }
  var isClosed: Bool { answers.first.map { $0.ending != .open } ?? true }

  private static func statuses(_ bytes: [UInt8]) -> [Int] {
    String(decoding: bytes, as: UTF8.self).components(separatedBy: "HTTP/1.1 ").dropFirst()
      .compactMap { Int($0.prefix(3)) }
  }
}

extension HTTPVector {
  /// The case with a Host field in every head that has none, so that its real subject is reached.
  var withHost: HTTPVector {
    guard hasHost == false else { return self }
    var copy = self
    copy.hasHost = true
    copy.steps = steps.map { step in
      var step = step
      step.raw = step.raw.map(Self.addHost)
      return step
    }
    return copy
  }

  /// Inserts a Host after each request line, naming the host of a target that names one. What looks
  /// like a request line in a body stays as it is.
  private static func addHost(_ raw: String) -> String {
    var bytes = unescape(raw)
    let ending = Array(" HTTP/1.1\r\n".utf8)
    // The last first, as what is inserted moves what follows.
    for message in HTTPVectorMessage.all(in: bytes).reversed()
    where bytes[..<message.fieldsStart].suffix(ending.count) == ending[...] {
      let host = "Host: \(message.authority ?? "a")\r\n"
      bytes.insert(contentsOf: host.utf8, at: message.fieldsStart)
    }
    return escape(bytes)
  }

  /// Whether no answer at all would be right; all others are waited for on a busy machine too.
  private var mayBeSilent: Bool {
    expected.hasPrefix("incomplete") || expected.contains("timeout") || isUnfinished
  }

  /// Whether the bytes end within a request: the rest of it may still come.
  var isUnfinished: Bool {
    HTTPVectorMessage.all(in: bytes).last.map { $0.isWellFormed && !$0.isComplete } ?? true
  }

  /// Sends the case on a connection of its own, whole or one byte at a time.
  func send(port: Int, byteByByte: Bool) throws -> HTTPVectorResult {
    let client = try RawClient(port: port)
    var answers: [(bytes: [UInt8], ending: RawClient.Ending)] = []
    for step in steps {
      for raw in step.parts.map({ $0.map(\.raw) }) ?? [step.raw ?? ""] {
        let bytes = Self.unescape(raw)
        if byteByByte {
          for byte in bytes where client.send([byte]) { usleep(20) }
        } else {
          client.send(bytes)
        }
      }
      let answer = client.readAll(seconds: mayBeSilent ? 2 : 10, quiet: 0.4)
      answers.append(answer)
      if answer.ending != .open { break }
    }
    return HTTPVectorResult(answers: answers)
  }

  /// `pass`, `warn`, `fail`, or `LOOK` where only a person can tell.
  func judge(_ result: HTTPVectorResult) -> String {
    if let verdicts { return Self.judge(verdicts, result) }
    let status = result.status
    let isRefused = status.map { (400..<600).contains($0) } ?? result.isClosed
    switch source {
    case "llhttp", "gunicorn":
      if isOfOtherConfiguration || isAboutOtherLimit { return "LOOK" }
      if expected.hasPrefix("reject") { return isRejected(result, isRefused) ? "pass" : "fail" }
      if expected.hasPrefix("incomplete") { return status == nil ? "pass" : "LOOK" }
      if hasHost == false { return "LOOK" }
      return status.map { $0 != 400 && $0 != 501 } ?? false ? "pass" : "LOOK"
    case "smuggler":
      if isRefused && result.statuses.count <= 1 { return "pass" }
      return result.statuses.count == 1 ? "pass" : "fail"
    case "h2csmuggler": return status == 101 ? "fail" : "pass"
    case "http-garden": return isRefused && result.statuses.count <= 1 ? "pass" : "LOOK"
    case "h1spec": return judgeRanges(result)
    default: break
    }
    if name.hasPrefix("SMUG-"), expected.contains("no second response") {
      if status == 400 || result.isClosed && result.statuses.count <= 1 { return "pass" }
      return result.statuses.count > steps.count ? "fail" : "LOOK"
    }
    return "LOOK"
  }

  /// `status in [[200, 299], [400, 400]]`, or that the server waits.
  private func judgeRanges(_ result: HTTPVectorResult) -> String {
    if expected.hasPrefix("server waits") {
      return result.status == nil && !result.isClosed ? "pass" : "fail"
    }
    let text = expected.components(separatedBy: "in ").dropFirst().first ?? ""
    let ranges = try? JSONDecoder().decode([[Int]].self, from: Data(text.utf8))
    guard let ranges else { return "LOOK" }
    let isIn = ranges.contains { range in
      guard let low = range.first, let high = range.last, low <= high else { return false }
      return result.status.map { (low...high).contains($0) } ?? false
    }
    return isIn ? "pass" : "fail"
  }

  /// Whether the verdict holds only for a configuration of the source's server.
  var isOfOtherConfiguration: Bool { configuration != nil || expected.contains("non-default") }

  /// Whether the source rejects what is larger than its own limits, and not than those of this server.
  var isAboutOtherLimit: Bool {
    guard expected.contains("LimitRequest") else { return false }
    let limits = Limits()
    let message = HTTPVectorMessage.all(in: bytes).first ?? HTTPVectorMessage()
    return message.target.utf8.count <= limits.targetBytes && bytes.count <= limits.headBytes
      && message.fields.count <= limits.fieldCount
  }

  /// Whether what the source rejects is not served: a refusal, after the answers to the requests
  /// before it; or nothing after them, where the connection is closed, or the rest is waited for.
  private func isRejected(_ result: HTTPVectorResult, _ isRefused: Bool) -> Bool {
    if isRefused { return true }
    let later = result.statuses.dropFirst(messages ?? 0)
    if let status = later.first { return status >= 400 }
    return isUnfinished || (messages ?? 0) > 0 && result.isClosed
  }

  private static func judge(_ verdicts: [String: Verdict], _ result: HTTPVectorResult) -> String {
    let verdict: Verdict?
    if let status = result.status {
      verdict = verdicts[String(status)] ?? verdicts[String(status / 100 * 100)]
    } else {
      verdict = verdicts[result.isClosed ? "none/closed" : "none/timeout"]
    }
    switch verdict {
    case .fixed(let text): return text
    case .byEnding(let open, let closed): return result.isClosed ? closed : open
    case nil: return "LOOK"
    }
  }
}
