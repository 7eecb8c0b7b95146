// What a server publishes of a contract that is filtered or in several files: one JSON file that means
// the same to whoever reads it alone.

import ContractDiff
import Foundation
import OpenAPIDocument
import Testing

@testable import ContractCompiler

@Suite("Publication")
struct PublicationTests {
  @Test(
    "A contract in several files, or filtered, is published as one file",
    arguments: CaseTests.names.filter { $0 == "configuration" || $0.hasPrefix("several-files") })
  func oneFile(name: String) throws {
    let folder = CaseTests.folder.appendingPathComponent(name, isDirectory: true)
    let published = try #require(
      CaseTests.compilation(folder.appendingPathComponent("openapi.yaml")).publishedJSON)
    let value = try JSONSerialization.jsonObject(with: Data(published))
    let text = try JSONSerialization.data(
      withJSONObject: value, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    try CaseTests.compare(
      String(decoding: text, as: UTF8.self) + "\n",
      with: folder.appendingPathComponent("published.json"))
    // Read alone it is complete.
    let (diagnostics, outputs) = CaseTests.compile { path throws(DocumentLoader.FileError) in
      guard path == "openapi.yaml" else { throw DocumentLoader.FileError("no such file") }
      return published
    }
    #expect(diagnostics.isEmpty && !outputs.isEmpty)
  }

