// Values of `default` -> Swift source.

import ContractModel
import OpenAPIDocument

extension SchemaLowering {
  /// The most items of a default: the Swift compiler's time grows with each.
  private static let defaultItemLimit = 1000

  /// Swift source of a default for a value; `nil` where there is none to apply, which is said unless
  /// the default is `null`. One that its schemas refuse is not applied either, with a warning: real
  /// contracts have such, and a server that sees the value absent does what it did without a default.
  mutating func defaultSource(_ node: Node, for value: Value, of member: [Schema]) -> String? {
    // No value is what a null default of a type without null means, whatever its schema says.
    if node.isNull, !value.isNullable { return nil }
    checkedDefaults.insert(node)
    var evaluation = ValueEvaluation(
      normalised, dynamicReferences, in: .request, steps: ValueEvaluation.stepsOfDefault)
    for schema in member {
      guard let mismatch = evaluation.mismatch(node, schema) else { continue }
      diagnostics.add(
        Diagnostic(
          .invalidDefault,
          "the default is not applied, as it does not fit its schema: \(mismatch.message)",
          at: mismatch.node.location,
          notes: [.init("the schema says so here", at: mismatch.keyword.location)]))
      return nil
    }
    if node.isNull { return nil }
    if let source = literal(node, for: value) { return source }
    diagnostics.add(
      isBeyondType(node, value.codec)
        ? Diagnostic(
          .invalidDefault,
          "the default is not applied: \(node.text) is outside of the range of its type",
          at: node.location)
        : Diagnostic(
          .unappliedDefault,
          "the default is not applied: where the value is absent, handlers see it absent; its type "
            + "has no literal", at: node.location))
    return nil
  }

  /// Whether a number fits its schema's type but not the Swift type.
  private func isBeyondType(_ node: Node, _ codec: Codec) -> Bool {
    switch codec {
    case .integer: node.decimal?.isWhole ?? false
    case .number: node.isNumber
    case .function(let id, _):
      switch codecs[id]?.body {
      case .checked(let inner, _): isBeyondType(node, inner)
      case .array, .map, nil: false
      }
    case .boolean, .string, .bytes, .dateTime, .date, .uuid, .any, .null, .declared: false
    }
  }

  /// A default as a literal, whose type stands where it is used; `nil` where there is none.
  private func literal(_ node: Node, for value: Value) -> String? {
    if node.isNull, value.isNullable { return "nil" }
    switch value.codec {
    case .boolean: return node.bool.map { $0 ? "true" : "false" }
    case .integer(let rules):
      guard let integer = node.decimal?.integer, rules.bits != 32 || Int32(exactly: integer) != nil
      else { return nil }
      return String(integer)
    case .number(let rules):
      guard let number = node.jsonNumber.flatMap({ Double($0) }), number.isFinite,
        !rules.isSingle || Float(number).isFinite
      else { return nil }
      return "\(number)"
    case .string: return node.string.map(SwiftLiteral.string)
    case .dateTime, .date, .uuid:
      return node.string.map { ".init(contract: \(SwiftLiteral.string($0)))" }
    case .any: return ".init(contract: \(SwiftLiteral.string(JSONText.of(node))))"
    case .bytes, .null: return nil
    case .declared(let path): return types[path].flatMap { literal(node, of: $0) }
    case .function(let id, _): return codecs[id].flatMap { literal(node, of: $0.body) }
    }
  }

  private func literal(_ node: Node, of body: CodecFunction.Body) -> String? {
    guard node.count <= Self.defaultItemLimit else { return nil }
    switch body {
    case .checked(let inner, _): return literal(node, for: Value(inner))
    case .array(let item, _):
      guard node.isSequence else { return nil }
      let items = node.elements.map { literal($0, for: item) }
      guard items.allSatisfy({ $0 != nil }) else { return nil }
      return "[" + items.compactMap(\.self).joined(separator: ", ") + "]"
    case .map(let item, _, _): return node.isMapping ? map(node.members, of: item) : nil
    }
  }

