// What the server itself answers when a request does not reach a responder: one status, one
// sentence.

import ContractRuntime

/// A response that the server makes by itself; its text is fixed, so that nothing of the request
/// leaks into it.
struct Refusal: Error, Equatable {
  var status: Int
  var detail: StaticString
  /// What logs and metrics call it.
  var reason: StaticString = "malformed"

  static func == (left: Refusal, right: Refusal) -> Bool {
    left.status == right.status
      && left.detail.description == right.detail.description
  }

  static func bad(_ detail: StaticString) -> Refusal { Refusal(status: 400, detail: detail) }

  static let targetTooLong = Refusal(
    status: 414, detail: "The request target is too long.",
    reason: "target_too_long")
  static let headTooLarge = Refusal(
    status: 431, detail: "The request head is too large.",
    reason: "head_too_large")
  static let chunkLineTooLong = bad("A chunk line or the trailer section is too long.")
  static let forbiddenTrailer = bad("The trailer section holds a field that belongs in the head.")
  static let headTimedOut = Refusal(
    status: 408, detail: "The request head did not arrive in time.",
    reason: "head_timed_out")
  static let malformed = bad("The request is not well-formed HTTP/1.1.")
  static let malformedBody = bad("The framing of the request body is not valid.")
  static let unknownMethod = Refusal(
    status: 501, detail: "The request method is not implemented.",
    reason: "unknown_method")
  static let version = Refusal(
    status: 505, detail: "This server speaks HTTP/1.1 and HTTP/1.0.",
    reason: "unknown_version")
  static let overloaded = Refusal(
    status: 503, detail: "Too many requests are being answered at this moment.",
    reason: "overloaded")
  static let tooManyConnections = Refusal(
    status: 503, detail: "Too many connections are open at this moment.",
    reason: "too_many_connections")
  static let responseTimedOut = Refusal(
    status: 503, detail: "The answer took too long.",
    reason: "response_timed_out")
  static let invalidResponse = Refusal(
    status: 500, detail: "The server made a response that cannot be sent.",
    reason: "invalid_response")

  /// Every reason that a refusal can have.
  static let reasons: [StaticString] =
    [
      malformed, targetTooLong, headTooLarge, headTimedOut, unknownMethod, version, overloaded,
      tooManyConnections, responseTimedOut, invalidResponse,
    ].map(\.reason)

  /// The refusal as a problem, for a client whose `Accept` field has this value.
  func response(
    as content: ProblemContent, accept: String?, retryAfterSeconds: Int
  ) -> Response {
    var problem = ProblemDetails(status: status, detail: detail.description)
    if status == 503 { problem.headers.add("Retry-After", String(retryAfterSeconds)) }
    return problem.response(as: content, accept: { Accept(accept) })
  }
}
