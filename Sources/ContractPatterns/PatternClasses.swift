// Bracketed classes of patterns such as `[a-z_]` (ECMA-262 section 22.2.1).

extension PatternParser {
  /// A class behind its opening bracket.
  mutating func characterClass() throws(PatternSyntaxError) -> ScalarSet {
    let start = scanner
    var set = ScalarSet()
    let isNegated = scanner.take("^")
    while !scanner.take("]") {
      guard !scanner.isAtEnd else { throw start.error("unmatched '['", before: 1) }
      let offset = scanner
      let first = try classAtom()
      var ahead = scanner
      guard ahead.take("-"), let next = ahead.peek, next != "]" else {
        set.insert(first)
        continue
      }
      scanner = ahead
      let second = try classAtom()
      guard let lower = first.single, let upper = second.single else {
        if isStrict { throw offset.error("a class escape cannot bound a range") }
        set.insert(first)
        set.insert(second)
        set.insert(0x2D...0x2D)
        continue
      }
      guard lower <= upper else { throw offset.error("the range is in the wrong order") }
      set.insert(lower...upper)
    }
    set = cased(set)
    set.isNegated = isNegated
    return set
  }

  private mutating func classAtom() throws(PatternSyntaxError) -> ScalarSet {
    guard let scalar = scanner.next() else { throw scanner.error("unmatched '['") }
    guard scalar == "\\" else { return ScalarSet(scalar.value) }
    if scanner.take("b") { return ScalarSet(0x08) }
    if scanner.take("-") { return ScalarSet(0x2D) }
    if let set = try classEscape() { return set }
    return ScalarSet(try characterEscape())
  }
}

extension ScalarSet {
  /// The scalar where the set is a single one.
  fileprivate var single: UInt32? {
    guard !isNegated, properties.isEmpty, ranges.count == 1,
      ranges[0].lowerBound == ranges[0].upperBound
    else { return nil }
    return ranges[0].lowerBound
  }
}
