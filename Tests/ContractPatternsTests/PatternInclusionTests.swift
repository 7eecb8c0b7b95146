// Which patterns admit all that others admit, as far as their parts show it.

import ContractPatterns
import Testing

@Suite struct PatternInclusionTests {
  @Test(arguments: [
    ("a", "a"), ("^[a-c]+$", "^[a-z]+$"), ("^[0-9]$", #"^\d$"#), (#"^\d$"#, "^[0-9]$"),
    ("^a{2,3}$", "^a{1,4}$"), ("^a{2}$", "^a+$"), ("^a$", "^a+$"), ("^a$", "^(b|a)?$"),
    ("^(a|b)$", "^(b|c|a)$"), ("^(?:x[ab])*$", "^(?:x[a-c])*$"), ("[^a-z]", "[^b-y]"),
    (".", #"[\s\S]"#), ("^(?!ab)[a-z]+$", "^(?!ab)[a-z0-9]+$"), ("^(?!a[bc])x", "^(?!ab)x"),
    ("^(?=[ab])x", "^(?=[a-c])x"), (#"\bab\b"#, #"\ba[bc]\b"#), ("", ".*"),
  ])
  func included(pattern: String, larger: String) {
    #expect(Pattern.isIncluded(pattern, in: larger), "\(pattern) in \(larger)")
  }

  /// Not included, or not to be told; never the other way round.
  @Test(arguments: [
    ("^[a-z]+$", "^[a-c]+$"), ("^a{1,4}$", "^a{2,3}$"), ("^a+$", "^a{1,9}$"), ("^a*$", "^a+$"),
    ("^(a|c)$", "^(a|b)$"), ("a", "^a"), ("^a", "a$"), ("[^b-y]", "[^a-z]"),
    (#"[\s\S]"#, "."), ("^(?!ab)x", "^(?!a[bc])x"), (#"\p{L}"#, "[a-z]"), ("(", "("),
    (#"(a)\1"#, #"(a)\1"#), ("a", "("), (".*", ""),
  ])
  func notIncluded(pattern: String, other: String) {
    #expect(!Pattern.isIncluded(pattern, in: other), "\(pattern) in \(other)")
  }
}
