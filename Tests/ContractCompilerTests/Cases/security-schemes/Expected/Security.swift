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
  public var bearer: any BearerAuthenticator  // openapi.yaml:28
  public var owned: any BearerAuthenticator  // openapi.yaml:29
  public var basic: any BasicAuthenticator  // openapi.yaml:30
  public var digest: any HTTPAuthenticator  // openapi.yaml:31
  public var header: any APIKeyAuthenticator  // openapi.yaml:32
  public var query: any APIKeyAuthenticator  // openapi.yaml:33
  public var cookie: any APIKeyAuthenticator  // openapi.yaml:34
  public var oauth: any BearerAuthenticator  // openapi.yaml:35
  public var openID: any BearerAuthenticator  // openapi.yaml:39
  public var certificate: any ClientCertificateAuthenticator  // openapi.yaml:40

  public init(
    bearer: any BearerAuthenticator, owned: any BearerAuthenticator, basic: any BasicAuthenticator,
    digest: any HTTPAuthenticator, header: any APIKeyAuthenticator, query: any APIKeyAuthenticator,
    cookie: any APIKeyAuthenticator, oauth: any BearerAuthenticator,
    openID: any BearerAuthenticator, certificate: any ClientCertificateAuthenticator
  ) {
    self.bearer = bearer
    self.owned = owned
    self.basic = basic
    self.digest = digest
    self.header = header
    self.query = query
    self.cookie = cookie
    self.oauth = oauth
    self.openID = openID
    self.certificate = certificate
  }
}

extension Authenticators {
  /// The credential (401) and its scopes (403).
  nonisolated(nonsending) func authorizeBearer(
    _ request: Request
  ) async throws(ProblemDetails) -> Principal {
    var failures: [AuthenticationFailure] = []
    do throws(AuthenticationFailure) {
      let principal = try await bearer.authenticate(
        bearer: Credentials.bearer(request.headers))
      request.context.principal = principal
      return principal
    } catch {
      failures.append(error)
    }
    throw AuthenticationFailure.strongest(failures).problem(to: request, [.bearer])
  }

  /// The credential (401) and its scopes (403).
  nonisolated(nonsending) func authorizeBasic(
    _ request: Request
  ) async throws(ProblemDetails) -> Principal {
    var failures: [AuthenticationFailure] = []
    do throws(AuthenticationFailure) {
      let principal = try await basic.authenticate(
        basic: Credentials.basic(request.headers))
      request.context.principal = principal
      return principal
    } catch {
      failures.append(error)
    }
    throw AuthenticationFailure.strongest(failures).problem(to: request, [.basic])
  }

  /// The credential (401) and its scopes (403).
  nonisolated(nonsending) func authorizeDigest(
    _ request: Request
  ) async throws(ProblemDetails) -> Principal {
    var failures: [AuthenticationFailure] = []
    do throws(AuthenticationFailure) {
      let principal = try await digest.authenticate(
        credentials: Credentials.http("digest", request.headers), of: request)
      request.context.principal = principal
      return principal
    } catch {
      failures.append(error)
    }
    throw AuthenticationFailure.strongest(failures).problem(to: request, [.http("digest")])
  }

  /// The credential (401) and its scopes (403).
  nonisolated(nonsending) func authorizeHeaderOrQueryOrCookie(
    _ request: Request
  ) async throws(ProblemDetails) -> Principal {
    var failures: [AuthenticationFailure] = []
    do throws(AuthenticationFailure) {
      let principal = try await header.authenticate(
        apiKey: Credentials.apiKey(header: "X-Key", request.headers))
      request.context.principal = principal
      return principal
    } catch {
      failures.append(error)
    }
    do throws(AuthenticationFailure) {
      let principal = try await query.authenticate(
        apiKey: Credentials.apiKey(query: "key", request.target))
      request.context.principal = principal
      return principal
    } catch {
      failures.append(error)
    }
    do throws(AuthenticationFailure) {
      let principal = try await cookie.authenticate(
        apiKey: Credentials.apiKey(cookie: "session", request.headers))
      request.context.principal = principal
      return principal
    } catch {
      failures.append(error)
    }
    throw AuthenticationFailure.strongest(failures).problem(
      to: request,
      [
        .apiKey("X-Key", in: "header"), .apiKey("key", in: "query"),
        .apiKey("session", in: "cookie"),
      ])
  }

