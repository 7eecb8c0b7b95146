// Strings and literals, which are read by words of eight bytes: whatever stands wherever in them.

import ContractRuntime
import Testing

@Suite struct JSONStringTests {
  /// Strings are read eight bytes at a time: each length, at each distance from the end of the text.
  @Test(arguments: ["", "\\n", "é", "\\u00e9", "\u{10FFFF}", "\\\"", "\u{7F}"])
  func whateverStandsWhereverInAString(_ written: String) throws {
    let decoded = try #require(JSONValue(parsing: "\"\(written)\"").string)
    for before in 0...18 {
      for after in 0...18 {
        let (start, end) = (
          String(repeating: "a", count: before), String(repeating: "b", count: after)
        )
        for rest in ["", " ", "       ", "\n\t          "] {
          let value = try read(String.self, "\"\(start)\(written)\(end)\"\(rest)").value
          #expect(value == start + decoded + end)
          #expect(value?.utf8.count == before + decoded.utf8.count + after)
        }
      }
    }
  }

  @Test func noControlCharacterIsOverlooked() {
    for place in 0...18 {
      for after in 0...18 {
        for byte in [UInt8(0x00), 0x0A, 0x1F] {
          let text =
            [UInt8(ascii: "\"")] + [UInt8](repeating: 0x21, count: place) + [byte]
            + [UInt8](repeating: 0x23, count: after) + [UInt8(ascii: "\"")]
          #expect(throws: JSONSyntaxError(.controlCharacter, at: place + 1)) {
            try JSON.parse(text)
          }
        }
      }
    }
  }

  @Test func patternsSeeWhatEscapesStandFor() throws {
    let noControls = PatternRule("^[^\\u0000-\\u001f]*$")
    let twoToFive = PatternRule("^[^\\u0000]{2,5}$")
    func violations(_ rule: PatternRule, _ text: String) throws -> Int {
      var violations = Violations()
      _ = try JSON.read(Array(text.utf8), &violations) {
        (reader) throws(JSONSyntaxError) -> String? in
        try reader.string(maxLength: 100, matching: rule)
      }
      return violations.count
    }
    for text in [#""""#, #""abc""#, #""a\u0041é""#, #""abcdefghijklmnop""#, #""\\\"""#] {
      #expect(try violations(noControls, text) == 0)
    }
    for text in [#""\u0000""#, #""abcdefghijklmnop\n""#, #""é\u001f""#, #""\u001f""#] {
      #expect(try violations(noControls, text) == 1)
    }
    for text in [#""ab""#, #""abcde""#, #""\u0041é""#] {
      #expect(try violations(twoToFive, text) == 0)
    }
    for text in [#""""#, #""a""#, #""abcdef""#, #""\u0061""#, #""é""#, #""a\u0000""#] {
      #expect(try violations(twoToFive, text) == 1)
    }
  }

  @Test(arguments: [
    ("t", JSONSyntaxError.Reason.unexpectedEnd, 1), ("tru", .unexpectedEnd, 3),
    ("trux", .unexpectedByte, 3), ("txxx", .unexpectedByte, 1), ("fals", .unexpectedEnd, 4),
    ("falsy", .unexpectedByte, 4), ("nul", .unexpectedEnd, 3), ("nil ", .unexpectedByte, 1),
    ("truee", .trailingContent, 4), ("nulll", .trailingContent, 4),
  ])
  func literalsAreWhole(_ text: String, _ reason: JSONSyntaxError.Reason, _ place: Int) {
    #expect(throws: JSONSyntaxError(reason, at: place)) { try JSON.parse(Array(text.utf8)) }
  }
}
