// How the output of an operation becomes a response, and how debug builds hold it to the contract.

/// Prints the encoding of outputs.
enum OutputEmission {
  /// The text of Responses.swift.
  static func emit(_ contract: Contract) -> String {
    var printer = SourcePrinter(
      contract,
      about: "From what handlers answer to responses; debug builds hold these to the contract.")
    for operation in contract.operations { emit(operation, to: &printer) }
    SharedEmission.emitResponses(contract, to: &printer)
    emit(contract.contents, to: &printer)
    ResponseChecks.emit(contract.fields, to: &printer)
    return printer.text
  }

  private static func emit(_ operation: OperationPlan, to printer: inout SourcePrinter) {
    let errors = operation.errors
    emit(
      operation.responses, operation.declared, errors: errors?.path,
      of: operation.typePath.inside("Output"), to: &printer)
    if let errors, errors.isDeclaredHere {
      emit(errors.responses, errors.declared, errors: nil, of: errors.path, to: &printer)
    }
  }

  /// Prints what `OperationOutput` demands.
  private static func emit(
    _ responses: [ResponsePlan], _ declared: [DeclaredResponses], errors: TypePath?,
    of path: TypePath, to printer: inout SourcePrinter
  ) {
    printer.blank()
    printer.block("extension \(path) {") { printer in
      let usesRequest = errors != nil || responses.contains { $0.contentFunction != nil }
      let name = usesRequest ? "request" : "_"
      printer.block("\(printer.access)func response(to \(name): Request) -> Response {") {
        printer in
        printer.print("switch self {")
        for response in responses {
          emit(response, to: &printer)
          for itemwise in response.itemwiseCases {
            emit(response, named: itemwise.name, makes: itemwise.form.rawValue, to: &printer)
          }
        }
        if errors != nil { printer.print("case .error(let error): error.response(to: request)") }
        printer.print("}")
      }
      printer.blank()
      emitDeclared(declared, errors: errors, to: &printer)
    }
  }

  private static func emit(_ response: ResponsePlan, to printer: inout SourcePrinter) {
    emit(response, named: response.caseName, makes: "respond", to: &printer)
  }

  /// - Parameter verb: What the name of the function that makes the response begins with.
  private static func emit(
    _ response: ResponsePlan, named name: String, makes verb: String,
    to printer: inout SourcePrinter
  ) {
    var bindings: [String] = []
    if !response.status.isFixed { bindings.append("let status") }
    if response.swiftType != nil { bindings.append("let body") }
    if response.headers != nil { bindings.append("let headers") }
    let values = bindings.isEmpty ? "" : "(\(bindings.joined(separator: ", ")))"
    let head = "case .\(name)\(values):"
    var arguments = [status(response)]
    var call = "Response(status: "
    if let function = response.contentFunction {
      call = "\(verb)\(function)("
      arguments += ["body", "to: request"]
      if response.headers != nil { arguments.append("headers.fields") }
    } else if response.headers != nil {
      arguments.append("headers: headers.fields")
    }
    let line = "\(head) \(call)\(arguments.joined(separator: ", ")))"
    if printer.fits(line) {
      printer.print(line)
    } else {
      printer.print(head)
      printer.indented { $0.list(call, arguments, ")") }
    }
  }

  private static func status(_ response: ResponsePlan) -> String {
    if case .code(let code) = response.status { return String(code) }
    return "status"
  }

  // MARK: - Contents

  /// Prints the functions that make and check responses, one of each for each kind of content.
  private static func emit(_ functions: [ContentFunction], to printer: inout SourcePrinter) {
    guard !functions.isEmpty else { return }
    for function in functions {
      emit(function, "respond", function.swiftType, to: &printer) {
        emitContents(function, to: &$0)
      }
      guard let itemwise = function.itemwise else { continue }
      for form in ItemwiseForm.allCases {
        emit(function, form.rawValue, form.type(itemwise.item), to: &printer) {
          emit(form, itemwise.array, function, to: &$0)
        }
      }
    }
    for function in functions {
      printer.blank()
      ResponseChecks.emit(function, to: &printer)
    }
  }

  private static func emit(
    _ function: ContentFunction, _ verb: String, _ type: SwiftType,
    to printer: inout SourcePrinter, _ body: (inout SourcePrinter) -> Void
  ) {
    var label = "_"
    if case .byRequest = function.selection { label = "request" }
    printer.blank()
    printer.declaration(
      "private func \(verb)\(function.name)(",
      [
        "_ status: Int", "_ body: \(type.spelled(in: .module))",
        "to \(label): Request", "_ fields: Headers = Headers()",
      ], ") -> Response {")
    printer.indented(body)
    printer.print("}")
  }

