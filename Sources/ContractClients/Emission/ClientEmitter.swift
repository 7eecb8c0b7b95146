// Client contract -> one file of TypeScript, from what the contract says to what every client needs.

import OpenAPIDocument

/// Prints a client.
struct ClientEmitter {
  private let contract: ClientContract
  private var printer = TypeScriptPrinter()

  private init(_ contract: ClientContract) { self.contract = contract }

  /// The source of a client.
  static func emit(_ contract: ClientContract) -> String {
    var emitter = ClientEmitter(contract)
    emitter.emitHead()
    emitter.emitTypes()
    // A contract of webhooks alone has types and nothing to call.
    guard !contract.operations.isEmpty else {
      // A file that exports nothing would be a script, whose names are everybody's.
      if contract.types.isEmpty { emitter.printer.print("export {};") }
      return emitter.printer.text
    }
    for operation in contract.operations { emitter.emitTypes(of: operation) }
    emitOptions(contract, &emitter.printer)
    emitInterface(contract, &emitter.printer)
    let shapes = AnswerShapes(contract)
    shapes.emitShared(&emitter.printer)
    let helpers = emitClient(contract, shapes, &emitter.printer)
    emitter.printer.raw(FixedPart.types(contract))
    emitter.printer.raw(FixedPart.functions(contract, helpers))
    return emitter.printer.text
  }

  private mutating func emitHead() {
    let source = TypeScriptText.comment(contract.source).joined(separator: " ")
    printer.print("// Generated from \(source) by contractc. Do not edit.")
    printer.blank()
    let title = contract.title.isEmpty ? "an API without a title," : contract.title
    let name = TypeScriptText.comment("\(title) \(contract.version)").joined(separator: " ")
    var lines = ["A client of \(name)."]
    if let example = contract.operations.first(where: { !$0.answers.isEmpty }) {
      lines += usage(example)
    }
    printer.comment(lines)
    printer.blank()
  }

  /// How a client is used, by an operation of the contract.
  private func usage(_ example: ClientOperation) -> [String] {
    let hasToken = contract.security.schemes.contains { $0.isBearer }
    let token = hasToken ? ", token: () => session.token" : ""
    let given = example.parametersType == nil ? "" : "{ ... }"
    let base = "baseURL: \"https://api.example.com\""
    var lines = [
      "", "    const api = createClient({ \(base)\(token) });",
      "    const answer = await \(TypeScriptText.member(Name(example.name), of: "api"))(\(given));",
    ]
    if let status = example.answers.first?.firstCode {
      lines.append("    if (answer.status === \(status)) console.log(answer.body);")
    }
    return lines + [
      "",
      "A call resolves with every answer that the contract describes, told apart by `status`, and",
      "rejects with an `APIError` on any other. `orThrow` gives the body of a success alone.",
    ]
  }

  private mutating func emitTypes() {
    if contract.hasInt64 {
      printer.comment([
        "A whole number of 64 bits, which JSON.parse reads as the nearest `number`: exact up to",
        "2^53 - 1 (Number.MAX_SAFE_INTEGER) on either side of zero, rounded beyond.",
      ])
      printer.print("export type Int64 = number;\n")
    }
    for declaration in contract.types {
      printer.comment(declaration.documentation, isDeprecated: declaration.isDeprecated)
      emit(declaration.type, named: declaration.name)
      printer.blank()
    }
  }

  /// Declares a type: an interface, where it is an object.
  private mutating func emit(_ type: TypeExpression, named name: String) {
    if case .object(let object) = type, !(object.members.isEmpty && object.others != nil) {
      printer.print("export interface \(name) {")
      printer.raw(TypePrinter.members(of: object, indentation: 2))
      printer.print("}")
    } else {
      printer.type("export type \(name) =", type)
    }
  }

  // MARK: - Parameters and answers

  private mutating func emitTypes(of operation: ClientOperation) {
    if let name = operation.parametersType {
      emit(Self.parameters(of: operation), named: name)
      printer.blank()
    }
    let answers = operation.answers.flatMap { answer in
      answer.contents.isEmpty
        ? [Self.type(of: answer, nil, isChoice: false)]
        : answer.contents.map { Self.type(of: answer, $0, isChoice: answer.contents.count > 1) }
    }
    emit(answers, named: operation.answerType)
    printer.blank()
  }

