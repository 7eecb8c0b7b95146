// Contract -> Routes.swift: from a request to the operation, in the order of checks that never varies.

/// Prints the router.
enum RoutesEmitter {
  /// The text of Routes.swift.
  static func emit(_ contract: Contract) -> String {
    var printer = SourcePrinter(
      contract,
      about: "Route, token, owner, request, handler, response: always in this order.")
    printer.blank()
    emitRouter(contract, to: &printer)
    if contract.routes.isEmpty { return printer.text }
    printer.blank()
    emitDispatch(contract, to: &printer)
    printer.blank()
    emitOperations(contract, to: &printer)
    printer.blank()
    emitOperationNames(contract, to: &printer)
    printer.blank()
    emitRoutes(contract, to: &printer)
    printer.blank()
    CrossOriginEmission.emit(contract, to: &printer)
    return printer.text
  }

  private static func emitRouter(_ contract: Contract, to printer: inout SourcePrinter) {
    let hasSchemes = !contract.security.schemes.isEmpty
    printer.print(
      """
      /// Answers every request of the contract.
      \(printer.access)struct Router<Application: API>: Responder {
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
      printer.declaration("\(printer.access)init(", parameters, ") {")
      printer.indented { printer in
        printer.print("self.application = application")
        if hasSchemes { printer.print("self.authenticators = authenticators") }
        printer.print("self.limits = limits")
        printer.print("self.problem = problem")
      }
      printer.print("}")
      printer.blank()
      emitRespond(contract, to: &printer)
      if let type = contract.problemType { emit(type, to: &printer) }
    }
    printer.print("}")
  }

  private static func emitRespond(_ contract: Contract, to printer: inout SourcePrinter) {
    printer.print("/// The answer to a request; every failure becomes a problem response.")
    if contract.routes.isEmpty {
      printer.print(
        """
        nonisolated(nonsending) \(printer.access)func respond(to request: Request) async -> Response {
          ProblemDetails.notFound().response(to: request)
        }
        """)
      return
    }
    let choice =
      contract.problemType == nil ? "" : "\n  request.context.problemContent = problemContent"
    printer.print(
      """
      nonisolated(nonsending) \(printer.access)func respond(to request: Request) async -> Response {\(choice)
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
      """)
  }

  private static func emit(_ type: ProblemType, to printer: inout SourcePrinter) {
    printer.blank()
    printer.print(
      """
      /// What errors are sent as: all that the contract declares are of this type.
      \(printer.access)var problemContent: ProblemContent { .\(type.rawValue) }
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
        private typealias Operation =
          nonisolated(nonsending) (
            Router, Request, RequestPath
          ) async throws(ProblemDetails) -> Response

        /// The operation of a route and a method.
        private static func operation(
          _ route: Route, _ method: Request.Method
        ) throws(ProblemDetails) -> Operation {
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
      for method in route.methods {
        let function = contract.operations[method.operation].routerFunction
        let labels = method.names.map(label).joined(separator: ", ")
        printer.print("case \(labels): return { try await $0.\(function)($1, $2) }")
      }
      if route.answersOptions {
        printer.print("case .options: return { _, _, _ in .options(allow: \"\(route.allow)\") }")
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
      for (number, operation) in contract.operations.enumerated() {
        emit(operation, number, to: &printer)
        printer.blank()
      }
      printer.print(
        """
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
        """)
    }
  }

  private static func emit(
    _ operation: OperationPlan, _ number: Int, to printer: inout SourcePrinter
  ) {
    let path = Documentation.lines(operation.pathTemplate).joined()
    printer.print("/// `\(operation.httpMethod) \(path)` (\(operation.line.text))")
    printer.declaration(
      "nonisolated(nonsending) private func \(operation.routerFunction)(",
      ["_ request: Request", "_ path: RequestPath"],
      ") async throws(ProblemDetails) -> Response {")
    printer.indented { printer in
      printer.list(
        "request.context.operation = .init(", ["\(number)", SwiftLiteral.string(operation.id)], ")")
      emitAuthorization(operation, to: &printer)
      if !operation.mustAccept.isEmpty {
        let types = operation.mustAccept.map { SwiftLiteral.string($0) }.joined(separator: ", ")
        printer.list("try ContractContent.requireAcceptable(", ["[\(types)]", "for: request"], ")")
      }
      emitInput(operation, to: &printer)
      emitCall(operation, to: &printer)
    }
    printer.print("}")
  }

  private static func emitAuthorization(
    _ operation: OperationPlan, to printer: inout SourcePrinter
  ) {
    guard let hook = operation.hookName, let label = operation.caller.label else { return }
    printer.list(
      "let \(label) = try await authenticators.\(hook)(",
      ["request"] + (operation.owner.map { [$0.path.expression] } ?? []), ")")
  }

  private static func emitInput(_ operation: OperationPlan, to printer: inout SourcePrinter) {
    guard let input = operation.input else {
      return printer.print("let input = \(operation.typePath).Input()")
    }
    printer.list(
      "let input = try \(input.waits ? "await " : "")\(operation.typePath).Input(",
      ["request", "path", "limits"] + (input.takesOwner ? ["owner"] : []), ")")
  }

  private static func emitCall(_ operation: OperationPlan, to printer: inout SourcePrinter) {
    let caller = operation.caller.label.map { ", \($0): \($0)" } ?? ""
    let call = "try await application.\(operation.methodName)(input\(caller))"
    let line = "return await answer(request) { \(call) }"
    if printer.fits(line) {
      printer.print(line)
    } else {
      printer.block("return await answer(request) {") { $0.print(call) }
    }
  }

  private static func emitOperationNames(_ contract: Contract, to printer: inout SourcePrinter) {
    printer.print(
      """
      extension Router {
        /// Every operation in the order of its number, for metrics.
        \(printer.access)static var operations: [ContractOperation] {
          operationNames.enumerated().map { .init($0.offset, $0.element) }
        }
      }

      """)
    printer.array(
      "private let operationNames: [StaticString] = [",
      contract.operations.map { SwiftLiteral.string($0.id) }, "]")
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

extension Caller {
  /// The label of the parameter by which a handler is told about the caller.
  var label: String? {
    switch self {
    case .nobody: nil
    case .owner: "owner"
    case .principal, .optionalPrincipal: "principal"
    }
  }

  /// Its type.
  var type: String? {
    switch self {
    case .nobody: nil
    case .owner: "Owner"
    case .principal: "Principal"
    case .optionalPrincipal: "Principal?"
    }
  }
}
