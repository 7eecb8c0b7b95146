// `anyOf`: of several alternatives that accept a value, the one that has a place for most of it. What an
// alternative does not declare, its Swift type cannot hold.

/// The best of the alternatives that have accepted a value so far: the first of those that ignore the
/// least of it, in bytes, so that who keeps a member and ignores some of it is better than who ignores it.
public struct BestAlternative<Value> {
  /// The value as that alternative; `nil` where none has accepted it.
  public private(set) var value: Value?
  /// How many bytes of the value it has no place for.
  fileprivate private(set) var ignoredBytes = Int.max

  /// No alternative yet.
  public init() {}

  /// Takes another alternative if it is better.
  ///
  /// - Parameters:
  ///   - value: The value as that alternative.
  ///   - ignoredBytes: How many bytes of it have no place there.
  public mutating func take(_ value: Value, ignoring ignoredBytes: Int) {
    guard ignoredBytes < self.ignoredBytes else { return }
    self.value = value
    self.ignoredBytes = ignoredBytes
  }
}

extension JSONReader {
  /// Reads past a member that the schema does not declare.
  public mutating func ignoreMember() throws(JSONSyntaxError) {
    let start = offset
    try skipValue()
    ignoredBytes += offset - start
  }

  /// How many bytes the values of members that were ignored since have.
  public func ignoredBytes(since start: JSONCheckpoint) -> Int {
    ignoredBytes - start.ignoredBytes
  }

  /// Whether no further alternative is tried: none can be better, or the text has been read for such a
  /// choice as often as it may be (twice, and `JSONLimits.freeChoiceBytes`).
  public mutating func isSettled<Value>(
    _ best: BestAlternative<Value>, since start: JSONCheckpoint
  ) -> Bool {
    if best.ignoredBytes == 0 { return true }
    let length = offset - start.offset
    choiceBudget -= length
    guard choiceBudget >= 0 else { return true }
    // Alternatives that have to be tried have a budget of their own.
    rereadBudget += length
    return false
  }

  /// The best alternative, when all have been tried.
  public mutating func settle<Value>(
    _ best: BestAlternative<Value>, since start: JSONCheckpoint
  ) -> Value? {
    resetViolations(to: start)
    guard let value = best.value else { return nil }
    ignoredBytes = start.ignoredBytes + best.ignoredBytes
    return value
  }
}
