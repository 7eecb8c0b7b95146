// What a contract means, decided by ContractModel: merging, null, directions, values, and the tables of
// keywords, formats and fixed fields.

import ContractFormats
import ContractModel
import Foundation
import Testing

@testable import OpenAPIDocument

@Suite("The model")
struct ModelTests {
  /// A document of a version with these component schemas, in YAML's flow style.
  private func document(_ schemas: String, version: String = "3.1.0") throws -> Document {
    let text = """
      openapi: \(version)
      info: {title: Test, version: "1"}
      paths: {}
      components: {schemas: {\(schemas)}}
      """
    let result = DocumentLoader { _ throws(DocumentLoader.FileError) in Array(text.utf8) }
      .load("openapi.yaml")
    return try #require(result.document, "\(result.diagnostics)")
  }

  private func schema(_ name: Name, of document: Document) throws -> Schema {
    try #require(document.components.schemas.value(named: name))
  }

  // MARK: - Merging

  @Test("the narrower of two bounds holds, and every source of a conjunction is kept")
  func bounds() throws {
    let document = try document(
      "A: {allOf: [{type: integer, minimum: 1, maximum: 9}, {$ref: '#/components/schemas/B'}]}, "
        + "B: {type: [integer, string], minimum: 3, exclusiveMaximum: 9.5, maxLength: 4}")
    let merged = NormalisedSchemas().merged(try schema("A", of: document))
    #expect(merged.types == .integer)
    #expect(merged.numbers.minimum == "3")
    #expect(merged.numbers.maximum == "9")
    #expect(merged.numbers.exclusiveMaximum == "9.5")
    #expect(merged.strings.maximum == 4)
    #expect(!merged.isImpossible)
  }

  @Test("disjoint types and values accept nothing")
  func impossible() throws {
    let document = try document(
      "A: {allOf: [{type: integer}, {type: string}]}, B: {allOf: [{enum: [1, 2]}, {const: 3}]}, "
        + "C: {allOf: [{enum: [1, 2]}, {const: 1.0}]}")
    let schemas = NormalisedSchemas()
    #expect(schemas.merged(try schema("A", of: document)).isImpossible)
    #expect(schemas.merged(try schema("B", of: document)).isImpossible)
    #expect(!schemas.merged(try schema("C", of: document)).isImpossible)
  }

  @Test("a circle of allOf ends, and its way is printed")
  func circle() throws {
    let document = try document(
      "A: {allOf: [{$ref: '#/components/schemas/B'}]}, B: {allOf: [{$ref: '#/components/schemas/A'}]}"
    )
    _ = NormalisedSchemas().merged(try schema("A", of: document))
    let found = SchemaCycles.check(document).sorted
    #expect(found.count == 1)
    #expect(found.first?.message.hasSuffix("A -> B -> A") == true)
  }

  // MARK: - Null

  @Test(
    "null is accepted where every keyword accepts it",
    arguments: [
      ("3.0.3", "{type: string, nullable: true}", true),
      ("3.0.3", "{type: string, nullable: true, enum: [a]}", false),
      ("3.0.3", "{type: string, nullable: true, enum: [a, null]}", true),
      ("3.0.3", "{nullable: true, allOf: [{type: string}]}", false),
      ("3.0.3", "{oneOf: [{type: string}, {enum: [null]}]}", true),
      ("3.0.3", "{}", true),
      ("3.1.0", "{type: string, nullable: true}", false),
      ("3.1.0", "{type: [string, 'null']}", true),
      ("3.1.0", "{oneOf: [{type: 'null'}, {const: null}]}", false),
      ("3.1.0", "{not: {type: 'null'}}", false),
      ("3.1.0", "{if: {type: 'null'}, then: false}", false),
    ])
  func null(version: String, schema text: String, accepts: Bool) throws {
    let document = try document("A: \(text)", version: version)
    #expect(NullAcceptance.accepts(try schema("A", of: document)) == accepts)
  }

  // MARK: - Directions

