// Text of the contract -> words -> Swift identifiers, by rules that look at nothing but the text.

/// Splits any text into words and joins words as Swift identifiers.
enum SwiftWords {
  /// Words written in capitals in the middle and at the end of names.
  private static let initialisms: Set<String> = [
    "api", "ascii", "cpu", "css", "csv", "db", "dns", "eof", "gif", "guid", "html", "http", "https",
    "id", "io", "ip", "ipv4", "ipv6", "jpeg", "json", "jwt", "mac", "md5", "ok", "os", "pdf", "png",
    "ram",
    "rpc", "sha", "sha1", "sha256", "sms", "sql", "ssh", "ssl", "sso", "svg", "tcp", "tls", "ttl",
    "udp", "ui", "uri", "url", "utf8", "uuid", "vm", "xml", "yaml",
  ]
  private static let plurals: [String: String] = [
    "ids": "IDs", "urls": "URLs", "uris": "URIs", "uuids": "UUIDs", "apis": "APIs", "ips": "IPs",
  ]

  /// A lower-camel-case identifier without regard to keywords; `_` before a leading digit.
  static func lowerCamel(_ text: String, spellsSymbols: Bool = false) -> String {
    var result = ""
    for (index, word) in words(text, spellsSymbols: spellsSymbols).enumerated() {
      result += index == 0 ? word.lowercased() : capitalized(word)
    }
    return guarded(result, empty: "empty")
  }

  /// An upper-camel-case identifier; `_` before a leading digit.
  static func upperCamel(_ text: String, spellsSymbols: Bool = false) -> String {
    let joined = words(text, spellsSymbols: spellsSymbols).map(capitalized).joined()
    return guarded(joined, empty: "Empty")
  }

  private static func guarded(_ name: String, empty: String) -> String {
    guard let first = name.utf8.first else { return empty }
    return (0x30...0x39).contains(first) ? "_" + name : name
  }

  private static func capitalized(_ word: String) -> String {
    let lower = word.lowercased()
    if initialisms.contains(lower) { return lower.uppercased() }
    if let plural = plurals[lower] { return plural }
    guard let first = word.first else { return "" }
    return first.uppercased() + word.dropFirst()
  }

  /// The words of a text: split at everything but ASCII letters and digits, and at `aB` and `ABc`.
  static func words(_ text: String, spellsSymbols: Bool) -> [String] {
    var splitter = WordSplitter()
    let scalars = Array(text.unicodeScalars)
    let isSymbolic = spellsSymbols || !scalars.contains { isWordScalar($0) }
    for (index, scalar) in scalars.enumerated() {
      if isASCIIWord(scalar) {
        splitter.append(scalar, next: index + 1 < scalars.count ? scalars[index + 1] : nil)
      } else if scalar.isASCII {
        splitter.breakWord()
        let isSign = index == 0 && (scalar == "-" || scalar == "+")
        if isSign || isSymbolic {
          for word in (symbols[scalar] ?? "").split(separator: " ") { splitter.add(String(word)) }
        }
      } else {
        splitter.add(contentsOf: spelled(scalar), joins: scalar.properties.isAlphabetic)
      }
    }
    let words = splitter.finish()
    let isShouted =
      scalars.contains { ("A"..."Z").contains($0) }
      && !scalars.contains { ("a"..."z").contains($0) }
    return isShouted ? words.map { $0.lowercased() } : words
  }

  private static func isASCIIWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: false
    }
  }

  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    isASCIIWord(scalar) || !scalar.isASCII
  }

  /// Words for a scalar outside ASCII, from its Unicode name.
  private static func spelled(_ scalar: Unicode.Scalar) -> [String] {
    guard let name = scalar.properties.name ?? scalar.properties.nameAlias else {
      return ["U" + String(scalar.value, radix: 16, uppercase: true)]
    }
    if scalar.properties.generalCategory == .nonspacingMark || scalar.properties.isVariationSelector
    {
      return []
    }
    var words = name.split { $0 == " " || $0 == "-" }.map { $0.lowercased() }
    if let letter = words.firstIndex(of: "letter"), letter + 1 < words.count {
      let isCapital = words.prefix(letter).contains("capital")
      words = Array(words[(letter + 1)...].prefix { $0 != "with" })
      if isCapital, words.count == 1 { words[0] = words[0].uppercased() }
    }
    return words
  }

  private static let symbols: [Unicode.Scalar: String] = [
    "+": "plus", "-": "minus", "<": "less than", ">": "greater than", "=": "equals", "!": "not",
    "&": "and", "|": "or", "*": "star", "/": "slash", "%": "percent", ".": "dot", ",": "comma",
    "$": "dollar", "@": "at", "#": "hash", "~": "tilde", "?": "question", ":": "colon",
    ";": "semicolon", "(": "open parenthesis", ")": "close parenthesis", "[": "open bracket",
    "]": "close bracket", "{": "open brace", "}": "close brace", "^": "caret", "'": "quote",
    "\"": "double quote", "\\": "backslash", " ": "space", "_": "underscore", "`": "backtick",
  ]
}

/// Gathers words scalar by scalar.
private struct WordSplitter {
  private var words: [String] = []
  private var word = String.UnicodeScalarView()
  private var last: Unicode.Scalar?

  mutating func append(_ scalar: Unicode.Scalar, next: Unicode.Scalar?) {
    if let last, isUpper(scalar) {
      let endsAcronym = isUpper(last) && next.map(isLower) ?? false
      let endsNumber = isDigit(last) && (!isUpperOnly || next.map(isLower) ?? false)
      if isLower(last) || endsNumber || endsAcronym { breakWord() }
    }
    word.append(scalar)
    last = scalar
  }

  mutating func add(contentsOf list: [String], joins: Bool) {
    if joins, list.count == 1 {
      word.append(contentsOf: list[0].unicodeScalars)
      last = list[0].unicodeScalars.last
      return
    }
    breakWord()
    words += list
  }

  mutating func add(_ text: String) {
    breakWord()
    if !text.isEmpty { words.append(text) }
  }

  mutating func breakWord() {
    if !word.isEmpty { words.append(String(word)) }
    word = String.UnicodeScalarView()
    last = nil
  }

  mutating func finish() -> [String] {
    breakWord()
    return words
  }

  private var isUpperOnly: Bool { word.allSatisfy { isUpper($0) || isDigit($0) } }
  private func isUpper(_ scalar: Unicode.Scalar) -> Bool { ("A"..."Z").contains(scalar) }
  private func isLower(_ scalar: Unicode.Scalar) -> Bool { ("a"..."z").contains(scalar) }
  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
