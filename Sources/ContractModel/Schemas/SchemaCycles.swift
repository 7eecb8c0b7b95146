// Schemas -> those that apply themselves to the same value, as parts, as alternatives of themselves or
// where they do not hold, so that nothing says what they are.

import OpenAPIDocument

/// Looks for circles of schemas that one value must satisfy.
///
/// A base that lists its alternatives, which build on the base by `allOf`, is no such circle: the list
/// says nothing about an alternative.
public struct SchemaCycles {
  /// The circles that leave open what a value must satisfy.
  private enum Kind: CaseIterable {
    /// Each schema adds the next by `allOf` or `$ref`.
    case conjunction
    /// Each schema is an alternative of the one before it.
    case alternative
  }

  /// A step from a schema to one that it applies to the same value.
  private struct Step {
    let from: Schema
    /// The text of the `$ref`; `nil` for a part of `allOf` or an alternative.
    let reference: Node?
  }

  private let names: [ObjectIdentifier: Name]
  private let kind: Kind
  private var finished: Set<ObjectIdentifier> = []
  private var diagnostics: Diagnostics

  /// Reports each circle once, at the `$ref` that closes it.
  public static func check(_ document: Document) -> Diagnostics {
    var diagnostics = Diagnostics()
    for kind in Kind.allCases {
      var search = SchemaCycles(document, kind, diagnostics)
      for entry in document.components.schemas { search.visit(from: entry.value) }
      for schema in document.schemas { search.visit(from: schema) }
      diagnostics = search.diagnostics
    }
    for schema in document.schemas { addNegation(of: schema, to: &diagnostics) }
    return diagnostics
  }

  private init(_ document: Document, _ kind: Kind, _ diagnostics: Diagnostics) {
    self.kind = kind
    self.diagnostics = diagnostics
    names = Dictionary(
      document.components.schemas.map { (ObjectIdentifier($0.value), $0.name) },
      uniquingKeysWith: { first, _ in first })
  }

  /// A schema that holds where it does not, or depends on whether it holds.
  private static func addNegation(of schema: Schema, to diagnostics: inout Diagnostics) {
    for keyword in [Keyword.not, .if] {
      guard let part = schema.subschema(of: keyword), part.applies(schema) else { continue }
      diagnostics.add(
        Diagnostic(
          .allOfCycle,
          "the schema is applied to the same value within its own '\(keyword.rawValue)', so that "
            + "nothing says what it accepts", at: part.node.location))
    }
  }

  private func steps(of schema: Schema) -> [(reference: Node?, target: Schema)] {
    let references = [schema.reference, schema.dynamicReference].compactMap { reference in
      reference.map { ($0.text as Node?, $0.target) }
    }
    switch kind {
    case .conjunction:
      return references + schema.subschemas(of: .allOf).map { (nil, $0.schema) }
    case .alternative:
      // What stands beside a reference builds on what it leads to.
      if schema.isPureReference { return references }
      let alternatives = schema.subschemas(of: .oneOf) + schema.subschemas(of: .anyOf)
      return alternatives.map { (nil, $0.schema) }
    }
  }

  /// Follows all ways from a schema; without recursion, as chains may be long.
  private mutating func visit(from start: Schema) {
    var path: [Step] = []
    var positions: [ObjectIdentifier: Int] = [:]
    var work: [(schema: Schema, next: Int)] = []
    func enter(_ schema: Schema) {
      positions[ObjectIdentifier(schema)] = work.count
      work.append((schema, 0))
    }
    guard !finished.contains(ObjectIdentifier(start)) else { return }
    enter(start)
    while let (schema, next) = work.last {
      let steps = steps(of: schema)
      guard next < steps.count else {
        finished.insert(ObjectIdentifier(schema))
        positions[ObjectIdentifier(schema)] = nil
        work.removeLast()
        _ = path.popLast()
        continue
      }
      work[work.count - 1].next += 1
      let (reference, target) = steps[next]
      let step = Step(from: schema, reference: reference)
      if let first = positions[ObjectIdentifier(target)] {
        report(path[first...] + [step])
      } else if !finished.contains(ObjectIdentifier(target)) {
        path.append(step)
        enter(target)
      }
    }
  }

  /// Reports a circle, which at least one reference is part of.
  private mutating func report(_ circle: ArraySlice<Step>) {
    guard let last = circle.lastIndex(where: { $0.reference != nil }),
      let closing = circle[last].reference,
      // References alone are a circle of the other kind.
      kind == .conjunction || circle.contains(where: { $0.reference == nil })
    else { return }
    let steps = circle[(last + 1)...] + circle[...last]
    var words = steps.compactMap { names[ObjectIdentifier($0.from)]?.text }
    if words.isEmpty, let first = steps.first { words = ["#" + first.from.node.pointer] }
    if let first = words.first { words.append(first) }
    diagnostics.add(
      Diagnostic(
        .allOfCycle,
        (kind == .conjunction
          ? "the schema contains itself through 'allOf' or '$ref': "
          : "the schema is an alternative of itself: ") + words.joined(separator: " -> "),
        at: closing.location))
  }
}
