// A small program in, a table out that takes each byte of a text by one look-up: the subset
// construction, done once where the pattern is compiled. Programs that it does not suit are run by
// PatternAutomaton.

/// A deterministic finite automaton over classes of scalars, which all sets of a pattern treat alike;
/// a class, so that a text is matched without copies of the table.
final class DeterministicAutomaton: Sendable {
  /// The most states, and the most states times classes; larger patterns have no table.
  private static let stateLimit = 512
  private static let transitionLimit = 16_384

  private struct Flags: OptionSet {
    let rawValue: UInt8
    /// The pattern has matched, whatever follows.
    static let accepts = Flags(rawValue: 1)
    /// The pattern has matched if the text ends here.
    static let acceptsAtEnd = Flags(rawValue: 2)
    /// Nothing can match any more.
    static let isDead = Flags(rawValue: 4)
    /// Every character of plain text leads back to this state: of `PlainText.ascii` or of all of it.
    static let keepsPlainASCII = Flags(rawValue: 8)
    static let keepsPlainText = Flags(rawValue: 16)
  }

  private let classes: ScalarClasses
  /// The state after each, by its number times the number of classes plus the class.
  private let transitions: [UInt16]
  private let flags: [Flags]

  /// The table of a program; `nil` where it needs more than places and scalars, or too much room.
  init?(_ program: PatternProgram) {
    guard let classes = ScalarClasses(program.sets) else { return nil }
    var construction = SubsetConstruction(program)
    var transitions: [UInt16] = []
    var flags: [Flags] = []
    while let subset = construction.next() {
      guard flags.count < Self.stateLimit,
        (flags.count + 1) * classes.count <= Self.transitionLimit,
        let here = construction.closure(of: subset, isAtEnd: false),
        let end = construction.closure(of: subset, isAtEnd: true)
      else { return nil }
      var own: Flags = []
      if here.accepts { own.insert(.accepts) }
      if end.accepts { own.insert(.acceptsAtEnd) }
      if subset.places.isEmpty { own.insert(.isDead) }
      let next = (0..<classes.count).map { (number) in
        let taken = here.takes.filter { classes.contains(number, set: $0.set) }
        return UInt16(truncatingIfNeeded: construction.state(after: taken.map(\.next)))
      }
      if classes.have(.ascii, { next[$0] == flags.count }) { own.insert(.keepsPlainASCII) }
      if classes.have(.all, { next[$0] == flags.count }) { own.insert(.keepsPlainText) }
      flags.append(own)
      transitions += next
    }
    self.classes = classes
    self.transitions = transitions
    self.flags = flags
  }

  /// Whether the pattern matches anywhere in a text; `nil` where the text has scalars that the table
  /// does not know.
  func matches(_ text: Span<UInt8>) -> Bool? {
    var state = 0
    var place = 0
    while place < text.count {
      let flags = flags[state]
      if !flags.isDisjoint(with: [.accepts, .isDead]) { return flags.contains(.accepts) }
      if flags.contains(.keepsPlainASCII) {
        let plainText: PlainText = flags.contains(.keepsPlainText) ? .all : .ascii
        place = plainText.end(in: text, from: place)
        guard place < text.count else { break }
      }
      guard let number = classes.next(in: text, at: &place) else { return nil }
      state = Int(transitions[state &* classes.count &+ number])
    }
    return !flags[state].isDisjoint(with: [.accepts, .acceptsAtEnd])
  }
}

/// Scalars by which sets contain them: those of one class cannot be told apart by a pattern.
private struct ScalarClasses: Sendable {
  private static let limit = 255

  private let ascii: [UInt8]
  /// The first scalar of each stretch beyond ASCII, ascending, and the stretch's class; empty where
  /// the sets ask for properties, which have too many stretches.
  private let starts: [UInt32]
  private let stretches: [UInt8]
  /// For each class, which sets contain its scalars.
  private let members: [[Bool]]

  var count: Int { members.count }

