// Schemas -> those that apply themselves to the same value by `allOf` and `$ref`, so that nothing says
// what they are.

import OpenAPIDocument

/// Looks for circles of `allOf` and `$ref`.
public struct SchemaCycles {
  /// A step from a schema to one that it applies to the same value.
  private struct Step {
    let from: Schema
    /// The text of the `$ref`; `nil` for a part of `allOf`.
    let reference: Node?
  }

  private let names: [ObjectIdentifier: Name]
  private var finished: Set<ObjectIdentifier> = []
  private var diagnostics = Diagnostics()

  /// Reports each circle once, at the `$ref` that closes it.
  public static func check(_ document: Document) -> Diagnostics {
    var search = SchemaCycles(document)
    for entry in document.components.schemas { search.visit(from: entry.value) }
    for schema in document.schemas { search.visit(from: schema) }
    return search.diagnostics
  }

  private init(_ document: Document) {
    names = Dictionary(
      document.components.schemas.map { (ObjectIdentifier($0.value), $0.name) },
      uniquingKeysWith: { first, _ in first })
  }

  private static func steps(of schema: Schema) -> [(reference: Node?, target: Schema)] {
    let references = [schema.reference, schema.dynamicReference].compactMap(\.self)
    return references.map { ($0.text, $0.target) }
      + schema.subschemas(of: .allOf).map { (nil, $0.schema) }
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
      let steps = Self.steps(of: schema)
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
      let closing = circle[last].reference
    else { return }
    let steps = circle[(last + 1)...] + circle[...last]
    var words = steps.compactMap { names[ObjectIdentifier($0.from)]?.text }
    if words.isEmpty, let first = steps.first { words = ["#" + first.from.node.pointer] }
    if let first = words.first { words.append(first) }
    diagnostics.add(
      Diagnostic(
        .allOfCycle,
        "the schema contains itself through 'allOf' or '$ref': " + words.joined(separator: " -> "),
        at: closing.location))
  }
}
