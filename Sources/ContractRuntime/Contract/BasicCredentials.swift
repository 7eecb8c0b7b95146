// Credentials as generated security hooks hand them over.

extension BasicAuthenticator {
  /// The caller with these credentials.
  public func authenticate(
    basic credentials: (user: String, password: String)
  ) async throws(AuthenticationFailure) -> Principal {
    try await authenticate(user: credentials.user, password: credentials.password)
  }
}
