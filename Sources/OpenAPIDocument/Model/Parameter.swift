// The typed model of what a request or response carries: parameters, headers, bodies, media types.

/// The Parameter Object.
public final class Parameter: Element {
  /// Where a parameter stands in a request.
  public enum Place: String, Sendable {
    /// In the path.
    case path
    /// In the query, one of its names.
    case query
    /// The whole query (3.2).
    case querystring
    /// In the header fields.
    case header
    /// In the cookies.
    case cookie
  }

  /// How a value is written (OpenAPI 3.1, section 4.8.12.3).
  public enum Style: String, Sendable {
    /// `;color=blue`.
    case matrix
    /// `.blue`.
    case label
    /// `blue,black`.
    case simple
    /// `color=blue&color=black`.
    case form
    /// `color=blue%20black`.
    case spaceDelimited
    /// `color=blue|black`.
    case pipeDelimited
    /// `color[R]=100`.
    case deepObject
    /// As `Cookie` has it, without escapes (3.2).
    case cookie
  }

  /// The mapping.
  public let node: Node
  /// Where it stands.
  public let place: Place
  /// The schema, unless `content` describes the value.
  public internal(set) var schema: Schema?
  /// The one media type of a `content` parameter.
  public internal(set) var content: [Entry<Resolved<MediaType>>] = []
  /// The examples.
  public internal(set) var examples: [Entry<Resolved<Example>>] = []

  init(node: Node, place: Place) {
    self.node = node
    self.place = place
  }

  /// The name; header names ignore case.
  public var name: Name { Name(text("name") ?? "") }
  /// What no two parameters of a list share: the place and the name, as bytes. Field names ignore
  /// case (RFC 9110, section 5.1).
  public var identity: [UInt8] {
    Array("\(place.rawValue) \(place == .header ? name.lowercased : name)".utf8)
  }
  /// Whether the specification tells to ignore it: a header that media types or security schemes
  /// describe (3.1, section 4.8.12.2.1).
  public var isIgnored: Bool {
    place == .header && IgnoredFields.ofRequests.contains(name.lowercased)
  }
  /// Whether a request must carry it; always in the path.
  public var isRequired: Bool { flag("required") || place == .path }
  /// The style, the place's default if not declared.
  public var style: Style {
    if let declared = text("style").flatMap(Style.init(rawValue:)) { return declared }
    return place == .path || place == .header ? .simple : .form
  }
  /// Whether arrays and objects are taken apart; declared, or true for `form` (and `cookie`).
  public var explode: Bool { node["explode"]?.bool ?? (style == .form || style == .cookie) }
  /// Whether reserved characters may stand unescaped.
  public var allowReserved: Bool { flag("allowReserved") }
  /// Whether `name=` without a value is allowed.
  public var allowEmptyValue: Bool { flag("allowEmptyValue") }
  /// Whether clients should stop using it.
  public var isDeprecated: Bool { flag("deprecated") }
  /// The description in CommonMark.
  public var description: String? { text("description") }
}

/// The header fields whose declarations the specification tells to ignore, in lower case, as media
/// types and security schemes describe them.
public enum IgnoredFields {
  /// As parameters of requests (3.1, section 4.8.12.2.1).
  public static let ofRequests: Set<Name> = ["accept", "content-type", "authorization"]
  /// As headers of parts (3.1, section 4.8.15.1).
  public static let ofContent: Set<Name> = ["content-type"]
  /// As headers of responses (3.1, section 4.8.17.1), and those that frame the message: the server
  /// writes these from what it sends (RFC 9112, section 6; RFC 9110, section 7.6.1).
  public static let ofResponses: Set<Name> = [
    "content-type", "content-length", "transfer-encoding", "connection",
  ]
}

/// The Header Object.
public final class Header: Element {
  /// The mapping.
  public let node: Node
  /// The schema, unless `content` describes the value.
  public internal(set) var schema: Schema?
  /// The one media type of a `content` header.
  public internal(set) var content: [Entry<Resolved<MediaType>>] = []
  /// The examples.
  public internal(set) var examples: [Entry<Resolved<Example>>] = []

  init(node: Node) { self.node = node }

  /// Whether it must be sent.
  public var isRequired: Bool { flag("required") }
  /// Whether arrays and objects are taken apart.
  public var explode: Bool { flag("explode") }
  /// Whether clients should stop using it.
  public var isDeprecated: Bool { flag("deprecated") }
  /// The description in CommonMark.
  public var description: String? { text("description") }
}

/// The Request Body Object.
public final class RequestBody: Element {
  /// The mapping.
  public let node: Node
  /// The media types, keys as written.
  public internal(set) var content: [Entry<Resolved<MediaType>>] = []

  init(node: Node) { self.node = node }

  /// Whether a request must carry a body.
  public var isRequired: Bool { flag("required") }
  /// The description in CommonMark.
  public var description: String? { text("description") }
}

/// The Media Type Object.
public final class MediaType: Element {
  /// The mapping.
  public let node: Node
  /// The schema of the whole content.
  public internal(set) var schema: Schema?
  /// The schema of one item of a sequential media type (3.2).
  public internal(set) var itemSchema: Schema?
  /// How the properties of a form or the parts of a multipart body are written.
  public internal(set) var encoding: [Entry<Encoding>] = []
  /// How the parts of a multipart body are written, by position (3.2).
  public internal(set) var prefixEncoding: [Encoding] = []
  /// How the remaining parts of a multipart body are written (3.2).
  public internal(set) var itemEncoding: Encoding?
  /// The examples.
  public internal(set) var examples: [Entry<Resolved<Example>>] = []

  init(node: Node) { self.node = node }

  /// The single example.
  public var example: Node? { node["example"] }
}

/// The Encoding Object.
public final class Encoding: Element {
  /// The mapping.
  public let node: Node
  /// The headers of the part.
  public internal(set) var headers: [Entry<Resolved<Header>>] = []
  /// How nested properties are written (3.2).
  public internal(set) var encoding: [Entry<Encoding>] = []

  init(node: Node) { self.node = node }

  /// The media types of the part, separated by commas.
  public var contentType: String? { text("contentType") }
  /// The style, if declared.
  public var style: Parameter.Style? { text("style").flatMap(Parameter.Style.init(rawValue:)) }
  /// Whether arrays and objects are taken apart; declared, or true for `form`.
  public var explode: Bool { node["explode"]?.bool ?? (style == nil || style == .form) }
  /// Whether reserved characters may stand unescaped.
  public var allowReserved: Bool { flag("allowReserved") }
}

/// The Example Object.
public final class Example: Element {
  /// The mapping.
  public let node: Node

  init(node: Node) { self.node = node }

  /// The example itself, if embedded.
  public var value: Node? { node["value"] }
  /// The summary.
  public var summary: String? { text("summary") }
}
