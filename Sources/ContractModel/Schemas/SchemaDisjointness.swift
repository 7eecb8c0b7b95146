// Whether no value satisfies two schemas at once, where that can be told: from their types, their
// values, or a member that tells them apart.

import OpenAPIDocument

/// Tells schemas apart that have no value in common.
public struct SchemaDisjointness {
  private let schemas: NormalisedSchemas
  /// The schemas and members looked at so far.
  public private(set) var steps = 0

  /// Prepares questions about schemas.
  public init(_ schemas: NormalisedSchemas) { self.schemas = schemas }

  /// Whether it is certain that no value satisfies both; no means that it cannot be told.
  public mutating func areDisjoint(_ left: Schema, _ right: Schema) -> Bool {
    let left = conjunction([left], at: left.node)
    let right = conjunction([right], at: right.node)
    if left.admitsNull && right.admitsNull { return false }
    if Self.haveNoneInCommon(left, right) { return true }
    guard left.types.intersection(right.types) == .object else { return false }
    let leftMembers = ObjectMembers(left)
    let rightMembers = ObjectMembers(right)
    steps += leftMembers.declared.count + rightMembers.declared.count
    if Self.isTurnedAway(leftMembers, by: rightMembers)
      || Self.isTurnedAway(rightMembers, by: leftMembers)
    {
      return true
    }
    for name in leftMembers.required.keys where rightMembers.required[name] != nil {
      let one = conjunction(leftMembers.schemas(of: name), at: left.node)
      let other = conjunction(rightMembers.schemas(of: name), at: right.node)
      if !(one.admitsNull && other.admitsNull), Self.haveNoneInCommon(one, other) { return true }
    }
    return false
  }

  private mutating func conjunction(_ list: [Schema], at node: Node) -> Conjunction {
    let result = Conjunction(list.map(\.resolved), at: node, schemas)
    steps += 1 + result.conjuncts.count
    return result
  }

  private static func haveNoneInCommon(_ left: Conjunction, _ right: Conjunction) -> Bool {
    if left.types.isDisjoint(with: right.types) { return true }
    guard let one = left.values, let other = right.values else { return false }
    return Set(one.map(\.value)).isDisjoint(with: other.map(\.value))
  }

  /// Whether one side needs a member that the other refuses.
  private static func isTurnedAway(_ members: ObjectMembers, by other: ObjectMembers) -> Bool {
    members.required.keys.contains { other.refuses($0) }
  }
}
