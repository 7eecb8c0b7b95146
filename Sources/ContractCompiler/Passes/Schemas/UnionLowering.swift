// `oneOf` and `anyOf` -> unions: which alternative a value is, and what each is called.

import ContractModel
import OpenAPIDocument

/// The alternatives of a schema that has one group of them.
struct Alternatives {
  var variants: [Subschema]
  var isExclusive: Bool

  /// The only group of alternatives of a schema; `nil` where there is none or more than one.
  init?(_ merged: MergedSchema) {
    switch (merged.oneOf.count, merged.anyOf.count) {
    case (1, 0): (variants, isExclusive) = (merged.oneOf[0], true)
    case (0, 1): (variants, isExclusive) = (merged.anyOf[0], false)
    default: return nil
    }
  }
}

extension SchemaLowering {
  /// The value of a schema with one group of alternatives.
  mutating func unionValue(
    of merged: MergedSchema, alternatives: Alternatives, identity: Schema?, in scope: TypePath,
    named name: String
  ) -> Value {
    var base = merged
    if base.needsCheck || base.values != nil {
      // The type is what the alternatives make it, and a check asserts the rest.
      return checkedValue(of: merged, identity: identity) { lowering in
        lowering.unionValue(
          of: merged.withoutChecks(), alternatives: alternatives, identity: identity, in: scope,
          named: name)
      }
    }
    base.oneOf = []
    base.anyOf = []
    base.discriminator = nil
    let isPlain =
      !asserts(base) && alternatives.variants.allSatisfy { isWithin(base, $0.schema) }
    if isPlain, alternatives.variants.count == 1 {
      return value(of: alternatives.variants[0].schema, in: scope, named: name)
    }
    if alternatives.variants.allSatisfy({ restrictsOnly($0.schema) }) {
      let shape = shapeValue(
        of: base, identity: nil, in: shapeScope(identity, scope), named: name)
      return Value(
        checked(shape.codec, merged, identity: identity), isNullable: shape.isNullable)
    }
    if isPlain, let values = constants(alternatives.variants),
      Set(values.map { CanonicalValue.text($0) }).count == values.count
    {
      var listed = base
      listed.values = values
      return value(of: listed, identity: identity, in: scope, named: name)
    }
    return declaredUnion(
      of: merged, base: isPlain ? nil : base, alternatives: alternatives, identity: identity,
      in: scope, named: name)
  }

  /// Whether the types of a schema leave nothing to say about an alternative.
  private func isWithin(_ base: MergedSchema, _ alternative: Schema) -> Bool {
    guard let types = base.types else { return true }
    return types.union(.null).isSuperset(of: jsonTypes(of: alternative, base: nil))
  }

  private func shapeScope(_ identity: Schema?, _ scope: TypePath) -> TypePath {
    identity.map { names.schemas[ObjectIdentifier($0)] != nil } == true ? names.schemaScope : scope
  }

  /// Whether anything beside the alternatives restricts the value.
  private func asserts(_ base: MergedSchema) -> Bool {
    base.describesMembers || !base.required.isEmpty || base.hasPatternProperties
      || !base.items.isEmpty || !base.strings.isEmpty || !base.patterns.isEmpty
      || Format(base.format)?.enforcement == .enforced(by: .scalars) || base.contentEncoding != nil
      || !base.numbers.isEmpty || base.minProperties != nil || base.maxProperties != nil
      || !base.arrays.isEmpty
  }

  /// Whether an alternative only demands or forbids, such as `required: [a]`, and describes no value.
  private func restrictsOnly(_ schema: Schema) -> Bool {
    guard schema.booleanValue == nil, schema.reference == nil else { return false }
    return schema.keywords.allSatisfy { keyword in
      switch keyword.name {
      case .required, .not, .minProperties, .maxProperties, .dependentRequired: true
      case .some(let name): name.isAnnotation
      case nil: true
      }
    } && schema.keywords.contains { $0.name == .required || $0.name == .not }
  }

  /// The single values of alternatives that are all constants.
  private func constants(_ variants: [Subschema]) -> [Node]? {
    var values: [Node] = []
    for variant in variants {
      let target = variant.schema.resolved
      let known = target.keywords.allSatisfy {
        $0.name == .const || $0.name == .enum || $0.name == .type || $0.name?.isAnnotation ?? true
      }
      guard known else { return nil }
      guard let own = target[.const].map({ [$0] }) ?? target.enumeration,
        target[.const] == nil || target[.enum] == nil
      else { return nil }
      let types = target[.type] == nil ? nil : target.types.map(JSONTypes.init)
      values += own.filter { types?.isSuperset(of: $0.jsonTypes) ?? true }
    }
    return values
  }

