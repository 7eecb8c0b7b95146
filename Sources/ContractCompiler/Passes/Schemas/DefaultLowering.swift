// Values of `default` -> Swift source.

import OpenAPIDocument

extension SchemaLowering {
  /// Swift source of a default for a value; `nil` where there is none to apply, which is said unless
  /// the default is `null`.
  func defaultSource(_ node: Node, for value: Value) -> String? {
    if node.isNull { return nil }
    if let source = literal(node, for: value) { return source }
    diagnostics.add(
      isBeyondType(node, value.codec)
        ? Diagnostic(
          .invalidDefault, "the default \(node.text) is outside of the range of its type",
          at: node.location)
        : Diagnostic(
          .unappliedDefault,
          "the default is not applied: where the value is absent, handlers see it absent; defaults "
            + "are applied that are booleans, numbers, texts, listed values or short lists of these",
          at: node.location))
    return nil
  }

  /// Whether a number fits its schema's type but not the Swift type.
  private func isBeyondType(_ node: Node, _ codec: Codec) -> Bool {
    switch codec {
    case .integer: node.decimal?.isWhole ?? false
    case .number: node.isNumber
    default: false
    }
  }

  /// A default as a literal; `nil` where it cannot be written as a simple one.
  private func literal(_ node: Node, for value: Value) -> String? {
    switch value.codec {
    case .boolean: return node.bool.map { $0 ? "true" : "false" }
    case .integer(let rules):
      guard let integer = node.decimal?.integer, rules.bits != 32 || Int32(exactly: integer) != nil
      else { return nil }
      return String(integer)
    case .number(let rules):
      guard let number = node.jsonNumber.flatMap({ Double($0) }), number.isFinite,
        !rules.isSingle || Float(number).isFinite
      else { return nil }
      return "\(number)"
    case .string: return node.string.map(SwiftLiteral.string)
    case .declared(let path):
      guard let enumeration = enumerations[path] else { return nil }
      let match = enumeration.cases.first {
        enumeration.raw == .string
          ? node.textEquals($0.string) : node.decimal?.integer == $0.integer
      }
      return match.map { ".\($0.swiftName)" }
    case .function(let name, _):
      guard let function = codecs.first(where: { $0.name == name }) else { return nil }
      if case .checked(let inner, _) = function.body {
        return literal(node, for: Value(inner))
      }
      guard node.isSequence, case .array(let item, _) = function.body, node.count <= 16 else {
        return nil
      }
      let items = node.elements.map { literal($0, for: item) }
      guard items.allSatisfy({ $0 != nil }) else { return nil }
      return "[" + items.compactMap(\.self).joined(separator: ", ") + "]"
    default: return nil
    }
  }
}

/// Swift source of literals.
enum SwiftLiteral {
  /// A string literal for any text.
  static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F || isInvisible(scalar) {
          result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  /// Characters that an editor would not show, or that change the direction of text.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return false }
    return switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned,
      .nonspacingMark:
      true
    case .spaceSeparator: scalar != " "
    default: false
    }
  }
}

/// Descriptions of the contract as doc comments.
enum Documentation {
  /// The lines of a description, wrapped nowhere, with characters that would end a comment taken out.
  static func lines(_ text: String?) -> [String] {
    guard let text else { return [] }
    var lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map { line in
      var line = String.UnicodeScalarView(
        line.unicodeScalars.filter {
          $0 == "\t" || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
        })
      while let last = line.last, last.properties.isWhitespace { line.removeLast() }
      return String(line)
    }
    while let last = lines.last, last.isEmpty { lines.removeLast() }
    while let first = lines.first, first.isEmpty { lines.removeFirst() }
    return lines
  }
}
