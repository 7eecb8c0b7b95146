// Alternatives and types that exclude each other -> unions: what each variant is called, and how the one of
// a value is found.

import ContractModel
import OpenAPIDocument

/// The lowering pass for unions.
enum UnionLowering {
  /// The union of several JSON types.
  static func value(
    of plan: ValuePlan, types: [JSONTypes], at place: DeclarationPlace,
    _ lowered: inout LoweredSchemas
  ) -> Value {
    let (name, home) = lowered.claim(plan.shape.schema, at: place)
    let inside = place.inside(home.inside(name))
    lowered.remember(plan, as: inside.scope)
    let variants = types.map { type in
      var part = plan.shape.merged
      part.types = type
      let word = type.word ?? "variant"
      let partPlan = ValuePlanning.plan(ofTypes: SchemaUse(part))
      return Union.Variant(
        swiftName: word,
        value: ValueLowering.value(of: partPlan, at: inside.part(word), &lowered),
        jsonTypes: type)
    }
    let union = Union(variants: variants, selection: .first(of: variants))
    lowered.declare(.union(union), named: name, in: home, for: plan.shape)
    return Value(.declared(inside.scope))
  }

  /// The union of alternatives, each together with what stands beside them.
  static func value(
    of plan: ValuePlan, _ alternatives: Alternatives, base: MergedSchema?,
    at place: DeclarationPlace, _ lowered: inout LoweredSchemas
  ) -> Value {
    let (name, home) = lowered.claim(plan.shape.schema, at: place)
    var inside = place.inside(home.inside(name))
    if base != nil { inside.unions.add(alternatives: alternatives.variants.count) }
    lowered.remember(plan, as: inside.scope)
    let labels = labels(of: alternatives.variants, lowered.facts)
    let table = NameTable(labels, style: .member)
    var variants: [Union.Variant] = []
    for (index, variant) in alternatives.variants.enumerated() {
      var value = value(of: variant.schema, base: base, at: inside.part(labels[index]), &lowered)
      // The union has it, or nobody.
      value.isNullable = false
      let types = lowered.facts.normalised.jsonTypes(of: variant.schema, base: base)
      variants.append(
        Union.Variant(
          swiftName: table[labels[index]], value: value, jsonTypes: types.subtracting(.null)))
    }
    let selection = selection(
      of: plan.shape.merged, alternatives, lowered.facts, variants: &variants)
    lowered.declare(
      .union(Union(variants: variants, selection: selection)), named: name, in: home,
      for: plan.shape)
    return Value(.declared(inside.scope))
  }

  private static func value(
    of schema: Schema, base: MergedSchema?, at place: DeclarationPlace,
    _ lowered: inout LoweredSchemas
  ) -> Value {
    if base == nil { return ValueLowering.value(of: schema, at: place, &lowered) }
    let use = SchemaUse.alternative(schema, base: base, lowered.facts)
    return ValueLowering.value(of: use, at: place, &lowered)
  }

  /// What the alternatives are called, no two alike: the component's name, the title, else the type.
  private static func labels(of variants: [Subschema], _ facts: SchemaFacts) -> [String] {
    let labels = variants.map { variant -> String in
      let target = variant.schema.resolved
      if let component = facts.component(target) { return component }
      if let title = target.title, !title.isEmpty, title.utf8.count <= 40 { return title }
      guard let types = target.types?.subtracting(.null) else { return "variant" }
      if types == .string, let format = target.format { return format }
      return JSONTypes(types).word ?? "variant"
    }
    var used: [String: Int] = [:]
    return labels.map { label in
      if labels.count(where: { $0 == label }) == 1 { return label }
      repeat { used[label, default: 0] += 1 } while labels.contains("\(label) \(used[label] ?? 1)")
      return "\(label) \(used[label] ?? 1)"
    }
  }

  private static func selection(
    of merged: MergedSchema, _ alternatives: Alternatives, _ facts: SchemaFacts,
    variants: inout [Union.Variant]
  ) -> Union.Selection {
    guard let discriminator = merged.discriminator else {
      return selection(alternatives, variants)
    }
    var fallback: Int?
    for (index, variant) in alternatives.variants.enumerated() {
      variants[index].discriminatorValues = discriminator.values(
        of: variant.schema, facts.normalised)
      if discriminator.defaultMapping?.resolved === variant.schema.resolved { fallback = index }
    }
    guard variants.allSatisfy({ !$0.discriminatorValues.isEmpty }) || fallback != nil else {
      return selection(alternatives, variants)
    }
    return .discriminator(member: discriminator.propertyName, fallback: fallback)
  }

  /// How a variant is found without a discriminator.
  private static func selection(
    _ alternatives: Alternatives, _ variants: [Union.Variant]
  ) -> Union.Selection {
    alternatives.isExclusive && overlap(variants) ? .exactlyOne : .first(of: variants)
  }

  /// Whether a value can fit two alternatives by its JSON type.
  private static func overlap(_ variants: [Union.Variant]) -> Bool {
    var seen = JSONTypes()
    for variant in variants {
      if !seen.isDisjoint(with: variant.jsonTypes) { return true }
      seen.formUnion(variant.jsonTypes)
    }
    return false
  }
}

extension Union.Selection {
  /// How the first variant that accepts a value is found: by the value's JSON type where that tells.
  fileprivate static func first(of variants: [Union.Variant]) -> Union.Selection {
    var seen = JSONTypes()
    for variant in variants {
      let types = variant.jsonTypes
      if types.isEmpty || types == .all || !seen.isDisjoint(with: types) { return .firstMatch }
      seen.formUnion(types)
    }
    return .jsonType
  }
}
