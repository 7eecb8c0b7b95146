// Patterns and formats of the contract as generated code names them.

import ContractPatterns

/// A regular expression of the contract, compiled once, with the words for its violation.
public struct PatternRule: Sendable {
  let pattern: Pattern
  /// What is expected, for a person: a regular expression tells most people nothing.
  let message: StaticString

  /// A pattern that the contract compiler has checked, and `x-pattern-message` where the contract has
  /// one.
  public init(
    _ source: StaticString, message: StaticString = "must have the form that the contract asks for"
  ) {
    pattern = Pattern(contract: source)
    self.message = message
  }
}

/// A `format` of texts that is asserted.
public enum TextFormat: String, Sendable {
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
  case base64 = "byte"
  case base64URL = "base64url"

  /// Whether a text has the format.
  public func matches(_ text: String) -> Bool {
    switch self {
    case .email: StringFormat.isEmail(text)
    case .idnEmail: StringFormat.isIDNEmail(text)
    case .hostname: StringFormat.isHostname(text)
    case .idnHostname: StringFormat.isIDNHostname(text)
    case .ipv4: StringFormat.isIPv4(text)
    case .ipv6: StringFormat.isIPv6(text)
    case .uri: StringFormat.isURI(text)
    case .uriReference: StringFormat.isURIReference(text)
    case .iri: StringFormat.isIRI(text)
    case .iriReference: StringFormat.isIRIReference(text)
    case .uriTemplate: StringFormat.isURITemplate(text)
    case .uuid: StringFormat.isUUID(text)
    case .dateTime: StringFormat.isDateTime(text)
    case .date: StringFormat.isDate(text)
    case .time: StringFormat.isTime(text)
    case .duration: StringFormat.isDuration(text)
    case .jsonPointer: StringFormat.isJSONPointer(text)
    case .relativeJSONPointer: StringFormat.isRelativeJSONPointer(text)
    case .regex: StringFormat.isRegex(text)
    case .base64: StringFormat.isBase64(text)
    case .base64URL: StringFormat.isBase64URL(text)
    }
  }
}
