// Reads paths: path items, operations, responses, callbacks, links.

extension DocumentReader {
  func paths() -> [Entry<PathItem>] {
    guard let node = rootNode["paths"], node.isMapping else { return [] }
    var seen: Set<ObjectIdentifier> = []
    return node.members.compactMap { member in
      if member.isExtension { return nil }
      if member.key.textBytes.first != 0x2F {
        report(
          .invalidPath, "a path begins with '/', found '\(member.name)'", at: member.key,
          suggestion: member.key.textEquals("$ref") ? nil : "did you mean '/\(member.name)'?")
        return nil
      }
      guard let item = pathItem(member.value) else { return nil }
      if seen.insert(ObjectIdentifier(item)).inserted {
        return Entry(key: member.key, value: item)
      }
      // An alias of YAML: what is written once under two paths are two path items, whose operations
      // have names and handlers of their own.
      memo[ObjectIdentifier(PathItem.self)]?.removeValue(forKey: member.value)
      return pathItem(member.value).map { Entry(key: member.key, value: $0) }
    }
  }

  /// Reads a path item; that of a `$ref` has the fields of both, none of which may be in both.
  func pathItem(_ node: Node) -> PathItem? {
    let type = ObjectIdentifier(PathItem.self)
    if let known = memo[type]?[node] { return known as? PathItem }
    guard check(node, .pathItem) else {
      memo[type, default: [:]][node] = .some(nil)
      return nil
    }
    let item = PathItem(node: node)
    memo[type, default: [:]][node] = item
    guard let text = node["$ref"] else {
      fillPathItem(item, from: [node])
      return item
    }
    guard text.isString,
      let target = resolver.end(of: node, as: .pathItems, diagnostics: &diagnostics),
      check(target, .pathItem)
    else { return nil }
    checkPlace(of: target, reference: text, expected: .pathItems)
    item.reference = Reference(node: node, text: text, target: target)
    for member in node.members where !member.key.textEquals("$ref") && !member.isExtension {
      if let other = target.member(member.key.text) {
        report(
          .exclusiveFields, "'\(member.name)' is also in the path item that '$ref' leads to",
          at: member.key, notes: [Diagnostic.Note("it is here", at: other.key.location)])
      }
    }
    pending.append { self.fillPathItem(item, from: [node, target]) }
    return item
  }

  private func fillPathItem(_ item: PathItem, from nodes: [Node]) {
    for node in nodes {
      item.parameters += parameters(node)
      item.servers += list(node, "servers", server)
      for member in node.members where member.value.isMapping {
        let isMethod =
          Shape.methods.contains(where: member.key.textEquals)
          || version >= .v32 && member.key.textEquals("query")
        guard isMethod else { continue }
        operation(member, method: Name(member.key.text.uppercased())).map {
          item.operations.append($0)
        }
      }
    }
    for node in nodes where version >= .v32 {
      for member in node["additionalOperations"]?.members ?? [] {
        additionalOperation(member).map { item.operations.append($0) }
      }
    }
  }

  private func additionalOperation(_ member: Member) -> Operation? {
    let fixed = (Shape.methods + ["query"]).map { $0.uppercased() }
    if fixed.contains(where: member.key.textEquals) {
      report(
        .invalidValue,
        "'\(member.name)' has a field of its own and cannot be an additional operation",
        at: member.key, suggestion: "write it as '\(member.name.lowercased)' in the path item")
      return nil
    }
    // RFC 9110, section 9.1: a method is a token.
    guard !member.key.textBytes.isEmpty, member.key.textBytes.allSatisfy(HTTPToken.contains) else {
      report(.invalidValue, "'\(member.name)' is no HTTP method", at: member.key)
      return nil
    }
    return operation(member, method: member.name)
  }

  private func operation(_ member: Member, method: Name) -> Operation? {
    let node = member.value
    guard check(node, .operation) else { return nil }
    if version == .v30, node["responses"] == nil {
      report(
        .missingField, "an Operation Object must have 'responses'; this is read as none declared",
        effect: .harmless, at: node)
    }
    let operation = Operation(node: node, key: member.key, method: method)
    operation.externalDocs = node["externalDocs"].flatMap(externalDocs)
    operation.parameters = parameters(node)
    operation.requestBody = node["requestBody"].flatMap { resolved($0, .requestBody) }
    operation.responses = responses(node)
    operation.callbacks = entries(node, "callbacks") { self.resolved($0, .callback) }
    operation.security = security(node)
    operation.servers = list(node, "servers", server)
    return operation
  }

