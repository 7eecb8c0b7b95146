// Case folders: a contract, maybe with its contract-config.yaml, and what the compiler makes of it,
// findings or Swift. To accept what it makes now, run `make update-cases` and read the difference.

import ContractModel
import ContractTestSupport
import Foundation
import OpenAPIDocument
import Testing

@testable import ContractCompiler

@Suite("Cases")
struct CaseTests {
  /// The folders below Cases; `todo` stands for the package's own contract.
  static let names: [String] = {
    let list = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (list ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }()

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Cases", isDirectory: true)
  static let root = folder.deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test("The compiler says and emits what is expected", arguments: names)
  func expected(name: String) throws {
    let folder = Self.folder.appendingPathComponent(name, isDirectory: true)
    let own = folder.appendingPathComponent("openapi.yaml")
    let contract =
      FileManager.default.fileExists(atPath: own.path)
      ? own : Self.root.appendingPathComponent("openapi.yaml")
    let (diagnostics, outputs) = Self.compile(contract)
    try Self.compare(
      DiagnosticRenderer.text(diagnostics), with: folder.appendingPathComponent("diagnostics.txt"))
    let expected = folder.appendingPathComponent("Expected", isDirectory: true)
    // The embedded contract repeats the contract; a test of its own reads it back.
    for output in outputs where output.name != "EmbeddedContract.swift" {
      if diagnostics.isEmpty || FileManager.default.fileExists(atPath: expected.path) {
        try Self.compare(output.text, with: expected.appendingPathComponent(output.name))
      }
    }
  }

  @Test(
    "Every diagnostic code has a case that shows it",
    arguments: CompilerCode.allCases.map(\.rawValue) + ModelCode.allCases.map(\.rawValue))
  func codes(code: String) throws {
    let file = Self.folder.appendingPathComponent("\(code)/diagnostics.txt")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.contains("[\(code)]"))
  }

  @Test("The order of schemas, paths and properties changes no name")
  func orderIndependence() {
    let first = Self.outputs(of: Self.document(reversed: false))
    let second = Self.outputs(of: Self.document(reversed: true))
    let names = [first, second].map { text in
      Set(text.split(separator: "\n").compactMap(Self.declaredName))
    }
    #expect(names[0] == names[1])
    #expect(names[0].count > 20)
  }

  @Test("Two runs emit the same bytes")
  func determinism() {
    let (_, first) = Self.compile(Self.root.appendingPathComponent("openapi.yaml"))
    let (_, second) = Self.compile(Self.root.appendingPathComponent("openapi.yaml"))
    #expect(first.map(\.text) == second.map(\.text))
    #expect(first.map(\.name) == Compilation.outputNames)
  }

  @Test("The embedded contract is the contract, byte for byte")
  func embedding() throws {
    let file = Self.root.appendingPathComponent("openapi.yaml")
    let source = try String(contentsOf: file, encoding: .utf8)
    let (_, outputs) = Self.compile(file)
    let embedded = try #require(outputs.last { $0.name == "EmbeddedContract.swift" })
    #expect(embedded.text.contains(source))
    #expect(SHA256.digest(Array("abc".utf8)).prefix(4) == [0xBA, 0x78, 0x16, 0xBF])
  }

  // MARK: - Running

  private static func compile(_ file: URL) -> ([Diagnostic], [Compilation.Output]) {
    compile(options: options(beside: file), files(beside: file))
  }

  static func compile(
    options: [UInt8] = [], _ read: @escaping FileReader
  ) -> ([Diagnostic], [Compilation.Output]) {
    let (configuration, mistakes) = ConfigurationReader.read(options, path: "contract-config.yaml")
    let result = DocumentLoader(readFile: read).load("openapi.yaml")
    let found = mistakes + result.diagnostics
    guard let document = result.document else { return (found, []) }
    let compilation = Compilation(of: document, configuration: configuration)
    return (found + compilation.diagnostics, compilation.outputs())
  }

  typealias FileReader = (String) throws(DocumentLoader.FileError) -> [UInt8]

  /// The document of a file, with those that it refers to.
  static func load(_ file: URL) -> DocumentLoader.Result {
    DocumentLoader(readFile: files(beside: file)).load("openapi.yaml")
  }

  /// A compilation of the document of a file, with the options beside it.
  static func compilation(_ file: URL) throws -> Compilation {
    let (configuration, _) = ConfigurationReader.read(
      options(beside: file), path: "contract-config.yaml")
    return Compilation(of: try #require(load(file).document), configuration: configuration)
  }

  private static func options(beside file: URL) -> [UInt8] {
    let options = file.deletingLastPathComponent().appendingPathComponent("contract-config.yaml")
    return (try? Data(contentsOf: options)).map(Array.init) ?? []
  }

  private static func files(beside file: URL) -> FileReader {
    let folder = file.deletingLastPathComponent()
    return { path throws(DocumentLoader.FileError) in
      guard let data = try? Data(contentsOf: folder.appendingPathComponent(path)) else {
        throw DocumentLoader.FileError("no such file")
      }
      return Array(data)
    }
  }

  private static func outputs(of text: String) -> String {
    let (_, outputs) = compile { _ throws(DocumentLoader.FileError) in Array(text.utf8) }
    return outputs.filter { $0.name != "EmbeddedContract.swift" }.map(\.text).joined()
  }

  static func compare(_ actual: String, with file: URL) throws {
    let expected = try? String(contentsOf: file, encoding: .utf8)
    if CaseUpdates.areWanted {
      if actual.isEmpty {
        try? FileManager.default.removeItem(at: file)
      } else if actual != expected {
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try actual.write(to: file, atomically: true, encoding: .utf8)
      }
      return
    }
    #expect(actual == expected ?? "", "\(file.lastPathComponent) differs")
  }

  /// The name that a line declares.
  private static func declaredName(_ line: Substring) -> String? {
    let words = line.split(separator: " ")
    guard let index = words.firstIndex(where: { ["struct", "enum", "var", "case"].contains($0) }),
      index + 1 < words.count
    else { return nil }
    return String(words[index + 1].prefix { $0 != "(" && $0 != ":" })
  }

  /// A contract full of collisions, in one order or the other.
  private static func document(reversed: Bool) -> String {
    let properties = ["user_id", "userId", "user-id", "tags", "+1", "-1", "class"].map {
      "        '\($0)': {type: object, properties: {a: {type: string, enum: [x, X, '+x']}}}"
    }
    let schemas = ["Task", "task", "String", "Error"].map { name in
      let list = reversed ? properties.reversed() : properties
      return "    '\(name)':\n      type: object\n      properties:\n"
        + list.joined(separator: "\n")
    }
    let list = reversed ? schemas.reversed() : schemas
    let paths = ["/b", "/a", "/c"].map { path in
      "  '\(path)': {get: {parameters: [{$ref: '#/components/parameters/Order'}], "
        + "responses: {'200': {$ref: '#/components/responses/Page'}}}}"
    }
    return """
      openapi: 3.1.0
      info: {title: Names, version: '1'}
      paths:

      """ + (reversed ? paths.reversed() : paths).joined(separator: "\n") + """

        components:
          parameters:
            Order: {name: order, in: query, schema: {type: string, enum: [up, down]}}
          responses:
            Page:
              description: A page.
              content: {application/json: {schema: {type: object, properties: {a: {type: object, properties: {b: {type: string}}}}}}}
          schemas:

        """ + list.joined(separator: "\n") + "\n"
  }
}
