// The last pass: rules that concern several objects at once. Each rule is one file; this one lists
// them and walks the operations for all.

/// Holds a resolved document against the rules that reach across it.
final class DocumentChecks {
  let document: Document
  let links: [Link]
  let resolver: ReferenceResolver
  var diagnostics: Diagnostics
  /// Every operation that has a path item, once, with the key it is found under.
  private(set) var operations: [(operation: Operation, item: PathItem, key: Node)] = []

  init(_ document: Document, reader: DocumentReader) {
    self.document = document
    self.links = reader.links
    self.resolver = reader.resolver
    self.diagnostics = reader.diagnostics
    collectOperations()
  }

  func run() {
    checkOperationIDs()
    checkIdentifiers()
    checkPaths()
    checkParameterLists()
    checkFieldNames()
    checkServers()
    checkTags()
    checkLinks()
    checkDiscriminators()
    checkValues()
  }

  func report(
    _ code: DiagnosticCode, _ message: @autoclosure () -> String,
    effect: Effect? = nil, at node: Node,
    notes: @autoclosure () -> [(String, Node)] = [], suggestion: @autoclosure () -> String? = nil
  ) {
    diagnostics.add((effect ?? code.effects[0]).severity) {
      Diagnostic(
        code, message(), effect: effect, at: node.location,
        notes: notes().map { Diagnostic.Note($0.0, at: $0.1.location) }, suggestion: suggestion())
    }
  }

  /// The path items of the document, each with its key: paths, webhooks, components, callbacks.
  private func collectOperations() {
    var queue = document.paths + document.webhooks + document.components.pathItems
    queue += document.components.callbacks.flatMap(\.value.value.expressions)
    var seen = Set<ObjectIdentifier>()
    var next = 0
    while next < queue.count {
      let entry = queue[next]
      next += 1
      for operation in entry.value.operations {
        operations.append((operation, entry.value, entry.key))
        guard seen.insert(ObjectIdentifier(operation)).inserted else { continue }
        for callback in operation.callbacks
        where seen.insert(ObjectIdentifier(callback.value.value)).inserted {
          queue += callback.value.value.expressions
        }
      }
    }
  }
}
