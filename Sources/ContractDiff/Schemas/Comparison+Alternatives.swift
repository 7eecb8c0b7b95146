// `oneOf` and `anyOf`: alternatives in pairs by what they are called, else by what they say, else by
// what they look like. What is left over has been added or removed.

import ContractModel
import OpenAPIDocument

/// A pair of alternatives of a `oneOf` that may come to match the same value as another, if it
/// comes to admit more.
struct OverlapSuspect {
  let group: AlternativeGroup
  let oldGroup: Node
  let position: Int
  /// The pair of schemas; nil if the alternative is new.
  let pair: Int?
  let origin: Origin
  let subject: String
  /// In which messages the value travels, in words.
  let phrase: String
}

extension Comparison {
  /// Two lists of alternatives.
  private struct GroupSides {
    let before: [SchemaSide]
    let now: [SchemaSide]
    let oldPlace: Node
    let newPlace: Node
    let newGroup: AlternativeGroup?
  }

  private static func sides(_ group: AlternativeGroup) -> [SchemaSide] {
    group.alternatives.map { SchemaSide([$0], at: $0.node) }
  }

  /// Where one side has alternatives and the other one schema, that schema is looked for among
  /// them. Says whether that was the case.
  func compareLifted(_ sides: SchemaSides, _ pair: SchemaPair) -> Bool {
    // A type beside the alternatives must not rule out what the one schema admits.
    if sides.old.groups.isEmpty, sides.new.isGroupOnly, sides.old.namesSomething,
      sides.old.types.isSubset(of: sides.new.types)
    {
      let group = sides.new.groups[0]
      compare(
        GroupSides(
          before: [pair.old], now: Self.sides(group), oldPlace: sides.old.node,
          newPlace: group.node,
          newGroup: group), sides)
      return true
    }
    if sides.new.groups.isEmpty, sides.old.isGroupOnly, sides.new.namesSomething,
      sides.new.types.isSubset(of: sides.old.types)
    {
      let group = sides.old.groups[0]
      compare(
        GroupSides(
          before: Self.sides(group), now: [pair.new], oldPlace: group.node,
          newPlace: sides.new.node,
          newGroup: nil), sides)
      return true
    }
    return false
  }

  func compareAlternatives(_ sides: SchemaSides) {
    let before = sides.old.groups
    let now = sides.new.groups
    for (one, other) in zip(before, now) {
      compareKind(one, other, sides)
      compare(
        GroupSides(
          before: Self.sides(one), now: Self.sides(other), oldPlace: one.node, newPlace: other.node,
          newGroup: other), sides)
    }
    for group in before.dropFirst(now.count) {
      report(
        AlternativeFact.condition(hasUnevaluated(sides) ? .changed : .widened), sides,
        "alternatives of \(sides.subject) are gone",
        new: nil,
        old: group.node)
    }
    for group in now.dropFirst(before.count) {
      report(
        AlternativeFact.condition(hasUnevaluated(sides) ? .changed : .narrowed), sides,
        "\(sides.subject) must match alternatives now",
        new: group.node, old: nil)
    }
  }

  /// `anyOf` to `oneOf`: a value that matched two alternatives is refused. The other way round it
  /// is let through. Where no value matches two, both say the same.
  private func compareKind(
    _ before: AlternativeGroup, _ now: AlternativeGroup, _ sides: SchemaSides
  ) {
    guard before.isExclusive != now.isExclusive, !excludeEachOther(before), !excludeEachOther(now)
    else { return }
    report(
      AlternativeFact.condition(now.isExclusive ? .narrowed : .widened), sides,
      "\(sides.subject) must match \(now.isExclusive ? "exactly one" : "any") of its alternatives now",
      new: now.node, old: before.node)
  }

  private func compare(_ group: GroupSides, _ sides: SchemaSides) {
    let matches = matchAlternatives(group.before, group.now)
    let kind = "alternative"
    for (index, side) in group.before.enumerated() where matches[index] == nil {
      report(
        AlternativeFact.removed, sides,
        "the \(kind) \(Self.shown(side)) of \(sides.subject) is gone", gone: side.node,
        from: group.newPlace)
    }
    let matched = Set(matches.compactMap { $0 })
    for (index, side) in group.now.enumerated() where !matched.contains(index) {
      report(
        AlternativeFact.added, sides,
        "the \(kind) \(Self.shown(side)) of \(sides.subject) is new", new: side.node,
        old: group.oldPlace)
      suspect(group, index, pair: nil, sides)
    }
    for (index, side) in group.before.enumerated() {
      guard let position = matches[index] else { continue }
      let other = group.now[position]
      let subject = "the \(kind) \(Self.shown(other)) of \(sides.subject)"
      compareEvaluated(byAlternative: conjunction(side), conjunction(other), subject, sides)
      let count = pairs.count
      enqueue(
        sides.travel, side, other, subject: subject, sides.origin, isAlternative: true)
      if pairs.count > count { suspect(group, position, pair: count, sides) }
    }
  }

