// The model: identity behind references, both dialects of schemas, files, and what accessors say.

import Testing

@testable import OpenAPIDocument

/// Loads a document with the usual head in front, and expects it to be right.
private func document(
  _ body: String, version: String = "3.1.1", files: [String: String] = [:],
  path: String = "openapi.yaml"
) throws -> Document {
  let text = "openapi: \(version)\ninfo: {title: T, version: '1'}\n" + body
  let result = FolderReader.load(text, path: path, files: files)
  return try #require(
    result.document, Comment(rawValue: DiagnosticRenderer.text(result.diagnostics)))
}

@Suite struct ModelTests {
  @Test func equalReferencesAreOneObject() throws {
    let document = try document(
      """
      paths:
        /a:
          get:
            parameters: [{$ref: '#/components/parameters/Page'}]
            responses: {'200': {$ref: '#/components/responses/Ok'}}
          put:
            parameters: [{$ref: '#/components/parameters/Page'}]
            responses: {'200': {$ref: '#/components/responses/Ok'}}
      components:
        parameters: {Page: {name: page, in: query, schema: {$ref: '#/components/schemas/N'}}}
        responses:
          Ok: {$ref: '#/components/responses/Fine'}
          Fine: {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/N'}}}}
        schemas: {N: {type: integer}}
      """)
    let operations = document.paths[0].value.operations
    #expect(operations[0].parameters[0].value === operations[1].parameters[0].value)
    #expect(operations.map(\.method) == ["GET", "PUT"])
    let response = try #require(operations[0].responses.value(named: "200"))
    #expect(response.value === document.components.responses.value(named: "Fine")?.value)
    #expect(response.reference?.text.text == "#/components/responses/Ok")
    let schema = try #require(document.components.schemas.value(named: "N"))
    #expect(response.value.content[0].value.value.schema?.resolved === schema)
    #expect(operations[0].parameters[0].value.schema?.resolved === schema)
    #expect(operations[0].parameters[0].value.style == .form)
    #expect(operations[0].parameters[0].value.explode)
  }

  @Test func recursiveSchemasAreCirclesOfObjects() throws {
    let document = try document(
      "components: {schemas: {Tree: {type: object, properties: {left: {$ref: '#/components/schemas/Tree'}}}}}"
    )
    let tree = try #require(document.components.schemas.value(named: "Tree"))
    #expect(tree.properties[0].value.resolved === tree)
  }

  @Test func referencesReachInsideReferencesAndPercentEscapes() throws {
    let document = try document(
      """
      components:
        schemas:
          A: {$ref: '#/components/schemas/B'}
          B: {type: object, properties: {'a/b c': {type: string}}}
          C: {$ref: '#/components/schemas/A/properties/a~1b%20c'}
      """)
    #expect(document.components.schemas.value(named: "C")?.resolved.types == .string)
  }