  private mutating func declaredUnion(
    of merged: MergedSchema, base: MergedSchema?, alternatives: Alternatives, identity: Schema?,
    in scope: TypePath, named name: String
  ) -> Value {
    let (typeName, home) = claim(identity, in: scope, named: name)
    let inner = home.inside(typeName)
    remember(identity, as: Value(.declared(inner)))
    let labels = variantLabels(alternatives.variants)
    let table = NameTable(labels, style: .member)
    var variants: [Union.Variant] = []
    var hasNull = false
    for (index, variant) in alternatives.variants.enumerated() {
      var value = variantValue(variant.schema, base: base, in: inner, named: labels[index])
      hasNull = hasNull || value.isNullable
      value.isNullable = false
      variants.append(
        Union.Variant(
          swiftName: table[labels[index]], value: value,
          jsonTypes: jsonTypes(of: variant.schema, base: base).subtracting(.null)))
    }
    let selection = selection(
      of: merged, alternatives: alternatives, variants: &variants)
    types.declare(
      declaration(
        name: typeName, inner: inner, of: merged, identity: identity,
        kind: .union(Union(variants: variants, selection: selection))), in: home)
    return Value(.declared(inner), isNullable: hasNull)
  }

  private mutating func variantValue(
    _ schema: Schema, base: MergedSchema?, in inner: TypePath, named name: String
  ) -> Value {
    guard let base else { return value(of: schema, in: inner, named: name) }
    var combined = normalised.adding(schema, to: base)
    combined.title = nil
    combined.description = schema.resolved.description
    combined.sources = base.sources + [schema.resolved]
    return value(of: combined, identity: nil, in: inner, named: name)
  }

  /// What the alternatives are called: the component's name, the title, else the type.
  private func variantLabels(_ variants: [Subschema]) -> [String] {
    var used: [String: Int] = [:]
    let labels = variants.map { variant -> String in
      let target = variant.schema.resolved
      if let component = names.schemas[ObjectIdentifier(target)] { return component }
      if let title = target.title, !title.isEmpty, title.utf8.count <= 40 { return title }
      guard let types = target.types?.subtracting(.null) else { return "variant" }
      switch types {
      case .string: return target.format ?? "string"
      case .integer: return "integer"
      case .number: return "number"
      case .boolean: return "boolean"
      case .array: return "array"
      case .object: return "object"
      default: return "variant"
      }
    }
    return labels.map { label in
      used[label, default: 0] += 1
      let isUnique = labels.filter { $0 == label }.count == 1
      return isUnique ? label : "\(label) \(used[label] ?? 1)"
    }
  }

  private func selection(
    of merged: MergedSchema, alternatives: Alternatives, variants: inout [Union.Variant]
  ) -> Union.Selection {
    guard let discriminator = merged.discriminator else {
      let exclusive = alternatives.isExclusive && overlap(variants)
      return exclusive ? .exactlyOne : .first(of: variants)
    }
    var fallback: Int?
    for (index, variant) in alternatives.variants.enumerated() {
      variants[index].discriminatorValues = discriminator.values(of: variant.schema)
      if discriminator.defaultMapping?.resolved === variant.schema.resolved { fallback = index }
    }
    guard variants.allSatisfy({ !$0.discriminatorValues.isEmpty }) || fallback != nil else {
      return alternatives.isExclusive && overlap(variants) ? .exactlyOne : .first(of: variants)
    }
    return .discriminator(member: discriminator.propertyName, fallback: fallback)
  }

  /// Whether a value can fit two alternatives by its JSON type.
  private func overlap(_ variants: [Union.Variant]) -> Bool {
    var seen = JSONTypes()
    for variant in variants {
      if !seen.isDisjoint(with: variant.jsonTypes) { return true }
      seen.formUnion(variant.jsonTypes)
    }
    return false
  }

  /// The JSON types that a schema's value can have.
  func jsonTypes(of schema: Schema, base: MergedSchema?) -> JSONTypes {
    let merged = normalised.adding(schema, to: base ?? MergedSchema())
    if let types = merged.types ?? merged.inferredTypes { return types }
    if !merged.closed.isEmpty, !merged.sources.contains(where: \.isLiteral) { return .object }
    if let values = merged.values {
      return values.reduce(into: JSONTypes()) { $0.formUnion($1.jsonTypes) }
    }
    let groups = merged.oneOf + merged.anyOf
    guard let group = groups.first else { return .all }
    return group.reduce(into: JSONTypes()) {
      if $1.schema.resolved !== schema.resolved {
        $0.formUnion(jsonTypes(of: $1.schema, base: nil, depth: 8))
      }
    }
  }

  private func jsonTypes(of schema: Schema, base: MergedSchema?, depth: Int) -> JSONTypes {
    let target = schema.resolved
    if let types = target.types, target[.type] != nil { return JSONTypes(types) }
    if !target.properties.isEmpty, !target.isLiteral { return .object }
    return .all
  }
}

extension Union.Selection {
  /// How the first variant that accepts a value is found: by the value's JSON type where that tells.
  static func first(of variants: [Union.Variant]) -> Union.Selection {
    var seen = JSONTypes()
    for variant in variants {
      let types = variant.value.isNullable ? variant.jsonTypes.union(.null) : variant.jsonTypes
      if types.isEmpty || types == .all || !seen.isDisjoint(with: types) { return .firstMatch }
      seen.formUnion(types)
    }
    return .jsonType
  }
}
