// A planned form -> whether `null` is a value by one of its alternatives: known before any of them is lowered,
// since one that contains the whole again must meet its type as it will be.

import ContractModel
import OpenAPIDocument

/// What the alternatives of a form say of `null`, and those that they have.
///
/// Each schema is asked once, as one that contains itself would not come to an end: what it says the second
/// time it has said the first.
struct NullOfAlternatives {
  private let facts: SchemaFacts
  private var asked: Set<ObjectIdentifier> = []

  init(_ facts: SchemaFacts) { self.facts = facts }

  /// Whether an alternative names `null` as a value, so that the type must have an absence for it.
  mutating func state(null form: ValuePlan.Form) -> Bool {
    contains(form) { (search, plan) in
      switch plan.form {
      case .any, .null: plan.isChecked && plan.isNullable
      case let form: plan.isNullable || search.state(null: form)
      }
    }
  }

  /// Whether the type of the form, or that of an alternative, has room for `null` although it is not optional.
  mutating func read(null form: ValuePlan.Form) -> Bool {
    switch form {
    case .any, .null: true
    case let form: contains(form) { (search, plan) in search.read(null: plan.form) }
    }
  }

  private mutating func contains(
    _ form: ValuePlan.Form, _ matches: (inout NullOfAlternatives, ValuePlan) -> Bool
  ) -> Bool {
    let (schemas, base): ([Schema], MergedSchema?) =
      switch form {
      case .alternative(let schema): ([schema], nil)
      case .union(let alternatives, let base): (alternatives.variants.map(\.schema), base)
      case .any, .null, .boolean, .string, .integer, .number, .object, .map, .array, .types,
        .enumeration:
        ([], nil)
      }
    for schema in schemas where asked.insert(ObjectIdentifier(schema.resolved)).inserted {
      let (plan, accepts) = ValuePlanning.own(
        SchemaUse.alternative(schema, base: base, facts), facts)
      if accepts, matches(&self, plan) { return true }
    }
    return false
  }
}

extension SchemaUse {
  /// What holds for a value by one of its alternatives, with what stands beside them where that asserts something.
  static func alternative(
    _ schema: Schema, base: MergedSchema?, _ facts: SchemaFacts
  ) -> SchemaUse {
    let target = schema.resolved
    guard let base else { return SchemaUse(facts.normalised.merged(target), of: target) }
    var combined = facts.normalised.adding(schema, to: base)
    combined.title = nil
    combined.description = target.description
    combined.sources = base.sources + [target]
    return SchemaUse(combined)
  }
}
