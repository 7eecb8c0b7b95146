// Security schemes and requirements -> what each operation demands, and the ownership rule: a path
// that contains the owner's parameter is isolated unless the contract says otherwise on purpose.

import OpenAPIDocument

/// The security lowering pass.
struct SecurityLowering {
  private let document: Document
  private let names: Names
  private let file: String
  private(set) var diagnostics = Diagnostics()
  private(set) var plan = SecurityPlan(schemes: [], hasOwner: false, hooks: [])
  private var indices: [ObjectIdentifier: Int] = [:]

  init(_ document: Document, names: Names, file: String) {
    self.document = document
    self.names = names
    self.file = file
    for entry in document.components.securitySchemes { add(entry) }
  }

  private mutating func add(_ entry: Entry<Resolved<SecurityScheme>>) {
    let scheme = entry.value.value
    let kind: SecuritySchemePlan.Kind
    switch scheme.kind {
    case .apiKey:
      kind = .apiKey(name: scheme.name ?? "", location: scheme.place?.rawValue ?? "header")
    case .mutualTLS: kind = .clientCertificate
    case .http:
      switch scheme.scheme?.lowercased() ?? "bearer" {
      case "bearer": kind = .bearer
      case "basic": kind = .basic
      case let other: kind = .http(other)
      }
    case .oauth2, .openIdConnect: kind = .bearer
    }
    indices[ObjectIdentifier(scheme)] = plan.schemes.count
    plan.schemes.append(
      SecuritySchemePlan(
        name: entry.name, swiftName: names.schemes[entry.name], kind: kind,
        documentation: Documentation.lines(scheme.description),
        line: ContractLine(file: file, line: entry.key.location.line), owner: owner(of: scheme)))
  }

  private mutating func owner(of scheme: SecurityScheme) -> OwnershipRule? {
    guard let node = scheme.extensionValue("x-owner") else { return nil }
    guard node.isMapping, let claim = node["claim"]?.string,
      let parameter = node["parameter"]?.string,
      node.count == 2
    else {
      diagnostics.add(
        Diagnostic(
          .invalidOwnerRule,
          "'x-owner' is a mapping with 'claim' (of the credential) and 'parameter' (of the path)",
          at: node.location))
      return nil
    }
    let isUsed = document.paths.contains { pathParameters($0.name).contains(parameter) }
    if !isUsed {
      diagnostics.add(
        Diagnostic(
          .unusedOwnerParameter, "no path contains the owner parameter '{\(parameter)}'",
          at: (node["parameter"] ?? node).location))
    }
    return OwnershipRule(claim: claim, parameter: parameter)
  }

  /// The demands of an operation.
  mutating func access(of operation: Operation, path: Entry<PathItem>) -> Access {
    let requirements = operation.security ?? document.security ?? []
    var access = Access(alternatives: [], allowsAnonymous: false, ownerParameter: nil)
    for requirement in requirements {
      if requirement.uses.isEmpty {
        access.allowsAnonymous = true
      } else {
        access.alternatives.append(
          requirement.uses.map { use in
            SchemeUse(
              scheme: indices[ObjectIdentifier(use.scheme.value)] ?? 0,
              scopes: use.scopes.map(\.text))
          })
      }
    }
    access.ownerParameter = ownerParameter(of: operation, path: path, access: access)
    if access.ownerParameter != nil { plan.hasOwner = true }
    return access
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
    plan.hooks.append(SecurityHook(name: name, access: access))
    return name
  }

  /// The owner's parameter in the path, with the proof that every alternative checks it.
  private mutating func ownerParameter(
    of operation: Operation, path: Entry<PathItem>, access: Access
  ) -> String? {
    let inPath = Set(pathParameters(path.name))
    let rules = plan.schemes.compactMap(\.owner).filter { inPath.contains($0.parameter) }
    guard let rule = rules.first else { return nil }
    if operation.extensionValue("x-owner")?.string == "none" { return nil }
    let name = names.operationIDs[ObjectIdentifier(operation)] ?? operation.method
    let isProtected = !access.allowsAnonymous && !access.alternatives.isEmpty
    let unprotected = access.alternatives.contains { uses in
      !uses.contains { plan.schemes[$0.scheme].owner?.parameter == rule.parameter }
    }
    guard isProtected, !unprotected else {
      diagnostics.add(
        Diagnostic(
          .ownedPathUnsecured,
          "operation '\(name)' has the owner parameter '{\(rule.parameter)}' in its path, but is not "
            + "secured by a scheme with 'x-owner' for it; secure it, or write 'x-owner: none' to "
            + "declare that everybody may use it",
          at: operation.key.location, notes: ruleNotes(rule)))
      return nil
    }
    if Set(rules.map(\.parameter)).count > 1 {
      diagnostics.add(
        Diagnostic(
          .severalOwners,
          "the path of operation '\(name)' has more than one owner parameter",
          at: path.key.location))
    }
    return rule.parameter
  }

  private func ruleNotes(_ rule: OwnershipRule) -> [Diagnostic.Note] {
    document.components.securitySchemes.compactMap { entry in
      guard let node = entry.value.value.extensionValue("x-owner"),
        node["parameter"]?.textEquals(rule.parameter) == true
      else { return nil }
      return Diagnostic.Note("the owner rule is here", at: node.location)
    }
  }

  private func pathParameters(_ template: String) -> [String] {
    PathTemplate(template).segments.flatMap(\.parameters)
  }
}
