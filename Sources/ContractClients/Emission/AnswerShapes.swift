// Answers -> what the client is told of them at run time: statuses, media types, header fields. Those that
// several operations have stand once, in a constant.

import OpenAPIDocument

/// The shapes of the answers of a client.
struct AnswerShapes {
  /// The names of constants by the fields of the shape.
  private var names: [[String]: String] = [:]
  private var shared: [(name: String, fields: [String])] = []

  /// Collects the shapes of a contract.
  init(_ contract: ClientContract) {
    let answers = contract.operations.flatMap(\.answers)
    var counts: [[String]: Int] = [:]
    for answer in answers { counts[Self.fields(of: answer), default: 0] += 1 }
    var table = TypeScriptNames(.member)
    for answer in answers {
      let fields = Self.fields(of: answer)
      guard counts[fields, default: 0] > 1, names[fields] == nil else { continue }
      let name = table.assign("on" + Self.word(answer.statuses.first ?? .fallback))
      names[fields] = name
      shared.append((name, fields))
    }
  }

  /// Prints the constants.
  func emitShared(_ printer: inout TypeScriptPrinter) {
    guard !shared.isEmpty else { return }
    printer.print("// Answers of several operations.")
    for (name, fields) in shared {
      Self.emit("const \(name): AnswerShape = ", fields, ";", &printer)
    }
    printer.blank()
  }

  /// Prints the answers of an operation.
  func emit(_ answers: [ClientAnswer], _ printer: inout TypeScriptPrinter) {
    let known = answers.map { names[Self.fields(of: $0)] }
    if !known.contains(nil) {
      return printer.list("answers: ", known.compactMap(\.self), ",")
    }
    printer.block("answers: [", "],") { printer in
      for (answer, name) in zip(answers, known) {
        if let name {
          printer.print(name + ",")
        } else {
          Self.emit("", Self.fields(of: answer), ",", &printer)
        }
      }
    }
  }

  private static func emit(
    _ head: String, _ fields: [String], _ tail: String, _ printer: inout TypeScriptPrinter
  ) {
    let line = "\(head){ \(fields.joined(separator: ", ")) }\(tail)"
    if printer.fits(line) { return printer.print(line) }
    printer.block(head + "{", "}" + tail) { printer in
      for field in fields { printer.print(field + ",") }
    }
  }

  private static func word(_ status: ClientAnswer.Status) -> String {
    switch status {
    case .code(let code): String(code)
    case .range(let digit): "\(digit)XX"
    case .fallback: "Default"
    }
  }

  private static func fields(of answer: ClientAnswer) -> [String] {
    let statuses = answer.statuses.map { status in
      switch status {
      case .code(let code): String(code)
      case .range(let digit): "\"\(digit)XX\""
      case .fallback: "\"default\""
      }
    }
    var fields = ["status: [\(statuses.joined(separator: ", "))]"]
    if answer.outcome == .failure, answer.statuses == [.fallback] { fields.append("ok: false") }
    for reading in ClientAnswer.Reading.allCases {
      let types = answer.contents.filter { $0.reading == reading }.flatMap(\.mediaTypes)
      if types.isEmpty { continue }
      let texts = types.map { TypeScriptText.quoted($0) }
      fields.append("\(reading.rawValue): [\(texts.joined(separator: ", "))]")
    }
    if !answer.fields.isEmpty {
      let headers = answer.fields.map { field in
        let convert =
          switch field.kind {
          case .text: "String"
          case .number: "Number"
          case .boolean: "(text) => text === \"true\""
          }
        return "[\(TypeScriptText.quoted(field.name.text)), \(convert)]"
      }
      fields.append("headers: [\(headers.joined(separator: ", "))]")
    }
    return fields
  }
}
