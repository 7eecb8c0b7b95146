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
  var security: SecurityPlan
  /// The schemas with those of the operations.
  var schemas: LoweredSchemas
}

/// The operation lowering pass; it continues schema lowering for inline schemas.
struct OperationLowering {
  let document: Document
  let names: Names
  var schemas: LoweredSchemas
  var security: SecurityLowering
  var diagnostics = Diagnostics()
  /// Structures of header fields by the component response that declares them.
  var headersOfComponents: [ObjectIdentifier: HeadersPlan] = [:]
  var sharedHeaders: [HeadersPlan] = []
  /// Enums of content by the component response that declares them.
  var choicesOfComponents: [ObjectIdentifier: ContentChoice] = [:]
  var sharedChoices: [ContentChoice] = []
  private(set) var sharedParameters = SharedParameters()
  /// The name of each component response, request body and header, by its object.
  let componentNames: [ObjectIdentifier: String]
  var contentFunctions: [ContentFunction] = []
  var contentNames: [ContentKey: String] = [:]
  var takenContentNames: Set<String> = []

  /// What makes the content of two responses the same.
  struct ContentKey: Hashable {
    var mediaTypes: [String]
    var formats: [ContentPlan.Format]
    var swiftType: SwiftType
  }

  private init(_ document: Document, _ schemas: LoweredSchemas, _ security: SecurityLowering) {
    self.document = document
    names = schemas.facts.names
    self.schemas = schemas
    self.security = security
    componentNames = Self.componentNames(of: document.components)
  }

  private static func componentNames(of components: Components) -> [ObjectIdentifier: String] {
    var names: [ObjectIdentifier: String] = [:]
    for entry in components.responses {
      names[ObjectIdentifier(entry.value.value)] = entry.key.text
    }
    for entry in components.requestBodies {
      names[ObjectIdentifier(entry.value.value)] = entry.key.text
    }
    for entry in components.headers { names[ObjectIdentifier(entry.value.value)] = entry.key.text }
    return names
  }

  /// Lowers every operation of a document.
  static func run(
    _ document: Document, _ schemas: LoweredSchemas, _ security: SecurityLowering
  ) -> PassResult<LoweredOperations> {
    var pass = OperationLowering(document, schemas, security)
    let plans = pass.lowerAll()
    return PassResult(
      LoweredOperations(
        operations: plans, headers: pass.sharedHeaders, choices: pass.sharedChoices,
        parameters: pass.sharedParameters.plans, contents: pass.contentFunctions,
        security: pass.security.plan, schemas: pass.schemas),
      pass.diagnostics)
  }

  private mutating func lowerAll() -> [OperationPlan] {
    sharedParameters = SharedParameters.run(document, names: names) {
      plan($0, constant: .shared($1), text: $2, in: $3)
    }
    var plans: [OperationPlan] = []
    for path in document.paths {
      for operation in path.value.operations { plans.append(lower(operation, path: path)) }
    }
    return Self.sharingErrors(plans)
  }

  /// The value of a schema whose inline types stand in a scope.
  mutating func value(of schema: Schema, in scope: TypePath, named name: String) -> Value {
    ValueLowering.value(of: schema, at: DeclarationPlace(scope, name), &schemas)
  }

