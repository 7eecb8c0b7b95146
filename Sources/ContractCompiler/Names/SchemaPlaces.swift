// Document -> a name for the place of every schema, after the type and the member that it is about. What
// is emitted for a schema besides its type is named after its place: checks, patterns, codecs.

import ContractModel
import OpenAPIDocument

/// The names of places, each given once; they say nothing about the order of a document.
struct SchemaPlaces {
  private var places: [ObjectIdentifier: String] = [:]
  private var patterns: [PatternKey: PatternID] = [:]

  /// What makes two regular expressions the same: their text and the words for a violation.
  struct PatternKey: Hashable {
    var source: Name
    var message: Name?
  }

  /// The place of a schema, in upper camel case.
  subscript(_ schema: Schema) -> String {
    places[ObjectIdentifier(schema)] ?? places[ObjectIdentifier(schema.resolved)] ?? "Schema"
  }

  /// The identity of a regular expression, named in lower camel case after the first by its bytes of the
  /// places where it stands.
  func pattern(_ key: PatternKey) -> PatternID { patterns[key] ?? PatternID(name: "pattern") }

  /// Names the places of a document.
  ///
  /// - Parameters:
  ///   - schemas: The types of component schemas.
  ///   - nameSpaces: The name spaces of operations.
  static func run(
    _ document: Document, schemas: [ObjectIdentifier: String],
    nameSpaces: [ObjectIdentifier: String]
  ) -> SchemaPlaces {
    var walk = SchemaWalk()
    for entry in document.components.schemas {
      walk.visit(entry.value, schemas[ObjectIdentifier(entry.value)] ?? entry.name.text)
    }
    walk.visit(document.components)
    for path in document.paths {
      for parameter in path.value.parameters { walk.visit(parameter.value, path.name.text) }
      for operation in path.value.operations {
        walk.visit(operation, nameSpaces[ObjectIdentifier(operation)] ?? path.name.text)
      }
    }
    for webhook in document.webhooks { walk.visit(webhook.value, webhook.name.text) }
    // What only a reference into the middle of something leads to.
    for schema in document.schemas { walk.visit(schema, schema.node.pointer) }
    return SchemaPlaces(walk)
  }

  private init(_ walk: SchemaWalk) {
    places = Self.distinct(walk.found.map { (ObjectIdentifier($0.schema), $0.text) })
    let uses = walk.found.flatMap { schema, _ in
      Self.patternKeys(of: schema).map { (key: $0, place: self[schema]) }
    }
    var first: [PatternKey: Name] = [:]
    for (key, place) in uses {
      first[key] = min(first[key] ?? Name(place), Name(place))
    }
    let ordered = first.sorted { ($0.value, $0.key.order) < ($1.value, $1.key.order) }
    var taken: Set<String> = []
    for (key, place) in ordered {
      patterns[key] = PatternID(
        name: NameTable.assign(place.text, style: .member, taken: &taken))
    }
  }

  private static func patternKeys(of schema: Schema) -> [PatternKey] {
    let own = PatternKeyword(schema).map { PatternKey($0.source, $0.message) }
    return [own].compactMap(\.self)
      + schema.patternProperties.map { PatternKey(source: $0.name, message: nil) }
  }

  /// Names in upper camel case; of texts that give the same one, that of a type keeps it, else the
  /// first by bytes.
  private static func distinct(
    _ texts: [(key: ObjectIdentifier, text: String)]
  ) -> [ObjectIdentifier: String] {
    var names: [ObjectIdentifier: String] = [:]
    var taken: Set<String> = []
    var last: [String: Int] = [:]
    let ordered = texts.map {
      (key: $0.key, text: Name($0.text), base: SwiftWords.upperCamel($0.text))
    }
    .sorted { left, right in
      let isType = (left.text.text == left.base, right.text.text == right.base)
      return isType.0 == isType.1 ? left.text < right.text : isType.0
    }
    for (key, _, base) in ordered {
      var number = last[base] ?? 1
      var name = base
      while !taken.insert(name).inserted {
        number += 1
        name = "\(base)\(number)"
      }
      last[base] = number
      names[key] = name
    }
    return names
  }
}

