// The key of a `content` mapping: a media type or a range of them (RFC 9110, sections 8.3.1 and
// 12.5.1). The only reading of media types at build time.

import OpenAPIDocument

/// A media type or range as a contract names it, compared without case and white space.
public struct MediaRange: Sendable, Hashable {
  /// Type and subtype in lower case, without parameters.
  public let essence: Name
  /// With its parameters, in lower case.
  public let text: Name

  /// Reads the key of a `content` mapping.
  public init(_ key: Name) { self.init(key.text) }

  /// Reads a media type or range.
  public init(_ written: String) {
    let canonical = MediaTypeSyntax.canonical(written)
    essence = Name(String(canonical.prefix { $0 != ";" }))
    text = Name(canonical)
  }

  /// Whether both are the same but for case and white space.
  public static func == (left: MediaRange, right: MediaRange) -> Bool { left.text == right.text }

  /// Hashes the text.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }

  /// The part before the slash.
  private var type: Substring { essence.text.prefix { $0 != "/" } }

  /// Whether the content is JSON text: `application/json`, `text/json`, or any type ending in
  /// `+json` (RFC 6839, section 3.1; WHATWG MIME Sniffing, "JSON MIME type").
  public var isJSON: Bool {
    let text = essence.text
    return text == "application/json" || text == "text/json" || text.hasSuffix("+json")
  }
  /// How JSON texts follow each other in the content; `nil` where it is no sequence of them
  /// (OpenAPI 3.2, section 4.14.4.1, "Sequential JSON").
  public var jsonSequence: JSONSequence? {
    switch essence.text {
    case "application/jsonl", "application/jsonlines", "application/x-jsonlines",
      "application/ndjson", "application/x-ndjson":
      .lines
    case "application/json-seq": .records
    case let text: text.hasSuffix("+json-seq") ? .records : nil
    }
  }
  /// Whether its characters are in UTF-8, as they are where nothing else is said.
  public var isUTF8: Bool {
    text.text.split(separator: ";").dropFirst().allSatisfy { parameter in
      let names = ["utf-8", "utf8", "us-ascii"].flatMap { [$0, "\"\($0)\""] }
      return !parameter.hasPrefix("charset=") || names.contains { parameter == "charset=" + $0 }
    }
  }
  /// Whether it holds every media type.
  public var isAny: Bool { essence.text == "*/*" }
  /// Whether it stands for several media types, such as `image/*`.
  public var isRange: Bool { essence.text.contains("*") }
  /// Whether the content is an urlencoded form.
  public var isForm: Bool { essence.text == "application/x-www-form-urlencoded" }
  /// Whether the content is made of parts.
  public var isMultipart: Bool { type == "multipart" }
  /// Whether the content is text that is no JSON and no XML.
  public var isText: Bool {
    type == "text" && !isJSON && essence.text != "text/xml" && !essence.text.hasSuffix("+xml")
  }

  /// Whether a part of a form is a text that a schema can be about: text, JSON, or a form in itself.
  public var isReadable: Bool { isText || isJSON || isForm }

  /// The ranges that hold it, the nearest first: but for parameters, `type/*`, `*/*`.
  public var holders: [Name] { [essence, Name(type + "/*"), Name("*/*")] }
}

/// A way to write several JSON texts one after another.
public enum JSONSequence: Sendable, Hashable {
  /// One a line: JSON Lines, newline-delimited JSON.
  case lines
  /// Between record separators and line ends (RFC 7464, and RFC 8091 for `+json-seq`).
  case records
}
