// Generated from openapi.yaml. Do not edit.
// JSON in and out: reading validates, writing goes straight into the response's buffer.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// The regular expressions of the contract, each compiled once.
enum Patterns {
  static let pattern1 = PatternRule("^x-")
}

extension Schemas.Payment: JSONReadable {
  /// Reads and validates a value (openapi.yaml:17).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    let start = reader.checkpoint()
    var match: Self?
    var matches = 0
    if let value = try Schemas.Payment.Card.read(from: &reader), reader.isValid(since: start) {
      match = .card(value)
      matches += 1
    }
    try reader.rewind(to: start)
    if let value = try Codecs.readCheckedPaymentTransfer(from: &reader),
      reader.isValid(since: start)
    {
      match = .transfer(value)
      matches += 1
    }
    reader.resetViolations(to: start)
    reader.check(matches == 1, "oneOf", "must match exactly one of the alternatives")
    return matches == 1 ? match : nil
  }
}

extension Schemas.Payment.Card: JSONReadable {
  /// Reads and validates a value (openapi.yaml:17).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(2, required: 2)
    var amount: Int64?
    var number: String?
    while try reader.nextKey() {
      if try reader.key(is: "amount", &members, 0) {
        amount = try reader.int64()
      } else if try reader.key(is: "number", &members, 1) {
        number = try reader.string()
      } else {
        try reader.skipValue()
      }
    }
    reader.require(members, ["amount", "number"])
    guard let amount, let number else { return nil }
    return Self(amount: amount, number: number)
  }
}

extension Schemas.Payment.Transfer: JSONReadable {
  /// Reads and validates a value (openapi.yaml:17).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(2, required: 2)
    var amount: Int64?
    var iban: String?
    var additionalProperties = OtherMembers<JSONValue>()
    while try reader.nextKey() {
      if try reader.key(is: "amount", &members, 0) {
        amount = try reader.int64()
      } else if try reader.key(is: "iban", &members, 1) {
        iban = try reader.string()
      } else {
        let key = try reader.key(of: additionalProperties)
        additionalProperties.set(key, try reader.anyValue())
      }
    }
    reader.require(members, ["amount", "iban"])
    guard let amount, let iban else { return nil }
    return Self(amount: amount, iban: iban, additionalProperties: additionalProperties.values)
  }
}

extension Schemas.Card: JSONReadable {
  /// Reads and validates a value (openapi.yaml:26).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1, required: 1)
    var number: String?
    while try reader.nextKey() {
      if try reader.key(is: "number", &members, 0) {
        number = try reader.string()
      } else {
        try reader.skipValue()
      }
    }
    reader.require(members, ["number"])
    guard let number else { return nil }
    return Self(number: number)
  }
}

extension Schemas.Transfer: JSONReadable {
  /// Reads and validates a value (openapi.yaml:31).
  public static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Self? {
    guard try reader.beginObject() else { return nil }
    var members = DeclaredMembers(1, required: 1)
    var iban: String?
    var additionalProperties = OtherMembers<JSONValue>()
    while try reader.nextKey() {
      if try reader.key(is: "iban", &members, 0) {
        iban = try reader.string()
      } else {
        let key = try reader.key(of: additionalProperties)
        additionalProperties.set(key, try reader.anyValue())
      }
    }
    reader.require(members, ["iban"])
    guard let iban else { return nil }
    return Self(iban: iban, additionalProperties: additionalProperties.values)
  }
}

