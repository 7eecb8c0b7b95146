// Schemas that refuse every value by what they say themselves: bounds that cross each other, members that are
// asked for and refused. JSON Schema allows them; hardly anybody means them.

import ContractPatterns
import OpenAPIDocument

/// Looks for schemas that contradict themselves.
public enum ContradictionCheck {
  /// Warns of every schema that no value of its type can satisfy.
  public static func check(_ document: Document) -> Diagnostics {
    var diagnostics = Diagnostics()
    for schema in document.schemas {
      checkBounds(of: schema, &diagnostics)
      checkRequired(of: schema, &diagnostics)
    }
    return diagnostics
  }

  private static let counts: [(least: Keyword, most: Keyword)] = [
    (.minLength, .maxLength), (.minItems, .maxItems), (.minProperties, .maxProperties),
    (.minContains, .maxContains),
  ]

  /// One end of what a value may be.
  private struct Bound {
    let node: Node
    /// Whether the bound itself is no value.
    var isExclusive = false

    init?(_ node: Node?, isExclusive: Bool = false) {
      guard let node else { return nil }
      self.node = node
      self.isExclusive = isExclusive
    }
  }

  private static func checkBounds(of schema: Schema, _ diagnostics: inout Diagnostics) {
    for pair in counts {
      check(Bound(schema[pair.least]), Bound(schema[pair.most]), &diagnostics)
    }
    let lower = [
      Bound(schema.inclusiveMinimum), Bound(schema.exclusiveMinimum, isExclusive: true),
    ]
    let upper = [
      Bound(schema.inclusiveMaximum), Bound(schema.exclusiveMaximum, isExclusive: true),
    ]
    for least in lower { for most in upper { check(least, most, &diagnostics) } }
  }

  private static func check(_ least: Bound?, _ most: Bound?, _ diagnostics: inout Diagnostics) {
    guard let least, let most, let lower = least.node.decimal, let upper = most.node.decimal,
      upper < lower || lower == upper && (least.isExclusive || most.isExclusive)
    else { return }
    let from = "\(least.isExclusive ? "more than" : "at least") \(least.node.text)"
    let to = "\(most.isExclusive ? "less than" : "at most") \(most.node.text)"
    diagnostics.add(
      Diagnostic(
        .contradiction, "nothing is \(from) and \(to)", at: most.node.location,
        notes: [.init("the lower bound is here", at: least.node.location)]))
  }

  /// A closed object has the members alone that stand beside the keyword which closes it.
  private static func checkRequired(of schema: Schema, _ diagnostics: inout Diagnostics) {
    guard let additional = schema.subschema(of: .additionalProperties),
      additional.booleanValue == false
    else { return }
    let declared = schema.properties.map(\.name)
    let patterns = schema.patternProperties.map { try? Pattern($0.name.text) }
    for name in schema.required where name.isString && !declared.contains(name.name) {
      let isOfPattern = patterns.contains { $0?.matches(name.text) ?? true }
      if isOfPattern { continue }
      diagnostics.add(
        Diagnostic(
          .contradiction,
          "'\(name.text)' is required, and 'additionalProperties: false' refuses it: no property has "
            + "this name", at: name.location,
          notes: [.init("other members are refused here", at: additional.node.location)],
          suggestion: Suggestion.didYouMean(name.text, among: declared.map(\.text))))
    }
  }
}
