// Generated from openapi.yaml. Do not edit.
// JSON in and out: reading validates, writing goes straight into the response's buffer.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Schemas.Choice: JSONReadable {
  /// Reads and validates a value (openapi.yaml:29).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    let start = reader.checkpoint()
    var match: Self?
    var matches = 0
    if let value = try Schemas.Choice.Option2.read(from: &reader), reader.isValid(since: start) {
      match = .option2(value)
      matches += 1
    }
    try reader.rewind(to: start)
    if let value = try Schemas.Choice.Option3.read(from: &reader), reader.isValid(since: start) {
      match = .option3(value)
      matches += 1
    }
    try reader.rewind(to: start)
    if let value = try Schemas.Choice.Option1.read(from: &reader), reader.isValid(since: start) {
      match = .option1(value)
      matches += 1
    }
    reader.resetViolations(to: start)
    reader.check(matches == 1, "oneOf", "must match exactly one of the alternatives")
    return matches == 1 ? match : nil
  }
}

extension Schemas.Choice: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:29).
  public func write(to writer: inout JSONWriter) {
    switch self {
    case .option2(let value):
      value.write(to: &writer)
    case .option3(let value):
      value.write(to: &writer)
    case .option1(let value):
      value.write(to: &writer)
    }
  }
}

extension Schemas.Choice.Option2: JSONReadable {
  /// Reads and validates a value (openapi.yaml:30).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1, required: 1)
    var a: String?
    while try reader.nextKey() {
      if try reader.key(is: "a", &members, 0) {
        a = try reader.string()
      } else {
        try reader.ignoreMember()
      }
    }
    reader.require(members, ["a"])
    guard let a else { return nil }
    return Self(a: a)
  }
}

extension Schemas.Choice.Option2: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:30).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{\"a\":")
    writer.string(a)
    writer.literal("}")
  }
}

extension Schemas.Choice.Option3: JSONReadable {
  /// Reads and validates a value (openapi.yaml:31).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1, required: 1)
    var b: String?
    while try reader.nextKey() {
      if try reader.key(is: "b", &members, 0) {
        b = try reader.string()
      } else {
        try reader.ignoreMember()
      }
    }
    reader.require(members, ["b"])
    guard let b else { return nil }
    return Self(b: b)
  }
}

extension Schemas.Choice.Option3: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:31).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{\"b\":")
    writer.string(b)
    writer.literal("}")
  }
}

extension Schemas.Choice.Option1: JSONReadable {
  /// Reads and validates a value (openapi.yaml:32).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1, required: 1)
    var c: String?
    while try reader.nextKey() {
      if try reader.key(is: "c", &members, 0) {
        c = try reader.string()
      } else {
        try reader.ignoreMember()
      }
    }
    reader.require(members, ["c"])
    guard let c else { return nil }
    return Self(c: c)
  }
}

extension Schemas.Choice.Option1: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:32).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{\"c\":")
    writer.string(c)
    writer.literal("}")
  }
}

extension Schemas.Contact: JSONReadable {
  /// Reads and validates a value (openapi.yaml:34).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(3)
    var email: String?
    var phone: String?
    var parent: Schemas.Contact?
    while try reader.nextKey() {
      if try reader.key(is: "email", &members, 0) {
        email = try reader.string()
      } else if try reader.key(is: "phone", &members, 1) {
        phone = try reader.string()
      } else if try reader.key(is: "parent", &members, 2) {
        parent = try Codecs.readCheckedContact(from: &reader)
      } else {
        try reader.ignoreMember()
      }
    }
    return Self(email: email, phone: phone, parent: parent)
  }
}

/// How containers and checked values are read and written.
enum Codecs {
  /// Reads and validates a value (openapi.yaml:34).
  static func readCheckedContact(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> Schemas.Contact? {
    let start = reader.checkpoint()
    let value = try Schemas.Contact.read(from: &reader)
    try reader.check(checkContact, since: start)
    return value
  }

  /// What of openapi.yaml:34 does not hold for a value; `nil` if all does.
  static func checkContact(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.object]) else { return "type" }
    if let violation = value.memberViolation("email", checkContactEmail) { return violation }
    if let violation = value.memberViolation("phone", checkContactPhone) { return violation }
    if let violation = value.memberViolation("parent", checkContact) { return violation }
    guard value.matchCount([checkContactAnyOf1, checkContactAnyOf2]) > 0 else { return "anyOf" }
    return nil
  }

  /// What of openapi.yaml:36 does not hold for a value; `nil` if all does.
  static func checkContactEmail(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.string]) else { return "type" }
    return nil
  }

  /// What of openapi.yaml:37 does not hold for a value; `nil` if all does.
  static func checkContactPhone(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.string]) else { return "type" }
    return nil
  }

  /// What of openapi.yaml:40 does not hold for a value; `nil` if all does.
  static func checkContactAnyOf1(_ value: JSONValue) -> CheckViolation? {
    guard value.hasMember("email") else {
      return .init("required", at: "email")
    }
    return nil
  }

  /// What of openapi.yaml:41 does not hold for a value; `nil` if all does.
  static func checkContactAnyOf2(_ value: JSONValue) -> CheckViolation? {
    guard value.hasMember("phone") else {
      return .init("required", at: "phone")
    }
    return nil
  }
}
