// The text of a pattern in, its syntax tree out: the grammar of ECMA-262 with the u flag.

/// Parses regular expressions (ECMA-262 section 22.2.1).
///
/// Unless `isStrict`, it also takes what the grammar without the u flag allows (Annex B.1.2) and what
/// can have one meaning only: escaped punctuation such as `\-` or `\@`, braces and `]` that close
/// nothing, and a class escape beside a hyphen as in `[\w-.]`.
struct PatternParser {
  /// The most groups that may stand inside each other.
  static let depthLimit = 100
  /// The longest pattern, in Unicode scalars.
  static let lengthLimit = 20_000

  var scanner: PatternScanner
  let isStrict: Bool
  private var depth = 0
  private var groupCount = 0
  /// The numbers of the groups with a name: several where they stand in different alternatives.
  private(set) var groupNames: [String: [Int]] = [:]
  /// The flags that hold where the scanner is.
  var modifiers = PatternModifiers()
  /// Where groups are referred to by number, checked when all are known.
  var references: [(number: Int, offset: Int)] = []

  /// Parses a whole pattern.
  static func parse(
    _ source: String, isStrict: Bool
  ) throws(PatternSyntaxError) -> (node: PatternNode, groupCount: Int) {
    var parser = PatternParser(source, isStrict: isStrict)
    guard parser.scanner.count <= lengthLimit else {
      throw PatternSyntaxError(
        message: "the pattern is longer than \(lengthLimit) characters", offset: 0)
    }
    try parser.collectGroupNames()
    let node = try parser.choice()
    if !parser.scanner.isAtEnd { throw parser.scanner.error("unmatched ')'") }
    for (number, offset) in parser.references where number > parser.groupCount {
      throw PatternSyntaxError(
        message: "there is no group \(number) to refer back to", offset: offset)
    }
    return (node, parser.groupCount)
  }

  private init(_ source: String, isStrict: Bool) {
    scanner = PatternScanner(source)
    self.isStrict = isStrict
  }

  /// Numbers the named groups ahead, since a reference may stand before its group.
  private mutating func collectGroupNames() throws(PatternSyntaxError) {
    var ahead = scanner
    var number = 0
    var isInClass = false
    var place = AlternativePlace()
    var places: [String: [AlternativePlace]] = [:]
    while let scalar = ahead.next() {
      switch scalar {
      case "\\": _ = ahead.next()
      case "[": isInClass = true
      case "]": isInClass = false
      case "|" where !isInClass: place.enterAlternative()
      case ")" where !isInClass: place.leaveGroup()
      case "(" where !isInClass:
        if !ahead.take("?") {
          number += 1
        } else if ahead.take("<"), ahead.peek != "=", ahead.peek != "!" {
          number += 1
          let name = try ahead.groupName()
          guard places[name, default: []].allSatisfy(place.excludes) else {
            throw ahead.error("two groups in one alternative are named '\(name)'")
          }
          places[name, default: []].append(place)
          groupNames[name, default: []].append(number)
        }
        place.enterGroup(at: ahead.position)
      default: break
      }
    }
  }

  mutating func choice() throws(PatternSyntaxError) -> PatternNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { throw scanner.error("groups nest too deeply") }
    var alternatives = [try sequence()]
    while scanner.take("|") { alternatives.append(try sequence()) }
    return alternatives.count == 1 ? alternatives[0] : .choice(alternatives)
  }

  private mutating func sequence() throws(PatternSyntaxError) -> PatternNode {
    var nodes: [PatternNode] = []
    while let next = scanner.peek, next != "|", next != ")" { nodes.append(try term()) }
    switch nodes.count {
    case 0: return .empty
    case 1: return nodes[0]
    default: return .sequence(nodes)
    }
  }

  private mutating func term() throws(PatternSyntaxError) -> PatternNode {
    let start = scanner.position
    let node = try atom()
    let offset = scanner.position
    guard let (minimum, maximum) = try quantifier() else { return node }
    switch node {
    case .assertion, .lookaround:
      throw PatternSyntaxError(message: "an assertion cannot be repeated", offset: start)
    default: break
    }
    if let maximum, maximum < minimum {
      throw PatternSyntaxError(
        message: "the bounds of the repetition are in the wrong order", offset: offset)
    }
    let isLazy = scanner.take("?")
    return .repetition(node, minimum: minimum, maximum: maximum, isLazy: isLazy)
  }

  private mutating func quantifier() throws(PatternSyntaxError) -> (Int, Int?)? {
    if scanner.take("*") { return (0, nil) }
    if scanner.take("+") { return (1, nil) }
    if scanner.take("?") { return (0, 1) }
    guard scanner.peek == "{" else { return nil }
    var ahead = scanner
    _ = ahead.next()
    if let minimum = ahead.decimal() {
      var maximum: Int? = minimum
      if ahead.take(",") { maximum = ahead.decimal() }
      if ahead.take("}") {
        scanner = ahead
        return (minimum, maximum)
      }
    }
    if isStrict { throw scanner.error("'{' must open a repetition such as {2,5}") }
    return nil
  }

  private mutating func atom() throws(PatternSyntaxError) -> PatternNode {
    let start = scanner
    guard let scalar = scanner.next() else { return .empty }
    switch scalar {
    case "^": return startAssertion
    case "$": return endAssertion
    case ".": return dot
    case "(": return try group()
    case "[": return .scalar(try characterClass())
    case "\\": return try escape()
    case "*", "+", "?": throw start.error("there is nothing to repeat before '\(scalar)'")
    case "{" where !isStrict:
      // A brace that is a quantifier has nothing to repeat; any other one stands for itself.
      scanner = start
      if try quantifier() != nil { throw start.error("there is nothing to repeat before '{'") }
      scanner = start
      _ = scanner.next()
    case "{", "}", "]":
      if isStrict { throw start.error("'\(scalar)' must be escaped") }
    default: break
    }
    return .scalar(cased(ScalarSet(scalar.value)))
  }

  private mutating func group() throws(PatternSyntaxError) -> PatternNode {
    let start = scanner
    let node: PatternNode
    if scanner.take("?") {
      if scanner.take(":") {
        // In a sequence of its own, since an assertion in a group can be repeated.
        node = .sequence([try choice()])
      } else if scanner.take("=") {
        node = .lookaround(try choice(), isBehind: false, isNegated: false)
      } else if scanner.take("!") {
        node = .lookaround(try choice(), isBehind: false, isNegated: true)
      } else if scanner.take("<") {
        node = try namedGroupOrLookbehind()
      } else if let flag = scanner.peek, "ims-".unicodeScalars.contains(flag) {
        node = try modifiedGroup()
      } else {
        throw start.error("ECMA-262 has no group that begins with '(?' and this character")
      }
    } else {
      groupCount += 1
      let number = groupCount
      node = .group(number: number, try choice())
    }
    guard scanner.take(")") else { throw start.error("unmatched '('", before: 1) }
    return node
  }

  private mutating func namedGroupOrLookbehind() throws(PatternSyntaxError) -> PatternNode {
    if scanner.take("=") {
      return .lookaround(try choice(), isBehind: true, isNegated: false)
    }
    if scanner.take("!") {
      return .lookaround(try choice(), isBehind: true, isNegated: true)
    }
    _ = try scanner.groupName()
    groupCount += 1
    let number = groupCount
    return .group(number: number, try choice())
  }
}
