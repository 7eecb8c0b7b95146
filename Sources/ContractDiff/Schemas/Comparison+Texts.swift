// Keywords about text: patterns, formats and encodings, as the names that they are.

import ContractModel
import OpenAPIDocument

extension Comparison {
  func compareTexts(_ sides: SchemaSides) {
    if sides.common.contains(.string) {
      compareNames(sides, .pattern, .pattern) { _, _ in nil }
    }
    guard !sides.common.isDisjoint(with: [.string, .integer, .number]) else { return }
    compareNames(sides, .format, .format) { before, now in
      if Self.wider[before]?.contains(now) == true { return .widened }
      return Self.wider[now]?.contains(before) == true ? .narrowed : nil
    }
    compareEncodings(sides)
  }

  /// The formats that hold all that a format holds.
  private static let wider: [String: Set<String>] = [
    "int32": ["int64"], "int8": ["int16", "int32", "int64"], "int16": ["int32", "int64"],
    "uint8": ["int16", "int32", "int64", "uint16", "uint32", "uint64"],
    "uint16": ["int32", "int64", "uint32", "uint64"], "uint32": ["int64", "uint64"],
    "float": ["double"], "email": ["idn-email"], "hostname": ["idn-hostname"],
    "uri": ["uri-reference", "iri", "iri-reference"], "uri-reference": ["iri-reference"],
    "iri": ["iri-reference"],
  ]

  /// Whether a keyword restricts nothing: a pattern that every text matches somewhere, a format that
  /// is a hint for people and their tools. `byte` is what 3.1 calls `contentEncoding: base64`.
  private static func saysNothing(_ node: Node, _ keyword: Keyword) -> Bool {
    let names = keyword == .pattern ? universalPatterns : hints
    return names.contains(node.name)
  }

  private static let universalPatterns = Set(
    ["", "^", "$", ".*", ".*?", "^.*", ".*$", "[\\s\\S]*", "^[\\s\\S]*$", "(.|\\s)*"].map(Name.init)
  )
  private static let hints = Set(
    ["password", "html", "commonmark", "markdown", "binary", "double", "byte"].map(Name.init))

  private func compareNames(
    _ sides: SchemaSides, _ keyword: Keyword, _ family: ValueFamily,
    known: (String, String) -> Relation?
  ) {
    let before = sides.old.all(keyword).filter { !Self.saysNothing($0, keyword) }
    let now = sides.new.all(keyword).filter { !Self.saysNothing($0, keyword) }
    let oldNames = Set(before.map(\.name))
    let newNames = Set(now.map(\.name))
    guard var relation = Self.relation(oldNames, newNames) else { return }
    if relation == .changed, oldNames.count == 1, newNames.count == 1 {
      relation = known(before[0].text, now[0].text) ?? .changed
    }
    let shown = { (names: Set<Name>) in
      names.isEmpty ? "none" : names.sorted().map { "'\($0.text)'" }.joined(separator: " and ")
    }
    report(
      family[relation], sides,
      "'\(keyword.rawValue)' of \(sides.subject) was \(shown(oldNames)) and is \(shown(newNames))",
      new: now.first { !oldNames.contains($0.name) } ?? now.first,
      old: before.first { !newNames.contains($0.name) } ?? before.first)
  }

  /// Compares how texts stand for bytes: `contentEncoding`, or `format: byte` of 3.0.
  private func compareEncodings(_ sides: SchemaSides) {
    let before = Self.encodings(sides.old)
    let now = Self.encodings(sides.new)
    guard Set(before.keys) != Set(now.keys) else { return }
    report(
      AlternativeFact.conditionChanged, sides,
      "'contentEncoding' of \(sides.subject) is another, which may admit other values",
      new: now.values.first, old: before.values.first)
  }

  private static func encodings(_ side: Conjunction) -> [Name: Node] {
    let declared = side.all(.contentEncoding).map { ($0.name, $0) }
    let bytes = side.all(.format).filter { $0.textEquals("byte") }.map { (Name("base64"), $0) }
    return Dictionary(declared + bytes, uniquingKeysWith: { first, _ in first })
  }
}
