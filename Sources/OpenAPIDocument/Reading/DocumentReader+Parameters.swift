// Reads what a request or response carries: parameters, headers, bodies, media types, examples.

extension DocumentReader {
  func content(_ node: Node) -> [Entry<Resolved<MediaType>>] {
    let content = entries(node, "content") { self.mediaType($0) }
    for entry in content where !MediaTypeSyntax.isRange(entry.key.textBytes) {
      report(
        .invalidName,
        "'\(entry.name)' is no media type: it would be 'type/subtype', with parameters "
          + "behind a ';'",
        effect: entry.key.textBytes.allSatisfy(HTTPToken.contains) ? .harmless : .exposing,
        at: entry.key)
    }
    for entry in content where MediaTypeSyntax.hasPartialAsterisk(entry.key.text) {
      report(
        .invalidName,
        "'\(entry.name)' is no media range, where an asterisk stands for a whole type or subtype: "
          + "no request has this type", effect: .harmless, at: entry.key)
    }
    for entry in content where !MediaTypeSyntax.mayHaveEncoding(entry.key.text) {
      guard let member = entry.value.value.node.member("encoding") else { continue }
      report(
        .ignoredSibling, "'encoding' has no effect on '\(entry.name)': forms have fields and parts",
        at: member.key)
    }
    for entry in content where MediaTypeSyntax.isURLEncoded(entry.key.text) {
      for encoding in entry.value.value.node["encoding"]?.members ?? [] {
        guard let headers = encoding.value.member("headers") else { continue }
        report(
          .ignoredSibling, "'headers' have no effect on '\(entry.name)', whose fields have none",
          at: headers.key)
      }
    }
    var seen: [String: Node] = [:]
    for entry in content {
      let first = seen.updateValue(entry.key, forKey: MediaTypeSyntax.canonical(entry.key.text))
      guard let first else { continue }
      report(
        .invalidName, "'\(entry.name)' is a media type that is here already as '\(first.text)'",
        at: entry.key, notes: [Diagnostic.Note("the first is here", at: first.location)])
    }
    return content
  }

  /// A media type, which only 3.2 may refer to.
  private func mediaType(_ node: Node) -> Resolved<MediaType>? {
    if version >= .v32 { return resolved(node, .mediaType) }
    if let reference = node.member("$ref") {
      report(
        .fieldOfNewerVersion,
        "a Media Type Object may be a reference only since 3.2, the document is \(version)",
        at: reference.key, suggestion: "refer to the schema: 'schema: {$ref: ...}'")
      return nil
    }
    return resolved(node, .mediaType)
  }

  func encoding(_ node: Node) -> Encoding? {
    guard check(node, .encoding) else { return nil }
    let encoding = Encoding(node: node)
    checkExclusive(node, "encoding", "prefixEncoding")
    checkExclusive(node, "encoding", "itemEncoding")
    checkContentType(of: node)
    encoding.headers = entries(node, "headers") { self.resolved($0, .header) }
    encoding.encoding = entries(node, "encoding") { self.encoding($0) }
    for nested in list(node, "prefixEncoding", { self.encoding($0) }) { _ = nested }
    _ = node["itemEncoding"].flatMap { self.encoding($0) }
    return encoding
  }

  /// The media types that a part may have, between commas.
  private func checkContentType(of encoding: Node) {
    guard let types = encoding["contentType"], types.isString else { return }
    let list = types.textBytes.split(separator: UInt8(ascii: ","))
    guard list.isEmpty || !list.allSatisfy({ MediaTypeSyntax.isRange($0) }) else { return }
    report(
      .invalidName, "'\(types.text)' is no media type, nor a list of them between commas",
      at: types)
  }

  func examples(_ node: Node) -> [Entry<Resolved<Example>>] {
    checkExclusive(node, "example", "examples", effect: .harmless)
    return entries(node, "examples") { self.resolved($0, .example) }
  }

  /// Checks what parameters and headers share: a schema or one media type, not both, not neither.
  fileprivate func checkValueDescription(_ node: Node, _ name: String) {
    checkExclusive(node, "schema", "content")
    if node["schema"] == nil, node["content"] == nil {
      report(.missingField, "\(name) must have a 'schema' or a 'content'", at: node)
    }
    guard node["content"]?.isMapping == true else { return }
    checkIsOne(node["content"], of: name)
    // The styles describe a schema's value; a media type describes its own (3.2: an error too).
    for field in ["style", "explode", "allowReserved"] {
      checkExclusive(node, "content", field)
    }
  }

  /// Several media types would be several readings of one text.
  private func checkIsOne(_ content: Node?, of name: String) {
    guard let content, content.isMapping, content.count != 1 else { return }
    report(.invalidValue, "'content' of \(name) must have exactly one media type", at: content)
  }

  /// A body without a media type: no request could have one, which matters where it must.
  fileprivate func checkNamesMediaType(_ body: RequestBody) {
    guard let content = body.node["content"], content.isMapping, content.count == 0 else { return }
    report(
      .emptyValue,
      body.isRequired
        ? "'content' of a required request body names no media type, so that no request could be right"
        : "'content' of a request body names no media type; this is read as if there were no body",
      effect: body.isRequired ? .unclear : .harmless, at: content)
  }

