// Objects, member by member: those that travel in the direction looked at, and what holds for all
// that are not declared.

import ContractModel
import OpenAPIDocument

extension Comparison {
  /// One member on both sides.
  private struct MemberSides {
    let name: Name
    let sides: SchemaSides
    let old: ObjectMembers
    let new: ObjectMembers

    var subject: String { "member '\(name.text)'" }
    var whole: String { "\(subject) of \(sides.subject)" }
    var oldPlace: Node { old.key(of: name) ?? old.required[name] ?? sides.old.node }
    var newPlace: Node { new.key(of: name) ?? new.required[name] ?? sides.new.node }
    var wasRequired: Bool { old.required[name] != nil }
    var isRequired: Bool { new.required[name] != nil }
  }

  func compareObjects(_ sides: SchemaSides) {
    guard sides.common.contains(.object) else { return }
    let old = ObjectMembers(sides.old)
    let new = ObjectMembers(sides.new)
    steps += old.declared.count + new.declared.count
    var seen: Set<Name> = []
    let all =
      old.declared.map(\.name) + new.declared.map(\.name)
      + (Array(old.required.keys) + Array(new.required.keys)).sorted()
    for name in all where seen.insert(name).inserted {
      let member = MemberSides(name: name, sides: sides, old: old, new: new)
      switch (old.declares(name), new.declares(name)) {
      case (true, true): compareDeclared(member)
      case (true, false): compareRemoved(member)
      case (false, true): compareAdded(member)
      case (false, false): compareRequired(member)
      }
    }
    compareAdditional(sides, old, new)
    comparePatterns(sides, old, new)
    enqueue(
      sides.direction, SchemaSide(sides.old.inner(.propertyNames), at: sides.old.node),
      SchemaSide(sides.new.inner(.propertyNames), at: sides.new.node),
      subject: "a member's name in \(sides.subject)", sides.origin)
  }

  // MARK: Members

  private func compareDeclared(_ member: MemberSides) {
    let sides = member.sides
    let wasHidden = isHidden(member.old.declarations(of: member.name), sides.direction)
    let isHidden = isHidden(member.new.declarations(of: member.name), sides.direction)
    if wasHidden && isHidden { return }
    if isHidden {
      let words = sides.direction == .request ? "read-only" : "write-only"
      report(
        .requestPropertyBecameReadOnly, .responsePropertyBecameWriteOnly, sides,
        "\(member.whole) is \(words) now", new: member.newPlace, old: member.oldPlace)
      return
    }
    if wasHidden {
      let words = sides.direction == .request ? "read-only" : "write-only"
      report(
        .requestPropertyNoLongerReadOnly, .responsePropertyNoLongerWriteOnly, sides,
        "\(member.whole) is no longer \(words)", new: member.newPlace, old: member.oldPlace)
      if sides.direction == .request, member.isRequired { reportNewRequired(member) }
      return
    }
    compareRequired(member)
    let wasRefused = member.old.refuses(member.name)
    let isRefused = member.new.refuses(member.name)
    if wasRefused != isRefused {
      reportRefusal(member, isRefused)
      return
    }
    enqueue(
      sides.direction, member.old.side(of: member.name), member.new.side(of: member.name),
      subject: member.subject, sides.origin)
  }

  /// A member that one schema of an `allOf` declares and another rules out.
  private func reportRefusal(_ member: MemberSides, _ isRefused: Bool) {
    let direction = member.sides.direction
    if isRefused, direction == .request {
      report(
        .requestPropertyRefused, "in requests, \(member.whole) is refused now",
        new: member.newPlace,
        old: member.oldPlace, origin: member.sides.origin)
    } else if isRefused {
      report(
        .responsePropertyRemoved, "in responses, \(member.whole) is gone", gone: member.oldPlace,
        from: member.newPlace, origin: member.sides.origin)
    } else {
      report(
        .requestPropertyAdded, .responsePropertyUnexpected, member.sides,
        "\(member.whole) is new, where the old contract ruled it out", new: member.newPlace,
        old: member.oldPlace)
    }
  }

  private func compareRequired(_ member: MemberSides) {
    guard member.wasRequired != member.isRequired else { return }
    if member.isRequired {
      report(
        .requestPropertyBecameRequired, .responsePropertyBecameRequired, member.sides,
        "\(member.whole) is required now", new: member.new.required[member.name] ?? member.newPlace,
        old: member.oldPlace)
    } else {
      report(
        .requestPropertyBecameOptional, .responsePropertyBecameOptional, member.sides,
        "\(member.whole) is no longer required",
        gone: member.old.required[member.name] ?? member.oldPlace, from: member.newPlace)
    }
  }

  private func reportNewRequired(_ member: MemberSides) {
    report(
      .requestRequiredPropertyAdded, "in requests, \(member.whole) must be sent now",
      new: member.newPlace, old: member.oldPlace, origin: member.sides.origin)
  }

