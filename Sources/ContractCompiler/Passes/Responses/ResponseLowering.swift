// Responses -> plans: status and content, and apart from them the errors that components describe.

import ContractModel
import OpenAPIDocument

/// Lowers the responses of operations.
enum ResponseLowering {
  /// The responses of an operation, and apart from them the errors that components describe.
  static func responses(
    of operation: Operation, in scope: TypePath, _ shared: inout SharedResponses,
    _ lowered: inout LoweredSchemas
  ) -> (own: [ResponsePlan], errors: ErrorResponses?) {
    var own: [ResponsePlan] = []
    var errors: [(plan: ResponsePlan, component: Name)] = []
    for entry in operation.responses {
      var plan = plan(of: entry, in: scope, &shared, &lowered)
      if let component = shared.components[entry.value.value], plan.status.isError {
        plan.line = lowered.facts.line(of: entry.value.value.node)
        errors.append((plan, Name(component)))
      } else {
        own.append(plan)
      }
    }
    guard !errors.isEmpty else { return (own, nil) }
    errors.sort { $0.plan.status.order < $1.plan.status.order }
    let plans = errors.map(\.plan)
    return (
      own,
      ErrorResponses(
        path: scope.inside(ErrorResponses.name), isDeclaredHere: true, responses: plans,
        components: errors.map(\.component), declared: NegotiationLowering.declared(plans))
    )
  }

  /// The plan of a declared response.
  private static func plan(
    of entry: Entry<Resolved<Response>>, in scope: TypePath, _ shared: inout SharedResponses,
    _ lowered: inout LoweredSchemas
  ) -> ResponsePlan {
    let response = entry.value.value
    let status = ResponsePlan.Status(entry.name.text)
    let caseName = status.caseName
    let stem = SwiftWords.upperCamel(caseName)
    let place = TypePlace(
      shared.components[response], suffix: " body",
      shared: lowered.facts.names.responseScope,
      scope: scope, name: stem + "Body")
    var contents = ContentLowering.plans(
      of: content(of: entry, &lowered), at: place, isRequest: false, &lowered)
    var choice: ContentChoice?
    if isChoice(contents) {
      ContentLowering.nameCases(&contents)
      choice = shared.choice(contents, of: entry, named: stem + "Content", in: scope, &lowered)
    }
    let swiftType = choice.map { .declared($0.path) } ?? contents.first?.swiftType
    var plan = ResponsePlan(
      status: status, caseName: ReservedNames.escapedMember(caseName),
      headers: shared.headers(of: entry.value, named: stem + "Headers", in: scope, &lowered),
      contents: contents,
      swiftType: swiftType, choice: choice,
      documentation: Documentation.lines(response.description),
      line: lowered.facts.line(of: entry.key))
    if let swiftType { plan.contentFunction = shared.function(plan, swiftType: swiftType) }
    return plan
  }

  /// The media types of a response; those of a status that has no content are nobody's to send.
  private static func content(
    of entry: Entry<Resolved<Response>>, _ lowered: inout LoweredSchemas
  ) -> [Entry<Resolved<MediaType>>] {
    let content = entry.value.value.content
    guard !content.isEmpty, !StatusContent.isPossible(entry.name.text) else { return content }
    lowered.report(
      Diagnostic(
        .unenforcedField,
        "a response \(entry.name) never has content (RFC 9110): what is declared is not sent",
        at: entry.key.location))
    return []
  }

  /// Whether the handler says which media type it answers with: always, but for JSON of one type
  /// under several names, which is the same bytes whatever the client prefers.
  private static func isChoice(_ contents: [ContentPlan]) -> Bool {
    guard contents.count > 1 else { return false }
    guard case .json = contents[0].format else { return true }
    return contents.contains { $0.format != contents[0].format }
  }
}
