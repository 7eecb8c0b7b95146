// All the schemas that hold for one value, merged; the idioms for null and for a single alternative are
// read as what they mean, as are alternatives that list values; what is left of `oneOf` and `anyOf` is groups.

import OpenAPIDocument

/// A `oneOf` or `anyOf` with at least two alternatives, those apart that admit nothing but null.
public struct AlternativeGroup {
  /// Whether exactly one must accept the value, as `oneOf` has it.
  public let isExclusive: Bool
  /// The schema that it stands in.
  public let holder: Schema
  /// The alternatives that admit more than null.
  public let alternatives: [Schema]

  /// The list of the alternatives.
  public var node: Node { holder[isExclusive ? .oneOf : .anyOf] ?? holder.node }
}

/// What a value must satisfy as a whole.
public struct Conjunction {
  /// The schemas merged, with the places of their keywords.
  public private(set) var merged: MergedSchema
  /// What is left of `oneOf` and `anyOf`.
  public private(set) var groups: [AlternativeGroup] = []
  /// Whether null is admitted.
  public let admitsNull: Bool
  /// The types admitted, null apart.
  public private(set) var types: JSONTypes = []
  /// The place of the value.
  public let node: Node

  /// The schemas that hold, each with its own keywords.
  public var conjuncts: [Schema] { merged.sources }

  /// Merges the schemas that hold for the value at a place.
  public init(_ list: [Schema], at node: Node, _ schemas: NormalisedSchemas) {
    self.node = node
    merged = list.reduce(MergedSchema()) { result, schema in
      // Of a reference, what stands beside it counts here, a default too.
      schema.reference == nil && list.count == 1
        ? schemas.merged(schema) : schemas.adding(schema, to: result)
    }
    admitsNull = list.allSatisfy(schemas.acceptsNull)
    takeGroups(schemas)
    types = admittedTypes
  }

  /// Reads the alternatives. One that is left alone holds like a part of `allOf`; it may bring others.
  private mutating func takeGroups(_ schemas: NormalisedSchemas) {
    var seen: Set<ObjectIdentifier> = []
    var taken = (oneOf: 0, anyOf: 0)
    while taken.oneOf < merged.oneOf.count || taken.anyOf < merged.anyOf.count {
      let isExclusive = taken.oneOf < merged.oneOf.count
      let group = isExclusive ? merged.oneOf[taken.oneOf] : merged.anyOf[taken.anyOf]
      if isExclusive { taken.oneOf += 1 } else { taken.anyOf += 1 }
      let all = group.map(\.schema)
      let rest = all.filter { schemas.merged($0).valueTypes != .null }
      guard let single = rest.isEmpty ? all.first : rest.count == 1 ? rest[0] : nil else {
        if merged.values == nil, let values = Self.values(listedBy: rest, isExclusive, schemas) {
          merged.values = values
          continue
        }
        groups.append(
          AlternativeGroup(
            isExclusive: isExclusive, holder: holder(of: group), alternatives: rest))
        continue
      }
      // An alternative of itself adds nothing.
      guard seen.insert(ObjectIdentifier(single)).inserted else { continue }
      merged = schemas.adding(single, to: merged)
    }
  }

  /// The values of alternatives that do nothing but list some, as an `enum` would; `nil` where one says more, and
  /// where two of a `oneOf` list the same value, which is refused then.
  private static func values(
    listedBy alternatives: [Schema], _ isExclusive: Bool, _ schemas: NormalisedSchemas
  ) -> [Node]? {
    var values: [Node] = []
    var seen: Set<Name> = []
    for alternative in alternatives {
      let merged = schemas.merged(alternative)
      let listsOnly = merged.sources.allSatisfy { schema in
        schema.keywords.allSatisfy { keyword in
          keyword.name.map { $0.isAnnotation || Self.listing.contains($0) } ?? true
        }
      }
      guard listsOnly, let listed = merged.values else { return nil }
      for value in listed where !value.valueTypes.isDisjoint(with: merged.valueTypes) {
        if seen.insert(CanonicalValue.text(value)).inserted {
          values.append(value)
        } else if isExclusive {
          return nil
        }
      }
    }
    return values
  }

  private static let listing: Set<Keyword> = [.enum, .const, .type, .nullable, .allOf, .ref]

  private func holder(of group: [Subschema]) -> Schema {
    conjuncts.first { schema in
      schema.subschemas(of: group[0].keyword).first?.schema === group[0].schema
    } ?? conjuncts[0]
  }

  /// Whether nothing but one group, and what a group has beside it anyway, is asserted.
  public var isGroupOnly: Bool {
    groups.count == 1
      && conjuncts.allSatisfy { schema in
        schema.keywords.allSatisfy { keyword in
          guard let name = keyword.name else { return true }
          return name.isAnnotation || Self.besideGroups.contains(name)
        }
      }
  }

  private static let besideGroups: Set<Keyword> = [
    .oneOf, .anyOf, .allOf, .discriminator, .ref, .type, .nullable, .readOnly, .writeOnly,
  ]

  // MARK: Types and values

  /// Every type but null.
  public static let allTypes = JSONTypes.all.subtracting(.null)

  private var admittedTypes: JSONTypes { merged.valueTypes.subtracting(.null) }

  /// Whether any schema says which types it admits, by `type` or by its values.
  public var namesTypes: Bool {
    !groups.isEmpty || merged.types != nil || merged.values != nil || merged.isImpossible
  }

  /// The values admitted, null apart, in the order written; nil if they are not listed.
  public var values: [(value: Name, node: Node)]? {
    merged.values?.filter { !$0.valueTypes.isDisjoint(with: types) }.map {
      (value: CanonicalValue.text($0), node: $0)
    }
  }

  /// The place of the list of values.
  public var valuesNode: Node? {
    conjuncts.lazy.compactMap { $0[.enum] ?? $0[.const] }.first
  }

  // MARK: Keywords

  /// The values of a keyword, each with its schema.
  public func all(_ keyword: Keyword) -> [Node] { conjuncts.compactMap { $0[keyword] } }

  /// The first value of a keyword.
  public func first(_ keyword: Keyword) -> Node? { conjuncts.lazy.compactMap { $0[keyword] }.first }

  /// The schemas right under a keyword.
  public func inner(_ keyword: Keyword) -> [Schema] {
    conjuncts.compactMap { $0.subschema(of: keyword) }
  }
}

extension MergedSchema {
  /// The types that types and listed values leave.
  fileprivate var valueTypes: JSONTypes {
    if isImpossible { return [] }
    let named = types ?? .all
    guard let values else { return named }
    return named.intersection(values.reduce(into: []) { $0.formUnion($1.valueTypes) })
  }
}

extension Node {
  /// The types that a value has: a number that is whole is an integer too, and `5.0` is whole.
  fileprivate var valueTypes: JSONTypes {
    guard isNumber else { return jsonTypes }
    return decimal?.isWhole == true ? .number : JSONTypes.number.subtracting(.integer)
  }
}
