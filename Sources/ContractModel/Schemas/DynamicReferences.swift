// Document -> which `$dynamicRef`s lead to the same schema in every use, so that they are references
// like all others (JSON Schema 2020-12 core, section 8.2.3.2).

import OpenAPIDocument

/// What is known about the `$dynamicAnchor`s of a document.
public struct DynamicReferences {
  private let schemas: [Schema]
  private let anchored: [[UInt8]: [Schema]]

  /// Collects the anchors of a document.
  public init(_ document: Document) {
    schemas = document.schemas
    let pairs = schemas.compactMap { schema in
      schema[.dynamicAnchor].map { (Array($0.textBytes), [schema]) }
    }
    anchored = Dictionary(pairs, uniquingKeysWith: +)
  }

  /// Whether a schema's `$dynamicRef` leads to the same schema in every use: to one without a
  /// `$dynamicAnchor` of that name, or to the only one that a way to the reference passes.
  public func isStatic(_ schema: Schema) -> Bool {
    guard let reference = schema.dynamicReference else { return false }
    let fragment = reference.text.textBytes.drop { $0 != 0x23 }.dropFirst()
    guard let anchor = reference.target[.dynamicAnchor]?.textBytes, anchor.elementsEqual(fragment)
    else { return true }
    let others = (anchored[Array(anchor)] ?? []).filter { $0 !== reference.target }
    if others.isEmpty { return true }
    let passed = resources(leadingTo: schema)
    return others.allSatisfy { !passed.contains(Self.resource(of: $0.node)) }
  }

  /// The schema resources from which a schema can be reached, its own among them.
  private func resources(leadingTo schema: Schema) -> Set<Node> {
    var sources: [ObjectIdentifier: [Schema]] = [:]
    for candidate in schemas {
      let references = [candidate.reference, candidate.dynamicReference].compactMap { $0?.target }
      for target in references + candidate.subschemas.map(\.schema) {
        sources[ObjectIdentifier(target), default: []].append(candidate)
      }
    }
    var reached: Set<ObjectIdentifier> = []
    var resources: Set<Node> = []
    var pending = [schema]
    while let next = pending.popLast() {
      guard reached.insert(ObjectIdentifier(next)).inserted else { continue }
      resources.insert(Self.resource(of: next.node))
      pending += sources[ObjectIdentifier(next)] ?? []
    }
    return resources
  }

  /// The root of the schema resource around a node: the nearest with an `$id`, else the file's root.
  private static func resource(of node: Node) -> Node {
    var current = node
    while true {
      if let id = current["$id"], id.isString, id.textBytes.first != 0x23 { return current }
      guard let parent = current.parent else { return current }
      current = parent
    }
  }
}
