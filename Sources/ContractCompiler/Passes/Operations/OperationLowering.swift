// Operations -> plans: what the handler is given, what it answers with, what is checked before.

import ContractModel
import OpenAPIDocument

/// The operations of a contract, and what they share.
struct LoweredOperations {
  /// In the order of the document.
  var operations: [OperationPlan]
  /// Structures of header fields of component responses.
  var headers: [HeadersPlan]
  /// Enums of content of component responses.
  var choices: [ContentChoice]
  /// Component parameters that operations refer to.
  var parameters: [ParameterPlan]
  /// Functions that make responses.
  var contents: [ContentFunction]
  /// How debug builds read the header fields of responses.
  var fields: [DeclaredField]
  var security: SecurityPlan
  /// The schemas with those of the operations.
  var schemas: LoweredSchemas
}

/// The operation lowering pass; it continues schema lowering for inline schemas.
enum OperationLowering {
  /// Lowers every operation of a document.
  static func run(
    _ document: Document, _ schemas: LoweredSchemas, _ security: SecurityLowering
  ) -> LoweredOperations {
    var (lowered, security) = (schemas, security)
    var responses = SharedResponses(ComponentNames(document.components))
    let parameters = SharedParameters.run(document, names: schemas.facts.names) {
      ParameterLowering.plan(of: $0, constant: .shared($1), text: $2, in: $3, &lowered)
    }
    var plans: [OperationPlan] = []
    for path in document.paths {
      for operation in path.value.operations {
        plans.append(
          plan(of: operation, path: path, parameters, &responses, &security, &lowered))
      }
    }
    return LoweredOperations(
      operations: ErrorSharing.run(plans), headers: responses.headers, choices: responses.choices,
      parameters: parameters.plans, contents: responses.functions, fields: responses.fields,
      security: security.plan, schemas: lowered)
  }

  private static func plan(
    of operation: Operation, path: Entry<PathItem>, _ sharedParameters: SharedParameters,
    _ sharedResponses: inout SharedResponses, _ security: inout SecurityLowering,
    _ lowered: inout LoweredSchemas
  ) -> OperationPlan {
    let names = lowered.facts.names
    let key = ObjectIdentifier(operation)
    let typeName = names.nameSpaces[key] ?? "Operation"
    let scope = names.operationScope.inside(typeName)
    for name in ["Input", "Output", "Body", ErrorResponses.name] {
      lowered.types.reserve(name, in: scope)
    }
    let (access, owner) = security.access(of: operation, at: path.name)
    let parameters = ParameterLowering.parameters(
      of: operation, path: path, owner: owner, in: scope, sharedParameters, security, &lowered)
    let body = operation.requestBody.flatMap {
      BodyLowering.plan(of: $0, in: scope, sharedResponses.components, &lowered)
    }
    let (responses, errors) = ResponseLowering.responses(
      of: operation, in: scope, &sharedResponses, &lowered)
    let choosesContent = responses.contains { $0.choice != nil }
    return OperationPlan(
      id: names.operationIDs[key] ?? "", methodName: names.methods[key] ?? "operation",
      typeName: typeName, typePath: scope,
      // No other member of the router begins so, whatever the operation is called.
      routerFunction: "serve" + typeName.drop { $0 == "_" },
      httpMethod: operation.method.text, pathTemplate: path.key.text,
      documentation: documentation(of: operation), line: lowered.facts.line(of: operation.key),
      isDeprecated: operation.isDeprecated, parameters: parameters, body: body,
      responses: responses, errors: errors, declared: NegotiationLowering.declared(responses),
      caller: access.caller, owner: owner, hookName: security.hookName(for: access),
      input: InputPlan(
        parameters, body, choosesContent: choosesContent,
        idempotencyKey: idempotencyKey(of: operation, path.value, parameters)),
      choosesContent: choosesContent, mustAccept: NegotiationLowering.mustAccept(responses),
      isInputHashable: !choosesContent && body?.isHashable != false,
      isOutputHashable: (responses + (errors?.responses ?? [])).allSatisfy(\.isHashable),
      nested: lowered.types.take(in: scope))
  }

  /// The variable with the key of a request that may be sent again.
  private static func idempotencyKey(
    of operation: Operation, _ item: PathItem, _ parameters: [InputParameter]
  ) -> String? {
    guard let parameter = IdempotencyRule.parameter(of: operation, in: item) else { return nil }
    return parameters.first {
      $0.declaration.location == .header && $0.declaration.name == parameter.name
    }?.local
  }

  private static func documentation(of operation: Operation) -> [String] {
    let summary = Documentation.lines(operation.summary)
    let description = Documentation.lines(operation.description)
    return summary + (summary.isEmpty || description.isEmpty ? [] : [""]) + description
  }
}
