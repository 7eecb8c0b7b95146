// What is emitted for a schema is named after its place: what an unrelated schema brings changes nothing
// of it.

import ContractCompiler
import OpenAPIDocument
import Testing

@Suite("Names of places")
struct PlaceNameTests {
  private static let schemas = """
        Task:
          type: object
          properties:
            code: {type: string, pattern: '^[a-z]+$'}
            tags: {type: array, maxItems: 5, items: {type: string, maxLength: 9}}
            rest: {not: {const: 1}}
    """

  /// Comes first by its name, with rules, members and expressions of the same kinds.
  private static let other = """
        Again:
          type: object
          properties:
            code: {type: string, pattern: '^[A-Z]+$'}
            tags: {type: array, maxItems: 5, items: {type: string, maxLength: 9}}
            rest: {not: {const: 1}}

    """

  @Test func `a schema more changes no line of the others but for their places`() throws {
    let alone = Self.lines(Self.schemas)
    let both = Set(Self.lines(Self.other + Self.schemas))
    try #require(alone.count > 60)
    #expect(alone.filter { !both.contains($0) } == [])
  }

  @Test func `functions and constants say what they are about`() {
    let text = Self.lines(Self.schemas).joined(separator: "\n")
    for name in ["let taskCode = ", "readTaskTags(", "checkTaskRestNot(", "constTaskRestNot"] {
      #expect(text.contains(name), "\(name)")
    }
  }

  /// The lines of codecs without the places of the contract.
  private static func lines(_ schemas: String) -> [String] {
    let text = """
      openapi: 3.1.0
      info: {title: Names, version: "1"}
      paths: {}
      components:
        schemas:
      \(schemas)
      """
    let bytes = Array(text.utf8)
    let result = DocumentLoader { _ throws(DocumentLoader.FileError) in bytes }
      .load("openapi.yaml")
    guard let document = result.document else { return [] }
    let codecs = Compilation(of: document).outputs().first { $0.name == "Codecs.swift" }
    return (codecs?.text ?? "").split(separator: "\n").map {
      String($0.replacing(/openapi\.yaml:\d+/, with: "openapi.yaml"))
    }
  }
}
