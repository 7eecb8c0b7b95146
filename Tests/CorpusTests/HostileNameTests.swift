// A contract may call anything what Swift, the Runtime or the emitted module call something else: as a
// schema, a property, an operation, a parameter, a listed value, a security scheme, a path.

import ContractCompiler
import ContractTestSupport
import Foundation
import OpenAPIDocument
import Testing

@Suite("Names that mean something elsewhere")
struct HostileNameTests {
  /// What the standard library, the emitted module and Swift itself have names for.
  static let words = [
    "Any", "AnyObject", "Array", "Bool", "CaseIterable", "Character", "Dictionary", "Double",
    "Equatable", "Error", "Float", "Hashable", "Int", "Int32", "Int64", "Never", "Optional",
    "Protocol", "RawRepresentable", "Result", "Self", "Sendable", "Set", "Span", "StaticString",
    "String", "Substring", "Swift", "Task", "Type", "UInt8", "Void", "ContractRuntime", "Schemas",
    "Operations", "Parameters", "Responses", "RequestBodies", "Codecs", "Patterns", "API", "Owner",
    "Router", "Route", "Routes", "Authenticators", "EmbeddedContract", "Application", "Input",
    "Output", "Body", "Headers", "1", "2nd", "method", "route", "application", "request", "path",
    "query", "queryValue", "limits", "violations", "body", "accept", "cookies", "content",
    "reader", "readerValue", "writer", "value", "item", "key", "members", "start", "match",
    "matches", "principal", "claim", "failures", "self", "init", "rawValue", "allCases",
    "hashValue", "hash", "none", "some", "read", "write", "description", "default", "is", "_", "",
    "operation", "answer", "problem", "authenticators", "fields", "status", "shared", "declared",
    "Order", "order", "ORDER", "+1", "-1", "é", "Bad=Header",
    // Words of Swift.
    "actor", "any", "as", "async", "await", "case", "class", "consume", "copy", "each",
    "extension", "false", "func", "if", "in", "inout", "let", "macro", "nil", "operator",
    "precedencegroup", "repeat", "static", "super", "throws", "try", "unsafe", "var", "where",
    "yield",
  ]

