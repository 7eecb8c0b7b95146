// Published documents through the whole compiler: the folder is named by the environment variable
// TEST_CORPUS, and its INDEX.tsv says which documents are known to be invalid. `make corpus` compiles
// what is emitted for all of them with the release compiler; here a representative part is type-checked.

import ContractCompiler
import ContractTestSupport
import Foundation
import OpenAPIDocument
import Testing

/// A document of the corpus.
struct CorpusDocument: Sendable, CustomTestStringConvertible {
  var name: String
  var bytes: Int
  var isKnownInvalid: Bool

  var testDescription: String { name }

  static let folder = ProcessInfo.processInfo.environment["TEST_CORPUS"].map {
    URL(fileURLWithPath: $0, isDirectory: true)
  }

  /// Every document of the index up to a size, as debug builds take long for the large ones.
  static func all(upTo limit: Int) -> [CorpusDocument] {
    guard let folder,
      let index = try? String(contentsOf: folder.appending(path: "INDEX.tsv"), encoding: .utf8)
    else { return [] }
    let rows = index.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    guard let head = rows.first, let name = head.firstIndex(of: "file"),
      let bytes = head.firstIndex(of: "bytes"), let invalid = head.firstIndex(of: "known_invalid")
    else { return [] }
    return rows.dropFirst().map {
      CorpusDocument(
        name: $0[name], bytes: Int($0[bytes]) ?? .max, isKnownInvalid: $0[invalid] == "yes")
    }.filter { $0.bytes <= limit }
  }

  /// What the loader and the compiler make of it.
  func compile() throws -> (diagnostics: [Diagnostic], outputs: [Compilation.Output]) {
    let folder = try #require(Self.folder)
    let loader = DocumentLoader { path throws(DocumentLoader.FileError) in
      guard let data = FileManager.default.contents(atPath: folder.appending(path: path).path)
      else { throw DocumentLoader.FileError("no such file") }
      return [UInt8](data)
    }
    let result = loader.load(name)
    guard let document = result.document else { return (result.diagnostics, []) }
    let compilation = Compilation(of: document)
    return (result.diagnostics + compilation.diagnostics, compilation.outputs())
  }
}

@Suite(
  "Published documents",
  .enabled(if: CorpusDocument.folder != nil, "TEST_CORPUS names no folder of OpenAPI documents"))
struct CorpusTests {
  @Test("The corpus is there and has both kinds of documents")
  func corpus() {
    let documents = CorpusDocument.all(upTo: .max)
    #expect(documents.count > 50)
    #expect(documents.contains { $0.isKnownInvalid })
  }

  @Test(
    "A valid document is compiled, an invalid one gets a located error",
    arguments: CorpusDocument.all(upTo: 400_000))
  func compiled(document: CorpusDocument) throws {
    let (diagnostics, outputs) = try document.compile()
    let errors = diagnostics.filter { $0.severity == .error }
    if document.isKnownInvalid {
      #expect(outputs.isEmpty)
      #expect(!errors.isEmpty)
      #expect(errors.allSatisfy { $0.location.line > 0 && $0.location.column > 0 })
    } else {
      let text = DiagnosticRenderer.text(Array(errors.prefix(3)))
      #expect(outputs.count == Compilation.outputNames.count, Comment(rawValue: text))
    }
  }

  /// Small enough that all of them take about a minute.
  @Test(
    "The emitted Swift compiles without a warning",
    arguments: CorpusDocument.all(upTo: 60_000).filter { !$0.isKnownInvalid })
  func emitted(document: CorpusDocument) throws {
    let (_, outputs) = try document.compile()
    try SwiftCompiler.check(outputs)
  }
}
