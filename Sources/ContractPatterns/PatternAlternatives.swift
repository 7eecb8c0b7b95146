// Where a group stands among the alternatives of a pattern: two groups have one name only where no
// match takes part in both (ECMA-262 section 22.2.1.3, MightBothParticipate).

/// A place in a pattern, by the alternative in each of the groups around it.
struct AlternativePlace {
  private struct Step {
    /// Where the group begins, which tells it from all others.
    var group: Int
    var alternative: Int
  }

  private var steps = [Step(group: 0, alternative: 0)]

  /// Goes on behind a `|`.
  mutating func enterAlternative() { steps[steps.count - 1].alternative += 1 }

  /// Goes on behind what opens a group.
  mutating func enterGroup(at position: Int) {
    steps.append(Step(group: position, alternative: 0))
  }

  /// Goes on behind a `)`; one that closes nothing is told where the pattern is parsed.
  mutating func leaveGroup() { if steps.count > 1 { steps.removeLast() } }

  /// Whether no match takes part in both places.
  func excludes(_ other: AlternativePlace) -> Bool {
    for (step, same) in zip(steps, other.steps) {
      guard step.group == same.group else { return false }
      if step.alternative != same.alternative { return true }
    }
    return false
  }
}
