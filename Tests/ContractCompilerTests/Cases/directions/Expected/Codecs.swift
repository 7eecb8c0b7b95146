// Generated from openapi.yaml. Do not edit.
// JSON in and out: reading validates, writing goes straight into the response's buffer.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Schemas.Account: JSONReadable {
  /// Reads and validates a value (openapi.yaml:44).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(3, required: 1)
    var name: String?
    var password: String?
    while try reader.nextKey() {
      if try reader.key(is: "id", &members, 1) {
        _ = try reader.int64()
      } else if try reader.key(is: "name", &members, 0) {
        name = try reader.string()
      } else if try reader.key(is: "password", &members, 2) {
        password = try reader.string()
      } else {
        try reader.skipValue()
      }
    }
    reader.require(members, ["name"])
    reader.require("id", members.contains(1), in: .response)
    reader.require("password", members.contains(2), in: .request)
    guard let name else { return nil }
    return Self(name: name, password: password)
  }
}

extension Schemas.Account: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:44).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{")
    if let id {
      writer.member(",\"id\":")
      writer.integer(id)
    }
    writer.member(",\"name\":")
    writer.string(name)
    if let password {
      writer.member(",\"password\":")
      writer.string(password)
    }
    writer.literal("}")
  }
}

extension Schemas.Password: JSONReadable {
  /// Reads and validates a value (openapi.yaml:52).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1, required: 1)
    var password: String?
    while try reader.nextKey() {
      if try reader.key(is: "password", &members, 0) {
        password = try reader.string()
      } else {
        try reader.skipValue()
      }
    }
    reader.require(members, ["password"])
    guard let password else { return nil }
    return Self(password: password)
  }
}

extension Schemas.Token: JSONReadable {
  /// Reads and validates a value (openapi.yaml:57).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1, required: 1)
    var token: String?
    while try reader.nextKey() {
      if try reader.key(is: "token", &members, 0) {
        token = try reader.string()
      } else {
        try reader.skipValue()
      }
    }
    reader.require(members, ["token"])
    guard let token else { return nil }
    return Self(token: token)
  }
}

extension Schemas.Credential: JSONReadable {
  /// Reads and validates a value (openapi.yaml:62).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    let start = reader.checkpoint()
    var match: Self?
    var matches = 0
    if let value = try Schemas.Password.read(from: &reader), reader.isValid(since: start) {
      match = .password(value)
      matches += 1
    }
    try reader.rewind(to: start)
    if let value = try Schemas.Token.read(from: &reader), reader.isValid(since: start) {
      match = .token(value)
      matches += 1
    }
    reader.resetViolations(to: start)
    reader.check(matches == 1, "oneOf", "must match exactly one of the alternatives")
    return matches == 1 ? match : nil
  }
}

extension Schemas.Session: JSONReadable {
  /// Reads and validates a value (openapi.yaml:67).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1, required: 1)
    var token: String?
    while try reader.nextKey() {
      if try reader.key(is: "token", &members, 0) {
        token = try reader.string()
      } else {
        try reader.skipValue()
      }
    }
    reader.require(members, ["token"])
    guard let token else { return nil }
    return Self(token: token)
  }
}

extension Schemas.Session: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:67).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{\"token\":")
    writer.string(token)
    writer.literal("}")
  }
}

extension Schemas.Checked: JSONReadable {
  /// Reads and validates a value (openapi.yaml:73).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(2)
    var password: String?
    while try reader.nextKey() {
      if try reader.key(is: "id", &members, 0) {
        _ = try reader.int64()
      } else if try reader.key(is: "password", &members, 1) {
        password = try reader.string()
      } else {
        try reader.skipValue()
      }
    }
    reader.require("id", members.contains(0), in: .response)
    reader.require("password", members.contains(1), in: .request)
    return Self(password: password)
  }
}

extension Schemas.Checked: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:73).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{")
    if let id {
      writer.member(",\"id\":")
      writer.integer(id)
    }
    if let password {
      writer.member(",\"password\":")
      writer.string(password)
    }
    writer.literal("}")
  }
}

