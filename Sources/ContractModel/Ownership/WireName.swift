// A parameter -> the names that it has in a request. An object that is taken apart has one for each
// of its properties (OpenAPI 3.2, section 4.12.3, styles `form` and `cookie` with `explode`), and so has
// one that is the whole query as a form.

import OpenAPIDocument

/// A name of a query, header or cookie as a request has it.
struct WireName {
  let text: Name
  let place: Parameter.Place
  /// Where the name is written.
  let node: Node

  /// Whether it is this name; field names ignore case.
  func `is`(_ other: Name) -> Bool {
    place == .header
      ? text.lowercased == other.lowercased : text == other
  }

  /// Whether it reads like this name.
  func readsLike(_ other: Name) -> Bool {
    place == .header
      ? OwnerNames.isLookAlike(fieldName: text, of: other) : OwnerNames.isLookAlike(text, of: other)
  }

  /// The names of a parameter.
  static func names(of parameter: Resolved<Parameter>) -> [WireName] {
    let value = parameter.value
    let node = parameter.reference?.text ?? value.node["name"] ?? value.node
    let own = WireName(text: value.name, place: value.place, node: node)
    if value.place == .querystring, let content = value.content.first,
      MediaRange(content.name).isForm, let schema = content.value.value.schema
    {
      return [own]
        + properties(of: schema).map { WireName(text: $0.name, place: .query, node: $0) }
    }
    guard value.place == .query || value.place == .cookie, value.explode,
      value.style == .form || value.style == .cookie, let schema = value.schema
    else { return [own] }
    return [own]
      + properties(of: schema).map { WireName(text: $0.name, place: value.place, node: $0) }
  }

  /// The names of the properties of a schema and of what it is composed of.
  private static func properties(of schema: Schema) -> [Node] {
    var names: [Node] = []
    var waiting = [schema]
    var seen: Set<ObjectIdentifier> = []
    while let next = waiting.popLast() {
      guard seen.insert(ObjectIdentifier(next)).inserted else { continue }
      names += next.properties.map(\.key)
      for reference in [next.reference, next.dynamicReference] {
        if let target = reference?.target { waiting.append(target) }
      }
      for keyword in [Keyword.allOf, .anyOf, .oneOf, .then, .else, .dependentSchemas] {
        waiting += next.subschemas(of: keyword).map(\.schema)
      }
    }
    return names
  }
}
