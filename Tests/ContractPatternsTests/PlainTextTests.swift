// Stretches of plain text are passed over eight bytes at a time: whatever stands wherever in them, the
// answer must be that of the matcher that looks at each character.

import Testing

@testable import ContractPatterns

@Suite struct PlainTextTests {
  @Test(arguments: [
    "^[^\\u0000]*$", "^[^\\u0000]{3,12}$", "^[^\\u0000-\\u001f]+$", "^.*$", "^[ -\\u007f]*$",
    "^[ -~]*$", "^[\\S\\s]{2,9}$", "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$", "^\\S.*$", "\\n$",
    "^[^é]*$", "^(?:[^\\u0000]*b)?[^\\u0000]*c", "^.*\\S$", "^[^\\p{Lu}]*$",
  ])
  func whateverStandsWhereverItIs(_ source: String) throws {
    let pattern = try Pattern(source)
    for text in Self.texts {
      guard let expected = Pattern.matchesByBacktracking(source, text) else {
        Issue.record("no answer for \(Array(text.utf8))")
        continue
      }
      #expect(pattern.matches(text) == expected, "\(Array(text.utf8))")
      // What `countsOfPlainASCII` promises of texts in which every byte is plain.
      if let counts = pattern.countsOfPlainASCII,
        text.utf8.allSatisfy({ (0x20...0x7F).contains($0) })
      {
        #expect(counts.contains(text.utf8.count) == expected, "\(Array(text.utf8))")
      }
    }
  }

  /// Texts of each length up to two words and a half, with one character of another kind at each place.
  private static let texts: [String] = {
    let others = ["\0", "\u{1F}", "\n", " ", "\u{7F}", "A", "é", "\u{2028}", "\u{10FFFF}"]
    var texts: [String] = []
    for length in 0...20 {
      texts.append(String(repeating: "b", count: length))
      for place in 0..<length {
        for other in others {
          texts.append(
            String(repeating: "b", count: place) + other
              + String(repeating: " ", count: length - place - 1))
        }
      }
    }
    return texts
  }()

  /// Where a stretch ends is where the first character of another kind stands, in texts of any length and
  /// from any place in them.
  @Test(arguments: [PlainText.ascii, .all])
  func stretchesEndAtTheFirstOther(_ plain: PlainText) {
    for text in Self.texts {
      let bytes = Array(text.utf8)
      for start in bytes.indices {
        let expected =
          bytes[start...].firstIndex { byte in
            plain == .ascii ? !PlainText.bytes.contains(byte) : byte < 0x20
          } ?? bytes.count
        #expect(plain.end(in: bytes.span, from: start) == expected, "\(bytes) from \(start)")
      }
    }
  }

  @Test func onlyPatternsOfOneSetTellCounts() throws {
    #expect(try Pattern("^[^\\u0000]*$").countsOfPlainASCII == 0...Int.max)
    #expect(try Pattern("^[^\\u0000]{2,5}$").countsOfPlainASCII == 2...5)
    #expect(try Pattern("^[^~]*$").countsOfPlainASCII == nil)
    #expect(try Pattern("^[^\\u007f]*$").countsOfPlainASCII == nil)
    #expect(try Pattern("[^\\u0000]*$").countsOfPlainASCII == nil)
    #expect(try Pattern("^a?[^\\u0000]*$").countsOfPlainASCII == nil)
  }
}
