// Generated from openapi.yaml. Do not edit.
// Route, token, owner, request, handler, response: always in this order.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// Answers every request of the contract.
public struct Router<Application: API>: Responder {
  private let application: Application
  private let authenticators: Authenticators
  private let limits: RequestLimits
  private let problem: @Sendable (any Error, Request) -> ProblemDetails

  /// Makes a router.
  ///
  /// - Parameters:
  ///   - application: What the operations do.
  ///   - authenticators: Who verifies credentials, one for each scheme in use.
  ///   - limits: Bounds on requests.
  ///   - problem: What the client is told about an error that is no `ProblemDetails`; it logs it.
  public init(
    application: Application, authenticators: Authenticators,
    limits: RequestLimits = RequestLimits(),
    problem: @escaping @Sendable (any Error, Request) -> ProblemDetails
  ) {
    self.application = application
    self.authenticators = authenticators
    self.limits = limits
    self.problem = problem
  }

  /// The answer to a request; every failure becomes a problem response.
  nonisolated(nonsending) public func respond(to request: Request) async -> Response {
    let path = RequestPath(target: request.target)
    guard let number = routeTree.number(of: path) else {
      return ProblemDetails.notFound().response(to: request)
    }
    request.context.routeNumber = number
    let route = routeTree[number]
    do throws(ProblemDetails) {
      let operation = try Self.operation(route, request.method)
      var response = try await operation(self, request, path)
      response.route = route.template
      return response
    } catch {
      return error.response(to: request, route: route.template)
    }
  }
}

extension Router {
  private typealias Operation =
    nonisolated(nonsending) (
      Router, Request, RequestPath
    ) async throws(ProblemDetails) -> Response

