// A syntax tree without backreferences in, a nondeterministic automaton out. Lookarounds become
// programs of their own, repetitions of one character become counters instead of copies.

/// A nondeterministic automaton as instructions that name their successors.
struct PatternProgram: Sendable {
  /// The most instructions, with those of its lookarounds; larger patterns are refused.
  static let instructionLimit = 50_000

  enum Instruction: Sendable {
    /// Takes one scalar of the set.
    case take(set: Int, next: Int)
    /// Takes from `minimum` to `maximum` scalars of the set; entered anew at any place.
    case count(set: Int, minimum: Int, maximum: Int, counter: Int, next: Int)
    /// Goes on in both places.
    case split(Int, Int)
    /// Goes on where the condition holds.
    case assertion(PatternAssertion, next: Int)
    /// Goes on where the lookaround holds.
    case lookaround(Int, isNegated: Bool, next: Int)
    /// The pattern has matched.
    case accept
  }

  /// A lookaround: a program that is run once over the whole text, before the one that asks it.
  struct Lookaround: Sendable {
    var program: PatternProgram
    /// Lookbehinds are read forwards, lookaheads from the end of the text backwards: either way the
    /// program accepts at the place that asks.
    var isBehind: Bool
  }

  private(set) var instructions: [Instruction] = []
  private(set) var sets: [ScalarSet] = []
  private(set) var lookarounds: [Lookaround] = []
  private(set) var counterCount = 0
  private(set) var start = 0
  /// Whether the pattern can match at the start of the text only.
  let isAnchored: Bool

  /// Compiles a tree.
  ///
  /// - Parameters:
  ///   - isBackward: For programs that read the text from its end.
  ///   - writesOutCounts: Whether repetitions of one character are copies up to
  ///     `writtenOutCount`, and no counters.
  init(
    _ node: PatternNode, isBackward: Bool = false, writesOutCounts: Bool = false
  ) throws(PatternSyntaxError) {
    isAnchored = !isBackward && Self.beginsWithStart(node)
    self.isBackward = isBackward
    self.writesOutCounts = writesOutCounts
    let accept = try add(.accept)
    start = try compile(node, next: accept)
  }

  private let isBackward: Bool
  private let writesOutCounts: Bool
  /// The most copies of one character.
  private static let writtenOutCount = 256

  private static func beginsWithStart(_ node: PatternNode) -> Bool {
    switch node {
    case .assertion(.start): true
    case .sequence(let nodes): nodes.first.map(beginsWithStart) ?? false
    case .choice(let nodes): nodes.allSatisfy(beginsWithStart)
    case .group(_, let node): beginsWithStart(node)
    default: false
    }
  }

  private mutating func add(_ instruction: Instruction) throws(PatternSyntaxError) -> Int {
    let total = lookarounds.reduce(instructions.count) { $0 + $1.program.instructions.count }
    guard total < Self.instructionLimit else {
      throw PatternSyntaxError(message: "the repetitions of the pattern are too large", offset: 0)
    }
    instructions.append(instruction)
    return instructions.count - 1
  }

  private mutating func add(_ set: ScalarSet) -> Int {
    sets.append(set)
    return sets.count - 1
  }

  /// The instruction to enter for a node that goes on at `next`.
  private mutating func compile(
    _ node: PatternNode, next: Int
  ) throws(PatternSyntaxError) -> Int {
    switch node {
    case .empty: return next
    case .scalar(let set): return try add(.take(set: add(set), next: next))
    case .sequence(let nodes):
      var next = next
      if isBackward {
        for node in nodes { next = try compile(node, next: next) }
      } else {
        for node in nodes.reversed() { next = try compile(node, next: next) }
      }
      return next
    case .choice(let nodes):
      var entry: Int?
      for node in nodes.reversed() {
        let alternative = try compile(node, next: next)
        if let other = entry {
          entry = try add(.split(alternative, other))
        } else {
          entry = alternative
        }
      }
      return entry ?? next
    case .group(_, let node): return try compile(node, next: next)
    case .repetition(let node, let minimum, let maximum, _):
      return try repetition(of: node, minimum, maximum, next: next)
    case .assertion(let assertion): return try add(.assertion(assertion, next: next))
    case .lookaround(let node, let isBehind, let isNegated):
      let program = try PatternProgram(node, isBackward: !isBehind)
      lookarounds.append(Lookaround(program: program, isBehind: isBehind))
      return try add(
        .lookaround(lookarounds.count - 1, isNegated: isNegated, next: next))
    case .backreference:
      throw PatternSyntaxError(message: "backreferences have no automaton", offset: 0)
    }
  }

  private mutating func repetition(
    of node: PatternNode, _ minimum: Int, _ maximum: Int?, next: Int
  ) throws(PatternSyntaxError) -> Int {
    if maximum == 0 { return next }
    if case .sequence(let nodes) = node, nodes.count == 1 {
      return try repetition(of: nodes[0], minimum, maximum, next: next)
    }
    if case .group(_, let inner) = node {
      return try repetition(of: inner, minimum, maximum, next: next)
    }
    let isWrittenOut = writesOutCounts && max(minimum, maximum ?? 1) <= Self.writtenOutCount
    if case .scalar(let set) = node, minimum > 1 || maximum ?? 1 > 1, !isWrittenOut {
      counterCount += 1
      return try add(
        .count(
          set: add(set), minimum: minimum, maximum: maximum ?? .max, counter: counterCount - 1,
          next: next))
    }
    var entry = next
    if let maximum {
      for _ in minimum..<max(minimum, maximum) {
        entry = try add(.split(compile(node, next: entry), next))
      }
    } else {
      // The split is placed first, so that the repeated part can lead back to it.
      let loop = try add(.split(next, next))
      instructions[loop] = .split(try compile(node, next: loop), next)
      entry = loop
    }
    for _ in 0..<minimum { entry = try compile(node, next: entry) }
    return entry
  }
}