  init?(_ sets: [ScalarSet]) {
    var numbers: [[Bool]: UInt8] = [:]
    var members: [[Bool]] = []
    func number(of scalar: UInt32) -> UInt8? {
      let signature = sets.map { $0.contains(scalar) }
      if let known = numbers[signature] { return known }
      guard members.count < Self.limit else { return nil }
      numbers[signature] = UInt8(members.count)
      members.append(signature)
      return UInt8(members.count - 1)
    }
    var ascii: [UInt8] = []
    for scalar in UInt32(0)..<0x80 {
      guard let number = number(of: scalar) else { return nil }
      ascii.append(number)
    }
    var starts: [UInt32] = []
    var stretches: [UInt8] = []
    if sets.allSatisfy(\.properties.isEmpty) {
      let bounds = sets.flatMap { set in
        set.ranges.flatMap { [$0.lowerBound, $0.upperBound &+ 1] }
      }
      starts = Set([0x80] + bounds.filter { $0 > 0x80 && $0 <= 0x10FFFF }).sorted()
      for start in starts {
        guard let number = number(of: start) else { return nil }
        stretches.append(number)
      }
    }
    self.ascii = ascii
    self.starts = starts
    self.stretches = stretches
    self.members = members
  }

  func contains(_ number: Int, set: Int) -> Bool { members[number][set] }

  /// Whether a condition holds for every class that plain text has scalars of.
  func have(_ text: PlainText, _ condition: (_ number: Int) -> Bool) -> Bool {
    if text == .all, starts.isEmpty { return false }
    let numbers = PlainText.bytes.map { ascii[Int($0)] } + (text == .all ? stretches : [])
    return numbers.allSatisfy { condition(Int($0)) }
  }

  /// The class of the scalar at a place of well-formed UTF-8, which moves behind it; `nil` where the
  /// scalar's class is not known.
  @inline(__always)
  func next(in text: Span<UInt8>, at place: inout Int) -> Int? {
    let byte = text[place]
    if byte < 0x80 {
      place &+= 1
      return Int(ascii[Int(byte)])
    }
    return nextBeyondASCII(in: text, at: &place)
  }

  private func nextBeyondASCII(in text: Span<UInt8>, at place: inout Int) -> Int? {
    guard !starts.isEmpty else { return nil }
    let scalar = text.scalar(at: &place)
    var lower = 0
    var upper = starts.count
    while upper - lower > 1 {
      let middle = (lower + upper) / 2
      if starts[middle] <= scalar { lower = middle } else { upper = middle }
    }
    return Int(stretches[lower])
  }
}

/// Finds the states of a table: each stands for the instructions that a run of the program can be at.
private struct SubsetConstruction {
  struct Subset: Hashable {
    /// The instructions, ascending.
    let places: [Int]
    /// Whether no scalar has been taken yet.
    let isStart: Bool
  }

  private let program: PatternProgram
  private var numbers: [Subset: Int] = [:]
  private var subsets: [Subset] = []
  private var done = 0

  init(_ program: PatternProgram) {
    self.program = program
    _ = state(Subset(places: [program.start], isStart: true))
  }

  /// The next subset whose transitions are wanted, in the order of their states.
  mutating func next() -> Subset? {
    guard done < subsets.count else { return nil }
    done += 1
    return subsets[done - 1]
  }

  /// The state of a run that goes on at these instructions, having taken a scalar.
  mutating func state(after places: [Int]) -> Int {
    // A pattern that is not anchored may begin anywhere.
    let all = program.isAnchored ? places : places + [program.start]
    return state(Subset(places: Set(all).sorted(), isStart: false))
  }

  private mutating func state(_ subset: Subset) -> Int {
    if let known = numbers[subset] { return known }
    numbers[subset] = subsets.count
    subsets.append(subset)
    return subsets.count - 1
  }

  /// What can be reached without taking a scalar; `nil` where an instruction has no place in a table.
  func closure(
    of subset: Subset, isAtEnd: Bool
  ) -> (accepts: Bool, takes: [(set: Int, next: Int)])? {
    var accepts = false
    var takes: [(set: Int, next: Int)] = []
    var reached = Set(subset.places)
    var pending = subset.places
    func reach(_ place: Int) {
      if reached.insert(place).inserted { pending.append(place) }
    }
    while let place = pending.popLast() {
      switch program.instructions[place] {
      case .take(let set, let next): takes.append((set, next))
      case .accept: accepts = true
      case .split(let first, let second):
        reach(first)
        reach(second)
      case .assertion(.start, let next):
        if subset.isStart { reach(next) }
      case .assertion(.end, let next):
        if isAtEnd { reach(next) }
      case .assertion(.wordBoundary, _), .assertion(.noWordBoundary, _), .lookaround, .count:
        return nil
      }
    }
    return (accepts, takes)
  }
}
