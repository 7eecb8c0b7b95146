// The header fields of responses -> plans: the type of each, and how its value becomes text.

import ContractModel
import OpenAPIDocument

/// Lowers header fields.
enum HeaderLowering {
  /// The plans of the fields that the contract has of a response.
  static func plans(
    of response: Response, in scope: TypePath, _ shared: inout SharedResponses,
    _ lowered: inout LoweredSchemas
  ) -> [HeaderPlan] {
    let entries = response.effectiveHeaders
    let table = NameTable(entries.map(\.name), style: .member, taken: ["fields", "writer"])
    return entries.map { entry in
      let header = entry.value.value
      let schema = header.schema ?? textSchema(of: header, &lowered)
      let component = shared.components[header]
      let home = component == nil ? scope : lowered.facts.names.responseScope
      let value = schema.map {
        lowered.value(of: $0, in: home, named: component ?? entry.key.text)
      }
      return plan(
        entry, value ?? Value(.string(StringRules())),
        schema.map { ParameterShapes.shape(of: entry, $0, &lowered) } ?? .string,
        swiftName: table[entry.name], &shared, &lowered)
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
    _ entry: Entry<Resolved<Header>>, _ value: Value, _ shape: WireShape, swiftName: String,
    _ shared: inout SharedResponses, _ lowered: inout LoweredSchemas
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
    // What has no form in simple style cannot be read back: whether it is there can be seen.
    let reader =
      shape.isReadBack
      ? ParameterReaders.reader(of: entry, value, shape, &lowered)
      : ParameterReaders.reader(of: entry, Value(.string(StringRules())), .string, &lowered)
    return HeaderPlan(
      name: entry.name, swiftName: swiftName, isRequired: header.isRequired,
      memberType: header.isRequired ? value.swiftType : .optional(value.codec.swiftType),
      isOptional: !header.isRequired || value.isNullable, writing: writing,
      constant: shared.constant(of: reader, named: swiftName),
      documentation: Documentation.lines(header.description),
      line: lowered.facts.line(of: entry.key))
  }
}

extension WireShape {
  /// Whether text in simple style says all of a value: a scalar, or scalars of an array or object.
  fileprivate var isReadBack: Bool {
    if isJSON || isScalar { return true }
    if isAny { return false }
    let inner = [items].compactMap(\.self) + (members.map(\.shapes) ?? [])
    return inner.allSatisfy(\.isScalar)
  }
}

extension WireShape.Members {
  /// The shapes of all members.
  fileprivate var shapes: [WireShape] {
    properties.map(\.shape) + patterns.map(\.shape) + [additional].compactMap(\.self)
  }
}
