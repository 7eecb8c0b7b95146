// Parameters -> how their text becomes a value: one scalar from the text itself, all others by way of
// JSON in the style that is declared.

import ContractModel
import OpenAPIDocument

extension OperationLowering {
  /// How a text of a shape becomes a value.
  mutating func reading(
    of value: Value, _ shape: WireShape, style: Parameter.Style, explode: Bool,
    in location: ParameterReader.Location
  ) -> ParameterReader.Reading {
    let isDefault = style == location.defaultStyle
    if isDefault, shape.isScalar, let scalar = scalar(value.codec),
      shape.scalars.subtracting(.null) == scalar.jsonType
    {
      return .scalar(scalar, isNullable: shape.scalars.contains(.null) && !shape.takesEmptyText)
    }
    let isWhole = isDefault && explode == (style == .form)
    return .json(
      value.codec, WireForm(shape, &schemas.patterns),
      isWhole ? .ofLocation : .named(style.rawValue, explode: explode),
      isNullable: shape.isJSON && value.isNullable)
  }

  /// How the whole query becomes a value (3.2, section 4.12.2.1).
  mutating func wholeQuery(
    _ parameter: Parameter, _ value: Value
  ) -> ParameterReader.Reading {
    let content = parameter.content.first.flatMap { queryContent($0) } ?? .json
    return .wholeQuery(value.codec, content, isNullable: value.isNullable)
  }

  /// How a media type stands in a query; what has no form there is an error.
  private mutating func queryContent(
    _ entry: Entry<Resolved<MediaType>>
  ) -> ParameterReader.QueryContent? {
    let media = MediaRange(entry.name)
    if entry.value.value.itemSchema != nil { reportItems(of: entry, isRequest: true) }
    if media.isJSON { return .json }
    guard let schema = entry.value.value.schema else {
      return media.isForm
        ? .form(FormPlan(fields: [], patterns: [], additional: nil)) : .text(.scalar([.string]))
    }
    if media.isForm {
      if let plan = form(schema, entry.value.value) { return .form(plan) }
      unsupported("a form is an object, which this schema refuses", at: entry.key)
      return nil
    }
    let shape = shape(of: schema, .flat, at: entry.key)
    if shape.isAny { return .text(.scalar([.string])) }
    guard shape.isScalar, !shape.isBinary else {
      unsupported(
        "a query of '\(entry.name)' is text, and only a scalar is one; forms and JSON have members",
        at: entry.key)
      return nil
    }
    return .text(WireForm(shape, &schemas.patterns))
  }

  private func scalar(_ codec: Codec) -> ScalarReading? {
    switch codec {
    case .boolean: return .boolean
    case .integer(let rules): return .integer(rules)
    case .number(let rules): return .number(rules)
    case .string(let rules): return .string(rules)
    case .bytes(let keyword): return .base64(keyword)
    case .dateTime: return .dateTime
    case .date: return .date
    case .uuid: return .uuid
    case .declared(let path):
      guard case .enumeration(let enumeration)? = schemas.types[path] else { return nil }
      switch enumeration.raw {
      case .string: return .texts(codec.swiftType, by: enumeration.keyword)
      case .integer: return .integers(codec.swiftType, enumeration.rules, by: enumeration.keyword)
      }
    case .any, .null, .function: return nil
    }
  }
}

extension ScalarReading {
  /// The type that its text must be allowed to have, and no other.
  fileprivate var jsonType: JSONTypes {
    switch self {
    case .boolean: .boolean
    case .integer, .integers: .integer
    case .number: .number
    case .string, .base64, .dateTime, .date, .uuid, .texts: .string
    }
  }
}

extension ParameterReader {
  /// Whether the text is the scalar.
  var isScalar: Bool { if case .scalar = reading { true } else { false } }
}

extension ParameterReader.Location {
  /// The style of parameters there that have none of their own (OpenAPI 3.1.1 section 4.8.12.2).
  var defaultStyle: Parameter.Style {
    switch self {
    case .path, .header: .simple
    case .query, .querystring, .cookie: .form
    }
  }
}
