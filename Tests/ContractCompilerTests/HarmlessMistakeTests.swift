// Severity follows effect: a mistake that is only a warning changes nothing about the server, so the
// Swift of the wrong contract is that of the right one. And every kind of finding is documented.

import ContractModel
import Foundation
import OpenAPIDocument
import Testing

@testable import ContractCompiler

@Suite("Severity")
struct HarmlessMistakeTests {
  /// A part of the contract below, and the same with a mistake, of as many lines.
  struct Mistake: CustomTestStringConvertible {
    var right: String
    var wrong: String
    var testDescription: String { wrong }

    init(_ right: String, _ wrong: String) {
      self.right = right
      self.wrong = wrong
    }
  }

  private static let contract = """
    openapi: 3.0.4
    info: {title: '1', version: '1', license: {name: MIT}}
    servers: [{url: 'https://{host}/v1', variables: {host: {default: here, enum: [here]}}}]
    tags: [{name: books}]
    paths:
      /books/{id}:
        get:
          operationId: findBook
          tags: [books]
          summary: Finds a book
          parameters:
            - {name: id, in: path, required: true, schema: {type: string}}
            - {name: full, in: query, schema: {type: boolean}, example: true}
          responses:
            2XX: {description: A book, content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
            '404': {description: None, links: {self: {operationId: findBook}}}
        post:
          operationId: noteBook
          parameters: [{name: id, in: path, required: true, schema: {type: string}}]
          requestBody:
            content:
              application/x-www-form-urlencoded:
                schema: {$ref: '#/components/schemas/Book'}
                encoding: {note: {explode: true}}
              multipart/form-data:
                schema: {type: object, properties: {cover: {type: string, format: binary}}}
                encoding: {cover: {contentType: image/png}}
          responses: {'204': {description: Noted}}
    components:
      schemas:
        Book:
          type: object
          required: [title]
          properties:
            title: {type: string, maxLength: 9, description: The title, xml: {name: t}}
            note: {type: string, default: none}
      securitySchemes:
        login: {type: oauth2, flows: {implicit: {authorizationUrl: '/in', scopes: {}}}}
    """

  static let mistakes = [
    Mistake("openapi: 3.0.4", "openapi: 3.0"),
    Mistake("title: '1', version: '1'", "version: '1'"),
    Mistake("version: '1'", "version: 1.0"),
    Mistake("license: {name: MIT}", "license: {url: /license}"),
    Mistake("license: {name: MIT}", "license: MIT"),
    Mistake("license: {name: MIT}", "contact: {phone: none}"),
    Mistake("variables: {host: {default: here, enum: [here]}}", "description: none"),
    Mistake("{default: here, enum: [here]}", "{default: 8080}"),
    Mistake("{default: here, enum: [here]}", "{default: here, enum: [there]}"),
    Mistake("{default: here, enum: [here]}", "{enum: [here]}"),
    Mistake("[{name: books}]", "[books]"),
    Mistake("[{name: books}]", "[{name: books}, {name: books}]"),
    Mistake("tags: [books]", "tags: books"),
    Mistake("summary: Finds a book", "summary: Finds a book\n      internal: true"),
    Mistake("in: path, required: true", "in: path"),
    Mistake("in: path, required: true", "in: path, required: false"),
    Mistake("example: true", "example: true, examples: {one: {value: true}}"),
    Mistake("example: true", "examples: {one: {$ref: '#/components/examples/None'}}"),
    Mistake("example: true", "deprecated: 'no'"),
    Mistake("example: true", "allowEmptyValue: false, x-y: 1, note: true"),
    Mistake("2XX: {description: A book, ", "2xx: {description: A book, "),
    Mistake("2XX: {description: A book, ", "2XX: {"),
    Mistake("description: None, links", "links"),
    Mistake("{operationId: findBook}", "{operationId: loseBook}"),
    Mistake("{operationId: findBook}", "{$ref: '#/components/links/None'}"),
    Mistake("{operationId: findBook}", "{}"),
    Mistake("required: [title]", "required: [title, title]"),
    Mistake("default: none}", "required: [], default: none}"),
    Mistake("default: none}", "default: none, allOf: []}"),
    Mistake("xml: {name: t}", "xml: t"),
    Mistake("xml: {name: t}", "externalDocs: {description: no address}"),
    Mistake("xml: {name: t}", "$comment: since 3.1"),
    Mistake("xml: {name: t}", "shelf: 9"),
    Mistake("{authorizationUrl: '/in', scopes: {}}", "{scopes: {}}"),
    Mistake("{note: {explode: true}}", "{note: {explode: true}, notes: {explode: false}}"),
    Mistake("{contentType: image/png}", "{contentType: image/png}, covers: {contentType: a/b}"),
    Mistake("schemas:\n", "examples: []\n  schemas:\n"),
  ]

