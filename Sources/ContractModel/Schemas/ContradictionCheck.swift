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

  private static func checkBounds(of schema: Schema, _ diagnostics: inout Diagnostics) {
    for pair in counts {
      check(schema[pair.least], "at least", schema[pair.most], "at most", &diagnostics)
    }
    for (least, from) in [
      (schema.inclusiveMinimum, "at least"), (schema.exclusiveMinimum, "more than"),
    ] {
      check(least, from, schema.inclusiveMaximum, "at most", &diagnostics)
      check(least, from, schema.exclusiveMaximum, "less than", &diagnostics)
    }
  }

  private static func check(
    _ least: Node?, _ from: String, _ most: Node?, _ to: String, _ diagnostics: inout Diagnostics
  ) {
    let hasBoth = from == "at least" && to == "at most"
    guard let least, let most, let lower = least.decimal, let upper = most.decimal,
      upper < lower || lower == upper && !hasBoth
    else { return }
    diagnostics.add(
      Diagnostic(
        .contradiction, "nothing is \(from) \(least.text) and \(to) \(most.text)",
        at: most.location, notes: [.init("the lower bound is here", at: least.location)]))
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
