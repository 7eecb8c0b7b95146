// Collects what the passes find: bounded in number, sorted by place, each finding once. Errors have a
// bound of their own, so that no number of warnings hides why a build fails.

/// A bounded collection of diagnostics.
public struct Diagnostics {
  /// The number of errors kept, and of warnings.
  public let limit: Int
  private var kept: [Diagnostic] = []
  private var counts: [Diagnostic.Severity: Int] = [:]
  private var dropped = 0
  /// Whether one of them is an error.
  public private(set) var hasErrors = false

  /// Makes an empty collection.
  public init(limit: Int = Limits().diagnostics) { self.limit = limit }

  /// Adds a finding.
  public mutating func add(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .error { hasErrors = true }
    let count = counts[diagnostic.severity, default: 0]
    if count < limit { kept.append(diagnostic) } else { dropped += 1 }
    counts[diagnostic.severity] = count + 1
  }

  /// Adds a finding that is made only if it will be kept, so that a file full of errors costs no
  /// more than the errors shown.
  public mutating func add(_ severity: Diagnostic.Severity, _ make: () -> Diagnostic) {
    guard counts[severity, default: 0] >= limit else { return add(make()) }
    if severity == .error { hasErrors = true }
    dropped += 1
  }

  /// The findings by file in the order the files were first named, then by place, then by severity.
  public var sorted: [Diagnostic] {
    var order: [ObjectIdentifier: Int] = [:]
    for diagnostic in kept {
      let file = ObjectIdentifier(diagnostic.location.file)
      if order[file] == nil { order[file] = order.count }
    }
    // A stable order even where two findings share a place: the order they were found in.
    let keyed = kept.enumerated().map { index, diagnostic in
      (
        order[ObjectIdentifier(diagnostic.location.file)] ?? 0,
        diagnostic.location.range.lowerBound, diagnostic.severity == .error ? 0 : 1, index
      )
    }
    var result: [Diagnostic] = []
    for diagnostic in keyed.sorted(by: { $0 < $1 }).map({ kept[$0.3] })
    where result.last.map({ !$0.isRepeated(by: diagnostic) }) ?? true { result.append(diagnostic) }
    if dropped > 0, let last = result.last {
      result.append(
        Diagnostic(
          .tooManyDiagnostics, "\(dropped) more findings are not shown",
          effect: hasErrors ? .unclear : .harmless, at: last.location))
    }
    return result
  }
}

extension Diagnostic {
  /// Whether another finding says the same of the same place, which was read twice.
  fileprivate func isRepeated(by other: Diagnostic) -> Bool {
    location.file === other.location.file && location.range == other.location.range
      && code == other.code && message == other.message
  }
}
