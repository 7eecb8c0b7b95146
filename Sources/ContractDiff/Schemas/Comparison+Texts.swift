// Keywords about text: patterns, formats and encodings, as the names that they are.

import ContractModel
import OpenAPIDocument

extension Comparison {
  func compareTexts(_ sides: SchemaSides) {
    if sides.common.contains(.string) {
      compareNames(
        sides, .pattern, .pattern, saysNothing: { Self.universalPatterns.contains($0.name) },
        isIncluded: PatternKeyword.isIncluded)
    }
    guard !sides.common.isDisjoint(with: [.string, .integer, .number]) else { return }
    compareNames(
      sides, .format, .format, saysNothing: Self.isHint,
      isIncluded: { Format($0)?.isIncluded(in: $1) ?? false })
    compareEncodings(sides)
  }

  /// Whether a format restricts nothing, as it is a hint for people and their tools; a `byte` is
  /// compared with what 3.1 calls `contentEncoding: base64`. One that is not known may mean something.
  private static func isHint(_ node: Node) -> Bool {
    guard let format = Format(node) else { return false }
    return switch format.meaning {
    case .nothing: true
    case .text(let text): text == .base64
    case .integer, .single: false
    }
  }

  private static let universalPatterns = Set(
    ["", "^", "$", ".*", ".*?", "^.*", ".*$", "[\\s\\S]*", "^[\\s\\S]*$", "(.|\\s)*"].map(Name.init)
  )

  /// Compares what a keyword names, all of which must hold; `isIncluded` knows of some names that one
  /// admits nothing which the other does not.
  private func compareNames(
    _ sides: SchemaSides, _ keyword: Keyword, _ family: ValueFamily,
    saysNothing: (Node) -> Bool, isIncluded: (Node, Node) -> Bool
  ) {
    let before = sides.old.all(keyword).filter { !saysNothing($0) }
    let now = sides.new.all(keyword).filter { !saysNothing($0) }
    let oldNames = Set(before.map(\.name))
    let newNames = Set(now.map(\.name))
    guard Self.relation(oldNames, newNames) != nil, charge(before.count * now.count) else { return }
    // All of one side hold where each is implied by some of the other.
    let isNarrowed = before.allSatisfy { old in
      now.contains { $0.name == old.name || isIncluded($0, old) }
    }
    let isWidened = now.allSatisfy { new in
      before.contains { $0.name == new.name || isIncluded($0, new) }
    }
    if isNarrowed && isWidened { return }
    let relation: Relation = isNarrowed ? .narrowed : isWidened ? .widened : .changed
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
