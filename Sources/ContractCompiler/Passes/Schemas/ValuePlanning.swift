// A conjunction of schemas -> the decision which Swift value it becomes. Nothing is declared here.

import ContractModel
import OpenAPIDocument

/// The planning pass for one value.
enum ValuePlanning {
  /// The plan of a value.
  static func plan(of use: SchemaUse, _ facts: SchemaFacts) -> ValuePlan {
    var (plan, accepts) = own(use, facts)
    var alternatives = NullOfAlternatives(facts)
    if accepts {
      plan.isNullable = plan.isNullable || alternatives.state(null: plan.form)
    } else if alternatives.read(null: plan.form) {
      // Only the check can refuse what the type has room for.
      plan.isChecked = true
    }
    return plan
  }

  /// The plan of a value, nullable only where its schema itself says so, whatever its alternatives are; and whether
  /// it accepts `null`.
  static func own(_ use: SchemaUse, _ facts: SchemaFacts) -> (ValuePlan, Bool) {
    var merged = use.merged
    let accepts = merged.sources.allSatisfy(facts.normalised.acceptsNull)
    let (alternatives, hasNull) = takeNull(from: &merged)
    var plan = withoutNull(merged, alternatives, of: use, facts)
    plan.isNullable = accepts && hasNull
    return (plan, accepts)
  }

  /// The plan of a value by its types, without regard to alternatives and listed values.
  static func plan(ofTypes use: SchemaUse) -> ValuePlan {
    let merged = use.merged
    guard let types = merged.types ?? merged.inferredTypes, types.union(.null) != .all else {
      return ValuePlan(use: use, shape: use, form: .any, isChecked: asserts(merged))
    }
    var plan = ValuePlan(use: use, shape: use, form: .any)
    switch types {
    case .object: plan.form = merged.properties.isEmpty ? .map : .object
    case .array: plan.form = .array
    case .string: plan.form = .string
    case .integer:
      plan.form = .integer
      plan.isChecked = !IntegerRules.rules(of: merged).isExact
    case .number:
      plan.form = .number
      plan.isChecked = Format(merged.format)?.integerBounds != nil
    case .boolean: plan.form = .boolean
    case .null: plan.form = .null
    case let several: plan.form = .types(several.each)
    }
    return plan
  }

  /// Takes `null` out of the types, the values and the alternatives.
  private static func takeNull(from merged: inout MergedSchema) -> (Alternatives?, Bool) {
    var hasNull = merged.types?.contains(.null) ?? false
    if let types = merged.types, types != .null { merged.types = types.subtracting(.null) }
    if let values = merged.values {
      let listsNull = values.contains { $0.isNull }
      if listsNull, values.count > 1 { merged.values = values.filter { !$0.isNull } }
      hasNull = merged.types == nil ? listsNull : hasNull && listsNull
    }
    guard var alternatives = Alternatives(merged) else { return (nil, hasNull) }
    // Whether `null` is a value is known without them: where it must match exactly one, it is none if it
    // matches another as well.
    let isNullOnly = alternatives.variants.allSatisfy { isNull($0.schema) }
    if !isNullOnly, !merged.describesMembers,
      alternatives.variants.contains(where: { isNull($0.schema) })
    {
      alternatives.variants.removeAll { isNull($0.schema) }
      return (alternatives, hasNull || merged.types == nil)
    }
    return (alternatives, hasNull)
  }

  private static func isNull(_ schema: Schema) -> Bool {
    let target = schema.resolved
    return target.types == .null && target[.type] != nil
      || target.enumeration.map { $0.count == 1 && $0[0].isNull } ?? false
      || target[.const]?.isNull ?? false
  }

  private static func withoutNull(
    _ merged: MergedSchema, _ alternatives: Alternatives?, of use: SchemaUse, _ facts: SchemaFacts
  ) -> ValuePlan {
    let shape = SchemaUse(merged, of: use.schema)
    let anything = ValuePlan(use: use, shape: shape, form: .any, isChecked: true)
    if merged.isImpossible { return anything }
    if let alternatives { return AlternativePlanning.plan(of: shape, alternatives, facts) }
    if !merged.oneOf.isEmpty || !merged.anyOf.isEmpty { return anything }
    if let values = merged.values { return plan(of: shape, listing: values) }
    var plan = plan(ofTypes: shape)
    plan.isChecked = plan.isChecked || merged.needsCheck
    return plan
  }

  private static func asserts(_ merged: MergedSchema) -> Bool {
    merged.sources.contains { schema in
      schema.keywords.contains { $0.name?.assertsOfUntyped ?? false }
    }
  }

  // MARK: - Listed values

  private static func plan(of use: SchemaUse, listing values: [Node]) -> ValuePlan {
    let merged = use.merged
    let isText =
      values.allSatisfy { $0.kind == .string } && merged.types.map { $0 == .string } ?? true
    let isWhole =
      values.allSatisfy { $0.integer != nil } && merged.types.map { $0 == .integer } ?? true
    if !values.isEmpty, isText && areDistinct(values) || isWhole {
      let hasRules =
        isText
        ? StringRules.isRestricting(merged) || merged.contentEncoding != nil
        : !IntegerRules.rules(of: merged).isExact
      return ValuePlan(
        use: use, shape: use, form: .enumeration(values, isText: isText),
        isChecked: merged.needsCheck || hasRules)
    }
    var shape = merged
    shape.values = nil
    if shape.types == nil { shape.types = commonType(of: values) }
    return ValuePlan.checked(use, as: plan(ofTypes: SchemaUse(shape)))
  }

  /// Whether Swift tells the texts apart, which takes canonically equivalent ones for equal.
  private static func areDistinct(_ values: [Node]) -> Bool {
    Set(values.map(\.text)).count == Set(values.map { Array($0.textBytes) }).count
  }

  private static func commonType(of values: [Node]) -> JSONTypes? {
    let all = values.reduce(into: JSONTypes()) { $0.formUnion($1.jsonTypes) }
    return [JSONTypes.boolean, .integer, .number, .string].contains(all) ? all : nil
  }
}

extension ValuePlan {
  /// A value whose type is made of less than what holds for it: it must pass its check.
  static func checked(_ use: SchemaUse, as plan: ValuePlan) -> ValuePlan {
    ValuePlan(
      use: use, shape: plan.shape, form: plan.form, isChecked: true, isNullable: plan.isNullable)
  }
}

extension Keyword {
  /// Whether the keyword restricts a value whose schema names no type.
  fileprivate var assertsOfUntyped: Bool {
    switch self {
    case .ref, .nullable, .readOnly, .writeOnly, .discriminator, .type: false
    case let other: !other.isAnnotation
    }
  }
}

extension JSONTypes {
  /// The types one by one; whole numbers are not told from numbers where both are among them.
  fileprivate var each: [JSONTypes] {
    [.string, .integer, .number, .boolean, .array, .object].filter { type in
      isSuperset(of: type) && !(type == .integer && isSuperset(of: .number))
    }
  }
}
