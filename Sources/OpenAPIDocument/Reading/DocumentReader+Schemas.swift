// Reads schemas of both dialects: every keyword with its place, its value held against its rule.

extension DocumentReader {
  /// The schema of a node, always the same object; nil if the node is no schema.
  func schema(_ node: Node) -> Schema? { schema(node, isBooleanAllowed: version >= .v31) }

  /// In 3.0 `true` and `false` stand for schemas under `additionalProperties` alone.
  private func schema(_ node: Node, isBooleanAllowed: Bool) -> Schema? {
    if let known = schemaByNode[node] { return known }
    guard node.isMapping || node.kind == .boolean && isBooleanAllowed else {
      report(.wrongType, "expected a schema, found \(describe(node))", at: node)
      return nil
    }
    let schema = Schema(node: node, isOpenAPI30: version == .v30)
    schemaByNode[node] = schema
    schemas.append(schema)
    return schema
  }

  /// Reads what is inside of a schema made by `schema(_:)`.
  func fill(_ schema: Schema) {
    guard schema.node.isMapping else { return }
    if version == .v30, let text = schema.node.member("$ref") {
      return fillReference30(schema, text)
    }
    schema.keywords.reserveCapacity(schema.node.count)
    for member in schema.node.members {
      let keyword = Keyword.named(member.name)
      let rule = version == .v30 ? keyword?.rule30 : keyword?.rule2020
      guard let keyword, let rule else {
        schema.keywords.append(SchemaKeyword(name: nil, member: member))
        if !member.isExtension { reportUnknownKeyword(member) }
        continue
      }
      schema.keywords.append(SchemaKeyword(name: keyword, member: member))
      read(member.value, keyword, rule, of: schema)
    }
    schema.types = types(of: schema)
    checkTogether(schema)
  }

  /// In 3.0 a reference is a Reference Object: what stands beside it is ignored.
  private func fillReference30(_ schema: Schema, _ text: Member) {
    schema.keywords = [SchemaKeyword(name: .ref, member: text)]
    let siblings = schema.node.members.filter { !$0.key.textEquals("$ref") }
    for member in siblings where !member.isExtension {
      report(
        .ignoredSibling, "'\(member.name)' has no effect beside '$ref' in OpenAPI 3.0",
        at: member.key,
        suggestion: member.key.textEquals(Keyword.nullable.rawValue)
          ? "to admit null, list the '$ref' and '{enum: [null]}' under 'oneOf'"
          : "put the '$ref' into an 'allOf'")
    }
    schema.reference = schemaReference(text.value, siblings: siblings)
  }

  private func schemaReference(_ text: Node, siblings: [Member]) -> SchemaReference? {
    guard check(text, .string, name: "'$ref'"),
      let target = resolver.target(of: text, as: .schemas, diagnostics: &diagnostics)
    else { return nil }
    let isMisplaced = checkPlace(of: target, reference: text, expected: .schemas)
    // What else is wrong with a component is said at once; the fields of other parts are no keywords.
    guard !isMisplaced || DocumentPlace.isComponent(target), let schema = schema(target) else {
      return nil
    }
    return SchemaReference(text: text, target: schema, siblings: siblings)
  }

  /// An unknown keyword restricts nothing, unless it looks like a keyword or is one of another
  /// version: whoever misspells `maxLength` must not get a server that enforces nothing.
  private func reportUnknownKeyword(_ member: Member) {
    let is30 = version == .v30
    let keyword = Keyword.named(member.name)
    let known = Keyword.allCases.filter { (is30 ? $0.rule30 : $0.rule2020) != nil }
    let suggestion = Suggestion.didYouMean(member.key.text, among: known.map(\.rawValue))
    let message =
      if is30, keyword?.rule2020 != nil {
        "'\(member.name)' is a schema keyword only since OpenAPI 3.1, the document is 3.0"
      } else if let advice = keyword?.row.advice, !is30 || keyword?.isInDraft4 != true {
        "'\(member.name)' \(advice)"
      } else {
        "'\(member.name)' is not a schema keyword of OpenAPI \(is30 ? "3.0" : "3.1")"
      }
    report(
      .unknownKeyword, message, effect: effect(ofUnknown: keyword, suggestion: suggestion),
      at: member.key, suggestion: suggestion)
  }

  /// What it does to a server that a keyword is not looked at: something, where it restricts values
  /// in the version that has it, so that whoever writes it expects it to be enforced.
  private func effect(ofUnknown keyword: Keyword?, suggestion: String?) -> Effect {
    guard let keyword else { return suggestion == nil ? .harmless : .unenforced }
    // In the version of the document it is an annotation, or `null` has a type of its own.
    if version >= .v31, keyword == .nullable { return .harmless }
    return keyword.isAnnotation ? .harmless : .unenforced
  }

  // MARK: Values of keywords

