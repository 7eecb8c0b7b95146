// All the schemas that hold for one value in place: `$ref`s followed, `allOf` taken apart, and the
// idioms for null and for a single alternative read as what they mean.

import ContractModel
import OpenAPIDocument

/// A `oneOf` or `anyOf` with at least two alternatives.
struct AlternativeGroup {
  let isExclusive: Bool
  /// The schema that it stands in.
  let holder: Schema
  let alternatives: [Schema]

  /// The list of the alternatives.
  var node: Node { holder[isExclusive ? .oneOf : .anyOf] ?? holder.node }
}

/// The schemas that a value must satisfy together.
struct Conjunction {
  private(set) var conjuncts: [Schema] = []
  private(set) var groups: [AlternativeGroup] = []
  /// Whether null is admitted beside what the conjuncts say: an alternative `type: 'null'`, and
  /// 3.0's `nullable: true` without a `type` or beside an `enum`, as people mean it.
  private(set) var admitsNullBeside = false
  /// The place of the value.
  let node: Node

  init(_ side: SchemaSide, steps: inout Int) {
    node = side.node
    var seen: Set<ObjectIdentifier> = []
    var waiting = Array(side.schemas.reversed())
    while let schema = waiting.popLast() {
      guard seen.insert(ObjectIdentifier(schema)).inserted else { continue }
      steps += 1
      conjuncts.append(schema)
      if schema.isOpenAPI30, schema[.nullable]?.bool == true,
        schema.types == nil || schema[.enum] != nil
      {
        admitsNullBeside = true
      }
      waiting += inner(schema).reversed()
    }
  }

  /// The schemas that hold in the same place; alternatives become a group.
  private mutating func inner(_ schema: Schema) -> [Schema] {
    var result: [Schema] = []
    if let target = schema.reference?.target { result.append(target) }
    if let target = schema.dynamicReference?.target { result.append(target) }
    guard schema.subschemas.contains(where: { [.allOf, .oneOf, .anyOf].contains($0.keyword) })
    else {
      return result
    }
    result += schema.subschemas(of: .allOf).map(\.schema)
    for keyword in [Keyword.oneOf, .anyOf] {
      let all = schema.subschemas(of: keyword).map(\.schema)
      guard !all.isEmpty else { continue }
      let rest = all.filter { !Self.isNullOnly($0) }
      var fuel = 64
      // A `oneOf` refuses null where two of its alternatives admit it.
      let isNullApart =
        !rest.isEmpty && rest.count < all.count
        && (keyword == .anyOf
          || all.count - rest.count == 1 && rest.allSatisfy { Self.excludesNull($0, &fuel) })
      if isNullApart { admitsNullBeside = true }
      let alternatives = isNullApart ? rest : all
      if alternatives.count == 1 {
        result.append(alternatives[0])
      } else {
        groups.append(
          AlternativeGroup(
            isExclusive: keyword == .oneOf, holder: schema, alternatives: alternatives))
      }
    }
    return result
  }

  private static func isNullOnly(_ schema: Schema) -> Bool {
    let schema = schema.resolved
    if schema.reference != nil { return false }
    if schema.types == .null { return true }
    if let constant = schema[.const] { return constant.isNull }
    return schema.enumeration.map { $0.count == 1 && $0[0].isNull } ?? false
  }

  /// Whether it is plain that a schema does not admit null.
  private static func excludesNull(_ schema: Schema, _ fuel: inout Int) -> Bool {
    fuel -= 1
    guard fuel > 0 else { return false }
    if let types = schema.types { return !types.contains(.null) }
    if let values = schema.enumeration { return !values.contains { $0.isNull } }
    if let value = schema[.const] { return !value.isNull }
    if let target = schema.reference?.target { return excludesNull(target, &fuel) }
    for inner in schema.subschemas(of: .allOf) where excludesNull(inner.schema, &fuel) {
      return true
    }
    for keyword in [Keyword.oneOf, .anyOf] {
      let inner = schema.subschemas(of: keyword)
      guard !inner.isEmpty else { continue }
      if inner.allSatisfy({ excludesNull($0.schema, &fuel) }) { return true }
    }
    return false
  }

  /// Whether nothing but one group, and what a group has beside it anyway, is asserted.
  var isGroupOnly: Bool {
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

  // MARK: Types

  /// Every type but null; a number stands for whole numbers too.
  static let allTypes: SchemaTypes = [.boolean, .integer, .number, .string, .array, .object]

  /// The types admitted, null apart; `number` comes with `integer`.
  var types: SchemaTypes {
    var result = Self.allTypes
    for schema in conjuncts { result.formIntersection(Self.types(of: schema)) }
    return result.subtracting(.null)
  }

  /// Whether null is admitted.
  var admitsNull: Bool {
    if admitsNullBeside { return true }
    return conjuncts.allSatisfy { schema in
      Self.types(of: schema).contains(.null)
        && (schema.enumeration?.contains { $0.isNull } ?? true)
        && (schema[.const]?.isNull ?? true)
    }
  }

  /// Whether any schema says which types it admits, by `type` or by its values.
  var namesTypes: Bool {
    !groups.isEmpty
      || conjuncts.contains { schema in
        schema.types != nil || schema.booleanValue == false || schema[.enum] != nil
          || schema[.const] != nil
      }
  }

  private static func types(of schema: Schema) -> SchemaTypes {
    if schema.booleanValue == false { return [] }
    var types = schema.types ?? allTypes.union(.null)
    if types.contains(.number) { types.insert(.integer) }
    if let values = schema.enumeration {
      types.formIntersection(values.reduce(into: []) { $0.formUnion(type(of: $1)) })
    }
    if let value = schema[.const] { types.formIntersection(type(of: value)) }
    return types
  }

  private static func type(of value: Node) -> SchemaTypes {
    switch value.kind {
    case .null: .null
    case .boolean: .boolean
    case .integer: [.integer, .number]
    case .number: value.integer == nil ? .number : [.integer, .number]
    case .string: .string
    case .sequence: .array
    case .mapping: .object
    }
  }

  // MARK: Values

  /// The values admitted, null apart, in the order written; nil if they are not listed.
  var values: [(value: Name, node: Node)]? {
    var result: [(value: Name, node: Node)]?
    let types = types
    for schema in conjuncts {
      guard let listed = schema.enumeration ?? schema[.const].map({ [$0] }) else { continue }
      let values = listed.filter { !Self.type(of: $0).isDisjoint(with: types) }.map {
        (value: CanonicalValue.text($0), node: $0)
      }
      guard let before = result else {
        result = values
        continue
      }
      let both = Set(values.map(\.value))
      result = before.filter { both.contains($0.value) }
    }
    return result
  }

  /// The place of the list of values.
  var valuesNode: Node? {
    conjuncts.lazy.compactMap { $0[.enum] ?? $0[.const] }.first
  }

  /// The values of a keyword, each with its schema.
  func all(_ keyword: Keyword) -> [Node] { conjuncts.compactMap { $0[keyword] } }

  /// The first value of a keyword.
  func first(_ keyword: Keyword) -> Node? { conjuncts.lazy.compactMap { $0[keyword] }.first }

  /// The schemas right under a keyword.
  func inner(_ keyword: Keyword) -> [Schema] {
    conjuncts.compactMap { $0.subschema(of: keyword) }
  }
}
