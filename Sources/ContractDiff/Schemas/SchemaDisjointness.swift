// Whether no value satisfies two schemas at once, where that can be told: from their types, their
// values, or a member that tells them apart.

import OpenAPIDocument

extension Comparison {
  /// Whether it is certain that no value satisfies both; no means that it cannot be told.
  func areDisjoint(_ left: Schema, _ right: Schema) -> Bool {
    let left = conjunction(SchemaSide([left], at: left.node))
    let right = conjunction(SchemaSide([right], at: right.node))
    if left.admitsNull && right.admitsNull { return false }
    if haveNoneInCommon(left, right) { return true }
    guard left.types.intersection(right.types) == .object else { return false }
    let leftMembers = ObjectMembers(left)
    let rightMembers = ObjectMembers(right)
    steps += leftMembers.declared.count + rightMembers.declared.count
    if isTurnedAway(leftMembers, by: rightMembers) || isTurnedAway(rightMembers, by: leftMembers) {
      return true
    }
    for name in leftMembers.required.keys where rightMembers.required[name] != nil {
      let one = conjunction(leftMembers.side(of: name))
      let other = conjunction(rightMembers.side(of: name))
      if !(one.admitsNull && other.admitsNull), haveNoneInCommon(one, other) { return true }
    }
    return false
  }

  private func haveNoneInCommon(_ left: Conjunction, _ right: Conjunction) -> Bool {
    if left.types.isDisjoint(with: right.types) { return true }
    guard let one = left.values, let other = right.values else { return false }
    return Set(one.map(\.value)).isDisjoint(with: other.map(\.value))
  }

  /// Whether one side needs a member that the other refuses.
  private func isTurnedAway(_ members: ObjectMembers, by other: ObjectMembers) -> Bool {
    members.required.keys.contains { other.refuses($0) }
  }
}