  private func map(_ members: [Member], of item: Value) -> String? {
    if members.isEmpty { return "[:]" }
    var items: [String] = []
    for member in members {
      guard let source = literal(member.value, for: item) else { return nil }
      items.append("\(SwiftLiteral.string(member.name)): \(source)")
    }
    return "[" + items.joined(separator: ", ") + "]"
  }

  private func literal(_ node: Node, of kind: TypeDeclaration.Kind) -> String? {
    switch kind {
    case .enumeration(let enumeration):
      let match = enumeration.cases.first {
        enumeration.raw == .string
          ? node.textEquals($0.string) : node.decimal?.integer == $0.integer
      }
      return match.map { ".\($0.swiftName)" }
    case .structure(let structure): return literal(node, of: structure)
    case .union(let union): return literal(node, of: union)
    case .nameSpace: return nil
    }
  }

  private func literal(_ node: Node, of structure: Structure) -> String? {
    guard node.isMapping else { return nil }
    var arguments: [String] = []
    for property in structure.properties {
      guard let member = node[property.name.text] else { continue }
      let isExplicitNull = member.isNull && property.presence == .optionalNullable
      guard let source = isExplicitNull ? ".null" : literal(member, for: property.value) else {
        return nil
      }
      let isField = property.presence == .optionalNullable && !isExplicitNull
      arguments.append(
        "\(ReservedNames.label(property.swiftName)): " + (isField ? ".value(\(source))" : source))
    }
    if case .kept(let name, let value) = structure.additional {
      let others = node.members.filter { member in
        !structure.properties.contains { member.name == $0.name }
      }
      guard let source = map(others, of: value) else { return nil }
      if !others.isEmpty { arguments.append("\(ReservedNames.label(name)): \(source)") }
    }
    return ".init(\(arguments.joined(separator: ", ")))"
  }

  /// The first alternative that has a literal for a value of its JSON type and its discriminator.
  private func literal(_ node: Node, of union: Union) -> String? {
    for variant in union.variants {
      if case .discriminator(let member, _) = union.selection {
        let value = node[member.text]?.name
        guard let value, variant.discriminatorValues.contains(value) else { continue }
      }
      let isOfType =
        variant.jsonTypes.isEmpty || variant.jsonTypes.isSuperset(of: node.jsonTypes)
        || node.decimal?.isWhole == true && variant.jsonTypes.contains(.integer)
      guard isOfType, isToldApart(union),
        let source = literal(node, for: variant.value)
      else { continue }
      return ".\(variant.swiftName)(\(source))"
    }
    return nil
  }

  /// Whether one look at a value tells its variant.
  private func isToldApart(_ union: Union) -> Bool {
    switch union.selection {
    case .discriminator, .jsonType: true
    case .exactlyOne, .firstMatch: false
    }
  }
}

/// Swift source of literals.
enum SwiftLiteral {
  /// A whole number with its digits in groups of three, as swift-format wants long ones.
  static func integer(_ number: Int64) -> String {
    let digits = String(number.magnitude)
    guard digits.utf8.count > 6 else { return String(number) }
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index) % 3 == 0 { result += "_" }
      result.append(digit)
    }
    return (number < 0 ? "-" : "") + result
  }

  /// A string literal for a name of the contract.
  static func string(_ name: Name) -> String { string(name.text) }

  /// A string literal for any text.
  static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F || isInvisible(scalar) {
          result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  /// Characters that an editor would not show, or that change the direction of text.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return false }
    return switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned,
      .nonspacingMark:
      true
    case .spaceSeparator: scalar != " "
    default: false
    }
  }
}

/// Descriptions of the contract as doc comments.
enum Documentation {
  /// The lines of a description, wrapped nowhere, with characters that would end a comment taken out.
  static func lines(_ text: String?) -> [String] {
    guard let text else { return [] }
    var lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map { line in
      var line = String.UnicodeScalarView(
        line.unicodeScalars.filter {
          $0 == "\t" || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
        })
      while let last = line.last, last.properties.isWhitespace { line.removeLast() }
      return String(line)
    }
    while let last = lines.last, last.isEmpty { lines.removeLast() }
    while let first = lines.first, first.isEmpty { lines.removeFirst() }
    return lines
  }
}
