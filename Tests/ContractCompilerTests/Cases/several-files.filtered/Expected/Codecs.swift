// Generated from openapi.yaml. Do not edit.
// JSON in and out: reading validates, writing goes straight into the response's buffer.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Schemas.Note: JSONReadable {
  /// Reads and validates a value (schemas.yaml:2).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(2)
    var tags: [String]?
    var draft: Schemas.Note.Draft?
    while try reader.nextKey() {
      if try reader.key(is: "tags", &members, 0) {
        tags = try Codecs.readNoteTags(from: &reader)
      } else if try reader.key(is: "draft", &members, 1) {
        draft = try Schemas.Note.Draft.read(from: &reader)
      } else {
        try reader.ignoreMember()
      }
    }
    return Self(tags: tags, draft: draft)
  }
}

extension Schemas.Note: JSONWritable {
  /// Writes the value as JSON (schemas.yaml:2).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{")
    if let tags {
      writer.member(",\"tags\":")
      Codecs.writeNoteTags(tags, to: &writer)
    }
    if let draft {
      writer.member(",\"draft\":")
      draft.write(to: &writer)
    }
    writer.literal("}")
  }
}

extension Schemas.Note.Draft: JSONReadable {
  /// Reads and validates a value (openapi.yaml:14).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1)
    var draft: String?
    while try reader.nextKey() {
      if try reader.key(is: "draft", &members, 0) {
        draft = try reader.string()
      } else {
        try reader.ignoreMember()
      }
    }
    return Self(draft: draft)
  }
}

extension Schemas.Note.Draft: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:14).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{")
    if let draft {
      writer.member(",\"draft\":")
      writer.string(draft)
    }
    writer.literal("}")
  }
}

/// How containers and checked values are read and written.
enum Codecs {
  /// Reads and validates a value (schemas.yaml:4).
  static func readNoteTags(from reader: inout JSONReader) throws(JSONSyntaxError) -> [String]? {
    try reader.array { (reader: inout JSONReader) throws(JSONSyntaxError) -> String? in
      try reader.string(maxLength: 20)
    }
  }

  /// Writes a value as JSON (schemas.yaml:4).
  static func writeNoteTags(_ value: [String], to writer: inout JSONWriter) {
    writer.array(value) { writer, item in
      writer.string(item)
    }
  }
}
