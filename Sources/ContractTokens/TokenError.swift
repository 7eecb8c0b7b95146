// The reasons for which a token or a configuration is refused; none of them quotes the token.

/// Why a token was not accepted.
///
/// The descriptions are made for `error_description` (RFC 6750 section 3): ASCII without quotation
/// marks or backslashes, and never a part of the token.
public enum TokenError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Not three canonical base64url segments of JSON header, claims and signature (RFC 7515).
  case malformed
  /// One segment or two: no JSON Web Token, but a reference that only its issuer can resolve, such
  /// as Better Auth's session token, alone or with its cookie's signature.
  case opaque
  /// Longer than ``TokenLimits`` allow.
  case tooLong
  /// Five segments: an encrypted token (RFC 7516).
  case encrypted
  /// `alg` is `none`, unknown or not enabled.
  case algorithmNotAllowed
  /// The header asks for something that is not offered: `crit`, `b64` or `zip`.
  case headerNotAllowed
  /// No key of the algorithm's type answers to the token's `kid`.
  case unknownKey
  /// Several different keys answer to the token's `kid`.
  case ambiguousKey
  /// The signature does not verify.
  case badSignature
  /// The payload is not a JSON object with unique members, or its `jti` is not a string.
  case claimsMalformed
  /// `exp` is absent or not a finite number.
  case expirationMissing
  /// `exp` has come.
  case expired
  /// `nbf` has not come, or is not a number.
  case notYetValid
  /// `iat` is in the future, or not a number.
  case issuedInFuture
  /// `iss` is not the configured issuer.
  case issuerMismatch
  /// `aud` names none of the configured audiences.
  case audienceMismatch
  /// `sub` is absent or not a non-empty string.
  case subjectMissing
  /// A token of another purpose that is signed with the same secret, such as a session cache.
  case notAnAccessToken
  /// No key set could be fetched yet, so that nothing can be told about the token.
  case keysUnavailable(retryAfterSeconds: Int)

  /// One sentence for `error_description`.
  public var description: String {
    switch self {
    case .malformed: "The token is malformed"
    case .opaque:
      "The token is not a JSON Web Token of three parts but an opaque one, such as a session token; fetch a JWT from /api/auth/token and send that"
    case .tooLong: "The token is too long"
    case .encrypted: "Encrypted tokens are not accepted"
    case .algorithmNotAllowed: "The algorithm of the token is not accepted"
    case .headerNotAllowed: "The header of the token is not accepted"
    case .unknownKey: "The key of the token is unknown"
    case .ambiguousKey: "The key of the token is ambiguous"
    case .badSignature: "The signature of the token does not verify"
    case .claimsMalformed: "The claims of the token are malformed"
    case .expirationMissing: "The token has no valid expiration time"
    case .expired: "The token has expired"
    case .notYetValid: "The token is not valid yet"
    case .issuedInFuture: "The issue time of the token is not valid"
    case .issuerMismatch: "The issuer of the token is not accepted"
    case .audienceMismatch: "The audience of the token is not accepted"
    case .subjectMissing: "The token names no subject"
    case .notAnAccessToken: "The token is not an access token"
    case .keysUnavailable: "The keys to verify the token are not available"
    }
  }
}

/// Why a verifier or a signer cannot be made from its settings.
public enum TokenConfigurationError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The shared secret is shorter than ``TokenLimits/secretBytes``.
  case secretTooShort(bytes: Int)
  /// The shared secret is the text of a public or private key.
  case secretIsKeyText
  /// The shared secret is one that stands in published source.
  case secretIsPublished
  /// Neither a secret nor a key set is given.
  case noKeys
  /// A number is negative or not finite.
  case invalidSetting(name: String)
  /// libcrypto has no HMAC with SHA-256, or no memory.
  case libcryptoFailed

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .secretTooShort(let bytes):
      "the shared secret has \(bytes) bytes; it needs at least \(TokenLimits.secretBytes)"
    case .secretIsKeyText:
      "the shared secret is the text of an asymmetric key; use a random value instead"
    case .secretIsPublished:
      "the shared secret stands in Better Auth's published source, so that anybody could sign tokens; make one with 'openssl rand -hex 32'"
    case .noKeys: "neither a shared secret nor a key set is configured"
    case .invalidSetting(let name): "\(name) must be a finite number that is not negative"
    case .libcryptoFailed: "libcrypto offers no HMAC with SHA-256"
    }
  }
}
