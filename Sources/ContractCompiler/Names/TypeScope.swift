// The names inside one type or name space: what the types that are declared there are called.

/// A place where types are declared: a name space or the inside of a type.
///
/// Emitted code names a type by its whole path, so that only the types of one place must differ.
final class TypeScope {
  /// Where the types stand.
  let path: TypePath
  private var taken: Set<String>

  /// The scope of a name space whose types must not have the names in `taken`.
  init(_ space: NameSpace, taken: Set<String> = []) {
    path = TypePath(space)
    self.taken = taken
  }

  private init(_ path: TypePath) {
    self.path = path
    taken = []
  }

  /// Reserves a name for a type made from a text of the contract.
  func declare(_ text: String) -> String {
    let name = NameTable.free(text, style: .type(path.space)) { taken.contains($0) }
    taken.insert(name)
    return name
  }

  /// Reserves a name that the compiler chose.
  func reserve(_ name: String) { taken.insert(name) }

  /// The scope inside a type that is declared here.
  func inside(_ name: String) -> TypeScope { TypeScope(path.inside(name)) }
}