  static func shown(_ side: SchemaSide) -> String {
    guard let first = side.schemas.first else { return "without a schema" }
    if let title = first.title { return "'\(title)'" }
    return "'#\(first.node.pointer)'"
  }

  // MARK: Matching

  /// For each of the old alternatives the index of the new one that it became.
  private func matchAlternatives(_ before: [SchemaSide], _ now: [SchemaSide]) -> [Int?] {
    var matches: [Int?] = Array(repeating: nil, count: before.count)
    var free = Set(now.indices)
    let take = { (index: Int, position: Int) in
      matches[index] = position
      free.remove(position)
    }
    for signature in [identity, text, look, types] as [(SchemaSide) -> Name?] {
      var positions: [Name: [Int]] = [:]
      for position in free.sorted().reversed() {
        if let name = signature(now[position]) { positions[name, default: []].append(position) }
      }
      for index in before.indices where matches[index] == nil {
        guard let name = signature(before[index]), let position = positions[name]?.popLast() else {
          continue
        }
        take(index, position)
      }
    }
    return matches
  }

  /// What an alternative is called: its component, its title, or the value that tells it apart.
  private func identity(_ side: SchemaSide) -> Name? {
    guard side.schemas.count == 1, let schema = side.schemas.first else { return nil }
    if let name = componentName(schema.node) { return Name("component \(name)") }
    if let title = schema.title { return Name("title \(title)") }
    let members = ObjectMembers(conjunction(side))
    for (name, _) in members.declared where members.required[name] != nil {
      let values = conjunction(members.side(of: name)).values
      if let values, values.count == 1 { return Name("\(name.text) = \(values[0].value.text)") }
    }
    return nil
  }

  /// What an alternative says, where it is written here.
  private func text(_ side: SchemaSide) -> Name? {
    guard side.schemas.count == 1 else { return nil }
    return CanonicalValue.text(side.schemas[0].node, omitting: ["description"])
  }

  /// What an alternative looks like: its types, its members, its values.
  private func look(_ side: SchemaSide) -> Name? {
    let all = conjunction(side)
    let members = ObjectMembers(all).declared.map(\.name).sorted().map(\.text)
    let values = (all.values ?? []).map(\.value).sorted().map(\.text)
    return Name("\(all.types.rawValue) \(members) \(values) \(all.first(.format)?.text ?? "")")
  }

  private func types(_ side: SchemaSide) -> Name? { Name("\(conjunction(side).types.rawValue)") }

  // MARK: Overlap

  private func suspect(_ group: GroupSides, _ position: Int, pair: Int?, _ sides: SchemaSides) {
    guard sides.direction == .request, let now = group.newGroup, now.isExclusive,
      now.holder.discriminator == nil
    else { return }
    overlapSuspects.append(
      OverlapSuspect(
        group: now, oldGroup: group.oldPlace, position: position, pair: pair, origin: sides.origin,
        subject: sides.subject, phrase: sides.travel.phrase))
  }

  /// A `oneOf` refuses what matches two of its alternatives, so one that is new or admits more may
  /// make it refuse what it accepted.
  func reportOverlaps() {
    let suspects = overlapSuspects
    guard !suspects.isEmpty else { return }
    let widened = pairsThatWiden()
    var disjointness = SchemaDisjointness(schemas)
    for suspect in suspects where suspect.pair.map({ widened.contains($0) }) ?? true {
      let all = suspect.group.alternatives
      let schema = all[suspect.position]
      let isApart = all.indices.allSatisfy { index in
        overlapChecks += 1
        return index == suspect.position
          || overlapChecks <= limits.overlapChecks && steps + disjointness.steps < limits.steps
            && disjointness.areDisjoint(schema, all[index])
      }
      guard !isApart else { continue }
      report(
        AlternativeFact.overlap,
        "\(suspect.phrase), what matches \(Self.shown(SchemaSide([schema], at: schema.node))) of "
          + "\(suspect.subject) may match another alternative too now and be refused",
        new: schema.node, old: suspect.oldGroup, origin: suspect.origin)
    }
  }

  /// Whether it is certain that no value matches two alternatives.
  private func excludeEachOther(_ group: AlternativeGroup) -> Bool {
    var disjointness = SchemaDisjointness(schemas)
    defer { steps += disjointness.steps }
    for (index, schema) in group.alternatives.enumerated() {
      for other in group.alternatives[..<index] {
        overlapChecks += 1
        guard overlapChecks <= limits.overlapChecks, steps + disjointness.steps < limits.steps,
          disjointness.areDisjoint(schema, other)
        else { return false }
      }
    }
    return true
  }

  /// The pairs of which some part admits more than before.
  private func pairsThatWiden() -> Set<Int> {
    var result: Set<Int> = []
    var waiting = widenedPairs()
    while let index = waiting.popLast() {
      guard result.insert(index).inserted else { continue }
      for case .pair(let parent) in pairs[index].origins { waiting.append(parent) }
    }
    return result
  }
}

extension Conjunction {
  /// Whether anything is asserted at all.
  fileprivate var namesSomething: Bool { namesTypes || conjuncts.contains { $0.node.count > 0 } }
}
