// Regular expressions of the contract in use -> constants, one for each expression with its message.

import ContractModel
import OpenAPIDocument

/// The pattern constants that something refers to.
struct PatternTable {
  private let places: SchemaPlaces
  private var constants: [PatternID: PatternConstant] = [:]
  /// Where the expressions in use stand first.
  private(set) var nodes: [Node] = []

  /// Makes a table whose constants are called after where they stand.
  init(_ places: SchemaPlaces) { self.places = places }

  /// The identity of a pattern, which is in use from now on.
  ///
  /// `message` is what `x-pattern-message` says beside it.
  mutating func id(of node: Node, message: String? = nil) -> PatternID {
    let id = places.pattern(SchemaPlaces.PatternKey(node, message))
    if constants[id] == nil {
      constants[id] = PatternConstant(id: id, source: node.text, message: message)
      nodes.append(node)
    }
    return id
  }

  /// The constants in byte order of their names, whichever pass asked first.
  var list: [PatternConstant] {
    constants.values.sorted { Name($0.id.name) < Name($1.id.name) }
  }
}
