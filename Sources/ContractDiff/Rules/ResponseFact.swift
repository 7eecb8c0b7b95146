// The rules of responses: statuses, headers, links.

/// What a comparer of responses finds.
enum ResponseFact: Fact {
  case successRemoved
  case successAdded
  case notModifiedAdded
  case errorRemoved
  case errorAdded
  case defaultRemoved
  case defaultAdded
  case headerRemoved
  case headerAdded
  case headerBecameOptional
  case headerBecameRequired
  case headerStyleChanged
  case linkRemoved
  case linkAdded
  case linkChanged

  static var subject: Subject { .responses }

  var rule: Rule {
    switch self {
    case .successRemoved:
      // A client that waits for this status does not see it.
      Rule(
        responses: "success-status-removed", of: "`responses`", .narrows, level: .breaking,
        "a status of success is gone, or a range of them of which none is named instead")
    case .successAdded:
      Rule(
        responses: "success-status-added", of: "`responses`", .widens,
        "a status of success or a range of them is new")
    case .notModifiedAdded:
      // Sent only to a request that names what it holds (RFC 9110, section 15.4.5).
      Rule(
        responses: "not-modified-added", of: "`responses`: `304`", .widens, level: .info,
        "a request may say what it holds, and is answered 304 where that is what there is")
    case .errorRemoved:
      Rule(
        responses: "error-status-removed", of: "`responses`", .narrows,
        "a status of failure is gone, or a range of them of which none is named instead")
    case .errorAdded:
      // A client has to expect failures anyway (RFC 9110, section 15).
      Rule(
        responses: "error-status-added", of: "`responses`", .widens, level: .warning,
        "a status of failure or a range of them is new")
    case .defaultRemoved:
      Rule(
        responses: "default-response-removed", of: "`responses`: `default`", .narrows,
        "only the statuses that are named are left")
    case .defaultAdded:
      Rule(
        responses: "default-response-added", of: "`responses`: `default`", .widens,
        level: .warning, "statuses that are not named may come")
    case .headerRemoved:
      Rule(
        responses: "response-header-removed", of: "`headers`", .widens,
        "a header is no longer declared")
    case .headerAdded:
      Rule(responses: "response-header-added", of: "`headers`", .narrows, "a header is new")
    case .headerBecameOptional:
      Rule(
        responses: "response-header-became-optional", of: "`required`", .widens,
        "a header may be missing")
    case .headerBecameRequired:
      Rule(
        responses: "response-header-became-required", of: "`required`", .narrows,
        "a header is always sent")
    case .headerStyleChanged:
      Rule(
        responses: "response-header-style-changed", of: "`explode`, `content`", .changes,
        "a header's value is written in another way")
    case .linkRemoved:
      Rule(
        responses: "response-link-removed", of: "`links`", .notes, level: .warning,
        "a link is gone")
    case .linkAdded:
      Rule(responses: "response-link-added", of: "`links`", .notes, "a link is new")
    case .linkChanged:
      Rule(
        responses: "response-link-changed", of: "`links`", .notes, level: .warning,
        "a link leads elsewhere or passes other values")
    }
  }
}
