// How structures are read, member by member.

/// Prints the codecs of structures.
enum StructureCodec {
  /// Prints the body of `read(from:)`.
  static func emitRead(
    _ structure: Structure, _ type: TypeDeclaration, to printer: inout SourcePrinter
  ) {
    let scope = type.extensionScope
    emitCount(structure, to: &printer)
    printer.print("guard try reader.beginObject() else { return nil }")
    let required = structure.properties.filter(isRequired)
    let members = structure.reading.members
    if !structure.properties.isEmpty {
      var arguments = ["\(structure.properties.count)"]
      if !required.isEmpty { arguments.append("required: \(required.count)") }
      printer.print(
        "var \(members) = \(scope[.declaredMembers])(\(arguments.joined(separator: ", ")))")
    }
    for property in structure.properties {
      emitVariable(property, property.local, in: scope, to: &printer)
    }
    if case .kept(let name, let value) = structure.additional {
      let type = SwiftType.generic(.otherMembers, value.swiftType).spelled(in: scope)
      printer.print("var \(name) = \(type)()")
    }
    emitLoop(structure, in: scope, to: &printer)
    if !required.isEmpty {
      let names = required.map { SwiftLiteral.string($0.name) }
      printer.call("reader.require(", [members], array: names)
    }
    emitOneWayRequirements(structure, members, to: &printer)
    emitResult(structure, to: &printer)
  }

  /// Prints what asks for the members that must be there in one message only.
  private static func emitOneWayRequirements(
    _ structure: Structure, _ members: String, to printer: inout SourcePrinter
  ) {
    var index = structure.properties.count { isRequired($0) }
    for property in structure.properties where !isRequired(property) {
      if let message = property.requiredIn {
        let name = SwiftLiteral.string(property.name)
        printer.print("reader.require(\(name), \(members).contains(\(index)), in: .\(message))")
      }
      index += 1
    }
  }

  private static func emitCount(_ structure: Structure, to printer: inout SourcePrinter) {
    var arguments: [String] = []
    if let minimum = structure.minProperties { arguments.append("minimum: \(minimum)") }
    if let maximum = structure.maxProperties { arguments.append("maximum: \(maximum)") }
    guard !arguments.isEmpty else { return }
    printer.print("try reader.checkMemberCount(\(arguments.joined(separator: ", ")))")
  }

  private static func isRequired(_ property: Property) -> Bool { property.presence == .required }

  private static func emitVariable(
    _ property: Property, _ name: String, in scope: LookupScope, to printer: inout SourcePrinter
  ) {
    guard !property.isDroppedWhenRead else { return }
    let type = property.value.codec.swiftType
    switch property.presence {
    case .required, .optional:
      printer.print("var \(name): \(SwiftType.optional(type).spelled(in: scope))")
    case .optionalNullable:
      printer.print("var \(name): \(SwiftType.generic(.field, type).spelled(in: scope)) = .absent")
    case .defaulted:
      let type = property.value.swiftType.spelled(in: scope)
      printer.print("var \(name): \(type) = \(property.defaultValue ?? "nil")")
    }
  }

  private static func emitLoop(
    _ structure: Structure, in scope: LookupScope, to printer: inout SourcePrinter
  ) {
    guard let function = structure.reading.memberFunction else {
      return printer.block("while try reader.nextKey() {") {
        emitMembers(structure, in: scope, to: &$0)
      }
    }
    printer.block("func \(function)() throws(\(scope[.jsonSyntaxError])) {") {
      emitMembers(structure, in: scope, to: &$0)
    }
    printer.print("while try reader.nextKey() { try \(function)() }")
  }

  private static func emitMembers(
    _ structure: Structure, in scope: LookupScope,
    to printer: inout SourcePrinter
  ) {
    let members = structure.reading.members
    var word = "if"
    // The required members have the first places.
    var nextRequired = 0
    var nextOther = structure.properties.count { isRequired($0) }
    for property in structure.properties {
      let index = isRequired(property) ? nextRequired : nextOther
      if isRequired(property) { nextRequired += 1 } else { nextOther += 1 }
      let name = SwiftLiteral.string(property.name)
      printer.print("\(word) try reader.key(is: \(name), &\(members), \(index)) {")
      let local = property.local
      printer.indented { emitMember(property, local, in: scope, to: &$0) }
      word = "} else if"
    }
    guard !structure.properties.isEmpty else {
      emitOther(structure, in: scope, to: &printer)
      return
    }
    printer.print("} else {")
    printer.indented { emitOther(structure, in: scope, to: &$0) }
    printer.print("}")
  }

  /// Prints what happens to a member without a property.
  private static func emitOther(
    _ structure: Structure, in scope: LookupScope, to printer: inout SourcePrinter
  ) {
    switch structure.additional {
    case .ignored: printer.print("try reader.ignoreMember()")
    case .refused: printer.print("try reader.unknownMember()")
    case .kept(let name, let value):
      printer.print(
        """
        let key = try reader.key(of: \(name))
        \(name).set(key, try \(CodecExpressions.read(value, in: scope)))
        """)
    }
  }

  private static func emitMember(
    _ property: Property, _ name: String, in scope: LookupScope, to printer: inout SourcePrinter
  ) {
    let call = CodecExpressions.call(property.value.codec, in: scope)
    let read = call.text
    if property.isDroppedWhenRead {
      let ignored = "_ = try \(read)"
      printer.print(
        property.value.isNullable ? "if try !reader.readNull() { \(ignored) }" : ignored)
      return
    }
    switch property.presence {
    case .required:
      if property.value.isNullable {
        emitNullable("\(name) = ", null: "nil", call, to: &printer)
      } else {
        printer.statement("\(name) = try ", call)
      }
    case .optional: printer.statement("\(name) = try ", call)
    case .optionalNullable:
      let field = CallExpression(scope[.field], [read])
      emitNullable("\(name) = ", null: ".null", field, to: &printer)
    case .defaulted:
      let null = property.value.isNullable ? "reader.readNull() ? nil : " : ""
      printer.print("\(name) = try \(null)\(read) ?? \(name)")
    }
  }

  private static func emitNullable(
    _ target: String, null: String, _ read: CallExpression, to printer: inout SourcePrinter
  ) {
    let line = "\(target)try reader.readNull() ? \(null) : \(read.text)"
    if printer.fits(line) { return printer.print(line) }
    printer.print("if try reader.readNull() {")
    printer.indented { $0.print("\(target)\(null)") }
    printer.print("} else {")
    printer.indented { $0.statement("\(target)try ", read) }
    printer.print("}")
  }

  private static func emitResult(_ structure: Structure, to printer: inout SourcePrinter) {
    let needed = structure.properties.filter {
      isRequired($0) && !$0.value.isNullable && !$0.isDroppedWhenRead
    }
    if !needed.isEmpty {
      printer.guarded(needed.map { "let \($0.local)" }, otherwise: "return nil")
    }
    var arguments = structure.properties.filter { !$0.isDroppedWhenRead }.map {
      "\(ReservedNames.label($0.swiftName)): \($0.local)"
    }
    if case .kept(let name, _) = structure.additional {
      arguments.append("\(name): \(name).values")
    }
    printer.list("return Self(", arguments, ")")
  }
}
