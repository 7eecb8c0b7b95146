// Document -> warnings about examples and defaults that their own schema refuses: of schemas, media
// types, parameters, headers and components. They have no effect on a server, but people copy them.

import OpenAPIDocument

/// Holds the values that a contract shows against their schemas.
public struct ExampleCheck {
  /// The work for all values, in keywords and members looked at; the rest is not looked at.
  private static let stepLimit = 20_000_000
  private static let stepLimitOfOne = 200_000

  private let schemas: NormalisedSchemas
  private let dynamicReferences: DynamicReferences
  private var steps = stepLimit
  private var diagnostics = Diagnostics()
  private var seen: Set<Node> = []

  /// Warns of every value that does not fit; `checked` are defaults that are held against theirs
  /// already.
  public static func check(
    _ document: Document, _ schemas: NormalisedSchemas, except checked: Set<Node> = []
  ) -> Diagnostics {
    var check = ExampleCheck(
      schemas: schemas, dynamicReferences: DynamicReferences(document), seen: checked)
    check.visitSchemas(document)
    check.visitComponents(document.components)
    let items =
      document.paths.map(\.value) + document.webhooks.map(\.value)
      + document.components.pathItems.map(\.value)
    for item in items { check.visit(item) }
    return check.diagnostics
  }

  private init(
    schemas: NormalisedSchemas, dynamicReferences: DynamicReferences, seen: Set<Node>
  ) {
    self.schemas = schemas
    self.dynamicReferences = dynamicReferences
    self.seen = seen
  }

  private mutating func visitSchemas(_ document: Document) {
    for schema in document.schemas {
      if let value = schema[.default] { check(value, schema, "default") }
      if let value = schema[.example] { check(value, schema, "example") }
      for value in schema[.examples]?.elements ?? [] { check(value, schema, "example") }
    }
  }

  private mutating func visitComponents(_ components: Components) {
    for entry in components.parameters { visit(entry.value.value) }
    for entry in components.headers { visit(entry.value.value) }
    for entry in components.requestBodies { visit(entry.value.value.content) }
    for entry in components.responses { visit(entry.value.value) }
    for entry in components.mediaTypes { visit(entry.value.value, named: entry.name) }
    for entry in components.callbacks {
      for item in entry.value.value.expressions { visit(item.value) }
    }
  }

  private mutating func visit(_ item: PathItem) {
    for parameter in item.parameters { visit(parameter.value) }
    for operation in item.operations {
      for parameter in operation.parameters { visit(parameter.value) }
      visit(operation.requestBody?.value.content ?? [])
      for response in operation.responses { visit(response.value.value) }
      for callback in operation.callbacks {
        for item in callback.value.value.expressions where seen.insert(item.value.node).inserted {
          visit(item.value)
        }
      }
    }
  }

  private mutating func visit(_ response: Response) {
    visit(response.content)
    for header in response.headers { visit(header.value.value) }
  }

  private mutating func visit(_ parameter: Parameter) {
    check(parameter.node["example"], parameter.examples, parameter.schema)
    visit(parameter.content)
  }

  private mutating func visit(_ header: Header) {
    check(header.node["example"], header.examples, header.schema)
    visit(header.content)
  }

  private mutating func visit(_ content: [Entry<Resolved<MediaType>>]) {
    for entry in content { visit(entry.value.value, named: entry.name) }
  }

  /// Examples of media types other than JSON may be written as they are sent, and are not looked at.
  private mutating func visit(_ type: MediaType, named name: Name) {
    let range = MediaRange(name)
    guard range.isJSON || range.isForm || range.isAny else { return }
    check(type.example, type.examples, type.schema)
  }

  private mutating func check(
    _ example: Node?, _ examples: [Entry<Resolved<Example>>], _ schema: Schema?
  ) {
    guard let schema else { return }
    let embedded = examples.flatMap { entry in
      ["value", "dataValue"].compactMap { entry.value.value.node[$0] }
    }
    for value in [example].compactMap(\.self) + embedded { check(value, schema, "example") }
  }

  private mutating func check(_ value: Node, _ schema: Schema, _ what: String) {
    // A shared value may have several schemas; one of them says enough.
    guard steps > 0, seen.insert(value).inserted else { return }
    let limit = min(steps, Self.stepLimitOfOne)
    var evaluation = ValueEvaluation(schemas, dynamicReferences, in: nil, steps: limit)
    let mismatch = evaluation.mismatch(value, schema)
    steps -= limit - max(0, evaluation.steps)
    guard let mismatch else { return }
    diagnostics.add(
      Diagnostic(
        .mismatchedExample, "the \(what) does not fit its schema: \(mismatch.message)",
        at: mismatch.node.location,
        notes: [.init("the schema says so here", at: mismatch.keyword.location)]))
  }
}
