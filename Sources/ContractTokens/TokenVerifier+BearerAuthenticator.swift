// The verifier in the place that the generated security hook has for it.

import ContractRuntime

extension TokenVerifier: BearerAuthenticator {
  /// The caller that the token names: its string claims and scopes.
  ///
  /// A token that cannot be judged because no keys are there is `unavailable` (503), every other
  /// refusal `invalid` (401).
  nonisolated(nonsending) public func authenticate(
    bearer token: String
  ) async throws(AuthenticationFailure) -> Principal {
    do throws(TokenError) {
      return try await verified(token).principal
    } catch {
      if case .keysUnavailable(let seconds) = error {
        throw .unavailable(retryAfterSeconds: seconds)
      }
      throw .invalid(error.description)
    }
  }
}
