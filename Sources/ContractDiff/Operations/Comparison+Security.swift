// Security, in both ways: whom the new contract refuses that the old one let in, and, which is
// worse, whom it lets in that the old one refused.

import ContractModel
import OpenAPIDocument

/// One of the alternatives of a `security` list: schemes, all of which must hold, with scopes.
struct CredentialSet {
  let scopes: [Name: Set<Name>]
  let node: Node?

  var isAnonymous: Bool { scopes.isEmpty }
  var schemes: Set<Name> { Set(scopes.keys) }

  /// Whether who satisfies `other` satisfies this.
  func isImplied(by other: CredentialSet) -> Bool {
    scopes.allSatisfy { scheme, needed in
      other.scopes[scheme].map { needed.isSubset(of: $0) } ?? false
    }
  }

  /// For messages: `bearerAuth and apiKey (read)`.
  var shown: String {
    guard !isAnonymous else { return "no credentials" }
    let parts = scopes.sorted { $0.key < $1.key }.map { scheme, scopes in
      let list = scopes.sorted().map(\.text).joined(separator: ", ")
      return list.isEmpty ? scheme.text : "\(scheme.text) (\(list))"
    }
    return parts.joined(separator: " and ")
  }
}

extension Comparison {
  // MARK: Operations

  func compareSecurity(
    _ oldOperation: Operation, _ newOperation: Operation, _ origin: Origin
  ) {
    let before = credentials(of: oldOperation, oldMeaning.security, names: [:])
    let now = credentials(of: newOperation, newMeaning.security, names: oldSchemeNames)
    let oldPlace = oldOperation.node["security"] ?? old.node["security"] ?? oldOperation.key
    let newPlace = newOperation.node["security"] ?? new.node["security"] ?? newOperation.key
    guard charge(before.count * now.count) else { return }
    for set in before where !now.contains(where: { $0.isImplied(by: set) }) {
      reportRefused(set, now, oldPlace, newPlace, origin)
    }
    for set in now where !before.contains(where: { set.includes($0) }) {
      reportLetIn(set, before, oldPlace, newPlace, origin)
    }
  }

  /// The alternatives, those of the new document under the names of the old one; at least one, as
  /// no requirement is one that everybody satisfies.
  private func credentials(
    of operation: Operation, _ model: SecurityModel, names: [Name: Name]
  ) -> [CredentialSet] {
    let sets = model.alternatives(of: operation).map { alternative in
      let pairs = alternative.uses.map { (use) -> (Name, Set<Name>) in
        let name = model.schemes[use.scheme].name
        return (names[name] ?? name, Set(use.scopes))
      }
      return CredentialSet(
        scopes: Dictionary(pairs, uniquingKeysWith: { $0.union($1) }), node: alternative.node)
    }
    return sets.isEmpty ? [CredentialSet(scopes: [:], node: nil)] : sets
  }

  private func reportRefused(
    _ set: CredentialSet, _ now: [CredentialSet], _ oldPlace: Node, _ newPlace: Node,
    _ origin: Origin
  ) {
    if set.isAnonymous {
      report(
        SecurityFact.requirementAdded, "requests without credentials are refused now",
        new: newPlace,
        old: set.node ?? oldPlace, origin: origin)
    } else if let same = now.first(where: { $0.schemes == set.schemes }) {
      report(
        SecurityFact.scopeAdded, "\(same.shown) is needed where \(set.shown) was enough",
        new: same.node ?? newPlace, old: set.node ?? oldPlace, origin: origin)
    } else {
      report(
        SecurityFact.alternativeRemoved, "\(set.shown) is no longer enough",
        gone: set.node ?? oldPlace,
        from: newPlace, origin: origin)
    }
  }

  private func reportLetIn(
    _ set: CredentialSet, _ before: [CredentialSet], _ oldPlace: Node, _ newPlace: Node,
    _ origin: Origin
  ) {
    if set.isAnonymous {
      report(
        SecurityFact.requirementRemoved, "requests without credentials are let through now",
        gone: oldPlace, from: set.node ?? newPlace, origin: origin)
    } else if let same = before.first(where: { $0.schemes == set.schemes }) {
      report(
        SecurityFact.scopeRemoved, "\(set.shown) is enough where \(same.shown) was needed",
        gone: same.node ?? oldPlace, from: set.node ?? newPlace, origin: origin)
    } else {
      report(
        SecurityFact.alternativeAdded, "\(set.shown) is enough now", new: set.node ?? newPlace,
        old: oldPlace, origin: origin)
    }
  }

  // MARK: Schemes

