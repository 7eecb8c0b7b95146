// One pair of places: what holds for a value before and now, keyword family by keyword family. Each
// says whether the new schemas admit less, more, or something else.

import ContractModel
import OpenAPIDocument

/// A pair with what holds on either side.
struct SchemaSides {
  let index: Int
  let travel: Travel
  let subject: String
  let old: Conjunction
  let new: Conjunction
  let form: ValueForm
  /// The types that both sides admit; keywords about other types make no difference.
  var common: JSONTypes = []

  var origin: Origin { .pair(index) }
  var direction: Direction { travel.direction }
}

extension Comparison {
  func conjunction(_ side: SchemaSide) -> Conjunction {
    let result = Conjunction(side.schemas, at: side.node, schemas)
    steps += 1 + result.conjuncts.count
    return result
  }

  func compareSchemas(at index: Int) {
    let pair = pairs[index]
    var sides = SchemaSides(
      index: index, travel: pair.travel, subject: pair.subject, old: conjunction(pair.old),
      new: conjunction(pair.new), form: pair.form)
    compareDeprecation(sides)
    compareDefaults(sides)
    if Self.areAnyBytes(sides) { return }
    if !pair.isAlternative { compareNull(sides) }
    if sayTheSameTypes(sides) || compareLifted(sides, pair) { return }
    sides.common = sides.old.types.intersection(sides.new.types)
    compareTypes(sides)
    compareValues(sides)
    compareNumbers(sides)
    compareSizes(sides)
    compareTexts(sides)
    compareArrays(sides)
    compareObjects(sides)
    compareAlternatives(sides)
    compareDiscriminators(sides)
    compareConditions(sides)
    compareEvaluated(sides)
  }

  /// Reports a fact about the values of a pair, as its direction has it: with the new place first
  /// if there is one.
  func report(
    _ fact: some Fact, _ sides: SchemaSides, _ message: String, new: Node?, old: Node?
  ) {
    if let new {
      report(fact, sides, message, new: new, old: old ?? sides.old.node)
    } else {
      report(fact, sides, message, gone: old ?? sides.old.node, from: sides.new.node)
    }
  }

  /// Reports what the new document says about the values of a pair.
  func report(_ fact: some Fact, _ sides: SchemaSides, _ message: String, new: Node, old: Node) {
    report(
      fact, in: sides.direction, "\(sides.travel.phrase), \(message)", new: new, old: old,
      origin: sides.origin)
  }

  /// Reports what is gone of what the old document says about the values of a pair.
  func report(_ fact: some Fact, _ sides: SchemaSides, _ message: String, gone: Node, from: Node) {
    report(
      fact, in: sides.direction, "\(sides.travel.phrase), \(message)", gone: gone, from: from,
      origin: sides.origin)
  }

  // MARK: Null, types, values

  private func compareNull(_ sides: SchemaSides) {
    let before = sides.old.admitsNull
    let now = sides.new.admitsNull
    // Where a side says nothing about types, null is one of all that come or go.
    let isOneOfAll = before && !sides.old.namesTypes || now && !sides.new.namesTypes
    guard before != now, !isOneOfAll || sides.old.types == sides.new.types else { return }
    let newPlace = sides.new.first(.nullable) ?? sides.new.first(.type) ?? sides.new.node
    let oldPlace = sides.old.first(.nullable) ?? sides.old.first(.type) ?? sides.old.node
    if now {
      report(
        ValueFact.nullAdded, sides, "\(sides.subject) may be null now",
        new: newPlace, old: oldPlace)
    } else {
      report(
        ValueFact.nullRemoved, sides, "\(sides.subject) may no longer be null",
        new: newPlace, old: oldPlace)
    }
  }

  private func compareTypes(_ sides: SchemaSides) {
    let before = Self.types(sides.old, isText: sides.form == .text)
    let now = Self.types(sides.new, isText: sides.form == .text)
    guard before != now, sides.old.values == nil || sides.new.values == nil else { return }
    let isNarrowed = !before.isSubset(of: now)
    let isWidened = !now.isSubset(of: before)
    let message =
      "\(sides.subject) was \(Self.shown(sides.old)) and is \(Self.shown(sides.new))"
    let newPlace = sides.new.first(.type) ?? sides.new.valuesNode ?? sides.new.node
    let oldPlace = sides.old.first(.type) ?? sides.old.valuesNode ?? sides.old.node
    let relation: Relation = isNarrowed && isWidened ? .changed : isNarrowed ? .narrowed : .widened
    report(ValueFamily.type[relation], sides, message, new: newPlace, old: oldPlace)
  }