  @Test(
    "Published as one file, a contract in several means the same",
    arguments: CaseTests.names.filter { $0.hasPrefix("several-files") && !$0.hasSuffix("filtered") }
  )
  func sameMeaning(name: String) throws {
    let folder = CaseTests.folder.appendingPathComponent(name, isDirectory: true)
    let contract = folder.appendingPathComponent("openapi.yaml")
    let published = try #require(CaseTests.compilation(contract).publishedJSON)
    let before = try #require(CaseTests.load(contract).document)
    let after = try #require(
      DocumentLoader { _ throws(DocumentLoader.FileError) in published }.load("openapi.json")
        .document)
    #expect(ContractComparison(old: before, new: after).changes.map(\.message) == [])
    #expect(ContractComparison(old: after, new: before).changes.map(\.message) == [])
  }

  /// The published JSON of files, and what was found.
  private static func publish(
    _ files: [String: String], filter: String? = nil
  ) throws -> (text: String, diagnostics: [Diagnostic]) {
    let (configuration, mistakes) = ConfigurationReader.read(
      Array((filter.map { "filter: \($0)" } ?? "").utf8), path: "contract-config.yaml")
    let result = DocumentLoader { path throws(DocumentLoader.FileError) in
      guard let text = files[path] else { throw DocumentLoader.FileError("no such file") }
      return Array(text.utf8)
    }.load("openapi.yaml")
    let document = try #require(result.document, "\(result.diagnostics.map(\.message))")
    let compilation = Compilation(of: document, configuration: configuration)
    let found = mistakes + result.diagnostics + compilation.diagnostics
    let json = try #require(compilation.publishedJSON, "\(found.map(\.message))")
    let alone = DocumentLoader { path throws(DocumentLoader.FileError) in
      guard path == "published.json" else { throw DocumentLoader.FileError("no such file") }
      return json
    }.load("published.json")
    #expect(alone.diagnostics.isEmpty, "\(alone.diagnostics.map(\.message))")
    return (String(decoding: json, as: UTF8.self), found)
  }

  private static let head = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\n"

  @Test("A callback may be the path whose callback it is")
  func callbacksWithinThemselves() throws {
    let path =
      "callbacks: {c: {'{$url}': {$ref: '#/paths/~1a'}}}, responses: {'204': {description: d}}"
    let (text, found) = try Self.publish([
      "openapi.yaml": Self.head + "paths: {/a: {post: {operationId: a, \(path)}}}"
    ])
    #expect(found.isEmpty && text.contains(##""$ref":"#/paths/~1a""##))
  }

  @Test("A path item that several paths share in part is no place for what one of them has not")
  func sharedPathItems() throws {
    let (text, _) = try Self.publish(
      [
        "openapi.yaml": Self.head + "paths: {/a: {$ref: p.yaml}, /b: {$ref: p.yaml}}",
        "p.yaml": """
        get:
          responses:
            '200':
              description: d
              content:
                application/json:
                  schema: {$ref: '#/delete/responses/200/content/application~1json/schema/properties/q'}
        delete:
          responses:
            '200':
              description: d
              content: {application/json: {schema: {type: object, properties: {q: {type: integer}}}}}
        """,
      ], filter: "{operations: [get /a, delete /b]}")
    #expect(!text.contains("~1a"))
  }

  @Test("What a filter leaves out is not published by links, data or what stands around a part")
  func leaks() throws {
    let (text, _) = try Self.publish(
      [
        "openapi.yaml": Self.head + """
          paths:
            /a:
              get:
                operationId: a
                responses:
                  '200':
                    description: d
                    content:
                      application/json:
                        schema: {$ref: '#/components/pathItems/B/get/responses/200/content/application~1json/schema/properties/z'}
                        example: {mapping: {k: Secret}}
                    links: {l: {operationId: secretB}, m: {operationRef: '#/paths/~1b/get'}}
            /b: {$ref: '#/components/pathItems/B'}
          components:
            schemas: {Secret: {type: string}}
            pathItems:
              B:
                description: SECRET
                get:
                  operationId: secretB
                  responses:
                    '200':
                      description: d
                      content: {application/json: {schema: {type: object, properties: {z: {type: object}}}}}
          """
      ], filter: "{operations: [a]}")
    #expect(!text.contains("SECRET") && !text.contains("secretB") && !text.contains("~1b"))
    #expect(!text.contains(##""schemas":{"Secret""##) && text.contains(##""z":{"type":"object"}"##))
  }

  @Test("What stands beside a reference to a path item is told from the item")
  func siblings() throws {
    let (text, _) = try Self.publish([
      "openapi.yaml": Self.head + """
        paths:
          /a: {$ref: p.yaml, x-a: 2, parameters: [{name: q, in: query, schema: {type: integer}}]}
        webhooks: {w: {$ref: p.yaml}}
        """,
      "p.yaml": "{x-a: 1, get: {responses: {'204': {description: d}}}}",
    ])
    #expect(text.contains(##""w":{"$ref":"#/components/pathItems/p"}"##))
    #expect(text.components(separatedBy: ##""x-a":2"##).count == 2)
    #expect(text.components(separatedBy: ##""x-a":1"##).count == 2)
  }

  @Test("What stands beside a reference in 3.0 is a component where something refers to it")
  func ignoredSiblings() throws {
    let (text, _) = try Self.publish([
      "openapi.yaml": """
      openapi: 3.0.3
      info: {title: t, version: '1'}
      paths: {}
      components: {schemas: {Shelf: {type: array, items: {$ref: book.yaml}}}}
      """,
      "book.yaml": "{$ref: '#/definitions/Book', definitions: {Book: {type: string}}}",
    ])
    #expect(text.contains(##""book":{"$ref":"#/components/schemas/Book"}"##))
    #expect(text.contains(##""Book":{"type":"string"}"##))
  }

  @Test("A reference through a component that is left out leads to where it ends")
  func throughReferences() throws {
    let (text, _) = try Self.publish(
      [
        "openapi.yaml": Self.head + """
          paths:
            /a:
              get:
                operationId: a
                responses:
                  '200':
                    description: d
                    content: {application/json: {schema: {$ref: '#/components/schemas/A/properties/x'}}}
            /b: {$ref: '#/components/pathItems/B'}
            /c:
              get:
                operationId: c
                parameters: [{name: q, in: query, schema: {$ref: '#/paths/~1b/parameters/0/schema'}}]
                responses: {'204': {description: d}}
          components:
            schemas:
              A: {$ref: '#/components/schemas/B'}
              B: {type: object, properties: {x: {type: string}}}
            pathItems:
              B:
                description: SECRET
                parameters: [{name: z, in: query, schema: {type: integer}}]
                get: {operationId: b, responses: {'204': {description: d}}}
          """
      ], filter: "{operations: [a, c]}")
    #expect(!text.contains("SECRET") && !text.contains("/schemas/A"))
  }

  @Test("A link leads to the path that it names, and to none that is left out")
  func links() throws {
    let files = [
      "openapi.yaml": Self.head + """
        paths:
          /a: {$ref: p.yaml, summary: s}
          /b: {$ref: p.yaml}
          /c:
            get:
              operationId: c
              responses:
                '204':
                  description: d
                  links:
                    a: {operationRef: '#/paths/~1a/get'}
                    b: {operationRef: '#/paths/~1b/get'}
                    w: {operationId: hook}
        webhooks: {w: {post: {operationId: hook, responses: {'204': {description: d}}}}}
        """,
      "p.yaml": "get: {responses: {'204': {description: d, links: {l: {operationRef: '#/get'}}}}}",
    ]
    let (whole, _) = try Self.publish(files)
    #expect(whole.contains(##""a":{"operationRef":"#/paths/~1a/get"}"##))
    #expect(whole.contains(##""b":{"operationRef":"#/paths/~1b/get"}"##))
    #expect(whole.contains(##""l":{"operationRef":"#/paths/~1a/get"}"##))
    let (part, _) = try Self.publish(files, filter: "{operations: [get /a, c]}")
    #expect(part.contains("~1a/get") && !part.contains("~1b") && part.contains("\"hook\"}"))
  }

  @Test("The entry file is not called by its name where it is published")
  func ownName() throws {
    let (text, _) = try Self.publish([
      "openapi.yaml": Self.head + """
        paths: {}
        components: {schemas: {A: {$ref: './openapi.yaml#/components/schemas/B'}, B: {type: string}}}
        """
    ])
    #expect(text.contains(##""A":{"$ref":"#/components/schemas/B"}"##))
  }

  @Test("An alias of YAML has the name that a reference says")
  func aliases() throws {
    let (_, outputs) = CaseTests.compile { _ throws(DocumentLoader.FileError) in
      Array(
        """
        openapi: 3.1.0
        info: {title: t, version: '1'}
        paths:
          /a:
            post:
              operationId: a
              requestBody:
                content:
                  application/json:
                    schema:
                      oneOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/C'}]
                      discriminator: {propertyName: kind}
              responses: {'204': {description: d}}
        components:
          schemas:
            A: &a {type: object, required: [kind], properties: {kind: {type: string}, x: {type: string}}}
            B: *a
            C: {type: object, required: [kind], properties: {kind: {type: string}, y: {type: string}}}
        """.utf8)
    }
    let codecs = try #require(outputs.first { $0.name == "Codecs.swift" }).text
    #expect(codecs.contains("\"B\"") && !codecs.contains("\"A\""))
  }

  @Test("What a foreign schema is called that a discriminator chooses")
  func names() throws {
    let files = [
      "openapi.yaml": """
      openapi: 3.1.0
      info: {title: t, version: '1'}
      paths:
        /pets:
          get:
            operationId: list
            responses:
              '200':
                description: d
                content: {application/json: {schema: {$ref: 'pet.yaml'}}}
      components:
        schemas:
          Cat: {$ref: 'cat.yaml'}
      """,
      "pet.yaml": """
      oneOf: [{$ref: cat.yaml}, {$ref: dog.yaml}, {$ref: 'others.yaml#/Big%20bird'}]
      discriminator: {propertyName: kind}
      """,
      "cat.yaml": "{type: object, required: [kind], properties: {kind: {type: string}}}",
      "dog.yaml": "{type: object, required: [kind, a], properties: {kind: {type: string}, a: {}}}",
      "others.yaml":
        "{Big bird: {type: object, required: [kind, b], properties: {kind: {type: string}, b: {}}}}",
    ]
    let (_, outputs) = CaseTests.compile { path throws(DocumentLoader.FileError) in
      guard let text = files[path] else { throw DocumentLoader.FileError("no such file") }
      return Array(text.utf8)
    }
    let codecs = try #require(outputs.first { $0.name == "Codecs.swift" }).text
    for name in ["Cat", "dog", "Big_bird"] { #expect(codecs.contains("\"\(name)\""), "\(name)") }
    #expect(!codecs.contains(".yaml\""))
  }
}
