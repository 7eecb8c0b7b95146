// Who owns what, operation by operation: an owner rule that stands unchanged on the scheme may
// still have lost a path, as its parameter is called otherwise there or the operation opts out.

import ContractModel
import OpenAPIDocument

extension Comparison {
  func compareOwners(_ oldUse: EffectiveOperation, _ newUse: EffectiveOperation, _ origin: Origin) {
    let before = ownership(oldUse, oldMeaning)
    let now = ownership(newUse, newMeaning)
    // Another rule, and another set of schemes, are reported where they stand.
    guard before.rules == now.rules, before.positions != now.positions else { return }
    let oldPlace = oldUse.operation.node[OwnerRule.keyword] ?? oldUse.operation.key
    let newPlace = newUse.operation.node[OwnerRule.keyword] ?? newUse.operation.key
    if !before.positions.isSubset(of: now.positions) {
      report(
        SecurityFact.ownerRuleRemoved,
        "the owner rule no longer holds here: one user's token may open another's data",
        new: newPlace, old: oldPlace, origin: origin)
    }
    if !now.positions.isSubset(of: before.positions) {
      report(
        SecurityFact.ownerRuleAdded,
        "the owner rule holds here now: requests for others are refused",
        new: newPlace, old: oldPlace, origin: origin)
    }
  }

  /// The owner rules of the schemes that an operation is secured by, and the position in the path
  /// that they tie to the owner.
  private func ownership(_ use: EffectiveOperation, _ model: ContractMeaning)
    -> (rules: Set<OwnerRule>, positions: Set<PathTemplate.Position>)
  {
    let uses = model.security.alternatives(of: use.operation).flatMap(\.uses)
    let rules = Set(uses.compactMap { model.security.schemes[$0.scheme].owner })
    switch model.ownership.ownership(of: use.operation, at: use.path) {
    case .owned(_, let position) where !rules.isEmpty: return (rules, [position])
    case .owned, .unowned, .waived: return (rules, [])
    }
  }
}

/// What each of the two documents means.
struct ContractMeaning {
  let security: SecurityModel
  let ownership: OwnershipModel

  init(_ document: Document) {
    security = SecurityModel(document)
    ownership = OwnershipModel(document, security)
  }
}
