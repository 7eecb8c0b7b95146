// What is decided about a contract before its schemas are lowered. All passes over schemas read it,
// none changes it.

import ContractModel
import OpenAPIDocument

/// The meaning of a contract's schemas, and the names that it gives.
struct SchemaFacts {
  let names: Names
  let normalised: NormalisedSchemas
  let directions: Directions
  let dynamicReferences: DynamicReferences
  /// The file name of the contract.
  let file: String

  init(_ document: Document, _ names: Names, _ normalised: NormalisedSchemas) {
    self.names = names
    self.normalised = normalised
    directions = Directions(document, normalised)
    dynamicReferences = DynamicReferences(document)
    file = document.node.file.path.split(separator: "/").last.map(String.init) ?? "openapi.yaml"
  }

  /// Where a node stands; the beginning of the contract for what stands nowhere.
  func line(of node: Node?) -> ContractLine {
    node.map { ContractLine($0, in: file) } ?? ContractLine(file: file, line: 1)
  }

  /// What the messages that any of the schemas travels in suggest about its JSON.
  func json(of use: SchemaUse) -> JSONUse {
    let (isRead, isWritten) = directions.uses(use.all)
    return isRead ? (isWritten ? .both : .read) : .written
  }

  /// The messages that any of the schemas travels in.
  func messages(of use: SchemaUse) -> Set<Message> { directions.messages(use.all) }

  /// The type of a component's schema; `nil` for other schemas.
  func component(_ schema: Schema?) -> String? {
    schema.flatMap { names.schemas[ObjectIdentifier($0)] }
  }
}

/// All that holds for a value: schemas merged, and the one that says it all, where there is one.
struct SchemaUse {
  var merged: MergedSchema
  /// The schema whose value it is; `nil` for a conjunction that no place of the contract is.
  var schema: Schema?

  init(_ merged: MergedSchema, of schema: Schema? = nil) {
    self.merged = merged
    self.schema = schema
  }

  /// The schemas that a check of the value asserts.
  var asserted: [Schema] { schema.map { [$0] } ?? merged.sources }
  /// Every schema that is known to be about the value.
  var all: [Schema] { merged.sources + (schema.map { [$0] } ?? []) }
  /// The place to name in comments.
  var node: Node? { schema?.node ?? merged.node }
}

/// Where the inline types of a value are declared, and what they are named after.
struct DeclarationPlace {
  let scope: TypePath
  let name: String
  /// How many values are around this one.
  var depth = 0
  /// The unions around this value that have something beside their alternatives.
  var unions = UnionNesting()

  init(_ scope: TypePath, _ name: String) {
    self.scope = scope
    self.name = name
  }

  /// The place of a part of the value that stands here.
  func part(_ name: String) -> DeclarationPlace { inside(scope).part(name) }

  /// The places inside of a type that is declared here.
  func inside(_ path: TypePath) -> DeclarationScope {
    DeclarationScope(scope: path, depth: depth, unions: unions)
  }
}

/// Unions within each other that have something beside their alternatives: each alternative is written with
/// that, so that there are as many types as their numbers of alternatives multiplied.
struct UnionNesting {
  private var depth = 0
  private var copies = 1

  /// Whether a further such union would be written too often. Two within each other are what contracts have.
  var isFull: Bool { depth > 1 && copies > 32 }

  /// A union of so many alternatives around what follows.
  mutating func add(alternatives: Int) {
    depth += 1
    // More than the bound need not be told apart, and must not overflow.
    copies = min(copies, 33) * alternatives
  }
}

/// A type or name space in which types of parts are declared.
struct DeclarationScope {
  let scope: TypePath
  fileprivate let depth: Int
  var unions: UnionNesting

  /// The place of a part.
  func part(_ name: String) -> DeclarationPlace {
    var place = DeclarationPlace(scope, name)
    place.depth = depth + 1
    place.unions = unions
    return place
  }
}
