// Values of `default` -> Swift source.

import OpenAPIDocument

extension SchemaLowering {
  /// Swift source of a default for a value; `nil` where it cannot be written as a simple literal.
  func defaultSource(_ node: Node, for value: Value) -> String? {
    if node.isNull { return nil }
    switch value.codec {
    case .boolean: return node.bool.map { $0 ? "true" : "false" }
    case .integer: return node.integer.map(String.init)
    case .number: return node.jsonNumber.flatMap { Double($0) }.map { "\($0)" }
    case .string: return node.string.map(SwiftLiteral.string)
    case .declared(let path):
      guard let enumeration = enumerations[path] else { return nil }
      let match = enumeration.cases.first {
        enumeration.raw == .string
          ? node.textEquals($0.string) : node.integer.map(Int64.init) == $0.integer
      }
      return match.map { ".\($0.swiftName)" }
    case .function(let name, _):
      guard let function = codecs.first(where: { $0.name == name }) else { return nil }
      if case .checked(let inner, _) = function.body {
        return defaultSource(node, for: Value(inner))
      }
      guard node.isSequence, case .array(let item, _) = function.body, node.count <= 16 else {
        return nil
      }
      let items = node.elements.map { defaultSource($0, for: item) }
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
