// The rules of webhooks and callbacks, which the server sends and clients answer.

/// What a comparer of webhooks and callbacks finds.
enum OutgoingFact: Fact {
  case webhookRemoved
  case webhookAdded
  case callbackRemoved
  case callbackAdded
  case requestChanged
  case requestExtended
  case responseChanged
  case responseExtended

  static var subject: Subject { .outgoing }

  var rule: Rule {
    switch self {
    case .webhookRemoved:
      // A client that waits for it waits in vain.
      Rule(
        responses: "webhook-removed", of: "`webhooks`", .narrows, level: .breaking,
        "the server no longer sends it")
    case .webhookAdded:
      // A client subscribes before it gets any.
      Rule(
        responses: "webhook-added", of: "`webhooks`", .widens, level: .info,
        "the server sends it to those who subscribe")
    case .callbackRemoved:
      Rule(
        responses: "callback-removed", of: "`callbacks`", .narrows, level: .breaking,
        "the server no longer sends it")
    case .callbackAdded:
      Rule(
        responses: "callback-added", of: "`callbacks`", .widens, level: .info,
        "the server sends it to those who ask for it")
    case .requestChanged:
      Rule(
        responses: "outgoing-request-changed", of: "method, parameters, body of a request sent",
        .changes, "the server may send what the client does not understand")
    case .requestExtended:
      Rule(
        responses: "outgoing-request-extended", of: "method, parameters, body of a request sent",
        .widens, level: .info, "the server sends more, which a client may ignore")
    case .responseChanged:
      Rule(
        requests: "outgoing-response-changed", of: "statuses, headers, content of the answer",
        .narrows, "the server no longer takes an answer that it took")
    case .responseExtended:
      Rule(
        requests: "outgoing-response-extended", of: "statuses, headers, content of the answer",
        .widens, "the server takes one more answer")
    }
  }
}
