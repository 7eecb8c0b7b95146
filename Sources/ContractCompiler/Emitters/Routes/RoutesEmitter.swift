// Contract -> Routes.swift: from a request to the operation, in the order of checks that never varies.

/// Prints the router.
enum RoutesEmitter {
  /// The text of Routes.swift.
  static func emit(_ contract: Contract) -> String {
    var printer = SourcePrinter(
      source: contract.source,
      about: "Route, token, owner, request, handler, response: always in this order.")
    printer.blank()
    emitRouter(contract, to: &printer)
    if contract.routes.isEmpty { return printer.text }
    printer.blank()
    emitDispatch(contract, to: &printer)
    printer.blank()
    emitOperations(contract, to: &printer)
    printer.blank()
    emitRoutes(contract, to: &printer)
    return printer.text
  }

  private static func emitRouter(_ contract: Contract, to printer: inout SourcePrinter) {
    let hasSchemes = !contract.security.schemes.isEmpty
    printer.print(
      """
      /// Answers every request of the contract.
      public struct Router<Application: API>: Responder {
        private let application: Application
      """)
    printer.indented { printer in
      if hasSchemes { printer.print("private let authenticators: Authenticators") }
      printer.print(
        """
        private let limits: RequestLimits
        private let problem: @Sendable (any Error, Request) -> ProblemDetails

        /// Makes a router.
        ///
        /// - Parameters:
        ///   - application: What the operations do.
        """)
      if hasSchemes {
        printer.print(
          "///   - authenticators: Who verifies credentials, one for each scheme in use.")
      }
      printer.print(
        """
        ///   - limits: Bounds on requests.
        ///   - problem: What the client is told about an error that is no `ProblemDetails`; it logs it.
        """)
      var parameters = ["application: Application"]
      if hasSchemes { parameters.append("authenticators: Authenticators") }
      parameters += [
        "limits: RequestLimits = RequestLimits()",
        "problem: @escaping @Sendable (any Error, Request) -> ProblemDetails",
      ]
      printer.list("public init(", parameters, ") {")
      printer.indented { printer in
        printer.print("self.application = application")
        if hasSchemes { printer.print("self.authenticators = authenticators") }
        printer.print("self.limits = limits")
        printer.print("self.problem = problem")
      }
      printer.print("}")
      printer.blank()
      emitRespond(contract, to: &printer)
    }
    printer.print("}")
  }

  private static func emitRespond(_ contract: Contract, to printer: inout SourcePrinter) {
    printer.print("/// The answer to a request; every failure becomes a problem response.")
    if contract.routes.isEmpty {
      printer.print(
        """
        public func respond(to request: Request) async -> Response {
          ProblemDetails.notFound().response(to: request)
        }
        """)
      return
    }
    printer.print(
      """
      public func respond(to request: Request) async -> Response {
        let path = RequestPath(target: request.target)
        guard let route = routeTree.find(path) else {
          return ProblemDetails.notFound().response(to: request)
        }
        do throws(ProblemDetails) {
          var response = try await operation(route, request.method)(request, path)
          response.route = route.template
          return response
        } catch {
          return error.response(to: request, route: route.template)
        }
      }
      """)
  }

  // MARK: - Dispatch

  /// Prints how an operation is found. It is awaited elsewhere, in one place: a compiler splits an
  /// asynchronous function at each of its calls, which for the contracts of GitHub or EC2 with their
  /// 800 operations takes more than 20 GB.
  private static func emitDispatch(_ contract: Contract, to printer: inout SourcePrinter) {
    printer.block("extension Router {") { printer in
      printer.print(
        """
        /// The operation of a route and a method.
        private func operation(
          _ route: Route, _ method: Request.Method
        ) throws(ProblemDetails) -> (Request, RequestPath) async throws(ProblemDetails) -> Response {
        """)
      printer.indented { printer in
        printer.print("switch route {")
        for route in contract.routes { emit(route, contract, to: &printer) }
        printer.print("}")
      }
      printer.print("}")
    }
  }

  private static func emit(_ route: Route, _ contract: Contract, to printer: inout SourcePrinter) {
    printer.print("case .\(route.swiftName):")
    printer.indented { printer in
      printer.print("switch method {")
      let names = Set(route.methods.map(\.name))
      for method in route.methods {
        let function = contract.operations[method.operation].routerFunction
        var labels = [label(method.name)]
        if method.name == "GET", !names.contains("HEAD") { labels.append(".head") }
        printer.print("case \(labels.joined(separator: ", ")): return \(function)")
      }
      if !names.contains("OPTIONS") {
        printer.print("case .options: return { _, _ in .options(allow: \"\(route.allow)\") }")
      }
      printer.print("default: throw .methodNotAllowed(allow: \"\(route.allow)\")")
      printer.print("}")
    }
  }

