// Generated from openapi.yaml. Do not edit.
// JSON in and out: reading validates, writing goes straight into the response's buffer.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

extension Operations.Find.One: JSONReadable {
  /// Reads and validates a value (openapi.yaml:11).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    let start = reader.checkpoint()
    var match: Self?
    var matches = 0
    if let value = try Codecs.readCheckedFindOneOneOf1(from: &reader),
      reader.isValid(since: start)
    {
      match = .variant(value)
      matches += 1
    }
    try reader.rewind(to: start)
    if let value = try reader.int64(), reader.isValid(since: start) {
      match = .integer(value)
      matches += 1
    }
    reader.resetViolations(to: start)
    reader.check(matches == 1, "oneOf", "must match exactly one of the alternatives")
    return matches == 1 ? match : nil
  }
}

extension Operations.Find.ListItem: JSONReadable {
  /// Reads and validates a value (openapi.yaml:12).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    let start = reader.checkpoint()
    if let value = try Codecs.readCheckedFindListItemAnyOf1(from: &reader),
      reader.isValid(since: start)
    {
      return .variant(value)
    }
    try reader.rewind(to: start)
    if let value = try reader.int64(), reader.isValid(since: start) {
      return .integer(value)
    }
    reader.resetViolations(to: start)
    reader.violation("anyOf", "must match one of the alternatives")
    return nil
  }
}

/// How containers and checked values are read and written.
enum Codecs {
  /// Reads and validates a value (openapi.yaml:10).
  static func readJSONArray(from reader: inout JSONReader) throws(JSONSyntaxError) -> [JSONValue]? {
    try reader.array { (reader: inout JSONReader) throws(JSONSyntaxError) -> JSONValue? in
      try reader.anyValue()
    }
  }

  /// Writes a value as JSON (openapi.yaml:10).
  static func writeJSONArray(_ value: [JSONValue], to writer: inout JSONWriter) {
    writer.array(value)
  }

