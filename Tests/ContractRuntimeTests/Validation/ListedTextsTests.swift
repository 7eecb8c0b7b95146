// Lists of values that stand for a long `enum`: each is found, nothing else is.

import Testing

@testable import ContractRuntime

@Suite("Listed values")
struct ListedTextsTests {
  /// Not in byte order; one is empty, one a prefix, two are equivalent as Unicode and differ in bytes.
  private let list = ListedTexts(["b", "a", "", "ab", "\u{E9}", "e\u{301}", "z\u{0}", "z"])

  @Test func `every text is found at its place, by bytes`() {
    for place in list.places { #expect(list.place(of: list[place]) == place) }
    #expect(list[4].utf8.count == 2 && list[5].utf8.count == 3)
  }

  @Test(arguments: ["c", "aa", "B", "abc", "e", "z\u{0}\u{0}", "\u{FF}"])
  func `a text that is not listed has no place`(text: String) {
    #expect(list.place(of: text) == nil)
  }

  @Test func `a reader finds the string that it has read`() throws {
    let list = list
    let cases: [(String, Int?)] = [
      (#""\u00e9""#, 4), (#""e\u0301""#, 5), (#""""#, 2), (#""c""#, nil),
    ]
    for (text, place) in cases {
      var violations = Violations()
      let found = try JSON.read(Array(text.utf8), &violations) {
        (reader) throws(JSONSyntaxError) -> Int? in
        try reader.beginString() ? reader.place(in: list) : nil
      }
      #expect(found == place, "\(text)")
    }
  }

  @Test func `whole numbers are found at their places`() {
    let list = ListedIntegers([5, -1, .max, .min, 0])
    for place in list.places { #expect(list.place(of: list[place]) == place) }
    #expect(list.place(of: 4) == nil && list.place(of: 6) == nil)
    #expect(ListedIntegers([]).place(of: 0) == nil && ListedTexts([]).place(of: "") == nil)
  }

  @Test func `JSON values are compared as JSON Schema says`() throws {
    let list = ListedValues(contract: ["1", "\"a\"", "{\"b\": [1.0, null]}"])
    for text in ["1.0", "1e0", "\"\\u0061\"", "{\"b\":[1,null]}"] {
      #expect(list.contains(try JSONValue(parsing: text)), "\(text)")
    }
    for text in ["2", "\"A\"", "{\"b\":[null,1]}", "true"] {
      #expect(!list.contains(try JSONValue(parsing: text)), "\(text)")
    }
  }
}
