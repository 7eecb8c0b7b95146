// Schemas as read -> what each is called where it is referred to, in one file or several.

/// Names what references lead to.
struct SchemaNaming {
  /// The components that are nothing but a reference to a schema of another file, by its node.
  private var components: [Node: Name] = [:]

  init(entryFile: SourceFile, _ components: Components) {
    for component in components.schemas {
      var schema = component.value
      // A second reference to a schema ends a circle as well.
      while schema.node.count == 1, let target = schema.reference?.target,
        target.node.file !== entryFile, self.components[target.node] == nil
      {
        self.components[target.node] = component.name
        schema = target
      }
    }
  }

  /// Names the targets of all references of the schemas: as they are published, where they are components
  /// there.
  ///
  /// - Parameters:
  ///   - schemas: All schemas.
  ///   - foreignNames: The names of those of other files.
  func run(_ schemas: [Schema], foreignNames: [Node: Name]) {
    for schema in schemas {
      guard let reference = schema.reference else { continue }
      schema.reference?.name = name(reference, foreignNames)
    }
  }

  private func name(_ reference: SchemaReference, _ foreignNames: [Node: Name]) -> Name {
    let target = reference.target.node
    if let name = components[target] ?? foreignNames[target] { return name }
    let fragment = reference.text.textBytes.drop { $0 != 0x23 }.dropFirst()
    // The last step as it is written, since an alias of YAML is one node in several places.
    if let pointer = JSONPointer.percentDecoded(fragment),
      let step = JSONPointer.tokens(pointer[...])?.last
    {
      return Name(String(decoding: step, as: UTF8.self))
    }
    if let key = target.parent?.key(of: target) { return key.name }
    return Name(target.file.stem)
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
