// Parameters and the schemas of text -> what they are on the wire, and which names of a request are whose.

import ContractModel
import OpenAPIDocument

/// Decides the shapes of what is text on the wire.
enum ParameterShapes {
  /// What a parameter's value is on the wire; what has no form there is an error.
  static func shape(
    of parameter: Parameter, _ lowered: inout LoweredSchemas
  ) -> WireShape {
    if let entry = parameter.content.first { return shape(of: entry, &lowered) }
    guard let schema = parameter.schema else { return .string }
    let isDeep = parameter.style == .deepObject
    let shape = shape(of: schema, isDeep ? .deep : .flat, at: parameter.node, &lowered)
    if let problem = StyleTable.problem(parameter.style, explode: parameter.explode, shape) {
      lowered.unsupported(problem, at: parameter.node["style"] ?? parameter.node)
    }
    return shape
  }

  /// What the value of a header field is on the wire, by the schema of its own or of its content.
  static func shape(
    of entry: Entry<Resolved<Header>>, _ schema: Schema, _ lowered: inout LoweredSchemas
  ) -> WireShape {
    let content = entry.value.value.content.first
    if let content, MediaRange(content.name).isJSON { return .json }
    return shape(of: schema, .flat, at: entry.key, &lowered)
  }

  /// What the values of a schema are on the wire.
  static func shape(
    of schema: Schema, _ nesting: WireShapeReader.Nesting, at node: Node,
    _ lowered: inout LoweredSchemas
  ) -> WireShape {
    var reader = WireShapeReader(lowered.facts.normalised, nesting)
    let shape = reader.shape(of: schema)
    if let recursion = reader.recursion {
      lowered.report(
        Diagnostic(
          .unsupportedParameter, "a schema that contains itself has no end in style 'deepObject'",
          at: node.location, notes: [.init("it is here", at: recursion.node.location)]))
    } else if reader.isCutOff {
      lowered.unsupported(
        "the schema describes more than \(WireShapeReader.sizeLimit) arrays and objects", at: node)
    }
    return shape
  }

  private static func shape(
    of entry: Entry<Resolved<MediaType>>, _ lowered: inout LoweredSchemas
  ) -> WireShape {
    let media = MediaRange(entry.name)
    if entry.value.value.itemSchema != nil {
      lowered.reportItems(of: entry, isRequest: true)
    }
    if media.isJSON { return .json }
    guard media.isText else {
      lowered.unsupported(
        "parameters with content '\(entry.name)' are not supported; JSON and text are",
        at: entry.key)
      return .string
    }
    guard let schema = entry.value.value.schema else { return .string }
    let shape = shape(of: schema, .flat, at: entry.key, &lowered)
    if shape.isAny { return .string }
    if !shape.isScalar {
      lowered.unsupported(
        "only a scalar is text of '\(entry.name)'; an array or object is JSON", at: entry.key)
    }
    return shape
  }

  // MARK: - Names

  /// The names that an object of any members leaves to others: those of the operation's other
  /// parameters, and keys that security schemes read (OpenAPI 3.1.1 section 4.8.12.4, "free-form
  /// query parameter, allowing undefined parameters").
  static func otherNames(
    besides index: Int, of parameters: [InputParameter], _ security: SecurityLowering
  ) -> [Name] {
    let own = parameters[index].declaration
    // The whole query is the value's, but for the keys beside it.
    if own.location == .querystring { return security.keyNames(in: "query").map(Name.init) }
    guard own.takesAnyName else { return [] }
    var names: [Name] = []
    for (position, other) in parameters.enumerated()
    where position != index && other.declaration.location == own.location {
      names += other.declaration.wireNames
    }
    names += security.keyNames(in: own.location.rawValue).map(Name.init)
    var seen: Set<Name> = []
    return names.filter { seen.insert($0).inserted }
  }

  /// Reports a second object of any members at one place: nobody could tell whose a name is.
  static func checkFreeObjects(
    _ parameters: [InputParameter], _ nodes: [Node]
  ) -> Diagnostics {
    var diagnostics = Diagnostics()
    var first: [ParameterReader.Location: Node] = [:]
    for (parameter, node) in zip(parameters, nodes) where parameter.declaration.takesAnyName {
      guard let known = first[parameter.declaration.location] else {
        first[parameter.declaration.location] = node
        continue
      }
      diagnostics.add(
        Diagnostic(
          .unsupportedParameter,
          "two parameters take the names that no other parameter has, and nobody can tell whose a "
            + "name is: list the members of one, or give it the style 'deepObject'",
          at: node.location, notes: [.init("the other one is here", at: known.location)]))
    }
    return diagnostics
  }
}

extension ParameterPlan {
  /// Whether it is an object whose members are names of the request that it does not list.
  fileprivate var takesAnyName: Bool { isTakenApart && shape.members?.isFree == true }

  /// The names that a request has it by.
  fileprivate var wireNames: [Name] {
    guard isTakenApart, let members = shape.members else { return [name] }
    return (shape.isObject ? [] : [name]) + members.properties.map(\.name)
  }
}

extension LoweredSchemas {
  /// Reports what has no form on the wire.
  mutating func unsupported(_ message: String, at node: Node) {
    report(Diagnostic(.unsupportedParameter, message, at: node.location))
  }
}
