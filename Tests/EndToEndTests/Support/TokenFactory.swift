// Makes compact tokens (RFC 7515, RFC 7519): good ones, and every kind of bad one.

import ContractTestSupport
import Foundation

/// Mints tokens with one key.
struct TokenFactory: Sendable {
  var key: SigningKey
  var issuer: String?
  var audience: JSON?

  /// Signs with a shared secret.
  init(secret: String) {
    key = SigningKey(secret: Array(secret.utf8))
  }

  init(key: SigningKey, issuer: String? = nil, audience: JSON? = nil) {
    self.key = key
    self.issuer = issuer
    self.audience = audience
  }

  /// Now, in seconds since 1970.
  static var now: Int64 { Int64(Date().timeIntervalSince1970) }

  /// A token of `subject` that is good for `seconds`.
  func token(for subject: String, lifetimeSeconds seconds: Int64 = 900) throws -> String {
    try token(claims: claims(for: subject, lifetimeSeconds: seconds))
  }

  /// The claims of a good token, to be changed.
  func claims(
    for subject: String, lifetimeSeconds seconds: Int64 = 900
  ) -> [(name: String, value: JSON)] {
    var claims: [(name: String, value: JSON)] = [
      (name: "sub", value: .string(subject)),
      (name: "iat", value: .integer(Self.now)),
      (name: "exp", value: .integer(Self.now + seconds)),
    ]
    if let issuer { claims.append((name: "iss", value: .string(issuer))) }
    if let audience { claims.append((name: "aud", value: audience)) }
    return claims
  }

  /// A token with exactly these claims, under the key's own header unless another is given.
  func token(
    claims: [(name: String, value: JSON)], header: JSON? = nil
  ) throws -> String {
    try token(payload: JSON.object(claims).text, header: header)
  }

  /// A token over any payload text.
  func token(payload: String, header: JSON? = nil) throws -> String {
    let header = header ?? defaultHeader
    let input = base64URL(header.text.utf8) + "." + base64URL(payload.utf8)
    return input + "." + base64URL(try key.sign(Array(input.utf8)))
  }

  /// As Better Auth writes it: `alg`, and `kid` where the key has one.
  var defaultHeader: JSON {
    var members: [(name: String, value: JSON)] = [
      (name: "alg", value: .string(key.algorithm.rawValue))
    ]
    if let kid = key.kid { members.append((name: "kid", value: .string(kid))) }
    return .object(members)
  }
}

extension [(name: String, value: JSON)] {
  /// The same members with one of them set, or left out where the value is nil.
  func with(_ name: String, _ value: JSON?) -> Self {
    filter { $0.name != name } + (value.map { [(name: name, value: $0)] } ?? [])
  }
}
