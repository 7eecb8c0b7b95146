// What the specification says about the fields of one kind of object, as data: the tables in
// Shapes.swift, and the one function that holds an object against its table.

/// The fields of an object of the specification.
struct Shape {
  /// The name in the specification, with its article: `an Info Object`.
  let name: String
  private(set) var fields: [Field]
  /// What a mistake in the object as a whole does to a server.
  private(set) var effect = Effect.unclear
  /// Whether `x-` fields are allowed.
  var isExtensible = true

  init(_ name: String, _ fields: [Field], isExtensible: Bool = true) {
    self.name = name
    self.fields = fields
    self.isExtensible = isExtensible
  }

  /// The shape, as that of an object that only describes.
  var harmless: Shape {
    var shape = self
    shape.effect = .harmless
    shape.fields = fields.map(\.harmless)
    return shape
  }

  /// The field of this name, preferring the row that holds in `version`.
  func field(_ key: Node, version: SpecificationVersion) -> Field? {
    var found: Field?
    for field in fields where key.textEquals(field.name) {
      if field.since <= version, field.until >= version { return field }
      found = field
    }
    return found
  }
}

/// A fixed field.
struct Field {
  /// What a field's value must be.
  enum Value {
    case string
    case boolean
    case mapping
    case sequence
    case strings
    case stringMap
    /// One of these strings.
    case word([String])
    /// A mapping, or in 3.1 and later a boolean.
    case schema
    case any
  }

  let name: String
  let value: Value
  let isRequired: Bool
  let since: SpecificationVersion
  let until: SpecificationVersion
  let enforcement: Enforcement
  /// What a mistake in the field does to a server.
  private(set) var effect = Effect.unclear

  /// The field, as one that only describes: a wrong value is read as none.
  var harmless: Field {
    var field = self
    field.effect = .harmless
    return field
  }

  static func required(
    _ name: String, _ value: Value = .string, since: SpecificationVersion = .v30,
    until: SpecificationVersion = .v32, is enforcement: Enforcement
  ) -> Field {
    Field(
      name: name, value: value, isRequired: true, since: since, until: until,
      enforcement: enforcement)
  }
  static func optional(
    _ name: String, _ value: Value = .string, since: SpecificationVersion = .v30,
    until: SpecificationVersion = .v32, is enforcement: Enforcement
  ) -> Field {
    Field(
      name: name, value: value, isRequired: false, since: since, until: until,
      enforcement: enforcement)
  }
}

extension DocumentReader {
  /// Checks a node against a shape and reports every difference; false if it is no mapping at all.
  func check(_ node: Node, _ shape: Shape) -> Bool {
    guard node.isMapping else {
      report(
        .wrongType, "expected \(shape.name), found \(describe(node))", effect: shape.effect,
        at: node)
      return false
    }
    for member in node.members {
      if member.isExtension, shape.isExtensible { continue }
      guard let field = shape.field(member.key, version: version) else {
        if !isMisplaced { reportUnknown(member, shape) }
        continue
      }
      if field.since > version || field.until < version {
        let known = field.since > version ? "since \(field.since)" : "until \(field.until)"
        report(
          .fieldOfNewerVersion,
          "'\(field.name)' is a field of \(shape.name) only \(known), the document is \(version)",
          effect: field.effect == .harmless ? .harmless : .unenforced, at: member.key)
        continue
      }
      note(member, field, of: shape)
      check(member.value, field.value, name: "'\(field.name)'", effect: field.effect)
    }
    for field in shape.fields
    where field.isRequired && field.since <= version && field.until >= version
      && node.member(field.name) == nil
    {
      let article = "aeio".contains(field.name.first ?? "-") ? "an" : "a"
      report(
        .missingField, "\(shape.name) must have \(article) '\(field.name)'", effect: field.effect,
        at: node)
    }
    return true
  }