  /// The credential (401) and its scopes (403).
  nonisolated(nonsending) func authorizeOauth(
    _ request: Request
  ) async throws(ProblemDetails) -> Principal {
    var failures: [AuthenticationFailure] = []
    do throws(AuthenticationFailure) {
      let principal = try await oauth.authenticate(
        bearer: Credentials.bearer(request.headers))
      try principal.require(scopes: ["read", "write"])
      request.context.principal = principal
      return principal
    } catch {
      failures.append(error)
    }
    throw AuthenticationFailure.strongest(failures).problem(
      to: request, [.bearer(scopes: ["read", "write"])])
  }

  /// The credential (401) and its scopes (403).
  nonisolated(nonsending) func authorizeOpenID(
    _ request: Request
  ) async throws(ProblemDetails) -> Principal {
    var failures: [AuthenticationFailure] = []
    do throws(AuthenticationFailure) {
      let principal = try await openID.authenticate(
        bearer: Credentials.bearer(request.headers))
      try principal.require(scopes: ["profile"])
      request.context.principal = principal
      return principal
    } catch {
      failures.append(error)
    }
    throw AuthenticationFailure.strongest(failures).problem(
      to: request, [.bearer(scopes: ["profile"])])
  }

  /// The credential (401) and its scopes (403).
  nonisolated(nonsending) func authorizeCertificate(
    _ request: Request
  ) async throws(ProblemDetails) -> Principal {
    var failures: [AuthenticationFailure] = []
    do throws(AuthenticationFailure) {
      let principal = try await certificate.authenticate(
        clientCertificate: Credentials.clientCertificate(request.headers))
      request.context.principal = principal
      return principal
    } catch {
      failures.append(error)
    }
    throw AuthenticationFailure.strongest(failures).problem(to: request, [.clientCertificate])
  }

  /// The credential (401) and its scopes (403).
  nonisolated(nonsending) func authorizeBearerAndHeader(
    _ request: Request
  ) async throws(ProblemDetails) -> Principal {
    var failures: [AuthenticationFailure] = []
    do throws(AuthenticationFailure) {
      let principal = try await bearer.authenticate(
        bearer: Credentials.bearer(request.headers))
      _ = try await header.authenticate(
        apiKey: Credentials.apiKey(header: "X-Key", request.headers))
      request.context.principal = principal
      return principal
    } catch {
      failures.append(error)
    }
    throw AuthenticationFailure.strongest(failures).problem(
      to: request, [.bearer, .apiKey("X-Key", in: "header")])
  }

  /// The credential (401) and its scopes (403).
  nonisolated(nonsending) func authorizeBearerOrAnonymous(
    _ request: Request
  ) async throws(ProblemDetails) -> Principal? {
    var failures: [AuthenticationFailure] = []
    do throws(AuthenticationFailure) {
      let principal = try await bearer.authenticate(
        bearer: Credentials.bearer(request.headers))
      request.context.principal = principal
      return principal
    } catch {
      failures.append(error)
    }
    if failures.allSatisfy({ $0 == .missing }) { return nil }
    throw AuthenticationFailure.strongest(failures).problem(to: request, [.bearer])
  }

  /// The credential (401), then that it is the owner's of `{user}` (403).
  nonisolated(nonsending) func authorizeBearerOrOwnedAndHeaderOwner(
    _ request: Request, _ path: RawText
  ) async throws(ProblemDetails) -> Owner {
    var failures: [AuthenticationFailure] = []
    var isStranger = false
    do throws(AuthenticationFailure) {
      let principal = try await bearer.authenticate(
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
    do throws(AuthenticationFailure) {
      let principal = try await owned.authenticate(
        bearer: Credentials.bearer(request.headers))
      _ = try await header.authenticate(
        apiKey: Credentials.apiKey(header: "X-Key", request.headers))
      let claim = principal.claim("account")
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
    throw AuthenticationFailure.strongest(failures).problem(
      to: request, [.bearer, .apiKey("X-Key", in: "header")])
  }

  /// The credential (401), then that it is the owner's of `{user}` (403).
  nonisolated(nonsending) func authorizeBearerAndOwnedOwner(
    _ request: Request, _ path: RawText
  ) async throws(ProblemDetails) -> Owner {
    var failures: [AuthenticationFailure] = []
    var isStranger = false
    do throws(AuthenticationFailure) {
      let principal = try await bearer.authenticate(
        bearer: Credentials.bearer(request.headers))
      let ownedPrincipal = try await owned.authenticate(
        bearer: Credentials.bearer(request.headers))
      let claim = principal.claim("sub")
      let others = [ownedPrincipal.claim("account")]
      if others.allSatisfy({ Owner($0, path) != nil }), let owner = Owner(claim, path) {
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
