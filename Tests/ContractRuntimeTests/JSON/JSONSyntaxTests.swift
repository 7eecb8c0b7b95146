// The grammar of RFC 8259 line by line: what is refused, why and where.

import ContractRuntime
import Testing

@Suite struct JSONSyntaxTests {
  struct Refusal: Sendable, CustomTestStringConvertible {
    var text: [UInt8]
    var reason: JSONSyntaxError.Reason
    var offset: Int

    init(_ text: String, _ reason: JSONSyntaxError.Reason, _ offset: Int) {
      self.init(bytes: Array(text.utf8), reason, offset)
    }
    init(bytes: [UInt8], _ reason: JSONSyntaxError.Reason, _ offset: Int) {
      self.text = bytes
      self.reason = reason
      self.offset = offset
    }
    var testDescription: String { String(decoding: text, as: UTF8.self) }
  }

  @Test(arguments: [
    Refusal("", .unexpectedEnd, 0), Refusal("  ", .unexpectedEnd, 2),
    Refusal("[1,]", .unexpectedByte, 3), Refusal("[,1]", .unexpectedByte, 1),
    Refusal("[1 2]", .unexpectedByte, 3), Refusal("[1", .unexpectedEnd, 2),
    Refusal("[1}", .unexpectedByte, 2), Refusal("{]", .unexpectedByte, 1),
    Refusal(#"{"a":1,}"#, .unexpectedByte, 7), Refusal(#"{"a" 1}"#, .unexpectedByte, 5),
    Refusal(#"{"a":}"#, .unexpectedByte, 5), Refusal(#"{a:1}"#, .unexpectedByte, 1),
    Refusal(#"{"a":1 "b":2}"#, .unexpectedByte, 7), Refusal("{,}", .unexpectedByte, 1),
    Refusal("1 2", .trailingContent, 2), Refusal("nul", .unexpectedEnd, 3),
    Refusal("nulL", .unexpectedByte, 3), Refusal("True", .unexpectedByte, 0),
    Refusal("truee", .trailingContent, 4), Refusal("NaN", .unexpectedByte, 0),
    Refusal("01", .invalidNumber, 1), Refusal("-", .unexpectedEnd, 1),
    Refusal("-a", .invalidNumber, 1), Refusal("1.", .unexpectedEnd, 2),
    Refusal("1.e1", .invalidNumber, 2), Refusal(".5", .unexpectedByte, 0),
    Refusal("+1", .unexpectedByte, 0), Refusal("1e", .unexpectedEnd, 2),
    Refusal("1e+", .unexpectedEnd, 3), Refusal("[1e+]", .invalidNumber, 4),
    Refusal("-01", .invalidNumber, 2), Refusal("0x1", .trailingContent, 1),
    Refusal(#""a"#, .unexpectedEnd, 2), Refusal(#""\"#, .unexpectedEnd, 2),
    Refusal(#""\x""#, .invalidEscape, 1), Refusal(#""\u12g4""#, .invalidEscape, 5),
    Refusal(#""\u123"#, .unexpectedEnd, 6), Refusal(#""\ud800""#, .loneSurrogate, 1),
    Refusal(#""\ud800\n""#, .loneSurrogate, 1), Refusal(#""a\udc00""#, .loneSurrogate, 2),
    Refusal(#""\ud800\ud800""#, .loneSurrogate, 1), Refusal("\"a\u{1}\"", .controlCharacter, 2),
    Refusal("\"\\n\u{1F}\"", .controlCharacter, 3), Refusal("\"0123456\n9\"", .controlCharacter, 8),
    Refusal("\u{FEFF}1", .byteOrderMark, 0), Refusal("'a'", .unexpectedByte, 0),
    Refusal("\u{0C}1", .unexpectedByte, 0), Refusal("\u{A0}1", .unexpectedByte, 0),
    Refusal(bytes: [0x22, 0xC0, 0xAF, 0x22], .invalidUTF8, 1),
    Refusal(bytes: [0x22, 0xC1, 0xBF, 0x22], .invalidUTF8, 1),
    Refusal(bytes: [0x22, 0xE0, 0x9F, 0xBF, 0x22], .invalidUTF8, 1),
    Refusal(bytes: [0x22, 0xED, 0xA0, 0x80, 0x22], .invalidUTF8, 1),
    Refusal(bytes: [0x22, 0xF0, 0x8F, 0xBF, 0xBF, 0x22], .invalidUTF8, 1),
    Refusal(bytes: [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], .invalidUTF8, 1),
    Refusal(bytes: [0x22, 0xF5, 0x80, 0x80, 0x80, 0x22], .invalidUTF8, 1),
    Refusal(bytes: [0x22, 0x80, 0x22], .invalidUTF8, 1),
    Refusal(bytes: [0x22, 0xE2, 0x82, 0x22], .invalidUTF8, 1),
    Refusal(bytes: [0x22, 0xE2, 0x82], .invalidUTF8, 1),
    Refusal(bytes: [0x22, 0x5C, 0x6E, 0xFF, 0x22], .invalidUTF8, 3),
    Refusal(bytes: [0x00], .unexpectedByte, 0),
  ])
  func refused(_ refusal: Refusal) {
    let expected = JSONSyntaxError(refusal.reason, at: refusal.offset)
    #expect(throws: expected) { try JSON.parse(refusal.text) }
    // Skipping validates as much as reading does.
    var violations = Violations()
    #expect(throws: expected) {
      try JSON.read(refusal.text, &violations) { (reader) throws(JSONSyntaxError) -> Bool? in
        try reader.skipValue()
        return true
      }
    }
    #expect(expected.problem.status == 400)
  }

  @Test(arguments: [
    "0", "-0", "-0.0e-0", "1E400", "123.456e+7", " [ ] ", "{}", "\t\n\r null \n", "true", "\"\"",
    #""\"\\\/\b\f\n\r\t\u0000\uD83D\uDE00""#, "\"\u{7F}é€😀\u{10FFFF}\"", "[[[[]]],{\"\":{}}]",
    #"{"a":1,"a":2}"#,
  ])
  func accepted(_ text: String) throws {
    _ = try JSONValue(parsing: text)
  }

  @Test func everyTruncationIsRefused() throws {
    let text = Array(
      #"{"a":[1.5e3,-2,"é\u20ac\ud83d\ude00 long enough for words"],"b":{"c":null}}"#.utf8)
    _ = try JSON.parse(text)
    for length in 0..<text.count {
      #expect(throws: JSONSyntaxError.self) { try JSON.parse(Array(text[..<length])) }
    }
  }

  @Test func everyByteThatIsNoUTF8IsFoundAtEveryAlignment() {
    for length in 0..<40 {
      for position in 0..<length {
        var text = [UInt8](repeating: UInt8(ascii: "a"), count: length)
        text[position] = 0xFF
        let document = [UInt8(ascii: "\"")] + text + [UInt8(ascii: "\"")]
        #expect(throws: JSONSyntaxError(.invalidUTF8, at: position + 1)) {
          try JSON.parse(document)
        }
      }
    }
  }

  @Test func depthIsLimited() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    _ = try JSON.parse(nested(128))
    #expect(throws: JSONSyntaxError(.tooDeep, at: 128)) { try JSON.parse(nested(129)) }
    #expect(throws: JSONSyntaxError(.tooDeep, at: 128)) { try JSON.parse(nested(100_000)) }
    let objects = Array(String(repeating: #"{"a":"#, count: 100_000).utf8)
    #expect(throws: JSONSyntaxError(.tooDeep, at: 128 * 5)) { try JSON.parse(objects) }
    var limits = JSONLimits()
    limits.depth = 1_000_000
    _ = try JSON.parse(nested(1_024), limits: limits)
    #expect(throws: JSONSyntaxError(.tooDeep, at: 1_024)) {
      try JSON.parse(nested(1_025), limits: limits)
    }
    var violations = Violations()
    limits.depth = 2
    let skipped = try JSON.read(nested(2), limits: limits, &violations) {
      (reader) throws(JSONSyntaxError) -> Bool? in
      try reader.skipValue()
      return true
    }
    #expect(skipped == true)
  }

  @Test func messagesDoNotQuoteTheText() {
    #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: "secret") }
    let error = JSONSyntaxError(.unexpectedByte, at: 7)
    #expect(error.problem.detail == "unexpected character in the JSON text at byte 7")
  }
}
