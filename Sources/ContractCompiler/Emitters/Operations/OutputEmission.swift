// How the output of an operation becomes a response, and how debug builds hold it to the contract.

/// Prints the encoding of outputs.
enum OutputEmission {
  /// The text of Responses.swift.
  static func emit(_ contract: Contract) -> String {
    var printer = SourcePrinter(
      source: contract.source,
      about: "From what handlers answer to responses; debug builds hold these to the contract.")
    for operation in contract.operations { emit(operation, to: &printer) }
    SharedEmission.emitResponses(contract, to: &printer)
    emit(contract.contents, to: &printer)
    return printer.text
  }

  private static func emit(_ operation: OperationPlan, to printer: inout SourcePrinter) {
    let errors = operation.errors
    emit(
      operation.responses, errors: errors?.path, of: operation.typePath + ".Output", to: &printer)
    if let errors, errors.isDeclaredHere {
      emit(errors.responses, errors: nil, of: errors.path, to: &printer)
    }
  }

  /// Prints what `OperationOutput` demands.
  private static func emit(
    _ responses: [ResponsePlan], errors: String?, of path: String, to printer: inout SourcePrinter
  ) {
    printer.blank()
    printer.block("extension \(path) {") { printer in
      let usesRequest = errors != nil || responses.contains { $0.contentFunction != nil }
      let name = usesRequest ? "request" : "_"
      printer.block("public func response(to \(name): Request) -> Response {") { printer in
        printer.print("switch self {")
        for response in responses { emit(response, to: &printer) }
        if errors != nil { printer.print("case .error(let error): error.response(to: request)") }
        printer.print("}")
      }
      printer.blank()
      emitDeclared(responses, errors: errors, to: &printer)
    }
  }

