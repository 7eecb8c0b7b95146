// `oneOf` and `anyOf` -> the decision which Swift value they are: one of their alternatives, a list of
// values, a union, or a type by itself of which a check asserts the alternatives.

import ContractModel
import OpenAPIDocument

/// The planning pass for a value with one group of alternatives.
enum AlternativePlanning {
  /// The plan of a value without `null`.
  static func plan(
    of use: SchemaUse, _ alternatives: Alternatives, _ facts: SchemaFacts
  ) -> ValuePlan {
    let merged = use.merged
    if merged.needsCheck || merged.values != nil {
      // The type is what the alternatives make it, and a check asserts the rest.
      let rest = SchemaUse(merged.withoutChecks(), of: use.schema)
      return ValuePlan.checked(use, as: plan(of: rest, alternatives, facts))
    }
    var base = merged
    base.oneOf = []
    base.anyOf = []
    base.discriminator = nil
    let variants = alternatives.variants
    let isPlain =
      !base.asserts && variants.allSatisfy { isWithin(base, $0.schema, facts.normalised) }
    if isPlain, variants.count == 1 {
      return ValuePlan(use: use, shape: use, form: .alternative(variants[0].schema))
    }
    if variants.allSatisfy({ restrictsOnly($0.schema) }) {
      let rest = SchemaUse(base, of: use.schema)
      return ValuePlan.checked(use, as: ValuePlanning.plan(ofTypes: rest))
    }
    if isPlain, let values = constants(variants),
      Set(values.map { CanonicalValue.text($0) }).count == values.count
    {
      var listed = base
      listed.values = values
      return ValuePlanning.plan(of: SchemaUse(listed, of: use.schema), facts)
    }
    return ValuePlan(
      use: use, shape: use, form: .union(alternatives, base: isPlain ? nil : base))
  }

  /// Whether the types of a schema leave nothing to say about an alternative.
  private static func isWithin(
    _ base: MergedSchema, _ alternative: Schema, _ normalised: NormalisedSchemas
  ) -> Bool {
    guard let types = base.types else { return true }
    return types.union(.null).isSuperset(of: normalised.jsonTypes(of: alternative))
  }

  /// Whether an alternative only demands or forbids, such as `required: [a]`, and describes no value.
  private static func restrictsOnly(_ schema: Schema) -> Bool {
    guard schema.booleanValue == nil, schema.reference == nil else { return false }
    return schema.keywords.allSatisfy { $0.name?.isAnnotationOrDemand ?? true }
      && schema.keywords.contains { $0.name == .required || $0.name == .not }
  }

  /// The single values of alternatives that are all constants.
  private static func constants(_ variants: [Subschema]) -> [Node]? {
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
}

extension MergedSchema {
  /// Whether anything beside alternatives restricts the value.
  fileprivate var asserts: Bool {
    describesMembers || !required.isEmpty || hasPatternProperties || !items.isEmpty
      || !strings.isEmpty || !patterns.isEmpty
      || Format(format)?.enforcement == .enforced(by: .scalars) || contentEncoding != nil
      || !numbers.isEmpty || minProperties != nil || maxProperties != nil || !arrays.isEmpty
  }
}

extension Keyword {
  /// Whether the keyword demands or forbids without saying what a value is, or only annotates it.
  fileprivate var isAnnotationOrDemand: Bool {
    switch self {
    case .required, .not, .minProperties, .maxProperties, .dependentRequired: true
    case let other: other.isAnnotation
    }
  }
}
