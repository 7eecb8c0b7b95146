// What YAML 1.2 forbids and libyaml lets pass, checked on the bytes around an event: comments
// without a space before them, continuation lines without indentation, blank lines that hide the text
// of a block scalar, stray indicators.

extension YAMLParser {
  /// Checks the bytes after a quoted scalar or a flow collection that ends at `end`.
  func checkAfter(_ end: Int, isInFlow: Bool) throws(SyntaxFinding) {
    if byte(end) == 0x23 { throw comment(at: end) }
    guard isInFlow else { return }
    var next = end
    while byte(next) == 0x20 || byte(next) == 0x09 { next += 1 }
    if byte(next) == 0x2C, byte(next + 1) == 0x23 { throw comment(at: next + 1) }
  }

  /// Checks that the name of an anchor or alias ends where white space or a bracket says so: libyaml ends
  /// it at any of `?:%@\`` too and reads on, with another value than YAML 1.2 has.
  func checkName(_ range: Range<Int>, isInFlow: Bool) throws(SyntaxFinding) {
    switch byte(range.upperBound) {
    case nil, 0x20, 0x09, 0x0A, 0x0D: return
    case 0x2C, 0x5B, 0x5D, 0x7B, 0x7D: if isInFlow { return }
    default: break
    }
    throw invalid(
      "the name of an anchor or alias has letters, digits, '-' and '_', and a space after it",
      range.lowerBound..<min(range.upperBound + 1, bytes.count))
  }

  /// Checks a scalar's own bytes; `indentation` is that of the block collection around it.
  func checkScalar(
    _ range: Range<Int>, style: Node.Style, isInFlow: Bool, indentation: Int
  ) throws(SyntaxFinding) {
    switch style {
    case .literal, .folded: try checkBlock(range, indentation: indentation)
    case .singleQuoted, .doubleQuoted:
      try checkAfter(range.upperBound, isInFlow: isInFlow)
      if !isInFlow { try checkContinuation(range, indentation: indentation) }
    case .plain, .flow:
      guard isInFlow else { return }
      if range.count == 1, byte(range.lowerBound) == 0x2D {
        throw invalid("'-' alone is no value here", range)
      }
      if range.lowerBound > 0, byte(range.lowerBound - 1) == 0x3F {
        throw invalid("a value that begins with '?' must be in quotes here", range)
      }
      try checkAfter(range.upperBound, isInFlow: true)
    }
  }