  private static func emit(_ response: ResponsePlan, to printer: inout SourcePrinter) {
    var bindings: [String] = []
    if !response.status.isFixed { bindings.append("let status") }
    if response.swiftType != nil { bindings.append("let body") }
    if response.headers != nil { bindings.append("let headers") }
    let values = bindings.isEmpty ? "" : "(\(bindings.joined(separator: ", ")))"
    let head = "case .\(response.caseName)\(values):"
    var arguments = [status(response)]
    var call = "Response(status: "
    if let function = response.contentFunction {
      call = "respond\(function)("
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
  static func emit(_ functions: [ContentFunction], to printer: inout SourcePrinter) {
    guard !functions.isEmpty else { return }
    for function in functions { emit(function, to: &printer) }
    for function in functions {
      printer.blank()
      emitCheck(function, to: &printer)
    }
  }

  private static func emit(_ function: ContentFunction, to printer: inout SourcePrinter) {
    let usesRequest = !function.isChoice && function.contents.count > 1
    printer.blank()
    printer.list(
      "private func respond\(function.name)(",
      [
        "_ status: Int", "_ body: \(function.swiftType.spelled(in: .module))",
        "to \(usesRequest ? "request" : "_"): Request", "_ fields: Headers = Headers()",
      ], ") -> Response {")
    printer.indented { emitContents(function.contents, isChoice: function.isChoice, to: &$0) }
    printer.print("}")
  }

  private static func emitContents(
    _ contents: [ContentPlan], isChoice: Bool, to printer: inout SourcePrinter
  ) {
    if isChoice {
      printer.print("switch body {")
      for content in contents {
        printer.print("case .\(content.caseName)(let body):")
        printer.indented { emit(content, mediaType(content), to: &$0) }
      }
      printer.print("}")
    } else if contents.count == 1 {
      emit(contents[0], mediaType(contents[0]), to: &printer)
    } else {
      printer.list(
        "let mediaType = ContractContent.choose(", ["[\(offers(contents))]", "for: request"], ")")
      emit(contents[0], "mediaType", to: &printer)
    }
  }

  private static func offers(_ contents: [ContentPlan]) -> String {
    contents.map(mediaType).joined(separator: ", ")
  }

  /// The media type as it is sent: a range stands for its most usual member.
  private static func mediaType(_ content: ContentPlan) -> String {
    guard content.isRange else { return SwiftLiteral.string(content.mediaType) }
    switch content.format {
    case .json, .rawJSON: return "\"application/json\""
    case .text: return "\"text/plain; charset=utf-8\""
    default: return SwiftLiteral.string(content.mediaType)
    }
  }

  private static func emit(
    _ content: ContentPlan, _ mediaType: String, to printer: inout SourcePrinter
  ) {
    switch content.format {
    case .json(let value):
      printer.print("var writer = JSONWriter(reserving: 512)")
      CodecExpressions.write(value, "body", in: .module, to: &printer)
      printer.print("return .content(status, \(mediaType), writer.finish(), fields)")
    case .rawJSON: printer.print("return .content(status, \(mediaType), body.bytes, fields)")
    case .text(let value, _):
      printer.print("var writer = JSONWriter(reserving: 512)")
      CodecExpressions.write(value, "body", in: .module, to: &printer)
      printer.print("return .text(status, \(mediaType), writer.finish(), fields)")
    case .bytes where content.isRange:
      printer.print("return .content(status, body, fields)")
    case .bytes, .form, .multipart:
      printer.print("return .content(status, \(mediaType), body, fields)")
    }
  }

  // MARK: - Checks of debug builds

  private static func emitCheck(_ function: ContentFunction, to printer: inout SourcePrinter) {
    let head = "@Sendable private func check\(function.name)(_ response: Response) -> String? {"
    printer.block(head) { printer in
      var arguments = ["response", "[\(offers(function.contents))]"]
      let readers = function.contents.map(reader)
      if readers.allSatisfy({ $0 == readers[0] }) {
        if let reader = readers[0] { arguments.append(reader) }
        printer.list("ContractContent.check(", arguments, ")")
        return
      }
      for (content, reader) in zip(function.contents, readers) {
        guard let reader else { continue }
        let types = "[\(mediaType(content))]"
        let fault = ReservedNames.label(content.caseName) + "Fault"
        printer.list(
          "let \(fault) = ContractContent.checkJSON(", ["response", types, reader], ")")
        printer.print("if let \(fault) { return \(fault) }")
      }
      printer.list("return ContractContent.check(", arguments, ")")
    }
  }

  /// The codec of a content, if it is JSON.
  private static func reader(_ content: ContentPlan) -> String? {
    switch content.format {
    case .json(let value), .rawJSON(let value): CodecExpressions.reader(value, in: .module)
    default: nil
    }
  }

  // MARK: - Declared responses

  private static func emitDeclared(
    _ responses: [ResponsePlan], errors: String?, to printer: inout SourcePrinter
  ) {
    let groups = groups(responses)
    guard !groups.isEmpty else {
      printer.print(
        "public static let declared: [DeclaredResponse] = \(errors.map { "\($0).declared" } ?? "[]")"
      )
      return
    }
    let head = "public static let declared: [DeclaredResponse] ="
    guard let errors else {
      printer.print("\(head) [")
      emitDeclared(groups, to: &printer)
      printer.print("]")
      return
    }
    printer.print(head)
    printer.indented { printer in
      printer.print("[")
      emitDeclared(groups, to: &printer)
      printer.print("] + \(errors).declared")
    }
  }

  private static func emitDeclared(
    _ groups: [(codes: [String], response: ResponsePlan)], to printer: inout SourcePrinter
  ) {
    printer.indented { printer in
      for (codes, response) in groups {
        emitDeclared(codes, response, separator: groups.count > 1 ? "," : "", to: &printer)
      }
    }
  }

  /// Responses with the same checks together, with their status codes.
  private static func groups(
    _ responses: [ResponsePlan]
  ) -> [(codes: [String], response: ResponsePlan)] {
    var groups: [(codes: [String], response: ResponsePlan)] = []
    for response in responses {
      guard case .code(let code) = response.status else {
        groups.append(([], response))
        continue
      }
      let index = groups.firstIndex { isSame($0.response, response) }
      if let index {
        groups[index].codes.append(String(code))
      } else {
        groups.append(([String(code)], response))
      }
    }
    return groups
  }

  private static func emitDeclared(
    _ codes: [String], _ response: ResponsePlan, separator: String,
    to printer: inout SourcePrinter
  ) {
    var arguments = codes
    var head = "DeclaredResponse("
    switch response.status {
    case .code: break
    case .range(let digit): arguments.append("range: \(digit)00...\(digit)99")
    case .fallback: head = ".fallback("
    }
    let fields = requiredFields(response)
    if !fields.isEmpty { arguments.append("fields: [\(fields.joined(separator: ", "))]") }
    if let function = response.contentFunction { arguments.append("content: check\(function)") }
    printer.list(head, arguments, ")" + separator)
  }

  /// Whether two responses with a status code are checked alike.
  private static func isSame(_ left: ResponsePlan, _ right: ResponsePlan) -> Bool {
    left.status.isFixed && left.contentFunction == right.contentFunction
      && requiredFields(left) == requiredFields(right)
  }

  private static func requiredFields(_ response: ResponsePlan) -> [String] {
    (response.headers?.fields ?? []).filter(\.isRequired).map { SwiftLiteral.string($0.name) }
  }
}
