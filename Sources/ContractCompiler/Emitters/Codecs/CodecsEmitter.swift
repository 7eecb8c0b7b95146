// Contract -> Codecs.swift: how every type is read from JSON, validated on the way, and written.

import OpenAPIDocument

/// Prints JSON codecs.
enum CodecsEmitter {
  /// The text of Codecs.swift.
  static func emit(_ contract: Contract) -> String {
    var printer = SourcePrinter(
      contract,
      about: "JSON in and out: reading validates, writing goes straight into the response's buffer."
    )
    emitPatterns(contract.patterns, to: &printer)
    for type in contract.types { emit(type, to: &printer) }
    emitFunctions(contract, to: &printer)
    return printer.text
  }

  /// Prints the functions that read, write and check what is no type of its own.
  private static func emitFunctions(_ contract: Contract, to printer: inout SourcePrinter) {
    guard !contract.codecs.isEmpty || !contract.checks.isEmpty else { return }
    printer.blank()
    printer.print("/// How containers and checked values are read and written.")
    printer.block("enum \(NameSpace.codecs.rawValue) {") { printer in
      var isFirst = true
      for function in contract.codecs { emit(function, &isFirst, to: &printer) }
      for check in contract.checks {
        separate(&isFirst, &printer)
        CheckEmission.emit(check, to: &printer)
      }
      for function in contract.evaluations {
        separate(&isFirst, &printer)
        EvaluationEmission.emit(function, to: &printer)
      }
    }
  }

  /// Prints an empty line before every declaration but the first.
  private static func separate(_ isFirst: inout Bool, _ printer: inout SourcePrinter) {
    if !isFirst { printer.blank() }
    isFirst = false
  }

  private static func emitPatterns(
    _ patterns: [PatternConstant], to printer: inout SourcePrinter
  ) {
    guard !patterns.isEmpty else { return }
    printer.blank()
    printer.print("/// The regular expressions of the contract, each compiled once.")
    printer.block("enum \(NameSpace.patterns.rawValue) {") { printer in
      for pattern in patterns {
        var arguments = [SwiftLiteral.string(pattern.source)]
        if let message = pattern.message {
          arguments.append("message: \(SwiftLiteral.string(message))")
        }
        printer.list("static let \(pattern.id.name) = PatternRule(", arguments, ")")
      }
    }
  }

  private static func emit(_ type: TypeDeclaration, to printer: inout SourcePrinter) {
    if !type.isNameSpace, !type.json.isEmpty {
      printer.blank()
      emitReading(type, to: &printer)
      if type.json.contains(.written) { emitWriting(type, to: &printer) }
      if type.isWrittenByMembers { emitWritingOfMembers(type, to: &printer) }
    }
    for nested in type.nested { emit(nested, to: &printer) }
  }

  private static func emitReading(_ type: TypeDeclaration, to printer: inout SourcePrinter) {
    let scope = type.extensionScope
    printer.block("extension \(type.path): JSONReadable {") { printer in
      printer.print("/// Reads and validates a value (\(type.line.text)).")
      printer.declaration(
        "\(printer.access)static func read(", ["from reader: inout \(scope[.jsonReader])"],
        ") throws(\(scope[.jsonSyntaxError])) -> Self? {")
      printer.indented { printer in
        switch type.kind {
        case .structure(let structure): StructureCodec.emitRead(structure, type, to: &printer)
        case .enumeration(let enumeration): emitRead(enumeration, to: &printer)
        case .union(let union): UnionCodec.emitRead(union, in: type.extensionScope, to: &printer)
        case .nameSpace: break
        }
      }
      printer.print("}")
    }
  }

  private static func emitWriting(_ type: TypeDeclaration, to printer: inout SourcePrinter) {
    printer.blank()
    printer.block("extension \(type.path): JSONWritable {") { printer in
      printer.print("/// Writes the value as JSON (\(type.line.text)).")
      let writer = type.extensionScope[.jsonWriter]
      printer.block("\(printer.access)func write(to writer: inout \(writer)) {") { printer in
        switch type.kind {
        case .structure(let structure):
          StructureCodec.emitWrite(
            structure, of: .value, in: type.extensionScope, to: &printer)
        case .enumeration(let enumeration):
          printer.print(
            enumeration.raw == .string ? "writer.string(rawValue)" : "writer.integer(rawValue)")
        case .union(let union): UnionCodec.emitWrite(union, in: type.extensionScope, to: &printer)
        case .nameSpace: break
        }
      }
    }
  }

  /// Prints how an item of an array is written where there is no value of it.
  private static func emitWritingOfMembers(
    _ type: TypeDeclaration, to printer: inout SourcePrinter
  ) {
    guard case .structure(let structure) = type.kind else { return }
    let scope = type.extensionScope
    printer.blank()
    printer.block("extension \(type.path) {") { printer in
      printer.print(
        "/// Writes what `write(to:)` writes of a value with these members: texts from where they are."
      )
      printer.declaration(
        "\(printer.access)static func write(",
        ["to writer: inout \(scope[.jsonWriter])"]
          + structure.properties.map { StructureCodec.parameter($0, in: scope) },
        ") {")
      printer.indented { StructureCodec.emitWrite(structure, of: .parameters, in: scope, to: &$0) }
      printer.print("}")
    }
  }

