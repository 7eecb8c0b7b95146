// Document -> which schemas have a type of their own, and what it is called in requests and responses.

import ContractModel
import OpenAPIDocument

/// The schemas that have names: those of components, and those that a reference leads to.
struct NamedSchemas {
  private var names: [ObjectIdentifier: String] = [:]
  private var requestNames: [ObjectIdentifier: String] = [:]
  /// The schemas whose values look different in a request and in a response.
  private var oneWay: Set<ObjectIdentifier> = []
  private let directions: Directions
  /// The names that are taken.
  private(set) var table: TypeScriptNames

  /// Names the schemas of a document.
  init(_ document: Document, _ normalised: NormalisedSchemas) {
    directions = Directions(document, normalised)
    oneWay = Self.oneWay(document.schemas, normalised)
    table = TypeScriptNames(.type, taken: ClientContract.ownTypes)
    let components = document.components.schemas
    let componentNames = table.assign(components.map(\.name))
    for entry in components { names[ObjectIdentifier(entry.value)] = componentNames[entry.name] }
    for entry in components { addRequestName(entry.value) }
    addTargets(of: document)
  }

  /// What references lead to that is no component: named after the last part of its pointer.
  private mutating func addTargets(of document: Document) {
    for schema in document.schemas {
      for target in [schema.reference, schema.dynamicReference].compactMap({ $0?.target })
      where names[ObjectIdentifier(target)] == nil && target.booleanValue == nil {
        names[ObjectIdentifier(target)] = table.assign(Self.text(of: target))
        addRequestName(target)
      }
    }
  }

  /// A text for a place: the last parts of its pointer that say something.
  private static func text(of schema: Schema) -> String {
    let parts = schema.node.pointer.split(separator: "/").map(String.init)
    let skipped: Set<String> = [
      "components", "schemas", "schema", "properties", "$defs", "definitions", "content", "paths",
      "responses", "items",
    ]
    let words = parts.filter { !skipped.contains($0) }.suffix(3)
    return words.isEmpty ? parts.last ?? "Root" : words.joined(separator: " ")
  }

  private mutating func addRequestName(_ schema: Schema) {
    let key = ObjectIdentifier(schema)
    guard let name = names[key], hasTwoShapes(schema) else { return }
    requestNames[key] = table.assign(name + "Request")
  }

  /// Whether a schema has a type of its own.
  func isNamed(_ schema: Schema) -> Bool { names[ObjectIdentifier(schema)] != nil }

  /// Whether a named schema has two types, one for each message.
  func hasTwoShapes(_ schema: Schema) -> Bool {
    oneWay.contains(ObjectIdentifier(schema)) && directions.messages([schema]).count == 2
  }

  /// The message that the only type of a schema is about.
  func onlyMessage(_ schema: Schema) -> Message {
    directions.messages([schema]).contains(.response) ? .response : .request
  }

  /// The name of the type of a schema in a message.
  func name(of schema: Schema, in message: Message) -> String? {
    let key = ObjectIdentifier(schema)
    if message == .request, let name = requestNames[key] { return name }
    return names[key]
  }

  /// Gives a name to one more type.
  mutating func assign(_ text: String) -> String { table.assign(text) }

  // MARK: - Directions

  /// The schemas from which a member can be reached that only one message has.
  private static func oneWay(
    _ schemas: [Schema], _ normalised: NormalisedSchemas
  ) -> Set<ObjectIdentifier> {
    let marked = schemas.contains { $0.isReadOnly || $0.isWriteOnly }
    guard marked else { return [] }
    var users: [ObjectIdentifier: [Schema]] = [:]
    for schema in schemas {
      let targets = [schema.reference, schema.dynamicReference].compactMap { $0?.target }
      for part in schema.subschemas.map(\.schema) + targets {
        users[ObjectIdentifier(part), default: []].append(schema)
      }
    }
    var pending = schemas.filter { schema in
      schema.properties.contains { normalised.onlyMessage([$0.value]) != nil }
    }
    var reached: Set<ObjectIdentifier> = []
    while let next = pending.popLast() {
      guard reached.insert(ObjectIdentifier(next)).inserted else { continue }
      pending += users[ObjectIdentifier(next)] ?? []
    }
    return reached
  }
}
