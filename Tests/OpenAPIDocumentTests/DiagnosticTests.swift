// Diagnostics as people and editors see them, and what is suggested.

import Foundation
import Testing

@testable import OpenAPIDocument

@Suite struct DiagnosticTests {
  @Test func aCaretStandsBelowItsPlace() {
    let result = FolderReader.load("openapi: 3.1.0\ninfo:\n\ttitle: T\n")
    #expect(DiagnosticRenderer.text(result.diagnostics).contains("openapi.yaml:3:1: error: "))
    let wide = FolderReader.load(
      "openapi: 3.1.0\ninfo: {title: \u{E9}\u{1F600}, vresion: '1'}\ncomponents: {}\n")
    #expect(
      DiagnosticRenderer.text(wide.diagnostics).contains(
        """
        openapi.yaml:2:19: warning: 'vresion' is not a field of an Info Object; did you mean 'version'? \
        [unknown-field]
          info: {title: \u{E9}\u{1F600}, vresion: '1'}
                            ^~~~~~~
          at #/info/vresion

        """))
  }

  @Test func `no number of warnings hides an error`() {
    var diagnostics = Diagnostics(limit: 2)
    let file = SourceFile(path: "openapi.yaml", bytes: [])
    for index in 0..<5 {
      diagnostics.add(
        Diagnostic(
          .unknownField, "warning \(index)", effect: .harmless,
          at: Location(file: file, range: 0..<0)))
    }
    diagnostics.add(.error) {
      Diagnostic(.wrongType, "the error", at: Location(file: file, range: 0..<0))
    }
    let messages = diagnostics.sorted.map(\.message)
    #expect(messages == ["the error", "warning 0", "warning 1", "3 more findings are not shown"])
  }

  @Test func longLinesAndControlCharactersAreNotPrintedWhole() {
    let long =
      "{\"openapi\":\"3.1.0\",\"x\":\"" + String(repeating: "\u{E9}", count: 50_000)
      + "\",\"in\\u001b\\nfo\":1}"
    let text = DiagnosticRenderer.text(FolderReader.load(long).diagnostics)
    #expect(text.utf8.count < 4000)
    #expect(!text.contains("\u{1B}"))
  }

  @Test func jsonIsReadable() throws {
    let result = FolderReader.load(
      "openapi: 3.1.0\ninfo: {title: T, version: '1', \"a\\\"\\\\\\n\": 1}\npaths: {}\ntags: [{name: a}, {name: a}]\n"
    )
    let data = Data(DiagnosticRenderer.json(result.diagnostics).utf8)
    let objects = try #require(JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    #expect(objects.count == 2)
    #expect(objects[0]["line"] as? Int == 2)
    #expect(objects[0]["column"] as? Int == 32)
    #expect(objects[0]["severity"] as? String == "warning")
    #expect(objects[0]["pointer"] as? String == "/info/a\"\\\n")
    #expect(DiagnosticRenderer.json([]) == "[]\n")
  }

  @Test func theNearestNameIsSuggested() {
    #expect(Suggestion.closest(to: "Taks", among: ["Task", "Tag", "User"]) == "Task")
    #expect(
      Suggestion.closest(to: "operationid", among: ["operationId", "operations"]) == "operationId")
    #expect(Suggestion.closest(to: "description", among: ["url", "name"]) == nil)
    #expect(Suggestion.closest(to: "x", among: []) == nil)
    #expect(Suggestion.distance(Array("abcd".utf8), Array("badc".utf8)) == 2)
    #expect(Suggestion.distance([], Array("ab".utf8)) == 2)
  }

  @Test func theOrderIsThatOfTheFile() {
    let result = FolderReader.load(
      "components: {schemas: {A: 1}}\nopenapi: 3.1.0\ninfo: {title: 1, version: '1'}\npaths: {x: {}}\n"
    )
    let lines = result.diagnostics.map(\.location.line)
    #expect(lines == [1, 3, 4])
  }
}
