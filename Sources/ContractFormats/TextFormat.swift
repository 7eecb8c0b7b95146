// The formats that texts are held against, by their names in contracts: when a contract is compiled,
// for its defaults and examples, and when it is served.

/// A `format` of texts that is asserted.
public enum TextFormat: String, CaseIterable, Sendable {
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

  /// The formats that admit all texts of this one.
  public var larger: Set<TextFormat> {
    switch self {
    case .email: [.idnEmail]
    case .hostname: [.idnHostname]
    case .uri: [.uriReference, .iri, .iriReference]
    case .uriReference, .iri: [.iriReference]
    case .idnEmail, .idnHostname, .ipv4, .ipv6, .iriReference, .uriTemplate, .uuid, .dateTime,
      .date, .time, .duration, .jsonPointer, .relativeJSONPointer, .regex, .base64, .base64URL:
      []
    }
  }

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
