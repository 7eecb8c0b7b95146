// Request bodies -> plans: one media type or several, read as a stream, as JSON or by media type.

import ContractModel
import OpenAPIDocument

/// Lowers request bodies.
enum BodyLowering {
  /// The plan of a request body.
  static func plan(
    of body: Resolved<RequestBody>, in scope: TypePath, _ components: ComponentNames,
    _ lowered: inout LoweredSchemas
  ) -> RequestBodyPlan? {
    let entries = body.value.content
    guard !entries.isEmpty else { return nil }
    let place = TypePlace(
      components[body.value], suffix: " body",
      shared: lowered.facts.names.requestBodyScope,
      scope: scope, name: "body content")
    var contents = ContentLowering.plans(of: entries, at: place, isRequest: true, &lowered)
    let types = contents.map(\.swiftType)
    let isChoice = Set(types).count > 1
    if isChoice { ContentLowering.nameCases(&contents) }
    let swiftType = isChoice ? .declared(scope.inside("Body")) : types[0]
    let reading = Self.reading(contents, isChoice: isChoice)
    let isOptional = !body.value.isRequired && reading != .stream
    return RequestBodyPlan(
      isRequired: body.value.isRequired, contents: contents,
      line: lowered.facts.line(of: body.node),
      swiftType: swiftType, documentation: Documentation.lines(body.value.description),
      isChoice: isChoice, reading: reading,
      bytes: reading == .byMediaType
        ? contents.indices.filter { contents[$0].format == .bytes } : [],
      memberType: isOptional && !swiftType.isOptional ? .optional(swiftType) : swiftType,
      isOptional: isOptional)
  }

  private static func reading(
    _ contents: [ContentPlan], isChoice: Bool
  ) -> RequestBodyPlan.Reading {
    if !isChoice, contents.allSatisfy({ $0.format == .bytes }) { return .stream }
    if contents.count == 1, case .json(let value) = contents[0].format { return .json(value) }
    return .byMediaType
  }
}
