// Forms, urlencoded or in parts -> how each field is read (OpenAPI 3.1.1 section 4.8.15).

import ContractModel
import OpenAPIDocument

extension OperationLowering {
  /// How the fields of an urlencoded body are read; `nil` where its schema has none.
  mutating func form(_ schema: Schema, _ media: MediaType) -> FormPlan? {
    let shape = shape(of: schema, .flat, at: schema.node)
    if shape.isAny { return FormPlan(fields: [], patterns: [], additional: nil) }
    guard let members = shape.members else { return nil }
    return form(members, schema, media)
  }

  /// How the members of a form are read.
  mutating func form(
    _ members: WireShape.Members, _ schema: Schema, _ media: MediaType
  ) -> FormPlan {
    var deep: WireShape?
    var fields: [FormField] = []
    for entry in media.encoding where entry.value.style == .deepObject && deep == nil {
      deep = shape(of: schema, .deep, at: entry.key)
    }
    for property in members.properties {
      fields.append(field(property, deep?.members, media))
    }
    // What an encoding names and no property does is a field of its own too.
    for entry in media.encoding where !fields.contains(where: { $0.name == entry.name }) {
      let shape = members.additional ?? .any
      fields.append(field(.init(name: entry.name, shape: shape), deep?.members, media))
    }
    return FormPlan(
      fields: fields,
      patterns: members.patterns.map { WireForm.Pattern($0, &schemas.patterns) },
      additional: members.additional.flatMap { $0.isAny ? nil : WireForm($0, &schemas.patterns) })
  }

  private mutating func field(
    _ property: WireShape.Property, _ deep: WireShape.Members?, _ media: MediaType
  ) -> FormField {
    var shape = property.shape
    var field = FormField(
      name: property.name, style: nil, explode: true, form: .any, mediaTypes: [])
    if let entry = media.encoding.first(where: { $0.name == property.name }) {
      shape = apply(entry.value, to: &field, shape, deep)
    }
    field.form = WireForm(shape, &schemas.patterns)
    return field
  }

  /// Notes how an encoding writes a field; what its text stands for then.
  private mutating func apply(
    _ encoding: Encoding, to field: inout FormField, _ shape: WireShape,
    _ deep: WireShape.Members?
  ) -> WireShape {
    var shape = shape
    let types = encoding.mediaTypes
    if let style = encoding.style ?? (encoding.hasStyleFields ? .form : nil) {
      field.style = style.rawValue
      field.explode = encoding.explode
      if style == .deepObject {
        let name = field.name
        shape = deep?.properties.first { $0.name == name }?.shape ?? .any
      }
      if let problem = StyleTable.problem(style, explode: encoding.explode, shape) {
        diagnostics.add(
          Diagnostic(
            .unsupportedParameter, problem,
            at: (encoding.node["style"] ?? encoding.node).location))
      }
    } else if !types.isEmpty {
      field.mediaTypes = types.map(\.text.text)
      if types.allSatisfy(\.isJSON) { shape = Self.jsonText(shape) }
    }
    return shape
  }

  /// A field that is JSON text; several parts of one name are JSON each.
  private static func jsonText(_ shape: WireShape) -> WireShape {
    guard shape.items != nil, shape.scalars.isEmpty, shape.members == nil else { return .json }
    return .list(of: .json)
  }
}

extension Encoding {
  /// Whether a field is there that makes the media type mean nothing (3.1, section 4.8.15.1).
  fileprivate var hasStyleFields: Bool {
    ["style", "explode", "allowReserved"].contains { node[$0] != nil }
  }
}
