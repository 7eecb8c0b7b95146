// The names that a file gives its schemas besides their places: `$id`, `$self`, `$anchor` and
// `$dynamicAnchor`.

struct Identifiers {
  /// Schemas by `$id` and the document by `$self`, as written and resolved against the base.
  private(set) var byID: [[UInt8]: Node] = [:]
  /// Schemas by `$anchor` or `$dynamicAnchor`.
  private(set) var anchors: [[UInt8]: Node] = [:]

  init(_ file: SourceFile) {
    for index in file.records.indices where file.records[index].kind == .mapping {
      let node = Node(file: file, index: UInt32(index))
      for member in node.members where member.key.textBytes.first == 0x24 && member.value.isString {
        switch member.name {
        case "$id": add(id: member.value, node)
        case "$self" where node == file.root: add(id: member.value, node)
        case "$anchor", "$dynamicAnchor": anchors[Array(member.value.textBytes)] = node
        default: break
        }
      }
    }
  }

  private mutating func add(id: Node, _ node: Node) {
    let text = id.textBytes
    guard text.first != 0x23 else { return }
    let address = Array(text.prefix { $0 != 0x23 })
    if byID[address] == nil { byID[address] = node }
    guard ReferencePath.scheme(of: text) == nil else { return }
    var ancestor = node.parent
    while let candidate = ancestor {
      let base =
        candidate["$id"]?.string ?? (candidate.parent == nil ? candidate["$self"]?.string : nil)
      if let base {
        byID[Self.absolute(String(decoding: address, as: UTF8.self), base: base)] = node
        return
      }
      ancestor = candidate.parent
    }
  }

  /// A relative address seen from a base URI (RFC 3986, section 5.2, for hierarchical URIs).
  static func absolute(_ address: String, base: String) -> [UInt8] {
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
