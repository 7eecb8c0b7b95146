// Listed values that the type beside them refuses, and values that no JSON has. Examples and defaults
// are held against their whole schema by ContractModel's ExampleCheck.

extension DocumentChecks {
  func checkValues() {
    for schema in document.schemas {
      checkWritable(schema)
      guard let types = schema.types else { continue }
      for value in schema.enumeration ?? [] where !types.admits(value) {
        report(
          .mismatchedValue, "'\(shown(value))' in 'enum' is not of type \(types.description)",
          at: value)
      }
      if let value = schema[.const], !types.admits(value) {
        report(
          .mismatchedValue,
          "'const' is '\(shown(value))', which is not of type "
            + types.description, at: value)
      }
    }
  }

  /// `.inf`, `.nan` and numbers in other bases beyond 64 bits are YAML's, which JSON cannot write: no
  /// value is one of them.
  private func checkWritable(_ schema: Schema) {
    let keywords: [(Keyword, Effect)] = [
      (.enum, .unclear), (.const, .unclear), (.default, .harmless), (.example, .harmless),
      (.examples, .harmless),
    ]
    for (keyword, effect) in keywords {
      guard let number = schema[keyword]?.unwritableNumber else { continue }
      report(
        .invalidValue, "'\(number.text)' in '\(keyword.rawValue)' is no value that JSON can write",
        effect: effect, at: number, suggestion: "in quotes it is a text")
    }
  }

  private func shown(_ node: Node) -> String {
    node.kind.isScalar ? node.text : node.isSequence ? "[...]" : "{...}"
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

extension Node {
  /// The first number of the value that JSON cannot write.
  fileprivate var unwritableNumber: Node? {
    if kind == .integer || kind == .number { return jsonNumber == nil ? self : nil }
    for part in elements + members.map(\.value) {
      if let number = part.unwritableNumber { return number }
    }
    return nil
  }
}
