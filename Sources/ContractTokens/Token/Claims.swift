// The decoded payload of a token whose signature has been verified -> its claims (RFC 7519
// section 4). Only the form is judged here; ClaimsPolicy judges the content.

import ContractRuntime

/// The claims of a verified token.
public struct Claims: Sendable {
  /// `sub`: who the token is about. Nothing else names the user.
  public let subject: String
  /// `exp`, in seconds since 1970.
  public let expiresAt: Double
  /// `nbf`, in seconds since 1970.
  public let notBefore: Double?
  /// `iat`, in seconds since 1970.
  public let issuedAt: Double?
  /// `iss`, where it is a string.
  public let issuer: String?
  /// `aud`: the strings in it; empty where it is absent.
  public let audience: [String]
  /// `scope`, split at spaces (RFC 8693 section 4.2).
  public let scopes: [String]
  /// Every claim whose value is a string, by name.
  public let strings: NamedValues<String>

  /// Whether `aud` is a string or an array of nothing but strings; true where it is absent.
  let audienceIsWellFormed: Bool

  /// Reads a claims set.
  init(_ segment: Span<UInt8>) throws(TokenRefusal) {
    guard let bytes = Base64URL.decode(segment)
    else { throw TokenRefusal(.malformed, expected: "claims in base64url without padding") }
    guard bytes.count <= TokenLimits.claimsBytes else {
      throw TokenRefusal(
        .tooLong, seen: "claims of \(bytes.count) bytes",
        expected: "at most \(TokenLimits.claimsBytes) bytes")
    }
    guard let claims = StrictObject(bytes) else {
      throw TokenRefusal(.claimsMalformed, expected: "a JSON object with every name once")
    }

    guard let expiresAt = try Self.time(claims, "exp", otherwise: .expirationMissing) else {
      throw TokenRefusal(
        .expirationMissing, .claim("exp"), seen: "nothing", expected: "seconds since 1970")
    }
    self.expiresAt = expiresAt
    notBefore = try Self.time(claims, "nbf", otherwise: .notYetValid)
    issuedAt = try Self.time(claims, "iat", otherwise: .issuedInFuture)
    subject = try Self.subject(claims["sub"])
    try Self.checkIdentifier(claims["jti"])
    if case .string(let text) = claims["iss"] { issuer = text } else { issuer = nil }
    (audience, audienceIsWellFormed) = Self.audience(claims["aud"])
    strings = Self.strings(claims)
    if case .string(let text) = claims["scope"] {
      scopes = text.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
    } else {
      scopes = []
    }
  }

  /// A NumericDate (RFC 7519 section 2): any finite JSON number, fractions included.
  private static func time(
    _ claims: StrictObject, _ name: String, otherwise error: TokenError
  ) throws(TokenRefusal) -> Double? {
    guard let value = claims[name] else { return nil }
    guard case .number(let seconds) = value, seconds.isFinite else {
      throw TokenRefusal(
        error, .claim(name), seen: LoggedValue.value(value), expected: "seconds since 1970")
    }
    return seconds
  }

  /// A subject is a non-empty string without NUL, which no database column of text can hold.
  private static func subject(_ value: StrictObject.Value?) throws(TokenRefusal) -> String {
    guard case .string(let subject) = value, !subject.isEmpty, !subject.utf8.contains(0) else {
      throw TokenRefusal(
        .subjectMissing, .claim("sub"), seen: LoggedValue.value(value),
        expected: "a text that is not empty and has no NUL")
    }
    return subject
  }

  /// The identifier of a token is a string, where it has one (RFC 7519 section 4.1.7). Nothing else asks
  /// for it here, but a list of revoked tokens would look for the string.
  private static func checkIdentifier(_ value: StrictObject.Value?) throws(TokenRefusal) {
    switch value {
    case nil, .string: return
    default:
      throw TokenRefusal(
        .claimsMalformed, .claim("jti"), seen: LoggedValue.value(value), expected: "a text")
    }
  }

  /// The strings of a string or an array (RFC 7519 section 4.1.3), and whether that is all it has.
  private static func audience(_ value: StrictObject.Value?) -> ([String], Bool) {
    switch value {
    case nil: return ([], true)
    case .string(let text): return ([text], true)
    case .array(let elements):
      let texts = elements.compactMap { if case .string(let text) = $0 { text } else { nil } }
      return (texts, texts.count == elements.count)
    default: return ([], false)
    }
  }

  /// The claims that are texts, by name.
  private static func strings(_ claims: StrictObject) -> NamedValues<String> {
    var strings: NamedValues<String> = [:]
    for member in claims.members {
      if case .string(let text) = member.value { strings.set(member.name, text) }
    }
    return strings
  }
}
