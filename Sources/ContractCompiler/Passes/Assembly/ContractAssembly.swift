// The results of all passes -> Contract, with recursive types boxed and lists in printing order.

import OpenAPIDocument

/// Puts the contract together.
enum ContractAssembly {
  /// The finished intermediate representation.
  static func run(
    _ document: Document, file: String, schemas: SchemaLowering, operations: [OperationPlan],
    outgoing: [TypeDeclaration], routes: RouteTree, lowering: OperationLowering
  ) -> Contract {
    var types = schemas.takeDeclarations(in: schemas.names.module)
    if let shared = lowering.sharedParameters.declaration { types.append(shared) }
    types += outgoing
    let spaces = operations.map { operation in
      TypeDeclaration(
        name: operation.typeName, path: operation.typeName, documentation: [],
        line: operation.line, kind: .nameSpace, nested: operation.nested, isDeprecated: false)
    }
    let count = types.count
    types += spaces
    var codecs = schemas.codecs
    DirectionPass.run(&types, codecs: &codecs)
    BoxingPass.run(&types, codecs: codecs)
    var operations = operations
    for index in operations.indices { operations[index].nested = types[count + index].nested }
    types.removeLast(spaces.count)
    return Contract(
      source: file, title: "\(document.info.title) \(document.info.version)", types: types,
      codecs: codecs, checks: schemas.checks.compactMap(\.self),
      evaluations: schemas.evaluations.compactMap(\.self), operations: operations,
      headers: lowering.sharedHeaders, choices: lowering.sharedChoices,
      parameters: lowering.sharedParameters.plans, contents: lowering.contentFunctions,
      routes: routes, security: lowering.security.plan, embedded: EmbeddingPass.run(document),
      patterns: schemas.patterns)
  }
}
