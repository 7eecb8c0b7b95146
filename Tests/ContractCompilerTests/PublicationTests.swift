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
    for name in ["Cat", "dog", "Big bird"] { #expect(codecs.contains("\"\(name)\""), "\(name)") }
    #expect(!codecs.contains(".yaml\""))
  }
}
