// A part of a document: some of its operations, some of its component schemas.

extension Document {
  /// Leaves only the operations that `isKept` chooses, and the paths that have one.
  ///
  /// Path items that several paths share are told apart: each path has its own choice.
  public func keepOperations(_ isKept: (_ path: Name, Operation) -> Bool) {
    paths = paths.compactMap { path in
      let item = path.value
      let kept = item.operations.filter { isKept(path.name, $0) }
      guard !kept.isEmpty else { return nil }
      return Entry(key: path.key, value: item.copy(with: kept))
    }
  }

  /// Leaves only the component schemas that `isKept` chooses; nothing else may refer to the others.
  public func keepComponentSchemas(_ isKept: (Schema) -> Bool) {
    components.schemas = components.schemas.filter { isKept($0.value) }
  }
}

extension PathItem {
  fileprivate func copy(with operations: [Operation]) -> PathItem {
    let item = PathItem(node: node)
    item.reference = reference
    item.parameters = parameters
    item.servers = servers
    item.operations = operations
    return item
  }
}
