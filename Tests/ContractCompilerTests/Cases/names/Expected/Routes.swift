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
    case .method:
      switch method {
      case .get, .head: return { try await $0.serveMethod($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .route:
      switch method {
      case .get, .head: return { try await $0.serveRoute($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .application:
      switch method {
      case .get, .head: return { try await $0.serveApplication($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .limits:
      switch method {
      case .get, .head: return { try await $0.serveLimits($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .problem:
      switch method {
      case .get, .head: return { try await $0.serveProblem($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .respond:
      switch method {
      case .get, .head: return { try await $0.serveRespond($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .operation:
      switch method {
      case .get, .head: return { try await $0.serveOperation($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .answer:
      switch method {
      case .get, .head: return { try await $0.serveAnswer($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .request:
      switch method {
      case .get, .head: return { try await $0.serveRequest($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .path:
      switch method {
      case .get, .head: return { try await $0.servePath($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .numbered:
      switch method {
      case .get, .head: return { try await $0.serve123Operation($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .selfValue:
      switch method {
      case .get, .head: return { try await $0.serveSelfOperation($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .initValue:
      switch method {
      case .get, .head: return { try await $0.serveInit($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .parameters:
      switch method {
      case .get, .head: return { try await $0.serveParametersOperation($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .files:
      switch method {
      case .post: return { try await $0.serveFiles($1, $2) }
      case .options: return { _, _, _ in .options(allow: "OPTIONS, POST") }
      default: throw .methodNotAllowed(allow: "OPTIONS, POST")
      }
    }
  }
}

extension Router {
  /// `GET /method` (openapi.yaml:4)
  nonisolated(nonsending) private func serveMethod(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(0, "method")
    let input = Operations.Method.Input()
    return await answer(request) { try await application.method(input) }
  }

  /// `GET /route` (openapi.yaml:5)
  nonisolated(nonsending) private func serveRoute(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(1, "route")
    let input = Operations.Route.Input()
    return await answer(request) { try await application.route(input) }
  }

  /// `GET /application` (openapi.yaml:6)
  nonisolated(nonsending) private func serveApplication(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(2, "application")
    let input = Operations.Application.Input()
    return await answer(request) { try await application.application(input) }
  }

  /// `GET /limits` (openapi.yaml:7)
  nonisolated(nonsending) private func serveLimits(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(3, "limits")
    let input = Operations.Limits.Input()
    return await answer(request) { try await application.limits(input) }
  }

  /// `GET /problem` (openapi.yaml:8)
  nonisolated(nonsending) private func serveProblem(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(4, "problem")
    let input = Operations.Problem.Input()
    return await answer(request) { try await application.problem(input) }
  }

  /// `GET /respond` (openapi.yaml:9)
  nonisolated(nonsending) private func serveRespond(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(5, "respond")
    let input = Operations.Respond.Input()
    return await answer(request) { try await application.respond(input) }
  }

  /// `GET /operation` (openapi.yaml:10)
  nonisolated(nonsending) private func serveOperation(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(6, "operation")
    let input = Operations.Operation.Input()
    return await answer(request) { try await application.operation(input) }
  }

  /// `GET /answer` (openapi.yaml:11)
  nonisolated(nonsending) private func serveAnswer(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(7, "answer")
    let input = Operations.Answer.Input()
    return await answer(request) { try await application.answer(input) }
  }

  /// `GET /request` (openapi.yaml:12)
  nonisolated(nonsending) private func serveRequest(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(8, "request")
    let input = Operations.Request.Input()
    return await answer(request) { try await application.request(input) }
  }

  /// `GET /path` (openapi.yaml:13)
  nonisolated(nonsending) private func servePath(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(9, "path")
    let input = Operations.Path.Input()
    return await answer(request) { try await application.path(input) }
  }

  /// `GET /numbered` (openapi.yaml:14)
  nonisolated(nonsending) private func serve123Operation(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(10, "123")
    let input = Operations._123Operation.Input()
    return await answer(request) { try await application._123(input) }
  }

  /// `GET /self` (openapi.yaml:15)
  nonisolated(nonsending) private func serveSelfOperation(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(11, "self")
    let input = Operations.SelfOperation.Input()
    return await answer(request) { try await application.selfValue(input) }
  }

  /// `GET /init` (openapi.yaml:16)
  nonisolated(nonsending) private func serveInit(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(12, "init")
    let input = Operations.Init.Input()
    return await answer(request) { try await application.initValue(input) }
  }

  /// `GET /parameters` (openapi.yaml:18)
  nonisolated(nonsending) private func serveParametersOperation(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(13, "parameters")
    let input = try Operations.ParametersOperation.Input(request, path, limits)
    return await answer(request) { try await application.parameters(input) }
  }

  /// `POST /files` (openapi.yaml:29)
  nonisolated(nonsending) private func serveFiles(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(14, "files")
    let input = try await Operations.Files.Input(request, path, limits)
    return await answer(request) { try await application.files(input) }
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
  "method", "route", "application", "limits", "problem", "respond", "operation", "answer",
  "request", "path", "123", "self", "init", "parameters", "files",
]

/// The paths of the contract.
private enum Route {
  case method
  case route
  case application
  case limits
  case problem
  case respond
  case operation
  case answer
  case request
  case path
  case numbered
  case selfValue
  case initValue
  case parameters
  case files

  /// The path template, for access logs.
  var template: StaticString {
    switch self {
    case .method: "/method"
    case .route: "/route"
    case .application: "/application"
    case .limits: "/limits"
    case .problem: "/problem"
    case .respond: "/respond"
    case .operation: "/operation"
    case .answer: "/answer"
    case .request: "/request"
    case .path: "/path"
    case .numbered: "/numbered"
    case .selfValue: "/self"
    case .initValue: "/init"
    case .parameters: "/parameters"
    case .files: "/files"
    }
  }
}

/// The paths as a tree of their segments; concrete ones come before templated ones.
private let routeTree = RouteTree<Route>(insertRoutes(into:))

private func insertRoutes(into tree: inout RouteTree<Route>.Builder) {
  tree.insert(.method, "/method")
  tree.insert(.route, "/route")
  tree.insert(.application, "/application")
  tree.insert(.limits, "/limits")
  tree.insert(.problem, "/problem")
  tree.insert(.respond, "/respond")
  tree.insert(.operation, "/operation")
  tree.insert(.answer, "/answer")
  tree.insert(.request, "/request")
  tree.insert(.path, "/path")
  tree.insert(.numbered, "/numbered")
  tree.insert(.selfValue, "/self")
  tree.insert(.initValue, "/init")
  tree.insert(.parameters, "/parameters")
  tree.insert(.files, "/files")
}

extension Router {
  /// What pages of other origins may send to each path, and read of its responses.
  public var crossOrigin: CrossOriginRoutes? {
    var routes = CrossOriginRoutes { routeTree.number(of: RequestPath(target: $0)) }
    // /method
    routes.add(methods: ["GET", "HEAD", "OPTIONS"], requestFields: ["Content-Type"])
    // /route
    routes.add(methods: ["GET", "HEAD", "OPTIONS"], requestFields: ["Content-Type"])
    // /application
    routes.add(methods: ["GET", "HEAD", "OPTIONS"], requestFields: ["Content-Type"])
    // /limits
    routes.add(methods: ["GET", "HEAD", "OPTIONS"], requestFields: ["Content-Type"])
    // /problem
    routes.add(methods: ["GET", "HEAD", "OPTIONS"], requestFields: ["Content-Type"])
    // /respond
    routes.add(methods: ["GET", "HEAD", "OPTIONS"], requestFields: ["Content-Type"])
    // /operation
    routes.add(methods: ["GET", "HEAD", "OPTIONS"], requestFields: ["Content-Type"])
    // /answer
    routes.add(methods: ["GET", "HEAD", "OPTIONS"], requestFields: ["Content-Type"])
    // /request
    routes.add(methods: ["GET", "HEAD", "OPTIONS"], requestFields: ["Content-Type"])
    // /path
    routes.add(methods: ["GET", "HEAD", "OPTIONS"], requestFields: ["Content-Type"])
    // /numbered
    routes.add(methods: ["GET", "HEAD", "OPTIONS"], requestFields: ["Content-Type"])
    // /self
    routes.add(methods: ["GET", "HEAD", "OPTIONS"], requestFields: ["Content-Type"])
    // /init
    routes.add(methods: ["GET", "HEAD", "OPTIONS"], requestFields: ["Content-Type"])
    // /parameters
    routes.add(methods: ["GET", "HEAD", "OPTIONS"], requestFields: ["Content-Type", "query"])
    // /files
    routes.add(methods: ["OPTIONS", "POST"], requestFields: ["Content-Type"])
    return routes
  }
}
