// Names that stand in a message as they are: of header fields and cookies. What is no token cannot be
// sent, and could end a field or begin another (RFC 9110, section 5.6.2; RFC 6265, section 4.1.1).

extension DocumentChecks {
  func checkFieldNames() {
    var seen = Set<ObjectIdentifier>()
    for (operation, item, _) in operations {
      for parameter in item.parameters + operation.parameters
      where seen.insert(ObjectIdentifier(parameter.value)).inserted { check(parameter) }
      for response in operation.responses
      where seen.insert(ObjectIdentifier(response.value.value)).inserted {
        check(response.value.value.headers)
      }
    }
    for parameter in document.components.parameters
    where seen.insert(ObjectIdentifier(parameter.value.value)).inserted { check(parameter.value) }
    for response in document.components.responses
    where seen.insert(ObjectIdentifier(response.value.value)).inserted {
      check(response.value.value.headers)
    }
    for type in document.mediaTypes {
      let encodings = type.encoding.map(\.value) + type.prefixEncoding
      for encoding in encodings + (type.itemEncoding.map { [$0] } ?? []) {
        check(encoding.headers, "a part's header", ignored: IgnoredFields.ofContent)
      }
    }
    for scheme in document.components.securitySchemes {
      guard let name = scheme.value.value.node["name"], scheme.value.value.kind == .apiKey else {
        continue
      }
      switch scheme.value.value.place {
      case .header: checkToken(name, "an API key's header")
      case .cookie: checkToken(name, "an API key's cookie")
      case .path, .query, .querystring, nil: break
      }
    }
  }

  private func check(_ parameter: Resolved<Parameter>) {
    guard let name = parameter.value.node["name"] else { return }
    switch parameter.value.place {
    case .header: checkToken(name, "a header parameter")
    case .cookie: checkToken(name, "a cookie")
    case .path where name.textBytes.contains(where: "{}/".utf8.contains):
      report(
        .invalidName,
        "no template can name the path parameter '\(name.text)': it has a brace or a "
          + "slash", at: name)
    case .path, .query, .querystring: break
    }
    guard parameter.value.place == .cookie, parameter.value.style == .cookie,
      let member = parameter.value.node.member("allowReserved")
    else { return }
    report(
      .exclusiveFields,
      "'allowReserved' has no meaning for the style 'cookie', which escapes nothing",
      at: member.key)
  }

  private func check(
    _ headers: [Entry<Resolved<Header>>], _ kind: String = "a response header",
    ignored: Set<Name> = IgnoredFields.ofResponses
  ) {
    var seen: [Name: Node] = [:]
    for header in headers {
      checkToken(header.key, kind)
      if header.name.lowercased == "content-type" {
        report(
          .ignoredParameter,
          "\(kind) 'Content-Type' is ignored by the specification", at: header.key,
          suggestion: "the media types of its content say it")
      } else if ignored.contains(header.name.lowercased) {
        report(
          .ignoredParameter,
          "\(kind) '\(header.name)' is the server's own, which writes it from what it sends",
          at: header.key)
      }
      // Field names ignore case (RFC 9110, section 5.1).
      if let first = seen.updateValue(header.key, forKey: header.name.lowercased) {
        report(
          .invalidName, "'\(header.name)' is \(kind) that is here already as '\(first.text)'",
          at: header.key,
          notes: [("the first is here", first)])
      }
    }
  }

  private func checkToken(_ name: Node, _ kind: String) {
    let isToken = !name.textBytes.isEmpty && name.textBytes.allSatisfy(HTTPToken.contains)
    guard !isToken else { return }
    report(
      .invalidName,
      "'\(name.text)' cannot be the name of \(kind): it is made of letters, digits and "
        + "!#$%&'*+-.^_`|~", at: name)
  }
}
