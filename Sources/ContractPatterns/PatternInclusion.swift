// Two patterns in, whether every text that one matches the other matches too: part by part, where the
// parts show it. What the parts do not show may still be so.

extension Pattern {
  /// Whether it is certain that every text which matches `source` matches `other` too; `false` where it
  /// is not so, cannot be told from the parts, or one of them is malformed.
  public static func isIncluded(_ source: String, in other: String) -> Bool {
    do throws(PatternSyntaxError) {
      let (left, _) = try PatternParser.parse(source, isStrict: false)
      let (right, _) = try PatternParser.parse(other, isStrict: false)
      if left.hasBackreference || right.hasBackreference { return false }
      return left.isIncluded(in: right)
    } catch {
      return false
    }
  }
}

extension PatternNode {
  /// Whether the other matches wherever this matches, from the same place to the same place.
  fileprivate func isIncluded(in other: PatternNode) -> Bool {
    switch (self, other) {
    case (.group(_, let inner), _): inner.isIncluded(in: other)
    case (_, .group(_, let inner)): isIncluded(in: inner)
    case (.choice(let nodes), _): nodes.allSatisfy { $0.isIncluded(in: other) }
    case (_, .choice(let nodes)): nodes.contains { isIncluded(in: $0) }
    case (.empty, .empty), (.empty, .repetition(_, 0, _, _)): true
    case (.scalar(let set), .scalar(let larger)): set.isSubset(of: larger)
    case (.assertion(let assertion), .assertion(let same)): assertion == same
    case (.sequence(let nodes), .sequence(let others)) where nodes.count == others.count:
      zip(nodes, others).allSatisfy { $0.isIncluded(in: $1) }
    case (.sequence(let nodes), _) where nodes.isEmpty: PatternNode.empty.isIncluded(in: other)
    case (.sequence(let nodes), _) where nodes.count == 1: nodes[0].isIncluded(in: other)
    case (_, .sequence(let others)) where others.count == 1: isIncluded(in: others[0])
    case (
      .repetition(let node, let minimum, let maximum, _),
      .repetition(let larger, let least, let most, _)
    ):
      minimum >= least && (most.map { most in maximum.map { $0 <= most } ?? false } ?? true)
        && node.isIncluded(in: larger)
    case (_, .repetition(let larger, 0...1, let most, _)) where most.map({ $0 >= 1 }) ?? true:
      isIncluded(in: larger)
    case (
      .lookaround(let node, let isBehind, let isNegated),
      .lookaround(let larger, let isAlsoBehind, let isAlsoNegated)
    ) where isBehind == isAlsoBehind && isNegated == isAlsoNegated:
      isNegated ? larger.isIncluded(in: node) : node.isIncluded(in: larger)
    case (.empty, _), (.scalar, _), (.sequence, _), (.repetition, _), (.assertion, _),
      (.lookaround, _), (.backreference, _):
      false
    }
  }
}

extension ScalarSet {
  private static let last: UInt32 = 0x10FFFF

  /// Whether the other has all scalars of this; of sets with
  /// properties of Unicode it is not told.
  fileprivate func isSubset(of other: ScalarSet) -> Bool {
    guard properties.isEmpty, other.properties.isEmpty else { return false }
    let larger = other.disjointRanges
    return disjointRanges.allSatisfy { range in
      larger.contains {
        $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound
      }
    }
  }

  /// The scalars as sorted ranges between which others stand.
  private var disjointRanges: [ClosedRange<UInt32>] {
    var joined: [ClosedRange<UInt32>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let end = joined.last, range.lowerBound <= end.upperBound + 1 {
        joined[joined.count - 1] = end.lowerBound...max(end.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    guard isNegated else { return joined }
    var gaps: [ClosedRange<UInt32>] = []
    var lower: UInt32 = 0
    for range in joined {
      if range.lowerBound > lower { gaps.append(lower...(range.lowerBound - 1)) }
      lower = range.upperBound + 1
    }
    if lower <= Self.last { gaps.append(lower...Self.last) }
    return gaps
  }
}
