// Generated from openapi.yaml. Do not edit.
// JSON in and out: reading validates, writing goes straight into the response's buffer.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Schemas.Numbers: JSONReadable {
  /// Reads and validates a value (openapi.yaml:15).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(9)
    var literal: Schemas.Numbers.Literal?
    var above: Schemas.Numbers.Above?
    var small: Schemas.Numbers.Small?
    var byte: Schemas.Numbers.Byte?
    var even: Schemas.Numbers.Even?
    var bounded: Int64?
    var whole: Double?
    var beyond: Double?
    var texts: Schemas.Numbers.Texts?
    while try reader.nextKey() {
      if try reader.key(is: "literal", &members, 0) {
        literal = try Schemas.Numbers.Literal.read(from: &reader)
      } else if try reader.key(is: "above", &members, 1) {
        above = try Schemas.Numbers.Above.read(from: &reader)
      } else if try reader.key(is: "small", &members, 2) {
        small = try Schemas.Numbers.Small.read(from: &reader)
      } else if try reader.key(is: "byte", &members, 3) {
        byte = try Schemas.Numbers.Byte.read(from: &reader)
      } else if try reader.key(is: "even", &members, 4) {
        even = try Schemas.Numbers.Even.read(from: &reader)
      } else if try reader.key(is: "bounded", &members, 5) {
        bounded = try reader.int64(
          minimum: 1, maximum: 255, isLiteral: true, minimumKeyword: "exclusiveMinimum",
          maximumKeyword: "format")
      } else if try reader.key(is: "whole", &members, 6) {
        whole = try Codecs.readCheckedNumbersWhole(from: &reader)
      } else if try reader.key(is: "beyond", &members, 7) {
        beyond = try Codecs.readCheckedNumbersBeyond(from: &reader)
      } else if try reader.key(is: "texts", &members, 8) {
        texts = try Schemas.Numbers.Texts.read(from: &reader)
      } else {
        try reader.ignoreMember()
      }
    }
    return Self(
      literal: literal, above: above, small: small, byte: byte, even: even, bounded: bounded,
      whole: whole, beyond: beyond, texts: texts)
  }
}

extension Schemas.Numbers.Literal: JSONReadable {
  /// Reads and validates a value (openapi.yaml:17).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard let number = try reader.int64(isLiteral: true) else { return nil }
    if let value = Self(rawValue: number) { return value }
    reader.enumViolation(Self.self)
    return nil
  }
}

extension Schemas.Numbers.Above: JSONReadable {
  /// Reads and validates a value (openapi.yaml:18).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard
      let number = try reader.int64(minimum: 2, isLiteral: true, minimumKeyword: "exclusiveMinimum")
    else { return nil }
    if let value = Self(rawValue: number) { return value }
    reader.enumViolation(Self.self)
    return nil
  }
}

extension Schemas.Numbers.Small: JSONReadable {
  /// Reads and validates a value (openapi.yaml:19).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard let number = try reader.int32(isLiteral: true) else { return nil }
    if let value = Self(rawValue: Int64(number)) { return value }
    reader.enumViolation(Self.self)
    return nil
  }
}

extension Schemas.Numbers.Byte: JSONReadable {
  /// Reads and validates a value (openapi.yaml:20).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard
      let number = try reader.int64(
        minimum: 0, maximum: 255, isLiteral: true, minimumKeyword: "format",
        maximumKeyword: "format")
    else { return nil }
    if let value = Self(rawValue: number) { return value }
    reader.enumViolation(Self.self)
    return nil
  }
}

extension Schemas.Numbers.Even: JSONReadable {
  /// Reads and validates a value (openapi.yaml:21).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard let number = try reader.int64(multipleOf: 2, isLiteral: true) else { return nil }
    if let value = Self(rawValue: number) { return value }
    reader.enumViolation(Self.self)
    return nil
  }
}

extension Schemas.Numbers.Texts: JSONReadable {
  /// Reads and validates a value (openapi.yaml:25).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginString() else { return nil }
    if reader.text(is: "") { return .empty3 }
    if reader.text(is: "empty") { return .empty }
    if reader.text(is: "empty2") { return .empty2 }
    reader.enumViolation(Self.self)
    return nil
  }
}

/// How containers and checked values are read and written.
enum Codecs {
  /// Reads and validates a value (openapi.yaml:24).
  static func readCheckedNumbersBeyond(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> Double? {
    let start = reader.checkpoint()
    let value = try reader.double(exclusiveMaximum: "2")
    try reader.check(checkNumbersBeyond, since: start)
    return value
  }

  /// Reads and validates a value (openapi.yaml:23).
  static func readCheckedNumbersWhole(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> Double? {
    let start = reader.checkpoint()
    let value = try reader.double()
    try reader.check(checkNumbersWhole, since: start)
    return value
  }

  static let enumNumbersBeyond = ListedValues(contract: ["1", "2.5"])

  /// What of openapi.yaml:24 does not hold for a value; `nil` if all does.
  static func checkNumbersBeyond(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.number]) else { return "type" }
    guard enumNumbersBeyond.contains(value) else { return "enum" }
    if let violation = value.numberViolation(exclusiveMaximum: "2") { return violation }
    return nil
  }

  /// What of openapi.yaml:23 does not hold for a value; `nil` if all does.
  static func checkNumbersWhole(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.number]) else { return "type" }
    guard value.isInteger(from: -128, to: 127) else { return "format" }
    return nil
  }
}
