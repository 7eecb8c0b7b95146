// The JSON Schema keyword `pattern`: a regular expression of ECMA-262, compiled once, matched in
// bounded time whatever the text.

/// A compiled regular expression with the meaning of ECMA-262 and its u flag.
///
/// It is not anchored, compares case-sensitively, and reads Unicode scalars. Patterns without
/// backreferences are matched in time proportional to the text; those with backreferences are tried
/// up to `PatternBacktracker.stepLimit`, beyond which the text does not match.
public struct Pattern: Sendable {
  private enum Matcher: Sendable {
    /// Patterns such as `\S`: one scalar of the set anywhere.
    case scalar(ScalarTest)
    /// Patterns such as `^[a-z]+$`: so many scalars of the set and nothing else.
    case repetition(ScalarTest, ClosedRange<Int>)
    indirect case automaton(PatternProgram)
    /// A table, and the program for texts with scalars that it does not know.
    indirect case table(DeterministicAutomaton, PatternProgram)
    indirect case backtracker(PatternBacktracker)
    case nothing
  }

  private let matcher: Matcher

  /// Compiles a pattern.
  ///
  /// - Throws: where the pattern is malformed, uses Unicode scripts, or repeats groups so often that
  ///   it would be too large.
  public init(_ source: String) throws(PatternSyntaxError) {
    let (node, groupCount) = try PatternParser.parse(source, isStrict: false)
    if case .scalar(let set) = node {
      matcher = .scalar(ScalarTest(set))
    } else if let (set, counts) = node.wholeRepetition {
      matcher = .repetition(ScalarTest(set), counts)
    } else if node.hasBackreference {
      matcher = .backtracker(try PatternBacktracker(node, groupCount: groupCount))
    } else {
      let program = try PatternProgram(node)
      if let table = Self.table(node, program) {
        matcher = .table(table, program)
      } else {
        matcher = .automaton(program)
      }
    }
  }

  /// The table of a pattern, where it is small enough.
  private static func table(
    _ node: PatternNode, _ program: PatternProgram
  ) -> DeterministicAutomaton? {
    guard program.counterCount > 0 else { return DeterministicAutomaton(program) }
    // In a table each count is a state of its own.
    guard let written = try? PatternProgram(node, writesOutCounts: true) else { return nil }
    return DeterministicAutomaton(written)
  }

  /// Compiles a pattern that the contract compiler has checked; a faulty one matches nothing.
  public init(contract source: StaticString) {
    do {
      self = try Pattern(source.description)
    } catch {
      matcher = .nothing
    }
  }

  /// Whether the pattern matches anywhere in the text.
  public func matches(_ text: String) -> Bool { matches(utf8: text.utf8Span.span) }

  /// Whether the pattern matches anywhere in the text whose well-formed UTF-8 this is.
  public func matches(utf8 text: Span<UInt8>) -> Bool {
    switch matcher {
    case .scalar(let set): set.containsAny(of: text)
    case .repetition(let set, let counts): set.containsAll(text, counts)
    case .automaton(let program): PatternAutomaton.matches(program, text.scalars)
    case .table(let table, let program):
      table.matches(text) ?? PatternAutomaton.matches(program, text.scalars)
    case .backtracker(let backtracker): backtracker.matches(text.scalars)
    case .nothing: false
    }
  }

  /// How many characters from U+0020 to U+007F match, whichever they are; `nil` where the pattern tells
  /// them apart.
  public var countsOfPlainASCII: ClosedRange<Int>? {
    if case .repetition(let set, let counts) = matcher, set.plainText != nil { counts } else { nil }
  }

  /// What the backtracker says of a text, whatever the pattern: for tests that compare the matchers.
  ///
  /// - Returns: `nil` where the pattern is malformed, or the work more than it may be.
  package static func matchesByBacktracking(_ source: String, _ text: String) -> Bool? {
    guard let (node, groupCount) = try? PatternParser.parse(source, isStrict: false),
      let backtracker = try? PatternBacktracker(node, groupCount: groupCount)
    else { return nil }
    return backtracker.outcome(text.unicodeScalars.map(\.value))
  }

  /// Checks that a text is a regular expression as ECMA-262 has it, without what is tolerated in
  /// contracts: the JSON Schema format `regex`.
  public static func isWellFormed(_ source: String) -> Bool {
    do {
      _ = try PatternParser.parse(source, isStrict: true)
      return true
    } catch {
      return false
    }
  }
}
