// Parameters -> plans: the type of each, where a request has it, and how its text is read.

import ContractModel
import OpenAPIDocument

/// Lowers parameters.
enum ParameterLowering {
  /// The parameters of an operation; those of components are as `shared` has them.
  static func parameters(
    of operation: Operation, path: Entry<PathItem>, owner: OwnerPosition?, in scope: TypePath,
    _ shared: SharedParameters, _ security: SecurityLowering, _ lowered: inout LoweredSchemas
  ) -> [InputParameter] {
    let list = operation.effectiveParameters(in: path.value)
    let texts = list.map { parameter in
      let name = parameter.value.name
      let isMade = list.filter { $0.value.name == name }.count > 1
      let text = isMade ? "\(parameter.value.place.rawValue) \(name)" : name.text
      return (text: text, isMade: isMade)
    }
    let names = NameTable.names(
      of: texts, style: .member, taken: ["body", "accept", "idempotentRequest"]
    ).names
    var takenLocals = InputPlan.variables.union(names)
    let template = PathTemplate(path.name)
    var parameters: [InputParameter] = []
    var nodes: [Node] = []
    for (index, parameter) in list.enumerated() {
      // A path parameter that the path does not name can never come, which has been said.
      guard let source = source(of: parameter.value, in: template) else { continue }
      let name = names[index]
      let constant = ParameterPlan.Constant.own(ReservedNames.bare(name) + "Parameter")
      let declaration =
        shared.plan(of: parameter.value)
        ?? plan(
          of: parameter.value, constant: constant, text: texts[index].text, in: scope, &lowered)
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
    lowered.report(ParameterShapes.checkFreeObjects(parameters, nodes))
    for index in parameters.indices {
      parameters[index].others = ParameterShapes.otherNames(
        besides: index, of: parameters, security)
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
  static func plan(
    of parameter: Parameter, constant: ParameterPlan.Constant, text: String, in scope: TypePath,
    _ lowered: inout LoweredSchemas
  ) -> ParameterPlan {
    let location = ParameterReader.Location(parameter.place)
    let content = parameter.content.first?.value.value
    let schema = parameter.schema ?? content?.schema
    let value = schema.map { lowered.value(of: $0, in: scope, named: text) } ?? Value(.any)
    let isWholeQuery = location == .querystring
    let shape = isWholeQuery ? WireShape.any : ParameterShapes.shape(of: parameter, &lowered)
    var plan = ParameterPlan(
      reader: ParameterReader(
        name: parameter.name, location: location,
        mustBeThere: parameter.isRequired && location != .path,
        allowsEmptyValue: parameter.allowEmptyValue,
        reading: isWholeQuery
          ? ParameterReaders.wholeQuery(parameter, value, &lowered)
          : ParameterReaders.reading(
            of: value, shape, style: parameter.style, explode: parameter.explode, in: location,
            &lowered)),
      shape: shape,
      isTakenApart: (location == .query || location == .cookie) && parameter.explode
        && parameter.style != .deepObject && shape.members != nil,
      isRequired: parameter.isRequired, value: value, memberType: value.swiftType,
      defaultValue: nil, constant: constant,
      documentation: Documentation.lines(parameter.description),
      line: lowered.facts.line(of: parameter.node), isDeprecated: parameter.isDeprecated)
    guard !parameter.isRequired else { return plan }
    if let schema, let node = lowered.facts.normalised.merged(schema).defaultValue {
      plan.defaultValue = lowered.defaultSource(node, for: value, of: [schema])
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
