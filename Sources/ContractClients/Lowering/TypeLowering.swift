// Schemas -> types of TypeScript. What a schema means is told by its conjunction (`NormalisedSchemas`);
// here is decided only how TypeScript says it. Bounds and patterns have no type: the server checks them.

import ContractModel
import OpenAPIDocument

/// Decides on the types of schemas, and declares those that have names.
struct TypeLowering {
  let normalised: NormalisedSchemas
  var named: NamedSchemas
  /// The message that the schemas at hand travel in.
  var message = Message.response
  /// The types that have been declared.
  private(set) var declarations: [TypeDeclaration] = []
  private(set) var hasInt64 = false
  private var declared: Set<Key> = []
  private var pending: [Schema] = []
  /// The schemas without a name that are being looked at, with the name of one that contains itself.
  private var open: [Key: String?] = [:]

  /// What makes two lookups the same.
  private struct Key: Hashable {
    var schemas: [ObjectIdentifier]
    var message: Message
  }

  init(_ document: Document) {
    normalised = NormalisedSchemas()
    named = NamedSchemas(document, normalised)
  }

  // MARK: - Named types

  /// Declares the types of the components in their order.
  mutating func declareComponents(of document: Document) {
    for entry in document.components.schemas { declare(entry.value) }
    declarePending()
  }

  /// Declares what has been referred to and is no component.
  mutating func declarePending() {
    while !pending.isEmpty { declare(pending.removeFirst()) }
  }

  private mutating func declare(_ schema: Schema) {
    let messages: [Message] =
      named.hasTwoShapes(schema) ? [.response, .request] : [named.onlyMessage(schema)]
    for message in messages {
      let key = Key(schemas: [ObjectIdentifier(schema)], message: message)
      guard declared.insert(key).inserted, let name = named.name(of: schema, in: message)
      else { continue }
      self.message = message
      let type = aliasOrValue(of: schema)
      let merged = normalised.merged(schema)
      var documentation = Documentation.lines(
        schema[.description]?.string ?? merged.description ?? schema.title)
      if named.hasTwoShapes(schema), message == .request {
        documentation += documentation.isEmpty ? [] : [""]
        documentation.append("As a request has it.")
      }
      declarations.append(
        TypeDeclaration(
          name: name, documentation: documentation, isDeprecated: merged.isDeprecated, type: type))
    }
  }

  /// The type of a named schema: another name, where it only leads there.
  private mutating func aliasOrValue(of schema: Schema) -> TypeExpression {
    if let target = onlyTarget(of: schema) { return type(of: [target]) }
    return value(of: [schema])
  }

  // MARK: - Types

  /// The type of the values of a schema.
  mutating func type(of schema: Schema) -> TypeExpression { type(of: [schema]) }

  /// The type of the values that several schemas are about.
  mutating func type(of schemas: [Schema]) -> TypeExpression {
    if schemas.count == 1 {
      if named.isNamed(schemas[0]) { return reference(to: schemas[0]) }
      if let target = onlyTarget(of: schemas[0]) { return type(of: [target]) }
    }
    let key = Key(schemas: schemas.map(ObjectIdentifier.init), message: message)
    if let name = open[key] {
      let name = name ?? named.assign(schemas[0].title ?? "Recursive")
      open[key] = name
      return .reference(name)
    }
    open[key] = .some(nil)
    let type = value(of: schemas)
    guard let name = open.removeValue(forKey: key) ?? nil else { return type }
    declarations.append(
      TypeDeclaration(
        name: name, documentation: Documentation.lines(schemas[0].description), isDeprecated: false,
        type: type))
    return .reference(name)
  }

  private mutating func reference(to schema: Schema) -> TypeExpression {
    pending.append(schema)
    return .reference(named.name(of: schema, in: message) ?? "unknown")
  }

  /// The schema that a schema is nothing but a name for: by `$ref`, by `$dynamicRef`, or by an `allOf`
  /// of one reference, as 3.0 writes a reference with a description.
  private func onlyTarget(of schema: Schema) -> Schema? {
    if schema.isPureReference { return schema.reference?.target }
    let asserting = schema.keywords.filter { keyword in
      !(keyword.name.map { $0.isAnnotation || $0 == .nullable } ?? true)
    }
    guard asserting.count == 1 else { return nil }
    switch asserting[0].name {
    case .dynamicRef: return schema.dynamicReference?.target
    case .allOf:
      let parts = schema.subschemas(of: .allOf)
      // What only annotates is told by `isAnnotation`; one-way members are told by the members' owner.
      return parts.count == 1 && parts[0].schema.isPureReference ? parts[0].schema : nil
    default: return nil
    }
  }

  /// The type by the conjunction of schemas.
  private mutating func value(of schemas: [Schema]) -> TypeExpression {
    let merged = normalised.merged(schemas)
    let acceptsNull = schemas.allSatisfy { normalised.acceptsNull($0) }
    let type = shape(of: merged)
    if type == .unknown { return type }
    return acceptsNull ? .anyOf([type, .null]) : type.withoutNull
  }

  /// The type of a conjunction, where `null` is left to the caller.
  mutating func shape(of merged: MergedSchema) -> TypeExpression {
    if merged.isImpossible { return .never }
    if let values = merged.values, let type = literals(values, within: merged.types) { return type }
    let groups = (merged.oneOf + merged.anyOf).filter {
      !$0.allSatisfy { restrictsOnly($0.schema) }
    }
    guard !groups.isEmpty else { return plainShape(of: merged) }
    return alternatives(groups, of: merged)
  }

  /// The type without regard to alternatives.
  mutating func plainShape(of merged: MergedSchema) -> TypeExpression {
    guard let types = merged.types ?? merged.inferredTypes else { return .unknown }
    if types == .all { return .unknown }
    var parts: [TypeExpression] = []
    if types.contains(.string) { parts.append(.string) }
    if types.isSuperset(of: .number) {
      parts.append(.number)
    } else if types.contains(.integer) {
      parts.append(integer(merged))
    }
    if types.contains(.boolean) { parts.append(.boolean) }
    if types.contains(.array) { parts.append(array(of: merged)) }
    if types.contains(.object) { parts.append(object(of: merged)) }
    if types.contains(.null) { parts.append(.null) }
    return .anyOf(parts)
  }

  private mutating func integer(_ merged: MergedSchema) -> TypeExpression {
    switch Format(merged.format) {
    case .int64, .uint64, .uint:
      hasInt64 = true
      return .reference("Int64")
    default: return .number
    }
  }

  /// Whether an alternative only demands or forbids, and describes no value.
  func restrictsOnly(_ schema: Schema) -> Bool {
    guard schema.booleanValue == nil, schema.reference == nil else { return false }
    return schema.keywords.allSatisfy { keyword in
      switch keyword.name {
      case .required, .not, .minProperties, .maxProperties, .dependentRequired: true
      case .some(let name): name.isAnnotation
      case nil: true
      }
    }
  }
}

/// Descriptions of the contract as lines of a comment.
enum Documentation {
  /// The lines of a text, without empty ones around it.
  static func lines(_ text: String?) -> [String] {
    var lines = TypeScriptText.comment(text ?? "")[...]
    while lines.first?.isEmpty == true { lines.removeFirst() }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return Array(lines)
  }
}
