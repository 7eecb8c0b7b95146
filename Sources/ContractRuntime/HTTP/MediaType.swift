// Media types as they stand in Content-Type fields and in contracts (RFC 9110 section 8.3.1).

/// A media type with its parameters, or a media range where an asterisk stands for a part.
public struct MediaType: Sendable, Equatable {
  /// A parameter such as `charset=utf-8`.
  public struct Parameter: Sendable, Equatable {
    /// The name in lower case.
    public let name: String
    /// The value without quotes.
    public let value: String
  }

  /// The part before the slash, in lower case.
  public let type: String
  /// The part behind the slash, in lower case.
  public let subtype: String
  /// The parameters in order.
  public let parameters: [Parameter]

  /// Reads a media type; `nil` where the text is not one.
  public init?(_ text: some StringProtocol) {
    var scanner = FieldScanner(text)
    scanner.skipSpaces()
    guard let mediaType = Self(&scanner) else { return nil }
    scanner.skipSpaces()
    guard scanner.isAtEnd else { return nil }
    self = mediaType
  }

  /// Reads a media type up to the end of a list element.
  init?(_ scanner: inout FieldScanner) {
    guard let type = scanner.token(), scanner.take(UInt8(ascii: "/")),
      let subtype = scanner.token(), let parameters = scanner.parameters()
    else { return nil }
    self.type = type.lowercased()
    self.subtype = subtype.lowercased()
    self.parameters = parameters
  }

  /// The value of a parameter; the name is in lower case.
  public func parameter(_ name: String) -> String? {
    parameters.first { $0.name == name }?.value
  }

  /// The character set in lower case, `utf8` by its registered name; `nil` where none is given.
  public var charset: String? { parameter("charset").map(Self.canonicalCharset) }

  /// Whether nothing speaks against UTF-8, of which ASCII is a part.
  var isUTF8: Bool {
    parameters.allSatisfy { parameter in
      parameter.name != "charset"
        || ["utf-8", "us-ascii"].contains(Self.canonicalCharset(parameter.value))
    }
  }

  private static func canonicalCharset(_ name: String) -> String {
    let name = name.lowercased()
    return name == "utf8" ? "utf-8" : name
  }

  /// Whether the content is JSON text: `application/json`, `text/json`, or any type ending in `+json`
  /// (RFC 6839 section 3.1; WHATWG MIME Sniffing, "JSON MIME type").
  public var isJSON: Bool {
    subtype == "json" && (type == "application" || type == "text") || subtype.hasSuffix("+json")
  }

  /// How closely this range names a type: 4 with parameters, 3 for `type/subtype`, 2 with a `charset` that the
  /// type leaves open, 1 for `type/*`, 0 for `*/*`; `nil` where it does not include the type.
  func specificity(for other: MediaType) -> Int? {
    if type == "*" { return subtype == "*" ? 0 : nil }
    guard type == other.type else { return nil }
    if subtype == "*" { return 1 }
    guard subtype == other.subtype else { return nil }
    var specificity = parameters.isEmpty ? 3 : 4
    for parameter in parameters {
      if parameter.name == "charset", other.charset == nil {
        specificity = 2
      } else if !Self.isIncluded(parameter, in: other) {
        return nil
      }
    }
    return specificity
  }

  private static func isIncluded(_ parameter: Parameter, in other: MediaType) -> Bool {
    parameter.name == "charset"
      ? other.charset == canonicalCharset(parameter.value)
      : other.parameter(parameter.name)?.hasSameBytes(as: parameter.value) ?? false
  }
}
