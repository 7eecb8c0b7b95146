// Forms, urlencoded or in parts -> how each field is read (OpenAPI 3.1.1 section 4.8.15).

import ContractModel
import OpenAPIDocument

/// Lowers forms.
enum FormLowering {
  /// How the fields of an urlencoded body are read; `nil` where its schema has none.
  static func plan(
    of schema: Schema, _ media: MediaType, _ lowered: inout LoweredSchemas
  ) -> FormPlan? {
    let shape = ParameterShapes.shape(of: schema, .form, at: schema.node, &lowered)
    if shape.isAny { return FormPlan(fields: [], patterns: [], additional: nil) }
    guard let members = shape.members else { return nil }
    return plan(of: members, schema, encodings(of: media, members, &lowered), &lowered)
  }

  /// The encodings that count; warns of those of properties that the schema does not have, as it must
  /// (OpenAPI 3.1.1 section 4.8.14.1).
  static func encodings(
    of media: MediaType, _ members: WireShape.Members, _ lowered: inout LoweredSchemas
  ) -> [Entry<Encoding>] {
    if members.isFree { return media.encoding }
    let names = members.properties.map(\.name)
    return media.encoding.filter { entry in
      if names.contains(entry.name) { return true }
      lowered.report(
        Diagnostic(
          .unknownName, "the schema has no property '\(entry.name)', so that this has no effect",
          effect: .harmless, at: entry.key.location,
          suggestion: Suggestion.didYouMean(entry.name.text, among: names.map(\.text))))
      return false
    }
  }

  /// How the members of a form are read.
  static func plan(
    of members: WireShape.Members, _ schema: Schema, _ encodings: [Entry<Encoding>],
    _ lowered: inout LoweredSchemas
  ) -> FormPlan {
    var deep: WireShape?
    var fields: [FormField] = []
    for entry in encodings where entry.value.style == .deepObject && deep == nil {
      deep = ParameterShapes.shape(of: schema, .deep, at: entry.key, &lowered)
    }
    for property in members.properties {
      fields.append(field(property, deep?.members, encodings, &lowered))
    }
    // What an encoding names and no property does is a field of its own too, where the schema is open.
    for entry in encodings where !fields.contains(where: { $0.name == entry.name }) {
      let shape = members.additional ?? .any
      fields.append(
        field(.init(name: entry.name, shape: shape), deep?.members, encodings, &lowered))
    }
    return FormPlan(
      fields: fields,
      patterns: members.patterns.map { WireForm.Pattern($0, &lowered.patterns) },
      additional: members.additional.flatMap { $0.isAny ? nil : WireForm($0, &lowered.patterns) })
  }

  private static func field(
    _ property: WireShape.Property, _ deep: WireShape.Members?, _ encodings: [Entry<Encoding>],
    _ lowered: inout LoweredSchemas
  ) -> FormField {
    var shape = property.shape
    var field = FormField(
      name: property.name, style: nil, explode: true, form: .any, mediaTypes: [])
    if let entry = encodings.first(where: { $0.name == property.name }) {
      shape = apply(entry.value, to: &field, shape, deep, &lowered)
    }
    field.form = WireForm(shape, &lowered.patterns)
    return field
  }

  /// Notes how an encoding writes a field; what its text stands for then.
  private static func apply(
    _ encoding: Encoding, to field: inout FormField, _ shape: WireShape,
    _ deep: WireShape.Members?, _ lowered: inout LoweredSchemas
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
        lowered.report(
          Diagnostic(
            .unsupportedParameter, problem,
            at: (encoding.node["style"] ?? encoding.node).location))
      }
    } else if !types.isEmpty {
      field.mediaTypes = types.map(\.text.text)
      if types.allSatisfy(\.isJSON) { shape = jsonText(shape) }
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
