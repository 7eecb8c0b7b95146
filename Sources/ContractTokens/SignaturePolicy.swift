// The bytes of a token -> the key that signed it, or why there is none. Form and header are judged on
// the way; the payload is not looked at.

/// Whose signatures count, and by which algorithms.
struct SignaturePolicy: Sendable {
  /// What is known about a token's signature.
  enum Finding {
    /// It verifies: by this key of the key set, or by the shared secret (nil).
    case verified(CompactToken, by: VerificationKey?)
    /// No key of this set made it, but one of another set could have.
    case keyMissing(TokenRefusal)
  }

  /// The shared secret, for HS256 alone.
  let secret: HMACKey?
  /// Whether there is a key set for the other algorithms.
  let hasKeySet: Bool
  let algorithms: Set<SignatureAlgorithm>

  /// Finds the key; `keys` is nil where no set has been fetched yet.
  func verify(_ bytes: Span<UInt8>, keys: KeySet?) throws(TokenRefusal) -> Finding {
    let token = try CompactToken(bytes)
    let header = try TokenHeader(bytes.extracting(token.header))
    guard algorithms.contains(header.algorithm) else { throw algorithmRefusal(header) }
    guard let signature = Base64URL.decode(bytes.extracting(token.signature))
    else { throw TokenRefusal(.malformed, expected: "a signature in base64url without padding") }
    let message = bytes.extracting(token.signingInput)
    if header.algorithm == .hs256, let secret {
      guard secret.authenticates(signature.span, of: message) else {
        throw TokenRefusal(
          .badSignature, .header("alg"), seen: LoggedValue.text(header.algorithm.rawValue),
          expected: "a signature by the shared secret of this server")
      }
      return .verified(token, by: nil)
    }
    // A fetched set never holds a symmetric key, so there is no reason to fetch one for HMAC.
    guard hasKeySet, !header.algorithm.isSymmetric || keys?.hasSymmetricKeys == true
    else { throw algorithmRefusal(header) }
    guard let keys else { return .keyMissing(Self.keyRefusal(.unknownKey, header, "any key")) }
    return try verify(signature.span, of: message, token, header, keys)
  }

  private func verify(
    _ signature: Span<UInt8>, of message: Span<UInt8>, _ token: CompactToken,
    _ header: TokenHeader, _ keys: KeySet
  ) throws(TokenRefusal) -> Finding {
    switch keys.select(keyID: header.keyID, algorithm: header.algorithm) {
    case .unknown:
      let known = "a key for \(header.algorithm.rawValue) of \(keys.summary)"
      return .keyMissing(Self.keyRefusal(.unknownKey, header, known))
    case .ambiguous:
      throw Self.keyRefusal(.ambiguousKey, header, "one key for \(header.algorithm.rawValue)")
    case .keys(let selected):
      for key in selected where key.verifies(signature, of: message, by: header.algorithm) {
        return .verified(token, by: key)
      }
      let refusal = Self.keyRefusal(
        .badSignature, header, "a signature by that key of the key set")
      // Without a `kid`, keys that have changed look like a bad signature.
      if header.keyID == nil { return .keyMissing(refusal) }
      throw refusal
    }
  }

  private static func keyRefusal(
    _ error: TokenError, _ header: TokenHeader, _ expected: String
  ) -> TokenRefusal {
    TokenRefusal(
      error, .header("kid"), seen: header.keyID.map(LoggedValue.text) ?? "nothing",
      expected: expected)
  }

  /// Names the algorithms for which there is a key at all.
  private func algorithmRefusal(_ header: TokenHeader) -> TokenRefusal {
    let accepted = SignatureAlgorithm.allCases.filter { algorithm in
      algorithms.contains(algorithm)
        && (algorithm == .hs256 && secret != nil || hasKeySet && !algorithm.isSymmetric)
    }
    return TokenRefusal(
      .algorithmNotAllowed, .header("alg"),
      seen: LoggedValue.text(header.algorithm.rawValue),
      expected: accepted.map(\.rawValue).joined(separator: ", "))
  }
}
