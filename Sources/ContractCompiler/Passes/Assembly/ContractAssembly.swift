// The results of all passes -> Contract, with recursive types boxed and lists in printing order.

import OpenAPIDocument

/// Puts the contract together.
enum ContractAssembly {
  /// What the passes have made of a document.
  struct Parts {
    var operations: LoweredOperations
    /// What the server calls itself, with all schemas.
    var outgoing: LoweredOutgoing
    var checks: CheckFunctions
    var routes: [Route]
  }

  /// The finished intermediate representation.
  ///
  /// - Parameter omission: What is left out of the published contract; `nil` where that is the contract
  ///   itself.
  static func run(
    _ document: Document, _ parts: Parts, without omission: PublishedOmission?,
    access: AccessLevel
  ) -> Contract {
    var schemas = parts.outgoing.schemas
    let names = schemas.facts.names
    var spaces: [TypeDeclaration] = [
      names.schemaScope, names.parameterScope, names.requestBodyScope, names.responseScope,
    ].map { nameSpace($0, line: nil, nested: schemas.types.take(in: $0)) }
    spaces.append(nameSpace(names.operationScope, line: nil, nested: parts.outgoing.types))
    let count = spaces.count
    var operations = parts.operations.operations
    spaces += operations.map { nameSpace($0.typePath, line: $0.line, nested: $0.nested) }
    let used = JSONUsePass.run(
      spaces, codecs: schemas.codecs.functions,
      CodecUses(parts.operations, outgoing: parts.outgoing.values))
    let itemwise = ItemwisePass.run(
      operations, parts.operations.contents, BoxingPass.run(used.types, codecs: used.codecs),
      codecs: used.codecs)
    (operations, spaces) = (itemwise.operations, itemwise.types)
    for index in operations.indices { operations[index].declare(spaces[count + index].nested) }
    return Contract(
      source: schemas.facts.file, access: access,
      title: "\(document.info.title) \(document.info.version)",
      schemas: spaces[0].nested, parameterTypes: spaces[1].nested,
      requestBodyTypes: spaces[2].nested, responseTypes: spaces[3].nested,
      outgoing: spaces[4].nested, codecs: used.codecs, checks: parts.checks.checks,
      evaluations: parts.checks.evaluations, operations: operations,
      headers: parts.operations.headers, choices: parts.operations.choices,
      parameters: parts.operations.parameters, contents: itemwise.contents,
      fields: parts.operations.fields, routes: parts.routes,
      problemType: ProblemLowering.run(document), security: parts.operations.security,
      embedded: EmbeddingPass.run(document, without: omission),
      patterns: parts.checks.patterns.list)
  }

  /// A name space as a declaration, for passes over everything that is declared.
  private static func nameSpace(
    _ path: TypePath, line: ContractLine?, nested: [TypeDeclaration]
  ) -> TypeDeclaration {
    TypeDeclaration(
      name: path.description, path: path, documentation: [],
      line: line ?? ContractLine(file: "", line: 1),
      kind: .nameSpace, nested: nested, isDeprecated: false)
  }
}

extension OperationPlan {
  /// Takes the types of its name space; those of multipart bodies stand with their parts.
  fileprivate mutating func declare(_ types: [TypeDeclaration]) {
    nested = types
    for content in body?.contents ?? [] {
      guard case .multipart(let plan) = content.format else { continue }
      let type = types.first { $0.path == plan.path }
      multipartBodies.append(MultipartBody(plan: plan, nested: type?.nested ?? []))
    }
    others = types.filter { type in
      !multipartBodies.contains { $0.plan.path == type.path }
    }
  }
}