  /// The schemes of the new document by the names that the old one has for them: the same name, or,
  /// of a scheme whose name is new, the old name of one that is defined alike and gone.
  var oldSchemeNames: [Name: Name] {
    if let known = knownSchemeNames { return known }
    let oldSchemes = old.components.securitySchemes
    let newNames = Set(new.components.securitySchemes.map(\.name))
    let oldNames = Set(oldSchemes.map(\.name))
    var free = Dictionary(
      grouping: oldSchemes.filter { !newNames.contains($0.name) }.reversed(),
      by: { Self.definition($0.value.value) })
    var names: [Name: Name] = [:]
    for entry in new.components.securitySchemes {
      guard !oldNames.contains(entry.name),
        let before = free[Self.definition(entry.value.value)]?.popLast()
      else { continue }
      names[entry.name] = before.name
    }
    knownSchemeNames = names
    return names
  }

  /// What of a scheme says which credentials it takes, flows apart.
  private static func definition(_ scheme: SecurityScheme) -> [Name] {
    let isHeader = scheme.place == .header
    let name = isHeader ? scheme.name?.lowercased : scheme.name
    return [
      scheme.kind.rawValue, scheme.place?.rawValue ?? "", name?.text ?? "",
      scheme.scheme?.lowercased() ?? "", scheme.node["openIdConnectUrl"]?.text ?? "",
    ].map(Name.init)
  }

  func compareSecuritySchemes() {
    let oldByName = old.components.securitySchemes.byName(\.name)
    for entry in new.components.securitySchemes {
      let name = oldSchemeNames[entry.name] ?? entry.name
      guard let before = oldByName[name]?.value else { continue }
      compare(before.value, entry.value.value, name: entry.name)
      compareOwnerRule(before.value.node, entry.value.value.node, name: entry.name)
    }
  }

  private func compare(_ before: SecurityScheme, _ now: SecurityScheme, name: Name) {
    let flows = Self.compareFlows(before, now)
    if Self.definition(before) != Self.definition(now) || flows == .changed {
      report(
        SecurityFact.schemeChanged, "the security scheme '\(name)' takes other credentials",
        new: now.node, old: before.node, origin: .document)
    } else if flows == .extended {
      report(
        SecurityFact.schemeExtended, "the security scheme '\(name)' has more flows or scopes",
        new: now.node["flows"] ?? now.node, old: before.node["flows"] ?? before.node,
        origin: .document)
    }
  }

  private enum FlowChange {
    case none
    case extended
    case changed
  }

  private static func compareFlows(_ before: SecurityScheme, _ now: SecurityScheme) -> FlowChange {
    var change = before.flows.count < now.flows.count ? FlowChange.extended : .none
    for flow in before.flows {
      guard let other = now.flows.first(where: { $0.name == flow.name })?.value else {
        return .changed
      }
      for field in ["authorizationUrl", "tokenUrl", "refreshUrl", "deviceAuthorizationUrl"]
      where flow.value[field].map(\.name) != other[field].map(\.name) {
        return .changed
      }
      let oldScopes = Set((flow.value["scopes"]?.members ?? []).map(\.name))
      let newScopes = Set((other["scopes"]?.members ?? []).map(\.name))
      guard oldScopes.isSubset(of: newScopes) else { return .changed }
      if oldScopes != newScopes { change = .extended }
    }
    return change
  }

  /// Compares `x-owner`, which ties a claim of the token to a parameter of the path.
  private func compareOwnerRule(_ before: Node, _ now: Node, name: Name) {
    switch (before[OwnerRule.keyword], now[OwnerRule.keyword]) {
    case (nil, nil): break
    case (let rule?, nil):
      report(
        SecurityFact.ownerRuleRemoved,
        "the owner rule of '\(name)' is gone: one user's token may open another's data", gone: rule,
        from: now, origin: .document)
    case (nil, let rule?):
      report(
        SecurityFact.ownerRuleAdded,
        "'\(name)' has an owner rule now: requests for others are refused",
        new: rule, old: before, origin: .document)
    case (let oldRule?, let newRule?):
      guard CanonicalValue.text(oldRule) != CanonicalValue.text(newRule) else { return }
      report(
        SecurityFact.ownerRuleChanged,
        "the owner rule of '\(name)' ties another claim or parameter",
        new: newRule, old: oldRule, origin: .document)
    }
  }
}

extension CredentialSet {
  /// Whether who satisfies this satisfies `other` too.
  fileprivate func includes(_ other: CredentialSet) -> Bool { other.isImplied(by: self) }
}
