// Every published HTTP/1.1 case against a running server: no case may fail, what a parser rejects is
// refused, and what it accepts is served as it is, or refused by a rule that has a name.

import ContractRuntime
import ContractTestSupport
import Foundation
import Testing

@testable import ContractServer

@Suite(
  .serialized,
  .enabled(if: PublishedData.vectors.isNamed, Comment(rawValue: PublishedData.vectors.absence)))
struct HTTPVectorTests {
  struct Outcome: Sendable {
    var vector: HTTPVector
    var verdict: String
    var result: HTTPVectorResult
  }

  /// Sends the cases, a few at a time.
  static func run(_ vectors: [HTTPVector], port: Int, byteByByte: Bool = false) async throws
    -> [Outcome]
  {
    try await withThrowingTaskGroup(of: Outcome.self) { group in
      var outcomes: [Outcome] = []
      var rest = vectors[...]
      func addNext() {
        guard let vector = rest.popFirst() else { return }
        group.addTask {
          try await onUngatedThread {
            let result = try vector.send(port: port, byteByByte: byteByByte)
            return Outcome(vector: vector, verdict: vector.judge(result), result: result)
          }
        }
      }
      for _ in 0..<24 { addNext() }
      while let outcome = try await group.next() {
        outcomes.append(outcome)
        addNext()
      }
      return outcomes.sorted { $0.vector.id < $1.vector.id }
    }
  }

  static func report(_ set: String, _ outcomes: [Outcome]) {
    let counts = Dictionary(grouping: outcomes, by: \.verdict).mapValues(\.count)
    print("\(set): \(counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })")
    guard ProcessInfo.processInfo.environment["SHOW_VECTORS"] != nil else { return }
    for outcome in outcomes where outcome.verdict != "pass" {
      let endings = outcome.result.answers.map { "\($0.ending)" }
      print(
        outcome.vector.id, outcome.verdict, outcome.result.statuses, endings,
        outcome.vector.expected, separator: "\t")
    }
  }

  /// Sources whose cases have a verdict for every server, and those that test parsers.
  @Test func theSetsAreThere() throws {
    try #require(!HTTPVector.sets.isEmpty, "TEST_VECTORS has no file http/*.jsonl")
  }

  @Test(arguments: HTTPVector.sets)
  func noCaseFails(set: String) async throws {
    try await withServer { server in
      let vectors = try HTTPVector.load(set)
      let outcomes = try await Self.run(vectors, port: server.port)
      Self.report(set, outcomes)
      Self.skipped(outcomes).report("http/\(set)")
      for outcome in outcomes {
        #expect(outcome.verdict != "fail", "\(outcome.vector.id): \(outcome.result.statuses)")
      }
    }
  }

  /// The cases without a verdict that the tests below do not judge either.
  private static func skipped(_ outcomes: [Outcome]) -> SkippedCases {
    var skipped = SkippedCases()
    for outcome in outcomes where outcome.verdict == "LOOK" {
      let vector = outcome.vector
      if vector.isOfOtherConfiguration {
        skipped.add("cases of another configuration than the source's default")
      } else if vector.isAboutOtherLimit {
        skipped.add("cases about a limit of the source that is lower than the one here")
      } else if !vector.expected.hasPrefix("accept") {
        skipped.add("cases whose source leaves the verdict to a person")
      }
    }
    return skipped
  }

