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
      isWhole ? .ofLocation : .named(style.rawValue, explode: explode))
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
    case .query, .cookie: .form
    }
  }
}