extension SchemaPlaces.PatternKey {
  /// The key of a pattern and its message.
  init(_ source: Node, _ message: String?) {
    self.init(source: source.name, message: message.map { Name($0) })
  }

  fileprivate var order: Name { Name(source.text + "\n" + (message?.text ?? "")) }
}

/// Visits the schemas of a document where they stand, each once.
private struct SchemaWalk {
  private(set) var found: [(schema: Schema, text: String)] = []
  private var seen: Set<ObjectIdentifier> = []

  mutating func visit(_ schema: Schema?, _ text: String) {
    guard let schema, seen.insert(ObjectIdentifier(schema)).inserted else { return }
    found.append((schema, text))
    var counts: [Keyword: Int] = [:]
    for part in schema.subschemas {
      counts[part.keyword, default: 0] += 1
      let number = counts[part.keyword] ?? 1
      visit(part.schema, "\(text) \(Self.step(part, number))")
    }
  }

  /// What a part of a schema is called.
  private static func step(_ part: Subschema, _ number: Int) -> String {
    if let key = part.key {
      return part.keyword == .properties ? key.text : "\(part.keyword.rawValue) \(key.text)"
    }
    let word = part.keyword == .items ? "item" : part.keyword.rawValue
    let isList = [Keyword.allOf, .anyOf, .oneOf, .prefixItems].contains(part.keyword)
    return isList ? "\(word) \(number)" : word
  }

  mutating func visit(_ components: Components) {
    for entry in components.parameters {
      visit(entry.value.value.schema, "\(entry.name) parameter")
      visit(entry.value.value.content, "\(entry.name) parameter")
    }
    for entry in components.requestBodies {
      visit(entry.value.value.content, "\(entry.name) body")
    }
    for entry in components.responses { visit(entry.value.value, "\(entry.name) response") }
    for entry in components.headers { visit(entry.value.value, "\(entry.name) header") }
  }

  mutating func visit(_ item: PathItem, _ text: String) {
    // A callback may be what a path is, with that callback.
    guard seen.insert(ObjectIdentifier(item)).inserted else { return }
    for parameter in item.parameters { visit(parameter.value, text) }
    for operation in item.operations { visit(operation, "\(text) \(operation.method)") }
  }

  mutating func visit(_ operation: Operation, _ text: String) {
    for parameter in operation.parameters { visit(parameter.value, text) }
    if let body = operation.requestBody { visit(body.value.content, "\(text) body") }
    for entry in operation.responses { visit(entry.value.value, "\(text) response \(entry.name)") }
    for callback in operation.callbacks {
      for item in callback.value.value.expressions {
        visit(item.value, "\(text) \(callback.name)")
      }
    }
  }

  mutating func visit(_ parameter: Parameter, _ text: String) {
    visit(parameter.schema, "\(text) \(parameter.name)")
    visit(parameter.content, "\(text) \(parameter.name)")
  }

  private mutating func visit(_ response: Response, _ text: String) {
    visit(response.content, text)
    for header in response.headers { visit(header.value.value, "\(text) \(header.name)") }
  }

  private mutating func visit(_ header: Header, _ text: String) {
    visit(header.schema, text)
    visit(header.content, text)
  }

  private mutating func visit(_ content: [Entry<Resolved<MediaType>>], _ text: String) {
    for (index, entry) in content.enumerated() {
      let media = entry.value.value
      let own = index == 0 ? text : "\(text) \(entry.name)"
      visit(media.schema, own)
      visit(media.itemSchema, "\(own) item")
      for encoding in media.encoding {
        for header in encoding.value.headers {
          visit(header.value.value, "\(own) \(encoding.name) \(header.name)")
        }
      }
    }
  }
}
