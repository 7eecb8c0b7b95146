// How structures are read member by member and written.

/// Prints the codecs of structures.
enum StructureCodec {
  /// Prints the body of `read(from:)`.
  static func emitRead(
    _ structure: Structure, _ type: TypeDeclaration, to printer: inout SourcePrinter
  ) {
    emitCount(structure, to: &printer)
    printer.print("guard try reader.beginObject() else { return nil }")
    let required = structure.properties.filter(isRequired)
    let members = membersName(structure)
    if !structure.properties.isEmpty {
      var arguments = ["\(structure.properties.count)"]
      if !required.isEmpty { arguments.append("required: \(required.count)") }
      printer.print("var \(members) = DeclaredMembers(\(arguments.joined(separator: ", ")))")
    }
    for property in structure.properties { emitVariable(property, to: &printer) }
    if case .kept(let name, let value) = structure.additional {
      printer.print("var \(name) = OtherMembers<\(value.swiftType)>()")
    }
    printer.print("while try reader.nextKey() {")
    printer.indented { emitMembers(structure, members, to: &$0) }
    printer.print("}")
    if !required.isEmpty {
      let names = required.map { SwiftLiteral.string($0.name) }
      printer.call("reader.require(", [members], array: names)
    }
    emitResult(structure, to: &printer)
  }

  private static func emitCount(_ structure: Structure, to printer: inout SourcePrinter) {
    var arguments: [String] = []
    if let minimum = structure.minProperties { arguments.append("minimum: \(minimum)") }
    if let maximum = structure.maxProperties { arguments.append("maximum: \(maximum)") }
    guard !arguments.isEmpty else { return }
    printer.print("try reader.checkMemberCount(\(arguments.joined(separator: ", ")))")
  }

  private static func isRequired(_ property: Property) -> Bool { property.presence == .required }

  /// The name of the variable that tells which declared members were there: no property's.
  private static func membersName(_ structure: Structure) -> String {
    var taken = Set(structure.properties.map(\.swiftName))
    if case .kept(let name, _) = structure.additional { taken.insert(name) }
    var name = "members"
    var number = 2
    while taken.contains(name) {
      name = "members\(number)"
      number += 1
    }
    return name
  }

  private static func emitVariable(_ property: Property, to printer: inout SourcePrinter) {
    let name = property.swiftName
    guard !property.isDroppedWhenRead else { return }
    switch property.presence {
    case .required, .optional: printer.print("var \(name): \(property.value.codec.swiftType)?")
    case .optionalNullable:
      printer.print("var \(name): Field<\(property.value.codec.swiftType)> = .absent")
    case .defaulted:
      printer.print("var \(name): \(property.value.swiftType) = \(property.defaultValue ?? "nil")")
    }
  }

  private static func emitMembers(
    _ structure: Structure, _ members: String, to printer: inout SourcePrinter
  ) {
    var word = "if"
    // The required members have the first places.
    var nextRequired = 0
    var nextOther = structure.properties.count { isRequired($0) }
    for property in structure.properties {
      let index = isRequired(property) ? nextRequired : nextOther
      if isRequired(property) { nextRequired += 1 } else { nextOther += 1 }
      let name = SwiftLiteral.string(property.name)
      printer.print("\(word) try reader.key(is: \(name), &\(members), \(index)) {")
      printer.indented { emitMember(property, to: &$0) }
      word = "} else if"
    }
    guard !structure.properties.isEmpty else {
      emitOther(structure, to: &printer)
      return
    }
    printer.print("} else {")
    printer.indented { emitOther(structure, to: &$0) }
    printer.print("}")
  }

  /// Prints what happens to a member without a property.
  private static func emitOther(_ structure: Structure, to printer: inout SourcePrinter) {
    switch structure.additional {
    case .ignored: printer.print("try reader.skipValue()")
    case .refused: printer.print("try reader.unknownMember()")
    case .kept(let name, let value):
      printer.print(
        """
        let key = try reader.key(of: \(name))
        \(name).set(key, try \(CodecExpressions.read(value)))
        """)
    }
  }

