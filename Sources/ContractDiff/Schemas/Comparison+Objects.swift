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
      sides.travel, SchemaSide(sides.old.inner(.propertyNames), at: sides.old.node),
      SchemaSide(sides.new.inner(.propertyNames), at: sides.new.node),
      subject: "a member's name in \(sides.subject)", sides.origin)
  }

  // MARK: Members

  private func compareDeclared(_ member: MemberSides) {
    let sides = member.sides
    let wasHidden = isHidden(member.old.declarations(of: member.name), sides)
    let isHidden = isHidden(member.new.declarations(of: member.name), sides)
    if wasHidden && isHidden { return }
    if wasHidden != isHidden {
      let words = sides.travel.message == .request ? "read-only" : "write-only"
      report(
        isHidden ? ObjectFact.propertyHidden : .propertyShown,
        in: Direction(codesOf: sides.travel.message),
        "\(sides.travel.phrase), \(member.whole) is "
          + (isHidden ? "\(words) now" : "no longer \(words)"),
        new: member.newPlace, old: member.oldPlace, origin: sides.origin)
      if wasHidden, sides.direction == .request, member.isRequired { reportNewRequired(member) }
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
      sides.travel, member.old.side(of: member.name), member.new.side(of: member.name),
      subject: member.subject, sides.origin, form: sides.form.ofMembers)
  }

  /// A member that one schema of an `allOf` declares and another rules out.
  private func reportRefusal(_ member: MemberSides, _ isRefused: Bool) {
    let place = (new: member.newPlace, old: member.oldPlace)
    guard isRefused else {
      return report(
        ObjectFact.propertyAdmitted, member.sides,
        "\(member.whole) is new, where the old contract ruled it out", new: place.new,
        old: place.old)
    }
    switch member.sides.direction {
    case .request:
      report(
        ObjectFact.propertyRefused, member.sides, "\(member.whole) is refused now",
        new: place.new, old: place.old)
    case .response:
      report(
        ObjectFact.propertyRefused, member.sides, "\(member.whole) is gone", gone: place.old,
        from: place.new)
    }
  }

  private func compareRequired(_ member: MemberSides) {
    guard member.wasRequired != member.isRequired else { return }
    if member.isRequired {
      report(
        ObjectFact.propertyBecameRequired, member.sides,
        "\(member.whole) is required now", new: member.new.required[member.name] ?? member.newPlace,
        old: member.oldPlace)
    } else {
      report(
        ObjectFact.propertyBecameOptional, member.sides,
        "\(member.whole) is no longer required",
        gone: member.old.required[member.name] ?? member.oldPlace, from: member.newPlace)
    }
  }

  private func reportNewRequired(_ member: MemberSides) {
    report(
      ObjectFact.requiredPropertyAdded, member.sides, "\(member.whole) must be sent now",
      new: member.newPlace, old: member.oldPlace)
  }

  private func compareRemoved(_ member: MemberSides) {
    let sides = member.sides
    guard !isHidden(member.old.declarations(of: member.name), sides) else { return }
    let words =
      sides.direction == .response
      ? "gone" : member.new.closedAt == nil ? "no longer declared" : "refused now"
    report(
      member.new.closedAt == nil ? ObjectFact.propertyRemoved : .propertyRefused, sides,
      "\(member.whole) is \(words)", gone: member.oldPlace,
      from: member.new.closedAt ?? sides.new.node)
    guard sides.direction == .request else { return }
    if member.new.closedAt == nil, !member.new.additional.isEmpty {
      enqueue(
        sides.travel, member.old.side(of: member.name), member.new.additionalSide,
        subject: member.subject, sides.origin, form: sides.form.ofMembers)
    }
    // Not declared, it may still be required.
    if member.isRequired { compareRequired(member) }
  }

  private func compareAdded(_ member: MemberSides) {
    let sides = member.sides
    guard !isHidden(member.new.declarations(of: member.name), sides) else {
      if sides.direction == .request, member.wasRequired { compareRequired(member) }
      return
    }
    let closed = member.old.closedAt
    if sides.direction == .request, member.isRequired, !member.wasRequired {
      reportNewRequired(member)
    } else {
      let reason =
        closed == nil || sides.direction == .request
        ? "" : ", where the old contract ruled out other members"
      report(
        closed == nil ? ObjectFact.propertyAdded : .propertyAdmitted, sides,
        "\(member.whole) is new\(reason)", new: member.newPlace, old: closed ?? member.oldPlace)
    }
    if sides.direction == .response, member.wasRequired { compareRequired(member) }
    if closed == nil, !member.old.additional.isEmpty {
      enqueue(
        sides.travel, member.old.additionalSide, member.new.side(of: member.name),
        subject: member.subject, sides.origin, form: sides.form.ofMembers)
    }
  }

  // MARK: Other members

  private func compareAdditional(_ sides: SchemaSides, _ old: ObjectMembers, _ new: ObjectMembers) {
    switch (old.closedAt, new.closedAt) {
    case (nil, let now?):
      report(
        ObjectFact.additionalPropertiesRefused, sides,
        "members that are not declared are ruled out of \(sides.subject) now", new: now,
        old: sides.old.node)
    case (let before?, nil):
      report(
        ObjectFact.additionalPropertiesAllowed, sides,
        "members that are not declared may stand in \(sides.subject) now", gone: before,
        from: new.additional.first?.node ?? sides.new.node)
    case (nil, nil):
      enqueue(
        sides.travel, old.additionalSide, new.additionalSide,
        subject: "another member of \(sides.subject)", sides.origin, form: sides.form.ofMembers)
    case (.some, .some): break
    }
  }

  private func comparePatterns(_ sides: SchemaSides, _ old: ObjectMembers, _ new: ObjectMembers) {
    for (pattern, entry) in new.patterns.sorted(by: { $0.key < $1.key }) {
      guard let before = old.patterns[pattern] else {
        report(
          ObjectFact.patternPropertiesChanged, sides,
          "members of \(sides.subject) that match '\(pattern.text)' have a schema now, which may "
            + "admit other values", new: entry.key, old: sides.old.node)
        continue
      }
      enqueue(
        sides.travel, SchemaSide([before.value], at: before.key),
        SchemaSide([entry.value], at: entry.key),
        subject: "a member that matches '\(pattern.text)'", sides.origin)
    }
    for (pattern, entry) in old.patterns.sorted(by: { $0.key < $1.key })
    where new.patterns[pattern] == nil {
      report(
        ObjectFact.patternPropertiesChanged, sides,
        "members of \(sides.subject) that match '\(pattern.text)' have no schema of their own now, "
          + "which may admit other values", gone: entry.key, from: sides.new.node)
    }
  }

  // MARK: readOnly and writeOnly

  /// Whether the message does not have a member.
  private func isHidden(_ declarations: [Schema], _ sides: SchemaSides) -> Bool {
    schemas.onlyMessage(declarations).map { $0 != sides.travel.message } ?? false
  }
}
