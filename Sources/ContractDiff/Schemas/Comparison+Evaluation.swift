// `unevaluatedProperties` and `unevaluatedItems` hold for what nothing beside them has looked at (JSON Schema
// 2020-12, sections 11.2 and 11.3): where less is looked at, they hold for more, though they are as they were.

import ContractModel
import OpenAPIDocument

/// What the schemas of a value look at of its members or its elements.
private struct Evaluated {
  /// Members by name and by pattern, or elements by position.
  var parts: Set<Name> = []
  /// Whether all is looked at.
  var isAll = false

  init(_ keyword: Keyword, _ side: Conjunction) {
    for schema in side.conjuncts {
      if keyword == .unevaluatedItems {
        let positions = schema.subschemas(of: .prefixItems).indices
        parts.formUnion(positions.map { position in Name("\(position)") })
        isAll = isAll || schema[.items] != nil
      } else {
        parts.formUnion(schema.properties.map(\.name))
        parts.formUnion(
          schema.patternProperties.map { entry in Name("pattern \(entry.name.text)") })
        isAll = isAll || schema[.additionalProperties] != nil
      }
    }
  }

  /// Whether everything is looked at that another looks at.
  func covers(_ other: Evaluated) -> Bool {
    isAll || (!other.isAll && parts.isSuperset(of: other.parts))
  }
}

extension Comparison {
  private static let unevaluated: [Keyword] = [.unevaluatedProperties, .unevaluatedItems]

  /// What is left for the keywords beside them.
  func compareEvaluated(_ sides: SchemaSides) {
    for keyword in Self.unevaluated {
      compareEvaluated(
        keyword, sides, by: sides.old, sides.new, sides.subject, isOfAlternative: false)
    }
  }

  /// What an alternative leaves for the keywords of the schema that it stands in.
  func compareEvaluated(
    byAlternative before: Conjunction, _ now: Conjunction, _ subject: String, _ sides: SchemaSides
  ) {
    for keyword in Self.unevaluated {
      compareEvaluated(keyword, sides, by: before, now, subject, isOfAlternative: true)
    }
  }

  private func compareEvaluated(
    _ keyword: Keyword, _ sides: SchemaSides, by before: Conjunction, _ now: Conjunction,
    _ subject: String, isOfAlternative: Bool
  ) {
    // Where it is new or gone, that is what is told.
    guard let old = Self.restriction(keyword, sides.old),
      let new = Self.restriction(keyword, sides.new)
    else { return }
    var (was, isNow) = (Evaluated(keyword, before), Evaluated(keyword, now))
    let isRefusal = old.bool == false && new.bool == false
    if keyword == .unevaluatedProperties, isRefusal, !isOfAlternative {
      // Of members by name and by pattern it is told when they are compared.
      was.parts = []
      isNow.parts = []
    }
    let isLess = !isNow.covers(was)
    let isMore = !was.covers(isNow)
    guard isLess || isMore else { return }
    var relation = Relation.changed
    if isRefusal, isLess != isMore {
      relation = isLess ? .narrowed : .widened
    }
    let parts = keyword == .unevaluatedItems ? "elements" : "members"
    report(
      AlternativeFact.condition(relation), sides,
      "'\(keyword.rawValue)' of \(sides.subject) holds for "
        + (relation == .changed ? "other" : isLess ? "more" : "fewer")
        + " \(parts), as \(subject) names \(relation == .changed ? "others" : isLess ? "fewer" : "more")",
      new: new, old: old)
  }

  /// The value of a keyword that restricts anything.
  private static func restriction(_ keyword: Keyword, _ side: Conjunction) -> Node? {
    side.conjuncts.lazy.compactMap { $0[keyword] }.first { $0.bool != true }
  }
}
