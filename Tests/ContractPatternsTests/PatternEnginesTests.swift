// The matchers must agree with each other, and with an independent engine, on random patterns.

import Foundation
import Testing

@testable import ContractPatterns

@Suite struct PatternEnginesTests {
  /// A small repeatable source of random numbers (splitmix64).
  private struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }
  }

  private static func atom(_ random: inout Random, depth: Int) -> String {
    switch Int.random(in: 0..<(depth > 0 ? 12 : 6), using: &random) {
    case 0, 1: "a"
    case 2: "b"
    case 3: "."
    case 4: "[ab]"
    case 5: "[^a]"
    case 6, 7: "(?:" + choice(&random, depth: depth - 1) + ")"
    case 8: "(" + choice(&random, depth: depth - 1) + ")"
    case 9: "(?=" + choice(&random, depth: depth - 1) + ")"
    case 10: "(?!" + choice(&random, depth: depth - 1) + ")"
    default: ["^", "$", "\\b", "\\B", "(?<=a)", "(?<!ab)"].randomElement(using: &random) ?? ""
    }
  }

  private static func choice(_ random: inout Random, depth: Int) -> String {
    var source = ""
    for index in 0..<Int.random(in: 1...2, using: &random) {
      if index > 0 { source += "|" }
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let atom = atom(&random, depth: depth)
        source += atom
        let isAssertion =
          ["^", "$", "\\b", "\\B"].contains(atom) || atom.hasPrefix("(?=")
          || atom.hasPrefix("(?!") || atom.hasPrefix("(?<")
        guard !isAssertion, Bool.random(using: &random) else { continue }
        let quantifiers = ["*", "+", "?", "{2}", "{1,2}", "{2,}", "{0,3}", "*?", "{2,3}?"]
        source += quantifiers.randomElement(using: &random) ?? ""
      }
    }
    return source
  }

  /// As they are, and ignoring case, with some letters in the other one.
  @Test(arguments: [UInt64(1), 2, 3, 4], [false, true])
  func enginesAgree(seed: UInt64, ignoringCase: Bool) throws {
    var random = Random(state: seed)
    var texts = [""]
    for text in texts { texts += ["a", "b", "c"].map { text + $0 } }
    for length in 1...3 {
      texts += texts.filter { $0.count == length }.flatMap { text in
        ["a", "b"].map { text + $0 }
      }
    }
    if ignoringCase { texts += texts.map { $0.replacing("ab", with: "aB") + "A" } }
    var tables = 0
    for _ in 0..<40 {
      var source = Self.choice(&random, depth: 3)
      if ignoringCase { source = "(?i:\(source.replacing("aa", with: "aA")))a?" }
      let (node, groupCount) = try PatternParser.parse(source, isStrict: true)
      let program = try PatternProgram(node)
      let backtracker = try PatternBacktracker(node, groupCount: groupCount)
      let table = DeterministicAutomaton(try PatternProgram(node, writesOutCounts: true))
      if table != nil { tables += 1 }
      let foundation = try NSRegularExpression(pattern: source)
      for text in texts {
        let scalars = text.unicodeScalars.map(\.value)
        let range = NSRange(location: 0, length: text.utf16.count)
        let expected = foundation.firstMatch(in: text, range: range) != nil
        let automaton = PatternAutomaton.matches(program, scalars)
        #expect(automaton == expected, "automaton: /\(source)/ on \(text)")
        #expect(backtracker.matches(scalars) == expected, "backtracker: /\(source)/ on \(text)")
        if let table {
          #expect(table.matches(text.utf8Span.span) == expected, "table: /\(source)/ on \(text)")
        }
      }
    }
    #expect(tables >= 5)
  }

  @Test(arguments: [
    "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$", "^[\\u00e0-\\u00ff]+x$", "[^a-z\\u3000]{2}$",
    "^(?:\\u{10400}|[\\u{ffff}-\\u{10000}])+a?$", "[\\u007f-\\u0080]\\.",
  ])
  func tablesKnowEveryScalar(source: String) throws {
    let (node, _) = try PatternParser.parse(source, isStrict: true)
    let program = try PatternProgram(node)
    let table = try #require(
      DeterministicAutomaton(try PatternProgram(node, writesOutCounts: true)))
    let bounds: [UInt32] = [
      0, 0x20, 0x61, 0x7F, 0x80, 0xDF, 0xE0, 0xFF, 0x7FF, 0x800, 0x2003, 0x3000, 0xD7FF, 0xE000,
      0xFFFF, 0x10000, 0x10400, 0x10FFFF,
    ]
    let scalars = bounds.flatMap { [$0 &- 1, $0, $0 + 1] }.compactMap(Unicode.Scalar.init)
    for first in scalars {
      for rest in ["", "a", "x", ".", " ", "\u{3000}"] {
        for text in [String(first) + rest, rest + String(first)] {
          let expected = PatternAutomaton.matches(program, text.unicodeScalars.map(\.value))
          #expect(
            table.matches(text.utf8Span.span) == expected,
            "/\(source)/ on \(text.unicodeScalars.map(\.value))")
        }
      }
    }
  }

  /// What a table would be too large for, or cannot say, has none.
  @Test(arguments: [
    "\\bword\\b", "(?=a)b", "^[a-z]{2,300}x$", "(?:a|b)*a(?:a|b){9}$", "^(?:[^]{100}){6}$",
  ])
  func othersHaveNoTable(source: String) throws {
    let (node, _) = try PatternParser.parse(source, isStrict: true)
    #expect(DeterministicAutomaton(try PatternProgram(node, writesOutCounts: true)) == nil)
  }

  @Test func propertiesAreLeftToTheProgram() throws {
    let (node, _) = try PatternParser.parse("^\\p{L}+\\d$", isStrict: true)
    let table = try #require(DeterministicAutomaton(try PatternProgram(node)))
    #expect(table.matches("ab1".utf8Span.span) == true)
    #expect(table.matches("a b1".utf8Span.span) == false)
    #expect(table.matches("é1".utf8Span.span) == nil)
    #expect(try Pattern("^\\p{L}+\\d$").matches("é1"))
  }
}