  private static func emitRead(_ enumeration: Enumeration, to printer: inout SourcePrinter) {
    if enumeration.raw == .string {
      printer.print("guard try reader.beginString() else { return nil }")
      switch enumeration.form {
      case .cases:
        for value in enumeration.cases {
          let literal = SwiftLiteral.string(value.string)
          printer.print("if reader.text(is: \(literal)) { return .\(value.swiftName) }")
        }
      case .list(let member):
        printer.print("if let place = reader.place(in: \(member)) { return Self(place: place) }")
      }
    } else {
      let call = CodecExpressions.call(.integer(enumeration.rules), in: .module)
      let number = enumeration.rules.bits == 32 ? "Int64(number)" : "number"
      printer.guarded("let number = try ", call, otherwise: "return nil")
      printer.print("if let value = Self(rawValue: \(number)) { return value }")
    }
    let keyword = CodecExpressions.label(enumeration.keyword, besides: .enum)
    printer.print(CallExpression("reader.enumViolation", ["Self.self"] + keyword).text)
    printer.print("return nil")
  }

  // MARK: - Functions

  private static func emit(
    _ function: CodecFunction, _ isFirst: inout Bool, to printer: inout SourcePrinter
  ) {
    separate(&isFirst, &printer)
    emitRead(function, to: &printer)
    guard function.json.contains(.written) else { return }
    separate(&isFirst, &printer)
    printer.print("/// Writes a value as JSON (\(function.line.text)).")
    printer.declaration(
      "static func \(function.id.write)(",
      ["_ value: \(function.swiftType.spelled(in: .module))", "to writer: inout JSONWriter"],
      ") {")
    printer.indented { emitWriteBody(function, to: &$0) }
    printer.print("}")
  }

  private static func emitRead(_ function: CodecFunction, to printer: inout SourcePrinter) {
    printer.print("/// Reads and validates a value (\(function.line.text)).")
    printer.declaration(
      "static func \(function.id.read)(", ["from reader: inout JSONReader"],
      ") throws(JSONSyntaxError) -> \(function.swiftType.spelled(in: .module))? {")
    printer.indented { printer in
      switch function.body {
      case .array(let item, let rules):
        var arguments: [String] = []
        if let minimum = rules.minItems { arguments.append("minItems: \(minimum)") }
        if let maximum = rules.maxItems { arguments.append("maxItems: \(maximum)") }
        container("array", arguments, item, to: &printer)
      case .map(let item, let minimum, let maximum):
        var arguments: [String] = []
        if let minimum { arguments.append("minProperties: \(minimum)") }
        if let maximum { arguments.append("maxProperties: \(maximum)") }
        container("map", arguments, item, to: &printer)
      case .checked(let codec, let check):
        let others = check.inResponses.map { ", inResponses: \($0)" } ?? ""
        printer.print(
          """
          let start = reader.checkpoint()
          let value = try \(CodecExpressions.read(codec, in: .module))
          try reader.check(\(check.always)\(others), since: start)
          return value
          """)
      }
    }
    printer.print("}")
  }

  private static func container(
    _ method: String, _ arguments: [String], _ item: Value, to printer: inout SourcePrinter
  ) {
    let reader = CodecExpressions.reader(item, in: .module)
    switch reader {
    case .function(let name):
      printer.print("try reader.\(method)(\((arguments + [name]).joined(separator: ", ")))")
    case .closure(let head, let read):
      let list = arguments.isEmpty ? "" : "(\(arguments.joined(separator: ", ")))"
      printer.print(
        """
        try reader.\(method)\(list) { \(head)
          \(read)
        }
        """)
    }
  }

  private static func emitWriteBody(_ function: CodecFunction, to printer: inout SourcePrinter) {
    switch function.body {
    case .array(let item, _):
      if !item.isNullable, CodecExpressions.hasOwnCodec(item.codec) {
        printer.print("writer.array(value)")
      } else {
        printer.print("writer.array(value) { writer, item in")
        printer.indented { CodecExpressions.write(item, "item", in: .module, to: &$0) }
        printer.print("}")
      }
    case .map(let item, _, _):
      printer.print("writer.map(value) { writer, item in")
      printer.indented { CodecExpressions.write(item, "item", in: .module, to: &$0) }
      printer.print("}")
    case .checked(let codec, _): printer.print(CodecExpressions.write(codec, "value", in: .module))
    }
  }
}

extension TypeDeclaration {
  /// Whether it only holds other types.
  fileprivate var isNameSpace: Bool { if case .nameSpace = kind { true } else { false } }
}
