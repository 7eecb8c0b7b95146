// JSON: the ways to read a text agree with each other, and what is written is read back.

import ContractRuntime

extension FuzzCheck {
  /// Parsing, skipping and looking ahead agree on the syntax; writing and reading are inverse.
  public static let json = FuzzCheck("json") { (bytes) throws(FuzzFault) in
    let value = try? JSON.parse(bytes)
    var violations = Violations()
    let raw = try? JSON.read(bytes, &violations) {
      (reader) throws(JSONSyntaxError) -> [UInt8]? in try reader.rawValue()
    }
    try promise((value == nil) == (raw == nil), "parsing and skipping disagree on the syntax")
    try checkLookingAhead(bytes, isRight: value != nil)
    try checkTypedReading(bytes, isRight: value != nil)
    guard let value else { return }
    try promise(String(validating: bytes, as: UTF8.self) != nil, "accepted what is not UTF-8")
    let written = JSON.write(value)
    guard let again = try? JSON.parse(written) else {
      throw FuzzFault("what was written cannot be read")
    }
    try promise(again == value, "what was read back is another value")
    try promise(JSON.write(again) == written, "the same value is written in two ways")
    try checkNumbers(of: value)
  }

  /// Looking ahead refuses what is not JSON, and beyond that an object with two members of the name
  /// that is looked for, of which nobody can tell which one is meant.
  private static func checkLookingAhead(_ bytes: [UInt8], isRight: Bool) throws(FuzzFault) {
    var refusal: JSONSyntaxError.Reason?
    do throws(JSONSyntaxError) { try lookAhead(bytes) } catch { refusal = error.reason }
    guard isRight else { return try promise(refusal != nil, "looking ahead sees what is no JSON") }
    let isAmbiguous = ((try? count(of: "id", bytes)) ?? 0) > 1
    try promise(
      refusal == (isAmbiguous ? .repeatedMember : nil),
      "looking ahead disagrees on the syntax: \(refusal.map { "\($0)" } ?? "no error")")
  }

  /// How many members of the outermost object have this name.
  private static func count(
    of name: StaticString, _ bytes: [UInt8]
  ) throws(JSONSyntaxError) -> Int {
    var violations = Violations()
    let count = try JSON.read(bytes, &violations) {
      (reader: inout JSONReader) throws(JSONSyntaxError) -> Int? in
      guard try reader.beginObject() else { return nil }
      var count = 0
      while try reader.nextKey() {
        if reader.key(is: name) { count += 1 }
        try reader.skipValue()
      }
      return count
    }
    return count ?? 0
  }

  private static func lookAhead(_ bytes: [UInt8]) throws(JSONSyntaxError) {
    var violations = Violations()
    _ = try JSON.read(bytes, &violations) {
      (reader: inout JSONReader) throws(JSONSyntaxError) -> Bool? in
      _ = try reader.findMember("id")
      _ = try reader.memberCount()
      try reader.checkUniqueItems()
      try reader.skipValue()
      return true
    }
  }

  /// Typed reading refuses what is not JSON, and beyond that at most an object that has two members
  /// of one name, where it keeps them.
  private static func checkTypedReading(_ bytes: [UInt8], isRight: Bool) throws(FuzzFault) {
    var refusal: JSONSyntaxError.Reason?
    do throws(JSONSyntaxError) { try readTyped(bytes) } catch { refusal = error.reason }
    guard isRight else { return try promise(refusal != nil, "typed reading takes what is no JSON") }
    guard let refusal else { return }
    try promise(
      refusal == .repeatedMember && strictRefusal(of: bytes) == .repeatedMember,
      "typed reading disagrees on the syntax: \(refusal)")
  }

  /// Why a reading that keeps every member refuses the text; nil where it does not.
  private static func strictRefusal(of bytes: [UInt8]) -> JSONSyntaxError.Reason? {
    var violations = Violations()
    do throws(JSONSyntaxError) {
      _ = try JSON.read(bytes, &violations) {
        (reader: inout JSONReader) throws(JSONSyntaxError) -> JSONValue? in try reader.json()
      }
      return nil
    } catch {
      return error.reason
    }
  }

  /// Reads as the codec of an object would, whatever is there.
  private static func readTyped(_ bytes: [UInt8]) throws(JSONSyntaxError) {
    var violations = Violations()
    _ = try JSON.read(bytes, &violations) {
      (reader: inout JSONReader) throws(JSONSyntaxError) -> Bool? in
      guard try reader.beginObject() else { return nil }
      while try reader.nextKey() {
        if reader.key(is: "title") {
          _ = try reader.string(minLength: 1, maxLength: 20)
        } else if reader.key(is: "id") {
          _ = try reader.int64()
        } else if reader.key(is: "rate") {
          _ = try reader.double()
        } else if reader.key(is: "tags") {
          _ = try reader.array(maxItems: 3, uniqueItems: true) {
            (reader: inout JSONReader) throws(JSONSyntaxError) -> String? in
            try reader.string(maxLength: 5)
          }
        } else if reader.key(is: "counts") {
          _ = try reader.map(maxProperties: 2) {
            (reader: inout JSONReader) throws(JSONSyntaxError) -> Int32? in try reader.int32()
          }
        } else {
          try reader.unknownMember()
        }
      }
      reader.require("title", false)
      return true
    }
  }

  /// The nearest double is the one that the standard library finds.
  private static func checkNumbers(of value: JSONValue) throws(FuzzFault) {
    switch value {
    case .number(let number):
      guard let expected = Double(number.text) else {
        throw FuzzFault("\(number.text) is no number to the standard library")
      }
      try promise(
        number.double.bitPattern == expected.bitPattern,
        "\(number.text) is \(number.double), not \(expected)")
      if let whole = number.int64, number.isIntegerLiteral {
        try promise(Int64(number.text) == whole, "\(number.text) is not \(whole)")
      }
    case .array(let items): for item in items { try checkNumbers(of: item) }
    case .object(let object): for member in object.members { try checkNumbers(of: member.value) }
    case .null, .bool, .string: break
    }
  }
}
