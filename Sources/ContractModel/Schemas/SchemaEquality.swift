// Whether two schemas say the same: keyword by keyword through all references, annotations apart.
// What two schemas that refer to themselves say is the same unless a difference is found.

import OpenAPIDocument

/// Compares schemas for being the same; remembers what it has proven.
public struct SchemaEquality {
  private struct Pair: Hashable {
    let left: ObjectIdentifier
    let right: ObjectIdentifier
  }

  /// The number of pairs looked at for one question; beyond it the answer is no.
  static let limit = 20_000

  /// The pairs looked at since it was last set to 0.
  public var looked = 0
  private var proven: Set<Pair> = []
  private var refuted: Set<Pair> = []

  /// Knows nothing yet.
  public init() {}

  /// Whether two schemas say the same; of very large ones no, where it is not known.
  public mutating func isSame(_ left: Schema, _ right: Schema) -> Bool {
    let question = Pair(left: ObjectIdentifier(left), right: ObjectIdentifier(right))
    if refuted.contains(question) { return false }
    var assumed: Set<Pair> = []
    var waiting = [(left, right)]
    while let (left, right) = waiting.popLast() {
      let (left, right) = (left.resolved, right.resolved)
      let pair = Pair(left: ObjectIdentifier(left), right: ObjectIdentifier(right))
      if proven.contains(pair) || !assumed.insert(pair).inserted { continue }
      looked += 1
      guard assumed.count <= Self.limit, let inner = Self.innerPairs(left, right) else {
        refuted.insert(question)
        return false
      }
      waiting += inner
    }
    proven.formUnion(assumed)
    return true
  }

  /// The pairs that must be the same too; nil if the schemas differ in themselves.
  private static func innerPairs(_ left: Schema, _ right: Schema) -> [(Schema, Schema)]? {
    guard left.booleanValue == right.booleanValue, left.isNullable == right.isNullable else {
      return nil
    }
    let leftKeywords = keywords(left)
    let rightKeywords = keywords(right)
    guard leftKeywords.count == rightKeywords.count else { return nil }
    var pairs: [(Schema, Schema)] = []
    for (keyword, value) in leftKeywords {
      guard let other = rightKeywords[keyword] else { return nil }
      if keyword == .ref || keyword == .dynamicRef && left.dynamicReference != nil { continue }
      let inner = left.subschemas(of: keyword)
      guard inner.isEmpty else {
        guard let matched = match(inner, right.subschemas(of: keyword)) else { return nil }
        pairs += matched
        continue
      }
      guard text(value, keyword) == text(other, keyword) else { return nil }
    }
    for (before, now) in [
      (left.reference, right.reference), (left.dynamicReference, right.dynamicReference),
    ] {
      if let before, let now { pairs.append((before.target, now.target)) }
      if (before == nil) != (now == nil) { return nil }
    }
    return pairs
  }

  private static func keywords(_ schema: Schema) -> [Keyword: Node] {
    var result: [Keyword: Node] = [:]
    for keyword in schema.keywords {
      guard let name = keyword.name, !name.isAnnotation, name != .nullable else { continue }
      result[name] = keyword.value
    }
    return result
  }

  private static func match(_ left: [Subschema], _ right: [Subschema]) -> [(Schema, Schema)]? {
    guard left.count == right.count else { return nil }
    if left.first?.key == nil {
      return right.first?.key == nil ? Array(zip(left.map(\.schema), right.map(\.schema))) : nil
    }
    let named = right.compactMap { inner in inner.key.map { ($0.name, inner.schema) } }
    let byName = Dictionary(named, uniquingKeysWith: { first, _ in first })
    var pairs: [(Schema, Schema)] = []
    for inner in left {
      guard let key = inner.key, let other = byName[key.name] else { return nil }
      pairs.append((inner.schema, other))
    }
    return pairs
  }

  /// The order of names and values in these lists means nothing.
  private static func text(_ value: Node, _ keyword: Keyword) -> Name {
    guard [.required, .enum, .type].contains(keyword), value.isSequence else {
      return CanonicalValue.text(value, omitting: keyword == .discriminator ? ["description"] : [])
    }
    let parts = value.elements.map { CanonicalValue.text($0) }.sorted()
    return Name(parts.map(\.text).joined(separator: ","))
  }
}
