// Trees and exact numbers: equality as JSON Schema defines it, order, look-up, round trips.

import ContractRuntime
import Testing

@Suite struct JSONValueTests {
  @Test(arguments: [
    ("1", "1.0", true), ("1e2", "100", true), ("0", "-0.0", true), ("0.1", "0.10e0", true),
    ("1", "2", false), ("1", "-1", false), ("9007199254740993", "9007199254740992", false),
    ("1e400", "10e399", true), ("1e400", "1e401", false), ("1", "true", false),
    ("100e-2", "0.01e2", true),
    ("\"a\"", #""\u0061""#, true), ("\"\u{E9}\"", "\"e\u{301}\"", false), ("[1,2]", "[2,1]", false),
    (#"{"a":1,"b":[2]}"#, #"{"b":[2.0],"a":1}"#, true), (#"{"a":1}"#, #"{"a":null}"#, false),
    ("{}", "[]", false), ("null", "false", false), ("\"\"", "null", false),
    (#"{"a":1,"a":2}"#, #"{"a":2}"#, true),
  ])
  func equality(_ left: String, _ right: String, _ areEqual: Bool) throws {
    let left = try JSONValue(parsing: left)
    let right = try JSONValue(parsing: right)
    #expect((left == right) == areEqual)
    #expect((right == left) == areEqual)
    if areEqual { #expect(left.hashValue == right.hashValue) }
  }

  @Test func numbersCompareExactly() throws {
    let ascending = [
      "-1e400", "-1e10", "-12.5", "-12.49999999999999999999999", "-0.1", "-1e-400", "0", "1e-400",
      "0.1", "0.10000000000000000000000001", "9007199254740992", "9007199254740993", "1e16",
      "1e400",
    ].compactMap { JSONNumber($0) }
    #expect(ascending.count == 14)
    for (leftIndex, left) in ascending.enumerated() {
      for (rightIndex, right) in ascending.enumerated() {
        #expect((left < right) == (leftIndex < rightIndex))
        #expect((left == right) == (leftIndex == rightIndex))
      }
    }
  }

  @Test(arguments: [
    "", "1 ", " 1", "01", "+1", "1.", "NaN", "inf", "0x10", "1e", "--1", "[1]", "1,2",
  ])
  func notNumbers(_ text: String) {
    #expect(JSONNumber(text) == nil)
  }

  @Test func numbersFromSwift() {
    #expect(JSONNumber(Int64.min).text == "-9223372036854775808")
    #expect(JSONNumber(0.1)?.text == "0.1")
    #expect(JSONNumber(Double.nan) == nil)
    #expect(JSONNumber(Double.infinity) == nil)
    #expect(JSONNumber("1e400")?.double == .infinity)
  }

  @Test func objectsKeepOrderAndFindMembers() throws {
    let names = (0..<50).map { "member\($0)" }
    let text = "{" + names.map { #""\#($0)":"\#($0)""# }.joined(separator: ",") + "}"
    let object = try #require(try JSONValue(parsing: text).object)
    #expect(object.members.map(\.name) == names)
    for name in names { #expect(object[name] == .string(name)) }
    #expect(object["member50"] == nil)
    #expect(!object.contains("Member1"))
    var changed = object
    changed.set("member9", .null)
    changed.set("new", .bool(true))
    #expect(changed.count == 51)
    #expect(changed["member9"] == .some(.null))
    #expect(changed != object)
  }

  @Test func looksInside() throws {
    let value = try JSONValue(parsing: #"{"a":[1.0,"x",true,null]}"#)
    #expect(value["a"]?.array?.first?.int64 == 1)
    #expect(value["a"]?.array?[1].string == "x")
    #expect(value["a"]?.array?[2].bool == true)
    #expect(value["a"]?.array?[3].isNull == true)
    #expect(value["b"] == nil)
    #expect(value.kind == .object)
    #expect(value.string == nil)
    #expect(JSONValue.object(["a": .array([])])["a"] == .array([]))
    #expect(JSONValue(contract: "[1]") == .array([.number(JSONNumber(1))]))
    #expect(JSONValue(contract: "[1") == .null)
  }

  @Test(arguments: [
    #"{"b":1,"a":[1.50,1E5,-0,12345678901234567890.123456789],"é":"\n\"\\"}"#, "[]", "{}", "\"\"",
  ])
  func roundTripsKeepNumbersAndOrder(_ text: String) throws {
    let value = try JSONValue(parsing: text)
    #expect(String(decoding: JSON.write(value), as: UTF8.self) == text)
  }

  @Test func fieldsTellAbsentFromNull() {
    #expect(Field<Int>(nil) == .absent)
    #expect(Field<Int>(nullable: nil) == .null)
    #expect(Field(1).value == 1)
    #expect(Field<Int>.null.isPresent)
    #expect(!Field<Int>.absent.isPresent)
  }
}
