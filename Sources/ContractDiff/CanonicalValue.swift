// JSON values as text that is equal exactly where the values are: numbers by value, objects
// whatever their order. What enumerations, defaults and extensions are compared by.

import ContractModel
import OpenAPIDocument

enum CanonicalValue {
  /// The text of a value; `omitting` names members to leave out of every object.
  static func text(_ node: Node, omitting: Set<String> = []) -> Name {
    var output = ""
    write(node, omitting, &output)
    return Name(output)
  }

  /// A value as a message shows it, on one line and not long.
  static func shown(_ node: Node) -> String { shown(text(node)) }

  static func shown(_ value: Name) -> String {
    let scalars = value.text.unicodeScalars
    guard scalars.count > 60 else { return value.text }
    return String(String.UnicodeScalarView(scalars.prefix(57))) + "..."
  }

  private static func write(_ node: Node, _ omitting: Set<String>, _ output: inout String) {
    switch node.kind {
    case .null: output += "null"
    case .boolean: output += node.bool == true ? "true" : "false"
    case .integer, .number:
      output += node.jsonNumber.flatMap(DecimalNumber.init)?.description ?? node.text
    case .string: quote(node.text, &output)
    case .sequence:
      output += "["
      for (index, element) in node.elements.enumerated() {
        if index > 0 { output += "," }
        write(element, omitting, &output)
      }
      output += "]"
    case .mapping:
      let members = node.members.filter { !omitting.contains($0.name) }
        .map { (Name($0.name), $0.value) }.sorted { $0.0 < $1.0 }
      output += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { output += "," }
        quote(member.0.text, &output)
        output += ":"
        write(member.1, omitting, &output)
      }
      output += "}"
    }
  }

  private static func quote(_ text: String, _ output: inout String) {
    output += "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { output += "\\" }
      output.unicodeScalars.append(scalar)
    }
    output += "\""
  }
}
