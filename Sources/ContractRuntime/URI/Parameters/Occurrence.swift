// How often a request has a parameter that it may have once.

/// What a request has under the name of a parameter that is no list.
///
/// Which of several values counts is said by no specification, and the parts of a system that read one
/// request disagree about it: a request with several is refused.
enum Occurrence<Value> {
  case none
  case once(Value)
  case repeated

  mutating func add(_ value: Value) {
    switch self {
    case .none: self = .once(value)
    case .once, .repeated: self = .repeated
    }
  }
}

extension Parameter {
  /// The value that a request has; `nil` where it has none, or several, which is recorded.
  func only<Value>(_ occurrence: Occurrence<Value>, _ violations: inout Violations) -> Value? {
    switch occurrence {
    case .none: recordAbsence(&violations)
    case .once(let value): return value
    case .repeated: recordRepetition(&violations)
    }
    return nil
  }

  /// Records that the request has the parameter several times.
  func recordRepetition(_ violations: inout Violations) {
    violates("type", "must be given only once, as it is no list", &violations)
  }
}
