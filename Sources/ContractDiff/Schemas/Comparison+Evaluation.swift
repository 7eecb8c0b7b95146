// `unevaluatedProperties` and `unevaluatedItems` apply to what nothing beside them evaluates (JSON Schema
// 2020-12, sections 11.2 and 11.3): where less is evaluated, they apply to more, though they are as they were.

import ContractModel
import OpenAPIDocument

/// What the schemas of a value evaluate of its members or its elements.
private struct Evaluated {
  /// Members by name and by pattern, or elements by position.
  var parts: Set<Name> = []
  /// Whether all are evaluated.
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

  /// Adds what something beside evaluates.
  mutating func formUnion(_ other: Evaluated) {
    parts.formUnion(other.parts)
    isAll = isAll || other.isAll
  }

  /// Whether everything is evaluated that another evaluates.
  func covers(_ other: Evaluated) -> Bool {
    isAll || (!other.isAll && parts.isSuperset(of: other.parts))
  }
}

extension Comparison {
  private static let unevaluated: [Keyword] = [.unevaluatedProperties, .unevaluatedItems]

  /// Whether something applies, on both sides, to what nothing else evaluates.
  func hasUnevaluated(_ sides: SchemaSides) -> Bool {
    Self.unevaluated.contains { keyword in
      Self.restriction(keyword, sides.old) != nil && Self.restriction(keyword, sides.new) != nil
    }
  }

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
    let type = keyword == .unevaluatedItems ? JSONTypes.array : .object
    guard sides.common.contains(type), let old = Self.restriction(keyword, sides.old),
      let new = Self.restriction(keyword, sides.new)
    else { return }
    let isRefusal = old.bool == false && new.bool == false
    // Which members are refused is told when they are compared.
    if keyword == .unevaluatedProperties, isRefusal, !isOfAlternative { return }
    var (was, isNow) = (Evaluated(keyword, before), Evaluated(keyword, now))
    if isOfAlternative {
      was.formUnion(Evaluated(keyword, sides.old))
      isNow.formUnion(Evaluated(keyword, sides.new))
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
      "'\(keyword.rawValue)' of \(sides.subject) applies to "
        + (relation == .changed ? "other" : isLess ? "more" : "fewer")
        + " \(parts), as \(subject) evaluates \(relation == .changed ? "others" : isLess ? "fewer" : "more")",
      new: new, old: old)
  }

  /// The value of a keyword that restricts anything.
  private static func restriction(_ keyword: Keyword, _ side: Conjunction) -> Node? {
    side.conjuncts.lazy.compactMap { $0[keyword] }
      .first { $0.bool != true && !($0.isMapping && $0.count == 0) }
  }
}
