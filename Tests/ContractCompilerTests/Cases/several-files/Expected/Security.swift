// Generated from openapi.yaml. Do not edit.
// Who may call what; the only place where an owner is made.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// Who verifies the credentials of each security scheme.
public struct Authenticators: Sendable {
  public var token: any BearerAuthenticator  // openapi.yaml:3

  public init(token: any BearerAuthenticator) { self.token = token }
}

extension Authenticators {
  /// The credential (401) and its scopes (403).
  nonisolated(nonsending) func authorizeToken(
    _ request: Request
  ) async throws(ProblemDetails) -> Principal {
    var failures: [AuthenticationFailure] = []
    do throws(AuthenticationFailure) {
      let principal = try await token.authenticate(
        bearer: Credentials.bearer(request.headers))
      request.context.principal = principal
      return principal
    } catch {
      failures.append(error)
    }
    throw AuthenticationFailure.strongest(failures).problem(to: request, [.bearer])
  }
}
