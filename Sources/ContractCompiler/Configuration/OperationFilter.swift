// Which operations of a contract are served. The whole contract is read, checked and asked whose its
// paths are before the filter is applied, so that leaving something out opens nothing.

import ContractModel
import OpenAPIDocument

/// A choice of operations: those that any of the lists names.
struct OperationFilter: Sendable {
  typealias NameText = ContractConfiguration.NameText

  var tags: [NameText] = []
  var paths: [NameText] = []
  var operations: [NameText] = []

  /// Takes the operations that are not chosen out of the document, and the component schemas that
  /// nothing reaches without them; reports names that choose nothing.
  func apply(to document: Document) -> (omission: PublishedOmission, diagnostics: Diagnostics) {
    let diagnostics = check(document)
    let before = document.paths
    document.keepOperations { path, operation in isChosen(operation, at: path) }
    let omission = PublishedOmission(of: before, from: document)
    let usage = Directions(document, NormalisedSchemas())
    document.keepComponentSchemas { schema in
      usage.read.contains(ObjectIdentifier(schema))
        || usage.written.contains(ObjectIdentifier(schema))
    }
    return (omission, diagnostics)
  }

  private func isChosen(_ operation: Operation, at path: Name) -> Bool {
    Self.contains(paths, path)
      || Self.contains(operations, OperationName.of(operation, at: path))
      || operation.tags.contains { Self.contains(tags, $0.name) }
  }

  private static func contains(_ names: [NameText], _ name: Name) -> Bool {
    names.contains { Name($0.text) == name }
  }

  private func check(_ document: Document) -> Diagnostics {
    var diagnostics = Diagnostics()
    let operations = document.paths.flatMap { path in
      path.value.operations.map { (path: path.name, operation: $0) }
    }
    let known = [
      ("tag", tags, operations.flatMap { $0.operation.tags.map(\.name) }),
      ("path", paths, document.paths.map(\.name)),
      (
        "operation", self.operations, operations.map { OperationName.of($0.operation, at: $0.path) }
      ),
    ]
    for (kind, names, candidates) in known {
      for name in names where !candidates.contains(where: { $0 == Name(name.text) }) {
        diagnostics.add(
          Diagnostic(
            kind: CompilerCode.unknownName, "no \(kind) of the contract is '\(name.text)'",
            at: name.location,
            suggestion: Suggestion.didYouMean(name.text, among: candidates.map(\.text))))
      }
    }
    return diagnostics
  }
}
