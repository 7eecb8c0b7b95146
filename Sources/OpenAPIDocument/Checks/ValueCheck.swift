// Listed values that the type beside them refuses. Examples and defaults are held against their whole
// schema by ContractModel's ExampleCheck.

extension DocumentChecks {
  func checkValues() {
    for schema in document.schemas {
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
