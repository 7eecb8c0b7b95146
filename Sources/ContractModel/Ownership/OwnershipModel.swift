// Paths, parameters and security -> whose each operation is. Isolation is on unless the contract
// declares otherwise: what cannot be proven to check the owner is an error at its line.

import OpenAPIDocument

/// Whose an operation is.
public enum Ownership: Sendable {
  /// Its path has no owner's parameter.
  case unowned
  /// Its path has one, and the contract declares that everybody may use it (`x-owner: none`).
  case waived
  /// Its path names the owner: the credential's claim must equal the text at the position.
  case owned(OwnerRule, PathTemplate.Position)
}

/// What a document says about owners.
public struct OwnershipModel {
  /// What is wrong with it.
  public private(set) var diagnostics = Diagnostics()
  private let document: Document
  private let security: SecurityModel
  private let places: OwnerPlaces

  /// Decides for every operation of a document's paths.
  public init(_ document: Document, _ security: SecurityModel) {
    self.document = document
    self.security = security
    places = OwnerPlaces(document, rules: security.schemes.compactMap(\.owner))
    checkRules()
    checkExtensions()
    for path in document.paths {
      guard let template = PathTemplate(path.name) else { continue }
      for operation in path.value.operations { check(operation, path, template) }
      if !places.rules.isEmpty { checkNames(path, template) }
    }
  }

  /// Whose an operation is; `unowned` too where that was an error.
  public func ownership(of operation: Operation, at path: Name) -> Ownership {
    guard let template = PathTemplate(path), let owner = places.owners(in: template).first else {
      return .unowned
    }
    return Self.isWaived(operation) ? .waived : .owned(owner.rule, owner.position)
  }

  private static func isWaived(_ element: some Element) -> Bool {
    element.extensionValue(OwnerRule.keyword)?.string == OwnerRule.none
  }

  // MARK: - The extension

  private mutating func checkRules() {
    for scheme in security.schemes {
      guard let node = scheme.scheme.extensionValue(OwnerRule.keyword) else { continue }
      guard let rule = scheme.owner else {
        diagnostics.add(
          Diagnostic(
            .invalidOwnerRule,
            "'x-owner' is a mapping with 'claim' (of the credential) and 'parameter' (of the path)",
            at: node.location))
        continue
      }
      if !places.isUsed(rule) {
        diagnostics.add(
          Diagnostic(
            .unusedOwnerParameter,
            "no path contains the owner parameter '{\(rule.parameter.text)}'",
            at: (node["parameter"] ?? node).location))
      }
    }
  }

  /// Says where `x-owner` is not what it must be or has no effect: an author believes in it.
  private mutating func checkExtensions() {
    refuseRule(document.node, "beside the paths")
    var seen: Set<ObjectIdentifier> = []
    for path in document.paths where seen.insert(ObjectIdentifier(path.value)).inserted {
      refuseRule(path.value.node, "on a path")
      let parameters = path.value.parameters + path.value.operations.flatMap(\.parameters)
      for parameter in parameters
      where seen.insert(ObjectIdentifier(parameter.value)).inserted {
        if parameter.value.place == .path {
          refuseRule(parameter.value.node, "on a path's parameter")
        } else {
          checkWaiver(parameter.value, of: "a parameter")
        }
      }
      for operation in path.value.operations { checkWaiver(operation, of: "an operation") }
    }
  }

  private mutating func refuseRule(_ node: Node, _ place: String) {
    guard let rule = node[OwnerRule.keyword] else { return }
    diagnostics.add(
      Diagnostic(
        .invalidOwnerRule,
        "'x-owner' has no effect \(place): a rule stands on a security scheme, 'x-owner: none' on an "
          + "operation", at: rule.location))
  }

  private mutating func checkWaiver(_ element: some Element, of kind: String) {
    guard let node = element.extensionValue(OwnerRule.keyword), !Self.isWaived(element) else {
      return
    }
    diagnostics.add(
      Diagnostic(
        .invalidOwnerRule, "'x-owner' of \(kind) is 'none' or is left out", at: node.location))
  }

  // MARK: - Owned paths

  private mutating func check(
    _ operation: Operation, _ path: Entry<PathItem>, _ template: PathTemplate
  ) {
    guard !Self.isWaived(operation) else { return }
    let owners = places.owners(in: template)
    guard let owner = owners.first else {
      checkOverlap(operation, path, template)
      return
    }
    let expression = template[owner.position]
    let name = Self.name(of: operation, at: path)
    if owners.count > 1 {
      diagnostics.add(
        Diagnostic(
          .severalOwners,
          "the path of operation '\(name)' has more than one owner parameter: "
            + owners.map { "'{\(template[$0.position].text)}'" }.joined(separator: " and "),
          at: path.key.location))
      return
    }
    if !isSecured(operation, by: owner.rule) {
      reportUnsecured(operation, name: name, expression, owner.rule)
    }
    checkPlainness(operation, path, expression, owner.rule)
  }

  /// Whether each way to be let in compares the rule's claim.
  private func isSecured(_ operation: Operation, by rule: OwnerRule) -> Bool {
    let alternatives = security.alternatives(of: operation)
    return !alternatives.isEmpty && alternatives.allSatisfy { compares($0, rule) }
  }

  private func compares(_ alternative: SecurityModel.Alternative, _ rule: OwnerRule) -> Bool {
    alternative.uses.contains { security.schemes[$0.scheme].owner?.parameter == rule.parameter }
  }

