// The escapes of patterns: one character, a class or property, a place, or a reference to a group
// (ECMA-262 section 22.2.1).

extension PatternParser {
  /// An escape outside a class, behind its backslash.
  mutating func escape() throws(PatternSyntaxError) -> PatternNode {
    let start = scanner
    guard let scalar = scanner.peek else { throw scanner.error("a lone '\\' ends the pattern") }
    switch scalar {
    case "b", "B":
      _ = scanner.next()
      return wordBoundary(isNegated: scalar == "B")
    case "k":
      _ = scanner.next()
      guard scanner.take("<") else { throw start.error("'\\k' must be followed by <name>") }
      let name = try scanner.groupName()
      guard let numbers = groupNames[name] else {
        throw start.error("there is no group named '\(name)'")
      }
      return .backreference(numbers, ignoresCase: modifiers.ignoresCase)
    case "1"..."9":
      let number = scanner.decimal() ?? 0
      references.append((number, start.position))
      return .backreference([number], ignoresCase: modifiers.ignoresCase)
    default:
      if let set = try classEscape() { return .scalar(set.isNegated ? set : cased(set)) }
      return .scalar(cased(ScalarSet(try characterEscape())))
    }
  }

  /// `\d \D \s \S \w \W \p{...} \P{...}`; `nil` for other escapes.
  mutating func classEscape() throws(PatternSyntaxError) -> ScalarSet? {
    var set: ScalarSet
    switch scanner.peek {
    case "d", "D": set = .digit
    case "s", "S": set = .space
    case "w", "W": set = modifiers.ignoresCase ? .wordIgnoringCase : .word
    case "p", "P": return try propertyEscape()
    default: return nil
    }
    if let scalar = scanner.next() { set.isNegated = scalar.value < 0x60 }
    return set
  }

  private mutating func propertyEscape() throws(PatternSyntaxError) -> ScalarSet {
    let start = scanner
    let isNegated = scanner.next() == "P"
    guard scanner.take("{") else { throw start.error("'\\p' must be followed by {property}") }
    let name = scanner.word()
    var value: String?
    if scanner.take("=") { value = scanner.word() }
    guard scanner.take("}") else { throw start.error("'\\p{' must be closed by '}'") }
    guard let property = ScalarProperty(name: name, value: value) else {
      let isScript = ["Script", "sc", "Script_Extensions", "scx"].contains(name)
      throw start.error(
        isScript
          ? "properties of scripts are not supported"
          : "'\(name)' is not a Unicode property that is supported")
    }
    return ScalarSet(property, isNegated: isNegated)
  }

  /// The scalar that an escape stands for.
  mutating func characterEscape() throws(PatternSyntaxError) -> UInt32 {
    let start = scanner
    guard let scalar = scanner.next() else { throw start.error("a lone '\\' ends the pattern") }
    switch scalar {
    case "t": return 0x09
    case "n": return 0x0A
    case "v": return 0x0B
    case "f": return 0x0C
    case "r": return 0x0D
    case "c":
      guard let letter = scanner.next(), letter.isASCII, letter.properties.isAlphabetic else {
        throw start.error("'\\c' must be followed by a letter")
      }
      return letter.value % 32
    case "0":
      if let next = scanner.peek, ("0"..."9").contains(next) {
        throw start.error("octal escapes are not allowed")
      }
      return 0
    case "x":
      guard let value = scanner.hexadecimal(digits: 2) else {
        throw start.error("'\\x' must be followed by two hexadecimal digits")
      }
      return value
    case "u": return try unicodeEscape(start)
    case "^", "$", "\\", ".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|", "/":
      return scalar.value
    default:
      guard !isStrict, !ScalarSet.isWord(scalar.value) || scalar == "_" else {
        throw start.error("'\\\(scalar)' is not an escape of ECMA-262")
      }
      return scalar.value
    }
  }

  private mutating func unicodeEscape(
    _ start: PatternScanner
  ) throws(PatternSyntaxError) -> UInt32 {
    if scanner.take("{") {
      guard let value = scanner.hexadecimalNumber(), value <= 0x10FFFF, scanner.take("}") else {
        throw start.error("'\\u{' must be followed by a code point and '}'")
      }
      return value
    }
    guard let high = scanner.hexadecimal(digits: 4) else {
      throw start.error("'\\u' must be followed by four hexadecimal digits")
    }
    guard (0xD800...0xDBFF).contains(high) else { return high }
    var ahead = scanner
    guard ahead.take("\\"), ahead.take("u"), let low = ahead.hexadecimal(digits: 4),
      (0xDC00...0xDFFF).contains(low)
    else { return high }
    scanner = ahead
    return 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
  }
}