  @Test func filesReferToFilesRelativeToThemselves() throws {
    let document = try document(
      "components: {schemas: {Book: {$ref: 'schemas/book.yaml#/Book'}}}",
      files: [
        "api/schemas/book.yaml":
          "Book: {type: object, properties: {by: {$ref: '../people.json'}, next: {$ref: '#/Book'}}}",
        "api/people.json": "{\"type\": \"string\"}",
      ], path: "api/openapi.yaml")
    let book = try #require(document.components.schemas.value(named: "Book")).resolved
    #expect(book.properties.value(named: "by")?.resolved.types == .string)
    #expect(book.properties.value(named: "next")?.resolved === book)
    #expect(
      document.files.map(\.path) == [
        "api/openapi.yaml", "api/schemas/book.yaml", "api/people.json",
      ])
  }

  @Test func identifiersAndAnchorsNameSchemas() throws {
    let document = try document(
      """
      components:
        schemas:
          Root:
            $id: https://example.com/root
            $defs:
              Inner: {$anchor: inner, type: integer}
            properties:
              a: {$ref: '#/$defs/Inner'}
              b: {$ref: '#inner'}
          Other: {$ref: 'https://example.com/root'}
      """)
    let root = try #require(document.components.schemas.value(named: "Root"))
    let inner = root.subschemas(of: .defs)[0].schema
    #expect(root.properties.allSatisfy { $0.value.resolved === inner })
    #expect(document.components.schemas.value(named: "Other")?.resolved === root)
  }

  @Test func bothDialectsSayTheSame() throws {
    let old = try document(
      "paths: {}\ncomponents: {schemas: {A: {type: number, nullable: true, minimum: 1, exclusiveMinimum: true, maximum: 9}}}",
      version: "3.0.4")
    let new = try document(
      "components: {schemas: {A: {type: [number, 'null'], exclusiveMinimum: 1, maximum: 9, unheard: of}}}"
    )
    for document in [old, new] {
      let schema = document.components.schemas[0].value
      #expect(schema.types == [.number, .null])
      #expect(schema.exclusiveMinimum?.text == "1")
      #expect(schema.inclusiveMinimum == nil)
      #expect(schema.inclusiveMaximum?.text == "9")
    }
    #expect(
      new.components.schemas[0].value.keywords.map(\.name) == [
        .type, .exclusiveMinimum, .maximum, nil,
      ])
  }

  @Test func siblingsOfReferencesCountSince31() throws {
    let body =
      "components: {schemas: {A: {type: string}, B: {$ref: '#/components/schemas/A', maxLength: 3}, C: {$ref: '#/components/schemas/A', description: c}}}"
    let new = try document(body).components.schemas
    #expect(new[1].value.resolved === new[1].value)
    #expect(new[1].value[.maxLength]?.integer == 3)
    #expect(new[2].value.resolved === new[0].value)
    let old = try document("paths: {}\n" + body, version: "3.0.0").components.schemas
    #expect(old[1].value.resolved === old[0].value)
    #expect(old[1].value.reference?.siblings.map(\.name) == ["maxLength"])
  }

  @Test func pathItemsBehindReferencesAreMerged() throws {
    let document = try document(
      """
      paths:
        /a:
          $ref: '#/components/pathItems/Shared'
          put: {responses: {'204': {description: done}}}
      components:
        pathItems:
          Shared:
            summary: shared
            get: {responses: {default: {description: any}}}
      """)
    let item = document.paths[0].value
    #expect(item.operations.map(\.method) == ["PUT", "GET"])
    #expect(item.summary == "shared")
  }

  @Test func securityIsAlternativesOfSchemes() throws {
    let document = try document(
      """
      security: [{Key: [], Token: [read]}, {}]
      paths:
        /a: {get: {security: [], responses: {'200': {description: ok}}}}
        /b: {get: {responses: {'200': {description: ok}}}}
      components:
        securitySchemes:
          Key: {type: apiKey, in: header, name: X-Key}
          Token: {type: http, scheme: Bearer, x-owner: {claim: sub}}
      """)
    let security = try #require(document.security)
    #expect(security.map { $0.uses.map(\.name) } == [["Key", "Token"], []])
    #expect(security[0].uses[1].scopes.map(\.text) == ["read"])
    #expect(security[0].uses[1].scheme.value.extensionValue("x-owner")?["claim"]?.text == "sub")
    #expect(document.paths[0].value.operations[0].security?.isEmpty == true)
    #expect(document.paths[1].value.operations[0].security == nil)
  }

  @Test func discriminatorsMapNamesAndReferences() throws {
    let document = try document(
      """
      components:
        schemas:
          A: {type: object}
          B: {type: object}
          U:
            oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]
            discriminator: {propertyName: k, mapping: {a: A, b: '#/components/schemas/B'}}
      """)
    let schemas = document.components.schemas
    let mapping = try #require(schemas[2].value.discriminator).mapping
    #expect(mapping.map(\.name) == ["a", "b"])
    #expect(mapping[0].value === schemas[0].value && mapping[1].value === schemas[1].value)
  }

  @Test func linksFindTheirOperations() throws {
    let document = try document(
      """
      paths:
        /a:
          get:
            operationId: readA
            responses:
              '200':
                description: ok
                links: {one: {operationId: readA}, two: {operationRef: '#/paths/~1a/get'}}
      """)
    let operation = document.paths[0].value.operations[0]
    let links = operation.responses[0].value.value.links
    #expect(links.allSatisfy { $0.value.value.operation === operation })
  }

  @Test func version32HasItsOwnFields() throws {
    let document = try document(
      """
      $self: https://example.com/openapi.yaml
      paths:
        /a:
          query: {responses: {'200': {summary: found}}}
          additionalOperations: {COPY: {responses: {'204': {}}}}
          get:
            parameters:
              - {name: q, in: querystring, content: {application/json: {itemSchema: {type: string}}}}
            responses: {default: {$ref: 'https://example.com/openapi.yaml#/components/responses/Ok'}}
      components: {responses: {Ok: {}}}
      """, version: "3.2.0")
    let item = document.paths[0].value
    #expect(item.operations.map(\.method) == ["QUERY", "GET", "COPY"])
    let parameter = item.operations[1].parameters[0].value
    #expect(parameter.place == .querystring)
    #expect(parameter.content[0].value.value.itemSchema?.types == .string)
    #expect(
      item.operations[1].responses[0].value.value === document.components.responses[0].value.value)
  }

  @Test func pathTemplatesComeApart() throws {
    let report = try #require(PathTemplate("/users/{id}/report.{format}"))
    #expect(report.segments.map(\.literals) == [["users"], ["", ""], ["report.", ""]])
    #expect(report.names == ["id", "format"])
    #expect(report.position(of: "format") == report.positions.last)
    #expect(report.segments.map(\.isParameter) == [false, true, false])
    #expect(PathTemplate("/a/")?.hasTrailingSlash == true)
    #expect(PathTemplate("/a/")?.segments.count == 1)
    #expect(PathTemplate("/")?.segments.isEmpty == true)
    #expect(PathTemplate("/a/{;id*}")?[.init(segment: 1, expression: 0)].text == ";id*")
    #expect(PathTemplate("/a/{;id*}")?.names == ["id"])
    for broken in ["/{", "/}", "/{}", "/{a}{a}", "/{a/b}", "/{a{b}}"] {
      #expect(PathTemplate(Name(broken)) == nil)
    }
  }
}
