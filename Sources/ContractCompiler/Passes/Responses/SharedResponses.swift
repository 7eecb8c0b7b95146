// What responses share, each made once: the structures of header fields and the enums of content of component
// responses, and the functions that make responses of one kind of content.

import OpenAPIDocument

/// The table that the lowering of responses takes and gives back.
struct SharedResponses {
  /// The components of the contract.
  let components: ComponentNames
  /// Structures of header fields of component responses.
  private(set) var headers: [HeadersPlan] = []
  /// Enums of content of component responses.
  private(set) var choices: [ContentChoice] = []
  /// Functions that make responses.
  private(set) var functions: [ContentFunction] = []
  /// How debug builds read header fields.
  private(set) var fields: [DeclaredField] = []
  private var headersOfComponents: [ObjectIdentifier: HeadersPlan] = [:]
  private var choicesOfComponents: [ObjectIdentifier: ContentChoice] = [:]
  private var functionNames: [ContentKey: String] = [:]
  private var constants: [ParameterReader: String] = [:]
  private var takenNames: Set<String> = []

  /// What makes the content of two responses the same.
  private struct ContentKey: Hashable {
    var mediaTypes: [String]
    var formats: [ContentPlan.Format]
    var swiftType: SwiftType
  }

  /// Knows nothing but the components.
  init(_ components: ComponentNames) { self.components = components }

  /// The structure of a response's header fields; nil where it has none.
  mutating func headers(
    of response: Resolved<Response>, named name: String, in scope: TypePath,
    _ lowered: inout LoweredSchemas
  ) -> HeadersPlan? {
    let key = ObjectIdentifier(response.value)
    if let known = headersOfComponents[key] { return known }
    let component = components[response.value]
    let home = component == nil ? scope : lowered.facts.names.responseScope
    let fields = HeaderLowering.plans(of: response.value, in: home, &self, &lowered)
    guard !fields.isEmpty else { return nil }
    let declared = lowered.types.name(component.map { $0 + " Headers" } ?? name, in: home)
    let plan = HeadersPlan(
      name: declared, path: home.inside(declared), fields: fields,
      isShared: component != nil,
      line: lowered.facts.line(of: response.value.node["headers"] ?? response.value.node))
    if component != nil {
      headersOfComponents[key] = plan
      headers.append(plan)
    }
    return plan
  }

  /// The constant that says how debug builds read a field, shared by all that are read alike; `nil` where
  /// nothing can be wrong with it: text without rules or a boolean, which may be absent.
  mutating func constant(of field: ParameterReader, named name: String) -> String? {
    guard field.mustBeThere || !(field.reading == .anyText || field.reading == .anyBoolean) else {
      return nil
    }
    if let known = constants[field] { return known }
    let constant = freeName(ReservedNames.bare(name) + "Field")
    constants[field] = constant
    fields.append(DeclaredField(constant: constant, reader: field))
    return constant
  }

  /// The enum of a content; the same for all that refer to the component.
  mutating func choice(
    _ contents: [ContentPlan], of entry: Entry<Resolved<Response>>, named name: String,
    in scope: TypePath, _ lowered: inout LoweredSchemas
  ) -> ContentChoice {
    let key = ObjectIdentifier(entry.value.value)
    if let known = choicesOfComponents[key] { return known }
    guard let component = components[entry.value.value] else {
      let declared = lowered.types.name(name, in: scope)
      return ContentChoice(
        name: declared, path: scope.inside(declared), subject: "the response \(entry.name)",
        contents: contents, isShared: false, line: lowered.facts.line(of: entry.key))
    }
    let home = lowered.facts.names.responseScope
    let declared = lowered.types.name(component + " content", in: home)
    let choice = ContentChoice(
      name: declared, path: home.inside(declared),
      subject: "`\(component)`",
      contents: contents, isShared: true, line: contents[0].line)
    choicesOfComponents[key] = choice
    choices.append(choice)
    return choice
  }

  /// The function that makes a response, shared by all with the same media types and types.
  mutating func function(_ plan: ResponsePlan, swiftType: SwiftType) -> String {
    let key = ContentKey(
      mediaTypes: plan.contents.map(\.mediaType), formats: plan.contents.map(\.format),
      swiftType: swiftType)
    if let known = functionNames[key] { return known }
    let name = freeName(contentName(plan, swiftType: swiftType))
    functionNames[key] = name
    functions.append(
      ContentFunction(
        name: name, swiftType: swiftType, contents: plan.contents,
        selection: plan.choice != nil ? .byCase : plan.contents.count > 1 ? .byRequest : .only,
        check: ContentCheckLowering.check(of: plan.contents),
        line: plan.contents[0].line))
    return name
  }

  private mutating func freeName(_ base: String) -> String {
    let name = NameTable.numbered(base) { takenNames.contains($0) }
    takenNames.insert(name)
    return name
  }

  private func contentName(_ plan: ResponsePlan, swiftType: SwiftType) -> String {
    let letters = swiftType.words
    guard plan.choice == nil else { return letters }
    switch plan.contents[0].format {
    case .json(let value), .sequence(let value, _), .text(let value, _), .form(let value, _):
      return value.words
    case .bytes: return SwiftWords.upperCamel(plan.contents[0].mediaType)
    case .rawJSON, .multipart: return letters
    }
  }
}