  /// Mistakes of the same kinds that do change what a server would do.
  static let errors = [
    Mistake("openapi: 3.0.4", "openapi: 4.0"),
    Mistake("tags: [books]", "secutiry: []"),
    Mistake("tags: [books]", "consumes: [text/plain]"),
    Mistake("in: path, required: true", "in: path, requierd: true"),
    Mistake("in: query, schema: {type: boolean}", "in: query, type: boolean"),
    Mistake("2XX: {description: A book, ", "20X: {description: A book, "),
    Mistake("'404': {", "2xx: {description: again}\n        '404': {"),
    Mistake("maxLength: 9", "maxLenght: 9"),
    Mistake("maxLength: 9", "const: a"),
    Mistake("required: [title]", "required: title"),
    Mistake("default: none}", "default: none, oneOf: []}"),
    Mistake("type: oauth2", "type: oauth"),
    Mistake("$ref: '#/components/schemas/Book'", "$ref: '#/components/schemas/Boook'"),
  ]

  @Test("A harmless mistake is a warning, and the server is the same", arguments: mistakes)
  func harmless(mistake: Mistake) throws {
    let (rightFindings, right) = try Self.compile(Self.contract)
    #expect(rightFindings.isEmpty, Comment(rawValue: DiagnosticRenderer.text(rightFindings)))
    let (findings, wrong) = try Self.compile(Self.contract, with: mistake)
    let text = Comment(rawValue: DiagnosticRenderer.text(findings))
    #expect(findings.contains { $0.severity == .warning }, text)
    #expect(!findings.contains { $0.severity == .error }, text)
    #expect(wrong.keys == right.keys)
    for (name, source) in right {
      #expect(Self.code(wrong[name] ?? "") == Self.code(source), "\(name) differs")
    }
  }

  @Test("A mistake that changes something is an error", arguments: errors)
  func harmful(mistake: Mistake) throws {
    let (findings, outputs) = try Self.compile(Self.contract, with: mistake)
    #expect(findings.contains { $0.severity == .error })
    #expect(outputs.isEmpty)
  }

  @Test("docs/CONTRACT.md lists every kind under the effects that it can have")
  func documented() throws {
    let page = CaseTests.root.appendingPathComponent("docs/CONTRACT.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    var listed: [String: Set<String>] = [:]
    for line in text.split(separator: "\n") {
      for effect in Effect.allCases where line.hasPrefix("| `\(effect.rawValue)` ") {
        let kinds = line.split(separator: "|").last ?? ""
        listed[effect.rawValue] = Set(
          kinds.split(separator: "`").map(String.init).filter { $0.contains { $0.isLetter } })
      }
    }
    var expected: [String: Set<String>] = [:]
    func add(_ kinds: [some DiagnosticKind]) {
      for kind in kinds {
        for effect in kind.effects { expected[effect.rawValue, default: []].insert(kind.rawValue) }
      }
    }
    add(Array(DiagnosticCode.allCases))
    add(Array(ModelCode.allCases))
    add(Array(CompilerCode.allCases))
    for effect in Effect.allCases.map(\.rawValue) {
      let (page, code) = (listed[effect] ?? [], expected[effect] ?? [])
      #expect(
        page == code,
        "\(effect): missing \(code.subtracting(page).sorted()), wrong \(page.subtracting(code).sorted())"
      )
    }
  }

  /// What is found in the contract with a mistake, and the Swift but for the embedded contract.
  private static func compile(
    _ contract: String, with mistake: Mistake? = nil
  ) throws -> ([Diagnostic], [String: String]) {
    var text = contract
    if let mistake {
      try #require(text.contains(mistake.right), "the contract has not what is to be wrong")
      text = text.replacingOccurrences(of: mistake.right, with: mistake.wrong)
    }
    let bytes = Array(text.utf8)
    let result = DocumentLoader { _ throws(DocumentLoader.FileError) in bytes }
      .load("openapi.yaml")
    guard let document = result.document else { return (result.diagnostics, [:]) }
    let compilation = Compilation(of: document)
    let sources = compilation.outputs().filter { $0.name != "EmbeddedContract.swift" }
    return (
      result.diagnostics + compilation.diagnostics,
      Dictionary(uniqueKeysWithValues: sources.map { ($0.name, $0.text) })
    )
  }

  /// The lines that are no comments: these name lines and repeat descriptions.
  private static func code(_ text: String) -> [Substring] {
    text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }.map {
      $0.prefix(upTo: $0.firstRange(of: "  //")?.lowerBound ?? $0.endIndex)
    }
  }
}
