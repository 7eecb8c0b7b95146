// The types of a contract as they are declared, by where they stand.

/// Declared types by their paths, and those that are still to be put into what they stand in.
struct TypeTable {
  private var kinds: [TypePath: TypeDeclaration.Kind] = [:]
  /// By the path of the type or name space around them.
  private var loose: [TypePath: [TypeDeclaration]] = [:]
  /// The names that are in use inside a type or name space.
  ///
  /// Emitted code names a type by its whole path, so that only the types of one place must differ.
  private var taken: [TypePath: Set<String>]

  /// An empty table, where names are in use already.
  init(taken: [TypePath: Set<String>]) { self.taken = taken }

  /// Gives a type inside another or in a name space its name, after a text of the contract.
  mutating func name(_ text: String, in outer: TypePath) -> String {
    let names = taken[outer, default: []]
    let name = NameTable.free(text, style: .type(outer.space)) { names.contains($0) }
    reserve(name, in: outer)
    return name
  }

  /// Reserves a name that the compiler chose.
  mutating func reserve(_ name: String, in outer: TypePath) {
    taken[outer, default: []].insert(name)
  }

  /// What a type is; `nil` for one that is not declared yet, as it contains what asks.
  subscript(_ path: TypePath) -> TypeDeclaration.Kind? { kinds[path] }

  /// Adds a type to those that stand in another or in a name space.
  mutating func declare(_ declaration: TypeDeclaration, in outer: TypePath) {
    kinds[declaration.path] = declaration.kind
    loose[outer, default: []].append(declaration)
  }

  /// Takes out the types inside another or a name space, in the order of their lines.
  mutating func take(in outer: TypePath) -> [TypeDeclaration] {
    let list = loose.removeValue(forKey: outer) ?? []
    return list.sorted { ($0.line.line, $0.name) < ($1.line.line, $1.name) }
  }
}
