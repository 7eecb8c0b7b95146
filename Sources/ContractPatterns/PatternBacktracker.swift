// Patterns with backreferences: tried one alternative after the other, as ECMA-262 describes it,
// with a limit on the work. Only they come here, since no automaton can follow a backreference.

/// Matches a syntax tree that has backreferences.
struct PatternBacktracker: Sendable {
  /// The most steps of one match; beyond it the text does not match.
  static let stepLimit = 200_000
  /// The most instructions.
  static let instructionLimit = 50_000

  enum Instruction: Sendable {
    case take(ScalarSet, isBackward: Bool)
    case split(first: Int, second: Int)
    case jump(Int)
    case assertion(PatternAssertion)
    /// Keeps the present place as one end of a group.
    case save(slot: Int)
    /// Forgets the groups inside a repetition, at each turn (ECMA-262 section 22.2.2.3.1).
    case reset(slots: Range<Int>)
    /// Takes the text of a group again: of the one that took part.
    case backreference(groups: [Int], ignoresCase: Bool, isBackward: Bool)
    /// Ends a turn of a repetition: goes no further where it took nothing since `slot` was saved.
    case progress(slot: Int)
    /// Runs what follows up to `accept` on its own, then goes on at `next`.
    case lookaround(isNegated: Bool, next: Int)
    case accept
  }

  private var instructions: [Instruction] = []
  private var slotCount: Int

  /// Compiles a tree with this many groups.
  init(_ node: PatternNode, groupCount: Int) throws(PatternSyntaxError) {
    slotCount = (groupCount + 1) * 2
    try compile(node, isBackward: false)
    try add(.accept)
  }

  @discardableResult
  private mutating func add(_ instruction: Instruction) throws(PatternSyntaxError) -> Int {
    guard instructions.count < Self.instructionLimit else {
      throw PatternSyntaxError(message: "the repetitions of the pattern are too large", offset: 0)
    }
    instructions.append(instruction)
    return instructions.count - 1
  }

  private mutating func compile(
    _ node: PatternNode, isBackward: Bool
  ) throws(PatternSyntaxError) {
    switch node {
    case .empty: break
    case .scalar(let set): try add(.take(set, isBackward: isBackward))
    case .sequence(let nodes):
      if isBackward {
        for node in nodes.reversed() { try compile(node, isBackward: true) }
      } else {
        for node in nodes { try compile(node, isBackward: false) }
      }
    case .choice(let nodes): try choice(nodes[...], isBackward: isBackward)
    case .group(let number, let node):
      try add(.save(slot: number * 2 + (isBackward ? 1 : 0)))
      try compile(node, isBackward: isBackward)
      try add(.save(slot: number * 2 + (isBackward ? 0 : 1)))
    case .repetition(let node, let minimum, let maximum, let isLazy):
      try repetition(of: node, minimum, maximum, isLazy: isLazy, isBackward: isBackward)
    case .assertion(let assertion): try add(.assertion(assertion))
    case .lookaround(let node, let isBehind, let isNegated):
      let entry = try add(.lookaround(isNegated: isNegated, next: 0))
      try compile(node, isBackward: isBehind)
      try add(.accept)
      instructions[entry] = .lookaround(isNegated: isNegated, next: instructions.count)
    case .backreference(let groups, let ignoresCase):
      try add(
        .backreference(groups: groups, ignoresCase: ignoresCase, isBackward: isBackward))
    }
  }

  private mutating func choice(
    _ nodes: ArraySlice<PatternNode>, isBackward: Bool
  ) throws(PatternSyntaxError) {
    var jumps: [Int] = []
    for node in nodes.dropLast() {
      let split = try add(.jump(0))
      try compile(node, isBackward: isBackward)
      jumps.append(try add(.jump(0)))
      instructions[split] = .split(first: split + 1, second: instructions.count)
    }
    if let last = nodes.last { try compile(last, isBackward: isBackward) }
    for jump in jumps { instructions[jump] = .jump(instructions.count) }
  }

  private mutating func repetition(
    of node: PatternNode, _ minimum: Int, _ maximum: Int?, isLazy: Bool, isBackward: Bool
  ) throws(PatternSyntaxError) {
    for _ in 0..<minimum { try turn(of: node, isBackward: isBackward) }
    if let maximum {
      var splits: [Int] = []
      for _ in minimum..<max(minimum, maximum) {
        splits.append(try add(.jump(0)))
        try optionalTurn(of: node, isBackward: isBackward)
      }
      for split in splits {
        instructions[split] = Self.split(split + 1, instructions.count, isLazy: isLazy)
      }
    } else {
      let split = try add(.jump(0))
      try optionalTurn(of: node, isBackward: isBackward)
      try add(.jump(split))
      instructions[split] = Self.split(split + 1, instructions.count, isLazy: isLazy)
    }
  }

  private static func split(_ turn: Int, _ after: Int, isLazy: Bool) -> Instruction {
    isLazy ? .split(first: after, second: turn) : .split(first: turn, second: after)
  }

  private mutating func turn(
    of node: PatternNode, isBackward: Bool
  ) throws(PatternSyntaxError) {
    if let groups = node.groups {
      try add(.reset(slots: groups.lowerBound * 2..<groups.upperBound * 2 + 2))
    }
    try compile(node, isBackward: isBackward)
  }

