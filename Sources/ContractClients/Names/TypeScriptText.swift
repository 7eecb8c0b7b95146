// Texts of a contract -> TypeScript: the only way in which a text that somebody else wrote gets into the
// source, as a literal, a part of a template, a key or a comment. None of them can end what it is in.

import OpenAPIDocument

/// Writes texts of the contract as TypeScript.
enum TypeScriptText {
  /// A string literal in double quotes.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result += escaped(scalar)
      }
    }
    return result + "\""
  }

  /// A part of a template literal.
  static func template(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "`", "\\", "$": result += "\\" + String(scalar)
      default: result += escaped(scalar)
      }
    }
    return result
  }

  /// The key of a member in a type: as it is, where it is an identifier.
  static func key(_ name: Name) -> String {
    isIdentifier(name.text) ? name.text : quoted(name.text)
  }

  /// The access to a member of a value.
  static func member(_ name: Name, of value: String) -> String {
    isIdentifier(name.text) ? "\(value).\(name.text)" : "\(value)[\(quoted(name.text))]"
  }

  /// Lines of a comment, in which nothing ends the comment and nothing is a tag or a directive.
  static func comment(_ text: String) -> [String] {
    let lines = text.unicodeScalars.split(omittingEmptySubsequences: false) { scalar in
      scalar.properties.generalCategory == .lineSeparator
        || scalar.properties.generalCategory == .paragraphSeparator
        || ["\n", "\r", "\u{B}", "\u{C}", "\u{85}"].contains(scalar)
    }
    return lines.map { commentLine(String(String.UnicodeScalarView($0))) }
  }

  private static func commentLine(_ text: String) -> String {
    var result = ""
    var last: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      let isFirst = result.allSatisfy { $0 == " " || $0 == "*" || $0 == "/" }
      if scalar == "/", last == "*" { result += "\\" }
      if scalar == "@", isFirst || last == "{" || last == " " { result += "\\" }
      result += isHidden(scalar) ? (scalar == "\t" ? " " : "?") : String(scalar)
      last = scalar
    }
    while result.last == " " { result.removeLast() }
    return result
  }

  /// Whether a text is an identifier that every version of TypeScript accepts as a key.
  static func isIdentifier(_ text: String) -> Bool {
    guard let first = text.utf8.first, !(0x30...0x39).contains(first) else { return false }
    return text.utf8.allSatisfy {
      switch $0 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"):
        true
      default: false
      }
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    guard isHidden(scalar) else { return String(scalar) }
    return "\\u{\(String(scalar.value, radix: 16))}"
  }

  /// Whether a character shows nothing, or moves others: controls, separators of lines, and the marks of
  /// direction that make a text look like another.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      true
    default: false
    }
  }
}
