// Makes HS256 tokens from the shared secret: for development and tests, never for real users, whose
// tokens come from the identity provider.

import ContractRuntime

/// Signs development tokens with the shared secret.
public struct TokenSigner: Sendable {
  private let key: HMACKey

  /// Checks the secret as ``TokenVerifier`` does.
  public init(secret: [UInt8]) throws(TokenConfigurationError) {
    key = try SharedSecret.key(secret)
  }

  /// A token for the subject that is valid from now on for so many seconds.
  public func token(
    subject: String, lifetimeSeconds: Int, issuer: String? = nil, audiences: [String] = [],
    issuedAt: Double? = nil
  ) throws(TokenConfigurationError) -> String {
    let now = (issuedAt ?? SystemClock.unixSeconds()).rounded(.down)
    guard let begin = Int(exactly: now), lifetimeSeconds >= 0,
      case (let end, false) = begin.addingReportingOverflow(lifetimeSeconds)
    else { throw .invalidSetting(name: "lifetimeSeconds") }
    var claims = JSONWriter()
    claims.literal("{\"sub\":")
    claims.string(subject)
    if let issuer {
      claims.literal(",\"iss\":")
      claims.string(issuer)
    }
    if audiences.count == 1 {
      claims.literal(",\"aud\":")
      claims.string(audiences[0])
    } else if !audiences.isEmpty {
      claims.literal(",\"aud\":")
      claims.array(audiences)
    }
    claims.literal(",\"iat\":")
    claims.integer(begin)
    claims.literal(",\"exp\":")
    claims.integer(end)
    claims.literal("}")
    return try sign(claims.finish())
  }

  /// A token with this payload.
  func sign(_ claims: [UInt8]) throws(TokenConfigurationError) -> String {
    var token: [UInt8] = []
    token.reserveCapacity(claims.count * 4 / 3 + 96)
    Base64URL.encode(Array(#"{"alg":"HS256","typ":"JWT"}"#.utf8).span, into: &token)
    token.append(UInt8(ascii: "."))
    Base64URL.encode(claims.span, into: &token)
    guard let tag = key.tag(of: token.span) else { throw .libcryptoFailed }
    token.append(UInt8(ascii: "."))
    Base64URL.encode(tag.span, into: &token)
    return String(decoding: token, as: UTF8.self)
  }
}
