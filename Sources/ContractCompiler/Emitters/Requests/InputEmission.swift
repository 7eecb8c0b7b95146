// How a request becomes the input of an operation: parameters, then the body, then all violations.

import ContractModel

/// Prints the initialiser of an operation's input.
enum InputEmission {
  /// The text of Requests.swift.
  static func emit(_ contract: Contract) -> String {
    var printer = SourcePrinter(
      contract,
      about: "From requests to what handlers are given: parameters, body, then all violations.")
    for operation in contract.operations {
      if let input = operation.input { emit(input, of: operation, to: &printer) }
    }
    SharedEmission.emitParameters(contract, to: &printer)
    SharedEmission.emitBodies(contract, to: &printer)
    return printer.text
  }

  /// Prints `Input.init(request, path, limits)` and the constants that it needs.
  private static func emit(
    _ input: InputPlan, of operation: OperationPlan, to printer: inout SourcePrinter
  ) {
    printer.blank()
    printer.block("extension \(operation.typePath).Input {") { printer in
      if emitConstants(input, operation, to: &printer) { printer.blank() }
      var parameters = ["_ request: Request", "_ path: RequestPath", "_ limits: RequestLimits"]
      if input.takesOwner { parameters.append("_ owner: Owner") }
      let effects = input.waits ? "async throws(ProblemDetails)" : "throws(ProblemDetails)"
      let isolation = input.waits ? "nonisolated(nonsending) " : ""
      printer.declaration("\(isolation)init(", parameters, ") \(effects) {")
      printer.indented { emitInitialiser(input, operation, to: &$0) }
      printer.print("}")
    }
  }

  // MARK: - The initialiser

  private static func emitInitialiser(
    _ input: InputPlan, _ operation: OperationPlan, to printer: inout SourcePrinter
  ) {
    switch input.violations {
    case .never: break
    case .constant: printer.print("let violations = Violations()")
    case .gathered: printer.print("var violations = Violations()")
    }
    if input.readsQuery { printer.print("let query = try QueryString(target: request.target)") }
    if input.readsCookies { printer.print("let cookies = Cookies(request.headers)") }
    for parameter in input.parameters { emitRead(parameter, to: &printer) }
    if let key = input.idempotencyKey {
      var arguments = [key, "&request", "limits"]
      if operation.body != nil { arguments.append("content: Self.content") }
      printer.print("var request = request")
      printer.list("let idempotentRequest = try await IdempotentRequest(", arguments, ")")
    }
    if let body = operation.body { emitBody(body, to: &printer) }
    switch input.conclusion {
    case .nothing: break
    case .withoutViolations: printer.print("try violations.throwIfAny()")
    case .withValues(let variables):
      printer.guarded(
        ["violations.isEmpty"] + variables.map { "let \($0)" },
        otherwise: "throw violations.problem")
    }
    for parameter in input.parameters where !parameter.isOwner {
      printer.print("self.\(parameter.swiftName) = \(parameter.local)")
    }
    if input.idempotencyKey != nil {
      printer.print("self.idempotentRequest = idempotentRequest")
    }
    if operation.choosesContent { printer.print("accept = Accept(request.headers)") }
    if operation.body != nil {
      printer.print("self.body = body\(input.flattensBody ? " ?? nil" : "")")
    }
  }

  private static func emitRead(_ parameter: InputParameter, to printer: inout SourcePrinter) {
    let constant = constant(parameter.declaration.constant)
    let source: String
    switch parameter.source {
    case .owner: return printer.print("\(constant).check(owner.id, &violations)")
    case .query: source = "query"
    case .header: source = "request.headers"
    case .cookie: source = "cookies"
    case .path(let position): source = position.expression
    }
    let binding = parameter.isOwner ? "_" : "let \(parameter.local)"
    let others = parameter.others.map(SwiftLiteral.string).joined(separator: ", ")
    let besides = others.isEmpty ? "" : "besides: [\(others)], "
    printer.assignment(
      binding, "try \(constant).read(in: \(source), \(besides)&violations)",
      parameter.declaration.defaultValue.map { "?? \($0)" })
  }

  private static func constant(_ constant: ParameterPlan.Constant) -> String {
    switch constant {
    case .own(let name): "Self.\(name)"
    case .shared(let name): "\(NameSpace.parameters.rawValue).\(name)"
    }
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
