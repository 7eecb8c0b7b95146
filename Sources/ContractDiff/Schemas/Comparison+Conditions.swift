// Keywords that are only compared for saying the same: what a change of them admits cannot be told,
// so it may break, in whichever direction.

import ContractModel
import OpenAPIDocument

extension Comparison {
  /// Keywords that admit less where they stand than where they do not.
  private static let restricting: [Keyword] = [
    .not, .if, .dependentSchemas, .dependentRequired, .dependencies, .contains, .unevaluatedItems,
    .unevaluatedProperties, .contentSchema, .recursiveRef,
  ]
  /// Keywords that say how a value is written, or count what others select.
  private static let writing: [Keyword] = [
    .then, .else, .contentMediaType, .xml, .minContains, .maxContains,
  ]

  /// Those that evaluate members or elements as well: without them, `unevaluated...` applies to more.
  private static let evaluating: [Keyword] = [.if, .dependentSchemas, .dependencies, .contains]

  func compareConditions(_ sides: SchemaSides) {
    for keyword in Self.restricting { compareCondition(keyword, sides, isRestriction: true) }
    for keyword in Self.writing { compareCondition(keyword, sides, isRestriction: false) }
    compareDynamicReferences(sides)
    steps += equality.looked
    equality.looked = 0
  }

  private func compareCondition(_ keyword: Keyword, _ sides: SchemaSides, isRestriction: Bool) {
    let before = sides.old.conjuncts.filter {
      counts($0, keyword, of: sides.old, beside: sides.new, sides)
    }
    let now = sides.new.conjuncts.filter {
      counts($0, keyword, of: sides.new, beside: sides.old, sides)
    }
    let isEqual =
      before.count == now.count && zip(before, now).allSatisfy { isSame(keyword, $0, $1) }
    guard !isEqual else { return }
    var relation = Relation.changed
    let isTold = isRestriction && !(Self.evaluating.contains(keyword) && hasUnevaluated(sides))
    if isTold, before.isEmpty { relation = .narrowed }
    if isTold, now.isEmpty { relation = .widened }
    let name = "'\(keyword.rawValue)' of \(sides.subject)"
    let message =
      switch relation {
      case .narrowed: "\(name) is new"
      case .widened: "\(name) is gone"
      case .changed: "\(name) is another, which may admit other values"
      }
    report(
      AlternativeFact.condition(relation), sides, message, new: now.first?[keyword],
      old: before.first?[keyword])
  }

  /// Whether a keyword is compared as a condition. A refusal of all other members is compared with the members;
  /// where some are admitted beside it, it is told here that it is new or gone.
  private func counts(
    _ schema: Schema, _ keyword: Keyword, of side: Conjunction, beside other: Conjunction,
    _ sides: SchemaSides
  ) -> Bool {
    guard let value = schema[keyword] else { return false }
    switch (keyword, value.bool) {
    // Without either it only evaluates members and elements, for those who ask what nothing did.
    case (.if, _) where schema[.then] == nil && schema[.else] == nil:
      return pairs[sides.index].isAlternative || Self.asksWhatIsLeft(side)
    case (.unevaluatedProperties, true?), (.unevaluatedItems, true?): return false
    case (.unevaluatedProperties, false?):
      let admitsSome = side.conjuncts.contains { schema in
        schema[.additionalProperties].map { $0.bool != false } ?? false
      }
      return admitsSome && !other.conjuncts.contains { $0[keyword]?.bool == false }
    default: return true
    }
  }

  private static func asksWhatIsLeft(_ side: Conjunction) -> Bool {
    [.unevaluatedProperties, .unevaluatedItems].contains { side.first($0) != nil }
  }

  private func isSame(_ keyword: Keyword, _ before: Schema, _ now: Schema) -> Bool {
    let left = before.subschemas(of: keyword)
    let right = now.subschemas(of: keyword)
    guard left.isEmpty, right.isEmpty else {
      return left.count == right.count
        && zip(left, right).allSatisfy { one, other in
          one.key.map(\.name) == other.key.map(\.name)
            && equality.isSame(one.schema, other.schema)
        }
    }
    return Self.isSame(before[keyword], now[keyword])
  }

  /// A `$dynamicRef` that leads elsewhere in each use cannot be followed.
  private func compareDynamicReferences(_ sides: SchemaSides) {
    let texts = { (side: Conjunction) in
      side.conjuncts.filter { $0.dynamicReference == nil }.compactMap { $0[.dynamicRef] }
    }
    let (before, now) = (texts(sides.old), texts(sides.new))
    guard before.map(\.name) != now.map(\.name) else { return }
    report(
      AlternativeFact.conditionChanged, sides,
      "'$dynamicRef' of \(sides.subject) is another, which may admit other values", new: now.first,
      old: before.first)
  }
}
