// The syntax tree of a regular expression, between PatternParser and the two matchers. The files of
// this folder use nothing else of the runtime, so that build-time code can check patterns with them.

/// Why a regular expression cannot be used.
public struct PatternSyntaxError: Error, Hashable, Sendable {
  /// What is wrong, for the author of the pattern.
  public let message: String
  /// Where it is wrong, in Unicode scalars from the start of the pattern.
  public let offset: Int
}

/// A part of a regular expression (ECMA-262 section 22.2.1).
indirect enum PatternNode {
  case empty
  case scalar(ScalarSet)
  case sequence([PatternNode])
  case choice([PatternNode])
  case group(number: Int, PatternNode)
  case repetition(PatternNode, minimum: Int, maximum: Int?, isLazy: Bool)
  case assertion(PatternAssertion)
  case lookaround(PatternNode, isBehind: Bool, isNegated: Bool)
  /// The text of a group again: of the one that took part, where several have one name.
  case backreference([Int], ignoresCase: Bool)

  /// Whether a backreference is in here, which no finite automaton can follow.
  var hasBackreference: Bool {
    switch self {
    case .empty, .scalar, .assertion: false
    case .sequence(let nodes), .choice(let nodes): nodes.contains { $0.hasBackreference }
    case .group(_, let node), .repetition(let node, _, _, _), .lookaround(let node, _, _):
      node.hasBackreference
    case .backreference: true
    }
  }

  /// The set and the counts of a pattern that is one set from the start of the text to its end.
  var wholeRepetition: (set: ScalarSet, counts: ClosedRange<Int>)? {
    guard case .sequence(let nodes) = self, nodes.count == 3,
      case .assertion(.start) = nodes[0], case .assertion(.end) = nodes[2]
    else { return nil }
    switch nodes[1] {
    case .scalar(let set): return (set, 1...1)
    case .repetition(.scalar(let set), let minimum, let maximum, _):
      return (set, minimum...max(minimum, maximum ?? .max))
    case .repetition, .empty, .sequence, .choice, .group, .assertion, .lookaround, .backreference:
      return nil
    }
  }

  /// The numbers of the groups in here.
  var groups: ClosedRange<Int>? {
    switch self {
    case .empty, .scalar, .assertion, .backreference: return nil
    case .group(let number, let node): return Self.union(number...number, node.groups)
    case .repetition(let node, _, _, _), .lookaround(let node, _, _): return node.groups
    case .sequence(let nodes), .choice(let nodes):
      return nodes.reduce(nil) { Self.union($0, $1.groups) }
    }
  }

  private static func union(
    _ left: ClosedRange<Int>?, _ right: ClosedRange<Int>?
  ) -> ClosedRange<Int>? {
    guard let left else { return right }
    guard let right else { return left }
    return min(left.lowerBound, right.lowerBound)...max(left.upperBound, right.upperBound)
  }
}

/// A condition on a place between two characters.
enum PatternAssertion: Sendable {
  case start
  case end
  case wordBoundary
  case noWordBoundary

  /// Whether the condition holds before the scalar at `position`.
  func holds(in text: [UInt32], at position: Int) -> Bool {
    switch self {
    case .start: return position == 0
    case .end: return position == text.count
    case .wordBoundary, .noWordBoundary:
      let before = position > 0 && ScalarSet.isWord(text[position - 1])
      let after = position < text.count && ScalarSet.isWord(text[position])
      return (before != after) == (self == .wordBoundary)
    }
  }
}

/// A set of Unicode scalars: ranges and properties, perhaps negated.
struct ScalarSet: Sendable {
  private(set) var ranges: [ClosedRange<UInt32>] = []
  private(set) var properties: [(property: ScalarProperty, isNegated: Bool)] = []
  var isNegated = false

  init() {}

  init(_ scalar: UInt32) { ranges = [scalar...scalar] }

  init(_ ranges: [ClosedRange<UInt32>], isNegated: Bool = false) {
    self.ranges = ranges
    self.isNegated = isNegated
  }

  init(_ property: ScalarProperty, isNegated: Bool) { properties = [(property, isNegated)] }

  mutating func insert(_ range: ClosedRange<UInt32>) { ranges.append(range) }

  /// Adds a scalar that the set does not have, to the last range where it follows that one.
  mutating func insert(adjoining scalar: UInt32) {
    if let last = ranges.last, last.upperBound + 1 == scalar {
      ranges[ranges.count - 1] = last.lowerBound...scalar
    } else {
      ranges.append(scalar...scalar)
    }
  }

  /// Adds what another set contains.
  mutating func insert(_ other: ScalarSet) {
    properties += other.properties
    guard other.isNegated else {
      ranges += other.ranges
      return
    }
    // Only the escapes \D \S \W are negated in here; their ranges are sorted and disjoint.
    var lower: UInt32 = 0
    for range in other.ranges {
      if range.lowerBound > lower { ranges.append(lower...(range.lowerBound - 1)) }
      lower = range.upperBound + 1
    }
    ranges.append(lower...0x10FFFF)
  }

  func contains(_ scalar: UInt32) -> Bool {
    for range in ranges where range.contains(scalar) { return !isNegated }
    for (property, isPropertyNegated) in properties
    where property.holds(scalar) != isPropertyNegated {
      return !isNegated
    }
    return isNegated
  }

  /// `\w`: the letters, digits and underscore of ASCII.
  static let word = ScalarSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  /// `\d`: the digits of ASCII.
  static let digit = ScalarSet([0x30...0x39])
  /// `\s`: WhiteSpace and LineTerminator (ECMA-262 section 22.2.2.9).
  static let space = ScalarSet([
    0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029,
    0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
  ])
  /// LineTerminator (ECMA-262 section 12.3).
  static let lineTerminator = ScalarSet([0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029])
  /// `.`: everything but line terminators.
  static let dot = ScalarSet(lineTerminator.ranges, isNegated: true)

  static func isWord(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
    default: false
    }
  }
}
