// `oneOf` and `anyOf` -> unions, told apart by the literal of the discriminator's property.

import ContractModel
import OpenAPIDocument

extension TypeLowering {
  /// The type of a conjunction with groups of alternatives, of each of which one holds.
  mutating func alternatives(
    _ groups: [[Subschema]], of merged: MergedSchema
  ) -> TypeExpression {
    var base = merged
    base.oneOf = []
    base.anyOf = []
    base.discriminator = nil
    base.values = nil
    let types = base.types ?? base.inferredTypes
    if types == .object || types?.subtracting(.null) == .object || types == nil {
      let own = base.describesMembers || !base.required.isEmpty ? object(of: base) : .unknown
      return .allOf([own] + groups.map { union(of: $0, merged.discriminator) })
    }
    // A scalar or a list that every alternative says more about.
    let group = groups[0]
    let parts = group.map { part in
      var whole = normalised.adding(part.schema, to: base)
      whole.oneOf += groups.dropFirst()
      return shape(of: whole)
    }
    return .anyOf(parts)
  }

  private mutating func union(
    of group: [Subschema], _ discriminator: Discriminator?
  ) -> TypeExpression {
    let others = group.filter { $0.schema.resolved.types != .null }
    // One that no value stands for could be any of them.
    let isComplete = discriminator.map { discriminator in
      others.allSatisfy {
        !discriminator.values(of: $0.schema, normalised).isEmpty
          && discriminator.defaultMapping?.resolved !== $0.schema.resolved
      }
    }
    return .anyOf(group.map { alternative($0.schema, isComplete == true ? discriminator : nil) })
  }

  /// An alternative, with the values of the discriminator's property that stand for it.
  private mutating func alternative(
    _ schema: Schema, _ discriminator: Discriminator?
  ) -> TypeExpression {
    let own = type(of: schema)
    guard let discriminator, own != .null else { return own }
    let values = discriminator.values(of: schema, normalised)
    guard !values.isEmpty, !says(schema, values, of: discriminator.propertyName) else { return own }
    let literals = TypeExpression.anyOf(values.map { .literal(.string($0)) })
    let tag = ObjectType(
      members: [.init(name: discriminator.propertyName, type: literals, isOptional: false)])
    return .allOf([.object(tag), own])
  }

  /// Whether the type of an alternative says already which values its property has.
  private func says(_ schema: Schema, _ values: [Name], of property: Name) -> Bool {
    let merged = normalised.merged(schema)
    guard merged.required.contains(property),
      let member = merged.properties.first(where: { $0.name == property }),
      let listed = normalised.merged(member.schemas).values
    else { return false }
    return listed.allSatisfy(\.isString) && Set(listed.map(\.name)).isSubset(of: values)
  }
}
