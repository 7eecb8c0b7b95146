// Generated from openapi.yaml. Do not edit.
// JSON in and out: reading validates, writing goes straight into the response's buffer.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Schemas.Cup: JSONReadable {
  /// Reads and validates a value (openapi.yaml:49).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(2, required: 1)
    var e2: Int64?
    var e: String?
    while try reader.nextKey() {
      if try reader.key(is: "é", &members, 1) {
        e2 = try reader.int64()
      } else if try reader.key(is: "e\u{301}", &members, 0) {
        e = try reader.string()
      } else {
        try reader.ignoreMember()
      }
    }
    reader.require(members, ["e\u{301}"])
    guard let e else { return nil }
    return Self(e2: e2, e: e)
  }
}

extension Schemas.Cup: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:49).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{")
    if let e2 {
      writer.member(",\"é\":")
      writer.integer(e2)
    }
    writer.member(",\"e\u{301}\":")
    writer.string(e)
    writer.literal("}")
  }
}

extension Schemas.Closed: JSONReadable {
  /// Reads and validates a value (openapi.yaml:58).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1)
    var e: Int64?
    while try reader.nextKey() {
      if try reader.key(is: "é", &members, 0) {
        e = try reader.int64()
      } else {
        try reader.unknownMember()
      }
    }
    return Self(e: e)
  }
}

extension Schemas.Closed: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:58).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{")
    if let e {
      writer.member(",\"é\":")
      writer.integer(e)
    }
    writer.literal("}")
  }
}

extension Schemas.Undeclared: JSONReadable {
  /// Reads and validates a value (openapi.yaml:65).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1)
    var e: Int64?
    while try reader.nextKey() {
      if try reader.key(is: "é", &members, 0) {
        e = try reader.int64()
      } else {
        try reader.ignoreMember()
      }
    }
    return Self(e: e)
  }
}

extension Schemas.Undeclared: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:65).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{")
    if let e {
      writer.member(",\"é\":")
      writer.integer(e)
    }
    writer.literal("}")
  }
}

extension Schemas.Vessel: JSONReadable {
  /// Reads and validates a value (openapi.yaml:70).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginDiscriminated(by: "e\u{301}") else { return nil }
    if reader.text(is: "cupé") {
      return try (Schemas.Cup.read(from: &reader)).map { .cup($0) }
    }
    if reader.text(is: "Cup") {
      return try (Schemas.Cup.read(from: &reader)).map { .cup($0) }
    }
    if reader.text(is: "cupe\u{301}") {
      return try (Codecs.readCheckedUndeclared(from: &reader)).map { .undeclared($0) }
    }
    if reader.text(is: "Undeclared") {
      return try (Codecs.readCheckedUndeclared(from: &reader)).map { .undeclared($0) }
    }
    try reader.unknownDiscriminator("e\u{301}", "cupé, Cup, cupe\u{301}, Undeclared")
    return nil
  }
}

extension Schemas.Vessel: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:70).
  public func write(to writer: inout JSONWriter) {
    switch self {
    case .cup(let value):
      value.write(to: &writer)
    case .undeclared(let value):
      Codecs.writeCheckedUndeclared(value, to: &writer)
    }
  }
}

extension Schemas.WithDefault: JSONReadable {
  /// Reads and validates a value (openapi.yaml:81).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1)
    var map: Schemas.WithDefault.Map?
    while try reader.nextKey() {
      if try reader.key(is: "map", &members, 0) {
        map = try Codecs.readCheckedWithDefaultMap(from: &reader)
      } else {
        try reader.ignoreMember()
      }
    }
    return Self(map: map)
  }
}

extension Schemas.WithDefault: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:81).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{")
    if let map {
      writer.member(",\"map\":")
      Codecs.writeCheckedWithDefaultMap(map, to: &writer)
    }
    writer.literal("}")
  }
}

extension Schemas.WithDefault.Map: JSONReadable {
  /// Reads and validates a value (openapi.yaml:84).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1)
    var e: Int64?
    while try reader.nextKey() {
      if try reader.key(is: "é", &members, 0) {
        e = try reader.int64()
      } else {
        try reader.ignoreMember()
      }
    }
    return Self(e: e)
  }
}

extension Schemas.WithDefault.Map: JSONWritable {
  /// Writes the value as JSON (openapi.yaml:84).
  public func write(to writer: inout JSONWriter) {
    writer.literal("{")
    if let e {
      writer.member(",\"é\":")
      writer.integer(e)
    }
    writer.literal("}")
  }
}

extension Operations.Decomposed.MultipartBodyContent.Fields: JSONReadable {
  /// Reads and validates a value (openapi.yaml:31).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(2, required: 1)
    var e2: Int64?
    var e: Int64?
    while try reader.nextKey() {
      if try reader.key(is: "e\u{301}", &members, 0) {
        e2 = try reader.int64()
      } else if try reader.key(is: "e", &members, 1) {
        e = try reader.int64()
      } else {
        try reader.ignoreMember()
      }
    }
    reader.require(members, ["e\u{301}"])
    guard let e2 else { return nil }
    return Self(e2: e2, e: e)
  }
}