  /// Reads and validates a value (openapi.yaml:10).
  static func readCheckedFindPair(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> [JSONValue]? {
    let start = reader.checkpoint()
    let value = try Codecs.readJSONArray(from: &reader)
    try reader.check(checkFindPair, since: start)
    return value
  }

  /// Reads and validates a value (openapi.yaml:11).
  static func readCheckedFindOneOneOf1(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> JSONValue? {
    let start = reader.checkpoint()
    let value = try reader.anyValue()
    try reader.check(checkFindOneOneOf1, since: start)
    return value
  }

  /// Reads and validates a value (openapi.yaml:12).
  static func readCheckedFindListItemAnyOf1(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> JSONValue? {
    let start = reader.checkpoint()
    let value = try reader.anyValue()
    try reader.check(checkFindListItemAnyOf1, since: start)
    return value
  }

  /// Reads and validates a value (openapi.yaml:12).
  static func readFindListItemArray(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> [Operations.Find.ListItem]? {
    try reader.array(Operations.Find.ListItem.read(from:))
  }

  /// Reads and validates a value (openapi.yaml:13).
  static func readCheckedFindRanges(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> JSONValue? {
    let start = reader.checkpoint()
    let value = try reader.anyValue()
    try reader.check(checkFindRanges, since: start)
    return value
  }

  /// Reads and validates a value (openapi.yaml:14).
  static func readCheckedFindPoint(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> JSONValue? {
    let start = reader.checkpoint()
    let value = try reader.anyValue()
    try reader.check(checkFindPoint, since: start)
    return value
  }

  /// Reads and validates a value (openapi.yaml:15).
  static func readCheckedFindBoth(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> [JSONValue]? {
    let start = reader.checkpoint()
    let value = try Codecs.readJSONArray(from: &reader)
    try reader.check(checkFindBoth, since: start)
    return value
  }

  /// Reads and validates a value (openapi.yaml:20).
  static func readCheckedFindResponse200XPair(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> [JSONValue]? {
    let start = reader.checkpoint()
    let value = try Codecs.readJSONArray(from: &reader)
    try reader.check(checkFindResponse200XPair, since: start)
    return value
  }

  /// Writes a value as JSON (openapi.yaml:20).
  static func writeCheckedFindResponse200XPair(_ value: [JSONValue], to writer: inout JSONWriter) {
    Codecs.writeJSONArray(value, to: &writer)
  }

  /// What of openapi.yaml:10 does not hold for a value; `nil` if all does.
  static func checkFindPair(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.array]) else { return "type" }
    if let violation = value.itemViolation(at: 0, checkFindPairPrefixItems1) { return violation }
    if let violation = value.itemViolation(at: 1, checkFindPairPrefixItems2) { return violation }
    if let violation = value.itemsViolation(from: 2, checkFindPairItem) { return violation }
    return nil
  }

  /// What of openapi.yaml:10 does not hold for a value; `nil` if all does.
  static func checkFindPairPrefixItems1(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.integer]) else { return "type" }
    return nil
  }

  /// What of openapi.yaml:10 does not hold for a value; `nil` if all does.
  static func checkFindPairPrefixItems2(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.integer]) else { return "type" }
    return nil
  }

  /// What of openapi.yaml:10 does not hold for a value; `nil` if all does.
  static func checkFindPairItem(_ value: JSONValue) -> CheckViolation? {
    if true { return "false" }
    return nil
  }

  /// What of openapi.yaml:11 does not hold for a value; `nil` if all does.
  static func checkFindOneOneOf1(_ value: JSONValue) -> CheckViolation? {
    if true { return "false" }
    return nil
  }

  /// What of openapi.yaml:12 does not hold for a value; `nil` if all does.
  static func checkFindListItemAnyOf1(_ value: JSONValue) -> CheckViolation? {
    if true { return "false" }
    return nil
  }

  static let enumFindRanges = ListedValues(contract: ["[1]", "[2,3]"])

  /// What of openapi.yaml:13 does not hold for a value; `nil` if all does.
  static func checkFindRanges(_ value: JSONValue) -> CheckViolation? {
    guard enumFindRanges.contains(value) else { return "enum" }
    return nil
  }

  static let constFindPoint = ListedValues(contract: ["{\"a\":1,\"b\":\"x\"}"])

  /// What of openapi.yaml:14 does not hold for a value; `nil` if all does.
  static func checkFindPoint(_ value: JSONValue) -> CheckViolation? {
    guard constFindPoint.contains(value) else { return "const" }
    return nil
  }

  static let constFindBoth = ListedValues(contract: ["[1,2]"])

  /// What of openapi.yaml:15 does not hold for a value; `nil` if all does.
  static func checkFindBoth(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.array]) else { return "type" }
    guard constFindBoth.contains(value) else { return "const" }
    return nil
  }

  /// What of openapi.yaml:20 does not hold for a value; `nil` if all does.
  static func checkFindResponse200XPair(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.array]) else { return "type" }
    if let violation = value.itemViolation(at: 0, checkFindResponse200XPairPrefixItems1) {
      return violation
    }
    if let violation = value.itemViolation(at: 1, checkFindResponse200XPairPrefixItems2) {
      return violation
    }
    if let violation = value.itemsViolation(from: 2, checkFindResponse200XPairItem) {
      return violation
    }
    return nil
  }

  /// What of openapi.yaml:20 does not hold for a value; `nil` if all does.
  static func checkFindResponse200XPairPrefixItems1(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.integer]) else { return "type" }
    return nil
  }

  /// What of openapi.yaml:20 does not hold for a value; `nil` if all does.
  static func checkFindResponse200XPairPrefixItems2(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.string]) else { return "type" }
    return nil
  }

  /// What of openapi.yaml:20 does not hold for a value; `nil` if all does.
  static func checkFindResponse200XPairItem(_ value: JSONValue) -> CheckViolation? {
    if true { return "false" }
    return nil
  }
}