/// How containers and checked values are read and written.
enum Codecs {
  /// Reads and validates a value (openapi.yaml:17).
  static func readCheckedPayment(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> Schemas.Payment? {
    let start = reader.checkpoint()
    let value = try Schemas.Payment.read(from: &reader)
    try reader.check(checkPayment, since: start)
    return value
  }

  /// Reads and validates a value (openapi.yaml:17).
  static func readCheckedPaymentTransfer(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> Schemas.Payment.Transfer? {
    let start = reader.checkpoint()
    let value = try Schemas.Payment.Transfer.read(from: &reader)
    try reader.check(checkTransfer2, since: start)
    return value
  }

  /// Reads and validates a value (openapi.yaml:31).
  static func readCheckedTransfer(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> Schemas.Transfer? {
    let start = reader.checkpoint()
    let value = try Schemas.Transfer.read(from: &reader)
    try reader.check(checkTransfer, since: start)
    return value
  }

  /// Reads and validates a value (openapi.yaml:38).
  static func readJSONArray(from reader: inout JSONReader) throws(JSONSyntaxError) -> [JSONValue]? {
    try reader.array { (reader: inout JSONReader) throws(JSONSyntaxError) -> JSONValue? in
      try reader.anyValue()
    }
  }

  /// Writes a value as JSON (openapi.yaml:38).
  static func writeJSONArray(_ value: [JSONValue], to writer: inout JSONWriter) {
    writer.array(value)
  }

  /// Reads and validates a value (openapi.yaml:38).
  static func readCheckedJSONArray(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> [JSONValue]? {
    let start = reader.checkpoint()
    let value = try Codecs.readJSONArray(from: &reader)
    try reader.check(checkRow, since: start)
    return value
  }

  /// Writes a value as JSON (openapi.yaml:38).
  static func writeCheckedJSONArray(_ value: [JSONValue], to writer: inout JSONWriter) {
    Codecs.writeJSONArray(value, to: &writer)
  }

  /// The keyword of openapi.yaml:17 that does not hold for a value; `nil` if all do.
  static func checkPayment(_ value: JSONValue) -> StaticString? {
    guard value.isOne(of: [.object]) else { return "type" }
    guard value.hasMember("amount") else { return "required" }
    if let keyword = value.memberViolation("amount", checkPaymentAmount) { return keyword }
    guard value.matchCount([checkCard, checkTransfer]) == 1 else { return "oneOf" }
    var evaluated = EvaluatedParts()
    evaluatePayment(value, &evaluated)
    if let keyword = value.unevaluatedMemberViolation(evaluated, checkPaymentMember) {
      return keyword
    }
    return nil
  }

  /// The keyword of openapi.yaml:19 that does not hold for a value; `nil` if all do.
  static func checkPaymentAmount(_ value: JSONValue) -> StaticString? {
    guard value.isOne(of: [.integer]) else { return "type" }
    return nil
  }

  /// The keyword of openapi.yaml:26 that does not hold for a value; `nil` if all do.
  static func checkCard(_ value: JSONValue) -> StaticString? {
    guard value.isOne(of: [.object]) else { return "type" }
    guard value.hasMember("number") else { return "required" }
    if let keyword = value.memberViolation("number", checkCardNumber) { return keyword }
    return nil
  }

  /// The keyword of openapi.yaml:28 that does not hold for a value; `nil` if all do.
  static func checkCardNumber(_ value: JSONValue) -> StaticString? {
    guard value.isOne(of: [.string]) else { return "type" }
    return nil
  }

  /// The keyword of openapi.yaml:31 that does not hold for a value; `nil` if all do.
  static func checkTransfer(_ value: JSONValue) -> StaticString? {
    guard value.isOne(of: [.object]) else { return "type" }
    guard value.hasMember("iban") else { return "required" }
    if let keyword = value.memberViolation("iban", checkTransferIban) { return keyword }
    if let keyword = value.memberViolation(matching: Patterns.pattern1, checkTransferMember) {
      return keyword
    }
    return nil
  }

  /// The keyword of openapi.yaml:33 that does not hold for a value; `nil` if all do.
  static func checkTransferIban(_ value: JSONValue) -> StaticString? {
    guard value.isOne(of: [.string]) else { return "type" }
    return nil
  }

  /// The keyword of openapi.yaml:35 that does not hold for a value; `nil` if all do.
  static func checkTransferMember(_ value: JSONValue) -> StaticString? {
    guard value.isOne(of: [.string]) else { return "type" }
    return nil
  }

  /// The keyword of openapi.yaml:24 that does not hold for a value; `nil` if all do.
  static func checkPaymentMember(_ value: JSONValue) -> StaticString? {
    if true { return "false" }
    return nil
  }

  /// The keyword of openapi.yaml:17 that does not hold for a value; `nil` if all do.
  static func checkTransfer2(_ value: JSONValue) -> StaticString? {
    if let keyword = checkPayment(value) { return keyword }
    if let keyword = checkTransfer(value) { return keyword }
    return nil
  }

  /// The keyword of openapi.yaml:38 that does not hold for a value; `nil` if all do.
  static func checkRow(_ value: JSONValue) -> StaticString? {
    guard value.isOne(of: [.array]) else { return "type" }
    if let keyword = value.itemViolation(at: 0, checkRowItem) { return keyword }
    if let keyword = value.containsViolation(checkRowContains) { return keyword }
    var evaluated = EvaluatedParts()
    evaluateRow(value, &evaluated)
    if let keyword = value.unevaluatedItemViolation(evaluated, checkRowItem2) { return keyword }
    return nil
  }

  /// The keyword of openapi.yaml:40 that does not hold for a value; `nil` if all do.
  static func checkRowItem(_ value: JSONValue) -> StaticString? {
    guard value.isOne(of: [.string]) else { return "type" }
    return nil
  }

  /// The keyword of openapi.yaml:41 that does not hold for a value; `nil` if all do.
  static func checkRowContains(_ value: JSONValue) -> StaticString? {
    guard value.isOne(of: [.integer]) else { return "type" }
    return nil
  }

  /// The keyword of openapi.yaml:42 that does not hold for a value; `nil` if all do.
  static func checkRowItem2(_ value: JSONValue) -> StaticString? {
    if true { return "false" }
    return nil
  }

  /// Notes what the schema (openapi.yaml:17) evaluates of a value that it accepts.
  static func evaluatePayment(_ value: JSONValue, _ evaluated: inout EvaluatedParts) {
    evaluated.addMembers(["amount"], [], of: value)
    if checkCard(value).isNone { evaluateCard(value, &evaluated) }
    if checkTransfer(value).isNone { evaluateTransfer(value, &evaluated) }
  }

  /// Notes what the schema (openapi.yaml:26) evaluates of a value that it accepts.
  static func evaluateCard(_ value: JSONValue, _ evaluated: inout EvaluatedParts) {
    evaluated.addMembers(["number"], [], of: value)
  }

  /// Notes what the schema (openapi.yaml:31) evaluates of a value that it accepts.
  static func evaluateTransfer(_ value: JSONValue, _ evaluated: inout EvaluatedParts) {
    evaluated.addMembers(["iban"], [Patterns.pattern1], of: value)
  }

  /// Notes what the schema (openapi.yaml:38) evaluates of a value that it accepts.
  static func evaluateRow(_ value: JSONValue, _ evaluated: inout EvaluatedParts) {
    evaluated.addItems(before: 1)
    evaluated.addItems(of: value, satisfying: checkRowContains)
  }
}
