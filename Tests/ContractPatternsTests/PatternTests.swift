// Regular expressions with the meaning of ECMA-262: the published vectors, tables of single
// features, and texts that make other engines hang.

import Foundation
import Testing

@testable import ContractPatterns

@Suite struct PatternTests {
  @Test(
    arguments: [
      ("", "", true), ("", "x", true), ("abc", "xabcx", true), ("abc", "ab", false),
      ("^abc$", "abc", true), ("^abc$", "abc\n", false), ("^$", "", true), ("a|b|", "z", true),
      ("^(a|b)$", "b", true), ("^(?:a|bc)+$", "abcbca", true), ("^(?:a|bc)+$", "abcb", false),
      ("^a*$", "aaaa", true), ("^a+?b$", "aab", true), ("^a??b$", "ab", true),
      ("^a??b$", "aab", false),
      ("^a{3}$", "aaa", true), ("^a{3}$", "aa", false), ("^a{3}$", "aaaa", false),
      ("^a{2,}$", "a", false), ("^a{2,}$", "aaaaa", true), ("^a{2,4}$", "aaaaa", false),
      ("^a{0}$", "", true), ("^a{0}$", "a", false), ("^(ab){2,3}$", "ababab", true),
      ("^(ab){2,3}$", "abababab", false), ("^(ab){2,}c$", "ababababc", true),
      ("^(a{2,3}b)+$", "aabaaab", true), ("^(a{2,3}b)+$", "aabab", false),
      ("a{2}b{2}", "abaabbab", true), ("a{2}b{2}", "abababaab", false),
      ("x[ab]{3}c", "xabxabac", true), ("x[xab]{3}c", "xabxxc", false),
      ("x[xab]{3}c", "xxabc", true),
      ("^[a-c]$", "b", true), ("^[^a-c]$", "b", false), ("^[^a-c]$", "\n", true),
      ("[]", "a", false),
      ("^[^]$", "\n", true), ("^[-a]+$", "a-", true), ("^[a-]+$", "a-", true),
      ("^[\\-a]$", "-", true),
      ("^[\\w-]+$", "a-b", true), ("^[\\w-.]+$", "a-b.c", true), ("^[\\b]$", "\u{8}", true),
      ("^[\\d\\D]$", "x", true), ("^[^\\D]$", "5", true), ("^[^\\D]$", "x", false),
      ("^[.]$", "x", false),
      ("^.$", "\n", false), ("^.$", "\r", false), ("^.$", "\u{2028}", false),
      ("^.$", "\u{85}", true),
      ("^.$", "\u{1F600}", true), ("^..$", "\r\n", false), ("^..$", "e\u{301}", true),
      ("\\bfoo\\b", "a foo b", true), ("\\bfoo\\b", "afoo b", false), ("\\Bo\\B", "fooo", true),
      ("^\\x41\\u0042\\u{43}$", "ABC", true), ("^\\uD83D\\uDE00$", "\u{1F600}", true),
      ("^[\\uD83D\\uDE00-\\uD83D\\uDE4F]$", "\u{1F610}", true), ("^\\u{1F600}$", "\u{1F600}", true),
      ("\\uD83D", "\u{1F600}", false), ("^\\0$", "\0", true), ("^\\cJ\\cj$", "\n\n", true),
      ("^\\t\\n\\v\\f\\r$", "\t\n\u{B}\u{C}\r", true), ("^\\/\\.\\$\\^$", "/.$^", true),
      ("^\\-\\_\\@\\#\\ $", "-_@# ", true), ("^{a}$", "{a}", true), ("^a{,5}$", "a{,5}", true),
      ("^a]$", "a]", true), ("S", "s", false), ("^\u{E9}$", "e\u{301}", false),
      ("^(?=a)\\w$", "a", true), ("^(?=a)\\w$", "b", false), ("^(?!a)\\w$", "b", true),
      ("^(?!.*bad).*$", "all good", true), ("^(?!.*bad).*$", "very bad", false),
      ("(?<=a)b", "ab", true), ("(?<=a)b", "cb", false), ("(?<!a)b", "ab", false),
      ("(?<!a)b", "cb", true), ("^(?=.*\\d)(?=.*[a-z])(?=.*[A-Z]).{8,}$", "abcDEF12", true),
      ("^(?=.*\\d)(?=.*[a-z])(?=.*[A-Z]).{8,}$", "abcdef12", false),
      ("(?<=^|,)x(?=,|$)", "a,x,b", true), ("(?<=^|,)x(?=,|$)", "a,xx,b", false),
      ("(?=(?!ab)a.)ac", "abac", true), ("(?<=(?<!-)a{2,3})b", "-aab", false),
      ("(?<=(?<!-)a{2,3})b", "-aaab", true), ("^(?!^-)a", "a", true),
      ("^(?=a{2,3}b)a+b$", "aaaab", false),
      ("^(?=a{2,3}b)a+b$", "aaab", true), ("(?=^abc$)", "abc", true), ("a(?=b\\b)", "ab c", true),
      ("^(a)\\1$", "aa", true), ("^(a)\\1$", "ab", false), ("^(?<x>a|b)\\k<x>$", "bb", true),
      ("^(?<x>a|b)\\k<x>$", "ab", false), ("^(?:(a)|b)\\1$", "b", true), ("^\\1(a)$", "a", true),
      ("^(?:(a)|(b))*\\1$", "ab", true), ("^(?:(a)|(b))*\\1$", "aba", false),
      ("^(a*)*\\1b$", "aab", true), ("(['\"]).*?\\1", "say \"hi\"", true),
      ("(['\"]).*?\\1", "say \"hi'", false), ("^(?=(a+))\\1b$", "aab", true),
      ("^(a+?)\\1{2}$", "aaaaaa", true), ("(?<=(a)\\1)b", "aab", true),
      ("(?<=\\1(a))b", "aab", true),
      ("(?<=\\1(a))b", "cab", false), ("^(?!(a)\\1)..$", "aa", false),
      ("^(?!(a)\\1)..$", "ab", true),
      ("^(ab|a)(bc)?\\1$", "abcab", false), ("^(ab|a)(bc)?\\1$", "abca", true),
      ("^\\p{L}+$", "\u{C9}t\u{E9}", true), ("^\\p{Lu}$", "a", false), ("^\\P{Lu}$", "a", true),
      ("^[\\p{L}\\p{N}_]+$", "a1_", true), ("^[^\\p{L}]$", "a", false), ("^[\\P{L}a]$", "a", true),
      ("^\\p{gc=Decimal_Number}$", "\u{9EA}", true), ("^\\p{Alphabetic}$", "z", true),
      ("^\\p{ASCII}+$", "\u{E9}", false), ("^\\p{Any}$", "\u{E9}", true),
      ("^\\p{Emoji}$", "\u{1F600}", true),
      ("(?:){3}a", "a", true), ("^(?:a?){3}$", "aaaa", false), ("^(?:a*)*$", "aaa", true),
      ("^(?:a|)*b$", "aab", true), ("(?:^)*a", "ba", true), ("(?:(?=a))+a", "ba", true),
      ("^(?:[ab]){3}$", "aba", true), ("^([ab]){2,}$", "a", false), ("^(?:(?:a?)+)+$", "", true),
    ] as [(String, String, Bool)])
  func meaning(source: String, text: String, isMatch: Bool) throws {
    let pattern = try Pattern(source)
    #expect(pattern.matches(text) == isMatch)
  }

