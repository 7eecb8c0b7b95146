// Generated from openapi.yaml. Do not edit.
// JSON in and out: reading validates, writing goes straight into the response's buffer.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension RequestBodies.LetterBody: JSONReadable {
  /// Reads and validates a value (openapi.yaml:48).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members2 = DeclaredMembers(2, required: 1)
    var text: String?
    var members: [String]?
    while try reader.nextKey() {
      if try reader.key(is: "text", &members2, 0) {
        text = try reader.string()
      } else if try reader.key(is: "members", &members2, 1) {
        members = try Codecs.readStringArray(from: &reader)
      } else {
        try reader.ignoreMember()
      }
    }
    reader.require(members2, ["text"])
    guard let text else { return nil }
    return Self(text: text, members: members)
  }
}

extension Responses.Unit: JSONReadable {
  /// Reads and validates a value (openapi.yaml:55).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginString() else { return nil }
    if reader.text(is: "page") { return .page }
    if reader.text(is: "sheet") { return .sheet }
    reader.enumViolation(Self.self)
    return nil
  }
}

extension Responses.Unit: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:55).
  public func write(to writer: inout JSONWriter) {
    writer.string(rawValue)
  }
}

extension Responses.PageBody: JSONReadable {
  /// Reads and validates a value (openapi.yaml:65).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1, required: 1)
    var letters: [Responses.PageBody.LettersItem]?
    while try reader.nextKey() {
      if try reader.key(is: "letters", &members, 0) {
        letters = try Codecs.readPageBodyLettersItemArray(from: &reader)
      } else {
        try reader.ignoreMember()
      }
    }
    reader.require(members, ["letters"])
    guard let letters else { return nil }
    return Self(letters: letters)
  }
}

extension Responses.PageBody: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:65).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{\"letters\":")
    Codecs.writePageBodyLettersItemArray(letters, to: &writer)
    writer.literal("}")
  }
}

extension Responses.PageBody.LettersItem: JSONReadable {
  /// Reads and validates a value (openapi.yaml:68).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1)
    var text: String?
    while try reader.nextKey() {
      if try reader.key(is: "text", &members, 0) {
        text = try reader.string()
      } else {
        try reader.ignoreMember()
      }
    }
    return Self(text: text)
  }
}

extension Responses.PageBody.LettersItem: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:68).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{")
    if let text {
      writer.member(",\"text\":")
      writer.string(text)
    }
    writer.literal("}")
  }
}

extension Responses.RefusedBody: JSONReadable {
  /// Reads and validates a value (openapi.yaml:72).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1)
    var reason: String?
    while try reader.nextKey() {
      if try reader.key(is: "reason", &members, 0) {
        reason = try reader.string()
      } else {
        try reader.ignoreMember()
      }
    }
    return Self(reason: reason)
  }
}

extension Responses.RefusedBody: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:72).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{")
    if let reason {
      writer.member(",\"reason\":")
      writer.string(reason)
    }
    writer.literal("}")
  }
}

/// How containers and checked values are read and written.
enum Codecs {
  /// Reads and validates a value (openapi.yaml:68).
  static func readPageBodyLettersItemArray(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> [Responses.PageBody.LettersItem]? {
    try reader.array(Responses.PageBody.LettersItem.read(from:))
  }

  /// Writes a value as JSON (openapi.yaml:68).
  static func writePageBodyLettersItemArray(
    _ value: [Responses.PageBody.LettersItem], to writer: inout JSONWriter
  ) {
    writer.array(value)
  }

  /// Reads and validates a value (openapi.yaml:52).
  static func readStringArray(from reader: inout JSONReader) throws(JSONSyntaxError) -> [String]? {
    try reader.array(String.read(from:))
  }
}
