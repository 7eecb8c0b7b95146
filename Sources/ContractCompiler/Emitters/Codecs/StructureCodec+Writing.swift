// How structures are written: from a value, or from parameters of which each is a member.

extension StructureCodec {
  /// Where what is written comes from.
  enum Source {
    /// The properties of a value.
    case value
    /// The parameters of the function.
    case parameters

    /// A member as an expression.
    func expression(_ property: Property) -> String {
      switch self {
      // The function's parameter may hide it.
      case .value: property.swiftName == "writer" ? "self.writer" : property.swiftName
      case .parameters: property.local
      }
    }
  }

  /// A member as a parameter: texts are UTF-8 that somebody else owns.
  static func parameter(_ property: Property, in scope: LookupScope) -> String {
    var type = TypesEmitter.swiftType(of: property)
    switch type {
    case .library(.string): type = .generic(.span, .library(.uint8))
    case .optional(.library(.string)): type = .optional(.generic(.span, .library(.uint8)))
    case .library, .declared, .array, .map, .optional, .generic: break
    }
    var name = property.swiftName
    if property.local != name { name = "\(ReservedNames.label(name)) \(property.local)" }
    return "\(name): \(type.spelled(in: scope))"
  }

  /// Prints the body of `write(to:)`.
  static func emitWrite(
    _ structure: Structure, of source: Source, in scope: LookupScope,
    to printer: inout SourcePrinter
  ) {
    var isStarted = false
    var isCertain = false
    for property in structure.properties {
      let key = memberKey(property.name.text)
      let isAlways = property.presence == .required || property.presence == .defaulted
      if isAlways, !isStarted {
        printer.print("writer.literal(\(SwiftLiteral.string("{" + key)))")
      } else if isAlways, isCertain {
        printer.print("writer.literal(\(SwiftLiteral.string("," + key)))")
      } else if isAlways {
        printer.print("writer.member(\(SwiftLiteral.string("," + key)))")
      }
      if isAlways {
        CodecExpressions.write(
          property.value, source.expression(property), in: scope, to: &printer)
        isCertain = true
      } else {
        if !isStarted { printer.print("writer.literal(\"{\")") }
        emitOptional(
          property, source.expression(property), key: SwiftLiteral.string("," + key), in: scope,
          to: &printer)
      }
      isStarted = true
    }
    if !isStarted { printer.print("writer.literal(\"{\")") }
    if case .kept(let name, let value) = structure.additional {
      printer.print("writer.members(\(name)) { writer, item in")
      printer.indented { CodecExpressions.write(value, "item", in: scope, to: &$0) }
      printer.print("}")
    }
    printer.print("writer.literal(\"}\")")
  }

  private static func emitOptional(
    _ property: Property, _ source: String, key: String, in scope: LookupScope,
    to printer: inout SourcePrinter
  ) {
    let isHidden = source != property.swiftName
    let name = isHidden ? "value" : property.swiftName
    let write = CodecExpressions.write(property.value.codec, name, in: scope)
    if property.presence == .optional {
      let binding = isHidden ? "\(name) = \(source)" : name
      printer.print(
        """
        if let \(binding) {
          writer.member(\(key))
          \(write)
        }
        """)
      return
    }
    printer.print(
      """
      switch \(source) {
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
