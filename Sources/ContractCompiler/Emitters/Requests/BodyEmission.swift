// How the body of a request is read: JSON, text, forms, multipart or bytes.

extension InputEmission {
  /// Prints how the body is read.
  static func emitBody(_ body: RequestBodyPlan, to printer: inout SourcePrinter) {
    switch body.reading {
    case .stream:
      let function = body.isRequired ? "stream" : "optionalStream"
      printer.print("let body = try Self.content.\(function)(of: request)")
    case .json(let value):
      printer.call(
        "let body = try await Self.content.json(", ["request", "limits", "&violations"],
        CodecExpressions.reader(value, in: .module))
    case .byMediaType: emitByMediaType(body, to: &printer)
    }
  }

  private static func emitByMediaType(_ body: RequestBodyPlan, to printer: inout SourcePrinter) {
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

  private static func emitContent(
    _ content: ContentPlan, wraps: Bool, to printer: inout SourcePrinter
  ) {
    let wrap = wraps ? ".map { .\(content.caseName)($0) }" : ""
    switch content.format {
    case .json(let value), .rawJSON(let value): emitParsed("bytes", value, wrap, to: &printer)
    case .sequence(let value, let sequence):
      let function = sequence == .lines ? "readLines" : "readRecords"
      emitRead(
        "ContractContent.\(function)(", ["bytes", "limits", "&violations"], value, wrap,
        to: &printer)
    case .text(let value, let form):
      emitRead(
        "ContractContent.readText(",
        ["bytes", "as: \(ShapeExpression.text(form))", "limits", "&violations"], value, wrap,
        to: &printer)
    case .bytes:
      printer.print(wraps ? "body = .\(content.caseName)(.bytes(bytes))" : "body = .bytes(bytes)")
    case .form(let value, let plan):
      emitShape(plan, to: &printer)
      emitRead(
        "URLEncodedForm(bytes).read(", ["shape", "limits", "&violations"], value, wrap,
        to: &printer)
    case .multipart(let plan): emitMultipart(plan, content, wraps: wraps, to: &printer)
    }
  }

  private static func emitParsed(
    _ bytes: String, _ value: Value, _ wrap: String, to printer: inout SourcePrinter
  ) {
    emitRead(
      "ContractContent.read(", [bytes, "limits", "&violations"], value, wrap, to: &printer)
  }

  /// Prints the call that reads a body with the codec of its value.
  private static func emitRead(
    _ function: String, _ arguments: [String], _ value: Value, _ wrap: String,
    to printer: inout SourcePrinter
  ) {
    let head = "body = try \(function)"
    let reader = CodecExpressions.reader(value, in: .module)
    if case .function(let name) = reader, !wrap.isEmpty {
      let text = (arguments + [name]).joined(separator: ", ")
      if !printer.fits("\(head)\(text))\(wrap)") {
        printer.print(head)
        printer.indented { $0.print(text) }
        return printer.print(")\(wrap)")
      }
    }
    printer.call(head, arguments, reader, wrap)
  }

  /// Prints how the fields of a form are read.
  private static func emitShape(_ plan: FormPlan, to printer: inout SourcePrinter) {
    let options = ShapeExpression.options(of: plan)
    let rest = options.map { ", " + $0 }.joined()
    let fields = plan.fields.map(ShapeExpression.field).joined(separator: ", ")
    let line = "let shape = FormShape([\(fields)]\(rest))"
    if plan.fields.isEmpty || plan.fields.count == 1 && printer.fits(line) {
      return printer.print(line)
    }
    let isAlone = options.isEmpty
    printer.print(isAlone ? "let shape = FormShape([" : "let shape = FormShape(")
    printer.indented { printer in
      func printFields(_ printer: inout SourcePrinter) {
        let comma = plan.fields.count > 1 ? "," : ""
        for field in plan.fields { printer.print(ShapeExpression.field(field) + comma) }
      }
      if isAlone { return printFields(&printer) }
      printer.print("[")
      printer.indented(printFields)
      printer.print("]\(rest))")
    }
    if isAlone { printer.print("])") }
  }

  private static func emitMultipart(
    _ plan: MultipartPlan, _ content: ContentPlan, wraps: Bool, to printer: inout SourcePrinter
  ) {
    printer.print(
      "\(plan.isRead ? "let form" : "_") = try MultipartForm(bytes, mediaType: match.mediaType)")
    var arguments: [String] = []
    if plan.usesShape { emitShape(plan.form, to: &printer) }
    if let value = plan.value {
      let reader = CodecExpressions.reader(value, in: .module).text
      printer.list(
        "let values = try form.read(", ["shape", "limits", "&violations", reader], ")")
      arguments.append("fields: values")
    }
    emitPartChecks(plan, to: &printer)
    for file in plan.files {
      let name = SwiftLiteral.string(file.name)
      let rules = fileRules(file.rules)
      printer.list(
        "let \(file.local) = form.\(file.rules.isArray ? "files" : "file")(",
        [name] + (rules.isEmpty ? [] : ["rules: .init(\(rules.joined(separator: ", ")))"])
          + ["&violations"], ")")
      arguments.append("\(ReservedNames.label(file.swiftName)): \(file.local)")
    }
    if let others = plan.otherFiles {
      if let rules = others.rules {
        let list = fileRules(rules) + (rules.isArray ? [] : ["list: false"])
        let all = ["shape", "rules: .init(\(list.joined(separator: ", ")))", "&violations"]
        printer.list("let others = form.otherFiles(", all, ")")
        arguments.append("\(others.member): others")
      } else {
        arguments.append("\(others.member): form.otherFiles(shape)")
      }
    }
    let needed =
      (plan.value == nil ? [] : ["let values"])
      + plan.files.filter(\.isUnwrapped).map { "let \($0.local)" }
    let head = "body = \(wraps ? ".\(content.caseName)(" : "")\(plan.path)("
    let tail = wraps ? "))" : ")"
    if needed.isEmpty {
      printer.list(head, arguments, tail)
    } else {
      printer.declaration("if ", needed, " {")
      printer.indented { $0.list(head, arguments, tail) }
      printer.print("}")
    }
  }

  /// Prints what is checked of the parts beside their content.
  private static func emitPartChecks(_ plan: MultipartPlan, to printer: inout SourcePrinter) {
    if plan.refusesOthers { printer.print("form.refuseOthers(shape, &violations)") }
    if let count = range(plan.minProperties, plan.maxProperties) {
      printer.print("form.checkCount(\(count), &violations)")
    }
    for header in plan.headers {
      let field = SwiftLiteral.string(header.field)
      printer.print(
        "try form.checkHeader(of: \(field), Self.\(header.constant), &violations)")
    }
  }

  /// The arguments of a file's rules; none where there are no rules.
  private static func fileRules(_ file: MultipartPlan.FileRules) -> [String] {
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
    let lower = SwiftLiteral.integer(Int64(minimum ?? 0))
    let upper = maximum.map { SwiftLiteral.integer(Int64($0)) } ?? "(.max)"
    return "\(lower)...\(upper)"
  }
}
