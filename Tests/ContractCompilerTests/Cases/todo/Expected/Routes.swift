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
      case .get, .head: return { try await $0.serveListTasks($1, $2) }
      case .post: return { try await $0.serveCreateTask($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS, POST") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS, POST")
      }
    case .apiUserIDTasksID:
      switch method {
      case .get, .head: return { try await $0.serveGetTask($1, $2) }
      case .put: return { try await $0.serveUpdateTask($1, $2) }
      case .patch: return { try await $0.servePatchTask($1, $2) }
      case .delete: return { try await $0.serveDeleteTask($1, $2) }
      case .options: return { _, _, _ in .options(allow: "DELETE, GET, HEAD, OPTIONS, PATCH, PUT") }
      default: throw .methodNotAllowed(allow: "DELETE, GET, HEAD, OPTIONS, PATCH, PUT")
      }
    case .apiUserIDTasksIDComplete:
      switch method {
      case .patch: return { try await $0.serveCompleteTask($1, $2) }
      case .options: return { _, _, _ in .options(allow: "OPTIONS, PATCH") }
      default: throw .methodNotAllowed(allow: "OPTIONS, PATCH")
      }
    case .health:
      switch method {
      case .get, .head: return { try await $0.serveGetHealth($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .livez:
      switch method {
      case .get, .head: return { try await $0.serveGetLiveness($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .readyz:
      switch method {
      case .get, .head: return { try await $0.serveGetReadiness($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .openapiYAML:
      switch method {
      case .get, .head: return { try await $0.serveGetContractYAML($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .openapiJSON:
      switch method {
      case .get, .head: return { try await $0.serveGetContractJSON($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .slash:
      switch method {
      case .get, .head: return { try await $0.serveDescribeService($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .docs:
      switch method {
      case .get, .head: return { try await $0.serveGetDocumentation($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .docsViewerJs:
      switch method {
      case .get, .head: return { try await $0.serveGetDocumentationViewer($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .docsViewerCSS:
      switch method {
      case .get, .head: return { try await $0.serveGetDocumentationStyle($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .docsStartJs:
      switch method {
      case .get, .head: return { try await $0.serveGetDocumentationStart($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    }
  }
}

extension Router {
  /// `GET /api/{user_id}/tasks` (openapi.yaml:47)
  nonisolated(nonsending) private func serveListTasks(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(0, "listTasks")
    let owner = try await authenticators.authorizeBearerAuthOwner(request, path.rawValue(1))
    let input = try Operations.ListTasks.Input(request, path, limits, owner)
    return await answer(request) { try await application.listTasks(input, owner: owner) }
  }

  /// `POST /api/{user_id}/tasks` (openapi.yaml:109)
  nonisolated(nonsending) private func serveCreateTask(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(1, "createTask")
    let owner = try await authenticators.authorizeBearerAuthOwner(request, path.rawValue(1))
    let input = try await Operations.CreateTask.Input(request, path, limits, owner)
    return await answer(request) { try await application.createTask(input, owner: owner) }
  }

  /// `GET /api/{user_id}/tasks/{id}` (openapi.yaml:193)
  nonisolated(nonsending) private func serveGetTask(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(2, "getTask")
    let owner = try await authenticators.authorizeBearerAuthOwner(request, path.rawValue(1))
    let input = try Operations.GetTask.Input(request, path, limits, owner)
    return await answer(request) { try await application.getTask(input, owner: owner) }
  }

  /// `PUT /api/{user_id}/tasks/{id}` (openapi.yaml:223)
  nonisolated(nonsending) private func serveUpdateTask(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(3, "updateTask")
    let owner = try await authenticators.authorizeBearerAuthOwner(request, path.rawValue(1))
    let input = try await Operations.UpdateTask.Input(request, path, limits, owner)
    return await answer(request) { try await application.updateTask(input, owner: owner) }
  }

  /// `PATCH /api/{user_id}/tasks/{id}` (openapi.yaml:263)
  nonisolated(nonsending) private func servePatchTask(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(4, "patchTask")
    let owner = try await authenticators.authorizeBearerAuthOwner(request, path.rawValue(1))
    let input = try await Operations.PatchTask.Input(request, path, limits, owner)
    return await answer(request) { try await application.patchTask(input, owner: owner) }
  }

  /// `DELETE /api/{user_id}/tasks/{id}` (openapi.yaml:302)
  nonisolated(nonsending) private func serveDeleteTask(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(5, "deleteTask")
    let owner = try await authenticators.authorizeBearerAuthOwner(request, path.rawValue(1))
    let input = try Operations.DeleteTask.Input(request, path, limits, owner)
    return await answer(request) { try await application.deleteTask(input, owner: owner) }
  }

  /// `PATCH /api/{user_id}/tasks/{id}/complete` (openapi.yaml:332)
  nonisolated(nonsending) private func serveCompleteTask(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(6, "completeTask")
    let owner = try await authenticators.authorizeBearerAuthOwner(request, path.rawValue(1))
    let input = try await Operations.CompleteTask.Input(request, path, limits, owner)
    return await answer(request) { try await application.completeTask(input, owner: owner) }
  }

  /// `GET /health` (openapi.yaml:373)
  nonisolated(nonsending) private func serveGetHealth(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(7, "getHealth")
    let input = Operations.GetHealth.Input()
    return await answer(request) { try await application.getHealth(input) }
  }

  /// `GET /livez` (openapi.yaml:397)
  nonisolated(nonsending) private func serveGetLiveness(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(8, "getLiveness")
    let input = Operations.GetLiveness.Input()
    return await answer(request) { try await application.getLiveness(input) }
  }

  /// `GET /readyz` (openapi.yaml:419)
  nonisolated(nonsending) private func serveGetReadiness(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(9, "getReadiness")
    let input = Operations.GetReadiness.Input()
    return await answer(request) { try await application.getReadiness(input) }
  }

  /// `GET /openapi.yaml` (openapi.yaml:443)
  nonisolated(nonsending) private func serveGetContractYAML(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(10, "getContractYAML")
    let input = try Operations.GetContractYAML.Input(request, path, limits)
    return await answer(request) { try await application.getContractYAML(input) }
  }

  /// `GET /openapi.json` (openapi.yaml:470)
  nonisolated(nonsending) private func serveGetContractJSON(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(11, "getContractJSON")
    let input = try Operations.GetContractJSON.Input(request, path, limits)
    return await answer(request) { try await application.getContractJSON(input) }
  }

  /// `GET /` (openapi.yaml:499)
  nonisolated(nonsending) private func serveDescribeService(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(12, "describeService")
    try ContractContent.requireAcceptable(["application/json", "text/html"], for: request)
    let input = try Operations.DescribeService.Input(request, path, limits)
    return await answer(request) { try await application.describeService(input) }
  }

  /// `GET /docs` (openapi.yaml:530)
  nonisolated(nonsending) private func serveGetDocumentation(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(13, "getDocumentation")
    let input = Operations.GetDocumentation.Input()
    return await answer(request) { try await application.getDocumentation(input) }
  }

  /// `GET /docs/viewer.js` (openapi.yaml:555)
  nonisolated(nonsending) private func serveGetDocumentationViewer(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(14, "getDocumentationViewer")
    let input = try Operations.GetDocumentationViewer.Input(request, path, limits)
    return await answer(request) { try await application.getDocumentationViewer(input) }
  }

  /// `GET /docs/viewer.css` (openapi.yaml:583)
  nonisolated(nonsending) private func serveGetDocumentationStyle(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(15, "getDocumentationStyle")
    let input = try Operations.GetDocumentationStyle.Input(request, path, limits)
    return await answer(request) { try await application.getDocumentationStyle(input) }
  }

  /// `GET /docs/start.js` (openapi.yaml:611)
  nonisolated(nonsending) private func serveGetDocumentationStart(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(16, "getDocumentationStart")
    let input = try Operations.GetDocumentationStart.Input(request, path, limits)
    return await answer(request) { try await application.getDocumentationStart(input) }
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
  "listTasks", "createTask", "getTask", "updateTask", "patchTask", "deleteTask", "completeTask",
  "getHealth", "getLiveness", "getReadiness", "getContractYAML", "getContractJSON",
  "describeService", "getDocumentation", "getDocumentationViewer", "getDocumentationStyle",
  "getDocumentationStart",
]

/// The paths of the contract.
private enum Route {
  case apiUserIDTasks
  case apiUserIDTasksID
  case apiUserIDTasksIDComplete
  case health
  case livez
  case readyz
  case openapiYAML
  case openapiJSON
  case slash
  case docs
  case docsViewerJs
  case docsViewerCSS
  case docsStartJs

  /// The path template, for access logs.
  var template: StaticString {
    switch self {
    case .apiUserIDTasks: "/api/{user_id}/tasks"
    case .apiUserIDTasksID: "/api/{user_id}/tasks/{id}"
    case .apiUserIDTasksIDComplete: "/api/{user_id}/tasks/{id}/complete"
    case .health: "/health"
    case .livez: "/livez"
    case .readyz: "/readyz"
    case .openapiYAML: "/openapi.yaml"
    case .openapiJSON: "/openapi.json"
    case .slash: "/"
    case .docs: "/docs"
    case .docsViewerJs: "/docs/viewer.js"
    case .docsViewerCSS: "/docs/viewer.css"
    case .docsStartJs: "/docs/start.js"
    }
  }
}

/// The paths as a tree of their segments; concrete ones come before templated ones.
private let routeTree = RouteTree<Route>(insertRoutes(into:))

private func insertRoutes(into tree: inout RouteTree<Route>.Builder) {
  tree.insert(.apiUserIDTasks, "/api/{}/tasks")
  tree.insert(.apiUserIDTasksID, "/api/{}/tasks/{}")
  tree.insert(.apiUserIDTasksIDComplete, "/api/{}/tasks/{}/complete")
  tree.insert(.health, "/health")
  tree.insert(.livez, "/livez")
  tree.insert(.readyz, "/readyz")
  tree.insert(.openapiYAML, "/openapi.yaml")
  tree.insert(.openapiJSON, "/openapi.json")
  tree.insert(.slash, "")
  tree.insert(.docs, "/docs")
  tree.insert(.docsViewerJs, "/docs/viewer.js")
  tree.insert(.docsViewerCSS, "/docs/viewer.css")
  tree.insert(.docsStartJs, "/docs/start.js")
}

extension Router {
  /// What pages of other origins may send to each path, and read of its responses.
  public var crossOrigin: CrossOriginRoutes? {
    var routes = CrossOriginRoutes { routeTree.number(of: RequestPath(target: $0)) }
    // /api/{user_id}/tasks
    routes.add(
      methods: ["GET", "HEAD", "OPTIONS", "POST"],
      requestFields: ["Authorization", "Content-Type", "Idempotency-Key"],
      responseFields: ["ETag", "Location", "Retry-After", "WWW-Authenticate"])
    // /api/{user_id}/tasks/{id}
    routes.add(
      methods: ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "PUT"],
      requestFields: ["Authorization", "Content-Type", "If-Match", "If-None-Match"],
      responseFields: ["ETag", "Retry-After", "WWW-Authenticate"])
    // /api/{user_id}/tasks/{id}/complete
    routes.add(
      methods: ["OPTIONS", "PATCH"], requestFields: ["Authorization", "Content-Type", "If-Match"],
      responseFields: ["ETag", "Retry-After", "WWW-Authenticate"])
    // /health
    routes.add(
      methods: ["GET", "HEAD", "OPTIONS"], requestFields: ["Authorization", "Content-Type"],
      responseFields: ["Retry-After"])
    // /livez
    routes.add(
      methods: ["GET", "HEAD", "OPTIONS"], requestFields: ["Authorization", "Content-Type"],
      responseFields: ["Retry-After"])
    // /readyz
    routes.add(
      methods: ["GET", "HEAD", "OPTIONS"], requestFields: ["Authorization", "Content-Type"],
      responseFields: ["Retry-After"])
    // /openapi.yaml
    routes.add(
      methods: ["GET", "HEAD", "OPTIONS"],
      requestFields: ["Authorization", "Content-Type", "If-None-Match"],
      responseFields: ["ETag", "Retry-After"])
    // /openapi.json
    routes.add(
      methods: ["GET", "HEAD", "OPTIONS"],
      requestFields: ["Authorization", "Content-Type", "If-None-Match"],
      responseFields: ["ETag", "Retry-After"])
    // /
    routes.add(
      methods: ["GET", "HEAD", "OPTIONS"], requestFields: ["Authorization", "Content-Type"],
      responseFields: ["Content-Security-Policy", "Retry-After", "Vary"])
    // /docs
    routes.add(
      methods: ["GET", "HEAD", "OPTIONS"], requestFields: ["Authorization", "Content-Type"],
      responseFields: ["Content-Security-Policy", "Retry-After"])
    // /docs/viewer.js
    routes.add(
      methods: ["GET", "HEAD", "OPTIONS"],
      requestFields: ["Authorization", "Content-Type", "If-None-Match"],
      responseFields: ["ETag", "Retry-After"])
    // /docs/viewer.css
    routes.add(
      methods: ["GET", "HEAD", "OPTIONS"],
      requestFields: ["Authorization", "Content-Type", "If-None-Match"],
      responseFields: ["ETag", "Retry-After"])
    // /docs/start.js
    routes.add(
      methods: ["GET", "HEAD", "OPTIONS"],
      requestFields: ["Authorization", "Content-Type", "If-None-Match"],
      responseFields: ["ETag", "Retry-After"])
    return routes
  }
}
