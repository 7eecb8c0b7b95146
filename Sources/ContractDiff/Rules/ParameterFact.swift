// The rules of parameters; their schemas have the rules of schemas in requests.

/// What a comparer of parameters finds.
enum ParameterFact: Fact {
  case removed
  case added
  case requiredAdded
  case becameRequired
  case becameOptional
  case nameMoved
  case styleChanged
  case styleWidened

  static var subject: Subject { .parameters }

  var rule: Rule {
    switch self {
    case .removed:
      // A server that ignores parameters that it does not know goes on without it.
      Rule(
        requests: "parameter-removed", of: "`parameters`", .widens, level: .warning,
        "a parameter is no longer declared")
    case .added:
      // By the letter a client may have sent any value under this name.
      Rule(
        requests: "parameter-added", of: "`parameters`", .narrows, level: .info,
        "a parameter that may be left out is new")
    case .requiredAdded:
      Rule(
        requests: "required-parameter-added", of: "`parameters`", .narrows,
        "a parameter that must be sent is new")
    case .becameRequired:
      Rule(
        requests: "parameter-became-required", of: "`required`", .narrows,
        "a parameter must be sent now")
    case .becameOptional:
      Rule(
        requests: "parameter-became-optional", of: "`required`", .widens,
        "a parameter may be left out now")
    case .nameMoved:
      Rule(
        requests: "parameter-name-moved", of: "`parameters`: objects of any members", .changes,
        "a name that an object of any members took is another parameter's, or the other way round")
    case .styleChanged:
      Rule(
        requests: "parameter-style-changed",
        of: "`style`, `explode`, `content`, `allowReserved`, `allowEmptyValue`", .changes,
        "a parameter's value is written in another way")
    case .styleWidened:
      Rule(
        requests: "parameter-style-widened", of: "`allowReserved`, `allowEmptyValue`", .widens,
        "a parameter's value may be written in one more way")
    }
  }
}