  /// The operation of a route and a method.
  private static func operation(
    _ route: Route, _ method: Request.Method
  ) throws(ProblemDetails) -> Operation {
    switch route {
    case .token:
      switch method {
      case .get, .head: return { try await $0.serveToken($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .password:
      switch method {
      case .get, .head: return { try await $0.servePassword($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .digest:
      switch method {
      case .get, .head: return { try await $0.serveDigest($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .key:
      switch method {
      case .get, .head: return { try await $0.serveKey($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .scopes:
      switch method {
      case .get, .head: return { try await $0.serveScopes($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .connect:
      switch method {
      case .get, .head: return { try await $0.serveConnect($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .certificate:
      switch method {
      case .get, .head: return { try await $0.serveCertificate($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .both:
      switch method {
      case .get, .head: return { try await $0.serveBoth($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .maybe:
      switch method {
      case .get, .head: return { try await $0.serveMaybe($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .open:
      switch method {
      case .get, .head: return { try await $0.serveOpen($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .usersUserNotes:
      switch method {
      case .get, .head: return { try await $0.serveNotes($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .usersUserFiles:
      switch method {
      case .get, .head: return { try await $0.serveFiles($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    }
  }
}

extension Router {
  /// `GET /token` (openapi.yaml:4)
  nonisolated(nonsending) private func serveToken(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(0, "token")
    let principal = try await authenticators.authorizeBearer(request)
    let input = Operations.Token.Input()
    return await answer(request) { try await application.token(input, principal: principal) }
  }

  /// `GET /password` (openapi.yaml:5)
  nonisolated(nonsending) private func servePassword(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(1, "password")
    let principal = try await authenticators.authorizeBasic(request)
    let input = Operations.Password.Input()
    return await answer(request) { try await application.password(input, principal: principal) }
  }

  /// `GET /digest` (openapi.yaml:6)
  nonisolated(nonsending) private func serveDigest(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(2, "digest")
    let principal = try await authenticators.authorizeDigest(request)
    let input = Operations.Digest.Input()
    return await answer(request) { try await application.digest(input, principal: principal) }
  }

  /// `GET /key` (openapi.yaml:7)
  nonisolated(nonsending) private func serveKey(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(3, "key")
    let principal = try await authenticators.authorizeHeaderOrQueryOrCookie(request)
    let input = Operations.Key.Input()
    return await answer(request) { try await application.key(input, principal: principal) }
  }

  /// `GET /scopes` (openapi.yaml:8)
  nonisolated(nonsending) private func serveScopes(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(4, "scopes")
    let principal = try await authenticators.authorizeOauth(request)
    let input = Operations.Scopes.Input()
    return await answer(request) { try await application.scopes(input, principal: principal) }
  }

  /// `GET /connect` (openapi.yaml:9)
  nonisolated(nonsending) private func serveConnect(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(5, "connect")
    let principal = try await authenticators.authorizeOpenID(request)
    let input = Operations.Connect.Input()
    return await answer(request) { try await application.connect(input, principal: principal) }
  }

  /// `GET /certificate` (openapi.yaml:10)
  nonisolated(nonsending) private func serveCertificate(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(6, "certificate")
    let principal = try await authenticators.authorizeCertificate(request)
    let input = Operations.Certificate.Input()
    return await answer(request) { try await application.certificate(input, principal: principal) }
  }

  /// `GET /both` (openapi.yaml:11)
  nonisolated(nonsending) private func serveBoth(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(7, "both")
    let principal = try await authenticators.authorizeBearerAndHeader(request)
    let input = Operations.Both.Input()
    return await answer(request) { try await application.both(input, principal: principal) }
  }

  /// `GET /maybe` (openapi.yaml:12)
  nonisolated(nonsending) private func serveMaybe(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(8, "maybe")
    let principal = try await authenticators.authorizeBearerOrAnonymous(request)
    let input = Operations.Maybe.Input()
    return await answer(request) { try await application.maybe(input, principal: principal) }
  }

  /// `GET /open` (openapi.yaml:13)
  nonisolated(nonsending) private func serveOpen(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(9, "open")
    let input = Operations.Open.Input()
    return await answer(request) { try await application.open(input) }
  }

  /// `GET /users/{user}/notes` (openapi.yaml:15)
  nonisolated(nonsending) private func serveNotes(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(10, "notes")
    let owner = try await authenticators.authorizeBearerOrOwnedAndHeaderOwner(
      request, path.rawValue(1))
    let input = Operations.Notes.Input()
    return await answer(request) { try await application.notes(input, owner: owner) }
  }

  /// `GET /users/{user}/files` (openapi.yaml:21)
  nonisolated(nonsending) private func serveFiles(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(11, "files")
    let owner = try await authenticators.authorizeBearerAndOwnedOwner(request, path.rawValue(1))
    let input = Operations.Files.Input()
    return await answer(request) { try await application.files(input, owner: owner) }
  }

  /// What a handler answers, or the problem that it throws.
  nonisolated(nonsending) private func answer<Output: OperationOutput>(
    _ request: Request, _ handler: nonisolated(nonsending) () async throws -> Output
  ) async -> Response {
    do {
      return checked(try await handler().response(to: request), of: Output.self, request)
    } catch {
      guard let known = ContractContent.problem(error) else {
        return problem(error, request).response(to: request)
      }
      return checked(known.response(to: request), of: Output.self, request)
    }
  }

  /// A response that keeps to the contract, or that of the problem that it does not.
  private func checked<Output: OperationOutput>(
    _ response: Response, of output: Output.Type, _ request: Request
  ) -> Response {
    do throws(ContractViolation) {
      return try output.check(response)
    } catch {
      return problem(error, request).response(to: request)
    }
  }
}

extension Router {
  /// Every operation in the order of its number, for metrics.
  public static var operations: [ContractOperation] {
    operationNames.enumerated().map { .init($0.offset, $0.element) }
  }
}

private let operationNames: [StaticString] = [
  "token", "password", "digest", "key", "scopes", "connect", "certificate", "both", "maybe", "open",
  "notes", "files",
]

/// The paths of the contract.
private enum Route {
  case token
  case password
  case digest
  case key
  case scopes
  case connect
  case certificate
  case both
  case maybe
  case open
  case usersUserNotes
  case usersUserFiles

  /// The path template, for access logs.
  var template: StaticString {
    switch self {
    case .token: "/token"
    case .password: "/password"
    case .digest: "/digest"
    case .key: "/key"
    case .scopes: "/scopes"
    case .connect: "/connect"
    case .certificate: "/certificate"
    case .both: "/both"
    case .maybe: "/maybe"
    case .open: "/open"
    case .usersUserNotes: "/users/{user}/notes"
    case .usersUserFiles: "/users/{user}/files"
    }
  }
}

/// The paths as a tree of their segments; concrete ones come before templated ones.
private let routeTree = RouteTree<Route>(insertRoutes(into:))

private func insertRoutes(into tree: inout RouteTree<Route>.Builder) {
  tree.insert(.token, "/token")
  tree.insert(.password, "/password")
  tree.insert(.digest, "/digest")
  tree.insert(.key, "/key")
  tree.insert(.scopes, "/scopes")
  tree.insert(.connect, "/connect")
  tree.insert(.certificate, "/certificate")
  tree.insert(.both, "/both")
  tree.insert(.maybe, "/maybe")
  tree.insert(.open, "/open")
  tree.insert(.usersUserNotes, "/users/{}/notes")
  tree.insert(.usersUserFiles, "/users/{}/files")
}

extension Router {
  /// What pages of other origins may send to each path, and read of its responses.
  public var crossOrigin: CrossOriginRoutes? {
    var routes = CrossOriginRoutes { routeTree.number(of: RequestPath(target: $0)) }
    // /token
    routes.add(
      methods: ["GET", "HEAD", "OPTIONS"],
      requestFields: ["Authorization", "Content-Type", "X-Key"])
    // /password
    routes.add(
      methods: ["GET", "HEAD", "OPTIONS"],
      requestFields: ["Authorization", "Content-Type", "X-Key"])
    // /digest
    routes.add(
      methods: ["GET", "HEAD", "OPTIONS"],
      requestFields: ["Authorization", "Content-Type", "X-Key"])
    // /key
    routes.add(
      methods: ["GET", "HEAD", "OPTIONS"],
      requestFields: ["Authorization", "Content-Type", "X-Key"])
    // /scopes
    routes.add(
      methods: ["GET", "HEAD", "OPTIONS"],
      requestFields: ["Authorization", "Content-Type", "X-Key"])
    // /connect
    routes.add(
      methods: ["GET", "HEAD", "OPTIONS"],
      requestFields: ["Authorization", "Content-Type", "X-Key"])
    // /certificate
    routes.add(
      methods: ["GET", "HEAD", "OPTIONS"],
      requestFields: ["Authorization", "Content-Type", "X-Key"])
    // /both
    routes.add(
      methods: ["GET", "HEAD", "OPTIONS"],
      requestFields: ["Authorization", "Content-Type", "X-Key"])
    // /maybe
    routes.add(
      methods: ["GET", "HEAD", "OPTIONS"],
      requestFields: ["Authorization", "Content-Type", "X-Key"])
    // /open
    routes.add(
      methods: ["GET", "HEAD", "OPTIONS"],
      requestFields: ["Authorization", "Content-Type", "X-Key"])
    // /users/{user}/notes
    routes.add(
      methods: ["GET", "HEAD", "OPTIONS"],
      requestFields: ["Authorization", "Content-Type", "X-Key"])
    // /users/{user}/files
    routes.add(
      methods: ["GET", "HEAD", "OPTIONS"],
      requestFields: ["Authorization", "Content-Type", "X-Key"])
    return routes
  }
}
