// The published HTTP/1.1 cases in the folder that TEST_VECTORS names: reading them, sending them,
// judging the answers by the rules of the vectors' own page.

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

  enum CodingKeys: String, CodingKey {
    case id, source, name, steps, expected, verdicts, messages
    case hasHost = "has_host"
  }

  static let folder = ProcessInfo.processInfo.environment["TEST_VECTORS"]

  static func load(_ set: String) throws -> [HTTPVector] {
    guard let folder else { return [] }
    let text = try String(contentsOfFile: "\(folder)/http/\(set).jsonl", encoding: .utf8)
    return try text.split(separator: "\n").map {
      try JSONDecoder().decode(HTTPVector.self, from: Data($0.utf8))
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

  private static func addHost(_ raw: String) -> String {
    var result = ""
    var rest = raw[...]
    while let line = rest.range(of: #" HTTP/1.1\r\n"#) {
      result += rest[..<line.upperBound] + #"Host: a\r\n"#
      rest = rest[line.upperBound...]
    }
    return result + rest
  }

  /// Whether no answer at all would be right; all others are waited for on a busy machine too.
  private var mayBeSilent: Bool {
    expected.hasPrefix("incomplete") || expected.contains("timeout")
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
      if expected.contains("non-default") { return "LOOK" }
      if expected.hasPrefix("reject") {
        return isRefused || result.statuses.count > (messages ?? 0) ? "pass" : "fail"
      }
      if expected.hasPrefix("incomplete") { return status == nil ? "pass" : "LOOK" }
      if hasHost == false { return "LOOK" }
      return status.map { $0 != 400 && $0 != 501 } ?? false ? "pass" : "LOOK"
    case "smuggler":
      if isRefused && result.statuses.count <= 1 { return "pass" }
      return result.statuses.count == 1 ? "pass" : "fail"
    case "h2csmuggler": return status == 101 ? "fail" : "pass"
    default: break
    }
    if name.hasPrefix("SMUG-"), expected.contains("no second response") {
      if status == 400 || result.isClosed && result.statuses.count <= 1 { return "pass" }
      return result.statuses.count > steps.count ? "fail" : "LOOK"
    }
    return "LOOK"
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
