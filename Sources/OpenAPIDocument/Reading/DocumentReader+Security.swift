// Reads security schemes and what the document and its operations require of them.

extension DocumentReader {
  /// The requirements of a `security` field; nil if there is none.
  func security(_ node: Node) -> [SecurityRequirement]? {
    guard let list = node["security"], list.isSequence else { return nil }
    return list.elements.compactMap(requirement)
  }

  private func requirement(_ node: Node) -> SecurityRequirement? {
    guard node.isMapping else {
      report(
        .wrongType, "expected a Security Requirement Object, found \(describe(node))", at: node)
      return nil
    }
    var requirement = SecurityRequirement(node: node)
    for member in node.members {
      guard check(member.value, .strings, name: "'\(member.name)'") else { continue }
      guard let scheme = scheme(named: member.key) else { continue }
      checkScopes(member, of: scheme.value)
      requirement.uses.append(
        SecurityRequirement.Use(
          key: member.key, scheme: scheme, scopes: member.value.elements))
    }
    return requirement
  }

  /// Warns of roles, which 3.1 introduced: they are required in any version.
  private func checkScopes(_ member: Member, of scheme: SecurityScheme) {
    guard version == .v30, let first = member.value.elements.first,
      scheme.kind == .apiKey || scheme.kind == .http
    else { return }
    report(
      .fieldOfNewerVersion,
      "'\(member.name)' may require roles only since 3.1, the document is 3.0", effect: .harmless,
      at: first)
  }

  private func scheme(named key: Node) -> Resolved<SecurityScheme>? {
    let name = Array(key.textBytes)
    if let scheme = securitySchemes[name] { return scheme }
    let declared = rootNode["components"]?["securitySchemes"]
    // A scheme that is declared but unusable has been reported where it stands.
    if let declared, resolver.child(of: declared, name) != nil { return nil }
    // 3.2 allows the URI of a scheme in place of its name.
    if version >= .v32, key.textBytes.contains(0x23) || key.textBytes.contains(0x2F) {
      guard let target = resolver.target(of: key, as: .securitySchemes, diagnostics: &diagnostics)
      else { return nil }
      return resolved(target, .securityScheme)
    }
    report(
      .unknownSecurityScheme, "no security scheme '\(key.text)' under 'components/securitySchemes'",
      at: key,
      suggestion: Suggestion.didYouMean(key.text, among: declared?.candidateNames ?? []))
    return nil
  }

  fileprivate func securityScheme(_ node: Node) -> SecurityScheme? {
    guard node.isMapping else {
      report(.wrongType, "expected a Security Scheme Object, found \(describe(node))", at: node)
      return nil
    }
    guard let type = node["type"] else {
      report(.missingField, "a Security Scheme Object must have a 'type'", at: node)
      return nil
    }
    var words = ["apiKey", "http", "oauth2", "openIdConnect"]
    if version >= .v31 { words.append("mutualTLS") }
    guard check(type, .word(words), name: "'type'"),
      let kind = SecurityScheme.Kind(rawValue: type.text)
    else { return nil }
    _ = check(node, .securityScheme(kind))
    if kind == .oauth2, let flows = node["flows"] { checkFlows(flows) }
    if kind == .http, let format = node.member("bearerFormat"),
      node["scheme"]?.text.lowercased() != "bearer"
    {
      report(
        .exclusiveFields, "'bearerFormat' is for the scheme 'bearer' only", effect: .harmless,
        at: format.key)
    }
    // It stands in the challenge of a 401 (RFC 9110, section 11.1).
    if kind == .http, let scheme = node["scheme"], scheme.isString,
      scheme.textBytes.isEmpty || !scheme.textBytes.allSatisfy(HTTPToken.contains)
    {
      report(
        .invalidName,
        "'\(scheme.text)' cannot be the name of an authentication scheme: it is "
          + "made of letters, digits and !#$%&'*+-.^_`|~", at: scheme)
    }
    return SecurityScheme(node: node, kind: kind)
  }

  private func checkFlows(_ flows: Node) {
    guard check(flows, .oauthFlows) else { return }
    for flow in flows.members where !flow.isExtension && flow.value.isMapping {
      _ = check(flow.value, .oauthFlow(flow.name))
    }
  }
}

extension ObjectKind where Value == SecurityScheme {
  static var securityScheme: ObjectKind {
    ObjectKind(.securitySchemes) { reader, node in
      reader.securityScheme(node)
    } fill: { _, _ in
    }
  }
}
