// Generated from openapi.yaml. Do not edit.
// Route, token, owner, request, handler, response: always in this order.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// Answers every request of the contract.
public struct Router<Application: API>: Responder {
  private let application: Application
  private let limits: RequestLimits
  private let problem: @Sendable (any Error, Request) -> ProblemDetails

  /// Makes a router.
  ///
  /// - Parameters:
  ///   - application: What the operations do.
  ///   - limits: Bounds on requests.
  ///   - problem: What the client is told about an error that is no `ProblemDetails`; it logs it.
  public init(
    application: Application, limits: RequestLimits = RequestLimits(),
    problem: @escaping @Sendable (any Error, Request) -> ProblemDetails
  ) {
    self.application = application
    self.limits = limits
    self.problem = problem
  }

  /// The answer to a request; every failure becomes a problem response.
  nonisolated(nonsending) public func respond(to request: Request) async -> Response {
    request.context.problemContent = problemContent
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

  /// What errors are sent as: all that the contract declares are of this type.
  public var problemContent: ProblemContent { .json }
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
    case .albums:
      switch method {
      case .post: return { try await $0.serveAddAlbum($1, $2) }
      case .options: return { _, _, _ in .options(allow: "OPTIONS, POST") }
      default: throw .methodNotAllowed(allow: "OPTIONS, POST")
      }
    case .notes:
      switch method {
      case .put: return { try await $0.serveWriteNote($1, $2) }
      case .get, .head: return { try await $0.serveReadNote($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS, PUT") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS, PUT")
      }
    case .albumsIDCover:
      switch method {
      case .get, .head: return { try await $0.serveGetCover($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .albumsIDPoster:
      switch method {
      case .get, .head: return { try await $0.serveGetPoster($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    }
  }
}

extension Router {
  /// `POST /albums` (openapi.yaml:5)
  nonisolated(nonsending) private func serveAddAlbum(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(0, "addAlbum")
    let input = try await Operations.AddAlbum.Input(request, path, limits)
    return await answer(request) { try await application.addAlbum(input) }
  }

  /// `PUT /notes` (openapi.yaml:27)
  nonisolated(nonsending) private func serveWriteNote(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(1, "writeNote")
    let input = try await Operations.WriteNote.Input(request, path, limits)
    return await answer(request) { try await application.writeNote(input) }
  }

  /// `GET /notes` (openapi.yaml:38)
  nonisolated(nonsending) private func serveReadNote(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(2, "readNote")
    let input = try Operations.ReadNote.Input(request, path, limits)
    return await answer(request) { try await application.readNote(input) }
  }

  /// `GET /albums/{id}/cover` (openapi.yaml:44)
  nonisolated(nonsending) private func serveGetCover(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(3, "getCover")
    let input = try Operations.GetCover.Input(request, path, limits)
    return await answer(request) { try await application.getCover(input) }
  }

  /// `GET /albums/{id}/poster` (openapi.yaml:51)
  nonisolated(nonsending) private func serveGetPoster(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(4, "getPoster")
    try ContractContent.requireAcceptable(["image/png", "image/jpeg"], for: request)
    let input = try Operations.GetPoster.Input(request, path, limits)
    return await answer(request) { try await application.getPoster(input) }
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
  "addAlbum", "writeNote", "readNote", "getCover", "getPoster",
]

/// The paths of the contract.
private enum Route {
  case albums
  case notes
  case albumsIDCover
  case albumsIDPoster

  /// The path template, for access logs.
  var template: StaticString {
    switch self {
    case .albums: "/albums"
    case .notes: "/notes"
    case .albumsIDCover: "/albums/{id}/cover"
    case .albumsIDPoster: "/albums/{id}/poster"
    }
  }
}

/// The paths as a tree of their segments; concrete ones come before templated ones.
private let routeTree = RouteTree<Route>(insertRoutes(into:))

private func insertRoutes(into tree: inout RouteTree<Route>.Builder) {
  tree.insert(.albums, "/albums")
  tree.insert(.notes, "/notes")
  tree.insert(.albumsIDCover, "/albums/{}/cover")
  tree.insert(.albumsIDPoster, "/albums/{}/poster")
}

extension Router {
  /// What pages of other origins may send to each path, and read of its responses.
  public var crossOrigin: CrossOriginRoutes? {
    var routes = CrossOriginRoutes { routeTree.number(of: RequestPath(target: $0)) }
    // /albums
    routes.add(methods: ["OPTIONS", "POST"], requestFields: ["Content-Type"])
    // /notes
    routes.add(methods: ["GET", "HEAD", "OPTIONS", "PUT"], requestFields: ["Content-Type"])
    // /albums/{id}/cover
    routes.add(methods: ["GET", "HEAD", "OPTIONS"], requestFields: ["Content-Type"])
    // /albums/{id}/poster
    routes.add(methods: ["GET", "HEAD", "OPTIONS"], requestFields: ["Content-Type"])
    return routes
  }
}