extension Schemas.Members: JSONReadable {
  /// Reads and validates a value (openapi.yaml:78).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(2)
    var password: String?
    while try reader.nextKey() {
      if try reader.key(is: "id", &members, 0) {
        _ = try reader.int64()
      } else if try reader.key(is: "password", &members, 1) {
        password = try reader.string()
      } else {
        try reader.skipValue()
      }
    }
    return Self(password: password)
  }
}

extension Schemas.Members: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:78).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{")
    if let id {
      writer.member(",\"id\":")
      writer.integer(id)
    }
    if let password {
      writer.member(",\"password\":")
      writer.string(password)
    }
    writer.literal("}")
  }
}

/// How containers and checked values are read and written.
enum Codecs {
  /// Reads and validates a value (openapi.yaml:73).
  static func readCheckedChecked(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> Schemas.Checked? {
    let start = reader.checkpoint()
    let value = try Schemas.Checked.read(from: &reader)
    try reader.check(checkChecked, inResponses: checkCheckedInResponse, since: start)
    return value
  }

  /// Writes a value as JSON (openapi.yaml:73).
  static func writeCheckedChecked(_ value: Schemas.Checked, to writer: inout JSONWriter) {
    value.write(to: &writer)
  }

  /// The keyword of openapi.yaml:73 that does not hold for a value; `nil` if all do.
  static func checkChecked(_ value: JSONValue) -> StaticString? {
    if let keyword = checkCheckedPart(value) { return keyword }
    if let keyword = checkMembers(value) { return keyword }
    guard checkCheckedNot(value) != nil else { return "not" }
    return nil
  }

  /// The keyword of openapi.yaml:74 that does not hold for a value; `nil` if all do.
  static func checkCheckedPart(_ value: JSONValue) -> StaticString? {
    guard value.hasMember("password") else { return "required" }
    return nil
  }

  /// The keyword of openapi.yaml:78 that does not hold for a value; `nil` if all do.
  static func checkMembers(_ value: JSONValue) -> StaticString? {
    guard value.isOne(of: [.object]) else { return "type" }
    if let keyword = value.memberViolation("id", checkMembersID) { return keyword }
    if let keyword = value.memberViolation("password", checkMembersPassword) { return keyword }
    return nil
  }

  /// The keyword of openapi.yaml:80 that does not hold for a value; `nil` if all do.
  static func checkMembersID(_ value: JSONValue) -> StaticString? {
    guard value.isOne(of: [.integer]) else { return "type" }
    return nil
  }

  /// The keyword of openapi.yaml:81 that does not hold for a value; `nil` if all do.
  static func checkMembersPassword(_ value: JSONValue) -> StaticString? {
    guard value.isOne(of: [.string]) else { return "type" }
    return nil
  }

  /// The keyword of openapi.yaml:76 that does not hold for a value; `nil` if all do.
  static func checkCheckedNot(_ value: JSONValue) -> StaticString? {
    guard value.hasMember("forbidden") else { return "required" }
    return nil
  }

  /// The keyword of openapi.yaml:73 that does not hold for a value; `nil` if all do.
  static func checkCheckedInResponse(_ value: JSONValue) -> StaticString? {
    if let keyword = checkCheckedPartInResponse(value) { return keyword }
    if let keyword = checkMembersInResponse(value) { return keyword }
    guard checkCheckedNotInResponse(value) != nil else { return "not" }
    return nil
  }

  /// The keyword of openapi.yaml:74 that does not hold for a value; `nil` if all do.
  static func checkCheckedPartInResponse(_ value: JSONValue) -> StaticString? {
    guard value.hasMember("id") else { return "required" }
    return nil
  }

  /// The keyword of openapi.yaml:78 that does not hold for a value; `nil` if all do.
  static func checkMembersInResponse(_ value: JSONValue) -> StaticString? {
    guard value.isOne(of: [.object]) else { return "type" }
    if let keyword = value.memberViolation("id", checkMembersID) { return keyword }
    if let keyword = value.memberViolation("password", checkMembersPassword) { return keyword }
    return nil
  }

  /// The keyword of openapi.yaml:76 that does not hold for a value; `nil` if all do.
  static func checkCheckedNotInResponse(_ value: JSONValue) -> StaticString? {
    guard value.hasMember("forbidden") else { return "required" }
    return nil
  }
}
