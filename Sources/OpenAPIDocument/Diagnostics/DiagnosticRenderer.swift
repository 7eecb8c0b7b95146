// Diagnostics as text for people, in the form editors jump to, and as JSON for editors and CI.

/// Renders diagnostics.
public enum DiagnosticRenderer {
  /// Each as `path:line:column: error: message [code]`, the source line, a caret, the JSON pointer
  /// of the place, and the notes.
  public static func text(_ diagnostics: [Diagnostic]) -> String {
    var output = ""
    for diagnostic in diagnostics {
      let suggestion = diagnostic.suggestion.map { "; " + $0 } ?? ""
      output += "\(diagnostic.location): \(diagnostic.severity.rawValue): "
      output += "\(oneLine(diagnostic.message))\(oneLine(suggestion)) [\(diagnostic.code)]\n"
      output += excerpt(diagnostic.location)
      if let pointer = diagnostic.location.pointer { output += "  at #\(oneLine(pointer))\n" }
      for note in diagnostic.notes {
        output += "\(note.location): note: \(oneLine(note.message))\n"
        output += excerpt(note.location)
      }
    }
    return output
  }

  /// A JSON array of objects with `severity`, `code`, `message`, `suggestion`, `file`, `line`,
  /// `column`, `endLine`, `endColumn`, `pointer` and `notes`; one object a line.
  public static func json(_ diagnostics: [Diagnostic]) -> String {
    guard !diagnostics.isEmpty else { return "[]\n" }
    let objects = diagnostics.map { diagnostic in
      var members = [
        "\"severity\":\(quoted(diagnostic.severity.rawValue))",
        "\"code\":\(quoted(diagnostic.code))", "\"message\":\(quoted(diagnostic.message))",
      ]
      if let suggestion = diagnostic.suggestion {
        members.append("\"suggestion\":\(quoted(suggestion))")
      }
      members.append(place(diagnostic.location))
      let notes = diagnostic.notes.map {
        "{\"message\":\(quoted($0.message)),\(place($0.location))}"
      }
      members.append("\"notes\":[\(notes.joined(separator: ","))]")
      return "{\(members.joined(separator: ","))}"
    }
    return "[\n" + objects.joined(separator: ",\n") + "\n]\n"
  }

  /// The longest part of a line shown, in bytes.
  static let excerptWidth = 160

  private static func excerpt(_ location: Location) -> String {
    let file = location.file
    let position = min(location.range.lowerBound, file.bytes.count)
    let lineNumber = file.position(at: position).line
    let line = file.line(lineNumber)
    guard !line.isEmpty else { return "" }
    // A document may be one line of megabytes: only what is shown is looked at.
    let start = boundary(line, max(line.startIndex, position - excerptWidth / 2))
    let end = boundary(line, min(line.endIndex, start + excerptWidth))
    guard start < end else { return "" }
    let before = String(decoding: line[start..<max(start, min(position, end))], as: UTF8.self)
    let rest = String(decoding: line[max(start, min(position, end))..<end], as: UTF8.self)
    let extent = file.scalarCount(
      in: position..<max(position, min(location.range.upperBound, end)))
    // Tabs are kept before the caret, so that it stands below its place at any tab width.
    let indent = before.unicodeScalars.map { $0 == "\t" ? "\t" : " " }.joined()
    let tildes = String(repeating: "~", count: max(0, extent - 1))
    return "  \(printable(before + rest))\n  \(indent)^\(tildes)\n"
  }

  /// The last index up to `index` where a character's bytes begin.
  private static func boundary(_ line: ArraySlice<UInt8>, _ index: Int) -> Int {
    var index = index
    while index > line.startIndex, index < line.endIndex, line[index] & 0xC0 == 0x80 { index -= 1 }
    return index
  }

  private static func printable(_ text: String) -> String {
    var shown = ""
    for scalar in text.unicodeScalars {
      shown.unicodeScalars.append(isControl(scalar) && scalar != "\t" ? "\u{FFFD}" : scalar)
    }
    return shown
  }

  private static func place(_ location: Location) -> String {
    let start = location.file.position(at: location.range.lowerBound)
    let end = location.file.position(at: location.range.upperBound)
    return "\"file\":\(quoted(location.file.path)),\"line\":\(start.line),"
      + "\"column\":\(start.column),\"endLine\":\(end.line),\"endColumn\":\(end.column)"
      + (location.pointer.map { ",\"pointer\":\(quoted($0))" } ?? "")
  }

  /// Names in messages come from the contract: a line break or an escape in one must not look like
  /// another finding or drive a terminal.
  private static func oneLine(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      result.unicodeScalars.append(isControl(scalar) ? "\u{FFFD}" : scalar)
    }
    return result
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      || (0x2028...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
