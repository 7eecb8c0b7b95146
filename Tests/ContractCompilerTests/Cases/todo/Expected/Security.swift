// Generated from openapi.yaml. Do not edit.
// Who may call what; the only place where an owner is made.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// The verified owner of an owned path: made only by the checks in this file.
public struct Owner: Sendable, Hashable {
  /// The claim of the credential, equal to the path's parameter byte for byte.
  public let id: String

  /// The owner that a path names, if it is who the claim says; otherwise nobody.
  fileprivate init?(_ claim: String?, _ path: RawText) {
    guard let claim, !claim.isEmpty, let named = try? path.decoded(),
      claim.hasSameBytes(as: named)
    else { return nil }
    id = claim
  }

  /// Whether both are the same bytes; canonically equivalent texts are different owners.
  public static func == (left: Owner, right: Owner) -> Bool {
    left.id.hasSameBytes(as: right.id)
  }

  /// Hashes the bytes.
  public func hash(into hasher: inout Hasher) {
    for byte in id.utf8 { hasher.combine(byte) }
  }
}

/// Who verifies the credentials of each security scheme.
public struct Authenticators: Sendable {
  /// A JSON Web Token of Better Auth (EdDSA, ES256, ES512, RS256 or PS256, verified with the keys
  /// that Better Auth publishes) or one signed with the shared secret (HS256). `exp` is required.
  /// The `sub` claim names the user and must equal the path's `user_id`.
  public var bearerAuth: any BearerAuthenticator  // openapi.yaml:640

  public init(bearerAuth: any BearerAuthenticator) { self.bearerAuth = bearerAuth }
}

extension Authenticators {
  /// The credential (401), then that it is the owner's of `{user_id}` (403).
  nonisolated(nonsending) func authorizeBearerAuthOwner(
    _ request: Request, _ path: RawText
  ) async throws(ProblemDetails) -> Owner {
    var failures: [AuthenticationFailure] = []
    var isStranger = false
    do throws(AuthenticationFailure) {
      let principal = try await bearerAuth.authenticate(
        bearer: Credentials.bearer(request.headers))
      let claim = principal.claim("sub")
      if let owner = Owner(claim, path) {
        request.context.principal = principal
        return owner
      }
      isStranger = true
    } catch {
      failures.append(error)
    }
    if isStranger {
      _ = try path.decoded()
      throw .notTheOwner()
    }
    throw AuthenticationFailure.strongest(failures).problem(to: request, [.bearer])
  }
}
