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
        try reader.ignoreMember()
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
        try reader.ignoreMember()
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
        try reader.ignoreMember()
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
        try reader.ignoreMember()
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
        try reader.ignoreMember()
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
        try reader.ignoreMember()
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

  /// What of openapi.yaml:73 does not hold for a value; `nil` if all does.
  static func checkChecked(_ value: JSONValue) -> CheckViolation? {
    if let violation = checkCheckedAllOf1(value) { return violation }
    if let violation = checkMembers(value) { return violation }
    guard checkCheckedNot(value) != nil else { return "not" }
    return nil
  }

  /// What of openapi.yaml:74 does not hold for a value; `nil` if all does.
  static func checkCheckedAllOf1(_ value: JSONValue) -> CheckViolation? {
    guard value.hasMember("password") else {
      return .init("required", at: "password")
    }
    return nil
  }

  /// What of openapi.yaml:78 does not hold for a value; `nil` if all does.
  static func checkMembers(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.object]) else { return "type" }
    if let violation = value.memberViolation("id", checkMembersID) { return violation }
    if let violation = value.memberViolation("password", checkMembersPassword) { return violation }
    return nil
  }

  /// What of openapi.yaml:80 does not hold for a value; `nil` if all does.
  static func checkMembersID(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.integer]) else { return "type" }
    return nil
  }

  /// What of openapi.yaml:81 does not hold for a value; `nil` if all does.
  static func checkMembersPassword(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.string]) else { return "type" }
    return nil
  }

  /// What of openapi.yaml:76 does not hold for a value; `nil` if all does.
  static func checkCheckedNot(_ value: JSONValue) -> CheckViolation? {
    guard value.hasMember("forbidden") else {
      return .init("required", at: "forbidden")
    }
    return nil
  }

  /// What of openapi.yaml:73 does not hold for a value; `nil` if all does.
  static func checkCheckedInResponse(_ value: JSONValue) -> CheckViolation? {
    if let violation = checkCheckedAllOf1InResponse(value) { return violation }
    if let violation = checkMembersInResponse(value) { return violation }
    guard checkCheckedNot(value) != nil else { return "not" }
    return nil
  }

  /// What of openapi.yaml:74 does not hold for a value; `nil` if all does.
  static func checkCheckedAllOf1InResponse(_ value: JSONValue) -> CheckViolation? {
    guard value.hasMember("id") else {
      return .init("required", at: "id")
    }
    return nil
  }

  /// What of openapi.yaml:78 does not hold for a value; `nil` if all does.
  static func checkMembersInResponse(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.object]) else { return "type" }
    if let violation = value.memberViolation("id", checkMembersID) { return violation }
    if let violation = value.memberViolation("password", checkMembersPassword) { return violation }
    return nil
  }
}
