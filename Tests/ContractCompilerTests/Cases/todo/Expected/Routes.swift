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
  public func respond(to request: Request) async -> Response {
    let path = RequestPath(target: request.target)
    guard let number = routeTree.number(of: path) else {
      return ProblemDetails.notFound().response(to: request)
    }
    request.context.routeNumber = number
    let route = routeTree[number]
    do throws(ProblemDetails) {
      var response = try await operation(route, request.method)(request, path)
      response.route = route.template
      return response
    } catch {
      return error.response(to: request, route: route.template)
    }
  }
}

extension Router {
  /// The operation of a route and a method.
  private func operation(
    _ route: Route, _ method: Request.Method
  ) throws(ProblemDetails) -> (Request, RequestPath) async throws(ProblemDetails) -> Response {
    switch route {
    case .apiUserIDTasks:
      switch method {
      case .get, .head: return serveListTasks
      case .post: return serveCreateTask
      case .options: return { _, _ in .options(allow: "GET, HEAD, OPTIONS, POST") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS, POST")
      }
    case .apiUserIDTasksID:
      switch method {
      case .get, .head: return serveGetTask
      case .put: return serveUpdateTask
      case .patch: return servePatchTask
      case .delete: return serveDeleteTask
      case .options: return { _, _ in .options(allow: "DELETE, GET, HEAD, OPTIONS, PATCH, PUT") }
      default: throw .methodNotAllowed(allow: "DELETE, GET, HEAD, OPTIONS, PATCH, PUT")
      }
    case .apiUserIDTasksIDComplete:
      switch method {
      case .patch: return serveCompleteTask
      case .options: return { _, _ in .options(allow: "OPTIONS, PATCH") }
      default: throw .methodNotAllowed(allow: "OPTIONS, PATCH")
      }
    case .health:
      switch method {
      case .get, .head: return serveGetHealth
      case .options: return { _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .livez:
      switch method {
      case .get, .head: return serveGetLiveness
      case .options: return { _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .readyz:
      switch method {
      case .get, .head: return serveGetReadiness
      case .options: return { _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .openapiYAML:
      switch method {
      case .get, .head: return serveGetContractYAML
      case .options: return { _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .openapiJSON:
      switch method {
      case .get, .head: return serveGetContractJSON
      case .options: return { _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .slash:
      switch method {
      case .get, .head: return serveDescribeService
      case .options: return { _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .docs:
      switch method {
      case .get, .head: return serveGetDocumentation
      case .options: return { _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .docsViewerJs:
      switch method {
      case .get, .head: return serveGetDocumentationViewer
      case .options: return { _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .docsViewerCSS:
      switch method {
      case .get, .head: return serveGetDocumentationStyle
      case .options: return { _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    case .docsStartJs:
      switch method {
      case .get, .head: return serveGetDocumentationStart
      case .options: return { _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    }
  }
}

extension Router {
  /// `GET /api/{user_id}/tasks` (openapi.yaml:47)
  private func serveListTasks(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(0, "listTasks")
    let owner = try await authenticators.authorizeBearerAuthOwner(request, path.rawValue(1))
    let input = try Operations.ListTasks.Input(request, path, limits, owner)
    return await answer(request) { try await application.listTasks(input, owner: owner) }
  }

  /// `POST /api/{user_id}/tasks` (openapi.yaml:108)
  private func serveCreateTask(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(1, "createTask")
    let owner = try await authenticators.authorizeBearerAuthOwner(request, path.rawValue(1))
    let input = try await Operations.CreateTask.Input(request, path, limits, owner)
    return await answer(request) { try await application.createTask(input, owner: owner) }
  }

  /// `GET /api/{user_id}/tasks/{id}` (openapi.yaml:192)
  private func serveGetTask(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(2, "getTask")
    let owner = try await authenticators.authorizeBearerAuthOwner(request, path.rawValue(1))
    let input = try Operations.GetTask.Input(request, path, limits, owner)
    return await answer(request) { try await application.getTask(input, owner: owner) }
  }

  /// `PUT /api/{user_id}/tasks/{id}` (openapi.yaml:222)
  private func serveUpdateTask(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(3, "updateTask")
    let owner = try await authenticators.authorizeBearerAuthOwner(request, path.rawValue(1))
    let input = try await Operations.UpdateTask.Input(request, path, limits, owner)
    return await answer(request) { try await application.updateTask(input, owner: owner) }
  }

  /// `PATCH /api/{user_id}/tasks/{id}` (openapi.yaml:262)
  private func servePatchTask(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(4, "patchTask")
    let owner = try await authenticators.authorizeBearerAuthOwner(request, path.rawValue(1))
    let input = try await Operations.PatchTask.Input(request, path, limits, owner)
    return await answer(request) { try await application.patchTask(input, owner: owner) }
  }

  /// `DELETE /api/{user_id}/tasks/{id}` (openapi.yaml:301)
  private func serveDeleteTask(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(5, "deleteTask")
    let owner = try await authenticators.authorizeBearerAuthOwner(request, path.rawValue(1))
    let input = try Operations.DeleteTask.Input(request, path, limits, owner)
    return await answer(request) { try await application.deleteTask(input, owner: owner) }
  }

  /// `PATCH /api/{user_id}/tasks/{id}/complete` (openapi.yaml:331)
  private func serveCompleteTask(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(6, "completeTask")
    let owner = try await authenticators.authorizeBearerAuthOwner(request, path.rawValue(1))
    let input = try await Operations.CompleteTask.Input(request, path, limits, owner)
    return await answer(request) { try await application.completeTask(input, owner: owner) }
  }

  /// `GET /health` (openapi.yaml:372)
  private func serveGetHealth(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(7, "getHealth")
    let input = Operations.GetHealth.Input()
    return await answer(request) { try await application.getHealth(input) }
  }

  /// `GET /livez` (openapi.yaml:396)
  private func serveGetLiveness(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(8, "getLiveness")
    let input = Operations.GetLiveness.Input()
    return await answer(request) { try await application.getLiveness(input) }
  }

  /// `GET /readyz` (openapi.yaml:418)
  private func serveGetReadiness(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(9, "getReadiness")
    let input = Operations.GetReadiness.Input()
    return await answer(request) { try await application.getReadiness(input) }
  }

  /// `GET /openapi.yaml` (openapi.yaml:442)
  private func serveGetContractYAML(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(10, "getContractYAML")
    let input = try Operations.GetContractYAML.Input(request, path, limits)
    return await answer(request) { try await application.getContractYAML(input) }
  }

  /// `GET /openapi.json` (openapi.yaml:469)
  private func serveGetContractJSON(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(11, "getContractJSON")
    let input = try Operations.GetContractJSON.Input(request, path, limits)
    return await answer(request) { try await application.getContractJSON(input) }
  }

  /// `GET /` (openapi.yaml:498)
  private func serveDescribeService(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(12, "describeService")
    try ContractContent.requireAcceptable(["application/json", "text/html"], for: request)
    let input = try Operations.DescribeService.Input(request, path, limits)
    return await answer(request) { try await application.describeService(input) }
  }

  /// `GET /docs` (openapi.yaml:529)
  private func serveGetDocumentation(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(13, "getDocumentation")
    let input = Operations.GetDocumentation.Input()
    return await answer(request) { try await application.getDocumentation(input) }
  }

  /// `GET /docs/viewer.js` (openapi.yaml:554)
  private func serveGetDocumentationViewer(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(14, "getDocumentationViewer")
    let input = try Operations.GetDocumentationViewer.Input(request, path, limits)
    return await answer(request) { try await application.getDocumentationViewer(input) }
  }

  /// `GET /docs/viewer.css` (openapi.yaml:582)
  private func serveGetDocumentationStyle(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(15, "getDocumentationStyle")
    let input = try Operations.GetDocumentationStyle.Input(request, path, limits)
    return await answer(request) { try await application.getDocumentationStyle(input) }
  }

  /// `GET /docs/start.js` (openapi.yaml:610)
  private func serveGetDocumentationStart(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(16, "getDocumentationStart")
    let input = try Operations.GetDocumentationStart.Input(request, path, limits)
    return await answer(request) { try await application.getDocumentationStart(input) }
  }

  /// What a handler answers, or the problem that it throws.
  private func answer<Output: OperationOutput>(
    _ request: Request, _ handler: () async throws -> Output
  ) async -> Response {
    let response: Response
    do {
      response = try await handler().response(to: request)
    } catch {
      guard let known = ContractContent.problem(error) else {
        return problem(error, request).response(to: request)
      }
      response = known.response(to: request)
    }
    do throws(ContractViolation) {
      return try Output.check(response)
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
