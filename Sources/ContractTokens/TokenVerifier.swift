// A bearer token -> its claims, or why it is refused. The order: form, header, key, signature, claims;
// nothing in a token is believed, and no claim is even decoded, before the signature has verified.

import ContractRuntime

/// Verifies compact JSON Web Tokens (RFC 7519) with a shared secret, a key set, or both.
///
/// A key verifies only the algorithms of its own type: the secret HS256, the key set's keys what
/// their type and `alg` say. Safe to use from any thread.
public final class TokenVerifier: Sendable {
  /// What a verifier accepts.
  public struct Configuration: Sendable {
    /// The shared secret for HS256, at least ``TokenLimits/secretBytes`` long.
    public var secret: [UInt8]?
    /// The keys for all other algorithms.
    public var keys: (any KeySetSource)?
    /// The algorithms that are accepted; all by default.
    public var algorithms = Set(SignatureAlgorithm.allCases)
    /// The `iss` that every token must have, byte for byte; nil accepts any.
    public var issuer: String?
    /// The `aud` that every token must have, any one of these; none accepts any.
    public var audiences: [String]
    /// The `iss` that tokens of the key set must have, any one of these, where ``issuer`` is nil.
    ///
    /// For what is known about the server of keys and says nothing about who else has the secret.
    public var keySetIssuers: [String] = []
    /// The `aud` that tokens of the key set must have, any one of these, where ``audiences`` is empty.
    public var keySetAudiences: [String] = []
    /// How long after its `exp` a token counts, in seconds.
    public var expiryLeewaySeconds = TokenLimits.expiryLeewaySeconds
    /// How far ahead of the clock `nbf` and `iat` may be, in seconds.
    public var notBeforeLeewaySeconds = TokenLimits.notBeforeLeewaySeconds
    /// How many verified tokens are remembered; 0 for none.
    public var cachedTokens = TokenLimits.cachedTokens
    /// The time, in seconds since 1970; nil for the system's clock.
    public var clock: (@Sendable () -> Double)?
    /// Told why each refused token was refused; must be quick.
    public var onRefusal: (@Sendable (TokenRefusal) -> Void)?

    /// Accepts tokens of these keys.
    public init(
      secret: [UInt8]? = nil, keys: (any KeySetSource)? = nil, issuer: String? = nil,
      audiences: [String] = []
    ) {
      self.secret = secret
      self.keys = keys
      self.issuer = issuer
      self.audiences = audiences
    }
  }

  private enum Step {
    case verified(VerifiedToken)
    /// No key of this generation verifies the token; another generation might.
    case needsKeys(than: UInt64?, otherwise: TokenRefusal)
  }

  private let source: (any KeySetSource)?
  private let signaturePolicy: SignaturePolicy
  private let claimsPolicy: ClaimsPolicy
  private let cache: VerifiedTokenCache?
  private let clock: @Sendable () -> Double
  private let onRefusal: (@Sendable (TokenRefusal) -> Void)?

  /// Checks the settings and prepares the secret.
  public init(_ configuration: Configuration) throws(TokenConfigurationError) {
    guard configuration.secret != nil || configuration.keys != nil else { throw .noKeys }
    for (name, seconds) in [
      ("expiryLeewaySeconds", configuration.expiryLeewaySeconds),
      ("notBeforeLeewaySeconds", configuration.notBeforeLeewaySeconds),
      ("cachedTokens", Double(configuration.cachedTokens)),
    ] where !seconds.isFinite || seconds < 0 {
      throw .invalidSetting(name: name)
    }
    var secret: HMACKey?
    if let bytes = configuration.secret { secret = try SharedSecret.key(bytes) }
    source = configuration.keys
    signaturePolicy = SignaturePolicy(
      secret: secret, hasKeySet: configuration.keys != nil, algorithms: configuration.algorithms)
    let issuers = configuration.issuer.map { [$0] }
    claimsPolicy = ClaimsPolicy(
      secretParties: ExpectedParties(issuers: issuers ?? [], audiences: configuration.audiences),
      keySetParties: ExpectedParties(
        issuers: issuers ?? configuration.keySetIssuers,
        audiences: configuration.audiences.isEmpty
          ? configuration.keySetAudiences : configuration.audiences),
      expiryLeewaySeconds: configuration.expiryLeewaySeconds,
      notBeforeLeewaySeconds: configuration.notBeforeLeewaySeconds)
    cache =
      configuration.cachedTokens > 0
      ? VerifiedTokenCache(capacity: configuration.cachedTokens) : nil
    clock = configuration.clock ?? SystemClock.unixSeconds
    onRefusal = configuration.onRefusal
  }

