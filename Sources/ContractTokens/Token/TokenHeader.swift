// The decoded JOSE header of a token -> algorithm and key identifier, or a refusal (RFC 7515
// section 4). Members that would bring their own key (`jwk`, `jku`, `x5u`, `x5c`) are not looked at.

import ContractRuntime

/// What a header says that verification needs.
struct TokenHeader {
  let algorithm: SignatureAlgorithm
  /// Selects a key of the configured set and is nothing else: no path, no address.
  let keyID: String?

  /// Reads a header; every member that would change how the token is read is refused.
  init(_ segment: Span<UInt8>) throws(TokenError) {
    guard let bytes = Base64URL.decode(segment) else { throw .malformed }
    guard bytes.count <= TokenLimits.headerBytes else { throw .tooLong }
    guard let header = StrictObject(bytes) else { throw .malformed }
    // No extension is understood, so none may be critical (RFC 7515 section 4.1.11); `b64` changes
    // the signed bytes (RFC 7797) and `zip` the payload.
    for name in ["crit", "b64", "zip"] where header[name] != nil { throw .headerNotAllowed }
    guard case .string(let name) = header["alg"] else { throw .malformed }
    guard let algorithm = SignatureAlgorithm(name: name) else { throw .algorithmNotAllowed }
    if let type = header["typ"] {
      guard case .string(let type) = type else { throw .malformed }
      if Self.isSessionCache(type) { throw .notAnAccessToken }
    }
    self.algorithm = algorithm
    switch header["kid"] {
    case nil: keyID = nil
    case .string(let text):
      guard text.utf8.count <= TokenLimits.keyIDBytes else { throw .tooLong }
      keyID = text
    default: throw .malformed
    }
  }

  /// Whether the media type is the one of Better Auth's session cache, which is signed with the
  /// same secret as access tokens are.
  ///
  /// Media types are case-insensitive, and `application/` may be left out (RFC 7515 section 4.1.9).
  private static func isSessionCache(_ type: String) -> Bool {
    let lowercased = type.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    let name = Array("better-auth.session-cache+jwt".utf8)
    return lowercased == name || lowercased == Array("application/".utf8) + name
  }
}
