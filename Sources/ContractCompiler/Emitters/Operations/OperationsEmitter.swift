// Contract -> Operations.swift: the protocol that the application implements, and for each operation
// what comes in and what goes out.

/// Prints operations.
enum OperationsEmitter {
  /// The text of Operations.swift.
  static func emit(_ contract: Contract) -> String {
    var printer = SourcePrinter(
      contract, about: "What the application implements: \(contract.title).")
    printer.blank()
    printer.print("/// What the application implements: one method for each operation.")
    printer.block("\(printer.access)protocol API: Sendable {") { printer in
      for (index, operation) in contract.operations.enumerated() {
        if index > 0 { printer.blank() }
        emitRequirement(operation, to: &printer)
      }
    }
    emitOperations(contract, to: &printer)
    return printer.text
  }

  private static func emitOperations(_ contract: Contract, to printer: inout SourcePrinter) {
    guard !contract.operations.isEmpty || !contract.outgoing.isEmpty else { return }
    let space = NameSpace.operations.rawValue
    let names = contract.operations.map(\.typeName) + contract.outgoing.map(\.name)
    let scope = LookupScope.module.declaring(names)
    printer.blank()
    printer.print("/// The operations of the contract: what comes in and what goes out.")
    printer.print("\(printer.access)enum \(space) {}")
    for operation in contract.operations {
      printer.blank()
      printer.block("extension \(space) {") { emit(operation, in: scope, to: &$0) }
    }
    guard !contract.outgoing.isEmpty else { return }
    printer.blank()
    printer.block("extension \(space) {") { printer in
      TypesEmitter.emitNested(contract.outgoing, after: false, in: scope, to: &printer)
    }
  }

  private static func emitRequirement(_ operation: OperationPlan, to printer: inout SourcePrinter) {
    printer.documentation(operation.documentation, isDeprecated: operation.isDeprecated)
    if !operation.documentation.isEmpty { printer.print("///") }
    let path = Documentation.lines(operation.pathTemplate).joined()
    printer.print("/// `\(operation.httpMethod) \(path)` (\(operation.line.text))")
    var parameters = ["_ input: \(operation.typePath).Input"]
    if let label = operation.caller.label, let type = operation.caller.type {
      parameters.append("\(label): \(type)")
    }
    printer.declaration(
      "func \(operation.methodName)(", parameters, ") async throws -> \(operation.typePath).Output")
  }

  private static func emit(
    _ operation: OperationPlan, in outer: LookupScope, to printer: inout SourcePrinter
  ) {
    let scope = outer.declaring(
      ["Input", "Output", "Body", ErrorResponses.name] + operation.nested.map(\.name))
    let path = Documentation.lines(operation.pathTemplate).joined()
    printer.print("/// `\(operation.httpMethod) \(path)`.")
    printer.block("\(printer.access)enum \(operation.typeName) {  // \(operation.line.text)") {
      printer in
      emitInput(operation, in: scope, to: &printer)
      printer.blank()
      emitOutput(operation, in: scope, to: &printer)
      if let errors = operation.errors {
        printer.blank()
        emitErrors(errors, in: scope, to: &printer)
      }
      emitBody(operation, in: scope, to: &printer)
      for response in operation.responses {
        ResponseParts.emit(response, in: scope, to: &printer)
      }
      TypesEmitter.emitNested(operation.others, after: true, in: scope, to: &printer)
    }
  }

  // MARK: - Input

  private static func emitInput(
    _ operation: OperationPlan, in scope: LookupScope, to printer: inout SourcePrinter
  ) {
    var fields = operation.parameters.filter { !$0.isOwner }.map { parameter in
      let declaration = parameter.declaration
      return TypesEmitter.Field(
        name: parameter.swiftName, type: declaration.memberType.spelled(in: scope),
        defaultValue: declaration.isRequired ? nil : declaration.defaultValue ?? "nil",
        documentation: declaration.documentation,
        line: declaration.line,
        isDeprecated: declaration.isDeprecated, attribute: "")
    }
    if let body = operation.body {
      fields.append(
        TypesEmitter.Field(
          name: "body", type: body.memberType.spelled(in: scope),
          defaultValue: body.isOptional ? "nil" : nil,
          documentation: body.documentation,
          line: body.line, isDeprecated: false, attribute: ""))
    }
    if operation.input?.idempotencyKey != nil {
      fields.append(
        TypesEmitter.Field(
          name: "idempotentRequest", type: "\(scope[.idempotentRequest])?", defaultValue: "nil",
          documentation: [
            "The request by the key under which its client may send it again; a handler has its effect",
            "once for each.",
          ],
          line: operation.line, isDeprecated: false, attribute: ""))
    }
    if operation.choosesContent {
      fields.append(
        TypesEmitter.Field(
          name: "accept", type: scope[.accept],
          defaultValue: "\(scope[.accept])(\(scope[.headers])())",
          documentation: ["Which media types the client accepts, and which it prefers."],
          line: operation.line, isDeprecated: false, attribute: ""))
    }
    let hashable = operation.isInputHashable ? "\(scope[.hashable]), " : ""
    printer.block("\(printer.access)struct Input: \(hashable)\(scope[.sendable]) {") { printer in
      TypesEmitter.emit(fields, to: &printer)
    }
  }

