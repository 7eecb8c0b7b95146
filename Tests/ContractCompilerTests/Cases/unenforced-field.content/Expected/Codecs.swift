// Generated from openapi.yaml. Do not edit.
// JSON in and out: reading validates, writing goes straight into the response's buffer.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// How containers and checked values are read and written.
enum Codecs {
  /// Reads and validates a value (openapi.yaml:14).
  static func readStringArray(from reader: inout JSONReader) throws(JSONSyntaxError) -> [String]? {
    try reader.array(String.read(from:))
  }

  /// Writes a value as JSON (openapi.yaml:14).
  static func writeStringArray(_ value: [String], to writer: inout JSONWriter) {
    writer.array(value) { writer, item in
      writer.string(item)
    }
  }
}
