// How unions find the alternative that a value is.

import ContractModel
import OpenAPIDocument

/// Prints the codecs of unions.
enum UnionCodec {
  /// Prints the body of `read(from:)`.
  static func emitRead(
    _ union: Union, in scope: LookupScope, to printer: inout SourcePrinter
  ) {
    switch union.selection {
    case .discriminator(let member, let fallback):
      emitDiscriminated(union, member: member, fallback: fallback, in: scope, to: &printer)
    case .exactlyOne: emitExactlyOne(union, in: scope, to: &printer)
    case .jsonType: emitByKind(union, in: scope, to: &printer)
    case .firstMatch: emitFirst(union, in: scope, to: &printer)
    }
  }

  private static func emitDiscriminated(
    _ union: Union, member: Name, fallback: Int?, in scope: LookupScope,
    to printer: inout SourcePrinter
  ) {
    let literal = SwiftLiteral.string(member)
    if let fallback {
      let variant = union.variants[fallback]
      printer.print(
        """
        guard case .string = try reader.findMember(\(literal)) else {
          return \(wrapped(variant, in: scope))
        }
        """)
    } else {
      printer.print("guard try reader.beginDiscriminated(by: \(literal)) else { return nil }")
    }
    for variant in union.variants {
      for value in variant.discriminatorValues {
        printer.print("if reader.text(is: \(SwiftLiteral.string(value))) {")
        printer.indented { $0.print("return \(wrapped(variant, in: scope))") }
        printer.print("}")
      }
    }
    if let fallback {
      printer.print("return \(wrapped(union.variants[fallback], in: scope))")
    } else {
      let values = union.variants.flatMap(\.discriminatorValues).map(\.text).joined(separator: ", ")
      printer.print(
        """
        try reader.unknownDiscriminator(\(literal), \(SwiftLiteral.string(values)))
        return nil
        """)
    }
  }

  private static func wrapped(_ variant: Union.Variant, in scope: LookupScope) -> String {
    "try (\(CodecExpressions.read(variant.value, in: scope))).map { .\(variant.swiftName)($0) }"
  }

  private static func emitByKind(
    _ union: Union, in scope: LookupScope, to printer: inout SourcePrinter
  ) {
    printer.print("switch try reader.peekKind() {")
    for variant in union.variants {
      let kinds = variant.jsonTypes.kinds.map { ".\($0)" }.joined(separator: ", ")
      printer.print("case \(kinds): return \(wrapped(variant, in: scope))")
    }
    let all = union.variants.reduce(into: JSONTypes()) { $0.formUnion($1.jsonTypes) }
    if all.kinds.count < 6 {
      let names = SwiftLiteral.string(all.kinds.joined(separator: ", "))
      printer.print(
        """
        default:
          try reader.typeViolation(\(names))
          return nil
        """)
    }
    printer.print("}")
  }

  private static func emitFirst(
    _ union: Union, in scope: LookupScope, to printer: inout SourcePrinter
  ) {
    printer.print("let start = reader.checkpoint()")
    let hasChoice = union.variants.count(where: \.mayIgnoreMembers) > 1
    if hasChoice { printer.print("var best = BestAlternative<Self>()") }
    for (index, variant) in union.variants.enumerated() {
      if index > 0 { printer.print("try reader.rewind(to: start)") }
      emitAttempt(variant, in: scope, to: &printer) { printer in
        if hasChoice, variant.mayIgnoreMembers {
          printer.print(
            """
            best.take(.\(variant.swiftName)(value), ignoring: reader.ignoredBytes(since: start))
            if reader.isSettled(best, since: start) { return best.value }
            """)
        } else {
          printer.print("return .\(variant.swiftName)(value)")
        }
      }
    }
    let end =
      hasChoice
      ? "if let value = reader.settle(best, since: start) { return value }"
      : "reader.resetViolations(to: start)"
    printer.print(
      """
      \(end)
      reader.violation("anyOf", "must match one of the alternatives")
      return nil
      """)
  }

  /// Prints what happens where a variant accepts the value.
  private static func emitAttempt(
    _ variant: Union.Variant, in scope: LookupScope, to printer: inout SourcePrinter,
    _ accepted: (inout SourcePrinter) -> Void
  ) {
    let value = "if let value = try \(CodecExpressions.read(variant.value, in: scope)),"
    let line = "\(value) reader.isValid(since: start) {"
    if printer.fits(line) {
      printer.print(line)
    } else {
      printer.print("\(value)\n  reader.isValid(since: start)\n{")
    }
    printer.indented(accepted)
    printer.print("}")
  }

  private static func emitExactlyOne(
    _ union: Union, in scope: LookupScope, to printer: inout SourcePrinter
  ) {
    printer.print(
      """
      let start = reader.checkpoint()
      var match: Self?
      var matches = 0
      """)
    for (index, variant) in union.variants.enumerated() {
      if index > 0 { printer.print("try reader.rewind(to: start)") }
      emitAttempt(variant, in: scope, to: &printer) {
        $0.print("match = .\(variant.swiftName)(value)")
        $0.print("matches += 1")
      }
    }
    printer.print(
      """
      reader.resetViolations(to: start)
      reader.check(matches == 1, "oneOf", "must match exactly one of the alternatives")
      return matches == 1 ? match : nil
      """)
  }

  /// Prints the body of `write(to:)`.
  static func emitWrite(
    _ union: Union, in scope: LookupScope, to printer: inout SourcePrinter
  ) {
    printer.print("switch self {")
    for variant in union.variants {
      printer.print("case .\(variant.swiftName)(let value):")
      printer.indented { CodecExpressions.write(variant.value, "value", in: scope, to: &$0) }
    }
    printer.print("}")
  }
}

extension Union.Variant {
  /// Whether a value may have members that the variant has no place for.
  fileprivate var mayIgnoreMembers: Bool {
    jsonTypes.isEmpty || !jsonTypes.isDisjoint(with: [.object, .array])
  }
}

extension JSONTypes {
  /// The names of the Runtime's `JSONKind` cases.
  var kinds: [String] {
    var list: [String] = []
    if contains(.null) { list.append("null") }
    if contains(.boolean) { list.append("boolean") }
    if !isDisjoint(with: .number) { list.append("number") }
    if contains(.string) { list.append("string") }
    if contains(.array) { list.append("array") }
    if contains(.object) { list.append("object") }
    return list
  }
}