  /// The claims of a valid token; suspends only where keys must be fetched, and runs where its caller does.
  nonisolated(nonsending) public func verify(_ token: String) async throws(TokenError) -> Claims {
    try await verified(token).claims
  }

  /// The claims of a valid token; nil where ``verify(_:)`` would have to fetch keys.
  public func verifyWithoutWaiting(_ token: String) throws(TokenError) -> Claims? {
    do throws(TokenRefusal) {
      guard case .verified(let token) = try step(token) else { return nil }
      return token.claims
    } catch {
      throw reported(error)
    }
  }

  /// The verified token; a refusal is told to the observer, and its reason to the caller.
  nonisolated(nonsending) func verified(_ token: String) async throws(TokenError) -> VerifiedToken {
    do throws(TokenRefusal) {
      switch try step(token) {
      case .verified(let token): return token
      case .needsKeys(let generation, let refusal):
        return try await verified(token, withNewerKeysThan: generation, otherwise: refusal)
      }
    } catch {
      throw reported(error)
    }
  }

  private func reported(_ refusal: TokenRefusal) -> TokenError {
    onRefusal?(refusal)
    return refusal.error
  }

  /// Fetches keys, and verifies again if there are others.
  private func verified(
    _ token: String, withNewerKeysThan generation: UInt64?, otherwise refusal: TokenRefusal
  ) async throws(TokenRefusal) -> VerifiedToken {
    guard let source else { throw refusal }
    let newer = await source.newer(than: generation)
    guard let newer else {
      throw TokenRefusal(
        .keysUnavailable(retryAfterSeconds: source.retryAfterSeconds), refusal.part,
        seen: refusal.seen, expected: "a key set, and none could be fetched yet")
    }
    guard newer.generation != generation else { throw refusal }
    switch try step(token) {
    case .verified(let token): return token
    case .needsKeys(_, let refusal): throw refusal
    }
  }

  private func step(_ token: String) throws(TokenRefusal) -> Step {
    // A closure that throws an error of a known type cannot pass through `rethrows`.
    let result = unsafe token.utf8.withContiguousStorageIfAvailable { buffer in
      let bytes = unsafe Span(_unsafeElements: buffer)
      return Result { () throws(TokenRefusal) in try step(bytes) }
    }
    guard let result else { return try step(Array(token.utf8).span) }
    return try result.get()
  }

  private func step(_ bytes: Span<UInt8>) throws(TokenRefusal) -> Step {
    guard bytes.count <= TokenLimits.tokenBytes else { throw .tooLong(bytes.count) }
    let snapshot = source?.current()
    let now = clock()
    if let cache, let known = cache.find(bytes, keys: snapshot) {
      do {
        try claimsPolicy.checkTimes(known.claims, now: now)
      } catch {
        cache.remove(bytes)
        throw error
      }
      return .verified(known)
    }
    switch try signaturePolicy.verify(bytes, keys: snapshot?.keys) {
    case .keyMissing(let refusal):
      return .needsKeys(than: snapshot?.generation, otherwise: refusal)
    case .verified(let token, let key):
      let claims = try Claims(bytes.extracting(token.payload))
      try claimsPolicy.checkTimes(claims, now: now)
      try claimsPolicy.checkIdentity(claims, signedBy: key)
      let verified = VerifiedToken(claims: claims, key: key)
      cache?.insert(bytes, verified, generation: snapshot?.generation ?? 0, now: now)
      return .verified(verified)
    }
  }
}
