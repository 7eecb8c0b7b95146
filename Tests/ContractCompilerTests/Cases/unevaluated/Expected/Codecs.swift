// Generated from openapi.yaml. Do not edit.
// JSON in and out: reading validates, writing goes straight into the response's buffer.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// The regular expressions of the contract, each compiled once.
enum Patterns {
  static let transfer = PatternRule("^x-")
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
    if let value = try Codecs.readCheckedPaymentConjunction(from: &reader),
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
        try reader.ignoreMember()
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
        try reader.ignoreMember()
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
  static func readCheckedPaymentConjunction(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> Schemas.Payment.Transfer? {
    let start = reader.checkpoint()
    let value = try Schemas.Payment.Transfer.read(from: &reader)
    try reader.check(checkPaymentConjunction, since: start)
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
  static func readCheckedRow(
    from reader: inout JSONReader
  ) throws(JSONSyntaxError) -> [JSONValue]? {
    let start = reader.checkpoint()
    let value = try Codecs.readJSONArray(from: &reader)
    try reader.check(checkRow, since: start)
    return value
  }

  /// Writes a value as JSON (openapi.yaml:38).
  static func writeCheckedRow(_ value: [JSONValue], to writer: inout JSONWriter) {
    Codecs.writeJSONArray(value, to: &writer)
  }

  /// What of openapi.yaml:17 does not hold for a value; `nil` if all does.
  static func checkPayment(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.object]) else { return "type" }
    guard value.hasMember("amount") else {
      return .init("required", at: "amount")
    }
    if let violation = value.memberViolation("amount", checkPaymentAmount) { return violation }
    guard value.matchCount([checkCard, checkTransfer]) == 1 else { return "oneOf" }
    var evaluated = EvaluatedParts()
    evaluatePayment(value, &evaluated)
    if let violation = value.unevaluatedMemberViolation(
      evaluated, checkPaymentUnevaluatedProperties)
    {
      return violation
    }
    return nil
  }

  /// What of openapi.yaml:19 does not hold for a value; `nil` if all does.
  static func checkPaymentAmount(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.integer]) else { return "type" }
    return nil
  }

  /// What of openapi.yaml:26 does not hold for a value; `nil` if all does.
  static func checkCard(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.object]) else { return "type" }
    guard value.hasMember("number") else {
      return .init("required", at: "number")
    }
    if let violation = value.memberViolation("number", checkCardNumber) { return violation }
    return nil
  }

  /// What of openapi.yaml:28 does not hold for a value; `nil` if all does.
  static func checkCardNumber(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.string]) else { return "type" }
    return nil
  }

  /// What of openapi.yaml:31 does not hold for a value; `nil` if all does.
  static func checkTransfer(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.object]) else { return "type" }
    guard value.hasMember("iban") else {
      return .init("required", at: "iban")
    }
    if let violation = value.memberViolation("iban", checkTransferIban) { return violation }
    if let violation = value.memberViolation(
      matching: Patterns.transfer, checkTransferPatternPropertiesX)
    {
      return violation
    }
    return nil
  }

  /// What of openapi.yaml:33 does not hold for a value; `nil` if all does.
  static func checkTransferIban(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.string]) else { return "type" }
    return nil
  }

  /// What of openapi.yaml:35 does not hold for a value; `nil` if all does.
  static func checkTransferPatternPropertiesX(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.string]) else { return "type" }
    return nil
  }

  /// What of openapi.yaml:24 does not hold for a value; `nil` if all does.
  static func checkPaymentUnevaluatedProperties(_ value: JSONValue) -> CheckViolation? {
    if true { return "false" }
    return nil
  }

  /// What of openapi.yaml:17 does not hold for a value; `nil` if all does.
  static func checkPaymentConjunction(_ value: JSONValue) -> CheckViolation? {
    if let violation = checkPayment(value) { return violation }
    if let violation = checkTransfer(value) { return violation }
    return nil
  }

  /// What of openapi.yaml:38 does not hold for a value; `nil` if all does.
  static func checkRow(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.array]) else { return "type" }
    if let violation = value.itemViolation(at: 0, checkRowPrefixItems1) { return violation }
    if let violation = value.containsViolation(checkRowContains) { return violation }
    var evaluated = EvaluatedParts()
    evaluateRow(value, &evaluated)
    if let violation = value.unevaluatedItemViolation(evaluated, checkRowUnevaluatedItems) {
      return violation
    }
    return nil
  }

  /// What of openapi.yaml:40 does not hold for a value; `nil` if all does.
  static func checkRowPrefixItems1(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.string]) else { return "type" }
    return nil
  }

  /// What of openapi.yaml:41 does not hold for a value; `nil` if all does.
  static func checkRowContains(_ value: JSONValue) -> CheckViolation? {
    guard value.isOne(of: [.integer]) else { return "type" }
    return nil
  }

  /// What of openapi.yaml:42 does not hold for a value; `nil` if all does.
  static func checkRowUnevaluatedItems(_ value: JSONValue) -> CheckViolation? {
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
    evaluated.addMembers(["iban"], [Patterns.transfer], of: value)
  }

  /// Notes what the schema (openapi.yaml:38) evaluates of a value that it accepts.
  static func evaluateRow(_ value: JSONValue, _ evaluated: inout EvaluatedParts) {
    evaluated.addItems(before: 1)
    evaluated.addItems(of: value, satisfying: checkRowContains)
  }
}
