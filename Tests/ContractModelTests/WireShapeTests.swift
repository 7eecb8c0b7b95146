// The wire shape of a schema costs no more than the schema has parts.

import ContractModel
import OpenAPIDocument
import Testing

@Suite("Wire shapes")
struct WireShapeTests {
  /// Two ways to each schema, two hundred times: as many ways as nobody can go.
  @Test(arguments: ["anyOf", "oneOf"])
  func waysToOneSchemaAreGoneOnce(keyword: String) throws {
    let chain = (0..<200).map { index in
      let next = "{$ref: '#/components/schemas/S\(index + 1)'}"
      return "    S\(index): {\(keyword): [\(next), \(next)]}\n"
    }
    let document = try document(chain.joined() + "    S200: {type: integer}\n")
    #expect(shape(in: document).scalars == .integer)
  }

  /// What was left out of a shape in a circle stands in it elsewhere.
  @Test func circlesAreReadFromEachOfTheirSchemas() throws {
    let document = try document(
      """
          S0: {anyOf: [{$ref: '#/components/schemas/S1'}, {type: boolean}]}
          S1: {anyOf: [{$ref: '#/components/schemas/S0'}, {type: integer}]}

      """)
    #expect(shape(in: document).scalars == [.boolean, .integer])
    var reader = WireShapeReader(NormalisedSchemas(), .flat)
    for entry in document.components.schemas {
      #expect(reader.shape(of: entry.value).scalars == [.boolean, .integer])
    }
  }

  private func document(_ schemas: String) throws -> Document {
    let text =
      "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n"
      + schemas
    let result = DocumentLoader(readFile: { _ throws(DocumentLoader.FileError) in
      Array(text.utf8)
    }).load("openapi.yaml")
    return try #require(result.document)
  }

  private func shape(in document: Document) -> WireShape {
    var reader = WireShapeReader(NormalisedSchemas(), .flat)
    return reader.shape(of: document.components.schemas[0].value)
  }
}
