// A node of the contract -> JSON text: for the embedded document and for values in checks.

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

  fileprivate static func writeString(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
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
  /// A text that two nodes share if and only if their values are equal in JSON Schema: numbers by
  /// their mathematical value, members in any order.
  static func identity(of node: Node) -> String {
    switch node.kind {
    case .integer, .number: return ExactNumber(node.jsonNumber ?? "0").text
    case .sequence: return "[\(node.elements.map(identity).joined(separator: ","))]"
    case .mapping:
      let members = node.members.map { quoted($0.name) + ":" + identity(of: $0.value) }
      return "{\(members.sorted().joined(separator: ","))}"
    default: return of(node)
    }
  }

  /// A text as a JSON string.
  static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    writeString(Array(text.utf8)[...], to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A JSON number as digits and a power of ten, unique for its value.
private struct ExactNumber {
  let text: String

  init(_ number: String) {
    let parts = number.split { $0 == "e" || $0 == "E" }
    let mantissa = parts.first ?? "0"
    let point = mantissa.firstIndex(of: ".") ?? mantissa.endIndex
    let fraction = mantissa[point...].dropFirst()
    var digits = Array(mantissa[..<point].filter(\.isNumber)) + Array(fraction)
    var exponent = (parts.count > 1 ? Int(parts[1].drop { $0 == "+" }) ?? 0 : 0) - fraction.count
    while digits.first == "0" { digits.removeFirst() }
    while digits.last == "0" {
      digits.removeLast()
      exponent += 1
    }
    let sign = mantissa.hasPrefix("-") ? "-" : ""
    text = digits.isEmpty ? "0" : "\(sign)\(String(digits))e\(exponent)"
  }
}
