// Callbacks and webhooks -> the types of their inline schemas. The server sends these requests itself,
// so that what it needs of them are types and codecs, in a name space for each operation.

import ContractModel
import OpenAPIDocument

/// What operations that the server calls need.
struct LoweredOutgoing {
  /// The name spaces with inline types, in byte order of what they are named after.
  var types: [TypeDeclaration] = []
  /// What the server sends, and what it is answered with.
  var values: [Value] = []
  /// The schemas with those of these operations.
  var schemas: LoweredSchemas
}

/// The lowering pass of operations that the server calls.
struct OutgoingLowering {
  private let names: Names
  private var lowered: LoweredOutgoing

  /// Lowers the schemas of callbacks and webhooks, after those of the operations.
  static func run(_ document: Document, _ schemas: LoweredSchemas) -> LoweredOutgoing {
    var pass = OutgoingLowering(
      names: schemas.facts.names, lowered: LoweredOutgoing(schemas: schemas))
    for (name, operation, parameters) in outgoing(document).sorted(by: { $0.name < $1.name }) {
      pass.lower(operation, parameters, named: name)
    }
    return pass.lowered
  }

  private typealias Outgoing = (
    name: Name, operation: Operation, parameters: [Resolved<Parameter>]
  )

  private static func outgoing(_ document: Document) -> [Outgoing] {
    var list: [Outgoing] = []
    for path in document.paths {
      for operation in path.value.operations {
        for callback in operation.callbacks {
          for item in callback.value.value.expressions {
            list += operations(of: item.value, named: callback.name)
          }
        }
      }
    }
    for webhook in document.webhooks { list += operations(of: webhook.value, named: webhook.name) }
    var seen: Set<ObjectIdentifier> = []
    return list.filter { seen.insert(ObjectIdentifier($0.operation)).inserted }
  }

  private static func operations(of item: PathItem, named name: Name) -> [Outgoing] {
    let isOnly = item.operations.count == 1
    return item.operations.map { operation in
      let fallback = isOnly ? name : Name("\(operation.method.lowercased) \(name)")
      return (operation.operationID ?? fallback, operation, operation.effectiveParameters(in: item))
    }
  }

  private mutating func lower(
    _ operation: Operation, _ parameters: [Resolved<Parameter>], named text: Name
  ) {
    let name = lowered.schemas.types.name(text.text, in: names.operationScope)
    let scope = names.operationScope.inside(name)
    for parameter in parameters {
      lower(parameter.value.schema, in: scope, named: parameter.value.name.text)
    }
    for entry in operation.requestBody?.value.content ?? [] {
      lower(entry, in: scope, named: "Body")
    }
    for response in operation.responses {
      for entry in response.value.value.content {
        lower(entry, in: scope, named: "Response \(response.name)")
      }
    }
    let nested = lowered.schemas.types.take(in: scope)
    guard !nested.isEmpty else { return }
    lowered.types.append(
      TypeDeclaration(
        name: name, path: scope,
        documentation: ["The types of `\(text)`, which this server calls."],
        line: lowered.schemas.facts.line(of: operation.key), kind: .nameSpace, nested: nested,
        isDeprecated: operation.isDeprecated))
  }

  /// Media types whose bytes the emitted codecs make or read.
  private mutating func lower(
    _ entry: Entry<Resolved<MediaType>>, in scope: TypePath, named name: String
  ) {
    let media = MediaRange(entry.name)
    guard media.isJSON || media.isAny || media.isForm else { return }
    lower(entry.value.value.schema, in: scope, named: name)
  }

  private mutating func lower(_ schema: Schema?, in scope: TypePath, named name: String) {
    guard let schema else { return }
    let place = DeclarationPlace(scope, name)
    lowered.values.append(ValueLowering.value(of: schema, at: place, &lowered.schemas))
  }
}
