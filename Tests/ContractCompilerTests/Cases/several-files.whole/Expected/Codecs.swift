// Generated from openapi.yaml. Do not edit.
// JSON in and out: reading validates, writing goes straight into the response's buffer.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension RequestBodies.BodyBody: JSONReadable {
  /// Reads and validates a value (body.yaml:1).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1)
    var a: String?
    while try reader.nextKey() {
      if try reader.key(is: "a", &members, 0) {
        a = try reader.string()
      } else {
        try reader.ignoreMember()
      }
    }
    return Self(a: a)
  }
}

extension Responses.Head: JSONReadable {
  /// Reads and validates a value (head.yaml:1).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginString() else { return nil }
    if reader.text(is: "a") { return .a }
    if reader.text(is: "b") { return .b }
    reader.enumViolation(Self.self)
    return nil
  }
}

extension Responses.Head: JSONWritable {
  /// Writes the value as JSON (head.yaml:1).
  public func write(to writer: inout JSONWriter) {
    writer.string(rawValue)
  }
}

extension Responses.NotFound2Body: JSONReadable {
  /// Reads and validates a value (not-found.yaml:1).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1)
    var a: Responses.NotFound2Body.A?
    while try reader.nextKey() {
      if try reader.key(is: "a", &members, 0) {
        a = try Responses.NotFound2Body.A.read(from: &reader)
      } else {
        try reader.ignoreMember()
      }
    }
    return Self(a: a)
  }
}

extension Responses.NotFound2Body: JSONWritable {
  /// Writes the value as JSON (not-found.yaml:1).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{")
    if let a {
      writer.member(",\"a\":")
      a.write(to: &writer)
    }
    writer.literal("}")
  }
}

extension Responses.NotFound2Body.A: JSONReadable {
  /// Reads and validates a value (not-found.yaml:1).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1)
    var b: String?
    while try reader.nextKey() {
      if try reader.key(is: "b", &members, 0) {
        b = try reader.string()
      } else {
        try reader.ignoreMember()
      }
    }
    return Self(b: b)
  }
}

extension Responses.NotFound2Body.A: JSONWritable {
  /// Writes the value as JSON (not-found.yaml:1).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{")
    if let b {
      writer.member(",\"b\":")
      writer.string(b)
    }
    writer.literal("}")
  }
}

extension Responses.NotFoundBody: JSONReadable {
  /// Reads and validates a value (all.yaml:1).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1)
    var c: Responses.NotFoundBody.C?
    while try reader.nextKey() {
      if try reader.key(is: "c", &members, 0) {
        c = try Responses.NotFoundBody.C.read(from: &reader)
      } else {
        try reader.ignoreMember()
      }
    }
    return Self(c: c)
  }
}

extension Responses.NotFoundBody: JSONWritable {
  /// Writes the value as JSON (all.yaml:1).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{")
    if let c {
      writer.member(",\"c\":")
      c.write(to: &writer)
    }
    writer.literal("}")
  }
}

extension Responses.NotFoundBody.C: JSONReadable {
  /// Reads and validates a value (all.yaml:1).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1)
    var b: String?
    while try reader.nextKey() {
      if try reader.key(is: "b", &members, 0) {
        b = try reader.string()
      } else {
        try reader.ignoreMember()
      }
    }
    return Self(b: b)
  }
}

extension Responses.NotFoundBody.C: JSONWritable {
  /// Writes the value as JSON (all.yaml:1).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{")
    if let b {
      writer.member(",\"b\":")
      writer.string(b)
    }
    writer.literal("}")
  }
}
