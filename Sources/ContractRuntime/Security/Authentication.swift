// The seam between the generated security hook and whoever can verify a credential.

/// A caller whose credential has been verified.
public struct Principal: Sendable {
  /// String claims of the credential by name; the owner claim of the contract is looked up here.
  public var claims: NamedValues<String>
  /// The granted scopes (OAuth 2.0), empty where the credential knows none.
  public var scopes: [String]

  /// Makes a principal from verified facts.
  public init(claims: NamedValues<String>, scopes: [String] = []) {
    self.claims = claims
    self.scopes = scopes
  }

  /// The string claim of this name; `nil` where the credential has none.
  public func claim(_ name: String) -> String? { claims[name] }

  /// Checks that every one of these scopes was granted.
  public func require(scopes required: [StaticString]) throws(AuthenticationFailure) {
    for scope in required where !scopes.contains(where: scope.description.hasSameBytes) {
      throw .insufficientScope(required.map(\.description))
    }
  }
}

/// Why a credential was not accepted.
public enum AuthenticationFailure: Error, Sendable, Equatable {
  /// No credential was sent: 401 with a bare challenge (RFC 6750 section 3.1).
  case missing
  /// The request is malformed, such as two credentials: `error="invalid_token"`.
  case malformed(String)
  /// The credential is expired, revoked or not verifiable: `error="invalid_token"`.
  case invalid(String)
  /// The credential is valid but lacks a scope that the operation needs: 403.
  case insufficientScope([String])
  /// It cannot be told at present, such as when no key set could be fetched yet: 503.
  case unavailable(retryAfterSeconds: Int)
}

/// Verifies bearer tokens (RFC 6750): schemes of type http bearer, oauth2 and openIdConnect.
public protocol BearerAuthenticator: Sendable {
  /// The caller that the token names; the text of the token never reaches a log.
  nonisolated(nonsending) func authenticate(
    bearer token: String
  ) async throws(AuthenticationFailure) -> Principal
}

/// Verifies user names and passwords (RFC 7617): schemes of type http basic.
public protocol BasicAuthenticator: Sendable {
  /// The caller with this name and password; the password never reaches a log.
  nonisolated(nonsending) func authenticate(
    user: String, password: String
  ) async throws(AuthenticationFailure) -> Principal
}

/// Verifies the credentials of other HTTP authentication schemes, such as Digest (RFC 7616).
public protocol HTTPAuthenticator: Sendable {
  /// The caller that the credentials name; they never reach a log.
  ///
  /// - Parameters:
  ///   - credentials: What stands behind the scheme in the `Authorization` field.
  ///   - request: The request, for schemes that cover more than the field.
  nonisolated(nonsending) func authenticate(
    credentials: String, of request: Request
  ) async throws(AuthenticationFailure) -> Principal
}

/// Verifies API keys: schemes of type apiKey.
public protocol APIKeyAuthenticator: Sendable {
  /// The caller that the key names; the key never reaches a log.
  nonisolated(nonsending) func authenticate(
    apiKey: String
  ) async throws(AuthenticationFailure) -> Principal
}

/// Verifies client certificates: schemes of type mutualTLS.
///
/// TLS ends in front of this server; the certificate comes in the `Client-Cert` field (RFC 9440).
/// Use it only behind a proxy that removes the field from what clients send: this server cannot
/// tell who wrote it.
public protocol ClientCertificateAuthenticator: Sendable {
  /// The caller that the certificate names, which the proxy has verified; in DER (X.690).
  nonisolated(nonsending) func authenticate(
    clientCertificate: [UInt8]
  ) async throws(AuthenticationFailure) -> Principal
}
