// Claims and the time -> accepted, or why not (RFC 7519 section 4.1). The times are checked for every
// use of a token, the rest once, when its signature is verified.

import ContractRuntime

/// What a token must claim.
struct ClaimsPolicy: Sendable {
  /// The audience of Better Auth's session-cache tokens: signed with the shared secret, but a copy
  /// of a cookie's content and no credential.
  private static let sessionCacheAudience = "better-auth:session-cache"

  let issuer: String?
  let audiences: [String]
  let expiryLeewaySeconds: Double
  let notBeforeLeewaySeconds: Double

  /// Checks the claims that do not change with time.
  func checkIdentity(_ claims: Claims) throws(TokenError) {
    for audience in claims.audience where audience.hasSameBytes(as: Self.sessionCacheAudience) {
      throw .notAnAccessToken
    }
    if let issuer {
      guard let claimed = claims.issuer, claimed.hasSameBytes(as: issuer)
      else { throw .issuerMismatch }
    }
    guard !audiences.isEmpty else { return }
    guard claims.audienceIsWellFormed else { throw .audienceMismatch }
    for audience in claims.audience {
      for accepted in audiences where accepted.hasSameBytes(as: audience) { return }
    }
    throw .audienceMismatch
  }

  /// Checks the claims against the time, in seconds since 1970.
  func checkTimes(_ claims: Claims, now: Double) throws(TokenError) {
    // Written so that a clock that gives no number refuses.
    guard now < claims.expiresAt + expiryLeewaySeconds else { throw .expired }
    if let notBefore = claims.notBefore {
      guard notBefore <= now + notBeforeLeewaySeconds else { throw .notYetValid }
    }
    if let issuedAt = claims.issuedAt {
      guard issuedAt <= now + notBeforeLeewaySeconds else { throw .issuedInFuture }
    }
  }
}
