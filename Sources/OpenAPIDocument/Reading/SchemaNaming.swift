// Schemas as read -> what each is called where it is referred to, in one file or several.

/// Names what references lead to.
struct SchemaNaming {
  private let entryFile: SourceFile
  /// The components that do nothing but refer to a schema of another file, by its node.
  private var components: [Node: Name] = [:]

  init(entryFile: SourceFile, _ components: Components) {
    self.entryFile = entryFile
    for component in components.schemas {
      var schema = component.value
      var passed: Set<ObjectIdentifier> = []
      while let reference = schema.reference, schema.isPureReference,
        passed.insert(ObjectIdentifier(schema)).inserted
      {
        schema = reference.target
        if schema.node.file !== entryFile, self.components[schema.node] == nil {
          self.components[schema.node] = component.name
        }
      }
    }
  }

  /// Names the targets of all references of the schemas.
  func run(_ schemas: [Schema]) {
    var names: [Node: Name] = [:]
    for schema in schemas {
      guard let target = schema.reference?.target.node else { continue }
      let name = names[target] ?? name(of: target)
      names[target] = name
      schema.reference?.name = name
    }
  }

  private func name(of node: Node) -> Name {
    if let name = components[node] { return name }
    guard let parent = node.parent else { return Name(node.file.stem) }
    if let key = parent.key(of: node) { return key.name }
    return Name(String(parent.elements.firstIndex(of: node) ?? 0))
  }
}

extension SourceFile {
  /// The name of the file without its folders and what tells its format.
  public var stem: String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let format = [".yaml", ".yml", ".json"].first { name.hasSuffix($0) }
    return format.map { String(name.dropLast($0.count)) } ?? name
  }
}
