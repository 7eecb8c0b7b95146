// The names inside one type: what its nested types are called, without shadowing any other type.

/// A place where types are declared: module scope or the inside of a type.
final class TypeScope {
  /// The name from module scope; empty for module scope itself.
  let path: String
  private var taken: Set<String>
  private let outer: TypeScope?

  /// A scope whose types must not have the names in `taken`, nor those of the scopes around it.
  init(path: String, taken: Set<String>, outer: TypeScope? = nil) {
    self.path = path
    self.taken = taken
    self.outer = outer
  }

  /// Reserves a name for a type made from a text of the contract.
  func declare(_ text: String) -> String {
    let name = NameTable.free(text, style: .type, isTaken: isTaken)
    taken.insert(name)
    return name
  }

  /// Reserves a name that the compiler chose.
  func reserve(_ name: String) { taken.insert(name) }

  /// The scope inside a type that is declared here.
  func inside(_ name: String) -> TypeScope {
    TypeScope(path: path.isEmpty ? name : "\(path).\(name)", taken: [name], outer: self)
  }

  private func isTaken(_ name: String) -> Bool {
    taken.contains(name) || outer?.isTaken(name) ?? false
  }
}
