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
    case .apiUserIDTasks:
      switch method {
      case .get, .head: return { try await $0.serveUndeclared($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .apiUidNotes:
      switch method {
      case .get, .head: return { try await $0.serveRenamed($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case ._61piIDFiles:
      switch method {
      case .get, .head: return { try await $0.serveEncoded($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .apiNameJSON:
      switch method {
      case .get, .head: return { try await $0.serveMixed($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .apiWhoSharedUser:
      switch method {
      case .get, .head: return { try await $0.serveShared($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .apiStatus:
      switch method {
      case .get, .head: return { try await $0.serveStatus($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    }
  }
}

extension Router {
  /// `GET /api/{user_id}/tasks` (openapi.yaml:6)
  nonisolated(nonsending) private func serveUndeclared(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(0, "undeclared")
    let owner = try await authenticators.authorizeTokenOwner(request, path.rawValue(1))
    let input = Operations.Undeclared.Input()
    return await answer(request) { try await application.undeclared(input, owner: owner) }
  }

  /// `GET /api/{uid}/notes` (openapi.yaml:8)
  nonisolated(nonsending) private func serveRenamed(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(1, "renamed")
    let owner = try await authenticators.authorizeTokenOwner(request, path.rawValue(1))
    let input = try Operations.Renamed.Input(request, path, limits, owner)
    return await answer(request) { try await application.renamed(input, owner: owner) }
  }

  /// `GET /%61pi/{ID}/files/` (openapi.yaml:13)
  nonisolated(nonsending) private func serveEncoded(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(2, "encoded")
    let owner = try await authenticators.authorizeTokenOwner(request, path.rawValue(1))
    let input = Operations.Encoded.Input()
    return await answer(request) { try await application.encoded(input, owner: owner) }
  }

  /// `GET /api/{name}.json` (openapi.yaml:18)
  nonisolated(nonsending) private func serveMixed(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(3, "mixed")
    let owner = try await authenticators.authorizeTokenOwner(
      request, path.rawValues(1, between: ["", ".json"])[0])
    let input = Operations.Mixed.Input()
    return await answer(request) { try await application.mixed(input, owner: owner) }
  }

  /// `GET /api/{who}/shared/{user}` (openapi.yaml:23)
  nonisolated(nonsending) private func serveShared(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(4, "shared")
    let input = try Operations.Shared.Input(request, path, limits)
    return await answer(request) { try await application.shared(input) }
  }

  /// `GET /api/status` (openapi.yaml:32)
  nonisolated(nonsending) private func serveStatus(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(5, "status")
    let principal = try await authenticators.authorizeKey(request)
    let input = Operations.Status.Input()
    return await answer(request) { try await application.status(input, principal: principal) }
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
  "undeclared", "renamed", "encoded", "mixed", "shared", "status",
]

/// The paths of the contract.
private enum Route {
  case apiUserIDTasks
  case apiUidNotes
  case _61piIDFiles
  case apiNameJSON
  case apiWhoSharedUser
  case apiStatus

  /// The path template, for access logs.
  var template: StaticString {
    switch self {
    case .apiUserIDTasks: "/api/{user_id}/tasks"
    case .apiUidNotes: "/api/{uid}/notes"
    case ._61piIDFiles: "/%61pi/{ID}/files/"
    case .apiNameJSON: "/api/{name}.json"
    case .apiWhoSharedUser: "/api/{who}/shared/{user}"
    case .apiStatus: "/api/status"
    }
  }
}

/// The paths as a tree of their segments; concrete ones come before templated ones.
private let routeTree = RouteTree<Route>(insertRoutes(into:))

private func insertRoutes(into tree: inout RouteTree<Route>.Builder) {
  tree.insert(.apiUserIDTasks, "/api/{}/tasks")
  tree.insert(.apiUidNotes, "/api/{}/notes")
  tree.insert(._61piIDFiles, "/api/{}/files")
  tree.insert(.apiNameJSON, "/api/{}.json")
  tree.insert(.apiWhoSharedUser, "/api/{}/shared/{}")
  tree.insert(.apiStatus, "/api/status")
}

extension Router {
  /// What pages of other origins may send to each path, and read of its responses.
  public var crossOrigin: CrossOriginRoutes? {
    var routes = CrossOriginRoutes { routeTree.number(of: RequestPath(target: $0)) }
    // /api/{user_id}/tasks
    routes.add(
      methods: ["GET", "HEAD", "OPTIONS"],
      requestFields: ["Authorization", "Content-Type", "X-Key"])
    // /api/{uid}/notes
    routes.add(
      methods: ["GET", "HEAD", "OPTIONS"],
      requestFields: ["Authorization", "Content-Type", "X-Key"])
    // /%61pi/{ID}/files/
    routes.add(
      methods: ["GET", "HEAD", "OPTIONS"],
      requestFields: ["Authorization", "Content-Type", "X-Key"])
    // /api/{name}.json
    routes.add(
      methods: ["GET", "HEAD", "OPTIONS"],
      requestFields: ["Authorization", "Content-Type", "X-Key"])
    // /api/{who}/shared/{user}
    routes.add(
      methods: ["GET", "HEAD", "OPTIONS"],
      requestFields: ["Authorization", "Content-Type", "X-Key"])
    // /api/status
    routes.add(
      methods: ["GET", "HEAD", "OPTIONS"],
      requestFields: ["Authorization", "Content-Type", "X-Key"])
    return routes
  }
}
