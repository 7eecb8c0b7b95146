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
  public var key: any APIKeyAuthenticator  // openapi.yaml:35
  public var token: any BearerAuthenticator  // openapi.yaml:3

  public init(key: any APIKeyAuthenticator, token: any BearerAuthenticator) {
    self.key = key
    self.token = token
  }
}

extension Authenticators {
  /// The credential (401), then that it is the owner's of `{user_id}` (403).
  nonisolated(nonsending) func authorizeTokenOwner(
    _ request: Request, _ path: RawText
  ) async throws(ProblemDetails) -> Owner {
    var failures: [AuthenticationFailure] = []
    var isStranger = false
    do throws(AuthenticationFailure) {
      let principal = try await token.authenticate(
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

  /// The credential (401) and its scopes (403).
  nonisolated(nonsending) func authorizeKey(
    _ request: Request
  ) async throws(ProblemDetails) -> Principal {
    var failures: [AuthenticationFailure] = []
    do throws(AuthenticationFailure) {
      let principal = try await key.authenticate(
        apiKey: Credentials.apiKey(header: "X-Key", request.headers))
      request.context.principal = principal
      return principal
    } catch {
      failures.append(error)
    }
    throw AuthenticationFailure.strongest(failures).problem(
      to: request, [.apiKey("X-Key", in: "header")])
  }
}