  private mutating func reportUnsecured(
    _ operation: Operation, name: String, _ expression: PathTemplate.Expression, _ rule: OwnerRule
  ) {
    let parameter = rule.parameter.text
    let isNamed = expression.name == rule.parameter
    let place =
      isNamed
      ? "has the owner parameter '{\(parameter)}' in its path"
      : "has '{\(expression.text)}' where other paths have the owner parameter '{\(parameter)}'"
    let alternatives = security.alternatives(of: operation)
    if alternatives.contains(where: { compares($0, rule) }) {
      for alternative in alternatives where !compares(alternative, rule) {
        diagnostics.add(
          Diagnostic(
            .ownedPathUnsecured,
            "operation '\(name)' \(place), and this way in does not compare the owner: name a scheme "
              + "with 'x-owner' for it here too, or write 'x-owner: none' to declare that everybody "
              + "may use it", at: alternative.node.location, notes: notes(of: rule)))
      }
      return
    }
    diagnostics.add(
      Diagnostic(
        .ownedPathUnsecured,
        "operation '\(name)' \(place), but is not secured by a scheme with 'x-owner' for it; secure "
          + "it, or write 'x-owner: none' to declare that everybody may use it",
        at: operation.key.location, notes: notes(of: rule)))
  }

  /// The hook compares the text of the path as it stands: it must be the identifier and nothing else.
  private mutating func checkPlainness(
    _ operation: Operation, _ path: Entry<PathItem>, _ expression: PathTemplate.Expression,
    _ rule: OwnerRule
  ) {
    if !OwnerNames.isPlain(expression) {
      diagnostics.add(
        Diagnostic(
          .ownerNotPlain,
          "'{\(expression.text)}' is no plain template expression: the owner's parameter is written "
            + "'{\(rule.parameter.text)}'", at: path.key.location, notes: notes(of: rule)))
    }
    let declared = operation.effectiveParameters(in: path.value).first {
      $0.value.place == .path && $0.value.name == expression.name
    }
    if let declared, declared.value.style != .simple || !declared.value.content.isEmpty {
      diagnostics.add(
        Diagnostic(
          .ownerNotPlain,
          "the owner's parameter '\(declared.value.name)' is compared as the path has it: leave out "
            + "'style' and 'content'", at: declared.node.location, notes: notes(of: rule)))
    }
  }

  /// Warns where requests for an owner's path may come to an operation that checks no owner.
  private mutating func checkOverlap(
    _ operation: Operation, _ path: Entry<PathItem>, _ template: PathTemplate
  ) {
    guard let overlap = places.overlap(in: template) else { return }
    let name = Self.name(of: operation, at: path)
    diagnostics.add(
      Diagnostic(
        .ownerPathOverlap,
        "operation '\(name)' has '{\(template[overlap.position].text)}' where a request for another "
          + "path has the owner parameter '{\(overlap.rule.parameter.text)}', which is not checked "
          + "here; write 'x-owner: none' if that is meant", at: path.key.location,
        notes: [.init("the other path is here", at: overlap.key.location)]))
  }

  private static func name(of operation: Operation, at path: Entry<PathItem>) -> String {
    operation.operationID?.text ?? "\(operation.method.lowercased) \(path.name)"
  }

  private func notes(of rule: OwnerRule) -> [Diagnostic.Note] {
    security.schemes.compactMap { scheme in
      guard let node = scheme.scheme.extensionValue(OwnerRule.keyword),
        scheme.owner?.parameter == rule.parameter
      else { return nil }
      return Diagnostic.Note("the owner rule is here", at: node.location)
    }
  }

  // MARK: - Names elsewhere

  /// Looks for the owner's name where nothing compares it, and for names that read like it.
  private mutating func checkNames(_ path: Entry<PathItem>, _ template: PathTemplate) {
    let operations = path.value.operations.filter { !Self.isWaived($0) }
    guard !operations.isEmpty else { return }
    let owned = Set(places.owners(in: template).map(\.position))
    for position in template.positions where !owned.contains(position) {
      let text = template[position].text
      for rule in places.rules where OwnerNames.isLookAlike(Name(text), of: rule.parameter) {
        reportLookAlike("'{\(text)}'", rule, at: path.key)
      }
    }
    var seen: Set<ObjectIdentifier> = []
    for operation in operations {
      for parameter in operation.effectiveParameters(in: path.value)
      where parameter.value.place != .path && !Self.isWaived(parameter.value) {
        guard seen.insert(ObjectIdentifier(parameter.value)).inserted else { continue }
        for name in WireName.names(of: parameter) { check(name) }
      }
    }
  }

  private mutating func check(_ name: WireName) {
    for rule in places.rules {
      if name.is(rule.parameter) {
        diagnostics.add(
          Diagnostic(
            .ownerNamedElsewhere,
            "the \(name.place) parameter '\(name.text)' has the owner's name, but nothing compares it "
              + "with the credential: put it into the path, or declare with 'x-owner: none' that it "
              + "names no owner", at: name.node.location, notes: notes(of: rule)))
      } else if name.readsLike(rule.parameter) {
        reportLookAlike("the \(name.place) parameter '\(name.text)'", rule, at: name.node)
      }
    }
  }

  private mutating func reportLookAlike(_ subject: String, _ rule: OwnerRule, at node: Node) {
    diagnostics.add(
      Diagnostic(
        .ownerLookAlike,
        "\(subject) reads like the owner parameter '{\(rule.parameter.text)}', but is not checked "
          + "against the credential; write 'x-owner: none' if it names no owner",
        at: node.location))
  }
}
