// Parameters -> how their text becomes a value: one scalar from the text itself, all others by way of
// JSON in the style that is declared.

import ContractModel
import OpenAPIDocument

/// Decides how texts become values.
enum ParameterReaders {
  /// How a text of a shape becomes a value.
  static func reading(
    of value: Value, _ shape: WireShape, style: Parameter.Style, explode: Bool,
    in location: ParameterReader.Location, _ lowered: inout LoweredSchemas
  ) -> ParameterReader.Reading {
    let isDefault = style == location.defaultStyle
    if isDefault, shape.isScalar, let scalar = scalar(value.codec, lowered.types),
      shape.scalars.subtracting(.null) == scalar.jsonType
    {
      return .scalar(scalar, isNullable: shape.scalars.contains(.null) && !shape.takesEmptyText)
    }
    let isWhole = isDefault && explode == (style == .form)
    return .json(
      value.codec, WireForm(shape, &lowered.patterns),
      isWhole ? .ofLocation : .named(style.rawValue, explode: explode),
      isNullable: shape.isJSON && value.isNullable)
  }

  /// How a header field of a part or a response becomes a value.
  static func reader(
    of entry: Entry<Resolved<Header>>, _ value: Value, _ shape: WireShape,
    _ lowered: inout LoweredSchemas
  ) -> ParameterReader {
    let header = entry.value.value
    return ParameterReader(
      name: entry.name, location: .header, mustBeThere: header.isRequired, allowsEmptyValue: false,
      reading: reading(
        of: value, shape, style: .simple, explode: header.explode, in: .header, &lowered))
  }

  /// How the whole query becomes a value (3.2, section 4.12.2.1).
  static func wholeQuery(
    _ parameter: Parameter, _ value: Value, _ lowered: inout LoweredSchemas
  ) -> ParameterReader.Reading {
    let content = parameter.content.first.flatMap { queryContent($0, &lowered) } ?? .json
    return .wholeQuery(value.codec, content, isNullable: value.isNullable)
  }

  /// How a media type stands in a query; what has no form there is an error.
  private static func queryContent(
    _ entry: Entry<Resolved<MediaType>>, _ lowered: inout LoweredSchemas
  ) -> ParameterReader.QueryContent? {
    let media = MediaRange(entry.name)
    if entry.value.value.itemSchema != nil { lowered.reportItems(of: entry, isRequest: true) }
    if media.isJSON { return .json }
    guard let schema = entry.value.value.schema else {
      return media.isForm
        ? .form(FormPlan(fields: [], patterns: [], additional: nil)) : .text(.scalar([.string]))
    }
    if media.isForm {
      if let plan = FormLowering.plan(of: schema, entry.value.value, &lowered) {
        return .form(plan)
      }
      lowered.unsupported("a form is an object, which this schema refuses", at: entry.key)
      return nil
    }
    let shape = ParameterShapes.shape(of: schema, .flat, at: entry.key, &lowered)
    if shape.isAny { return .text(.scalar([.string])) }
    guard shape.isScalar, !shape.isBinary else {
      lowered.unsupported(
        "a query of '\(entry.name)' is text, and only a scalar is one; forms and JSON have members",
        at: entry.key)
      return nil
    }
    return .text(WireForm(shape, &lowered.patterns))
  }

  private static func scalar(_ codec: Codec, _ types: TypeTable) -> ScalarReading? {
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
      guard case .enumeration(let enumeration)? = types[path] else { return nil }
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
