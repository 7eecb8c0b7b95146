// Trees: where values are, what plain scalars are, and that JSON and YAML give the same.

import Testing

@testable import OpenAPIDocument

/// Parses one file; nil if it was refused.
private func parse(_ text: String, path: String = "a.yaml", limits: Limits = Limits()) -> (
  root: Node?, diagnostics: [Diagnostic]
) {
  var diagnostics = Diagnostics()
  let file = FileParser.parse(
    Array(text.utf8), path: path, limits: limits, diagnostics: &diagnostics)
  return (diagnostics.hasErrors ? nil : file?.root, diagnostics.sorted)
}

@Suite struct TreeTests {
  @Test(arguments: [
    ("null", Node.Kind.null), ("~", .null), ("''", .string), ("true", .boolean),
    ("False", .boolean),
    ("yes", .string), ("no", .string), ("on", .string), ("off", .string), ("y", .string),
    ("0", .integer), ("-12", .integer), ("0x1F", .integer), ("0o17", .integer), ("1_000", .string),
    ("1.5", .number), (".5", .number), ("1e3", .number), (".inf", .number), (".NaN", .number),
    ("1.2.3", .string), ("12:30:45", .string), ("2024-01-01", .string), ("'1'", .string),
    ("\"true\"", .string), ("1e", .string), ("+", .string), ("0x", .string),
    ("!!str 1", .string), ("!!float 1", .number), ("08", .integer),
  ]) func plainScalarsFollowTheCoreSchemaOf12(_ text: String, _ kind: Node.Kind) throws {
    let value = try #require(parse("a: \(text)\n").root?["a"])
    #expect(value.kind == kind)
  }

