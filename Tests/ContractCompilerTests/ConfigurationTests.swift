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
