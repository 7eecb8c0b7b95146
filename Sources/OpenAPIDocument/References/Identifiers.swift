// The names that a file gives its schemas besides their places: `$id`, `$self`, `$anchor` and
// `$dynamicAnchor`. Only where schemas can be: an `$id` inside of a `const` is a value.

struct Identifiers {
  /// Schemas by `$id` and the document by `$self`, as written and resolved against the base.
  private(set) var byID: [[UInt8]: Node] = [:]
  /// The base URI of each schema resource that has one, by the resource's root.
  private(set) var bases: [Node: String] = [:]
  /// The absolute address of each of them, in no order; several may have the same.
  private(set) var resources: [(address: [UInt8], node: Node)] = []
  /// Schemas by `$anchor` or `$dynamicAnchor`, by the root of the resource that they stand in.
  private(set) var anchors: [Node: [[UInt8]: Node]] = [:]
  /// The anchors that two schemas of one resource have.
  private(set) var repeatedAnchors: [Node: Set<[UInt8]>] = [:]

  init(_ file: SourceFile) {
    guard Self.areIn(file) else { return }
    var pending = [Place(node: file.root, resource: file.root, isSchema: false)]
    if let name = file.root["$self"], name.isString {
      add(address: Self.withoutFragment(name), file.root, base: nil)
    }
    // An alias of YAML leads to the same node again, which is visited once.
    var visited: Set<Node> = []
    while let place = pending.popLast() {
      if visited.insert(place.node).inserted { visit(place, &pending) }
    }
  }

  /// Whether there is any such name in a file; in most there is none.
  private static func areIn(_ file: SourceFile) -> Bool {
    file.records.indices.contains { index in
      guard file.records[index].kind == .mapping else { return false }
      return Node(file: file, index: UInt32(index)).members.contains { member in
        member.key.textBytes.first == 0x24 && names.contains(member.name)
      }
    }
  }

  private static let names: Set<Name> = ["$id", "$self", "$anchor", "$dynamicAnchor"]

  /// A node on the way down.
  private struct Place {
    var node: Node
    /// The root of the schema resource that it stands in.
    var resource: Node
    /// Whether it is a schema for certain, whose members are keywords.
    var isSchema: Bool
  }

  private mutating func visit(_ place: Place, _ pending: inout [Place]) {
    var place = place
    guard place.node.isMapping else {
      for element in place.node.elements {
        pending.append(Place(node: element, resource: place.resource, isSchema: place.isSchema))
      }
      return
    }
    for name in ["$id", "$anchor", "$dynamicAnchor", "$schema"]
    where place.node[name]?.isString == true { place.isSchema = true }
    if place.isSchema { readNames(&place) }
    for member in place.node.members where !member.isExtension {
      let isMap = Self.isSchemaMap(member.name, in: place)
      guard place.isSchema ? isMap || Self.holdsSchemas(member.name) : !Self.isValue(member.name)
      else { continue }
      guard isMap, member.value.isMapping else {
        let isSchema = place.isSchema || member.name == "schema"
        pending.append(Place(node: member.value, resource: place.resource, isSchema: isSchema))
        continue
      }
      for entry in member.value.members {
        pending.append(Place(node: entry.value, resource: place.resource, isSchema: true))
      }
    }
  }

  private mutating func readNames(_ place: inout Place) {
    if let id = place.node["$id"], id.isString, id.textBytes.first != 0x23 {
      add(address: Self.withoutFragment(id), place.node, base: bases[place.resource])
      place.resource = place.node
    }
    for name in ["$anchor", "$dynamicAnchor"] {
      guard let anchor = place.node[name], anchor.isString else { continue }
      let name = Array(anchor.textBytes)
      let first = anchors[place.resource, default: [:]].updateValue(place.node, forKey: name)
      if let first, first != place.node {
        repeatedAnchors[place.resource, default: []].insert(name)
      }
    }
  }

  private static func withoutFragment(_ id: Node) -> [UInt8] {
    Array(id.textBytes.prefix { $0 != 0x23 })
  }

  private mutating func add(address: [UInt8], _ node: Node, base: String?) {
    if byID[address] == nil { byID[address] = node }
    let text = String(decoding: address, as: UTF8.self)
    let absolute = base.map { Self.absolute(text, base: $0) } ?? address
    byID[absolute] = node
    if !address.isEmpty { resources.append((absolute, node)) }
    bases[node] = String(decoding: absolute, as: UTF8.self)
  }

  // MARK: Where schemas can be

  private static func isSchemaMap(_ name: Name, in place: Place) -> Bool {
    guard place.isSchema else { return name == "schemas" }
    return Keyword.named(name)?.rule2020 == .schemaMap
  }

  private static func holdsSchemas(_ name: Name) -> Bool {
    guard let rule = Keyword.named(name)?.rule2020 else { return false }
    return rule.holdsSchemas && rule != .schemaMap
  }

  /// Members of other objects whose values are no part of the document.
  private static func isValue(_ name: Name) -> Bool {
    (["enum", "const", "default", "example", "examples"] as Set<Name>).contains(name)
  }

  /// An address seen from a base URI (RFC 3986, section 5.2, for hierarchical URIs).
  static func absolute(_ address: String, base: String) -> [UInt8] {
    if ReferencePath.scheme(of: Array(address.utf8)[...]) != nil { return Array(address.utf8) }
    guard let scheme = ReferencePath.scheme(of: Array(base.utf8)[...]) else {
      return Array(ReferencePath.join(address, to: base).utf8)
    }
    let start = base.index(base.startIndex, offsetBy: scheme.count + 1)
    let rest = base[start...]
    guard rest.hasPrefix("//") else { return Array(address.utf8) }
    let afterSlashes = rest.dropFirst(2)
    let authority = afterSlashes.prefix { $0 != "/" }
    let path = String(afterSlashes.dropFirst(authority.count))
    let joined =
      address.hasPrefix("/") ? address : ReferencePath.join(address, to: path.isEmpty ? "/" : path)
    return Array("\(scheme)://\(authority)\(joined)".utf8)
  }
}
