// Contract -> Operations.swift: the protocol that the application implements, and for each operation
// what comes in and what goes out.

/// Prints operations.
enum OperationsEmitter {
  /// The text of Operations.swift.
  static func emit(_ contract: Contract) -> String {
    var printer = SourcePrinter(
      source: contract.source, about: "What the application implements: \(contract.title).")
    printer.blank()
    printer.print("/// What the application implements: one method for each operation.")
    printer.block("public protocol API: Sendable {") { printer in
      for (index, operation) in contract.operations.enumerated() {
        if index > 0 { printer.blank() }
        emitRequirement(operation, to: &printer)
      }
    }
    for operation in contract.operations { emit(operation, to: &printer) }
    emitShared(contract.parameters, to: &printer)
    for choice in contract.choices {
      printer.blank()
      emitChoice(choice, to: &printer)
    }
    for headers in contract.headers {
      printer.blank()
      emitHeaders(headers, to: &printer)
    }
    OutputEmission.emit(contract.contents, to: &printer)
    return printer.text
  }

  private static func emitShared(_ parameters: [ParameterPlan], to printer: inout SourcePrinter) {
    guard !parameters.isEmpty else { return }
    printer.blank()
    printer.print("/// How the parameters that operations share are read.")
    printer.block("extension \(SharedParameters.nameSpace) {") { printer in
      for parameter in parameters {
        InputEmission.emitConstant(parameter, access: "", to: &printer)
      }
    }
  }

  private static func emitRequirement(_ operation: OperationPlan, to printer: inout SourcePrinter) {
    printer.documentation(operation.documentation, isDeprecated: operation.isDeprecated)
    if !operation.documentation.isEmpty { printer.print("///") }
    let path = Documentation.lines(operation.pathTemplate).joined()
    printer.print("/// `\(operation.httpMethod) \(path)` (\(operation.line.text))")
    var parameters = ["_ input: \(operation.typeName).Input"]
    if let caller = operation.access.callerParameter { parameters.append(caller) }
    printer.list(
      "func \(operation.methodName)(", parameters, ") async throws -> \(operation.typeName).Output")
  }

  private static func emit(_ operation: OperationPlan, to printer: inout SourcePrinter) {
    printer.blank()
    printer.print("/// `\(operation.id)` of the contract.".singleLine)
    printer.block("public enum \(operation.typeName) {  // \(operation.line.text)") { printer in
      emitInput(operation, to: &printer)
      printer.blank()
      emitOutput(operation, to: &printer)
      emitBody(operation, to: &printer)
      for response in operation.responses { emitParts(of: response, to: &printer) }
      TypesEmitter.emitNested(
        operation.nested.filter { !isMultipart($0, operation) }, after: true, to: &printer)
    }
    InputEmission.emit(operation, to: &printer)
    OutputEmission.emit(operation, to: &printer)
  }

  /// The name spaces of multipart bodies are printed with their parts.
  private static func isMultipart(_ type: TypeDeclaration, _ operation: OperationPlan) -> Bool {
    operation.multipart.contains { $0.typeName == type.path }
  }

  // MARK: - Input

  private static func emitInput(_ operation: OperationPlan, to printer: inout SourcePrinter) {
    var fields = operation.parameters.filter { !$0.isOwner }.map { parameter in
      let declaration = parameter.declaration
      return TypesEmitter.Field(
        name: parameter.swiftName, type: declaration.swiftType,
        defaultValue: declaration.inputDefault, documentation: declaration.documentation,
        fallback: "The parameter `\(declaration.name)`.", line: declaration.line,
        isDeprecated: declaration.isDeprecated, attribute: "")
    }
    if let body = operation.body {
      fields.append(
        TypesEmitter.Field(
          name: "body", type: body.inputType, defaultValue: body.isOptional ? "nil" : nil,
          documentation: body.documentation, fallback: "The content of the request.",
          line: body.line, isDeprecated: false, attribute: ""))
    }
    if operation.choosesContent {
      fields.append(
        TypesEmitter.Field(
          name: "accept", type: "Accept", defaultValue: "Accept(Headers())",
          documentation: ["Which media types the client accepts, and which it prefers."],
          fallback: "", line: operation.line, isDeprecated: false, attribute: ""))
    }
    printer.print("/// What a request says, validated.")
    printer.block("public struct Input: Sendable {") { printer in
      TypesEmitter.emit(fields, to: &printer)
    }
  }

  private static func emitBody(_ operation: OperationPlan, to printer: inout SourcePrinter) {
    guard let body = operation.body else { return }
    if body.isChoice {
      printer.blank()
      printer.print("/// The content of a request, by its media type.")
      printer.block("public enum Body: Sendable {  // \(body.line.text)") { printer in
        for content in body.contents {
          printer.print("/// `\(content.mediaType)`.".singleLine)
          printer.print("case \(content.caseName)(\(content.swiftType(isRequest: true)))")
        }
      }
    }
    for plan in operation.multipart {
      printer.blank()
      emitMultipart(plan, operation, to: &printer)
    }
  }

