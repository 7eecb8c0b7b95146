// The constants that say how parameters, header fields of parts and bodies are read, each made once.

import ContractModel

extension InputEmission {
  /// Prints the constants of an operation; `false` where it has none.
  static func emitConstants(
    _ input: InputPlan, _ operation: OperationPlan, to printer: inout SourcePrinter
  ) -> Bool {
    var isEmpty = true
    for parameter in input.parameters {
      guard case .own(let name) = parameter.declaration.constant else { continue }
      isEmpty = false
      emitConstant(
        parameter.declaration.reader, named: name, declaration: "private static let", in: .module,
        to: &printer)
    }
    guard let body = operation.body else { return !isEmpty }
    for content in body.contents {
      guard case .multipart(let plan) = content.format else { continue }
      for header in plan.headers {
        emitConstant(
          header.reader, named: header.constant, declaration: "private static let", in: .module,
          to: &printer)
      }
    }
    let types = body.contents.map { SwiftLiteral.string($0.mediaType) }
    printer.call(
      "private static let content = RequestContent(", [], array: types,
      ["required: \(body.isRequired)"]
        + (body.bytes.isEmpty
          ? [] : ["bytes: [\(body.bytes.map(String.init).joined(separator: ", "))]"]))
    return true
  }

  /// Prints the constant that says how a parameter is read.
  ///
  /// - Parameters:
  ///   - reader: How it is read.
  ///   - name: The name of the constant.
  ///   - declaration: What stands before the name, such as `private static let`.
  ///   - scope: Where the constant stands.
  ///   - printer: Where to print.
  static func emitConstant(
    _ reader: ParameterReader, named name: String, declaration: String, in scope: LookupScope,
    to printer: inout SourcePrinter
  ) {
    let place = [SwiftLiteral.string(reader.name), "in: .\(reader.location.rawValue)"]
    var presence = reader.mustBeThere ? ["required: true"] : []
    if reader.allowsEmptyValue { presence.append("allowEmptyValue: true") }
    let head = "\(declaration) \(name) = "
    switch reader.reading {
    case .scalar(let scalar, let isNullable):
      let nullable = isNullable ? ["nullable: true"] : []
      printer.list(
        "\(head)\(scope[.scalarParameter])(",
        place + presence + nullable + [CodecExpressions.rule(scalar, in: scope)], ")")
    case .json(let codec, let form, .ofLocation, let isNullable):
      if isNullable { presence.append("nullable: true") }
      let shape = form == .scalar([.string]) ? [] : ["shape: \(ShapeExpression.text(form))"]
      printer.call(
        "\(head)\(scope[.requestParameter])(", place + presence + shape,
        CodecExpressions.reader(Value(codec), in: scope), label: "read: ")
    case .wholeQuery(let codec, let content, let isNullable):
      emitWholeQuery(
        "\(head)\(scope[.queryStringParameter])(",
        [place[0]] + presence + (isNullable ? ["nullable: true"] : []), content,
        CodecExpressions.reader(Value(codec), in: scope), to: &printer)
    case .json(let codec, let form, .named(let style, let explode), let isNullable):
      if isNullable { presence.append("nullable: true") }
      let style = ["style: .\(style)", "explode: \(explode)"]
      printer.call(
        "\(head)\(scope[.requestParameter])(",
        place + style + presence + ["shape: \(ShapeExpression.text(form))"],
        CodecExpressions.reader(Value(codec), in: scope), label: "read: ")
    }
  }

  /// Prints the call that describes a whole query; the fields of a form that is too wide stand in lines
  /// of their own.
  private static func emitWholeQuery(
    _ head: String, _ arguments: [String], _ content: ParameterReader.QueryContent,
    _ reader: ReaderArgument, to printer: inout SourcePrinter
  ) {
    let text = "content: \(self.content(content))"
    var isWide = false
    printer.indented { isWide = !$0.fits(text) }
    guard isWide, case .form(let plan) = content else {
      return printer.call(head, arguments + [text], reader, label: "read: ")
    }
    let options = ShapeExpression.options(of: plan).map { ", " + $0 }.joined()
    printer.print(head)
    printer.indented { printer in
      printer.print(arguments.joined(separator: ", ") + ",")
      printer.print("content: .form(")
      printer.indented { printer in
        printer.print(".init([")
        printer.indented { printer in
          for field in plan.fields { printer.print(ShapeExpression.field(field) + ",") }
        }
        printer.print("]\(options))),")
      }
      printer.print("read: \(reader.text))")
    }
  }

  /// How a whole query stands for its value.
  private static func content(_ content: ParameterReader.QueryContent) -> String {
    switch content {
    case .form(let plan): ".form(\(ShapeExpression.form(plan)))"
    case .json: ".json"
    case .text(let form): ".text(\(ShapeExpression.text(form)))"
    }
  }
}