  /// Flags for a part of a pattern, which ECMA-262 has since 2025.
  @Test(
    arguments: [
      ("^(?i:ab)c$", "aBc", true), ("^(?i:ab)c$", "aBC", false), ("^(?i:a(?-i:b))$", "Ab", true),
      ("^(?i:a(?-i:b))$", "AB", false), ("^(?i:[a-c])$", "B", true), ("^(?i:[^a-c])$", "B", false),
      ("^(?i:[^a-c])$", "D", true), ("^(?i:\\x61|z)$", "A", true), ("^(?i:a|b)|C$", "c", false),
      ("^(?i:k)$", "\u{212A}", true), ("^(?i:\\w)$", "\u{17F}", true), ("^\\w$", "\u{17F}", false),
      ("^(?i:\\W)$", "\u{17F}", false), ("^(?i:[\\W])$", "\u{212A}", false),
      ("^(?i:\\bs)", "\u{17F}", true), ("^(?i:\\u{DF})$", "\u{1E9E}", true),
      ("^(?i:\\u{DF})$", "ss", false), ("^(?i:i)$", "\u{131}", false),
      ("^(?i:i)$", "\u{130}", false),
      ("^(?i:\u{3C3})$", "\u{3C2}", true), ("^(?i:\u{1C5})$", "\u{1C4}", true),
      ("^(?i:\u{390})$", "\u{1FD3}", true), ("^(?i:\u{FB05})$", "\u{FB06}", true),
      ("^(?i:\\p{Lu})$", "a", true), ("^(?i:\\P{Lu})$", "A", true),
      ("^(?i:[^\\P{Lu}])$", "A", false),
      ("^(?i:(a)\\1)$", "aA", true), ("^(?i:(a))\\1$", "Aa", false), ("^(a)(?i:\\1)$", "aA", true),
      ("^(?i:(?<x>\u{E9})\\k<x>)$", "\u{C9}\u{E9}", true),
      ("(?m:^b$)", "a\nb\nc", true), ("^b$", "a\nb\nc", false), ("(?m:^b$)", "a\u{2028}b", true),
      ("(?m:^b$)", "a\u{85}b", false), ("(?m:^(?-m:b$))", "a\nb\nc", false),
      ("(?m:^)b", "a\rb", true), ("(?m:(?:^)*a)", "ba", true),
      ("^(?s:.)$", "\n", true), ("^(?s:.).$", "\n\n", false), ("^(?-s:.)$", "\n", false),
      ("^(?s-i:.a)$", "\nA", false), ("^(?is:.a)$", "\nA", true), ("(?:(?i:a)b)+", "AbaB", true),
      ("^(?=(?i:a))A", "A", true), ("(?<=(?i:a))b", "Ab", true), ("^(?i:a{2,3})$", "aAa", true),
    ] as [(String, String, Bool)])
  func flags(source: String, text: String, isMatch: Bool) throws {
    #expect(try Pattern(source).matches(text) == isMatch)
    #expect(Pattern.matchesByBacktracking(source, text) == isMatch)
    #expect(Pattern.isWellFormed(source))
  }

