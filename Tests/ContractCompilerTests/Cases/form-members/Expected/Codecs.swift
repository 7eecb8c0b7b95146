// Generated from openapi.yaml. Do not edit.
// JSON in and out: reading validates, writing goes straight into the response's buffer.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.Members.BodyContent: JSONReadable {
  /// Reads and validates a value (openapi.yaml:17).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1)
    var o: Operations.Members.BodyContent.O?
    while try reader.nextKey() {
      if try reader.key(is: "o", &members, 0) {
        o = try Operations.Members.BodyContent.O.read(from: &reader)
      } else {
        try reader.ignoreMember()
      }
    }
    return Self(o: o)
  }
}

extension Operations.Members.BodyContent.O: JSONReadable {
  /// Reads and validates a value (openapi.yaml:19).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1)
    var y: [Int64]?
    while try reader.nextKey() {
      if try reader.key(is: "y", &members, 0) {
        y = try Codecs.readInt64Array(from: &reader)
      } else {
        try reader.ignoreMember()
      }
    }
    return Self(y: y)
  }
}

extension Operations.Answered.MultipartBodyContent.Fields: JSONReadable {
  /// Reads and validates a value (openapi.yaml:52).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1, required: 1)
    var n: Int64?
    while try reader.nextKey() {
      if try reader.key(is: "n", &members, 0) {
        n = try reader.int64()
      } else {
        try reader.ignoreMember()
      }
    }
    reader.require(members, ["n"])
    guard let n else { return nil }
    return Self(n: n)
  }
}

/// How containers and checked values are read and written.
enum Codecs {
  /// Reads and validates a value (openapi.yaml:19).
  static func readInt64Array(from reader: inout JSONReader) throws(JSONSyntaxError) -> [Int64]? {
    try reader.array(Int64.read(from:))
  }

  /// Reads and validates a value (openapi.yaml:28).
  static func readOthersBody(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> NamedValues<String>? {
    try reader.map { (reader: inout JSONReader) throws(JSONSyntaxError) -> String? in
      try reader.string(maxLength: 2)
    }
  }

  /// Reads and validates a value (openapi.yaml:28).
  static func readCheckedOthersBody(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> NamedValues<String>? {
    let start = reader.checkpoint()
    let value = try Codecs.readOthersBody(from: &reader)
    try reader.check(checkOthersBody, since: start)
    return value
  }

  /// What of openapi.yaml:28 does not hold for a value; `nil` if all does.
  static func checkOthersBody(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.object]) else { return "type" }
    guard value.hasMember("zz") else {
      return .init("required", at: "zz")
    }
    if let violation = value.memberViolation("f", checkOthersBodyF) { return violation }
    if let violation = value.memberViolation(except: ["f"], [], checkOthersBodyAdditionalProperties)
    {
      return violation
    }
    return nil
  }

  /// What of openapi.yaml:30 does not hold for a value; `nil` if all does.
  static func checkOthersBodyF(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.string]) else { return "type" }
    return nil
  }

  /// What of openapi.yaml:31 does not hold for a value; `nil` if all does.
  static func checkOthersBodyAdditionalProperties(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.string]) else { return "type" }
    if let violation = value.textViolation(maxLength: 2) { return violation }
    return nil
  }
}
