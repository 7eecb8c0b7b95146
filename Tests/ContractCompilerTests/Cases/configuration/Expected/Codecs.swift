// Generated from openapi.yaml. Do not edit.
// JSON in and out: reading validates, writing goes straight into the response's buffer.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Schemas.Volume: JSONReadable {
  /// Reads and validates a value (openapi.yaml:34).
  package static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(2, required: 1)
    var title: String?
    var author: Schemas.Author?
    while try reader.nextKey() {
      if try reader.key(is: "title", &members, 0) {
        title = try reader.string()
      } else if try reader.key(is: "author", &members, 1) {
        author = try Schemas.Author.read(from: &reader)
      } else {
        try reader.ignoreMember()
      }
    }
    reader.require(members, ["title"])
    guard let title else { return nil }
    return Self(title: title, author: author)
  }
}

extension Schemas.Volume: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:34).
  package func write(to writer: inout JSONWriter) {
    writer.literal("{\"title\":")
    writer.string(title)
    if let author {
      writer.member(",\"author\":")
      author.write(to: &writer)
    }
    writer.literal("}")
  }
}

extension Schemas.Volume {
  /// Writes what `write(to:)` writes of a value with these members: texts from where they are.
  package static func write(
    to writer: inout JSONWriter, title: Span<UInt8>, author: Schemas.Author?
  ) {
    writer.literal("{\"title\":")
    writer.string(title)
    if let author {
      writer.member(",\"author\":")
      author.write(to: &writer)
    }
    writer.literal("}")
  }
}

extension Schemas.Author: JSONReadable {
  /// Reads and validates a value (openapi.yaml:39).
  package static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1)
    var name: String?
    while try reader.nextKey() {
      if try reader.key(is: "name", &members, 0) {
        name = try reader.string()
      } else {
        try reader.ignoreMember()
      }
    }
    return Self(name: name)
  }
}

extension Schemas.Author: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:39).
  package func write(to writer: inout JSONWriter) {
    writer.literal("{")
    if let name {
      writer.member(",\"name\":")
      writer.string(name)
    }
    writer.literal("}")
  }
}

/// How containers and checked values are read and written.
enum Codecs {
  /// Reads and validates a value (openapi.yaml:13).
  static func readVolumeArray(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> [Schemas.Volume]? {
    try reader.array(Schemas.Volume.read(from:))
  }

  /// Writes a value as JSON (openapi.yaml:13).
  static func writeVolumeArray(_ value: [Schemas.Volume], to writer: inout JSONWriter) {
    writer.array(value)
  }
}
