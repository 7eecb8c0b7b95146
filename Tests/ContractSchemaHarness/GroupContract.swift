// Groups -> an OpenAPI document with one operation a group, whose request body has the group's
// schema. Every schema is a file of its own, so that its references mean what they mean in the suite.

import ContractCompiler
import ContractRuntime
import OpenAPIDocument

/// An OpenAPI document made of groups, and what the compiler makes of it.
struct GroupContract {
  let files: [String: [UInt8]]

  init(_ groups: [VectorGroup], _ dialect: Dialect) {
    var files: [String: [UInt8]] = [:]
    var paths = JSONObject()
    for group in groups {
      paths.set("/" + group.name, Self.path(of: group, &files))
    }
    let document = JSONValue.object([
      "openapi": .string(dialect.version),
      "info": .object(["title": .string("Vectors"), "version": .string("1")]),
      "paths": .object(paths),
    ])
    files["openapi.json"] = Array(document.jsonText.utf8)
    self.files = files
  }

  /// Everything that was found, and the emitted files unless there was an error.
  func compile() -> (diagnostics: [Diagnostic], outputs: [Compilation.Output]) {
    let result = DocumentLoader { [files] (path) throws(DocumentLoader.FileError) in
      guard let bytes = files[path] else { throw DocumentLoader.FileError("no such file") }
      return bytes
    }.load("openapi.json")
    guard let document = result.document else { return (result.diagnostics, []) }
    let compilation = Compilation(of: document)
    return (result.diagnostics + compilation.diagnostics, compilation.outputs())
  }

  private static func path(of group: VectorGroup, _ files: inout [String: [UInt8]]) -> JSONValue {
    let content: JSONValue = .object([
      "application/json": .object(["schema": schema(of: group, &files)])
    ])
    return .object([
      "post": .object([
        "operationId": .string(group.name),
        "requestBody": .object(["required": .bool(true), "content": content]),
        "responses": .object(["204": .object(["description": .string("Accepted.")])]),
      ])
    ])
  }

  private static func schema(
    of group: VectorGroup, _ files: inout [String: [UInt8]]
  ) -> JSONValue {
    guard case .object(var schema) = group.schema else { return group.schema }
    let file = group.name + ".json"
    var pointer = ""
    if group.dialect == .v30 {
      // 3.0 has neither keyword: the first says what the folder says, the second only holds schemas.
      schema = without("$schema", schema)
      if let definitions = schema["definitions"] {
        let rest = without("definitions", schema)
        schema = ["schema": moved(.object(rest)), "definitions": moved(definitions)]
        pointer = "#/schema"
      }
    }
    files[file] = Array(JSONValue.object(schema).jsonText.utf8)
    return .object(["$ref": .string(file + pointer)])
  }

  private static func without(_ name: String, _ object: JSONObject) -> JSONObject {
    JSONObject(object.members.filter { $0.name != name }.map { ($0.name, $0.value) })
  }

  /// A schema whose references to the root lead to where it has been moved.
  private static func moved(_ value: JSONValue) -> JSONValue {
    switch value {
    case .array(let items): return .array(items.map(moved))
    case .object(let object):
      return .object(
        JSONObject(
          object.members.map { member in
            if member.name == "$ref", let text = member.value.string, text.hasPrefix("#"),
              !text.hasPrefix("#/definitions")
            {
              return ("$ref", .string("#/schema" + text.dropFirst()))
            }
            return (member.name, moved(member.value))
          }))
    default: return value
    }
  }
}
