// How a request becomes the input of an operation: parameters, then the body, then all violations.

import ContractModel

/// Prints the initialiser of an operation's input.
enum InputEmission {
  /// The text of Requests.swift.
  static func emit(_ contract: Contract) -> String {
    var printer = SourcePrinter(
      source: contract.source,
      about: "From requests to what handlers are given: parameters, body, then all violations.")
    for operation in contract.operations { emit(operation, to: &printer) }
    SharedEmission.emitParameters(contract, to: &printer)
    SharedEmission.emitBodies(contract, to: &printer)
    return printer.text
  }

  /// Prints `Input.init(request, path, limits)` and the constants that it needs.
  private static func emit(_ operation: OperationPlan, to printer: inout SourcePrinter) {
    let parameters = operation.parameters.filter(\.isRead)
    guard operation.needsInput else { return }
    printer.blank()
    printer.block("extension \(operation.typePath).Input {") { printer in
      emitConstants(parameters, operation, to: &printer)
      if operation.body != nil || parameters.contains(where: \.declaration.isOwn) {
        printer.blank()
      }
      let isAsync = operation.body.map { !$0.isStream } ?? false
      let owner = operation.checksOwner ? ["_ owner: Owner"] : []
      printer.list(
        "init(", ["_ request: Request", "_ path: RequestPath", "_ limits: RequestLimits"] + owner,
        ")\(isAsync ? " async" : "") throws(ProblemDetails) {")
      printer.indented { emitInitialiser(parameters, operation, to: &$0) }
      printer.print("}")
    }
  }

  // MARK: - Constants

  private static func emitConstants(
    _ parameters: [InputParameter], _ operation: OperationPlan, to printer: inout SourcePrinter
  ) {
    for parameter in parameters {
      if parameter.declaration.isOwn {
        emitConstant(parameter.declaration, access: "private ", in: .module, to: &printer)
      }
    }
    guard let body = operation.body else { return }
    for content in body.contents {
      guard case .multipart(let plan) = content.format else { continue }
      for header in plan.headers { emitConstant(header, to: &printer) }
    }
    let types = body.contents.map { SwiftLiteral.string($0.mediaType) }
    printer.call(
      "private static let content = RequestContent(", [], array: types,
      ["required: \(body.isRequired)"])
  }

  /// Prints the constant that says how a header field of a part is read.
  private static func emitConstant(
    _ header: MultipartPlan.PartHeader, to printer: inout SourcePrinter
  ) {
    emitConstant(
      ParameterPlan(
        name: header.name, location: .header, style: "simple", explode: header.explode,
        isDefaultStyle: !header.explode, isRequired: header.isRequired, allowsEmptyValue: false,
        value: header.value, shape: header.shape, reading: header.reading, defaultValue: nil,
        constant: .own(header.constant), documentation: [], line: ContractLine(file: "", line: 1),
        isDeprecated: false), access: "private ", in: .module, to: &printer)
  }

  /// Prints the constant that says how a parameter is read.
  static func emitConstant(
    _ parameter: ParameterPlan, access: String, in scope: LookupScope,
    to printer: inout SourcePrinter
  ) {
    if case .scalar(let scalar) = parameter.reading {
      return emitConstant(parameter, scalar, access: access, in: scope, to: &printer)
    }
    var arguments = [SwiftLiteral.string(parameter.name), "in: .\(parameter.location.rawValue)"]
    if !parameter.isDefaultStyle {
      arguments += ["style: .\(parameter.style)", "explode: \(parameter.explode)"]
    }
    if parameter.isRequired, parameter.location != .path { arguments.append("required: true") }
    if parameter.allowsEmptyValue { arguments.append("allowEmptyValue: true") }
    if parameter.shape != .string || !parameter.isDefaultStyle {
      arguments.append("shape: \(ShapeExpression.text(parameter.shape))")
    }
    let head = "\(access)static let \(parameter.constant.name) = \(scope[.requestParameter])("
    let codec = parameter.value.codec
    let reader = CodecExpressions.reader(Value(codec), in: scope)
    guard reader.hasPrefix("{") else {
      printer.list(head, arguments + ["read: \(reader)"], ")")
      return
    }
    printer.list(head, arguments, ") {")
    printer.indented { printer in
      printer.print(CodecExpressions.closureHead(Value(codec), in: scope))
      printer.print("try \(CodecExpressions.read(codec, in: scope))")
    }
    printer.print("}")
  }

