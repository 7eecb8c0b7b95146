// How the body of a request is read: JSON, text, forms, multipart or bytes.

extension InputEmission {
  /// Prints how the body is read.
  static func emitBody(_ body: RequestBodyPlan, to printer: inout SourcePrinter) {
    if body.isStream {
      printer.print(
        body.isRequired
          ? "let body = try Self.content.stream(of: request)"
          : "let body = try Self.content.optionalStream(of: request)")
      return
    }
    if body.contents.count == 1, case .json(let value) = body.contents[0].format {
      emitJSONBody(value, to: &printer)
      return
    }
    printer.print(
      """
      var body: \(body.swiftType.spelled(in: .module))?
      if let (match, bytes) = try await Self.content.read(request, limit: limits.bodyBytes) {
        switch match.index {
      """)
    printer.indented { printer in
      for (index, content) in body.contents.enumerated() {
        printer.print(index + 1 < body.contents.count ? "case \(index):" : "default:")
        printer.indented { emitContent(content, wraps: body.isChoice, to: &$0) }
      }
      printer.print("}")
    }
    printer.print("}")
  }

  private static func emitJSONBody(_ value: Value, to printer: inout SourcePrinter) {
    let reader = CodecExpressions.reader(value, in: .module)
    let head = "let body = try await Self.content.json("
    if !reader.hasPrefix("{") {
      printer.list(head, ["request", "limits", "&violations", reader], ")")
      return
    }
    printer.print("\(head)request, limits, &violations) {")
    printer.indented { printer in
      printer.print(CodecExpressions.closureHead(value, in: .module))
      printer.print("try \(CodecExpressions.read(value, in: .module))")
    }
    printer.print("}")
  }

  private static func emitContent(
    _ content: ContentPlan, wraps: Bool, to printer: inout SourcePrinter
  ) {
    let wrap = wraps ? ".map { .\(content.caseName)($0) }" : ""
    switch content.format {
    case .json(let value), .rawJSON(let value): emitParsed("bytes", value, wrap, to: &printer)
    case .text(let value):
      printer.print("let text = try ContractContent.text(bytes)")
      emitParsed("text", value, wrap, to: &printer)
    case .bytes:
      printer.print(wraps ? "body = .\(content.caseName)(.bytes(bytes))" : "body = .bytes(bytes)")
    case .form(let value, let fields):
      emitFields("URLEncodedForm", fields, to: &printer)
      printer.print("let form = try URLEncodedForm(bytes).json(fields)")
      emitParsed("form", value, wrap, to: &printer)
    case .multipart(let plan): emitMultipart(plan, content, wraps: wraps, to: &printer)
    }
  }

  private static func emitParsed(
    _ bytes: String, _ value: Value, _ wrap: String, to printer: inout SourcePrinter
  ) {
    let reader = CodecExpressions.reader(value, in: .module)
    let head = "body = try ContractContent.read("
    if reader.hasPrefix("{") {
      printer.list(head, [bytes, "limits", "&violations"], ") {")
      printer.indented { printer in
        printer.print(CodecExpressions.closureHead(value, in: .module))
        printer.print("try \(CodecExpressions.read(value, in: .module))")
      }
      printer.print("}\(wrap)")
      return
    }
    let arguments = "\(bytes), limits, &violations, \(reader)"
    if wrap.isEmpty || printer.fits("\(head)\(arguments))\(wrap)") {
      printer.list(head, [bytes, "limits", "&violations", reader], ")\(wrap)")
    } else {
      printer.print(head)
      printer.indented { $0.print(arguments) }
      printer.print(")\(wrap)")
    }
  }

  private static func emitFields(
    _ type: String, _ fields: [FormField], to printer: inout SourcePrinter
  ) {
    printer.print("let fields: [\(type).Field] = [")
    printer.indented { printer in
      for field in fields {
        let name = SwiftLiteral.string(field.name)
        let style =
          type == "URLEncodedForm" && (field.style != "form" || !field.explode)
          ? "style: .\(field.style), explode: \(field.explode), " : ""
        printer.print(".init(\(name), \(style)shape: \(shape(field.shape, in: .module))),")
      }
    }
    printer.print("]")
  }

  private static func emitMultipart(
    _ plan: MultipartPlan, _ content: ContentPlan, wraps: Bool, to printer: inout SourcePrinter
  ) {
    let isUsed = plan.value != nil || !plan.files.isEmpty
    printer.print(
      "\(isUsed ? "let form" : "_") = try MultipartForm(bytes, mediaType: match.mediaType)")
    var arguments: [String] = []
    if let value = plan.value {
      emitFields("MultipartForm", plan.fields, to: &printer)
      let reader = CodecExpressions.reader(value, in: .module)
      printer.list(
        "let values = try ContractContent.read(",
        ["form.json(fields)", "limits", "&violations", reader], ")")
      arguments.append("fields: values")
    }
    for (index, file) in plan.files.enumerated() {
      let name = SwiftLiteral.string(file.name)
      let local = "file\(index + 1)"
      let rules = fileRules(file)
      printer.list(
        "let \(local) = form.\(file.isArray ? "files" : "file")(",
        [name] + (rules.isEmpty ? [] : ["rules: .init(\(rules.joined(separator: ", ")))"])
          + ["&violations"], ")")
      arguments.append("\(file.swiftName): \(local)")
    }
    let needed =
      (plan.value == nil ? [] : ["let values"])
      + plan.files.enumerated().filter { $1.isRequired && !$1.isArray }.map {
        "let file\($0.offset + 1)"
      }
    let head = "body = \(wraps ? ".\(content.caseName)(" : "")\(plan.typeName)("
    let tail = wraps ? "))" : ")"
    if needed.isEmpty {
      printer.list(head, arguments, tail)
    } else {
      printer.list("if ", needed, " {")
      printer.indented { $0.list(head, arguments, tail) }
      printer.print("}")
    }
  }

  /// The arguments of a file's rules; none where there are no rules.
  private static func fileRules(_ file: MultipartPlan.File) -> [String] {
    var rules: [String] = []
    if file.isRequired { rules.append("required: true") }
    if !file.mediaTypes.isEmpty {
      let types = file.mediaTypes.map(SwiftLiteral.string).joined(separator: ", ")
      rules.append("types: [\(types)]")
    }
    if let bytes = range(file.strings.minLength, file.strings.maxLength) {
      rules.append("bytes: \(bytes)")
    }
    if file.isArray, let count = range(file.arrays.minItems, file.arrays.maxItems) {
      rules.append("count: \(count)")
    }
    return rules
  }

  private static func range(_ minimum: Int?, _ maximum: Int?) -> String? {
    guard minimum != nil || maximum != nil else { return nil }
    let lower = TypesEmitter.grouped(Int64(minimum ?? 0))
    let upper = maximum.map { TypesEmitter.grouped(Int64($0)) } ?? "(.max)"
    return "\(lower)...\(upper)"
  }
}

extension RequestBodyPlan {
  /// Whether reading the body can record violations.
  var recordsViolations: Bool {
    !isStream
      && contents.contains { content in
        switch content.format {
        case .json, .rawJSON, .text, .form: true
        case .bytes: false
        case .multipart(let plan): plan.value != nil || !plan.files.isEmpty
        }
      }
  }
}
