// Who owns what, operation by operation: an owner rule that stands unchanged on the scheme may
// still have lost a path, as its parameter is called otherwise there or the operation opts out.

import OpenAPIDocument

extension Comparison {
  func compareOwners(_ oldUse: OperationUse, _ newUse: OperationUse, _ origin: Origin) {
    let before = ownership(oldUse, old)
    let now = ownership(newUse, new)
    // Another rule, and another set of schemes, are reported where they stand.
    guard before.rules == now.rules, before.positions != now.positions else { return }
    let oldPlace = oldUse.operation.node["x-owner"] ?? oldUse.operation.key
    let newPlace = newUse.operation.node["x-owner"] ?? newUse.operation.key
    if !before.positions.isSubset(of: now.positions) {
      report(
        .ownerRuleRemoved,
        "the owner rule no longer holds here: one user's token may open another's data",
        new: newPlace, old: oldPlace, origin: origin)
    }
    if !now.positions.isSubset(of: before.positions) {
      report(
        .ownerRuleAdded, "the owner rule holds here now: requests for others are refused",
        new: newPlace, old: oldPlace, origin: origin)
    }
  }

  /// The owner rules of the schemes that an operation is secured by, and the positions among the
  /// path's parameters that they tie to the owner.
  private func ownership(_ use: OperationUse, _ document: Document)
    -> (rules: Set<Name>, positions: Set<Int>)
  {
    let names = (PathTemplate(use.path)?.names ?? []).map(Name.init)
    let optsOut = use.operation.node["x-owner"]?.string == "none"
    var rules: Set<Name> = []
    var positions: Set<Int> = []
    for requirement in use.operation.security ?? document.security ?? [] {
      for scheme in requirement.uses {
        guard let rule = scheme.scheme.value.node["x-owner"] else { continue }
        rules.insert(CanonicalValue.text(rule))
        guard !optsOut, let parameter = rule["parameter"]?.string,
          let position = names.firstIndex(of: Name(parameter))
        else { continue }
        positions.insert(position)
      }
    }
    return (rules, positions)
  }
}