  /// What a parser's own cases reject is refused for that, and not only for its lack of a Host.
  @Test(arguments: HTTPVector.sets)
  func rejectedCasesAreRefusedWithAHostToo(set: String) async throws {
    try await withServer { server in
      let vectors = try HTTPVector.load(set)
        .filter { $0.hasHost == false && $0.expected.hasPrefix("reject") }
        .filter { !$0.isOfOtherConfiguration }.map(\.withHost)
      for outcome in try await Self.run(vectors, port: server.port) {
        let isJudged = outcome.verdict != "LOOK" || !outcome.vector.isAboutOtherLimit
        #expect(
          outcome.verdict == "pass" || !isJudged,
          "\(outcome.vector.id): \(outcome.result.statuses)")
      }
    }
  }

  /// What the parsers' own cases accept is served once it carries a Host, and reaches the responder
  /// as its bytes say; or a rule of this server refuses it, with the rule's status.
  @Test(arguments: HTTPVector.sets)
  func acceptableCasesAreServedAsTheyAre(set: String) async throws {
    try await withServer(responder: MirrorResponder()) { server in
      let vectors = try HTTPVector.load(set)
        .filter { $0.expected.hasPrefix("accept") && !$0.isOfOtherConfiguration }
        .map(\.withHost)
      for outcome in try await Self.run(vectors, port: server.port) {
        Self.checkServed(outcome)
      }
    }
  }

  private static func checkServed(_ outcome: Outcome) {
    let id = outcome.vector.id
    var answers = outcome.result.mirrored[...]
    for (index, message) in HTTPVectorMessage.all(in: outcome.vector.bytes).enumerated() {
      let rules = HTTPPolicy.broken(by: message)
      if !rules.isEmpty {
        let status = answers.popFirst()?.status ?? 0
        #expect(
          rules.contains { $0.statuses.contains(status) },
          "\(id): \(status), though \(rules.map(\.name))")
        return
      }
      guard message.isComplete else { break }
      let answer = answers.popFirst()
      // `OPTIONS *` is about the server and answered by it (RFC 9110 section 9.3.7).
      let status = message.originTarget == "*" ? 204 : 200
      #expect(answer?.status == status, "\(id): \(outcome.result.statuses)")
      if let request = answer?.request {
        check(request, message, outcome.vector.parsed?.dropFirst(index).first, id)
      }
    }
    #expect(answers.isEmpty, "\(id): an answer to no request")
  }

  /// Compares what reached the responder with the bytes, and with the source's parser where the set
  /// has what that made of them.
  private static func check(
    _ request: MirrorResponder.Seen, _ message: HTTPVectorMessage, _ parsed: HTTPVector.Parsed?,
    _ id: String
  ) {
    func lines(_ fields: [(String, String)]) -> [String] {
      // A field's bytes are UTF-8 to the responder, Latin-1 in the sets.
      fields.map { "\($0.0.lowercased()): \(utf8(latin1: $0.1))" }.sorted()
    }
    let seen = request.fields.map { "\($0[0].lowercased()): \($0[1])" }.sorted()
    #expect(request.method == message.method, "\(id)")
    #expect(request.target == message.originTarget, "\(id)")
    #expect(seen == lines(message.fields.map { ($0.name, $0.value) }), "\(id)")
    #expect(Array(request.body) == message.body, "\(id)")
    guard let parsed else { return }
    #expect(request.method == parsed.method, "\(id)")
    #expect(
      request.target == HTTPVectorMessage(method: parsed.method, target: parsed.uri).originTarget,
      "\(id)")
    let fields = parsed.headers.filter { $0.count == 2 }.map { ($0[0], $0[1]) }
    let isHostAdded = !fields.contains { $0.0 == "HOST" }
    #expect(
      seen.filter { !isHostAdded || !$0.hasPrefix("host: ") } == lines(fields), "\(id)")
    let body = parsed.body.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    #expect(Array(request.body) == body, "\(id)")
  }

  private static func utf8(latin1 text: String) -> String {
    let bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// How the bytes are cut must not matter: a representative part again, one byte at a time.
  @Test func piecesOfOneByteAreJudgedAlike() async throws {
    try await withServer { server in
      // At most about a hundred cases of a set, and none that is long.
      let vectors = try HTTPVector.sets.flatMap { set in
        let short = try HTTPVector.load(set).filter { vector in
          vector.steps.allSatisfy { step in
            (step.raw?.utf8.count ?? 0) < 2000 && step.parts == nil
          }
        }
        return short.enumerated().filter { $0.offset % (short.count / 100 + 1) == 0 }.map(\.element)
      }
      let whole = try await Self.run(vectors, port: server.port)
      let pieces = try await Self.run(vectors, port: server.port, byteByByte: true)
      Self.report("1-byte pieces", pieces)
      // A method that is none may be refused before its end is there, and is then only a bad request.
      let plain = { (statuses: [Int]) in statuses.map { $0 == 501 ? 400 : $0 } }
      for (one, other) in zip(whole, pieces) {
        #expect(
          plain(one.result.statuses) == plain(other.result.statuses),
          "\(one.vector.id): \(one.result.statuses) whole, \(other.result.statuses) in pieces")
      }
    }
  }
}
