// Reads the root object, and what describes the API as a whole.

extension DocumentReader {
  /// Reads the whole document; what was wrong is in `diagnostics`.
  func document() -> Document {
    _ = check(rootNode, .document)
    let document = Document(
      node: rootNode, version: version, info: info(),
      components: Components(node: rootNode["components"] ?? rootNode))
    checkContents()
    document.servers = list(rootNode, "servers", server)
    document.tags = list(rootNode, "tags", tag)
    document.externalDocs = rootNode["externalDocs"].flatMap(externalDocs)
    // Requirements name schemes, so schemes come first.
    if let components = rootNode["components"], check(components, .components) {
      checkComponentNames(components)
      let schemes = entries(components, "securitySchemes") { self.resolved($0, .securityScheme) }
      for scheme in schemes { securitySchemes[Array(scheme.key.textBytes)] = scheme.value }
      document.components = self.components(components)
      document.components.securitySchemes = schemes
    }
    document.security = security(rootNode)
    document.paths = paths()
    if version >= .v31 { document.webhooks = entries(rootNode, "webhooks") { self.pathItem($0) } }
    drain()
    let naming = SchemaNaming(entryFile: rootNode.file, document.components)
    adoptForeignParts(document)
    naming.run(schemas, foreignNames: document.foreignNames)
    document.schemas = schemas
    document.pathItems = known(PathItem.self)
    document.mediaTypes = known(MediaType.self)
    document.links = links
    document.refusedFields = refusedFields
    reportSchemaCycles()
    return document
  }

  private func checkContents() {
    if ["paths", "components", "webhooks"].allSatisfy({ rootNode[$0] == nil }) {
      let fields = version == .v30 ? "'paths'" : "'paths', 'components' or 'webhooks'"
      report(.missingField, "a document must have \(fields)", at: rootNode)
    } else if version == .v30, rootNode["paths"] == nil {
      report(
        .missingField, "an OpenAPI Object must have 'paths'; this is read as none",
        effect: .harmless, at: rootNode)
    }
  }

  private func info() -> Info {
    guard let node = rootNode["info"], check(node, .info) else { return Info(node: rootNode) }
    if let contact = node["contact"] { _ = check(contact, .contact) }
    if let license = node["license"], check(license, .license) {
      checkExclusive(license, "identifier", "url", effect: .harmless)
    }
    return Info(node: node)
  }

  func externalDocs(_ node: Node) -> ExternalDocs? {
    check(node, .externalDocs) ? ExternalDocs(node: node) : nil
  }

  private func tag(_ node: Node) -> Tag? {
    guard check(node, .tag) else { return nil }
    if let docs = node["externalDocs"] { _ = externalDocs(docs) }
    return Tag(node: node)
  }

  func server(_ node: Node) -> Server? {
    guard check(node, .server) else { return nil }
    for member in node["variables"]?.members ?? [] where !member.isExtension {
      guard check(member.value, .serverVariable), let words = member.value["enum"] else { continue }
      // 3.0 only recommends what 3.1 demands.
      if words.isSequence, words.count == 0, version >= .v31 {
        report(
          .emptyValue, "'enum' of a server variable must not be empty", effect: .harmless,
          at: words)
      }
    }
    return Server(node: node)
  }

  private func components(_ node: Node) -> Components {
    var components = Components(node: node)
    components.schemas = entries(node, "schemas") { self.schema($0) }
    components.responses = entries(node, "responses") { self.resolved($0, .response) }
    components.parameters = entries(node, "parameters") { self.resolved($0, .parameter) }
    components.examples = entries(node, "examples") { self.resolved($0, .example) }
    components.requestBodies = entries(node, "requestBodies") { self.resolved($0, .requestBody) }
    components.headers = entries(node, "headers") { self.resolved($0, .header) }
    components.links = entries(node, "links") { self.resolved($0, .link) }
    components.callbacks = entries(node, "callbacks") { self.resolved($0, .callback) }
    components.pathItems = entries(node, "pathItems") { self.pathItem($0) }
    components.mediaTypes = entries(node, "mediaTypes") { self.resolved($0, .mediaType) }
    return components
  }

  private func checkComponentNames(_ components: Node) {
    for kind in components.members where !kind.isExtension {
      for member in kind.value.members {
        let isValid = member.key.text.unicodeScalars.allSatisfy(ComponentKind.isNameCharacter)
        if !isValid || member.key.textBytes.isEmpty {
          report(
            .invalidComponentName,
            "'\(member.name)' is no component name: only letters, digits, '.', '-' and '_' are",
            at: member.key)
        }
      }
    }
  }
}