  private func read(_ value: Node, _ keyword: Keyword, _ rule: KeywordRule, of schema: Schema) {
    let name = "'\(keyword.rawValue)'"
    switch rule {
    case .any: break
    case .string:
      guard check(value, .string, name: name, effect: keyword.effect) else { return }
      if keyword == .ref { schema.reference = schemaReference(value, siblings: []) }
      if keyword == .dynamicRef { schema.dynamicReference = schemaReference(value, siblings: []) }
    case .boolean: check(value, .boolean, name: name, effect: keyword.effect)
    case .number, .positiveNumber, .nonNegativeInteger: checkNumber(value, rule, name)
    case .list:
      guard check(value, .sequence, name: name, effect: keyword.effect) else { return }
      if keyword == .enum, value.count == 0 {
        // Forbidden in 3.0; in 2020-12 it is a schema that admits nothing.
        report(
          .emptyValue, "'enum' should have at least one value",
          effect: version == .v30 ? .unclear : .harmless, at: value)
      }
      if keyword == .enum { checkUnique(value, name) }
    case .strings: check(value, .strings, name: name)
    case .uniqueStrings: checkUniqueStrings(value, name)
    case .mapping: check(value, .mapping, name: name)
    case .type: break
    case .externalDocs: _ = externalDocs(value)
    case .xml: readXML(value)
    case .discriminator:
      guard check(value, .discriminator) else { return }
      // Alone, without alternatives, it only tells what other schemas there are.
      let decides = schema[.oneOf] != nil || schema[.anyOf] != nil
      schema.discriminator = discriminator(value, effect: decides ? .unclear : .harmless)
    case .stringLists:
      guard check(value, .mapping, name: name) else { return }
      for member in value.members { checkUniqueStrings(member.value, "'\(member.name)'") }
    case .schemas: readList(value, keyword, of: schema)
    case .schemaMap:
      guard check(value, .mapping, name: name) else { return }
      for member in value.members { append(member.value, keyword, key: member.key, to: schema) }
    case .schema, .schemaOrBoolean:
      append(
        value, keyword, key: nil, isBooleanAllowed: version >= .v31 || rule == .schemaOrBoolean,
        to: schema)
    }
  }

  private func checkUniqueStrings(_ value: Node, _ name: String) {
    guard check(value, .strings, name: name) else { return }
    checkUnique(value, name)
    if version == .v30, value.count == 0 {
      report(
        .emptyValue, "\(name) must not be an empty list in OpenAPI 3.0", effect: .harmless,
        at: value)
    }
  }

  private func checkNumber(_ value: Node, _ rule: KeywordRule, _ name: String) {
    guard let number = value.decimal else {
      report(.wrongType, "\(name) must be a number, found \(describe(value))", at: value)
      return
    }
    if rule == .positiveNumber, number.isBelowZero || number.isZero {
      report(.invalidValue, "\(name) must be greater than 0, found '\(value.text)'", at: value)
    }
    if rule == .nonNegativeInteger, value.size == nil {
      report(
        .invalidValue, "\(name) must be a whole number from 0, found '\(value.text)'", at: value)
    }
  }

  private func readList(_ value: Node, _ keyword: Keyword, of schema: Schema) {
    let name = "'\(keyword.rawValue)'"
    guard check(value, .sequence, name: name) else { return }
    if value.count == 0 {
      // Nothing has to hold; but none of nothing never holds.
      report(
        .emptyValue, "\(name) must have at least one schema",
        effect: keyword == .allOf ? .harmless : .unclear, at: value)
    }
    for element in value.elements { append(element, keyword, key: nil, to: schema) }
  }

  private func append(
    _ node: Node, _ keyword: Keyword, key: Node?, isBooleanAllowed: Bool? = nil, to schema: Schema
  ) {
    let isAllowed = isBooleanAllowed ?? (version >= .v31)
    guard let subschema = self.schema(node, isBooleanAllowed: isAllowed) else { return }
    schema.subschemas.append(Subschema(keyword: keyword, key: key, schema: subschema))
  }

  private func readXML(_ value: Node) {
    guard check(value, .xml) else { return }
    checkExclusive(value, "nodeType", "attribute", effect: .harmless)
    checkExclusive(value, "nodeType", "wrapped", effect: .harmless)
  }

  // MARK: Types

  private func types(of schema: Schema) -> SchemaTypes? {
    guard let node = schema[.type] else { return nil }
    var types: SchemaTypes = []
    if version >= .v31, node.isSequence {
      if node.count == 0 { report(.emptyValue, "'type' must name at least one type", at: node) }
      checkUnique(node, "'type'")
      for element in node.elements { types.formUnion(type(element) ?? []) }
    } else if let single = type(node) {
      types = single
    } else {
      return nil
    }
    if version == .v30, schema[.nullable]?.bool == true { types.insert(.null) }
    return types
  }

  private func type(_ node: Node) -> SchemaTypes? {
    var words = ["string", "object", "array", "integer", "number", "boolean"]
    if version >= .v31 { words.append("null") }
    if node.isNull, version >= .v31 {
      report(
        .wrongType, "'type' must be a string, found null", at: node,
        suggestion: "write it in quotes: 'null'")
      return nil
    }
    if version == .v30, node.isSequence {
      report(
        .wrongType, "'type' must be one string in OpenAPI 3.0, found a list", at: node,
        suggestion: "'nullable: true' beside 'type' admits null, 'oneOf' admits several types")
      return nil
    }
    guard check(node, .word(words), name: "'type'") else { return nil }
    return SchemaTypes(name: node.text)
  }

  private func checkTogether(_ schema: Schema) {
    if version == .v30, schema.types?.contains(.array) == true, schema[.items] == nil {
      // A MUST of the text that the published schema does not have; many documents break it.
      report(
        .missingField, "a schema of type array must have 'items' in OpenAPI 3.0",
        effect: .harmless, at: schema.node)
    }
    if schema.isReadOnly, schema.isWriteOnly, let member = schema.node.member("writeOnly") {
      // A MUST NOT of 3.0; from 3.1 on both are annotations, which together leave out nothing.
      report(
        .exclusiveFields,
        version == .v30
          ? "a schema cannot be both readOnly and writeOnly"
          : "'readOnly' and 'writeOnly' together leave the member in requests and in responses",
        effect: version == .v30 ? nil : .harmless, at: member.key)
    }
  }
}

extension SchemaTypes {
  /// The type of a name in `type`.
  init?(name: String) {
    switch name {
    case "null": self = .null
    case "boolean": self = .boolean
    case "integer": self = .integer
    case "number": self = .number
    case "string": self = .string
    case "array": self = .array
    case "object": self = .object
    default: return nil
    }
  }
}