  /// A name may be that of several groups where no match takes part in two of them.
  @Test(
    arguments: [
      ("^(?:(?<x>a)|(?<x>b))\\k<x>$", "bb", true), ("^(?:(?<x>a)|(?<x>b))\\k<x>$", "aa", true),
      ("^(?:(?<x>a)|(?<x>b))\\k<x>$", "ab", false), ("^(?:(?<x>a)|(?<x>b)|c)\\k<x>$", "c", true),
      ("^(?:(?:(?<x>a)|(?<x>b))\\k<x>)+$", "aabb", true),
      ("^(?:(?:(?<x>a)|(?<x>b))\\k<x>)+$", "aaba", false),
      ("^(?:\\k<x>(?<x>a)|(?<x>b))$", "a", true),
    ] as [(String, String, Bool)])
  func repeatedNames(source: String, text: String, isMatch: Bool) throws {
    #expect(try Pattern(source).matches(text) == isMatch)
  }

  @Test(
    arguments: [
      ("(", 0), (")", 0), ("a)", 1), ("[", 0), ("[a", 0), ("*", 0), ("a**", 2), ("a|*", 2),
      ("\\", 1),
      ("a{2,1}", 1), ("{2}", 0), ("[b-a]", 1), ("(?i)a", 2), ("(?P<x>a)", 1),
      ("(?ii:a)", 2), ("(?i-i:a)", 2), ("(?-:a)", 2), ("(?i--m:a)", 2), ("(?iu:a)", 2),
      ("(?i", 0), ("(?i:a", 0), ("(?i:*)", 4), ("(?m:^*)", 4), ("(?i:\\b+)", 4), ("(?>a)", 1),
      ("a++", 2),
      ("\\A", 1), ("\\Z", 1), ("\\h", 1), ("\\x4", 1), ("\\u12", 1), ("\\u{110000}", 1),
      ("\\u{}", 1), ("\\c1", 1), ("\\01", 1), ("\\1", 1), ("(a)\\2", 4), ("\\k<x>", 1), ("\\k", 1),
      ("(?<x>a)(?<x>b)", 12), ("(?<x>a)|(?:(?<x>b)|c)(?<x>d)", 26), ("(?:(?<x>a)|b)(?<x>c)", 18),
      ("(?<x>(?<x>a)|b)", 10), ("(?<1>a)", 4), ("\\p{Script=Greek}", 1), ("\\p{Nonsense}", 1),
      ("\\pL", 1), ("^*", 0), ("(?=a)*", 0), ("(?<=a)+", 0), ("[[:alpha:", 0),
      (String(repeating: "(", count: 1000) + String(repeating: ")", count: 1000), 100),
      ("((a{1000}b){1000}c){1000}", 0), (String(repeating: "a", count: 20_001), 0),
    ] as [(String, Int)])
  func malformed(source: String, offset: Int) {
    let error = #expect(throws: PatternSyntaxError.self) { try Pattern(source) }
    #expect(error?.offset == offset)
    #expect(error?.message.isEmpty == false)
  }

