// The decoded JOSE header of a token -> algorithm and key identifier, or a refusal (RFC 7515
// section 4). Members that would bring their own key (`jwk`, `jku`, `x5u`, `x5c`) are not looked at.

import ContractRuntime

/// What a header says that verification needs.
struct TokenHeader {
  let algorithm: SignatureAlgorithm
  /// Selects a key of the configured set and is nothing else: no path, no address.
  let keyID: String?

  /// Reads a header; every member that would change how the token is read is refused.
  init(_ segment: Span<UInt8>) throws(TokenRefusal) {
    guard let bytes = Base64URL.decode(segment)
    else { throw TokenRefusal(.malformed, expected: "a header in base64url without padding") }
    guard bytes.count <= TokenLimits.headerBytes else {
      throw TokenRefusal(
        .tooLong, seen: "a header of \(bytes.count) bytes",
        expected: "at most \(TokenLimits.headerBytes) bytes")
    }
    guard let header = StrictObject(bytes)
    else { throw TokenRefusal(.malformed, expected: "a header that is a JSON object") }
    // No extension is understood, so none may be critical (RFC 7515 section 4.1.11); `b64` changes
    // the signed bytes (RFC 7797) and `zip` the payload.
    for name in ["crit", "b64", "zip"] where header[name] != nil {
      throw Self.refusal(.headerNotAllowed, header, name, expected: "nothing")
    }
    guard case .string(let name) = header["alg"]
    else { throw Self.refusal(.malformed, header, "alg", expected: "a string") }
    guard let algorithm = SignatureAlgorithm(name: name)
    else { throw Self.refusal(.algorithmNotAllowed, header, "alg", expected: "a known algorithm") }
    if let type = header["typ"] {
      guard case .string(let type) = type
      else { throw Self.refusal(.malformed, header, "typ", expected: "a string") }
      guard Self.isAccessToken(type) else {
        throw Self.refusal(
          .notAnAccessToken, header, "typ", expected: "the type of an access token")
      }
    }
    // The type of the payload changes nothing here, but it is a string (RFC 7515 section 4.1.10).
    switch header["cty"] {
    case nil, .string: break
    default: throw Self.refusal(.malformed, header, "cty", expected: "a string")
    }
    self.algorithm = algorithm
    switch header["kid"] {
    case nil: keyID = nil
    case .string(let text):
      guard text.utf8.count <= TokenLimits.keyIDBytes else {
        throw Self.refusal(
          .tooLong, header, "kid", expected: "at most \(TokenLimits.keyIDBytes) bytes")
      }
      keyID = text
    default: throw Self.refusal(.malformed, header, "kid", expected: "a string")
    }
  }

  private static func refusal(
    _ error: TokenError, _ header: StrictObject, _ name: String, expected: String
  ) -> TokenRefusal {
    TokenRefusal(
      error, .header(name), seen: LoggedValue.value(header[name]), expected: expected)
  }

  /// Whether the media type may be that of tokens for access: `at+jwt` (RFC 9068 section 2.1), or one that
  /// tells no kind of token, as `JWT` (RFC 7519 section 5.1). Kinds have types with the suffix `+jwt` (RFC
  /// 8725 section 3.11): whoever signs tokens for access may sign others with the same key, such as
  /// `logout+jwt` and Better Auth's session cache.
  ///
  /// Media types are case-insensitive, and `application/` may be left out (RFC 7515 section 4.1.9).
  private static func isAccessToken(_ type: String) -> Bool {
    var name = type.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }[...]
    let prefix = "application/".utf8
    if name.starts(with: prefix) { name = name.dropFirst(prefix.count) }
    return !name.suffix(4).elementsEqual("+jwt".utf8) || name.elementsEqual("at+jwt".utf8)
  }
}
