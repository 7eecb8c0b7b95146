// Contract -> Types.swift: the structures, enumerations and unions of component schemas.

/// Prints type declarations.
enum TypesEmitter {
  /// The text of Types.swift.
  static func emit(_ contract: Contract) -> String {
    var printer = SourcePrinter(
      contract, about: "The types of the contract's schemas.")
    guard !contract.schemas.isEmpty else { return printer.text }
    printer.blank()
    printer.print("/// The schemas of the contract.")
    printer.block("\(printer.access)enum \(NameSpace.schemas.rawValue) {") { printer in
      let scope = LookupScope.module.declaring(contract.schemas.map(\.name))
      emitNested(contract.schemas, after: false, in: scope, to: &printer)
    }
    return printer.text
  }

  /// Prints a declaration with everything inside it.
  ///
  /// - Parameter scope: What the declarations around it declare.
  static func emit(
    _ type: TypeDeclaration, in scope: LookupScope, to printer: inout SourcePrinter
  ) {
    printer.documentation(type.documentation, isDeprecated: type.isDeprecated)
    switch type.kind {
    case .structure(let structure): emit(structure, of: type, in: scope, to: &printer)
    case .enumeration(let enumeration): emit(enumeration, of: type, in: scope, to: &printer)
    case .union(let union): emit(union, of: type, in: scope, to: &printer)
    case .nameSpace:
      printer.block("\(printer.access)enum \(type.name) {  // \(type.line.text)") { printer in
        emitNested(type.nested, after: false, in: type.scope(in: scope), to: &printer)
      }
    }
  }

  /// Prints nested declarations with an empty line between them.
  static func emitNested(
    _ types: [TypeDeclaration], after isAfter: Bool, in scope: LookupScope,
    to printer: inout SourcePrinter
  ) {
    for (index, type) in types.enumerated() {
      if index > 0 || isAfter { printer.blank() }
      emit(type, in: scope, to: &printer)
    }
  }

  // MARK: - Structures

  private static func emit(
    _ structure: Structure, of type: TypeDeclaration, in scope: LookupScope,
    to printer: inout SourcePrinter
  ) {
    let inner = type.scope(in: scope)
    var fields: [Field] = structure.properties.map { property in
      Field(
        name: property.swiftName, type: swiftType(of: property).spelled(in: inner),
        defaultValue: defaultValue(of: property), documentation: property.documentation,
        line: property.line,
        isDeprecated: property.isDeprecated,
        attribute: property.isBoxed ? "@\(inner[.indirect]) " : "")
    }
    if case .kept(let name, let value) = structure.additional {
      fields.append(
        Field(
          name: name, type: SwiftType.map(value.swiftType).spelled(in: inner), defaultValue: "[:]",
          documentation: ["The members that the contract does not name."],
          line: type.line, isDeprecated: false, attribute: ""))
    }
    let head = "\(printer.access)struct \(type.name): \(scope[.sendable]), \(scope[.hashable]) {"
    printer.block("\(head)  // \(type.line.text)") { printer in
      emit(fields, to: &printer)
      emitNested(type.nested, after: true, in: inner, to: &printer)
    }
  }

  /// A stored property of an emitted structure.
  struct Field {
    var name: String
    var type: String
    var defaultValue: String?
    var documentation: [String]
    var line: ContractLine
    var isDeprecated: Bool
    var attribute: String
  }

  /// Prints stored properties and the memberwise initialiser.
  static func emit(_ fields: [Field], to printer: inout SourcePrinter) {
    for field in fields {
      printer.documentation(field.documentation, isDeprecated: field.isDeprecated)
      printer.print(
        "\(field.attribute)\(printer.access)var \(field.name): \(field.type)  // \(field.line.text)"
      )
    }
    if !fields.isEmpty { printer.blank() }
    let parameters = fields.map { field in
      "\(field.name): \(field.type)" + (field.defaultValue.map { " = \($0)" } ?? "")
    }
    if fields.isEmpty {
      printer.print("\(printer.access)init() {}")
      return
    }
    if fields.count == 1 {
      let name = fields[0].name
      let line = "\(printer.access)init(\(parameters[0])) { self.\(name) = \(name) }"
      if printer.fits(line) {
        printer.print(line)
        return
      }
    }
    printer.declaration("\(printer.access)init(", parameters, ") {")
    printer.indented { printer in
      for field in fields { printer.print("self.\(field.name) = \(field.name)") }
    }
    printer.print("}")
  }

  /// The Swift type of a property.
  static func swiftType(of property: Property) -> SwiftType {
    switch property.presence {
    case .required, .defaulted: property.value.swiftType
    case .optional: .optional(property.value.codec.swiftType)
    case .optionalNullable: .generic(.field, property.value.codec.swiftType)
    }
  }

  private static func defaultValue(of property: Property) -> String? {
    switch property.presence {
    case .required: nil
    case .optional: "nil"
    case .optionalNullable: ".absent"
    case .defaulted: property.defaultValue
    }
  }

  // MARK: - Enumerations and unions

  private static func emit(
    _ enumeration: Enumeration, of type: TypeDeclaration, in scope: LookupScope,
    to printer: inout SourcePrinter
  ) {
    if case .list(let member) = enumeration.form {
      return EnumerationList.emit(enumeration, of: type, list: member, in: scope, to: &printer)
    }
    let conformances = [enumeration.raw == .string ? .string : .int64, .sendable, .caseIterable]
      .map { (type: LibraryType) in scope[type] }.joined(separator: ", ")
    printer.block("\(printer.access)enum \(type.name): \(conformances) {  // \(type.line.text)") {
      printer in
      for value in enumeration.cases {
        let text = SwiftLiteral.string(value.string)
        let literal = enumeration.raw == .string ? text : SwiftLiteral.integer(value.integer)
        printer.print("case \(value.swiftName)" + (value.isNamedAfterValue ? "" : " = \(literal)"))
      }
    }
  }

  private static func emit(
    _ union: Union, of type: TypeDeclaration, in scope: LookupScope,
    to printer: inout SourcePrinter
  ) {
    let inner = type.scope(in: scope)
    let isIndirect = union.variants.allSatisfy(\.isIndirect)
    let head =
      "\(printer.access)\(isIndirect ? "indirect " : "")enum \(type.name): "
      + "\(scope[.sendable]), \(scope[.hashable]) {"
    printer.block("\(head)  // \(type.line.text)") { printer in
      for variant in union.variants {
        let swiftType = variant.value.swiftType.spelled(in: inner)
        printer.print("/// `\(swiftType)`.")
        let word = variant.isIndirect && !isIndirect ? "indirect case" : "case"
        printer.print("\(word) \(variant.swiftName)(\(swiftType))")
      }
      emitNested(type.nested, after: true, in: inner, to: &printer)
    }
  }
}
