// The bytes of a token -> the key that signed it, or why there is none. Form and header are judged on
// the way; the payload is not looked at.

/// Whose signatures count, and by which algorithms.
struct SignaturePolicy: Sendable {
  /// What is known about a token's signature.
  enum Finding {
    /// It verifies: by this key of the key set, or by the shared secret (nil).
    case verified(CompactToken, by: VerificationKey?)
    /// No key of this set made it, but one of another set could have.
    case keyMissing(TokenError)
  }

  /// The shared secret, for HS256 alone.
  let secret: HMACKey?
  /// Whether there is a key set for the other algorithms.
  let hasKeySet: Bool
  let algorithms: Set<SignatureAlgorithm>

  /// Finds the key; `keys` is nil where no set has been fetched yet.
  func verify(_ bytes: Span<UInt8>, keys: KeySet?) throws(TokenError) -> Finding {
    let token = try CompactToken(bytes)
    let header = try TokenHeader(bytes.extracting(token.header))
    guard algorithms.contains(header.algorithm) else { throw .algorithmNotAllowed }
    guard let signature = Base64URL.decode(bytes.extracting(token.signature))
    else { throw .malformed }
    let message = bytes.extracting(token.signingInput)
    if header.algorithm == .hs256, let secret {
      guard secret.authenticates(signature.span, of: message) else { throw .badSignature }
      return .verified(token, by: nil)
    }
    // A fetched set never holds a symmetric key, so there is no reason to fetch one for HMAC.
    guard hasKeySet, !header.algorithm.isSymmetric || keys?.hasSymmetricKeys == true
    else { throw .algorithmNotAllowed }
    guard let keys else { return .keyMissing(.unknownKey) }
    switch keys.select(keyID: header.keyID, algorithm: header.algorithm) {
    case .unknown: return .keyMissing(.unknownKey)
    case .ambiguous: throw .ambiguousKey
    case .keys(let selected):
      for key in selected
      where key.verifies(signature.span, of: message, by: header.algorithm) {
        return .verified(token, by: key)
      }
      // Without a `kid`, keys that have changed look like a bad signature.
      if header.keyID == nil { return .keyMissing(.badSignature) }
      throw .badSignature
    }
  }
}
