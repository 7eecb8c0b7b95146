// The content and header fields of responses -> what debug builds hold them to the contract with.

/// Prints the checks of responses.
enum ResponseChecks {
  /// Prints the constants that say how header fields are read.
  static func emit(_ fields: [DeclaredField], to printer: inout SourcePrinter) {
    guard !fields.isEmpty else { return }
    printer.blank()
    for field in fields {
      InputEmission.emitConstant(
        field.reader, named: field.constant, declaration: "private let", in: .module, to: &printer)
    }
  }

  /// Prints the function that holds responses of one kind of content to the contract.
  static func emit(_ function: ContentFunction, to printer: inout SourcePrinter) {
    let head = "@Sendable private func check\(function.name)(_ response: Response) -> String? {"
    printer.block(head) { printer in
      switch function.check {
      case .same(nil):
        printer.list("ContractContent.check(", ["response", "[\(function.offers)]"], ")")
      case .same(let judge?):
        printer.call(
          "ContractContent.check(", ["response", "[\(function.offers)]"] + judge.arguments,
          judge.reader)
      case .byMediaType(let judges): emit(judges, of: function.contents, to: &printer)
      }
    }
  }

  private static func emit(
    _ judges: [(judge: ContentJudge, contents: [Int])], of contents: [ContentPlan],
    to printer: inout SourcePrinter
  ) {
    printer.array(
      "let mediaTypes: [StaticString] = [", contents.map { SwiftLiteral.string($0.sentType) }, "]")
    printer.print("switch ContractContent.declared(of: response, among: mediaTypes) {")
    for (judge, indices) in judges {
      printer.print("case \(indices.map(String.init).joined(separator: ", ")):")
      printer.indented {
        let head = "return ContractContent.\(judge.function)("
        $0.call(head, ["response"] + judge.arguments, judge.reader)
      }
    }
    printer.print("default: return ContractContent.check(response, mediaTypes)")
    printer.print("}")
  }
}

extension ContentJudge {
  /// The Runtime's function that reads one such content.
  fileprivate var function: String {
    switch self {
    case .json: "checkJSON"
    case .text: "checkText"
    }
  }

  /// Its arguments between the response and the reader.
  fileprivate var arguments: [String] {
    switch self {
    case .json: []
    case .text(_, let form): ["as: \(ShapeExpression.text(form))"]
    }
  }

  /// What reads the value.
  fileprivate var reader: ReaderArgument {
    switch self {
    case .json(let value), .text(let value, _): CodecExpressions.reader(value, in: .module)
    }
  }
}

extension ContentFunction {
  /// The media types that are sent, as the items of a literal.
  var offers: String {
    contents.map { SwiftLiteral.string($0.sentType) }.joined(separator: ", ")
  }
}