  @Test func faultyPatternsOfContractsMatchNothing() {
    #expect(!Pattern(contract: "(").matches(""))
    #expect(Pattern(contract: "\\S").matches(" x "))
    #expect(!Pattern(contract: "\\S").matches(" \u{A0}\u{FEFF}\n"))
  }

  @Test(
    "Hostile texts cost time in proportion to their length",
    arguments: [
      "^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "(.*a){20}$", "^(([a-z])+.)+[A-Z]([a-z])+$",
      "(a?){50}a{50}b",
      "^(?=(a+)+$)", "(x+x+)+y|^(a*)*$", "^[a-z]{1,5000}[a-z]{1,5000}!$", "^(a{1,100}){1,100}!$",
      "(a*)*\\1b$", "^(a+)+\\1b$", "(?<=(a+)+)b",
    ])
  func hostile(source: String) throws {
    let pattern = try Pattern(source)
    let text = String(repeating: "a", count: 3_000) + "\n"
    let elapsed = ContinuousClock().measure { #expect(!pattern.matches(text)) }
    #expect(elapsed < .seconds(20), "\(source) took \(elapsed)")
  }

  @Test func longTextsMatch() throws {
    let text = String(repeating: "a", count: 100_000)
    #expect(try Pattern("^[a-z]{1,2147483647}$").matches(text))
    #expect(try Pattern("^(a|b)*$").matches(text))
    #expect(try !Pattern("^[a-z]{1,99999}$").matches(text))
    #expect(try Pattern("[a-z]{99999}").matches(text))
  }

  @Test func formatRegexIsStrict() {
    for source in ["([abc])+\\s+$", "", "[\\w-]", "a{2}", "\\/", "(?<n>a)\\k<n>"] {
      #expect(Pattern.isWellFormed(source))
    }
    for source in ["^(abc]", "\\a", "^\\S(|(.|\\n)*\\S)\\Z", "a{", "]", "\\-", "[\\w-.]"] {
      #expect(!Pattern.isWellFormed(source))
    }
  }
}