  /// Keeps a field that the compiler refuses.
  private func note(_ member: Member, _ field: Field, of shape: Shape) {
    switch field.enforcement {
    case .enforced, .withoutEffect: return
    case .refused(let reason):
      guard notedFields.insert(member.key).inserted else { return }
      refusedFields.append(RefusedField(key: member.key, object: shape.name, reason: reason))
    }
  }

  /// Checks the type of one value; reports and answers false if it is another.
  @discardableResult
  func check(
    _ node: Node, _ value: Field.Value, name: String, effect: Effect = .unclear
  ) -> Bool {
    func expect(_ holds: Bool, _ expected: String) -> Bool {
      if !holds { reportType(node, expected, name, effect) }
      return holds
    }
    switch value {
    case .any: return true
    case .string: return expect(node.isString, "a string")
    case .boolean: return expect(node.kind == .boolean, "true or false")
    case .mapping: return expect(node.isMapping, "a mapping")
    case .sequence: return expect(node.isSequence, "a list")
    case .schema:
      let isBoolean = version >= .v31 && node.kind == .boolean
      return expect(node.isMapping || isBoolean, "a schema")
    case .strings:
      guard expect(node.isSequence, "a list of strings") else { return false }
      return node.elements.reduce(true) {
        check($1, .string, name: "an item of \(name)", effect: effect) && $0
      }
    case .stringMap:
      guard expect(node.isMapping, "a mapping of strings") else { return false }
      return node.members.reduce(true) {
        $1.isExtension
          || check($1.value, .string, name: "'\($1.name)' in \(name)", effect: effect) && $0
      }
    case .word(let words):
      guard expect(node.isString, "a string") else { return false }
      if words.contains(where: node.textEquals) { return true }
      report(
        .invalidValue,
        "\(name) must be one of \(words.joined(separator: ", ")), found '\(node.text)'",
        effect: effect, at: node, suggestion: Suggestion.didYouMean(node.text, among: words))
      return false
    }
  }

  private func reportType(_ node: Node, _ expected: String, _ name: String, _ effect: Effect) {
    let quotes =
      expected == "a string" && node.kind.isScalar && !node.isNull
      ? "write it in quotes: '\(node.text)'" : nil
    report(
      .wrongType, "\(name) must be \(expected), found \(describe(node))", effect: effect,
      at: node, suggestion: quotes)
  }

  private func reportUnknown(_ member: Member, _ shape: Shape) {
    let known = shape.fields.filter { $0.since <= version && $0.until >= version }
    let closest = Suggestion.closest(to: member.key.text, among: known.map(\.name))
    report(
      .unknownField, "'\(member.name)' is not a field of \(shape.name)",
      effect: effect(
        ofUnknown: member, in: shape, closest: known.first { $0.name == closest }),
      at: member.key, suggestion: closest.map { "did you mean '\($0)'?" })
  }

  /// What it does to a server that a field is not looked at: something, where it is probably another
  /// field of the object that was misspelt, one that means something elsewhere, or an operation by
  /// its value.
  private func effect(ofUnknown member: Member, in shape: Shape, closest: Field?) -> Effect {
    if shape.effect == .harmless { return .harmless }
    if let closest { return closest.effect == .harmless ? .harmless : .unenforced }
    let isOperation = member.value.isMapping && member.value["responses"] != nil
    return isOperation || Shape.meaningfulNames.contains(member.name) ? .unenforced : .harmless
  }

  /// A node in words.
  func describe(_ node: Node) -> String {
    switch node.kind {
    case .null: "null"
    case .boolean, .integer, .number: "'\(node.text)'"
    case .string: node.textBytes.count <= 40 ? "the string '\(node.text)'" : "a string"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}

extension SpecificationVersion: CustomStringConvertible {
  /// `3.1`.
  public var description: String {
    switch self {
    case .v30: "3.0"
    case .v31: "3.1"
    case .v32: "3.2"
    }
  }
}