  private mutating func emit(_ answers: [(name: String, arguments: [String])], named name: String) {
    let texts = answers.map { "\($0.name)<\($0.arguments.joined(separator: ", "))>" }
    let head = "export type \(name) ="
    if answers.count <= 1 {
      let line = "\(head) \(texts.first ?? "never");"
      if answers.isEmpty || printer.fits(line) { return printer.print(line) }
    }
    printer.print(head)
    for (index, answer) in answers.enumerated() {
      let end = index + 1 == answers.count ? ";" : ""
      let line = "  | \(texts[index])\(end)"
      if printer.fits(line) || texts[index].contains("\n") {
        printer.print(line)
      } else {
        printer.print("  | \(answer.name)<")
        printer.print(answer.arguments.map { "      \($0)" }.joined(separator: ",\n"))
        printer.print("    >\(end)")
      }
    }
  }

  /// What a call is given: the parameters by their names, and the body.
  private static func parameters(of operation: ClientOperation) -> TypeExpression {
    var object = ObjectType(
      members: operation.parameters.map {
        ObjectType.Member(
          name: $0.key, type: $0.type, isOptional: !$0.isRequired, documentation: $0.documentation,
          isDeprecated: $0.isDeprecated)
      })
    guard let body = operation.body else { return .object(object) }
    let alternatives = body.contents.enumerated().map { index, content in
      var members = [
        ObjectType.Member(
          name: body.key, type: content.type, isOptional: !body.isRequired,
          documentation: body.documentation + content.documentation)
      ]
      if body.isChoice {
        let type: TypeExpression =
          content.isRange ? .string : .literal(.string(Name(content.mediaType)))
        let note = content.isRange ? ["A media type of \(content.mediaType)."] : []
        members.insert(
          .init(
            name: body.contentTypeKey, type: type,
            // Where no body need be sent, nothing need be said of it; one that is sent has what `fetch` gives it.
            isOptional: index == 0 && !(content.isRange && body.isRequired),
            documentation: note), at: 0)
      }
      return members
    }
    if alternatives.count == 1 {
      object.members += alternatives[0]
      return .object(object)
    }
    let choice = TypeExpression.union(alternatives.map { .object(ObjectType(members: $0)) })
    return object.members.isEmpty ? choice : .intersection([.object(object), choice])
  }

  /// The type of an answer: its name and its arguments.
  private static func type(
    of answer: ClientAnswer, _ content: ClientAnswer.Content?, isChoice: Bool
  ) -> (name: String, arguments: [String]) {
    let name =
      switch answer.outcome {
      case .success: "Success"
      case .failure: "Failure"
      case .open: "Answer"
      }
    var arguments = [statuses(of: answer), body(content?.type ?? .keyword(.undefined))]
    let fields = answer.fields.map { field in
      ObjectType.Member(
        name: field.name,
        type: field.kind == .text ? .string : field.kind == .number ? .number : .boolean,
        isOptional: true)
    }
    if !fields.isEmpty {
      arguments.append(TypePrinter.line(.object(ObjectType(members: fields))))
    } else if isChoice {
      arguments.append("object")
    }
    if isChoice, let content {
      let media = TypeExpression.anyOf(
        content.mediaTypes.map { $0.contains("*") ? .string : .literal(.string(Name($0))) })
      arguments.append(TypePrinter.line(media))
    }
    return (name, arguments)
  }

  private static func body(_ type: TypeExpression) -> String {
    if case .union = type { return TypePrinter.line(type) }
    return TypePrinter.text(type, indentation: 2, column: 20)
  }

  private static func statuses(of answer: ClientAnswer) -> String {
    let others = answer.others.map(text).joined(separator: " | ")
    let own = answer.statuses.map(text).joined(separator: " | ")
    return others.isEmpty ? own : "Exclude<\(own), \(others)>"
  }

  private static func text(_ status: ClientAnswer.Status) -> String {
    switch status {
    case .code(let code): String(code)
    case .range(let digit): "Status<\"\(digit)\">"
    case .fallback: "Status"
    }
  }
}

extension ClientAnswer {
  /// The first status that is a number.
  var firstCode: Int? {
    for status in statuses {
      if case .code(let code) = status { return code }
    }
    return nil
  }
}

extension ClientSecurity.Scheme {
  /// Whether a bearer token satisfies it.
  var isBearer: Bool { if case .bearer = kind { true } else { false } }
}
