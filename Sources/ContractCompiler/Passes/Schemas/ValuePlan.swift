// What a schema becomes in Swift, as decided before anything of it is declared: the output of
// ValuePlanning, the input of ValueLowering.

import ContractModel
import OpenAPIDocument

/// The decision about one conjunction of schemas.
struct ValuePlan {
  /// What holds for the value: what a check asserts, and what comments name.
  var use: SchemaUse
  /// What the Swift type is made of: without `null`, and without what only a check can assert. It has a
  /// schema only where the type is that schema's own.
  var shape: SchemaUse
  var form: Form
  /// Whether a check function asserts what the form does not.
  var isChecked = false
  /// Whether `null` is a value beside those of the form.
  var isNullable = false

  /// Which sort of Swift value it is.
  enum Form {
    /// Any JSON value.
    case any
    case null, boolean, string, integer, number
    /// A structure: an object with members that are known.
    case object
    /// An object without members that are known.
    case map
    case array
    /// One of several JSON types.
    case types([JSONTypes])
    /// One of the values listed, all texts or all whole numbers.
    case enumeration([Node], isText: Bool)
    /// What the only alternative says.
    case alternative(Schema)
    /// One of several alternatives, each together with `base` where that asserts something.
    case union(Alternatives, base: MergedSchema?)
  }
}

/// The alternatives of a schema that has one group of them.
struct Alternatives {
  var variants: [Subschema]
  var isExclusive: Bool

  /// The only group of alternatives of a schema; `nil` where there is none or more than one.
  init?(_ merged: MergedSchema) {
    switch (merged.oneOf.count, merged.anyOf.count) {
    case (1, 0): (variants, isExclusive) = (merged.oneOf[0], true)
    case (0, 1): (variants, isExclusive) = (merged.anyOf[0], false)
    case (_, _): return nil
    }
  }
}
