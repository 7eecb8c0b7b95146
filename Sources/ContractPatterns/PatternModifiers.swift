// Flags for a part of a pattern, such as `(?i:...)`. All of them are written out where the pattern is
// parsed, so that the matchers know of none but a backreference that ignores case.

/// The flags that hold at a place of a pattern (ECMA-262 section 22.2.1, RegularExpressionModifiers).
struct PatternModifiers {
  /// `i`: letters of either case match each other.
  var ignoresCase = false
  /// `m`: `^` and `$` hold at the ends of lines too.
  var isMultiline = false
  /// `s`: `.` matches line terminators too.
  var dotMatchesAll = false

  /// Sets the flag with this letter; `false` where no flag has it.
  fileprivate mutating func set(_ letter: Unicode.Scalar, to value: Bool) -> Bool {
    switch letter {
    case "i": ignoresCase = value
    case "m": isMultiline = value
    case "s": dotMatchesAll = value
    default: return false
    }
    return true
  }
}

extension PatternParser {
  /// A group behind its `(?`, which begins with flags: its content, read with them.
  mutating func modifiedGroup() throws(PatternSyntaxError) -> PatternNode {
    let start = scanner
    let outer = modifiers
    var seen: Set<Unicode.Scalar> = []
    var isRemoved = false
    while !scanner.take(":") {
      guard let letter = scanner.next() else { throw start.error("unmatched '('", before: 2) }
      if letter == "-", !isRemoved {
        isRemoved = true
      } else if letter == ")" {
        throw start.error(
          "flags in ECMA-262 are those of a group: write '(?i:...)' around what they are for")
      } else {
        guard modifiers.set(letter, to: !isRemoved) else {
          throw start.error("ECMA-262 has the flags i, m and s within a pattern, not '\(letter)'")
        }
        guard seen.insert(letter).inserted else {
          throw start.error("the flag '\(letter)' stands here twice")
        }
      }
    }
    guard !seen.isEmpty else { throw start.error("there is no flag before ':'") }
    let node = try choice()
    modifiers = outer
    // In a sequence of its own, since an assertion in a group can be repeated.
    return .sequence([node])
  }

  /// What stands for the characters of a literal, property or class, which is not negated yet.
  func cased(_ set: ScalarSet) -> ScalarSet {
    guard modifiers.ignoresCase else { return set }
    var set = set
    set.ignoreCase()
    return set
  }

  /// `.`
  var dot: PatternNode {
    .scalar(modifiers.dotMatchesAll ? ScalarSet([0...0x10FFFF]) : .dot)
  }

  /// `^`
  var startAssertion: PatternNode {
    guard modifiers.isMultiline else { return .assertion(.start) }
    return .lookaround(
      .choice([.assertion(.start), .scalar(.lineTerminator)]), isBehind: true, isNegated: false)
  }

  /// `$`
  var endAssertion: PatternNode {
    guard modifiers.isMultiline else { return .assertion(.end) }
    return .lookaround(
      .choice([.assertion(.end), .scalar(.lineTerminator)]), isBehind: false, isNegated: false)
  }

  /// `\b` or `\B`.
  func wordBoundary(isNegated: Bool) -> PatternNode {
    guard modifiers.ignoresCase else {
      return .assertion(isNegated ? .noWordBoundary : .wordBoundary)
    }
    func word(isBehind: Bool, isNegated: Bool) -> PatternNode {
      .lookaround(.scalar(.wordIgnoringCase), isBehind: isBehind, isNegated: isNegated)
    }
    let begins = PatternNode.sequence([
      word(isBehind: true, isNegated: true), word(isBehind: false, isNegated: false),
    ])
    let ends = PatternNode.sequence([
      word(isBehind: true, isNegated: false), word(isBehind: false, isNegated: true),
    ])
    return .lookaround(.choice([begins, ends]), isBehind: false, isNegated: isNegated)
  }
}
