// Every published HTTP/1.1 case against a running server: no case may fail, and what the cases
// leave to judgement is judged here by name.

import Foundation
import Testing

@testable import ContractServer

@Suite(
  .serialized,
  .enabled(if: HTTPVector.folder != nil, "set TEST_VECTORS to the folder of published vectors"))
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
          try await onThread {
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

  /// Cases whose upstream verdict is that of a parser or of another situation, with what is right
  /// here.
  static let exceptions: [String: [Int]] = [
    // Bytes after `Connection: close` are not read (RFC 9112 section 9.6); the request before them
    // is answered.
    "llhttp/connection/CRLF between requests, explicit `close`": [200],
    // The sender may still complete this body: it is waited for until the time limit.
    "gunicorn/invalid/rfc9112_chunked_missing_final_crlf_01": [],
  ]

  @Test(arguments: ["Http11Probe", "llhttp", "gunicorn", "smuggler", "h2csmuggler"])
  func noCaseFails(set: String) async throws {
    try await withServer { server in
      let outcomes = try await Self.run(try HTTPVector.load(set), port: server.port)
      Self.report(set, outcomes)
      #expect(!outcomes.isEmpty)
      for outcome in outcomes {
        if let statuses = Self.exceptions[outcome.vector.id] {
          #expect(outcome.result.statuses == statuses, "\(outcome.vector.id)")
        } else {
          #expect(outcome.verdict != "fail", "\(outcome.vector.id): \(outcome.result.statuses)")
        }
      }
    }
  }

  /// Cases that upstream parsers accept and that are refused here on purpose, with the status.
  static let refusedOnPurpose: [String: Int] = [
    "llhttp/method/ANNOUNCE request with RTSP": 400,
    "llhttp/method/CONNECT request": 501,
    "llhttp/method/M-SEARCH request": 400,  // `*` is for OPTIONS alone
    "llhttp/method/PRI request HTTP2": 400,
    "llhttp/sample/No HTTP version": 400,
    // Transfer codings but chunked are not implemented.
    "llhttp/transfer-encoding/POST with `chunked` as last transfer-encoding": 501,
    "llhttp/transfer-encoding/POST with `chunked` as last transfer-encoding (multiple headers)":
      400,
    "gunicorn/valid/025_line": 501,
    "gunicorn/valid/009": 400,  // Transfer-Encoding beside Content-Length
    "gunicorn/valid/030": 400,
    "gunicorn/valid/rfc9112_smuggle_te_identity_chunked_01": 400,
    "gunicorn/valid/005": 400,  // a fragment in the target
    "gunicorn/valid/027": 400,  // bytes beyond ASCII in the target
    "gunicorn/valid/031": 400,  // a method that does not begin with a letter
    "gunicorn/valid/rfc9112_target_authority_connect_01": 501,
    "gunicorn/valid/rfc9112_target_authority_ipv6_01": 501,
    "llhttp/transfer-encoding/Trailing headers": 400,  // Content-Type in the trailers
    "gunicorn/valid/012": 400,
    "llhttp/uri/`host:port` terminated by a query string": 400,  // names another host than Host
  ]

  /// What the parsers' own cases accept is served once it carries a Host, except for what is
  /// refused on purpose.
  @Test(arguments: ["llhttp", "gunicorn"])
  func acceptableCasesAreServed(set: String) async throws {
    try await withServer { server in
      let vectors = try HTTPVector.load(set)
        .filter { $0.expected.hasPrefix("accept") && !$0.expected.contains("non-default") }
        // Its body is shorter than its Content-Length: the rest is waited for.
        .filter { $0.id != "gunicorn/valid/099" }
        .map(\.withHost)
      #expect(!vectors.isEmpty)
      for outcome in try await Self.run(vectors, port: server.port) {
        let id = outcome.vector.id
        let status = Self.refusedOnPurpose[id] ?? 200
        #expect(outcome.result.status == status, "\(id): \(outcome.result.statuses)")
      }
    }
  }

  /// How the bytes are cut must not matter: a representative part again, one byte at a time.
  @Test func piecesOfOneByteAreJudgedAlike() async throws {
    try await withServer { server in
      var vectors = try ["Http11Probe", "llhttp", "gunicorn"].flatMap(HTTPVector.load)
        .filter { vector in
          vector.steps.allSatisfy { step in
            (step.raw?.utf8.count ?? 0) < 2000 && step.parts == nil
          }
        }
      vectors += try HTTPVector.load("smuggler").enumerated().filter { $0.offset % 10 == 0 }
        .map(\.element)
      let whole = try await Self.run(vectors, port: server.port)
      let pieces = try await Self.run(vectors, port: server.port, byteByByte: true)
      Self.report("1-byte pieces", pieces)
      for (one, other) in zip(whole, pieces) {
        #expect(
          one.result.statuses == other.result.statuses,
          "\(one.vector.id): \(one.result.statuses) whole, \(other.result.statuses) in pieces")
      }
    }
  }
}
