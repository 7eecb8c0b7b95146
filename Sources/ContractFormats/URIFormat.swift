// URIs, IRIs and URI templates as grammars (RFC 3986, RFC 3987, RFC 6570).

/// References to resources as text.
enum URIFormat {
  static func isReference(_ text: String, needsScheme: Bool, isInternational: Bool) -> Bool {
    let grammar = URIGrammar(isInternational: isInternational)
    return grammar.isReference(text.unicodeScalars[...], needsScheme: needsScheme)
  }

  /// Whether braces pair and hold an expression, and everything outside is a literal.
  static func isTemplate(_ text: String) -> Bool {
    var expression: Substring.UnicodeScalarView?
    let scalars = text.unicodeScalars
    for index in scalars.indices {
      let scalar = scalars[index]
      switch scalar {
      case "{":
        guard expression == nil else { return false }
        expression = scalars[scalars.index(after: index)...]
      case "}":
        guard let start = expression?.startIndex, isExpression(scalars[start..<index]) else {
          return false
        }
        expression = nil
      default:
        if expression == nil, !isTemplateLiteral(scalar) { return false }
      }
    }
    return expression == nil && areEscapesWellFormed(text)
  }

  /// `literals` of RFC 6570 section 2.1, with the apostrophe that its erratum 6937 adds.
  private static func isTemplateLiteral(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "<", ">", "\\", "^", "`", "|": false
    case "!"..."~": true
    default: scalar.isInternational || scalar.isPrivate
    }
  }

  /// Escapes inside expressions are checked with the variable names, the others here.
  private static func areEscapesWellFormed(_ text: String) -> Bool {
    PercentEscape.areWellFormed(in: text.utf8)
  }

  private static func isExpression(_ text: Substring.UnicodeScalarView) -> Bool {
    var rest = text
    if let first = rest.first, "+#./;?&=,!@|".unicodeScalars.contains(first) {
      rest = rest.dropFirst()
    }
    for variable in rest.split(separator: ",", omittingEmptySubsequences: false) {
      var name = variable
      if name.last == "*" {
        name = name.dropLast()
      } else if let colon = name.firstIndex(of: ":") {
        let length = name[name.index(after: colon)...]
        guard (1...4).contains(length.count), length.first != "0",
          length.allSatisfy({ ("0"..."9").contains($0) })
        else { return false }
        name = name[..<colon]
      }
      // A full stop stands between two characters of a name (RFC 6570 section 2.3).
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      guard
        parts.allSatisfy({ part in
          !part.isEmpty && part.allSatisfy { $0.isASCIIWord || $0 == "%" }
        })
      else { return false }
    }
    return true
  }
}

/// The grammar of RFC 3986 appendix A, and its extension by RFC 3987.
struct URIGrammar {
  typealias Text = Substring.UnicodeScalarView

  let isInternational: Bool

  func isReference(_ text: Text, needsScheme: Bool) -> Bool {
    var rest = text
    if let mark = rest.firstIndex(of: "#") {
      guard isMade(of: "/?:@", rest[rest.index(after: mark)...]) else { return false }
      rest = rest[..<mark]
    }
    if let mark = rest.firstIndex(of: "?") {
      let query = rest[rest.index(after: mark)...]
      guard isMade(of: "/?:@", query, allowsPrivate: true) else { return false }
      rest = rest[..<mark]
    }
    let colon = rest.firstIndex { $0 == ":" || $0 == "/" }
    if let colon, rest[colon] == ":", isScheme(rest[..<colon]) {
      return isHierarchy(rest[rest.index(after: colon)...])
    }
    guard !needsScheme else { return false }
    // Without a scheme the first segment has no colon (RFC 3986 section 4.2).
    if let colon, rest[colon] == ":" { return false }
    return isHierarchy(rest)
  }

