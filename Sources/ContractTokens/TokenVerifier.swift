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
    /// The `iss` that tokens must have, byte for byte; nil accepts any.
    public var issuer: String?
    /// The `aud` that tokens must have, any one of these; none accepts any.
    public var audiences: [String]
    /// How long after its `exp` a token counts, in seconds.
    public var expiryLeewaySeconds = TokenLimits.expiryLeewaySeconds
    /// How far ahead of the clock `nbf` and `iat` may be, in seconds.
    public var notBeforeLeewaySeconds = TokenLimits.notBeforeLeewaySeconds
    /// How many verified tokens are remembered; 0 for none.
    public var cachedTokens = TokenLimits.cachedTokens
    /// The time, in seconds since 1970; nil for the system's clock.
    public var clock: (@Sendable () -> Double)?

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
    case needsKeys(than: UInt64?, otherwise: TokenError)
  }

  private let source: (any KeySetSource)?
  private let signaturePolicy: SignaturePolicy
  private let claimsPolicy: ClaimsPolicy
  private let cache: VerifiedTokenCache?
  private let clock: @Sendable () -> Double

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
    claimsPolicy = ClaimsPolicy(
      issuer: configuration.issuer, audiences: configuration.audiences,
      expiryLeewaySeconds: configuration.expiryLeewaySeconds,
      notBeforeLeewaySeconds: configuration.notBeforeLeewaySeconds)
    cache =
      configuration.cachedTokens > 0
      ? VerifiedTokenCache(capacity: configuration.cachedTokens) : nil
    clock = configuration.clock ?? SystemClock.unixSeconds
  }

  /// The claims of a valid token; suspends only where keys must be fetched.
  public func verify(_ token: String) async throws(TokenError) -> Claims {
    try await verified(token).claims
  }

  /// The claims of a valid token given as bytes; suspends only where keys must be fetched.
  public func verify(_ token: [UInt8]) async throws(TokenError) -> Claims {
    try await verified(String(decoding: token, as: UTF8.self)).claims
  }

  /// The claims of a valid token; nil where ``verify(_:)-(String)`` would have to fetch keys.
  public func verifyWithoutWaiting(_ token: String) throws(TokenError) -> Claims? {
    guard case .verified(let token) = try step(token) else { return nil }
    return token.claims
  }

  /// Verifies, fetches keys at most once, and verifies again if there are others.
  func verified(_ token: String) async throws(TokenError) -> VerifiedToken {
    switch try step(token) {
    case .verified(let token): return token
    case .needsKeys(let generation, let error):
      guard let source else { throw error }
      let newer = await source.newer(than: generation)
      guard let newer else {
        throw .keysUnavailable(retryAfterSeconds: source.retryAfterSeconds)
      }
      guard newer.generation != generation else { throw error }
    }
    switch try step(token) {
    case .verified(let token): return token
    case .needsKeys(_, let error): throw error
    }
  }

  private func step(_ token: String) throws(TokenError) -> Step {
    // A closure that throws an error of a known type cannot pass through `rethrows`.
    let result = unsafe token.utf8.withContiguousStorageIfAvailable { buffer in
      let bytes = unsafe Span(_unsafeElements: buffer)
      return Result { () throws(TokenError) in try step(bytes) }
    }
    guard let result else { return try step(Array(token.utf8).span) }
    return try result.get()
  }

  private func step(_ bytes: Span<UInt8>) throws(TokenError) -> Step {
    guard bytes.count <= TokenLimits.tokenBytes else { throw .tooLong }
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
    case .keyMissing(let error):
      return .needsKeys(than: snapshot?.generation, otherwise: error)
    case .verified(let token, let key):
      let claims = try Claims(bytes.extracting(token.payload))
      try claimsPolicy.checkTimes(claims, now: now)
      try claimsPolicy.checkIdentity(claims)
      let verified = VerifiedToken(claims: claims, key: key)
      cache?.insert(bytes, verified, generation: snapshot?.generation ?? 0, now: now)
      return .verified(verified)
    }
  }
}
