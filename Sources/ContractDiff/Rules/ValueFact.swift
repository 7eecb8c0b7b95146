// The rules of schemas about one value: its types, the values listed, bounds, texts, defaults.

/// What a comparer of values finds.
enum ValueFact: Fact {
  case typeRemoved
  case typeAdded
  case typeReplaced
  case wholeNumbersPlain
  case nullRemoved
  case nullAdded
  case enumValueRemoved
  case enumValueAdded
  case enumIntroduced
  case enumLifted
  case boundTightened
  case boundLoosened
  case boundReplaced
  case patternAdded
  case patternRemoved
  case patternChanged
  case formatNarrowed
  case formatWidened
  case formatChanged
  case defaultChanged
  case defaultRemoved
  case defaultAdded

  static var subject: Subject { .values }

  var rule: Rule {
    switch self {
    case .typeRemoved:
      Rule(bothWays: "type-removed", of: "`type`", .narrows, "a type is no longer admitted")
    case .typeAdded:
      Rule(bothWays: "type-added", of: "`type`", .widens, "a type is admitted now")
    case .typeReplaced:
      // Of the two halves the one that breaks is named.
      Rule(
        request: "type-removed", response: "type-added", of: "`type`", .changes,
        "a type is another")
    case .wholeNumbersPlain:
      Rule(
        requests: "request-integer-notation-narrowed", of: "`openapi`, `type`", .narrows,
        "a whole number may no longer be written as `5.0` or `5e0`, which 3.0 calls no integer")
    case .nullRemoved:
      Rule(
        bothWays: "null-removed", of: "`type`, `nullable`", .narrows,
        "null is no longer admitted")
    case .nullAdded:
      Rule(bothWays: "null-added", of: "`type`, `nullable`", .widens, "null is admitted now")
    case .enumValueRemoved:
      Rule(
        bothWays: "enum-value-removed", of: "`enum`, `const`", .narrows,
        "a listed value is gone")
    case .enumValueAdded:
      Rule(bothWays: "enum-value-added", of: "`enum`, `const`", .widens, "a listed value is new")
    case .enumIntroduced:
      Rule(
        bothWays: "enum-introduced", of: "`enum`, `const`", .narrows,
        "only listed values are admitted now")
    case .enumLifted:
      Rule(
        bothWays: "enum-lifted", of: "`enum`, `const`", .widens,
        "values that are not listed are admitted now")
    case .boundTightened:
      Rule(
        bothWays: "bound-tightened", of: "`minimum` to `maxProperties`, `multipleOf`", .narrows,
        "a number, length or count must keep to a tighter bound")
    case .boundLoosened:
      Rule(
        bothWays: "bound-loosened", of: "`minimum` to `maxProperties`, `multipleOf`", .widens,
        "a number, length or count may go beyond the old bound")
    case .boundReplaced:
      Rule(
        request: "bound-tightened", response: "bound-loosened", of: "`multipleOf`", .changes,
        "a number must be a multiple of another one")
    case .patternAdded:
      Rule(
        bothWays: "pattern-added", of: "`pattern`", .narrows,
        "a text must match a pattern, or one that admits less")
    case .patternRemoved:
      Rule(
        bothWays: "pattern-removed", of: "`pattern`", .widens,
        "a text need no longer match a pattern, or one that admits more")
    case .patternChanged:
      Rule(
        bothWays: "pattern-changed", of: "`pattern`", .changes,
        "a pattern is another, and it cannot be told what it admits")
    case .formatNarrowed:
      Rule(
        bothWays: "format-narrowed", of: "`format`", .narrows,
        "a format is there that admits less")
    case .formatWidened:
      Rule(
        bothWays: "format-widened", of: "`format`", .widens,
        "a format is gone, or another one admits more")
    case .formatChanged:
      Rule(bothWays: "format-changed", of: "`format`", .changes, "a format is another")
    case .defaultChanged:
      // The same is admitted, but understood otherwise.
      Rule(
        bothWays: "default-changed", of: "`default`", .notes, request: .breaking,
        response: .breaking, "what is left out means another value")
    case .defaultRemoved:
      Rule(
        bothWays: "default-removed", of: "`default`", .notes, request: .breaking,
        response: .breaking, "what is left out no longer means a value")
    case .defaultAdded:
      Rule(
        bothWays: "default-added", of: "`default`", .notes, request: .warning,
        response: .warning, "what is left out means a value now")
    }
  }
}

/// The facts of a family of keywords, by what a change of them does.
struct ValueFamily {
  let narrowed: ValueFact
  let widened: ValueFact
  let changed: ValueFact

  subscript(_ relation: Relation) -> ValueFact {
    switch relation {
    case .narrowed: narrowed
    case .widened: widened
    case .changed: changed
    }
  }

  static let type = ValueFamily(
    narrowed: .typeRemoved, widened: .typeAdded, changed: .typeReplaced)
  static let bound = ValueFamily(
    narrowed: .boundTightened, widened: .boundLoosened, changed: .boundReplaced)
  static let pattern = ValueFamily(
    narrowed: .patternAdded, widened: .patternRemoved, changed: .patternChanged)
  static let format = ValueFamily(
    narrowed: .formatNarrowed, widened: .formatWidened, changed: .formatChanged)
}

/// How what is admitted now stands to what was admitted before, where it differs.
enum Relation {
  case narrowed
  case widened
  /// Neither, or it cannot be told.
  case changed
}
