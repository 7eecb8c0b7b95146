// Options beside the contract: what a filter leaves out is not served and not published, and opens
// nothing; access levels and strictness.

import Foundation
import OpenAPIDocument
import Testing

@testable import ContractCompiler

@Suite("Configuration")
struct ConfigurationTests {
  private static let owned = """
    openapi: 3.1.0
    info: {title: Test, version: '1'}
    paths:
      /api/{user_id}/notes:
        get:
          operationId: listNotes
          tags: [notes]
          SECURITY
          parameters: [{name: user_id, in: path, required: true, schema: {type: string}}]
          responses:
            '200': {$ref: '#/components/responses/Notes'}
      /health:
        get:
          operationId: health
          responses: {'204': {description: Well}}
    components:
      responses:
        Notes:
          description: The notes
          content: {application/json: {schema: {$ref: '#/components/schemas/Note'}}}
      schemas:
        Note: {type: object, properties: {text: {type: string}}}
      securitySchemes:
        token: {type: http, scheme: bearer, x-owner: {claim: sub, parameter: user_id}}
    """

  private func compile(_ contract: String, _ options: String) -> (
    found: [Diagnostic], outputs: [String: String]
  ) {
    let (found, outputs) = CaseTests.compile(options: Array(options.utf8)) {
      _ throws(DocumentLoader.FileError) in Array(contract.utf8)
    }
    return (found, Dictionary(uniqueKeysWithValues: outputs.map { ($0.name, $0.text) }))
  }

  @Test("An owned path without security is an error though it is filtered out")
  func wall() {
    let contract = Self.owned.replacingOccurrences(of: "SECURITY", with: "security: []")
    let (found, outputs) = compile(contract, "filter: {operations: [health]}")
    #expect(found.contains { $0.code == "owned-path-unsecured" && $0.severity == .error })
    #expect(outputs.isEmpty)
  }

  @Test("What is filtered out has no route, no type, and is not published")
  func filtered() throws {
    let contract = Self.owned.replacingOccurrences(of: "SECURITY", with: "security: [token: []]")
    let whole = compile(contract, "")
    let part = compile(contract, "filter: {operations: [health]}")
    #expect(part.found.isEmpty)
    for name in ["Types.swift", "Operations.swift", "Routes.swift", "EmbeddedContract.swift"] {
      #expect(Self.namesNotes(whole.outputs[name]), "\(name)")
      #expect(!Self.namesNotes(part.outputs[name]), "\(name)")
    }
    let published = try #require(part.outputs["EmbeddedContract.swift"])
    #expect(published.contains("/health"))
    #expect(!published.contains("listNotes") && !published.contains("#/components"))
    // Who may call what is told of the whole contract, so that a server is built the same.
    #expect(part.outputs["Security.swift"]?.contains("token") == true)
  }

  @Test("Of a path item that two paths share, each publishes what it serves")
  func sharedPathItem() throws {
    let contract = """
      openapi: 3.2.0
      info: {title: Shared, version: "1"}
      paths:
        /a: {$ref: '#/components/pathItems/Both'}
        /b: {summary: The other, $ref: '#/components/pathItems/Both'}
        /c: &own
          get: {responses: {'204': {description: Read c}}}
          put: {responses: {'204': {description: Written c}}}
        /d: *own
      webhooks:
        called: {$ref: '#/components/pathItems/Called'}
      components:
        pathItems:
          Both:
            parameters: [{name: q, in: query, schema: {$ref: '#/components/schemas/Q'}}]
            get:
              responses: {'200': {$ref: '#/components/responses/Got'}}
            post:
              responses: {'200': {$ref: '#/components/responses/Posted'}}
            additionalOperations:
              LINK:
                responses: {'200': {$ref: '#/components/responses/Linked'}}
          Called:
            post: {responses: {'204': {description: Called}}}
        responses:
          Got: {description: Got}
          Posted: {description: Posted}
          Linked: {description: Linked}
        schemas:
          Q: {type: string}
      """
    let (found, outputs) = compile(
      contract, "filter: {operations: [get /a, post /b, link /b, get /c, put /d]}")
    #expect(!found.contains { $0.severity == .error }, "\(found)")
    let text = try #require(outputs["EmbeddedContract.swift"])
    let paths = try #require(Self.published(text)["paths"] as? [String: [String: Any]])
    #expect(Set(try #require(paths["/a"]).keys) == ["parameters", "get"])
    #expect(
      Set(try #require(paths["/b"]).keys)
        == ["summary", "parameters", "post", "additionalOperations"])
    #expect(Set(try #require(paths["/c"]).keys) == ["get"])
    #expect(Set(try #require(paths["/d"]).keys) == ["put"])
    let components = try #require(Self.published(text)["components"] as? [String: Any])
    #expect(Set(try #require(components["pathItems"] as? [String: Any]).keys) == ["Called"])
    #expect(
      Set(try #require(components["responses"] as? [String: Any]).keys)
        == ["Got", "Posted", "Linked"])

    // What only one operation uses goes with it, also where the item is written out.
    let (_, some) = compile(contract, "filter: {operations: [get /a, link /b]}")
    let less = try Self.published(#require(some["EmbeddedContract.swift"]))
    let left = try #require((less["components"] as? [String: Any])?["responses"] as? [String: Any])
    #expect(Set(left.keys) == ["Got", "Linked"])
    let one = try #require((less["paths"] as? [String: [String: Any]])?["/a"])
    #expect(one["post"] == nil && one["get"] != nil)
  }

  /// The JSON in the emitted source.
  private static func published(_ source: String) throws -> [String: Any] {
    let start = try #require(source.range(of: "{\"openapi\""))
    let end = try #require(source[start.lowerBound...].firstIndex(of: "\n"))
    let line = source[start.lowerBound..<end]
    let json = try #require(
      line.lastIndex(of: "}").map { String(line[...$0]) })
    return try #require(
      JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }

  private static func namesNotes(_ source: String?) -> Bool {
    source.map { $0.contains("Note") || $0.contains("/notes") } ?? false
  }

  @Test("The access level is that of every declaration, and of no line of the contract")
  func access() throws {
    let contract = Self.owned.replacingOccurrences(of: "SECURITY", with: "security: [token: []]")
    let text = contract + "\nx-text: |\n  public and nobody else\n"
    for (level, modifier) in [("internal", ""), ("package", "package ")] {
      let (found, outputs) = compile(text, "accessModifier: \(level)")
      #expect(found.isEmpty)
      for (name, source) in outputs {
        let lines = source.split(separator: "\n").filter {
          $0.drop { $0 == " " }.hasPrefix("public ") && !$0.contains("and nobody else")
        }
        #expect(lines.isEmpty, "\(name)")
      }
      #expect(outputs["EmbeddedContract.swift"]?.contains("  public and nobody else") == true)
      #expect(outputs["Operations.swift"]?.contains("\n\(modifier)protocol API") == true)
    }
  }

  @Test("A file of comments has no options; strictness is an option")
  func options() {
    let (none, found) = ConfigurationReader.read(Array("# strict: true\n".utf8), path: "c.yaml")
    #expect(found.isEmpty && !none.isStrict)
    let (strict, _) = ConfigurationReader.read(Array("strict: true\n".utf8), path: "c.yaml")
    #expect(strict.isStrict)
  }
}