  private func parameters(_ node: Node) -> [Resolved<Parameter>] {
    list(node, "parameters") { self.resolved($0, .parameter) }
  }

  private func responses(_ operation: Node) -> [Entry<Resolved<Response>>] {
    guard let node = operation["responses"], node.isMapping else { return [] }
    let members = node.members.filter { !$0.isExtension }
    if members.isEmpty {
      report(
        .emptyValue, "'responses' must have at least one response; this is read as none declared",
        effect: .harmless, at: node)
    }
    var seen: [Name: Node] = [:]
    return members.compactMap { member in
      guard let status = status(member.key) else { return nil }
      if let first = seen.updateValue(member.key, forKey: status) {
        report(
          .invalidStatusCode, "'\(member.name)' is '\(first.text)' again", at: member.key,
          notes: [Diagnostic.Note("the first is here", at: first.location)])
        return nil
      }
      return resolved(member.value, .response).map {
        Entry(key: member.key, value: $0, reading: status == member.name ? nil : status)
      }
    }
  }

  /// The status that a key of `responses` stands for, in the specification's letters.
  private func status(_ key: Node) -> Name? {
    if Self.isStatus(key.textBytes) { return key.name }
    let inCase = [Name(key.text.uppercased()), key.name.lowercased].first {
      Self.isStatus(Array($0.text.utf8)[...])
    }
    if let inCase {
      report(
        .invalidStatusCode, "'\(key.text)' is read as '\(inCase)'", effect: .harmless, at: key)
      return inCase
    }
    report(
      .invalidStatusCode,
      "'\(key.text)' is no status code: expected '200', a range such as '4XX', or 'default'",
      at: key, suggestion: Suggestion.didYouMean(key.text, among: ["default"]))
    return nil
  }

  private static func isStatus(_ text: ArraySlice<UInt8>) -> Bool {
    if text.elementsEqual("default".utf8) { return true }
    guard text.count == 3, let first = text.first, (0x31...0x35).contains(first) else {
      return false
    }
    let rest = text.dropFirst()
    return rest.allSatisfy(CoreSchema.isDigit) || rest.elementsEqual("XX".utf8)
  }
}

extension ObjectKind where Value == Response {
  static var response: ObjectKind {
    ObjectKind(.responses) { reader, node in
      reader.check(node, .response) ? Response(node: node) : nil
    } fill: { reader, response in
      let node = response.node
      response.headers = reader.entries(node, "headers") { reader.resolved($0, .header) }
      response.content = reader.content(node)
      response.links = reader.entries(node, "links") { reader.resolved($0, .link) }
    }
  }
}

extension ObjectKind where Value == Callback {
  static var callback: ObjectKind {
    ObjectKind(.callbacks) { reader, node in
      guard node.isMapping else {
        reader.report(
          .wrongType, "expected a Callback Object, found \(reader.describe(node))", at: node)
        return nil
      }
      return Callback(node: node)
    } fill: { reader, callback in
      callback.expressions = callback.node.members.compactMap { member in
        if member.isExtension { return nil }
        return reader.pathItem(member.value).map { Entry(key: member.key, value: $0) }
      }
    }
  }
}

extension ObjectKind where Value == Link {
  static var link: ObjectKind {
    ObjectKind(.links, effect: .harmless) { reader, node in
      guard reader.check(node, .link) else { return nil }
      reader.checkExclusive(node, "operationRef", "operationId", effect: .harmless)
      if node["operationRef"] == nil, node["operationId"] == nil {
        reader.report(
          .missingField, "a Link Object must have an 'operationRef' or an 'operationId'",
          effect: .harmless, at: node)
      }
      return Link(node: node)
    } fill: { reader, link in
      reader.links.append(link)
      if let server = link.node["server"] { _ = reader.server(server) }
    }
  }
}

/// The characters of a token (RFC 9110, section 5.6.2).
enum HTTPToken {
  static func contains(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E...0x60, 0x7C, 0x7E: true
    default: false
    }
  }
}
