// The reader as generated code drives it: values, violations, pointers, unions, limits.

import ContractRuntime
import Testing

@Suite struct JSONReaderTests {
  @Test func readsAStructure() throws {
    let (value, violations) = try read(
      TaskCreate.self,
      #" { "\u0074itle" : "a\tb" , "description":null,"completed":true,"priority":1e1,"tags":["x"]}"#
    )
    #expect(violations == [])
    #expect(
      value
        == TaskCreate(
          title: "a\tb", description: .null, completed: true, priority: 10, tags: ["x"]))
  }

  @Test func reportsAllViolationsTogether() throws {
    let (value, violations) = try read(
      TaskCreate.self,
      #"{"description":7,"completed":null,"priority":0,"tags":["abcd",1,"x","x"],"a/b~c\u0041":1}"#)
    #expect(value == nil)
    #expect(
      violations == [
        "/description type", "/completed type", "/priority minimum", "/tags uniqueItems",
        "/tags/0 maxLength", "/tags/1 type", "/tags maxItems", "/a~1b~0cA additionalProperties",
        "/title required",
      ])
  }

  @Test(arguments: ["[]", "null", "1", "\"{}\"", "true"])
  func refusesOtherTypes(_ text: String) throws {
    #expect(try read(TaskCreate.self, text).violations == [" type"])
    #expect(try read(TaskCreate.self, text, at: "/query/f").violations == ["/query/f type"])
  }

  @Test func lengthsCountUnicodeScalars() throws {
    // Five scalars: a flag of two, a letter with a combining accent, a character of four bytes.
    let five = "\u{1F1E9}\u{1F1EA}e\u{301}\u{10FFFF}"
    #expect(try read(TaskCreate.self, #"{"title":"\#(five)"}"#).violations == [])
    #expect(try read(TaskCreate.self, #"{"title":"\#(five)x"}"#).violations == ["/title maxLength"])
    let escaped = #"\ud83c\udde9\uD83C\uDDEAe\u0301\udbff\udfff"#
    #expect(try read(TaskCreate.self, #"{"title":"\#(escaped)"}"#).value?.title == five)
    #expect(
      try read(TaskCreate.self, #"{"title":"\#(escaped)\n"}"#).violations == ["/title maxLength"])
    #expect(try read(TaskCreate.self, #"{"title":""}"#).violations == ["/title minLength"])
  }

  @Test func lastDuplicateWinsAndEachIsValidated() throws {
    #expect(try read(TaskCreate.self, #"{"title":"a","title":"b"}"#).value?.title == "b")
    #expect(
      try read(TaskCreate.self, #"{"title":7,"title":"b"}"#).violations == ["/title type"])
  }

  @Test func enumerationsCompareBytes() throws {
    #expect(try read(Status.self, "\"\u{E9}\"").value == .accentedE)
    #expect(try read(Status.self, #""\u00e9""#).value == .accentedE)
    #expect(try read(Status.self, "\"e\u{301}\"").violations == [" enum"])
    #expect(try read(Status.self, "\"al\"").violations == [" enum"])
    #expect(try read(Status.self, "\"all \"").violations == [" enum"])
    #expect(try read(Status.self, "1").violations == [" type"])
  }

  @Test(arguments: [
    ("0", 0), ("-0", 0), ("1.0", 1), ("1e2", 100), ("-1.50e1", -15), ("120e-1", 12),
    ("0.000e99999999999999999999", 0), ("9223372036854775807", Int64.max),
    ("-9223372036854775808", Int64.min), ("9223372036854775807.000", Int64.max),
    ("0.9223372036854775807e19", Int64.max),
    ("1000000000000000000000000e-6", 1_000_000_000_000_000_000),
    ("10000000000000000000000000000000000000000e-40", 1),
    ("0.00000000000000000000000000000000000000001e41", 1),
  ])
  func wholeNumbers(_ text: String, _ expected: Int64) throws {
    #expect(try read(Int64.self, text).value == expected)
    #expect(JSONNumber(text)?.int64 == expected)
    #expect(JSONNumber(text)?.isInteger == true)
  }

  @Test(arguments: [
    ("0.5", "type"), ("1e-1", "type"), ("1.0000000000000000000000001", "type"),
    ("12345678901234567890.5", "type"), ("9223372036854775808", "format"),
    ("-9223372036854775809", "format"), ("1e19", "format"), ("1e400", "format"),
    ("1e99999999999999999999", "format"), ("18446744073709551616", "format"),
    ("18446744073709551615", "format"), ("100000000000000000000", "format"),
    ("1e-99999999999999999999", "type"), ("\"1\"", "type"),
  ])
  func otherNumbers(_ text: String, _ keyword: String) throws {
    #expect(try read(Int64.self, text).violations == [" " + keyword])
  }

  @Test func thirtyTwoBits() throws {
    #expect(try read(Int32.self, "2147483647").value == .max)
    #expect(try read(Int32.self, "-2147483648").value == .min)
    #expect(try read(Int32.self, "2147483648").violations == [" format"])
    #expect(try read(Int32.self, "1.5").violations == [" type"])
  }

  @Test func floatingPointRange() throws {
    #expect(try read(Double.self, "-0").value?.sign == .minus)
    #expect(try read(Double.self, "1e309").violations == [" format"])
    #expect(try read(Double.self, "1e-400").value == 0)
    #expect(try read(Float.self, "3.5e38").violations == [" format"])
    // Rounding to Double first would give the neighbour.
    #expect(try read(Float.self, "1.00000005960464484").value == 1.0000001)
    let number = try read("[12.340]") { (reader) throws(JSONSyntaxError) -> String? in
      try reader.array { (reader) throws(JSONSyntaxError) -> String? in
        try reader.double().map { _ in reader.numberText }
      }?.first
    }
    #expect(number.value == "12.340")
  }

  @Test func unionsGoBack() throws {
    let (value, violations) = try read(Expression.self, #"[1,{"not":[2]},[]]"#)
    #expect(violations == [])
    #expect(value == .sum([.number(1), .negated(.sum([.number(2)])), .sum([])]))
    #expect(try read(Expression.self, #"[1,"x"]"#).violations == [" oneOf"])
  }

  @Test func nestedUnionsCannotTakeExponentialTime() {
    let depth = 60
    let text =
      String(repeating: #"{"not":"#, count: depth) + "1" + String(repeating: "}", count: depth)
    let start = ContinuousClock.now
    // Two of three alternatives read past the value at once, so this one is cheap.
    #expect(throws: Never.self) { try read(Expression.self, text) }
    // Each level of this one reads its content twice.
    struct Twice: JSONReadable {
      static func read(from reader: inout JSONReader) throws(JSONSyntaxError) -> Twice? {
        for _ in 0..<2 {
          let matches = try reader.matches { (reader) throws(JSONSyntaxError) in
            _ = try reader.array { (reader) throws(JSONSyntaxError) in
              try Twice.read(from: &reader)
            }
          }
          reader.check(matches, "allOf", "must match")
        }
        try reader.skipValue()
        return Twice()
      }
    }
    let arrays = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect {
      try refuse(Twice.self, arrays)
    } throws: { error in (error as? JSONSyntaxError)?.reason == .tooComplex }
    #expect(ContinuousClock.now - start < .seconds(60))
  }

  private func refuse<T: JSONReadable>(_ type: T.Type, _ text: String) throws {
    _ = try read(type, text)
  }

  @Test func looksAheadForADiscriminator() throws {
    func find(_ text: String) throws -> String {
      try read(text) { (reader) throws(JSONSyntaxError) -> String? in
        let kind = try reader.findMember("kind")
        let found = kind == .string ? "string " + reader.text : "\(kind)"
        let raw = try reader.rawValue()
        // The place must be where it was, whatever was found.
        return raw == Array(text.utf8) ? found : "moved"
      }.value ?? ""
    }
    #expect(try find(#"{"a":{"kind":"no"},"kind":"c\u0061t","b":"\n"}"#) == "string cat")
    #expect(throws: JSONSyntaxError(.repeatedMember, at: 12)) {
      try find(#"{"kind":"a","kind":"b"}"#)
    }
    #expect(try find(#"{"kind":1}"#) == "other")
    #expect(try find(#"{"a":1}"#) == "absent")
    #expect(try find("{}") == "absent")
    #expect(try find("[1]") == "notAnObject")
  }

  @Test func countsDifferentMembers() throws {
    func count(_ text: String) throws -> Int? {
      try read(text) { (reader) throws(JSONSyntaxError) -> Int? in
        let count = try reader.memberCount()
        try reader.skipValue()
        return count
      }.value
    }
    #expect(try count(#"{"a":1,"\u0061":2,"b":{"c":1}}"#) == 2)
    #expect(try count("{\"\u{E9}\":1,\"e\u{301}\":2}") == 2)
    #expect(try count("{}") == 0)
    #expect(try count("[]") == nil)
  }

  @Test(arguments: [
    ("[1,1.0]", false), ("[1,true]", true), ("[0,false,null,\"\",[],{}]", true),
    (#"[{"a":1,"b":2},{"b":2.0,"a":1e0}]"#, false), (#"[{"a":1},{"a":1,"b":1}]"#, true),
    ("[[1],[1.00]]", false), (#"["a","\u0061"]"#, false), ("[\"\u{E9}\",\"e\u{301}\"]", true),
    ("[1e1000,1e1001]", true), ("[1e1000,10e999]", false),
    ("[12345678901234567890123,12345678901234567890124]", true), ("[-0,0.0]", false), ("7", true),
  ])
  func uniqueItems(_ text: String, _ isUnique: Bool) throws {
    let (_, violations) = try read(text) { (reader) throws(JSONSyntaxError) -> Bool? in
      try reader.checkUniqueItems()
      try reader.skipValue()
      return true
    }
    #expect(violations == (isUnique ? [] : [" uniqueItems"]))
  }

  @Test func uniqueItemsOfManyTakesLinearTime() throws {
    let text = "[" + (0..<50_000).map { #"{"k":\#($0)}"# }.joined(separator: ",") + "]"
    let start = ContinuousClock.now
    _ = try read(text) { (reader) throws(JSONSyntaxError) -> Bool? in
      try reader.checkUniqueItems()
      try reader.skipValue()
      return true
    }
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test func mapsReadUnknownNames() throws {
    let (value, violations) = try read(#"{"a":1,"b":"x","c":3}"#) {
      (reader) throws(JSONSyntaxError) in
      try reader.map(maxProperties: 2) { (reader) throws(JSONSyntaxError) in try reader.int64() }
    }
    #expect(value == nil)
    #expect(violations == [" maxProperties", "/b type"])
    let good = try read(#"{"a":2}"#) { (reader) throws(JSONSyntaxError) in
      try reader.map(minProperties: 1, maxProperties: 1) { (reader) throws(JSONSyntaxError) in
        try reader.int64()
      }
    }
    #expect(good.value == ["a": 2])
  }

  @Test func violationsAndPointersAreBounded() throws {
    let many = "[" + Array(repeating: "1", count: 1_000).joined(separator: ",") + "]"
    var violations = Violations()
    #expect(try JSON.read([String].self, from: Array(many.utf8), &violations) == nil)
    #expect(violations.items.count == Violations.limit)
    #expect(violations.count == 1_000)
    #expect(violations.items.last?.pointer == "/99")

    let name = String(repeating: "é", count: 100_000)
    let long = try read(TaskCreate.self, #"{"title":"a","\#(name)":1}"#)
    #expect(long.violations.count == 1)
    #expect((long.violations.first?.utf8.count ?? 0) < JSONLimits.pointerBytes + 100)
  }

  @Test func violationsOfSeveralPartsGather() throws {
    var violations = Violations()
    violations.record(pointer: "/query/a", keyword: "type", message: "")
    #expect(try JSON.read(Int64.self, from: Array("1".utf8), &violations) == 1)
    #expect(
      try JSON.read(Int64.self, from: Array("x".utf8.map { _ in 0x22 }) + [0x22], &violations)
        == nil)
    #expect(violations.count == 2)
  }

  /// Generated code never does this; if anything does, it must end in an error, not outside memory.
  @Test func misuseEndsInAnError() throws {
    #expect(throws: JSONSyntaxError.self) {
      try read("[1]") { (reader) throws(JSONSyntaxError) -> Bool? in try reader.nextElement() }
    }
    #expect(throws: JSONSyntaxError.self) {
      try read("{}") { (reader) throws(JSONSyntaxError) -> Bool? in try reader.nextKey() }
    }
    let early = try read("1") { (reader) throws(JSONSyntaxError) -> String? in
      let text = reader.text + reader.numberText + "\(reader.key(is: "a"))"
      try reader.skipValue()
      return text
    }
    #expect(early.value == "false")
    let failed = try read("[]") { (reader) throws(JSONSyntaxError) -> String? in
      try reader.skipValue()
      return reader.pointer
    }
    #expect(failed.value == "")
    #expect(throws: JSONSyntaxError(.trailingContent, at: 0)) {
      try read("1") { (reader) throws(JSONSyntaxError) -> Bool? in true }
    }
  }

  @Test func conditionsLeaveNoTrace() throws {
    let (value, violations) = try read(#"[{"a":1},2]"#) {
      (reader) throws(JSONSyntaxError) -> Bool? in
      let isString = try reader.matches { (reader) throws(JSONSyntaxError) in
        _ = try reader.string()
      }
      let isArray = try reader.matches { (reader) throws(JSONSyntaxError) in
        if try reader.beginArray() { while try reader.nextElement() { try reader.skipValue() } }
      }
      try reader.skipValue()
      return !isString && isArray
    }
    #expect(value == true)
    #expect(violations == [])
  }
}