  fileprivate func checkStyle(_ node: Node, place: Parameter.Place, of name: String) {
    guard let style = node["style"] else { return }
    var words: [String] =
      switch place {
      case .path: ["simple", "label", "matrix"]
      case .query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"]
      case .header: ["simple"]
      case .cookie: ["form"]
      case .querystring: []
      }
    if place == .cookie, version >= .v32 { words.append("cookie") }
    guard place != .querystring else { return }
    check(style, .word(words), name: "'style' of \(name)")
  }

  fileprivate func parameter(_ node: Node) -> Parameter? {
    guard check(node, .parameter), let placeNode = node["in"], node["name"]?.isString == true else {
      return nil
    }
    let words = ["path", "query", "header", "cookie"] + (version >= .v32 ? ["querystring"] : [])
    guard check(placeNode, .word(words), name: "'in'"),
      let place = Parameter.Place(rawValue: placeNode.text)
    else { return nil }
    checkStyle(node, place: place, of: "a parameter in \(place.rawValue)")
    if place == .querystring {
      checkQuerystring(node)
    } else {
      checkValueDescription(node, "a Parameter Object")
    }
    if place == .path, node["required"]?.bool != true {
      report(
        .optionalPathParameter,
        "a path parameter must say 'required: true'; this is read as if it did",
        at: node["required"] ?? node)
    }
    if place != .query, let member = node.member("allowEmptyValue") {
      report(
        .exclusiveFields, "'allowEmptyValue' is for query parameters only", effect: .harmless,
        at: member.key)
    }
    if let member = node.member("allowReserved"), version >= .v31,
      place != .query && (version == .v31 || place != .path && place != .cookie)
    {
      report(
        .exclusiveFields, "'allowReserved' has no meaning in \(place.rawValue)",
        effect: .harmless, at: member.key)
    }
    return Parameter(node: node, place: place)
  }

  /// A parameter that is the whole query has a media type and nothing of styles (3.2).
  private func checkQuerystring(_ node: Node) {
    if node["content"] == nil {
      report(.missingField, "a parameter in querystring must have a 'content'", at: node)
    }
    checkIsOne(node["content"], of: "a parameter in querystring")
    for field in ["schema", "style", "explode", "allowReserved"] {
      if let member = node.member(field) {
        report(
          .exclusiveFields, "'\(field)' has no meaning in querystring", at: member.key)
      }
    }
  }
}

extension ObjectKind where Value == Parameter {
  static var parameter: ObjectKind {
    ObjectKind(.parameters) { reader, node in
      reader.parameter(node)
    } fill: { reader, parameter in
      parameter.schema = parameter.node["schema"].flatMap(reader.schema)
      parameter.content = reader.content(parameter.node)
      parameter.examples = reader.examples(parameter.node)
    }
  }
}

extension ObjectKind where Value == Header {
  static var header: ObjectKind {
    ObjectKind(.headers) { reader, node in
      guard reader.check(node, .header) else { return nil }
      reader.checkValueDescription(node, "a Header Object")
      reader.checkStyle(node, place: .header, of: "a header")
      return Header(node: node)
    } fill: { reader, header in
      header.schema = header.node["schema"].flatMap(reader.schema)
      header.content = reader.content(header.node)
      header.examples = reader.examples(header.node)
    }
  }
}

extension ObjectKind where Value == RequestBody {
  static var requestBody: ObjectKind {
    ObjectKind(.requestBodies) { reader, node in
      reader.check(node, .requestBody) ? RequestBody(node: node) : nil
    } fill: { reader, body in
      body.content = reader.content(body.node)
      reader.checkNamesMediaType(body)
    }
  }
}

extension ObjectKind where Value == MediaType {
  static var mediaType: ObjectKind {
    ObjectKind(.mediaTypes) { reader, node in
      guard reader.check(node, .mediaType) else { return nil }
      reader.checkExclusive(node, "encoding", "prefixEncoding")
      reader.checkExclusive(node, "encoding", "itemEncoding")
      return MediaType(node: node)
    } fill: { reader, type in
      let node = type.node
      type.schema = node["schema"].flatMap(reader.schema)
      type.itemSchema = node["itemSchema"].flatMap(reader.schema)
      type.encoding = reader.entries(node, "encoding") { reader.encoding($0) }
      type.prefixEncoding = reader.list(node, "prefixEncoding") { reader.encoding($0) }
      type.itemEncoding = node["itemEncoding"].flatMap { reader.encoding($0) }
      type.examples = reader.examples(node)
    }
  }
}

extension ObjectKind where Value == Example {
  static var example: ObjectKind {
    ObjectKind(.examples, effect: .harmless) { reader, node in
      guard reader.check(node, .example) else { return nil }
      reader.checkExclusive(node, "value", "externalValue", effect: .harmless)
      reader.checkExclusive(node, "value", "dataValue", effect: .harmless)
      reader.checkExclusive(node, "value", "serializedValue", effect: .harmless)
      reader.checkExclusive(node, "externalValue", "serializedValue", effect: .harmless)
      return Example(node: node)
    } fill: { _, _ in
    }
  }
}
