// Runs a program over a text: all alternatives at once, each character once, so that no text makes
// it slow (Thompson's simulation, with sets of counters for counted repetitions).

/// The state of one run.
struct PatternAutomaton {
  /// The most steps of one match, lookarounds included; beyond it the text does not match.
  ///
  /// A step is one instruction at one place, so only texts and patterns that are both huge get here.
  static let stepLimit = 4_000_000

  /// Where a run looks for its matches.
  private enum Goal {
    /// Whether there is any.
    case any
    /// Every place where one ends.
    case places
  }

  private let program: PatternProgram
  private let text: [UInt32]
  private let isBackward: Bool
  private let lookarounds: [[Bool]]
  private var current: [Int] = []
  private var following: [Int] = []
  private var pending: [Int] = []
  /// The step at which an instruction was last entered.
  private var marks: [Int]
  private var counters: [CounterQueue]

  /// Whether the program matches anywhere in the text.
  static func matches(_ program: PatternProgram, _ text: [UInt32]) -> Bool {
    var steps = 0
    guard
      var automaton = PatternAutomaton(program, text, isBackward: false, steps: &steps)
    else { return false }
    return automaton.run(.any, &steps) != nil
  }

  /// Prepares a run; `nil` where the lookarounds exceeded the step limit.
  private init?(
    _ program: PatternProgram, _ text: [UInt32], isBackward: Bool, steps: inout Int
  ) {
    var tables: [[Bool]] = []
    for lookaround in program.lookarounds {
      guard
        var automaton = PatternAutomaton(
          lookaround.program, text, isBackward: !lookaround.isBehind, steps: &steps),
        let places = automaton.run(.places, &steps)
      else { return nil }
      tables.append(places)
    }
    self.program = program
    self.text = text
    self.isBackward = isBackward
    lookarounds = tables
    marks = Array(repeating: -1, count: program.instructions.count)
    counters = Array(repeating: CounterQueue(), count: program.counterCount)
  }

  /// The places where matches end, or an empty list for the first match; `nil` where there is none
  /// or the step limit was exceeded.
  private mutating func run(_ goal: Goal, _ steps: inout Int) -> [Bool]? {
    var places: [Bool] = []
    if case .places = goal { places = Array(repeating: false, count: text.count + 1) }
    for step in 0...text.count {
      let position = isBackward ? text.count - step : step
      if step == 0 || !program.isAnchored {
        if enter(program.start, step) { current.append(program.start) }
      } else if current.isEmpty {
        break
      }
      var accepts = false
      closeOver(step, position, accepts: &accepts)
      steps += current.count + 1
      guard steps <= Self.stepLimit else { return nil }
      if accepts {
        if case .any = goal { return places }
        places[position] = true
      }
      guard step < text.count else { break }
      advance(text[isBackward ? position - 1 : position], step)
    }
    if case .any = goal { return nil }
    return places
  }

  /// Marks an instruction as reached at this step; `false` where it was already.
  private mutating func enter(_ index: Int, _ step: Int) -> Bool {
    if case .count(_, _, _, let counter, _) = program.instructions[index] {
      counters[counter].insert(step)
    }
    guard marks[index] != step else { return false }
    marks[index] = step
    return true
  }

  /// Follows everything that takes no character, from all of `current`.
  private mutating func closeOver(_ step: Int, _ position: Int, accepts: inout Bool) {
    pending.append(contentsOf: current)
    while let index = pending.popLast() {
      switch program.instructions[index] {
      case .take: break
      case .accept: accepts = true
      case .split(let first, let second):
        reach(second, step)
        reach(first, step)
      case .assertion(let assertion, let next):
        if assertion.holds(in: text, at: position) { reach(next, step) }
      case .lookaround(let table, let isNegated, let next):
        if lookarounds[table][position] != isNegated { reach(next, step) }
      case .count(_, let minimum, let maximum, let counter, let next):
        if counters[counter].reaches(minimum, maximum, at: step) { reach(next, step) }
      }
    }
  }

  private mutating func reach(_ index: Int, _ step: Int) {
    guard enter(index, step) else { return }
    current.append(index)
    pending.append(index)
  }

  /// Takes one character; what goes on becomes `current`.
  private mutating func advance(_ scalar: UInt32, _ step: Int) {
    following.removeAll(keepingCapacity: true)
    for index in current {
      switch program.instructions[index] {
      case .take(let set, let next):
        guard program.sets[set].contains(scalar) else { continue }
        if enter(next, step + 1) { following.append(next) }
      case .count(let set, _, let maximum, let counter, _):
        guard program.sets[set].contains(scalar) else {
          counters[counter].removeAll(before: step + 1)
          continue
        }
        guard counters[counter].expire(maximum, at: step + 1) else { continue }
        if marks[index] != step + 1 {
          marks[index] = step + 1
          following.append(index)
        }
      default: break
      }
    }
    swap(&current, &following)
  }
}

/// The steps at which a counted repetition was entered, oldest first: each stands for a count of the
/// characters since. All of them advance at once, since every character counts for all.
struct CounterQueue {
  private var entries: [Int] = []
  private var head = 0

  mutating func insert(_ step: Int) {
    if head == entries.count || entries[entries.count - 1] != step { entries.append(step) }
  }

  /// Drops all entries but one that was made at `step`.
  mutating func removeAll(before step: Int) {
    let isNew = head < entries.count && entries[entries.count - 1] == step
    entries.removeAll(keepingCapacity: true)
    head = 0
    if isNew { entries.append(step) }
  }

  /// Drops entries that counted beyond `maximum`; `false` where none is left.
  mutating func expire(_ maximum: Int, at step: Int) -> Bool {
    if maximum == .max {
      // The oldest entry can do all that later ones can.
      if entries.count - head > 1 { entries.removeLast(entries.count - head - 1) }
    } else {
      while head < entries.count, step - entries[head] > maximum { head += 1 }
      if head > 64, head * 2 > entries.count {
        entries.removeFirst(head)
        head = 0
      }
    }
    return head < entries.count
  }

  /// Whether some entry has counted enough.
  func reaches(_ minimum: Int, _ maximum: Int, at step: Int) -> Bool {
    head < entries.count && step - entries[head] >= minimum && maximum >= minimum
  }
}
