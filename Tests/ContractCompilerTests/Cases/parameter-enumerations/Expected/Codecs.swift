// Generated from openapi.yaml. Do not edit.
// JSON in and out: reading validates, writing goes straight into the response's buffer.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Schemas.Size: JSONReadable {
  /// Reads and validates a value (openapi.yaml:27).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginString() else { return nil }
    if reader.text(is: "small") { return .small }
    if reader.text(is: "large") { return .large }
    reader.enumViolation(Self.self)
    return nil
  }
}

extension Schemas.Size: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:27).
  public func write(to writer: inout JSONWriter) {
    writer.string(rawValue)
  }
}

extension Schemas.Kind: JSONReadable {
  /// Reads and validates a value (openapi.yaml:28).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginString() else { return nil }
    if reader.text(is: "book") { return .book }
    if reader.text(is: "disc") { return .disc }
    reader.enumViolation(Self.self)
    return nil
  }
}

extension Schemas.Unused: JSONReadable {
  /// Reads and validates a value (openapi.yaml:29).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginString() else { return nil }
    if reader.text(is: "a") { return .a }
    if reader.text(is: "b") { return .b }
    reader.enumViolation(Self.self)
    return nil
  }
}

extension Schemas.Unused: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:29).
  public func write(to writer: inout JSONWriter) {
    writer.string(rawValue)
  }
}

extension Operations.FindShelf.OKBody: JSONReadable {
  /// Reads and validates a value (openapi.yaml:20).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1, required: 1)
    var size: Schemas.Size?
    while try reader.nextKey() {
      if try reader.key(is: "size", &members, 0) {
        size = try Schemas.Size.read(from: &reader)
      } else {
        try reader.ignoreMember()
      }
    }
    reader.require(members, ["size"])
    guard let size else { return nil }
    return Self(size: size)
  }
}

extension Operations.FindShelf.OKBody: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:20).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{\"size\":")
    size.write(to: &writer)
    writer.literal("}")
  }
}

/// How containers and checked values are read and written.
enum Codecs {
  /// Reads and validates a value (openapi.yaml:13).
  static func readKindArray(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> [Schemas.Kind]? {
    try reader.array(Schemas.Kind.read(from:))
  }
}
