// Generated from openapi.yaml. Do not edit.
// Who may call what; the only place where an owner is made.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// Who verifies the credentials of each security scheme.
public struct Authenticators: Sendable {
  public var key: any APIKeyAuthenticator  // openapi.yaml:39

  public init(key: any APIKeyAuthenticator) { self.key = key }
}

extension Authenticators {
  /// The credential (401) and its scopes (403).
  nonisolated(nonsending) func authorizeKey(
    _ request: Request
  ) async throws(ProblemDetails) -> Principal {
    var failures: [AuthenticationFailure] = []
    do throws(AuthenticationFailure) {
      let principal = try await key.authenticate(
        apiKey: Credentials.apiKey(query: "key", request.target))
      request.context.principal = principal
      return principal
    } catch {
      failures.append(error)
    }
    throw AuthenticationFailure.strongest(failures).problem(
      to: request, [.apiKey("key", in: "query")])
  }
}
