// The types that a response is made of: its header fields, and its content by media type.

/// Prints the types of responses.
enum ResponseParts {
  /// Prints the types that a response does not share with others.
  static func emit(
    _ response: ResponsePlan, in scope: LookupScope, to printer: inout SourcePrinter
  ) {
    if let choice = response.choice, !choice.isShared {
      printer.blank()
      emit(choice, in: scope, to: &printer)
    }
    guard let headers = response.headers, !headers.isShared else { return }
    printer.blank()
    emit(headers, in: scope, to: &printer)
  }

  /// Prints the enum of a content.
  static func emit(
    _ choice: ContentChoice, in scope: LookupScope, to printer: inout SourcePrinter
  ) {
    printer.print("/// The content of \(choice.subject), by its media type.".singleLine)
    printer.block(
      "\(printer.access)enum \(choice.name): \(scope[.sendable]) {  // \(choice.line.text)"
    ) {
      printer in
      for content in choice.contents {
        printer.print("/// `\(content.mediaType)`.".singleLine)
        let type = content.swiftType.spelled(in: scope)
        printer.print("case \(content.caseName)(\(type))")
      }
    }
  }

  /// Prints the structure of header fields.
  static func emit(
    _ headers: HeadersPlan, in scope: LookupScope, to printer: inout SourcePrinter
  ) {
    let fields = headers.fields.map { header in
      TypesEmitter.Field(
        name: header.swiftName, type: header.memberType.spelled(in: scope),
        defaultValue: header.isRequired ? nil : "nil", documentation: header.documentation,
        line: header.line, isDeprecated: false,
        attribute: "")
    }
    printer.block(
      "\(printer.access)struct \(headers.name): \(scope[.hashable]), \(scope[.sendable]) {  // \(headers.line.text)"
    ) {
      printer in
      TypesEmitter.emit(fields, to: &printer)
      printer.blank()
      printer.block("var fields: \(scope[.headers]) {") { printer in
        printer.print("var fields = \(scope[.headers])()")
        for header in headers.fields { emit(header, in: scope, to: &printer) }
        printer.print("return fields")
      }
    }
  }

  /// Prints how one header field is added to `fields`.
  private static func emit(
    _ header: HeaderPlan, in scope: LookupScope, to printer: inout SourcePrinter
  ) {
    guard header.isOptional else {
      emitField(header, in: scope, to: &printer)
      return
    }
    printer.print("if let \(header.swiftName) {")
    printer.indented { emitField(header, in: scope, to: &$0) }
    if let text = header.nullText {
      printer.print("} else {")
      printer.indented {
        $0.print("fields.add(\(SwiftLiteral.string(header.name)), \(SwiftLiteral.string(text)))")
      }
    }
    printer.print("}")
  }

  private static func emitField(
    _ header: HeaderPlan, in scope: LookupScope, to printer: inout SourcePrinter
  ) {
    let name = SwiftLiteral.string(header.name)
    switch header.writing {
    case .text: printer.print("fields.add(\(name), \(header.swiftName))")
    case .description:
      printer.print("fields.add(\(name), \(scope[.string])(\(header.swiftName)))")
    case .json(let codec, let explode):
      emitWriter(
        "fields.add(json: \(name), explode: \(explode))", codec, header, in: scope, to: &printer)
    case .jsonText(let codec):
      emitWriter("fields.add(text: \(name))", codec, header, in: scope, to: &printer)
    }
  }

  private static func emitWriter(
    _ head: String, _ codec: Codec, _ header: HeaderPlan, in scope: LookupScope,
    to printer: inout SourcePrinter
  ) {
    printer.print("\(head) { writer in")
    printer.indented { $0.print(CodecExpressions.write(codec, header.swiftName, in: scope)) }
    printer.print("}")
  }
}
