// Values in the contract that their own schema refuses. All are warnings but one: OpenAPI 3.0 says
// that a default MUST be of the type at the same level (section 4.7.24.1), 2020-12 only recommends.

extension DocumentChecks {
  func checkValues() {
    for schema in document.schemas {
      if let value = schema[.default] { check(value, schema, "default") }
      if let value = schema[.example] { check(value, schema, "example") }
      for value in schema[.examples]?.elements ?? [] { check(value, schema, "example") }
      guard let types = schema.types else { continue }
      for value in schema.enumeration ?? [] where !types.admits(value) {
        report(
          .mismatchedValue, "'\(shown(value))' in 'enum' is not of type \(types.description)",
          at: value)
      }
    }
  }

  private func check(_ value: Node, _ schema: Schema, _ what: String) {
    var search = ValueMismatch.Search(steps: min(valueSteps, 100_000))
    let before = search.steps
    let mismatch = search.find(value, schema, depth: 0)
    valueSteps -= before - max(0, search.steps)
    guard let mismatch else { return }
    let isForbidden =
      schema.isOpenAPI30 && what == "default" && mismatch.node == value
      && schema.types.map { !$0.admits(value) } ?? false
    report(
      .mismatchedValue, "the \(what) does not fit its schema: \(mismatch.message)",
      effect: isForbidden ? .unclear : .harmless, at: mismatch.node,
      notes: [("the schema says so here", mismatch.keyword)])
  }

  private func shown(_ node: Node) -> String {
    node.kind.isScalar ? node.text : node.isSequence ? "[...]" : "{...}"
  }
}

/// A value that a schema refuses for sure, by type, values, required members or size.
struct ValueMismatch {
  let node: Node
  let message: String
  let keyword: Node

  /// A search of bounded work.
  struct Search {
    /// The work left, in keywords and members looked at.
    var steps: Int

    /// The first mismatch; nil if there is none, none that is certain, or none within the bounds.
    mutating func find(_ value: Node, _ schema: Schema, depth: Int) -> ValueMismatch? {
      // Schemas may go in circles and values may be large; what is not looked at is not refused.
      let size = 1 + schema.keywords.count + schema.subschemas.count
      steps -= size + (schema[.enum]?.count ?? 0) + schema.required.count * value.count
      guard depth < 32, steps > 0 else { return nil }
      if let reference = schema.reference,
        let mismatch = find(value, reference.target, depth: depth + 1)
      {
        return mismatch
      }
      return ValueMismatch.own(value, schema) ?? inner(value, schema, depth: depth)
    }

    private mutating func inner(_ value: Node, _ schema: Schema, depth: Int) -> ValueMismatch? {
      let hasPrefix = schema[.prefixItems] != nil
      for part in schema.subschemas {
        var found: ValueMismatch?
        switch part.keyword {
        case .allOf: found = find(value, part.schema, depth: depth + 1)
        case .properties:
          steps -= value.count
          guard steps > 0, let key = part.key, let member = value[key.text] else { continue }
          found = find(member, part.schema, depth: depth + 1)
        case .items where !hasPrefix:
          for element in value.elements.prefix(64) where found == nil {
            found = find(element, part.schema, depth: depth + 1)
          }
        default: continue
        }
        if let found { return found }
      }
      return nil
    }
  }

  fileprivate static func own(_ value: Node, _ schema: Schema) -> ValueMismatch? {
    if let types = schema.types, let keyword = schema[.type], !types.admits(value) {
      return ValueMismatch(
        node: value, message: "\(word(value)) is not of type \(types.description)", keyword: keyword
      )
    }
    if let words = schema.enumeration, value.kind.isScalar, !words.isEmpty,
      !words.contains(where: { isEqual($0, value) })
    {
      return ValueMismatch(
        node: value, message: "'\(value.text)' is not in 'enum'", keyword: schema[.enum] ?? value)
    }
    guard value.isMapping else { return nil }
    for name in schema.required
    where value.member(name.text) == nil && !isOneWay(schema, property: name.text) {
      return ValueMismatch(node: value, message: "it has no '\(name.text)'", keyword: name)
    }
    return nil
  }

  /// An example of a request or of a response has not what only the other has.
  private static func isOneWay(_ schema: Schema, property: String) -> Bool {
    guard let property = schema.properties.value(named: property)?.resolved else { return false }
    return property.isReadOnly || property.isWriteOnly
  }

  private static func isEqual(_ left: Node, _ right: Node) -> Bool {
    if left.isNumber, right.isNumber {
      return left.decimal == right.decimal
    }
    return left.kind == right.kind && left.textBytes.elementsEqual(right.textBytes)
  }

  private static func word(_ node: Node) -> String {
    switch node.kind {
    case .null: "null"
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .string: node.textBytes.count <= 40 ? "the string '\(node.text)'" : "a string"
    default: "'\(node.text)'"
    }
  }
}

extension SchemaTypes {
  /// Whether a value is of one of the types.
  func admits(_ value: Node) -> Bool {
    switch value.kind {
    case .null: contains(.null)
    case .boolean: contains(.boolean)
    case .integer: contains(.integer) || contains(.number)
    case .number: contains(.number) || contains(.integer) && value.decimal?.isWhole ?? false
    case .string: contains(.string)
    case .sequence: contains(.array)
    case .mapping: contains(.object)
    }
  }

  /// The names, for example `string or null`.
  var description: String {
    let names: [(SchemaTypes, String)] = [
      (.string, "string"), (.object, "object"), (.array, "array"), (.integer, "integer"),
      (.number, "number"), (.boolean, "boolean"), (.null, "null"),
    ]
    return names.filter { contains($0.0) }.map(\.1).joined(separator: " or ")
  }
}