  /// Checks the directives before a document: `%YAML 1.2`, then nothing but a comment.
  func checkDirectives(before end: Int) throws(SyntaxFinding) {
    var line = 0
    while line < end, line < bytes.count {
      let lineEnd = bytes[line...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      let text = bytes[line..<lineEnd]
      if text.starts(with: Array("%YAML".utf8)) {
        let words = text.split { $0 == 0x20 || $0 == 0x09 }
        let isVersion =
          words.count > 1 && words[1].allSatisfy { CoreSchema.isDigit($0) || $0 == 0x2E }
        if !isVersion || words.count > 2 && words[2].first != 0x23 {
          throw invalid("a malformed '%YAML' directive", line..<lineEnd)
        }
      }
      line = lineEnd + 1
    }
  }

  /// Checks the header of a block scalar, where a comment needs a space before it, and the blank lines
  /// before its text.
  private func checkBlock(_ range: Range<Int>, indentation: Int) throws(SyntaxFinding) {
    guard let indicator = indicator(in: range) else { return }
    var index = indicator + 1
    var isIndentationStated = false
    while let next = byte(index), CoreSchema.isDigit(next) || next == 0x2B || next == 0x2D {
      if CoreSchema.isDigit(next) { isIndentationStated = true }
      index += 1
    }
    if byte(index) == 0x23 { throw comment(at: index) }
    if !isIndentationStated { try checkLeadingLines(after: index, indentation: indentation) }
  }

  /// Where the `|` or `>` of a block scalar stands: anchor, tag and comments may precede it and hold
  /// such characters themselves.
  private func indicator(in range: Range<Int>) -> Int? {
    var index = range.lowerBound
    var isInComment = false
    var isAfterSpace = true
    while index < range.upperBound {
      switch bytes[index] {
      case 0x0A, 0x0D: isInComment = false
      case 0x23 where isAfterSpace: isInComment = true
      case 0x7C where isAfterSpace && !isInComment, 0x3E where isAfterSpace && !isInComment:
        return index
      default: break
      }
      isAfterSpace = !(0x21...0x7E).contains(bytes[index])
      index += 1
    }
    return nil
  }

  /// Checks the blank lines between a header that states no indentation and the text: none has more
  /// spaces than the text's first line (YAML 1.2.2, section 8.1.1.1). libyaml takes the widest of them
  /// for the indentation, ends the scalar before the text, and skips text that looks like a comment; so
  /// it does at the root, where it wants text indented.
  private func checkLeadingLines(after header: Int, indentation: Int) throws(SyntaxFinding) {
    var widest = header..<header
    var index = header
    while let end = bytes[index...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
      index = end + 1
      let spaces = bytes[index...].prefix { $0 == 0x20 }.count
      switch byte(index + spaces) {
      case nil: return
      case 0x0A, 0x0D: if spaces > widest.count { widest = index..<index + spaces }
      default:
        // What is not further in than the block around the scalar, or ends the document, is no text.
        let isMarker =
          bytes[index...].starts(with: "---".utf8) || bytes[index...].starts(with: "...".utf8)
        guard spaces > indentation, !isMarker else { return }
        if spaces < widest.count {
          throw invalid(
            "a blank line has more spaces than the first line of the text that it precedes",
            widest.lowerBound + spaces..<widest.upperBound)
        }
        if spaces == 0, bytes[index] == 0x23 {
          throw invalid("the text of a block scalar must be indented", index..<index + 1)
        }
        return
      }
    }
  }

  private func checkContinuation(_ range: Range<Int>, indentation: Int) throws(SyntaxFinding) {
    guard indentation >= 0 else { return }
    var index = range.lowerBound
    while let end = bytes[index..<range.upperBound].firstIndex(of: 0x0A) {
      index = end + 1
      let spaces = bytes[index..<range.upperBound].prefix { $0 == 0x20 }.count
      let rest = bytes[(index + spaces)..<range.upperBound].drop { $0 == 0x09 || $0 == 0x0D }
      if let first = rest.first, first != 0x0A, spaces <= indentation {
        throw invalid(
          "a line of a quoted string must be indented further than the block around it",
          index..<index + spaces + 1)
      }
    }
  }

  /// Checks the lines of a flow collection after its first: each is further in than the block around
  /// it, by spaces (YAML 1.2.2, sections 6.1 and 7.4). A line that begins with a closing bracket at the
  /// block's own column, as people write it, has one meaning only and is a finding without effect.
  func checkFlowLines(
    _ range: Range<Int>, indentation: Int
  ) throws(SyntaxFinding) -> SyntaxFinding? {
    guard indentation >= 0 else { return nil }
    var harmless: SyntaxFinding?
    var index = range.lowerBound
    while let end = bytes[index..<min(range.upperBound, bytes.count)].firstIndex(of: 0x0A) {
      index = end + 1
      let line = bytes[index..<max(index, min(range.upperBound, bytes.count))]
      let spaces = line.prefix { $0 == 0x20 }.count
      guard let first = line.first(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }),
        first != 0x0A, first != 0x23, spaces <= indentation
      else { continue }
      let isClosing = first == 0x5D || first == 0x7D
      guard isClosing && spaces == indentation && line[index + spaces] == first else {
        throw invalid(
          "a line in brackets or braces is not indented by spaces", index..<index + spaces + 1)
      }
      let place = index + spaces..<index + spaces + 1
      harmless =
        harmless ?? invalid("a closing bracket is not indented further than its key", place)
    }
    harmless?.effect = .harmless
    return harmless
  }

  private func byte(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  private func comment(at index: Int) -> SyntaxFinding {
    invalid("a comment needs a space before its '#'", index..<index + 1)
  }

  private func invalid(_ message: String, _ range: Range<Int>) -> SyntaxFinding {
    SyntaxFinding(code: .invalidYAML, message: message, range: range)
  }
}
