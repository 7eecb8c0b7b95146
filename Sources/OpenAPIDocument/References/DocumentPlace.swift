// A node of an OpenAPI document -> the kind of thing that stands there, as far as its place alone tells:
// what a reference there can stand for, whatever fields are written in it.

/// Tells what stands at a place.
enum DocumentPlace {
  /// The kind, by the name that `components` has for it or else the field of the document; nil where the
  /// place alone does not tell, as within schemas, or in another file than an OpenAPI document.
  static func kind(of node: Node) -> String? {
    let way = way(to: node)
    guard way.count > 1, way[0]["openapi"] != nil, let field = way[0].name(of: way[1]) else {
      return nil
    }
    switch field {
    case "info", "servers", "security", "tags", "externalDocs": return field.text
    case "paths", "webhooks":
      return way.count == 3 ? "pathItems" : way.count == 2 ? field.text : nil
    case "components":
      guard way.count > 2, let kind = way[1].name(of: way[2]) else { return field.text }
      // What an extension holds is its author's to say.
      if kind.text.hasPrefix("x-") || way.count > 4 { return nil }
      return way.count == 4 ? kind.text : field.text
    default: return nil
    }
  }

  /// Whether a node is right under one of the kinds of `components`.
  static func isComponent(_ node: Node) -> Bool {
    let way = way(to: node)
    return way.count == 4 && way[0].name(of: way[1]) == "components"
  }

  /// The nodes from the root to a node.
  private static func way(to node: Node) -> [Node] {
    Array(sequence(first: node) { $0.parent }).reversed()
  }
}

extension Node {
  /// The name of a member by its value.
  fileprivate func name(of value: Node) -> Name? {
    members.first { $0.value == value }?.name
  }
}
