// Parts of other files -> components of the document: whoever gives names finds a contract in several files
// as it is in one.

extension DocumentReader {
  /// Has what references lead to in other files stand among the components: in place of a component that
  /// is nothing but a reference to it, else under a name of its own.
  ///
  /// A part within another is no component. Names say nothing about the order of the document.
  func adoptForeignParts(_ document: Document) {
    var targets: [Node: ComponentKind] = [:]
    for target in resolver.targets.values where target.node.file !== rootNode.file {
      if let kind = target.kind { targets[target.node] = kind }
    }
    guard !targets.isEmpty else { return }
    let hosts = adoptSchemas(&document.components)
    let parts = targets.keys.filter { node in
      !hosts.contains(node) && node["$ref"] == nil && !isWithin(targets, node)
    }
    .sorted { left, right in
      (left.file.path, left.pointer) < (right.file.path, right.pointer)
    }
    func adopt<Value>(
      _ kind: ComponentKind, _ entries: inout [Entry<Value>], _ value: (Node) -> Value?
    ) {
      var names = ComponentNaming(taken: entries.map(\.name))
      for node in parts where targets[node] == kind {
        guard let value = value(node) else { continue }
        let name = names.take(node)
        document.foreignNames[node] = name
        let key = node.parent?.key(of: node) ?? node
        entries.append(Entry(key: key, value: value, reading: name))
      }
    }
    adopt(.schemas, &document.components.schemas) { schemaByNode[$0] }
    adopt(.responses, &document.components.responses, object)
    adopt(.parameters, &document.components.parameters, object)
    adopt(.requestBodies, &document.components.requestBodies, object)
    adopt(.headers, &document.components.headers, object)
  }

  /// Puts schemas of other files in place of components that only refer to them; gives their nodes.
  private func adoptSchemas(_ components: inout Components) -> Set<Node> {
    var hosts: Set<Node> = []
    components.schemas = components.schemas.map { entry in
      var schema = entry.value
      while schema.node.count == 1, let target = schema.reference?.target,
        target.node.file !== rootNode.file, hosts.insert(target.node).inserted
      {
        schema = target
      }
      return schema === entry.value ? entry : Entry(key: entry.key, value: schema)
    }
    return hosts
  }

  /// Whether a node stands in what a reference leads to as a whole.
  private func isWithin(_ targets: [Node: ComponentKind], _ node: Node) -> Bool {
    var current = node
    while let parent = current.parent {
      if targets[parent] != nil { return true }
      current = parent
    }
    return false
  }

  /// The object of a node, as it is where it is referred to.
  private func object<Value: AnyObject>(_ node: Node) -> Resolved<Value>? {
    let found = memo[ObjectIdentifier(Value.self)]?[node].flatMap { $0 as? Value }
    return found.map { Resolved(node: node, reference: nil, value: $0) }
  }
}

/// The names of the components of a kind.
public struct ComponentNaming {
  private var taken: Set<Name>
  /// The number that was given last to parts of the same name.
  private var numbers: [Name: Int] = [:]

  /// Begins with the names that are taken.
  public init(taken: some Sequence<Name>) { self.taken = Set(taken) }

  /// Names a part of another file: by the last step of the way to it, in the characters that such a name may
  /// have (OpenAPI 3.1.1, section 4.8.7.1), with a number behind it where that is taken.
  public mutating func take(_ node: Node) -> Name {
    let step =
      node.parent.map { parent in
        parent.key(of: node)?.text ?? String(parent.elements.firstIndex(of: node) ?? 0)
      } ?? node.file.stem
    var text = ""
    for scalar in step.unicodeScalars {
      text.unicodeScalars.append(ComponentKind.isNameCharacter(scalar) ? scalar : "_")
    }
    if text.isEmpty { text = "_" }
    var name = Name(text)
    while !taken.insert(name).inserted {
      let number = numbers[Name(text), default: 1] + 1
      numbers[Name(text)] = number
      name = Name("\(text)\(number)")
    }
    return name
  }
}
