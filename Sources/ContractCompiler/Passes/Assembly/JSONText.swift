// A node of the contract -> JSON text: for the published document and for values in checks.

import OpenAPIDocument

/// Writes nodes as compact JSON (RFC 8259).
public enum JSONText {
  /// The JSON text of a node.
  public static func of(_ node: Node) -> String {
    var bytes: [UInt8] = []
    write(node, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the JSON text of a node.
  static func write(_ node: Node, to output: inout [UInt8]) {
    switch node.kind {
    case .null: output += Array("null".utf8)
    case .boolean: output += Array((node.bool == true ? "true" : "false").utf8)
    case .integer, .number: output += Array((node.jsonNumber ?? "null").utf8)
    case .string: writeString(node.textBytes, to: &output)
    case .sequence:
      output.append(0x5B)
      for (index, element) in node.elements.enumerated() {
        if index > 0 { output.append(0x2C) }
        write(element, to: &output)
      }
      output.append(0x5D)
    case .mapping:
      output.append(0x7B)
      for (index, member) in node.members.enumerated() {
        if index > 0 { output.append(0x2C) }
        writeString(member.key.textBytes, to: &output)
        output.append(0x3A)
        write(member.value, to: &output)
      }
      output.append(0x7D)
    }
  }

  /// Appends a text as a JSON string.
  static func writeString(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    output.append(0x22)
    for byte in bytes {
      switch byte {
      case 0x22: output += [0x5C, 0x22]
      case 0x5C: output += [0x5C, 0x5C]
      case 0x0A: output += [0x5C, 0x6E]
      case 0x0D: output += [0x5C, 0x72]
      case 0x09: output += [0x5C, 0x74]
      case 0..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        output += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: output.append(byte)
      }
    }
    output.append(0x22)
  }
}

extension JSONText {
  /// A text as a JSON string.
  static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    writeString(Array(text.utf8)[...], to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
