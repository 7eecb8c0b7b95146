// A set of contract texts -> unique Swift names, independent of their order.

import OpenAPIDocument

/// Gives each of a set of texts its own Swift name.
///
/// The text that is spelled exactly like its identifier keeps it; others that would collide are
/// spelled with their symbols, then numbered in byte order.
struct NameTable {
  /// What the names are for.
  enum Style {
    /// `lowerCamelCase`, keywords in backticks.
    case member
    /// `UpperCamelCase`, away from the names that are reserved in a name space.
    case type(NameSpace)
  }

  private var names: [[UInt8]: String] = [:]
  private(set) var taken: Set<String>

  /// Names every text; `taken` are names that are in use already.
  init(_ texts: some Sequence<String>, style: Style, taken: Set<String> = []) {
    self.taken = taken
    let unique = Dictionary(
      texts.map { (Array($0.utf8), $0) }, uniquingKeysWith: { left, _ in left })
    let keyed = unique.map { bytes, text in
      (Self.candidate(text, style: style, spellsSymbols: false) != text, bytes, text)
    }
    let ordered = keyed.sorted { Self.precedes(($0.0, $0.1), ($1.0, $1.1)) }.map(\.2)
    for text in ordered {
      names[Array(text.utf8)] = Self.assign(text, style: style, taken: &self.taken)
    }
  }

  /// Names every name of the contract.
  init(_ names: some Sequence<Name>, style: Style, taken: Set<String> = []) {
    self.init(names.map(\.text), style: style, taken: taken)
  }

  /// A name for each of a list of texts, in their order. Of equal ones the contract's own has the name, and
  /// one that was made of others gets another.
  static func names(
    of texts: [(text: String, isMade: Bool)], style: Style, taken: Set<String> = []
  ) -> (names: [String], taken: Set<String>) {
    var table = NameTable(texts.map(\.text), style: style, taken: taken)
    var names = texts.map { table[$0.text] }
    var seen: Set<[UInt8]> = []
    let own = texts.indices.filter { !texts[$0].isMade }
    for index in own + texts.indices.filter({ texts[$0].isMade })
    where !seen.insert(Array(texts[index].text.utf8)).inserted {
      names[index] = assign(texts[index].text, style: style, taken: &table.taken)
    }
    return (names, table.taken)
  }

  /// The Swift name of a name that the table was made with.
  subscript(_ name: Name) -> String { self[name.text] }

  /// The name of a text that the table was made with.
  subscript(_ text: String) -> String { names[Array(text.utf8)] ?? SwiftWords.lowerCamel(text) }

  /// A name for one more text, as close to its natural one as those in use allow.
  static func assign(_ text: String, style: Style, taken: inout Set<String>) -> String {
    let name = free(text, style: style) { taken.contains($0) }
    taken.insert(name)
    return escaped(name, style: style)
  }

  /// The first name of a text that is not taken, without backticks.
  static func free(_ text: String, style: Style, isTaken: (String) -> Bool) -> String {
    let base = candidate(text, style: style, spellsSymbols: false)
    if !isTaken(base) { return base }
    let spelled = candidate(text, style: style, spellsSymbols: true)
    return isTaken(spelled) ? numbered(base, isTaken: isTaken) : spelled
  }

  /// The name, with the first number from 2 on that is free where it is taken.
  static func numbered(_ base: String, isTaken: (String) -> Bool) -> String {
    if !isTaken(base) { return base }
    var number = 2
    while isTaken("\(base)\(number)") { number += 1 }
    return "\(base)\(number)"
  }

  /// The natural name of a text.
  static func candidate(_ text: String, style: Style, spellsSymbols: Bool) -> String {
    switch style {
    case .member:
      let name = SwiftWords.lowerCamel(text, spellsSymbols: spellsSymbols)
      return ReservedNames.members.contains(name) ? name + "Value" : name
    case .type(let space):
      let name = SwiftWords.upperCamel(text, spellsSymbols: spellsSymbols)
      // A property may be called `_1` as well, and Swift would not tell one from the other.
      let isAmbiguous = name.utf8.first == UInt8(ascii: "_")
      return isAmbiguous || space.reserved.contains(name) ? name + space.suffix : name
    }
  }

  private static func escaped(_ name: String, style: Style) -> String {
    switch style {
    case .member: ReservedNames.escapedMember(name)
    case .type: name
    }
  }

  /// Texts that are spelled like their identifier come first, then byte order decides.
  private static func precedes(_ left: (Bool, [UInt8]), _ right: (Bool, [UInt8])) -> Bool {
    if left.0 != right.0 { return !left.0 }
    return left.1.lexicographicallyPrecedes(right.1)
  }
}
