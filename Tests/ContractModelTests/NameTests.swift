// Names that Swift's String takes for the same text, and contracts do not.

import OpenAPIDocument
import Testing

@testable import ContractModel

@Suite struct NameTests {
  private static let composed: Name = "\u{E9}"
  private static let decomposed: Name = "e\u{301}"

  @Test func namesAreTheirBytes() {
    #expect(Self.composed.text == Self.decomposed.text)
    #expect(Self.composed != Self.decomposed)
    #expect(Set([Self.composed, Self.decomposed, "\u{E9}"]).count == 2)
    #expect(Self.decomposed < Self.composed)
    #expect("\(Self.composed)".unicodeScalars.count == 1)
  }

  /// Properties, required names and what `additionalProperties` covers are told apart when schemas are
  /// merged.
  @Test func mergedSchemasTellNamesApart() throws {
    let document = try Contracts.read(
      #"""
      openapi: 3.1.0
      info: {title: Names, version: '1'}
      components:
        schemas:
          A:
            required: ["\u00e9"]
            allOf:
              - {required: ["e\u0301", "\u00e9"], properties: {"\u00e9": {type: integer}}}
              - {properties: {"e\u0301": {type: string, readOnly: true}}, additionalProperties: false}
      """#)
    let schema = try #require(document.components.schemas.first?.value)
    let schemas = NormalisedSchemas()
    let merged = schemas.merged(schema)
    #expect(merged.required == [Self.composed, Self.decomposed])
    #expect(merged.properties.map(\.name) == [Self.composed, Self.decomposed])
    #expect(merged.allows(Self.decomposed) && !merged.allows(Self.composed))
    #expect(merged.needsCheck)
    #expect(schemas.absentMembers(of: [schema], in: .request) == [Self.decomposed])
  }

  @Test func entriesAndMembersAreFoundByBytes() throws {
    let document = try Contracts.read(
      #"""
      openapi: 3.1.0
      info: {title: Names, version: '1'}
      paths:
        "/\u00e9/{\u00e9}/{e\u0301}":
          get:
            parameters:
              - {name: "\u00e9", in: path, required: true, schema: {type: integer}}
              - {name: "e\u0301", in: path, required: true, schema: {type: integer}}
              - {name: "\u00e9", in: query, schema: {type: integer}}
              - {name: "e\u0301", in: query, schema: {type: integer}}
            responses:
              '200':
                description: Done.
      """#)
    let path = try #require(document.paths.first)
    #expect(document.paths.value(named: "/\u{E9}/{\u{E9}}/{e\u{301}}") === path.value)
    #expect(document.paths.value(named: "/e\u{301}/{\u{E9}}/{e\u{301}}") == nil)
    let template = try #require(PathTemplate(path.name))
    #expect(template.names == [Self.composed, Self.decomposed])
    #expect(template.position(of: Self.decomposed)?.segment == 2)
    #expect(path.value.operations[0].effectiveParameters(in: path.value).count == 4)
  }
}
