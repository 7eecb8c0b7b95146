// Finds the credential of a request, strictly: a request that carries two of them, or one that
// two readers could read differently, is refused before anybody verifies it.

import ContractFormats

/// Reads credentials from requests.
public enum Credentials {
  /// The bearer token of the `Authorization` field (RFC 6750 section 2.1).
  ///
  /// The scheme is case-insensitive (RFC 9110 section 11.1); behind one or more spaces stands
  /// exactly one b64token. A field with another scheme counts as no credential. Percent-escapes are let
  /// through, as a session token copied from a cookie has them: who verifies tokens can say what it is.
  public static func bearer(_ headers: Headers) throws(AuthenticationFailure) -> String {
    let token = try value(of: "bearer", headers)
    guard isBase64Token(token.utf8Span.span) else {
      throw .malformed("The Authorization field must hold the scheme and exactly one token.")
    }
    return token
  }

  /// The user name and password of the `Authorization` field (RFC 7617 section 2), as UTF-8.
  public static func basic(
    _ headers: Headers
  ) throws(AuthenticationFailure) -> (user: String, password: String) {
    let token = try value(of: "basic", headers)
    guard let bytes = Base64.decode(token),
      let text = String(validating: bytes, as: UTF8.self),
      let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")),
      !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
    else { throw .malformed("The Authorization field must hold base64 of user:password.") }
    return (String(text[..<colon]), String(text[text.utf8.index(after: colon)...]))
  }

  /// What stands behind another scheme in the `Authorization` field (RFC 9110 section 11.4).
  public static func http(
    _ scheme: StaticString, _ headers: Headers
  ) throws(AuthenticationFailure) -> String {
    try value(of: scheme.description, headers)
  }

  /// The API key of a header field.
  public static func apiKey(
    header name: StaticString, _ headers: Headers
  ) throws(AuthenticationFailure) -> String {
    try single(headers.occurrence(of: name), in: "header field \(name)")
  }

  /// The API key of a query parameter.
  public static func apiKey(
    query name: StaticString, _ target: String
  ) throws(AuthenticationFailure) -> String {
    var key = Occurrence<String>.none
    do throws(ProblemDetails) {
      for pair in try QueryString(target: target).pairs where pair.isNamed(name) {
        key.add(try pair.decodedValue())
      }
    } catch {
      throw .malformed(error.detail)
    }
    return try single(key, in: "query parameter \(name)")
  }

  /// The API key of a cookie.
  public static func apiKey(
    cookie name: StaticString, _ headers: Headers
  ) throws(AuthenticationFailure) -> String {
    var key = Occurrence<String>.none
    for pair in Cookies(headers).pairs
    where pair.name.utf8.elementsEqual(name.description.utf8) {
      key.add(String(pair.value))
    }
    return try single(key, in: "cookie \(name)")
  }

  /// The client certificate of the `Client-Cert` field, in DER (RFC 9440 section 2.2): a structured
  /// field that holds one byte sequence (RFC 9651 section 3.3.5).
  public static func clientCertificate(
    _ headers: Headers
  ) throws(AuthenticationFailure) -> [UInt8] {
    let text = try single(headers.occurrence(of: "Client-Cert"), in: "header field Client-Cert")
    let field = Substring(text).trimmingSpaces()
    guard field.utf8.count > 2, field.utf8.first == UInt8(ascii: ":"),
      field.utf8.last == UInt8(ascii: ":"),
      let certificate = Base64.decode(String(field.dropFirst().dropLast())), !certificate.isEmpty
    else { throw .malformed("The Client-Cert field must hold one certificate as a byte sequence.") }
    return certificate
  }

  private static func single(
    _ key: Occurrence<String>, in place: String
  ) throws(AuthenticationFailure) -> String {
    switch key {
    case .none: throw .missing
    case .repeated: throw .malformed("The \(place) must be sent once.")
    case .once(let key):
      if key.isEmpty { throw .missing }
      return key
    }
  }

  /// What stands behind the scheme and its spaces (RFC 9110 section 11.4: `1*SP`).
  private static func value(
    of scheme: String, _ headers: Headers
  ) throws(AuthenticationFailure) -> String {
    var place: Int?
    for (index, field) in headers.fields.enumerated()
    where field.name.isEqualIgnoringASCIICase("Authorization") {
      guard place == nil else {
        throw .malformed("The Authorization field must be sent once.")
      }
      place = index
    }
    guard let place else { throw .missing }
    let field = headers.fields[place].value
    let bytes = field.utf8Span.span
    let text = bytes.withoutSpaces(0..<bytes.count)
    let end = text.first { (place) in bytes[place] == UInt8(ascii: " ") } ?? text.upperBound
    let found = bytes.extracting(text.lowerBound..<end)
    guard found.isEqualIgnoringASCIICase(scheme.utf8Span.span) else { throw .missing }
    guard end < text.upperBound else {
      throw .malformed("The Authorization field holds no credential.")
    }
    let credential = bytes.withoutSpaces(end..<text.upperBound)
    let utf8 = field.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: credential.lowerBound)
    return String(Substring(utf8[start..<utf8.index(start, offsetBy: credential.count)]))
  }

  /// Whether the text is a b64token (RFC 6750 section 2.1) or one whose bytes are percent-escaped.
  private static func isBase64Token(_ text: Span<UInt8>) -> Bool {
    var count = text.count
    while count > 0, text[count - 1] == UInt8(ascii: "=") { count -= 1 }
    let characters = text.extracting(..<count)
    return count > 0 && (areTokenBytes(characters) || areTokenBytesAndEscapes(characters))
  }

  /// Whether all of them may stand in a b64token before its padding.
  ///
  /// The loop goes on to the end whatever it finds, so that the compiler makes one of many bytes at a
  /// time of it: tokens are long, and every request has one.
  private static func areTokenBytes(_ text: Span<UInt8>) -> Bool {
    unsafe text.withUnsafeBufferPointer { (bytes) in
      var areAll: UInt8 = 1
      var place = 0
      while place < bytes.count {
        areAll &= unsafe isTokenByte(bytes[place])
        place &+= 1
      }
      return areAll == 1
    }
  }

  private static func areTokenBytesAndEscapes(_ text: Span<UInt8>) -> Bool {
    var place = 0
    while place < text.count {
      if text[place] == UInt8(ascii: "%") {
        guard place + 2 < text.count, PercentEscape.digit(text[place + 1]) != nil,
          PercentEscape.digit(text[place + 2]) != nil
        else { return false }
        place += 3
      } else {
        guard isTokenByte(text[place]) == 1 else { return false }
        place += 1
      }
    }
    return true
  }

  /// Whether a byte may stand in a b64token before its padding: 1 or 0, found without a branch.
  @inline(__always)
  private static func isTokenByte(_ byte: UInt8) -> UInt8 {
    let isLetter: UInt8 = (byte | 0x20) &- UInt8(ascii: "a") < 26 ? 1 : 0
    // `-`, `.`, `/` and the digits are next to each other.
    let isDigitOrMark: UInt8 = byte &- UInt8(ascii: "-") < 13 ? 1 : 0
    let isUnderscore: UInt8 = byte == UInt8(ascii: "_") ? 1 : 0
    let isTilde: UInt8 = byte == UInt8(ascii: "~") ? 1 : 0
    let isPlus: UInt8 = byte == UInt8(ascii: "+") ? 1 : 0
    return isLetter | isDigitOrMark | isUnderscore | isTilde | isPlus
  }
}