/// How containers and checked values are read and written.
enum Codecs {
  /// Reads and validates a value (openapi.yaml:58).
  static func readCheckedClosed(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> Schemas.Closed? {
    let start = reader.checkpoint()
    let value = try Schemas.Closed.read(from: &reader)
    try reader.check(checkClosed, since: start)
    return value
  }

  /// Writes a value as JSON (openapi.yaml:58).
  static func writeCheckedClosed(_ value: Schemas.Closed, to writer: inout JSONWriter) {
    value.write(to: &writer)
  }

  /// Reads and validates a value (openapi.yaml:65).
  static func readCheckedUndeclared(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> Schemas.Undeclared? {
    let start = reader.checkpoint()
    let value = try Schemas.Undeclared.read(from: &reader)
    try reader.check(checkUndeclared, since: start)
    return value
  }

  /// Writes a value as JSON (openapi.yaml:65).
  static func writeCheckedUndeclared(_ value: Schemas.Undeclared, to writer: inout JSONWriter) {
    value.write(to: &writer)
  }

  /// Reads and validates a value (openapi.yaml:79).
  static func readCheckedLetter(from reader: inout JSONReader) throws(JSONSyntaxError) -> String? {
    let start = reader.checkpoint()
    let value = try reader.string()
    try reader.check(checkLetter, since: start)
    return value
  }

  /// Writes a value as JSON (openapi.yaml:79).
  static func writeCheckedLetter(_ value: String, to writer: inout JSONWriter) {
    writer.string(value)
  }

  /// Reads and validates a value (openapi.yaml:84).
  static func readCheckedWithDefaultMap(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> Schemas.WithDefault.Map? {
    let start = reader.checkpoint()
    let value = try Schemas.WithDefault.Map.read(from: &reader)
    try reader.check(checkWithDefaultMap, since: start)
    return value
  }

  /// Writes a value as JSON (openapi.yaml:84).
  static func writeCheckedWithDefaultMap(
    _ value: Schemas.WithDefault.Map, to writer: inout JSONWriter
  ) {
    value.write(to: &writer)
  }

  /// Reads and validates a value (openapi.yaml:15).
  static func readStringMap(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> NamedValues<String>? {
    try reader.map(String.read(from:))
  }

  /// What of openapi.yaml:58 does not hold for a value; `nil` if all does.
  static func checkClosed(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.object]) else { return "type" }
    if let violation = checkClosedAllOf1(value) { return violation }
    if let violation = checkClosedAllOf2(value) { return violation }
    return nil
  }

  /// What of openapi.yaml:60 does not hold for a value; `nil` if all does.
  static func checkClosedAllOf1(_ value: JSONValue) -> CheckViolation? {
    if let violation = value.memberViolation("é", checkClosedAllOf1E) { return violation }
    if let violation = value.memberViolation(
      except: ["é"], [], checkClosedAllOf1AdditionalProperties)
    {
      return violation
    }
    return nil
  }

  /// What of openapi.yaml:60 does not hold for a value; `nil` if all does.
  static func checkClosedAllOf1E(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.integer]) else { return "type" }
    return nil
  }

  /// What of openapi.yaml:61 does not hold for a value; `nil` if all does.
  static func checkClosedAllOf1AdditionalProperties(_ value: JSONValue) -> CheckViolation? {
    if true { return "false" }
    return nil
  }

  /// What of openapi.yaml:62 does not hold for a value; `nil` if all does.
  static func checkClosedAllOf2(_ value: JSONValue) -> CheckViolation? {
    if let violation = value.memberViolation("e\u{301}", checkClosedAllOf2E) { return violation }
    return nil
  }

  /// What of openapi.yaml:62 does not hold for a value; `nil` if all does.
  static func checkClosedAllOf2E(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.string]) else { return "type" }
    return nil
  }

  /// What of openapi.yaml:65 does not hold for a value; `nil` if all does.
  static func checkUndeclared(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.object]) else { return "type" }
    guard value.hasMember("e\u{301}") else {
      return .init("required", at: "e\u{301}")
    }
    if let violation = value.memberViolation("é", checkUndeclaredE) { return violation }
    return nil
  }

  /// What of openapi.yaml:68 does not hold for a value; `nil` if all does.
  static func checkUndeclaredE(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.integer]) else { return "type" }
    return nil
  }

  static let enumLetter = ListedValues(contract: ["\"é\"", "\"e\u{301}\""])

  /// What of openapi.yaml:79 does not hold for a value; `nil` if all does.
  static func checkLetter(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.string]) else { return "type" }
    guard enumLetter.contains(value) else { return "enum" }
    return nil
  }

  /// What of openapi.yaml:84 does not hold for a value; `nil` if all does.
  static func checkWithDefaultMap(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.object]) else { return "type" }
    guard value.hasMember("e\u{301}") else {
      return .init("required", at: "e\u{301}")
    }
    if let violation = value.memberViolation("é", checkWithDefaultMapE) { return violation }
    return nil
  }

  /// What of openapi.yaml:87 does not hold for a value; `nil` if all does.
  static func checkWithDefaultMapE(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.integer]) else { return "type" }
    return nil
  }
}