  private func compareRemoved(_ member: MemberSides) {
    let sides = member.sides
    guard !isHidden(member.old.declarations(of: member.name), sides.direction) else { return }
    if sides.direction == .response {
      report(
        .responsePropertyRemoved, "in responses, \(member.whole) is gone", gone: member.oldPlace,
        from: sides.new.node, origin: sides.origin)
      return
    }
    if member.new.closedAt != nil {
      report(
        .requestPropertyRefused, "in requests, \(member.whole) is refused now",
        gone: member.oldPlace, from: member.new.closedAt ?? sides.new.node, origin: sides.origin)
    } else {
      report(
        .requestPropertyRemoved, "in requests, \(member.whole) is no longer declared",
        gone: member.oldPlace, from: sides.new.node, origin: sides.origin)
      if !member.new.additional.isEmpty {
        enqueue(
          .request, member.old.side(of: member.name), member.new.additionalSide,
          subject: member.subject, sides.origin)
      }
    }
    // Not declared, it may still be required.
    if member.isRequired { compareRequired(member) }
  }

  private func compareAdded(_ member: MemberSides) {
    let sides = member.sides
    guard !isHidden(member.new.declarations(of: member.name), sides.direction) else {
      if sides.direction == .request, member.wasRequired { compareRequired(member) }
      return
    }
    if sides.direction == .request {
      if member.isRequired, !member.wasRequired {
        reportNewRequired(member)
      } else {
        report(
          .requestPropertyAdded, "in requests, \(member.whole) is new", new: member.newPlace,
          old: member.oldPlace, origin: sides.origin)
      }
    } else {
      let isUnexpected = member.old.closedAt != nil
      report(
        isUnexpected ? .responsePropertyUnexpected : .responsePropertyAdded,
        "in responses, \(member.whole) is new"
          + (isUnexpected ? ", where the old contract ruled out other members" : ""),
        new: member.newPlace, old: member.old.closedAt ?? member.oldPlace, origin: sides.origin)
      if member.wasRequired { compareRequired(member) }
    }
    if member.old.closedAt == nil, !member.old.additional.isEmpty {
      enqueue(
        sides.direction, member.old.additionalSide, member.new.side(of: member.name),
        subject: member.subject, sides.origin)
    }
  }

  // MARK: Other members

  private func compareAdditional(_ sides: SchemaSides, _ old: ObjectMembers, _ new: ObjectMembers) {
    switch (old.closedAt, new.closedAt) {
    case (nil, let now?):
      report(
        .requestAdditionalPropertiesRefused, .responseAdditionalPropertiesRefused, sides,
        "members that are not declared are ruled out of \(sides.subject) now", new: now,
        old: sides.old.node)
    case (let before?, nil):
      report(
        .requestAdditionalPropertiesAllowed, .responseAdditionalPropertiesAllowed, sides,
        "members that are not declared may stand in \(sides.subject) now", gone: before,
        from: new.additional.first?.node ?? sides.new.node)
    case (nil, nil):
      enqueue(
        sides.direction, old.additionalSide, new.additionalSide,
        subject: "another member of \(sides.subject)", sides.origin)
    case (.some, .some): break
    }
  }

  private func comparePatterns(_ sides: SchemaSides, _ old: ObjectMembers, _ new: ObjectMembers) {
    for (pattern, entry) in new.patterns.sorted(by: { $0.key < $1.key }) {
      guard let before = old.patterns[pattern] else {
        report(
          .requestPatternPropertiesChanged, .responsePatternPropertiesChanged, sides,
          "members of \(sides.subject) that match '\(pattern.text)' have a schema now, which may "
            + "admit other values", new: entry.key, old: sides.old.node)
        continue
      }
      enqueue(
        sides.direction, SchemaSide([before.value], at: before.key),
        SchemaSide([entry.value], at: entry.key),
        subject: "a member that matches '\(pattern.text)'", sides.origin)
    }
    for (pattern, entry) in old.patterns.sorted(by: { $0.key < $1.key })
    where new.patterns[pattern] == nil {
      report(
        .requestPatternPropertiesChanged, .responsePatternPropertiesChanged, sides,
        "members of \(sides.subject) that match '\(pattern.text)' have no schema of their own now, "
          + "which may admit other values", gone: entry.key, from: sides.new.node)
    }
  }

  // MARK: readOnly and writeOnly

  /// Whether a member does not travel in a direction.
  private func isHidden(_ schemas: [Schema], _ direction: Direction) -> Bool {
    schemas.contains { schema in
      let usage = usage(of: schema)
      return direction == .request ? usage.isReadOnly : usage.isWriteOnly
    }
  }

  private func usage(of schema: Schema) -> SchemaUsage {
    if let known = usageOfSchema[ObjectIdentifier(schema)] { return known }
    var usage = SchemaUsage()
    for part in conjunction(SchemaSide([schema], at: schema.node)).conjuncts {
      usage.isReadOnly = usage.isReadOnly || part.isReadOnly
      usage.isWriteOnly = usage.isWriteOnly || part.isWriteOnly
    }
    usageOfSchema[ObjectIdentifier(schema)] = usage
    return usage
  }
}