  private static func emitBody(
    _ operation: OperationPlan, in scope: LookupScope, to printer: inout SourcePrinter
  ) {
    guard let body = operation.body else { return }
    if body.isChoice {
      printer.blank()
      printer.print("/// The content of a request, by its media type.")
      printer.block("\(printer.access)enum Body: \(scope[.sendable]) {  // \(body.line.text)") {
        printer in
        for content in body.contents {
          printer.print("/// `\(content.mediaType)`.".singleLine)
          let type = content.swiftType.spelled(in: scope)
          printer.print("case \(content.caseName)(\(type))")
        }
      }
    }
    for body in operation.multipartBodies {
      printer.blank()
      emitMultipart(body.plan, body.nested, operation, in: scope, to: &printer)
    }
  }

  private static func emitMultipart(
    _ plan: MultipartPlan, _ nested: [TypeDeclaration], _ operation: OperationPlan,
    in scope: LookupScope, to printer: inout SourcePrinter
  ) {
    let inner = scope.declaring(nested.map(\.name))
    var fields: [TypesEmitter.Field] = []
    if let value = plan.value {
      fields.append(
        TypesEmitter.Field(
          name: "fields", type: value.swiftType.spelled(in: inner), defaultValue: nil,
          documentation: ["The parts that are no files."], line: operation.line,
          isDeprecated: false, attribute: ""))
    }
    fields += plan.files.map { file in
      TypesEmitter.Field(
        name: file.swiftName, type: file.memberType.spelled(in: inner),
        defaultValue: file.memberDefault,
        documentation: file.documentation, line: file.line,
        isDeprecated: false, attribute: "")
    }
    if let other = plan.otherFiles {
      fields.append(
        TypesEmitter.Field(
          name: other.member, type: SwiftType.map(.array(.library(.filePart))).spelled(in: inner),
          defaultValue: "[:]",
          documentation: ["The files of all other parts, by the names of their fields."],
          line: operation.line, isDeprecated: false, attribute: ""))
    }
    printer.print("/// The parts of a multipart request.")
    printer.block("\(printer.access)struct \(plan.name): \(scope[.sendable]) {") { printer in
      TypesEmitter.emit(fields, to: &printer)
      TypesEmitter.emitNested(nested, after: true, in: inner, to: &printer)
    }
  }

  // MARK: - Output

  private static func emitOutput(
    _ operation: OperationPlan, in scope: LookupScope, to printer: inout SourcePrinter
  ) {
    let hashable = operation.isOutputHashable ? ", \(scope[.hashable])" : ""
    printer.block("\(printer.access)enum Output: \(scope[.operationOutput])\(hashable) {") {
      printer in
      for response in operation.responses {
        emitCase(response, in: scope, to: &printer)
        for itemwise in response.itemwiseCases {
          printer.print("/// \(itemwise.form.documentation)")
          emitCase(
            response, named: itemwise.name, itemwise.swiftType, in: scope, to: &printer)
        }
      }
      guard let errors = operation.errors else { return }
      printer.print("/// An error that the contract describes among its components.")
      printer.print("case error(\(errors.path))")
    }
  }

  private static func emitCase(
    _ response: ResponsePlan, in scope: LookupScope, to printer: inout SourcePrinter
  ) {
    printer.documentation(response.documentation)
    emitCase(response, named: response.caseName, response.swiftType, in: scope, to: &printer)
  }

  private static func emitCase(
    _ response: ResponsePlan, named name: String, _ type: SwiftType?, in scope: LookupScope,
    to printer: inout SourcePrinter
  ) {
    var payload: [String] = []
    if !response.status.isFixed { payload.append("status: \(scope[.int])") }
    if let type { payload.append(type.spelled(in: scope)) }
    if let headers = response.headers { payload.append("headers: \(headers.path)") }
    let values = payload.isEmpty ? "" : "(\(payload.joined(separator: ", ")))"
    printer.print("case \(name)\(values)", at: response.line)
  }

  private static func emitErrors(
    _ errors: ErrorResponses, in scope: LookupScope, to printer: inout SourcePrinter
  ) {
    let name = ErrorResponses.name
    guard errors.isDeclaredHere else {
      printer.print("\(printer.access)typealias \(name) = \(errors.path)")
      return
    }
    let hashable = errors.responses.allSatisfy(\.isHashable) ? ", \(scope[.hashable])" : ""
    printer.print("/// The errors of components that this operation, and others like it, declare.")
    printer.block("\(printer.access)enum \(name): \(scope[.operationOutput])\(hashable) {") {
      printer in
      for response in errors.responses { emitCase(response, in: scope, to: &printer) }
    }
  }
}

extension String {
  /// The text without line breaks, for a comment of one line.
  var singleLine: String {
    Documentation.lines(self).flatMap { $0.split(separator: " ") }.joined(separator: " ")
  }
}

extension ItemwiseForm {
  /// What the case is for.
  fileprivate var documentation: String {
    switch self {
    case .encoded: "The same from JSON that was written item by item, without values of them."
    case .stream: "The same from items that are made while they are sent, for long arrays."
    }
  }
}

extension ResponsePlan.Status {
  /// Whether the case stands for one status code.
  var isFixed: Bool { if case .code = self { true } else { false } }
}
