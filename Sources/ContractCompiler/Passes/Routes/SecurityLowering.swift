// Security schemes and requirements -> what each operation demands, with the hooks that operations
// share. Whose an operation is has been decided in the contract's model.

import ContractModel
import OpenAPIDocument

/// The security lowering pass.
struct SecurityLowering {
  private let model: SecurityModel
  private let ownership: OwnershipModel
  private(set) var plan: SecurityPlan

  init(_ model: SecurityModel, ownership: OwnershipModel, _ facts: SchemaFacts) {
    self.model = model
    self.ownership = ownership
    plan = SecurityPlan(
      schemes: model.schemes.map { Self.plan($0, names: facts.names, file: facts.file) },
      hasOwner: false,
      hooks: [])
  }

  /// The names of the keys that schemes read from a place.
  func keyNames(in location: String) -> [String] {
    plan.schemes.compactMap { scheme in
      guard case .apiKey(let name, let place) = scheme.kind, place.rawValue == location else {
        return nil
      }
      return name
    }
  }

  private static func plan(
    _ entry: SecurityModel.Scheme, names: Names, file: String
  ) -> SecuritySchemePlan {
    let scheme = entry.scheme
    let kind: SecuritySchemePlan.Kind
    switch scheme.kind {
    case .apiKey:
      let location = scheme.place.flatMap { SecuritySchemePlan.KeyLocation(rawValue: $0.rawValue) }
      kind = .apiKey(name: scheme.name?.text ?? "", location: location ?? .header)
    case .mutualTLS: kind = .clientCertificate
    case .http:
      switch scheme.scheme?.lowercased() ?? "bearer" {
      case "bearer": kind = .bearer
      case "basic": kind = .basic
      case let other: kind = .http(other)
      }
    case .oauth2, .openIdConnect: kind = .bearer
    }
    let swiftName = names.schemes[entry.name]
    return SecuritySchemePlan(
      name: entry.name.text, swiftName: swiftName, kind: kind,
      documentation: Documentation.lines(scheme.description),
      line: ContractLine(file: file, line: entry.key.location.line), owner: entry.owner,
      isHidden: HookLowering.variables.contains(swiftName))
  }

  /// The demands of an operation, and where its path names the owner.
  mutating func access(of operation: Operation, at path: Name) -> (Access, OwnerPosition?) {
    var access = Access(alternatives: [], allowsAnonymous: false, ownerParameter: nil)
    for alternative in model.alternatives(of: operation) {
      if alternative.isAnonymous {
        access.allowsAnonymous = true
      } else {
        access.alternatives.append(
          alternative.uses.map { SchemeUse(scheme: $0.scheme, scopes: $0.scopes.map(\.text)) })
      }
    }
    guard case .owned(let rule, let position) = ownership.ownership(of: operation, at: path),
      let template = PathTemplate(path)
    else { return (access, nil) }
    access.ownerParameter = rule.parameter
    plan.hasOwner = true
    return (
      access,
      OwnerPosition(
        parameter: template[position].name, path: PathPosition(position, in: template))
    )
  }

  /// The function that checks an access, shared by all operations with the same demands.
  mutating func hookName(for access: Access) -> String? {
    guard !access.isPublic else { return nil }
    if let known = plan.hooks.first(where: { $0.access == access }) { return known.name }
    let parts = access.alternatives.map { uses in
      uses.map { SwiftWords.upperCamel(plan.schemes[$0.scheme].name) }.joined(separator: "And")
    }
    let base =
      "authorize" + parts.joined(separator: "Or") + (access.allowsAnonymous ? "OrAnonymous" : "")
      + (access.ownerParameter == nil ? "" : "Owner")
    var name = base
    var number = 2
    while plan.hooks.contains(where: { $0.name == name }) {
      name = "\(base)\(number)"
      number += 1
    }
    plan.hooks.append(HookLowering.hook(named: name, for: access, plan.schemes))
    return name
  }
}
