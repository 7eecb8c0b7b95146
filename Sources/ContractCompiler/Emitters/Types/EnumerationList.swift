// Enumerations with more values than an `enum` of Swift can have in good time: structures that store
// which of the listed values they are.

/// Prints enumerations in the form of a list.
enum EnumerationList {
  /// Prints the structure with its list and a static member for each value.
  static func emit(
    _ enumeration: Enumeration, of type: TypeDeclaration, list: String, in scope: LookupScope,
    to printer: inout SourcePrinter
  ) {
    let conformances = [LibraryType.rawRepresentable, .caseIterable, .sendable, .hashable]
      .map { scope[$0] }.joined(separator: ", ")
    let head = "\(printer.access)struct \(type.name): \(conformances) {"
    printer.block("\(head)  // \(type.line.text)") { printer in
      let raw = scope[enumeration.raw == .string ? .string : .int64]
      printer.print(
        """
        private let place: \(scope[.int])

        init(place: \(scope[.int])) { self.place = place }

        \(printer.access)init?(rawValue: \(raw)) {
          guard let place = Self.\(list).place(of: rawValue) else { return nil }
          self.place = place
        }

        \(printer.access)var rawValue: \(raw) { Self.\(list)[place] }
        \(printer.access)static var allCases: [Self] { \(list).places.map { Self(place: $0) } }

        """)
      for (place, value) in enumeration.cases.enumerated() {
        printer.print(
          "\(printer.access)static var \(value.swiftName): Self { Self(place: \(place)) }")
      }
      printer.blank()
      emitList(enumeration, list, in: scope, to: &printer)
    }
  }

  private static func emitList(
    _ enumeration: Enumeration, _ list: String, in scope: LookupScope,
    to printer: inout SourcePrinter
  ) {
    let isText = enumeration.raw == .string
    printer.array(
      "static let \(list) = \(scope[isText ? .listedTexts : .listedIntegers])([",
      enumeration.cases.map {
        isText ? SwiftLiteral.string($0.string) : SwiftLiteral.integer($0.integer)
      }, "])")
  }
}