  /// What ends a line in YAML 1.1 alone is a character like others in 1.2 (section 5.4).
  @Test(arguments: ["\u{85}", "\u{2028}", "\u{2029}"])
  func lineBreaksOf11AreCharacters(_ mark: String) throws {
    let text = """
      a: x\(mark)y # z\(mark)b: 1
      c: ["\(mark)d\(mark)", '\(mark)', "\u{F0000}\\U000F0001"]
      e: |
        f\(mark)g
        h
      \(mark)i: "é\(mark)

        j"
      k: [
      """
    let (root, diagnostics) = parse(text + "1]\n")
    let members = try #require(root, "\(diagnostics)").members
    #expect(members.map(\.key.text) == ["a", "c", "e", "\(mark)i", "k"])
    #expect(members[0].value.text == "x\(mark)y")
    #expect(
      members[1].value.elements.map(\.text)
        == ["\(mark)d\(mark)", mark, "\u{F0000}\u{F0001}"])
    #expect(members[2].value.text == "f\(mark)g\nh\n")
    #expect(members[3].value.text == "é\(mark)\nj")
    #expect(members[4].value.location.line == 9)
    // The place of a fault is that of an editor.
    let fault = try #require(parse(text + "1\n").diagnostics.first)
    #expect(fault.location.line == 10)
  }

  /// An anchor or tag may stand further in than the collection that it is of.
  @Test(arguments: [
    ("a: &x\n  b: \"c\n    d\"\n", true), ("a: !!map\n  b: 'c\n   d'\n", true),
    ("a: !!seq &x\n- 'b\n  c'\n", true), ("a: &long\n  - 'b\n    c'\n", true),
    ("&x\na: 'b\n c'\n", true), ("- &long\n  a: 'b\n   c'\n", true),
    ("a: &long\n- {b:\n 1}\n", true), ("- &x\n  - - 'b\n     c'\n", true),
    ("a: &long\n  b: |\n\n    # c\n", true), ("&x a: 'b\n c'\n", true),
    ("a: &x\n  b: \"c\n  d\"\n", false), ("a: &x\n- 'b\nc'\n", false),
    ("a: !!seq\n  - 'b\n  c'\n", false), ("a: &long\n- {b:\n1}\n", false),
    ("a: &long\n  b: |\n       \n    # c\n", false),
  ]) func columnsOfCollectionsAreTheirOwn(_ text: String, _ isValid: Bool) {
    #expect((parse(text).root != nil) == isValid)
  }

  @Test(arguments: [
    ("+.5", "0.5"), ("007", "7"), ("0x1F", "31"), ("0o17", "15"), ("5.", "5"), ("-0.10", "-0.10"),
    ("1e400", "1e400"), ("123456789012345678901234567890", "123456789012345678901234567890"),
  ]) func numbersKeepEveryDigit(_ text: String, _ json: String) throws {
    #expect(try #require(parse("a: \(text)").root?["a"]).jsonNumber == json)
  }

  @Test func integersAreExactOrAbsent() throws {
    let root = try #require(parse("[5, 5.0, 5e2, 5.5, 9223372036854775808, .inf, '5']").root)
    #expect(root.elements.map(\.integer) == [5, 5, 500, nil, nil, nil, nil])
  }

  @Test func placesCountLinesAndScalars() throws {
    let root = try #require(parse("a: 1\r\n\u{E9}\u{1F600}: {b: x}\rc: |\n  text\n").root)
    let first = root.members[1]
    #expect(first.key.location.description == "a.yaml:2:1")
    #expect(first.value.location.description == "a.yaml:2:5")
    #expect(first.value["b"]?.location.description == "a.yaml:2:9")
    #expect(root.member("c")?.key.location.description == "a.yaml:3:1")
  }

  /// libyaml ends the name of an anchor at a colon too, and would read another value than is meant.
  @Test(
    arguments: [
      ("a: &an:chor value", nil), ("a: &x:\n  b: 1", nil), ("a: &x 1\nb: {c: *x:}", nil),
      ("a: &x?y value", nil), ("a: !!str &an:chor value", nil),
      ("a: &x-1_Y value", "value"), ("a: !!str &x value", "value"), ("a: {b: &x value}", "value"),
      ("a: [&x value, *x]", "value"), ("a: &x\n  - value", "value"),
    ] as [(String, String?)])
  func namesOfAnchorsEndWithASpace(_ text: String, _ expected: String?) {
    var value = parse(text + "\n").root?["a"]
    value = value?["b"] ?? value?.elements.first ?? value
    #expect(value?.text == expected)
  }

  /// libyaml ends a block scalar before text that is less far in than a blank line above it, and takes
  /// what begins with '#' for a comment.
  @Test(
    arguments: [
      ("a: |\n        \n    # H\n", nil), ("a: |\n     \n  # x\n  # y\nb: 1\n", nil),
      ("a: >-\n\n   \n\n  # x\n", nil), ("a: !!str # is > here\n  |\n   \n  # x\n", nil),
      ("a: &x |+ # c\n   \r\n  # x\r\n", nil), ("a: |\n   \n  x\n", nil),
      ("a: !<tag:yaml.org,2002:str> |\n   \n  # x\n", nil),
      ("a: !<tag:yaml.org,2002:str> |2\n   \n  # x\n", " \n# x\n"),
      ("a: |2\n     \n  # x\n", "   \n# x\n"), ("a: |-2\n     \n  # x\n", "   \n# x"),
      ("a: |\n  \n  # x\n", "\n# x\n"), ("a: |\n\n    # x\n", "\n# x\n"),
      ("a: |\n     \n# comment\nb: 1\n", ""), ("a: |\n     \nb: 1\n", ""),
      ("a: |\n  x\n     \n  # x\n", "x\n   \n# x\n"), ("a: |\n    x\n  # comment\n", "x\n"),
      ("a: |\n     ", ""), ("a: |\n     \n", ""), ("a: |+\n     \n...\n", "\n"),
    ] as [(String, String?)])
  func blankLinesHideNoText(_ text: String, _ expected: String?) {
    let (root, diagnostics) = parse(text)
    #expect(root?["a"]?.text == expected, "\(diagnostics.map(\.message))")
    #expect(expected != nil || diagnostics.contains { $0.code == "invalid-yaml" })
  }

  @Test(
    arguments: [
      ("- |\n     \n  # H\n- 2\n", nil), ("- |\n     \n# comment\n- 2\n", 2),
      ("- - |\n     \n   # H\n", nil), ("- - |\n     \n  # comment\n", 1),
      ("- a: |\n     \n  # comment\n", 1), ("- a: |\n     \n   # H\n", nil),
      ("--- |\n   \n# H\n", nil), ("--- |\n# H\n", nil), ("--- |\n   \n...\n", 0),
    ] as [(String, Int?)])
  func blankLinesHideNoTextAtAnyDepth(_ text: String, _ count: Int?) {
    #expect(parse(text).root?.count == count)
  }

  @Test func anchorsAndTagsDoNotMoveTheValue() throws {
    let root = try #require(parse("a: &x !!str \"te\\u0041\"\nb: &y plain\nc: *y\n").root)
    #expect(root["b"]?.location.column == 7)
    #expect(root["a"]?.text == "teA")
    #expect(root["b"] == root["c"])
  }

  @Test func pointersLeadBack() throws {
    let root = try #require(parse("paths:\n  /a~b:\n    - x: 1\n    - {y: 2}\n").root)
    let node = try #require(root["paths"]?["/a~b"]?.elements[1]["y"])
    #expect(node.pointer == "/paths/~1a~0b/1/y")
    #expect(node.location.pointer == node.pointer)
  }

  @Test func jsonAndYAMLGiveOneTree() throws {
    let text = "{\"a\": [1, -2.5e3, true, null, \"x\\n\\u00e9\"], \"b\": {}}"
    let json = try #require(parse(text, path: "a.json").root)
    let yaml = try #require(parse("# a comment makes it YAML\n" + text).root)
    func shape(_ node: Node) -> String {
      "\(node.kind)(\(node.text))\(node.elements.map(shape))"
        + "\(node.members.map { $0.key.text + shape($0.value) })"
    }
    #expect(shape(json) == shape(yaml))
  }

  @Test func jsonHasWhatLibyamlLacks() throws {
    let tabs = "{\n\t\"a\":\t\"\\ud83d\\ude00\\/\",\n\t\"b\":1}"
    let root = try #require(parse(tabs).root)
    #expect(root["a"]?.text == "\u{1F600}/")
  }

  @Test(arguments: [
    "[1,]", "{\"a\":1,}", "[01]", "[1.]", "[+1]", "[.5]", "[1e]", "{a:1}", "['a']", "[\"\t\"]",
    "[\"\\x41\"]", "[\"\\ud800\"]", "[\"\\ud800\\u0041\"]", "[1] 2", "{\"a\" 1}", "nul", "\"", "[",
    "{\"a\":", "[tru]", "[1 2]", "", "   ",
  ]) func brokenJSONIsRefused(_ text: String) {
    #expect(parse(text, path: "a.json").root == nil)
  }

  @Test func mergeKeysAreResolved() throws {
    let root = try #require(
      parse("base: &b {x: 1, y: 2}\nother: &o {z: 3}\none: {<<: *b, y: 9}\ntwo: {<<: [*b, *o]}\n")
        .root)
    #expect(root["one"]?.members.map(\.name) == ["y", "x"])
    #expect(root["one"]?["y"]?.text == "9")
    #expect(root["two"]?.count == 3)
  }

  @Test func keysOfOtherKindsAreTheirText() throws {
    let root = try #require(parse("200: a\ntrue: b\n1.50: c\n").root)
    #expect(root.members.map(\.name) == ["200", "true", "1.50"])
  }

  @Test func keysCompareByBytes() throws {
    // One accent as one scalar and as two: canonically equal, two different keys all the same.
    let root = try #require(parse("\u{E9}: 1\ne\u{301}: 2\n").root)
    #expect(root.count == 2)
    #expect(root["e\u{301}"]?.text == "2")
  }

  @Test(arguments: [
    "key: \"value\"# no space", "block: ># no space\n  text", "[ a, b,#no space\n]",
    "quoted: \"a\nb\"", "quoted: 'a\n\tb'", "[-]", "[?x]", "%YAML 1.2 foo\n---\na", "a: b: c",
    "a: [1, 2", "\tkey: 1", "a:\n  b: 1\n c: 2", "a: 'x", "a: \"\\q\"", "*a", "- a\nb: c", "a: @b",
    "[a, , b]", "a\u{0}: b", "a: \u{7}",
  ]) func brokenYAMLIsRefused(_ text: String) {
    #expect(parse(text).root == nil)
  }
}
