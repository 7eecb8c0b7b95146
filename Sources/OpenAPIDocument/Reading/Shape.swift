// What the specification says about the fields of one kind of object, as data: the tables in
// Shapes.swift, and the one function that holds an object against its table.

/// The fields of an object of the specification.
struct Shape {
  /// The name in the specification, with its article: `an Info Object`.
  let name: String
  let fields: [Field]
  /// Whether `x-` fields are allowed.
  var isExtensible = true

  init(_ name: String, _ fields: [Field], isExtensible: Bool = true) {
    self.name = name
    self.fields = fields
    self.isExtensible = isExtensible
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
  var isRequired = false
  var since = SpecificationVersion.v30
  var until = SpecificationVersion.v32

  static func required(
    _ name: String, _ value: Value = .string, since: SpecificationVersion = .v30,
    until: SpecificationVersion = .v32
  ) -> Field {
    Field(name: name, value: value, isRequired: true, since: since, until: until)
  }
  static func optional(
    _ name: String, _ value: Value = .string, since: SpecificationVersion = .v30,
    until: SpecificationVersion = .v32
  ) -> Field {
    Field(name: name, value: value, since: since, until: until)
  }
}

extension DocumentReader {
  /// Checks a node against a shape and reports every difference; false if it is no mapping at all.
  func check(_ node: Node, _ shape: Shape) -> Bool {
    guard node.isMapping else {
      report(.wrongType, "expected \(shape.name), found \(describe(node))", at: node)
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
          at: member.key)
        continue
      }
      check(member.value, field.value, name: "'\(field.name)'")
    }
    for field in shape.fields
    where field.isRequired && field.since <= version && field.until >= version
      && node.member(field.name) == nil
    {
      report(.missingField, "\(shape.name) must have a '\(field.name)'", at: node)
    }
    return true
  }

  /// Checks the type of one value; reports and answers false if it is another.
  @discardableResult
  func check(_ node: Node, _ value: Field.Value, name: String) -> Bool {
    switch value {
    case .any: return true
    case .string: return expect(node, node.isString, "a string", name)
    case .boolean: return expect(node, node.kind == .boolean, "true or false", name)
    case .mapping: return expect(node, node.isMapping, "a mapping", name)
    case .sequence: return expect(node, node.isSequence, "a list", name)
    case .schema:
      let isBoolean = version >= .v31 && node.kind == .boolean
      return expect(node, node.isMapping || isBoolean, "a schema", name)
    case .strings:
      guard expect(node, node.isSequence, "a list of strings", name) else { return false }
      return node.elements.reduce(true) { check($1, .string, name: "an item of \(name)") && $0 }
    case .stringMap:
      guard expect(node, node.isMapping, "a mapping of strings", name) else { return false }
      return node.members.reduce(true) {
        $1.isExtension || check($1.value, .string, name: "'\($1.name)' in \(name)") && $0
      }
    case .word(let words):
      guard expect(node, node.isString, "a string", name) else { return false }
      if words.contains(where: node.textEquals) { return true }
      report(
        .invalidValue,
        "\(name) must be one of \(words.joined(separator: ", ")), found '\(node.text)'", at: node,
        suggestion: Suggestion.didYouMean(node.text, among: words))
      return false
    }
  }

  private func expect(_ node: Node, _ holds: Bool, _ expected: String, _ name: String) -> Bool {
    if holds { return true }
    let quotes =
      expected == "a string" && node.kind.isScalar && !node.isNull
      ? "write it in quotes: '\(node.text)'" : nil
    report(
      .wrongType, "\(name) must be \(expected), found \(describe(node))", at: node,
      suggestion: quotes)
    return false
  }

  private func reportUnknown(_ member: Member, _ shape: Shape) {
    let names = shape.fields.filter { $0.since <= version && $0.until >= version }.map(\.name)
    report(
      .unknownField, "'\(member.name)' is not a field of \(shape.name)", at: member.key,
      suggestion: Suggestion.didYouMean(member.name, among: names))
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