  /// The types that a side admits: where values are written as text, one that takes any string takes what
  /// numbers and booleans are written as.
  private static func types(_ side: Conjunction, isText: Bool) -> JSONTypes {
    let takesAnyText =
      isText && side.types.contains(.string) && side.values == nil && side.groups.isEmpty
      && side.conjuncts.allSatisfy { schema in
        schema.keywords.allSatisfy { keyword in
          keyword.name.map { $0.isAnnotation || $0 == .type || $0 == .nullable } ?? true
        }
      }
    return takesAnyText ? side.types.union([.boolean, .number]) : side.types
  }

  private static func shown(_ conjunction: Conjunction) -> String {
    let types = conjunction.types
    if types == Conjunction.allTypes { return "anything" }
    let names: [(JSONTypes, String)] = [
      (.boolean, "boolean"), (.integer, "integer"), (.number, "number"), (.string, "string"),
      (.array, "array"), (.object, "object"),
    ]
    let shown = names.filter { type, _ in
      types.contains(type) && !(type == .integer && types.contains(.number))
    }
    let text = shown.map(\.1) + (conjunction.admitsNull ? ["null"] : [])
    return text.isEmpty ? "nothing" : text.joined(separator: " or ")
  }

  private func compareValues(_ sides: SchemaSides) {
    let oldPlace = sides.old.valuesNode ?? sides.old.node
    let newPlace = sides.new.valuesNode ?? sides.new.node
    let isListed = sides.old.values != nil && sides.new.values != nil
    let before = isListed ? sides.old.values : Self.listed(sides.old)
    let now = isListed ? sides.new.values : Self.listed(sides.new)
    switch (before, now) {
    case (nil, nil): break
    case (nil, let now?):
      guard !sides.common.isEmpty else { return }
      report(
        ValueFact.enumIntroduced, sides,
        "\(sides.subject) is one of \(now.count) values now", new: newPlace, old: oldPlace)
    case (.some, nil):
      guard !sides.common.isEmpty else { return }
      report(
        ValueFact.enumLifted, sides,
        "\(sides.subject) is no longer one of listed values", gone: oldPlace, from: newPlace)
    case (let before?, let now?):
      steps += before.count + now.count
      let oldValues = Set(before.map(\.value))
      let newValues = Set(now.map(\.value))
      for (value, node) in before where !newValues.contains(value) {
        report(
          ValueFact.enumValueRemoved, sides,
          "\(sides.subject) is no longer \(CanonicalValue.shown(value))", gone: node, from: newPlace
        )
      }
      for (value, node) in now where !oldValues.contains(value) {
        report(
          ValueFact.enumValueAdded, sides,
          "\(sides.subject) may be \(CanonicalValue.shown(value)) now", new: node, old: oldPlace)
      }
    }
  }

  /// The values listed; nil where these are all that there are of the types admitted, as the two of boolean.
  private static func listed(_ side: Conjunction) -> [(value: Name, node: Node)]? {
    guard let values = side.values else { return nil }
    let isAll = side.types == .boolean && Set(values.map(\.value)).count == 2
    return isAll ? nil : values
  }

  // MARK: Annotations that matter

  private func compareDefaults(_ sides: SchemaSides) {
    switch (sides.old.merged.defaultValue, sides.new.merged.defaultValue) {
    case (nil, nil): break
    case (let before?, nil):
      report(
        ValueFact.defaultRemoved, sides,
        "the default \(CanonicalValue.shown(before)) of \(sides.subject) is gone", gone: before,
        from: sides.new.node)
    case (nil, let now?):
      report(
        ValueFact.defaultAdded, sides,
        "\(sides.subject) has the default \(CanonicalValue.shown(now)) now", new: now,
        old: sides.old.node)
    case (let before?, let now?):
      guard CanonicalValue.text(before) != CanonicalValue.text(now) else { return }
      report(
        ValueFact.defaultChanged, sides,
        "the default of \(sides.subject) was \(CanonicalValue.shown(before)) and is "
          + CanonicalValue.shown(now), new: now, old: before)
    }
  }

  private func compareDeprecation(_ sides: SchemaSides) {
    let before = sides.old.merged.isDeprecated
    let now = sides.new.merged.isDeprecated
    guard before != now else { return }
    let place = { (side: Conjunction) in side.first(.deprecated) ?? side.node }
    report(
      now ? OperationFact.deprecated : .deprecationWithdrawn,
      "\(sides.subject) is \(now ? "" : "no longer ")deprecated", new: place(sides.new),
      old: place(sides.old), origin: sides.origin)
  }
}
