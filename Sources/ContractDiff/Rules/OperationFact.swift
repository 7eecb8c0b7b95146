// The rules of paths, operations and servers.

/// What a comparer of paths finds.
enum OperationFact: Fact {
  case pathRemoved
  case pathShadowed
  case pathParameterRenamed
  case operationRemoved
  case operationAdded
  case operationIDChanged
  case deprecated
  case deprecationWithdrawn
  case sunsetBroughtForward
  case sunsetPostponed
  case idempotencyKeyRemoved
  case idempotencyKeyAdded
  case serverRemoved
  case serverAdded
  case serverVariableChanged

  static var subject: Subject { .operations }

  var rule: Rule {
    switch self {
    case .pathRemoved:
      Rule(requests: "path-removed", of: "`paths`", .narrows, "a path is gone")
    case .pathShadowed:
      Rule(
        requests: "path-shadowed", of: "`paths`", .changes,
        "a new path takes requests that another path had, with a literal for its parameter")
    case .pathParameterRenamed:
      Rule(
        requests: "path-parameter-renamed", of: "`paths`", .notes,
        "a part of a path has another name, which requests do not say")
    case .operationRemoved:
      Rule(
        requests: "operation-removed", of: "methods of a path", .narrows, "an operation is gone")
    case .operationAdded:
      Rule(requests: "operation-added", of: "methods of a path", .widens, "an operation is new")
    case .operationIDChanged:
      Rule(
        requests: "operation-id-changed", of: "`operationId`", .changes,
        "generated code calls the operation by another name")
    case .deprecated:
      Rule(
        requests: "deprecated", of: "`deprecated`", .notes,
        "clients should stop using an operation, a parameter, a header or a schema")
    case .deprecationWithdrawn:
      Rule(
        requests: "deprecation-withdrawn", of: "`deprecated`", .notes,
        "clients may go on using what was deprecated")
    case .sunsetBroughtForward:
      // Until that day a client goes on working; what is gone then is reported when it is gone.
      Rule(
        requests: "sunset-brought-forward", of: "`x-sunset`", .notes, level: .warning,
        "the day is announced from which on it may be gone, or comes earlier")
    case .sunsetPostponed:
      Rule(
        requests: "sunset-postponed", of: "`x-sunset`", .notes,
        "the day from which on it may be gone comes later, or never")
    case .idempotencyKeyRemoved:
      // A client that was told to send a request again would have its effect twice.
      Rule(
        requests: "idempotency-key-removed", of: "`x-idempotency-key`", .changes,
        "a request that is sent again with the same key has its effect again")
    case .idempotencyKeyAdded:
      Rule(
        requests: "idempotency-key-added", of: "`x-idempotency-key`", .widens,
        "a request with a key may be sent again and has its effect once")
    case .serverRemoved:
      Rule(requests: "server-removed", of: "`servers`", .narrows, "an address is gone")
    case .serverAdded:
      Rule(requests: "server-added", of: "`servers`", .widens, "an address is new")
    case .serverVariableChanged:
      Rule(
        requests: "server-variable-changed", of: "`servers`: `variables`", .changes,
        "a variable has another default or fewer values")
    }
  }
}
