// A document -> the same document in other words, as tools and people rewrite contracts: everything in
// another order, a newer version of the specification, several files instead of one.

import OpenAPIDocument

/// Writes a document of one file anew.
struct Rewriting {
  /// What is written differently.
  enum Manner: CaseIterable {
    /// Members and lists whose order means nothing, the other way round.
    case reversed
    /// 3.0 as 3.1, keyword by keyword.
    case upgraded
    /// 3.2 instead of 3.1, which differ in nothing that 3.1 can say.
    case renumbered
    /// The schemas and the paths in files of their own.
    case split
  }

  static let entry = "api.json"
  private static let schemaFile = "schemas.json"
  private static let pathFile = "paths.json"
  private static let components = "#/components/schemas/"

  private let document: Document
  private let manner: Manner
  private let schemas: [Node: Schema]
  private let discriminators: Set<Node>

  private init(_ document: Document, _ manner: Manner) {
    self.document = document
    self.manner = manner
    schemas = Dictionary(
      document.schemas.map { ($0.node, $0) }, uniquingKeysWith: { first, _ in first })
    discriminators = Set(document.schemas.compactMap { $0.discriminator?.node["mapping"] })
  }

  /// The files of the document written in a manner; nil where that would be the same or the document
  /// already has several files.
  static func files(_ document: Document, _ manner: Manner) -> [String: String]? {
    guard document.files.count == 1 else { return nil }
    let is30 = document.version == .v30
    switch manner {
    case .upgraded where !is30, .renumbered where document.version != .v31: return nil
    case .upgraded, .renumbered, .reversed, .split: break
    }
    return Rewriting(document, manner).files()
  }

  private func files() -> [String: String] {
    var result = [Self.entry: text(document.node, in: Self.entry)]
    guard manner == .split else { return result }
    result[Self.schemaFile] = object(
      document.node["components"]?["schemas"]?.members ?? [], in: Self.schemaFile)
    result[Self.pathFile] = object(document.node["paths"]?.members ?? [], in: Self.pathFile)
    return result
  }

  // MARK: Values

  private func text(_ node: Node, in file: String) -> String {
    switch node.kind {
    case .null: "null"
    case .boolean: node.bool == true ? "true" : "false"
    case .integer, .number: node.jsonNumber ?? Self.quoted(node.text)
    case .string: Self.quoted(node.text)
    case .sequence: "[\(node.elements.map { text($0, in: file) }.joined(separator: ","))]"
    case .mapping: mapping(node, in: file)
    }
  }

  private func mapping(_ node: Node, in file: String) -> String {
    if let schema = schemas[node], schema.isOpenAPI30, manner == .upgraded {
      return upgraded(node, in: file)
    }
    if manner == .split, node == document.node["components"]?["schemas"] {
      return moved(node, to: Self.schemaFile)
    }
    if manner == .split, node == document.node["paths"] { return moved(node, to: Self.pathFile) }
    return object(node.members, of: node, in: file)
  }

  private func object(_ members: [Member], of node: Node? = nil, in file: String) -> String {
    let written = members.map { member in
      Self.quoted(member.key.text) + ":" + value(of: member, in: node, file)
    }
    let ordered = manner == .reversed ? written.reversed() : written
    return "{\(ordered.joined(separator: ","))}"
  }

  private func value(of member: Member, in parent: Node?, _ file: String) -> String {
    let value = member.value
    if parent == document.node, member.name == "openapi" {
      switch manner {
      case .upgraded: return "\"3.1.0\""
      case .renumbered: return "\"3.2.0\""
      case .reversed, .split: break
      }
    }
    let isReference =
      member.name == "$ref" || parent.map { discriminators.contains($0) } ?? false
    if manner == .split, isReference, let target = value.string {
      return Self.quoted(reference(target, in: file, isMapping: member.name != "$ref"))
    }
    guard manner == .reversed, value.isSequence, isUnordered(member.name, parent) else {
      return text(value, in: file)
    }
    return "[\(value.elements.reversed().map { text($0, in: file) }.joined(separator: ","))]"
  }

  private func isUnordered(_ name: Name, _ parent: Node?) -> Bool {
    guard let parent, schemas[parent] != nil else {
      return (["parameters", "tags", "security"] as [Name]).contains(name)
    }
    return (["required", "enum", "type", "allOf", "oneOf", "anyOf"] as [Name]).contains(name)
  }

  // MARK: 3.0 as 3.1

  private func upgraded(_ node: Node, in file: String) -> String {
    if let target = node["$ref"] { return "{\"$ref\":\(text(target, in: file))}" }
    var parts: [String] = []
    for member in node.members {
      let value = text(member.value, in: file)
      switch member.name {
      case "nullable": continue
      case "type" where node["nullable"]?.bool == true: parts.append("\"type\":[\(value),\"null\"]")
      case "minimum" where node["exclusiveMinimum"]?.bool == true:
        parts.append("\"exclusiveMinimum\":\(value)")
      case "maximum" where node["exclusiveMaximum"]?.bool == true:
        parts.append("\"exclusiveMaximum\":\(value)")
      case "exclusiveMinimum", "exclusiveMaximum": continue
      case "example": parts.append("\"examples\":[\(value)]")
      default: parts.append(Self.quoted(member.key.text) + ":" + value)
      }
    }
    return "{\(parts.joined(separator: ","))}"
  }

  // MARK: Several files

  /// The members as references to another file.
  private func moved(_ node: Node, to file: String) -> String {
    let parts = node.members.map { member in
      guard !member.isExtension else {
        return Self.quoted(member.key.text) + ":" + text(member.value, in: Self.entry)
      }
      let pointer = "#/" + member.key.text.replacing("~", with: "~0").replacing("/", with: "~1")
      return Self.quoted(member.key.text) + ":{\"$ref\":"
        + Self.quoted(file + Self.escaped(pointer))
        + "}"
    }
    return "{\(parts.joined(separator: ","))}"
  }

  private func reference(_ target: String, in file: String, isMapping: Bool) -> String {
    let start = file == Self.schemaFile ? "" : Self.schemaFile
    if target.hasPrefix(Self.components) {
      return start + "#/" + target.dropFirst(Self.components.count)
    }
    // A mapping may name a component.
    if isMapping, document.components.schemas.contains(where: { $0.name == Name(target) }) {
      return start + "#/" + Self.escaped(target)
    }
    if target.hasPrefix("#/paths/") {
      return (file == Self.pathFile ? "" : Self.pathFile) + "#/" + target.dropFirst(8)
    }
    return target.hasPrefix("#") && file != Self.entry ? Self.entry + target : target
  }

  /// A fragment has no braces and the like (RFC 3986, section 3.5).
  private static func escaped(_ text: String) -> String {
    let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/#".utf8)
    return text.utf8.map { byte in
      if plain.contains(byte) { return String(Character(Unicode.Scalar(byte))) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count == 1 ? "0" : "") + digits
    }.joined()
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" {
        result += "\\\(scalar)"
      } else if scalar.value < 0x20 {
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
