// Texts and numbers of a contract -> Swift literals, whatever is in them.

import OpenAPIDocument

/// Swift source of literals.
enum SwiftLiteral {
  /// A whole number with its digits in groups of three, as swift-format wants long ones.
  static func integer(_ number: Int64) -> String {
    let digits = String(number.magnitude)
    guard digits.utf8.count > 6 else { return String(number) }
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index) % 3 == 0 { result += "_" }
      result.append(digit)
    }
    return (number < 0 ? "-" : "") + result
  }

  /// A string literal for a name of the contract.
  static func string(_ name: Name) -> String { string(name.text) }

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
