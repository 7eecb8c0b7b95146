// Generated from openapi.yaml. Do not edit.
// JSON in and out: reading validates, writing goes straight into the response's buffer.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Schemas.Letter: JSONReadable {
  /// Reads and validates a value (openapi.yaml:31).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(2, required: 1)
    var id: Int64?
    var text: Field<String> = .absent
    while try reader.nextKey() {
      if try reader.key(is: "id", &members, 0) {
        id = try reader.int64()
      } else if try reader.key(is: "text", &members, 1) {
        text = try reader.readNull() ? .null : Field(reader.string(minLength: 1))
      } else {
        try reader.ignoreMember()
      }
    }
    reader.require(members, ["id"])
    guard let id else { return nil }
    return Self(id: id, text: text)
  }
}

extension Schemas.Letter: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:31).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{\"id\":")
    writer.integer(id)
    switch text {
    case .absent: break
    case .null:
      writer.member(",\"text\":")
      writer.null()
    case .value(let text):
      writer.member(",\"text\":")
      writer.string(text)
    }
    writer.literal("}")
  }
}

extension Operations.LetterLost.Body: JSONReadable {
  /// Reads and validates a value (openapi.yaml:17).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(2, required: 2)
    var id: Int64?
    var reason: Operations.LetterLost.Body.Reason?
    while try reader.nextKey() {
      if try reader.key(is: "id", &members, 0) {
        id = try reader.int64()
      } else if try reader.key(is: "reason", &members, 1) {
        reason = try Operations.LetterLost.Body.Reason.read(from: &reader)
      } else {
        try reader.ignoreMember()
      }
    }
    reader.require(members, ["id", "reason"])
    guard let id, let reason else { return nil }
    return Self(id: id, reason: reason)
  }
}

extension Operations.LetterLost.Body: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:17).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{\"id\":")
    writer.integer(id)
    writer.literal(",\"reason\":")
    reason.write(to: &writer)
    writer.literal("}")
  }
}

extension Operations.LetterLost.Body.Reason: JSONReadable {
  /// Reads and validates a value (openapi.yaml:21).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginString() else { return nil }
    if reader.text(is: "rain") { return .rain }
    if reader.text(is: "fire") { return .fire }
    reader.enumViolation(Self.self)
    return nil
  }
}

extension Operations.LetterLost.Body.Reason: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:21).
  public func write(to writer: inout JSONWriter) {
    writer.string(rawValue)
  }
}

extension Operations.LetterLost.Response200: JSONReadable {
  /// Reads and validates a value (openapi.yaml:27).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1)
    var again: Bool = false
    while try reader.nextKey() {
      if try reader.key(is: "again", &members, 0) {
        again = try reader.bool() ?? again
      } else {
        try reader.ignoreMember()
      }
    }
    return Self(again: again)
  }
}
