// The header fields of responses -> plans: the type of each, and how its value becomes text.

import ContractModel
import OpenAPIDocument

/// Lowers header fields.
enum HeaderLowering {
  /// The plans of the fields that the contract has of a response.
  static func plans(
    of response: Response, in scope: TypePath, _ components: ComponentNames,
    _ lowered: inout LoweredSchemas
  ) -> [HeaderPlan] {
    let entries = response.effectiveHeaders
    let table = NameTable(entries.map(\.name), style: .member, taken: ["fields", "writer"])
    return entries.map { entry in
      let header = entry.value.value
      let schema = header.schema ?? textSchema(of: header, &lowered)
      let component = components[header]
      let home = component == nil ? scope : lowered.facts.names.responseScope
      let value = schema.map {
        lowered.value(of: $0, in: home, named: component ?? entry.key.text)
      }
      return plan(
        entry, value ?? Value(.string(StringRules())), swiftName: table[entry.name],
        line: lowered.facts.line(of: entry.key))
    }
  }

  /// The schema of a header's content, where it is JSON or text; other content is text to the server.
  private static func textSchema(
    of header: Header, _ lowered: inout LoweredSchemas
  ) -> Schema? {
    guard let entry = header.content.first else { return nil }
    let media = MediaRange(entry.name)
    if media.isJSON || media.isText { return entry.value.value.schema }
    lowered.report(
      Diagnostic(
        .opaqueMediaType,
        "the content of '\(entry.name)' is handed over as text; its schema is not enforced",
        at: entry.key.location))
    return nil
  }

  private static func plan(
    _ entry: Entry<Resolved<Header>>, _ value: Value, swiftName: String, line: ContractLine
  ) -> HeaderPlan {
    let header = entry.value.value
    let writing: HeaderPlan.Writing
    let isJSON = header.content.first.map { MediaRange($0.name).isJSON } ?? false
    switch value.codec {
    case _ where isJSON: writing = .jsonText(value.codec)
    case .string: writing = .text
    case .integer, .boolean: writing = .description
    case .number, .bytes, .dateTime, .date, .uuid, .any, .null, .declared, .function:
      writing = .json(value.codec, explode: header.explode)
    }
    return HeaderPlan(
      name: entry.name, swiftName: swiftName, isRequired: header.isRequired,
      memberType: header.isRequired ? value.swiftType : .optional(value.codec.swiftType),
      isOptional: !header.isRequired || value.isNullable, writing: writing,
      documentation: Documentation.lines(header.description), line: line)
  }
}
