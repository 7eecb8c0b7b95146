// Parameters of one scalar -> how they are read from their text.

import ContractModel
import OpenAPIDocument

extension OperationLowering {
  /// How a value in the style that its place has by default is read: one scalar of one type from its
  /// text, all others by way of JSON.
  func reading(of value: Value, _ shape: WireShape) -> ParameterPlan.Reading {
    guard shape.isScalar, let scalar = scalar(value.codec),
      shape.scalars.subtracting(.null) == scalar.jsonType
    else { return .json }
    return .scalar(scalar)
  }

  private func scalar(_ codec: Codec) -> ScalarReading? {
    switch codec {
    case .boolean: return .boolean
    case .integer(let rules): return .integer(rules)
    case .number(let rules): return .number(rules)
    case .string(let rules): return .string(rules)
    case .bytes: return .base64
    case .dateTime: return .dateTime
    case .date: return .date
    case .uuid: return .uuid
    case .declared(let path):
      guard case .enumeration(let enumeration)? = schemas.kinds[path] else { return nil }
      switch enumeration.raw {
      case .string: return .texts(codec.swiftType)
      case .integer: return .integers(codec.swiftType, enumeration.rules)
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

extension ParameterPlan {
  /// Whether the text is the scalar.
  var isScalar: Bool { if case .scalar = reading { true } else { false } }
}

extension ParameterPlan.Location {
  /// The style of parameters there that have none of their own (OpenAPI 3.1.1 section 4.8.12.2).
  var defaultStyle: Parameter.Style {
    switch self {
    case .path, .header: .simple
    case .query, .cookie: .form
    }
  }
}
