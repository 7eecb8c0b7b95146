// Document -> in which messages a schema travels, and who reads and writes them: what `readOnly` and
// `writeOnly` mean at a place, and which codecs something calls. The only place where this is decided.

import OpenAPIDocument

/// The two messages of an exchange, which `readOnly` and `writeOnly` tell apart.
public enum Message: Sendable, Hashable, CaseIterable {
  /// What a client sends; `readOnly` members need not be there.
  case request
  /// What a server answers; `writeOnly` members are not there.
  case response
}

/// In which direction schemas travel.
public struct Directions {
  /// Schemas that this server reads.
  public private(set) var read: Set<ObjectIdentifier> = []
  /// Schemas that this server writes.
  public private(set) var written: Set<ObjectIdentifier> = []
  private var requests: Set<ObjectIdentifier> = []
  private var responses: Set<ObjectIdentifier> = []
  /// Schemas that accept other values in a request than in a response.
  private var dependent: Set<ObjectIdentifier> = []

  /// Follows every schema from the places of use.
  public init(_ document: Document, _ schemas: NormalisedSchemas) {
    for path in document.paths {
      for operation in path.value.operations {
        add(operation, of: path.value, isOutgoing: false)
        for callback in operation.callbacks {
          for item in callback.value.value.expressions { add(outgoing: item.value) }
        }
      }
    }
    for webhook in document.webhooks { add(outgoing: webhook.value) }
    dependent = Self.dependent(document.schemas, schemas)
  }

  /// The messages that some of these schemas travel in; both where none is in use.
  public func messages(_ schemas: [Schema]) -> Set<Message> {
    var messages: Set<Message> = []
    for schema in schemas {
      if requests.contains(ObjectIdentifier(schema)) { messages.insert(.request) }
      if responses.contains(ObjectIdentifier(schema)) { messages.insert(.response) }
    }
    return messages.isEmpty ? Set(Message.allCases) : messages
  }

  /// Whether an operation uses a schema in a message.
  func isUsed(_ schema: Schema, in message: Message) -> Bool {
    let used = message == .request ? requests : responses
    return used.contains(ObjectIdentifier(schema))
  }

  /// Whether some of these schemas are read and written; both where none is in use.
  public func uses(_ schemas: [Schema]) -> (read: Bool, written: Bool) {
    let isRead = schemas.contains { read.contains(ObjectIdentifier($0)) }
    let isWritten = schemas.contains { written.contains(ObjectIdentifier($0)) }
    return isRead || isWritten ? (isRead, isWritten) : (true, true)
  }

  /// Whether a schema accepts other values in a request than in a response, since a member that it
  /// requires is `readOnly` or `writeOnly`, at any depth.
  public func dependsOnMessage(_ schema: Schema) -> Bool {
    dependent.contains(ObjectIdentifier(schema))
  }

  // MARK: - Following schemas

  private mutating func add(outgoing item: PathItem) {
    for operation in item.operations { add(operation, of: item, isOutgoing: true) }
  }

  private mutating func add(_ operation: Operation, of item: PathItem, isOutgoing: Bool) {
    for parameter in operation.effectiveParameters(in: item) {
      follow(parameter.value.schema, .request, isOutgoing)
      follow(parameter.value.content, .request, isOutgoing)
    }
    if let body = operation.requestBody { follow(body.value.content, .request, isOutgoing) }
    for response in operation.responses {
      follow(response.value.value.content, .response, isOutgoing)
      for header in response.value.value.effectiveHeaders {
        follow(header.value.value.schema, .response, isOutgoing)
        follow(header.value.value.content, .response, isOutgoing)
      }
    }
  }

  private mutating func follow(
    _ content: [Entry<Resolved<MediaType>>], _ message: Message, _ isOutgoing: Bool
  ) {
    for entry in content {
      follow(entry.value.value.schema, message, isOutgoing)
      follow(entry.value.value.itemSchema, message, isOutgoing)
    }
  }

  /// A request that comes in is read, as is the response to one that goes out.
  private mutating func follow(_ schema: Schema?, _ message: Message, _ isOutgoing: Bool) {
    guard let schema else { return }
    if message == .request {
      Self.follow(schema, into: &requests)
    } else {
      Self.follow(schema, into: &responses)
    }
    if (message == .request) == isOutgoing {
      Self.follow(schema, into: &written)
    } else {
      Self.follow(schema, into: &read)
    }
  }

  private static func follow(_ schema: Schema, into reached: inout Set<ObjectIdentifier>) {
    var pending = [schema]
    while let next = pending.popLast() {
      guard reached.insert(ObjectIdentifier(next)).inserted else { continue }
      pending += parts(of: next)
      pending += (next.discriminator?.mapping ?? []).map(\.value)
    }
  }

  /// The schemas that a schema applies to its value or to parts of it.
  private static func parts(of schema: Schema) -> [Schema] {
    schema.subschemas.filter { $0.keyword != .defs && $0.keyword != .definitions }.map(\.schema)
      + [schema.reference, schema.dynamicReference].compactMap { $0?.target }
  }

  // MARK: - Dependence

  /// The schemas from which one can be reached that requires a member of one direction.
  private static func dependent(
    _ schemas: [Schema], _ normalised: NormalisedSchemas
  ) -> Set<ObjectIdentifier> {
    let oneWay = Set(
      schemas.filter { ($0.isReadOnly || $0.isWriteOnly) && !$0.isLiteral }.map(
        ObjectIdentifier.init)
    )
    if oneWay.isEmpty { return [] }
    var users: [ObjectIdentifier: [Schema]] = [:]
    for schema in schemas {
      for part in parts(of: schema) { users[ObjectIdentifier(part), default: []].append(schema) }
    }
    var pending = schemas.filter { normalised.requiresOneWayMember($0) }
    var reached: Set<ObjectIdentifier> = []
    while let next = pending.popLast() {
      guard reached.insert(ObjectIdentifier(next)).inserted else { continue }
      pending += users[ObjectIdentifier(next)] ?? []
    }
    return reached
  }
}

extension NormalisedSchemas {
  /// The only message that has a member of these schemas; `nil` for one that both have.
  ///
  /// `readOnly` and `writeOnly` are annotations where the author names JSON Schema as the dialect.
  public func onlyMessage(_ member: [Schema]) -> Message? {
    let merged = merged(member)
    if merged.isReadOnly == merged.isWriteOnly || merged.sources.contains(where: \.isLiteral) {
      return nil
    }
    return merged.isReadOnly ? .response : .request
  }

  /// The members that one message does not have of a value that several schemas are about.
  public func absentMembers(of schemas: [Schema], in message: Message) -> Set<Name> {
    let members = merged(schemas).properties.filter { member in
      onlyMessage(member.schemas).map { $0 != message } ?? false
    }
    return Set(members.map(\.name))
  }

  /// Whether a schema, or one that it applies to the same value, requires a member of one direction.
  fileprivate func requiresOneWayMember(_ schema: Schema) -> Bool {
    let members = merged(schema).properties.filter { onlyMessage($0.schemas) != nil }
    let names = Set(members.map(\.name))
    return !names.isEmpty
      && schema.inPlace.contains { part in
        let dependents = part[.dependentRequired]?.members.flatMap(\.value.elements) ?? []
        return (part.required + dependents).contains { names.contains($0.name) }
      }
  }
}