  private static func emitMember(_ property: Property, to printer: inout SourcePrinter) {
    let name = property.swiftName
    let read = CodecExpressions.read(property.value.codec)
    if property.isDroppedWhenRead {
      let ignored = "_ = try \(read)"
      printer.print(
        property.value.isNullable ? "if try !reader.readNull() { \(ignored) }" : ignored)
      return
    }
    switch property.presence {
    case .required:
      if property.value.isNullable {
        emitNullable("\(name) = ", null: "nil", read, to: &printer)
      } else {
        printer.print("\(name) = try \(read)")
      }
    case .optional: printer.print("\(name) = try \(read)")
    case .optionalNullable:
      emitNullable("\(name) = ", null: ".null", "Field(\(read))", to: &printer)
    case .defaulted:
      let null = property.value.isNullable ? "reader.readNull() ? nil : " : ""
      printer.print("\(name) = try \(null)\(read) ?? \(name)")
    }
  }

  private static func emitNullable(
    _ target: String, null: String, _ read: String, to printer: inout SourcePrinter
  ) {
    let line = "\(target)try reader.readNull() ? \(null) : \(read)"
    if printer.fits(line) {
      printer.print(line)
    } else {
      printer.print(
        """
        if try reader.readNull() {
          \(target)\(null)
        } else {
          \(target)try \(read)
        }
        """)
    }
  }

  private static func emitResult(_ structure: Structure, to printer: inout SourcePrinter) {
    let needed = structure.properties.filter {
      isRequired($0) && !$0.value.isNullable && !$0.isDroppedWhenRead
    }
    if !needed.isEmpty {
      printer.guarded(needed.map { "let \($0.swiftName)" }, otherwise: "return nil")
    }
    var arguments = structure.properties.filter { !$0.isDroppedWhenRead }.map {
      "\(ReservedNames.label($0.swiftName)): \($0.swiftName)"
    }
    if case .kept(let name, _) = structure.additional {
      arguments.append("\(name): \(name).values")
    }
    printer.list("return Self(", arguments, ")")
  }

  // MARK: - Writing

  /// Prints the body of `write(to:)`.
  static func emitWrite(_ structure: Structure, to printer: inout SourcePrinter) {
    var isStarted = false
    var isCertain = false
    for property in structure.properties {
      let key = memberKey(property.name)
      let isAlways = property.presence == .required || property.presence == .defaulted
      if isAlways, !isStarted {
        printer.print("writer.literal(\(SwiftLiteral.string("{" + key)))")
      } else if isAlways, isCertain {
        printer.print("writer.literal(\(SwiftLiteral.string("," + key)))")
      } else if isAlways {
        printer.print("writer.member(\(SwiftLiteral.string("," + key)))")
      }
      if isAlways {
        CodecExpressions.write(property.value, property.swiftName, to: &printer)
        isCertain = true
      } else {
        if !isStarted { printer.print("writer.literal(\"{\")") }
        emitOptional(property, key: SwiftLiteral.string("," + key), to: &printer)
      }
      isStarted = true
    }
    if !isStarted { printer.print("writer.literal(\"{\")") }
    if case .kept(let name, let value) = structure.additional {
      printer.print("writer.members(\(name)) { writer, item in")
      printer.indented { CodecExpressions.write(value, "item", to: &$0) }
      printer.print("}")
    }
    printer.print("writer.literal(\"}\")")
  }

  private static func emitOptional(
    _ property: Property, key: String, to printer: inout SourcePrinter
  ) {
    let name = property.swiftName
    let write = CodecExpressions.write(property.value.codec, name)
    if property.presence == .optional {
      printer.print(
        """
        if let \(name) {
          writer.member(\(key))
          \(write)
        }
        """)
      return
    }
    printer.print(
      """
      switch \(name) {
      case .absent: break
      case .null:
        writer.member(\(key))
        writer.null()
      case .value(let \(name)):
        writer.member(\(key))
        \(write)
      }
      """)
  }

  private static func memberKey(_ name: String) -> String {
    JSONText.quoted(name) + ":"
  }
}
