// A schema at a place -> its Swift value: planned, then lowered by the pass for its form. A schema is lowered
// once, wherever it is used; one that contains itself meets its own type.

import ContractModel
import OpenAPIDocument

/// The lowering pass for values.
enum ValueLowering {
  /// The most values within values; what is deeper is any JSON, checked.
  private static let depthLimit = 100

  /// Lowers every component schema.
  static func components(of document: Document, _ facts: SchemaFacts) -> LoweredSchemas {
    var lowered = LoweredSchemas(facts)
    for entry in document.components.schemas {
      let place = DeclarationPlace(facts.names.schemaScope, entry.name.text)
      _ = value(of: entry.value, at: place, &lowered)
    }
    return lowered
  }

  /// The value that a schema describes.
  static func value(
    of schema: Schema, at place: DeclarationPlace, _ lowered: inout LoweredSchemas
  ) -> Value {
    let target = schema.resolved
    if let known = lowered.values[target] { return known }
    guard lowered.values.begin(target) else {
      // An array or a map that contains itself without a type in between.
      return Value(lowered.checked(.any, SchemaUse(MergedSchema(sources: [target]), of: target)))
    }
    defer { lowered.values.end(target) }
    let use = SchemaUse(lowered.facts.normalised.merged(target), of: target)
    var home = place
    if let component = lowered.facts.component(target) {
      home = DeclarationPlace(lowered.facts.names.schemaScope, component)
      home.depth = place.depth
    }
    let result = value(of: use, at: home, &lowered)
    lowered.values[target] = result
    return result
  }

  /// The value that several schemas describe together.
  static func value(
    of schemas: [Schema], at place: DeclarationPlace, _ lowered: inout LoweredSchemas
  ) -> Value {
    if schemas.count == 1 { return value(of: schemas[0], at: place, &lowered) }
    guard lowered.values.begin(schemas) else {
      return Value(lowered.checked(.any, SchemaUse(MergedSchema(sources: schemas))))
    }
    defer { lowered.values.end(schemas) }
    return value(of: SchemaUse(lowered.facts.normalised.merged(schemas)), at: place, &lowered)
  }

  /// The value of a conjunction.
  static func value(
    of use: SchemaUse, at place: DeclarationPlace, _ lowered: inout LoweredSchemas
  ) -> Value {
    guard place.depth < depthLimit else { return Value(lowered.checked(.any, use)) }
    let plan = ValuePlanning.plan(of: use, lowered.facts)
    if case .union(_, base: .some) = plan.form, place.unions.isFull {
      return Value(lowered.checked(.any, use))
    }
    return value(of: plan, at: place, &lowered)
  }

  /// The value that was planned.
  static func value(
    of plan: ValuePlan, at place: DeclarationPlace, _ lowered: inout LoweredSchemas
  ) -> Value {
    var value = unchecked(plan, at: place, &lowered)
    if plan.isChecked { value.codec = lowered.checked(value.codec, plan.use) }
    value.isNullable = plan.isNullable && value.codec != .any && value.codec != .null
    return value
  }

  private static func unchecked(
    _ plan: ValuePlan, at place: DeclarationPlace, _ lowered: inout LoweredSchemas
  ) -> Value {
    let merged = plan.shape.merged
    switch plan.form {
    case .any: return Value(.any)
    case .null: return Value(.null)
    case .boolean: return Value(.boolean)
    case .string: return Value(ScalarLowering.string(merged, &lowered.patterns))
    case .integer: return Value(.integer(IntegerRules.rules(of: merged).rules))
    case .number: return Value(ScalarLowering.number(merged))
    case .object: return ObjectLowering.value(of: plan, at: place, &lowered)
    case .map: return ContainerLowering.map(plan.shape, at: place, &lowered)
    case .array: return ContainerLowering.array(plan.shape, at: place, &lowered)
    case .types(let types):
      return UnionLowering.value(of: plan, types: types, at: place, &lowered)
    case .enumeration(let values, let isText):
      return EnumerationLowering.value(of: plan, values, isText: isText, at: place, &lowered)
    case .alternative(let schema):
      return value(of: schema, at: place.part(place.name), &lowered)
    case .union(let alternatives, let base):
      return UnionLowering.value(of: plan, alternatives, base: base, at: place, &lowered)
    }
  }
}

extension LoweredSchemas {
  /// Remembers a plan's declared type before its members are lowered, so that it may contain itself.
  mutating func remember(_ plan: ValuePlan, as path: TypePath) {
    guard let schema = plan.shape.schema else { return }
    let own = SchemaUse(MergedSchema(sources: [schema]), of: schema)
    let codec = plan.isChecked ? checked(.declared(path), own) : .declared(path)
    values[schema] = Value(codec, isNullable: plan.isNullable)
  }
}
