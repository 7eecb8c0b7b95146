// Links lead to an operation: `operationId` names one, an `operationRef` points at one, here or in another
// file (OpenAPI 3.1, section 4.8.20).

extension DocumentChecks {
  func checkLinks() {
    guard !links.isEmpty else { return }
    var byID: [[UInt8]: Operation] = [:]
    var byNode: [Node: Operation] = [:]
    for (operation, _, _) in operations {
      // Of an operation that several paths share the first is meant.
      if byNode[operation.node] == nil { byNode[operation.node] = operation }
      if let id = operation.node["operationId"] { byID[Array(id.textBytes)] = operation }
    }
    let paths = Dictionary(
      document.paths.map { (Array($0.key.textBytes), $0.value) },
      uniquingKeysWith: { first, _ in first })
    for link in links {
      if let id = link.node["operationId"], id.isString {
        link.operation = byID[Array(id.textBytes)]
        if link.operation == nil {
          report(
            .unknownLinkOperation, "no operation has the operationId '\(id.text)'",
            at: id,
            suggestion: Suggestion.didYouMean(
              id.text, among: operations.compactMap(\.operation.operationID?.text)))
        }
      } else if let reference = link.node["operationRef"], reference.isString {
        let isLocal = reference.textBytes.first == 0x23
        link.operation = operation(at: reference, isLocal: isLocal, paths, byNode)
        if isLocal, link.operation == nil {
          report(.unknownLinkOperation, "no operation is at '\(reference.text)'", at: reference)
        }
        if let operation = link.operation {
          resolver.note(ReferenceTarget(operation), of: reference)
        }
      }
    }
  }

  /// The operation a reference points at, in a path also if its path item is a reference.
  private func operation(
    at reference: Node, isLocal: Bool, _ paths: [[UInt8]: PathItem], _ byNode: [Node: Operation]
  ) -> Operation? {
    // What is in no file of this document may be another API's.
    guard isLocal else { return resolver.knownTarget(of: reference).flatMap { byNode[$0] } }
    guard let fragment = JSONPointer.percentDecoded(reference.textBytes.dropFirst()),
      let tokens = JSONPointer.tokens(fragment[...])
    else { return nil }
    if reference.file === document.node.file, tokens.count == 3,
      tokens[0].elementsEqual("paths".utf8), let item = paths[tokens[1]]
    {
      return item.operations.first { $0.key.textBytes.elementsEqual(tokens[2]) }
    }
    var node = reference.file.root
    for token in tokens {
      guard let next = resolver.child(of: node, token) else { return nil }
      node = next
    }
    return byNode[node]
  }
}
