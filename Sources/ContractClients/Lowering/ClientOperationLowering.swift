// Operations -> methods of the client: what a call is given, how the request is written, and what comes
// back.

import ContractModel
import OpenAPIDocument

/// Decides on the methods of the client.
struct ClientOperationLowering {
  var types: TypeLowering
  private let model: SecurityModel
  private let security: ClientSecurity
  private var methods: [ObjectIdentifier: String] = [:]

  init(
    _ document: Document, _ types: TypeLowering, _ model: SecurityModel, _ security: ClientSecurity
  ) {
    self.types = types
    self.model = model
    self.security = security
  }

  /// The methods of a document, in its order.
  mutating func run(_ document: Document) -> [ClientOperation] {
    var table = TypeScriptNames(.member)
    let operations = document.paths.flatMap { path in
      path.value.operations.map { EffectiveOperation($0, of: path.value, at: path.name) }
    }
    let names = operations.map { OperationName.of($0.operation, at: $0.path) }
    let assigned = table.assign(names)
    // One without an id may be called as another's id is, who keeps it.
    let identified = Set(operations.compactMap(\.operation.operationID))
    for (effective, name) in zip(operations, names) {
      let isTaken = effective.operation.operationID == nil && identified.contains(name)
      methods[ObjectIdentifier(effective.operation)] =
        isTaken ? table.assign(name.text) : assigned[name]
    }
    let lowered = operations.map { operation($0) }
    types.declarePending()
    return lowered
  }

  private mutating func operation(_ effective: EffectiveOperation) -> ClientOperation {
    let operation = effective.operation
    let name = methods[ObjectIdentifier(operation)] ?? "operation"
    types.message = .request
    var notes: [String] = []
    var (path, parameters) = self.parameters(of: effective)
    let body = self.body(of: operation, beside: &parameters, &notes)
    let keyParameter = IdempotencyRule.parameter(of: operation, in: effective.item)
    for index in parameters.indices
    where parameters[index].place == .header && parameters[index].name == keyParameter?.name {
      parameters[index].isIdempotencyKey = true
      parameters[index].isRequired = false
    }
    if keyParameter != nil {
      notes.append("A call without a key makes one up, so that it can be sent again.")
    }
    types.message = .response
    let answers = self.answers(of: operation)
    let hasInput = !parameters.isEmpty || body != nil
    return ClientOperation(
      name: name, documentation: Self.documentation(operation, notes),
      isDeprecated: operation.isDeprecated, method: operation.method.text, path: path,
      parameters: parameters, body: body,
      parametersType: hasInput ? types.named.assign("\(name) Parameters") : nil,
      answerType: types.named.assign("\(name) Answer"), answers: answers,
      accept: Self.accept(answers), hasAcceptChoice: Self.hasChoice(answers),
      security: SecurityLowering.alternatives(of: operation, model, security),
      isRepeatable: keyParameter != nil || Self.changesNothing(operation.method),
      server: effective.ownServers?.first.map(ServerURL.text))
  }

  /// Whether a method changes nothing (RFC 9110, section 9.2.1). PUT and DELETE can be repeated too as
  /// far as the server is concerned, but not for the caller: another's change in between is undone, and
  /// what has been deleted is not found.
  private static func changesNothing(_ method: Name) -> Bool {
    ["GET", "HEAD", "OPTIONS", "TRACE", "QUERY"].contains(method)
  }

  private static func documentation(_ operation: Operation, _ notes: [String]) -> [String] {
    var lines = Documentation.lines(operation.summary)
    for part in [Documentation.lines(operation.description), notes] where !part.isEmpty {
      lines += (lines.isEmpty ? [] : [""]) + part
    }
    if operation.method == "TRACE" { lines.append("`fetch` refuses to send TRACE.") }
    return lines
  }

  private static func accept(_ answers: [ClientAnswer]) -> [String] {
    var types: [String] = []
    for answer in answers where answer.outcome != .failure {
      for type in answer.contents.flatMap(\.mediaTypes) where !types.contains(type) {
        types.append(type)
      }
    }
    return types
  }

  private static func hasChoice(_ answers: [ClientAnswer]) -> Bool {
    answers.contains { $0.outcome != .failure && $0.contents.count > 1 }
  }
}