  private func isScheme(_ text: Text) -> Bool {
    guard let first = text.first, first.isASCII, first.properties.isAlphabetic else {
      return false
    }
    return text.allSatisfy {
      $0.isASCIIWord && $0 != "_" || $0 == "+" || $0 == "-" || $0 == "."
    }
  }

  private func isHierarchy(_ text: Text) -> Bool {
    guard text.starts(with: "//".unicodeScalars) else { return isMade(of: "/:@", text) }
    let rest = text.dropFirst(2)
    let end = rest.firstIndex(of: "/") ?? rest.endIndex
    return isAuthority(rest[..<end]) && isMade(of: "/:@", rest[end...])
  }

  private func isAuthority(_ text: Text) -> Bool {
    var rest = text
    if let at = rest.lastIndex(of: "@") {
      guard isMade(of: ":", rest[..<at]) else { return false }
      rest = rest[rest.index(after: at)...]
    }
    if rest.first == "[" {
      guard let end = rest.firstIndex(of: "]") else { return false }
      guard isAddress(rest[rest.index(after: rest.startIndex)..<end]) else { return false }
      return isPort(rest[rest.index(after: end)...])
    }
    let colon = rest.firstIndex(of: ":") ?? rest.endIndex
    return isMade(of: "", rest[..<colon]) && isPort(rest[colon...])
  }

  private func isPort(_ text: Text) -> Bool {
    guard let first = text.first else { return true }
    return first == ":" && text.dropFirst().allSatisfy { ("0"..."9").contains($0) }
  }

  /// An IPv6 address, or a later one such as `v7.x` (RFC 3986 section 3.2.2).
  private func isAddress(_ text: Text) -> Bool {
    guard text.first == "v" || text.first == "V" else {
      return IPAddressFormat.isIPv6(Substring(text).utf8)
    }
    let parts = text.dropFirst().split(
      separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && !parts[1].isEmpty
      && parts[0].allSatisfy { $0.isASCII && $0.properties.isASCIIHexDigit }
      && parts[1].allSatisfy { isUnreserved($0) || isSubDelimiter($0) || $0 == ":" }
  }

  /// Whether a text is made of unreserved characters, sub-delimiters, escapes and some others.
  private func isMade(of others: String, _ text: Text, allowsPrivate: Bool = false) -> Bool {
    var hexadecimalDue = 0
    for scalar in text {
      if hexadecimalDue > 0 {
        guard scalar.isASCII, scalar.properties.isASCIIHexDigit else { return false }
        hexadecimalDue -= 1
      } else if scalar == "%" {
        hexadecimalDue = 2
      } else {
        guard
          isUnreserved(scalar) || isSubDelimiter(scalar)
            || others.unicodeScalars.contains(scalar)
            || (allowsPrivate && isInternational && scalar.isPrivate)
        else { return false }
      }
    }
    return hexadecimalDue == 0
  }

  private func isUnreserved(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCIIWord { return true }
    switch scalar {
    case "-", ".", "~": return true
    default: return isInternational && scalar.isInternational
    }
  }

  private func isSubDelimiter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "!", "$", "&", "'", "(", ")", "*", "+", ",", ";", "=": true
    default: false
    }
  }
}

extension Unicode.Scalar {
  /// Whether this is a letter, a digit or the underscore of ASCII.
  fileprivate var isASCIIWord: Bool {
    switch self {
    case "0"..."9", "A"..."Z", "a"..."z", "_": true
    default: false
    }
  }

  /// `ucschar` of RFC 3987 section 2.2: beyond ASCII and the controls, without noncharacters, specials,
  /// tags and private use.
  fileprivate var isInternational: Bool {
    switch value {
    case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: true
    case 0x10000...0xDFFFF, 0xE1000...0xEFFFF: value & 0xFFFE != 0xFFFE
    default: false
    }
  }

  /// `iprivate` of RFC 3987 section 2.2.
  fileprivate var isPrivate: Bool {
    switch value {
    case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: true
    default: false
    }
  }
}