  private static func label(_ method: String) -> String {
    switch method {
    case "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "QUERY":
      ".\(method.lowercased())"
    default: ".other(\(SwiftLiteral.string(method)))"
    }
  }

  // MARK: - Operations

  private static func emitOperations(_ contract: Contract, to printer: inout SourcePrinter) {
    printer.block("extension Router {") { printer in
      for operation in contract.operations {
        emit(operation, to: &printer)
        printer.blank()
      }
      printer.print(
        """
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
        """)
    }
  }

  private static func emit(_ operation: OperationPlan, to printer: inout SourcePrinter) {
    let name = operation.methodName
    let path = Documentation.lines(operation.pathTemplate).joined()
    printer.print("/// `\(operation.httpMethod) \(path)` (\(operation.line.text))")
    printer.list(
      "private func \(operation.routerFunction)(", ["_ request: Request", "_ path: RequestPath"],
      ") async throws(ProblemDetails) -> Response {")
    printer.indented { printer in
      var arguments = ["input"]
      if let hook = operation.hookName, let label = operation.access.callerLabel {
        let owner = operation.owner.map { $0.path.expression }
        printer.list(
          "let \(label) = try await authenticators.\(hook)(",
          ["request"] + (owner.map { [$0] } ?? []), ")")
        arguments.append("\(label): \(label)")
      }
      let offers = operation.offers
      if !offers.isEmpty {
        printer.list(
          "try ContractContent.requireAcceptable(",
          ["[\(offers.joined(separator: ", "))]", "for: request"], ")")
      }
      if operation.needsInput {
        let wait = operation.body.map { !$0.isStream } == true ? "await " : ""
        let owner = operation.checksOwner ? ["owner"] : []
        printer.list(
          "let input = try \(wait)\(operation.typePath).Input(",
          ["request", "path", "limits"] + owner, ")")
      } else {
        printer.print("let input = \(operation.typePath).Input()")
      }
      let call = "application.\(name)(\(arguments.joined(separator: ", ")))"
      let line = "return await answer(request) { try await \(call) }"
      if printer.fits(line) {
        printer.print(line)
      } else {
        printer.block("return await answer(request) {") { $0.print("try await \(call)") }
      }
    }
    printer.print("}")
  }

  // MARK: - Routes

  private static func emitRoutes(_ contract: Contract, to printer: inout SourcePrinter) {
    printer.print("/// The paths of the contract.")
    printer.block("private enum Route {") { printer in
      for route in contract.routes { printer.print("case \(route.swiftName)") }
      printer.blank()
      printer.print("/// The path template, for access logs.")
      printer.block("var template: StaticString {") { printer in
        printer.print("switch self {")
        for route in contract.routes {
          printer.print("case .\(route.swiftName): \(SwiftLiteral.string(route.template))")
        }
        printer.print("}")
      }
    }
    printer.blank()
    RouteTreeEmission.emit(contract.routes, to: &printer)
  }
}

extension PathPosition {
  /// The text there, of a `RequestPath` called `path`.
  var expression: String {
    if isWhole { return "path.rawValue(\(segment))" }
    let literals = literals.map(SwiftLiteral.string).joined(separator: ", ")
    return "path.rawValues(\(segment), between: [\(literals)])[\(index)]"
  }
}

extension InputParameter {
  /// Whether it is read; an owner's only where its schema says more than that it is a text.
  var isRead: Bool { !isOwner || declaration.value.codec != .string(StringRules()) }
}

extension OperationPlan {
  /// Whether `Input` has an initialiser that reads a request.
  var needsInput: Bool {
    body != nil || choosesContent
      || parameters.contains { $0.isRead }
  }

  /// Whether the handler says which media type it answers with.
  var choosesContent: Bool { responses.contains { $0.choice != nil } }

  /// The media types of successful responses where there is a choice (406 if none is acceptable).
  var offers: [String] {
    let successes = responses.filter { response in
      if case .code(let code) = response.status { return (200..<300).contains(code) }
      return response.status == .range(2)
    }
    guard successes.contains(where: { $0.contents.count > 1 }),
      !successes.contains(where: { $0.contents.isEmpty || $0.contents.contains(where: \.isRange) })
    else { return [] }
    return successes.flatMap(\.contents).map { SwiftLiteral.string($0.mediaType) }
  }
}