  /// The public types of the Runtime, read from its sources.
  static func runtimeTypes() throws -> [String] {
    let folder = PackageFolder.url.appending(path: "Sources/ContractRuntime")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let declaration = /^public (?:final |indirect )?(?:struct|enum|class|protocol|typealias) (\w+)/
      .anchorsMatchLineEndings()
    var names: Set<String> = []
    for case let file as URL in try #require(files) where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: declaration) { names.insert(String(match.1)) }
    }
    return names.sorted()
  }

  @Test("whatever is called so, the Swift compiles")
  func everything() throws {
    let types = try Self.runtimeTypes()
    #expect(types.count > 50)
    let outputs = try Self.compile(
      Self.document(
        Self.words + types.filter { !Self.words.contains($0) }, operations: Self.words))
    try SwiftCompiler.check(outputs)
  }

  @Test("a name does not depend on what the Runtime declares")
  func independence() throws {
    let outputs = try Self.compile(Self.document(["Violation", "Task", "Request"], operations: []))
    let types = try #require(outputs.first { $0.name == "Types.swift" }).text
    for name in ["Violation", "Task", "Request"] {
      #expect(types.contains("public struct \(name):"))
    }
  }

  private static func compile(_ text: String) throws -> [Compilation.Output] {
    let result = DocumentLoader { _ throws(DocumentLoader.FileError) in Array(text.utf8) }
      .load("openapi.json")
    let document = try #require(
      result.document, "\(DiagnosticRenderer.text(result.diagnostics).prefix(2_000))")
    let compilation = Compilation(of: document)
    try #require(
      compilation.isComplete, "\(DiagnosticRenderer.text(compilation.diagnostics).prefix(2_000))")
    return compilation.outputs()
  }

  /// Every name in every role; JSON, which is YAML too.
  private static func document(_ names: [String], operations: [String]) throws -> String {
    let schemaNames = names.filter { $0.wholeMatch(of: /[A-Za-z0-9._-]+/) != nil }
    var schemas: [String: Any] = [:]
    let members = Dictionary(uniqueKeysWithValues: names.map { ($0, inline) })
    for (index, name) in schemaNames.enumerated() {
      schemas[name] = [
        "type": "object", "required": [name],
        "properties": [
          name: inline, "text": ["type": ["string", "null"]], "whole": ["type": "integer"],
          "bytes": ["type": "string", "format": "byte"],
          "moment": ["type": "string", "format": "date-time"],
          "other": ["$ref": "#/components/schemas/\(schemaNames[(index + 7) % schemaNames.count])"],
          "list": ["type": "array", "items": ["type": "number"]],
        ],
        "additionalProperties": ["type": ["boolean", "null"]],
      ]
    }
    let texts = Dictionary(uniqueKeysWithValues: names.map { ($0, ["type": "string"]) })
    schemas["Row"] = ["type": "object", "required": names, "properties": texts]
    schemas["LooseRow"] = ["type": "object", "properties": texts]
    schemas["Everything"] = ["type": "object", "required": names, "properties": members]
    schemas["Anything"] = ["type": "object", "properties": members]
    schemas["Listed"] = ["type": "string", "enum": names]
    var paths: [String: Any] = [:]
    for name in operations where !name.isEmpty && !name.hasPrefix("+") {
      let path = "/" + (name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")
      paths[path + "/{\(name)}"] = ["post": operation(name, schemaNames, all: name == "query")]
    }
    let document: [String: Any] = [
      "openapi": "3.1.0", "info": ["title": "Names", "version": "1"], "paths": paths,
      "components": ["schemas": schemas, "securitySchemes": schemes(names)],
      "security": operations.isEmpty ? [] : [["principal": []]],
    ]
    let data = try JSONSerialization.data(withJSONObject: document, options: [.sortedKeys])
    return String(decoding: data, as: UTF8.self)
  }

  /// An inline type: an object with an enumeration.
  private static var inline: [String: Any] {
    [
      "type": "object",
      "properties": ["kind": ["type": "string", "enum": ["a", "b"]]],
    ]
  }

  private static func schemes(_ names: [String]) -> [String: Any] {
    let usable = names.filter { $0.wholeMatch(of: /[A-Za-z0-9._-]+/) != nil }
    return Dictionary(
      uniqueKeysWithValues: usable.map { ($0, ["type": "http", "scheme": "bearer"]) })
  }

  private static func operation(_ name: String, _ schemas: [String], all: Bool) -> [String: Any] {
    var parameters: [[String: Any]] = [
      ["name": name, "in": "path", "required": true, "schema": ["type": "string"]]
    ]
    var fields: Set<String> = ["accept"]
    for name in all ? words.filter({ !$0.isEmpty }) : [] {
      let schema: [String: Any] = ["type": "string", "enum": ["a", "b"]]
      parameters.append(["name": name, "in": "query", "schema": schema])
      guard name.wholeMatch(of: /[A-Za-z0-9_-]+/) != nil else { continue }
      guard fields.insert(name.lowercased()).inserted else { continue }
      parameters.append(["name": name, "in": "header", "schema": ["type": "integer"]])
    }
    let body: [String: Any] = ["application/json": ["schema": inline]]
    var responses: [String: Any] = [
      "200": ["description": "x", "content": body],
      "default": [
        "description": "y", "headers": ["Writer": ["schema": ["type": "array", "items": [:]]]],
        "content": body,
      ],
    ]
    if all {
      responses["201"] = ["description": "x", "content": array(of: "Row")]
      responses["202"] = ["description": "x", "content": array(of: "LooseRow")]
    }
    return [
      "operationId": name, "parameters": parameters, "requestBody": ["content": body],
      "responses": responses,
    ]
  }

  private static func array(of schema: String) -> [String: Any] {
    let items = ["$ref": "#/components/schemas/\(schema)"]
    return ["application/json": ["schema": ["type": "array", "items": items]]]
  }
}