  @Test(
    "a schema depends on the message where a member that it requires is in one only, at any depth")
  func directions() throws {
    let document = try document(
      "Outer: {type: array, items: {$ref: '#/components/schemas/Inner'}}, "
        + "Inner: {required: [a], properties: {a: {type: string, writeOnly: true}}}, "
        + "Other: {required: [b], properties: {a: {readOnly: true}, b: {type: string}}}, "
        + "Apart: {allOf: [{required: [c]}, {properties: {c: {readOnly: true}}}]}")
    let schemas = NormalisedSchemas()
    let directions = Directions(document, schemas)
    #expect(directions.dependsOnMessage(try schema("Inner", of: document)))
    #expect(directions.dependsOnMessage(try schema("Outer", of: document)))
    #expect(!directions.dependsOnMessage(try schema("Other", of: document)))
    #expect(directions.dependsOnMessage(try schema("Apart", of: document)))
    #expect(
      schemas.absentMembers(of: [try schema("Inner", of: document)], in: .response) == [Name("a")])
    #expect(schemas.absentMembers(of: [try schema("Inner", of: document)], in: .request) == [])
  }

  // MARK: - Values

  @Test(
    "every keyword refuses an example",
    arguments: [
      ("{type: integer}", "1.5"), ("{enum: [a]}", "b"), ("{const: {a: 1}}", "{a: 2}"),
      ("{multipleOf: 0.1}", "0.15"), ("{minimum: 2}", "1"), ("{exclusiveMinimum: 2}", "2"),
      ("{maximum: 2}", "3"), ("{exclusiveMaximum: 2}", "2"), ("{minLength: 2}", "a"),
      ("{maxLength: 2}", "abc"), ("{pattern: '^a$'}", "b"), ("{format: int8}", "128"),
      ("{format: date}", "'2023-02-29'"), ("{format: date-time}", "'2023-02-28T24:00:00Z'"),
      ("{format: uuid}", "x"), ("{minItems: 1}", "[]"), ("{maxItems: 0}", "[1]"),
      ("{uniqueItems: true}", "[1, 1.0]"), ("{items: {type: string}}", "[1]"),
      ("{prefixItems: [{type: string}]}", "[1]"), ("{contains: {const: 1}}", "[2]"),
      ("{contains: {const: 1}, minContains: 2}", "[1]"),
      ("{contains: {const: 1}, maxContains: 1}", "[1, 1]"), ("{required: [a]}", "{}"),
      ("{minProperties: 1}", "{}"), ("{maxProperties: 0}", "{a: 1}"),
      ("{properties: {a: false}}", "{a: 1}"), ("{patternProperties: {'^a': false}}", "{ab: 1}"),
      ("{additionalProperties: false}", "{a: 1}"), ("{propertyNames: {maxLength: 1}}", "{ab: 1}"),
      ("{dependentRequired: {a: [b]}}", "{a: 1}"), ("{dependentSchemas: {a: false}}", "{a: 1}"),
      ("{allOf: [true, false]}", "1"), ("{anyOf: [{const: 1}, {const: 2}]}", "3"),
      ("{oneOf: [true, true]}", "1"), ("{not: {const: 1}}", "1"),
      ("{if: {const: 1}, then: false}", "1"), ("{if: {const: 2}, else: false}", "1"),
      ("{properties: {a: true}, unevaluatedProperties: false}", "{b: 1}"),
      ("{prefixItems: [true], unevaluatedItems: false}", "[1, 2]"),
    ])
  func refused(schema text: String, value: String) throws {
    #expect(try mismatch(text, value) != nil)
  }

  @Test(
    "an example that fits is accepted",
    arguments: [
      ("{type: integer}", "1.0"), ("{enum: [[1.0]]}", "[1]"), ("{multipleOf: 0.1}", "0.3"),
      ("{oneOf: [{const: 1}, {const: 2}]}", "2"), ("{format: date}", "'2024-02-29'"),
      ("{format: date-time}", "'2016-12-31T23:59:60Z'"),
      ("{required: [a], properties: {a: {readOnly: true}}}", "{}"),
      ("{allOf: [{properties: {a: true}}], unevaluatedProperties: false}", "{a: 1}"),
      ("{contains: {const: 1}, minContains: 0}", "[]"), ("{if: {const: 1}, then: false}", "2"),
    ])
  func accepted(schema text: String, value: String) throws {
    #expect(try mismatch(text, value) == nil)
  }

  private func mismatch(_ text: String, _ value: String) throws -> ValueMismatch? {
    let document = try document("A: \(text), B: {const: \(value)}")
    let value = try #require(try schema("B", of: document)[.const])
    var evaluation = ValueEvaluation(
      NormalisedSchemas(), DynamicReferences(document), in: nil, steps: 10_000)
    return evaluation.mismatch(value, try schema("A", of: document))
  }

  // MARK: - Tables

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test("every part of the compiler that a row names is there", arguments: Enforcer.allCases)
  func enforcers(enforcer: Enforcer) {
    let file = Self.root.appendingPathComponent(enforcer.rawValue)
    #expect(FileManager.default.fileExists(atPath: file.path))
  }

  @Test("a keyword that restricts values is enforced or refused, unless the table says why not")
  func keywords() {
    let excused: Set<Keyword> = [.contentSchema, .recursiveAnchor]
    for keyword in Keyword.allCases where !keyword.isAnnotation && !excused.contains(keyword) {
      if case .withoutEffect = keyword.enforcement { Issue.record("\(keyword) is not enforced") }
    }
  }

  @Test("the formats of texts are those that the runtime has a predicate for")
  func formats() {
    var told: Set<TextFormat> = []
    for format in Format.allCases {
      guard case .text(let text) = format.meaning else { continue }
      #expect(text.rawValue == format.rawValue)
      told.insert(text)
    }
    #expect(told == Set(TextFormat.allCases))
  }

  @Test("every fixed field of 3.2 that nothing enforces is refused")
  func fields() throws {
    let fields = Shape.mediaType.fields + Shape.encoding.fields
    let unenforced = fields.filter { field in
      switch field.enforcement {
      case .refused: true
      case .enforced, .withoutEffect: false
      }
    }
    #expect(
      Set(unenforced.map(\.name)).isSuperset(of: ["prefixEncoding", "itemEncoding", "encoding"]))
  }
}
