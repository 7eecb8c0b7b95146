// Makes the attempts on one operation and judges each answer twice: whether it is the one that the
// order of checks gives, and whether anything of another's was seen or changed. The two are told
// apart, since the second must hold even where a layer of the wall is missing and the first does
// not.

import ContractTestSupport
import Foundation
import Testing

/// What is wrong with answers, in sentences; nothing where nothing is.
struct MatrixFaults: Sendable {
  /// How many answers were judged.
  var judged = 0
  /// Answers that the contract and its order of checks do not give.
  var answers: [String] = []
  /// Another's data in an answer, and changes of another's rows.
  var rows: [String] = []

  mutating func add(_ other: MatrixFaults) {
    judged += other.judged
    answers += other.answers
    rows += other.rows
  }
}

/// One operation under attack by one intruder.
struct MatrixRun: Sendable {
  let operation: ContractOperation
  let intruder: MatrixUser
  let search: ForeignRowSearch

  func request(_ attempt: AccessAttempt, own: [String: String]) throws -> HTTPRequest {
    var request = try intruder.request(
      operation, resource: attempt.resource ?? own, attempt.change)
    request.target = attempt.target(request.target)
    return request
  }

  func send(_ attempt: AccessAttempt, own: [String: String]) async throws -> HTTPResponse {
    try await intruder.user.client.send(try request(attempt, own: own))
  }

  /// Judges an answer; `missing` is the one for a resource that does not exist.
  ///
  /// The intruder's plain request has succeeded, which is what `asWithout` is compared with.
  func faults(
    of response: HTTPResponse, to attempt: AccessAttempt, missing: HTTPResponse
  ) -> MatrixFaults {
    var faults = MatrixFaults(judged: 1)
    let isRight =
      switch attempt.expectation {
      case .refused(let statuses): statuses.contains(response.status)
      case .asWithout: (200..<300).contains(response.status)
      case .asMissing: response.comparable == missing.comparable
      case .harmless: response.status < 500
      }
    let what = "\(operation.testDescription), \(attempt.name)"
    if !isRight {
      faults.answers.append(
        "\(what): expected \(attempt.expectation), got \(response.comparable.prefix(600))")
    }
    let found = search.findings(
      in: response, to: intruder.id, hasRows: operation.ownerParameter != nil)
    faults.rows += found.map { "\(what): \($0) in \(response.comparable.prefix(600))" }
    return faults
  }
}

/// The attempts on every operation, made once: several tests look at what came of them.
actor MatrixResults {
  static let shared = MatrixResults()

  private var results: [String: Task<MatrixFaults, any Error>] = [:]

  /// What `work` found for this operation, the first time that somebody asks.
  func result(
    for operation: ContractOperation, _ work: @escaping @Sendable () async throws -> MatrixFaults
  ) async throws -> MatrixFaults {
    if let known = results[operation.name] { return try await known.value }
    let task = Task { try await work() }
    results[operation.name] = task
    return try await task.value
  }
}
