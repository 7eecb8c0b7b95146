// How the output of an operation becomes a response, and how debug builds hold it to the contract.

/// Prints the encoding of outputs.
enum OutputEmission {
  /// Prints `Output.response(to:)` and `check(_:)` of an operation.
  static func emit(_ operation: OperationPlan, to printer: inout SourcePrinter) {
    printer.blank()
    printer.block("extension \(operation.typeName).Output {") { printer in
      printer.print("/// The response as it is sent (\(operation.line.text)).")
      let name = operation.responses.contains { $0.contentFunction != nil } ? "request" : "_"
      printer.block("func response(to \(name): Request) -> Response {") { printer in
        printer.print("switch self {")
        for response in operation.responses { emit(response, to: &printer) }
        printer.print("}")
      }
    }
    emitCheck(operation, to: &printer)
  }

  private static func emit(_ response: ResponsePlan, to printer: inout SourcePrinter) {
    var bindings: [String] = []
    if !response.status.isFixed { bindings.append("let status") }
    if response.swiftType != nil { bindings.append("let body") }
    if response.headers != nil { bindings.append("let headers") }
    let values = bindings.isEmpty ? "" : "(\(bindings.joined(separator: ", ")))"
    printer.print("case .\(response.caseName)\(values):")
    printer.indented { printer in
      guard let function = response.contentFunction else {
        let fields = response.headers == nil ? "" : ", headers: headers.fields"
        printer.print("return Response(status: \(status(response))\(fields))")
        return
      }
      var arguments = [status(response), "body", "to: request"]
      if response.headers != nil { arguments.append("headers.fields") }
      printer.list("return respond\(function)(", arguments, ")")
    }
  }

  private static func status(_ response: ResponsePlan) -> String {
    if case .code(let code) = response.status { return String(code) }
    return "status"
  }

  /// Prints how one header field is added to `fields`.
  static func emit(_ header: HeaderPlan, to printer: inout SourcePrinter) {
    let name = SwiftLiteral.string(header.name)
    guard !header.isRequired || header.value.isNullable else {
      emitField(header, name, header.swiftName, to: &printer)
      return
    }
    printer.print("if let \(header.swiftName) {")
    printer.indented { emitField(header, name, header.swiftName, to: &$0) }
    printer.print("}")
  }

  private static func emitField(
    _ header: HeaderPlan, _ name: String, _ expression: String, to printer: inout SourcePrinter
  ) {
    switch header.value.codec {
    case .string: printer.print("fields.add(\(name), \(expression))")
    case .integer, .boolean: printer.print("fields.add(\(name), String(\(expression)))")
    default:
      printer.print("fields.add(json: \(name), explode: \(header.explode)) { writer in")
      printer.indented { $0.print(CodecExpressions.write(header.value.codec, expression)) }
      printer.print("}")
    }
  }

  // MARK: - Contents

  /// Prints the functions that make and check responses with one kind of content.
  static func emit(_ function: ContentFunction, to printer: inout SourcePrinter) {
    let isChoice = Set(function.contents.map { $0.swiftType(isRequest: false) }).count > 1
    let usesRequest = !isChoice && function.contents.count > 1
    printer.blank()
    printer.print("/// A response with \(mediaTypes(function)) (\(function.line.text)).".singleLine)
    printer.list(
      "private func respond\(function.name)(",
      [
        "_ status: Int", "_ body: \(function.swiftType)",
        "to \(usesRequest ? "request" : "_"): Request", "_ fields: Headers = Headers()",
      ], ") -> Response {")
    printer.indented { emitContents(function.contents, isChoice: isChoice, to: &$0) }
    printer.print("}")
    printer.blank()
    printer.print("#if DEBUG")
    printer.indented { emitCheck(function, to: &$0) }
    printer.print("#endif")
  }

  private static func mediaTypes(_ function: ContentFunction) -> String {
    function.contents.map { "`\($0.mediaType)`" }.joined(separator: " or ")
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
    guard content.mediaType.contains("*") else { return SwiftLiteral.string(content.mediaType) }
    switch content.format {
    case .json, .rawJSON: return "\"application/json\""
    case .text: return "\"text/plain; charset=utf-8\""
    default: return "\"application/octet-stream\""
    }
  }

