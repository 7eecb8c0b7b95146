// The table of formats: OpenAPI's format registry and JSON Schema 2020-12 (validation, section 7), with
// what becomes of each. A format that is not here restricts nothing, of which the compiler warns.

import ContractFormats
import OpenAPIDocument

/// A format that means something.
public enum Format: String, CaseIterable, Sendable {
  // Texts that a predicate of the runtime tells.
  case email
  case idnEmail = "idn-email"
  case hostname
  case idnHostname = "idn-hostname"
  case ipv4
  case ipv6
  case uri
  case uriReference = "uri-reference"
  case iri
  case iriReference = "iri-reference"
  case uriTemplate = "uri-template"
  case uuid
  case dateTime = "date-time"
  case date
  case time
  case duration
  case jsonPointer = "json-pointer"
  case relativeJSONPointer = "relative-json-pointer"
  case regex
  case byte
  case base64url
  // Whole numbers within bounds.
  case int8, int16, int32, int64, uint8, uint16, uint32, uint64, uint
  case doubleInt = "double-int"
  // Numbers, and numbers that may be written as text.
  case float, double, decimal, decimal128
  // Bytes, and hints for people and their tools.
  case binary, password, html, commonmark, markdown

  /// What a format asks of a value.
  public enum Meaning: Sendable, Equatable {
    /// A text of this kind.
    case text(TextFormat)
    /// A whole number within these bounds.
    case integer(minimum: Int64, maximum: Int64)
    /// A number that a 32-bit floating-point number has room for.
    case single
    /// Nothing, for this reason; it is about values of these types.
    case nothing(JSONTypes, String)
  }

  /// What the format asks of a value.
  public var meaning: Meaning {
    switch self {
    case .email: .text(.email)
    case .idnEmail: .text(.idnEmail)
    case .hostname: .text(.hostname)
    case .idnHostname: .text(.idnHostname)
    case .ipv4: .text(.ipv4)
    case .ipv6: .text(.ipv6)
    case .uri: .text(.uri)
    case .uriReference: .text(.uriReference)
    case .iri: .text(.iri)
    case .iriReference: .text(.iriReference)
    case .uriTemplate: .text(.uriTemplate)
    case .uuid: .text(.uuid)
    case .dateTime: .text(.dateTime)
    case .date: .text(.date)
    case .time: .text(.time)
    case .duration: .text(.duration)
    case .jsonPointer: .text(.jsonPointer)
    case .relativeJSONPointer: .text(.relativeJSONPointer)
    case .regex: .text(.regex)
    case .byte: .text(.base64)
    case .base64url: .text(.base64URL)
    case .int8: .integer(minimum: -128, maximum: 127)
    case .int16: .integer(minimum: -32768, maximum: 32767)
    case .int32: .integer(minimum: Int64(Int32.min), maximum: Int64(Int32.max))
    case .int64: .integer(minimum: .min, maximum: .max)
    case .uint8: .integer(minimum: 0, maximum: 255)
    case .uint16: .integer(minimum: 0, maximum: 65535)
    case .uint32: .integer(minimum: 0, maximum: 4_294_967_295)
    case .uint64, .uint: .integer(minimum: 0, maximum: .max)
    case .doubleInt: .integer(minimum: -9_007_199_254_740_991, maximum: 9_007_199_254_740_991)
    case .float: .single
    case .double: .nothing(.number, "it is what every number is")
    case .decimal, .decimal128:
      .nothing([.number, .string], "it says how exact the number is that somebody keeps")
    case .binary: .nothing(.string, "it is any bytes")
    case .password: .nothing(.string, "it tells a form not to show what is typed")
    case .html, .commonmark, .markdown: .nothing(.string, "it tells how the text is shown")
    }
  }

  /// The JSON types that the format is about: those of a value of which nothing else is known.
  public var types: JSONTypes {
    switch meaning {
    case .text: .string
    case .integer: .integer
    case .single: .number
    case .nothing(let types, _): types
    }
  }

  /// What becomes of the format.
  public var enforcement: Enforcement {
    switch meaning {
    case .text, .integer, .single: .enforced(by: .scalars)
    case .nothing(_, let reason): .withoutEffect(reason)
    }
  }

  /// Whether it is certain that the other format, where it is known, admits all values of this one.
  public func isIncluded(in node: Node) -> Bool {
    guard let other = Format(node) else { return false }
    if self == other { return true }
    switch (meaning, other.meaning) {
    case (.integer(let minimum, let maximum), .integer(let least, let most)):
      return least <= minimum && maximum <= most
    case (.text(let text), .text(let larger)): return text.larger.contains(larger)
    case (_, .nothing): return true
    case (.nothing, _), (.text, _), (.integer, _), (.single, _): return false
    }
  }

  /// Whether it is a kind of text.
  public var isText: Bool {
    if case .text = meaning { true } else { false }
  }

  /// The bounds of a format of whole numbers.
  public var integerBounds: (minimum: Int64, maximum: Int64)? {
    guard case .integer(let minimum, let maximum) = meaning else { return nil }
    return (minimum, maximum)
  }

  /// The format of texts in a `contentEncoding` of RFC 4648; `nil` for another.
  public init?(encoding: Name) {
    switch encoding {
    case "base64": self = .byte
    case "base64url": self = .base64url
    default: return nil
    }
  }

  /// The format of a schema; `nil` where it has none that means something.
  public init?(_ node: Node?) {
    guard let text = node?.string else { return nil }
    self.init(rawValue: text)
  }
}
