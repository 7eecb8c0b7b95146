// Arrays: elements by position where `prefixItems` names positions, then all the others.

import ContractModel
import OpenAPIDocument

extension Comparison {
  func compareArrays(_ sides: SchemaSides) {
    guard sides.common.contains(.array) else { return }
    let before = ElementSchemas(sides.old)
    let now = ElementSchemas(sides.new)
    let positions = max(before.positions, now.positions)
    for position in 0..<positions {
      enqueue(
        sides.travel, before.side(at: position), now.side(at: position),
        subject: "element \(position) of \(sides.subject)", sides.origin,
        form: sides.form.ofElements)
    }
    enqueue(
      sides.travel, before.side(at: positions), now.side(at: positions),
      subject: "an element of \(sides.subject)", sides.origin, form: sides.form.ofElements)
  }
}

/// The schemas of an array's elements.
private struct ElementSchemas {
  private let schemas: [(prefix: [Schema], rest: Schema?)]
  private let node: Node
  /// The number of positions that have a schema of their own.
  let positions: Int

  init(_ side: Conjunction) {
    node = side.node
    schemas = side.conjuncts.map { schema in
      (schema.subschemas(of: .prefixItems).map(\.schema), schema.subschema(of: .items))
    }
    positions = schemas.map(\.prefix.count).max() ?? 0
  }

  func side(at position: Int) -> SchemaSide {
    let all = schemas.compactMap { prefix, rest in
      position < prefix.count ? prefix[position] : rest
    }
    return SchemaSide(all, at: node)
  }
}
