// The results of all passes -> Contract, with recursive types boxed and lists in printing order.

import OpenAPIDocument

/// Puts the contract together.
enum ContractAssembly {
  /// The finished intermediate representation.
  static func run(
    _ document: Document, file: String, access: AccessLevel, schemas: SchemaLowering,
    operations: [OperationPlan], outgoing: [TypeDeclaration], routes: [Route],
    lowering: OperationLowering,
    omission: PublishedOmission?
  ) -> Contract {
    var schemas = schemas
    let names = schemas.names
    var spaces: [TypeDeclaration] = [
      names.schemaScope, names.parameterScope, names.requestBodyScope, names.responseScope,
    ].map { nameSpace($0, line: nil, nested: schemas.types.take(in: $0)) }
    spaces.append(nameSpace(names.operationScope, line: nil, nested: outgoing))
    let count = spaces.count
    spaces += operations.map { nameSpace($0.typePath, line: $0.line, nested: $0.nested) }
    let (directed, codecs) = DirectionPass.run(spaces, codecs: schemas.codecs.functions)
    spaces = BoxingPass.run(directed, codecs: codecs)
    var operations = operations
    for index in operations.indices { operations[index].declare(spaces[count + index].nested) }
    return Contract(
      source: file, access: access, title: "\(document.info.title) \(document.info.version)",
      schemas: spaces[0].nested, parameterTypes: spaces[1].nested,
      requestBodyTypes: spaces[2].nested, responseTypes: spaces[3].nested,
      outgoing: spaces[4].nested, codecs: codecs, checks: schemas.checks.functions,
      evaluations: schemas.checks.evaluationFunctions, operations: operations,
      headers: lowering.sharedHeaders, choices: lowering.sharedChoices,
      parameters: lowering.sharedParameters.plans, contents: lowering.contentFunctions,
      routes: routes, security: lowering.security.plan,
      embedded: EmbeddingPass.run(document, without: omission),
      patterns: schemas.checks.patterns.constants)
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
