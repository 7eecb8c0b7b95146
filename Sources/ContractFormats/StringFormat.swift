// The formats of JSON Schema as assertions (JSON Schema Validation 2020-12 section 7.3): one text
// in, whether it is of the format out.

import ContractPatterns

/// Checks texts against the formats of JSON Schema and OpenAPI.
public enum StringFormat {
  /// `date-time`: RFC 3339 section 5.6.
  public static func isDateTime(_ text: String) -> Bool {
    DateTimeGrammar.parts(of: text.utf8Span.span) != nil
  }

  /// `date`: RFC 3339 full-date.
  public static func isDate(_ text: String) -> Bool { FullDate(text.utf8Span.span) != nil }

  /// `time`: RFC 3339 full-time, with its offset from UTC.
  public static func isTime(_ text: String) -> Bool {
    DateTimeGrammar.isTime(text.utf8Span.span)
  }

  /// `duration`: RFC 3339 appendix A, without fractions.
  public static func isDuration(_ text: String) -> Bool { DurationFormat.isDuration(text) }

  /// `uuid`: RFC 9562 section 4, any version.
  public static func isUUID(_ text: String) -> Bool {
    UUIDGrammar.halves(of: text.utf8Span.span) != nil
  }

  /// `email`: a mailbox of RFC 5321 section 4.1.2.
  public static func isEmail(_ text: String) -> Bool {
    EmailFormat.isMailbox(text, isInternational: false)
  }

  /// `idn-email`: a mailbox of RFC 6531 section 3.3.
  public static func isIDNEmail(_ text: String) -> Bool {
    EmailFormat.isMailbox(text, isInternational: true)
  }

  /// `hostname`: RFC 1123 section 2.1, with valid A-labels (RFC 5890 section 2.3.2.1).
  public static func isHostname(_ text: String) -> Bool { HostnameFormat.isHostname(text) }

  /// `idn-hostname`: RFC 5890 section 2.3.2.3.
  public static func isIDNHostname(_ text: String) -> Bool {
    HostnameFormat.isInternational(text)
  }

  /// `ipv4`: four decimal numbers without leading zeros (RFC 2673 section 3.2).
  public static func isIPv4(_ text: String) -> Bool { IPAddressFormat.isIPv4(text.utf8[...]) }

  /// `ipv6`: RFC 4291 section 2.2, without zone and prefix length.
  public static func isIPv6(_ text: String) -> Bool { IPAddressFormat.isIPv6(text.utf8[...]) }

  /// `uri`: RFC 3986, with a scheme.
  public static func isURI(_ text: String) -> Bool {
    URIFormat.isReference(text, needsScheme: true, isInternational: false)
  }

  /// `uri-reference`: RFC 3986 section 4.1.
  public static func isURIReference(_ text: String) -> Bool {
    URIFormat.isReference(text, needsScheme: false, isInternational: false)
  }

  /// `iri`: RFC 3987, with a scheme.
  public static func isIRI(_ text: String) -> Bool {
    URIFormat.isReference(text, needsScheme: true, isInternational: true)
  }

  /// `iri-reference`: RFC 3987.
  public static func isIRIReference(_ text: String) -> Bool {
    URIFormat.isReference(text, needsScheme: false, isInternational: true)
  }

  /// `uri-template`: RFC 6570, any level.
  public static func isURITemplate(_ text: String) -> Bool { URIFormat.isTemplate(text) }

  /// `json-pointer`: RFC 6901 section 5.
  public static func isJSONPointer(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return true }
    guard first == UInt8(ascii: "/") else { return false }
    var isEscape = false
    for byte in text.utf8 {
      if isEscape, byte != UInt8(ascii: "0"), byte != UInt8(ascii: "1") { return false }
      isEscape = byte == UInt8(ascii: "~")
    }
    return !isEscape
  }

  /// `relative-json-pointer`: a count of levels, then `#` or a pointer.
  public static func isRelativeJSONPointer(_ text: String) -> Bool {
    let digits = text.utf8.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    guard !digits.isEmpty, digits.count == 1 || digits.first != UInt8(ascii: "0") else {
      return false
    }
    let rest = String(text[digits.endIndex...])
    return rest == "#" || isJSONPointer(rest)
  }

  /// `regex`: ECMA-262 with the u flag.
  public static func isRegex(_ text: String) -> Bool { Pattern.isWellFormed(text) }

  /// `byte`, and `contentEncoding: base64`: RFC 4648 section 4.
  public static func isBase64(_ text: String) -> Bool { Base64.decode(text) != nil }

  /// `base64url`: RFC 4648 section 5.
  public static func isBase64URL(_ text: String) -> Bool { Base64.decodeURL(text) != nil }
}

/// Durations (RFC 3339 appendix A): units in order, none left out between two others.
enum DurationFormat {
  static func isDuration(_ text: String) -> Bool {
    var rest = text.utf8[...]
    guard rest.first == UInt8(ascii: "P") else { return false }
    rest = rest.dropFirst()
    if let weeks = units(of: "W", &rest), weeks > 0 { return rest.isEmpty }
    guard let dates = units(of: "YMD", &rest) else { return false }
    guard rest.first == UInt8(ascii: "T") else { return rest.isEmpty && dates > 0 }
    rest = rest.dropFirst()
    guard let times = units(of: "HMS", &rest) else { return false }
    return rest.isEmpty && times > 0
  }

  /// Takes `1Y2M`-like components, as many as there are in a row of `names`; `nil` where one of them
  /// is out of order. Numbers that no unit follows are left alone.
  private static func units(of names: String, _ rest: inout Substring.UTF8View) -> Int? {
    let names = Array(names.utf8)
    var last: Int?
    var count = 0
    while true {
      let digits = rest.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
      guard !digits.isEmpty, let unit = rest[digits.endIndex...].first,
        let position = names.firstIndex(of: unit)
      else { return count }
      guard last == nil || last == position - 1 else { return nil }
      last = position
      count += 1
      rest = rest[digits.endIndex...].dropFirst()
    }
  }
}
