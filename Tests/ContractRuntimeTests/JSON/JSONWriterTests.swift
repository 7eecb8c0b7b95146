// What is written: legal JSON, the escapes that are needed and no others, shortest numbers.

import ContractRuntime
import Testing

@Suite struct JSONWriterTests {
  private func text(_ body: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    body(&writer)
    return String(decoding: writer.finish(), as: UTF8.self)
  }

  @Test func strings() {
    #expect(text { $0.string("") } == #""""#)
    #expect(text { $0.string("a\"b\\c/d") } == #""a\"b\\c/d""#)
    #expect(
      text { $0.string("\u{0}\u{1}\u{8}\t\n\u{B}\u{C}\r\u{1F}") }
        == #""\u0000\u0001\b\t\n\u000b\f\r\u001f""#)
    #expect(text { $0.string("\u{7F}é\u{2028}😀") } == "\"\u{7F}é\u{2028}😀\"")
  }

  @Test func stringsOfEveryLengthAndEscapePositionReadBack() throws {
    for length in 0..<40 {
      for position in 0...length {
        for special in ["\"", "\u{1}", "é", "\\"] {
          let plain = String(repeating: "x", count: length)
          let original = plain.prefix(position) + special + plain.dropFirst(position)
          let written = JSON.write(String(original))
          #expect(try JSON.parse(written) == .string(String(original)))
        }
      }
    }
    let allEscapes = String(repeating: "\u{1}", count: 1_000)
    #expect(try JSON.parse(JSON.write(allEscapes)).string == allEscapes)
  }

  @Test func wholeNumbers() {
    var values: [Int64] = [0, .min, .max, -1]
    var power: Int64 = 1
    for _ in 0..<18 {
      power *= 10
      values += [power, power - 1, -power, power / 2 + 3]
    }
    for value in values { #expect(text { $0.integer(value) } == String(value)) }
    #expect(text { $0.integer(Int32.min) } == "-2147483648")
  }

  @Test(arguments: [
    (0.0, "0.0"), (-0.0, "-0.0"), (1, "1.0"), (0.1, "0.1"), (1e16, "1e+16"),
    (.leastNonzeroMagnitude, "5e-324"),
    (1e-5, "1e-05"), (1.7976931348623157e308, "1.7976931348623157e+308"),
    (123_456_789.125, "123456789.125"),
  ])
  func doubles(_ value: Double, _ expected: String) throws {
    #expect(text { $0.double(value) } == expected)
    #expect(try JSONValue(parsing: expected).double?.bitPattern == value.bitPattern)
  }

  @Test func floats() {
    #expect(text { $0.float(0.1) } == "0.1")
  }

  @Test func nonFiniteNumbersAreNull() {
    var writer = JSONWriter()
    writer.double(1)
    writer.double(.nan)
    writer.float(.infinity)
    #expect(writer.finish() == Array("1.0nullnull".utf8))
  }

  @Test func membersPlaceTheirCommas() {
    func object(_ first: Int64?, _ second: Field<Int64>) -> String {
      text { writer in
        writer.literal("{")
        if let first {
          writer.member(",\"a\":")
          writer.integer(first)
        }
        if second.isPresent {
          writer.member(",\"b\":")
          writer.value(second.value)
        }
        writer.literal("}")
      }
    }
    #expect(object(nil, .absent) == "{}")
    #expect(object(1, .absent) == #"{"a":1}"#)
    #expect(object(nil, .null) == #"{"b":null}"#)
    #expect(object(1, .value(2)) == #"{"a":1,"b":2}"#)
  }

  @Test func containers() {
    #expect(text { $0.value([Int64]()) } == "[]")
    #expect(text { $0.value([1, nil, 3] as [Int64?]) } == "[1,null,3]")
    #expect(
      text { writer in
        writer.map(["b": 1, "a\n": 2] as NamedValues<Int64>) { $0.integer($1) }
      } == #"{"b":1,"a\n":2}"#)
    #expect(text { $0.value(JSONNull()) } == "null")
    #expect(text { $0.raw(Array("[1]".utf8)) } == "[1]")
    #expect(text { $0.raw([]) } == "")
  }

  @Test func paddedDigits() {
    #expect(text { $0.digits(7, width: 2) } == "07")
    #expect(text { $0.digits(2_026, width: 4) } == "2026")
    #expect(text { $0.digits(42, width: 9) } == "000000042")
    #expect(text { $0.digits(123, width: 3) } == "123")
    #expect(text { $0.digits(12_345, width: 2) } == "45")
    #expect(text { $0.digits(0, width: 0) } == "")
  }

  @Test func growsAsNeeded() {
    let items = (0..<10_000).map { Int64($0) }
    let expected = "[" + items.map(String.init).joined(separator: ",") + "]"
    #expect(JSON.write(items) == Array(expected.utf8))
  }
}