  private static func emit(
    _ form: ItemwiseForm, _ array: Value, _ function: ContentFunction,
    to printer: inout SourcePrinter
  ) {
    var mediaType = SwiftLiteral.string(function.contents[0].sentType)
    if case .byRequest = function.selection {
      emitChoice(function, to: &printer)
      mediaType = "mediaType"
    }
    switch form {
    case .encoded: printer.print("return .content(status, \(mediaType), body.json, fields)")
    case .stream: emitStream(array, function, mediaType, to: &printer)
    }
  }

  /// The items go through the codec of the array, in as many arrays as they come in.
  private static func emitStream(
    _ array: Value, _ function: ContentFunction, _ mediaType: String,
    to printer: inout SourcePrinter
  ) {
    let arguments = ["status", mediaType, "body", "fields", "check: check\(function.name)"]
    printer.declaration("return .stream(", arguments, ") { (body, writer) in")
    printer.indented { CodecExpressions.write(array, "body", in: .module, to: &$0) }
    printer.print("}")
  }

  private static func emitChoice(_ function: ContentFunction, to printer: inout SourcePrinter) {
    printer.print("var fields = fields")
    printer.list(
      "let mediaType = ContractContent.choose(",
      ["[\(function.offers)]", "for: request", "&fields"], ")")
  }

  private static func emitContents(_ function: ContentFunction, to printer: inout SourcePrinter) {
    switch function.selection {
    case .byCase:
      // Which case a handler takes depends on what the client accepts.
      printer.print("var fields = fields")
      printer.print("fields.vary(by: \"Accept\")")
      printer.print("switch body {")
      for content in function.contents {
        printer.print("case .\(content.caseName)(let body):")
        printer.indented { emit(content, SwiftLiteral.string(content.sentType), to: &$0) }
      }
      printer.print("}")
    case .only:
      emit(function.contents[0], SwiftLiteral.string(function.contents[0].sentType), to: &printer)
    case .byRequest:
      emitChoice(function, to: &printer)
      emit(function.contents[0], "mediaType", to: &printer)
    }
  }

  private static func emit(
    _ content: ContentPlan, _ mediaType: String, to printer: inout SourcePrinter
  ) {
    switch content.format {
    case .json(let value):
      printer.print("var writer = JSONWriter()")
      CodecExpressions.write(value, "body", in: .module, to: &printer)
      printer.print("return .content(status, \(mediaType), writer.finish(), fields)")
    case .rawJSON: printer.print("return .content(status, \(mediaType), body.bytes, fields)")
    case .text(let value, _):
      printer.print("var writer = JSONWriter()")
      CodecExpressions.write(value, "body", in: .module, to: &printer)
      printer.print("return .text(status, \(mediaType), writer.finish(), fields)")
    case .bytes where content.isRange:
      printer.print("return .content(status, body, fields)")
    case .bytes, .sequence, .form, .multipart:
      printer.print("return .content(status, \(mediaType), body, fields)")
    }
  }

  // MARK: - Declared responses

  private static func emitDeclared(
    _ declared: [DeclaredResponses], errors: TypePath?, to printer: inout SourcePrinter
  ) {
    let head = "\(printer.access)static let declared: [DeclaredResponse] ="
    let others = errors.map { "\($0).declared" }
    guard !declared.isEmpty else { return printer.print("\(head) \(others ?? "[]")") }
    guard let others else {
      printer.print("\(head) [")
      emit(declared, to: &printer)
      printer.print("]")
      return
    }
    printer.print(head)
    printer.indented { printer in
      printer.print("[")
      emit(declared, to: &printer)
      printer.print("] + \(others)")
    }
  }

  private static func emit(_ declared: [DeclaredResponses], to printer: inout SourcePrinter) {
    printer.indented { printer in
      for responses in declared {
        emit(responses, separator: declared.count > 1 ? "," : "", to: &printer)
      }
    }
  }

  private static func emit(
    _ responses: DeclaredResponses, separator: String, to printer: inout SourcePrinter
  ) {
    var arguments: [String] = []
    var head = "DeclaredResponse("
    switch responses.statuses {
    case .codes(let codes): arguments = codes.map { String($0) }
    case .range(let range): arguments = ["range: \(range.lowerBound)...\(range.upperBound)"]
    case .all: head = ".fallback("
    }
    if !responses.fields.isEmpty {
      arguments.append("fields: [\(responses.fields.joined(separator: ", "))]")
    }
    if let function = responses.contentFunction { arguments.append("content: check\(function)") }
    printer.list(head, arguments, ")" + separator)
  }
}
