// New paths that take requests from others: beside `/tasks/{id}`, a new `/tasks/mine` gets what was the
// task with that id, whichever methods it has.

import ContractModel
import OpenAPIDocument

extension Comparison {
  /// Reports the requests that paths of the new document alone take from those of both; what a path had
  /// that is gone is reported where it is gone.
  func compareRouting(added: [Entry<PathItem>], kept: [Entry<PathItem>]) {
    let before = PathIndex(kept.compactMap(MatchedPath.init))
    let all = PathIndex(old.paths.compactMap(MatchedPath.init))
    for path in added.compactMap(MatchedPath.init) {
      guard let losing = before.paths(beside: path, losingOnly: true, charge: charge),
        let rivals = losing.isEmpty
          ? [] : all.paths(beside: path, losingOnly: false, charge: charge),
        charge(losing.count * rivals.count)
      else { return }
      for other in losing {
        // What another path had already is not taken from this one.
        if rivals.contains(where: { $0.takesAll(of: path, and: other) }) { continue }
        reportTaken(by: path, from: other)
      }
    }
  }

  private func reportTaken(by path: MatchedPath, from other: MatchedPath) {
    for operation in other.entry.value.operations {
      let use = EffectiveOperation(operation, of: other.entry.value, at: other.entry.name)
      let isAccepted = zip(path.steps, other.template.segments).allSatisfy { step, segment in
        accepts(step, at: segment, of: use)
      }
      guard isAccepted else { continue }
      let name = "\(operation.method) \(other.entry.name)"
      let hasMethod = path.entry.value.operations.contains { $0.method == operation.method }
      report(
        OperationFact.pathShadowed,
        "the new path '\(path.entry.name)' takes requests that were \(name), and "
          + (hasMethod ? "answers them otherwise" : "refuses that method"),
        new: path.entry.key, old: other.entry.key, origin: origin(named: name))
    }
  }
}
