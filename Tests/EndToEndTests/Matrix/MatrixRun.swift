// Sends the attempts on one operation and judges each answer.

import ContractTestSupport
import Foundation

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

  /// What is wrong with an answer, in a sentence; nil where nothing is.
  ///
  /// `missing` is the answer for a resource that does not exist. The intruder's plain request has
  /// succeeded, which is what `asWithout` is compared with.
  func fault(
    of response: HTTPResponse, to attempt: AccessAttempt, missing: HTTPResponse
  ) -> String? {
    let found = search.findings(
      in: response, to: intruder.id, hasRows: operation.ownerParameter != nil)
    let isRight =
      switch attempt.expectation {
      case .refused(let statuses): statuses.contains(response.status)
      case .asWithout: (200..<300).contains(response.status)
      case .asMissing: response.comparable == missing.comparable
      case .harmless: response.status < 500
      }
    if isRight, found.isEmpty { return nil }
    return "\(operation.testDescription), \(attempt.name), expected \(attempt.expectation), "
      + "with \(found.isEmpty ? "no foreign row" : found.joined(separator: ", ")): "
      + response.comparable.prefix(600)
  }
}