  private mutating func optionalTurn(
    of node: PatternNode, isBackward: Bool
  ) throws(PatternSyntaxError) {
    let slot = slotCount
    slotCount += 1
    try add(.save(slot: slot))
    try turn(of: node, isBackward: isBackward)
    try add(.progress(slot: slot))
  }

  // MARK: Matching

  /// Whether the pattern matches anywhere in the text; not where that would be too much work.
  func matches(_ text: [UInt32]) -> Bool { outcome(text) ?? false }

  /// Whether the pattern matches anywhere in the text; `nil` beyond `stepLimit`.
  func outcome(_ text: [UInt32]) -> Bool? {
    var run = Run(
      instructions: instructions, text: text, slots: Array(repeating: -1, count: slotCount))
    for position in 0...text.count {
      if run.matches(from: 0, at: position) { return true }
      if run.steps > Self.stepLimit { return nil }
      run.forgetGroups()
    }
    return false
  }

  private enum Undo {
    case choice(instruction: Int, position: Int)
    case slot(Int, value: Int)
  }

  private struct Run {
    let instructions: [Instruction]
    let text: [UInt32]
    var slots: [Int]
    var steps = 0
    private var undo: [Undo] = []

    init(instructions: [Instruction], text: [UInt32], slots: [Int]) {
      self.instructions = instructions
      self.text = text
      self.slots = slots
    }

    mutating func forgetGroups() {
      for slot in slots.indices { slots[slot] = -1 }
      undo.removeAll(keepingCapacity: true)
    }

    /// Whether the instructions from `entry` reach `accept`; lookarounds come here again, as deep as
    /// they nest in the pattern.
    mutating func matches(from entry: Int, at start: Int) -> Bool {
      let floor = undo.count
      var index = entry
      var position = start
      while true {
        steps += 1
        guard steps <= PatternBacktracker.stepLimit else { return false }
        if case .accept = instructions[index] {
          dropChoices(above: floor)
          return true
        }
        if step(&index, &position) { continue }
        guard let choice = goBack(to: floor) else { return false }
        (index, position) = choice
      }
    }

    /// Performs one instruction; `false` where it fails.
    private mutating func step(_ index: inout Int, _ position: inout Int) -> Bool {
      switch instructions[index] {
      case .accept: return true
      case .take(let set, let isBackward):
        guard isBackward ? position > 0 : position < text.count,
          set.contains(text[isBackward ? position - 1 : position])
        else { return false }
        position += isBackward ? -1 : 1
      case .split(let first, let second):
        undo.append(.choice(instruction: second, position: position))
        index = first
        return true
      case .jump(let target):
        index = target
        return true
      case .assertion(let assertion):
        guard assertion.holds(in: text, at: position) else { return false }
      case .save(let slot): set(slot, to: position)
      case .reset(let slots):
        for slot in slots { set(slot, to: -1) }
      case .backreference(let groups, let ignoresCase, let isBackward):
        guard let end = repeated(groups, ignoresCase, isBackward, at: position) else {
          return false
        }
        position = end
      case .progress(let slot):
        guard slots[slot] != position else { return false }
      case .lookaround(let isNegated, let next):
        let floor = undo.count
        let holds = matches(from: index + 1, at: position)
        if isNegated { goBackAll(to: floor) }
        guard holds != isNegated, steps <= PatternBacktracker.stepLimit else { return false }
        index = next
        return true
      }
      index += 1
      return true
    }

    private mutating func set(_ slot: Int, to position: Int) {
      undo.append(.slot(slot, value: slots[slot]))
      slots[slot] = position
    }

    /// Where the repeated text of the group that took part ends; where none did, it is empty.
    private mutating func repeated(
      _ groups: [Int], _ ignoresCase: Bool, _ isBackward: Bool, at position: Int
    ) -> Int? {
      let taken = groups.first { slots[$0 * 2] >= 0 && slots[$0 * 2 + 1] >= slots[$0 * 2] }
      guard let taken else { return position }
      let lower = slots[taken * 2]
      let length = slots[taken * 2 + 1] - lower
      steps += length
      let start = isBackward ? position - length : position
      guard start >= 0, start + length <= text.count else { return nil }
      for offset in 0..<length {
        let (scalar, other) = (text[start + offset], text[lower + offset])
        guard
          scalar == other
            || ignoresCase && CaseFolding.fold(scalar) == CaseFolding.fold(other)
        else { return nil }
      }
      return isBackward ? start : start + length
    }

    /// Undoes down to the latest choice; `nil` where none is left above `floor`.
    private mutating func goBack(to floor: Int) -> (Int, Int)? {
      while undo.count > floor, let last = undo.popLast() {
        switch last {
        case .choice(let instruction, let position): return (instruction, position)
        case .slot(let slot, let value): slots[slot] = value
        }
      }
      return nil
    }

    private mutating func goBackAll(to floor: Int) {
      while goBack(to: floor) != nil { continue }
    }

    /// A lookaround that held offers no further choices, but its groups can still be undone.
    private mutating func dropChoices(above floor: Int) {
      let kept = undo[floor...].filter {
        if case .slot = $0 { true } else { false }
      }
      undo.replaceSubrange(floor..., with: kept)
    }
  }
}
