// Claims and the time -> accepted, or why not (RFC 7519 section 4.1). The times are checked for every
// use of a token, the rest once, when its signature is verified.

import ContractRuntime

/// Who must have issued a token, and for whom.
struct ExpectedParties: Sendable {
  /// The `iss` that a token must have, any one of these; none accepts any.
  let issuers: [String]
  /// The `aud` that a token must have, any one of these; none accepts any.
  let audiences: [String]
}

/// What a token must claim.
struct ClaimsPolicy: Sendable {
  /// The audience of Better Auth's session-cache tokens: signed with the shared secret, but a copy
  /// of a cookie's content and no credential.
  private static let sessionCacheAudience = "better-auth:session-cache"

  /// What tokens of the shared secret must claim.
  let secretParties: ExpectedParties
  /// What tokens of the key set must claim.
  let keySetParties: ExpectedParties
  let expiryLeewaySeconds: Double
  let notBeforeLeewaySeconds: Double

  /// Checks the claims that do not change with time, as they are due for the key that signed.
  ///
  /// - Parameter key: The key of the key set; nil for the shared secret.
  func checkIdentity(_ claims: Claims, signedBy key: VerificationKey?) throws(TokenRefusal) {
    for audience in claims.audience where audience.hasSameBytes(as: Self.sessionCacheAudience) {
      throw TokenRefusal(
        .notAnAccessToken, .claim("aud"), seen: LoggedValue.text(audience),
        expected: "the audience of an access token")
    }
    let parties = key == nil ? secretParties : keySetParties
    try checkIssuer(claims, parties.issuers)
    try checkAudience(claims, parties.audiences)
  }

  private func checkIssuer(_ claims: Claims, _ accepted: [String]) throws(TokenRefusal) {
    guard !accepted.isEmpty else { return }
    if let issuer = claims.issuer, accepted.contains(where: { $0.hasSameBytes(as: issuer) }) {
      return
    }
    throw TokenRefusal(
      .issuerMismatch, .claim("iss"),
      seen: claims.issuer.map(LoggedValue.text) ?? "no text",
      expected: LoggedValue.texts(accepted))
  }

  private func checkAudience(_ claims: Claims, _ accepted: [String]) throws(TokenRefusal) {
    guard !accepted.isEmpty else { return }
    if claims.audienceIsWellFormed {
      for audience in claims.audience where accepted.contains(where: audience.hasSameBytes) {
        return
      }
    }
    throw TokenRefusal(
      .audienceMismatch, .claim("aud"),
      seen: claims.audienceIsWellFormed
        ? LoggedValue.texts(claims.audience) : "not a text or an array of texts",
      expected: LoggedValue.texts(accepted))
  }

  /// Checks the claims against the time, in seconds since 1970.
  func checkTimes(_ claims: borrowing Claims, now: Double) throws(TokenRefusal) {
    // Written so that a clock that gives no number refuses.
    guard now < claims.expiresAt + expiryLeewaySeconds else {
      throw Self.refusal(
        .expired, "exp", claims.expiresAt,
        expected: "later than \(LoggedValue.number(now - expiryLeewaySeconds))")
    }
    let latest = now + notBeforeLeewaySeconds
    if let notBefore = claims.notBefore, !(notBefore <= latest) {
      throw Self.refusal(
        .notYetValid, "nbf", notBefore, expected: "at most \(LoggedValue.number(latest))")
    }
    if let issuedAt = claims.issuedAt, !(issuedAt <= latest) {
      throw Self.refusal(
        .issuedInFuture, "iat", issuedAt, expected: "at most \(LoggedValue.number(latest))")
    }
  }

  private static func refusal(
    _ error: TokenError, _ name: String, _ seconds: Double, expected: String
  ) -> TokenRefusal {
    TokenRefusal(error, .claim(name), seen: LoggedValue.number(seconds), expected: expected)
  }
}
