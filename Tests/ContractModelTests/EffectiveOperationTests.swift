// What holds for an operation from around it: parameters of its path, headers that are ignored,
// security of the document.

import OpenAPIDocument
import Testing

@testable import ContractModel

/// Documents for tests, from text.
enum Contracts {
  static func read(_ text: String) throws -> Document {
    let result = DocumentLoader { path throws(DocumentLoader.FileError) in
      guard path == "openapi.yaml" else { throw DocumentLoader.FileError("no such file") }
      return Array(text.utf8)
    }.load("openapi.yaml")
    return try #require(
      result.document, Comment(rawValue: DiagnosticRenderer.text(result.diagnostics)))
  }
}

@Suite struct EffectiveOperationTests {
  private static let text = """
    openapi: 3.1.0
    info: {title: Tasks, version: '1'}
    security: [{bearer: []}]
    paths:
      /tasks/{id}:
        servers: [{url: /path}]
        parameters:
          - {name: id, in: path, required: true, schema: {type: integer}}
          - {name: limit, in: query, schema: {type: integer}}
          - {name: X-Trace, in: header, schema: {type: string}}
          - {name: Authorization, in: header, schema: {type: string}}
        get:
          servers: [{url: /own}]
          parameters:
            - {name: limit, in: query, schema: {type: string}}
            - {name: limit, in: header, schema: {type: string}}
            - {name: x-trace, in: header, schema: {type: integer}}
            - {name: ACCEPT, in: header, schema: {type: string}}
            - {name: accept, in: query, schema: {type: string}}
          responses:
            '200':
              description: A task.
              headers:
                content-TYPE: {schema: {type: string}}
                ETag: {schema: {type: string}}
        put:
          security: []
          responses: {'204': {description: Done.}}
        delete:
          security: [{}, {bearer: [], key: [write]}]
          responses: {'204': {description: Done.}}
    components:
      securitySchemes:
        bearer: {type: http, scheme: bearer}
        key: {type: apiKey, in: header, name: Key}
    """

  private func operations() throws -> (Document, [Name: EffectiveOperation]) {
    let document = try Contracts.read(Self.text)
    let path = try #require(document.paths.first)
    let pairs = path.value.operations.map {
      ($0.method, EffectiveOperation($0, of: path.value, at: path.name))
    }
    return (document, Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
  }

  private func shown(_ operation: EffectiveOperation?) -> [String] {
    (operation?.parameters ?? []).map { parameter in
      let type = parameter.value.schema?[.type]?.text ?? ""
      return "\(parameter.value.place.rawValue) \(parameter.value.name): \(type)"
    }
  }

  /// An operation's parameter takes the place of its path's with the same place and name.
  @Test func parametersOfThePathHoldUnlessReplaced() throws {
    let (_, operations) = try operations()
    #expect(
      shown(operations["GET"]) == [
        "path id: integer", "query limit: string", "header limit: string",
        "header x-trace: integer", "query accept: string",
      ])
    #expect(
      shown(operations["PUT"]) == [
        "path id: integer", "query limit: integer", "header X-Trace: string",
      ])
  }

  @Test func headersThatOthersDescribeAreIgnored() throws {
    let (_, operations) = try operations()
    let response = try #require(operations["GET"]?.operation.responses.first?.value.value)
    #expect(response.headers.count == 2)
    #expect(response.effectiveHeaders.map(\.name) == ["ETag"])
  }

  @Test func serversOfTheOperationStandBeforeThoseOfThePath() throws {
    let (_, operations) = try operations()
    #expect(operations["GET"]?.ownServers?.map(\.url) == ["/own"])
    #expect(operations["PUT"]?.ownServers?.map(\.url) == ["/path"])
  }

  /// The document's security holds unless an operation states its own; an empty list is public.
  @Test func securityOfTheDocumentHoldsUnlessReplaced() throws {
    let (document, operations) = try operations()
    let model = SecurityModel(document)
    let alternatives = operations.mapValues { operation in
      model.alternatives(of: operation.operation).map { alternative in
        alternative.uses.map { "\(model.schemes[$0.scheme].name) \($0.scopes.map(\.text))" }
      }
    }
    #expect(alternatives["GET"] == [["bearer []"]])
    #expect(alternatives["PUT"] == [])
    #expect(alternatives["DELETE"] == [[], ["bearer []", "key [\"write\"]"]])
    let first = try #require(operations["DELETE"].map { model.alternatives(of: $0.operation)[0] })
    #expect(first.isAnonymous)
    #expect(first.node.pointer == "/paths/~1tasks~1{id}/delete/security/0")
  }
}
