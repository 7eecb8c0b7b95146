// The name spaces of emitted code: what the contract names stands in one of them, so that none of its
// names meets one of Swift, of the Runtime or of the emitted module itself.

/// A name space at module scope.
enum NameSpace: String, Sendable, CaseIterable {
  /// Schemas, with everything that is declared inside them.
  case schemas = "Schemas"
  /// Component parameters: how they are read, and the types of their inline schemas.
  case parameters = "Parameters"
  /// The types of inline schemas of component request bodies.
  case requestBodies = "RequestBodies"
  /// Component responses: their header fields, and the types of their inline schemas.
  case responses = "Responses"
  /// Operations, those that the server calls too.
  case operations = "Operations"
  /// Functions that read, write and check; no type of the contract stands here.
  case codecs = "Codecs"
  /// Regular expressions; no type of the contract stands here.
  case patterns = "Patterns"

  /// Names that no type in it may have: emitted code names these roots from inside of it.
  ///
  /// Schemas are made of schemas only; operations and what they share are made of everything.
  var reserved: Set<String> { self == .schemas ? Self.reservedInSchemas : Self.reservedElsewhere }

  /// What is added to a reserved name.
  var suffix: String { self == .operations ? "Operation" : "Schema" }

  private static let words = ReservedNames.types.union(Library.allCases.map(\.rawValue))
  private static let reservedInSchemas = words.union(
    [NameSpace.schemas, .codecs, .patterns].map(\.rawValue))
  private static let reservedElsewhere = words.union(allCases.map(\.rawValue))
}
