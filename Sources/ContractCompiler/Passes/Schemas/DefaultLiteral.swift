// A value of the contract -> a Swift literal of the type that its schema has become.

import ContractModel
import OpenAPIDocument

/// Swift source of values, by what their types and codec functions are.
struct DefaultLiteral {
  /// The most items of a literal: the Swift compiler's time grows with each.
  private static let itemLimit = 1000

  let types: TypeTable
  let codecs: CodecTable

  /// The value of a node, whose type stands where it is used; `nil` where it has no literal.
  func literal(_ node: Node, for value: Value) -> String? {
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
    case .bytes: return node.base64.flatMap(literal)
    case .null: return nil
    case .declared(let path): return types[path].flatMap { literal(node, of: $0) }
    case .function(let id, _): return codecs[id].flatMap { literal(node, of: $0.body) }
    }
  }

  private func literal(_ bytes: [UInt8]) -> String? {
    guard bytes.count <= Self.itemLimit else { return nil }
    return "[" + bytes.map { String($0) }.joined(separator: ", ") + "]"
  }

  private func literal(_ node: Node, of body: CodecFunction.Body) -> String? {
    guard node.count <= Self.itemLimit else { return nil }
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
