// Generated from openapi.yaml. Do not edit.
// JSON in and out: reading validates, writing goes straight into the response's buffer.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.Find.XFilter: JSONReadable {
  /// Reads and validates a value (openapi.yaml:12).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1)
    var a: Int64?
    while try reader.nextKey() {
      if try reader.key(is: "a", &members, 0) {
        a = try reader.int64()
      } else {
        try reader.ignoreMember()
      }
    }
    return Self(a: a)
  }
}

extension Operations.Find.XFilter: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:12).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{")
    if let a {
      writer.member(",\"a\":")
      writer.integer(a)
    }
    writer.literal("}")
  }
}

/// How containers and checked values are read and written.
enum Codecs {
  /// Reads and validates a value (openapi.yaml:15).
  static func readStringArray(from reader: inout JSONReader) throws(JSONSyntaxError) -> [String]? {
    try reader.array(String.read(from:))
  }

  /// Writes a value as JSON (openapi.yaml:15).
  static func writeStringArray(_ value: [String], to writer: inout JSONWriter) {
    writer.array(value) { writer, item in
      writer.string(item)
    }
  }
}
