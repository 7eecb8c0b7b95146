// The content of responses -> the functions with which debug builds hold it to its media types and schemas.

/// Prints the checks of responses.
enum ResponseChecks {
  /// Prints the function that holds responses of one kind of content to the contract.
  static func emit(_ function: ContentFunction, to printer: inout SourcePrinter) {
    let head = "@Sendable private func check\(function.name)(_ response: Response) -> String? {"
    let judges = function.contents.map(ContentJudge.init)
    printer.block(head) { printer in
      if judges.allSatisfy({ $0 == judges[0] }) {
        let arguments = ["response", "[\(function.offers)]"] + (judges[0]?.arguments ?? [])
        guard let reader = judges[0]?.reader else {
          return printer.list("ContractContent.check(", arguments, ")")
        }
        return printer.call("ContractContent.check(", arguments, reader)
      }
      emitChecks(function.contents, judges, to: &printer)
    }
  }

  /// Each media type has a judge of its own, or none.
  private static func emitChecks(
    _ contents: [ContentPlan], _ judges: [ContentJudge?], to printer: inout SourcePrinter
  ) {
    printer.array(
      "let mediaTypes: [StaticString] = [", contents.map { SwiftLiteral.string($0.sentType) }, "]")
    printer.print("switch ContractContent.declared(of: response, among: mediaTypes) {")
    var seen: [ContentJudge] = []
    for case let judge? in judges where !seen.contains(judge) {
      seen.append(judge)
      let indices = judges.indices.filter { judges[$0] == judge }.map(String.init)
      printer.print("case \(indices.joined(separator: ", ")):")
      printer.indented {
        let head = "return ContractContent.\(judge.function)("
        $0.call(head, ["response"] + judge.arguments, judge.reader)
      }
    }
    printer.print("default: return ContractContent.check(response, mediaTypes)")
    printer.print("}")
  }
}

/// What holds a content to its schema in debug builds; there is none for bytes.
private struct ContentJudge: Equatable {
  /// The Runtime's function that reads one such content.
  let function: String
  /// Its arguments between the response and the reader.
  let arguments: [String]
  /// What reads the value.
  let reader: ReaderArgument

  init?(_ content: ContentPlan) {
    switch content.format {
    case .json(let value), .rawJSON(let value):
      function = "checkJSON"
      arguments = []
      reader = CodecExpressions.reader(value, in: .module)
    case .text(let value, let form):
      function = "checkText"
      arguments = ["as: \(ShapeExpression.text(form))"]
      reader = CodecExpressions.reader(value, in: .module)
    case .sequence, .bytes, .form, .multipart: return nil
    }
  }
}

extension ContentFunction {
  /// The media types that are sent, as the items of a literal.
  var offers: String {
    contents.map { SwiftLiteral.string($0.sentType) }.joined(separator: ", ")
  }
}