  private mutating func lower(_ operation: Operation, path: Entry<PathItem>) -> OperationPlan {
    let key = ObjectIdentifier(operation)
    let typeName = names.nameSpaces[key] ?? "Operation"
    let scope = names.operationScope.inside(typeName)
    for name in ["Input", "Output", "Body", ErrorResponses.name] {
      schemas.types.reserve(name, in: scope)
    }
    let (access, owner) = security.access(of: operation, at: path.name)
    let parameters = parameters(of: operation, path: path, owner: owner, in: scope)
    let body = operation.requestBody.flatMap { bodyPlan($0, in: scope) }
    let (responses, errors) = responses(of: operation, in: scope)
    let choosesContent = responses.contains { $0.choice != nil }
    return OperationPlan(
      id: names.operationIDs[key] ?? "", methodName: names.methods[key] ?? "operation",
      typeName: typeName, typePath: scope,
      // No other member of the router begins so, whatever the operation is called.
      routerFunction: "serve" + typeName.drop { $0 == "_" },
      httpMethod: operation.method.text, pathTemplate: path.key.text,
      documentation: documentation(of: operation), line: schemas.facts.line(of: operation.key),
      isDeprecated: operation.isDeprecated, parameters: parameters, body: body,
      responses: responses, errors: errors, declared: NegotiationLowering.declared(responses),
      caller: access.caller, owner: owner, hookName: security.hookName(for: access),
      input: InputPlan(
        parameters, body, choosesContent: choosesContent,
        idempotencyKey: Self.idempotencyKey(of: operation, path.value, parameters)),
      choosesContent: choosesContent, mustAccept: NegotiationLowering.mustAccept(responses),
      isInputHashable: !choosesContent && body?.isHashable != false,
      isOutputHashable: (responses + (errors?.responses ?? [])).allSatisfy(\.isHashable),
      nested: schemas.types.take(in: scope))
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

  private func documentation(of operation: Operation) -> [String] {
    let summary = Documentation.lines(operation.summary)
    let description = Documentation.lines(operation.description)
    return summary + (summary.isEmpty || description.isEmpty ? [] : [""]) + description
  }

  // MARK: - Parameters

  private mutating func parameters(
    of operation: Operation, path: Entry<PathItem>, owner: OwnerPosition?, in scope: TypePath
  ) -> [InputParameter] {
    let list = operation.effectiveParameters(in: path.value)
    let texts = list.map { parameter in
      let isShared = list.filter { $0.value.name == parameter.value.name }.count > 1
      return isShared
        ? "\(parameter.value.place.rawValue) \(parameter.value.name)" : parameter.value.name.text
    }
    let table = NameTable(texts, style: .member, taken: ["body", "accept", "idempotentRequest"])
    var takenLocals = InputPlan.variables.union(texts.map { table[$0] })
    let template = PathTemplate(path.name)
    var parameters: [InputParameter] = []
    var nodes: [Node] = []
    for (index, parameter) in list.enumerated() {
      // A path parameter that the path does not name can never come, which has been said.
      guard let source = Self.source(of: parameter.value, in: template) else { continue }
      let name = table[texts[index]]
      let constant = ParameterPlan.Constant.own(ReservedNames.bare(name) + "Parameter")
      let declaration =
        sharedParameters.plan(of: parameter.value)
        ?? plan(parameter.value, constant: constant, text: texts[index], in: scope)
      let isOwner =
        parameter.value.place == .path
        && owner?.parameter == parameter.value.name
      parameters.append(
        InputParameter(
          declaration: declaration, swiftName: name,
          local: InputParameter.local(for: name, taken: &takenLocals),
          source: isOwner && declaration.reader.isScalar ? .owner : source, isOwner: isOwner))
      nodes.append(parameter.value.node)
    }
    checkFreeObjects(parameters, nodes)
    for index in parameters.indices {
      parameters[index].others = otherNames(besides: index, of: parameters)
    }
    return parameters
  }

  /// Where a request has a parameter; `nil` where it has none.
  private static func source(
    of parameter: Parameter, in template: PathTemplate?
  ) -> InputParameter.Source? {
    switch parameter.place {
    case .query, .querystring: return .query
    case .header: return .header
    case .cookie: return .cookie
    case .path:
      guard let template, let position = template.position(of: parameter.name) else { return nil }
      return .path(PathPosition(position, in: template))
    }
  }

  /// The plan of a parameter without its name and place in an operation.
  private mutating func plan(
    _ parameter: Parameter, constant: ParameterPlan.Constant, text: String, in scope: TypePath
  ) -> ParameterPlan {
    let location = ParameterReader.Location(parameter.place)
    let content = parameter.content.first?.value.value
    let schema = parameter.schema ?? content?.schema
    let value = schema.map { self.value(of: $0, in: scope, named: text) } ?? Value(.any)
    let isWholeQuery = location == .querystring
    let shape = isWholeQuery ? WireShape.any : shape(of: parameter)
    var plan = ParameterPlan(
      reader: ParameterReader(
        name: parameter.name, location: location,
        mustBeThere: parameter.isRequired && location != .path,
        allowsEmptyValue: parameter.allowEmptyValue,
        reading: isWholeQuery
          ? wholeQuery(parameter, value)
          : reading(
            of: value, shape, style: parameter.style, explode: parameter.explode, in: location)),
      shape: shape,
      isTakenApart: (location == .query || location == .cookie) && parameter.explode
        && parameter.style != .deepObject && shape.members != nil,
      isRequired: parameter.isRequired, value: value, memberType: value.swiftType,
      defaultValue: nil, constant: constant,
      documentation: Documentation.lines(parameter.description),
      line: schemas.facts.line(of: parameter.node), isDeprecated: parameter.isDeprecated)
    guard !parameter.isRequired else { return plan }
    if let schema, let node = schemas.facts.normalised.merged(schema).defaultValue {
      plan.defaultValue = schemas.defaultSource(node, for: value, of: [schema])
    }
    if plan.defaultValue == nil { plan.memberType = .optional(value.codec.swiftType) }
    return plan
  }

}

extension ParameterReader.Location {
  /// The place that a parameter names.
  init(_ place: Parameter.Place) {
    switch place {
    case .path: self = .path
    case .query: self = .query
    case .querystring: self = .querystring
    case .header: self = .header
    case .cookie: self = .cookie
    }
  }
}

extension PathPosition {
  /// The place of an expression.
  init(_ position: PathTemplate.Position, in template: PathTemplate) {
    let segment = template.segments[position.segment]
    self.init(
      segment: position.segment, literals: segment.normalisedLiterals, index: position.expression,
      isWhole: segment.isParameter)
  }
}
