// What a schema becomes in Swift, as the planning pass decides it before anything is declared.

import ContractModel
import Foundation
import OpenAPIDocument
import Testing

@testable import ContractCompiler

@Suite("Planning")
struct ValuePlanningTests {
  /// A schema in YAML's flow style, what it becomes, whether a check is needed, and whether `null` is an absence.
  struct Row: Sendable {
    var schema: String
    var form: String
    var isChecked = false
    var isNullable = false
  }

  static let rows: [Row] = [
    Row(schema: "{}", form: "any"),
    Row(schema: "{type: string, maxLength: 3}", form: "string"),
    Row(schema: "{type: [string, 'null']}", form: "string", isNullable: true),
    Row(schema: "{type: integer, minimum: 1}", form: "integer"),
    Row(
      schema: "{type: integer, multipleOf: 0.5}", form: "integer", isChecked: true),
    Row(schema: "{type: object}", form: "map"),
    Row(schema: "{properties: {a: {}}}", form: "object"),
    Row(
      schema: "{type: object, properties: {a: {}}, not: {required: [a]}}", form: "object",
      isChecked: true),
    Row(schema: "{type: array, items: {}}", form: "array"),
    Row(schema: "{type: [integer, boolean]}", form: "types"),
    Row(schema: "{enum: [a, b]}", form: "enumeration"),
    Row(schema: "{enum: [a, null]}", form: "enumeration", isNullable: true),
    Row(
      schema: "{enum: [a, b], maxLength: 1}", form: "enumeration", isChecked: true),
    Row(schema: "{enum: [a, 1]}", form: "any", isChecked: true),
    Row(schema: "{anyOf: [{const: a}, {const: b}]}", form: "enumeration"),
    Row(
      schema: "{anyOf: [{type: string}, {type: 'null'}]}", form: "alternative", isNullable: true),
    Row(schema: "{oneOf: [{type: string}, {type: integer}]}", form: "union"),
    Row(
      schema: "{type: object, anyOf: [{required: [a]}, {required: [b]}]}", form: "map",
      isChecked: true),
    Row(
      schema: "{oneOf: [{type: string}], anyOf: [{type: string}]}", form: "any", isChecked: true),
    Row(
      schema: "{allOf: [{type: string}, {type: integer}]}", form: "any", isChecked: true),
    // Of alternatives, `null` is known before they are lowered.
    Row(
      schema: "{anyOf: [{type: [string, 'null']}, {type: integer}]}", form: "union",
      isNullable: true),
    Row(
      schema: "{anyOf: [{anyOf: [{type: [string, 'null']}, {type: boolean}]}, {type: integer}]}",
      form: "union", isNullable: true),
    Row(
      schema:
        "{anyOf: [{type: [string, 'null']}, {type: array, items: {$ref: '#/components/schemas/A'}}]}",
      form: "union", isNullable: true),
    Row(
      schema: "{anyOf: [{$ref: '#/components/schemas/A'}, {type: [string, 'null']}]}",
      form: "union", isNullable: true),
    // Where it matches two of which one may, it is no value.
    Row(schema: "{oneOf: [{type: [string, 'null']}, {type: 'null'}]}", form: "alternative"),
    Row(
      schema: "{oneOf: [{type: [string, 'null']}, {type: integer}, {const: null}]}", form: "union"),
    Row(schema: "{oneOf: [{type: 'null'}, {type: 'null'}]}", form: "union", isChecked: true),
    Row(schema: "{oneOf: [{type: [string, 'null']}, {}]}", form: "union", isChecked: true),
    Row(schema: "{anyOf: [{type: string}, {}]}", form: "union"),
  ]

  @Test("every form has a schema that becomes it", arguments: rows)
  func form(row: Row) throws {
    let plan = try Self.plan(of: row.schema)
    #expect(Self.word(plan.form) == row.form)
    #expect(plan.isChecked == row.isChecked)
    #expect(plan.isNullable == row.isNullable)
  }

  private static func plan(of schema: String) throws -> ValuePlan {
    let text = """
      openapi: 3.1.0
      info: {title: Test, version: "1"}
      paths: {}
      components: {schemas: {A: \(schema)}}
      """
    let result = DocumentLoader { _ throws(DocumentLoader.FileError) in Array(text.utf8) }
      .load("openapi.yaml")
    let document = try #require(result.document, "\(result.diagnostics)")
    let normalised = NormalisedSchemas()
    let security = SecurityModel(document)
    let overrides = NameOverrides(ContractConfiguration(), document)
    let facts = SchemaFacts(document, Naming.run(document, security, overrides), normalised)
    let target = try #require(document.components.schemas.first?.value)
    return ValuePlanning.plan(of: SchemaUse(normalised.merged(target), of: target), facts)
  }

  private static func word(_ form: ValuePlan.Form) -> String {
    switch form {
    case .any: "any"
    case .null: "null"
    case .boolean: "boolean"
    case .string: "string"
    case .integer: "integer"
    case .number: "number"
    case .object: "object"
    case .map: "map"
    case .array: "array"
    case .types: "types"
    case .enumeration: "enumeration"
    case .alternative: "alternative"
    case .union: "union"
    }
  }
}

@Suite("Unions within unions")
struct NestedUnionTests {
  @Test("What stands beside alternatives is not written for all of their combinations")
  func copies() throws {
    let sizes = [6, 12].map { depth in
      CaseTests.compile { _ throws(DocumentLoader.FileError) in Array(Self.contract(depth).utf8) }.1
        .reduce(0) { $0 + $1.text.utf8.count }
    }
    #expect(sizes[0] > 100_000 && sizes[1] < 5 * sizes[0], "\(sizes)")
  }

  @Test("One union has a type for each of its alternatives, however many")
  func many() throws {
    let names = (1...40).map { "V\($0)" }
    let contract = """
      openapi: 3.1.0
      info: {title: t, version: '1'}
      paths: {}
      components:
        schemas:
          U: {type: object, properties: {id: {type: string}}, oneOf: [\(
            names.map { "{$ref: '#/components/schemas/\($0)'}" }.joined(separator: ", "))]}
      \(names.map { "    \($0): {type: object, required: [\($0)], properties: {\($0): {type: string}}}" }
        .joined(separator: "\n"))
      """
    let (_, outputs) = CaseTests.compile { _ throws(DocumentLoader.FileError) in
      Array(contract.utf8)
    }
    let types = try #require(outputs.first { $0.name == "Types.swift" }).text
    #expect(types.contains("case v40(Schemas.U.V40)") && !types.contains("JSONValue"))
  }

  /// Unions of two, each with a member beside its alternatives, within each other.
  private static func contract(_ depth: Int) -> String {
    var schemas = ""
    for level in 1...depth {
      for name in ["A", "B"] {
        schemas += """
              \(name)\(level):
                type: object
                properties: {\(name)p\(level): {type: string}}
                oneOf: [{$ref: '#/components/schemas/A\(level - 1)'}, {$ref: '#/components/schemas/B\(level - 1)'}]

          """
      }
    }
    return """
      openapi: 3.1.0
      info: {title: t, version: '1'}
      paths:
        /a:
          post:
            operationId: send
            requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A\(depth)'}}}}
            responses: {'204': {description: d}}
      components:
        schemas:
          A0: {type: object, required: [x], properties: {x: {type: string}}}
          B0: {type: object, required: [y], properties: {y: {type: string}}}
      \(schemas)
      """
  }
}
