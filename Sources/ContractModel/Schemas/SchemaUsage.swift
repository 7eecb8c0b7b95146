// Document -> which schemas a request can contain and which a response can contain, so that
// `readOnly` and `writeOnly` mean something and no codec is printed that nothing calls.

import OpenAPIDocument

/// In which direction schemas travel.
public struct SchemaUsage {
  /// Schemas that the server reads.
  public private(set) var read: Set<ObjectIdentifier> = []
  /// Schemas that the server writes.
  public private(set) var written: Set<ObjectIdentifier> = []

  /// Follows every schema from the places of use.
  public static func run(_ document: Document) -> SchemaUsage {
    var usage = SchemaUsage()
    for path in document.paths {
      for operation in path.value.operations {
        usage.add(operation, of: path.value, isOutgoing: false)
        for callback in operation.callbacks {
          for item in callback.value.value.expressions { usage.add(outgoing: item.value) }
        }
      }
    }
    for webhook in document.webhooks { usage.add(outgoing: webhook.value) }
    return usage
  }

  private mutating func add(outgoing item: PathItem) {
    for operation in item.operations { add(operation, of: item, isOutgoing: true) }
  }

  private mutating func add(_ operation: Operation, of item: PathItem, isOutgoing: Bool) {
    for parameter in operation.effectiveParameters(in: item) {
      follow(parameter.value.schema, isWritten: isOutgoing)
      follow(parameter.value.content, isWritten: isOutgoing)
    }
    if let body = operation.requestBody { follow(body.value.content, isWritten: isOutgoing) }
    for response in operation.responses {
      follow(response.value.value.content, isWritten: !isOutgoing)
      for header in response.value.value.effectiveHeaders {
        follow(header.value.value.schema, isWritten: !isOutgoing)
        follow(header.value.value.content, isWritten: !isOutgoing)
      }
    }
  }

  private mutating func follow(_ content: [Entry<Resolved<MediaType>>], isWritten: Bool) {
    for entry in content {
      follow(entry.value.value.schema, isWritten: isWritten)
      follow(entry.value.value.itemSchema, isWritten: isWritten)
    }
  }

  private mutating func follow(_ schema: Schema?, isWritten: Bool) {
    guard let schema else { return }
    var pending = [schema]
    while let next = pending.popLast() {
      let isNew =
        isWritten
        ? written.insert(ObjectIdentifier(next)).inserted
        : read.insert(ObjectIdentifier(next)).inserted
      guard isNew else { continue }
      pending += next.subschemas.filter { $0.keyword != .defs && $0.keyword != .definitions }
        .map(\.schema)
      if let target = next.reference?.target { pending.append(target) }
      if let target = next.dynamicReference?.target { pending.append(target) }
      pending += (next.discriminator?.mapping ?? []).map(\.value)
    }
  }
}
