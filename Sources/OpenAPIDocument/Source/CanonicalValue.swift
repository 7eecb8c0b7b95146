// Values of a contract as text that is equal exactly where the values are, as JSON Schema has it
// (2020-12 Core, section 4.2.2): numbers by value, objects whatever their order. What enumerations,
// defaults and extensions are compared by.

/// Makes texts that identify JSON values.
public enum CanonicalValue {
  /// The text of a value; `omitting` names members to leave out of every object.
  public static func text(_ node: Node, omitting: Set<Name> = []) -> Name {
    var output = ""
    write(node, omitting, &output)
    return Name(output)
  }

  private static func write(_ node: Node, _ omitting: Set<Name>, _ output: inout String) {
    switch node.kind {
    case .null: output += "null"
    case .boolean: output += node.bool == true ? "true" : "false"
    case .integer, .number: output += node.decimal?.description ?? node.text
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
        .map { ($0.name, $0.value) }.sorted { $0.0 < $1.0 }
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
