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
    case .a:
      switch method {
      case .post: return { try await $0.serveA($1, $2) }
      case .options: return { _, _, _ in .options(allow: "OPTIONS, POST") }
      default: throw .methodNotAllowed(allow: "OPTIONS, POST")
      }
    case .b:
      switch method {
      case .get, .head: return { try await $0.serveB($1, $2) }
      case .options: return { _, _, _ in .options(allow: "GET, HEAD, OPTIONS") }
      default: throw .methodNotAllowed(allow: "GET, HEAD, OPTIONS")
      }
    }
  }
}

extension Router {
  /// `POST /a` (openapi.yaml:5)
  nonisolated(nonsending) private func serveA(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(0, "a")
    let input = try await Operations.A.Input(request, path, limits)
    return await answer(request) { try await application.a(input) }
  }

  /// `GET /b` (openapi.yaml:11)
  nonisolated(nonsending) private func serveB(
    _ request: Request, _ path: RequestPath
  ) async throws(ProblemDetails) -> Response {
    request.context.operation = .init(1, "b")
    let input = try Operations.B.Input(request, path, limits)
    return await answer(request) { try await application.b(input) }
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

private let operationNames: [StaticString] = ["a", "b"]

/// The paths of the contract.
private enum Route {
  case a
  case b

  /// The path template, for access logs.
  var template: StaticString {
    switch self {
    case .a: "/a"
    case .b: "/b"
    }
  }
}

/// The paths as a tree of their segments; concrete ones come before templated ones.
private let routeTree = RouteTree<Route>(insertRoutes(into:))

private func insertRoutes(into tree: inout RouteTree<Route>.Builder) {
  tree.insert(.a, "/a")
  tree.insert(.b, "/b")
}

extension Router {
  /// What pages of other origins may send to each path, and read of its responses.
  public var crossOrigin: CrossOriginRoutes? {
    var routes = CrossOriginRoutes { routeTree.number(of: RequestPath(target: $0)) }
    // /a
    routes.add(methods: ["OPTIONS", "POST"], requestFields: ["Content-Type"])
    // /b
    routes.add(
      methods: ["GET", "HEAD", "OPTIONS"], requestFields: ["Content-Type"], responseFields: ["X-A"])
    return routes
  }
}
