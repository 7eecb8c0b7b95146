// Generated from openapi.yaml. Do not edit.
// JSON in and out: reading validates, writing goes straight into the response's buffer.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Schemas.Reading: JSONReadable {
  /// Reads and validates a value (openapi.yaml:34).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1, required: 1)
    var value: Double?
    while try reader.nextKey() {
      if try reader.key(is: "value", &members, 0) {
        value = try reader.double(minimum: "0")
      } else {
        try reader.ignoreMember()
      }
    }
    reader.require(members, ["value"])
    guard let value else { return nil }
    return Self(value: value)
  }
}

extension Schemas.Reading: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:34).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{\"value\":")
    writer.double(value)
    writer.literal("}")
  }
}

/// How containers and checked values are read and written.
enum Codecs {
  /// Reads and validates a value (openapi.yaml:34).
  static func readReadingArray(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> [Schemas.Reading]? {
    try reader.array(Schemas.Reading.read(from:))
  }

  /// Writes a value as JSON (openapi.yaml:34).
  static func writeReadingArray(_ value: [Schemas.Reading], to writer: inout JSONWriter) {
    writer.array(value)
  }

  /// Reads and validates a value (openapi.yaml:22).
  static func readAddRecordsBodyItem(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> [Int64]? {
    try reader.array { (reader: inout JSONReader) throws(JSONSyntaxError) -> Int64? in
      try reader.int64(minimum: 1)
    }
  }

  /// Reads and validates a value (openapi.yaml:21).
  static func readCheckedAddRecordsBody(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> [Int64]? {
    let start = reader.checkpoint()
    let value = try Codecs.readAddRecordsBodyItem(from: &reader)
    try reader.check(checkAddRecordsBody, since: start)
    return value
  }

  /// What of openapi.yaml:21 does not hold for a value; `nil` if all does.
  static func checkAddRecordsBody(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.array]) else { return "type" }
    guard value.hasItems(atLeast: 1) else { return "minItems" }
    guard value.hasUniqueItems else { return "uniqueItems" }
    return nil
  }
}
