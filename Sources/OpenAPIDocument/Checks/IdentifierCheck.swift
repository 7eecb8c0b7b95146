// No two schemas have one address (`$id`, and `$self` of a document): a reference to it would have two
// meanings (JSON Schema 2020-12, section 8.2.1 and 9.1.2).

extension DocumentChecks {
  func checkIdentifiers() {
    guard document.version >= .v31 else { return }
    var first: [[UInt8]: Node] = [:]
    for file in document.files {
      // An address that is relative to its file's is another in each file.
      var own: [[UInt8]: Node] = [:]
      for (address, node) in inOrder(resolver.identifiers(of: file).resources) {
        let isAbsolute = ReferencePath.scheme(of: address[...]) != nil
        let known = isAbsolute ? first[address] : own[address]
        if let known {
          reportRepeated(node, known)
        } else if isAbsolute {
          first[address] = node
        } else {
          own[address] = node
        }
      }
    }
  }

  private func inOrder(
    _ resources: [(address: [UInt8], node: Node)]
  ) -> [(address: [UInt8], node: Node)] {
    resources.sorted { $0.node.location.range.lowerBound < $1.node.location.range.lowerBound }
  }

  private func reportRepeated(_ node: Node, _ first: Node) {
    let (id, other) = (identifier(of: node), identifier(of: first))
    report(
      .duplicateIdentifier,
      "the address '\(id.text)' is another schema's already, and nobody can tell which is meant",
      at: id, notes: [("the first is here", other)])
  }

  /// The text that gives a schema or a document its address.
  private func identifier(of node: Node) -> Node { node["$id"] ?? node["$self"] ?? node }
}