  /// Prints the constant of a parameter whose text is the scalar.
  private static func emitConstant(
    _ parameter: ParameterPlan, _ scalar: ScalarReading, access: String, in scope: LookupScope,
    to printer: inout SourcePrinter
  ) {
    var arguments = [SwiftLiteral.string(parameter.name), "in: .\(parameter.location.rawValue)"]
    if parameter.isRequired, parameter.location != .path { arguments.append("required: true") }
    if parameter.allowsEmptyValue { arguments.append("allowEmptyValue: true") }
    if parameter.isNullText { arguments.append("nullable: true") }
    printer.list(
      "\(access)static let \(parameter.constant.name) = \(scope[.scalarParameter])(",
      arguments + [CodecExpressions.rule(scalar, in: scope)], ")")
  }

  // MARK: - The initialiser

  private static func emitInitialiser(
    _ parameters: [InputParameter], _ operation: OperationPlan, to printer: inout SourcePrinter
  ) {
    let records = !parameters.isEmpty || operation.body?.recordsViolations == true
    let needsBody = operation.body.map { $0.isRequired && !$0.isStream } == true
    if records || needsBody {
      printer.print("\(records ? "var" : "let") violations = Violations()")
    }
    if parameters.contains(where: { $0.declaration.location == .query }) {
      printer.print("let query = try QueryString(target: request.target)")
    }
    if parameters.contains(where: { $0.declaration.location == .cookie }) {
      printer.print("let cookies = Cookies(request.headers)")
    }
    for parameter in parameters { emitRead(parameter, to: &printer) }
    if let body = operation.body { emitBody(body, to: &printer) }
    let needed = parameters.filter {
      $0.declaration.isRequired && !$0.declaration.value.isNullable && !$0.isOwner
    }
    .map { "let \($0.local)" }
    let body = needsBody ? ["let body"] : []
    if !(needed + body).isEmpty {
      printer.guarded(
        ["violations.isEmpty"] + needed + body, otherwise: "throw violations.problem")
    } else if records {
      printer.print("try violations.throwIfAny()")
    }
    for parameter in parameters where !parameter.isOwner {
      printer.print("self.\(parameter.swiftName) = \(parameter.local)")
    }
    if operation.choosesContent { printer.print("accept = Accept(request.headers)") }
    if let body = operation.body {
      // An absent body and `null` are alike where the body is optional.
      let isNested = body.isOptional && body.swiftType.isOptional
      printer.print("self.body = body\(isNested ? " ?? nil" : "")")
    }
  }

  private static func source(_ parameter: InputParameter) -> String {
    switch parameter.source {
    case .query: "query"
    case .header: "request.headers"
    case .cookie: "cookies"
    case .path(let position): position.expression
    case .owner: "owner"
    }
  }

  private static func emitRead(_ parameter: InputParameter, to printer: inout SourcePrinter) {
    if case .owner = parameter.source {
      printer.print("\(constant(parameter.declaration)).check(owner.id, &violations)")
      return
    }
    let binding = parameter.isOwner ? "_" : "let \(parameter.local)"
    let fallback = parameter.declaration.isRequired ? nil : parameter.declaration.defaultValue
    let others = parameter.others.map(SwiftLiteral.string).joined(separator: ", ")
    let besides = others.isEmpty ? "" : "besides: [\(others)], "
    let call =
      "try \(constant(parameter.declaration)).read(in: \(source(parameter)), \(besides)&violations)"
    printer.assignment(binding, call, fallback.map { "?? \($0)" })
  }

  private static func constant(_ parameter: ParameterPlan) -> String {
    switch parameter.constant {
    case .own(let name): "Self.\(name)"
    case .shared(let name): "\(NameSpace.parameters.rawValue).\(name)"
    }
  }
}

extension OperationPlan {
  /// Whether the text of the owner is held against its schema.
  var checksOwner: Bool {
    parameters.contains { if case .owner = $0.source { $0.isRead } else { false } }
  }
}

extension ParameterPlan {
  /// Whether `null` and the empty text are no value: where a text could not be that value itself.
  fileprivate var isNullText: Bool {
    shape.scalars.isSuperset(of: .null) && !shape.scalars.isSuperset(of: .string)
  }

  /// Whether the operation declares how the parameter is read.
  fileprivate var isOwn: Bool { if case .own = constant { true } else { false } }
}