  private static func emitMultipart(
    _ plan: MultipartPlan, _ operation: OperationPlan, to printer: inout SourcePrinter
  ) {
    var fields: [TypesEmitter.Field] = []
    if let value = plan.value {
      fields.append(
        TypesEmitter.Field(
          name: "fields", type: value.swiftType, defaultValue: nil,
          documentation: ["The parts that are no files."], fallback: "", line: operation.line,
          isDeprecated: false, attribute: ""))
    }
    fields += plan.files.map { file in
      let type = file.isArray ? "[FilePart]" : file.isRequired ? "FilePart" : "FilePart?"
      return TypesEmitter.Field(
        name: file.swiftName, type: type,
        defaultValue: file.isArray ? "[]" : file.isRequired ? nil : "nil",
        documentation: file.documentation, fallback: "The file `\(file.name)`.", line: file.line,
        isDeprecated: false, attribute: "")
    }
    let name = plan.typeName.split(separator: ".").last.map(String.init) ?? plan.typeName
    let nested = operation.nested.first { $0.path == plan.typeName }?.nested ?? []
    printer.print("/// The parts of a multipart request.")
    printer.block("public struct \(name): Sendable {") { printer in
      TypesEmitter.emit(fields, to: &printer)
      TypesEmitter.emitNested(nested, after: true, to: &printer)
    }
  }

  // MARK: - Output

  private static func emitOutput(_ operation: OperationPlan, to printer: inout SourcePrinter) {
    printer.print("/// What the operation answers with: one case for each declared response.")
    printer.block("public enum Output: OperationOutput {") { printer in
      for response in operation.responses {
        let fallback = "The response \(response.status.text)."
        printer.documentation(response.documentation.isEmpty ? [fallback] : response.documentation)
        var payload: [String] = []
        if !response.status.isFixed { payload.append("status: Int") }
        if let type = response.swiftType { payload.append(type) }
        if let headers = response.headers { payload.append("headers: \(headers.path)") }
        let values = payload.isEmpty ? "" : "(\(payload.joined(separator: ", ")))"
        printer.print("case \(response.caseName)\(values)  // \(response.line.text)")
      }
    }
  }

  private static func emitParts(of response: ResponsePlan, to printer: inout SourcePrinter) {
    if let choice = response.choice, !choice.isShared {
      printer.blank()
      emitChoice(choice, to: &printer)
    }
    guard let headers = response.headers, !headers.isShared else { return }
    printer.blank()
    emitHeaders(headers, to: &printer)
  }

  private static func emitChoice(_ choice: ContentChoice, to printer: inout SourcePrinter) {
    let name = choice.path.split(separator: ".").last.map(String.init) ?? choice.path
    printer.print("/// The content of \(choice.subject), by its media type.".singleLine)
    printer.block("public enum \(name): Sendable {  // \(choice.line.text)") { printer in
      for content in choice.contents {
        printer.print("/// `\(content.mediaType)`.".singleLine)
        printer.print("case \(content.caseName)(\(content.swiftType(isRequest: false)))")
      }
    }
  }

  private static func emitHeaders(_ headers: HeadersPlan, to printer: inout SourcePrinter) {
    let fields = headers.fields.map { header in
      TypesEmitter.Field(
        name: header.swiftName,
        type: header.isRequired ? header.value.swiftType : header.value.codec.swiftType + "?",
        defaultValue: header.isRequired ? nil : "nil", documentation: header.documentation,
        fallback: "The field `\(header.name)`.", line: header.line, isDeprecated: false,
        attribute: "")
    }
    let name = headers.path.split(separator: ".").last.map(String.init) ?? headers.path
    printer.print("/// Header fields of a response.")
    printer.block("public struct \(name): Sendable {  // \(headers.line.text)") { printer in
      TypesEmitter.emit(fields, to: &printer)
      printer.blank()
      printer.print("/// The fields as they are sent.")
      printer.block("var fields: Headers {") { printer in
        printer.print("var fields = Headers()")
        for header in headers.fields { OutputEmission.emit(header, to: &printer) }
        printer.print("return fields")
      }
    }
  }
}

extension String {
  /// The text without line breaks, for a comment of one line.
  var singleLine: String { Documentation.lines(self).joined(separator: " ") }
}

extension Access {
  /// What a handler is told about the caller.
  var callerParameter: String? {
    if isPublic { return nil }
    if ownerParameter != nil { return "owner: Owner" }
    return allowsAnonymous ? "principal: Principal?" : "principal: Principal"
  }

  /// The label of that parameter.
  var callerLabel: String? { callerParameter?.split(separator: ":").first.map(String.init) }
}

extension OperationPlan {
  /// The multipart contents of the body.
  var multipart: [MultipartPlan] {
    (body?.contents ?? []).compactMap { content in
      if case .multipart(let plan) = content.format { plan } else { nil }
    }
  }
}

extension ParameterPlan {
  /// The type of the member of `Input`.
  var swiftType: String {
    if isRequired { return value.swiftType }
    return defaultValue == nil ? value.codec.swiftType + "?" : value.swiftType
  }

  /// The default in the initialiser of `Input`.
  var inputDefault: String? { isRequired ? nil : defaultValue ?? "nil" }
}

extension RequestBodyPlan {
  /// Whether `Input.body` is optional.
  var isOptional: Bool { !isRequired && !isStream }
  /// Whether the handler reads the body itself.
  var isStream: Bool { swiftType == "RequestBody" && !isChoice }
  /// The type of `Input.body`.
  var inputType: String {
    isOptional ? swiftType + (swiftType.hasSuffix("?") ? "" : "?") : swiftType
  }
}

extension ResponsePlan.Status {
  /// Whether the case stands for one status code.
  var isFixed: Bool { if case .code = self { true } else { false } }

  /// The key of the contract.
  var text: String {
    switch self {
    case .code(let code): String(code)
    case .range(let digit): "\(digit)XX"
    case .fallback: "default"
    }
  }
}
