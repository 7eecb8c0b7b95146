// The rules of request bodies, and of the media types of bodies either way.

/// What a comparer of bodies finds.
enum BodyFact: Fact {
  case added
  case requiredAdded
  case removed
  case becameRequired
  case becameOptional
  case mediaTypeRemoved
  case mediaTypeAdded
  case encodingChanged

  static var subject: Subject { .bodies }

  var rule: Rule {
    switch self {
    case .added:
      Rule(
        requests: "request-body-added", of: "`requestBody`", .widens,
        "a request may have a body now")
    case .requiredAdded:
      Rule(
        requests: "required-request-body-added", of: "`requestBody`", .narrows,
        "a request must have a body now")
    case .removed:
      Rule(
        requests: "request-body-removed", of: "`requestBody`", .narrows,
        "a request that has a body may be refused")
    case .becameRequired:
      Rule(
        requests: "request-body-became-required", of: "`required`", .narrows,
        "the body must be sent now")
    case .becameOptional:
      Rule(
        requests: "request-body-became-optional", of: "`required`", .widens,
        "the body may be left out now")
    case .mediaTypeRemoved:
      // A client that asks for it in a response gets something else, or 406.
      Rule(
        bothWays: "media-type-removed", of: "`content`", .narrows, response: .breaking,
        "a media type or a range of them is gone")
    case .mediaTypeAdded:
      // A client that asks for what it understands does not get it.
      Rule(
        bothWays: "media-type-added", of: "`content`", .widens, response: .warning,
        "a media type or a range of them is new")
    case .encodingChanged:
      Rule(
        bothWays: "encoding-changed", of: "`encoding`, `prefixEncoding`, `itemEncoding`", .changes,
        "a member of a form is written in another way")
    }
  }
}
