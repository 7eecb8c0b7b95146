// Texts of a contract in the source of a client: nothing ends the literal or the comment that it is in, and
// names mean what they are given for.

import OpenAPIDocument
import Testing

@testable import ContractClients

@Suite("Texts")
struct TextTests {
  @Test(
    "A literal is in one line and has the text",
    arguments: [
      ("a", #""a""#), ("\"", #""\"""#), ("\\", #""\\""#), ("a\nb", #""a\nb""#),
      ("\u{2028}", #""\u{2028}""#), ("\u{0}", #""\u{0}""#), ("\u{202E}", #""\u{202e}""#),
      ("\r", #""\u{d}""#), ("`${x}", #""`${x}""#), ("é𝒳", #""é𝒳""#), ("\u{FEFF}", #""\u{feff}""#),
    ])
  func literals(text: String, literal: String) {
    #expect(TypeScriptText.quoted(text) == literal)
  }

  @Test(
    "A part of a template ends none and begins no expression",
    arguments: [("`", #"\`"#), ("${x}", #"\${x}"#), ("\\", #"\\"#), ("\n", #"\u{a}"#)])
  func templates(text: String, part: String) {
    #expect(TypeScriptText.template(text) == part)
  }

  @Test(
    "A comment has no end but its own, no tag and no line that it does not know of",
    arguments: [
      ("*/", [#"*\/"#]), ("a\u{2028}b", ["a", "b"]), ("a\r\nb", ["a", "", "b"]),
      ("@deprecated", [#"\@deprecated"#]), ("a @b", [#"a \@b"#]), ("{@link x}", [#"{\@link x}"#]),
      ("a@b", ["a@b"]), ("\u{202E}a\tb", ["?a b"]), ("/api", ["/api"]),
    ])
  func comments(text: String, lines: [String]) {
    #expect(TypeScriptText.comment(text) == lines)
  }

  @Test(
    "No two names are the same, whatever the order, and none is a name that means something else")
  func names() {
    let texts: [Name] = [
      "a-b", "a_b", "AB", "ab", "Ab", "Promise", "promise", "__proto__", "then", "", "1", "é",
      "Client",
    ]
    for style in [TypeScriptNames.Style.type, .member] {
      var table = TypeScriptNames(style, taken: ClientContract.ownTypes)
      var reversed = TypeScriptNames(style, taken: ClientContract.ownTypes)
      let names = table.assign(texts)
      #expect(names == reversed.assign(texts.reversed()))
      #expect(Set(names.values).count == texts.count)
      let forbidden =
        style == .type
        ? TypeScriptNames.globalTypes.union(ClientContract.ownTypes)
        : TypeScriptNames.inheritedMembers
      #expect(forbidden.isDisjoint(with: names.values))
    }
  }
}