  private static func emit(
    _ content: ContentPlan, _ mediaType: String, to printer: inout SourcePrinter
  ) {
    switch content.format {
    case .json(let value), .form(let value, _):
      printer.print("var writer = JSONWriter(reserving: 512)")
      CodecExpressions.write(value, "body", to: &printer)
      printer.print("return .content(status, \(mediaType), writer.finish(), fields)")
    case .rawJSON: printer.print("return .content(status, \(mediaType), body.bytes, fields)")
    case .text(let value):
      printer.print("var writer = JSONWriter(reserving: 512)")
      CodecExpressions.write(value, "body", to: &printer)
      printer.print("return .text(status, \(mediaType), writer.finish(), fields)")
    case .bytes, .multipart:
      printer.print("return .content(status, \(mediaType), body, fields)")
    }
  }

  // MARK: - Checks of debug builds

  private static func emitCheck(_ function: ContentFunction, to printer: inout SourcePrinter) {
    printer.print("/// What is wrong with such a response; `nil` if nothing is.")
    printer.block("private func check\(function.name)(_ response: Response) -> String? {") {
      printer in
      for content in function.contents {
        switch content.format {
        case .json(let value), .rawJSON(let value):
          let arguments = ["response", mediaType(content), CodecExpressions.reader(value)]
          printer.list("if let fault = ContractContent.check(", arguments, ") {")
          printer.print("  return fault")
          printer.print("}")
        default: break
        }
      }
      printer.list(
        "return ContractContent.checkMediaType(", ["response", "[\(offers(function.contents))]"],
        ")")
    }
  }

  private static func emitCheck(_ operation: OperationPlan, to printer: inout SourcePrinter) {
    printer.blank()
    printer.block("extension \(operation.typeName) {") { printer in
      printer.print("/// What is wrong with a response, in debug builds; `nil` if nothing is.")
      printer.block("static func check(_ response: Response) -> String? {") { printer in
        printer.print("#if DEBUG")
        printer.indented { emitSwitch(operation, to: &$0) }
        printer.print("#else")
        printer.indented { $0.print("return nil") }
        printer.print("#endif")
      }
    }
  }

  private static func emitSwitch(_ operation: OperationPlan, to printer: inout SourcePrinter) {
    printer.print("switch response.status {")
    var groups: [(labels: [String], response: ResponsePlan)] = []
    for response in ordered(operation.responses) {
      let index = groups.firstIndex { isSame($0.response, response) }
      if let index, response.status != .fallback {
        groups[index].labels.append(label(response.status))
      } else {
        groups.append(([label(response.status)], response))
      }
    }
    for (labels, response) in groups {
      if response.status == .fallback { printer.print("default:") } else { printer.cases(labels) }
      printer.indented { emitChecks(response, to: &$0) }
    }
    if !operation.responses.contains(where: { $0.status == .fallback }) {
      printer.print("default: return ContractContent.undeclared(response)")
    }
    printer.print("}")
  }

  /// Whether two responses are checked alike.
  private static func isSame(_ left: ResponsePlan, _ right: ResponsePlan) -> Bool {
    left.contentFunction == right.contentFunction
      && requiredFields(left) == requiredFields(right) && left.status != .fallback
  }

  private static func requiredFields(_ response: ResponsePlan) -> [String] {
    (response.headers?.fields ?? []).filter(\.isRequired).map { SwiftLiteral.string($0.name) }
  }

  private static func emitChecks(_ response: ResponsePlan, to printer: inout SourcePrinter) {
    let names = requiredFields(response)
    if !names.isEmpty {
      printer.list(
        "let fault = ContractContent.missing(",
        ["[\(names.joined(separator: ", "))]", "in: response"], ")")
      printer.print("if let fault { return fault }")
    }
    if let function = response.contentFunction {
      printer.print("return check\(function)(response)")
    } else {
      printer.print("return ContractContent.checkEmpty(response)")
    }
  }

  private static func ordered(_ responses: [ResponsePlan]) -> [ResponsePlan] {
    func rank(_ status: ResponsePlan.Status) -> Int {
      switch status {
      case .code: 0
      case .range: 1
      case .fallback: 2
      }
    }
    return responses.enumerated().sorted {
      (rank($0.element.status), $0.offset) < (rank($1.element.status), $1.offset)
    }.map(\.element)
  }

  private static func label(_ status: ResponsePlan.Status) -> String {
    switch status {
    case .code(let code): String(code)
    case .range(let digit): "\(digit)00...\(digit)99"
    case .fallback: "_"
    }
  }
}
